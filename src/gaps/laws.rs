//! Routines that refer to a law that has been replaced.

use super::gap::Gap;
use super::kind::GapKind;
use crate::base::day::Day;
use crate::base::lang::{Say, clause};
use crate::facts::laws::{in_file, outdated};
use crate::facts::scope::Scope;
use crate::model::records::plan::Plan;
use crate::model::records::routine::Routine;
use crate::model::workspace::Workspace;

/// One gap for each routine of the plan, or of nobody, in the order of the files.
pub(super) fn gaps<'w>(workspace: &'w Workspace, day: Day, plan: &'w Plan, gaps: &mut Vec<Gap>) {
    let all = outdated(workspace, day);
    if all.is_empty() {
        return;
    }
    let scope = Scope::of(workspace, plan, day);
    for filed in scope.records::<Routine>() {
        let own = in_file(&all, filed.file);
        let Some(whose) = scope.shared(filed.record.owner.as_ref()).filter(|_| !own.is_empty()) else {
            continue;
        };
        // What several places say of one law is said once.
        let mut told: Vec<Say> = Vec::new();
        for what in own.iter().map(|own| own.what()) {
            if !told.contains(&what) {
                told.push(what);
            }
        }
        let join = |text: fn(&Say) -> &str| told.iter().map(text).collect::<Vec<_>>().join(" ");
        let because = Say::new(join(|say| &say.sv), join(|say| &say.en));
        let title = Say::same(clause(&filed.record.title));
        let gap = Gap::new(GapKind::RoutineOutdated, &filed.record.id, title, Some(because));
        gaps.push(gap.of(filed.record.owner.iter()).for_plan(whose));
    }
}
