//! Finds an activity whose promised finish is before its promised start.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for plan in context.workspace.plans() {
        for activity in &plan.record.activities {
            let (Some(start), Some(finish)) = (&activity.promise.start, &activity.promise.finish) else {
                continue;
            };
            if finish.period.is_over(start.period.first) {
                let (from, to) = (&start.text, &finish.text);
                out.add_beside(
                    plan.place(to.span),
                    say!(
                        "Åtgärden ska vara avslutad {to}, innan den påbörjas {from}.",
                        "The activity is to be finished {to}, before it is started {from}."
                    ),
                    Say::fixed(
                        "Skriv tiderna så som de står i det beslutade dokumentet.",
                        "Write the times as they stand in the adopted document.",
                    ),
                    (plan.place(from.span), say!("påbörjas {from}", "started {from}")),
                );
            }
        }
    }
}
