//! An indicator: something that a plan measures. What it showed is in `records::measurement`.

use crate::base::rhythm::Recurrence;
use crate::model::records::reading::Reading;
use crate::model::records::{Said, Text, Time};
use crate::syntax::tree::At;

/// Something that a plan measures. What it showed is in `records::measurement`.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Its id in the plan.
    pub id: Text,
    /// What is measured.
    pub title: Text,
    /// What it counts.
    pub unit: Option<Text>,
    /// What it was before.
    pub baseline: Option<Baseline>,
    /// What is to be reached.
    pub target: Option<Said<f64>>,
    /// What is good.
    pub direction: Option<Direction>,
    /// When the target is to be reached.
    pub by: Option<Time>,
    /// How often it is measured.
    pub recurs: Option<Said<Recurrence>>,
    /// The needs that it tells of.
    pub answers: Vec<Text>,
    /// The goals that it measures.
    pub goals: Vec<Text>,
    /// The activities whose effect it shows.
    pub activities: Vec<Text>,
}

/// What an indicator was before the work began.
#[derive(Clone, Debug)]
pub struct Baseline {
    /// When it was measured.
    pub period: Option<Time>,
    /// The value.
    pub value: Said<f64>,
}

/// What is good of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Higher than before.
    Up,
    /// Lower than before.
    Down,
    /// The target or more.
    AtLeast,
    /// The target or less.
    AtMost,
}

impl Indicator {
    pub(super) fn read(at: At<'_>) -> Option<Self> {
        Some(Self {
            id: at.text("id")?,
            title: at.text("title").unwrap_or_default(),
            unit: at.text("unit"),
            baseline: at.get("baseline").and_then(|at| {
                Some(Baseline {
                    period: at.time("period"),
                    value: at.said("value", |text| text.parse().ok())?,
                })
            }),
            target: at.said("target", |text| text.parse().ok()),
            direction: at.text("direction").and_then(|text| Direction::named(&text)),
            by: at.time("by"),
            recurs: at.said("recurs", Recurrence::read),
            answers: at.texts("answers"),
            goals: at.texts("goals"),
            activities: at.texts("activities"),
        })
    }
}

impl Direction {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "up" => Self::Up,
            "down" => Self::Down,
            "at-least" => Self::AtLeast,
            "at-most" => Self::AtMost,
            _ => return None,
        })
    }
}
