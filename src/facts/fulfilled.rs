//! The records by which a recurring duty is done. One definition, which the duties, silence and the requirements share.
//!
//! The follow-up of a plan is done by what tells the receiver of the plan: a report to it, or its meeting at which the
//! plan was shown. An activity with a receiver is done by a report to it, which tells of every activity of the plan, or by
//! its meeting that says that it is part of the activity: that a plan was shown does not say what was told of. Any other duty is done when something is told of the activity: an update, or a record that is part
//! of it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::base::rhythm::Length;
use crate::facts::scope::Scope;
use crate::model::records::activity::Progress;
use crate::model::records::meeting::{Meeting, Presented};
use crate::model::records::plan::{Activity, Plan};
use crate::model::records::report::Report;
use crate::model::records::review::Review;
use crate::model::records::training::Training;
use crate::model::records::{Dated, Sought, Text, Time};
use crate::model::workspace::{Filed, Link, Workspace};
use crate::syntax::finding::{FileId, Place};
use crate::syntax::unsearched::Unsearched;

/// A record that tells a receiver of a plan.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Telling<'w> {
    pub on: Day,
    pub id: &'w Text,
    pub place: Place,
    /// Whether it is a meeting of the receiver, and not a report to it.
    pub is_meeting: bool,
    /// The activity that it belongs to, as `plan/activity`, when it says.
    part_of: Option<&'w Text>,
    /// The time that it is about, when it says.
    about: Option<&'w Time>,
    /// Whether it names a plan, and not only an activity or a time.
    pub names_plan: bool,
}

impl<'w> Telling<'w> {
    /// What a receiver has been told of the plan by a day, in the order of the files.
    pub(crate) fn to(scope: &Scope<'w>, receiver: &str, day: Day) -> Vec<Self> {
        Self::among(scope, Some(receiver), day)
    }

    /// What has been told of the plan as a whole by a day: to a receiver, or to anybody.
    pub(crate) fn of_plan(scope: &Scope<'w>, receiver: Option<&str>, day: Day) -> Vec<Self> {
        let mut all = Self::among(scope, receiver, day);
        let is_of_whole = |own: &Self| own.names_plan || own.part_of.is_none();
        all.retain(|own| is_of_whole(own) && (receiver.is_some() || own.names_plan));
        all
    }

    fn among(scope: &Scope<'w>, receiver: Option<&str>, day: Day) -> Vec<Self> {
        let workspace = scope.workspace();
        let is_it = |name: Option<&Text>| {
            receiver.is_none_or(|receiver| name.is_some_and(|name| workspace.is_same_actor(name, receiver)))
        };
        let given = scope.records::<Report>().into_iter().filter(|filed| filed.record.audience.is_none());
        // What is not in force yet has taken over nothing that was told of the plan before it.
        let given = given.filter(|filed| scope.answers_for_report(filed.record));
        let reports = given.filter(|filed| is_it(filed.record.to.as_ref())).filter_map(|filed| {
            let own = filed.record;
            let (id, place) = (&own.id, filed.place(own.id.span));
            Some(Self {
                on: own.on?.day,
                id,
                place,
                is_meeting: false,
                part_of: own.part_of.as_ref(),
                about: own.period.as_ref(),
                names_plan: own.plan.is_some(),
            })
        });
        let own = scope.editions().filter(|plan| scope.answers_for(*plan));
        let meetings = own.flat_map(|plan| workspace.linked::<Meeting>(Link::Plan, plan));
        let mut meetings: Vec<Filed<'w, Meeting>> =
            meetings.filter(|filed| is_it(filed.record.group.as_ref())).collect();
        meetings.sort_by_key(|filed| (filed.record.id.stands(), filed.file));
        meetings.dedup();
        let is_shown =
            |presented: &[Presented]| presented.iter().any(|shown| scope.answers_for(shown.plan.stands()));
        let meetings = meetings.into_iter().filter_map(|filed| {
            let own = filed.record;
            let is_part = |of: &&Text| of.stands().parted().is_some_and(|(plan, _)| scope.answers_for(plan));
            let (names_plan, part_of) = (is_shown(&own.presented), own.part_of.as_ref().filter(is_part));
            let on = own.on.filter(|_| names_plan || part_of.is_some())?.day;
            let (id, place) = (&own.id, filed.place(own.id.span));
            Some(Self { on, id, place, is_meeting: true, part_of, about: None, names_plan })
        });
        reports.chain(meetings).filter(|telling| telling.on <= day).collect()
    }

    /// The day that it tells of the plan until: the end of the time that it is about, and otherwise `lag` before it was
    /// told, since a time is followed up when it is over.
    pub(crate) fn until(&self, lag: Length) -> Day {
        self.about.map_or_else(|| lag.before(self.on), |time| time.period.last.min(self.on))
    }

    /// What the record is.
    pub(crate) fn word(&self) -> Say {
        if self.is_meeting { Say::fixed("möte", "meeting") } else { Say::fixed("redovisning", "report") }
    }
}

/// The days on which a duty was done, in two accounts of the same occasions: what is told, and what is recorded. An
/// occasion may stand in both, so they are never added.
#[derive(Clone, Debug, Default)]
pub(crate) struct Done {
    told: Vec<Day>,
    recorded: Vec<Day>,
}

impl Done {
    /// From the days of both accounts, in any order.
    pub(crate) fn of(told: impl IntoIterator<Item = Day>, recorded: impl IntoIterator<Item = Day>) -> Self {
        let sorted = |days: &mut dyn Iterator<Item = Day>| {
            let mut days: Vec<Day> = days.collect();
            days.sort_unstable();
            days.dedup();
            days
        };
        Self { told: sorted(&mut told.into_iter()), recorded: sorted(&mut recorded.into_iter()) }
    }

    /// The days within a period, by the account that has more of them.
    pub(crate) fn within(&self, days: Period) -> &[Day] {
        let part = |all: &'_ [Day]| {
            let from = all.partition_point(|day| *day < days.first);
            (from, all.partition_point(|day| *day <= days.last).max(from))
        };
        let ((a, b), (c, d)) = (part(&self.told), part(&self.recorded));
        if b - a >= d - c { &self.told[a..b] } else { &self.recorded[c..d] }
    }

    pub(crate) fn first(&self) -> Option<Day> {
        self.told.iter().chain(&self.recorded).min().copied()
    }

    pub(crate) fn last(&self) -> Option<Day> {
        self.told.last().max(self.recorded.last()).copied()
    }

    /// The last day before another.
    pub(crate) fn last_before(&self, day: Day) -> Option<Day> {
        let own = |all: &[Day]| all[..all.partition_point(|own| *own < day)].last().copied();
        own(&self.told).max(own(&self.recorded))
    }
}

impl From<Vec<Day>> for Done {
    fn from(days: Vec<Day>) -> Self {
        Self::of(days, [])
    }
}

/// What has been done in a plan's activities by a day, beside what their own follow-up tells.
#[derive(Debug)]
pub(crate) struct Fulfilled<'w> {
    workspace: &'w Workspace,
    plan: &'w Plan,
    /// The plan's scope, made only where an activity has a receiver.
    scope: Option<Scope<'w>>,
    /// What each receiver has been told, sought when it is first asked for.
    told: RefCell<HashMap<Unsearched<&'w str>, Rc<Vec<Telling<'w>>>>>,
    day: Day,
}

impl<'w> Fulfilled<'w> {
    pub(crate) fn of(workspace: &'w Workspace, plan: &'w Plan, day: Day) -> Self {
        let has_receiver = plan.activities.iter().any(|activity| activity.to.is_some());
        let scope = has_receiver.then(|| Scope::of(workspace, plan, day));
        Self { workspace, plan, scope, told: RefCell::default(), day }
    }

    /// The days by which an activity's duty was done: those of its follow-up, and of the records that are
    /// part of it; or, where it has a receiver, only those on which the receiver was told.
    pub(crate) fn done(&self, activity: &'w Activity, progress: Option<&Progress>) -> Done {
        if activity.to.is_some() {
            let (meetings, reports): (Vec<_>, Vec<_>) =
                self.told(activity).into_iter().partition(|telling| telling.is_meeting);
            let days = |all: Vec<Telling<'w>>| all.into_iter().map(|telling| telling.on);
            return Done::of(days(meetings), days(reports));
        }
        let updates = progress.into_iter().flat_map(|progress| &progress.updates);
        let finished = progress.and_then(|progress| progress.finished).map(|dated| dated.day);
        let own = updates.map(|update| update.on.day).chain(finished).filter(|on| *on <= self.day);
        Done::of(own, self.parts(activity).into_iter().map(|(on, _)| on))
    }

    /// The last day on which a record other than its follow-up told of an activity.
    pub(crate) fn last(&self, activity: &'w Activity) -> Option<Day> {
        self.records(activity).last().map(|(on, _)| *on)
    }

    fn told(&self, activity: &'w Activity) -> Vec<Telling<'w>> {
        let (Some(scope), Some(to)) = (&self.scope, &activity.to) else { return Vec::new() };
        let own = self.reference(activity);
        let all = self.told.borrow().get(&to.stands()).cloned();
        let all = all.unwrap_or_else(|| {
            let told = Rc::new(Telling::to(scope, to, self.day));
            self.told.borrow_mut().insert(to.stands(), told.clone());
            told
        });
        // What belongs to another activity does not end this one, and neither does a meeting that does not say which.
        let is_its = |telling: &&Telling<'_>| match telling.part_of {
            Some(of) => of.stands() == own.sought(),
            None => !telling.is_meeting,
        };
        all.iter().filter(is_its).copied().collect()
    }

    /// The records other than its follow-up that tell of an activity, and the day that each counts on, the earliest first.
    pub(crate) fn records(&self, activity: &'w Activity) -> Vec<(Day, FileId)> {
        let told = self.told(activity).into_iter().map(|telling| (telling.on, telling.place.file));
        let mut all: Vec<(Day, FileId)> = told.chain(self.parts(activity)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The records that are part of an activity, and the day that each counts on.
    fn parts(&self, activity: &Activity) -> Vec<(Day, FileId)> {
        let (of, workspace, today) = (self.reference(activity), self.workspace, self.day);
        let on = |on: Option<Dated>| on.map(|on| on.day).filter(|on| *on <= today);
        let trained = workspace.linked::<Training>(Link::Part, of.sought()).map(|own| {
            let when = own.record.on.as_ref().and_then(|on| counts_on(on.period, today));
            (when, own.file)
        });
        // What a check of a time found is not known before the time is over.
        let checked = workspace.linked::<Review>(Link::Part, of.sought()).map(|own| {
            let last = own.record.period.as_ref().map(|time| time.period.last);
            (last.filter(|last| *last <= today), own.file)
        });
        let met =
            workspace.linked::<Meeting>(Link::Part, of.sought()).map(|own| (on(own.record.on), own.file));
        let reported =
            workspace.linked::<Report>(Link::Part, of.sought()).map(|own| (on(own.record.on), own.file));
        let all = trained.chain(checked).chain(met).chain(reported);
        all.filter_map(|(on, file)| Some((on?, file))).collect()
    }

    fn reference(&self, activity: &Activity) -> Unsearched {
        self.plan.id.stands().beside(activity.id.stands())
    }
}

/// The day that a time counts on: its last when it is over, and its first while it lasts, so that a long time is no news
/// each day. `None` before it has begun.
fn counts_on(time: Period, day: Day) -> Option<Day> {
    time.has_come(day).then(|| if time.is_over(day) { time.last } else { time.first })
}
