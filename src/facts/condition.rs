//! Whether a requirement's condition is met by the records on a day: how far, by what, and what is missing.

mod verdict;
pub(crate) mod words;
pub(crate) mod asks;
pub(crate) mod attested;
pub(crate) mod trained;
mod kept;
mod people;
mod records;
pub(crate) mod receiver;

use std::collections::HashSet;

use crate::base::lang::Say;
use crate::facts::naming::{Naming, row};
use crate::facts::select::Candidates;
use crate::model::records::{Clause, Condition, Selection};
use crate::say;
use people::selections;
pub(crate) use people::{asks_of_people, is_of as is_of_people, is_of_cases, tells_few};
pub(crate) use verdict::{Asked, Fact, Met, Promises, Verdict};

/// Whether a condition is judged by a plan's activities in another way than by what they say that they meet.
pub(crate) fn looks_at_activities(condition: &Condition) -> bool {
    match &condition.clause {
        Clause::All(parts) | Clause::Any(parts) => parts.iter().any(looks_at_activities),
        // Without names it is about the units that are responsible for something.
        Clause::Trained { of, .. } => of.is_empty(),
        clause => selections(clause).into_iter().any(|of| &*of.kind == "activity"),
    }
}

/// Whether a condition can be met in several ways.
pub(crate) fn has_ways(condition: &Condition) -> bool {
    match &condition.clause {
        Clause::Any(_) => true,
        Clause::All(parts) => parts.iter().any(has_ways),
        _ => false,
    }
}

/// How far a condition is met by all who own the plan. Where it asks that something is there, it is to be there for each of
/// them: what one municipality has does not meet what the law asks of another.
pub(crate) fn judge_for_all(bench: &Candidates<'_, '_>, condition: &Condition, asked: Asked<'_>) -> Verdict {
    let whole = judge(bench, condition, asked);
    let owners = bench.scope.joint();
    if whole.met != Met::Yes || owners.is_empty() || !asks_what_is_there(condition) {
        return whole;
    }
    let (mut has, mut lacks) = (0, Vec::new());
    for owner in owners {
        match judge(&bench.for_owner(*owner), condition, asked).met {
            Met::Yes => has += 1,
            _ => lacks.push(Naming::of(bench.workspace, "plan").actor(&owner.record.id)),
        }
    }
    if lacks.is_empty() || has == 0 {
        return whole;
    }
    let (all, Say { sv, en }) = (owners.len(), row(lacks.into_iter(), &Say::fixed(", ", ", ")));
    let because = say!(
        "Finns för {has} av de {all} som äger planen tillsammans. Saknas för: {sv}.",
        "There for {has} of the {all} who own the plan together. Missing for: {en}."
    );
    Verdict { met: Met::Partly, because: Some(because), ..whole }
}

/// Whether a condition asks only that something is there.
fn asks_what_is_there(condition: &Condition) -> bool {
    match &condition.clause {
        Clause::All(parts) | Clause::Any(parts) => parts.iter().all(asks_what_is_there),
        Clause::Exists(of) => !people::is_of(of),
        _ => false,
    }
}

/// How far a condition is met, and why.
pub(crate) fn judge(bench: &Candidates<'_, '_>, condition: &Condition, asked: Asked<'_>) -> Verdict {
    if selections(&condition.clause).into_iter().any(is_of_cases) {
        return Verdict::new(Met::No, on_cases(), Vec::new());
    }
    if let Some(few) = tells_few(bench.workspace, &condition.clause) {
        return Verdict::new(Met::No, few, Vec::new());
    }
    match &condition.clause {
        Clause::All(parts) => all(parts.iter().map(|part| judge(bench, part, asked)).collect()),
        Clause::Any(parts) => {
            let judged: Vec<Verdict> = parts.iter().map(|part| judge(bench, part, asked)).collect();
            let own = any(&judged);
            // What is asked of several kinds in the same words is answered in one sentence.
            let as_one = (own.met == Met::No).then(|| records::none_of_kinds(bench, parts)).flatten();
            Verdict { because: as_one.or(own.because), ..own }
        }
        Clause::Exists(of) => records::unsure(bench, &[of], records::exists(bench, of)),
        Clause::Count(of, at_least) => {
            let found = records::count(bench, of, at_least.map_or(1, |it| it.value));
            records::unsure(bench, &[of], found)
        }
        Clause::Every(of, demand) => records::unsure(bench, &[of], records::every(bench, of, demand)),
        Clause::Linked(linked) => {
            let of: Vec<&Selection> = [&linked.from].into_iter().chain(&linked.to).collect();
            records::unsure(bench, &of, records::linked_to(bench, linked))
        }
        Clause::Trained { of, within } => {
            let had = trained::judge(bench, of, within.map(|within| within.value));
            records::unsure_of(bench, ["training"].into_iter(), had)
        }
        Clause::Each(each) => records::unsure(bench, &[&each.among], records::each(bench, each)),
        Clause::Told(told) => {
            records::unsure_of(bench, ["report", "meeting"].into_iter(), receiver::judge(bench, told))
        }
        Clause::Kept(kept) => kept::judge(bench, kept),
        Clause::Promised(place) => Verdict::bare(asked.promises.of(*place)),
        Clause::Attested { within } => attested::judge(bench, asked.reference, within.map(|it| it.value)),
        Clause::Nothing | Clause::Unread => Verdict::bare(Met::No),
    }
}

/// The reason when a condition on cases is not judged.
pub(crate) fn on_cases() -> Say {
    Say::fixed(
        "Ett krav väljer aldrig bland ärendena: ett litet antal kan peka ut någon.",
        "A requirement never selects cases: a small number can identify somebody.",
    )
}

/// All parts must be met. The reason is that of the parts that are not. What can only take away makes no requirement
/// met in part.
fn all(parts: Vec<Verdict>) -> Verdict {
    let worst = parts.iter().map(|part| part.met).min().unwrap_or(Met::No);
    let best = parts.iter().filter(|part| !part.only_takes).map(|part| part.met).max().unwrap_or(Met::No);
    let met = if worst == Met::No && best >= Met::Partly { Met::Partly } else { worst };
    let lacking = parts.iter().filter(|part| part.met < Met::Yes || worst == Met::Yes);
    let because = join(lacking.filter_map(|part| part.because.clone()));
    let only_takes = parts.iter().all(|part| part.only_takes);
    let awaits = parts.iter().filter(|part| part.met < Met::Yes).all(|part| part.awaits) && met < Met::Yes;
    let facts = parts.into_iter().flat_map(|part| part.facts).collect();
    Verdict { met, because, facts, only_takes, awaits }
}

/// One part must be met: the one that is met furthest counts.
fn any(parts: &[Verdict]) -> Verdict {
    let met = parts.iter().map(|part| part.met).max().unwrap_or(Met::No);
    let best = parts.iter().filter(|part| part.met == met);
    let because = if met == Met::No {
        join(parts.iter().filter_map(|part| part.because.clone()))
    } else {
        best.clone().find_map(|part| part.because.clone())
    };
    let facts = best.clone().flat_map(|part| part.facts.clone()).collect();
    let only_takes = best.clone().all(|part| part.only_takes);
    let awaits = met < Met::Yes && parts.iter().any(|part| part.awaits);
    Verdict { met, because, facts, only_takes, awaits }
}

fn join(says: impl Iterator<Item = Say>) -> Option<Say> {
    // What several parts say alike is said once, and what one says of all is said by what another says of some.
    let mut told = HashSet::new();
    let says: Vec<Say> = says.filter(|say| told.insert(say.sv.clone())).collect();
    let is_said = |say: &Say| says.iter().any(|other| other.sv != say.sv && general(&other.sv) == say.sv);
    says.iter()
        .filter(|say| !is_said(say))
        .cloned()
        .reduce(|a, b| Say::new(format!("{} {}", a.sv, b.sv), format!("{} {}", a.en, b.en)))
}

/// A sentence without what stands in its brackets: of `Ingen kontroll (”bidrag”) är antecknad.` it is what is said where no
/// sort is asked for.
fn general(sentence: &str) -> String {
    match (sentence.find(" ("), sentence.find(')')) {
        (Some(from), Some(to)) if from < to => format!("{}{}", &sentence[..from], &sentence[to + 1..]),
        _ => sentence.to_owned(),
    }
}
