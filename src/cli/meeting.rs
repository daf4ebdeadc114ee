//! `vbe meeting` and `vbe roles`.

use super::ask::{Call, unknown};
use super::reports::{is_actor, is_plan};
use super::world::{Exit, Failure, Out};
use crate::base::lang::Say;
use crate::model::records::organisation::Sort;
use crate::model::whole::Known;
use crate::output::render;
use crate::reports::meeting::{self, Wish};
use crate::reports::roles;
use crate::say;

pub(super) fn answer(wish: &Wish, call: &Call, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let whole = call.whole(out)?;
    let name = &wish.group;
    let meets = |actor: &&crate::model::records::organisation::Actor| actor.sort != Sort::Role;
    let group = match whole.actor(name) {
        Known::Yes(actor) if meets(&actor.record) => actor,
        Known::Yes(actor) => {
            let title = &actor.record.title;
            return Err(Failure::Said(
                say!("{title} är en roll, ingen grupp.", "{title} is a role, no group."),
                Say::fixed("vbe list group visar grupperna.", "vbe list group shows the groups."),
            ));
        }
        Known::Unsure => {
            return Err(Failure::Said(
                Say::fixed(
                    "Registret över roller har fel och gick inte att läsa.",
                    "The register of roles has faults and could not be read.",
                ),
                Say::fixed("vbe validate säger vad som är fel.", "vbe validate tells what is wrong."),
            ));
        }
        Known::No => {
            let actors = whole.organisations().flat_map(|filed| &filed.record.actors);
            let known: Vec<&str> =
                actors.filter(|actor| actor.sort == Sort::Group).map(|group| &*group.id).collect();
            let what = say!("Gruppen {name} finns inte.", "There is no group {name}.");
            return Err(unknown(what, name, known.into_iter()));
        }
    };
    let page = meeting::page(&call.setting(&whole), group, wish);
    render::page(&page, call.format, call.look, out.answer)?;
    Ok(Exit::Fine)
}

pub(super) fn roles(wish: &roles::Wish, call: &Call, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let whole = call.whole(out)?;
    is_plan(&whole, wish.plan.as_deref())?;
    is_actor(&whole, wish.responsible.as_deref())?;
    is_actor(&whole, wish.unit.as_deref())?;
    let page = roles::page(&call.setting(&whole), wish);
    render::page(&page, call.format, call.look, out.answer)?;
    Ok(if page.parts.is_empty() { Exit::Nothing } else { Exit::Fine })
}
