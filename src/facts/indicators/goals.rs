//! How the goals in a plan's list stand: by their own number, or by their parts.

use std::collections::{HashMap, HashSet};

use super::one::{Measured, Start, Subject, is_of, summed, unit_of};
use crate::base::day::Day;
use crate::base::quantity::{Quantity, clash};
use crate::base::target::Target;
use crate::facts::aimed::{Aimed, Beside, baseline};
use crate::facts::measured::{Series, Sum};
use crate::facts::reach::{Due, Reach};
use crate::model::records::Text;
use crate::model::records::plan::{ListedGoal, Plan};
use crate::model::workspace::Workspace;
use crate::syntax::unsearched::Unsearched;

/// A goal that numbers say something about.
pub(super) struct Goal<'w> {
    /// The goal, and how it stands.
    pub(super) measured: Measured<'w>,
    /// Whether its only part is the same, so that showing both would repeat it.
    pub(super) is_told: bool,
}

/// The numbers that listed goals are judged by.
pub(super) struct Goals<'p, 'w> {
    workspace: &'w Workspace,
    plan: &'w Plan,
    /// The indicators of each goal.
    indicators: OfGoals<'p, 'w>,
    /// The activities' own goals that serve each goal.
    activities: OfGoals<'p, 'w>,
}

/// Numbers by the goals that they say something about, in the order of the plan.
type OfGoals<'p, 'w> = HashMap<Unsearched<&'w str>, Vec<&'p Measured<'w>>>;

fn by_goal<'p, 'w>(numbers: &'p [Measured<'w>]) -> OfGoals<'p, 'w> {
    let mut by_goal = OfGoals::new();
    for own in numbers {
        let goals: HashSet<Unsearched<&'w str>> = own.subject.goals().iter().map(Text::stands).collect();
        for goal in goals {
            by_goal.entry(goal).or_default().push(own);
        }
    }
    by_goal
}

impl<'p, 'w> Goals<'p, 'w> {
    pub(super) fn of(
        (workspace, plan): (&'w Workspace, &'w Plan),
        indicators: &'p [Measured<'w>],
        activities: &'p [Measured<'w>],
    ) -> Self {
        Self { workspace, plan, indicators: by_goal(indicators), activities: by_goal(activities) }
    }

    /// The goals in the order of the list; `None` for one without any number.
    pub(super) fn all(&self, day: Day) -> Vec<Option<Goal<'w>>> {
        let goals = &self.plan.goals;
        let mut under: HashMap<Unsearched<&str>, Vec<usize>> = HashMap::new();
        for (at, goal) in goals.iter().enumerate() {
            if let Some(parent) = &goal.parent {
                under.entry(parent.stands()).or_default().push(at);
            }
        }
        let under = |at: usize| under.get(&goals[at].id.stands()).map_or(&[][..], Vec::as_slice);
        let mut judged: Vec<Option<Goal<'w>>> = goals.iter().map(|_| None).collect();
        for at in upwards(goals, under) {
            // Of a subgoal in words nothing is known, which is not that it is met.
            let below = under(at).iter().map(|own| match &judged[*own] {
                Some(found) => (found.measured.subject, Some(found.measured.reach)),
                None => (Subject::Goal(&goals[*own]), None),
            });
            judged[at] = self.goal(&goals[at], below.collect(), day);
        }
        judged
    }

    fn goal(
        &self,
        goal: &'w ListedGoal,
        below: Vec<(Subject<'w>, Option<Reach>)>,
        day: Day,
    ) -> Option<Goal<'w>> {
        let indicators = self.indicators.get(&goal.id.stands()).map_or(&[][..], Vec::as_slice);
        let due = Due::of(goal.aim.by.as_ref(), self.plan, false, day);
        // All of what its indicator counts in another unit is reached when the indicator is.
        let is_of_part = |target: &Target, only: &Measured<'_>| {
            target.is_whole() && only.target.is_some() && !is_of(target, &only.unit)
        };
        if let (Some(target), [only]) = (&goal.aim.target, indicators)
            && !is_of_part(target, only)
        {
            // Without a time of its own it is to be reached when its indicator is.
            let due = Due::of(goal.aim.by.as_ref().or(only.by), self.plan, false, day);
            let own = self.measured_by(goal, Some(only)).judged(&due);
            let is_told = only.target.as_ref().is_some_and(|other| {
                is_same(other, own.target.as_ref().unwrap_or(target)) && other.is_sided == target.is_sided
            });
            return Some(Goal { measured: own, is_told });
        }
        let activities = self.activities.get(&goal.id.stands()).into_iter().flatten();
        let activities = activities.filter(|own| is_evidence(own, goal));
        let of_numbers: Vec<&Measured<'w>> = indicators.iter().chain(activities).copied().collect();
        let own = self.measured_by(goal, None);
        if let Some(measured) = self.measured_itself(goal, &own, day) {
            return Some(Goal { measured: measured.judged(&due), is_told: false });
        }
        if own.target.is_some() && goal.aim.is_sum {
            let series = Series { sum: together(&own, &of_numbers), ..Series::default() };
            return Some(Goal { measured: Measured { series, ..own }.judged(&due), is_told: false });
        }
        let mut parts: Vec<(Subject<'w>, Reach)> =
            of_numbers.iter().map(|own| (own.subject, own.reach)).collect();
        // A goal with its own number is not judged by its subgoals.
        let is_measured = !parts.is_empty() || below.iter().any(|(_, reach)| reach.is_some());
        if own.target.is_none() && is_measured {
            parts.extend(below.into_iter().map(|(own, reach)| (own, reach.unwrap_or(Reach::Unmeasured))));
        }
        if parts.is_empty() {
            return own.target.is_some().then(|| Goal { measured: own.judged(&due), is_told: false });
        }
        let is_told = parts.len() == 1;
        let reaches: Vec<Reach> = parts.iter().map(|(_, reach)| *reach).collect();
        // Without a time of its own its time is over when that of all its parts is.
        let is_over = match goal.aim.by {
            Some(_) => due.is_over(),
            None => due.is_over() || !reaches.iter().any(|reach| reach.is_open()),
        };
        let reach = match (&goal.aim.by, reaches.as_slice()) {
            (None, [only]) => *only,
            _ => Reach::of_parts(&reaches, is_over),
        };
        Some(Goal { measured: Measured { reach, parts, ..own.judged(&due) }, is_told })
    }

    /// A goal that has been measured by itself; nothing where it has no target, or has not been.
    fn measured_itself(&self, goal: &'w ListedGoal, own: &Measured<'w>, day: Day) -> Option<Measured<'w>> {
        own.target.as_ref()?;
        let series = Series::of(self.workspace, self.plan, (&goal.id, goal.aim.unit.as_ref()), day);
        if series.points.is_empty() {
            return None;
        }
        let is_sum = goal.aim.is_sum;
        let series = if is_sum { summed(series, goal.aim.by.as_ref(), self.plan) } else { series };
        Some(Measured { series, ..own.clone() })
    }

    /// A goal and the numbers of the only indicator that measures it.
    fn measured_by(&self, goal: &'w ListedGoal, only: Option<&Measured<'w>>) -> Measured<'w> {
        let aim = &goal.aim;
        let fits = |only: &&Measured<'w>| aim.target.as_ref().is_none_or(|own| is_of(own, &only.unit));
        let only = only.filter(fits);
        let indicator = only.and_then(|only| match only.subject {
            Subject::Indicator(indicator) => Some(indicator),
            Subject::Goal(_) | Subject::Activity(..) => None,
        });
        let own = baseline(aim);
        let start = own.as_ref().map(|own| Start { number: own.number, period: None });
        let start = start.or(only.and_then(|only| only.start));
        let of_only = |start: Start<'_>| Quantity {
            number: start.number,
            of: None,
            unit: only.map(|only| only.unit.clone()).unwrap_or_default(),
        };
        let titles = [Some(&goal.title), goal.indicator.as_ref(), indicator.map(|own| &own.title)];
        let beside = Beside {
            direction: indicator.and_then(|indicator| indicator.direction),
            baseline: own.or(start.map(of_only)),
            titles: titles.into_iter().flatten().map(|title| &**title).collect(),
            is_output: goal.is_output,
            ..Beside::default()
        };
        let aimed = aim.target.as_ref().map(|target| Aimed::of(target, &beside)).unwrap_or_default();
        let series = only.map(|only| only.series.clone()).unwrap_or_default();
        let is_sum = aim.is_sum || series.sum.is_some();
        let series = if is_sum { summed(series, aim.by.as_ref(), self.plan) } else { series };
        let row = Measured::of(Subject::Goal(goal), aimed, start, aim.by.as_ref(), series);
        let unit = if row.unit.is_empty() { unit_of(aim) } else { row.unit };
        Measured { at: aim.written.as_ref().map(|written| written.span), unit, ..row }
    }
}

/// What the numbers below a goal come to together. Nothing when nothing was counted.
fn together(goal: &Measured<'_>, below: &[&Measured<'_>]) -> Option<Sum> {
    let counted = below.iter().filter(|own| !clash(&own.unit, &goal.unit));
    let (mut sum, mut is_any) = (0.0, false);
    for own in counted {
        if own.reach == Reach::Disputed {
            return Some(Sum::Disputed);
        }
        if let Some(number) = own.now() {
            (sum, is_any) = (sum + number, true);
        }
    }
    is_any.then_some(Sum::Of(sum))
}

/// The goals bottom up: subgoals before their parents. Goals that refer to each other in a ring come last, without
/// regard to each other.
fn upwards<'u>(goals: &[ListedGoal], under: impl Fn(usize) -> &'u [usize]) -> Vec<usize> {
    let ids: HashSet<Unsearched<&str>> = goals.iter().map(|goal| goal.id.stands()).collect();
    let is_top =
        |goal: &ListedGoal| goal.parent.as_ref().is_none_or(|parent| !ids.contains(&parent.stands()));
    let mut open: Vec<usize> = (0..goals.len()).filter(|at| is_top(&goals[*at])).collect();
    let mut seen = vec![false; goals.len()];
    let mut order = Vec::with_capacity(goals.len());
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut seen[at], true) {
            order.push(at);
            open.extend(under(at));
        }
    }
    order.reverse();
    order.extend((0..goals.len()).filter(|at| !seen[*at]));
    order
}

/// Whether an activity that serves a goal is evidence for it. Work done is evidence for an output goal when the
/// activity promises nothing else; it is no evidence for an outcome goal.
fn is_evidence(own: &Measured<'_>, goal: &ListedGoal) -> bool {
    let same = |target: &Target| own.target.as_ref().is_some_and(|own| is_same(own, target));
    goal.is_output && (goal.aim.is_sum || goal.aim.target.as_ref().is_none_or(same))
}

/// Whether two targets are equal, however they are written.
fn is_same(one: &Target, other: &Target) -> bool {
    let is_end = |one: f64, other: f64| one.total_cmp(&other).is_eq();
    one.side == other.side
        && one.is_strict == other.is_strict
        && is_end(one.number, other.number)
        && is_end(one.upper, other.upper)
        && !clash(&one.unit, &other.unit)
}
