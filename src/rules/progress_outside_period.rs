//! Finds something recorded as having happened outside the period of its plan: work that began before or after it, or
//! follow-up long before or long after.

use super::rule::{Findings, RuleContext};
use crate::base::day::Day;
use crate::base::period::Period;
use crate::base::rhythm::Length;
use crate::model::records::activity::Progress;
use crate::say;

/// How long before a plan follow-up may be written: a plan is prepared and adopted before it holds.
const BEFORE: Length = Length::Months(3);
/// How long after a plan follow-up may be written. The report of a plan's last year is written and decided on during
/// the year after, whether the next plan holds by then or not.
const AFTER: Length = Length::Months(12);

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for (filed, plan) in context.workspace.planned_progress() {
        let Some(time) = &plan.record.period else { continue };
        let is_odd = |day: Day| is_outside(filed.record, time.period, day);
        for dated in filed.record.dates().filter(|dated| dated.day <= context.day && is_odd(dated.day)) {
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

/// Whether a day of an activity's follow-up cannot be about the plan's time.
fn is_outside(progress: &Progress, plan: Period, day: Day) -> bool {
    if progress.started.is_some_and(|started| started.day == day) {
        return !plan.holds(day);
    }
    day < BEFORE.before(plan.first) || AFTER.after(plan.last) < day
}
