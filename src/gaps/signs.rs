//! Signs that a plan may exist on paper only, as questions to the steering group. What counts as a sign is decided in
//! `facts::symbolic`.

use super::gap::Gap;
use super::kind::GapKind;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::facts::{Survey, symbolic};
use crate::model::workspace::Workspace;
use crate::say;

/// The signs that a plan shows.
pub(super) fn gaps<'w>(workspace: &'w Workspace, day: Day, survey: &Survey<'w>, gaps: &mut Vec<Gap>) {
    let plan = survey.plan;
    let mut ask = |kind: GapKind, because: Say| {
        gaps.push(Gap::new(kind, &plan.id, Say::same(plan.title.to_string()), Some(because)));
    };
    if let Some((open, since)) = symbolic::untold(survey, day) {
        ask(
            GapKind::SymbolicUntold,
            say!(
                "0 av {open} öppna åtgärder har en uppföljning sedan {since}.",
                "0 of {open} open activities have any follow-up since {since}."
            ),
        );
    }
    if let Some(symbolic::Share { with, of }) = symbolic::unmeasured(survey) {
        ask(
            GapKind::SymbolicUnmeasured,
            say!(
                "{with} av {of} löpande åtgärder har ingenting att mätas med.",
                "{with} of {of} ongoing activities have nothing to be measured by."
            ),
        );
    }
    if let Some(unchanged) = symbolic::unchanged(workspace, plan) {
        let symbolic::Share { with, of } = unchanged.share;
        let editions = unchanged.editions;
        let since = unchanged.since.period.as_ref().map_or(&unchanged.since.title, |time| &time.text);
        ask(
            GapKind::SymbolicUnchanged,
            say!(
                "{with} av {of} åtgärder har samma lydelse sedan {since}, {editions} utgåvor i rad.",
                "{with} of {of} activities read the same since {since}, {editions} editions on end."
            ),
        );
    }
}
