//! Finds the record or the activity that is to be changed, by any of its names.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::Path;

use super::error::EditError;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::nearest;
use crate::facts::Editions;
use crate::facts::called::{self, Called, Fit};
use crate::facts::entities::EntityKind;
use crate::model::kinds::Kind;
use crate::model::load::Loaded;
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::{Filed, Workspace};
use crate::say;
use crate::syntax::finding::FileId;
use crate::syntax::unsearched::Unsearched;

/// Finds an activity and its plan. When several editions have it, the one that was in force on the day.
pub(crate) fn activity<'w>(
    workspace: &'w Workspace,
    written: &str,
    on: Day,
) -> Result<(Filed<'w, Plan>, &'w Activity), EditError> {
    let every: Vec<(Filed<'w, Plan>, &'w Activity)> = workspace
        .plans()
        .flat_map(|plan| plan.record.activities.iter().map(move |activity| (plan, activity)))
        .collect();
    let called = |(plan, activity): &(Filed<'w, Plan>, &'w Activity)| {
        let progress = workspace.progress(&plan.record.id, &activity.id);
        Called {
            kind: EntityKind::Activity,
            also: Some(EntityKind::Record("activity")),
            id: Cow::Owned(format!("{}/{}", plan.record.id, activity.id)),
            key: Unsearched::new(format!("{}/{}", plan.record.id.stands().raw(), activity.id.stands().raw())),
            title: &activity.title,
            file: progress.map(|progress| progress.file),
        }
    };
    let all: Vec<Called<'_>> = every.iter().map(called).collect();
    let mut meant = called::meant(workspace, &all, written, Fit::Beginning, |_| None);
    if meant.len() > 1 {
        Editions::on(workspace, on).prefer(&mut meant, |at| Some(Unsearched::new(all[at].key.raw())));
    }
    let what =
        say!("Åtgärden {written} finns inte i någon plan.", "There is no activity {written} in any plan.");
    Ok(every[one(workspace, &all, &meant, written, what)?])
}

/// Finds a record.
pub(crate) fn record<'w>(workspace: &'w Workspace, written: &str) -> Result<FileId, EditError> {
    let called = |(file, loaded): (FileId, &'w Loaded)| {
        // What cannot be read has no sort, and is found so that it can be told why it is not changed.
        let kind = loaded.kind.map_or("", |kind| kind.name);
        let own = loaded.own_id();
        if own.raw().is_empty() {
            return None;
        }
        let is_progress = kind == "activity";
        // An id of progress is unique only in its plan, whose name the folder has.
        let under = |path: &str| path.rsplit('/').nth(1).unwrap_or_default().to_owned();
        let (id, key) = if is_progress {
            let (told, stands) = (under(&loaded.source.label), under(loaded.source.path.raw()));
            (format!("{told}/{}", loaded.id()), format!("{stands}/{}", own.raw()))
        } else {
            (loaded.id().to_owned(), own.raw().to_string())
        };
        Some(Called {
            kind: EntityKind::Record(kind),
            also: is_progress.then_some(EntityKind::Activity),
            id: Cow::Owned(id),
            key: Unsearched::new(key),
            title: loaded.record.as_ref().map_or("", |record| called::title_of(workspace, record)),
            file: Some(file),
        })
    };
    let all: Vec<Called<'_>> = workspace.files().filter_map(called).collect();
    let meant = called::meant(workspace, &all, written, Fit::Beginning, |_| None);
    if meant.is_empty()
        && let Some(error) = part(workspace, written)
    {
        return Err(error);
    }
    let what = say!("Det finns inget med id {written}.", "There is nothing with the id {written}.");
    let at = one(workspace, &all, &meant, written, what.clone())?;
    all[at].file.ok_or_else(|| EditError::unknown(what, written, std::iter::empty()))
}

/// Whether a name is the whole id or path of a file, and not only the beginning of it.
pub(super) fn is_called(loaded: &Loaded, written: &str) -> bool {
    let own = written.rsplit([':', '/']).next().unwrap_or(written);
    *loaded.own_id().raw() == own || Path::new(written).extension().is_some()
}

/// The plan that is named.
pub(super) fn plan<'w>(
    workspace: &'w Workspace,
    written: &str,
    fit: Fit,
) -> Result<Filed<'w, Plan>, EditError> {
    let found = called::plan(workspace, written, fit).map_err(|(what, help)| EditError::new(what, help))?;
    found.ok_or_else(|| {
        let known: Vec<&str> = workspace.plans().map(|plan| &*plan.record.id).collect();
        let what = say!("Det finns ingen plan {written}.", "There is no plan {written}.");
        EditError::unknown(what, written, known.into_iter())
    })
}

/// The single one that is meant, or why there is none.
fn one(
    workspace: &Workspace,
    all: &[Called<'_>],
    meant: &[usize],
    written: &str,
    what: Say,
) -> Result<usize, EditError> {
    match meant {
        [only] => Ok(*only),
        [] => {
            let own = written.rsplit_once(':').map_or(written, |(_, id)| id);
            if let Some((title, id)) = called::near_title(all, written) {
                return Err(EditError::new(
                    what,
                    say!("Menades {title} ({id})?", "Was {title} ({id}) meant?"),
                ));
            }
            let short = |id: &'_ str| id.rsplit('/').next().unwrap_or_default().to_owned();
            let ids: Vec<String> = if own.contains('/') {
                all.iter().map(|one| one.id.to_string()).collect()
            } else {
                all.iter().map(|one| short(&one.id)).collect()
            };
            // Several editions of a plan have the same activity, which is told once.
            let mut seen = HashSet::new();
            let ids: Vec<String> = ids.into_iter().filter(|id| seen.insert(id.clone())).collect();
            let ids = || ids.iter().map(String::as_str);
            // The ids of all records would be a list of the cases too.
            let are_records = all.iter().any(|one| matches!(one.kind, EntityKind::Record(_)));
            if are_records && nearest(own, ids()).is_none() {
                let list = say!(
                    "vbe list SORT visar vad som finns, till exempel vbe list activity.",
                    "vbe list KIND shows what there is, for example vbe list activity."
                );
                return Err(EditError::new(what, list));
            }
            Err(EditError::unknown(what, own, ids()))
        }
        several => {
            let (what, help) = called::several(workspace, all, several, written);
            Err(EditError::new(what, help))
        }
    }
}

/// The error that a name is that of a part, such as a role in the register: its record is the one to change.
fn part(workspace: &Workspace, written: &str) -> Option<EditError> {
    let id = written.rsplit([':', '/']).next().unwrap_or(written);
    let (loaded, list) = workspace.files().find_map(|(_, loaded)| {
        let lists = loaded.kind.map_or(&[][..], Kind::parts);
        let own = lists.iter().find(|own| loaded.links.holds(own.part, id))?;
        Some((loaded, own.list))
    })?;
    let (kind, holder) = (loaded.kind?.name, loaded.id());
    Some(EditError::new(
        say!(
            "{id} är ingen fil: det står i {kind}:{holder}.",
            "{id} is no file: it stands in {kind}:{holder}."
        ),
        say!(
            "Skriv vbe set {kind}:{holder} {list}.{id}.FÄLT=…",
            "Write vbe set {kind}:{holder} {list}.{id}.FIELD=…"
        ),
    ))
}
