//! Finds a required step of the flow that is neither taken nor excused in time, where no other rule owns it.

use super::rule::{Findings, RuleContext};
use crate::base::lang::{Lang, Say};
use crate::facts::cases::Untaken;
use crate::model::records::vocabulary::Means;

/// The meanings of steps that have a rule of their own. A step that was taken later than at once has one too.
const OWNED: [Means; 4] = [Means::IndividualPlan, Means::Told, Means::RelativesSupport, Means::FollowUp];

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for untaken in context.untaken().filter(|untaken| !is_owned(untaken)) {
        let step = untaken.step;
        out.add_beside(
            untaken.case.place(untaken.span),
            Say::new(
                format!("Steget ”{}” är inte taget i tid.", step.said(Lang::Sv)),
                format!("The step “{}” has not been taken in time.", step.said(Lang::En)),
            ),
            Say::new(
                format!(
                    "Skriv {{step: {}, done: yes}} när det är gjort, eller done: no med skälet i because.",
                    step.id
                ),
                format!(
                    "Write {{step: {}, done: yes}} when it is done, or done: no with the reason in because.",
                    step.id
                ),
            ),
            (untaken.flow.place(step.id.span), Say::fixed("steget i flödesschemat", "the step in the flow")),
        );
    }
}

fn is_owned(untaken: &Untaken<'_>) -> bool {
    let minor_without_report = untaken.is(Means::ConcernReport) && untaken.case.record.is_minor();
    untaken.is_late || minor_without_report || OWNED.iter().any(|means| untaken.is(*means))
}
