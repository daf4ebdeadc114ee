//! Signs that a plan may live on paper only. What makes a sign is decided here and nowhere else; a sign is a question,
//! and proves nothing.

use crate::base::day::Day;
use crate::base::likeness::fold;
use crate::base::rhythm::Length;
use crate::facts::state::Survey;
use crate::model::records::Text;
use crate::model::records::plan::{Activity, Indicator, Plan};
use crate::model::workspace::Workspace;

/// A plan with fewer activities than this shows no pattern.
pub(crate) const FEWEST: usize = 3;

/// A pattern is at least so many quarters of the activities.
const QUARTERS: usize = 3;

/// Nothing is asked of the follow-up before so much of the plan's time has gone.
pub(crate) const EARLIEST: Length = Length::Months(6);

/// While a plan runs, follow-up is looked for in so long a time back.
const BACK: Length = Length::Months(12);

/// Text that is the same in so many editions is asked about.
pub(crate) const EDITIONS: usize = 3;

/// More editions than any plan has: what points back in a ring ends.
const MOST_EDITIONS: usize = 50;

/// So many of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Share {
    pub with: usize,
    pub of: usize,
}

impl Share {
    fn is_pattern(self) -> bool {
        self.of >= FEWEST && self.with * 4 >= self.of * QUARTERS
    }
}

/// How many open activities there are, and since when nothing at all has been told of the plan.
pub(crate) fn untold(survey: &Survey<'_>, day: Day) -> Option<(usize, Day)> {
    let time = survey.plan.period.as_ref()?.period;
    // A plan whose time is over is asked about all of its time.
    let back = if time.is_over(day) { time.first } else { time.first.max(BACK.before(day)) };
    let open = survey.rows.iter().filter(|(_, standing)| standing.state.is_open()).count();
    let is_told = survey.rows.iter().any(|(_, standing)| standing.last.is_some_and(|last| last >= back));
    (EARLIEST.after(time.first) <= day && open >= FEWEST && !is_told).then_some((open, back))
}

/// How many of the ongoing activities have nothing to be measured by, where most have not.
pub(crate) fn unmeasured(survey: &Survey<'_>) -> Option<Share> {
    let plan = survey.plan;
    let open = survey.rows.iter().filter(|(_, standing)| standing.state.is_open()).map(|(own, _)| *own);
    let ongoing: Vec<&Activity> = open.filter(|activity| activity.promise.ongoing.is_some()).collect();
    let with = ongoing.iter().filter(|activity| !has_indicator(plan, activity)).count();
    Some(Share { with, of: ongoing.len() }).filter(|share| share.is_pattern())
}

/// Whether there is anything to measure the activity by: its own indicator or target, that of a goal it serves, or an
/// indicator of the plan's that names it.
pub(crate) fn has_indicator(plan: &Plan, activity: &Activity) -> bool {
    let own =
        activity.goal.as_ref().is_some_and(|goal| goal.indicator.is_some() || goal.aim.target.is_some());
    let of_goal = |id: &Text| plan.goals.iter().any(|goal| *goal.id == **id && goal.indicator.is_some());
    own || activity.serves.iter().any(of_goal) || plan.indicators.iter().any(|own| shows(own, activity))
}

/// Whether an indicator shows what an activity does: it names the activity, or a goal that it serves.
pub(crate) fn shows(indicator: &Indicator, activity: &Activity) -> bool {
    let of_goal = activity.serves.iter().any(|id| indicator.goals.iter().any(|own| **own == **id));
    of_goal || indicator.activities.iter().any(|id| **id == *activity.id)
}

/// The same words in edition after edition.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unchanged<'w> {
    /// How many of the plan's activities read as they did.
    pub share: Share,
    /// The first edition in which they did.
    pub since: &'w Plan,
    /// How many editions that makes, this one with them.
    pub editions: usize,
}

/// How many of a plan's activities read as they have for [`EDITIONS`] editions, where most do.
pub(crate) fn unchanged<'w>(workspace: &'w Workspace, plan: &'w Plan) -> Option<Unchanged<'w>> {
    let before = |plan: &&'w Plan| Some(workspace.plan(plan.previous.as_ref()?).found()?.record);
    let editions: Vec<&Plan> = std::iter::successors(Some(plan), before).take(MOST_EDITIONS).collect();
    let ages: Vec<usize> =
        plan.activities.iter().map(|activity| editions_alike(activity, &editions)).collect();
    let of = plan.activities.len();
    let back_to = |count: usize| {
        let with = ages.iter().filter(|age| **age >= count).count();
        Some(Share { with, of }).filter(|share| share.is_pattern())
    };
    // As far back as most of them go.
    let (editions_back, share) =
        (EDITIONS..=editions.len()).rev().find_map(|count| Some((count, back_to(count)?)))?;
    Some(Unchanged { share, since: editions[editions_back - 1], editions: editions_back })
}

/// In how many editions on end, from the last, an activity reads the same.
fn editions_alike(activity: &Activity, editions: &[&Plan]) -> usize {
    let mut now = activity;
    for (at, pair) in editions.windows(2).enumerate() {
        let Some(then) = same_before(now, pair[1]) else { return at + 1 };
        now = then;
    }
    editions.len()
}

/// The activity of the edition before that this one carries on word by word.
fn same_before<'w>(activity: &Activity, before: &'w Plan) -> Option<&'w Activity> {
    let from = activity.carried_from.iter().filter_map(|from| from.split_once('/'));
    let from: Vec<&str> = from.filter(|(plan, _)| *plan == &*before.id).map(|(_, id)| id).collect();
    let text = fold(&activity.title);
    let can_be = |own: &&Activity| from.is_empty() || from.contains(&&*own.id);
    before.activities.iter().filter(can_be).find(|own| fold(&own.title) == text)
}
