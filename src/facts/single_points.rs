//! On what a requirement or a need hangs: the one activity, or the one role, without which nothing would answer it. It is
//! told by judging again, as if the plan were without them.

use crate::base::day::Day;
use crate::facts::coverage::{Extent, Judging, of_need};
use crate::facts::select::Trees;
use crate::facts::state::{Survey, responsible};
use crate::model::records::framework::{Framework, Requirement};
use crate::model::records::organisation::Actor;
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::{Filed, Workspace};

/// On what something hangs. With two that must both be there, it hangs on each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dependency<'w> {
    /// The activities without which it falls.
    pub activities: Vec<&'w Activity>,
    /// The roles, units and groups without whose own activities it falls.
    pub actors: Vec<Filed<'w, Actor>>,
}

impl Dependency<'_> {
    /// Whether it hangs on anything.
    pub(crate) fn is_any(&self) -> bool {
        !self.activities.is_empty() || !self.actors.is_empty()
    }
}

/// A plan on a day, to be judged again.
#[derive(Debug)]
pub(crate) struct Baseline<'b, 'w> {
    workspace: &'w Workspace,
    trees: &'b Trees<'w>,
    plan: Filed<'w, Plan>,
    survey: Survey<'w>,
    day: Day,
    /// The activities that one alone answers for, and who that is.
    alone: Vec<(&'w Activity, Filed<'w, Actor>)>,
}

impl<'b, 'w> Baseline<'b, 'w> {
    /// Prepares to judge a plan.
    pub(crate) fn of(
        workspace: &'w Workspace,
        trees: &'b Trees<'w>,
        plan: Filed<'w, Plan>,
        day: Day,
    ) -> Self {
        let survey = Survey::of(workspace, plan.record, day);
        let alone = |activity: &'w Activity| Some((activity, only_one(workspace, plan.record, activity)?));
        let alone = survey.counting().filter_map(alone).collect();
        Self { workspace, trees, plan, survey, day, alone }
    }

    /// On what a requirement hangs that is met so far.
    pub(crate) fn requirement(
        &self,
        framework: &Framework,
        requirement: &Requirement,
        extent: Extent,
    ) -> Dependency<'w> {
        self.hanging(extent, |survey| {
            let judging = Judging::new(self.workspace, self.trees, self.plan, survey, self.day);
            judging.requirement(framework, requirement).extent
        })
    }

    /// On what a need hangs that is answered so far.
    pub(crate) fn need(&self, need: &str, extent: Extent) -> Dependency<'w> {
        self.hanging(extent, |survey| of_need(survey, need).extent)
    }

    fn hanging(&self, extent: Extent, judge: impl Fn(&Survey<'w>) -> Extent) -> Dependency<'w> {
        let is_held = matches!(extent, Extent::Partly | Extent::Covered);
        let falls = |keep: &dyn Fn(&Activity) -> bool| falls(judge(&self.with(keep)));
        // What stands without any activity hangs on none: few are left to try one by one.
        if !is_held || !falls(&|_| false) {
            return Dependency::default();
        }
        let is_other = |one: &Activity, other: &Activity| !std::ptr::eq(one, other);
        let activities = self.survey.counting().filter(|own| falls(&|other| is_other(own, other))).collect();
        let mut actors: Vec<Filed<'w, Actor>> = Vec::new();
        for (_, actor) in &self.alone {
            let is_its = |activity: &Activity| {
                self.alone.iter().any(|(own, by)| by == actor && std::ptr::eq(*own, activity))
            };
            if !actors.contains(actor) && falls(&|activity| !is_its(activity)) {
                actors.push(*actor);
            }
        }
        Dependency { activities, actors }
    }

    /// The plan with some of its activities only.
    fn with(&self, keep: &dyn Fn(&Activity) -> bool) -> Survey<'w> {
        let rows = self.survey.rows.iter().filter(|(activity, _)| keep(activity)).cloned().collect();
        Survey { plan: self.survey.plan, rows }
    }
}

fn falls(extent: Extent) -> bool {
    matches!(extent, Extent::Uncovered | Extent::Outdated | Extent::Unsure | Extent::Reminder)
}

/// The one who alone answers for an activity, however it is named. Whoever is not in the register may be anybody.
fn only_one<'w>(
    workspace: &'w Workspace,
    plan: &'w Plan,
    activity: &'w Activity,
) -> Option<Filed<'w, Actor>> {
    let mut names = responsible(plan, activity).iter();
    let first = workspace.actor(names.next()?).found()?;
    names.all(|name| workspace.actor(name).found() == Some(first)).then_some(first)
}
