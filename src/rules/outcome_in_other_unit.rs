//! Finds an outcome that is in another unit than the target of the activity's goal, and so decides nothing.

use super::rule::{Findings, RuleContext};
use crate::base::quantity::Quantity;
use crate::model::records::Text;
use crate::model::records::activity::Progress;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for (filed, plan) in context.workspace.planned_progress() {
        let activity = plan.record.activities.find(&filed.record.id);
        let Some(aim) = activity.and_then(|activity| Some(&activity.goal.as_ref()?.aim)) else { continue };
        let (Some(target), Some(written)) = (&aim.target, &aim.written) else { continue };
        // A change is told in the unit of the number that it is counted from.
        if target.is_change {
            continue;
        }
        for value in values(filed.record) {
            let Some(own) = Quantity::read(value).filter(|_| target.value_in(value).is_none()) else {
                continue;
            };
            let (unit, of_target) = (&own.unit, &target.unit);
            out.add_beside(
                filed.place(value.span),
                say!(
                    "Målvärdet är i {of_target}, utfallet i {unit}. Utfallet räknas därför inte.",
                    "The target is in {of_target}, the outcome in {unit}. So the outcome is not counted."
                ),
                say!(
                    "Skriv utfallet i {of_target}, eller bara talet om det är samma sak.",
                    "Write the outcome in {of_target}, or the number alone if they are the same."
                ),
                (plan.place(written.span), say!("målvärdet", "the target")),
            );
        }
    }
}

/// What has been counted or measured.
fn values(progress: &Progress) -> impl Iterator<Item = &Text> {
    let outcome = progress.outcome.as_ref().map(|outcome| &outcome.value);
    progress.updates.iter().filter_map(|update| update.value.as_ref()).chain(outcome)
}
