//! Finds a routine whose next review is before its last.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for filed in context.workspace.routines() {
        let (Some(revised), Some(next)) = (&filed.record.revised, &filed.record.next) else { continue };
        // A passed date is a gap; only one before the last review is a mistake.
        if !next.period.is_over(revised.period.first) {
            continue;
        }
        let (from, to) = (&revised.text, &next.text);
        out.add_beside(
            filed.place(to.span),
            say!(
                "Rutinen ska ses över {to}, men sågs över {from}.",
                "The routine is to be looked over in {to}, but was looked over in {from}."
            ),
            Say::fixed(
                "Skriv när den ska ses över nästa gång, eller ta bort raden om det inte är bestämt.",
                "Write when it is to be looked over next, or remove the line if that is not decided.",
            ),
            (filed.place(from.span), Say::fixed("senast sedd över", "last looked over")),
        );
    }
}
