//! Progress: what has happened to an activity. Everything in it has a date; the activity's state is derived.

use super::reading::Reading;
use super::{Dated, Text};
use crate::base::day::Day;
use crate::syntax::tree::At;

/// One activity's progress, in `records/activities/<plan>/<activity>.yaml`.
#[derive(Clone, Debug)]
pub struct Progress {
    /// The activity's id in its plan.
    pub id: Text,
    pub plan: Text,
    pub started: Option<Dated>,
    pub finished: Option<Dated>,
    /// When it was cancelled, and by which decision.
    pub cancelled: Option<Box<Cancelled>>,
    /// The dated notes, in the order of the file.
    pub updates: Vec<Update>,
    pub outcome: Option<Box<Outcome>>,
}

/// A decision not to do what was promised.
#[derive(Clone, Debug)]
pub struct Cancelled {
    pub on: Dated,
    pub decision: Text,
    pub by: Option<Text>,
    /// Whether the decision says that the activity is to be tried again when the plan is revised.
    pub again: bool,
}

#[derive(Clone, Debug)]
pub struct Update {
    pub on: Dated,
    pub by: Option<Text>,
    pub note: Option<Text>,
    /// Where it can be seen.
    pub evidence: Option<Text>,
    /// What was counted or measured, as written.
    pub value: Option<Text>,
    /// How people judge that it is going.
    pub assessment: Option<Assessment>,
}

/// How people judge that an activity is going, after the traffic light of the national template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assessment {
    Green,
    Yellow,
    Red,
}

impl Assessment {
    /// The name in files and in JSON; never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
        }
    }
}

#[derive(Clone, Debug)]
pub struct Outcome {
    /// As written.
    pub value: Text,
    /// The day of the measurement.
    pub on: Dated,
    pub note: Option<Text>,
}

impl Progress {
    /// Every date in the record, with its place.
    pub(crate) fn dates(&self) -> impl Iterator<Item = Dated> {
        let single = [self.started, self.finished, self.cancelled.as_ref().map(|cancelled| cancelled.on)];
        let outcome = self.outcome.as_ref().map(|outcome| outcome.on);
        single.into_iter().flatten().chain(outcome).chain(self.updates.iter().map(|update| update.on))
    }

    /// The latest update on or before a day.
    pub(crate) fn latest_update(&self, day: Day) -> Option<&Update> {
        self.updates.iter().filter(|update| update.on.day <= day).max_by_key(|update| update.on.day)
    }

    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        let cancelled = |at: At<'_>| {
            let again = at.flag("again").unwrap_or_default();
            Some(Cancelled { on: at.day("on")?, decision: at.text("decision")?, by: at.text("by"), again })
        };
        let outcome =
            |at: At<'_>| Some(Outcome { value: at.text("value")?, on: at.day("on")?, note: at.text("note") });
        Some(Self {
            id: root.text("id")?,
            plan: root.text("plan")?,
            started: root.day("started"),
            finished: root.day("finished"),
            cancelled: root.get("cancelled").and_then(cancelled).map(Box::new),
            updates: root.each("updates", Update::read),
            outcome: root.get("outcome").and_then(outcome).map(Box::new),
        })
    }
}

impl Update {
    fn read(at: At<'_>) -> Option<Self> {
        let assessment = at.text("assessment").and_then(|text| match &*text {
            "green" => Some(Assessment::Green),
            "yellow" => Some(Assessment::Yellow),
            "red" => Some(Assessment::Red),
            _ => None,
        });
        let (by, note, evidence, value) =
            (at.text("by"), at.text("note"), at.text("evidence"), at.text("value"));
        Some(Self { on: at.day("on")?, by, note, evidence, value, assessment })
    }
}
