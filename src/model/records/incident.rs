//! An incident or a trace in public: when, in what type of place and how it was handled, never who.

use super::reading::Reading;
use super::vocabulary::{Environment, Handling, IncidentType, PlaceSort, Reported};
use super::{Spanned, Text, Time};
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
    pub reported: Option<Spanned<Reported>>,
    pub measures: Vec<Spanned<Handling>>,
    /// Related activities, as `plan/activity`.
    pub activities: Vec<Text>,
    /// Other related incidents.
    pub incidents: Vec<Text>,
}

impl Incident {
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
            reported: root.word("reported"),
            measures: root.words("measures"),
            activities: linked("activities"),
            incidents: linked("incidents"),
        })
    }
}
