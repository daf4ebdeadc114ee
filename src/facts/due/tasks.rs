//! What is to be done once by a time: what came of an activity, and what a meeting has decided. What has become an
//! activity is followed up there.

use super::concerned::Concerned;
use super::duty::{Duty, DutyKind};
use crate::base::day::Day;
use crate::base::period::Period;
use crate::facts::Editions;
use crate::facts::fulfilled::Done;
use crate::model::records::activity::{Progress, Task};
use crate::model::records::meeting::{Decision, Meeting};
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};

impl<'w> Duty<'w> {
    /// The tasks of every activity that wait on a day, also of a plan that has been replaced: the task is left when the
    /// plan is over.
    pub(super) fn of_tasks(workspace: &'w Workspace, editions: &Editions, day: Day) -> Vec<Self> {
        let is_begun = |progress: &Progress| {
            let plan = workspace.plan(&progress.plan).found();
            plan.is_some_and(|plan| !editions.state(plan.record).is_ahead())
        };
        let all = workspace.all_progress().map(|filed| filed.record);
        // Few activities have any.
        Self::tasks_among(all.filter(|own| !own.leads_to.is_empty() && is_begun(own)), day)
    }

    /// The tasks that wait of some activities.
    pub(super) fn tasks_among(all: impl Iterator<Item = &'w Progress>, day: Day) -> Vec<Self> {
        all.flat_map(|own| own.leads_to.iter().enumerate().filter_map(move |it| of_task(own, it, day)))
            .collect()
    }

    /// The decisions of meetings that wait on a day and have a time, each of the plans that its meeting concerns.
    pub(super) fn of_decisions(workspace: &'w Workspace, plans: &[Filed<'w, Plan>], day: Day) -> Vec<Self> {
        let waiting = |filed: Filed<'w, Meeting>| {
            let meeting = filed.record;
            let is_held = meeting.on.is_none_or(|on| on.day <= day);
            let own = meeting.decisions.iter().filter(move |_| is_held);
            own.filter_map(move |own| Some((filed.file, of_decision(meeting, own, day)?)))
        };
        let mut found = workspace.meetings().flat_map(waiting).peekable();
        if found.peek().is_none() {
            return Vec::new();
        }
        let concerned = Concerned::of::<Meeting>(workspace, plans, day);
        found.map(|(file, duty)| Self { plans: concerned.plans(file).to_vec(), ..duty }).collect()
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
