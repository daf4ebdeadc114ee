//! Finds a review in which more led to action than were checked.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for filed in context.workspace.reviews() {
        let (Some(checked), Some(acted)) = (filed.record.checked, filed.record.acted) else { continue };
        if acted.value <= checked.value {
            continue;
        }
        let (all, some) = (checked.value, acted.value);
        out.add_beside(
            filed.place(acted.span),
            say!(
                "{some} ledde till en åtgärd, men bara {all} kontrollerades.",
                "{some} led to something, but only {all} were checked."
            ),
            Say::fixed(
                "Rätta det ena antalet. acted är en del av dem som står under checked.",
                "Mend one of the numbers. acted is a part of those under checked.",
            ),
            (filed.place(checked.span), Say::fixed("kontrollerade", "checked")),
        );
    }
}
