//! The register: finds actors by any of their names, the units above them, and who adopts which plans.

use super::store::Workspace;
use crate::base::likeness::fold;
use crate::model::filed::{Filed, Lookup};
use crate::model::records::organisation::{Actor, Adopting};
use crate::model::records::plan::Plan;
use crate::model::records::{Record, Sought, Text};

/// How many levels of units are followed at most. No organisation has so many, and faulty units may refer to
/// each other in a ring.
const DEEPEST: usize = 32;

impl Workspace {
    /// Finds the actor with that name: an id, a title or an alias, in any case.
    pub fn actor(&self, name: &(impl Sought + ?Sized)) -> Lookup<Filed<'_, Actor>> {
        let name = name.sought().into_raw();
        // Most names are ids, which are their own folded form; folding costs more than a second lookup.
        let entry = self.found_by.actors.get(name).or_else(|| self.found_by.actors.get(&fold(name)));
        let found = entry.and_then(|(file, at)| match &self.file(*file).record {
            Some(Record::Organisation(organisation)) => {
                Some(Filed { file: *file, record: organisation.actors.get(*at)? })
            }
            _ => None,
        });
        match found {
            Some(actor) => Lookup::Found(actor),
            None if self.found_by.is_register_torn => Lookup::Unknown,
            None => Lookup::Missing,
        }
    }

    /// Whether two names are of the same actor. A name that is not in the register is compared as text,
    /// ignoring case.
    pub(crate) fn is_same_actor(
        &self,
        name: &(impl Sought + ?Sized),
        wanted: &(impl Sought + ?Sized),
    ) -> bool {
        let is_same_word = || name.sought().into_raw().eq_ignore_ascii_case(wanted.sought().into_raw());
        let found = self.actor(name).found();
        found.map_or_else(is_same_word, |found| Some(found) == self.actor(wanted).found())
    }

    /// Whether an actor is a unit, or belongs to it at any level.
    pub(crate) fn is_under(&self, name: &(impl Sought + ?Sized), unit: &(impl Sought + ?Sized)) -> bool {
        let (Some(actor), Some(unit)) = (self.actor(name).found(), self.actor(unit).found()) else {
            return false;
        };
        self.line_of(actor).any(|own| own == unit)
    }

    /// An actor and the units above it, the nearest first.
    pub(crate) fn line_of<'w>(&'w self, actor: Filed<'w, Actor>) -> impl Iterator<Item = Filed<'w, Actor>> {
        let above = |actor: &Filed<'w, Actor>| self.actor(actor.record.above.as_ref()?).found();
        // The limit ends the walk when units refer to each other in a ring.
        std::iter::successors(Some(actor), above).take(DEEPEST)
    }

    /// The rows of the register about who adopts a plan of a type, for its organisation or one above it.
    pub fn adopting<'w>(&'w self, plan: &Plan, kind: &str) -> impl Iterator<Item = Filed<'w, Adopting>> {
        let own: Vec<Filed<'w, Actor>> = plan
            .organisation
            .iter()
            .filter_map(|name| self.actor(name).found())
            .flat_map(|actor| self.line_of(actor))
            .collect();
        let is_its = move |row: &Filed<'w, Adopting>| {
            let of = row.record.organisation.as_ref();
            of.is_none_or(|name| self.actor(name).found().is_some_and(|actor| own.contains(&actor)))
        };
        let rows = self.organisations().flat_map(|filed| {
            filed.record.documents.iter().map(move |record| Filed { file: filed.file, record })
        });
        rows.filter(move |row| row.record.kind == *kind).filter(is_its)
    }

    /// Every name of every actor.
    pub(crate) fn actor_names(&self) -> impl Iterator<Item = &Text> {
        self.organisations().flat_map(|filed| filed.record.actors.iter().flat_map(Actor::names))
    }

    /// Whether there is a register, readable or not.
    pub(crate) fn has_register(&self) -> bool {
        self.found_by.has_register
    }
}
