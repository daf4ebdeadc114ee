//! `vbe status` and `vbe due`: pages, and whether what was asked for is there at all.

use super::ask::{CommandContext, unknown};
use super::world::{CommandError, Exit, Out};
use crate::base::lang::Say;
use crate::model::workspace::{Lookup, Workspace};
use crate::output::render;
use crate::reports::{due, status};
use crate::say;

pub(super) fn status(
    options: &status::Options,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let workspace = context.workspace(out)?;
    is_plan(&workspace, options.plan.as_deref())?;
    is_area(&workspace, options.area.as_deref())?;
    is_actor(&workspace, options.responsible.as_deref())?;
    let page = status::page(&context.report(&workspace), options);
    render::page(&page, context.format, context.render_options, out.answer)?;
    Ok(if page.parts.is_empty() { Exit::Nothing } else { Exit::Fine })
}

pub(super) fn due(
    options: &due::Options,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let workspace = context.workspace(out)?;
    is_plan(&workspace, options.plans.first().map(String::as_str))?;
    is_actor(&workspace, options.responsible.as_deref())?;
    let page = due::page(&context.report(&workspace), options);
    render::page(&page, context.format, context.render_options, out.answer)?;
    Ok(if page.parts.is_empty() { Exit::Nothing } else { Exit::Fine })
}

pub(super) fn is_plan(workspace: &Workspace, id: Option<&str>) -> Result<(), CommandError> {
    let Some(id) = id.filter(|id| workspace.plan(id).found().is_none()) else { return Ok(()) };
    if workspace.plan(id) == Lookup::Unknown {
        return Err(CommandError::Said(
            say!(
                "Planen {id} har fel och gick inte att läsa.",
                "The plan {id} has faults and could not be read."
            ),
            Say::fixed("vbe validate säger vad som är fel.", "vbe validate tells what is wrong."),
        ));
    }
    let known: Vec<&str> = workspace.plans().map(|plan| &*plan.record.id).collect();
    Err(unknown(say!("Planen {id} finns inte.", "There is no plan {id}."), id, known.into_iter()))
}

pub(super) fn is_area(workspace: &Workspace, id: Option<&str>) -> Result<(), CommandError> {
    let areas = || workspace.plans().flat_map(|plan| &plan.record.areas).map(|area| &*area.id);
    let Some(id) = id.filter(|id| !areas().any(|area| area == *id)) else { return Ok(()) };
    let known: Vec<&str> = areas().collect();
    Err(unknown(say!("Området {id} finns inte.", "There is no area {id}."), id, known.into_iter()))
}

pub(super) fn is_actor(workspace: &Workspace, name: Option<&str>) -> Result<(), CommandError> {
    let Some(name) = name.filter(|name| workspace.actor(name) == Lookup::Missing) else { return Ok(()) };
    let known: Vec<&str> = workspace.actor_names().map(|name| &**name).collect();
    let what = say!(
        "{name} finns inte bland roller, enheter och grupper.",
        "{name} is not among the roles, units and groups."
    );
    Err(unknown(what, name, known.into_iter()))
}

pub(super) fn is_framework(workspace: &Workspace, id: Option<&str>) -> Result<(), CommandError> {
    let Some(id) = id.filter(|id| workspace.framework(id).found().is_none()) else { return Ok(()) };
    let known: Vec<&str> = workspace.frameworks().map(|framework| &*framework.record.id).collect();
    Err(unknown(say!("Riktlinjen {id} finns inte.", "There is no framework {id}."), id, known.into_iter()))
}
