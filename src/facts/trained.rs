//! Which units of a plan's organisation have had training, as recorded.

use crate::base::day::Day;
use crate::facts::picture;
use crate::facts::state::{Survey, responsible};
use crate::model::records::Text;
use crate::model::records::organisation::{Actor, ActorKind};
use crate::model::records::plan::Plan;
use crate::model::records::training::Training;
use crate::model::workspace::{Filed, Workspace};

/// A unit and its training.
#[derive(Clone, Debug)]
pub(crate) struct Unit<'w> {
    pub actor: &'w Actor,
    /// The latest training recorded for the unit, a unit above it or one below it.
    pub last: Option<&'w Training>,
    /// Whether any of it was in the plan's period.
    pub within: bool,
}

/// The units that are responsible for something in a plan, then those asked for its situation picture. Only units of
/// the plan's organisation: others train their own.
pub(crate) fn units<'w>(workspace: &'w Workspace, survey: &Survey<'w>, day: Day) -> Vec<Unit<'w>> {
    let plan = survey.plan;
    let Some(own) = plan.organisation.as_ref().and_then(|name| workspace.actor(name).found()) else {
        return Vec::new();
    };
    let answer = survey.counting().flat_map(|activity| responsible(plan, activity));
    let picture = picture::of_plan(workspace, plan).map(|filed| filed.record);
    let asked = picture.into_iter().flat_map(|picture| &picture.sources).flat_map(|source| &source.who);
    let mut units: Vec<Filed<'w, Actor>> = Vec::new();
    for name in answer.chain(asked) {
        let unit = workspace.actor(name).found().and_then(|actor| unit_of(workspace, actor));
        let Some(unit) = unit.filter(|unit| workspace.line_of(*unit).any(|above| above == own)) else {
            continue;
        };
        let is_there = unit.record.valid_until.is_none_or(|until| day <= until.day);
        if is_there && !units.contains(&unit) {
            units.push(unit);
        }
    }
    units.into_iter().map(|unit| of_unit(workspace, plan, unit, day)).collect()
}

/// The unit that an actor is or belongs to.
pub(crate) fn unit_of<'w>(workspace: &'w Workspace, actor: Filed<'w, Actor>) -> Option<Filed<'w, Actor>> {
    workspace.line_of(actor).find(|own| own.record.kind == ActorKind::Unit)
}

fn of_unit<'w>(workspace: &'w Workspace, plan: &Plan, unit: Filed<'w, Actor>, day: Day) -> Unit<'w> {
    let took_part = |name: &Text| {
        let Some(actor) = workspace.actor(name).found() else { return false };
        // Training of an organisation is of each of its units, and training of a unit is in part of its organisation.
        workspace.line_of(actor).any(|above| above == unit)
            || workspace.line_of(unit).any(|above| above == actor)
    };
    let held = workspace.trainings().map(|filed| filed.record).filter(|training| {
        let has_been = training.on.as_ref().is_none_or(|on| on.period.has_come(day));
        has_been && training.units.iter().any(took_part)
    });
    let held: Vec<&Training> = held.collect();
    let time = plan.period.as_ref().map(|time| time.period);
    let is_within = |training: &&Training| {
        let on = training.on.as_ref().map(|on| on.period);
        matches!((on, time), (Some(on), Some(time)) if on.first <= time.last && time.first <= on.last)
    };
    let within = held.iter().any(is_within);
    // Training without a time counts as older than any with one.
    let last = held.into_iter().max_by_key(|training| training.on.as_ref().map(|on| on.period.last));
    Unit { actor: unit.record, last, within }
}
