//! An incident or a trace in public: when, in what type of place and how it was handled, never who.

use super::reading::Reading;
use super::vocabulary::{Environment, Handling, IncidentType, PlaceSort, Reported, Vocabulary};
use super::{Span, Spanned, Text, Time};
use crate::base::day::Day;
use crate::syntax::tree::At;

/// An incident, in `records/incidents/`.
#[derive(Clone, Debug)]
pub struct Incident {
    pub id: Text,
    /// The month, or a coarser time.
    pub month: Option<Time>,
    pub place: Option<Spanned<PlaceSort>>,
    /// The area, where the workspace has areas.
    pub area: Option<Text>,
    pub environment: Option<Spanned<Environment>>,
    pub kind: Option<Spanned<IncidentType>>,
    /// The number of things, never of people.
    pub items: Option<u32>,
    /// The ways on which it was reported, in order.
    pub reported: Vec<Passed>,
    /// Whether those are all the ways. One word alone says how it came in, and nothing of what was done then.
    pub is_whole: bool,
    pub measures: Vec<Spanned<Handling>>,
    /// Related activities, as `plan/activity`.
    pub activities: Vec<Text>,
    /// Other related incidents.
    pub incidents: Vec<Text>,
}

/// One of the ways on which an incident was reported.
#[derive(Clone, Debug)]
pub struct Passed {
    pub way: Spanned<Reported>,
    /// The month, or a coarser time.
    pub month: Option<Time>,
}

impl Incident {
    /// Where it is told that the incident had been reported on a way by a day.
    pub(crate) fn passed(&self, way: Reported, day: Day) -> Option<Span> {
        let is_it = |passed: &&Passed| passed.way.value == way && passed.has_come(day);
        self.reported.iter().find(is_it).map(|passed| passed.way.span)
    }

    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        let links = root.get("links");
        let linked = |key: &str| links.map(|links| links.texts(key)).unwrap_or_default();
        Some(Self {
            id: root.text("id")?,
            month: root.month("month"),
            place: root.word("place"),
            area: root.text("area"),
            environment: root.word("environment"),
            kind: root.word("type"),
            items: root.text("items").and_then(|items| items.parse().ok()),
            reported: passed(root),
            is_whole: root.get("reported").is_some_and(|reported| reported.items().next().is_some()),
            measures: root.words("measures"),
            activities: linked("activities"),
            incidents: linked("incidents"),
        })
    }
}

impl Passed {
    /// Whether it had been reported so by a day; a way without a month has.
    pub(crate) fn has_come(&self, day: Day) -> bool {
        self.month.as_ref().is_none_or(|month| month.period.has_come(day))
    }
}

/// The ways of an incident: one word, or a list in which each is a word or has its month.
fn passed(root: At<'_>) -> Vec<Passed> {
    let alone = root.word("reported").map(|way| Passed { way, month: None });
    let read = |at: At<'_>| {
        let word =
            at.itself().and_then(|text| Some(Spanned { value: Reported::named(&text)?, span: text.span }));
        Some(Passed { way: word.or_else(|| at.word("way"))?, month: at.month("month") })
    };
    alone.into_iter().chain(root.each("reported", read)).collect()
}
