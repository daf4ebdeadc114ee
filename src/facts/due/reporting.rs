//! The follow-up of a plan as a whole: how often it is to be told of, and to whom. A time is followed up when it is over,
//! so each occasion may be done some time after its end.

use super::duty::{Duty, DutyKind, Turn, begun, written};
use crate::base::day::Day;
use crate::base::period::Period;
use crate::base::rhythm::Length;
use crate::facts::Editions;
use crate::facts::editions::binding_time;
use crate::facts::fulfilled::{Done, Telling};
use crate::facts::scope::Scope;
use crate::model::records::plan::{Plan, Reporting};
use crate::model::workspace::{Filed, Workspace};

/// The longest time after its end that a time may be followed up in, where the plan does not say.
const LONGEST: Length = Length::Months(3);

impl<'w> Duty<'w> {
    /// The follow-ups that the plans promise. That of a plan which has been replaced is still owed for its last time,
    /// until that may no longer be told.
    pub(super) fn of_reporting(workspace: &'w Workspace, editions: &Editions<'w>, day: Day) -> Vec<Self> {
        let of = |plan: Filed<'w, Plan>| {
            let own = Self::of_follow_ups(workspace, plan, day);
            let is_counted = editions.counts(plan.record);
            own.into_iter().filter(move |duty| is_counted || duty.is_owed(day)).collect::<Vec<_>>()
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
            let within = binding_time(workspace, plan.record)?;
            let lag = row.within.map_or_else(|| shorter(LONGEST, recurs.value.every), |within| within.value);
            let told = Telling::of_plan(&scope, row.to.as_deref(), day);
            let done = Done::of(told.iter().map(|telling| telling.until(lag)), []);
            let first = begun(within, &done, day);
            Some(Self {
                kind: DutyKind::Reporting,
                id: format!("{}/reporting/{}", plan.record.id, at + 1),
                plans: vec![&*plan.record.id],
                title: (&*plan.record.title).into(),
                responsible: plan.record.keepers(),
                to: row.to.as_ref(),
                rhythm: written(workspace, plan.file, recurs.span),
                recurrence: Some(recurs.value),
                within: Period { first, ..within },
                lag: Some(lag),
                done,
            })
        };
        plan.record.reporting.iter().enumerate().filter_map(of).collect()
    }

    /// Whether an occasion that has ended may still be done.
    fn is_owed(&self, day: Day) -> bool {
        let is_owed = |turn: &Turn| !turn.is_done() && turn.days.is_over(day) && !turn.is_over(day);
        self.turns(day).iter().any(is_owed)
    }
}

fn shorter(one: Length, other: Length) -> Length {
    if one.after(Day::FIRST) <= other.after(Day::FIRST) { one } else { other }
}
