//! What became of every promise of a plan, once its time is over or the next plan exists.

use std::collections::HashMap;

use super::diff::{Change, PlanDiff};
use super::editions::{Editions, PlanState};
use super::kept::{Kept, is_tried_again};
use super::lineage::{is_in_circle, successors, unsaid};
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
    /// Not done, and which plan is the next one cannot be told.
    Unclear,
    /// The next plan continues it with another promise.
    Changed,
    /// The next plan continues it with the same promise.
    Carried,
    Cancelled,
    Done,
}

impl Fate {
    /// Every fate, the most urgent first.
    pub(crate) const ALL: [Self; 7] =
        [Self::Dropped, Self::Open, Self::Unclear, Self::Changed, Self::Carried, Self::Cancelled, Self::Done];

    /// The name in JSON; never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Dropped => "dropped",
            Self::Open => "open",
            Self::Unclear => "unclear",
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
            Self::Open => Say::fixed("kvarstår", "remaining"),
            Self::Unclear => Say::fixed("oklara", "unclear"),
            Self::Changed => Say::fixed("förda vidare i ändrad form", "carried over with changes"),
            Self::Carried => Say::fixed("förda vidare oförändrade", "carried over unchanged"),
            Self::Cancelled => Say::fixed("inställda genom beslut", "cancelled by decision"),
            Self::Done => Say::fixed("genomförda", "done"),
        }
    }

    /// The word for a number of them where the next plan is only a draft: what nobody has adopted has dropped nothing.
    pub(crate) fn words_of_draft(self, count: usize) -> Say {
        match self {
            Self::Dropped => Say::fixed("inte med i utkastet", "not in the draft"),
            other => other.words(count),
        }
    }

    pub(crate) fn word(self) -> Say {
        match self {
            Self::Dropped => Say::fixed("struken utan beslut", "dropped without a decision"),
            Self::Open => Say::fixed("kvarstår", "remaining"),
            Self::Unclear => Say::fixed("oklar", "unclear"),
            Self::Changed => Say::fixed("förd vidare i ändrad form", "carried over with changes"),
            Self::Carried => Say::fixed("förd vidare oförändrad", "carried over unchanged"),
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
    /// The other plans that name the plan as their predecessor.
    pub others: Vec<&'w Plan>,
    /// The plans because of which the next one cannot be told.
    pub unclear: Vec<&'w Plan>,
    /// Each promise once, in the order of the plan.
    pub rows: Vec<Promised<'w>>,
    /// What the next plan promises otherwise as a whole: its goals, needs and indicators.
    pub own: Vec<Change>,
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
        let is_draft =
            |next: Filed<'_, Plan>| Editions::on(workspace, day).state(next.record) == PlanState::Draft;
        let of_draft = next.is_some_and(is_draft);
        let kept = || Kept::of(workspace, plan.record, !of_draft, day);
        let compared = next.and_then(|next| PlanDiff::of(workspace, plan, next, &kept()));
        let (mut onward, mut own, mut new) =
            (HashMap::<Unsearched<&str>, Vec<(&Activity, Vec<Change>)>>::new(), vec![], vec![]);
        if let Some(compared) = compared {
            for pair in compared.pairs {
                onward.entry(pair.was.id.stands()).or_default().push((pair.now, pair.changes));
            }
            (own, new) = (compared.own, compared.come);
        }
        // A plan that is followed by several has been divided, and what one of them does not have another may.
        let others: Vec<Filed<'w, Plan>> = successors(workspace, plan.record, day);
        let is_other = |other: &&Filed<'w, Plan>| {
            next.is_some_and(|next| next.record.id.stands() != other.record.id.stands())
        };
        for other in others.iter().filter(is_other).filter(|other| is_draft(**other) == of_draft) {
            let pairs = PlanDiff::of(workspace, plan, *other, &kept()).into_iter().flat_map(|own| own.pairs);
            for pair in pairs {
                let there = onward.entry(pair.was.id.stands()).or_default();
                if there.is_empty() {
                    there.push((pair.now, pair.changes));
                }
            }
        }
        let unclear = if next.is_some() { Vec::new() } else { unclear(workspace, plan.record) };
        let found = if next.is_some() {
            Next::Known
        } else if unclear.is_empty() {
            Next::None
        } else {
            Next::Unclear
        };
        let row = |(activity, standing): (&'w Activity, Standing<'w>)| {
            let mut onward = onward.remove(&activity.id.stands()).unwrap_or_default();
            let progress = workspace.progress(&plan.record.id, &activity.id).map(|filed| filed.record);
            // What nobody has adopted has not revised the plan.
            let again =
                (!of_draft || !onward.is_empty()) && is_tried_again(workspace, plan.record, &activity.id);
            let fate = fate(&standing, again, found, &onward);
            // What is over has not become another promise.
            if matches!(fate, Fate::Done | Fate::Cancelled) {
                for (_, changes) in &mut onward {
                    changes.clear();
                }
            }
            Promised { activity, standing, progress, fate, onward }
        };
        let rows = Survey::of(workspace, plan.record, day).rows.into_iter().map(row).collect();
        let others = others.iter().filter(is_other).map(|other| other.record).collect();
        Self { plan: plan.record, next: next.map(|next| next.record), others, unclear, rows, own, new }
    }

    /// The plan that an activity which carries a promise over is in.
    pub(crate) fn plan_of(&self, activity: &Activity) -> Option<&'w Plan> {
        let is_in = |plan: &&Plan| plan.activities.iter().any(|own| std::ptr::eq(own, activity));
        self.next.into_iter().chain(self.others.iter().copied()).find(is_in)
    }

    /// The number of promises with a fate.
    pub(crate) fn count(&self, fate: Fate) -> usize {
        self.rows.iter().filter(|row| row.fate == fate).count()
    }
}

/// Whether there is a next plan.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    None,
    Known,
    Unclear,
}

/// The plans that make it unclear which one follows a plan: those that carry its activities over and do not say that it
/// comes before them, or the plan itself where it is its own predecessor.
fn unclear<'w>(workspace: &'w Workspace, plan: &'w Plan) -> Vec<&'w Plan> {
    if is_in_circle(workspace, plan) {
        return vec![plan];
    }
    unsaid(workspace, plan).into_iter().map(|own| own.record).collect()
}

/// What was cancelled only until the revision is a promise again when there is a next plan: it is carried over there, or
/// it has been dropped.
fn fate(standing: &Standing<'_>, again: bool, next: Next, onward: &[(&Activity, Vec<Change>)]) -> Fate {
    match standing.state {
        State::Finished => Fate::Done,
        State::Cancelled if !again || next == Next::None => Fate::Cancelled,
        _ if next == Next::None => Fate::Open,
        _ if next == Next::Unclear => Fate::Unclear,
        _ if onward.is_empty() => Fate::Dropped,
        // One of several activities that continue a promise may be unchanged; together they are another promise.
        _ if onward.len() > 1 || onward.iter().any(|(_, changes)| !changes.is_empty()) => Fate::Changed,
        _ => Fate::Carried,
    }
}
