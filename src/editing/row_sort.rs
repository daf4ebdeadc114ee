//! The sorts of rows that are added by name, and the lists that they stand in.

use crate::base::lang::Say;
use crate::base::wording::Word;

/// A sort of row.
#[derive(Debug)]
pub(crate) struct RowSort {
    pub name: &'static str,
    pub word: Say,
    /// The kinds of record that have such rows, each with the key of the list.
    pub places: &'static [(&'static str, &'static str)],
    /// The field that a value without a key stands in.
    pub bare: &'static str,
}

const fn sort(
    name: &'static str,
    word: Say,
    places: &'static [(&'static str, &'static str)],
    bare: &'static str,
) -> RowSort {
    RowSort { name, word, places, bare }
}

/// The sorts of rows, in the order in which help lists them.
static ROW_SORTS: [RowSort; 13] = [
    sort("step", Say::fixed("steg", "step"), &[("case", "steps")], "step"),
    sort("measure", Say::fixed("insats", "measure"), &[("case", "measures"), ("incident", "measures")], ""),
    sort(
        "decision",
        Say::fixed("beslut", "decision"),
        &[("meeting", "decisions"), ("plan", "decisions")],
        "text",
    ),
    sort("answer", Say::fixed("svar", "answer"), &[("survey", "asked")], "who"),
    sort("question", Say::fixed("fråga", "question"), &[("survey", "questions")], "text"),
    sort("source", Say::fixed("källa", "source"), &[("situation", "sources")], "title"),
    sort("area", Say::fixed("område", "area"), &[("plan", "areas")], "title"),
    sort("need", Say::fixed("behov", "need"), &[("plan", "needs")], "title"),
    sort("goal", Say::fixed("mål", "goal"), &[("plan", "goals")], "title"),
    sort("indicator", Say::fixed("indikator", "indicator"), &[("plan", "indicators")], "title"),
    sort("role", Say::fixed("roll", "role"), &[("organisation", "roles")], "title"),
    sort("unit", Say::fixed("enhet", "unit"), &[("organisation", "units")], "title"),
    sort("group", Say::fixed("grupp", "group"), &[("organisation", "groups")], "title"),
];

impl RowSort {
    /// The sort of that name.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        ROW_SORTS.iter().find(|own| own.name == name)
    }
}

/// What a measured value is called. It is a file of its own, and is added to its indicator all the same.
pub(crate) const VALUE: &str = "value";

/// Everything that can be added, as people type it.
pub(crate) fn row_sorts() -> Vec<Word<'static>> {
    let rows = ROW_SORTS.iter().map(|own| Word::new(own.name, own.word.clone()));
    rows.chain([Word::new(VALUE, Say::fixed("mätvärde", "value"))]).collect()
}
