//! Which units and roles have had training, and how many of those who are to have it are left.
//!
//! A training is of those that it names or counts. What was held for a whole organisation, with nobody of a unit named
//! or counted, says nothing of the unit.

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::base::rhythm::Length;
use crate::facts::picture;
use crate::facts::scope::Scope;
use crate::facts::state::{Survey, responsible};
use crate::model::records::organisation::{Actor, ActorKind};
use crate::model::records::plan::Plan;
use crate::model::records::training::{Attendance, Level, Training};
use crate::model::records::{Text, Time};
use crate::model::workspace::{Filed, Link, Workspace};
use crate::say;

/// Which training counts.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Span {
    /// Whenever it was held.
    Ever,
    /// What was held, at least in part, within a period.
    In(Period),
    /// What is no older than this.
    Within(Length),
}

impl Span {
    fn holds(self, training: &Training, day: Day) -> bool {
        let on = training.on.as_ref().map(|on| on.period);
        match (self, on) {
            (Self::Ever, _) => true,
            (_, None) => false,
            (Self::In(time), Some(on)) => on.first <= time.last && time.first <= on.last,
            (Self::Within(within), Some(on)) => within.after(on.last) >= day,
        }
    }
}

/// What is known of the training of a unit or a role.
#[derive(Clone, Debug)]
pub(crate) struct Trained<'w> {
    pub actor: &'w Actor,
    /// The training that it has had, the latest last. Without a time it counts as older than any with one.
    pub had: Vec<Filed<'w, Training>>,
    /// Whether any of it was its own, and not only that of units below it.
    pub is_own: bool,
    /// How many took part, where it is known. Who takes both a basic course and one in depth is counted once.
    pub count: Option<u32>,
    /// How many are to have it, where it is known.
    pub staff: Option<u32>,
}

impl<'w> Trained<'w> {
    /// What each of some actors has had on a day. What one below another has had is a part of what the one above has, and those
    /// who took part in it are counted once, where it was.
    pub(crate) fn each(
        workspace: &'w Workspace,
        actors: &[Filed<'w, Actor>],
        span: Span,
        day: Day,
    ) -> Vec<Self> {
        actors.iter().map(|actor| Self::beside(workspace, *actor, actors, span, day)).collect()
    }

    /// What an actor, and those below it, has had on a day; those who took part are counted where they are not those of others.
    fn beside(
        workspace: &'w Workspace,
        actor: Filed<'w, Actor>,
        others: &[Filed<'w, Actor>],
        span: Span,
        day: Day,
    ) -> Self {
        let is_apart = |name: &Text| {
            let Some(named) = workspace.actor(name).found() else { return false };
            workspace.line_of(named).take_while(|above| *above != actor).any(|above| others.contains(&above))
        };
        let is_own = |name: &Text| is_of(workspace, name, actor);
        // What is planned says how many a unit has, and what was held later says nothing yet.
        let is_known =
            |filed: &Filed<'w, Training>| filed.record.on.as_ref().is_none_or(|on| on.period.has_come(day));
        let mut all: Vec<Filed<'w, Training>> =
            workspace.linked(Link::Trained, actor.record.id.stands()).filter(is_known).collect();
        all.sort_by_key(|filed| filed.record.on.as_ref().map(|on| on.period.last));
        let own = all.iter().rev().find_map(|filed| {
            // How many a unit has is said of the unit itself: a role in it, or a unit below it, has some of them.
            let mut own =
                filed.record.by_unit.iter().filter(|row| workspace.actor(&row.unit).found() == Some(actor));
            own.find_map(|row| Some(row.staff?.value))
        });
        let mut sums: Vec<(Option<Level>, u32)> = Vec::new();
        all.retain(|filed| {
            let training = filed.record;
            if !training.is_held(day) || !span.holds(training, day) {
                return false;
            }
            let rows = rows(workspace, training, actor);
            let number = if rows.is_empty() {
                // The number of a training for one unit is that of the unit.
                let only = training.units.len() == 1 && training.by_unit.is_empty();
                let is_counted = |name: &Text| is_own(name) && !is_apart(name);
                training.participants.filter(|_| only && training.units.iter().any(is_counted))
            } else {
                let counted = rows.iter().filter(|row| !is_apart(&row.unit));
                counted.filter_map(|row| Some(row.participants?.value)).reduce(u32::saturating_add)
            };
            if let Some(number) = number {
                match sums.iter_mut().find(|(level, _)| *level == training.level) {
                    Some((_, sum)) => *sum = sum.saturating_add(number),
                    None => sums.push((training.level, number)),
                }
            }
            match (rows.is_empty(), number) {
                (true, number) => training.units.iter().any(is_own) && number != Some(0),
                (false, _) => rows.iter().any(|row| row.is_any()),
            }
        });
        let count = sums.into_iter().map(|(_, sum)| sum).max();
        // That nobody is left in the roles that are counted does not say that nobody is in the others.
        let is_left = |of: &u32| count.is_some_and(|count| count < *of);
        let staff = own.or_else(|| staff_of_roles(workspace, &all, actor).filter(is_left));
        let is_own = all.iter().any(|filed| is_named(workspace, filed.record, actor));
        Self { actor: actor.record, had: all, is_own, count, staff }
    }

    pub(crate) fn last(&self) -> Option<&'w Training> {
        self.had.last().map(|filed| filed.record)
    }

    /// How many are left, where both numbers are known.
    pub(crate) fn left(&self) -> Option<u32> {
        Some(self.staff?.saturating_sub(self.count?))
    }

    /// Whether it has had training of its own, and nobody is known to be left. What a unit below it has had is a part.
    pub(crate) fn is_done(&self) -> bool {
        self.is_own && self.left().is_none_or(|left| left == 0)
    }

    /// What it is called.
    pub(crate) fn name(&self) -> &'w str {
        if self.actor.title.is_empty() { &self.actor.id } else { &self.actor.title }
    }
}

/// Why a plan has no units whose training can be counted.
pub(crate) fn without_units(workspace: &Workspace, plan: &Plan) -> Say {
    let Some(own) = &plan.organisation else {
        return Say::fixed(
            "Planen säger inte vilken organisation den gäller, så ingen enhets utbildning kan räknas.",
            "The plan does not say which organisation it is for, so no unit's training can be counted.",
        );
    };
    let own = workspace.actor(own).found().map_or(own, |actor| &actor.record.title);
    say!(
        "Ingen av planens ansvariga hör till {own} enligt registret.",
        "None of those responsible in the plan belongs to {own} in the register."
    )
}

/// The units that are responsible for something in a plan, whether an activity, a goal or an area, then those asked for its situation picture. Only units of
/// the plan's organisation and of those who own it together: others train their own. A unit with a part among them is known by
/// its parts, unless a role or a group in the unit itself answers for something.
pub(crate) fn units<'w>(workspace: &'w Workspace, survey: &Survey<'w>, day: Day) -> Vec<Filed<'w, Actor>> {
    let plan = survey.plan;
    let parties: Vec<Filed<'w, Actor>> =
        plan.parties().filter_map(|name| workspace.actor(name).found()).collect();
    let answer = survey.counting().flat_map(|activity| responsible(plan, activity));
    // A strategy has goals and areas that somebody answers for, and its activities in other plans.
    let of_goals = plan.goals.iter().flat_map(|goal| &goal.responsible);
    let of_areas = plan.areas.iter().flat_map(|area| &area.responsible);
    let answer = answer.chain(of_goals).chain(of_areas);
    let picture = picture::of_plan(workspace, plan).map(|filed| filed.record);
    let asked = picture.into_iter().flat_map(|picture| &picture.sources).flat_map(|source| &source.who);
    let mut units: Vec<Filed<'w, Actor>> = Vec::new();
    // Those in which a role or a group answers: it is to be trained where it is.
    let mut manned: Vec<Filed<'w, Actor>> = Vec::new();
    for name in answer.chain(asked) {
        let Some(actor) = workspace.actor(name).found() else { continue };
        let unit = unit_of(workspace, actor);
        let Some(unit) = unit.filter(|unit| workspace.line_of(*unit).any(|above| parties.contains(&above)))
        else {
            continue;
        };
        let is_there = unit.record.valid_until.is_none_or(|until| day <= until.day);
        if is_there && !units.contains(&unit) {
            units.push(unit);
        }
        if actor != unit {
            manned.push(unit);
        }
    }
    let above: Vec<Filed<'w, Actor>> =
        units.iter().flat_map(|unit| workspace.line_of(*unit).filter(move |own| own != unit)).collect();
    units.retain(|unit| !above.contains(unit) || manned.contains(unit));
    units
}

/// The time in which a plan's units are to have training: its own, once it has begun.
pub(crate) fn time_of(plan: &Plan, day: Day) -> Option<&Time> {
    plan.period.as_ref().filter(|time| time.period.has_come(day))
}

/// The training that is planned for those whom a plan is about, and has not been held, the first to come first.
pub(crate) fn awaited<'w>(workspace: &'w Workspace, plan: &'w Plan, day: Day) -> Vec<Filed<'w, Training>> {
    let mut all = Scope::of(workspace, plan, day).records::<Training>();
    all.retain(|filed| filed.record.awaited(day).is_some());
    all.sort_by_key(|filed| filed.record.planned.as_ref().map(|planned| planned.period.last));
    all
}

/// The unit that an actor is or belongs to.
pub(crate) fn unit_of<'w>(workspace: &'w Workspace, actor: Filed<'w, Actor>) -> Option<Filed<'w, Actor>> {
    workspace.line_of(actor).find(|own| own.record.kind == ActorKind::Unit)
}

/// Whether a name is that of an actor, or of somebody below it.
fn is_of(workspace: &Workspace, name: &Text, actor: Filed<'_, Actor>) -> bool {
    let named = workspace.actor(name).found();
    named.is_some_and(|named| workspace.line_of(named).any(|above| above == actor))
}

/// Whether a name is that of an actor itself, or of a role in it.
fn is_in(workspace: &Workspace, name: &Text, actor: Filed<'_, Actor>) -> bool {
    let named = workspace.actor(name).found();
    named.is_some_and(|named| named == actor || unit_of(workspace, named) == Some(actor))
}

/// Whether a training names an actor itself or a role in it, or counts the actor itself. What is counted of a role is a
/// part of its unit.
fn is_named(workspace: &Workspace, training: &Training, actor: Filed<'_, Actor>) -> bool {
    let is_itself = |name: &Text| workspace.actor(name).found() == Some(actor);
    let is_counted = training.by_unit.iter().any(|row| row.is_any() && is_itself(&row.unit));
    is_counted || training.units.iter().any(|name| is_in(workspace, name, actor))
}

/// How many the roles of a unit have together, where each that is counted says how many: they are then those of the unit
/// that are to have the training.
fn staff_of_roles(
    workspace: &Workspace,
    all: &[Filed<'_, Training>],
    actor: Filed<'_, Actor>,
) -> Option<u32> {
    let rows = all.iter().rev().flat_map(|filed| &filed.record.by_unit);
    let mut roles: Vec<(Filed<'_, Actor>, Option<u32>)> = Vec::new();
    for row in rows.filter(|row| is_in(workspace, &row.unit, actor)) {
        let Some(role) = workspace.actor(&row.unit).found() else { continue };
        let staff = row.staff.map(|staff| staff.value);
        match roles.iter_mut().find(|(own, _)| *own == role) {
            Some((_, known)) => *known = known.or(staff),
            None => roles.push((role, staff)),
        }
    }
    if roles.is_empty() {
        return None;
    }
    roles.into_iter().map(|(_, staff)| staff).try_fold(0, |sum: u32, staff| Some(sum.saturating_add(staff?)))
}

/// The rows of a training about an actor: its own, otherwise those of the roles in it, otherwise those of everybody
/// below it.
fn rows<'t>(workspace: &Workspace, training: &'t Training, actor: Filed<'_, Actor>) -> Vec<&'t Attendance> {
    let of = |is: &dyn Fn(&Text) -> bool| -> Vec<&'t Attendance> {
        training.by_unit.iter().filter(|row| is(&row.unit)).collect()
    };
    let itself = of(&|name| workspace.actor(name).found() == Some(actor));
    let within = of(&|name| is_in(workspace, name, actor));
    let below = of(&|name| is_of(workspace, name, actor));
    [itself, within, below].into_iter().find(|rows| !rows.is_empty()).unwrap_or_default()
}
