//! The times of a record that may leave out their year, since the record's own period says it: those of a plan.
//!
//! What such a time means is decided in `base::period`; here it is found where the period leaves a doubt.

use super::flaw::Flaw;
use super::form::Form;
use super::place::Place;
use crate::base::period::Period;
use crate::syntax::fault::{Fault, FaultKind};
use crate::syntax::tree::At;

/// Where in a record such times are.
#[derive(Debug, Default)]
pub(super) struct Planned {
    /// Whether one is here, and whether it is when something begins.
    own: Option<bool>,
    keys: Vec<(String, Self)>,
    items: Option<Box<Self>>,
}

/// The deepest that they are looked for, since a schema can contain itself.
const DEEP: usize = 6;

impl Planned {
    /// Finds them in the schema of a record.
    pub(super) fn of(record: Form<'_>) -> Self {
        Self::at(record, DEEP).unwrap_or_default()
    }

    fn at(form: Form<'_>, deep: usize) -> Option<Self> {
        let deep = deep.checked_sub(1)?;
        let keys = form.keys().filter_map(|key| Some((key.to_owned(), Self::at(form.key(key)?, deep)?)));
        let found = Self {
            own: match form.format() {
                "planned" => Some(false),
                "begun" => Some(true),
                _ => None,
            },
            keys: keys.collect(),
            items: form.items().and_then(|items| Self::at(items, deep)).map(Box::new),
        };
        let is_empty = found.own.is_none() && found.keys.is_empty() && found.items.is_none();
        (!is_empty).then_some(found)
    }

    /// The times that do not say their year, where the period does not either.
    pub(super) fn flaws<'s>(&self, root: At<'_>) -> Vec<Flaw<'s>> {
        let mut flaws = Vec::new();
        if !self.keys.is_empty() {
            let plan = root.get("period").and_then(At::scalar).and_then(|text| Period::validity(text));
            self.walk(Place { node: root, key: None, is_item: false }, plan, &mut flaws);
        }
        flaws
    }

    fn walk(&self, place: Place<'_>, plan: Option<Period>, flaws: &mut Vec<Flaw<'_>>) {
        let node = place.node;
        if let Some((begins, text)) = self.own.zip(node.scalar()) {
            let (read, has_form) = if begins {
                (Period::started(text, plan), Period::is_begun(text))
            } else {
                (Period::planned(text, plan), Period::is_planned(text))
            };
            // What has not even the form of a time has been told already.
            if read.is_none() && has_form {
                flaws.push(Flaw::new(Fault::new(node.span(), unreadable(false, plan)), &place));
            }
        }
        for (name, under) in &self.keys {
            if let Some((key, node)) = node.entry(name) {
                under.walk(Place { node, key: Some(key), is_item: false }, plan, flaws);
            }
        }
        if let Some(each) = &self.items {
            let item = |node| Place { node, key: place.key, is_item: true };
            node.items().for_each(|node| each.walk(item(node), plan, flaws));
        }
    }
}

/// The fault of a time, before its words are read.
pub(super) fn unreadable(is_open: bool, plan: Option<Period>) -> FaultKind {
    FaultKind::UnreadablePeriod { key: None, written: String::new(), is_open, plan }
}
