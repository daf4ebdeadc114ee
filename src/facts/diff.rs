//! The differences between two moments of a workspace, or between two plans: by record and field, never by line.

mod leaves;
mod class;
mod item;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::lang::Say;
use crate::facts::lineage::origins;
use crate::model::kinds::{KINDS, Kind};
use crate::model::load::Loaded;
use crate::model::records::plan::Plan;
use crate::model::records::{Record, Text};
use crate::model::workspace::Workspace;
use crate::syntax::schema::Form;
use crate::syntax::tree::What;
use crate::syntax::unsearched::Unsearched;
use crate::syntax::word::Word;
pub(crate) use class::Class;
use class::of_path;
use leaves::{Leaves, in_list, leaves, written};

/// A record that differs.
#[derive(Clone, Debug)]
pub(crate) struct Changed {
    pub kind: &'static Kind,
    /// The id; of progress, `plan/activity`.
    pub id: String,
    /// The title; the id when there is none.
    pub title: String,
    pub how: ChangeKind,
    pub changes: Vec<Change>,
}

/// How a record differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ChangeKind {
    Added,
    /// The record is only in the earlier version.
    Removed,
    /// The content is the same under another id; holds the old id.
    Renamed(String),
    Altered,
    /// The record could not be read in one of the versions, so its content is not compared.
    Unread,
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    /// The part that changed: an activity of a plan, by its id and title.
    pub part: Option<(String, String)>,
    /// The path of the field in the part or the record; empty when the part itself was added or removed.
    pub field: String,
    pub was: Vec<Word>,
    pub now: Vec<Word>,
    pub class: Class,
    /// The reason for the class.
    pub why: Option<Say>,
}

impl Change {
    /// The path of the field in the record, through the activity that it is in.
    pub(crate) fn path(&self) -> String {
        let id = self.part.as_ref().map(|(id, _)| format!("activities[{id}]"));
        [id.as_deref(), Some(self.field.as_str())]
            .into_iter()
            .flatten()
            .filter(|step| !step.is_empty())
            .collect::<Vec<_>>()
            .join(".")
    }
}

/// Every difference between two moments, by kind and id.
pub(crate) fn between(was: &Workspace, now: &Workspace) -> Vec<Changed> {
    let mut found = Vec::new();
    for kind in &KINDS {
        let (mut before, mut after) = (of_kind(was, kind), of_kind(now, kind));
        renamed(kind, &mut before, &mut after, &mut found);
        let keys: BTreeSet<&Unsearched> = before.keys().chain(after.keys()).collect();
        found.extend(keys.into_iter().filter_map(|key| {
            let (was, now) = (before.get(key), after.get(key));
            changed(kind, &now.or(was)?.id, was, now)
        }));
    }
    found.sort_by(|a, b| (rank(a.kind), &a.id).cmp(&(rank(b.kind), &b.id)));
    found
}

/// The changes from the plan `was` to the plan `now`. An activity corresponds to the one that it names in
/// `carried_from`, otherwise to the one with the same id.
pub(crate) fn between_plans(was: (&Plan, &Loaded), now: (&Plan, &Loaded)) -> Option<Changed> {
    let kind = now.1.kind?;
    let mut after = Version::of(now.1);
    for activity in &now.0.activities {
        let from = origins(activity, now.0, was.0);
        // When activities are split or merged, the first one corresponds.
        if let Some(first) = from.first().filter(|first| **first != activity.id.stands()) {
            after.rename(&Word::from(&activity.id), &Word::from(*first));
        }
    }
    let mut before = Version::of(was.1);
    for version in [&mut before, &mut after] {
        version.leaves.retain(|path, _| {
            let apart = ["id", "previous", "published", "period", "decisions", "source", "revision"];
            !apart.contains(&&*path[0]) && path.last().is_none_or(|key| *key != "carried_from")
        });
    }
    changed(kind, &now.0.id, Some(&before), Some(&after))
}

/// How an activity's promise in one plan differs from that in another.
pub(crate) fn between_activities(was: (&Loaded, &Text), now: (&Loaded, &Text)) -> Vec<Change> {
    let Some(kind) = now.0.kind else { return Vec::new() };
    let (old, new) = (Word::from(was.1), Word::from(now.1));
    let before = Version::of(was.0).only("activities", &old);
    let mut after = Version::of(now.0).only("activities", &new);
    after.rename(&new, &old);
    let promised = |leaves: Leaves| -> Leaves {
        // Its origin, id and number are not part of the promise.
        let apart = |key: &Word| ["carried_from", "id", "number"].contains(&&**key);
        leaves.into_iter().filter(|(path, _)| !path.get(2).is_some_and(apart)).collect()
    };
    fields(kind, &promised(before.leaves), &promised(after.leaves))
}

/// The differences between two versions of one record, or of one part of it (its list and id); `None` when there are
/// none. A version is `None` where the record did not exist.
pub(crate) fn between_versions(
    kind: &'static Kind,
    part: Option<(&str, &Word)>,
    was: Option<&Loaded>,
    now: Option<&Loaded>,
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
    changed(kind, "", was.as_ref(), now.as_ref()).map(|changed| (changed.how, changed.changes))
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
    let mut ids = lists.filter_map(|path| Some(unlisted(path.get(1)?)));
    let is_it = |old: &Word| after.part(list, old).next().is_none() && said(&before, old) == own;
    (!own.is_empty()).then(|| ids.find(is_it)).flatten()
}

/// What the schema of a file's kind says.
fn form(loaded: &Loaded) -> Option<Form<'static>> {
    loaded.kind.map(Kind::form)
}

/// A record at one moment.
struct Version {
    /// The content; empty when it cannot be read.
    leaves: Leaves,
    /// The id as it is told; empty where it is not asked for.
    id: String,
    title: String,
    is_read: bool,
}

impl Version {
    /// A version of a file, also one that is no sound record.
    fn of_file(loaded: &Loaded) -> Self {
        let yaml = loaded.yaml();
        let root = yaml.tree.root().filter(|root| matches!(root.what(), What::Map));
        let leaves = root.map(|root| leaves(form(loaded), root)).unwrap_or_default();
        Self {
            is_read: root.is_some() && yaml.faults.is_empty(),
            leaves,
            id: String::new(),
            title: String::new(),
        }
    }

    /// The content of one part.
    fn part(&self, list: &str, id: &Word) -> impl Iterator<Item = (&Vec<Word>, &Vec<Word>)> {
        let from = vec![Word::from(list), in_list(id)];
        let own = from.clone();
        self.leaves.range(from..).take_while(move |(path, _)| path.starts_with(&own))
    }

    /// The version reduced to one part.
    fn only(self, list: &str, id: &Word) -> Self {
        let leaves = self.part(list, id).map(|(path, values)| (path.clone(), values.clone())).collect();
        Self { leaves, ..self }
    }

    fn of(loaded: &Loaded) -> Self {
        let yaml = loaded.yaml();
        let is_read = loaded.record.is_some();
        let root = yaml.tree.root().filter(|_| is_read);
        let leaves = root.map(|root| leaves(form(loaded), root)).unwrap_or_default();
        let title = leaves.get(&vec![Word::from("title")]).and_then(|title| title.first());
        let title = title.map(ToString::to_string);
        let id = match &loaded.record {
            Some(Record::Activity(progress)) => format!("{}/{}", progress.plan, progress.id),
            _ => loaded.id().to_owned(),
        };
        Self { leaves, id, title: title.unwrap_or_default(), is_read }
    }

    /// Gives an activity another id.
    fn rename(&mut self, from: &Word, to: &Word) {
        let (from, to) = (in_list(from), in_list(to));
        let own: Vec<Vec<Word>> =
            self.leaves.keys().filter(|path| path.get(1) == Some(&from)).cloned().collect();
        for mut path in own {
            let Some(values) = self.leaves.remove(&path) else { continue };
            path[1].clone_from(&to);
            // An existing value under the new id is kept.
            self.leaves.entry(path).or_insert(values);
        }
    }
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

fn changed(kind: &'static Kind, id: &str, was: Option<&Version>, now: Option<&Version>) -> Option<Changed> {
    let title = now.or(was).map(|version| version.title.clone()).unwrap_or_default();
    let (how, changes) = match (was, now) {
        (Some(was), Some(now)) if was.is_read && now.is_read => {
            let changes = fields(kind, &was.leaves, &now.leaves);
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

/// The id of the activity that a path in a plan leads into.
fn activity(kind: &Kind, path: &[Word]) -> Option<Word> {
    let [list, item, ..] = path else { return None };
    let own = kind.name == "plan" && *list == "activities";
    own.then(|| unlisted(item))
}

/// What a step of a path that leads into a row of a list is called.
fn unlisted(step: &Word) -> Word {
    step.map(|step| step.trim_matches(['[', ']']).to_owned())
}

/// The differences by field. An activity that is in one version only is one difference.
fn fields(kind: &Kind, was: &Leaves, now: &Leaves) -> Vec<Change> {
    let activities = |leaves: &Leaves| -> BTreeSet<Word> {
        leaves.keys().filter_map(|path| activity(kind, path)).collect()
    };
    let (before, after) = (activities(was), activities(now));
    let title = |id: &Word| {
        let path = vec![Word::from("activities"), in_list(id), Word::from("title")];
        let title = now.get(&path).or_else(|| was.get(&path)).and_then(|title| title.first());
        title.unwrap_or(id).to_string()
    };
    let said = |id: &Word| Word::from(title(id));
    let whole = |id: &Word, class: Class, why: Say| {
        let (was, now) =
            if class == Class::Weakened { (vec![said(id)], vec![]) } else { (vec![], vec![said(id)]) };
        Change {
            part: Some((id.to_string(), title(id))),
            field: String::new(),
            was,
            now,
            class,
            why: Some(why),
        }
    };
    let gone = before
        .difference(&after)
        .map(|id| whole(id, Class::Weakened, Say::fixed("åtgärden borttagen", "the activity removed")));
    let come = after
        .difference(&before)
        .map(|id| whole(id, Class::Strengthened, Say::fixed("ny åtgärd", "a new activity")));
    let mut changes: Vec<Change> = gone.chain(come).collect();
    let paths: BTreeSet<&Vec<Word>> = was.keys().chain(now.keys()).collect();
    let mut told: BTreeSet<&[Word]> = BTreeSet::new();
    for path in paths {
        let part = activity(kind, path);
        if part.as_ref().is_some_and(|id| before.contains(id) != after.contains(id)) {
            continue;
        }
        let own = if part.is_some() { 2 } else { 0 };
        if let Some(item) = item::alone(path, own, was, now) {
            if told.insert(item) {
                let part = part.map(|id| (id.to_string(), title(&id)));
                let item::ItemChange { field, was, now, class, why } =
                    item::item_change(kind, item, own, was, now);
                let (was, now) = (held_back(kind, item, &was), held_back(kind, item, &now));
                changes.push(Change { part, field, was, now, class, why });
            }
            continue;
        }
        let none = Vec::new();
        let (was, now) = (was.get(path).unwrap_or(&none), now.get(path).unwrap_or(&none));
        if was == now {
            continue;
        }
        let (class, why) = of_path(kind, path, was, now);
        // The path inside the activity, since the activity is named beside it.
        let field = written(&path[own..]);
        let part = part.map(|id| (id.to_string(), title(&id)));
        let (was, now) = (held_back(kind, path, was), held_back(kind, path, now));
        changes.push(Change { part, field, was, now, class, why });
    }
    changes.sort_by_key(|change| change.class);
    changes
}

/// What is told instead of a count that may be small.
const HELD_BACK: &str = "…";

/// The values of a field as they may be told: of counts that may be small only that they are another, since the
/// difference between two of them is a count too.
fn held_back(kind: &Kind, path: &[Word], values: &[Word]) -> Vec<Word> {
    let keys: Vec<&str> = path.iter().map(|key| &**key).filter(|key| !key.starts_with('[')).collect();
    let is_held = kind.judge().field(None, &keys.join(".")).is_ok_and(|field| field.is_held);
    let is_count = |value: &Word| value.parse::<f64>().is_ok();
    if is_held && values.iter().any(is_count) {
        return vec![Word::from(HELD_BACK)];
    }
    values.to_vec()
}
