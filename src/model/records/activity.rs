//! Progress: what has happened to an activity. Everything in it has a date; the activity's state is derived.

use super::reading::Reading;
use super::{Dated, Text, Time};
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::wording::Word;
use crate::syntax::tree::At;

/// One activity's progress, in `records/activities/<plan>/<activity>.yaml`.
#[derive(Clone, Debug)]
pub struct Progress {
    /// The activity's id in its plan.
    pub id: Text,
    pub plan: Text,
    pub started: Option<Dated>,
    /// The day it was finished; of a month or a year the last day of it.
    pub finished: Option<Dated>,
    /// When it was finished, where the day is not known.
    pub finished_in: Option<Time>,
    /// When it was cancelled, and by which decision.
    pub cancelled: Option<Box<Cancelled>>,
    /// The dated notes, in the order of the file.
    pub updates: Vec<Update>,
    pub outcome: Option<Box<Outcome>>,
    /// What it showed is to be done next.
    pub leads_to: Vec<Task>,
}

/// Something to do that came of an activity.
#[derive(Clone, Debug)]
pub struct Task {
    pub text: Text,
    /// The actors who are to do it.
    pub responsible: Vec<Text>,
    /// When it is to be done.
    pub due: Option<Time>,
    /// The day on which it was done.
    pub done: Option<Dated>,
    /// The activity that it has become, as `plan/activity`, which is then what is followed up.
    pub activity: Option<Text>,
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
    pub(crate) const ALL: [Self; 3] = [Self::Green, Self::Yellow, Self::Red];

    /// The name, and what people type for it.
    pub(crate) fn typed(self) -> Word<'static> {
        let (colour, meaning) = match self {
            Self::Green => (Say::fixed("grön", "green"), Say::fixed("enligt plan", "as planned")),
            Self::Yellow => (Say::fixed("gul", "yellow"), Say::fixed("risk", "at risk")),
            Self::Red => (Say::fixed("röd", "red"), Say::fixed("avvikelse", "off plan")),
        };
        Word::new(self.name(), colour).also(meaning)
    }

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

    /// A date of the record as it is written: a finish can be known to its month or year alone.
    pub(crate) fn written(&self, dated: Dated) -> String {
        let time = self.finished_in.as_ref().filter(|time| time.text.span == dated.span);
        time.map_or_else(|| dated.day.to_string(), |time| time.text.to_string())
    }

    /// The days on which what it led to was done.
    pub(crate) fn tasks_done(&self) -> impl Iterator<Item = Dated> {
        self.leads_to.iter().filter_map(|task| task.done)
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
        let finished = root.time("finished");
        Some(Self {
            id: root.text("id")?,
            plan: root.text("plan")?,
            started: root.day("started"),
            finished: finished.as_ref().map(|time| Dated { day: time.period.last, span: time.text.span }),
            finished_in: finished.filter(|time| Day::read(&time.text).is_none()),
            cancelled: root.get("cancelled").and_then(cancelled).map(Box::new),
            updates: root.each("updates", Update::read),
            outcome: root.get("outcome").and_then(outcome).map(Box::new),
            leads_to: root.each("leads_to", Task::read),
        })
    }
}

impl Task {
    /// Whether it is still to be done on a day, and is followed up nowhere else.
    pub(crate) fn waits(&self, day: Day) -> bool {
        self.activity.is_none() && self.done.is_none_or(|done| done.day > day)
    }

    fn read(at: At<'_>) -> Option<Self> {
        let (responsible, due, done) = (at.texts("responsible"), at.time("due"), at.day("done"));
        Some(Self { text: at.text("text")?, responsible, due, done, activity: at.text("activity") })
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
