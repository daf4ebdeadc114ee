//! Which of a plan's activities its goals and indicators show, looked up by the goal.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::facts::indicators::Subject;
use crate::model::records::Text;
use crate::model::records::plan::{Activity, Indicator, Plan};
use crate::syntax::unsearched::Unsearched;

/// The activities of a plan by what shows their effect.
pub(crate) struct Shown<'w> {
    plan: &'w Plan,
    /// The places of the activities that serve each goal.
    serving: HashMap<Unsearched<&'w str>, Vec<usize>>,
    /// The goals and the activities that an indicator of the plan names.
    measured: [HashSet<Unsearched<&'w str>>; 2],
}

impl<'w> Shown<'w> {
    pub(crate) fn of(plan: &'w Plan) -> Self {
        let mut serving: HashMap<Unsearched<&str>, Vec<usize>> = HashMap::new();
        for (at, activity) in plan.activities.iter().enumerate() {
            activity.serves.iter().for_each(|goal| serving.entry(goal.stands()).or_default().push(at));
        }
        let named = |of: fn(&'w Indicator) -> &'w [Text]| -> HashSet<Unsearched<&str>> {
            plan.indicators.iter().flat_map(of).map(Text::stands).collect()
        };
        let measured = [named(|own| &own.goals), named(|own| &own.activities)];
        Self { plan, serving, measured }
    }

    /// The activities whose effect a number shows, in the order of the plan.
    pub(crate) fn by(&self, subject: &Subject<'w>) -> Vec<&'w Activity> {
        let (goals, named): (&[Text], &[Text]) = match subject {
            Subject::Activity(own, _) => return vec![*own],
            Subject::Goal(goal) => (std::slice::from_ref(&goal.id), &[]),
            Subject::Indicator(indicator) => (&indicator.goals, &indicator.activities),
        };
        let serving = goals.iter().filter_map(|goal| self.serving.get(&goal.stands())).flatten().copied();
        let named = named.iter().filter_map(|id| self.plan.activities.position(id));
        let places: BTreeSet<usize> = serving.chain(named).collect();
        places.into_iter().map(|at| &self.plan.activities[at]).collect()
    }

    /// Whether the activity has a measure: its own indicator or target, that of a goal it serves, or an indicator of the
    /// plan that names it.
    pub(crate) fn is_measured(&self, activity: &Activity) -> bool {
        let [goals, activities] = &self.measured;
        let own =
            activity.goal.as_ref().is_some_and(|goal| goal.indicator.is_some() || goal.aim.target.is_some());
        let is_measured = |id: &Text| {
            goals.contains(&id.stands())
                || self.plan.goals.find(id).is_some_and(|goal| goal.indicator.is_some())
        };
        own || activities.contains(&activity.id.stands()) || activity.serves.iter().any(is_measured)
    }
}
