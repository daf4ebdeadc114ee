//! `vbe list`: everything of one kind.

use super::ask::{CommandContext, unknown};
use super::reports::{is_actor, is_area, is_plan};
use super::world::{CommandError, Exit, Out};
use crate::facts::entities::EntityIndex;
use crate::facts::select::Trees;
use crate::output::render;
use crate::reports::listing::{self, Listed, Options};
use crate::say;

pub(super) fn answer(
    options: &Options,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let Some(listed) = Listed::named(&options.kind) else {
        let kind = &options.kind;
        let what = say!("Det går inte att lista {kind}.", "{kind} cannot be listed.");
        return Err(unknown(what, kind, Listed::names().into_iter()));
    };
    is_sound(&listed, options)?;
    let workspace = context.workspace(out)?;
    is_plan(&workspace, options.plan.as_deref())?;
    if matches!(listed.name, "activity") {
        is_area(&workspace, options.area.as_deref())?;
    }
    is_actor(&workspace, options.responsible.as_deref())?;
    is_actor(&workspace, options.unit.as_deref())?;
    let trees = Trees::new(&workspace);
    let things = EntityIndex::of(&workspace, &trees);
    let page = listing::page(&context.report(&workspace), &trees, &things, &listed, options);
    render::page(&page, context.format, context.render_options, out.answer)?;
    Ok(if page.parts.is_empty() { Exit::Nothing } else { Exit::Fine })
}

/// Whether the kind can be chosen by what is asked.
fn is_sound(listed: &Listed, options: &Options) -> Result<(), CommandError> {
    let name = listed.name;
    if let Some(filter) = listing::is_possible(listed, options) {
        let can: Vec<String> = listed.filters().into_iter().map(|filter| format!("--{filter}")).collect();
        let can = can.into_iter().chain(["--where".to_owned()]).collect::<Vec<_>>().join(", ");
        return Err(CommandError::Said(
            say!("{name} går inte att välja med --{filter}.", "{name} cannot be chosen by --{filter}."),
            say!("Det som går: {can}.", "What can be used: {can}."),
        ));
    }
    let states = listed.states();
    if let Some(state) = options.states.iter().find(|state| !states.contains(state)) {
        let what = say!("Läget {state} finns inte för {name}.", "There is no state {state} of {name}.");
        return Err(unknown(what, state, states.iter().map(String::as_str)));
    }
    for (path, _) in &options.wheres {
        if let Err(known) = listed.field(path) {
            let what = say!("{name} har inget fält {path}.", "{name} has no field {path}.");
            return Err(unknown(what, path, known.iter().map(String::as_str)));
        }
    }
    Ok(())
}
