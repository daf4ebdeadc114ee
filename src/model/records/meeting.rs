//! A meeting of a group: when, which roles and what was decided, never who said what.

use super::reading::Reading;
use super::{Dated, Text, Time};
use crate::base::day::Day;
use crate::syntax::tree::At;

/// A meeting, in `records/meetings/`.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Its id.
    pub id: Text,
    /// The group or board that met.
    pub group: Option<Text>,
    /// The day.
    pub on: Option<Dated>,
    /// The roles that were there.
    pub present: Vec<Text>,
    /// Those who were there without being members.
    pub invited: Vec<Text>,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// The plans that were shown.
    pub presented: Vec<Presented>,
}

/// Something decided at a meeting.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Its id in the meeting.
    pub id: Text,
    /// What was decided.
    pub text: Text,
    /// Those who are to do it.
    pub responsible: Vec<Text>,
    /// When it is to be done.
    pub due: Option<Time>,
    /// The day that it was done.
    pub done: Option<Dated>,
}

/// A plan shown at a meeting.
#[derive(Clone, Debug)]
pub struct Presented {
    /// The plan's id.
    pub plan: Text,
    /// The revision of the files that was shown.
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
        })
    }

    /// Everyone whom the meeting names beside its group: those who were there, and those who were given something to do.
    pub(crate) fn actors(&self) -> impl Iterator<Item = &Text> {
        let responsible = self.decisions.iter().flat_map(|decision| &decision.responsible);
        self.present.iter().chain(&self.invited).chain(responsible)
    }
}

impl Decision {
    /// Whether somebody is to do something, and has not by a day.
    pub(crate) fn waits(&self, day: Day) -> bool {
        let is_task = !self.responsible.is_empty() || self.due.is_some();
        is_task && self.done.is_none_or(|done| done.day > day)
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
