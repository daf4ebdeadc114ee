//! Training that has been held: which units took part and how many, never who.

use super::reading::Reading;
use super::{Text, Time};
use crate::syntax::tree::At;

/// Training, in `records/trainings/`.
#[derive(Clone, Debug)]
pub struct Training {
    pub id: Text,
    pub title: Text,
    /// Whether it was introductory or in depth.
    pub level: Option<Level>,
    /// The day, or the time during which it was held.
    pub on: Option<Time>,
    /// The units and roles that took part.
    pub units: Vec<Text>,
    pub participants: Option<u32>,
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

impl Training {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        let level = match root.text("level").as_deref() {
            Some("basic") => Some(Level::Basic),
            Some("in-depth") => Some(Level::InDepth),
            _ => None,
        };
        Some(Self {
            id: root.text("id")?,
            title: root.text("title").unwrap_or_default(),
            level,
            on: root.time("on"),
            units: root.texts("units"),
            participants: root.text("participants").and_then(|count| count.parse().ok()),
            held_by: root.text("held_by"),
            part_of: root.text("part_of"),
        })
    }
}
