//! Finds a case in which relatives have not been offered support.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::model::records::vocabulary::Means;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for untaken in context.untaken().filter(|untaken| untaken.is(Means::RelativesSupport)) {
        out.add_beside(
            untaken.case.place(untaken.span),
            Say::fixed(
                "Anhöriga har inte erbjudits stöd i tid.",
                "Relatives have not been offered support in time.",
            ),
            Say::fixed(
                "Erbjud stöd och skriv done: yes på steget, även om det avböjs, eller skriv skälet i because.",
                "Offer support and write done: yes on the step, also if it is declined, or write the reason in because.",
            ),
            (untaken.flow.place(untaken.step.id.span), Say::fixed("steget i flödesschemat", "the step in the flow")),
        );
    }
}
