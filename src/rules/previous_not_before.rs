//! Finds a plan whose previous plan is not before it: it begins later, or leads back to it.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::facts::lineage::{before, begins_before, is_in_circle};
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let workspace = context.workspace;
    for plan in workspace.plans() {
        let Some(previous) = &plan.record.previous else { continue };
        let Some(other) = workspace.plan(previous).found() else { continue };
        let id = &plan.record.id;
        // One that names itself has a finding of its own.
        if other.record.id.stands() == id.stands() {
            continue;
        }
        // Nothing that leads to an earlier plan at every step comes back, so that only the others are followed.
        let is_earlier = begins_before(other.record, plan.record);
        let what = if !is_earlier && is_in_circle(workspace, plan.record) {
            if !is_first(workspace, plan) {
                continue;
            }
            say!(
                "Föregående plan leder tillbaka hit: {id} anger {previous}, som i sin tur kommer efter {id}.",
                "The plan before leads back here: {id} names {previous}, which itself comes after {id}."
            )
        } else if begins_before(plan.record, other.record) {
            say!(
                "{previous} anges som föregående plan men börjar senare än {id}.",
                "{previous} is named as the plan before but begins later than {id}."
            )
        } else {
            continue;
        };
        out.add(
            plan.place(previous.span),
            what,
            Say::fixed(
                "Skriv id för den plan som gällde före den här, eller ta bort raden previous om ingen gjorde det.",
                "Write the id of the plan that held before this one, or remove the line previous if none did.",
            ),
        );
    }
}

/// Whether a plan is the one of its circle that begins first, which is where the circle is wrong.
fn is_first(workspace: &Workspace, plan: Filed<'_, Plan>) -> bool {
    let key = |own: &Plan| (own.period.as_ref().map(|time| time.period.first), own.id.to_string());
    before(workspace, plan.record).into_iter().all(|other| key(plan.record) < key(other.record))
}
