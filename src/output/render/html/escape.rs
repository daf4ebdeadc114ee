//! Texts as HTML: what would be read as markup is not.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::output::page::Cell;
use crate::syntax::text::visible;

/// What a cell says, with its line breaks.
pub(super) fn lines(cell: &Cell) -> String {
    cell.read("\n").split('\n').map(escape).collect::<Vec<_>>().join("<br>")
}

/// A text of HTML, with the days in it kept from being broken over lines.
pub(super) fn days(said: &str) -> String {
    const LONG: usize = "2024-05-14".len();
    let is_day = |at: usize| {
        said.get(at..at + LONG).is_some_and(|day| {
            day.bytes().enumerate().all(|(place, byte)| match place {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            })
        })
    };
    let (mut marked, mut from) = (String::with_capacity(said.len()), 0);
    for (hyphen, _) in said.match_indices('-') {
        let Some(at) = hyphen.checked_sub(4).filter(|at| *at >= from && is_day(*at)) else { continue };
        marked.push_str(&said[from..at]);
        let _ = write!(marked, "<span class=\"day\">{}</span>", &said[at..at + LONG]);
        from = at + LONG;
    }
    marked.push_str(&said[from..]);
    marked
}

/// Escapes what HTML would read as markup.
pub(in crate::output::render) fn escape(text: &str) -> Cow<'_, str> {
    let text = visible(text);
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped.into()
}
