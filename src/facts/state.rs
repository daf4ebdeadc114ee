//! The state of an activity on a day, derived from the promise, the progress and the day.

use super::fulfilled::Fulfilled;
use super::reach::{self, Reach};
use std::ptr;

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::rhythm::{Length, Recurrence};
use crate::model::records::Sought;
use crate::model::records::Text;
use crate::model::records::activity::{Assessment, Progress, Update};
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::Workspace;

/// The state of an activity. The first that holds, in the order of the definition in `state`, is the one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// A decision has ended the activity.
    Cancelled,
    /// The work is done.
    Finished,
    /// The promised finish has passed.
    Overdue,
    /// The promised start has passed.
    LateStart,
    /// The work has begun and is not late.
    Started,
    /// The activity is ongoing.
    Ongoing,
    /// Its time has not come.
    Planned,
}

impl State {
    /// All, in the order that a steering group wants: what is late comes first.
    pub(crate) const BY_CONCERN: [Self; 7] = [
        Self::Overdue,
        Self::LateStart,
        Self::Started,
        Self::Ongoing,
        Self::Planned,
        Self::Finished,
        Self::Cancelled,
    ];

    /// The name in JSON and in filters; never translated.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Finished => "finished",
            Self::Overdue => "overdue",
            Self::LateStart => "late-start",
            Self::Started => "started",
            Self::Ongoing => "ongoing",
            Self::Planned => "planned",
        }
    }

    pub(crate) fn word(self) -> Say {
        match self {
            Self::Cancelled => Say::fixed("inställd", "cancelled"),
            Self::Finished => Say::fixed("avslutad", "finished"),
            Self::Overdue => Say::fixed("försenad", "overdue"),
            Self::LateStart => Say::fixed("sen start", "late start"),
            Self::Started => Say::fixed("påbörjad", "started"),
            Self::Ongoing => Say::fixed("löpande", "ongoing"),
            Self::Planned => Say::fixed("planerad", "planned"),
        }
    }

    /// The word for a number of them.
    pub(crate) fn words(self, count: usize) -> Say {
        match self {
            other if count == 1 => other.word(),
            Self::Cancelled => Say::fixed("inställda", "cancelled"),
            Self::Finished => Say::fixed("avslutade", "finished"),
            Self::Overdue => Say::fixed("försenade", "overdue"),
            Self::LateStart => Say::fixed("med sen start", "late starts"),
            Self::Started => Say::fixed("påbörjade", "started"),
            Self::Ongoing => Say::fixed("löpande", "ongoing"),
            Self::Planned => Say::fixed("planerade", "planned"),
        }
    }

    /// Whether it should have begun or ended and has not.
    pub(crate) fn is_late(self) -> bool {
        matches!(self, Self::Overdue | Self::LateStart)
    }

    /// Whether there is something left to do.
    pub(crate) fn is_open(self) -> bool {
        !matches!(self, Self::Finished | Self::Cancelled)
    }
}

/// Everything derived about one activity on one day.
#[derive(Clone, Debug)]
pub struct Standing<'w> {
    /// The derived state.
    pub state: State,
    /// Whether there has been no news for longer than its rhythm allows.
    pub silent: bool,
    /// The day of the latest news.
    pub last: Option<Day>,
    /// The last dated note.
    pub update: Option<&'w Update>,
    /// The latest assessment.
    pub assessment: Option<Assessment>,
    /// How the outcome stands to the activity's own goal.
    pub reach: Reach,
}

/// A plan on a day: every activity with its standing, in the order of the plan.
#[derive(Clone, Debug)]
pub struct Survey<'w> {
    /// The plan.
    pub plan: &'w Plan,
    /// Each activity and its standing.
    pub rows: Vec<(&'w Activity, Standing<'w>)>,
}

impl<'w> Survey<'w> {
    pub(crate) fn of(workspace: &'w Workspace, plan: &'w Plan, day: Day) -> Self {
        let silent_after = workspace.config.silent_after;
        let fulfilled = Fulfilled::of(workspace, plan, day);
        let row = |activity: &'w Activity| {
            let progress = workspace.progress(&plan.id, &activity.id).map(|filed| filed.record);
            (activity, standing(plan, activity, (progress, fulfilled.last(activity)), silent_after, day))
        };
        Self { plan, rows: plan.activities.iter().map(row).collect() }
    }

    /// The row of the activity with an id.
    pub(crate) fn row(&self, id: &(impl Sought + ?Sized)) -> Option<&(&'w Activity, Standing<'w>)> {
        let activity = self.plan.activities.find(id)?;
        // The rows are in the order of the plan, whose activities lie after each other. Some may have been left out.
        let is_before =
            |(own, _): &(&'w Activity, Standing<'w>)| ptr::from_ref(*own) < ptr::from_ref(activity);
        let at = self.rows.partition_point(is_before);
        self.rows.get(at).filter(|(own, _)| ptr::eq(*own, activity))
    }

    /// The activities that count towards what the plan covers: all that are not cancelled.
    pub(crate) fn counting(&self) -> impl Iterator<Item = &'w Activity> {
        let counts = |(_, standing): &&(&'w Activity, Standing<'w>)| standing.state != State::Cancelled;
        self.rows.iter().filter(counts).map(|(activity, _)| *activity)
    }
}

/// The actors responsible for an activity: its own, otherwise those of its areas.
pub(crate) fn responsible<'p>(plan: &'p Plan, activity: &'p Activity) -> &'p [Text] {
    if !activity.responsible.is_empty() {
        return &activity.responsible;
    }
    let of_area = activity.areas.iter().filter_map(|area| plan.areas.find(area));
    of_area.map(|area| area.responsible.as_slice()).find(|names| !names.is_empty()).unwrap_or_default()
}

/// The standing of an activity of a plan on `day`, by its follow-up and the last day on which another record told of
/// it. What is dated later has not happened yet.
pub(crate) fn standing<'w>(
    plan: &Plan,
    activity: &Activity,
    (progress, recorded): (Option<&'w Progress>, Option<Day>),
    silent_after: Length,
    day: Day,
) -> Standing<'w> {
    let state = state(activity, progress, day);
    let told = progress.into_iter().flat_map(Progress::dates).map(|dated| dated.day);
    let last = told.filter(|told| *told <= day).chain(recorded).max();
    let update = progress.and_then(|progress| progress.latest_update(day));
    let assessed =
        progress.into_iter().flat_map(|progress| &progress.updates).filter(|update| update.on.day <= day);
    let assessment = assessed
        .filter(|update| update.assessment.is_some())
        .max_by_key(|update| update.on.day)
        .and_then(|update| update.assessment);
    let silent = is_silent(plan, activity, state, last, silent_after, day);
    let of_goal = activity.goal.as_ref().map(|goal| reach::of_activity(&goal.aim, progress, day));
    let reach = of_goal.unwrap_or(Reach::Unmeasured);
    Standing { state, silent, last, update, assessment, reach }
}

/// The definitions of the states, in order of precedence.
fn state(activity: &Activity, progress: Option<&Progress>, day: Day) -> State {
    let by = |on: Option<Day>| on.is_some_and(|on| on <= day);
    let started = by(progress.and_then(|progress| progress.started).map(|dated| dated.day));
    let finished = by(progress.and_then(|progress| progress.finished).map(|dated| dated.day));
    let cancelled = by(progress.and_then(|progress| progress.cancelled.as_ref()).map(|it| it.on.day));
    let promise = &activity.promise;
    let ongoing = promise.ongoing.is_some();
    if cancelled {
        State::Cancelled
    } else if finished {
        State::Finished
    } else if promise.finish().is_some_and(|finish| finish.period.is_over(day)) {
        State::Overdue
    } else if !ongoing && !started && promise.start().is_some_and(|start| start.period.is_over(day)) {
        State::LateStart
    } else if started {
        State::Started
    } else if ongoing && promise.start().is_none_or(|start| start.period.has_come(day)) {
        State::Ongoing
    } else {
        State::Planned
    }
}

/// Whether there has been no news for too long, counted from the latest news or from when the activity was to begin.
/// An activity that recurs less often than the workspace's limit is allowed its own interval.
fn is_silent(
    plan: &Plan,
    activity: &Activity,
    state: State,
    last: Option<Day>,
    limit: Length,
    day: Day,
) -> bool {
    if !state.is_open() || state == State::Planned {
        return false;
    }
    let begun = activity.promise.start().or(plan.period.as_ref()).and_then(|time| time.period.begins());
    let Some(since) = last.or(begun) else { return false };
    let recurs = activity.promise.recurs.as_ref().and_then(|text| Recurrence::read(text));
    let limit = limit.after(since);
    recurs.map_or(limit, |recurs| limit.max(recurs.every.after(since))) < day
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::model::records::Record;

    fn plan(promise: &str) -> Plan {
        let text = format!(
            "kind: plan\nid: p\ntitle: P\nperiod: 2018\nactivities:\n  - {{id: a, title: A, {promise}}}\n"
        );
        match load::file(&load::Reader::default(), "p.yaml".into(), text.into_bytes()).record {
            Some(Record::Plan(plan)) => *plan,
            other => panic!("{other:?}"),
        }
    }

    fn progress(facts: &str) -> Progress {
        let text = format!("kind: activity\nid: a\nplan: p\n{facts}");
        match load::file(&load::Reader::default(), "a.yaml".into(), text.into_bytes()).record {
            Some(Record::Activity(progress)) => *progress,
            other => panic!("{other:?}"),
        }
    }

    fn on(promise: &str, facts: &str, day: &str) -> String {
        let (plan, progress) = (plan(promise), progress(facts));
        let standing = standing(
            &plan,
            &plan.activities[0],
            (Some(&progress), None),
            Length::Months(12),
            Day::read(day).unwrap(),
        );
        format!("{}{}", standing.state.name(), if standing.silent { " silent" } else { "" })
    }

    #[test]
    fn each_state_begins_and_ends_on_its_day() {
        for (promise, facts, day, state) in [
            ("start: V 2018, finish: H 2018", "", "2018-06-30", "planned"),
            ("start: V 2018, finish: H 2018", "", "2018-07-01", "late-start"),
            ("start: V 2018, finish: H 2018", "started: 2018-05-02\n", "2018-05-01", "planned"),
            ("start: V 2018, finish: H 2018", "started: 2018-05-02\n", "2018-05-02", "started"),
            ("start: V 2018, finish: H 2018", "started: 2018-05-02\n", "2018-12-31", "started"),
            ("start: V 2018, finish: H 2018", "started: 2018-05-02\n", "2019-01-01", "overdue"),
            ("start: V 2018, finish: H 2018", "finished: 2019-02-01\n", "2019-02-01", "finished"),
            ("finish: H 2018", "cancelled: {on: 2018-03-01, decision: x}\n", "2018-03-01", "cancelled"),
            ("finish: H 2018", "cancelled: {on: 2018-03-01, decision: x}\n", "2018-02-28", "planned"),
            ("start: H 2018, ongoing: true", "", "2018-06-30", "planned"),
            ("start: H 2018, ongoing: true", "", "2018-07-01", "ongoing"),
            ("ongoing: true", "", "2018-01-01", "ongoing"),
            ("ongoing: true", "started: 2018-01-10\n", "2018-02-01", "started"),
            ("when: 2018", "", "2018-12-31", "planned"),
            ("when: 2018", "", "2019-01-01", "overdue"),
            ("when: 2018, ongoing: true", "", "2019-01-01", "ongoing"),
            ("note: neither date nor goal", "", "2018-02-01", "planned"),
        ] {
            assert_eq!(on(promise, facts, day), state, "{promise} {facts} {day}");
        }
    }

    #[test]
    fn a_row_is_found_where_others_are_left_out() {
        let plan = plan("when: 2018}\n  - {id: c, title: C}\n  - {id: b, title: B");
        let row = |activity| {
            (
                activity,
                standing(&plan, activity, (None, None), Length::Months(12), Day::read("2018-02-01").unwrap()),
            )
        };
        let rows = plan.activities.iter().filter(|own| *own.id != *"c").map(row).collect();
        let survey = Survey { plan: &plan, rows };
        let found = ["a", "b", "c", "d"].map(|id| survey.row(id).map(|(own, _)| own.id.to_string()));
        assert_eq!(found, [Some("a".to_owned()), Some("b".to_owned()), None, None]);
    }

    #[test]
    fn silence_is_counted_from_the_last_thing_told() {
        let told = "updates:\n  - {on: 2018-01-11, by: r, note: x}\n";
        assert_eq!(on("ongoing: true", told, "2019-01-11"), "ongoing");
        assert_eq!(on("ongoing: true", told, "2019-01-12"), "ongoing silent");
        assert_eq!(on("ongoing: true", "", "2019-01-02"), "ongoing silent");
        assert_eq!(on("ongoing: true, recurs: vartannat år", told, "2020-01-11"), "ongoing");
        assert_eq!(on("ongoing: true, recurs: varje vecka", told, "2018-06-01"), "ongoing");
    }
}
