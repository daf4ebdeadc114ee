//! Training that has been held or is planned: which units took part and how many, never who.

use super::reading::Reading;
use super::{Spanned, Text, Time};
use crate::base::day::Day;
use crate::syntax::tree::At;

/// Training, in `records/trainings/`.
#[derive(Clone, Debug)]
pub struct Training {
    pub id: Text,
    pub title: Text,
    /// Whether it was introductory or in depth.
    pub level: Option<Level>,
    /// Whether it is open to all or for some.
    pub sort: Option<Sort>,
    /// The time for which it is planned.
    pub planned: Option<Time>,
    /// The units and roles that it is for.
    pub meant_for: Vec<Text>,
    /// The day, or the time during which it was held.
    pub on: Option<Time>,
    /// The units and roles that took part.
    pub units: Vec<Text>,
    pub participants: Option<u32>,
    /// How many of each unit took part.
    pub by_unit: Vec<Attendance>,
    pub held_by: Option<Text>,
    /// The activity that it belongs to, as `plan/activity`.
    pub part_of: Option<Text>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Basic,
    /// For those who need to know more.
    InDepth,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Open to all.
    General,
    /// For certain units or occupations.
    Targeted,
}

/// How many of a unit took part, of how many.
#[derive(Clone, Debug)]
pub struct Attendance {
    pub unit: Text,
    pub participants: Option<Spanned<u32>>,
    /// How many there are to have the training.
    pub staff: Option<Spanned<u32>>,
}

impl Training {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        let level = match root.text("level").as_deref() {
            Some("basic") => Some(Level::Basic),
            Some("in-depth") => Some(Level::InDepth),
            _ => None,
        };
        let sort = match root.text("sort").as_deref() {
            Some("general") => Some(Sort::General),
            Some("targeted") => Some(Sort::Targeted),
            _ => None,
        };
        Some(Self {
            id: root.text("id")?,
            title: root.text("title").unwrap_or_default(),
            level,
            sort,
            planned: root.time("planned"),
            meant_for: root.texts("meant_for"),
            on: root.time("on"),
            units: root.texts("units"),
            participants: root.text("participants").and_then(|count| count.parse().ok()),
            by_unit: root.each("by_unit", Attendance::read),
            held_by: root.text("held_by"),
            part_of: root.text("part_of"),
        })
    }

    /// Whether it has been held on a day. What has neither a time nor a plan was held once, nobody says when.
    pub(crate) fn is_held(&self, day: Day) -> bool {
        match &self.on {
            // Of more than a day nothing is known on the first: what is held in the spring is not held on New Year's Day.
            Some(on) => {
                on.period.has_come(day) && (on.period.first < day || on.period.first == on.period.last)
            }
            None => self.planned.is_none(),
        }
    }

    /// The time for which it is planned, when it has not been held on a day.
    pub(crate) fn awaited(&self, day: Day) -> Option<&Time> {
        self.planned.as_ref().filter(|_| !self.is_held(day))
    }
}

impl Attendance {
    fn read(at: At<'_>) -> Option<Self> {
        let count = |key| at.spanned(key, |text| text.parse().ok());
        Some(Self { unit: at.text("unit")?, participants: count("participants"), staff: count("staff") })
    }

    /// Whether anybody of the unit took part. A unit without any number is named, and took part.
    pub(crate) fn is_any(&self) -> bool {
        self.participants.map_or(self.staff.is_none(), |count| count.value > 0)
    }
}
