//! Finds a case that is due to be deleted.

use super::rule::{Findings, RuleContext};
use crate::base::halfyear::HalfYear;
use crate::base::lang::Say;
use crate::model::records::Spanned;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for case in context.workspace.cases() {
        let over = case.record.expires.filter(|expires| expires.value.is_over(context.day));
        // An end before the beginning is reported by `case-out-of-order`.
        let begun = |expires: &Spanned<HalfYear>| {
            case.record.registered.is_none_or(|registered| registered.value <= expires.value)
        };
        let Some(expires) = over.filter(begun) else { continue };
        let half = expires.value;
        out.add(
            case.place(expires.span),
            say!("Ärendet skulle ha gallrats {half}.", "The case should have been weeded out in {half}."),
            Say::fixed(
                "Ta bort filen enligt gallringsbeslutet. Git minns den ändå: historiken gallras för sig.",
                "Remove the file as the weeding decision says. Git remembers it all the same: history is weeded separately.",
            ),
        );
    }
}
