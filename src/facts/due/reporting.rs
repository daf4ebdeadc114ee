//! The follow-up of a plan as a whole: how often it is to be told of, and to whom. A time is followed up when it is over,
//! so each occasion may be done some time after its end.

use super::duty::{Duty, DutyKind, begun, written};
use super::turns::{Turn, last_of};
use crate::base::day::Day;
use crate::base::period::Period;
use crate::base::rhythm::{Length, On, Recurrence};
use crate::facts::Editions;
use crate::facts::editions::asked_time;
use crate::facts::fulfilled::{Done, Telling};
use crate::facts::scope::Scope;
use crate::model::records::plan::{Plan, Reporting};
use crate::model::workspace::{Filed, Workspace};

/// How long a plan is to have been in force when it is followed up in a month that it names: in the first such month there
/// is something to tell. The last is as long after its end, so that every year is told once.
const HALF: Length = Length::Months(6);

/// The longest time after its end that a time may be followed up in, where the plan does not say. A month that the plan
/// names is when it is to be done, and leaves no time after it.
const LONGEST: Length = Length::Months(3);

impl<'w> Duty<'w> {
    /// The follow-ups that the plans promise. That of a plan which has been replaced is still owed for its last time,
    /// until that may no longer be told.
    pub(super) fn of_reporting(workspace: &'w Workspace, editions: &Editions, day: Day) -> Vec<Self> {
        let of = |plan: Filed<'w, Plan>| {
            let own = Self::of_follow_ups(workspace, plan, day).into_iter();
            let until = editions.until(plan.record);
            own.filter_map(|duty| until.map_or(Some(duty.clone()), |until| duty.owed(until, day)))
                .collect::<Vec<_>>()
        };
        let begun = workspace.plans().filter(|plan| !editions.state(plan.record).is_ahead());
        begun.flat_map(of).collect()
    }

    /// The follow-ups of one plan.
    pub(crate) fn of_follow_ups(workspace: &'w Workspace, plan: Filed<'w, Plan>, day: Day) -> Vec<Self> {
        if plan.record.reporting.is_empty() {
            return Vec::new();
        }
        let scope = Scope::of(workspace, plan.record, day);
        let of = |(at, row): (usize, &'w Reporting)| {
            let recurs = row.recurs.as_ref()?;
            let within = asked_time(workspace, plan.record, recurs.value, row.to.as_ref())?;
            let lag = row.within.map_or_else(|| usual(recurs.value), |within| within.value);
            let told = Telling::of_plan(&scope, row.to.as_deref(), day);
            let done = Done::of(told.iter().map(|telling| counted_on(telling, recurs.value, lag)), []);
            let within = Period { first: begun(within, &done, day), ..within };
            Some(Self {
                kind: DutyKind::Reporting,
                id: format!("{}/reporting/{}", plan.record.id, at + 1),
                plans: vec![&*plan.record.id],
                title: (&*plan.record.title).into(),
                responsible: plan.record.keepers(),
                to: row.to.as_ref(),
                rhythm: written(workspace, plan.file, recurs.span),
                recurrence: Some(recurs.value),
                within: if has_month(recurs.value) { told_in(within) } else { within },
                lag: Some(lag),
                done,
            })
        };
        plan.record.reporting.iter().enumerate().filter_map(of).collect()
    }

    /// The same of a plan that was replaced after a day, where its last time may still be told; `None` where it may not.
    fn owed(mut self, until: Day, day: Day) -> Option<Self> {
        let has_month = self.recurrence.is_some_and(has_month);
        let last = if has_month { told_in(Period { first: until, last: until }).last } else { until };
        self.within.last = self.within.last.min(last);
        let is_past = |turn: &Turn| if has_month { until < turn.until } else { turn.days.is_over(day) };
        let is_owed = |turn: &Turn| !turn.is_done() && is_past(turn) && !turn.is_over(day);
        let first = self.turns(last).into_iter().find(is_owed)?.days.first;
        // The month has to lie in the time that is left, whenever the year of it began.
        let first = if has_month { first.max(self.within.first) } else { first };
        Some(Self { within: Period { first, ..self.within }, ..self })
    }
}

/// Whether the plan names the month in which it is to be followed up.
fn has_month(recurrence: Recurrence) -> bool {
    matches!(recurrence.on, Some(On::Months(..)))
}

/// The time in which a plan is followed up in the month that it names.
fn told_in(within: Period) -> Period {
    let last =
        if within.last == Day::LAST { Day::LAST } else { HALF.after(within.last.plus_days(1)).minus_days(1) };
    Period { first: HALF.after(within.first), last }
}

/// How long after its end a time may be followed up, where the plan does not say.
fn usual(recurrence: Recurrence) -> Length {
    if recurrence.has_own_day() { Length::Days(0) } else { shorter(LONGEST, recurrence.every) }
}

/// The day on which a telling counts. One that has a month of its own is told in it of a time that may be long over, and so
/// counts on its own day; or, where more time is given and it is told in that, on the last day of the month.
fn counted_on(telling: &Telling<'_>, recurrence: Recurrence, lag: Length) -> Day {
    let Some(on) = recurrence.on.filter(|_| recurrence.has_own_day()) else { return telling.until(lag) };
    let days = recurrence.every.before(telling.on);
    let before = match recurrence.every {
        Length::Months(months) => Period::months_of(days, months),
        Length::Days(_) => Period::week(days),
    };
    let last = last_of(on, before);
    last.filter(|last| telling.on <= lag.after(*last)).unwrap_or(telling.on)
}

fn shorter(one: Length, other: Length) -> Length {
    if one.after(Day::FIRST) <= other.after(Day::FIRST) { one } else { other }
}
