//! Writes the difference between a file as it is and as it would become, in the format of `diff -u`. The only
//! file that uses `similar`.
//!
//! The lines are compared as they are and shown masked, so that nothing in either identifies a person.

use std::io::{self, Write};

use similar::{ChangeTag, TextDiff};

use crate::syntax::text::{Source, visible};

/// How many unchanged lines are shown around changed ones.
const AROUND: usize = 3;

/// Writes the difference. A file that does not exist yet has no lines.
pub(super) fn unified(old: Option<&Source>, new: &Source, out: &mut dyn Write) -> io::Result<()> {
    let (was, now) = (old.map_or("", |old| old.text.raw().as_str()), new.text.raw().as_str());
    let label = visible(&new.label);
    match old {
        Some(_) => writeln!(out, "--- a/{label}")?,
        None => writeln!(out, "--- /dev/null")?,
    }
    writeln!(out, "+++ b/{label}")?;
    let shown = [old.map(lines).unwrap_or_default(), lines(new)];
    let diff = TextDiff::from_lines(was, now);
    for group in diff.grouped_ops(AROUND) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { continue };
        let old = first.old_range().start..last.old_range().end;
        let new = first.new_range().start..last.new_range().end;
        writeln!(out, "@@ -{} +{} @@", numbers(&old), numbers(&new))?;
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let (sign, side, at) = match change.tag() {
                ChangeTag::Delete => ('-', 0, change.old_index()),
                ChangeTag::Insert => ('+', 1, change.new_index()),
                ChangeTag::Equal => (' ', 1, change.new_index()),
            };
            let line = at.and_then(|at| shown[side].get(at)).map_or("", String::as_str);
            writeln!(out, "{sign}{line}")?;
            if change.missing_newline() {
                writeln!(out, "\\ No newline at end of file")?;
            }
        }
    }
    Ok(())
}

/// Every line, masked for showing.
fn lines(source: &Source) -> Vec<String> {
    let shown = source.shown(0..source.text.raw().len());
    shown.split('\n').map(|line| visible(line.trim_end_matches('\r')).into_owned()).collect()
}

fn numbers(range: &std::ops::Range<usize>) -> String {
    match range.len() {
        0 => format!("{},0", range.start),
        1 => (range.start + 1).to_string(),
        many => format!("{},{many}", range.start + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::text::Span;

    fn source(text: &str) -> Source {
        Source::of_bytes("x.yaml".into(), text.as_bytes().to_vec()).0
    }

    #[test]
    fn what_is_hidden_is_masked_in_lines_that_differ_and_in_those_that_do_not() {
        let (mut old, mut new) = (source("a: Hodan\r\nb: 1\r\nc: Maja\r\n"), source("a: Hodan\r\nb: Leyla"));
        old.hide([Span::new(3, 8), Span::new(19, 23)].into_iter());
        new.hide([Span::new(3, 8), Span::new(13, 18)].into_iter());
        let mut out = Vec::new();
        unified(Some(&old), &new, &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "--- a/x.yaml\n+++ b/x.yaml\n@@ -1,3 +1,2 @@\n a: █████\n-b: 1\n-c: ████\n+b: █████\n\
             \\ No newline at end of file\n"
        );
    }

    #[test]
    fn a_new_file_is_all_new() {
        let mut out = Vec::new();
        unified(None, &source("a: 1\n"), &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "--- /dev/null\n+++ b/x.yaml\n@@ -0,0 +1 @@\n+a: 1\n");
    }
}
