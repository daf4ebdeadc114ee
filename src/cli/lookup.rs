//! Finds the record that is asked for by name, or explains that it does not exist.

use super::outcome::CommandError;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::likeness::nearest;
use crate::base::wording::{self, Word};
use crate::facts::Editions;
use crate::facts::called::{self, Called, Fit};
use crate::facts::entities::{EntityIndex, EntityKind};
use crate::model::records::Text;
use crate::model::records::organisation::Actor;
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
    let what = say!("Det finns ingen plan {id}.", "There is no plan {id}.");
    CommandError::Message(what, wording::instead(id, &plans(workspace)))
}

/// The plans that there are, by their ids and titles.
fn plans(workspace: &Workspace) -> Vec<Word<'_>> {
    workspace.plans().map(|plan| titled(&plan.record.id, &plan.record.title)).collect()
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
        *id = asked_by(&found.record.id);
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
    let what = say!("Planen {id} finns inte.", "There is no plan {id}.");
    Err(CommandError::Message(what, wording::instead(id, &plans(workspace))))
}

/// Checks that the area that is named is there, and gives its id in place of its title.
pub(super) fn is_area(workspace: &Workspace, name: &mut Option<String>) -> Result<(), CommandError> {
    let areas = workspace.plans().flat_map(|plan| &plan.record.areas);
    let missing = |name: &str| say!("Området {name} finns inte.", "There is no area {name}.");
    is_part(areas.map(|area| (&area.id, &area.title)), name, missing)
}

/// The same for a need.
pub(super) fn is_need(workspace: &Workspace, name: &mut Option<String>) -> Result<(), CommandError> {
    let needs = workspace.plans().flat_map(|plan| &plan.record.needs);
    let missing = |name: &str| say!("Behovet {name} finns inte.", "There is no need {name}.");
    is_part(needs.map(|need| (&need.id, &need.title)), name, missing)
}

/// The same for one of some parts with ids and titles. The parts of several plans may have one id.
fn is_part<'w>(
    parts: impl Iterator<Item = (&'w Text, &'w Text)>,
    name: &mut Option<String>,
    missing: impl FnOnce(&str) -> Say,
) -> Result<(), CommandError> {
    let Some(written) = name else { return Ok(()) };
    let mut parts: Vec<(&Text, &Text)> = parts.collect();
    if parts.iter().any(|(id, _)| **id == **written) {
        return Ok(());
    }
    let key = |(id, title): &(&'w Text, &'w Text)| (id.stands(), title.stands());
    parts.sort_unstable_by_key(key);
    parts.dedup_by_key(|part| key(part));
    // What is told of a covered name is no name.
    let stand = |text: &'w Text| text.stands().into_raw();
    let names: Vec<Word<'_>> = parts.iter().map(|(id, title)| titled(stand(id), stand(title))).collect();
    let words: Vec<Word<'_>> = parts.iter().map(|(id, title)| titled(id, title)).collect();
    match wording::meant(written, &names).and_then(|at| parts.get(at)) {
        Some((id, _)) => {
            *written = asked_by(id);
            Ok(())
        }
        None => Err(CommandError::Message(missing(written), wording::instead(written, &words))),
    }
}

/// Something that goes by its id and its title.
fn titled<'w>(id: &'w str, title: &str) -> Word<'w> {
    Word::bare(id).also(Say::same(title))
}

/// Checks that the actor that is named is in the register, and gives its id in place of a name that is nearly written.
pub(super) fn is_actor(workspace: &Workspace, name: &mut Option<String>) -> Result<(), CommandError> {
    let Some(written) = name else { return Ok(()) };
    if workspace.actor(&**written) != Lookup::Missing {
        return Ok(());
    }
    let what = say!(
        "{written} finns inte bland roller, enheter och grupper.",
        "{written} is not among the roles, units and groups."
    );
    let found = actor_of(workspace, written, what, |_| true)?;
    *written = asked_by(&found.record.id);
    Ok(())
}

/// What something is asked for by in place of its title: its id as it stands, as if that had been written. What was asked
/// for is searched where it is told.
fn asked_by(id: &Text) -> String {
    id.stands().into_raw().to_owned()
}

/// The actor of some sorts that is meant by a name that the register does not have as it stands. `what` is the error when
/// there is none.
pub(super) fn actor_of<'w>(
    workspace: &'w Workspace,
    written: &str,
    what: Say,
    is_wanted: impl Fn(&Actor) -> bool,
) -> Result<Filed<'w, Actor>, CommandError> {
    let found = called::actor(workspace, written).filter(|actor| is_wanted(actor.record));
    found.ok_or_else(|| {
        let registers = workspace.organisations().flat_map(|filed| &filed.record.actors);
        let known: Vec<&str> =
            registers.filter(|actor| is_wanted(actor)).flat_map(Actor::names).map(|name| &**name).collect();
        CommandError::unknown(what, written, known.into_iter())
    })
}

/// The same for a framework.
pub(super) fn is_framework(workspace: &Workspace, name: &mut Option<String>) -> Result<(), CommandError> {
    let Some(id) = name else { return Ok(()) };
    if let Some(found) = record(workspace, "framework", id)? {
        *id = found;
        return Ok(());
    }
    let known = workspace.frameworks().map(|own| titled(&own.record.id, &own.record.title));
    let what = say!("Riktlinjen {id} finns inte.", "There is no framework {id}.");
    Err(CommandError::Message(what, wording::instead(id, &known.collect::<Vec<_>>())))
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
    editions: &Editions,
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
        [] => Err(nothing(things, &called, word)),
        ref found => {
            let (what, help) = called::several(things.workspace, &called, found, word);
            Err(CommandError::Message(what, help))
        }
    }
}

/// The error that there is nothing with that id.
fn nothing(things: &EntityIndex<'_>, called: &[Called<'_>], word: &str) -> CommandError {
    let what = say!("Det finns inget med id:t {word}.", "There is nothing with the id {word}.");
    let ids: Vec<&str> =
        things.all.iter().flat_map(|thing| [&*thing.id, thing.id.rsplit('/').next().unwrap_or("")]).collect();
    // What stands before the id need not be near anything.
    let own = word.rsplit([':', '/']).next().unwrap_or(word);
    if nearest(word, ids.iter().copied()).is_some() {
        CommandError::unknown(what, word, ids.into_iter())
    } else if nearest(own, ids.iter().copied()).is_some() {
        CommandError::unknown(what, own, ids.into_iter())
    } else if let Some((title, id)) = called::near_title(called, word) {
        CommandError::Message(what, say!("Menades {title} ({id})?", "Was {title} ({id}) meant?"))
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
