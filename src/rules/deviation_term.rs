//! Finds a deviation with an unreasonable time: it ends before it was decided, or holds for so long that nobody
//! reconsiders it.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::base::nouns;
use crate::say;

/// The longest time that a deviation may hold: a term of office, so that the next elected body decides anew.
const LONGEST_IN_YEARS: u32 = 4;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for filed in context.workspace.deviations() {
        let (Some(decided), Some(expires)) = (filed.record.on, filed.record.expires) else { continue };
        let (on, last) = (decided.day, expires.day);
        let latest = on.plus_months(12 * LONGEST_IN_YEARS);
        let what = if last < on {
            say!(
                "Avsteget upphör {last}, innan det beslutades {on}.",
                "The deviation ends on {last}, before it was decided on {on}."
            )
        } else if last > latest {
            let Say { sv, en } = nouns::YEARS.with(LONGEST_IN_YEARS as usize);
            say!(
                "Avsteget gäller till {last}, mer än {sv} efter beslutet.",
                "The deviation holds until {last}, more than {en} after the decision."
            )
        } else {
            continue;
        };
        out.add_beside(
            filed.place(expires.span),
            what,
            say!(
                "Skriv den sista dag som beslutet gäller, senast expires: {latest}",
                "Write the last day that the decision holds, at the latest expires: {latest}"
            ),
            (filed.place(decided.span), Say::fixed("beslutet", "the decision")),
        );
    }
}
