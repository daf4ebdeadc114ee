//! What is to be done once by a time: what came of an activity, and what a meeting has decided. What has become an
//! activity is followed up there.

use super::duty::{Duty, DutyKind};
use crate::base::day::Day;
use crate::base::period::Period;
use crate::facts::Editions;
use crate::facts::fulfilled::Done;
use crate::facts::scope::Scope;
use crate::model::records::activity::{Progress, Task};
use crate::model::records::meeting::{Decision, Meeting};
use crate::model::records::plan::Plan;
use crate::model::records::{Record, Recorded};
use crate::model::workspace::{Filed, Workspace};

impl<'w> Duty<'w> {
    /// The tasks of every activity that wait on a day, also of a plan that has been replaced: the task is left when the
    /// plan is over.
    pub(super) fn of_tasks(workspace: &'w Workspace, editions: &Editions<'w>, day: Day) -> Vec<Self> {
        let is_begun = |progress: &Progress| {
            let plan = workspace.plan(&progress.plan).found();
            plan.is_some_and(|plan| !editions.state(plan.record).is_ahead())
        };
        Self::tasks_where(workspace, is_begun, day)
    }

    /// The tasks that wait of some activities.
    pub(super) fn tasks_where(
        workspace: &'w Workspace,
        is_its: impl Fn(&Progress) -> bool,
        day: Day,
    ) -> Vec<Self> {
        let all = workspace.all_progress().map(|filed| filed.record);
        let told = all.filter(|own| !own.leads_to.is_empty()).filter(|own| is_its(own));
        told.flat_map(|own| own.leads_to.iter().enumerate().filter_map(|it| of_task(own, it, day))).collect()
    }

    /// The decisions of meetings that wait on a day and have a time, each of the plans that its meeting concerns.
    pub(super) fn of_decisions(workspace: &'w Workspace, plans: &[Filed<'w, Plan>], day: Day) -> Vec<Self> {
        let mut scopes: Option<Vec<(&str, Scope<'_>)>> = None;
        let mut found = Vec::new();
        for (_, loaded) in workspace.of_kind(Meeting::KIND) {
            let Some(record) = &loaded.record else { continue };
            let Some(meeting) = Meeting::of(record) else { continue };
            if meeting.on.is_some_and(|on| on.day > day) {
                continue;
            }
            let own: Vec<Self> =
                meeting.decisions.iter().filter_map(|own| of_decision(meeting, own, day)).collect();
            if own.is_empty() {
                continue;
            }
            let scopes = scopes.get_or_insert_with(|| {
                plans.iter().map(|plan| (&*plan.record.id, Scope::of(workspace, plan.record, day))).collect()
            });
            let concerned = concerned(scopes, record);
            found.extend(own.into_iter().map(|duty| Self { plans: concerned.clone(), ..duty }));
        }
        found
    }
}

fn of_task<'w>(progress: &'w Progress, (at, task): (usize, &'w Task), day: Day) -> Option<Duty<'w>> {
    let due = task.due.as_ref().filter(|_| task.waits(day))?;
    // What is to be done by a time can be done before it begins.
    let first = progress.finished.map_or(due.period.first, |finished| finished.day.min(due.period.first));
    Some(Duty {
        kind: DutyKind::Task,
        id: format!("{}/{}/leads-to/{}", progress.plan, progress.id, at + 1),
        plans: vec![&*progress.plan],
        title: (&*task.text).into(),
        responsible: &task.responsible,
        to: None,
        rhythm: (&*due.text).into(),
        recurrence: None,
        within: Period { first, last: due.period.last },
        lag: None,
        done: Done::default(),
    })
}

fn concerned<'w>(scopes: &[(&'w str, Scope<'w>)], record: &Record) -> Vec<&'w str> {
    scopes.iter().filter(|(_, scope)| scope.concerns(record)).map(|(plan, _)| *plan).collect()
}

fn of_decision<'w>(meeting: &Meeting, decision: &'w Decision, day: Day) -> Option<Duty<'w>> {
    let due = decision.due.as_ref().filter(|_| decision.waits(day))?;
    Some(Duty {
        kind: DutyKind::Decision,
        id: format!("{}/{}", meeting.id, decision.id),
        plans: Vec::new(),
        title: (&*decision.text).into(),
        responsible: &decision.responsible,
        to: None,
        rhythm: (&*due.text).into(),
        recurrence: None,
        within: due.period,
        lag: None,
        done: Done::default(),
    })
}
