//! Finds an open case without news for too long.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::facts::cases;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let limit = context.workspace.config.silent_after;
    for case in context.workspace.cases().filter(|case| cases::is_silent(case.record, limit, context.day)) {
        let Some(status) = case.record.status else { continue };
        out.add(
            case.place(status.span),
            Say::fixed(
                "Ärendet pågår, men inget är antecknat på länge.",
                "The case is open, but nothing has been noted for long.",
            ),
            Say::fixed(
                "Följ upp det och skriv månaden på steget, eller avsluta det med status: closed, closed och outcome.",
                "Follow it up and write the month on the step, or close it with status: closed, closed and outcome.",
            ),
        );
    }
}
