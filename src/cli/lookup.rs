//! Finds the record that is asked for by name, or explains that it does not exist.

use super::outcome::CommandError;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::nearest;
use crate::facts::Editions;
use crate::facts::called::{self, Fit};
use crate::facts::entities::{EntityIndex, EntityKind};
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Lookup, Workspace};
use crate::say;

/// The plan that is named.
pub(super) fn plan<'w>(workspace: &'w Workspace, name: &str) -> Result<Filed<'w, Plan>, CommandError> {
    plan_named(workspace, name)?.ok_or_else(|| no_plan(workspace, name))
}

/// The plan that is named, if there is one.
pub(super) fn plan_named<'w>(
    workspace: &'w Workspace,
    name: &str,
) -> Result<Option<Filed<'w, Plan>>, CommandError> {
    called::plan(workspace, name, Fit::Whole).map_err(|(what, help)| CommandError::Message(what, help))
}

/// The error that there is no plan with that id, with a list of those there are.
pub(super) fn no_plan(workspace: &Workspace, id: &str) -> CommandError {
    let ids: Vec<&str> = workspace.plans().map(|plan| &*plan.record.id).collect();
    CommandError::unknown(say!("Det finns ingen plan {id}.", "There is no plan {id}."), id, ids.into_iter())
}

/// The plan that is meant. It need not be named where there is only one, or only one that is counted on the day.
pub(super) fn plan_or_only<'w>(
    workspace: &'w Workspace,
    id: Option<&str>,
    day: Day,
) -> Result<Filed<'w, Plan>, CommandError> {
    let ids: Vec<&str> = workspace.plans().map(|plan| &*plan.record.id).collect();
    let editions = Editions::on(workspace, day);
    let mut counted = workspace.plans().filter(|plan| editions.counts(plan.record));
    let only = counted.next().filter(|_| counted.next().is_none());
    match (id, &ids[..]) {
        (Some(id), _) => plan(workspace, id),
        (None, [only]) => plan(workspace, only),
        (None, _) if only.is_some() => only.ok_or_else(|| no_plan(workspace, "")),
        (None, _) => Err(CommandError::unknown(
            Say::fixed("Vilken plan? Skriv --plan ID.", "Which plan? Write --plan ID."),
            "",
            ids.into_iter(),
        )),
    }
}

/// Checks that the plan that is named is there, and gives its id in place of another name for it.
pub(super) fn is_plan(workspace: &Workspace, name: &mut Option<String>) -> Result<(), CommandError> {
    let Some(id) = name else { return Ok(()) };
    if let Some(found) = plan_named(workspace, id)? {
        *id = found.record.id.to_string();
        return Ok(());
    }
    if workspace.plan(id) == Lookup::Unknown {
        return Err(CommandError::Message(
            say!(
                "Planen {id} har fel och gick inte att läsa.",
                "The plan {id} has faults and could not be read."
            ),
            Say::fixed("vbe validate säger vad som är fel.", "vbe validate tells what is wrong."),
        ));
    }
    let known: Vec<&str> = workspace.plans().map(|plan| &*plan.record.id).collect();
    Err(CommandError::unknown(
        say!("Planen {id} finns inte.", "There is no plan {id}."),
        id,
        known.into_iter(),
    ))
}

pub(super) fn is_area(workspace: &Workspace, id: Option<&str>) -> Result<(), CommandError> {
    let areas = || workspace.plans().flat_map(|plan| &plan.record.areas).map(|area| &*area.id);
    let Some(id) = id.filter(|id| !areas().any(|area| area == *id)) else { return Ok(()) };
    let known: Vec<&str> = areas().collect();
    Err(CommandError::unknown(
        say!("Området {id} finns inte.", "There is no area {id}."),
        id,
        known.into_iter(),
    ))
}

pub(super) fn is_actor(workspace: &Workspace, name: Option<&str>) -> Result<(), CommandError> {
    let Some(name) = name.filter(|name| workspace.actor(name) == Lookup::Missing) else { return Ok(()) };
    let known: Vec<&str> = workspace.actor_names().map(|name| &**name).collect();
    let what = say!(
        "{name} finns inte bland roller, enheter och grupper.",
        "{name} is not among the roles, units and groups."
    );
    Err(CommandError::unknown(what, name, known.into_iter()))
}

/// The same for a framework.
pub(super) fn is_framework(workspace: &Workspace, name: &mut Option<String>) -> Result<(), CommandError> {
    let Some(id) = name else { return Ok(()) };
    if let Some(found) = record(workspace, "framework", id)? {
        *id = found;
        return Ok(());
    }
    let known: Vec<&str> = workspace.frameworks().map(|framework| &*framework.record.id).collect();
    Err(CommandError::unknown(
        say!("Riktlinjen {id} finns inte.", "There is no framework {id}."),
        id,
        known.into_iter(),
    ))
}

/// The id of the record of a kind that is named, if there is one.
pub(super) fn record(
    workspace: &Workspace,
    kind: &'static str,
    name: &str,
) -> Result<Option<String>, CommandError> {
    let found = called::record_of(workspace, kind, name, Fit::Whole);
    let file = found.map_err(|(what, help)| CommandError::Message(what, help))?;
    Ok(file.map(|file| workspace.file(file).id().to_owned()))
}

/// The one thing that a name means. Where several editions of a plan have it, the edition in force is meant.
pub(super) fn entity(
    things: &EntityIndex<'_>,
    editions: &Editions<'_>,
    word: &str,
) -> Result<usize, CommandError> {
    let (called, mut meant) = called::things(things, word);
    if meant.len() > 1 {
        // The requirements of a framework are named as the parts of a plan are.
        let part = |at: usize| Some(&things.all[at]).filter(|one| one.kind != EntityKind::Requirement);
        editions.prefer(&mut meant, |at| Some(part(at)?.stands()));
    }
    match meant[..] {
        [only] => Ok(only),
        [] => Err(nothing(things, word)),
        ref found => {
            let (what, help) = called::several(things.workspace, &called, found, word);
            Err(CommandError::Message(what, help))
        }
    }
}

/// The error that there is nothing with that id.
fn nothing(things: &EntityIndex<'_>, word: &str) -> CommandError {
    let what = say!("Det finns inget med id:t {word}.", "There is nothing with the id {word}.");
    let ids: Vec<&str> =
        things.all.iter().flat_map(|thing| [&*thing.id, thing.id.rsplit('/').next().unwrap_or("")]).collect();
    // What stands before the id need not be near anything.
    let own = word.rsplit([':', '/']).next().unwrap_or(word);
    if nearest(word, ids.iter().copied()).is_some() {
        CommandError::unknown(what, word, ids.into_iter())
    } else if nearest(own, ids.iter().copied()).is_some() {
        CommandError::unknown(what, own, ids.into_iter())
    } else {
        CommandError::Message(
            what,
            say!(
                "vbe list SORT visar vad som finns, till exempel vbe list activity.",
                "vbe list KIND shows what there is, for example vbe list activity."
            ),
        )
    }
}
