//! Finds the record that is asked for by name, or explains that it does not exist.

use super::outcome::CommandError;
use crate::base::lang::Say;
use crate::base::likeness::nearest;
use crate::facts::Replaced;
use crate::facts::entities::EntityIndex;
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Lookup, Workspace};
use crate::say;

/// How many are listed when a name may mean several things.
const LISTED: usize = 12;

/// The plan with that id.
pub(super) fn plan<'w>(workspace: &'w Workspace, id: &str) -> Result<Filed<'w, Plan>, CommandError> {
    workspace.plan(id).found().ok_or_else(|| no_plan(workspace, id))
}

/// The error that there is no plan with that id, with a list of those there are.
pub(super) fn no_plan(workspace: &Workspace, id: &str) -> CommandError {
    let ids: Vec<&str> = workspace.plans().map(|plan| &*plan.record.id).collect();
    CommandError::unknown(say!("Det finns ingen plan {id}.", "There is no plan {id}."), id, ids.into_iter())
}

/// The plan that is meant. It need not be named where there is only one.
pub(super) fn plan_or_only<'w>(
    workspace: &'w Workspace,
    id: Option<&str>,
) -> Result<Filed<'w, Plan>, CommandError> {
    let ids: Vec<&str> = workspace.plans().map(|plan| &*plan.record.id).collect();
    match (id, &ids[..]) {
        (Some(id), _) => plan(workspace, id),
        (None, [only]) => plan(workspace, only),
        (None, _) => Err(CommandError::unknown(
            Say::fixed("Vilken plan? Skriv --plan ID.", "Which plan? Write --plan ID."),
            "",
            ids.into_iter(),
        )),
    }
}

pub(super) fn is_plan(workspace: &Workspace, id: Option<&str>) -> Result<(), CommandError> {
    let Some(id) = id.filter(|id| workspace.plan(id).found().is_none()) else { return Ok(()) };
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

pub(super) fn is_framework(workspace: &Workspace, id: Option<&str>) -> Result<(), CommandError> {
    let Some(id) = id.filter(|id| workspace.framework(id).found().is_none()) else { return Ok(()) };
    let known: Vec<&str> = workspace.frameworks().map(|framework| &*framework.record.id).collect();
    Err(CommandError::unknown(
        say!("Riktlinjen {id} finns inte.", "There is no framework {id}."),
        id,
        known.into_iter(),
    ))
}

/// The one thing that a name means. Where several editions of a plan have it, the edition in force is meant.
pub(super) fn entity(
    things: &EntityIndex<'_>,
    replaced: &Replaced<'_>,
    word: &str,
) -> Result<usize, CommandError> {
    let told = |at: &usize| {
        let thing = &things.all[*at];
        format!("{}:{}", thing.kind.name(), thing.id)
    };
    let mut meant = things.meant(word);
    let holds = |at: &usize| !replaced.holds_part(&things.all[*at].id);
    if meant.iter().filter(|at| holds(at)).count() == 1 {
        meant.retain(holds);
    }
    match meant[..] {
        [only] => Ok(only),
        [] => {
            let ids: Vec<&str> = things
                .all
                .iter()
                .flat_map(|thing| [&*thing.id, thing.id.rsplit('/').next().unwrap_or("")])
                .collect();
            let what = say!("Det finns inget med id:t {word}.", "There is nothing with the id {word}.");
            // Progress of a plan that is not there has its id with that of the plan only.
            if let Some(whole) = things.all.iter().find(|thing| thing.is_called(word)) {
                let meant = &whole.id;
                return Err(CommandError::Message(what, say!("Menades {meant}?", "Was {meant} meant?")));
            }
            Err(if nearest(word, ids.iter().copied()).is_some() {
                CommandError::unknown(what, word, ids.into_iter())
            } else {
                CommandError::Message(
                    what,
                    say!(
                        "vbe list SORT visar vad som finns, till exempel vbe list activity.",
                        "vbe list KIND shows what there is, for example vbe list activity."
                    ),
                )
            })
        }
        ref several => {
            let count = several.len();
            let listed: Vec<String> = several.iter().take(LISTED).map(told).collect();
            let more = if count > LISTED { ", …" } else { "" };
            let listed = listed.join(", ");
            Err(CommandError::Message(
                say!("{word} kan betyda {count} saker.", "{word} can mean {count} things."),
                say!("Skriv en av dem: {listed}{more}", "Write one of them: {listed}{more}"),
            ))
        }
    }
}
