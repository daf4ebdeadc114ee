//! Which plans a record concerns, looked up by plan: no record is asked of every plan.

use std::collections::HashMap;

use crate::base::day::Day;
use crate::facts::scope::Scope;
use crate::model::records::Recorded;
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};
use crate::syntax::finding::FileId;

/// The plans, of some, that each record of a kind concerns.
pub(super) struct Concerned<'w>(HashMap<FileId, Vec<&'w str>>);

impl<'w> Concerned<'w> {
    pub(super) fn of<T: Recorded>(workspace: &'w Workspace, plans: &[Filed<'w, Plan>], day: Day) -> Self {
        let mut of: HashMap<FileId, Vec<&str>> = HashMap::new();
        for plan in plans {
            for file in Scope::of(workspace, plan.record, day).files(T::KIND) {
                of.entry(file).or_default().push(&*plan.record.id);
            }
        }
        Self(of)
    }

    pub(super) fn plans(&self, file: FileId) -> &[&'w str] {
        self.0.get(&file).map_or(&[], Vec::as_slice)
    }
}
