//! Finds a plan made for an older revision of a framework than the current one.

use super::rule::{Findings, RuleContext};
use crate::facts::coverage::is_older;
use crate::facts::{Editions, PlanState};
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let editions = Editions::on(context.workspace, context.day);
    // What has been replaced is history, and followed what held then.
    let plans = context.workspace.plans();
    for plan in plans.filter(|plan| editions.state(plan.record) != PlanState::Superseded) {
        for follow in &plan.record.follows {
            let Some(framework) = context.workspace.framework(&follow.framework).found() else { continue };
            let (Some(meant), Some(now)) = (&follow.revision, &framework.record.revision) else { continue };
            // A text that has not come by the day makes nothing older.
            if now.period.first <= context.day && is_older(Some(meant), Some(now)) {
                let (id, old, new) = (&framework.record.id, &meant.text, &now.text);
                out.add_beside(
                    plan.place(old.span),
                    say!(
                        "Planen bygger på {id} i lydelsen {old}; nu gäller {new}.",
                        "The plan was made for {id} as of {old}; now {new} holds."
                    ),
                    say!(
                        "Gå igenom kraven som ändrats. Skriv sedan revision: {new}",
                        "Go through the requirements that changed. Then write revision: {new}"
                    ),
                    (framework.place(new.span), say!("lydelsen {new}", "revision {new}")),
                );
            }
        }
    }
}
