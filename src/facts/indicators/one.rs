//! One thing with a number (an indicator, a listed goal, or an activity's own goal), and how it stands on a day.

use crate::base::day::Day;
use crate::base::rhythm::Length;
use crate::base::target::{Side, Target, clash};
use crate::facts::measured::{ByUnit, Point, Series, Value, When};
use crate::facts::reach::{self, Reach, Way};
use crate::facts::{Standing, State};
use crate::model::records::activity::Progress;
use crate::model::records::plan::{Activity, Aim, Direction, Goal, Indicator, ListedGoal, Plan};
use crate::model::records::{Text, Time};
use crate::model::workspace::Workspace;

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
    /// The number before the work began.
    pub start: Option<Start<'w>>,
    /// The unit; empty when there is none.
    pub unit: String,
    /// When the target is to be reached; without a time it holds always.
    pub by: Option<&'w Time>,
    pub series: Series<'w>,
    pub reach: Reach,
    /// The parts that a goal without a number of its own is judged by.
    pub parts: Vec<(Subject<'w>, Reach)>,
    /// Whether the promised time is over or the work is done. A target without a time is always due; an output goal
    /// has the time of the plan.
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

    /// The last measured number, when there is exactly one.
    pub(crate) fn now(&self) -> Option<f64> {
        self.latest()?.agreed()
    }

    /// The change of the last number from the one before it, and that one.
    pub(crate) fn since_before(&self) -> Option<(f64, &Point<'w>)> {
        let before = self.series.points.len().checked_sub(2).map(|at| &self.series.points[at])?;
        Some((self.now()? - before.agreed()?, before))
    }

    /// The change of the last number from the number before the work began.
    pub(crate) fn since_start(&self) -> Option<f64> {
        Some(self.now()? - self.start?.number)
    }

    /// How far the last number has come from the baseline towards the target.
    pub(crate) fn way(&self) -> Option<Way> {
        Way::of(self.target.as_ref()?, self.start.map(|start| start.number), self.now()?)
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
        let unit = indicator.unit.as_deref().unwrap_or_default();
        let own = indicator.target.map(|number| Target {
            side: match indicator.direction {
                Some(Direction::Down | Direction::AtMost) => Side::AtMost,
                Some(Direction::Up | Direction::AtLeast) | None => Side::AtLeast,
            },
            number: number.value,
            unit: unit.to_owned(),
        });
        // An indicator without a promise has that of the goal, when it measures exactly one.
        let mut goals = indicator.goals.iter().filter_map(|id| plan.goals.find(id));
        let first = goals.next();
        let only = first
            .filter(|first| goals.all(|goal| goal.id.stands() == first.id.stands()))
            .map(|goal| &goal.aim);
        let fits = |aim: &&Aim| aim.target.as_ref().is_some_and(|target| !clash(&target.unit, unit));
        let aim = only.filter(|aim| own.is_none() && fits(aim));
        let start = indicator
            .baseline
            .as_ref()
            .map(|baseline| Start { number: baseline.value.value, period: baseline.period.as_ref() });
        let start = start.or_else(|| Some(Start { number: reach::baseline(aim?)?, period: None }));
        let target = own.or_else(|| aim?.target.clone());
        let of_target = target.as_ref().map(|target| target.unit.as_str()).filter(|_| unit.is_empty());
        Self {
            subject: Subject::Indicator(indicator),
            start,
            unit: of_target.unwrap_or(unit).to_owned(),
            target,
            by: indicator.by.as_ref().or_else(|| aim?.by.as_ref()),
            series: Series::of(workspace, plan, indicator, day),
            reach: Reach::Unmeasured,
            parts: Vec::new(),
            is_due: false,
            is_done: false,
        }
        .judged(plan, day)
    }

    pub(super) fn of_activity(
        plan: &'w Plan,
        activity: &'w Activity,
        goal: &'w Goal,
        progress: Option<&'w Progress>,
        standing: &Standing<'w>,
        day: Day,
    ) -> Self {
        let number = reach::outcome(&goal.aim, progress, day);
        let outcome = progress.and_then(|progress| progress.outcome.as_ref());
        let point = number.zip(outcome).map(|(number, outcome)| Point {
            when: When::Day(outcome.on.day),
            values: vec![Value { number, source: None }],
            by: ByUnit::No,
        });
        let series = Series { points: point.into_iter().collect(), foreign: 0 };
        let by = goal.aim.by.as_ref().or_else(|| activity.promise.finish());
        let own = Self::of_aim(Subject::Activity(activity, goal), &goal.aim, by, series);
        Self { is_done: standing.state == State::Finished, ..own }.judged(plan, day)
    }

    pub(super) fn of_aim(
        subject: Subject<'w>,
        aim: &'w Aim,
        by: Option<&'w Time>,
        series: Series<'w>,
    ) -> Self {
        let of_target =
            aim.target.as_ref().map(|target| target.unit.as_str()).filter(|unit| !unit.is_empty());
        Self {
            subject,
            target: aim.target.clone(),
            start: reach::baseline(aim).map(|number| Start { number, period: None }),
            unit: of_target.or(aim.unit.as_deref()).unwrap_or_default().to_owned(),
            by,
            series,
            reach: Reach::Unmeasured,
            parts: Vec::new(),
            is_due: false,
            is_done: false,
        }
    }

    /// Judges the last number. When values disagree there is none, and nothing is judged.
    pub(super) fn judged(mut self, plan: &Plan, day: Day) -> Self {
        let differ = self.latest().is_some_and(|point| point.agreed().is_none());
        let start = self.start.map(|start| start.number);
        self.reach = if differ || (self.series.points.is_empty() && self.series.foreign > 0) {
            Reach::Disputed
        } else {
            Reach::of(self.target.as_ref(), start, self.now())
        };
        let is_to_be_done = match self.subject {
            Subject::Indicator(_) => false,
            Subject::Goal(goal) => goal.is_output,
            Subject::Activity(..) => true,
        };
        let by = self.by.or(plan.period.as_ref().filter(|_| is_to_be_done));
        self.is_due = self.is_done || by.is_none_or(|by| by.period.is_over(day));
        self
    }
}
