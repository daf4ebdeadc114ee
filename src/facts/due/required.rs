//! Recurring duties from a law or a guideline: requirements whose condition limits the age of a record.

use std::collections::HashMap;
use std::slice;

use super::duty::{Duty, DutyKind, written};
use crate::base::day::Day;
use crate::base::period::Period;
use crate::base::rhythm::{Length, Recurrence};
use crate::facts::Survey;
use crate::facts::condition::{self, attested, receiver, trained};
use crate::facts::in_effect::{Followed, InEffect};
use crate::facts::named;
use crate::facts::scope::Scope;
use crate::facts::select::{Candidate, Candidates, Trees};
use crate::facts::titles;
use crate::model::records::Sought;
use crate::model::records::framework::{Framework, Requirement};
use crate::model::records::plan::Plan;
use crate::model::records::{Clause, Condition, Each, Spanned, Text};
use crate::model::references::Target;
use crate::model::workspace::{Filed, Workspace};
use crate::syntax::unsearched::Unsearched;

/// The duties that come from the frameworks of these plans.
pub(super) fn duties<'w>(workspace: &'w Workspace, plans: &[Filed<'w, Plan>], day: Day) -> Vec<Duty<'w>> {
    let trees = Trees::new(workspace);
    let in_effect = InEffect::on(workspace, day);
    let of = |plan: &Filed<'w, Plan>| {
        let survey = Survey::of(workspace, plan.record, day);
        let bench = Candidates {
            workspace,
            trees: &trees,
            survey: &survey,
            scope: Scope::of(workspace, plan.record, day),
            owner: None,
            day,
        };
        let followed = in_effect.followed(plan.record);
        let asked = followed.iter().flat_map(|Followed { framework, .. }| {
            in_effect.asked(framework.record).map(move |requirement| (*framework, requirement))
        });
        let own = asked
            .flat_map(|(framework, requirement)| of_requirement(&bench, plan.record, framework, requirement));
        own.collect::<Vec<_>>()
    };
    plans.iter().flat_map(of).collect()
}

/// A part of a condition that limits the age of something.
struct Timed<'w> {
    /// The greatest age.
    within: Spanned<Length>,
    /// How many are needed.
    times: u32,
    /// The days on which it was done.
    done: Vec<Day>,
    /// The one that is told.
    to: Option<&'w Text>,
    /// The one who must have it, where each of several must.
    whose: Option<&'w Text>,
    /// What the name of that one leads to.
    target: Option<Target>,
}

/// A requirement whose condition limits the age of a record: it is due again that long after the last time.
fn of_requirement<'w>(
    bench: &Candidates<'_, 'w>,
    plan: &'w Plan,
    framework: Filed<'w, Framework>,
    requirement: &'w Requirement,
) -> Vec<Duty<'w>> {
    let Some(of_plan) = plan.period.as_ref().map(|time| time.period) else { return Vec::new() };
    // Where nobody says when the plan began, nothing is late before today.
    let begun = of_plan.begins().unwrap_or(bench.day);
    let reference = format!("{}/{}", framework.record.id, requirement.id);
    let stands = framework.record.id.stands().beside(requirement.id.stands());
    let timed = requirement.condition.iter().flat_map(|condition| timed(bench, condition, &stands));
    let duty = |Timed { within, times, mut done, to, whose, target }: Timed<'w>| {
        done.retain(|on| *on <= bench.day);
        done.sort_unstable();
        done.dedup();
        // Counted from the last time before the plan, otherwise from the beginning of the plan.
        let first = done.iter().copied().filter(|on| *on <= begun).max().unwrap_or(begun);
        done.retain(|on| *on >= first);
        let actor = whose.and_then(|name| bench.workspace.actor(name).found());
        let (id, title) = match whose {
            Some(name) => {
                let called = target.and_then(|target| titles::referred(bench.workspace, &[], target, name));
                let called = called.map_or_else(|| name.to_string(), |called| called.sv.into_owned());
                (format!("{reference}/{name}"), format!("{} ({called})", requirement.text).into())
            }
            None => (reference.clone(), (&*requirement.text).into()),
        };
        Duty {
            kind: DutyKind::Requirement,
            id,
            plans: vec![&*plan.id],
            title,
            // Each answers for its own.
            responsible: whose
                .filter(|_| actor.is_some())
                .map_or(plan.organisation.as_slice(), slice::from_ref),
            to,
            rhythm: written(bench.workspace, framework.file, within.span),
            recurrence: Some(Recurrence { times, most: times, ..Recurrence::once(within.value) }),
            within: Period { first, last: Day::LAST },
            lag: None,
            done: done.into(),
        }
    };
    nearest(timed.map(duty).collect(), bench.day)
}

/// One duty for each id: the one that is due first. Of several times in one condition all are to be kept, and so the
/// nearest is the day to keep.
fn nearest(duties: Vec<Duty<'_>>, day: Day) -> Vec<Duty<'_>> {
    let by = |duty: &Duty<'_>| {
        let turns = duty.turns_on(day, day);
        turns.iter().find(|turn| !turn.is_done()).or(turns.last()).map_or(Day::LAST, |turn| turn.days.last)
    };
    let mut kept: Vec<(Day, Duty<'_>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for duty in duties {
        let last = by(&duty);
        match places.get(&duty.id) {
            Some(at) if last < kept[*at].0 => kept[*at] = (last, duty),
            Some(_) => {}
            None => {
                places.insert(duty.id.clone(), kept.len());
                kept.push((last, duty));
            }
        }
    }
    kept.into_iter().map(|(_, duty)| duty).collect()
}

/// The parts of a condition that limit the age of something.
fn timed<'w>(bench: &Candidates<'_, '_>, condition: &'w Condition, reference: &Unsearched) -> Vec<Timed<'w>> {
    let (of, times) = match &condition.clause {
        Clause::All(parts) => return parts.iter().flat_map(|part| timed(bench, part, reference)).collect(),
        Clause::Any(parts) => {
            return either(bench.day, parts.iter().map(|part| timed(bench, part, reference)));
        }
        Clause::Exists(of) => (of, 1),
        Clause::Count(of, at_least) => (of, at_least.map_or(1, |it| it.value)),
        Clause::Trained { of, within: Some(within) } => {
            let done = trained::since(bench, of).into_iter().collect();
            return vec![Timed { within: *within, times: 1, done, to: None, whose: None, target: None }];
        }
        Clause::Each(each) => return of_each(bench, each),
        Clause::Told(told) => {
            let done = || receiver::tellings(bench, told).iter().map(|telling| telling.on).collect();
            let of = |within| Timed {
                within,
                times: 1,
                done: done(),
                to: Some(&told.to),
                whose: None,
                target: None,
            };
            return told.report.within.map(of).into_iter().collect();
        }
        Clause::Attested { within: Some(within) } => {
            let own = attested::of(bench.workspace, &bench.scope, reference.sought());
            let done = own.map(|(_, on)| on.day).collect();
            return vec![Timed { within: *within, times: 1, done, to: None, whose: None, target: None }];
        }
        _ => return Vec::new(),
    };
    // The days of records about people are never told, and nobody has the duty that there are any.
    let Some(within) = of.within.filter(|_| !condition::is_of_people(of)) else { return Vec::new() };
    let given = bench.meant(of, &[]).into_iter().filter(|one| Candidates::is_given(one, &of.has));
    let done = given.filter_map(|one| Some(one.dated?.last)).collect();
    vec![Timed { within, times, done, to: None, whose: None, target: None }]
}

/// One duty for each name.
fn of_each<'w>(bench: &Candidates<'_, '_>, each: &'w Each) -> Vec<Timed<'w>> {
    let among = &each.among;
    let Some(within) = among.within.filter(|_| !condition::is_of_people(among)) else { return Vec::new() };
    let target = named::target(each);
    let of = |(name, own): (&'w Text, Vec<Candidate>)| {
        let given = own.into_iter().filter(|one| Candidates::is_given(one, &each.among.has));
        let done = given.filter_map(|one| Some(one.dated?.last)).collect();
        Timed { within, times: 1, done, to: None, whose: Some(name), target }
    };
    bench.of_each(each).into_iter().map(of).collect()
}

/// What can be done in one of several ways is one duty, with the longest of their times. Where one of the ways has no
/// time, nothing recurs.
fn either<'w>(day: Day, parts: impl Iterator<Item = Vec<Timed<'w>>>) -> Vec<Timed<'w>> {
    let each: Option<Vec<Timed<'_>>> = parts.map(|mut part| part.pop().filter(|_| part.is_empty())).collect();
    let longest = |one: Timed<'w>, other: Timed<'w>| {
        let is_longer = other.within.value.after(day) > one.within.value.after(day);
        let done = [one.done.as_slice(), &other.done].concat();
        let kept = if is_longer { other } else { one };
        Timed { done, ..kept }
    };
    each.unwrap_or_default().into_iter().reduce(longest).into_iter().collect()
}
