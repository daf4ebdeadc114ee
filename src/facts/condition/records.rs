//! Conditions on the records that a selection selects.

use crate::base::day::Day;
use crate::base::lang::{Say, listed};
use crate::base::nouns;
use crate::facts::condition::people;
use crate::facts::condition::verdict::{Fact, Met, Verdict};
use crate::facts::condition::words::{
    asked, called, capital, fact, fields, length, none, none_of, quoted, standing_after_has, told, too_old,
    undated, untold, when,
};
use crate::facts::editions::binding_time;
use crate::facts::naming::{Naming, row};
use crate::facts::nouns::Forms;
use crate::facts::select::{Candidate, Candidates, Chosen};
use crate::facts::{Standing, State};
use crate::model::records::plan::Activity;
use crate::model::records::{Clause, Condition, Demand, Each, Linked, Record, Selection};
use crate::say;

pub(super) fn exists(bench: &Candidates<'_, '_>, of: &Selection) -> Verdict {
    if people::is_of(of) {
        return people::told_of(bench.workspace, of, None, &found(bench, of));
    }
    found(bench, of)
}

/// That none of several kinds is recorded, where each of the parts asks for one, of the same and within the same time, and
/// there is none of any age.
pub(super) fn none_of_kinds(bench: &Candidates<'_, '_>, parts: &[Condition]) -> Option<Say> {
    let of = |part: &'_ Condition| match &part.clause {
        Clause::Exists(of) if of.has.is_empty() && of.after.is_none() && !people::is_of(of) => {
            Some(of.clone())
        }
        _ => None,
    };
    let all: Vec<Selection> = parts.iter().map(of).collect::<Option<_>>()?;
    let (first, rest) = all.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let forms = Forms::named(&first.kind);
    let is_like = |own: &Selection| {
        let words = |of: &Selection| (asked(bench.workspace, of), of.within.map(|within| within.value));
        words(own) == words(first) && Forms::named(&own.kind).is_neuter() == forms.is_neuter()
    };
    let is_none = |own: &Selection| {
        let found = unsure(bench, &[own], exists(bench, own));
        found.met == Met::No && !found.awaits && found.facts.is_empty() && bench.meant(own, &[]).is_empty()
    };
    let is_as_one = rest.iter().all(is_like) && all.iter().all(is_none);
    let kinds: Vec<&str> = all.iter().map(|own| &*own.kind).collect();
    is_as_one.then(|| none_of(bench, first, &kinds))
}

/// Fields in a sentence, in English after `no`: `annan information och analys`, `other information and no analysis`
fn both_fields(naming: Naming<'_>, paths: &[&str]) -> Say {
    match paths.split_last() {
        Some((last, before)) if !before.is_empty() => {
            let (before, last) = (fields(naming, before.iter().copied()), naming.field(last));
            let before_en = before.en.replace(", ", ", no ");
            Say::new(format!("{} och {}", before.sv, last.sv), format!("{before_en} and no {}", last.en))
        }
        _ => fields(naming, paths.iter().copied()),
    }
}

/// The last day of the time in which a plan is to be followed up for the first time, where a report on the plan is what is
/// asked for. There can be none before there is a plan.
fn first_follow_up(bench: &Candidates<'_, '_>, of: &Selection) -> Option<Day> {
    let is_on_plan = of.kind == *"report" && of.has.iter().any(|path| **path == *"plan");
    let begun = binding_time(bench.workspace, bench.survey.plan).filter(|_| is_on_plan)?.begins()?;
    Some(of.within?.value.after(begun.minus_days(1)))
}

/// The last day of an agreement that holds no more: it binds nobody, whatever it says.
fn has_ended(bench: &Candidates<'_, '_>, one: &Candidate) -> Option<Day> {
    let Some(Record::Agreement(own)) = &bench.workspace.file(one.place.file).record else { return None };
    let ended = own.ended.as_ref().map(|ended| ended.period).filter(|ended| ended.has_come(bench.day));
    let over = own.period.as_ref().map(|time| time.period).filter(|time| time.is_over(bench.day));
    ended.or(over).map(|time| time.last)
}

fn found(bench: &Candidates<'_, '_>, of: &Selection) -> Verdict {
    let meant = bench.meant(of, &[]);
    let is_good = |one: &&Candidate| Candidates::is_given(one, &of.has) && bench.is_in_time(one, of);
    let (ended, good): (Vec<&Candidate>, Vec<&Candidate>) =
        meant.iter().filter(is_good).partition(|one| has_ended(bench, one).is_some());
    let newest =
        |ones: &[&Candidate]| ones.iter().max_by_key(|one| one.dated.map(|when| when.last)).copied().cloned();
    if let Some(best) = newest(&good) {
        let (Say { sv, en }, when) = (called(naming(bench, of), &best, of), when(&best));
        let Say { sv: word, en: own } = Forms::named(&of.kind).definite();
        let because = Say::new(
            capital(&format!("{word} {sv}{when} finns.")),
            capital(&format!("{own} {en}{when} is there.")),
        );
        return Verdict::new(Met::Yes, because, vec![fact(naming(bench, of), &best, of)]);
    }
    if let Some(best) = newest(&ended)
        && let Some(last) = has_ended(bench, &best)
    {
        let (Say { sv, en }, name) =
            (Forms::named(&of.kind).definite(), called(naming(bench, of), &best, of));
        let because = Say::new(
            capital(&format!("{sv} {} gick ut {last}.", name.sv)),
            capital(&format!("{en} {} expired {last}.", name.en)),
        );
        return Verdict::new(Met::No, because, vec![fact(naming(bench, of), &best, of)]);
    }
    let in_time: Vec<&Candidate> = meant.iter().filter(|one| bench.is_in_time(one, of)).collect();
    if let Some(best) = newest(&in_time) {
        let lacks: Vec<&str> =
            of.has.iter().map(|path| &**path).filter(|path| best.values(path).is_empty()).collect();
        let met = if lacks.len() < of.has.len() { Met::Partly } else { Met::No };
        if lacks == ["on"] {
            let because = undated(naming(bench, of), &best, of);
            return Verdict::new(met, because, vec![fact(naming(bench, of), &best, of)]);
        }
        let Say { sv, en } = both_fields(naming(bench, of), &lacks);
        let (word, name) = (Forms::named(&of.kind).definite(), called(naming(bench, of), &best, of));
        let because = Say::new(
            capital(&format!("{} {} säger inget om {sv}.", word.sv, name.sv)),
            capital(&format!("{} {} states no {en}.", word.en, name.en)),
        );
        return Verdict::new(met, because, vec![fact(naming(bench, of), &best, of)]);
    }
    if let Some(until) = first_follow_up(bench, of).filter(|until| meant.is_empty() && bench.day <= *until) {
        let because = say!(
            "Planen ska följas upp första gången senast {until}.",
            "The plan is to be followed up for the first time by {until}."
        );
        return Verdict { awaits: true, ..Verdict::new(Met::No, because, Vec::new()) };
    }
    let because = match newest(&meant.iter().collect::<Vec<_>>()) {
        Some(last) => too_old(naming(bench, of), &last, of, bench.day),
        None => none(bench, of),
    };
    let facts = newest(&meant.iter().collect::<Vec<_>>()).map(|last| fact(naming(bench, of), &last, of));
    Verdict::new(Met::No, because, facts.into_iter().collect())
}

pub(super) fn count(bench: &Candidates<'_, '_>, of: &Selection, at_least: u32) -> Verdict {
    let counted = counted(bench, of, at_least);
    if people::is_of(of) {
        return people::told_of(bench.workspace, of, Some(at_least), &counted);
    }
    counted
}

fn counted(bench: &Candidates<'_, '_>, of: &Selection, at_least: u32) -> Verdict {
    let picked = bench.picked(of);
    let found = u32::try_from(picked.len()).unwrap_or(u32::MAX);
    let met = match found {
        0 => Met::No,
        found if found < at_least => Met::Partly,
        _ => Met::Yes,
    };
    let asked = asked(bench.workspace, of);
    let within = of.within.map(|within| length(within.value));
    let (sv, en) = match &within {
        Some(within) => (format!(" på {}", within.sv), format!(" in {}", within.en)),
        None => (String::new(), String::new()),
    };
    let word = Forms::named(&of.kind).of(usize::try_from(at_least).unwrap_or(usize::MAX));
    let because = Say::new(
        format!("{found} av {at_least} {}{}{sv}.", word.sv, asked.sv),
        format!("{found} of {at_least} {}{}{en}.", word.en, asked.en),
    );
    Verdict::new(met, because, picked.iter().map(|one| fact(naming(bench, of), one, of)).collect())
}

/// How many records that lack something are named.
const NAMED: usize = 3;

pub(super) fn every(bench: &Candidates<'_, '_>, of: &Selection, demand: &Demand) -> Verdict {
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
    if people::is_of(of) {
        return people::bit(met, of_people(met, &wanted(bench, of, demand)));
    }
    if meant.is_empty() {
        return Verdict::new(met, none(bench, of), Vec::new());
    }
    let (done, total, wanted) = (good.len(), meant.len(), having(bench, of, demand));
    let word = counted_as(bench, of, total);
    let missing = missing(naming(bench, of), &bad, of);
    let because = Say::new(format!("{done} av {total} {} har {}.{}", word.sv, wanted.sv, missing.sv), {
        let has = nouns::HAVE.of(if total == 1 { 1 } else { done }).en;
        format!("{done} of {total} {} {has} {}.{}", word.en, wanted.en, missing.en)
    });
    // The facts are the records that lack something or, when none does, all that satisfy the demand.
    let facts = if bad.is_empty() { good } else { bad };
    Verdict::new(met, because, facts.into_iter().map(|one| fact(naming(bench, of), one, of)).collect())
}

/// What is counted, after its number. Of activities the cancelled are not, which is said where the other pages count one.
fn counted_as(bench: &Candidates<'_, '_>, of: &Selection, total: usize) -> Say {
    let is_cancelled = |(_, standing): &(&Activity, Standing<'_>)| standing.state == State::Cancelled;
    let is_of_all = *of.kind == *"activity" && !of.wheres.iter().any(|one| &*one.path == "state");
    if is_of_all && bench.survey.rows.iter().any(is_cancelled) {
        return nouns::NOT_CANCELLED.of(total);
    }
    Forms::named(&of.kind).of(total)
}

/// What those that lack something are called; nothing where there are none.
fn missing(naming: Naming<'_>, bad: &[&Candidate], of: &Selection) -> Say {
    if bad.is_empty() {
        return Say::fixed("", "");
    }
    let names: Vec<Say> = bad.iter().map(|one| called(naming, one, of)).collect();
    let (sv, en): (Vec<&str>, Vec<&str>) = names.iter().map(|name| (&*name.sv, &*name.en)).unzip();
    Say::new(
        format!(" Saknas för: {}.", listed(&sv, NAMED).sv),
        format!(" Missing for: {}.", listed(&en, NAMED).en),
    )
}

/// What each of them is to have, after the verb: `ett kopplat behov, ansvarig`.
fn having(bench: &Candidates<'_, '_>, of: &Selection, demand: &Demand) -> Say {
    let naming = naming(bench, of);
    let has = demand.has.iter().map(|path| naming.had(path));
    row(has.chain(demand.must.iter().map(|one| standing_after_has(naming, one))), &Say::fixed(", ", ", "))
}

/// Whether all records about people satisfy a demand. That there are none, that none of them does and that some do not
/// are told in the same words: they would tell none, one and several apart.
fn of_people(met: Met, wanted: &Say) -> Say {
    let (sv, en) = (capital(&wanted.sv), capital(&wanted.en));
    let Say { sv: last, en: latest } = people::outcome(met);
    say!("{sv} för alla händelser: {last}", "{en} of all incidents: {latest}")
}

fn naming<'w>(bench: &Candidates<'_, 'w>, of: &Selection) -> Naming<'w> {
    Naming::of(bench.workspace, &of.kind)
}

fn wanted(bench: &Candidates<'_, '_>, of: &Selection, demand: &Demand) -> Say {
    let naming = naming(bench, of);
    let has = demand.has.iter().map(|path| naming.field(path));
    row(has.chain(demand.must.iter().map(|one| standing_after_has(naming, one))), &Say::fixed(", ", ", "))
}

pub(super) fn linked_to(bench: &Candidates<'_, '_>, linked: &Linked) -> Verdict {
    let (Some(by), Some(to)) = (&linked.by, &linked.to) else {
        return Verdict::bare(Met::No);
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
    if people::is_of(&linked.from) || people::is_of(to) {
        let met = if pointing.is_empty() { Met::No } else { Met::Yes };
        let (there, Say { sv, en }) = (Forms::named(&to.kind).a(), people::outcome(met));
        let rest = Say::new(
            format!(" som hänvisar till {}: {sv}", there.sv),
            format!(" that refers to {}: {en}", there.en),
        );
        return people::bit(met, told(&linked.from, &rest));
    }
    if pointing.is_empty() {
        let count = from.len();
        let (word, there) = (Forms::named(&linked.from.kind).of(count), Forms::named(&to.kind));
        let (those, ends) = (there.of(ends.len()), ends.len());
        let by = naming(bench, &linked.from).field(by);
        let because = Say::new(
            format!(
                "0 av {count} {} hänvisar till {} ({}); {ends} {} finns.",
                word.sv,
                there.one().sv,
                by.sv,
                those.sv
            ),
            format!(
                "0 of {count} {} refer to {} ({}); there {} {ends} {}.",
                word.en,
                there.a().en,
                by.en,
                nouns::ARE.of(ends).en,
                those.en
            ),
        );
        return Verdict::new(Met::No, because, Vec::new());
    }
    let facts: Vec<Fact> =
        pointing.iter().map(|one| fact(naming(bench, &linked.from), one, &linked.from)).collect();
    let names = pointing.iter().map(|one| called(naming(bench, &linked.from), one, &linked.from));
    let Say { sv, en } = row(names, &Say::fixed(", ", ", "));
    let because = told(&linked.from, &say!(": {sv}.", ": {en}."));
    Verdict::new(Met::Yes, because, facts)
}

/// Turns "not met" into "not known" when a file that could decide it could not be read in full.
pub(super) fn unsure(bench: &Candidates<'_, '_>, of: &[&Selection], verdict: Verdict) -> Verdict {
    let kinds = of.iter().filter_map(|of| Some(Chosen::named(&of.kind)?.kind()));
    unsure_of(bench, kinds, verdict)
}

/// The same, by the names of the kinds.
pub(super) fn unsure_of<'k>(
    bench: &Candidates<'_, '_>,
    mut kinds: impl Iterator<Item = &'k str>,
    verdict: Verdict,
) -> Verdict {
    if verdict.met == Met::Yes {
        return verdict;
    }
    let Some(torn) = kinds.find_map(|kind| bench.workspace.torn(kind)) else { return verdict };
    // The name of a file about people is its id.
    let is_of_people = torn.kind.is_some_and(|kind| people::is_kind(kind.name));
    let because = if is_of_people { untold_of_people() } else { untold(&torn.source.label) };
    Verdict { met: verdict.met.max(Met::Unsure), because: Some(because), ..verdict }
}

fn untold_of_people() -> Say {
    Say::fixed(
        "Det går inte att avgöra: en fil om en händelse har fel.",
        "It cannot be told: the file of an incident has faults.",
    )
}

/// Each of the named things has its own record.
pub(super) fn each(bench: &Candidates<'_, '_>, each: &Each) -> Verdict {
    let of = &each.among;
    let naming = naming(bench, of);
    let is_good = |one: &&Candidate| Candidates::is_given(one, &of.has) && bench.is_in_time(one, of);
    let when_last = |one: &&Candidate| one.dated.map(|when| when.last);
    let mut facts = Vec::new();
    let mut lacking = Vec::new();
    for (name, own) in bench.of_each(each) {
        let good = own.iter().filter(is_good).max_by_key(when_last);
        // What is there and does not do is told with its day, so that it can be found.
        let last = good.or_else(|| own.iter().max_by_key(when_last));
        facts.extend(last.map(|last| fact(naming, last, of)));
        if good.is_none() {
            let (said, when) = (naming.value(&each.by, name), last.map(when).unwrap_or_default());
            let is_actor = bench.workspace.actor(name).found().is_some();
            let Say { sv, en } = if is_actor || *said.sv == **name { said } else { quoted(&said) };
            lacking.push(say!("{sv}{when}", "{en}{when}"));
        }
    }
    let (all, done) = (each.of.len(), each.of.len() - lacking.len());
    let met = match done {
        0 => Met::No,
        done if done < all => Met::Partly,
        _ => Met::Yes,
    };
    let within = of.within.map(|within| length(within.value));
    let within = within.map_or(Say::fixed("", ""), |within| {
        Say::new(format!(" på {}", within.sv), format!(" in {}", within.en))
    });
    let (is_none, Say { sv, en }) = (lacking.is_empty(), row(lacking.into_iter(), &Say::fixed(", ", ", ")));
    let not = if is_none { Say::fixed("", "") } else { say!(" Saknas för: {sv}.", " Missing for: {en}.") };
    let (by, asked) = (naming.field(&each.by), asked(bench.workspace, of));
    let rest = Say::new(
        format!("{}, för varje {}: {done} av {all}{}.{}", asked.sv, by.sv, within.sv, not.sv),
        format!("{}, one for each {}: {done} of {all}{}.{}", asked.en, by.en, within.en, not.en),
    );
    Verdict::new(met, told(of, &rest), facts)
}
