//! A file's text, and places in it.
//!
//! Places are counted in bytes and shown as lines and characters. Files are read as bytes; here, and only here, it is
//! decided whether they are UTF-8 text. What is not is read all the same, to be searched and covered.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use crate::syntax::decode::decoded;
use crate::syntax::unsearched::Unsearched;

/// A stretch of a file's text: bytes from `start` up to but not including `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The bytes from `start` to `end`. Both fit in 32 bits, since no file is larger than [`Source::LIMIT`].
    pub(crate) fn new(start: usize, end: usize) -> Self {
        let fit = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: fit(start), end: fit(end.max(start)) }
    }

    /// As a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A position as people count it: line and character from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1. A tab is one character.
    pub column: usize,
}

/// Why bytes are not text that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// UTF-16, with or without its mark: Notepad's "Unicode".
    Utf16,
    /// UTF-32, with or without its mark, as some databases and older programs write it.
    Utf32,
    /// A byte that no UTF-8 text has there: most often Windows-1252 ("ANSI") or Latin-1.
    Byte,
    /// NUL bytes: a program's own file, not text.
    Binary,
}

/// One file: its path in the workspace, and its text.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path relative to the workspace, with `/` on every system.
    pub path: Unsearched,
    /// The text without a byte-order mark. Shared by the values of the tree that are slices of it.
    pub text: Unsearched<Arc<String>>,
    /// The length of the byte-order mark before the text (0 or 3), to turn byte offsets in the text into offsets in
    /// the file.
    pub mark: u8,
    /// The stretches that are never shown, sorted and disjoint.
    hidden: Vec<Span>,
    /// Whether nothing of it is shown: what is no text is excerpted nowhere.
    is_unshown: bool,
    /// The path as it is shown.
    pub label: String,
    /// How much of the path lies above what was asked about.
    above: usize,
    /// Filled at the first question about a position; most files have no findings.
    milestones: OnceLock<Box<[Milestone]>>,
}

/// A byte whose line and character are known.
#[derive(Clone, Copy, Debug)]
struct Milestone {
    at: u32,
    line: u32,
    column: u32,
    /// The number of characters of the line before it.
    before: u32,
}

/// The largest distance in bytes between two milestones. Each line begins with one and a long line has several, so
/// that a position is found as fast in a file of one line as in any other.
const STRIDE: usize = 512;

impl Source {
    /// The largest file that is read, in bytes. A plan of 500 activities is about 0.3 MiB.
    pub(crate) const LIMIT: u64 = 8 * 1024 * 1024;

    /// A file that has no readable text, only a path.
    pub(crate) fn unread(path: String) -> Self {
        Self::of(path, String::new(), 0)
    }

    fn of(path: String, text: String, mark: u8) -> Self {
        let label = path.clone();
        let (path, text) = (Unsearched::new(path), Unsearched::new(Arc::new(text)));
        Self {
            path,
            text,
            mark,
            hidden: Vec::new(),
            is_unshown: false,
            label,
            above: 0,
            milestones: OnceLock::new(),
        }
    }

    /// The same file, of whose path so much lies above what was asked about: where a folder lies is not for those to
    /// mend who write in it, and git keeps none of that.
    pub(crate) fn below(self, above: usize) -> Self {
        Self { above, ..self }
    }

    /// The path from what was asked about, and where it begins in the whole path.
    pub(crate) fn own_path(&self) -> (usize, &str) {
        (self.above, &self.path.raw()[self.above..])
    }

    /// Decodes a file's bytes. When they are not UTF-8 they are read as [`decoded`] does, so that what stands in them can
    /// be searched and covered, and what is wrong is told with its place.
    pub fn of_bytes(path: String, bytes: Vec<u8>) -> (Self, Option<(NotText, Span)>) {
        if let Some(fault) = wide(&bytes) {
            return (Self::unread(path), Some((fault, Span::default())));
        }
        let (bytes, mark) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
            Some(rest) => (rest.to_vec(), 3),
            None => (bytes, 0),
        };
        let (mut text, stray) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                (decoded(error.as_bytes()).into_owned(), Some(at))
            }
        };
        let nul = text.find('\0');
        if nul.is_some() {
            // Between words it parts them, as a space does.
            text = text.replace('\0', " ");
        }
        text.shrink_to_fit();
        let letter = |at: usize| Span::new(at, at + text[at..].chars().next().map_or(0, char::len_utf8));
        let fault = match (stray, nul) {
            (at, Some(nul)) => Some((NotText::Binary, letter(at.unwrap_or(nul)))),
            (Some(at), None) => Some((NotText::Byte, letter(at))),
            (None, None) => None,
        };
        let is_unshown = nul.is_some();
        (Self { is_unshown, ..Self::of(path, text, mark) }, fault)
    }

    /// The line and character of a byte. A byte past the end is the end.
    pub fn position(&self, at: u32) -> Position {
        let at = floor(self.text.raw(), at as usize);
        let known = self.milestone(at);
        let beyond = self.text.raw()[known.at as usize..at].chars().count();
        Position { line: known.line as usize, column: known.column as usize + beyond }
    }

    /// The number of characters before a byte in its line.
    pub(crate) fn characters(&self, at: u32) -> usize {
        let at = floor(self.text.raw(), at as usize);
        let known = self.milestone(at);
        known.before as usize + self.text.raw()[known.at as usize..at].chars().count()
    }

    /// The whole line that a byte stands in, without its line ending.
    pub fn line_at(&self, at: u32) -> &str {
        self.text.raw()[self.line_range(at)].trim_end_matches('\r')
    }

    /// The beginning of the line that a byte stands in, without its indentation and covered where it must be, and whether
    /// that is the whole line; nothing of an empty line. At most so many characters are covered, and no more are looked
    /// at: a long line may have many findings.
    pub(crate) fn shown_line(&self, at: u32, most: usize) -> Option<(Cow<'_, str>, bool)> {
        if self.is_unshown {
            return None;
        }
        let line = self.line_range(at);
        let own = &self.text.raw()[line.clone()];
        let start = line.end - own.trim_start().len();
        let own = own.trim();
        let end = own.char_indices().nth(most).map(|(at, _)| at);
        (!own.is_empty()).then(|| (self.shown(start..start + end.unwrap_or(own.len())), end.is_none()))
    }

    /// Whether an excerpt of it may be shown at all.
    pub(crate) fn is_shown(&self) -> bool {
        !self.is_unshown
    }

    /// The bytes of the whole line that a byte stands in, up to the newline.
    pub(crate) fn line_range(&self, at: u32) -> std::ops::Range<usize> {
        let line = self.milestone(floor(self.text.raw(), at as usize)).line;
        let milestones = self.milestones();
        let first = milestones.partition_point(|known| known.line < line);
        let next = milestones.partition_point(|known| known.line <= line);
        let end = milestones.get(next).map_or(self.text.raw().len(), |next| next.at as usize - 1);
        milestones[first].at as usize..end
    }

    /// Adds stretches that are never to be shown.
    pub(crate) fn hide(&mut self, spans: impl Iterator<Item = Span>) {
        self.hidden = union(self.hidden.drain(..).chain(spans).collect());
    }

    /// A stretch of the text with every hidden character replaced by a block.
    pub(crate) fn shown(&self, range: std::ops::Range<usize>) -> Cow<'_, str> {
        let first = self.hidden.partition_point(|span| span.end as usize <= range.start);
        let last = self.hidden.partition_point(|span| (span.start as usize) < range.end);
        conceal(self.text.raw(), range, self.hidden.get(first..last).unwrap_or_default())
    }

    /// The last milestone at a byte or before it.
    fn milestone(&self, at: usize) -> Milestone {
        let milestones = self.milestones();
        milestones[milestones.partition_point(|known| known.at as usize <= at) - 1]
    }

    /// Every milestone in order; the first is the beginning of the text.
    fn milestones(&self) -> &[Milestone] {
        self.milestones.get_or_init(|| milestones(self.text.raw()))
    }

    /// The number of characters in a span.
    pub(crate) fn letters(&self, span: Span) -> usize {
        self.slice(span).chars().count()
    }

    /// The number of characters in a span of the path.
    pub(crate) fn letters_of_path(&self, span: Span) -> usize {
        self.path.raw().get(span.range()).map_or(0, |letters| letters.chars().count())
    }

    /// The text of a span, for a machine and never for a reader.
    pub(crate) fn slice(&self, span: Span) -> &str {
        let text = self.text.raw();
        let (start, end) = (floor(text, span.start as usize), floor(text, span.end as usize));
        &text[start..end.max(start)]
    }
}

/// Moves `at` back to a character boundary, and to the end of the text if it is past it.
pub fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn milestones(text: &str) -> Box<[Milestone]> {
    let fit = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let mut milestones = Vec::new();
    let (mut start, mut before) = (0, 0);
    let bytes = text.as_bytes();
    let is_end = |at: usize| bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    let ends = (0..bytes.len()).filter(|at| is_end(*at)).chain([bytes.len()]);
    // The text after the last line end is a line, even when it is empty.
    for (number, end) in ends.enumerate() {
        let line = &text[start..end];
        let (mut at, mut column) = (0, 1);
        loop {
            milestones.push(Milestone {
                at: fit(start + at),
                line: fit(number + 1),
                column: fit(column),
                before: fit(before),
            });
            let next = floor(line, at + STRIDE);
            let beyond = line[at..next].chars().count();
            (at, column, before) = (next, column + beyond, before + beyond);
            if next == line.len() {
                break;
            }
        }
        before += 1;
        start += line.len() + 1;
    }
    milestones.into_boxed_slice()
}

/// The same stretches, sorted and disjoint.
pub(crate) fn union(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut made: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match made.last_mut().filter(|last| span.start <= last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => made.push(span),
        }
    }
    made
}

pub(crate) use crate::base::likeness::BLOCK;

/// A stretch of a text with every hidden character replaced by a block; line breaks stay.
pub(crate) fn conceal<'t>(text: &'t str, range: std::ops::Range<usize>, hidden: &[Span]) -> Cow<'t, str> {
    let meets = |span: &&Span| (span.start as usize) < range.end && (span.end as usize) > range.start;
    if !hidden.iter().any(|span| meets(&span)) {
        return text[range].into();
    }
    let mut shown = String::with_capacity(range.len() + 16);
    let mut spans = hidden.iter().filter(meets).peekable();
    for (at, char) in text[range.clone()].char_indices() {
        let at = range.start + at;
        while spans.peek().is_some_and(|span| span.end as usize <= at) {
            spans.next();
        }
        let covered = spans.peek().is_some_and(|span| span.start as usize <= at);
        if covered && !matches!(char, '\n' | '\r') { shown.push_str(BLOCK) } else { shown.push(char) }
    }
    shown.into()
}

/// Makes a text safe to show: control characters, line breaks and marks that change the direction of text are
/// replaced by a visible character. So no record can write messages that look like the program's own.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(|char| shown(char).is_none()) {
        return text.into();
    }
    text.chars().map(|char| shown(char).unwrap_or(char)).collect()
}

/// The replacement for a character that is not shown as it is.
fn shown(char: char) -> Option<char> {
    match char {
        '\t' => Some(' '),
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(char)),
        '\u{7f}' => Some('\u{2421}'),
        char if steers(char) => Some(char::REPLACEMENT_CHARACTER),
        _ => None,
    }
}

/// Whether a character above ASCII steers a terminal, breaks a line or changes the direction of text. So does DEL.
pub(crate) fn steers(char: char) -> bool {
    matches!(
        char,
        '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// UTF-16 has a byte-order mark, or a zero in every second byte of its first ASCII letters. UTF-32 has a mark of its own, of
/// which the first half can be that of UTF-16, or zeros in three bytes of every four.
fn wide(bytes: &[u8]) -> Option<NotText> {
    if is_utf32(bytes) {
        return Some(NotText::Utf32);
    }
    let marked = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let head = &bytes[..bytes.len().min(64)];
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    let unmarked = half >= 4 && (zeros(0) * 4 > half * 3) != (zeros(1) * 4 > half * 3);
    (marked || unmarked).then_some(NotText::Utf16)
}

fn is_utf32(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        return true;
    }
    let letters = bytes[..bytes.len().min(64)].chunks_exact(4);
    let (count, mut little, mut big) = (letters.len(), 0, 0);
    for letter in letters {
        little += usize::from(letter[0] != 0 && letter[1..] == [0; 3]);
        big += usize::from(letter[3] != 0 && letter[..3] == [0; 3]);
    }
    count >= 4 && little.max(big) * 4 > count * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::of_bytes("x.yaml".into(), text.as_bytes().to_vec()).0
    }

    #[test]
    fn columns_are_characters_also_after_swedish_letters() {
        let source = source("a: 1\r\nåäö: x\r\n");
        let at = source.text.raw().find('x').unwrap();
        assert_eq!(source.position(u32::try_from(at).unwrap()), Position { line: 2, column: 6 });
        assert_eq!(source.line_at(8), "åäö: x");
    }

    #[test]
    fn a_line_ends_with_lf_or_crlf_or_cr() {
        let source = source("a\rb\r\nc\n\rd");
        let lines: Vec<(usize, &str)> = source
            .text
            .raw()
            .match_indices(char::is_alphabetic)
            .map(|(at, _)| u32::try_from(at).unwrap())
            .map(|at| (source.position(at).line, source.line_at(at)))
            .collect();
        assert_eq!(lines, [(1, "a"), (2, "b"), (3, "c"), (5, "d")]);
    }

    #[test]
    fn what_would_speak_to_the_terminal_is_shown_and_not_said() {
        assert_eq!(visible("å\u{1b}[31m\n\u{7f}\u{9b}\u{202e}b"), "å␛[31m␊␡\u{fffd}\u{fffd}b");
        assert!(matches!(visible("Åtgärd – ”x”"), Cow::Borrowed(_)));
    }

    #[test]
    fn notepads_unicode_is_known_with_and_without_its_mark() {
        for text in ["kind: plan\n", "id: x\n"] {
            let plain: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(wide(&plain), Some(NotText::Utf16));
            assert_eq!(wide(&[b"\xFF\xFE".as_slice(), &plain].concat()), Some(NotText::Utf16));
            for to_bytes in [u32::to_le_bytes, u32::to_be_bytes] {
                let own: Vec<u8> = text.chars().map(u32::from).flat_map(to_bytes).collect();
                let mark = to_bytes(0xFEFF);
                assert_eq!(wide(&own), Some(NotText::Utf32));
                assert_eq!(wide(&[&mark[..], &own].concat()), Some(NotText::Utf32));
            }
        }
        assert_eq!(wide("kind: plan".as_bytes()), None);
    }
}
