//! Finds an ongoing activity that yet has a promised end.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for plan in context.workspace.plans() {
        for activity in &plan.record.activities {
            let (Some(ongoing), Some(finish)) = (activity.promise.ongoing, &activity.promise.finish) else {
                continue;
            };
            let to = &finish.text;
            out.add_beside(
                plan.place(ongoing),
                say!(
                    "Åtgärden är löpande men ska ändå vara avslutad {to}.",
                    "The activity is ongoing and yet to be finished {to}."
                ),
                Say::fixed(
                    "Ta bort ongoing, om den har ett slut. Ta bort finish, om den pågår tills planen ändras.",
                    "Remove ongoing if it has an end. Remove finish if it goes on until the plan is changed.",
                ),
                (plan.place(to.span), say!("avslutad {to}", "finished {to}")),
            );
        }
    }
}
