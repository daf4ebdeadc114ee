//! The decisions of meetings that were not carried out in time.

use super::gap::Gap;
use super::kind::GapKind;
use crate::base::day::Day;
use crate::base::lang::{Say, clause};
use crate::base::time_words;
use crate::facts::meetings::overdue;
use crate::model::records::plan::Plan;
use crate::model::workspace::Workspace;
use crate::say;

/// One gap for each decision that concerns the plan, the first to have been due first.
pub(super) fn gaps(workspace: &Workspace, day: Day, plan: &Plan, gaps: &mut Vec<Gap>) {
    for (meeting, decision, whose) in overdue(workspace, plan, day) {
        let title = Say::same(clause(&decision.text));
        let Say { sv, en } = time_words::said(decision.due.as_ref().map_or("", |due| &due.text));
        let because = match meeting.on.map(|on| on.day) {
            Some(on) => say!("Beslutat {on}, skulle vara klart {sv}.", "Decided {on}, was to be done {en}."),
            None => say!("Skulle vara klart {sv}.", "Was to be done {en}."),
        };
        let subject = format!("{}/{}", meeting.id, decision.id);
        let gap = Gap::new(GapKind::DecisionNotDone, &subject, title, Some(because));
        gaps.push(gap.of(&decision.responsible).about(&meeting.group).for_plan(whose));
    }
}
