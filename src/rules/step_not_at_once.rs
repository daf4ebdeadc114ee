//! Finds a required step that the flow says is taken at once, and that was taken later without a reason.

use super::rule::{Findings, RuleContext};
use crate::base::lang::{Lang, Say};

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for late in context.untaken().filter(|untaken| untaken.is_late) {
        out.add_beside(
            late.case.place(late.span),
            Say::new(
                format!("Steget ”{}” ska tas omgående, men togs senare.", late.step.said(Lang::Sv)),
                format!("The step “{}” is to be taken at once, but was taken later.", late.step.said(Lang::En)),
            ),
            Say::fixed(
                "Togs det samma vecka: skriv speed: same-week. Annars skriv skälet i because.",
                "If it was taken the same week: write speed: same-week. Otherwise write the reason in because.",
            ),
            (late.flow.place(late.step.id.span), Say::fixed("steget i flödesschemat", "the step in the flow")),
        );
    }
}
