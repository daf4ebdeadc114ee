//! `vbe list`: everything of one kind.

use super::ask::{Call, unknown};
use super::reports::{is_actor, is_area, is_plan};
use super::world::{Exit, Failure, Out};
use crate::facts::select::Trees;
use crate::facts::things::Things;
use crate::output::render;
use crate::reports::listing::{self, Listed, Wish};
use crate::say;

pub(super) fn answer(wish: &Wish, call: &Call, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let Some(listed) = Listed::named(&wish.kind) else {
        let kind = &wish.kind;
        let what = say!("Det går inte att lista {kind}.", "{kind} cannot be listed.");
        return Err(unknown(what, kind, Listed::names().into_iter()));
    };
    is_sound(&listed, wish)?;
    let whole = call.whole(out)?;
    is_plan(&whole, wish.plan.as_deref())?;
    if matches!(listed.name, "activity") {
        is_area(&whole, wish.area.as_deref())?;
    }
    is_actor(&whole, wish.responsible.as_deref())?;
    is_actor(&whole, wish.unit.as_deref())?;
    let trees = Trees::new(&whole);
    let things = Things::of(&whole, &trees);
    let page = listing::page(&call.setting(&whole), &trees, &things, &listed, wish);
    render::page(&page, call.format, call.look, out.answer)?;
    Ok(if page.parts.is_empty() { Exit::Nothing } else { Exit::Fine })
}

/// Whether the kind can be chosen by what is asked.
fn is_sound(listed: &Listed, wish: &Wish) -> Result<(), Failure> {
    let name = listed.name;
    if let Some(filter) = listing::is_possible(listed, wish) {
        let can: Vec<String> = listed.filters().into_iter().map(|filter| format!("--{filter}")).collect();
        let can = can.into_iter().chain(["--where".to_owned()]).collect::<Vec<_>>().join(", ");
        return Err(Failure::Said(
            say!("{name} går inte att välja med --{filter}.", "{name} cannot be chosen by --{filter}."),
            say!("Det som går: {can}.", "What can be used: {can}."),
        ));
    }
    let states = listed.states();
    if let Some(state) = wish.states.iter().find(|state| !states.contains(state)) {
        let what = say!("Läget {state} finns inte för {name}.", "There is no state {state} of {name}.");
        return Err(unknown(what, state, states.iter().map(String::as_str)));
    }
    for (path, _) in &wish.wheres {
        if let Err(known) = listed.field(path) {
            let what = say!("{name} har inget fält {path}.", "{name} has no field {path}.");
            return Err(unknown(what, path, known.iter().map(String::as_str)));
        }
    }
    Ok(())
}
