//! What stands behind the name of an activity in running text, without a label: `(Rektorer, senast 2027-06-30)`, `, ansvarig
//! socialchef, klart 30 juni 2027`.

use super::columns::Column;
use super::handles::role;
use super::heads::Said;
use super::labels::Piece;
use super::roles::Roles;
use super::times::{begins_ongoing, recurs};
use crate::base::period::Period;

/// No more pieces stand behind one name.
const MOST: usize = 6;

/// The longest piece, in bytes: a longer one is a text.
const LONG: usize = 120;

/// The name of an activity, and the pieces behind it, in order.
pub(super) fn parted(title: Piece, said: &Said, roles: &Roles<'_>) -> (Piece, Vec<Piece>) {
    let mut rest = title.text.as_str();
    let mut found: Vec<Piece> = Vec::new();
    while found.len() < MOST {
        let own = rest.trim_end_matches(['.', ' ']);
        let Some((before, pieces)) =
            marked(own).or_else(|| bracketed(own, said, roles)).or_else(|| behind_comma(own, said))
        else {
            break;
        };
        found.splice(
            0..0,
            pieces.into_iter().map(|(column, text)| Piece {
                place: title.place.clone(),
                label: String::new(),
                text,
                column,
            }),
        );
        rest = before;
    }
    if found.is_empty() {
        return (title, found);
    }
    let text = rest.trim_end_matches(['.', ',', ' ', '–', '-']).to_owned();
    (Piece { text, ..title }, found)
}

type Found = (Column, String);

/// A role or a day at the end with the sign that lists of tasks have for it: `@skolchef`, `📅 2027-06-30`.
fn marked(text: &str) -> Option<(&str, Vec<Found>)> {
    const DAYS: [(char, Column); 5] = [
        ('📅', Column::Finish),
        ('📆', Column::Finish),
        ('🗓', Column::Finish),
        ('⏳', Column::When),
        ('🛫', Column::Start),
    ];
    let day = DAYS.iter().find_map(|(sign, column)| {
        let (before, said) = text.rsplit_once(*sign)?;
        let said = said.trim_start_matches('\u{fe0f}').trim();
        Period::is_planned(said).then(|| (before, (*column, said.to_owned())))
    });
    let who = || {
        let (before, word) = text.rsplit_once(' ')?;
        Some((before, (Column::Responsible, role(word)?.to_owned())))
    };
    let (before, found) = day.or_else(who)?;
    Some((before.trim_end(), vec![found])).filter(|(before, _)| !before.is_empty())
}

/// What stands in brackets at the end, where all of it is known.
fn bracketed<'t>(text: &'t str, said: &Said, roles: &Roles<'_>) -> Option<(&'t str, Vec<Found>)> {
    let (before, inside) = text.strip_suffix(')')?.rsplit_once('(')?;
    if before.trim().is_empty() || inside.len() > LONG {
        return None;
    }
    let is_whole = |own: &str| roles.named(own).is_whole();
    if is_whole(inside) {
        return Some((before.trim_end(), vec![(Column::Responsible, inside.trim().to_owned())]));
    }
    let own = |part: &str| {
        let part = part.trim();
        let who = || is_whole(part).then(|| (Column::Responsible, part.to_owned()));
        let when = || Period::is_named(part).then(|| (Column::When, part.to_owned()));
        known(part, said).or_else(who).or_else(when)
    };
    let all: Option<Vec<Found>> = inside.split([',', ';']).map(own).collect();
    Some((before.trim_end(), all?))
}

/// What stands behind the last comma, where it says itself what it is.
fn behind_comma<'t>(text: &'t str, said: &Said) -> Option<(&'t str, Vec<Found>)> {
    let (before, last) = text.rsplit_once(", ")?;
    let own = Some(last.trim()).filter(|last| last.len() <= LONG)?;
    Some((before, vec![known(own, said)?]))
}

/// What a piece says that begins with a word for it, or is a time.
fn known(text: &str, said: &Said) -> Option<Found> {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let rest = rest.trim_start_matches([':', ' ', '–', '-']);
    let column = said.of_label(first).filter(|_| !rest.is_empty());
    match column {
        Some(column @ (Column::Responsible | Column::Partners)) => return Some((column, rest.to_owned())),
        Some(column @ (Column::Start | Column::Finish)) if Period::is_planned(without_small(rest)) => {
            return Some((column, without_small(rest).to_owned()));
        }
        Some(Column::Resources) if rest.contains(|char: char| char.is_ascii_digit()) => {
            return Some((Column::Resources, rest.to_owned()));
        }
        _ => {}
    }
    let is_dated = text.contains(|char: char| char.is_ascii_digit()) && Period::is_planned(text);
    if is_dated {
        return Some((Column::When, text.to_owned()));
    }
    (begins_ongoing(text) || recurs(text)).then(|| (Column::When, text.to_owned()))
}

/// A time without the small word before it: `senast i maj 2027` is by May.
fn without_small(text: &str) -> &str {
    ["i ", "den ", "under ", "senast ", "vid "]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text)
}
