//! The revision of a plan: by the time that it says, otherwise so often, counted from the latest decision about it.

use super::duty::{Duty, DutyKind, begun};
use super::turns::Turn;
use crate::base::day::Day;
use crate::base::period::Period;
use crate::facts::editions::asked_time;
use crate::facts::fulfilled::Done;
use crate::model::records::plan::{Act, Plan};
use crate::model::workspace::Workspace;

impl<'w> Duty<'w> {
    /// The revision of a plan that says when or how often. A plan that has been revised since the time that it says is
    /// revised so often as it says after that.
    pub(crate) fn of_revision(workspace: &'w Workspace, own: &'w Plan, day: Day) -> Option<Self> {
        let revision = own.revision.as_ref()?;
        let duty = |rhythm, recurrence, within, done| Self {
            kind: DutyKind::Revision,
            id: format!("{}/revision", own.id),
            plans: vec![&*own.id],
            title: (&*own.title).into(),
            responsible: own.keepers(),
            to: None,
            rhythm,
            recurrence,
            within,
            lag: None,
            done,
        };
        if let Some(due) = &revision.due {
            let revised = decided(own, day, |act| act == Act::Revised).max();
            if revised.is_none_or(|on| on < due.period.first) {
                return Some(duty((&*due.text).into(), None, due.period, Done::default()));
            }
        }
        let recurs = revision.recurs.as_ref()?.value;
        let done = Done::of(decided(own, day, Act::settles), []);
        let within = asked_time(workspace, own, recurs, None)?;
        let within = Period { first: begun(within, &done, day), ..within };
        let mut duty = duty((&**revision.written.as_ref()?).into(), Some(recurs), within, done);
        // What is revised every so many years is so also where that ends after the time of the plan, which may go on
        // until there is another.
        if duty.is_counted() {
            duty.within.last = Day::LAST;
        }
        Some(duty)
    }

    /// The occasion that was missed, of those that are counted from the last time.
    pub(crate) fn late(&self, day: Day) -> Option<Turn> {
        self.waiting(day).filter(|turn| self.is_counted() && turn.is_missed(day))
    }

    /// The occasion that waits on a day: the next, or the last one where that was missed.
    pub(crate) fn waiting(&self, day: Day) -> Option<Turn> {
        let until = self.recurrence.map_or(self.within.last, |own| own.every.after(own.every.after(day)));
        let turns = self.turns_on(day, until);
        let last = turns.last().copied();
        turns.into_iter().find(|turn| !turn.is_done() && (!turn.is_over(day) || Some(*turn) == last))
    }
}

/// The days on which a plan was decided so, as far as they have come.
fn decided(plan: &Plan, day: Day, is_such: impl Fn(Act) -> bool) -> impl Iterator<Item = Day> {
    let such = plan.decisions.iter().filter(move |decision| is_such(decision.act));
    such.filter_map(|decision| decision.on.as_ref()).map(|on| on.period.last).filter(move |on| *on <= day)
}
