//! Finds a case without the individual plan that its flow requires.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::model::records::vocabulary::Means;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for untaken in context.untaken().filter(|untaken| untaken.is(Means::IndividualPlan)) {
        out.add_beside(
            untaken.case.place(untaken.span),
            Say::fixed("Ingen individuell plan är gjord i tid.", "No individual plan has been made in time."),
            Say::fixed(
                "Gör planen och skriv done: yes på steget, eller skriv skälet i because.",
                "Make the plan and write done: yes on the step, or write the reason in because.",
            ),
            (
                untaken.flow.place(untaken.step.id.span),
                Say::fixed("steget i flödesschemat", "the step in the flow"),
            ),
        );
    }
}
