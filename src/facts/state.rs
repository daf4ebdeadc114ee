//! The state of an activity on a day, derived from the promise, the progress and the day.

use super::carried;
use super::editions::{Editions, time_of};
use super::fulfilled::Fulfilled;
use super::reach::{self, Reach};
use std::ptr;

use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::period::Period;
use crate::base::rhythm::{Length, Recurrence};
use crate::base::time_words;
use crate::base::wording::Word;
use crate::model::records::activity::{Assessment, Progress, Update};
use crate::model::records::plan::{Activity, Plan, Promise};
use crate::model::records::{Sought, Text, Time};
use crate::model::workspace::Workspace;
use crate::say;

/// The state of an activity. The first that holds, in the order of the definition in `state`, is the one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// A decision has ended the activity.
    Cancelled,
    /// The work is done.
    Finished,
    /// Its time is over, and nothing has been told of it since that began.
    NotReported,
    /// Its time is over, and it is not finished.
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
    pub(crate) const BY_CONCERN: [Self; 8] = [
        Self::NotReported,
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
            Self::NotReported => "not-reported",
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
            Self::NotReported => Say::fixed("ej redovisad", "not reported"),
            Self::Overdue => Say::fixed("försenad", "overdue"),
            Self::LateStart => Say::fixed("sen start", "late start"),
            Self::Started => Say::fixed("påbörjad", "started"),
            Self::Ongoing => Say::fixed("löpande", "ongoing"),
            Self::Planned => Say::fixed("planerad", "planned"),
        }
    }

    /// The name, and what people type for it.
    pub(crate) fn typed(self) -> Word<'static> {
        Word::new(self.name(), self.word()).also(self.words(2))
    }

    /// The word for a number of them.
    pub(crate) fn words(self, count: usize) -> Say {
        match self {
            Self::LateStart if count == 1 => Say::fixed("med sen start", "late start"),
            other if count == 1 => other.word(),
            Self::Cancelled => Say::fixed("inställda", "cancelled"),
            Self::Finished => Say::fixed("avslutade", "finished"),
            Self::NotReported => Say::fixed("ej redovisade", "not reported"),
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
    /// The time within which it is to be done: its own, and for what that does not say the plan's.
    pub time: Option<Period>,
    /// Whether there has been no news for longer than its rhythm allows.
    pub silent: bool,
    /// The day of the latest news.
    pub last: Option<Day>,
    /// The last dated note.
    pub update: Option<&'w Update>,
    /// The latest assessment; none of what is cancelled.
    pub assessment: Option<Assessment>,
    /// How the outcome stands to the activity's own goal.
    pub reach: Reach,
}

impl Standing<'_> {
    /// Whether nothing says that it has begun. What goes on does so by its plan, whatever is told of it.
    pub(crate) fn is_unbegun(&self) -> bool {
        matches!(self.state, State::Planned | State::Ongoing) && self.last.is_none()
    }
}

/// Whether an activity was finished by a day, and after the time that the plan gives it. What was finished in a month or a
/// year that its time ends in may have been in time.
fn is_finished_late(activity: &Activity, progress: &Progress, day: Day) -> bool {
    let finished = progress.finished.map(|finished| finished.day).filter(|on| *on <= day);
    let on = progress.finished_in.as_ref().map(|time| time.period.first).or(finished);
    let promised = activity.promise.finish().map(|time| time.period);
    finished.is_some() && promised.zip(on).is_some_and(|(promised, on)| promised.is_over(on))
}

/// What an activity is late by on a day: the end of the time in which it was to be begun, finished or told of. Nothing of what
/// is not late.
pub(crate) fn was_due(activity: &Activity, standing: &Standing<'_>) -> Option<Day> {
    match standing.state {
        State::LateStart => activity.promise.start().map(|start| start.period.last),
        State::Overdue | State::NotReported => standing.time.map(|time| time.last),
        _ => None,
    }
}

/// That an activity was finished by a day, and after its time: `skulle vara klar senast V 2024`.
pub(crate) fn finished_late(activity: &Activity, progress: &Progress, day: Day) -> Option<Say> {
    let finish = activity.promise.finish().filter(|_| is_finished_late(activity, progress, day))?;
    let (sv, en) = (time_words::end(&finish.text, Lang::Sv), time_words::end(&finish.text, Lang::En));
    Some(say!("skulle vara klar senast {sv}", "was to be finished by {en}"))
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
        let time = (time_of(workspace, plan, day), Editions::on(workspace, day).state(plan).is_ahead());
        let row = |activity: &'w Activity| {
            let progress = workspace.progress(&plan.id, &activity.id).map(|filed| filed.record);
            let goes_on = carried::since(workspace, activity, day).is_some();
            let told = (progress, fulfilled.last(activity));
            (activity, standing((plan, time), (activity, goes_on), told, silent_after, day))
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

/// The time within which an activity is to be done. What the promise does not say, the plan's time says; `None` when
/// neither does.
fn time_within(of_plan: Option<Period>, promise: &Promise) -> Option<Period> {
    let of = |time: &Time| time.period;
    let (start, finish) =
        (promise.start.as_ref().or(promise.when.as_ref()).map(of), promise.finish().map(of));
    let first = start.or(of_plan).or(finish)?.first;
    // What is to begin after the plan's time has no end in it.
    let last = finish.map(|finish| finish.last);
    let last = last.or_else(|| Some(of_plan?.last.max(start.map_or(Day::FIRST, |start| start.last))))?;
    Some(Period { first: finish.map_or(first, |finish| first.min(finish.first)), last })
}

/// The standing on `day` of an activity of a plan with a time, which may not have taken effect, by its follow-up and the last day on which another record
/// told of it. What is dated later has not happened yet. What goes on from an earlier plan has been started.
pub(crate) fn standing<'w>(
    (plan, (of_plan, is_ahead)): (&Plan, (Option<Period>, bool)),
    (activity, goes_on): (&Activity, bool),
    (progress, recorded): (Option<&'w Progress>, Option<Day>),
    silent_after: Length,
    day: Day,
) -> Standing<'w> {
    let told = progress.into_iter().flat_map(Progress::dates).map(|dated| dated.day);
    let last = told.filter(|told| *told <= day).chain(recorded).max();
    let time = time_within(of_plan, &activity.promise);
    // What goes on does so from the first day of the plan, whenever it was to be started.
    let is_ahead = is_ahead || of_plan.is_some_and(|time| !time.has_come(day));
    let goes_on = goes_on && !is_ahead;
    let state = match state(time, &activity.promise, (progress, last, goes_on), day) {
        // Nothing of a plan that has not begun or is not adopted goes on or is late, whatever time came along from the
        // plan before.
        own if own.is_open() && is_ahead => {
            let started = progress.and_then(|progress| progress.started);
            let is_started = own == State::Started || started.is_some_and(|started| started.day <= day);
            if is_started { State::Started } else { State::Planned }
        }
        own => own,
    };
    let update = progress.and_then(|progress| progress.latest_update(day));
    let assessed =
        progress.into_iter().flat_map(|progress| &progress.updates).filter(|update| update.on.day <= day);
    let assessment = assessed
        .filter(|update| update.assessment.is_some())
        .max_by_key(|update| update.on.day)
        .and_then(|update| update.assessment)
        // What a decision has ended is not judged any more.
        .filter(|_| state != State::Cancelled);
    let silent = is_silent(of_plan, activity, state, last, silent_after, day);
    let is_done = state == State::Finished;
    let goal = activity.goal.as_deref();
    let of_goal = goal.and_then(|goal| reach::of_activity(plan, (activity, goal), progress, is_done, day));
    let reach = of_goal.map_or(Reach::Unmeasured, |own| own.judged.reach);
    Standing { state, time, silent, last, update, assessment, reach }
}

/// The definitions of the states, in order of precedence. `last` is the last day on which anything was told.
fn state(
    time: Option<Period>,
    promise: &Promise,
    (progress, last, carried): (Option<&Progress>, Option<Day>, bool),
    day: Day,
) -> State {
    let by = |on: Option<Day>| on.is_some_and(|on| on <= day);
    let begun = time.is_none_or(|time| time.has_come(day));
    let started = by(progress.and_then(|progress| progress.started).map(|dated| dated.day));
    let finished = by(progress.and_then(|progress| progress.finished).map(|dated| dated.day));
    let cancelled = by(progress.and_then(|progress| progress.cancelled.as_ref()).map(|it| it.on.day));
    let ongoing = promise.ongoing.is_some();
    let goes_on = ongoing || promise.recurs.is_some();
    // What goes on or comes again has no end of its own, and is not late because the plan's time is over.
    let is_endless = promise.finish().is_none() && goes_on;
    let is_over = time.is_some_and(|time| time.is_over(day));
    let is_told = time.is_none_or(|time| last.is_some_and(|last| last >= time.first));
    if cancelled {
        State::Cancelled
    } else if finished {
        State::Finished
    } else if is_over && !is_told {
        State::NotReported
    } else if is_over && !is_endless {
        State::Overdue
    } else if is_late_start(promise, started || carried, last, day) {
        State::LateStart
    } else if started {
        State::Started
    } else if goes_on && begun || is_over {
        State::Ongoing
    } else if carried {
        State::Started
    } else {
        State::Planned
    }
}

/// Whether an activity should have been started and has not. What comes again is started by its first occasion.
fn is_late_start(promise: &Promise, started: bool, last: Option<Day>, day: Day) -> bool {
    let Some(start) = promise.start().filter(|_| promise.ongoing.is_none() && !started) else { return false };
    let is_done_once = promise.recurs.is_some() && last.is_some_and(|last| last >= start.period.first);
    start.period.is_over(day) && !is_done_once
}

/// Whether there has been no news for too long, counted from the latest news or from when the activity was to begin.
/// An activity that recurs less often than the workspace's limit is allowed its own interval. What is not reported has no
/// news at all, which is said already.
fn is_silent(
    of_plan: Option<Period>,
    activity: &Activity,
    state: State,
    last: Option<Day>,
    limit: Length,
    day: Day,
) -> bool {
    if !state.is_open() || matches!(state, State::Planned | State::NotReported) {
        return false;
    }
    let start = activity.promise.start().map(|time| time.period);
    let begun = start.or(of_plan).and_then(Period::begins);
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
            (&plan, (plan.period.as_ref().map(|time| time.period), false)),
            (&plan.activities[0], false),
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
            ("start: V 2018, finish: H 2018", "", "2018-12-31", "late-start"),
            ("start: V 2018, finish: H 2018", "", "2019-01-01", "not-reported"),
            ("start: V 2018", "", "2019-01-01", "not-reported"),
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
            ("when: 2018", "", "2019-01-01", "not-reported"),
            ("when: 2018, ongoing: true", "", "2018-12-31", "ongoing"),
            ("when: 2018, ongoing: true", "", "2019-01-01", "not-reported"),
            ("ongoing: true", "", "2017-12-31", "planned"),
            ("ongoing: true", "updates: [{on: 2018-05-02, by: r, note: x}]\n", "2019-01-01", "ongoing"),
            ("ongoing: true", "updates: [{on: 2017-12-31, by: r, note: x}]\n", "2019-01-01", "not-reported"),
            ("recurs: varje år", "updates: [{on: 2018-05-02, by: r, note: x}]\n", "2019-01-01", "ongoing"),
            ("recurs: varje år", "", "2019-01-01", "not-reported"),
            ("finish: V 2018", "updates: [{on: 2018-03-02, by: r, note: x}]\n", "2018-07-01", "overdue"),
            ("finish: V 2018", "updates: [{on: 2018-07-02, by: r, note: x}]\n", "2018-07-01", "not-reported"),
            ("finish: V 2018", "updates: [{on: 2018-07-02, by: r, note: x}]\n", "2018-07-02", "overdue"),
            ("responsible: [ks]", "", "2018-12-31", "planned"),
            ("responsible: [ks]", "", "2019-01-01", "not-reported"),
            ("responsible: [ks]", "started: 2018-05-02\n", "2018-12-31", "started"),
            ("responsible: [ks]", "started: 2018-05-02\n", "2019-01-01", "overdue"),
            ("responsible: [ks]", "finished: 2019-01-20\n", "2019-01-19", "not-reported"),
            ("responsible: [ks]", "finished: 2019-01-20\n", "2019-01-20", "finished"),
            ("finish: 2019", "", "2019-12-31", "planned"),
            ("finish: 2017", "", "2018-02-01", "not-reported"),
            ("start: 2019", "", "2019-12-31", "planned"),
            ("start: 2019", "", "2020-01-01", "not-reported"),
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
                standing(
                    (&plan, (None, false)),
                    (activity, false),
                    (None, None),
                    Length::Months(12),
                    Day::read("2018-02-01").unwrap(),
                ),
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
        assert_eq!(on("ongoing: true", "", "2019-01-02"), "not-reported");
        assert_eq!(on("ongoing: true, recurs: vartannat år", told, "2020-01-11"), "ongoing");
        assert_eq!(on("ongoing: true, recurs: varje vecka", told, "2018-06-01"), "ongoing");
    }

    #[test]
    fn what_comes_again_goes_on_from_its_first_time() {
        let told = "updates:\n  - {on: 2018-05-20, by: r, note: x}\n";
        // A time no longer than the rhythm is the first of several; a longer one is the time in which it recurs.
        for first in ["when: maj 2018", "when: 2018-05-20", "start: maj 2018", "start: V 2018"] {
            let promise = format!("{first}, recurs: årligen");
            assert_eq!(on(&promise, told, "2018-07-01"), "ongoing", "{promise}");
            assert_eq!(on(&promise, "", "2018-07-01"), "late-start", "{promise}");
        }
        assert_eq!(on("recurs: årligen", "", "2018-02-01"), "ongoing");
        assert_eq!(on("when: maj 2018, recurs: varje vecka", told, "2018-07-01"), "overdue");
    }
}
