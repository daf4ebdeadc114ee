//! The words in which a condition is answered, made from the condition itself.

use crate::base::day::Day;
use crate::base::lang::{Say, clause};
use crate::base::rhythm::Length;
use crate::facts::condition::verdict::Fact;
use crate::facts::naming::{Naming, row};
use crate::facts::nouns::Forms;
use crate::facts::select::{Candidate, Candidates, Chosen};
use crate::facts::titles;
pub(super) use crate::facts::worded::capital;
use crate::model::records::{Selection, Text, Where};
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::word::Word;

pub(super) fn word(of: &Selection) -> Say {
    Chosen::named(&of.kind).map_or_else(|| Say::same(of.kind.to_string()), Chosen::word)
}

pub(super) fn fact(naming: Naming<'_>, one: &Candidate, of: &Selection) -> Fact {
    let (word, name) = (Forms::named(&of.kind).one(), called(naming, one, of));
    let when = when(one);
    let said = |word: &str, name: &str| format!("{word} {name}{when}").trim().to_owned();
    Fact { what: Say::new(said(&word.sv, &name.sv), said(&word.en, &name.en)), place: one.place }
}

/// The day in brackets: ` (2018-05-14)`.
pub(super) fn when(one: &Candidate) -> String {
    one.dated.map(|when| format!(" ({when})")).unwrap_or_default()
}

/// Nothing matches the selection. What others have is not counted, so whose it is to be is said, and within what time.
pub(super) fn none(bench: &Candidates<'_, '_>, of: &Selection) -> Say {
    none_of(bench, of, &[&*of.kind])
}

/// The same of several kinds of which one is asked for in the same words: `Ingen roll, enhet eller grupp med funktionen
/// ”samordningsfunktion” är antecknad för Orten.`
pub(super) fn none_of(bench: &Candidates<'_, '_>, of: &Selection, kinds: &[&str]) -> Say {
    let Say { sv, en } = asked(bench.workspace, of);
    let others = kinds.get(1..).unwrap_or_default();
    let others: Vec<Say> = others.iter().map(|kind| Forms::named(kind).one()).collect();
    let Say { sv: none, en: no } =
        others.iter().enumerate().fold(Forms::named(&of.kind).none(), |all, (at, own)| {
            let (sv, en) = if at + 1 == others.len() { (" eller", " or") } else { (",", ",") };
            Say::new(format!("{}{sv} {}", all.sv, own.sv), format!("{}{en} {}", all.en, own.en))
        });
    // Reports are each on a plan, and another plan of the organisation may have been reported on.
    let is_reported = &*of.kind == "report" && bench.workspace.plans().nth(1).is_some();
    let title = quoted(&Say::same(bench.survey.plan.title.to_string()));
    let whose = if is_reported {
        Say::new(format!("planen {}", title.sv), format!("the plan {}", title.en))
    } else {
        whose(bench)
    };
    let within = recently(of);
    if &*of.kind == "trial" {
        let (sv, en) = (within.sv, within.en);
        return say!("Larmkedjan är inte prövad{sv}.", "The alarm chain has not been tried{en}.");
    }
    let recorded = if Forms::named(&of.kind).is_neuter() { "antecknat" } else { "antecknad" };
    Say::new(
        capital(&format!("{none}{sv} är {recorded} för {}{}.", whose.sv, within.sv)),
        capital(&format!("{no}{en} is recorded for {}{}.", whose.en, within.en)),
    )
}

/// The organisation that is asked for it, or the plan where it names none.
pub(super) fn whose(bench: &Candidates<'_, '_>) -> Say {
    match bench.scope.organisation() {
        Some(own) => Say::same(own.to_owned()),
        None => Say::fixed("planen", "the plan"),
    }
}

/// Within what time it is to be: ` de senaste 24 månaderna`.
pub(super) fn recently(of: &Selection) -> Say {
    match of.within.map(|within| within.value) {
        None => Say::fixed("", ""),
        Some(Length::Days(1)) => Say::fixed(" det senaste dygnet", " in the last day"),
        Some(Length::Days(days)) => say!(" de senaste {days} dagarna", " in the last {days} days"),
        Some(Length::Months(1)) => Say::fixed(" den senaste månaden", " in the last month"),
        Some(Length::Months(months)) => {
            say!(" de senaste {months} månaderna", " in the last {months} months")
        }
    }
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
    // A routine of the sort routine is said once.
    let noun = Forms::named(&of.kind).one();
    let (phrases, others): (Vec<Option<Say>>, Vec<&Where>) = {
        let all = of.wheres.iter().map(|one| (naming.phrase(one), one));
        let (phrases, others): (Vec<_>, Vec<_>) = all.partition(|(phrase, _)| phrase.is_some());
        (
            phrases.into_iter().map(|(phrase, _)| phrase).collect(),
            others.into_iter().map(|(_, one)| one).collect(),
        )
    };
    let said = others.into_iter().map(|one| standing(naming, one));
    let said = said.filter(|said| said.sv != format!("”{}”", noun.sv)).collect::<Vec<_>>();
    let brackets = if said.is_empty() {
        Say::fixed("", "")
    } else {
        let Say { sv, en } = row(said.into_iter(), &COMMA);
        say!(" ({sv})", " ({en})")
    };
    let phrases = phrases.into_iter().flatten().chain([brackets]);
    phrases.fold(Say::fixed("", ""), |all, own| {
        Say::new(format!("{}{}", all.sv, own.sv), format!("{}{}", all.en, own.en))
    })
}

/// A field and the values that it may have: `funktion ”samordning”`.
pub(super) fn standing(naming: Naming<'_>, one: &Where) -> Say {
    standing_as(naming, one, &naming.field(&one.path))
}

/// The same after *har*: `förväntad effekt på ”kort sikt”`.
pub(super) fn standing_after_has(naming: Naming<'_>, one: &Where) -> Say {
    standing_as(naming, one, &naming.had_with(&one.path))
}

fn standing_as(naming: Naming<'_>, one: &Where, field: &Say) -> Say {
    let is_answer = one.values.iter().all(|value| naming.is_answer(&one.path, value));
    let quoted = |value: &Text| {
        let Say { sv, en } = naming.value(&one.path, value);
        if is_answer { say!("{sv}", "{en}") } else { say!("”{sv}”", "“{en}”") }
    };
    // What sort it is, and which one, needs no name before it.
    let is_sort = matches!(one.path.rsplit('.').next(), Some("sort" | "id"));
    let field = if is_sort {
        Say::fixed("", "")
    } else if is_answer {
        Say::new(format!("{}: ", field.sv), format!("{}: ", field.en))
    } else {
        after(field)
    };
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
    let title = clause(&one.title);
    if !title.is_empty() {
        return say!("”{title}”", "“{title}”");
    }
    // What has no title is called by what its record is about.
    let record = naming.workspace().file(one.place.file).record.as_ref();
    let record = record.filter(|record| Word::from(record.id()) == one.id);
    let id = &one.id;
    record.map_or_else(
        || say!("{id}", "{id}"),
        |record| quoted(&titles::without_time(naming.workspace(), record)),
    )
}

/// A name in the quotation marks of each language.
pub(super) fn quoted(name: &Say) -> Say {
    let (sv, en) = (clause(&name.sv), clause(&name.en));
    say!("”{sv}”", "“{en}”")
}

/// Fields by their names: `kartläggning, analys`.
pub(super) fn fields<'p>(naming: Naming<'_>, paths: impl Iterator<Item = &'p str>) -> Say {
    row(paths.map(|path| naming.field(path)), &COMMA)
}

const COMMA: Say = Say::fixed(", ", ", ");

/// There is a record, but it is too old, has no date, or does not come after the one it must follow.
pub(super) fn too_old(naming: Naming<'_>, last: &Candidate, of: &Selection, day: Day) -> Say {
    let (word, name) = (Forms::named(&of.kind), called(naming, last, of));
    let Some(when) = last.dated else { return undated(naming, last, of) };
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

/// There is a record, and nothing says when it was.
pub(super) fn undated(naming: Naming<'_>, one: &Candidate, of: &Selection) -> Say {
    let (Say { sv, en }, name) = (Forms::named(&of.kind).definite(), called(naming, one, of));
    Say::new(
        capital(&format!("{sv} {} har inget datum.", name.sv)),
        capital(&format!("{en} {} has no date.", name.en)),
    )
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
