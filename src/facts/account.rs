//! What became of every promise of a plan, once its time is over or the next plan exists.

use std::collections::HashMap;

use super::diff::{Change, between_activities};
use super::lineage::origins;
use super::state::{Standing, State, Survey};
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::model::records::activity::Progress;
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::{Filed, Workspace};
use crate::syntax::unsearched::Unsearched;

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// Neither done nor cancelled, and missing from the next plan without a decision.
    Dropped,
    /// Not done, and there is no next plan yet.
    Open,
    /// The next plan continues it with another promise.
    Changed,
    /// The next plan continues it with the same promise.
    Carried,
    Cancelled,
    Done,
}

impl Fate {
    /// Every fate, the most urgent first.
    pub(crate) const ALL: [Self; 6] =
        [Self::Dropped, Self::Open, Self::Changed, Self::Carried, Self::Cancelled, Self::Done];

    /// The name in JSON; never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Dropped => "dropped",
            Self::Open => "open",
            Self::Changed => "changed",
            Self::Carried => "carried",
            Self::Cancelled => "cancelled",
            Self::Done => "done",
        }
    }

    /// The word for a number of them.
    pub(crate) fn words(self, count: usize) -> Say {
        match self {
            other if count == 1 => other.word(),
            Self::Dropped => Say::fixed("strukna utan beslut", "dropped without a decision"),
            Self::Open => Say::fixed("kvar", "left"),
            Self::Changed => Say::fixed("förda vidare, ändrade", "carried over, changed"),
            Self::Carried => Say::fixed("förda vidare", "carried over"),
            Self::Cancelled => Say::fixed("inställda genom beslut", "cancelled by decision"),
            Self::Done => Say::fixed("genomförda", "done"),
        }
    }

    pub(crate) fn word(self) -> Say {
        match self {
            Self::Dropped => Say::fixed("struken utan beslut", "dropped without a decision"),
            Self::Open => Say::fixed("kvar", "left"),
            Self::Changed => Say::fixed("förd vidare, ändrad", "carried over, changed"),
            Self::Carried => Say::fixed("förd vidare", "carried over"),
            Self::Cancelled => Say::fixed("inställd genom beslut", "cancelled by decision"),
            Self::Done => Say::fixed("genomförd", "done"),
        }
    }
}

/// A promise, and what became of it.
#[derive(Clone, Debug)]
pub(crate) struct Promised<'w> {
    pub activity: &'w Activity,
    pub standing: Standing<'w>,
    /// The recorded progress, if there is any.
    pub progress: Option<&'w Progress>,
    pub fate: Fate,
    /// The activities of the next plan that continue it, and how each promise differs.
    pub onward: Vec<(&'w Activity, Vec<Change>)>,
}

#[derive(Clone, Debug)]
pub(crate) struct Account<'w> {
    pub plan: &'w Plan,
    pub next: Option<&'w Plan>,
    /// Each promise once, in the order of the plan.
    pub rows: Vec<Promised<'w>>,
    /// The activities that only the next plan has.
    pub new: Vec<&'w Activity>,
}

impl<'w> Account<'w> {
    /// Accounts for a plan on a day.
    pub(crate) fn of(
        workspace: &'w Workspace,
        plan: Filed<'w, Plan>,
        next: Option<Filed<'w, Plan>>,
        day: Day,
    ) -> Self {
        let continued = next.map(|next| continued(plan, next)).unwrap_or_default();
        let row = |(activity, standing): (&'w Activity, Standing<'w>)| {
            let by = continued.get(&activity.id.stands()).map(Vec::as_slice).unwrap_or_default();
            let onward = next.map(|next| onward(workspace, plan, next, activity, by)).unwrap_or_default();
            let progress = workspace.progress(&plan.record.id, &activity.id).map(|filed| filed.record);
            let again =
                progress.and_then(|own| own.cancelled.as_ref()).is_some_and(|cancelled| cancelled.again);
            let fate = fate(&standing, again, next.is_some(), &onward);
            Promised { activity, standing, progress, fate, onward }
        };
        let rows = Survey::of(workspace, plan.record, day).rows.into_iter().map(row).collect();
        let new = |next: Filed<'w, Plan>| {
            let is_new = |own: &&'w Activity| {
                let from = origins(own, next.record, plan.record);
                !from.iter().any(|id| plan.record.activities.find(id).is_some())
            };
            next.record.activities.iter().filter(is_new).collect()
        };
        Self {
            plan: plan.record,
            next: next.map(|next| next.record),
            rows,
            new: next.map(new).unwrap_or_default(),
        }
    }

    /// The number of promises with a fate.
    pub(crate) fn count(&self, fate: Fate) -> usize {
        self.rows.iter().filter(|row| row.fate == fate).count()
    }
}

/// The plan that names `plan` as its predecessor; the first by id when there are several. A plan that was decided
/// after the day does not count; a draft always does, so that one can see what it drops before it is decided.
pub(crate) fn next_of<'w>(workspace: &'w Workspace, plan: &Plan, day: Day) -> Option<Filed<'w, Plan>> {
    let after = workspace
        .plans()
        .filter(|next| next.record.previous.as_ref().is_some_and(|id| id.stands() == plan.id.stands()));
    let has_come = |next: &Filed<'_, Plan>| {
        let settling = next.record.decisions.iter().filter(|decision| decision.act.settles());
        let mut days = settling.filter_map(|decision| decision.on.as_ref()).peekable();
        days.peek().is_none() || days.any(|on| on.period.has_come(day))
    };
    let next = after.filter(|next| next.record.id.stands() != plan.id.stands()).filter(has_come);
    next.min_by_key(|next| next.record.id.to_string())
}

/// Whether `later` names `earlier` as its predecessor, or its period begins later.
pub(crate) fn is_before(earlier: &Plan, later: &Plan) -> bool {
    let first = |plan: &Plan| plan.period.as_ref().map(|time| time.period.first);
    let is_named = later.previous.as_ref().is_some_and(|id| id.stands() == earlier.id.stands());
    is_named || first(earlier).zip(first(later)).is_some_and(|(one, other)| one < other)
}

/// The activities of the next plan that continue each of a plan's, by the id of the latter.
fn continued<'w>(
    plan: Filed<'w, Plan>,
    next: Filed<'w, Plan>,
) -> HashMap<Unsearched<&'w str>, Vec<&'w Activity>> {
    let mut continued: HashMap<Unsearched<&str>, Vec<&Activity>> = HashMap::new();
    for own in &next.record.activities {
        for id in origins(own, next.record, plan.record) {
            continued.entry(id).or_default().push(own);
        }
    }
    continued
}

/// How the activities that continue a promise differ from it.
fn onward<'w>(
    workspace: &'w Workspace,
    plan: Filed<'w, Plan>,
    next: Filed<'w, Plan>,
    activity: &Activity,
    by: &[&'w Activity],
) -> Vec<(&'w Activity, Vec<Change>)> {
    let files = (workspace.file(plan.file), workspace.file(next.file));
    let after = by.iter().copied();
    after.map(|own| (own, between_activities((files.0, &activity.id), (files.1, &own.id)))).collect()
}

/// What was cancelled only until the revision is a promise again when there is a next plan: it is carried over there, or
/// it has been dropped.
fn fate(standing: &Standing<'_>, again: bool, has_next: bool, onward: &[(&Activity, Vec<Change>)]) -> Fate {
    match standing.state {
        State::Finished => Fate::Done,
        State::Cancelled if !again || !has_next => Fate::Cancelled,
        _ if !has_next => Fate::Open,
        _ if onward.is_empty() => Fate::Dropped,
        // One of several activities that continue a promise may be unchanged; together they are another promise.
        _ if onward.len() > 1 || onward.iter().any(|(_, changes)| !changes.is_empty()) => Fate::Changed,
        _ => Fate::Carried,
    }
}
