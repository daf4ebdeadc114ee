//! Progress: what has happened to an activity. Everything in it has a date; where it stands is derived.

use super::reading::Reading;
use super::{Dated, Text};
use crate::base::day::Day;
use crate::syntax::tree::At;

/// One activity's progress, in `records/activities/<plan>/<activity>.yaml`.
#[derive(Clone, Debug)]
pub struct Progress {
    /// The activity's id in its plan.
    pub id: Text,
    /// The plan's id.
    pub plan: Text,
    /// When it was started.
    pub started: Option<Dated>,
    /// When it was finished.
    pub finished: Option<Dated>,
    /// When it was cancelled, and by which decision.
    pub cancelled: Option<Box<Cancelled>>,
    /// Dated notes, in the order of the file.
    pub updates: Vec<Update>,
    /// What came of it.
    pub outcome: Option<Box<Outcome>>,
}

/// A decision not to do what was promised.
#[derive(Clone, Debug)]
pub struct Cancelled {
    /// The day.
    pub on: Dated,
    /// The decision.
    pub decision: Text,
    /// Who decided.
    pub by: Option<Text>,
}

/// A dated note.
#[derive(Clone, Debug)]
pub struct Update {
    /// The day.
    pub on: Dated,
    /// The role that tells.
    pub by: Option<Text>,
    /// What happened.
    pub note: Option<Text>,
    /// How it is judged to go.
    pub assessment: Option<Assessment>,
}

/// How people judge that it goes, as the national template's traffic light has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assessment {
    /// According to plan.
    Green,
    /// At risk.
    Yellow,
    /// Off plan.
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

/// A measured outcome.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// As written.
    pub value: Text,
    /// The day it was measured.
    pub on: Dated,
}

impl Progress {
    /// Every day that something is dated, with its place.
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
            Some(Cancelled { on: at.day("on")?, decision: at.text("decision")?, by: at.text("by") })
        };
        let outcome = |at: At<'_>| Some(Outcome { value: at.text("value")?, on: at.day("on")? });
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
        Some(Self { on: at.day("on")?, by: at.text("by"), note: at.text("note"), assessment })
    }
}
