//! A file's text, and places in it.
//!
//! Places are counted in bytes and shown in lines and characters. What is read here came off the disk as
//! bytes; that it is UTF-8 text at all is decided here, once.

use std::sync::Arc;

/// A stretch of a file's text: bytes from `start` up to but not including `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The stretch from `start` to `end`; a file is never larger than [`Source::LIMIT`], so both fit.
    pub fn new(start: usize, end: usize) -> Self {
        let fit = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: fit(start), end: fit(end.max(start)) }
    }

    /// As a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Where a byte is, as people count: lines and characters from 1.
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
    /// A byte that no UTF-8 text has there: most often Windows-1252 ("ANSI") or Latin-1.
    Byte,
    /// NUL bytes: a program's own file, not text.
    Binary,
}

/// One file: its path in the workspace and its text.
#[derive(Clone, Debug)]
pub struct Source {
    /// Relative to the workspace, with `/` on every system.
    pub path: String,
    /// The text, without a byte-order mark. Shared by every value that stands in it as written.
    pub text: Arc<String>,
    /// Bytes of a byte-order mark before the text (0 or 3), so that byte offsets can be told into the file.
    pub mark: u8,
}

impl Source {
    /// The largest file that is read, in bytes. A plan of 500 activities is about 0.3 MiB.
    pub const LIMIT: u64 = 8 * 1024 * 1024;

    /// Takes a file's bytes for text. When they are not, the text that can be shown is kept, together with
    /// what is wrong and where.
    pub fn of_bytes(path: String, bytes: Vec<u8>) -> (Self, Option<(NotText, Span)>) {
        if let Some(fault) = utf16(&bytes) {
            return (Self { path, text: Arc::default(), mark: 0 }, Some((fault, Span::default())));
        }
        let (bytes, mark) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
            Some(rest) => (rest.to_vec(), 3),
            None => (bytes, 0),
        };
        match String::from_utf8(bytes) {
            Ok(mut text) => {
                text.shrink_to_fit();
                let nul = text.find('\0').map(|at| (NotText::Binary, Span::new(at, at + 1)));
                (Self { path, text: text.into(), mark }, nul)
            }
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let wide = char::REPLACEMENT_CHARACTER.len_utf8();
                let fault = if error.as_bytes().contains(&0) { NotText::Binary } else { NotText::Byte };
                (Self { path, text: text.into(), mark }, Some((fault, Span::new(at, at + wide))))
            }
        }
    }

    /// The line and character of a byte. A byte past the end is the end.
    pub fn position(&self, at: u32) -> Position {
        let at = floor(&self.text, at as usize);
        let before = &self.text[..at];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Position {
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before[start..].chars().count() + 1,
        }
    }

    /// The whole line that a byte stands in, without its line ending.
    pub fn line_at(&self, at: u32) -> &str {
        let at = floor(&self.text, at as usize);
        let start = self.text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let end = self.text[at..].find('\n').map_or(self.text.len(), |newline| at + newline);
        self.text[start..end].trim_end_matches('\r')
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        let (start, end) = (floor(&self.text, span.start as usize), floor(&self.text, span.end as usize));
        &self.text[start..end.max(start)]
    }
}

/// `at`, moved back to where a character begins, and never past the end.
pub fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// UTF-16 has a mark, or a zero in every other byte of its first ASCII letters.
fn utf16(bytes: &[u8]) -> Option<NotText> {
    let marked = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let head = &bytes[..bytes.len().min(64)];
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    let unmarked = half >= 4 && (zeros(0) * 4 > half * 3) != (zeros(1) * 4 > half * 3);
    (marked || unmarked).then_some(NotText::Utf16)
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
        let at = source.text.find('x').unwrap();
        assert_eq!(source.position(u32::try_from(at).unwrap()), Position { line: 2, column: 6 });
        assert_eq!(source.line_at(8), "åäö: x");
    }

    #[test]
    fn notepads_unicode_is_known_with_and_without_its_mark() {
        for text in ["kind: plan\n", "id: x\n"] {
            let plain: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(utf16(&plain), Some(NotText::Utf16));
            assert_eq!(utf16(&[b"\xFF\xFE".as_slice(), &plain].concat()), Some(NotText::Utf16));
        }
        assert_eq!(utf16("kind: plan".as_bytes()), None);
    }
}
