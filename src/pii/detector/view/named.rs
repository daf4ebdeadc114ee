//! The name of a file, a folder or a branch as the words that it is made of: `HodanLindqvist`, `hodan+lindqvist`,
//! `storgatan-12`.

use super::made::View;

/// The most signs that join two words.
const MOST: usize = 3;
/// The fewest letters of a word that a number is glued to.
const WORD: usize = 5;

/// The words of a name with a space between them, and a capital where one of them stands beside a number; `None` where
/// that is how the name is written.
pub(crate) fn named(text: &str) -> Option<View> {
    let mut view = View::default();
    let (mut at, mut done) = (0, 0);
    let bytes = text.as_bytes();
    let is_inside = |at: usize| {
        let (before, own) = (at.checked_sub(1).and_then(|before| bytes.get(before)), bytes.get(at));
        own.is_some_and(u8::is_ascii_lowercase) && before.is_some_and(u8::is_ascii_alphanumeric)
            || own.is_some_and(u8::is_ascii_digit) && before.is_some_and(u8::is_ascii_digit)
    };
    loop {
        // A small letter inside a word, and a digit after another, neither begins anything nor is joined to anything.
        while is_inside(at) {
            at += 1;
        }
        let before = text[..at].chars().next_back();
        let joint = joint(text, at);
        if let Some(len) = joint {
            view.keep(&text[done..at], done);
            view.put(' ', at, len);
            at += len;
            done = at;
        }
        let Some(letter) = text[at..].chars().next() else { break };
        let begins = joint.is_some() || !before.is_some_and(char::is_alphanumeric);
        let capital = Some(letter).filter(|_| begins).and_then(capital);
        let shown = capital.filter(|_| is_beside_a_number(text, at) || is_case_number(&text[at..]));
        if let Some(capital) = shown {
            view.keep(&text[done..at], done);
            view.put(capital, at, letter.len_utf8());
            done = at + letter.len_utf8();
        }
        at += letter.len_utf8();
    }
    view.keep(&text[done..], done);
    (view.text != text).then_some(view)
}

/// How long the joint of two words at a byte is: nothing before a capital or a number inside a word, and signs otherwise.
fn joint(text: &str, at: usize) -> Option<usize> {
    let (before, rest) = (text[..at].chars().next_back()?, &text[at..]);
    let next = rest.chars().next()?;
    // An id of letters and digits is no word with a number: `k7qx2m9f`.
    let is_word = || text[..at].chars().rev().take(WORD).filter(|char| char.is_alphabetic()).count() == WORD;
    if before.is_lowercase() && next.is_uppercase() || next.is_ascii_digit() && is_word() {
        return Some(0);
    }
    let is_sign = |char: &char| matches!(char, '-' | '_' | '.' | '+' | '~' | ',' | '=');
    let signs = rest.chars().take(MOST + 1).take_while(is_sign).count();
    let len = if rest.starts_with("%20") { 3 } else { signs };
    let after = rest.get(len..)?.chars().next()?;
    let joins = (1..=MOST).contains(&len) && before.is_alphanumeric() && after.is_alphanumeric();
    (joins && (before.is_alphabetic() || after.is_alphabetic() || is_in_postcode(text, at, len)))
        .then_some(len)
}

/// Whether a sign stands inside a postcode that a place follows: `702-98-orebro`.
fn is_in_postcode(text: &str, at: usize, len: usize) -> bool {
    let digits = |text: &mut dyn Iterator<Item = char>| text.take_while(char::is_ascii_digit).count();
    let rest = &text[at + len..];
    let place = rest.get(2..).and_then(|rest| rest.strip_prefix(['-', '_']));
    digits(&mut text[..at].chars().rev()) == 3
        && digits(&mut rest.chars()) == 2
        && place.is_some_and(|place| place.starts_with(char::is_alphabetic))
}

/// Whether the number of a police report begins here, which no name has capitals in: `k118342-18`.
fn is_case_number(text: &str) -> bool {
    text.strip_prefix('k').is_some_and(|rest| rest.bytes().take_while(u8::is_ascii_digit).count() >= 4)
}

fn capital(letter: char) -> Option<char> {
    let mut upper = letter.to_uppercase();
    upper.next().filter(|upper_letter| upper.len() == 0 && *upper_letter != letter)
}

/// Whether the word at a byte stands right after or before one with a digit: `9c-centralskolan`, `storgatan-12`.
fn is_beside_a_number(text: &str, at: usize) -> bool {
    let is_end = |char: char| !char.is_alphanumeric();
    let has_digit = |word: &str| word.len() <= 4 && word.bytes().any(|byte| byte.is_ascii_digit());
    let before = text[..at].trim_end_matches(['-', '_', '.', '+', '~']);
    let last = before.rsplit(is_end).next().unwrap_or_default();
    let own = text[at..].find(|char: char| !char.is_alphabetic()).map_or("", |len| &text[at + len..]);
    let next = own.trim_start_matches(['-', '_', '.', '+', '~']).split(is_end).next().unwrap_or_default();
    before.len() < at && has_digit(last) || has_digit(next)
}
