//! The words in which a condition is answered, made from the condition itself.

use crate::base::day::Day;
use crate::base::lang::{Say, clause};
use crate::base::rhythm::Length;
use crate::facts::condition::verdict::Fact;
use crate::facts::naming::{Naming, row};
use crate::facts::nouns::Forms;
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
    let Say { sv: none, en: no } = Forms::named(&of.kind).none();
    Say::new(capital(&format!("{none}{sv} finns i filerna.")), format!("There is {no}{en} in the files."))
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
    // What sort it is needs no name before it.
    let is_sort = one.path.rsplit('.').next() == Some("sort");
    let field = if is_sort { Say::fixed("", "") } else { after(&naming.field(&one.path)) };
    let all: Vec<Say> = one.values.iter().map(quoted).collect();
    let Some((last, first)) = all.split_last().filter(|(_, first)| !first.is_empty()) else {
        let Say { sv, en } = row(all.into_iter(), &COMMA);
        return Say::new(format!("{}{sv}", field.sv), format!("{}{en}", field.en));
    };
    let Say { sv, en } = row(first.iter().cloned(), &COMMA);
    Say::new(format!("{}{sv} eller {}", field.sv, last.sv), format!("{}{en} or {}", field.en, last.en))
}

/// A word, and room for what comes after it.
fn after(word: &Say) -> Say {
    Say::new(format!("{} ", word.sv), format!("{} ", word.en))
}

/// What one of them is called in a sentence: its title, and otherwise its id; a decision by who took it.
pub(super) fn called(naming: Naming<'_>, one: &Candidate, of: &Selection) -> Say {
    if &*of.kind == "decision" {
        let body = naming.actor(&one.id);
        return Say::new(format!("av {}", body.sv), format!("of {}", body.en));
    }
    let id = &one.id;
    match clause(&one.title) {
        title if title.is_empty() => say!("{id}", "{id}"),
        title => say!("”{title}”", "“{title}”"),
    }
}

/// Fields by their names: `kartläggning, analys`.
pub(super) fn fields<'p>(naming: Naming<'_>, paths: impl Iterator<Item = &'p str>) -> Say {
    row(paths.map(|path| naming.field(path)), &COMMA)
}

const COMMA: Say = Say::fixed(", ", ", ");

/// There is a record, but it is too old, has no date, or does not come after the one it must follow.
pub(super) fn too_old(naming: Naming<'_>, last: &Candidate, of: &Selection, day: Day) -> Say {
    let (word, name) = (Forms::named(&of.kind), called(naming, last, of));
    let Some(when) = last.dated else {
        let Say { sv, en } = word.definite();
        return Say::new(
            capital(&format!("{sv} {} har inget datum.", name.sv)),
            capital(&format!("{en} {} has no date.", name.en)),
        );
    };
    let Say { sv, en } = word.latest();
    let (sv, en) = (capital(&sv), capital(&en));
    // Of two reasons, the age is told where it is one.
    let limit =
        of.within.filter(|within| within.value.after(when.last) < day).map(|within| length(within.value));
    match limit {
        Some(limit) => Say::new(
            format!("{sv} är från {when} ({}): äldre än {}.", name.sv, limit.sv),
            format!("{en} is of {when} ({}): older than {}.", name.en, limit.en),
        ),
        _ => Say::new(
            format!("{sv} är från {when} ({}): inte efter det som det ska följa på.", name.sv),
            format!("{en} is of {when} ({}): not after what it is to follow.", name.en),
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
