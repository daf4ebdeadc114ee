//! What each role, unit and group is responsible for, and how much of it falls in each half-year.

use std::collections::BTreeMap;

use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::base::period::Period;
use crate::facts::due::{Duty, DutyKind};
use crate::facts::meetings::{held, waiting};
use crate::facts::state::{Standing, Survey, responsible};
use crate::model::records::Text;
use crate::model::records::meeting::Decision;
use crate::model::records::organisation::Actor;
use crate::model::records::plan::{Activity, ListedGoal, Plan};
use crate::model::records::routine::Routine;
use crate::model::workspace::{Filed, Workspace};
use crate::syntax::unsearched::Unsearched;

/// Everything that one actor is responsible for.
#[derive(Debug)]
pub(crate) struct Owned<'w> {
    pub actor: &'w Actor,
    /// The activities, with the plan and the standing of each.
    pub activities: Vec<(&'w Plan, &'w Activity, Standing<'w>)>,
    /// The goals in the plans' lists that it answers for.
    pub goals: Vec<&'w ListedGoal>,
    /// Recurring duties other than activities and routines.
    pub duties: usize,
    /// Such duties that are to be done once: a training, a review.
    pub once: usize,
    /// The routines that it maintains.
    pub routines: Vec<&'w Routine>,
    /// The decisions of meetings that it has not carried out.
    pub decisions: Vec<&'w Decision>,
    /// How much falls in each half-year: promised starts and finishes, occasions of recurring duties, and decisions
    /// due.
    pub load: BTreeMap<Day, usize>,
}

impl<'w> Owned<'w> {
    fn of(actor: &'w Actor) -> Self {
        Self {
            actor,
            activities: Vec::new(),
            goals: Vec::new(),
            duties: 0,
            once: 0,
            routines: Vec::new(),
            decisions: Vec::new(),
            load: BTreeMap::new(),
        }
    }

    /// Whether it has anything left to do, maintain or answer for.
    pub(crate) fn is_busy(&self) -> bool {
        let open = self.activities.iter().any(|(_, _, standing)| standing.state.is_open());
        open || !self.goals.is_empty()
            || self.duties + self.once > 0
            || !self.routines.is_empty()
            || !self.decisions.is_empty()
    }

    /// Whether it has duties but no open activity.
    pub(crate) fn is_without_activity(&self) -> bool {
        let open = self.activities.iter().any(|(_, _, standing)| standing.state.is_open());
        !open && (self.duties + self.once > 0 || !self.routines.is_empty() || !self.decisions.is_empty())
    }

    /// Its last day in the register, when that has passed and it still has something to do.
    pub(crate) fn ended(&self, day: Day) -> Option<Day> {
        let until = self.actor.valid_until.map(|until| until.day)?;
        (until < day && self.is_busy()).then_some(until)
    }

    /// How much falls in a half-year.
    pub(crate) fn in_half(&self, half: Period) -> usize {
        self.load.get(&half.first).copied().unwrap_or(0)
    }

    fn adds(&mut self, day: Day) {
        if let Some(half) = HalfYear::of(day).period() {
            *self.load.entry(half.first).or_default() += 1;
        }
    }
}

/// What every actor in the register is responsible for on a day, in the order of the register. What falls after
/// `until` is not counted.
pub(crate) fn all<'w>(
    workspace: &'w Workspace,
    plans: &[Filed<'w, Plan>],
    day: Day,
    until: Day,
) -> Vec<Owned<'w>> {
    let actors = workspace.organisations().flat_map(|filed| &filed.record.actors);
    let mut all: Vec<Owned<'w>> = actors.map(Owned::of).collect();
    let index: BTreeMap<Unsearched<&str>, usize> =
        all.iter().enumerate().map(|(at, owned)| (owned.actor.id.stands(), at)).collect();
    let find = |name: &Text| index.get(&workspace.actor(name).found()?.record.id.stands()).copied();
    for plan in plans {
        for goal in &plan.record.goals {
            for at in goal.responsible.iter().filter_map(find) {
                all[at].goals.push(goal);
            }
        }
        for (activity, standing) in Survey::of(workspace, plan.record, day).rows {
            for at in responsible(plan.record, activity).iter().filter_map(find) {
                let times = [activity.promise.start(), activity.promise.finish()];
                let times = times.into_iter().flatten().filter(|_| standing.state.is_open());
                times
                    .filter(|time| time.period.last <= until)
                    .for_each(|time| all[at].adds(time.period.last));
                all[at].activities.push((plan.record, activity, standing.clone()));
            }
        }
    }
    // What a meeting has decided is counted by itself below.
    for duty in Duty::all(workspace, day).into_iter().filter(|duty| duty.kind != DutyKind::Decision) {
        let turns = duty.turns(until);
        let is_apart = !matches!(duty.kind, DutyKind::Activity | DutyKind::Routine);
        for at in duty.responsible.iter().filter_map(find) {
            let is_once = duty.recurrence.is_none();
            all[at].duties += usize::from(is_apart && !is_once);
            all[at].once += usize::from(is_apart && is_once);
            // What is due after the last day falls in a half-year that is not told.
            let falls = turns.iter().filter(|turn| !turn.is_done() && turn.until <= until);
            falls.for_each(|turn| all[at].adds(turn.until));
        }
    }
    for filed in workspace.routines() {
        for at in filed.record.owner.iter().filter_map(find) {
            all[at].routines.push(filed.record);
        }
    }
    let groups: Vec<&Actor> = all.iter().map(|owned| owned.actor).collect();
    for group in groups {
        for (_, _, decision) in waiting(&held(workspace, group, day), day) {
            for at in decision.responsible.iter().filter_map(find) {
                all[at].decisions.push(decision);
                decision.due.iter().for_each(|due| all[at].adds(due.period.last));
            }
        }
    }
    all
}
