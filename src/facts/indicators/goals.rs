//! How the goals in a plan's list stand: by their own number, or by their parts.

use std::collections::{HashMap, HashSet};

use super::one::{Measured, Subject};
use crate::base::day::Day;
use crate::base::target::{Target, clash};
use crate::facts::measured::Series;
use crate::facts::reach::Reach;
use crate::model::records::Text;
use crate::model::records::plan::{ListedGoal, Plan};
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
    pub(super) fn of(plan: &'w Plan, indicators: &'p [Measured<'w>], activities: &'p [Measured<'w>]) -> Self {
        Self { plan, indicators: by_goal(indicators), activities: by_goal(activities) }
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
            let below = under(at).iter().filter_map(|own| {
                let found = judged[*own].as_ref()?;
                Some((found.measured.subject, found.measured.reach))
            });
            judged[at] = self.goal(&goals[at], below.collect(), day);
        }
        judged
    }

    fn goal(&self, goal: &'w ListedGoal, below: Vec<(Subject<'w>, Reach)>, day: Day) -> Option<Goal<'w>> {
        let own = Measured::of_aim(Subject::Goal(goal), &goal.aim, goal.aim.by.as_ref(), Series::default());
        let indicators = self.indicators.get(&goal.id.stands()).map_or(&[][..], Vec::as_slice);
        if let (Some(target), [only]) = (&own.target, indicators) {
            let is_told = only.target.as_ref().is_some_and(|own| is_same(own, target));
            let fits = !clash(&target.unit, &only.unit);
            let series = if fits { only.series.clone() } else { Series::default() };
            let start = own.start.or(only.start.filter(|_| fits));
            return Some(Goal {
                measured: Measured { start, series, ..own }.judged(self.plan, day),
                is_told,
            });
        }
        let activities = self.activities.get(&goal.id.stands()).into_iter().flatten();
        let activities = activities.filter(|own| is_evidence(own, goal));
        let mut parts: Vec<(Subject<'w>, Reach)> =
            indicators.iter().chain(activities).map(|own| (own.subject, own.reach)).collect();
        // A goal with its own number is not judged by its subgoals.
        if own.target.is_none() {
            parts.extend(below);
        }
        if parts.is_empty() {
            return own
                .target
                .is_some()
                .then(|| Goal { measured: own.judged(self.plan, day), is_told: false });
        }
        let is_told = parts.len() == 1;
        let reach = Reach::of_parts(&parts.iter().map(|(_, reach)| *reach).collect::<Vec<_>>());
        Some(Goal { measured: Measured { reach, parts, ..own.judged(self.plan, day) }, is_told })
    }
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
    goal.is_output && goal.aim.target.as_ref().is_none_or(same)
}

/// Whether two targets are equal, however they are written.
fn is_same(one: &Target, other: &Target) -> bool {
    one.side == other.side && one.number.total_cmp(&other.number).is_eq() && !clash(&one.unit, &other.unit)
}
