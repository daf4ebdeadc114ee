//! The register of those whom plans name: roles, units and groups, never people.

use super::reading::Reading;
use super::{Dated, Said, Text};
use crate::base::rhythm::Recurrence;
use crate::syntax::tree::At;

/// The register, in `plans/organisation.yaml`.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Its id.
    pub id: Text,
    /// Everyone in it: units, then roles, then groups, each in the order of the file.
    pub actors: Vec<Actor>,
    /// Who adopts which documents.
    pub documents: Vec<Adopting>,
}

/// A type of document, and who adopts it.
#[derive(Clone, Debug)]
pub struct Adopting {
    /// The type, as plans write it.
    pub kind: Text,
    /// Whose documents it is about, when not everybody's.
    pub organisation: Option<Text>,
    /// Those who may adopt it.
    pub bodies: Vec<Text>,
}

/// One whom a plan can name.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Which list it stands in.
    pub kind: ActorKind,
    /// Its id.
    pub id: Text,
    /// Its name.
    pub title: Text,
    /// Other ways to write its name.
    pub aliases: Vec<Text>,
    /// The unit that it belongs to.
    pub above: Option<Text>,
    /// Who calls to its meetings.
    pub convener: Option<Text>,
    /// Its members.
    pub members: Vec<Text>,
    /// How often it meets.
    pub meets: Option<Said<Recurrence>>,
    /// The first day of a group, if it is younger than the plans.
    pub valid_from: Option<Dated>,
    /// The last day it exists.
    pub valid_until: Option<Dated>,
}

/// The three lists of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorKind {
    /// A board, administration, unit or other organisation.
    Unit,
    /// A post or assignment.
    Role,
    /// A group that meets.
    Group,
}

impl Organisation {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        let lists = [("units", ActorKind::Unit), ("roles", ActorKind::Role), ("groups", ActorKind::Group)];
        let actors =
            lists.into_iter().flat_map(|(key, kind)| root.each(key, |at| Actor::read(at, kind))).collect();
        Some(Self { id: root.text("id")?, actors, documents: root.each("documents", Adopting::read) })
    }
}

impl Adopting {
    fn read(at: At<'_>) -> Option<Self> {
        let bodies = at.texts("adopted_by");
        Some(Self { kind: at.text("type")?, organisation: at.text("organisation"), bodies })
    }
}

impl Actor {
    /// Everything that the actor is called: id, title and aliases.
    pub(crate) fn names(&self) -> impl Iterator<Item = &Text> {
        [&self.id, &self.title].into_iter().chain(&self.aliases)
    }

    fn read(at: At<'_>, kind: ActorKind) -> Option<Self> {
        Some(Self {
            kind,
            id: at.text("id")?,
            title: at.text("title").unwrap_or_default(),
            aliases: at.texts("aliases"),
            above: at.text("parent").or_else(|| at.text("unit")),
            convener: at.text("convener"),
            members: at.texts("members"),
            meets: at.said("meets", Recurrence::read),
            valid_from: at.day("valid_from"),
            valid_until: at.day("valid_until"),
        })
    }
}
