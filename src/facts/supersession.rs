//! Which edition of a plan is current on a day. An earlier one is history when the next has taken over: it is kept
//! and can be shown, but is no longer among what is to be done.

use std::collections::HashSet;

use crate::base::day::Day;
use crate::model::records::plan::Plan;
use crate::model::workspace::{Lookup, Workspace};
use crate::syntax::unsearched::Unsearched;

/// The plans that another has replaced by a day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Replaced<'w>(HashSet<Unsearched<&'w str>>);

impl<'w> Replaced<'w> {
    pub(crate) fn by(workspace: &'w Workspace, day: Day) -> Self {
        let plans = || workspace.plans().map(|filed| filed.record);
        let replaced: HashSet<Unsearched<&str>> = plans()
            .filter_map(|next| replaced_by(workspace, next, day))
            .map(|before| before.id.stands())
            .collect();
        // When plans all name each other as predecessor that is a mistake, and all of them are shown.
        let is_round = plans().all(|plan| replaced.contains(&plan.id.stands()));
        Self(if is_round { HashSet::new() } else { replaced })
    }

    /// Whether the plan with an id is replaced.
    pub(crate) fn holds_id(&self, plan: Unsearched<&str>) -> bool {
        self.0.contains(&plan)
    }

    pub(crate) fn holds(&self, plan: &Plan) -> bool {
        self.0.contains(&plan.id.stands())
    }
}

/// The plan that `next` replaces: its predecessor, once its own period has begun. A draft replaces nothing before the
/// predecessor's period is over.
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
