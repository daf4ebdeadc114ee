//! Who does something and when, as the sentence of a point says it that has no labels: `Socialförvaltningen utbildar all personal
//! under våren 2027.` The sentence stays whole, and what it says is a guess.

use super::columns::Column;
use super::roles::Roles;
use super::times::often;
use crate::base::likeness::fold;
use crate::base::period::Period;

/// The most words that name somebody, or a time.
const MOST: usize = 6;

/// The longest sentence that is looked at, in bytes.
const LONG: usize = 400;

/// What the parts of a municipality are called, as their names end.
const UNITS: [&str; 9] = [
    "förvaltningen", "nämnden", "kontoret", "styrelsen", "avdelningen", "enheten", "förvaltningarna",
    "nämnderna", "utskottet",
];

/// The words that a time by which something is done stands after.
const BY: [&str; 5] = ["senast", "före", "innan", "klart", "klar"];

/// Who is to do something: the subject of the sentence, or a part of it between dashes.
pub(super) fn who<'t>(text: &'t str, roles: &Roles<'_>) -> Option<&'t str> {
    if text.len() > LONG {
        return None;
    }
    let is_known = |own: &str| {
        let named = roles.named(own);
        named.is_whole() && !named.known.is_empty()
    };
    let dashed = dashed(text).find(|part| is_known(part));
    dashed.or_else(|| {
        let ends = ends(text);
        (1..=MOST.min(ends.len().saturating_sub(1))).rev().find_map(|count| {
            let own = &text[..ends[count - 1]];
            let next = text[ends[count - 1]..].split_whitespace().next()?;
            (is_verb(next) && (is_known(own) || is_unit(own))).then_some(own)
        })
    })
}

/// When it is to be done, and what that is: a time that is not a year alone, or how often.
pub(super) fn when(text: &str, plan: Option<Period>) -> Option<(Column, String)> {
    if text.len() > LONG {
        return None;
    }
    let edge = |char: char| matches!(char, ',' | '.' | ';' | ':' | '(' | ')' | '"');
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(edge)).collect();
    let is_time = |own: &str| {
        let period = Period::planned(own, plan);
        own.contains(|char: char| char.is_ascii_digit())
            && period
                .is_some_and(|own| plan.is_none_or(|plan| own.first <= plan.last && plan.first <= own.last))
    };
    let is_bare = |own: &str| !own.contains(char::is_alphabetic);
    for length in (1..=MOST.min(words.len())).rev() {
        for from in 0..=words.len() - length {
            let own = words[from..from + length].join(" ");
            if !is_time(&own) {
                continue;
            }
            let before = from.checked_sub(1).map(|at| fold(words[at])).unwrap_or_default();
            let (first, rest) = own.split_once(' ').unwrap_or((&own, ""));
            if BY.contains(&before.as_str()) {
                return Some((Column::Finish, own));
            }
            if BY.contains(&fold(first).as_str()) && is_time(rest) {
                return Some((Column::Finish, rest.to_owned()));
            }
            if !is_bare(&own) || before == "under" {
                return Some((Column::When, own));
            }
        }
    }
    dashed(text).find(|part| is_time(part)).map(|own| (Column::When, own.to_owned())).or_else(|| {
        let own = often(text)?;
        Some((Column::When, own))
    })
}

/// The parts of a text behind its dashes.
fn dashed(text: &str) -> impl Iterator<Item = &str> {
    text.split(['–', '—'])
        .skip(1)
        .map(|part| part.trim().trim_end_matches('.'))
        .filter(|part| !part.is_empty())
}

/// Where each word of a text ends.
fn ends(text: &str) -> Vec<usize> {
    let mut all: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    all.push(text.len());
    all
}

/// Whether a word can be the verb of a sentence that says what somebody does.
fn is_verb(word: &str) -> bool {
    const OTHERS: [&str; 6] = ["ska", "skall", "bör", "kan", "möts", "ses"];
    const SMALL: [&str; 9] = ["för", "per", "efter", "under", "eller", "över", "inför", "fler", "mer"];
    let is_form = word.len() > 2 && (word.ends_with('r') || word.ends_with("as"));
    word.starts_with(char::is_lowercase) && (is_form && !SMALL.contains(&word) || OTHERS.contains(&word))
}

/// Whether a text is the name of a part of a municipality: `Barn- och utbildningsnämnden`.
fn is_unit(text: &str) -> bool {
    let own = fold(text);
    let last = own.rsplit(' ').next().unwrap_or_default();
    let is_name = text.split(' ').all(|word| {
        word.starts_with(char::is_uppercase) || word == "och" || word.ends_with('-') || fold(word) == last
    });
    text.starts_with(char::is_uppercase) && is_name && UNITS.iter().any(|end| last.ends_with(end))
}
