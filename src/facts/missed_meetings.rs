//! Which groups of a plan have met more seldom than they say that they do.

use crate::base::day::Day;
use crate::facts::due::{Duty, Turn};
use crate::facts::meetings::plans_of;
use crate::model::records::organisation::Actor;
use crate::model::records::plan::Plan;
use crate::model::workspace::Workspace;

/// A group that has missed a turn.
#[derive(Clone, Debug)]
pub(crate) struct Seldom<'w> {
    pub group: &'w Actor,
    /// Its meetings, and how often they are to be.
    pub duty: Duty<'w>,
    /// How many turns within the plan's time are over.
    pub over: usize,
    /// Those of them that had fewer meetings than they should.
    pub missed: Vec<Turn>,
}

/// The groups of a plan that have missed a turn within its time, in the order of the register.
pub(crate) fn seldom<'w>(workspace: &'w Workspace, plan: &Plan, day: Day) -> Vec<Seldom<'w>> {
    let Some(time) = plan.period.as_ref().map(|time| time.period) else { return Vec::new() };
    let registers = workspace.organisations();
    let groups = registers.flat_map(|filed| filed.record.actors.iter().map(move |actor| (filed.file, actor)));
    let of = |(file, group)| {
        let duty = Duty::of_group(workspace, file, group, day)?;
        if !plans_of(workspace, group).iter().any(|own| own.record.id == *plan.id) {
            return None;
        }
        let is_of_plan = |turn: &Turn| turn.days.first <= time.last && time.first <= turn.days.last;
        let mut turns = duty.turns(day);
        turns.retain(|turn| turn.days.is_over(day) && is_of_plan(turn));
        let over = turns.len();
        turns.retain(|turn| turn.is_missed(day));
        (!turns.is_empty()).then_some(Seldom { group, duty, over, missed: turns })
    };
    groups.filter_map(of).collect()
}
