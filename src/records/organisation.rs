//! The register of those whom plans name: roles, units and groups, never people.

use super::reading::Reading;
use super::{Dated, Text};
use crate::tree::At;

/// The register, in `plans/organisation.yaml`.
#[derive(Clone, Debug)]
pub struct Organisation {
    /// Its id.
    pub id: Text,
    /// Everyone in it: units, then roles, then groups, each in the order of the file.
    pub actors: Vec<Actor>,
}

/// One whom a plan can name.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Which list it stands in.
    pub sort: Sort,
    /// Its id.
    pub id: Text,
    /// Its name.
    pub title: Text,
    /// Other ways to write its name.
    pub aliases: Vec<Text>,
    /// Others in the register that it names: its unit or parent, its members, its convener.
    pub refers: Vec<Text>,
    /// The last day it exists.
    pub valid_until: Option<Dated>,
}

/// The three lists of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A board, administration, unit or other organisation.
    Unit,
    /// A post or assignment.
    Role,
    /// A group that meets.
    Group,
}

impl Organisation {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        let lists = [("units", Sort::Unit), ("roles", Sort::Role), ("groups", Sort::Group)];
        let actors =
            lists.into_iter().flat_map(|(key, sort)| root.each(key, |at| Actor::read(at, sort))).collect();
        Some(Self { id: root.text("id")?, actors })
    }
}

impl Actor {
    /// Everything that the actor is called: id, title and aliases.
    pub fn names(&self) -> impl Iterator<Item = &Text> {
        [&self.id, &self.title].into_iter().chain(&self.aliases)
    }

    fn read(at: At<'_>, sort: Sort) -> Option<Self> {
        let single = ["parent", "unit", "convener"].into_iter().filter_map(|key| at.text(key));
        Some(Self {
            sort,
            id: at.text("id")?,
            title: at.text("title").unwrap_or_default(),
            aliases: at.texts("aliases"),
            refers: single.chain(at.texts("members")).collect(),
            valid_until: at.day("valid_until"),
        })
    }
}
