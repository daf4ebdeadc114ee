//! Everything in a plan that has a number, and how it stands on a day: indicators, the goals in the plan's list, and
//! activities' own goals.

mod one;
mod goals;
pub(crate) mod words;

use one::Promised;
pub(crate) use one::{Key, Measured, Subject};

use goals::Goals;

use super::reach::aimed_by;
use super::state::{State, Survey};
use crate::base::day::Day;
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::Workspace;

/// A plan's numbers on a day.
#[derive(Clone, Debug)]
pub(crate) struct Numbers<'w> {
    /// Everything that has or should have a number: indicators first, then listed goals, then activities' own goals,
    /// each in the order of the plan. A goal is left out when its only part is the same.
    pub rows: Vec<Measured<'w>>,
    /// Each goal in the plan's list, in its order, also those that are left out; `None` without any number.
    pub listed: Vec<Option<Measured<'w>>>,
    /// How many listed goals have no number.
    pub in_words: usize,
}

/// Whether some target in a plan may be one that no number can be judged by, asked without the state of its activities.
pub(crate) fn may_be_doubted(plan: &Plan) -> bool {
    let of_indicator = |own| Promised::of(plan, own).aimed.doubt;
    let own = |activity: &Activity| aimed_by(activity.goal.as_deref()?)?.0.doubt;
    // A goal in the list is judged by what serves it.
    !plan.goals.is_empty()
        || plan.indicators.iter().find_map(of_indicator).is_some()
        || plan.activities.iter().find_map(own).is_some()
}

impl<'w> Numbers<'w> {
    /// The numbers of a plan. A cancelled activity promises nothing.
    pub(crate) fn of(workspace: &'w Workspace, survey: &Survey<'w>, day: Day) -> Self {
        let plan = survey.plan;
        let mut rows: Vec<Measured<'w>> =
            plan.indicators.iter().map(|own| Measured::of_indicator(workspace, plan, own, day)).collect();
        let mut activities = Vec::new();
        for (activity, standing) in &survey.rows {
            let goal = activity.goal.as_deref().filter(|goal| goal.aim.target.is_some());
            if let Some(goal) = goal.filter(|_| standing.state != State::Cancelled) {
                let progress = workspace.progress(&plan.id, &activity.id).map(|filed| filed.record);
                activities.extend(Measured::of_activity(plan, activity, goal, progress, standing, day));
            }
        }
        let goals = Goals::of((workspace, plan), &rows, &activities).all(day);
        let listed = goals.iter().map(|goal| Some(goal.as_ref()?.measured.clone())).collect();
        let in_words = goals.iter().filter(|goal| goal.is_none()).count();
        let told = goals.into_iter().flatten().filter(|goal| !goal.is_told);
        rows.extend(told.map(|goal| goal.measured));
        rows.extend(activities);
        Self { rows, listed, in_words }
    }
}
