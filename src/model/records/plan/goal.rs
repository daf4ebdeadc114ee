//! Goals: those in a plan's list, and an activity's own.

use crate::base::period::Period;
use crate::base::target::Target;
use crate::model::records::reading::Reading;
use crate::model::records::{Identified, Text, Time};
use crate::syntax::tree::At;
use crate::syntax::unsearched::Unsearched;

/// A goal in the plan's list of goals.
#[derive(Clone, Debug)]
pub struct ListedGoal {
    /// The id in the plan.
    pub id: Text,
    /// The number in the document.
    pub number: Option<Text>,
    /// The goal, as the plan writes it.
    pub title: Text,
    /// The actors who answer for it.
    pub responsible: Vec<Text>,
    /// The id of the goal that this one is part of.
    pub parent: Option<Text>,
    /// Whether it concerns what is to be done (prestationsmål) rather than its effect.
    pub is_output: bool,
    /// The id of the plan's indicator that measures the goal.
    pub indicator: Option<Text>,
    /// The goal in numbers.
    pub aim: Aim,
}

/// A goal that an activity has of its own.
#[derive(Clone, Debug)]
pub struct Goal {
    /// The goal, as the plan writes it.
    pub text: Text,
    /// The id of the plan's indicator that measures the goal.
    pub indicator: Option<Text>,
    /// Whether it concerns what is to be done (prestationsmål) rather than its effect.
    pub is_output: bool,
    /// The goal in numbers.
    pub aim: Aim,
}

/// A goal in numbers.
#[derive(Clone, Debug, Default)]
pub struct Aim {
    /// The target, as written.
    pub written: Option<Text>,
    /// The target, when it can be read.
    pub target: Option<Target>,
    /// The value before the work began, as written.
    pub baseline: Option<Text>,
    /// The unit of the numbers, when it does not stand beside them.
    pub unit: Option<Text>,
    /// When the target is to be reached.
    pub by: Option<Time>,
    /// Whether what is counted is added up over the time.
    pub is_sum: bool,
}

impl Identified for ListedGoal {
    fn id(&self) -> Unsearched<&str> {
        self.id.stands()
    }
}

impl ListedGoal {
    pub(super) fn read(at: At<'_>, plan: Option<Period>) -> Option<Self> {
        Some(Self {
            id: at.text("id")?,
            number: at.text("number"),
            title: at.text("title").unwrap_or_default(),
            responsible: at.texts("responsible"),
            parent: at.text("parent"),
            is_output: is_output(at),
            indicator: at.text("indicator"),
            aim: Aim::read(at, plan),
        })
    }
}

impl Goal {
    pub(super) fn read(at: At<'_>, plan: Option<Period>) -> Option<Self> {
        if let Some(text) = at.itself() {
            return Some(Self { text, indicator: None, is_output: false, aim: Aim::default() });
        }
        Some(Self {
            text: at.text("text")?,
            indicator: at.text("indicator"),
            is_output: is_output(at),
            aim: Aim::read(at, plan),
        })
    }
}

fn is_output(at: At<'_>) -> bool {
    at.text("type").is_some_and(|kind| kind == "output")
}

impl Aim {
    fn read(at: At<'_>, plan: Option<Period>) -> Self {
        let written = at.text("target");
        Self {
            target: written.as_ref().and_then(|target| Target::read(target)),
            written,
            baseline: at.text("baseline"),
            unit: at.text("unit"),
            by: at.planned("by", plan),
            is_sum: at.flag("sum").unwrap_or_default(),
        }
    }
}
