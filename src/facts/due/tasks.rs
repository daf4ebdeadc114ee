//! What came of an activity and is to be done by a time. What has become an activity is followed up there.

use super::duty::{Duty, DutyKind};
use crate::base::day::Day;
use crate::base::period::Period;
use crate::facts::Editions;
use crate::facts::fulfilled::Done;
use crate::model::records::activity::{Progress, Task};
use crate::model::workspace::Workspace;

impl<'w> Duty<'w> {
    /// The tasks of every activity that wait on a day, also of a plan that has been replaced: the task is left when the
    /// plan is over.
    pub(super) fn of_tasks(workspace: &'w Workspace, editions: &Editions<'w>, day: Day) -> Vec<Self> {
        let is_begun = |progress: &Progress| {
            let plan = workspace.plan(&progress.plan).found();
            plan.is_some_and(|plan| !editions.state(plan.record).is_ahead())
        };
        let all = workspace.all_progress().map(|filed| filed.record);
        let told = all.filter(|own| !own.leads_to.is_empty()).filter(|own| is_begun(own));
        told.flat_map(|own| own.leads_to.iter().enumerate().filter_map(|it| of_task(own, it, day))).collect()
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
