//! Whether a requirement's condition is met by the records on a day: how far, by what, and what is missing.

mod verdict;
pub(crate) mod trained;

use crate::base::lang::Say;
use crate::base::rhythm::Length;
use crate::facts::select::{Candidate, Candidates, Chosen};
use crate::model::records::{Clause, Condition, Demand, Linked, Selection, Text, Where};
use crate::say;
pub(crate) use verdict::{Fact, Met, Promises, Verdict};

/// Whether a selection is of cases, or of records that must be dated after a case. Such a condition is never judged:
/// its reason would give a number and the records, and both could identify a person to the reader.
pub(crate) fn is_of_cases(of: &Selection) -> bool {
    *of.kind == *"case" || of.after.as_ref().is_some_and(|after| is_of_cases(after))
}

pub(crate) fn judge(bench: &Candidates<'_, '_>, condition: &Condition, promises: Promises) -> Verdict {
    if selections(&condition.clause).into_iter().any(is_of_cases) {
        return Verdict::new(Met::No, on_cases(), Vec::new());
    }
    match &condition.clause {
        Clause::All(parts) => all(parts.iter().map(|part| judge(bench, part, promises)).collect()),
        Clause::Any(parts) => any(&parts.iter().map(|part| judge(bench, part, promises)).collect::<Vec<_>>()),
        Clause::Exists(of) => unsure(bench, &[of], exists(bench, of)),
        Clause::Count(of, at_least) => {
            unsure(bench, &[of], count(bench, of, at_least.map_or(1, |it| it.value)))
        }
        Clause::Every(of, demand) => unsure(bench, &[of], every(bench, of, demand)),
        Clause::Linked(linked) => {
            let of: Vec<&Selection> = [&linked.from].into_iter().chain(&linked.to).collect();
            unsure(bench, &of, linked_to(bench, linked))
        }
        Clause::Trained { of, within } => {
            unsure_of(bench, "training", trained::judge(bench, of, within.map(|within| within.value)))
        }
        Clause::Promised(place) => Verdict { met: promises.of(*place), because: None, facts: Vec::new() },
        // Attestations are judged by `coverage`.
        Clause::Attested { .. } | Clause::Nothing | Clause::Unread => {
            Verdict { met: Met::No, because: None, facts: Vec::new() }
        }
    }
}

/// The selections of a condition itself, without those of its parts.
fn selections(clause: &Clause) -> Vec<&Selection> {
    match clause {
        Clause::Exists(of) | Clause::Count(of, _) | Clause::Every(of, _) => vec![of],
        Clause::Linked(linked) => [&linked.from].into_iter().chain(&linked.to).collect(),
        Clause::All(_)
        | Clause::Any(_)
        | Clause::Trained { .. }
        | Clause::Promised(_)
        | Clause::Attested { .. }
        | Clause::Nothing
        | Clause::Unread => Vec::new(),
    }
}

/// The reason when a condition on cases is not judged.
pub(crate) fn on_cases() -> Say {
    Say::fixed(
        "Ett krav prövas aldrig mot ärendena: ett litet antal kan peka ut någon.",
        "A requirement is never judged by the cases: a small number can point somebody out.",
    )
}

/// All parts must be met. The reason is that of the part furthest from it.
fn all(parts: Vec<Verdict>) -> Verdict {
    let worst = parts.iter().map(|part| part.met).min().unwrap_or(Met::No);
    let best = parts.iter().map(|part| part.met).max().unwrap_or(Met::No);
    let met = if worst == Met::No && best >= Met::Partly { Met::Partly } else { worst };
    let lacking = parts.iter().filter(|part| part.met < Met::Yes || worst == Met::Yes);
    let because = join(lacking.filter_map(|part| part.because.clone()));
    Verdict { met, because, facts: parts.into_iter().flat_map(|part| part.facts).collect() }
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
    let facts = best.flat_map(|part| part.facts.clone()).collect();
    Verdict { met, because, facts }
}

fn join(says: impl Iterator<Item = Say>) -> Option<Say> {
    says.reduce(|a, b| Say::new(format!("{} {}", a.sv, b.sv), format!("{} {}", a.en, b.en)))
}

/// Turns "not met" into "not known" when a file that could decide it could not be read in full.
fn unsure(bench: &Candidates<'_, '_>, of: &[&Selection], verdict: Verdict) -> Verdict {
    let kinds = of.iter().filter_map(|of| Some(Chosen::named(&of.kind)?.kind()));
    kinds.fold(verdict, |verdict, kind| unsure_of(bench, kind, verdict))
}

/// The same, for the files of a kind.
fn unsure_of(bench: &Candidates<'_, '_>, kind: &str, verdict: Verdict) -> Verdict {
    if verdict.met == Met::Yes || verdict.met == Met::Unsure {
        return verdict;
    }
    let Some(torn) = bench.workspace.torn(kind) else { return verdict };
    let because = untold(&torn.source.label);
    Verdict { met: verdict.met.max(Met::Unsure), because: Some(because), facts: verdict.facts }
}

/// The message that something is not known because of a file, by the file's label.
pub(crate) fn untold(path: &str) -> Say {
    say!("Det går inte att avgöra: {path} har fel.", "It cannot be told: {path} has faults.")
}

fn word(of: &Selection) -> Say {
    Chosen::named(&of.kind).map_or_else(|| Say::same(of.kind.to_string()), Chosen::word)
}

fn fact(one: &Candidate, of: &Selection) -> Fact {
    let (word, id) = (word(of), &one.id);
    let when = when(one);
    let said = |word: &str| format!("{word} {id}{when}").trim().to_owned();
    Fact { what: Say::new(said(&word.sv), said(&word.en)), place: one.place }
}

/// The day in brackets: ` (2018-05-14)`.
fn when(one: &Candidate) -> String {
    one.dated.map(|when| format!(" ({when})")).unwrap_or_default()
}

fn exists(bench: &Candidates<'_, '_>, of: &Selection) -> Verdict {
    let meant = bench.meant(of, &[]);
    let good: Vec<&Candidate> =
        meant.iter().filter(|one| Candidates::is_given(one, &of.has) && bench.is_in_time(one, of)).collect();
    let newest =
        |ones: &[&Candidate]| ones.iter().max_by_key(|one| one.dated.map(|when| when.last)).copied().cloned();
    if let Some(best) = newest(&good) {
        let (id, when) = (&best.id, when(&best));
        let because = told(of, &Say::same(format!(": {id}{when}.")));
        return Verdict::new(Met::Yes, because, vec![fact(&best, of)]);
    }
    let in_time: Vec<&Candidate> = meant.iter().filter(|one| bench.is_in_time(one, of)).collect();
    if let Some(best) = newest(&in_time) {
        let lacks: Vec<&str> =
            of.has.iter().map(|path| &**path).filter(|path| best.values(path).is_empty()).collect();
        let met = if lacks.len() < of.has.len() { Met::Partly } else { Met::No };
        let (id, lacks) = (&best.id, lacks.join(", "));
        let because = told(of, &Say::new(format!(" {id} saknar {lacks}."), format!(" {id} lacks {lacks}.")));
        return Verdict::new(met, because, vec![fact(&best, of)]);
    }
    let because = match newest(&meant.iter().collect::<Vec<_>>()) {
        Some(last) => too_old(&last, of),
        None => none(of),
    };
    let facts = newest(&meant.iter().collect::<Vec<_>>()).map(|last| fact(&last, of));
    Verdict::new(Met::No, because, facts.into_iter().collect())
}

/// Nothing matches the selection.
fn none(of: &Selection) -> Say {
    let asked = asked(&of.wheres);
    told(of, &Say::new(format!("{asked}: 0 i filerna."), format!("{asked}: 0 in the files.")))
}

/// A sentence that begins with what the selection is of.
fn told(of: &Selection, rest: &Say) -> Say {
    let word = word(of);
    Say::new(capital(&format!("{}{}", word.sv, rest.sv)), capital(&format!("{}{}", word.en, rest.en)))
}

/// The required values, in the words of the files: ` (sort annual/tertial)`.
fn asked(wheres: &[Where]) -> String {
    let all: Vec<String> = wheres.iter().map(standing).collect();
    if all.is_empty() { String::new() } else { format!(" ({})", all.join(", ")) }
}

fn standing(one: &Where) -> String {
    let values: Vec<&str> = one.values.iter().map(|value| &**value).collect();
    format!("{} {}", one.path, values.join("/"))
}

/// There is a record, but it is too old, has no date, or does not come after the one it must follow.
fn too_old(last: &Candidate, of: &Selection) -> Say {
    let (word, id) = (word(of), &last.id);
    let Some(when) = last.dated else {
        return told(of, &Say::new(format!(" {id} har inget datum."), format!(" {id} has no date.")));
    };
    let limit = of.within.map(|within| length(within.value));
    match (limit, &of.after) {
        (Some(limit), None) => Say::new(
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

fn count(bench: &Candidates<'_, '_>, of: &Selection, at_least: u32) -> Verdict {
    let picked = bench.picked(of);
    let found = u32::try_from(picked.len()).unwrap_or(u32::MAX);
    let met = match found {
        0 => Met::No,
        found if found < at_least => Met::Partly,
        _ => Met::Yes,
    };
    let asked = asked(&of.wheres);
    let within = of.within.map(|within| length(within.value));
    let (sv, en) = match &within {
        Some(within) => (format!(" på {}", within.sv), format!(" in {}", within.en)),
        None => (String::new(), String::new()),
    };
    let because = told(
        of,
        &Say::new(
            format!("{asked}: {found} av {at_least}{sv}."),
            format!("{asked}: {found} of {at_least}{en}."),
        ),
    );
    Verdict::new(met, because, picked.iter().map(|one| fact(one, of)).collect())
}

/// How many records that lack something are named.
const NAMED: usize = 3;

fn every(bench: &Candidates<'_, '_>, of: &Selection, demand: &Demand) -> Verdict {
    let must: Vec<&str> = demand.must.iter().map(|one| &*one.path).collect();
    let paths: Vec<&str> = demand.has.iter().map(|path| &**path).chain(must).collect();
    let mut meant = bench.meant(of, &paths);
    meant.retain(|one| bench.is_in_time(one, of));
    let is_good = |one: &&Candidate| {
        Candidates::is_given(one, &demand.has) && demand.must.iter().all(|wanted| bench.stands(one, wanted))
    };
    let (good, bad): (Vec<&Candidate>, Vec<&Candidate>) = meant.iter().partition(is_good);
    let met = match (good.len(), bad.len()) {
        (0, _) => Met::No,
        (_, 0) => Met::Yes,
        _ => Met::Partly,
    };
    let (done, total, word, wanted) = (good.len(), meant.len(), word(of), wanted(demand));
    let names: Vec<&str> = bad.iter().take(NAMED).map(|one| one.id.as_str()).collect();
    let more = if bad.len() > NAMED { ", …" } else { "" };
    let (sv, en) = if bad.is_empty() {
        (String::new(), String::new())
    } else {
        let names = names.join(", ");
        (format!(" Inte: {names}{more}."), format!(" Not: {names}{more}."))
    };
    let because = Say::new(
        format!("{wanted}: {done} av {total} ({}).{sv}", word.sv),
        format!("{wanted}: {done} of {total} ({}).{en}", word.en),
    );
    // The facts are the records that lack something or, when none does, all that satisfy the demand.
    let facts = if bad.is_empty() { good } else { bad };
    Verdict::new(met, because, facts.into_iter().map(|one| fact(one, of)).collect())
}

fn wanted(demand: &Demand) -> String {
    let has = demand.has.iter().map(|path: &Text| path.to_string());
    let must = demand.must.iter().map(standing);
    has.chain(must).collect::<Vec<_>>().join(", ")
}

fn linked_to(bench: &Candidates<'_, '_>, linked: &Linked) -> Verdict {
    let (Some(by), Some(to)) = (&linked.by, &linked.to) else {
        return Verdict { met: Met::No, because: None, facts: Vec::new() };
    };
    let ends = bench.picked(to);
    let from = bench.meant(&linked.from, &[by]);
    let points =
        |one: &&Candidate| one.values(by).iter().any(|value| ends.iter().any(|end| end.id == *value));
    let pointing: Vec<&Candidate> = from
        .iter()
        .filter(|one| Candidates::is_given(one, &linked.from.has) && bench.is_in_time(one, &linked.from))
        .filter(points)
        .collect();
    if pointing.is_empty() {
        let (word, there) = (word(&linked.from), word(to));
        let (count, ends) = (from.len(), ends.len());
        let because = Say::new(
            format!("{} pekar i {by} på {}: 0 av {count} ({ends} att peka på).", capital(&word.sv), there.sv),
            format!(
                "{} pointing in {by} to {}: 0 of {count} ({ends} to point to).",
                capital(&word.en),
                there.en
            ),
        );
        return Verdict::new(Met::No, because, Vec::new());
    }
    let facts: Vec<Fact> = pointing.iter().map(|one| fact(one, &linked.from)).collect();
    let names: Vec<&str> = pointing.iter().map(|one| one.id.as_str()).collect();
    let because = told(&linked.from, &Say::same(format!(": {}.", names.join(", "))));
    Verdict::new(Met::Yes, because, facts)
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
