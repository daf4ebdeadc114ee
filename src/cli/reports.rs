//! `vbe status` and `vbe due`: pages, and whether what was asked for is there at all.

use super::ask::{Call, unknown};
use super::world::{Exit, Failure, Out};
use crate::base::lang::Say;
use crate::model::whole::{Known, Whole};
use crate::output::render;
use crate::reports::{due, status};
use crate::say;

pub(super) fn status(wish: &status::Wish, call: &Call, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let whole = call.whole(out)?;
    is_plan(&whole, wish.plan.as_deref())?;
    is_area(&whole, wish.area.as_deref())?;
    is_actor(&whole, wish.responsible.as_deref())?;
    let page = status::page(&call.setting(&whole), wish);
    render::page(&page, call.format, call.look, out.answer)?;
    Ok(if page.parts.is_empty() { Exit::Nothing } else { Exit::Fine })
}

pub(super) fn due(wish: &due::Wish, call: &Call, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let whole = call.whole(out)?;
    is_plan(&whole, wish.plans.first().map(String::as_str))?;
    is_actor(&whole, wish.responsible.as_deref())?;
    let page = due::page(&call.setting(&whole), wish);
    render::page(&page, call.format, call.look, out.answer)?;
    Ok(if page.parts.is_empty() { Exit::Nothing } else { Exit::Fine })
}

pub(super) fn is_plan(whole: &Whole, id: Option<&str>) -> Result<(), Failure> {
    let Some(id) = id.filter(|id| whole.plan(id).found().is_none()) else { return Ok(()) };
    if whole.plan(id) == Known::Unsure {
        return Err(Failure::Said(
            say!(
                "Planen {id} har fel och gick inte att läsa.",
                "The plan {id} has faults and could not be read."
            ),
            Say::fixed("vbe validate säger vad som är fel.", "vbe validate tells what is wrong."),
        ));
    }
    let known: Vec<&str> = whole.plans().map(|plan| &*plan.record.id).collect();
    Err(unknown(say!("Planen {id} finns inte.", "There is no plan {id}."), id, known.into_iter()))
}

pub(super) fn is_area(whole: &Whole, id: Option<&str>) -> Result<(), Failure> {
    let areas = || whole.plans().flat_map(|plan| &plan.record.areas).map(|area| &*area.id);
    let Some(id) = id.filter(|id| !areas().any(|area| area == *id)) else { return Ok(()) };
    let known: Vec<&str> = areas().collect();
    Err(unknown(say!("Området {id} finns inte.", "There is no area {id}."), id, known.into_iter()))
}

pub(super) fn is_actor(whole: &Whole, name: Option<&str>) -> Result<(), Failure> {
    let Some(name) = name.filter(|name| whole.actor(name) == Known::No) else { return Ok(()) };
    let known: Vec<&str> = whole.actor_names().map(|name| &**name).collect();
    let what = say!(
        "{name} finns inte bland roller, enheter och grupper.",
        "{name} is not among the roles, units and groups."
    );
    Err(unknown(what, name, known.into_iter()))
}

pub(super) fn is_framework(whole: &Whole, id: Option<&str>) -> Result<(), Failure> {
    let Some(id) = id.filter(|id| whole.framework(id).found().is_none()) else { return Ok(()) };
    let known: Vec<&str> = whole.frameworks().map(|framework| &*framework.record.id).collect();
    Err(unknown(say!("Riktlinjen {id} finns inte.", "There is no framework {id}."), id, known.into_iter()))
}
