//! Goals: those in a plan's list, and the one that an activity has of its own.

use crate::base::target::Target;
use crate::model::records::reading::Reading;
use crate::model::records::{Text, Time};
use crate::syntax::tree::At;

/// A goal in the plan's list of goals.
#[derive(Clone, Debug)]
pub struct ListedGoal {
    /// Its id in the plan.
    pub id: Text,
    /// In words.
    pub title: Text,
    /// The goal above it.
    pub parent: Option<Text>,
    /// Whether it is of what is to be done (prestationsmål), and not of what is to come of it.
    pub is_output: bool,
    /// What is measured.
    pub indicator: Option<Text>,
    /// What is to be reached, in numbers.
    pub aim: Aim,
}

/// A goal that an activity has of its own.
#[derive(Clone, Debug)]
pub struct Goal {
    /// In words.
    pub text: Text,
    /// What is measured.
    pub indicator: Option<Text>,
    /// What is to be reached, in numbers.
    pub aim: Aim,
}

/// What a goal says in numbers.
#[derive(Clone, Debug, Default)]
pub struct Aim {
    /// What is to be reached, as written.
    pub written: Option<Text>,
    /// What is to be reached.
    pub target: Option<Target>,
    /// What it was before, as written.
    pub baseline: Option<Text>,
    /// What it counts.
    pub unit: Option<Text>,
    /// When it is to be reached.
    pub by: Option<Time>,
}

impl ListedGoal {
    pub(super) fn read(at: At<'_>) -> Option<Self> {
        Some(Self {
            id: at.text("id")?,
            title: at.text("title").unwrap_or_default(),
            parent: at.text("parent"),
            is_output: at.text("type").is_some_and(|kind| kind == "output"),
            indicator: at.text("indicator"),
            aim: Aim::read(at),
        })
    }
}

impl Goal {
    pub(super) fn read(at: At<'_>) -> Option<Self> {
        if let Some(text) = at.itself() {
            return Some(Self { text, indicator: None, aim: Aim::default() });
        }
        Some(Self { text: at.text("text")?, indicator: at.text("indicator"), aim: Aim::read(at) })
    }
}

impl Aim {
    fn read(at: At<'_>) -> Self {
        let written = at.text("target");
        Self {
            target: written.as_ref().and_then(|target| Target::read(target)),
            written,
            baseline: at.text("baseline"),
            unit: at.text("unit"),
            by: at.time("by"),
        }
    }
}
