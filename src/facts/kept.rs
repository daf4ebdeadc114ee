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
    /// When it was begun and done.
    days: BTreeMap<Word, Days>,
    /// The same of what had not been begun, or done, at the earlier of two moments.
    since: BTreeMap<Word, Days>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Days {
    started: Option<Day>,
    finished: Option<Day>,
}

impl Kept {
    /// What was cancelled only until the revision is not over, once the plan has been revised.
    pub(crate) fn of(workspace: &Workspace, plan: &Plan, is_revised: bool, day: Day) -> Self {
        let mut kept = Self::default();
        for (activity, standing) in Survey::of(workspace, plan, day).rows {
            let word = match standing.state {
                State::Finished => Some(Say::fixed("genomförd", "done")),
                State::Cancelled if !is_revised || !is_tried_again(workspace, plan, &activity.id) => {
                    Some(Say::fixed("inställd genom beslut", "cancelled by decision"))
                }
                _ => None,
            };
            let id = Word::from(&activity.id);
            let progress = workspace.progress(&plan.id, &activity.id).map(|own| own.record);
            let started = progress.and_then(|own| own.started);
            let finished =
                progress.and_then(|own| own.finished).filter(|_| standing.state == State::Finished);
            let days = Days { started: started.map(|on| on.day), finished: finished.map(|on| on.day) };
            kept.days.insert(id.clone(), days);
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

    /// The same with what was kept at a later moment.
    pub(crate) fn then(mut self, later: Self) -> Self {
        self.since = later.days;
        for (id, days) in &mut self.since {
            days.started = days.started.filter(|_| !self.begun.contains(id));
            days.finished = days.finished.filter(|_| !self.over.contains_key(id));
        }
        self.over.extend(later.over);
        self.begun.extend(later.begun);
        self
    }

    /// The day on which an activity was begun between two moments.
    pub(crate) fn begun_since(&self, id: &Word) -> Option<Day> {
        self.since.get(id)?.started
    }

    /// The day on which an activity was done between two moments.
    pub(crate) fn done_since(&self, id: &Word) -> Option<Day> {
        self.since.get(id)?.finished
    }
}

/// Whether an activity was cancelled until the plan is revised, when it is to be tried again.
pub(crate) fn is_tried_again(workspace: &Workspace, plan: &Plan, id: &Text) -> bool {
    let progress = workspace.progress(&plan.id, id);
    progress.and_then(|own| own.record.cancelled.as_ref()).is_some_and(|cancelled| cancelled.again)
}
