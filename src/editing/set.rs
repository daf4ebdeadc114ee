//! Changes the fields of the record that is named, where that is a file, and makes it where it is an activity of which
//! nothing has been told.

use super::assign::{self, Assignment};
use super::change::Change;
use super::choices::Around;
use super::elsewhere;
use super::error::EditError;
use super::progress::{self, Begun};
use super::target;
use crate::base::day::Day;
use crate::model::kinds::Kind;
use crate::model::workspace::Workspace;

/// The record that is named, with some of its fields changed; `None` when nothing differs. An activity of which nothing has
/// been told gets the file that a note of it would get.
pub(crate) fn set(
    workspace: &Workspace,
    written: &str,
    assignments: &[Assignment],
    on: Day,
) -> Result<Option<Change>, EditError> {
    let found = target::record(workspace, written);
    let keyed = |kind: Option<&'static Kind>| -> Vec<Assignment> {
        let own = assignments.iter().cloned();
        own.map(|own| kind.map_or_else(|| own.clone(), |kind| own.clone().keyed(kind.form()))).collect()
    };
    let is_whole = found.as_ref().is_ok_and(|file| target::is_called(workspace.file(*file), written));
    let untold = || {
        let (plan, activity) = target::activity(workspace, written, on).ok()?;
        let (plan, id) = (&plan.record.id, &activity.id);
        // Another that only begins so is not meant where one is called so.
        let is_meant = found.is_err() || written.rsplit([':', '/']).next().is_some_and(|own| *id == own);
        (is_meant && workspace.progress(plan, id).is_none()).then_some((plan, id))
    };
    if let Some((plan, id)) = (!is_whole).then(untold).flatten() {
        let assignments = keyed(Kind::named("activity"));
        elsewhere::told(workspace, &assignments, (plan, id))?;
        let Begun { path, label, kind, base } = progress::begun(workspace, plan, id)?;
        assign::refuse_ids(&assignments)?;
        let around = Around {
            plan: workspace.plan(plan).found().map(|plan| plan.record),
            ..Around::record(workspace, None)
        };
        let text = assign::written(around, &base, kind.form(), assignments.iter(), false, &label)?;
        return Change::new(workspace, &path, kind, &text, &[]).map(Some);
    }
    let file = found?;
    let assignments = keyed(workspace.file(file).kind);
    elsewhere::of(workspace, file, &assignments)?;
    assign::set(workspace, file, &assignments)
}
