//! Finds a deviation whose last day has passed: it no longer excuses anything.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for filed in context.workspace.deviations() {
        let Some(expires) = filed.record.expires.filter(|expires| expires.day < context.day) else {
            continue;
        };
        // An end before the beginning is reported by `deviation-term`.
        if filed.record.on.is_some_and(|on| on.day > expires.day) {
            continue;
        }
        let last = expires.day;
        out.add(
            filed.place(expires.span),
            say!(
                "Avsteget upphörde {last} och gäller inte längre.",
                "The deviation ended on {last} and no longer holds."
            ),
            Say::fixed(
                "Ta upp frågan igen. Tas ett nytt beslut skrivs det som ett nytt avsteg. Är bristen avhjälpt kan filen tas bort.",
                "Take the matter up again. If there is a new decision, write it as a new deviation. If the lack is mended, the file can be removed.",
            ),
        );
    }
}
