//! What can be listed, by which filters, and what was asked for.

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::wording;
use crate::facts::entities::EntityKind;
use crate::facts::naming;
use crate::facts::nouns::Forms;
use crate::facts::select::Chosen;
use crate::facts::state::State;
use crate::model::kinds::{KINDS, Kind};
use crate::model::parts::{self, PARTS, PartKind};
use crate::model::typed;
use crate::syntax::schema::Field;

/// What to list, and the filters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// The name of the kind to list.
    pub kind: String,
    /// List only what belongs to this plan.
    pub plan: Option<String>,
    /// List only what is in this area.
    pub area: Option<String>,
    /// List only what this role, unit or group is responsible for.
    pub responsible: Option<String>,
    /// List only what belongs to this unit and the units under it.
    pub unit: Option<String>,
    /// List only what is in one of these states; any state when empty.
    pub states: Vec<String>,
    /// List only what is about this day or later days.
    pub since: Option<Day>,
    /// List only what is about this day or earlier days.
    pub until: Option<Day>,
    /// List only things whose fields have these values: pairs of a field's path and its value.
    pub wheres: Vec<(String, String)>,
}

impl Options {
    /// Whether only some of the kind are asked for.
    pub(super) fn is_narrow(&self) -> bool {
        let names = [&self.plan, &self.area, &self.responsible, &self.unit];
        let days = [self.since, self.until];
        names.iter().any(|name| name.is_some())
            || days.iter().any(Option::is_some)
            || !self.states.is_empty()
            || !self.wheres.is_empty()
    }
}

/// The fields that name the owner of a thing, in the order in which they are tried.
const OWNERS: [&str; 14] = [
    "responsible", "lead", "owner", "held_by", "role", "body", "group", "to", "prepared_by", "parties",
    "convener", "unit", "units", "organisation",
];

/// The filters that some kinds have.
const FILTERS: [&str; 7] = ["plan", "area", "responsible", "unit", "state", "since", "until"];

/// A kind of thing that can be listed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed {
    /// The name that the kind is asked for by.
    pub name: &'static str,
    pub entity: EntityKind,
    pub kind: &'static Kind,
    pub list: Option<&'static str>,
    pub title: &'static Say,
}

/// The word for several records of a kind. That of what has happened to activities is not that of the activities.
fn kind_in_plural(kind: &str) -> Say {
    match kind {
        "activity" => Say::fixed("uppföljningar av åtgärder", "follow-ups of activities"),
        kind => Forms::named(kind).of(2),
    }
}

impl Listed {
    /// The kind with this name. `progress` lists what has happened to activities, `activity` what plans
    /// promise.
    pub(crate) fn named(written: &str) -> Option<Self> {
        let words = Self::words();
        let name = words.get(wording::meant(written, &words)?)?.name;
        let part = PARTS.iter().find(|part| part.name == name);
        if let Some((part, entity)) = part.and_then(|part| Some((part, EntityKind::of_part(part.name)?))) {
            let PartKind { name, of: kind, list, words: title, .. } = part;
            return Some(Self { name, entity, kind, list: Some(list), title });
        }
        let kind = Kind::named(if name == "progress" { "activity" } else { name })?;
        let name = if kind.name == "activity" { "progress" } else { kind.name };
        Some(Self { name, entity: EntityKind::Record(kind.name), kind, list: None, title: &kind.word })
    }

    /// The word for several of them.
    pub(crate) fn several(&self) -> Say {
        match self.entity {
            EntityKind::Record(kind) => kind_in_plural(kind),
            _ => self.title.clone(),
        }
    }

    /// All kinds that can be listed, as people type them.
    pub(crate) fn words() -> Vec<wording::Word<'static>> {
        let several = |kind: &Kind| {
            let typed = EntityKind::Record(kind.name).typed();
            let word = wording::Word::new(typed.name, kind_in_plural(kind.name));
            typed.label.into_iter().chain(typed.also).fold(word, wording::Word::also)
        };
        let parts = parts::named().filter(|(name, _)| EntityKind::of_part(name).is_some());
        let parts = parts.map(|(name, words)| wording::Word::new(name, words.clone()));
        parts.chain(KINDS.iter().map(several)).collect()
    }

    /// The fields that name the owner. The `unit` of an indicator is what it counts in, and not an owner.
    pub(super) fn owners(&self) -> impl Iterator<Item = &'static str> {
        let is_actor =
            |key: &&str| self.kind.judge().field(self.list, key).is_ok_and(|field| field.is_actor());
        OWNERS.into_iter().filter(is_actor)
    }

    /// What a field of theirs is called.
    pub(super) fn said(&self, key: &str) -> Say {
        let part = self.list.and_then(|_| Chosen::named(self.name));
        naming::field(Some(part.unwrap_or(Chosen::Kind(self.kind))), key)
    }

    pub(super) fn has(&self, field: &str) -> bool {
        self.kind.judge().field(self.list, field).is_ok()
    }

    /// The filters that this kind has.
    pub(crate) fn filters(&self) -> Vec<&'static str> {
        let is_of_plan =
            self.kind.name == "plan" || ["plan", "part_of", "indicator"].iter().any(|key| self.has(key));
        let is_owned = self.owners().next().is_some();
        let is_dated = match self.list {
            None => !self.kind.is_timeless(),
            Some(_) => self.name == "activity",
        };
        let can = |filter: &&str| match *filter {
            "plan" => is_of_plan,
            "area" => self.has("areas") || self.has("area"),
            "responsible" | "unit" => is_owned,
            "state" => matches!(self.name, "activity" | "case"),
            _ => is_dated,
        };
        FILTERS.into_iter().filter(|filter| can(filter)).collect()
    }

    /// A path with the key of each field where its name is written.
    pub(crate) fn keyed(&self, path: &str) -> String {
        let mut form = Some(self.kind.form());
        if let Some(list) = self.list {
            form = form.and_then(|form| form.key(list)?.items());
        }
        let key = |written: &'_ str| {
            let key = form.and_then(|form| form.meant(written)).unwrap_or(written).to_owned();
            form = form.and_then(|form| form.key(&key)).map(|form| form.items().unwrap_or(form));
            key
        };
        path.split('.').map(key).collect::<Vec<_>>().join(".")
    }

    /// Checks that the kind has the field at `path`.
    ///
    /// # Errors
    /// The keys that there are instead, when it does not.
    pub(crate) fn field(&self, path: &str) -> Result<Field<'static>, Vec<String>> {
        self.kind.judge().field(self.list, path)
    }

    /// The state that this kind can be filtered by and that is meant.
    ///
    /// # Errors
    /// What to write instead, when there is none.
    pub(crate) fn state(&self, written: &str) -> Result<String, Say> {
        let status = self.status();
        let words = self.states(status.as_ref());
        let meant = wording::meant(written, &words).and_then(|at| words.get(at));
        meant.map(|word| word.name.to_owned()).ok_or_else(|| wording::instead(written, &words))
    }

    /// The field with the states, which those of activities are no part of.
    pub(crate) fn status(&self) -> Option<Field<'static>> {
        self.kind.judge().field(None, "status").ok()
    }

    /// The states, as people type them.
    pub(crate) fn states<'f>(&self, status: Option<&'f Field<'static>>) -> Vec<wording::Word<'f>> {
        match self.name {
            "activity" => State::BY_CONCERN.into_iter().map(State::typed).collect(),
            _ => status.map(typed::words_of).unwrap_or_default(),
        }
    }

    /// The value that is meant in a field.
    pub(crate) fn value(&self, path: &str, written: &str) -> String {
        let field = self.field(path).ok();
        let words = field.as_ref().map(typed::words_of).unwrap_or_default();
        let meant = wording::meant(written, &words).and_then(|at| words.get(at));
        meant.map_or_else(|| written.to_owned(), |word| word.name.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_listed_by_its_words() {
        wording::assert_all_are_meant(&Listed::words());
        for (written, name) in [
            ("åtgärd", "activity"),
            ("åtgärderna", "activity"),
            ("uppföljning", "progress"),
            ("möten", "meeting"),
            ("planer", "plan"),
            ("roll", "role"),
            ("ärenden", "case"),
            ("mätvärden", "measurement"),
        ] {
            assert_eq!(Listed::named(written).map(|listed| listed.name), Some(name), "{written}");
        }
    }
}
