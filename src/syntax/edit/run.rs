//! Edits that are made together, since none of them decides how another is written: they are planned against one tree,
//! and the text is parsed once for them all.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::check;
use super::lines::{Splice, spliced};
use super::plan::{Plan, Planner};
use super::step::{SpliceError, Step};
use super::value::Edit;
use crate::syntax::tree::NodeId;
use crate::syntax::yaml::Yaml;

/// Some edits of a text, and those that wait for them.
#[derive(Default)]
pub(super) struct Run<'e> {
    plans: Vec<Plan>,
    /// The edits that are to be made in the text that this run makes.
    pub later: Vec<&'e Edit>,
    taken: Rooms,
    /// The lists, mappings and values that an earlier edit changes.
    changed: HashSet<NodeId>,
    /// Where an earlier edit leaves nothing.
    removed: HashSet<Vec<Step>>,
    /// What an edit that waits may leave empty, so that it goes too.
    emptied: HashSet<Vec<Step>>,
}

impl<'e> Run<'e> {
    /// Plans at most `size` of the edits. One that meets an earlier one waits, and so do those that meet it.
    pub(super) fn of(
        planner: &mut Planner<'_>,
        edits: &[&'e Edit],
        size: usize,
    ) -> Result<Self, SpliceError> {
        let mut run = Self::default();
        for (at, edit) in edits.iter().enumerate() {
            if run.len() == size {
                run.later.extend(&edits[at..]);
                break;
            }
            match planner.plan(edit) {
                // Where what an earlier edit removes is written anew is not known in this text, and neither is what that
                // meets.
                Ok(plan) if run.is_removed(&plan.path) => {
                    run.later.extend(&edits[at..]);
                    break;
                }
                Ok(plan) => run.take(plan, edit),
                Err(refusal) if run.len() == 0 => return Err(refusal),
                // It may be possible in the text that the earlier ones make.
                Err(_) => {
                    run.later.extend(&edits[at..]);
                    break;
                }
            }
        }
        Ok(run)
    }

    /// How many edits it makes.
    pub(super) fn len(&self) -> usize {
        self.plans.len()
    }

    fn is_removed(&self, path: &[Step]) -> bool {
        !self.removed.is_empty() && (1..=path.len()).any(|len| self.removed.contains(&path[..len]))
    }

    fn take(&mut self, plan: Plan, edit: &'e Edit) {
        let is_counted = || {
            let around = plan.path.len().saturating_sub(1);
            self.changed.contains(&plan.node) || self.emptied.contains(&plan.path[..around])
        };
        let is_met = self.taken.meet(&plan.room) || plan.is_counting && is_counted();
        if plan.ways.is_empty() && !is_met {
            return;
        }
        self.taken.take(plan.room.clone());
        self.changed.insert(plan.node);
        if plan.value.is_none() {
            self.removed.insert(plan.path.clone());
        }
        if !is_met {
            self.plans.push(plan);
            return;
        }
        if plan.is_removal {
            self.emptied.extend((0..plan.path.len()).map(|len| plan.path[..len].to_vec()));
        }
        self.later.push(edit);
    }

    /// The text with the edits made; `None` when there is nothing to change. One edit alone may be made in any of its
    /// ways, and several in their first ones.
    pub(super) fn made(&self, text: &str, yaml: &Yaml<'_>) -> Result<Option<String>, SpliceError> {
        let [plan] = self.plans.as_slice() else {
            let splices = self.plans.iter().filter_map(|plan| plan.ways.first()).flatten().cloned().collect();
            return if self.plans.is_empty() {
                Ok(None)
            } else {
                self.settled(text, yaml, splices).map(Some)
            };
        };
        let mut made = Err(SpliceError::Unsure);
        for splices in &plan.ways {
            made = made.or_else(|refused| {
                // Of two reasons, report the one that a person can act on.
                let settled = self.settled(text, yaml, splices.clone());
                settled.map_err(|new| if refused == SpliceError::Comment { refused } else { new })
            });
        }
        made.map(Some)
    }

    /// Applies the splices, and returns the text only if parsing it gives exactly the edited value.
    fn settled(&self, text: &str, yaml: &Yaml<'_>, splices: Vec<Splice>) -> Result<String, SpliceError> {
        // A removal takes the comments of what is removed with it; a change keeps them.
        let removals = self.plans.iter().filter(|plan| plan.is_removal);
        let removed = removals.flat_map(|plan| plan.ways.iter().flatten()).map(|splice| splice.range.clone());
        let mut removed: Vec<Range<usize>> = removed.filter(|range| !range.is_empty()).collect();
        removed.sort_by_key(|range| range.start);
        let changed = Arc::new(spliced(text, splices));
        let asked = self.plans.iter().map(|plan| (plan.path.as_slice(), plan.value.as_ref()));
        check::is_that((text, yaml), &changed, asked, &removed)?;
        Ok(Arc::unwrap_or_clone(changed))
    }
}

/// Stretches of a text: where each starts and ends. Those that overlap are one.
#[derive(Default)]
struct Rooms(BTreeMap<usize, usize>);

impl Rooms {
    /// The last of them that overlaps a stretch.
    fn over(&self, room: &Range<usize>) -> Option<Range<usize>> {
        let (start, end) = self.0.range(..room.end).next_back()?;
        (*end > room.start).then_some(*start..*end)
    }

    fn meet(&self, room: &Range<usize>) -> bool {
        self.over(room).is_some()
    }

    fn take(&mut self, mut room: Range<usize>) {
        while let Some(other) = self.over(&room) {
            self.0.remove(&other.start);
            room = room.start.min(other.start)..room.end.max(other.end);
        }
        self.0.insert(room.start, room.end);
    }
}
