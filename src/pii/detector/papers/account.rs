//! Accounts and cards of banks.

use super::super::class::Class;
use super::super::found::Found;
use super::super::tokens::{Case, Tokens};

pub(super) fn find(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    card(tokens, at, found);
    clearing(tokens, at, found);
    if let Some(word) = at.checked_sub(1).filter(|word| tokens.is_word(*word)) {
        iban(tokens, word, found);
    }
}

/// An IBAN: country, two check digits, and groups. Decided by the check digits, for any country.
fn iban(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let country = tokens.str(at);
    if country.len() != 2
        || tokens.list[at].case != Case::Upper
        || !tokens.before(at + 1).is_empty()
        || tokens.digits(at + 1).len() < 2
    {
        return;
    }
    let start = tokens.list[at].start;
    let (mut head, mut rest, mut length) = (0, 0, 0);
    let mut best = None;
    for (offset, char) in tokens.text[start..].char_indices().take(48) {
        match char {
            'A'..='Z' | '0'..='9' if length < 34 => {
                length += 1;
                let part = if length <= 4 { &mut head } else { &mut rest };
                *part = with_next(*part, char);
                // ISO 13616: the country and the check digits, which are six digits, are moved to the end.
                if length >= 15 && (rest * 1_000_000 + head) % 97 == 1 {
                    best = Some(start + offset + 1);
                }
            }
            ' ' | '\t' | '-' if length >= 4 => {}
            _ => break,
        }
    }
    if let Some(end) = best {
        found.add(Class::Iban, start, end);
    }
}

/// The remainder modulo 97 of a number and one sign more; a letter is two digits.
fn with_next(rest: u32, sign: char) -> u32 {
    let value = sign.to_digit(36).unwrap_or_default();
    let shift = if value < 10 { 10 } else { 100 };
    (rest * shift + value) % 97
}

/// The number of a payment card: four groups of four digits, of which the first is not a year.
fn card(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let groups = (at..at + 4).all(|at| tokens.digits(at).len() == 4);
    let joined = (at + 1..at + 4).all(|at| matches!(tokens.before(at), " " | "-"));
    if groups && joined && tokens.digits(at).starts_with(['3', '4', '5', '6']) && !tokens.is_number(at + 4) {
        found.add(Class::Account, tokens.list[at].start, tokens.list[at + 3].end);
    }
}

/// A clearing number with its check digit, and an account: `8327-9, 123 456 789-0`.
fn clearing(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let begins = tokens.digits(at).len() == 4
        && tokens.digits(at).starts_with('8')
        && tokens.before(at + 1) == "-"
        && tokens.digits(at + 1).len() == 1
        && matches!(tokens.before(at + 2), ", " | "," | " ");
    let (mut digits, mut last) = (0, at + 1);
    while tokens.is_number(last + 1)
        && digits < 10
        && (last == at + 1 || matches!(tokens.before(last + 1), " " | "-"))
    {
        last += 1;
        digits += tokens.length(last);
    }
    if begins && digits >= 6 {
        found.add(Class::Account, tokens.list[at].start, tokens.list[last].end);
    }
}
