//! The words in which a condition is answered, made from the condition itself.

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::rhythm::Length;
use crate::facts::condition::verdict::Fact;
use crate::facts::naming::{Naming, row};
use crate::facts::select::{Candidate, Chosen};
use crate::model::records::{Selection, Text, Where};
use crate::model::workspace::Workspace;
use crate::say;

pub(super) fn word(of: &Selection) -> Say {
    Chosen::named(&of.kind).map_or_else(|| Say::same(of.kind.to_string()), Chosen::word)
}

pub(super) fn fact(one: &Candidate, of: &Selection) -> Fact {
    let (word, id) = (word(of), &one.id);
    let when = when(one);
    let said = |word: &str| format!("{word} {id}{when}").trim().to_owned();
    Fact { what: Say::new(said(&word.sv), said(&word.en)), place: one.place }
}

/// The day in brackets: ` (2018-05-14)`.
pub(super) fn when(one: &Candidate) -> String {
    one.dated.map(|when| format!(" ({when})")).unwrap_or_default()
}

/// Nothing matches the selection.
pub(super) fn none(workspace: &Workspace, of: &Selection) -> Say {
    let Say { sv, en } = asked(workspace, of);
    told(of, &say!("{sv}: 0 i filerna.", "{en}: 0 in the files."))
}

/// A sentence that begins with what the selection is of.
pub(super) fn told(of: &Selection, rest: &Say) -> Say {
    let word = word(of);
    Say::new(capital(&format!("{}{}", word.sv, rest.sv)), capital(&format!("{}{}", word.en, rest.en)))
}

/// The required values, in words: ` (slag ”årlig” eller ”tertial”)`.
pub(super) fn asked(workspace: &Workspace, of: &Selection) -> Say {
    if of.wheres.is_empty() {
        return Say::fixed("", "");
    }
    let naming = Naming::of(workspace, &of.kind);
    let Say { sv, en } = row(of.wheres.iter().map(|one| standing(naming, one)), &COMMA);
    say!(" ({sv})", " ({en})")
}

/// A field and the values that it may have: `slag ”allmän”`.
pub(super) fn standing(naming: Naming<'_>, one: &Where) -> Say {
    let quoted = |value: &Text| {
        let Say { sv, en } = naming.value(&one.path, value);
        say!("”{sv}”", "“{en}”")
    };
    let field = naming.field(&one.path);
    let all: Vec<Say> = one.values.iter().map(quoted).collect();
    let Some((last, first)) = all.split_last().filter(|(_, first)| !first.is_empty()) else {
        let Say { sv, en } = row(all.into_iter(), &COMMA);
        return Say::new(format!("{} {sv}", field.sv), format!("{} {en}", field.en));
    };
    let Say { sv, en } = row(first.iter().cloned(), &COMMA);
    Say::new(format!("{} {sv} eller {}", field.sv, last.sv), format!("{} {en} or {}", field.en, last.en))
}

/// Fields by their names: `kartläggning, analys`.
pub(super) fn fields<'p>(naming: Naming<'_>, paths: impl Iterator<Item = &'p str>) -> Say {
    row(paths.map(|path| naming.field(path)), &COMMA)
}

const COMMA: Say = Say::fixed(", ", ", ");

/// There is a record, but it is too old, has no date, or does not come after the one it must follow.
pub(super) fn too_old(last: &Candidate, of: &Selection, day: Day) -> Say {
    let (word, id) = (word(of), &last.id);
    let Some(when) = last.dated else {
        return told(of, &Say::new(format!(" {id} har inget datum."), format!(" {id} has no date.")));
    };
    // Of two reasons, the age is told where it is one.
    let limit =
        of.within.filter(|within| within.value.after(when.last) < day).map(|within| length(within.value));
    match limit {
        Some(limit) => Say::new(
            format!("Senast {when} ({} {id}), äldre än {}.", word.sv, limit.sv),
            format!("Last {when} ({} {id}), older than {}.", word.en, limit.en),
        ),
        _ => Say::new(
            format!("Senast {when} ({} {id}), inte efter det som det ska följa på.", word.sv),
            format!("Last {when} ({} {id}), not after what it is to follow.", word.en),
        ),
    }
}

pub(crate) fn length(length: Length) -> Say {
    match length {
        Length::Days(1) => Say::fixed("1 dag", "1 day"),
        Length::Days(days) => say!("{days} dagar", "{days} days"),
        Length::Months(1) => Say::fixed("1 månad", "1 month"),
        Length::Months(months) => say!("{months} månader", "{months} months"),
    }
}

/// The message that something is not known because of a file, by the file's label.
pub(crate) fn untold(path: &str) -> Say {
    say!("Det går inte att avgöra: {path} har fel.", "It cannot be told: {path} has faults.")
}

pub(super) fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
