//! Finds a case that has not been followed up in time.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::model::records::vocabulary::Means;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for untaken in context.untaken().filter(|untaken| untaken.is(Means::FollowUp)) {
        out.add_beside(
            untaken.case.place(untaken.span),
            Say::fixed(
                "Ärendet är inte uppföljt i tid.",
                "The case has not been followed up in time.",
            ),
            Say::fixed(
                "Följ upp det och skriv done: yes med månaden på steget, eller skriv skälet i because.",
                "Follow it up and write done: yes with the month on the step, or write the reason in because.",
            ),
            (untaken.flow.place(untaken.step.id.span), Say::fixed("steget i flödesschemat", "the step in the flow")),
        );
    }
}
