//! Recurring duties from a law or a guideline: requirements whose condition limits the age of a record.

use super::duty::{Duty, DutyKind, written};
use crate::base::day::Day;
use crate::base::period::Period;
use crate::base::rhythm::{Length, Recurrence};
use crate::facts::Survey;
use crate::facts::condition::trained;
use crate::facts::scope::Scope;
use crate::facts::select::{Candidates, Trees};
use crate::model::records::framework::{Framework, Requirement};
use crate::model::records::plan::Plan;
use crate::model::records::{Clause, Condition, Spanned};
use crate::model::workspace::{Filed, Workspace};

/// The duties that come from the frameworks of these plans.
pub(super) fn duties<'w>(workspace: &'w Workspace, plans: &[Filed<'w, Plan>], day: Day) -> Vec<Duty<'w>> {
    let trees = Trees::new(workspace);
    let of = |plan: &Filed<'w, Plan>| {
        let survey = Survey::of(workspace, plan.record, day);
        let bench = Candidates {
            workspace,
            trees: &trees,
            survey: &survey,
            scope: Scope::of(workspace, plan.record),
            day,
        };
        let followed =
            plan.record.follows.iter().filter_map(|follow| workspace.framework(&follow.framework).found());
        let asked = followed.flat_map(|framework| {
            framework.record.requirements.iter().map(move |requirement| (framework, requirement))
        });
        let own = asked
            .flat_map(|(framework, requirement)| of_requirement(&bench, plan.record, framework, requirement));
        own.collect::<Vec<_>>()
    };
    plans.iter().flat_map(of).collect()
}

/// A requirement whose condition limits the age of a record: it is due again that long after the last time.
fn of_requirement<'w>(
    bench: &Candidates<'_, 'w>,
    plan: &'w Plan,
    framework: Filed<'w, Framework>,
    requirement: &'w Requirement,
) -> Vec<Duty<'w>> {
    let Some(begun) = plan.period.as_ref().map(|time| time.period.first) else { return Vec::new() };
    let reference = format!("{}/{}", framework.record.id, requirement.id);
    let timed = requirement.condition.iter().flat_map(|condition| timed(bench, condition, &reference));
    let duty = |(within, times, mut done): (Spanned<Length>, u32, Vec<Day>)| {
        done.retain(|on| *on <= bench.day);
        done.sort_unstable();
        done.dedup();
        // Counted from the last time before the plan, otherwise from the beginning of the plan.
        let first = done.iter().copied().filter(|on| *on <= begun).max().unwrap_or(begun);
        done.retain(|on| *on >= first);
        Duty {
            kind: DutyKind::Requirement,
            id: reference.clone(),
            plans: vec![&*plan.id],
            title: &requirement.text,
            responsible: plan.organisation.as_slice(),
            rhythm: written(bench.workspace, framework.file, within.span),
            recurrence: Some(Recurrence { times, every: within.value }),
            within: Period { first, last: Day::LAST },
            done,
        }
    };
    timed.map(duty).collect()
}

/// The parts of a condition that limit the age of something: the age, how many are needed, and when it was done.
fn timed(
    bench: &Candidates<'_, '_>,
    condition: &Condition,
    reference: &str,
) -> Vec<(Spanned<Length>, u32, Vec<Day>)> {
    let (of, times) = match &condition.clause {
        Clause::All(parts) => return parts.iter().flat_map(|part| timed(bench, part, reference)).collect(),
        Clause::Exists(of) => (of, 1),
        Clause::Count(of, at_least) => (of, at_least.map_or(1, |it| it.value)),
        Clause::Trained { of, within: Some(within) } => {
            return vec![(*within, 1, trained::since(bench, of).into_iter().collect())];
        }
        Clause::Attested { within: Some(within) } => {
            let own = bench.workspace.attestations().filter(|filed| {
                let it = filed.record;
                let is_it = it.requirement.as_ref().is_some_and(|of| **of == *reference);
                is_it && it.role.as_ref().is_some_and(|role| bench.scope.is_ours(role))
            });
            return vec![(*within, 1, own.filter_map(|filed| Some(filed.record.on?.day)).collect())];
        }
        _ => return Vec::new(),
    };
    let Some(within) = of.within else { return Vec::new() };
    let given = bench.meant(of, &[]).into_iter().filter(|one| Candidates::is_given(one, &of.has));
    vec![(within, times, given.filter_map(|one| Some(one.dated?.last)).collect())]
}
