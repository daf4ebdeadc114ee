//! Finds an activity that is to be done or begun before the time of its plan: it would be late on the plan's first day. So
//! it is with a time that came along from the plan before. What is ongoing may have begun at any time.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::model::records::Time;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for plan in context.workspace.plans() {
        let Some(time) = &plan.record.period else { continue };
        for activity in &plan.record.activities {
            let promise = &activity.promise;
            let start = promise.start().filter(|_| promise.ongoing.is_none());
            let is_before = |own: &&Time| own.period.is_over(time.period.first);
            let Some(own) = promise.finish().into_iter().chain(start).find(is_before) else { continue };
            let (text, period) = (&own.text, &time.text);
            out.add_beside(
                plan.place(text.span),
                say!("{text} är före planens tid, {period}.", "{text} is before the time of the plan, {period}."),
                Say::fixed(
                    "Skriv en tid i planens. Är åtgärden gjord hör den till den förra planen: ta då bort den här.",
                    "Write a time within that of the plan. If it is done it belongs to the plan before: remove it here.",
                ),
                (plan.place(time.text.span), say!("planen gäller {period}", "the plan is for {period}")),
            );
        }
    }
}
