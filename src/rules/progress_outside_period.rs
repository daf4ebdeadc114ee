//! Finds something recorded as having happened outside the period of its plan.

use super::rule::{Findings, RuleContext};
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for filed in context.workspace.all_progress() {
        let Some(plan) = context.workspace.plan(&filed.record.plan).found() else { continue };
        let Some(time) = &plan.record.period else { continue };
        for dated in
            filed.record.dates().filter(|dated| !time.period.holds(dated.day) && dated.day <= context.day)
        {
            let (day, period, id) = (dated.day, &time.text, &plan.record.id);
            out.add_beside(
                filed.place(dated.span),
                say!("{day} ligger utanför planens tid, {period}.", "{day} is outside the time of the plan, {period}."),
                say!(
                    "Rätta datumet, eller för åtgärden vidare till nästa plan med carried_from: [{id}/…] och följ upp den där.",
                    "Mend the date, or carry the activity into the next plan with carried_from: [{id}/…] and follow it there.",
                ),
                (plan.place(time.text.span), say!("planen gäller {period}", "the plan is for {period}")),
            );
        }
    }
}
