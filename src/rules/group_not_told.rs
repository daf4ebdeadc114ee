//! Finds a case that has not been reported to the coordination group, the security chief or the coordinator.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::model::records::vocabulary::Means;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for untaken in context.untaken().filter(|untaken| untaken.is(Means::Told)) {
        out.add_beside(
            untaken.case.place(untaken.span),
            Say::fixed(
                "De som ska underrättas om ärendet har inte blivit det i tid.",
                "Those who are to be told of the case have not been told in time.",
            ),
            Say::fixed(
                "Underrätta dem och skriv done: yes på steget, eller skriv skälet i because.",
                "Tell them and write done: yes on the step, or write the reason in because.",
            ),
            (
                untaken.flow.place(untaken.step.id.span),
                Say::fixed("steget i flödesschemat", "the step in the flow"),
            ),
        );
    }
}
