//! Conditions on records about people: whether they are met, in words. Neither which records, nor when, nor how many is
//! in the answer, and what would tell of a few by being met is never judged ([ADR 20]).
//!
//! [ADR 20]: ../../../docs/adr/0020-what-the-cases-contradict-is-not-met.md

use crate::base::lang::Say;
use crate::base::rhythm::Length;
use crate::facts::condition::verdict::{Met, Verdict};
use crate::facts::condition::words::{asked, length, told};
use crate::facts::select::Chosen;
use crate::model::kinds::Kind;
use crate::model::records::flow::{Flow, Step};
use crate::model::records::{Clause, Condition, Demand, Kept, Selection, Text};
use crate::model::workspace::{Lookup, Workspace};
use crate::pii::detector::Exposure;
use crate::say;

/// The months within which records about people are asked for at least: what is newer would tell when it was.
const HALF_YEAR: u32 = 6;

/// What of a record about people tells how it was handled, and not what or whom it is about.
const HANDLING: [&str; 2] = ["reported", "measures"];

/// Whether a selection is of cases, or of records that must be dated after a case. Such a condition is never judged:
/// its reason would give a number and the records, and both could identify a person to the reader.
pub(crate) fn is_of_cases(of: &Selection) -> bool {
    *of.kind == *"case" || of.after.as_ref().is_some_and(|after| is_of_cases(after))
}

/// The selections of a condition itself, without those of its parts.
pub(super) fn selections(clause: &Clause) -> Vec<&Selection> {
    match clause {
        Clause::Exists(of) | Clause::Count(of, _) | Clause::Every(of, _) => vec![of],
        Clause::Linked(linked) => [&linked.from].into_iter().chain(&linked.to).collect(),
        Clause::Each(each) => vec![&each.among],
        Clause::Told(told) => vec![&told.report],
        Clause::All(_)
        | Clause::Any(_)
        | Clause::Kept(_)
        | Clause::Trained { .. }
        | Clause::Promised(_)
        | Clause::Attested { .. }
        | Clause::Nothing
        | Clause::Unread => Vec::new(),
    }
}

/// Whether a kind is of records about people.
pub(super) fn is_kind(name: &str) -> bool {
    Kind::named(name).is_some_and(|kind| kind.exposure == Exposure::Case)
}

/// Whether a selection is of records about people.
pub(crate) fn is_of(of: &Selection) -> bool {
    Chosen::named(&of.kind).is_some_and(|chosen| is_kind(chosen.kind()))
}

/// Whether a condition asks anything of records about people: what it answers is for the workspace that has them.
pub(crate) fn asks_of_people(condition: &Condition) -> bool {
    let asks =
        |clause: &Clause| matches!(clause, Clause::Kept(_)) || selections(clause).into_iter().any(is_of);
    condition.parts().into_iter().any(|part| asks(&part.clause))
}

/// Why a condition is never judged: that it is met, or not, would tell of a few people.
pub(crate) fn tells_few(workspace: &Workspace, clause: &Clause) -> Option<Say> {
    if selections(clause).into_iter().any(is_of_cases) {
        return None;
    }
    let tells = match clause {
        Clause::Kept(kept) => return is_narrow(workspace, kept).then(on_few),
        Clause::Count(of, at_least) if is_of(of) => {
            let at_least = at_least.map_or(1, |it| it.value);
            let is_many = u64::from(at_least) >= workspace.config.publication.k;
            is_recent(of) || !is_many && (at_least > 1 || is_chosen(of))
        }
        Clause::Every(of, demand) if is_of(of) => is_recent(of) || is_chosen(of) || describes(demand),
        Clause::Each(each) => is_of(&each.among),
        clause => selections(clause).into_iter().any(|of| is_of(of) && (is_recent(of) || is_chosen(of))),
    };
    (tells || selections(clause).into_iter().any(is_after)).then(on_few)
}

/// Whether only some of the records are asked for, by what is in them.
fn is_chosen(of: &Selection) -> bool {
    !of.wheres.is_empty() || !of.has.is_empty()
}

/// Whether they are to be so new that the answer tells when they were.
fn is_recent(of: &Selection) -> bool {
    of.within.is_some_and(|within| match within.value {
        Length::Days(days) => days < HALF_YEAR * 30,
        Length::Months(months) => months < HALF_YEAR,
    })
}

/// Whether something is to come after a record about people: the answer would tell when that was.
fn is_after(of: &Selection) -> bool {
    of.after.as_ref().is_some_and(|after| is_of(after) || is_of(of) || is_after(after))
}

/// Whether what all of them are to have tells what or whom they are about.
fn describes(demand: &Demand) -> bool {
    let is_handling = |path: &str| HANDLING.contains(&path.split('.').next().unwrap_or(path));
    !demand.must.iter().all(|wanted| is_handling(&wanted.path))
}

/// Whether a step that is asked about is of so few that breaking it tells of them: it takes more than one thing about
/// the person, or the concern, and no step of everybody stands beside it.
fn is_narrow(workspace: &Workspace, kept: &Kept) -> bool {
    let Lookup::Found(flow) = workspace.flow(&kept.flow) else { return false };
    let asked: Vec<&Step> = kept.steps.iter().filter_map(|id| step(flow.record, id)).collect();
    let is_of_all = asked.iter().any(|step| step.when.count() == 0);
    asked.iter().any(|step| step.when.count() > 1 || !step.when.concern.is_empty() && !is_of_all)
}

fn step<'w>(flow: &'w Flow, id: &Text) -> Option<&'w Step> {
    flow.steps.iter().find(|step| *step.id == **id)
}

/// The reason when a condition would tell of a few people.
fn on_few() -> Say {
    Say::fixed(
        "Svaret skulle säga något om ett fåtal personer eller händelser, så villkoret prövas aldrig.",
        "The answer would tell of a few people or incidents, so the condition is never judged.",
    )
}

/// A verdict as it may be told: met or not, and what was asked.
pub(super) fn told_of(
    workspace: &Workspace,
    of: &Selection,
    at_least: Option<u32>,
    found: &Verdict,
) -> Verdict {
    let Say { sv, en } = asked(workspace, of);
    let least = at_least.filter(|at_least| *at_least > 1);
    let least = least.map_or(Say::fixed("", ""), |least| say!(", minst {least}", ", at least {least}"));
    let within = of.within.map(|within| length(within.value));
    let within = within.map_or(Say::fixed("", ""), |within| {
        Say::new(format!(" på {}", within.sv), format!(" in {}", within.en))
    });
    let Say { sv: told_sv, en: told_en } = outcome(found.met);
    let rest = Say::new(
        format!("{sv}{}{}: {told_sv}", least.sv, within.sv),
        format!("{en}{}{}: {told_en}", least.en, within.en),
    );
    bit(found.met, told(of, &rest))
}

/// A verdict of one bit, with the words for it.
pub(super) fn bit(met: Met, because: Say) -> Verdict {
    let met = if met == Met::Yes { Met::Yes } else { Met::No };
    Verdict::new(met, because, Vec::new())
}

/// The words for the bit.
pub(super) fn outcome(met: Met) -> Say {
    match met {
        Met::Yes => Say::fixed("uppfyllt.", "met."),
        _ => Say::fixed("inte uppfyllt.", "not met."),
    }
}
