//! Goals: those in a plan's list, and the one that an activity has of its own.

use crate::records::Text;
use crate::records::reading::Reading;
use crate::target::Target;
use crate::tree::At;

/// A goal in the plan's list of goals.
#[derive(Clone, Debug)]
pub struct ListedGoal {
    /// Its id in the plan.
    pub id: Text,
    /// The goal above it.
    pub parent: Option<Text>,
    /// What is measured.
    pub indicator: Option<Text>,
}

/// A goal that an activity has of its own.
#[derive(Clone, Debug)]
pub struct Goal {
    /// In words.
    pub text: Text,
    /// What is measured.
    pub indicator: Option<Text>,
    /// What is to be reached.
    pub target: Option<Target>,
}

impl ListedGoal {
    pub(super) fn read(at: At<'_>) -> Option<Self> {
        Some(Self { id: at.text("id")?, parent: at.text("parent"), indicator: at.text("indicator") })
    }
}

impl Goal {
    pub(super) fn read(at: At<'_>) -> Option<Self> {
        if let Some(text) = at.itself() {
            return Some(Self { text, indicator: None, target: None });
        }
        let target = at.text("target").and_then(|target| Target::read(&target));
        Some(Self { text: at.text("text")?, indicator: at.text("indicator"), target })
    }
}
