//! The groups of a plan that have met less often than they have stated.

use std::collections::HashMap;

use crate::base::day::Day;
use crate::facts::Editions;
use crate::facts::due::{Duty, Turn};
use crate::facts::meetings::plans_of;
use crate::model::records::Recorded;
use crate::model::records::organisation::{Actor, Organisation};
use crate::model::records::plan::Plan;
use crate::model::workspace::Workspace;
use crate::syntax::finding::FileId;
use crate::syntax::unsearched::Unsearched;

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
    let groups = workspace.once((day, Organisation::KIND), || Groups::of(workspace, &editions));
    let of = |(file, at): &(FileId, usize)| {
        let register = workspace.file(*file).record.as_ref().and_then(Organisation::of)?;
        let (file, group) = (*file, register.actors.get(*at)?);
        let duty = Duty::of_group(workspace, &editions, (file, group), day)?;
        let is_of_plan = |turn: &Turn| turn.days.first <= time.last && time.first <= turn.days.last;
        let mut turns = duty.turns(day);
        turns.retain(|turn| turn.days.is_over(day) && is_of_plan(turn));
        let over = turns.len();
        turns.retain(|turn| turn.is_missed(day));
        (!turns.is_empty()).then_some(MissedMeetings { group, duty, over, missed: turns })
    };
    let own = groups.0.get(&plan.id.stands().owned());
    own.into_iter().flatten().filter_map(of).collect()
}

/// The groups that state how often they meet, by the plans that they work with: each by its register and its place in it.
struct Groups(HashMap<Unsearched, Vec<(FileId, usize)>>);

impl Groups {
    fn of(workspace: &Workspace, editions: &Editions) -> Self {
        let mut groups: HashMap<Unsearched, Vec<(FileId, usize)>> = HashMap::new();
        for register in workspace.organisations() {
            for (at, group) in
                register.record.actors.iter().enumerate().filter(|(_, own)| own.meets.is_some())
            {
                for plan in plans_of(workspace, editions, group) {
                    groups.entry(plan.record.id.stands().owned()).or_default().push((register.file, at));
                }
            }
        }
        Self(groups)
    }
}
