//! An indicator: something that a plan measures. The measured values are in `records::measurement`.

use crate::base::period::Period;
use crate::base::rhythm::Recurrence;
use crate::base::target::Target;
use crate::model::records::reading::Reading;
use crate::model::records::{Identified, Spanned, Text, Time};
use crate::syntax::tree::At;
use crate::syntax::unsearched::Unsearched;

/// Something that a plan measures.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// The id in the plan.
    pub id: Text,
    /// The title, as the plan writes it.
    pub title: Text,
    /// The unit of the values.
    pub unit: Option<Text>,
    /// The value before the work began.
    pub baseline: Option<Baseline>,
    /// The value to reach.
    pub target: Option<Spanned<Target>>,
    /// Which change is an improvement.
    pub direction: Option<Direction>,
    /// Whether the values are parts that add up over the time.
    pub is_sum: bool,
    /// When the target is to be reached.
    pub by: Option<Time>,
    /// How often it is measured.
    pub recurs: Option<Spanned<Recurrence>>,
    /// The needs that it describes.
    pub answers: Vec<Text>,
    /// The goals that it measures.
    pub goals: Vec<Text>,
    /// The activities whose effect it shows.
    pub activities: Vec<Text>,
    /// Where the values are taken from.
    pub source: Option<Text>,
}

/// The value of an indicator before the work began.
#[derive(Clone, Debug)]
pub struct Baseline {
    /// The time that the baseline is of.
    pub period: Option<Time>,
    /// The measured value.
    pub value: Spanned<f64>,
}

/// Which values of an indicator are good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// A higher value is better.
    Up,
    /// A lower value is better.
    Down,
    /// The target or more is good.
    AtLeast,
    /// The target or less is good.
    AtMost,
}

impl Identified for Indicator {
    fn id(&self) -> Unsearched<&str> {
        self.id.stands()
    }
}

impl Indicator {
    pub(super) fn read(at: At<'_>, plan: Option<Period>) -> Option<Self> {
        Some(Self {
            id: at.text("id")?,
            title: at.text("title").unwrap_or_default(),
            unit: at.text("unit"),
            baseline: at.get("baseline").and_then(|at| {
                Some(Baseline {
                    period: at.time("period"),
                    value: at.spanned("value", |text| text.parse().ok())?,
                })
            }),
            target: at.spanned("target", Target::read),
            direction: at.text("direction").and_then(|text| Direction::named(&text)),
            is_sum: at.flag("sum").unwrap_or_default(),
            by: at.planned("by", plan),
            recurs: at.spanned("recurs", Recurrence::read),
            answers: at.texts("answers"),
            goals: at.texts("goals"),
            activities: at.texts("activities"),
            source: at.text("source"),
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
