//! Everything in a workspace that has an id, and the references between those things.

use std::collections::BTreeMap;

use crate::base::lang::Say;
use crate::base::wording;
use crate::facts::leads::{self, Name};
use crate::facts::nouns::Forms;
use crate::facts::select::Trees;
use crate::model::kinds::{KINDS, Kind};
use crate::model::load::Loaded;
use crate::model::records::organisation::ActorKind;
use crate::model::references::PartList;
use crate::model::workspace::Workspace;
use crate::syntax::finding::{FileId, Place};
use crate::syntax::text::Span;
use crate::syntax::tree::{At, NodeId};
use crate::syntax::unsearched::Unsearched;
use crate::syntax::word::Word;

/// The sort of a thing: a record of a kind, or a part of a record that is referred to by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum EntityKind {
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

impl EntityKind {
    /// The sort of a part, by the name in its schema; `None` when it is not shown by itself.
    pub(crate) fn of_part(part: &str) -> Option<Self> {
        Some(match part {
            "activity" => Self::Activity,
            "area" => Self::Area,
            "need" => Self::Need,
            "goal" => Self::Goal,
            "indicator" => Self::Indicator,
            "requirement" => Self::Requirement,
            "role" | "unit" | "group" => Self::Actor,
            _ => return None,
        })
    }

    /// The name in JSON; never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            // People mean the item of the plan by "activity"; the file with what has happened to it is its
            // progress.
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

    /// The name, and what people type for it.
    pub(crate) fn typed(self) -> wording::Word<'static> {
        match self {
            Self::Record("activity") => {
                wording::Word::new(self.name(), self.word()).also(Say::fixed("uppföljning", ""))
            }
            Self::Record(name) => Kind::named(name).map_or_else(|| wording::Word::bare(name), Kind::typed),
            Self::Actor => wording::Word::new(self.name(), Say::fixed("roll", "role"))
                .also(Say::fixed("enhet", "unit"))
                .also(Say::fixed("grupp", "group")),
            other => wording::Word::new(other.name(), other.word()),
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

/// Something with an id.
#[derive(Clone, Debug)]
pub(crate) struct Entity {
    /// The sort of the thing.
    pub kind: EntityKind,
    /// Its id as it is referred to from anywhere: `plan/activity`, or the id alone.
    pub id: String,
    /// The same as it stands in the file, whatever is covered of it: it is found by this.
    pub key: Unsearched,
    /// The title; empty when it has only its id.
    pub title: String,
    /// The place that a finding or a report points at.
    pub place: Place,
    /// The part of its file that belongs to it, from beginning to end.
    pub span: Span,
    /// Its node in the tree of its file.
    pub node: NodeId,
}

impl Entity {
    /// The id as it is told, and as it stands in the file.
    pub(crate) fn word(&self) -> Word {
        Word::new(&self.id, self.stands())
    }

    /// The plan and the id of an activity, as they stand there.
    pub(crate) fn of_plan(&self) -> Option<(Unsearched<&str>, Unsearched<&str>)> {
        self.stands().parted()
    }

    /// The sort of the thing in words; of an actor, which of the three it is.
    pub(crate) fn sort(&self, workspace: &Workspace) -> Say {
        let actor = || workspace.actor(&self.word()).found().map(|actor| actor.record.kind);
        let name = match (self.kind, (self.kind == EntityKind::Actor).then(actor).flatten()) {
            (_, Some(ActorKind::Role)) => "role",
            (_, Some(ActorKind::Unit)) => "unit",
            (_, Some(ActorKind::Group)) => "group",
            (kind, None) => return kind.word(),
        };
        Forms::named(name).one()
    }

    /// The id as it stands in the file.
    pub(crate) fn stands(&self) -> Unsearched<&str> {
        Unsearched::new(self.key.raw())
    }
}

/// A reference from one thing to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reference<'w> {
    /// The thing that refers: its number in [`EntityIndex::all`].
    pub from: usize,
    /// The thing that it refers to: its number in the same list.
    pub to: usize,
    /// The key that the reference stands under.
    pub key: &'w str,
    /// Where that stands in the record, `decisions.body`; `None` in a condition, which has words of its own.
    pub path: Option<&'w str>,
    /// The place of the reference.
    pub place: Place,
}

/// Everything with an id, in the order of kinds and ids.
#[derive(Debug)]
pub(crate) struct EntityIndex<'w> {
    /// The workspace that the things are in.
    pub workspace: &'w Workspace,
    /// All things, by their numbers.
    pub all: Vec<Entity>,
    /// The things by where their ids stand.
    by_place: BTreeMap<Place, usize>,
    /// The things in each file, in the order in which they begin.
    by_file: BTreeMap<FileId, Vec<usize>>,
}

impl<'w> EntityIndex<'w> {
    /// Gathers everything in a workspace that has an id.
    pub(crate) fn of(workspace: &'w Workspace, trees: &Trees<'w>) -> Self {
        let mut all = Vec::new();
        for kind in &KINDS {
            for (file, tree) in trees.of(kind.name).iter() {
                if let Some(root) = tree.root() {
                    gather(kind, *file, root, &mut all);
                }
            }
        }
        let mut by_file: BTreeMap<FileId, Vec<usize>> = BTreeMap::new();
        let mut by_place = BTreeMap::new();
        for (at, thing) in all.iter().enumerate() {
            by_file.entry(thing.place.file).or_default().push(at);
            by_place.entry(thing.place).or_insert(at);
        }
        for own in by_file.values_mut() {
            own.sort_by_key(|at| all[*at].span.start);
        }
        Self { workspace, all, by_place, by_file }
    }

    /// All references, in the order of the files.
    pub(crate) fn references(&self) -> Vec<Reference<'w>> {
        let files = KINDS.iter().flat_map(|kind| self.workspace.of_kind(kind.name));
        files.flat_map(|(file, loaded)| self.references_in(file, loaded)).collect()
    }

    /// The references in one file, in the order in which they stand there.
    fn references_in(&self, file: FileId, loaded: &'w Loaded) -> Vec<Reference<'w>> {
        let reference = |name: Name<'w>| {
            let to = *self.by_place.get(&leads::place(self.workspace, file, &name)?)?;
            let place = Place::new(file, name.text.span);
            let from = self.holder(place).filter(|from| *from != to)?;
            // That progress is of its activity is said by what they are.
            let is_own = self.all[from].kind == EntityKind::Record("activity") && name.key == "id";
            (!is_own).then_some(Reference { from, to, key: name.key, path: name.path, place })
        };
        leads::names(loaded).into_iter().filter_map(reference).collect()
    }

    /// The list and the id of a part in its record; `None` for a whole record.
    pub(crate) fn part(&self, root: At<'_>, thing: &Entity) -> Option<(&'static str, Word)> {
        let holds = |own: &&PartList| {
            let items = root.get(own.list).into_iter().flat_map(At::items);
            items.into_iter().any(|item| item.span() == thing.span)
        };
        let found = self.lists(thing).find(holds)?;
        let last = |id: &str| id.rsplit('/').next().unwrap_or(id).to_owned();
        let stands = last(thing.key.raw());
        Some((found.list, Word::new(&last(&thing.id), Unsearched::new(&stands))))
    }

    /// The lists that a thing may be an item of.
    fn lists(&self, thing: &Entity) -> impl Iterator<Item = &'static PartList> {
        let parts = self.workspace.file(thing.place.file).kind.map_or(&[][..], Kind::parts);
        let kind = thing.kind;
        parts.iter().filter(move |own| EntityKind::of_part(own.part) == Some(kind))
    }

    /// Whether the items of a list are things with ids of their own.
    pub(crate) fn is_list(kind: &'static Kind, key: &str) -> bool {
        kind.parts().iter().any(|own| own.list == key && EntityKind::of_part(own.part).is_some())
    }

    /// The innermost thing at a place.
    fn holder(&self, place: Place) -> Option<usize> {
        let own = self.by_file.get(&place.file)?;
        let begun = own.partition_point(|at| self.all[*at].span.start <= place.span.start);
        let holds = |at: &&usize| place.span.end <= self.all[**at].span.end;
        // The parts of a record stand beside each other, and the record begins before them.
        let part = own[..begun].last().filter(holds);
        part.or_else(|| own.first().filter(holds)).copied()
    }
}

/// Everything in one file that has an id, the record first.
pub(crate) fn in_file(kind: &'static Kind, file: FileId, root: At<'_>) -> Vec<Entity> {
    let mut all = Vec::new();
    gather(kind, file, root, &mut all);
    all
}

fn gather(kind: &'static Kind, file: FileId, root: At<'_>, all: &mut Vec<Entity>) {
    let text = |at: At<'_>, keys: &[&str]| {
        keys.iter().find_map(|key| at.get(key)?.scalar()).map(ToString::to_string).unwrap_or_default()
    };
    let own = text(root, &["id"]);
    let stands = |at: At<'_>, key: &str| -> String {
        let text = at.get(key).and_then(At::stands);
        text.map_or_else(String::new, |text| text.into_raw().to_owned())
    };
    let own_key = stands(root, "id");
    let place = |at: At<'_>| Place::new(file, at.get("id").map_or(at.span(), At::span));
    let (id, key) = if kind.name == "activity" {
        (format!("{}/{own}", text(root, &["plan"])), format!("{}/{own_key}", stands(root, "plan")))
    } else {
        (own.clone(), own_key.clone())
    };
    let record = EntityKind::Record(kind.name);
    all.push(Entity {
        kind: record,
        id,
        key: Unsearched::new(key),
        title: text(root, &["title"]),
        place: place(root),
        span: root.span(),
        node: root.id(),
    });
    for own_list in kind.parts() {
        let Some(part) = EntityKind::of_part(own_list.part) else { continue };
        for item in root.get(own_list.list).into_iter().flat_map(At::items) {
            let (id, key) = (text(item, &["id"]), stands(item, "id"));
            let (id, key) = if part == EntityKind::Actor {
                (id, key)
            } else {
                (format!("{own}/{id}"), format!("{own_key}/{key}"))
            };
            all.push(Entity {
                kind: part,
                id,
                key: Unsearched::new(key),
                title: text(item, &["title", "text"]),
                place: place(item),
                span: item.span(),
                node: item.id(),
            });
        }
    }
}
