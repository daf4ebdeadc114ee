//! A meeting of a group: when, which roles and what was decided, never who said what.

use super::reading::Reading;
use super::{Dated, Text, Time};
use crate::base::day::Day;
use crate::syntax::tree::At;

/// A meeting, in `records/meetings/`.
#[derive(Clone, Debug)]
pub struct Meeting {
    pub id: Text,
    /// The group or board that met.
    pub group: Option<Text>,
    pub on: Option<Dated>,
    /// The roles that were present.
    pub present: Vec<Text>,
    /// Those present who are not members.
    pub invited: Vec<Text>,
    pub decisions: Vec<Decision>,
    /// The plans that were presented.
    pub presented: Vec<Presented>,
    /// The activity that it is part of, as `plan/activity`.
    pub part_of: Option<Text>,
}

/// A decision at a meeting.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The id in the meeting.
    pub id: Text,
    pub text: Text,
    /// The actors who are to carry it out.
    pub responsible: Vec<Text>,
    /// When it is to be done.
    pub due: Option<Time>,
    /// The day on which it was done.
    pub done: Option<Dated>,
}

/// A plan presented at a meeting.
#[derive(Clone, Debug)]
pub struct Presented {
    pub plan: Text,
    /// The revision of the files that was presented.
    pub revision: Option<Text>,
}

impl Meeting {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        Some(Self {
            id: root.text("id")?,
            group: root.text("group"),
            on: root.day("on"),
            present: root.texts("present"),
            invited: root.texts("invited"),
            decisions: root.each("decisions", Decision::read),
            presented: root.each("presented", |at| {
                Some(Presented { plan: at.text("plan")?, revision: at.text("revision") })
            }),
            part_of: root.text("part_of"),
        })
    }

    /// Every actor that the meeting names beside its group: those present, and those given something to do.
    pub(crate) fn actors(&self) -> impl Iterator<Item = &Text> {
        let responsible = self.decisions.iter().flat_map(|decision| &decision.responsible);
        self.present.iter().chain(&self.invited).chain(responsible)
    }
}

impl Decision {
    /// Whether the decision is still to be carried out on a day.
    pub(crate) fn waits(&self, day: Day) -> bool {
        let is_task = !self.responsible.is_empty() || self.due.is_some();
        is_task && self.done.is_none_or(|done| done.day > day)
    }

    /// Whether its time is over on a day, and it has not been carried out.
    pub(crate) fn is_late(&self, day: Day) -> bool {
        self.waits(day) && self.due.as_ref().is_some_and(|due| due.period.is_over(day))
    }

    fn read(at: At<'_>) -> Option<Self> {
        Some(Self {
            id: at.text("id")?,
            text: at.text("text").unwrap_or_default(),
            responsible: at.texts("responsible"),
            due: at.time("due"),
            done: at.day("done"),
        })
    }
}
