//! A role that was at a group's meeting without being a member of the group.

use super::rule::{Findings, Look};
use crate::model::records::Text;
use crate::model::records::organisation::Actor;
use crate::model::whole::{Filed, Known, Whole};
use crate::say;

pub(super) fn judge(look: &Look<'_>, out: &mut Findings) {
    for meeting in look.whole.meetings() {
        let Some(Known::Yes(group)) = meeting.record.group.as_ref().map(|name| look.whole.actor(name)) else {
            continue;
        };
        // A group whose members nobody has listed has none that could be missing.
        if group.record.members.is_empty() {
            continue;
        }
        for name in &meeting.record.present {
            let Known::Yes(there) = look.whole.actor(name) else { continue };
            if belongs(look.whole, group.record, there) {
                continue;
            }
            let (role, title) = (&there.record.title, &group.record.title);
            out.add_beside(
                meeting.place(name.span),
                say!("{role} står inte bland medlemmarna i {title}.", "{role} is not among the members of {title}."),
                say!(
                    "Var det en gäst, skriv rollen under invited. Annars läggs den till under members i registret.",
                    "If it was a guest, write the role under invited. Otherwise add it under members in the register."
                ),
                (group.place(group.record.id.span), say!("gruppen", "the group")),
            );
        }
    }
}

/// Whether somebody is a member: by itself, by a unit that it belongs to, or as the one who calls to the meeting.
fn belongs(whole: &Whole, group: &Actor, there: Filed<'_, Actor>) -> bool {
    let is = |name: &Text, own: Filed<'_, Actor>| whole.actor(name).found().is_none_or(|actor| actor == own);
    let calls = group.convener.iter().any(|name| is(name, there));
    calls || whole.line_of(there).any(|own| group.members.iter().any(|name| is(name, own)))
}
