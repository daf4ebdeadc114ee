//! Formatting of words: marks of emphasis, and a nickname between two names. A view leaves both out.

use crate::syntax::text::floor;

/// The most marks that emphasise a word. A longer run is a rule or a blank to fill in.
const MOST: usize = 3;

/// `**Jonas** Eriksson`, `Jonas_Eriksson`, `18900101_9802`, `**1890**-01-01`. Words count when it is `wide`.
pub(super) fn mark(text: &str, at: usize, wide: bool) -> Option<(String, usize)> {
    let sign = char::from(text.as_bytes()[at]);
    let (before, len, after) = around(text, at)?;
    let is = |char: Option<char>, sort: fn(char) -> bool| char.is_some_and(sort);
    let digit: fn(char) -> bool = |char| char.is_ascii_digit();
    if is(before, digit) && is(after, digit) {
        return Some(("-".to_owned(), len));
    }
    let sort = if wide { char::is_alphanumeric } else { digit };
    if !is(before, sort) && !is(after, sort) {
        return None;
    }
    let ties = sign == '_' && is(before, char::is_alphanumeric) && is(after, char::is_alphanumeric);
    Some((if ties { " " } else { "" }.to_owned(), len))
}

/// The hyphens in `18900101--9802`, which are one.
pub(super) fn rule(text: &str, at: usize) -> Option<(String, usize)> {
    let (before, len, after) = around(text, at)?;
    let is_digit = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
    (len > 1 && is_digit(before) && is_digit(after)).then(|| ("-".to_owned(), len))
}

/// How long the run of a mark is, and what stands on both sides of it; `None` where the run is too long.
fn around(text: &str, at: usize) -> Option<(Option<char>, usize, Option<char>)> {
    let sign = text.as_bytes()[at];
    let len = text[at..].bytes().take(MOST + 1).take_while(|byte| *byte == sign).count();
    (len <= MOST).then(|| (text[..at].chars().next_back(), len, text[at + len..].chars().next()))
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
