//! Finds a case that is to be kept for longer than allowed.

use super::rule::{Findings, RuleContext};
use crate::base::halfyear::HalfYear;
use crate::base::lang::Say;
use crate::base::nouns;
use crate::say;

const LONGEST: i32 = HalfYear::KEPT;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for case in context.workspace.cases() {
        let (Some(registered), Some(expires)) = (case.record.registered, case.record.expires) else {
            continue;
        };
        let last = registered.value.plus(LONGEST);
        let late = expires.value;
        if late > last {
            let Say { sv, en } = nouns::HALF_YEARS.with(LONGEST.unsigned_abs() as usize);
            out.add_beside(
                case.place(expires.span),
                say!(
                    "Ärendet ska gallras {late}, mer än {sv} efter att det registrerades.",
                    "The case is to be weeded out in {late}, more than {en} after it was registered."
                ),
                say!("Skriv senast expires: {last}", "Write at the latest expires: {last}"),
                (case.place(registered.span), Say::fixed("registrerat", "registered")),
            );
        }
    }
}
