//! Signs that a plan may exist on paper only. What counts as a sign is decided here and nowhere else; a sign is a
//! question, and proves nothing.

use crate::base::day::Day;
use crate::base::likeness::fold;
use crate::base::rhythm::Length;
use crate::facts::shown::Shown;
use crate::facts::state::Survey;
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::Workspace;

/// The fewest activities in which a pattern can be seen.
pub(crate) const FEWEST: usize = 3;

/// A pattern is in at least three quarters of the activities.
const QUARTERS: usize = 3;

/// Follow-up is not asked for before this much of the plan's period has passed.
pub(crate) const EARLIEST: Length = Length::Months(6);

/// While a plan runs, follow-up is looked for this far back.
const BACK: Length = Length::Months(12);

/// The number of editions with the same text that makes a sign.
pub(crate) const EDITIONS: usize = 3;

/// The most editions that are followed back, so that plans that refer to each other in a ring are no problem.
const MOST_EDITIONS: usize = 50;

/// A number of a total.
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

/// The number of open activities, and since when there has been no news of the plan at all.
pub(crate) fn untold(survey: &Survey<'_>, day: Day) -> Option<(usize, Day)> {
    let time = survey.plan.period.as_ref()?.period;
    let begun = time.begins()?;
    // A finished plan is asked about its entire period.
    let back = if time.is_over(day) { begun } else { begun.max(BACK.before(day)) };
    let open = survey.rows.iter().filter(|(_, standing)| standing.state.is_open()).count();
    let is_told = survey.rows.iter().any(|(_, standing)| standing.last.is_some_and(|last| last >= back));
    (EARLIEST.after(begun) <= day && open >= FEWEST && !is_told).then_some((open, back))
}

/// The ongoing activities without any measure, when they are most of them.
pub(crate) fn unmeasured(survey: &Survey<'_>) -> Option<Share> {
    let shown = Shown::of(survey.plan);
    let open = survey.rows.iter().filter(|(_, standing)| standing.state.is_open()).map(|(own, _)| *own);
    let ongoing: Vec<&Activity> = open.filter(|activity| activity.promise.ongoing.is_some()).collect();
    let with = ongoing.iter().filter(|activity| !shown.is_measured(activity)).count();
    Some(Share { with, of: ongoing.len() }).filter(|share| share.is_pattern())
}

/// The same text in consecutive editions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unchanged<'w> {
    /// The activities of the plan with unchanged text.
    pub share: Share,
    /// The first edition with that text.
    pub since: &'w Plan,
    /// The number of editions, including this one.
    pub editions: usize,
}

/// The activities with the same text for [`EDITIONS`] editions, when they are most of them.
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
    // As far back as holds for most of them.
    let (editions_back, share) =
        (EDITIONS..=editions.len()).rev().find_map(|count| Some((count, back_to(count)?)))?;
    Some(Unchanged { share, since: editions[editions_back - 1], editions: editions_back })
}

/// In how many consecutive editions, from the latest, an activity has the same text.
fn editions_alike(activity: &Activity, editions: &[&Plan]) -> usize {
    let mut now = activity;
    for (at, pair) in editions.windows(2).enumerate() {
        let Some(then) = same_before(now, pair[1]) else { return at + 1 };
        now = then;
    }
    editions.len()
}

/// The activity of the previous edition that this one continues word for word.
fn same_before<'w>(activity: &Activity, before: &'w Plan) -> Option<&'w Activity> {
    let from = activity.carried_from.iter().filter_map(|from| from.stands().parted());
    let from: Vec<_> = from.filter(|(plan, _)| *plan == before.id.stands()).map(|(_, id)| id).collect();
    let text = fold(&activity.title);
    let can_be = |own: &&Activity| from.is_empty() || from.contains(&own.id.stands());
    before.activities.iter().filter(can_be).find(|own| fold(&own.title) == text)
}
