//! Formatting of words: marks of emphasis, and a nickname between two names. A view leaves both out.

use crate::syntax::text::floor;

/// The most marks that emphasise a word. A longer run is a rule or a blank to fill in.
const MOST: usize = 3;

/// `**Jonas** Eriksson`, `Jonas_Eriksson`
pub(super) fn mark(text: &str, at: usize) -> Option<(String, usize)> {
    let sign = char::from(text.as_bytes()[at]);
    let len = text[at..].bytes().take(MOST + 1).take_while(|byte| char::from(*byte) == sign).count();
    if len > MOST {
        return None;
    }
    let (before, after) = (text[..at].chars().next_back(), text[at + len..].chars().next());
    let is = |char: Option<char>, sort: fn(char) -> bool| char.is_some_and(sort);
    let letters = is(before, char::is_alphabetic) || is(after, char::is_alphabetic);
    if sign == '_' && is(before, char::is_alphanumeric) && is(after, char::is_alphanumeric) {
        return letters.then(|| (" ".to_owned(), len));
    }
    letters.then(|| (String::new(), len))
}

/// The bytes that can open a nickname.
pub(super) const OPENS: [u8; 6] = [b'"', b'\'', b'(', b'\\', 0xe2, 0xc2];

/// The longest nickname between two names, in bytes with its quotes.
const LONGEST: usize = 40;

/// The nickname in `Jonas "Jocke" Eriksson`, from the space before the quote to the space after it.
#[inline]
pub(super) fn nickname(text: &str, at: usize) -> Option<(String, usize)> {
    const QUOTES: [char; 9] = ['"', '”', '“', '\'', '’', '‘', '»', '«', '('];
    let rest = text[at + 1..].strip_prefix('\\').unwrap_or(&text[at + 1..]);
    let body = rest.strip_prefix(QUOTES)?;
    let is_word = |char: &char| char.is_alphabetic() || matches!(char, ' ' | '-');
    let inner = body.chars().take(LONGEST).take_while(is_word).map(char::len_utf8).sum();
    let close = &body[inner..];
    let close = close.strip_prefix('\\').unwrap_or(close);
    let close = close.strip_prefix(QUOTES).or_else(|| close.strip_prefix(')'))?;
    let len = text.len() - at - close.len();
    let follows = close.strip_prefix(' ')?.chars().next().is_some_and(char::is_uppercase);
    let before = &text[floor(text, at.saturating_sub(LONGEST))..at];
    let name = before.rsplit(|char: char| !char.is_alphabetic()).next()?;
    let leads = name.chars().next().is_some_and(char::is_uppercase);
    (inner > 0 && len <= LONGEST && follows && leads).then(|| (String::new(), len))
}
