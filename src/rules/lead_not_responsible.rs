//! Finds a lead of an activity who is not one of those responsible for it.

use super::rule::{Findings, RuleContext};
use crate::facts::state::responsible;
use crate::model::records::organisation::Actor;
use crate::model::workspace::{Filed, Workspace};
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let workspace = context.workspace;
    for plan in workspace.plans() {
        for activity in &plan.record.activities {
            let Some(name) = &activity.lead else { continue };
            // One that the register does not have is told of already, and may be the lead.
            let owners: Option<Vec<Filed<'_, Actor>>> = responsible(plan.record, activity)
                .iter()
                .map(|owner| workspace.actor(owner).found())
                .collect();
            let (Some(lead), Some(owners)) = (workspace.actor(name).found(), owners) else { continue };
            if owners.is_empty() || owners.iter().any(|owner| belongs(workspace, lead, owner.record)) {
                continue;
            }
            let (title, id) = (&lead.record.title, &lead.record.id);
            out.add(
                plan.place(name.span),
                say!(
                    "{title} håller ihop åtgärden, men är inte en av de ansvariga.",
                    "{title} leads the activity, but is not one of those responsible."
                ),
                say!(
                    "Lägg till {id} under responsible, eller skriv en av de ansvariga under lead.",
                    "Add {id} under responsible, or write one of those responsible under lead."
                ),
            );
        }
    }
}

/// Whether a lead is the owner, is of the owner's unit, or is a member of the group that it is.
fn belongs(workspace: &Workspace, lead: Filed<'_, Actor>, owner: &Actor) -> bool {
    let is = |own: Filed<'_, Actor>| {
        let is_member = |name| workspace.is_same_actor(name, &own.record.id);
        own.record.id.stands() == owner.id.stands()
            || owner.members.iter().chain(&owner.convener).any(is_member)
    };
    workspace.line_of(lead).any(is)
}
