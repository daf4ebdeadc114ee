//! What the meetings of a group are about: which plans, since when, and what was decided and waits.

use crate::base::day::Day;
use crate::base::period::Period;
use crate::base::rhythm::Length;
use crate::model::records::meeting::{Decision, Meeting};
use crate::model::records::organisation::Actor;
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};

/// How long it is taken to be to the next meeting of a group that does not say how often it meets.
const ASSUMED: Length = Length::Months(6);

/// The plans that a group works with: those of a unit that it, its convener or a member belongs to.
pub(crate) fn plans_of<'w>(workspace: &'w Workspace, group: &'w Actor) -> Vec<Filed<'w, Plan>> {
    let names = [&group.id].into_iter().chain(&group.convener).chain(&group.members);
    let known = names.filter_map(|name| workspace.actor(name).found());
    let own: Vec<Filed<'_, Actor>> = known.flat_map(|actor| workspace.line_of(actor)).collect();
    let is_its = |plan: &Filed<'_, Plan>| {
        let of = plan.record.organisation.as_ref().and_then(|name| workspace.actor(name).found());
        of.is_some_and(|of| own.contains(&of))
    };
    workspace.plans().filter(is_its).collect()
}

/// The meetings of a group up to a day, the earliest first.
pub(crate) fn held<'w>(workspace: &'w Workspace, group: &Actor, day: Day) -> Vec<(Day, Filed<'w, Meeting>)> {
    let is_own = |filed: &Filed<'_, Meeting>| {
        let of = filed.record.group.as_ref().and_then(|name| workspace.actor(name).found());
        of.is_some_and(|of| of.record.id == *group.id)
    };
    let own = workspace.meetings().filter(is_own).filter_map(|filed| Some((filed.record.on?.day, filed)));
    let mut held: Vec<_> = own.filter(|(on, _)| *on <= day).collect();
    held.sort_by_key(|(on, filed)| (*on, filed.file));
    held
}

/// The time between the last meeting and the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Between {
    /// The last meeting before the day; `None` when none is recorded, and then what follows is counted from when the plans
    /// began.
    pub last: Option<Day>,
    /// From when it is told what has happened.
    pub since: Day,
    /// When the next meeting is to be, as far as is known.
    pub next: Day,
    /// Whether the group says how often it meets.
    pub is_known: bool,
}

impl Between {
    /// Around a meeting on a day: what was before it, and what comes after.
    pub(crate) fn of(
        group: &Actor,
        held: &[(Day, Filed<'_, Meeting>)],
        plans: &[Filed<'_, Plan>],
        day: Day,
    ) -> Self {
        let last = held.iter().map(|(on, _)| *on).filter(|on| *on < day).max();
        let begun = plans.iter().filter_map(|plan| Some(plan.record.period.as_ref()?.period.first));
        let since = last.or_else(|| begun.filter(|first| *first < day).max()).unwrap_or(day);
        let every = group.meets.map(|meets| match meets.value.every {
            Length::Months(months) => Length::Months((months / meets.value.times).max(1)),
            Length::Days(days) => Length::Days((days / meets.value.times).max(1)),
        });
        Self { last, since, next: every.unwrap_or(ASSUMED).after(day), is_known: every.is_some() }
    }

    /// Whether something happened since the last meeting, by a day.
    pub(crate) fn holds(&self, on: Day, day: Day) -> bool {
        on <= day && (on > self.since || self.last.is_none() && on == self.since)
    }

    /// Whether a time ends after a day, and no later than the next meeting.
    pub(crate) fn falls(&self, days: Period, day: Day) -> bool {
        days.last >= day && days.last <= self.next
    }
}

/// What was decided at a group's meetings before a day, and waits, the earliest first.
pub(crate) fn waiting<'w>(
    held: &[(Day, Filed<'w, Meeting>)],
    day: Day,
) -> Vec<(Day, Filed<'w, Meeting>, &'w Decision)> {
    let before = held.iter().filter(|(on, _)| *on < day);
    let all = before.flat_map(|(on, filed)| filed.record.decisions.iter().map(move |it| (*on, *filed, it)));
    all.filter(|(_, _, decision)| decision.waits(day)).collect()
}
