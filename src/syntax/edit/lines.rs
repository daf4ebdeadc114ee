//! Lines of a text, and splices in it.

use std::ops::Range;

/// A stretch of a text, and what is put in its place.
#[derive(Clone, Debug)]
pub(super) struct Splice {
    pub range: Range<usize>,
    pub new: String,
}

impl Splice {
    pub(super) fn new(range: Range<usize>, new: impl Into<String>) -> Self {
        Self { range, new: new.into() }
    }

    pub(super) fn insert(at: usize, new: impl Into<String>) -> Self {
        Self::new(at..at, new)
    }
}

/// What is space in YAML. A hard space is part of the value that it begins or ends.
const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

/// A text as it is written, without the space around it.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(SPACE)
}

/// The same without the space after it.
pub(super) fn trim_end(text: &str) -> &str {
    text.trim_end_matches(SPACE)
}

/// Applies the splices. They must not overlap.
pub(super) fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|splice| splice.range.start);
    let mut new = String::with_capacity(text.len() + 64);
    let mut done = 0;
    for splice in splices {
        new.push_str(&text[done..splice.range.start]);
        new.push_str(&splice.new);
        done = splice.range.end;
    }
    new.push_str(&text[done..]);
    new
}

/// Where the line that contains a byte begins.
pub(super) fn start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Where the line that contains a byte ends, before its line end.
pub(super) fn end(text: &str, at: usize) -> usize {
    let line = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    if line > at && text.as_bytes()[line - 1] == b'\r' { line - 1 } else { line }
}

/// Where the next line begins.
pub(super) fn next(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

/// The lines that a stretch of a text is on, the last with the first byte of its line end.
pub(super) fn rows(text: &str, range: Range<usize>) -> Range<usize> {
    start(text, range.start)..end(text, range.end) + 1
}

/// The column of a byte in its line, in characters from 0.
pub(super) fn column(text: &str, at: usize) -> usize {
    text[start(text, at)..at].chars().count()
}

/// The line end of the line that contains a byte; the file's first where the line has none.
pub(super) fn ending(text: &str, at: usize) -> &'static str {
    let of = |at: usize| {
        let newline = at + text[at..].find('\n')?;
        Some(if text[..newline].ends_with('\r') { "\r\n" } else { "\n" })
    };
    of(at).or_else(|| of(0)).unwrap_or("\n")
}
