//! The parts of records that can be listed or chosen by themselves: an activity of a plan, a role in the
//! register.
//!
//! The schemas say where the parts stand (`x-defines`); this file only has the names that people use.

use std::sync::LazyLock;

use crate::base::lang::Say;
use crate::model::kinds::{KINDS, Kind};

/// A part of a record.
#[derive(Debug)]
pub(crate) struct PartKind {
    /// The name that stands after `kind:` in a condition, and that commands take.
    pub name: &'static str,
    /// The word for several of them, in both languages.
    pub words: &'static Say,
    /// Whether a requirement's condition can select among them.
    pub is_chosen: bool,
    /// The kind of record that the part belongs to.
    pub of: &'static Kind,
    /// The key of the list that the part is an item of.
    pub list: &'static str,
}

/// The names of the parts, and whether a condition can select among them, in the order in which they are
/// shown.
static NAMES: [(&str, Say, bool); 14] = [
    ("activity", Say::fixed("åtgärder", "activities"), true),
    ("decision", Say::fixed("beslut", "decisions"), true),
    ("area", Say::fixed("områden", "areas"), false),
    ("need", Say::fixed("behov", "needs"), true),
    ("goal", Say::fixed("mål", "goals"), true),
    ("indicator", Say::fixed("indikatorer", "indicators"), true),
    ("requirement", Say::fixed("krav", "requirements"), false),
    ("source", Say::fixed("källor", "sources"), true),
    ("survey", Say::fixed("enkätsvar", "survey results"), true),
    ("question", Say::fixed("frågor", "questions"), true),
    ("role", Say::fixed("roller", "roles"), true),
    ("unit", Say::fixed("enheter", "units"), true),
    ("group", Say::fixed("grupper", "groups"), true),
    ("trial", Say::fixed("prövningar", "trials"), true),
];

/// The names of the parts, with the words for several of them. No schema is read for these, which every run asks for.
pub(crate) fn named() -> impl Iterator<Item = (&'static str, &'static Say)> {
    NAMES.iter().map(|(name, words, _)| (*name, words))
}

/// Every part that has a name.
pub(crate) static PARTS: LazyLock<Vec<PartKind>> = LazyLock::new(|| {
    let part = |(name, words, is_chosen): &'static (&'static str, Say, bool)| {
        let place = |of: &'static Kind| Some((of, of.parts().iter().find(|own| own.part == *name)?.list));
        let (of, list) = KINDS.iter().find_map(place)?;
        Some(PartKind { name, words, is_chosen: *is_chosen, of, list })
    };
    NAMES.iter().filter_map(part).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_that_has_a_name_is_a_list_in_one_schema() {
        for (name, ..) in &NAMES {
            let all = KINDS.iter().flat_map(Kind::parts).filter(|own| own.part == *name);
            assert_eq!(all.count(), 1, "{name}");
        }
    }
}
