//! The register of the actors that plans name: roles, units and groups, never people.

use super::reading::Reading;
use super::vocabulary::ToldOf;
use super::{Dated, Spanned, Text};
use crate::base::rhythm::Recurrence;
use crate::syntax::tree::At;

/// The register, in `plans/organisation.yaml`.
#[derive(Clone, Debug)]
pub struct Organisation {
    pub id: Text,
    pub title: Text,
    /// Every actor: units, then roles, then groups, each in the order of the file.
    pub actors: Vec<Actor>,
    pub documents: Vec<Adopting>,
}

/// A type of document, and which bodies adopt it.
#[derive(Clone, Debug)]
pub struct Adopting {
    /// The type, as plans write it.
    pub kind: Text,
    /// The organisation whose documents the row is about; every organisation when it is not given.
    pub organisation: Option<Text>,
    /// The bodies that may adopt it.
    pub bodies: Vec<Text>,
    /// How long such a document holds.
    pub holds: Option<Spanned<Holds>>,
}

/// How long documents of a type hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    UntilFurtherNotice,
    /// For a limited time.
    Limited,
}

/// An actor that a plan can name.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Which list of the register it is in.
    pub kind: ActorKind,
    pub id: Text,
    pub title: Text,
    /// Other ways of writing the name.
    pub aliases: Vec<Text>,
    /// The unit above it.
    pub above: Option<Text>,
    /// Whether it is outside the organisation, as the police are.
    pub is_external: bool,
    /// The actor that calls meetings.
    pub convener: Option<Text>,
    pub members: Vec<Text>,
    pub meets: Option<Spanned<Recurrence>>,
    /// What it is told of at its meetings, beside the work.
    pub told_of: Vec<Spanned<ToldOf>>,
    /// The first day of a group, when it is younger than the plans.
    pub valid_from: Option<Dated>,
    /// The last day it exists.
    pub valid_until: Option<Dated>,
}

/// The three lists of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorKind {
    /// A board, administration, unit or other organisation.
    Unit,
    Role,
    Group,
}

impl Organisation {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        let lists = [("units", ActorKind::Unit), ("roles", ActorKind::Role), ("groups", ActorKind::Group)];
        let actors =
            lists.into_iter().flat_map(|(key, kind)| root.each(key, |at| Actor::read(at, kind))).collect();
        Some(Self {
            id: root.text("id")?,
            title: root.text("title").unwrap_or_default(),
            actors,
            documents: root.each("documents", Adopting::read),
        })
    }
}

impl Adopting {
    fn read(at: At<'_>) -> Option<Self> {
        let bodies = at.texts("adopted_by");
        let holds = at.spanned("holds", |word| match word {
            "until-further-notice" => Some(Holds::UntilFurtherNotice),
            "limited" => Some(Holds::Limited),
            _ => None,
        });
        Some(Self { kind: at.text("type")?, organisation: at.text("organisation"), bodies, holds })
    }
}

impl Actor {
    /// Every name of the actor: id, title and aliases.
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
            is_external: at.flag("external") == Some(true),
            convener: at.text("convener"),
            members: at.texts("members"),
            meets: at.spanned("meets", Recurrence::read),
            told_of: at.words("told_of"),
            valid_from: at.day("valid_from"),
            valid_until: at.day("valid_until"),
        })
    }
}
