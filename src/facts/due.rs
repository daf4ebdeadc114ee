//! Recurring duties: the occasions of each, what was done on them, and what comes next.
//!
//! A calendar rhythm (every week, month, quarter, third, half-year or year) has the periods of the calendar as its
//! occasions, and the work may be done on any day in one. A longer or irregular rhythm (every second year, within 24
//! months) is counted from the last time it was done.

mod duty;
mod concerned;
mod turns;
mod named;
mod reporting;
mod required;
mod revising;
mod tasks;

use crate::base::day::Day;
use crate::base::period::Period;
use crate::base::rhythm::Recurrence;
use crate::facts::editions::asked_time;
use crate::facts::fulfilled::{Done, Fulfilled};
use crate::facts::measured::day_of;
use crate::facts::meetings::{held, plans_of};
use crate::facts::scope::{Scope, Whose};
use crate::facts::state::responsible;
use crate::facts::{Editions, State, Survey};
use crate::model::records::Time;
use crate::model::records::organisation::Actor;
use crate::model::records::plan::{Activity, Indicator, Plan};
use crate::model::records::routine::Routine;
use crate::model::records::training::Training;
use crate::model::workspace::{Filed, Workspace};
use crate::syntax::finding::FileId;
use crate::syntax::unsearched::Unsearched;
use concerned::Concerned;
pub(crate) use duty::{Duty, DutyKind};
use duty::{begun, written};
pub(crate) use turns::Turn;

impl<'w> Duty<'w> {
    /// Every duty on a day, in the order of the files. The duties of a replaced plan pass to the plan that continues
    /// it, or lapse; those of a draft have not begun.
    pub(crate) fn all(workspace: &'w Workspace, day: Day) -> Vec<Self> {
        let of_plan = |plan: &'w Plan| {
            let survey = Survey::of(workspace, plan, day);
            let open = survey.rows.into_iter().filter(|(_, standing)| standing.state != State::Cancelled);
            let fulfilled = Fulfilled::of(workspace, plan, day);
            open.filter_map(|(activity, _)| Self::of_activity(workspace, plan, activity, &fulfilled, day))
                .collect::<Vec<_>>()
        };
        let editions = Editions::on(workspace, day);
        let plans: Vec<Filed<'w, Plan>> =
            workspace.plans().filter(|filed| editions.counts(filed.record)).collect();
        let mut all: Vec<Self> = plans.iter().flat_map(|filed| of_plan(filed.record)).collect();
        all.extend(Self::of_tasks(workspace, &editions, day));
        all.extend(Self::of_decisions(workspace, &plans, day));
        all.extend(Self::of_reporting(workspace, &editions, day));
        all.extend(plans.iter().filter_map(|plan| Self::of_revision(workspace, plan.record, day)));
        all.extend(Self::of_groups(workspace, &editions, day));
        all.extend(Self::of_routines(workspace, &editions, &plans, day));
        all.extend(Self::of_trainings(workspace, &plans, day));
        all.extend(plans.iter().flat_map(|filed| Self::of_indicators(workspace, *filed, day)));
        all.extend(required::duties(workspace, &plans, day));
        all
    }

    /// The meetings of every group with a stated frequency.
    fn of_groups(workspace: &'w Workspace, editions: &Editions, day: Day) -> Vec<Self> {
        let actors = workspace
            .organisations()
            .flat_map(|filed| filed.record.actors.iter().map(move |actor| (filed.file, actor)));
        let of = |own: (FileId, &'w Actor)| {
            Some(Self::of_group(workspace, editions, own, day)?.of_now(workspace, editions))
        };
        actors.filter_map(of).collect()
    }

    /// The meetings of a group since the first of its plans that are counted began. What was missed in the time of a plan
    /// that has been replaced stands in that plan.
    fn of_now(mut self, workspace: &'w Workspace, editions: &Editions) -> Self {
        let own = workspace.plans().map(|filed| filed.record);
        let own = own.filter(|plan| self.plans.contains(&&*plan.id) && editions.counts(plan));
        let began = own.filter_map(|plan| plan.period.as_ref()?.period.begins()).min();
        let first = began.and_then(|began| {
            let turns = self.turns(began);
            turns.last().map(|turn| if turn.days.holds(began) { turn.days.first } else { began })
        });
        self.within.first = first.map_or(self.within.first, |first| first.max(self.within.first));
        self
    }

    /// The meetings of a group, if it states a frequency. They are due from its first day, otherwise from the
    /// beginning of the first plan that it belongs to: of its own unit, or that of its convener or a member. A group that
    /// belongs to no plan is there for the work that there is, and so from its first plan.
    pub(crate) fn of_group(
        workspace: &'w Workspace,
        editions: &Editions,
        (file, group): (FileId, &'w Actor),
        day: Day,
    ) -> Option<Self> {
        let meets = group.meets.as_ref()?;
        let plans = plans_of(workspace, editions, group);
        let done = Done::of(held(workspace, group, day).into_iter().map(|(on, _)| on), []);
        let begun = |plan: &Filed<'w, Plan>| {
            Some(begun(asked_time(workspace, plan.record, meets.value, None)?, &done, day))
        };
        let of_plans = || {
            let own = plans.iter().filter_map(begun).min();
            own.or_else(|| workspace.plans().filter_map(|plan| begun(&plan)).min())
        };
        let first = group.valid_from.map(|from| from.day).or_else(of_plans)?;
        let last = group.valid_until.map_or(Day::LAST, |until| until.day);
        Some(Self {
            kind: DutyKind::Group,
            id: group.id.to_string(),
            plans: plans.iter().map(|plan| &*plan.record.id).collect(),
            title: (&*group.title).into(),
            responsible: group.convener.as_slice(),
            to: None,
            rhythm: written(workspace, file, meets.span),
            recurrence: Some(meets.value),
            within: Period { first: done.first().map_or(first, |met| first.min(met)), last },
            lag: None,
            done,
        })
    }

    /// What is to be done for a plan by a time, beside what it promises: the tasks that came of its activities and of those
    /// of its earlier editions, the review of the routines and the trying of the alarm chains of its own or of nobody.
    pub(crate) fn kept_for(workspace: &'w Workspace, plan: &'w Plan, day: Day) -> Vec<(Self, Whose)> {
        let (scope, editions) = (Scope::of(workspace, plan, day), Editions::on(workspace, day));
        let mut plans: Vec<Unsearched<&str>> =
            scope.editions().filter(|plan| scope.answers_for(*plan)).collect();
        plans.sort_unstable();
        let progress = plans.iter().flat_map(|plan| workspace.progress_of(plan)).map(|filed| filed.record);
        let tasks = Self::tasks_among(progress, day).into_iter();
        let mut all: Vec<(Self, Whose)> = tasks.map(|task| (task, Whose::Own)).collect();
        for filed in scope.records::<Routine>() {
            let Some(whose) = scope.shared(filed.record.owner.as_ref()) else { continue };
            let duties =
                [Self::of_routine(workspace, filed, day), Self::of_chain(workspace, &editions, filed, day)];
            all.extend(duties.into_iter().flatten().map(|duty| (duty, whose)));
        }
        all
    }

    /// The review of every routine and the trying of every alarm chain, each of the plans that its owner belongs to.
    fn of_routines(
        workspace: &'w Workspace,
        editions: &Editions,
        plans: &[Filed<'w, Plan>],
        day: Day,
    ) -> Vec<Self> {
        let concerned = Concerned::of::<Routine>(workspace, plans, day);
        let of = |filed: Filed<'w, Routine>| {
            // What nobody owns is not said to be any plan's.
            let own = filed.record.owner.as_ref().map_or(&[][..], |_| concerned.plans(filed.file)).to_vec();
            let duties =
                [Self::of_routine(workspace, filed, day), Self::of_chain(workspace, editions, filed, day)];
            duties.into_iter().flatten().map(move |duty| Self { plans: own.clone(), ..duty })
        };
        workspace.routines().flat_map(of).collect()
    }

    /// The review of a routine: by a fixed day, otherwise at intervals since the last review. The fixed one is done when
    /// the last review lies in its time.
    fn of_routine(workspace: &'w Workspace, filed: Filed<'w, Routine>, day: Day) -> Option<Self> {
        let routine = filed.record;
        let reviewed = routine.revised_by(day);
        let revised = reviewed.map(|time| time.period.last);
        // The last review is where the time is counted from, and no review within it, unless it was the one to come.
        let is_next = |next: &Time| reviewed.is_some_and(|on| next.period.first <= on.period.first);
        let done = routine.next.as_ref().filter(|next| is_next(next)).and(revised);
        let (rhythm, recurrence, within) = if let Some(next) = &routine.next {
            (
                (&*next.text).into(),
                None,
                Period { first: revised.unwrap_or(next.period.first), last: next.period.last },
            )
        } else {
            let recurs = routine.recurs.as_ref()?;
            let within = Period { first: revised?, last: Day::LAST };
            (written(workspace, filed.file, recurs.span), Some(recurs.value), within)
        };
        Some(Self {
            kind: DutyKind::Routine,
            id: routine.id.to_string(),
            plans: Vec::new(),
            title: (&*routine.title).into(),
            responsible: routine.owner.as_slice(),
            to: None,
            rhythm,
            recurrence,
            within,
            lag: None,
            done: Done::of(done, []),
        })
    }

    /// The trying of an alarm chain that states a frequency: from the first time, otherwise from when the chain was
    /// adopted or the first plan of its owner began.
    fn of_chain(
        workspace: &'w Workspace,
        editions: &Editions,
        filed: Filed<'w, Routine>,
        day: Day,
    ) -> Option<Self> {
        let chain = filed.record;
        let every = chain.try_every.as_ref()?;
        let tried = chain.tried.iter().filter(|on| on.period.has_come(day));
        let done = Done::of(tried.map(|on| on.period.last.min(day)), []);
        let owner = chain.owner.as_ref().and_then(|owner| workspace.actor(owner).found());
        let plans = owner.map(|owner| plans_of(workspace, editions, owner.record)).unwrap_or_default();
        let of_plans = plans.iter().filter_map(|plan| asked_time(workspace, plan.record, every.value, None));
        let of_plans = of_plans.map(|time| begun(time, &done, day)).min();
        let adopted = chain.revised_by(day).map(|on| on.period.last);
        let first = done.first().or(adopted).or(of_plans)?;
        Some(Self {
            kind: DutyKind::Trial,
            id: chain.id.to_string(),
            plans: Vec::new(),
            title: (&*chain.title).into(),
            responsible: chain.owner.as_slice(),
            to: None,
            rhythm: written(workspace, filed.file, every.span),
            recurrence: Some(every.value),
            within: Period { first, last: Day::LAST },
            lag: None,
            done,
        })
    }

    /// The training that is planned and has not been held. What is held is no longer due.
    fn of_trainings(workspace: &'w Workspace, plans: &[Filed<'w, Plan>], day: Day) -> Vec<Self> {
        let concerned = Concerned::of::<Training>(workspace, plans, day);
        let of = |filed: Filed<'w, Training>| {
            let planned = filed.record.awaited(day)?;
            Some(Self {
                kind: DutyKind::Training,
                id: filed.record.id.to_string(),
                plans: concerned.plans(filed.file).to_vec(),
                title: (&*filed.record.title).into(),
                responsible: filed.record.held_by.as_slice(),
                to: None,
                rhythm: (&*planned.text).into(),
                recurrence: None,
                within: planned.period,
                lag: None,
                done: Done::default(),
            })
        };
        workspace.trainings().filter_map(of).collect()
    }

    /// The measuring of a plan's indicators that state a frequency. A measurement counts on the last day of its period.
    fn of_indicators(workspace: &'w Workspace, plan: Filed<'w, Plan>, day: Day) -> Vec<Self> {
        let of = |indicator: &'w Indicator| {
            let recurs = indicator.recurs.as_ref()?;
            let within = asked_time(workspace, plan.record, recurs.value, None)?;
            let id = format!("{}/{}", plan.record.id, indicator.id);
            let own = workspace.measured(&id).map(|filed| filed.record);
            let done = Done::of(own.filter_map(|own| day_of(own, day)), []);
            Some(Self {
                kind: DutyKind::Indicator,
                id,
                plans: vec![&*plan.record.id],
                title: (&*indicator.title).into(),
                responsible: &[],
                to: None,
                rhythm: written(workspace, plan.file, recurs.span),
                recurrence: Some(recurs.value),
                within: Period { first: begun(within, &done, day), ..within },
                lag: None,
                done,
            })
        };
        plan.record.indicators.iter().filter_map(of).collect()
    }

    /// The duty of an activity that states a frequency, in a plan with a period.
    pub(crate) fn of_activity(
        workspace: &'w Workspace,
        plan: &'w Plan,
        activity: &'w Activity,
        fulfilled: &Fulfilled<'w>,
        day: Day,
    ) -> Option<Self> {
        let rhythm = activity.promise.recurs.as_ref()?;
        let recurrence = Recurrence::read(rhythm)?;
        let of_plan = asked_time(workspace, plan, recurrence, activity.to.as_ref());
        let own = activity.promise.start().or(activity.promise.when.as_ref());
        let whole = own.map(|time| time.period).or(of_plan)?;
        // What was to begin before a plan that was adopted late is asked for from then on.
        let adopted = of_plan.and_then(Period::begins).unwrap_or(whole.first);
        let last = activity.promise.finish().map(|time| time.period).or(of_plan)?.last;
        let progress = workspace.progress(&plan.id, &activity.id).map(|filed| filed.record);
        let done = fulfilled.done(activity, progress);
        let first = begun(Period { first: whole.first.max(adopted), ..whole }, &done, day);
        Some(Self {
            kind: DutyKind::Activity,
            id: format!("{}/{}", plan.id, activity.id),
            plans: vec![&*plan.id],
            title: (&*activity.title).into(),
            responsible: responsible(plan, activity),
            to: activity.to.as_ref(),
            rhythm: (**rhythm).into(),
            recurrence: Some(recurrence),
            within: Period { first, last },
            lag: None,
            done,
        })
    }
}
