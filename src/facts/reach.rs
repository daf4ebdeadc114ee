//! How a number stands to its target: the one definition of what is met. Only numbers decide, never words.

use super::aimed::{Aimed, Beside, baseline};
use super::measured::{Point, Series, Sum};
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::base::target::{Side, Target};
use crate::model::records::Time;
use crate::model::records::activity::Progress;
use crate::model::records::plan::{Activity, Goal, Plan};

/// How something stands to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// The number reaches the target.
    Met,
    /// The day is over, and the number has moved from the baseline towards the target and is not there; or some parts
    /// are met and others not.
    Partly,
    /// The number does not reach the target, and the day by which it is to is not over.
    UnderWay,
    /// The same, and the number is farther from the target than the baseline was.
    FartherOff,
    /// The number does not reach the target.
    NotMet,
    /// There are a number and a target, and what is written does not say which numbers reach it.
    Unclear,
    /// Values for the same period disagree, so no number decides.
    Disputed,
    /// There is a number, but no target.
    NoTarget,
    /// Nothing has been measured.
    Unmeasured,
}

impl Reach {
    pub(crate) const ALL: [Self; 9] = [
        Self::Met,
        Self::Partly,
        Self::UnderWay,
        Self::FartherOff,
        Self::NotMet,
        Self::Unclear,
        Self::Disputed,
        Self::NoTarget,
        Self::Unmeasured,
    ];

    /// The name in JSON; never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partly => "partly",
            Self::UnderWay => "under-way",
            Self::FartherOff => "farther-off",
            Self::NotMet => "not-met",
            Self::Unclear => "unclear",
            Self::Disputed => "disputed",
            Self::NoTarget => "no-target",
            Self::Unmeasured => "unmeasured",
        }
    }

    pub(crate) fn word(self) -> Say {
        match self {
            Self::Met => Say::fixed("uppfyllt", "met"),
            Self::Partly => Say::fixed("delvis uppfyllt", "partly met"),
            Self::UnderWay => Say::fixed("på väg", "under way"),
            Self::FartherOff => Say::fixed("längre ifrån", "farther off"),
            Self::NotMet => Say::fixed("inte uppfyllt", "not met"),
            Self::Unclear => Say::fixed("går inte att bedöma", "cannot be judged"),
            Self::Disputed => Say::fixed("motstridigt", "conflicting"),
            Self::NoTarget => Say::fixed("utan målvärde", "without a target"),
            Self::Unmeasured => Say::fixed("ej mätt", "not measured"),
        }
    }

    /// The word for a number of them.
    pub(crate) fn words(self, count: usize) -> Say {
        match self {
            other if count == 1 => other.word(),
            Self::Met => Say::fixed("uppfyllda", "met"),
            Self::Partly => Say::fixed("delvis uppfyllda", "partly met"),
            Self::UnderWay => Say::fixed("på väg", "under way"),
            Self::FartherOff => Say::fixed("längre ifrån", "farther off"),
            Self::NotMet => Say::fixed("inte uppfyllda", "not met"),
            Self::Unclear => Say::fixed("går inte att bedöma", "cannot be judged"),
            Self::Disputed => Say::fixed("motstridiga", "conflicting"),
            Self::NoTarget => Say::fixed("utan målvärde", "without a target"),
            Self::Unmeasured => Say::fixed("ej mätta", "not measured"),
        }
    }

    /// Whether the day is over, and there is a number that does not reach the target.
    pub(crate) fn falls_short(self) -> bool {
        matches!(self, Self::Partly | Self::NotMet)
    }

    /// Whether more is to come before it is decided: the day is not over, or nothing is measured.
    pub(crate) fn is_open(self) -> bool {
        matches!(self, Self::UnderWay | Self::FartherOff | Self::Unmeasured)
    }

    /// The state of something with parts, by a day of its own that is over or not. It is partly met when some parts
    /// are met and the numbers of others show that they are not. An unmeasured part shows nothing, but keeps it from
    /// being met.
    pub(crate) fn of_parts(parts: &[Self], is_over: bool) -> Self {
        let has = |reach: Self| parts.contains(&reach);
        let is_nearer = has(Self::NotMet) || has(Self::Partly) || has(Self::UnderWay);
        let is_short = is_nearer || has(Self::FartherOff);
        match () {
            () if is_short && !is_over && !is_nearer => Self::FartherOff,
            () if is_short && !is_over => Self::UnderWay,
            () if is_short && (has(Self::Met) || has(Self::Partly)) => Self::Partly,
            () if is_short => Self::NotMet,
            () if has(Self::Unclear) => Self::Unclear,
            () if has(Self::Disputed) => Self::Disputed,
            () if has(Self::Unmeasured) => Self::Unmeasured,
            () if has(Self::Met) => Self::Met,
            () if has(Self::NoTarget) => Self::NoTarget,
            () => Self::Unmeasured,
        }
    }
}

/// The time by which a target is to be reached, seen from a day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Due {
    /// The time; without one the target is to be reached always.
    pub by: Option<Period>,
    /// Whether the work is done, so that no more is to come.
    pub is_done: bool,
    pub day: Day,
}

impl Due {
    /// By a target's own time, otherwise by the end of the plan.
    pub(crate) fn of(own: Option<&Time>, plan: &Plan, is_done: bool, day: Day) -> Self {
        let by = own.or(plan.period.as_ref()).map(|time| time.period);
        Self { by, is_done, day }
    }

    pub(crate) fn is_over(&self) -> bool {
        self.is_done || self.by.is_none_or(|by| by.is_over(self.day))
    }
}

/// How numbers stand to a target, and what became of that afterwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Judged {
    pub reach: Reach,
    /// The number that is judged: the last, or what the parts come to. None when values disagree.
    pub number: Option<f64>,
    pub turn: Option<Turn>,
}

/// A number that does not say by itself what the state is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// The target was reached at this place in the series, and the last number does not reach it.
    Fallen(usize),
    /// The target was reached only after its time.
    Late,
}

impl Judged {
    /// Before the day the last number is judged, and one that falls short is under way. When the day is over the last
    /// number by then decides: what was reached in time stays reached, and what was reached later is.
    pub(crate) fn of(aimed: &Aimed, start: Option<f64>, series: &Series<'_>, due: &Due) -> Self {
        let number = match series.sum {
            Some(Sum::Of(sum)) => Some(sum),
            Some(Sum::Disputed) => None,
            None => series.points.last().and_then(Point::agreed),
        };
        let is_disputed = number.is_none() && (!series.points.is_empty() || series.foreign > 0);
        let (reach, turn) = match (&aimed.target, number) {
            _ if is_disputed => (Reach::Disputed, None),
            (_, None) => (Reach::Unmeasured, None),
            (None, Some(_)) => (Reach::NoTarget, None),
            (Some(_), Some(_)) if aimed.doubt.is_some() => (Reach::Unclear, None),
            (Some(target), Some(number)) => Self::against(target, start, (series, number), due),
        };
        Self { reach, number, turn }
    }

    fn against(
        target: &Target,
        start: Option<f64>,
        (series, number): (&Series<'_>, f64),
        due: &Due,
    ) -> (Reach, Option<Turn>) {
        let is_met = |point: &Point<'_>| point.agreed().is_some_and(|number| target.is_met(number));
        let in_time = due
            .by
            .filter(|_| series.sum.is_none())
            .and_then(|by| series.points.iter().rposition(|point| point.when.period().last <= by.last));
        let was_met = in_time.filter(|at| is_met(&series.points[*at]));
        // What is added up only grows: within a range it may still leave it, and above it nothing brings it back.
        let is_growing = series.sum.is_some() && target.side == Side::Within && !due.is_over();
        if is_growing && number > target.upper {
            return (Reach::NotMet, None);
        }
        if is_growing && target.is_met(number) {
            return (Reach::UnderWay, None);
        }
        if target.is_met(number) {
            let is_late = due.is_over() && in_time.is_some() && was_met.is_none();
            return (Reach::Met, is_late.then_some(Turn::Late));
        }
        if !due.is_over() {
            let fallen = series.points.iter().rposition(is_met).filter(|_| series.sum.is_none());
            let is_away = Way::is_away(target, start.or_else(|| series.sum.map(|_| 0.0)), number);
            let reach = if is_away { Reach::FartherOff } else { Reach::UnderWay };
            return (reach, fallen.map(Turn::Fallen));
        }
        if let Some(at) = was_met {
            return (Reach::Met, Some(Turn::Fallen(at)));
        }
        // Parts that add up begin at nought.
        let start = start.or_else(|| series.sum.map(|_| 0.0));
        let has_moved = Way::of(target, start, number).is_some();
        (if has_moved { Reach::Partly } else { Reach::NotMet }, None)
    }
}

/// An activity's own goal: its target, its numbers, and how they stand.
#[derive(Clone, Debug)]
pub(crate) struct OfActivity<'w> {
    pub aimed: Aimed,
    pub start: Option<f64>,
    pub series: Series<'w>,
    /// When it is to be reached: by its own time, otherwise that of the activity.
    pub by: Option<&'w Time>,
    pub due: Due,
    pub judged: Judged,
}

/// The target of an activity's own goal as numbers are judged by it, and the number before the work began. Nothing when it
/// has no target.
pub(crate) fn aimed_by(goal: &Goal) -> Option<(Aimed, Option<f64>)> {
    let target = goal.aim.target.as_ref()?;
    let titles = [Some(&goal.text), goal.indicator.as_ref()].into_iter().flatten().map(|title| &**title);
    let baseline = baseline(&goal.aim);
    let start = baseline.as_ref().map(|baseline| baseline.number);
    let beside =
        Beside { baseline, titles: titles.collect(), is_output: goal.is_output, ..Beside::default() };
    Some((Aimed::of(target, &beside), start))
}

/// How an activity's own goal stands. Nothing when it has no target.
pub(crate) fn of_activity<'w>(
    plan: &'w Plan,
    (activity, goal): (&'w Activity, &'w Goal),
    progress: Option<&'w Progress>,
    is_done: bool,
    day: Day,
) -> Option<OfActivity<'w>> {
    let target = goal.aim.target.as_ref()?;
    let (aimed, start) = aimed_by(goal)?;
    let read = aimed.target.as_ref().unwrap_or(target);
    let series = Series::of_progress(read, progress, goal.aim.is_sum, day);
    let by = goal.aim.by.as_ref().or_else(|| activity.promise.finish());
    let due = Due::of(by, plan, is_done, day);
    let judged = Judged::of(&aimed, start, &series, &due);
    Some(OfActivity { aimed, start, series, by, due, judged })
}

/// The distance from a baseline to a target, and the place of a value on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Way {
    pub from: f64,
    pub to: f64,
    pub now: f64,
}

impl Way {
    /// `None` unless the value lies between the baseline and the target.
    pub(crate) fn of(target: &Target, baseline: Option<f64>, value: f64) -> Option<Self> {
        let from = baseline?;
        let way = Self { from, to: target.nearest(from), now: value };
        let between = |low: f64, high: f64| low < value && value < high;
        let is_on = !target.is_met(way.from)
            && !target.is_met(value)
            && (between(way.from, way.to) || between(way.to, way.from));
        (is_on && way.whole().is_finite()).then_some(way)
    }

    pub(crate) fn whole(&self) -> f64 {
        (self.to - self.from).abs()
    }

    /// The distance from the baseline to the value.
    pub(crate) fn gone(&self) -> f64 {
        (self.now - self.from).abs()
    }

    /// The share of the distance that is done, in whole per cent. Never 0 or 100, since neither would be true.
    pub(crate) fn percent(&self) -> i64 {
        let share = (self.gone() / self.whole() * 100.0).round().clamp(1.0, 99.0);
        // The value is between 1 and 99 whatever the numbers are.
        #[allow(clippy::cast_possible_truncation)]
        let percent = share as i64;
        percent
    }

    /// Whether a value is farther from a target than the baseline, on the same side of it.
    pub(crate) fn is_away(target: &Target, baseline: Option<f64>, value: f64) -> bool {
        let far = |number: f64| match target.side {
            Side::AtLeast => target.number - number,
            Side::AtMost => number - target.upper,
            Side::Within => (target.number - number).max(number - target.upper),
        };
        baseline.is_some_and(|baseline| far(value) > far(baseline).max(0.0))
    }
}

#[cfg(test)]
mod tests;
