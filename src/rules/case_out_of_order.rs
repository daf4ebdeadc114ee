//! Finds a case that is closed or to be deleted before it is registered.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for case in context.workspace.cases() {
        let record = case.record;
        let Some(registered) = record.registered else { continue };
        let beside = || (case.place(registered.span), Say::fixed("registrerat", "registered"));
        let first = registered.value;
        if let Some(closed) = record.closed.filter(|closed| closed.value < first) {
            let late = closed.value;
            out.add_beside(
                case.place(closed.span),
                say!(
                    "Ärendet avslutas {late}, men är registrerat {first}.",
                    "The case is closed in {late}, but registered in {first}."
                ),
                Say::fixed(
                    "Rätta halvåret i closed. Det i registered ändras aldrig.",
                    "Mend the half-year in closed. The one in registered is never changed.",
                ),
                beside(),
            );
        }
        if let Some(expires) = record.expires.filter(|expires| expires.value < first) {
            let late = expires.value;
            out.add_beside(
                case.place(expires.span),
                say!(
                    "Ärendet ska gallras {late}, men är registrerat {first}.",
                    "The case is to be weeded out in {late}, but registered in {first}."
                ),
                Say::fixed(
                    "Rätta halvåret i expires. Det i registered ändras aldrig.",
                    "Mend the half-year in expires. The one in registered is never changed.",
                ),
                beside(),
            );
        }
    }
}
