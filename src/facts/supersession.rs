//! Which edition of a plan holds on a day. An earlier one is history when the next has taken over: it is kept, and
//! shown to whoever asks for it, but no longer stands among what is to be done.

use std::collections::HashSet;

use crate::base::day::Day;
use crate::model::records::plan::Plan;
use crate::model::workspace::{Lookup, Workspace};

/// The plans that another has taken over from by a day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Replaced<'w>(HashSet<&'w str>);

impl<'w> Replaced<'w> {
    pub(crate) fn by(workspace: &'w Workspace, day: Day) -> Self {
        let plans = || workspace.plans().map(|filed| filed.record);
        let replaced: HashSet<&str> =
            plans().filter_map(|next| replaced_by(workspace, next, day)).map(|before| &*before.id).collect();
        // Plans that all name each other as the one before are a mistake, and no reason to show nothing.
        let is_round = plans().all(|plan| replaced.contains(&*plan.id));
        Self(if is_round { HashSet::new() } else { replaced })
    }

    /// Whether something with an id is a part of one that is: `plan/activity`.
    pub(crate) fn holds_part(&self, id: &str) -> bool {
        id.split_once('/').is_some_and(|(plan, _)| self.0.contains(plan))
    }

    pub(crate) fn holds(&self, plan: &Plan) -> bool {
        self.0.contains(&*plan.id)
    }
}

/// The plan that another has taken over from: the one that it names as the one before, once its own time has come. A
/// draft takes over nothing while the time of the one before goes on.
fn replaced_by<'w>(workspace: &'w Workspace, next: &Plan, day: Day) -> Option<&'w Plan> {
    let Lookup::Found(before) = workspace.plan(next.previous.as_ref()?) else { return None };
    let before = before.record;
    let has_come = next.period.as_ref()?.period.has_come(day);
    let is_settled = next.decisions.iter().any(|decision| {
        decision.act.settles() && decision.on.as_ref().is_some_and(|on| on.period.has_come(day))
    });
    let is_over = before.period.as_ref().is_some_and(|time| time.period.is_over(day));
    (before.id != next.id && has_come && (is_settled || is_over)).then_some(before)
}
