//! Work that a plan carries over from an earlier one, and that goes on: it was started there, and has been neither finished
//! nor cancelled.

use crate::base::day::Day;
use crate::model::records::activity::Progress;
use crate::model::records::plan::Activity;
use crate::model::workspace::{Filed, Workspace};

/// How many plans back work is followed. A circle is a mistake, which a rule tells of.
const MOST: usize = 8;

/// The follow-up, in an earlier plan, of the work that goes on with an activity.
pub(crate) fn since<'w>(
    workspace: &'w Workspace,
    activity: &'w Activity,
    day: Day,
) -> Option<Filed<'w, Progress>> {
    of(workspace, activity, day, MOST)
}

fn of<'w>(
    workspace: &'w Workspace,
    activity: &'w Activity,
    day: Day,
    left: usize,
) -> Option<Filed<'w, Progress>> {
    let left = left.checked_sub(1)?;
    activity.carried_from.iter().find_map(|from| {
        let (plan, id) = from.stands().parted()?;
        let own = workspace.progress(&plan, &id);
        match own.map(|own| (own, goes_on(own.record, day))) {
            Some((own, Some(true))) => Some(own),
            Some((_, Some(false))) => None,
            // Nothing says there that it was started, or that it was not.
            Some((_, None)) | None => {
                of(workspace, workspace.plan(&plan).found()?.record.activities.find(&id)?, day, left)
            }
        }
    })
}

/// Whether work has been started and not ended on a day; `None` where neither is told.
fn goes_on(progress: &Progress, day: Day) -> Option<bool> {
    let ends = [progress.finished.map(|on| on.day), progress.cancelled.as_ref().map(|it| it.on.day)];
    if ends.into_iter().flatten().any(|on| on <= day) {
        return Some(false);
    }
    progress.started.filter(|on| on.day <= day).map(|_| true)
}
