//! Everything in a workspace that has an id, and what points to what.

use std::collections::BTreeMap;

use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::facts::select::Trees;
use crate::model::kinds::{KINDS, Kind};
use crate::model::workspace::{Lookup, Workspace};
use crate::syntax::finding::{FileId, Place};
use crate::syntax::text::Span;
use crate::syntax::tree::{At, What};

/// What sort of thing something is: a record of a kind, or a part of one that is referred to by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntityKind {
    /// A record of the kind of that name.
    Record(&'static str),
    /// An activity of a plan, `plan/activity`.
    Activity,
    /// An area of a plan.
    Area,
    /// A need of a plan.
    Need,
    /// A goal of a plan.
    Goal,
    /// An indicator of a plan.
    Indicator,
    /// A requirement of a framework, `framework/requirement`.
    Requirement,
    /// A role, a unit or a group.
    Actor,
}

/// The parts of records that are referred to by themselves: the kind, the list, and what they are.
const PARTS: [(&str, &str, EntityKind); 9] = [
    ("plan", "activities", EntityKind::Activity),
    ("plan", "areas", EntityKind::Area),
    ("plan", "needs", EntityKind::Need),
    ("plan", "goals", EntityKind::Goal),
    ("plan", "indicators", EntityKind::Indicator),
    ("framework", "requirements", EntityKind::Requirement),
    ("organisation", "roles", EntityKind::Actor),
    ("organisation", "units", EntityKind::Actor),
    ("organisation", "groups", EntityKind::Actor),
];

impl EntityKind {
    /// The name in JSON; never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            // What stands in the plan is what people call an activity; what has happened to it is beside it.
            Self::Record("activity") => "progress",
            Self::Record(name) => name,
            Self::Activity => "activity",
            Self::Area => "area",
            Self::Need => "need",
            Self::Goal => "goal",
            Self::Indicator => "indicator",
            Self::Requirement => "requirement",
            Self::Actor => "actor",
        }
    }

    /// The word for people.
    pub(crate) fn word(self) -> Say {
        match self {
            Self::Record(name) => {
                Kind::named(name).map_or(Say::same(name.to_owned()), |kind| kind.word.clone())
            }
            Self::Activity => Say::fixed("åtgärd", "activity"),
            Self::Area => Say::fixed("område", "area"),
            Self::Need => Say::fixed("behov", "need"),
            Self::Goal => Say::fixed("mål", "goal"),
            Self::Indicator => Say::fixed("indikator", "indicator"),
            Self::Requirement => Say::fixed("krav", "requirement"),
            Self::Actor => Say::fixed("roll, enhet eller grupp", "role, unit or group"),
        }
    }
}

/// What the value under a key points to; nothing for a key whose value points nowhere. The keys mean the same in every
/// kind of record.
pub fn target(key: &str) -> Option<EntityKind> {
    Some(match key {
        "plan" | "previous" => EntityKind::Record("plan"),
        "framework" | "follows" => EntityKind::Record("framework"),
        "situation" => EntityKind::Record("situation"),
        "agreement" => EntityKind::Record("agreement"),
        "flow" => EntityKind::Record("flow"),
        "incidents" => EntityKind::Record("incident"),
        "activities" | "part_of" | "carried_from" => EntityKind::Activity,
        // A decision excuses either; which, is seen by what there is.
        "covers" | "requirement" | "requirements" | "excuses" => EntityKind::Requirement,
        "indicator" => EntityKind::Indicator,
        "needs" | "need" | "answers" => EntityKind::Need,
        "serves" | "goals" => EntityKind::Goal,
        "areas" => EntityKind::Area,
        "responsible" | "lead" | "partners" | "owner" | "unit" | "units" | "group" | "present"
        | "invited" | "prepared_by" | "who" | "body" | "by" | "role" | "to" | "parties" | "members"
        | "convener" | "held_by" | "organisation" | "adopted_by" | "parent" => EntityKind::Actor,
        _ => return None,
    })
}

/// Something with an id.
#[derive(Clone, Debug)]
pub(crate) struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// Its id as it is referred to from anywhere: `plan/activity`, or the id alone.
    pub id: String,
    /// What it is called; empty when nothing but its id.
    pub title: String,
    /// Where it stands.
    pub place: Place,
    /// What of its file is its own: from where it begins to where it ends.
    pub span: Span,
}

/// Something that points to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reference<'t> {
    /// What points: its number in [`EntityIndex::all`].
    pub from: usize,
    /// What it points to.
    pub to: usize,
    /// The key under which it does.
    pub key: &'t str,
    /// Where.
    pub place: Place,
}

/// Everything with an id, in the order of kinds and ids.
#[derive(Debug)]
pub(crate) struct EntityIndex<'w> {
    workspace: &'w Workspace,
    /// All of them.
    pub all: Vec<Entity>,
    by_id: BTreeMap<String, Vec<usize>>,
    by_file: BTreeMap<FileId, Vec<usize>>,
}

impl<'w> EntityIndex<'w> {
    /// Gathers them.
    pub(crate) fn of(workspace: &'w Workspace, trees: &Trees<'w>) -> Self {
        let mut all = Vec::new();
        for kind in &KINDS {
            for (file, tree) in trees.of(kind.name).iter() {
                if let Some(root) = tree.root() {
                    gather(kind, *file, root, &mut all);
                }
            }
        }
        let mut by_id: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut by_file: BTreeMap<FileId, Vec<usize>> = BTreeMap::new();
        for (at, thing) in all.iter().enumerate() {
            by_id.entry(thing.id.clone()).or_default().push(at);
            by_file.entry(thing.place.file).or_default().push(at);
        }
        Self { workspace, all, by_id, by_file }
    }

    /// Those that a word means: a whole id, with the kind before it where two have the same (`plan/…` and `kind:id`); a role
    /// by any of its names; an id without its plan; or the beginning of an id. The first of these that means anything.
    pub(crate) fn meant(&self, word: &str) -> Vec<usize> {
        let (kind, id) = word.split_once(':').map_or((None, word), |(kind, id)| (Some(kind), id));
        let is_kind = |at: &usize| kind.is_none_or(|kind| self.all[*at].kind.name() == kind);
        let find = |is: &dyn Fn(&Entity) -> bool| -> Vec<usize> {
            (0..self.all.len()).filter(|at| is(&self.all[*at])).filter(is_kind).collect()
        };
        let exact: Vec<usize> = self.by_id.get(id).into_iter().flatten().copied().filter(is_kind).collect();
        if !exact.is_empty() {
            // What has happened to an activity is shown with it.
            let is_shown =
                |at: &usize| kind.is_some() || self.all[*at].kind != EntityKind::Record("activity");
            let apart: Vec<usize> = exact.iter().copied().filter(is_shown).collect();
            return if apart.is_empty() { exact } else { apart };
        }
        if let Lookup::Found(actor) = self.workspace.actor(id) {
            return find(&|thing| thing.kind == EntityKind::Actor && thing.id == *actor.record.id);
        }
        let short = find(&|thing| {
            thing.kind != EntityKind::Record("activity") && thing.id.rsplit('/').next() == Some(id)
        });
        if !short.is_empty() {
            return short;
        }
        let begins = |text: &str| fold(text).starts_with(&fold(id));
        // The beginning of a plan's id is not meant as that of everything in it.
        let begins_whole =
            |text: &str| id.contains('/') && begins(text) || !text.contains('/') && begins(text);
        let is_it =
            |thing: &Entity| begins_whole(&thing.id) || thing.id.rsplit('/').next().is_some_and(begins);
        find(&|thing| thing.kind != EntityKind::Record("activity") && is_it(thing))
    }

    /// Everything that points to something, in the order of the files.
    pub(crate) fn references(&self, trees: &Trees<'w>) -> Vec<Reference<'static>> {
        let mut found = Vec::new();
        for kind in &KINDS {
            for (file, tree) in trees.of(kind.name).iter() {
                let Some(root) = tree.root() else { continue };
                let own = root.get("id").and_then(At::scalar).map(ToString::to_string).unwrap_or_default();
                let mut look = Look { things: self, file: *file, own, found: &mut found };
                look.at(root, None);
            }
        }
        found
    }

    /// What a thing says, in the tree of its file.
    pub(crate) fn node<'t>(root: At<'t>, thing: &Entity) -> Option<At<'t>> {
        if let EntityKind::Record(_) = thing.kind {
            return Some(root);
        }
        let lists = PARTS.iter().filter(|(_, _, kind)| *kind == thing.kind);
        let mut items = lists.filter_map(|(_, list, _)| root.get(list)).flat_map(At::items);
        items.find(|item| item.span() == thing.span)
    }

    /// The list and the id of a part in its record; nothing for a whole record.
    pub(crate) fn part<'t>(root: At<'_>, thing: &'t Entity) -> Option<(&'static str, &'t str)> {
        let holds =
            |list: &str| root.get(list).into_iter().flat_map(At::items).any(|item| item.span() == thing.span);
        let found = PARTS.iter().find(|(_, list, kind)| *kind == thing.kind && holds(list));
        found.map(|(_, list, _)| (*list, thing.id.rsplit('/').next().unwrap_or(&thing.id)))
    }

    /// Whether a list is of things of their own.
    pub(crate) fn is_list(kind: &str, key: &str) -> bool {
        PARTS.iter().any(|(of, list, _)| *of == kind && *list == key)
    }

    /// The innermost thing at a place.
    fn holder(&self, place: Place) -> Option<usize> {
        let holds = |at: &usize| {
            let span = self.all[*at].span;
            span.start <= place.span.start && place.span.end <= span.end
        };
        let own = self.by_file.get(&place.file).into_iter().flatten().copied().filter(holds);
        own.min_by_key(|at| self.all[*at].span.end - self.all[*at].span.start)
    }

    /// What a value under a key leads to, seen from a record.
    fn leads(&self, kind: EntityKind, value: &str, own: &str) -> Option<usize> {
        let one = |kind: EntityKind, id: &str| {
            self.by_id.get(id)?.iter().copied().find(|at| self.all[*at].kind == kind)
        };
        let within = format!("{own}/{value}");
        match kind {
            EntityKind::Actor => {
                let actor = self.workspace.actor(value).found()?;
                one(EntityKind::Actor, &actor.record.id)
            }
            EntityKind::Requirement => one(kind, value).or_else(|| one(EntityKind::Activity, value)),
            EntityKind::Activity | EntityKind::Indicator => one(kind, value).or_else(|| one(kind, &within)),
            EntityKind::Need | EntityKind::Goal | EntityKind::Area => one(kind, &within),
            EntityKind::Record(_) => one(kind, value),
        }
    }
}

/// A walk through a record, in search of what points somewhere.
struct Look<'l, 'w> {
    things: &'l EntityIndex<'w>,
    file: FileId,
    /// The id of the record.
    own: String,
    found: &'l mut Vec<Reference<'static>>,
}

impl Look<'_, '_> {
    fn at(&mut self, at: At<'_>, key: Option<&str>) {
        match at.what() {
            What::Map => {
                for (name, value) in at.entries() {
                    // The situation picture of a plan is named by the id in it.
                    let name = name.scalar().map(AsRef::as_ref);
                    let name = if name == Some("id") && key == Some("situation") { key } else { name };
                    self.at(value, name);
                }
            }
            What::List => at.items().for_each(|item| self.at(item, key)),
            What::Scalar { text, .. } => {
                let Some((key, kind)) = key.and_then(known) else { return };
                let Some(to) = self.things.leads(kind, text, &self.own) else { return };
                let place = Place::new(self.file, at.span());
                let Some(from) = self.things.holder(place) else { return };
                if from != to {
                    self.found.push(Reference { from, to, key, place });
                }
            }
        }
    }
}

/// A key that points somewhere, and where.
fn known(key: &str) -> Option<(&'static str, EntityKind)> {
    KEYS.iter().find(|own| **own == key).and_then(|own| Some((*own, target(own)?)))
}

/// The keys that point somewhere.
pub const KEYS: [&str; 44] = [
    "plan", "previous", "framework", "follows", "situation", "agreement", "flow", "incidents", "activities",
    "part_of", "carried_from", "covers", "requirement", "requirements", "excuses", "indicator", "needs",
    "need", "answers", "serves", "goals", "areas", "responsible", "lead", "partners", "owner", "unit",
    "units", "group", "present", "invited", "prepared_by", "who", "body", "by", "role", "to", "parties",
    "members", "convener", "held_by", "organisation", "adopted_by", "parent",
];

fn gather(kind: &'static Kind, file: FileId, root: At<'_>, all: &mut Vec<Entity>) {
    let text = |at: At<'_>, keys: &[&str]| {
        keys.iter().find_map(|key| at.get(key)?.scalar()).map(ToString::to_string).unwrap_or_default()
    };
    let own = text(root, &["id"]);
    let place = |at: At<'_>| Place::new(file, at.get("id").map_or(at.span(), At::span));
    let id = if kind.name == "activity" { format!("{}/{own}", text(root, &["plan"])) } else { own.clone() };
    let record = EntityKind::Record(kind.name);
    all.push(Entity {
        kind: record,
        id,
        title: text(root, &["title"]),
        place: place(root),
        span: root.span(),
    });
    for (_, list, part) in PARTS.iter().filter(|(of, _, _)| *of == kind.name) {
        for item in root.get(list).into_iter().flat_map(At::items) {
            let id = text(item, &["id"]);
            let id = if *part == EntityKind::Actor { id } else { format!("{own}/{id}") };
            all.push(Entity {
                kind: *part,
                id,
                title: text(item, &["title", "text"]),
                place: place(item),
                span: item.span(),
            });
        }
    }
}
