//! One thing with a number (an indicator, a listed goal, or an activity's own goal), and how it stands on a day.

use crate::base::day::Day;
use crate::base::frequency;
use crate::base::lang::Say;
use crate::base::quantity::{Quantity, clash};
use crate::base::rhythm::{Length, Recurrence};
use crate::base::target::Target;
use crate::facts::aimed::{Aimed, Beside, Doubt, baseline};
use crate::facts::measured::{Point, Series, Sum};
use crate::facts::reach::{self, Due, Judged, Reach, Turn, Way};
use crate::facts::{Standing, State};
use crate::model::records::activity::Progress;
use crate::model::records::plan::{Activity, Aim, Goal, Indicator, ListedGoal, Plan};
use crate::model::records::{Text, Time};
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::text::Span;
use crate::syntax::unsearched::Unsearched;

/// The sort of a thing with a number, and its id.
pub(crate) type Key<'w> = (&'static str, Unsearched<&'w str>);

#[derive(Clone, Copy, Debug)]
pub(crate) enum Subject<'w> {
    Indicator(&'w Indicator),
    /// A goal in the plan's list.
    Goal(&'w ListedGoal),
    Activity(&'w Activity, &'w Goal),
}

impl<'w> Subject<'w> {
    /// Its name in JSON; never translated.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Indicator(_) => "indicator",
            Self::Goal(_) => "goal",
            Self::Activity(..) => "activity",
        }
    }

    /// The id in the plan; an activity's goal has the id of the activity.
    pub(crate) fn id(&self) -> &'w Text {
        match self {
            Self::Indicator(indicator) => &indicator.id,
            Self::Goal(goal) => &goal.id,
            Self::Activity(activity, _) => &activity.id,
        }
    }

    /// The goals in the plan's list that it says something about.
    pub(super) fn goals(&self) -> &'w [Text] {
        match self {
            Self::Indicator(indicator) => &indicator.goals,
            Self::Activity(activity, _) => &activity.serves,
            Self::Goal(_) => &[],
        }
    }

    /// What tells it apart from the others of its plan.
    pub(crate) fn key(&self) -> Key<'w> {
        (self.name(), self.id().stands())
    }

    pub(crate) fn title(&self) -> &'w Text {
        match self {
            Self::Indicator(indicator) => &indicator.title,
            Self::Goal(goal) => &goal.title,
            Self::Activity(_, goal) => &goal.text,
        }
    }
}

/// The number before the work began.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start<'w> {
    pub number: f64,
    pub period: Option<&'w Time>,
}

/// Something with a number, on a day.
#[derive(Clone, Debug)]
pub(crate) struct Measured<'w> {
    pub subject: Subject<'w>,
    /// What is to be reached.
    pub target: Option<Target>,
    /// Where the target stands in the plan.
    pub at: Option<Span>,
    /// Why no number can be judged by the target.
    pub doubt: Option<Doubt>,
    /// The number before the work began.
    pub start: Option<Start<'w>>,
    /// The unit; empty when there is none.
    pub unit: String,
    /// When the target is to be reached, where it is written; otherwise it is by the end of the plan.
    pub by: Option<&'w Time>,
    pub series: Series<'w>,
    pub reach: Reach,
    /// What the last number does not say about the state.
    pub turn: Option<Turn>,
    /// The parts that a goal without a number of its own is judged by.
    pub parts: Vec<(Subject<'w>, Reach)>,
    /// Of a sum with a rhythm: in how many of its times a part is measured, of how many to the last of them.
    pub counted_in: Option<(usize, usize, Recurrence)>,
    /// Whether the time is over or the work is done.
    pub is_due: bool,
    /// Whether the work is done.
    pub is_done: bool,
}

impl<'w> Measured<'w> {
    pub(crate) fn latest(&self) -> Option<&Point<'w>> {
        self.series.points.last()
    }

    /// The day that the last measurement counts on: the last of its period, or `day` while the period lasts.
    pub(crate) fn measured_on(&self, day: Day) -> Option<Day> {
        Some(self.latest()?.when.period().last.min(day))
    }

    /// The number that is judged: the last, when there is exactly one, or what the parts come to.
    pub(crate) fn now(&self) -> Option<f64> {
        match self.series.sum {
            Some(Sum::Of(sum)) => Some(sum),
            Some(Sum::Disputed) => None,
            None => self.latest()?.agreed(),
        }
    }

    /// The change of the last number from the one before it, and that one.
    pub(crate) fn since_before(&self) -> Option<(f64, &Point<'w>)> {
        // One part is not a change of another.
        let points = Some(&self.series.points).filter(|_| self.series.sum.is_none())?;
        let before = points.len().checked_sub(2).map(|at| &points[at])?;
        Some((self.latest()?.agreed()? - before.agreed()?, before))
    }

    /// The change of the last number from the number before the work began.
    pub(crate) fn since_start(&self) -> Option<f64> {
        Some(self.now()? - self.start?.number)
    }

    /// The number that the way to the target begins at. Parts that add up begin at nought.
    fn from(&self) -> Option<f64> {
        self.start.map(|start| start.number).or_else(|| self.series.sum.map(|_| 0.0))
    }

    /// How far the last number has come from the baseline towards the target.
    pub(crate) fn way(&self) -> Option<Way> {
        let target = self.target.as_ref().filter(|_| self.doubt.is_none())?;
        Way::of(target, self.from(), self.now()?)
    }

    /// Whether there is a number, it is due, and it does not reach the target. A goal judged by its parts falls short
    /// when they do.
    pub(crate) fn is_missed(&self) -> bool {
        self.reach.falls_short() && self.is_due && self.parts.is_empty()
    }

    /// Whether there is a target and nothing was measured in time: by the promised time, by the end of the plan, or,
    /// for an indicator, within its rhythm (`limit` when it has none).
    pub(crate) fn is_unmeasured(&self, plan: &Plan, limit: Length, day: Day) -> bool {
        let Some(of_plan) = plan.period.as_ref().map(|time| time.period) else { return false };
        if self.target.is_none() || !self.parts.is_empty() || self.reach == Reach::Disputed {
            return false;
        }
        let is_over = of_plan.is_over(day) || self.by.is_some_and(|by| by.period.is_over(day));
        let Subject::Indicator(indicator) = self.subject else {
            return self.reach == Reach::Unmeasured && (is_over || self.is_done);
        };
        let measured = self.measured_on(day);
        let start = || self.start.and_then(|start| start.period).map(|time| time.period.last);
        let since = measured.or_else(start).unwrap_or(of_plan.first).max(of_plan.first);
        let every = indicator.recurs.map_or(limit, |recurs| recurs.value.every);
        (measured.is_none() && is_over) || every.after(since) < day.min(of_plan.last)
    }

    pub(super) fn of_indicator(
        workspace: &'w Workspace,
        plan: &'w Plan,
        indicator: &'w Indicator,
        day: Day,
    ) -> Self {
        let Promised { aimed, start, aim } = Promised::of(plan, indicator);
        let unit = indicator.unit.as_deref().unwrap_or_default();
        let by = indicator.by.as_ref().or_else(|| aim?.by.as_ref());
        let series = Series::of(workspace, plan, (&indicator.id, indicator.unit.as_ref()), day);
        let series = if indicator.is_sum || aim.is_some_and(|aim| aim.is_sum) {
            summed(series, by, plan)
        } else {
            series
        };
        let due = Due::of(by, plan, false, day);
        let row = Self::of(Subject::Indicator(indicator), aimed, start, by, series);
        let unit = if unit.is_empty() { row.unit } else { unit.to_owned() };
        let at = indicator.target.as_ref().map(|target| target.span);
        let at = at.or_else(|| Some(aim?.written.as_ref()?.span));
        let counted_in = counted_in(&row.series, indicator, plan);
        Self { at, unit, counted_in, ..row }.judged(&due)
    }

    /// In how many of its times a sum is measured, where it is not in all of them: the others are no part of it.
    pub(crate) fn parts_said(&self) -> Option<Say> {
        let (measured, of, recurrence) = self.counted_in.filter(|(measured, of, _)| measured < of)?;
        let Say { sv, en } = frequency::periods(recurrence, of);
        Some(say!("i {measured} av {of} {sv}", "in {measured} of {of} {en}"))
    }

    pub(super) fn of_activity(
        plan: &'w Plan,
        activity: &'w Activity,
        goal: &'w Goal,
        progress: Option<&'w Progress>,
        standing: &Standing<'w>,
        day: Day,
    ) -> Option<Self> {
        let is_done = standing.state == State::Finished;
        let own = reach::of_activity(plan, (activity, goal), progress, is_done, day)?;
        let subject = Subject::Activity(activity, goal);
        let start = own.start.map(|number| Start { number, period: None });
        let row = Self::of(subject, own.aimed, start, own.by, own.series);
        let unit = if row.unit.is_empty() { unit_of(&goal.aim) } else { row.unit };
        let at = goal.aim.written.as_ref().map(|written| written.span);
        Some(Self { at, unit, is_done, ..row }.judged(&own.due))
    }

    /// A number and its target, not yet judged.
    pub(super) fn of(
        subject: Subject<'w>,
        aimed: Aimed,
        start: Option<Start<'w>>,
        by: Option<&'w Time>,
        series: Series<'w>,
    ) -> Self {
        // A change that has no number to be counted from is not in the unit of the values.
        let unit = aimed.target.as_ref().filter(|target| !target.is_change).map(|target| target.unit.clone());
        Self {
            subject,
            target: aimed.target,
            at: None,
            doubt: aimed.doubt,
            start,
            unit: unit.unwrap_or_default(),
            by,
            series,
            reach: Reach::Unmeasured,
            turn: None,
            parts: Vec::new(),
            counted_in: None,
            is_due: false,
            is_done: false,
        }
    }

    /// Judges the last number. When values disagree there is none, and nothing is judged.
    pub(super) fn judged(self, due: &Due) -> Self {
        let aimed = Aimed { target: self.target, doubt: self.doubt };
        let start = self.start.map(|start| start.number);
        let Judged { reach, turn, .. } = Judged::of(&aimed, start, &self.series, due);
        Self { target: aimed.target, reach, turn, is_due: due.is_over(), ..self }
    }
}

/// What a plan promises of an indicator.
pub(super) struct Promised<'w> {
    pub aimed: Aimed,
    start: Option<Start<'w>>,
    /// The aim of the goal that it measures, where that is the promise.
    aim: Option<&'w Aim>,
}

impl<'w> Promised<'w> {
    pub(super) fn of(plan: &'w Plan, indicator: &'w Indicator) -> Self {
        let unit = indicator.unit.as_deref().unwrap_or_default();
        let own = indicator.target.as_ref().map(|target| {
            let written = target.value.clone();
            let unit = if written.unit.is_empty() { unit.to_owned() } else { written.unit.clone() };
            Target { unit, ..written }
        });
        // An indicator without a promise has that of the goal, when it measures exactly one.
        let mut goals = indicator.goals.iter().filter_map(|id| plan.goals.find(id));
        let first = goals.next();
        let only = first
            .filter(|first| goals.all(|goal| goal.id.stands() == first.id.stands()))
            .map(|goal| &goal.aim);
        let fits = |aim: &&Aim| aim.target.as_ref().is_some_and(|target| is_of(target, unit));
        let aim = only.filter(|aim| own.is_none() && fits(aim));
        let from = indicator.baseline.as_ref();
        let of_own = from.map(|from| Quantity { number: from.value.value, of: None, unit: unit.to_owned() });
        let of_start = of_own.or_else(|| baseline(aim?));
        let start = of_start
            .as_ref()
            .map(|start| Start { number: start.number, period: from.and_then(|from| from.period.as_ref()) });
        let of_goals = indicator.goals.iter().filter_map(|id| plan.goals.find(id));
        let is_output = of_goals.clone().next().is_some() && of_goals.clone().all(|goal| goal.is_output);
        let beside = Beside {
            direction: indicator.direction,
            baseline: of_start,
            unit,
            titles: [&*indicator.title].into_iter().chain(of_goals.map(|goal| &*goal.title)).collect(),
            is_output,
        };
        let target = own.as_ref().or_else(|| aim?.target.as_ref());
        let aimed = target.map(|target| Aimed::of(target, &beside)).unwrap_or_default();
        Self { aimed, start, aim }
    }
}

/// Whether a target can be of values in a unit. A change by so many percent can be of anything.
pub(super) fn is_of(target: &Target, unit: &str) -> bool {
    target.is_change || !clash(&target.unit, unit)
}

/// In how many of the times of its rhythm a sum is measured, of how many from the beginning of the plan to the last number.
fn counted_in(series: &Series<'_>, indicator: &Indicator, plan: &Plan) -> Option<(usize, usize, Recurrence)> {
    let recurrence = indicator.recurs.as_ref()?.value;
    let Length::Months(months) = recurrence.every else { return None };
    let first =
        plan.period.as_ref()?.period.begins().filter(|_| series.sum.is_some() && recurrence.times == 1)?;
    let nth = |day: Day| usize::try_from(first.months_until(day) / months).ok();
    let within = series.points.iter().map(|point| point.when.period()).filter(|time| first <= time.first);
    let times: Vec<(Option<usize>, Option<usize>)> =
        within.map(|time| (nth(time.first), nth(time.last))).collect();
    let last = times.iter().filter_map(|(_, last)| *last).max()?;
    let is_measured = |at: &usize| times.iter().any(|(from, to)| *from <= Some(*at) && Some(*at) <= *to);
    Some(((0..=last).filter(is_measured).count(), last + 1, recurrence))
}

/// The unit that stands beside a goal's numbers.
pub(super) fn unit_of(aim: &Aim) -> String {
    aim.unit.as_deref().unwrap_or_default().to_owned()
}

/// Values as parts that add up from the beginning of the plan to the time of the target.
pub(super) fn summed<'w>(series: Series<'w>, by: Option<&Time>, plan: &Plan) -> Series<'w> {
    let of_plan = plan.period.as_ref().map(|time| time.period);
    let last = by.map(|by| by.period).or(of_plan).map_or(Day::LAST, |period| period.last);
    series.summed(of_plan.map_or(Day::FIRST, |period| period.first), last)
}
