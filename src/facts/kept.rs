//! What of a plan's promises has been kept on a day, or cancelled by a decision. What is over is no promise to weaken,
//! and neither is the start of what has begun.

use std::collections::{BTreeMap, BTreeSet};

use super::state::{State, Survey};
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::model::records::Text;
use crate::model::records::plan::Plan;
use crate::model::workspace::Workspace;
use crate::syntax::word::Word;

/// The activities of a plan that are over or have begun, by id.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    /// What is over, and in a word how it ended.
    over: BTreeMap<Word, Say>,
    begun: BTreeSet<Word>,
}

impl Kept {
    /// What was cancelled only until the revision is not over.
    pub(crate) fn of(workspace: &Workspace, plan: &Plan, day: Day) -> Self {
        let mut kept = Self::default();
        for (activity, standing) in Survey::of(workspace, plan, day).rows {
            let word = match standing.state {
                State::Finished => Some(Say::fixed("genomförd", "done")),
                State::Cancelled if !is_tried_again(workspace, plan, &activity.id) => {
                    Some(Say::fixed("inställd genom beslut", "cancelled by decision"))
                }
                _ => None,
            };
            let id = Word::from(&activity.id);
            let started = workspace.progress(&plan.id, &activity.id).and_then(|own| own.record.started);
            if standing.state == State::Ongoing || started.is_some_and(|started| started.day <= day) {
                kept.begun.insert(id.clone());
            }
            kept.over.extend(word.map(|word| (id, word)));
        }
        kept
    }

    /// How an activity that is over ended.
    pub(crate) fn over(&self, id: &Word) -> Option<&Say> {
        self.over.get(id)
    }

    pub(crate) fn has_begun(&self, id: &Word) -> bool {
        self.begun.contains(id)
    }

    /// Adds what was kept according to other files.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.over.extend(other.over);
        self.begun.extend(other.begun);
        self
    }
}

/// Whether an activity was cancelled until the plan is revised, when it is to be tried again.
pub(crate) fn is_tried_again(workspace: &Workspace, plan: &Plan, id: &Text) -> bool {
    let progress = workspace.progress(&plan.id, id);
    progress.and_then(|own| own.record.cancelled.as_ref()).is_some_and(|cancelled| cancelled.again)
}
