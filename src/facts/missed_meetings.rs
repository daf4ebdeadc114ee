//! The groups of a plan that have met less often than they have stated.

use crate::base::day::Day;
use crate::facts::Editions;
use crate::facts::due::{Duty, Turn};
use crate::facts::meetings::plans_of;
use crate::model::records::organisation::Actor;
use crate::model::records::plan::Plan;
use crate::model::workspace::Workspace;

/// A group that has missed an occasion to meet.
#[derive(Clone, Debug)]
pub(crate) struct MissedMeetings<'w> {
    pub group: &'w Actor,
    /// The duty to meet.
    pub duty: Duty<'w>,
    /// How many occasions within the plan's period are over.
    pub over: usize,
    /// The occasions with too few meetings.
    pub missed: Vec<Turn>,
}

/// The groups of a plan that have missed an occasion in its period, in the order of the register.
pub(crate) fn missed<'w>(workspace: &'w Workspace, plan: &Plan, day: Day) -> Vec<MissedMeetings<'w>> {
    let Some(time) = plan.period.as_ref().map(|time| time.period) else { return Vec::new() };
    let editions = Editions::on(workspace, day);
    let registers = workspace.organisations();
    let groups = registers.flat_map(|filed| filed.record.actors.iter().map(move |actor| (filed.file, actor)));
    let of = |(file, group)| {
        let duty = Duty::of_group(workspace, &editions, (file, group), day)?;
        if !plans_of(workspace, &editions, group).iter().any(|own| own.record.id.stands() == plan.id.stands())
        {
            return None;
        }
        let is_of_plan = |turn: &Turn| turn.days.first <= time.last && time.first <= turn.days.last;
        let mut turns = duty.turns(day);
        turns.retain(|turn| turn.days.is_over(day) && is_of_plan(turn));
        let over = turns.len();
        turns.retain(|turn| turn.is_missed(day));
        (!turns.is_empty()).then_some(MissedMeetings { group, duty, over, missed: turns })
    };
    groups.filter_map(of).collect()
}
