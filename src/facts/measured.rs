//! The measurements of an indicator by period, as known on a day.
//!
//! Values for one period that disagree are kept side by side: people must decide which of them holds, and their mean
//! would be a number that nobody has measured.

use std::collections::BTreeMap;

use crate::base::day::Day;
use crate::base::lang::Lang;
use crate::base::likeness::fold;
use crate::base::period::Period;
use crate::base::target::Target;
use crate::base::time_words;
use crate::facts::divided;
use crate::model::records::activity::Progress;
use crate::model::records::measurement::{Measurement, Part};
use crate::model::records::plan::Plan;
use crate::model::records::{Text, Time};
use crate::model::workspace::Workspace;

#[derive(Clone, Copy, Debug)]
pub(crate) enum When<'w> {
    /// For a time, as written.
    Time(&'w Time),
    Day(Day),
}

impl When<'_> {
    pub(crate) fn period(&self) -> Period {
        match self {
            Self::Time(time) => time.period,
            Self::Day(day) => Period { first: *day, last: *day },
        }
    }

    /// The time as it is written, in the words of a language.
    pub(crate) fn said(&self, lang: Lang) -> String {
        match self {
            Self::Time(time) => time_words::time(&time.text, lang),
            Self::Day(day) => day.to_string(),
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Value<'w> {
    pub number: f64,
    pub source: Option<&'w Text>,
}

/// A value by unit, and whether it may be told.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ByUnit<'w> {
    /// It was not measured by unit.
    No,
    /// One of the counts is too small, or all of a unit are alike.
    HeldBack,
    /// What each unit is called, and its counts.
    Told(Vec<(&'w str, &'w Part)>),
}

impl<'w> ByUnit<'w> {
    /// That of a measurement.
    pub(crate) fn of(workspace: &'w Workspace, measured: &'w Measurement) -> Self {
        if !measured.is_divided {
            return Self::No;
        }
        let Some(parts) = divided::measured(&measured.by, workspace.config.publication.k) else {
            return Self::HeldBack;
        };
        let name = |unit: &'w Text| {
            let title = workspace.actor(unit).found().map(|actor| &*actor.record.title);
            title.filter(|title| !title.is_empty()).unwrap_or(unit)
        };
        Self::Told(parts.iter().map(|part| (name(&part.unit), part)).collect())
    }
}

/// The measurements for one period.
#[derive(Clone, Debug)]
pub(crate) struct Point<'w> {
    pub when: When<'w>,
    /// The values; there should be one.
    pub values: Vec<Value<'w>>,
    /// The value by unit.
    pub by: ByUnit<'w>,
}

impl Point<'_> {
    /// The number, when the values agree.
    pub(crate) fn agreed(&self) -> Option<f64> {
        let first = self.values.first()?.number;
        // Values written twice are equal bit for bit.
        self.values.iter().all(|value| value.number.to_bits() == first.to_bits()).then_some(first)
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Series<'w> {
    /// The periods, earliest first.
    pub points: Vec<Point<'w>>,
    /// How many values are left out because they have another unit.
    pub foreign: usize,
    /// What the values come to, where they are parts that add up.
    pub sum: Option<Sum>,
}

/// What parts come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Sum {
    Of(f64),
    /// Nothing, since the values for one of the periods disagree.
    Disputed,
}

impl<'w> Series<'w> {
    /// The measurements of an indicator or a goal of a plan, in a unit, as known on a day.
    pub(crate) fn of(
        workspace: &'w Workspace,
        plan: &Plan,
        (id, unit): (&Text, Option<&Text>),
        day: Day,
    ) -> Self {
        let reference = format!("{}/{id}", plan.id);
        let own = workspace.measured(&reference).map(|filed| filed.record);
        let mut own: Vec<&Measurement> = own.filter(|measured| day_of(measured, day).is_some()).collect();
        let all = own.len();
        let unit = unit.map(|unit| fold(unit)).or_else(|| common_unit(&own));
        own.retain(|measured| measured.unit.as_ref().is_none_or(|own| Some(fold(own)) == unit));
        let foreign = all - own.len();
        own.sort_by_key(|measured| {
            measured.period.as_ref().map(|time| (time.period.last, time.period.first))
        });
        let mut points: Vec<Point<'w>> = Vec::new();
        for measured in own {
            let (Some(time), Some(value)) = (&measured.period, measured.value) else { continue };
            let value = Value { number: value.value, source: measured.source.as_ref() };
            if let Some(point) = points.last_mut().filter(|point| point.when.period() == time.period) {
                point.values.push(value);
            } else {
                let by = ByUnit::of(workspace, measured);
                points.push(Point { when: When::Time(time), values: vec![value], by });
            }
        }
        Self { points, foreign, sum: None }
    }

    /// The values of an activity's own goal, as known on a day: those of its updates, and the outcome.
    pub(crate) fn of_progress(
        target: &Target,
        progress: Option<&'w Progress>,
        is_sum: bool,
        day: Day,
    ) -> Self {
        let updates = progress.into_iter().flat_map(|progress| &progress.updates);
        let told = updates.filter_map(|update| Some((update.on.day, update.value.as_ref()?)));
        let outcome = progress.and_then(|progress| progress.outcome.as_deref());
        let whole = outcome.map(|outcome| (outcome.on.day, &outcome.value));
        let number = |(on, text): (Day, &Text)| Some((on, target.value_in(text)?)).filter(|_| on <= day);
        let mut own: Vec<(Day, f64)> = told.filter_map(number).collect();
        own.sort_by_key(|(on, _)| *on);
        let whole = whole.and_then(number);
        // An outcome that is written after the parts is what they came to.
        let is_last = |(on, _): &(Day, f64)| own.last().is_none_or(|(last, _)| last <= on);
        let sum =
            whole.filter(is_last).map_or_else(|| own.iter().map(|(_, part)| part).sum(), |(_, all)| all);
        let sum = (is_sum && !(own.is_empty() && whole.is_none())).then_some(Sum::Of(sum));
        let at = whole.map_or(own.len(), |(on, _)| own.partition_point(|(own, _)| *own < on));
        if let Some(whole) = whole {
            // Of two numbers of one day the outcome holds.
            own.retain(|(on, _)| is_sum || *on != whole.0);
            own.insert(at.min(own.len()), whole);
        }
        let point = |(on, number)| Point {
            when: When::Day(on),
            values: vec![Value { number, source: None }],
            by: ByUnit::No,
        };
        Self { points: own.into_iter().map(point).collect(), sum, ..Self::default() }
    }

    /// The same values, as parts that add up within some days. Of values for times that overlap, that of the longest
    /// counts: a year's is what its halves came to.
    pub(crate) fn summed(mut self, first: Day, last: Day) -> Self {
        let touches = |one: Period, first: Day, last: Day| one.first <= last && first <= one.last;
        let within = self.points.iter().filter(|point| touches(point.when.period(), first, last));
        let mut longest: Vec<&Point<'_>> = within.collect();
        longest.sort_by_key(|point| {
            let days = point.when.period();
            (std::cmp::Reverse(days.first.days_until(days.last)), days.first)
        });
        let mut counted: BTreeMap<Day, &Point<'_>> = BTreeMap::new();
        for point in longest {
            let days = point.when.period();
            // Of those that are counted, which do not overlap, only the last that begins before its end can.
            let before = counted.range(..=days.last).next_back();
            if before.is_none_or(|(_, other)| other.when.period().last < days.first) {
                counted.insert(days.first, point);
            }
        }
        let numbers: Option<Vec<f64>> = counted.values().map(|point| point.agreed()).collect();
        self.sum = match numbers {
            Some(numbers) if numbers.is_empty() => None,
            Some(numbers) => Some(Sum::Of(numbers.iter().sum())),
            None => Some(Sum::Disputed),
        };
        self
    }
}

/// The unit of the measurements that have one, if it is the same for all.
fn common_unit(measured: &[&Measurement]) -> Option<String> {
    let mut units = measured.iter().filter_map(|measured| measured.unit.as_ref()).map(|unit| fold(unit));
    let first = units.next()?;
    units.all(|unit| unit == first).then_some(first)
}

/// The day that a measurement counts on: the last of its period, or `day` while the period lasts, since many measure the year
/// before it is over. `None` until the day after the period has begun: on its first day nothing has been measured of it, and a
/// report of the time before, which is judged on that day, tells nothing of it.
pub(crate) fn day_of(measured: &Measurement, day: Day) -> Option<Day> {
    let period = measured.period.as_ref()?.period;
    let is_known = period.last <= day || period.first < day;
    is_known.then(|| period.last.min(day))
}
