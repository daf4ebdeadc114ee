//! What is lost by somebody who does what a help line says.

use vbe::syntax::finding::Finding;

/// The values that have gone, other than what was marked.
pub(super) fn lost(text: &str, mended: &str, finding: &Finding) -> Vec<String> {
    let mut left = super::values(mended);
    let line = line(text, finding.place.span.start as usize);
    let is_marked = |value: &String| line.contains(value.as_str());
    let mut gone = super::values(text);
    gone.retain(|value| {
        let there = left.iter().position(|own| own == value).map(|at| left.remove(at));
        there.is_none() && !is_marked(value)
    });
    gone
}

fn line(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    &text[start..end]
}
