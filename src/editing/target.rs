//! Finds the record that the user means: by its id, by a unique prefix of it, or with its plan before it.

use super::error::EditError;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::facts::Replaced;
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::{Filed, Workspace};
use crate::say;
use crate::syntax::finding::FileId;

/// Finds an activity and its plan. When several editions have it, the one that was current on the day.
pub(crate) fn activity<'w>(
    workspace: &'w Workspace,
    written: &str,
    on: Day,
) -> Result<(Filed<'w, Plan>, &'w Activity), EditError> {
    let all: Vec<(String, (Filed<'w, Plan>, &'w Activity))> = workspace
        .plans()
        .flat_map(|plan| plan.record.activities.iter().map(move |activity| (plan, activity)))
        .map(|(plan, activity)| (format!("{}/{}", plan.record.id, activity.id), (plan, activity)))
        .collect();
    let what =
        say!("Åtgärden {written} finns inte i någon plan.", "There is no activity {written} in any plan.");
    let replaced = Replaced::by(workspace, on);
    one(&all, written, what.clone()).copied().or_else(|objection| {
        let holding: Vec<_> = all.into_iter().filter(|(_, (plan, _))| !replaced.holds(plan.record)).collect();
        one(&holding, written, what).copied().map_err(|_| objection)
    })
}

/// Finds a record.
pub(crate) fn record(workspace: &Workspace, written: &str) -> Result<FileId, EditError> {
    let all: Vec<(String, FileId)> = workspace
        .files()
        .filter_map(|(file, loaded)| {
            let kind = loaded.kind.map_or("", |kind| kind.name);
            // A progress file is named with its plan, since its id is unique only there; a plan has its own name
            // alone.
            let folder = loaded.source.path.raw().rsplit('/').nth(1).unwrap_or_default();
            let under = if kind == "activity" { folder } else { kind };
            // An id that identifies somebody is renamed by hand, and is not listed here.
            let is_telling = loaded.id().is_empty() || !loaded.exposed.in_path.is_empty();
            Some((format!("{under}/{}", loaded.id()), file)).filter(|_| !is_telling)
        })
        .collect();
    let what = say!("Det finns inget med id {written}.", "There is nothing with the id {written}.");
    one(&all, written, what).copied()
}

/// Finds the single one whose name is written in full or in part. Names have the form `under/id`.
fn one<'a, T>(all: &'a [(String, T)], written: &str, what: Say) -> Result<&'a T, EditError> {
    let id = |name: &'a str| name.rsplit_once('/').map_or(name, |(_, id)| id);
    let is_exact = |name: &'a str| name == written || id(name) == written;
    let begins = |name: &'a str| match written.split_once('/') {
        Some((under, rest)) => {
            name.split_once('/').is_some_and(|(own, id)| own.starts_with(under) && id.starts_with(rest))
        }
        None => id(name).starts_with(written),
    };
    let fits = |fit: &dyn Fn(&'a str) -> bool| -> Vec<&'a (String, T)> {
        all.iter().filter(|(name, _)| fit(name)).collect()
    };
    let exact = fits(&is_exact);
    let found = if exact.is_empty() && !written.is_empty() { fits(&begins) } else { exact };
    match found.as_slice() {
        [(_, only)] => Ok(only),
        [] => {
            let ids: Vec<&str> = if written.contains('/') {
                all.iter().map(|(name, _)| name.as_str()).collect()
            } else {
                all.iter().map(|(name, _)| id(name)).collect()
            };
            Err(EditError::unknown(what, written, ids.into_iter()))
        }
        several => {
            let names = several.iter().take(6).map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
            let count = several.len();
            Err(EditError::new(
                say!("{written} kan vara {count} olika.", "{written} can be {count} different ones."),
                say!("Skriv mer av namnet: {names}.", "Write more of the name: {names}."),
            ))
        }
    }
}
