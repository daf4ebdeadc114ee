//! Finds a role that was at a group's meeting without being a member of the group.

use super::rule::{Findings, RuleContext};
use crate::model::records::Text;
use crate::model::records::organisation::Actor;
use crate::model::workspace::{Filed, Lookup, Workspace};
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for meeting in context.workspace.meetings() {
        let Some(Lookup::Found(group)) =
            meeting.record.group.as_ref().map(|name| context.workspace.actor(name))
        else {
            continue;
        };
        // A group without listed members cannot be checked.
        if group.record.members.is_empty() {
            continue;
        }
        for name in &meeting.record.present {
            let Lookup::Found(there) = context.workspace.actor(name) else { continue };
            if belongs(context.workspace, group.record, there) {
                continue;
            }
            let (role, title) = (&there.record.title, &group.record.title);
            out.add_beside(
                meeting.place(name.span),
                say!("{role} står inte bland ledamöterna i {title}.", "{role} is not among the members of {title}."),
                say!(
                    "Var det en gäst, skriv rollen under invited. Annars läggs den till under members i registret.",
                    "If it was a guest, write the role under invited. Otherwise add it under members in the register."
                ),
                (group.place(group.record.id.span), say!("gruppen", "the group")),
            );
        }
    }
}

/// Whether an actor is a member: by itself, by a unit above it, or as the convener.
fn belongs(workspace: &Workspace, group: &Actor, there: Filed<'_, Actor>) -> bool {
    let is =
        |name: &Text, own: Filed<'_, Actor>| workspace.actor(name).found().is_none_or(|actor| actor == own);
    let calls = group.convener.iter().any(|name| is(name, there));
    calls || workspace.line_of(there).any(|own| group.members.iter().any(|name| is(name, own)))
}
