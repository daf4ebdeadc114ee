//! `vbe meeting` and `vbe roles`.

use super::ask::{CommandContext, unknown};
use super::reports::{is_actor, is_plan};
use super::world::{CommandError, Exit, Out};
use crate::base::lang::Say;
use crate::model::records::organisation::ActorKind;
use crate::model::workspace::Lookup;
use crate::output::render;
use crate::reports::meeting::{self, Options};
use crate::reports::roles;
use crate::say;

pub(super) fn answer(
    options: &Options,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let workspace = context.workspace(out)?;
    let name = &options.group;
    let meets = |actor: &&crate::model::records::organisation::Actor| actor.kind != ActorKind::Role;
    let group = match workspace.actor(name) {
        Lookup::Found(actor) if meets(&actor.record) => actor,
        Lookup::Found(actor) => {
            let title = &actor.record.title;
            return Err(CommandError::Said(
                say!("{title} är en roll, ingen grupp.", "{title} is a role, no group."),
                Say::fixed("vbe list group visar grupperna.", "vbe list group shows the groups."),
            ));
        }
        Lookup::Unknown => {
            return Err(CommandError::Said(
                Say::fixed(
                    "Registret över roller har fel och gick inte att läsa.",
                    "The register of roles has faults and could not be read.",
                ),
                Say::fixed("vbe validate säger vad som är fel.", "vbe validate tells what is wrong."),
            ));
        }
        Lookup::Missing => {
            let actors = workspace.organisations().flat_map(|filed| &filed.record.actors);
            let known: Vec<&str> =
                actors.filter(|actor| actor.kind == ActorKind::Group).map(|group| &*group.id).collect();
            let what = say!("Gruppen {name} finns inte.", "There is no group {name}.");
            return Err(unknown(what, name, known.into_iter()));
        }
    };
    let page = meeting::page(&context.report(&workspace), group, options);
    render::page(&page, context.format, context.render_options, out.answer)?;
    Ok(Exit::Fine)
}

pub(super) fn roles(
    options: &roles::Options,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let workspace = context.workspace(out)?;
    is_plan(&workspace, options.plan.as_deref())?;
    is_actor(&workspace, options.responsible.as_deref())?;
    is_actor(&workspace, options.unit.as_deref())?;
    let page = roles::page(&context.report(&workspace), options);
    render::page(&page, context.format, context.render_options, out.answer)?;
    Ok(if page.parts.is_empty() { Exit::Nothing } else { Exit::Fine })
}
