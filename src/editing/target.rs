//! Finds the record that the user means: by its id, by a unique prefix of it, or with its plan before it.

use super::error::EditError;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::can_be_written;
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
    let named = |(plan, activity): (Filed<'w, Plan>, &'w Activity)| {
        let name = Name {
            stands: format!("{}/{}", plan.record.id.stands().raw(), activity.id.stands().raw()),
            told: format!("{}/{}", plan.record.id, activity.id),
        };
        (name, (plan, activity))
    };
    let all: Vec<(Name, (Filed<'w, Plan>, &'w Activity))> = workspace
        .plans()
        .flat_map(|plan| plan.record.activities.iter().map(move |activity| (plan, activity)))
        .map(named)
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
    let all: Vec<(Name, FileId)> = workspace
        .files()
        .filter_map(|(file, loaded)| {
            let kind = loaded.kind.map_or("", |kind| kind.name);
            // A progress file is named with its plan, since its id is unique only there; a plan has its own name
            // alone.
            let folder = loaded.source.path.raw().rsplit('/').nth(1).unwrap_or_default();
            let under = if kind == "activity" { folder } else { kind };
            let id = loaded.own_id();
            let told = loaded.source.label.rsplit('/').nth(1).filter(|_| kind == "activity").unwrap_or(kind);
            let told = format!("{told}/{}", loaded.id());
            let name = Name { stands: format!("{under}/{}", id.raw()), told };
            (!id.raw().is_empty()).then_some((name, file))
        })
        .collect();
    let what = say!("Det finns inget med id {written}.", "There is nothing with the id {written}.");
    one(&all, written, what).copied()
}

/// A name of the form `under/id`.
struct Name {
    /// As it stands in the files. It is found by this, also where it identifies somebody.
    stands: String,
    /// As it is told.
    told: String,
}

/// Finds the single one whose name is written in full or in part.
fn one<'a, T>(all: &'a [(Name, T)], written: &str, what: Say) -> Result<&'a T, EditError> {
    let id = |name: &'a str| name.rsplit_once('/').map_or(name, |(_, id)| id);
    let is_exact = |name: &'a str| name == written || id(name) == written;
    let begins = |name: &'a str| match written.split_once('/') {
        Some((under, rest)) => {
            name.split_once('/').is_some_and(|(own, id)| own.starts_with(under) && id.starts_with(rest))
        }
        None => id(name).starts_with(written),
    };
    let fits = |fit: &dyn Fn(&'a str) -> bool| -> Vec<&'a (Name, T)> {
        all.iter().filter(|(name, _)| fit(&name.stands)).collect()
    };
    let exact = fits(&is_exact);
    let found = if exact.is_empty() && !written.is_empty() { fits(&begins) } else { exact };
    match found.as_slice() {
        [(_, only)] => Ok(only),
        [] => {
            let ids: Vec<&str> = if written.contains('/') {
                all.iter().map(|(name, _)| name.told.as_str()).collect()
            } else {
                all.iter().map(|(name, _)| id(&name.told)).collect()
            };
            Err(EditError::unknown(what, written, ids.into_iter()))
        }
        several => {
            let told = several.iter().map(|(name, _)| name.told.as_str()).filter(|name| can_be_written(name));
            let names = told.take(6).collect::<Vec<_>>().join(", ");
            let count = several.len();
            Err(EditError::new(
                say!("{written} kan vara {count} olika.", "{written} can be {count} different ones."),
                say!("Skriv mer av namnet: {names}.", "Write more of the name: {names}."),
            ))
        }
    }
}
