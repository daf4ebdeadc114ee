//! What a group's meetings are about: which plans, since when, and which decisions wait.

use crate::base::day::Day;
use crate::base::period::Period;
use crate::base::rhythm::Length;
use crate::facts::Editions;
use crate::facts::scope::{Scope, Whose};
use crate::model::records::meeting::{Decision, Meeting};
use crate::model::records::organisation::Actor;
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Link, Workspace};

/// The assumed time to the next meeting of a group without a stated frequency.
const ASSUMED: Length = Length::Months(6);

/// The plans that a group works with: those of a unit that it, its convener or a member belongs to. What is not in force
/// yet is nobody's work.
pub(crate) fn plans_of<'w>(
    workspace: &'w Workspace,
    editions: &Editions,
    group: &'w Actor,
) -> Vec<Filed<'w, Plan>> {
    tied(workspace, group).filter(|plan| !editions.state(plan.record).is_ahead()).collect()
}

/// The plans that a group will work with, which are not in force yet.
pub(crate) fn plans_ahead<'w>(
    workspace: &'w Workspace,
    editions: &Editions,
    group: &'w Actor,
) -> Vec<Filed<'w, Plan>> {
    tied(workspace, group).filter(|plan| editions.state(plan.record).is_ahead()).collect()
}

/// The plans of a unit that a group, its convener or a member belongs to.
fn tied<'w>(workspace: &'w Workspace, group: &'w Actor) -> impl Iterator<Item = Filed<'w, Plan>> {
    let names = [&group.id].into_iter().chain(&group.convener).chain(&group.members);
    let known = names.filter_map(|name| workspace.actor(name).found());
    let own = known.flat_map(|actor| workspace.line_of(actor));
    let mut plans: Vec<Filed<'_, Plan>> =
        own.flat_map(|unit| workspace.linked::<Plan>(Link::Actor, unit.record.id.stands())).collect();
    plans.sort_by_key(|plan| (plan.record.id.stands(), plan.file));
    plans.dedup();
    plans.into_iter()
}

/// The meetings of a group up to a day, earliest first.
pub(crate) fn held<'w>(workspace: &'w Workspace, group: &Actor, day: Day) -> Vec<(Day, Filed<'w, Meeting>)> {
    let own = workspace.linked::<Meeting>(Link::Actor, group.id.stands());
    let own = own.filter_map(|filed| Some((filed.record.on?.day, filed)));
    let mut held: Vec<_> = own.filter(|(on, _)| *on <= day).collect();
    held.sort_by_key(|(on, filed)| (*on, filed.file));
    held
}

/// The time between the last meeting and the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Between {
    /// The last meeting before the day; `None` when there is none, and then the time begins with the plans.
    pub last: Option<Day>,
    /// The first day whose events are presented.
    pub since: Day,
    /// The expected day of the next meeting.
    pub next: Day,
    /// Whether the group states a frequency.
    pub is_known: bool,
}

impl Between {
    /// The time around a meeting on a day, from the meeting before it to the one after it.
    pub(crate) fn of(
        group: &Actor,
        held: &[(Day, Filed<'_, Meeting>)],
        plans: &[Filed<'_, Plan>],
        day: Day,
    ) -> Self {
        let last = held.iter().map(|(on, _)| *on).filter(|on| *on < day).max();
        let begun = plans.iter().filter_map(|plan| plan.record.period.as_ref()?.period.begins());
        let since = last.or_else(|| begun.filter(|first| *first < day).max()).unwrap_or(day);
        let every = group.meets.map(|meets| match meets.value.every {
            Length::Months(months) => Length::Months((months / meets.value.times).max(1)),
            Length::Days(days) => Length::Days((days / meets.value.times).max(1)),
        });
        Self { last, since, next: every.unwrap_or(ASSUMED).after(day), is_known: every.is_some() }
    }

    /// Whether something happened after the last meeting and by a day.
    pub(crate) fn holds(&self, on: Day, day: Day) -> bool {
        on <= day && (on > self.since || self.last.is_none() && on == self.since)
    }

    /// Whether a period ends after a day and no later than the next meeting.
    pub(crate) fn falls(&self, days: Period, day: Day) -> bool {
        days.last >= day && days.last <= self.next
    }
}

/// The decisions of a group's meetings before a day that wait, earliest first.
pub(crate) fn waiting<'w>(
    held: &[(Day, Filed<'w, Meeting>)],
    day: Day,
) -> Vec<(Day, Filed<'w, Meeting>, &'w Decision)> {
    let before = held.iter().filter(|(on, _)| *on < day);
    let all = before.flat_map(|(on, filed)| filed.record.decisions.iter().map(move |it| (*on, *filed, it)));
    all.filter(|(_, _, decision)| decision.waits(day)).collect()
}

/// The decisions that a plan is to see carried out, were to be before a day and are not, the first to have been due first.
pub(crate) fn overdue<'w>(
    workspace: &'w Workspace,
    plan: &'w Plan,
    day: Day,
) -> Vec<(&'w Meeting, &'w Decision, Whose)> {
    let late = |meeting: &'w Meeting| meeting.decisions.iter().filter(move |own| own.is_late(day));
    let is_held = |meeting: &Meeting| meeting.on.is_none_or(|on| on.day <= day);
    let scope = Scope::of(workspace, plan, day);
    let mut all = scope.records::<Meeting>();
    all.extend(scope.editions().flat_map(|plan| workspace.linked::<Meeting>(Link::Plan, plan)));
    all.sort_by_key(|filed| (filed.record.id.stands(), filed.file));
    all.dedup();
    let all = all.into_iter().map(|filed| filed.record).filter(|meeting| is_held(meeting));
    let own = all.filter_map(|meeting| Some((meeting, scope.carries_out(meeting)?)));
    let mut found: Vec<_> =
        own.flat_map(|(meeting, whose)| late(meeting).map(move |own| (meeting, own, whose))).collect();
    found.sort_by_key(|(_, own, _)| own.due.as_ref().map(|due| due.period.last));
    found
}
