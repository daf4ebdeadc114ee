//! The differences between two moments of a workspace, or between two plans: by record and field, never by line.

mod class;
mod change;
mod leaves;
mod version;
mod meaning;
mod rows;
mod direction;
mod judged;
mod item;
mod sides;
mod plans;
pub(crate) mod told;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::day::Day;
use crate::facts::kept::Kept;
use crate::model::kinds::{KINDS, Kind};
use crate::model::load::Loaded;
use crate::model::workspace::Workspace;
use crate::syntax::unsearched::Unsearched;
use crate::syntax::word::Word;
pub(crate) use change::{Change, ChangeKind, Changed, ChangedPart};
pub(crate) use class::Class;
use leaves::{Leaves, row_of};
pub(crate) use meaning::Registers;
pub(crate) use plans::PlanDiff;
use rows::{Alone, Renamed};
use sides::{Sides, in_like_columns, plan_time};
use version::Version;

/// Every difference between two moments, by kind and id. `day` is the one on which it is asked what has been done.
pub(crate) fn between(was: &Workspace, now: &Workspace, day: Day) -> Vec<Changed> {
    let registers = Registers { was: Some(was), now: Some(now) };
    let mut found = Vec::new();
    for kind in &KINDS {
        let (mut before, mut after) = (of_kind(was, kind), of_kind(now, kind));
        renamed(kind, &mut before, &mut after, &mut found);
        let keys: BTreeSet<&Unsearched> = before.keys().chain(after.keys()).collect();
        found.extend(keys.into_iter().filter_map(|key| {
            let sides = (before.get(key), after.get(key));
            // Only plans promise what can have been done.
            let is_plan = kind.name == "plan" && sides.0.is_some();
            let kept = || if is_plan { kept_at(was, now, key, day) } else { Kept::default() };
            changed(kind, &sides.1.or(sides.0)?.id, sides, registers, &kept)
        }));
    }
    found.sort_by(|a, b| (rank(a.kind), &a.id).cmp(&(rank(b.kind), &b.id)));
    found
}

/// What of a plan had been kept at either moment.
fn kept_at(was: &Workspace, now: &Workspace, plan: &Unsearched, day: Day) -> Kept {
    let plan = was.plan(plan).found();
    let kept = |files, plan| Kept::of(files, plan, true, day);
    plan.map(|plan| kept(was, plan.record).then(kept(now, plan.record))).unwrap_or_default()
}

/// The differences between two versions of one record, or of one part of it (its list and id); `None` when there are
/// none. A version is `None` where the record did not exist.
pub(crate) fn between_versions(
    kind: &'static Kind,
    part: Option<(&str, &Word)>,
    was: Option<&Loaded>,
    now: Option<&Loaded>,
    registers: Registers<'_>,
) -> Option<(ChangeKind, Vec<Change>)> {
    let side = |file: Option<&Loaded>| {
        let version = Version::of_file(file?);
        let version = match part {
            Some((list, id)) => version.only(list, id),
            None => version,
        };
        Some(version).filter(|version| !version.is_read || !version.leaves.is_empty())
    };
    let (was, now) = (side(was), side(now));
    if was.is_none() && now.is_none() {
        return None;
    }
    let sides = (was.as_ref(), now.as_ref());
    changed(kind, "", sides, registers, &Kept::default).map(|changed| (changed.how, changed.changes))
}

/// The old id of a part of a record, when the content is the same under another id.
pub(crate) fn renamed_part(list: &str, id: &Word, was: &Loaded, now: &Loaded) -> Option<Word> {
    let (before, after) = (Version::of_file(was), Version::of_file(now));
    let said = |version: &Version, id: &Word| -> Vec<(Vec<Word>, Vec<Word>)> {
        let own = version.part(list, id).map(|(path, values)| (path[2..].to_vec(), values.clone()));
        own.filter(|(path, _)| path.first().is_none_or(|key| *key != "id")).collect()
    };
    let own = said(&after, id);
    let lists = before.leaves.keys().filter(|path| path[0] == *list);
    let mut ids = lists.filter_map(|path| row_of(path.get(1)?));
    let is_it = |old: &Word| after.part(list, old).next().is_none() && said(&before, old) == own;
    (!own.is_empty()).then(|| ids.find(is_it)).flatten()
}

fn rank(kind: &Kind) -> usize {
    KINDS.iter().position(|own| own.name == kind.name).unwrap_or(KINDS.len())
}

/// The records of a kind by id as it stands in the file. A file that could not be read still has its id.
fn of_kind(workspace: &Workspace, kind: &'static Kind) -> BTreeMap<Unsearched, Version> {
    let own = workspace.files().filter(|(_, loaded)| loaded.kind.is_some_and(|own| own.name == kind.name));
    own.map(|(_, loaded)| (loaded.key(), Version::of(loaded))).collect()
}

/// Removes from both the records with the same content under another id.
fn renamed(
    kind: &'static Kind,
    before: &mut BTreeMap<Unsearched, Version>,
    after: &mut BTreeMap<Unsearched, Version>,
    found: &mut Vec<Changed>,
) {
    let said = |version: &Version| {
        let mut leaves = version.leaves.clone();
        leaves.remove(&vec![Word::from("id")]);
        leaves
    };
    let gone: Vec<Unsearched> = before.keys().filter(|key| !after.contains_key(*key)).cloned().collect();
    let come: Vec<Unsearched> = after.keys().filter(|key| !before.contains_key(*key)).cloned().collect();
    let mut left: Vec<(Unsearched, Leaves)> =
        come.into_iter().map(|key| (key.clone(), said(&after[&key]))).collect();
    for key in gone {
        let own = said(&before[&key]);
        let Some(at) = left.iter().position(|(_, other)| *other == own && !own.is_empty()) else { continue };
        let (new, _) = left.remove(at);
        if let (Some(old), Some(version)) = (before.remove(&key), after.remove(&new)) {
            let Version { id, title, .. } = version;
            found.push(Changed { kind, id, title, how: ChangeKind::Renamed(old.id), changes: Vec::new() });
        }
    }
}

fn changed(
    kind: &'static Kind,
    id: &str,
    (was, now): (Option<&Version>, Option<&Version>),
    registers: Registers<'_>,
    kept: &dyn Fn() -> Kept,
) -> Option<Changed> {
    let title = now.or(was).map(|version| version.title.clone()).unwrap_or_default();
    let (how, changes) = match (was, now) {
        (Some(was), Some(now)) if was.is_read && now.is_read => {
            if was.leaves == now.leaves {
                return None;
            }
            let changes = fields(kind, &was.leaves, &now.leaves, (registers, &kept()));
            if changes.is_empty() {
                return None;
            }
            (ChangeKind::Altered, changes)
        }
        (Some(was), Some(now)) if was.is_read == now.is_read => return None,
        (Some(_), Some(_)) => (ChangeKind::Unread, Vec::new()),
        (None, _) => (ChangeKind::Added, Vec::new()),
        (_, None) => (ChangeKind::Removed, Vec::new()),
    };
    Some(Changed { kind, id: id.to_owned(), title, how, changes })
}

/// The differences by field.
fn fields(
    kind: &'static Kind,
    was: &Leaves,
    now: &Leaves,
    (registers, kept): (Registers<'_>, &Kept),
) -> Vec<Change> {
    let mut was = was.clone();
    let mut now = Renamed::of(kind, &was, now).undone(kind, now.clone());
    in_like_columns(kind, &mut was, &mut now);
    let alone = Alone::of(kind, &was, &now);
    let plans = (plan_time(&was), plan_time(&now));
    let changes = Sides { kind, was: &was, now: &now, registers, alone: &alone, kept, plans }.changes();
    if kind.name == "framework" { judging(changes) } else { changes }
}

/// The changes of a framework, with all that differs in how a requirement is judged as one.
fn judging(changes: Vec<Change>) -> Vec<Change> {
    let mut told: BTreeSet<String> = BTreeSet::new();
    let mut kept: Vec<Change> = Vec::new();
    for change in changes {
        let Some(id) = change.requirement_judged().map(str::to_owned) else {
            kept.push(change);
            continue;
        };
        if told.insert(id.clone()) {
            let field = format!("requirements[{id}].condition");
            let (was, now) = (Vec::new(), Vec::new());
            kept.push(Change { field, was, now, whole: None, class: Class::Judging, why: None, ..change });
        }
    }
    kept.sort_by_key(|change| change.class);
    kept
}
