//! What a requirement or a need depends on: the single activity, or single role, without which nothing would answer
//! it. Found by judging again as if the plan lacked it.

use crate::base::day::Day;
use crate::facts::coverage::{Extent, Judging, of_need};
use crate::facts::select::Trees;
use crate::facts::state::{Survey, responsible};
use crate::model::records::framework::{Framework, Requirement};
use crate::model::records::organisation::Actor;
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::{Filed, Workspace};

/// What something depends on. When it needs two things, it depends on each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dependency<'w> {
    /// The activities without which it is not met.
    pub activities: Vec<&'w Activity>,
    /// The roles, units and groups without whose own activities it is not met.
    pub actors: Vec<Filed<'w, Actor>>,
}

impl Dependency<'_> {
    /// Whether it depends on anything.
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
    /// The activities with a single actor responsible, and that actor.
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

    /// What a requirement that is met depends on.
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

    /// What a need that is answered depends on.
    pub(crate) fn need(&self, need: &str, extent: Extent) -> Dependency<'w> {
        self.hanging(extent, |survey| of_need(survey, need).extent)
    }

    fn hanging(&self, extent: Extent, judge: impl Fn(&Survey<'w>) -> Extent) -> Dependency<'w> {
        let is_held = matches!(extent, Extent::Partly | Extent::Covered);
        let falls = |keep: &dyn Fn(&Activity) -> bool| falls(judge(&self.with(keep)));
        // What is met without any activity depends on none: few remain to be tried one by one.
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

    /// The plan with only some of its activities.
    fn with(&self, keep: &dyn Fn(&Activity) -> bool) -> Survey<'w> {
        let rows = self.survey.rows.iter().filter(|(activity, _)| keep(activity)).cloned().collect();
        Survey { plan: self.survey.plan, rows }
    }
}

fn falls(extent: Extent) -> bool {
    matches!(extent, Extent::Uncovered | Extent::Outdated | Extent::Unsure | Extent::Reminder)
}

/// The single actor responsible for an activity, by whatever name. `None` when one is not in the register, since it
/// may be anybody.
fn only_one<'w>(
    workspace: &'w Workspace,
    plan: &'w Plan,
    activity: &'w Activity,
) -> Option<Filed<'w, Actor>> {
    let mut names = responsible(plan, activity).iter();
    let first = workspace.actor(names.next()?).found()?;
    names.all(|name| workspace.actor(name).found() == Some(first)).then_some(first)
}
