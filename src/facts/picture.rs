//! The quality of a plan's situation picture on a day: how old it is, who has not answered, and where its sources
//! differ.

use crate::base::day::Day;
use crate::base::rhythm::Length;
use crate::model::records::Time;
use crate::model::records::plan::{NamedPicture, Plan};
use crate::model::records::situation::{Situation, Source};
use crate::model::records::vocabulary::{Answered, Environment, Level, Vocabulary};
use crate::model::workspace::{Filed, Lookup, Workspace};

/// How long a picture is current: the law requires a new one within two years.
pub(crate) const CURRENT: Length = Length::Months(24);

/// A picture older than this when the plan's period began was no basis for the plan.
pub(crate) const AT_THE_START: Length = Length::Months(12);

/// Levels this far apart cannot both be right. One step apart is a normal difference in judgement.
pub(crate) const APART: usize = 2;

/// Why a plan has no current picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stale<'w> {
    Missing,
    /// The picture says neither when it was made nor what period it is about.
    Undated,
    /// The picture is from after the day.
    Later(&'w Time),
    /// It is this many whole months old.
    Old(&'w Time, u32),
    /// It was this many whole months old when the plan's period began.
    Before(&'w Time, u32),
}

/// The picture that a plan builds on, or else the plan that it is a part of.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Basis<'w> {
    Record(Filed<'w, Situation>),
    /// Only the plan tells of it.
    Named(&'w NamedPicture),
    /// The plan refers to a file that cannot be read.
    Unread,
}

impl<'w> Basis<'w> {
    /// When it was made, otherwise the time that it describes.
    pub(crate) fn time(self) -> Option<&'w Time> {
        match self {
            Self::Record(filed) => filed.record.time(),
            Self::Named(picture) => picture.dated.as_ref(),
            Self::Unread => None,
        }
    }
}

/// What a plan builds on; `None` when it names no picture, or one that is not there.
pub(crate) fn basis<'w>(workspace: &'w Workspace, plan: &'w Plan) -> Option<Basis<'w>> {
    let names = |plan: &Plan| plan.situation.is_some() || plan.picture.is_some();
    let whole = || workspace.plan(plan.part_of.as_ref()?).found().map(|whole| whole.record);
    let naming = if names(plan) { plan } else { whole()? };
    let Some(id) = &naming.situation else { return naming.picture.as_deref().map(Basis::Named) };
    match workspace.situation(id) {
        Lookup::Found(filed) => Some(Basis::Record(filed)),
        Lookup::Unknown => Some(Basis::Unread),
        Lookup::Missing => None,
    }
}

/// The picture that a plan refers to, or else the plan that it is a part of, when that is a record.
pub(crate) fn of_plan<'w>(workspace: &'w Workspace, plan: &'w Plan) -> Option<Filed<'w, Situation>> {
    match basis(workspace, plan)? {
        Basis::Record(filed) => Some(filed),
        Basis::Named(_) | Basis::Unread => None,
    }
}

/// Why a plan has no current picture on a day; `None` when it has one, or when the file cannot be read.
pub(crate) fn stale<'w>(workspace: &'w Workspace, plan: &'w Plan, day: Day) -> Option<Stale<'w>> {
    let made = match basis(workspace, plan) {
        None => return Some(Stale::Missing),
        Some(Basis::Unread) => return None,
        Some(basis) => basis.time(),
    };
    let Some(made) = made else { return Some(Stale::Undated) };
    if !made.period.has_come(day) {
        return Some(Stale::Later(made));
    }
    let (last, begins) = (made.period.last, plan.period.as_ref().map(|time| time.period.first));
    let older = |limit: Length, day: Day| limit.after(last) < day;
    if older(CURRENT, day) {
        return Some(Stale::Old(made, last.months_until(day)));
    }
    let begins = begins.filter(|begins| older(AT_THE_START, *begins))?;
    Some(Stale::Before(made, last.months_until(begins)))
}

/// The sources that had been asked by a day and had not answered.
pub(crate) fn silent(picture: &Situation, day: Day) -> impl Iterator<Item = &Source> {
    let has_come = move |time: &Option<Time>| has_come(time.as_ref(), day);
    picture.sources.iter().filter(move |source| {
        let asked = source.is_asked() && has_come(&source.asked_on);
        asked && !(source.is_answered() && has_come(&source.answered_on))
    })
}

/// The sources asked by a day that have answered in part.
pub(crate) fn in_part(picture: &Situation, day: Day) -> impl Iterator<Item = &Source> {
    picture.sources.iter().filter(move |source| {
        let is_partly = source.answered.is_some_and(|own| own.value == Answered::Partly);
        is_partly && source.is_asked() && has_come(source.answered_on.as_ref(), day)
    })
}

/// Whether a time has come, or is not told.
fn has_come(time: Option<&Time>, day: Day) -> bool {
    time.is_none_or(|time| time.period.has_come(day))
}

/// The levels that sources give one milieu, when they cannot all be right.
#[derive(Clone, Debug)]
pub(crate) struct Difference<'w> {
    pub environment: Environment,
    /// The sources that differ from another without an explanation, and the level of each; most differences first.
    pub told: Vec<(&'w Source, Level)>,
    /// How many pairs of sources differ.
    pub pairs: usize,
    /// How many of the pairs have an explanation.
    pub explained: usize,
    /// How many of the other pairs are noted.
    pub noted: usize,
}

/// Every milieu for which two sources that had answered by a day are [`APART`].
pub(crate) fn differences(picture: &Situation, day: Day) -> Vec<Difference<'_>> {
    Environment::ALL.iter().filter_map(|environment| difference(picture, *environment, day)).collect()
}

fn difference(picture: &Situation, environment: Environment, day: Day) -> Option<Difference<'_>> {
    let level = |source: &Source| {
        let own = source.levels().filter(|(of, _)| *of == environment);
        own.map(|(_, level)| level.value).max()
    };
    let known = picture.sources.iter().filter(|source| has_come(source.answered_on.as_ref(), day));
    let mut told: Vec<(&Source, Level)> = known.filter_map(|source| Some((source, level(source)?))).collect();
    told.sort_by_key(|(_, level)| std::cmp::Reverse(*level));
    let (mut pairs, mut explained, mut noted) = (0, 0, 0);
    let mut open = vec![false; told.len()];
    for (at, (one, high)) in told.iter().enumerate() {
        for (beside, (other, low)) in told.iter().enumerate().skip(at + 1) {
            if steps(*high) < steps(*low) + APART {
                continue;
            }
            pairs += 1;
            if picture.explains(&one.id, &other.id, environment) {
                explained += 1;
                continue;
            }
            noted += usize::from(picture.notes(&one.id, &other.id, environment));
            (open[at], open[beside]) = (true, true);
        }
    }
    let mut open = open.into_iter();
    told.retain(|_| open.next().unwrap_or_default());
    (pairs > 0).then_some(Difference { environment, told, pairs, explained, noted })
}

fn steps(level: Level) -> usize {
    Level::ALL.iter().position(|own| *own == level).unwrap_or_default()
}
