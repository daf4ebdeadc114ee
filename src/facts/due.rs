//! What is to be done again and again: the turns it comes in, what was done in each, and what comes next.
//!
//! A rhythm of the calendar (every week, month, quarter, third, half-year or year) has the turns of the calendar, and
//! its work may be done on any day of one. A longer or odd one (every second year, within 24 months) is counted from
//! the last time it was done.

use crate::day::Day;
use crate::facts::measured::day_of;
use crate::facts::state::responsible;
use crate::facts::{Replaced, State, Survey};
use crate::finding::FileId;
use crate::lang::Say;
use crate::period::Period;
use crate::records::Text;
use crate::records::organisation::Actor;
use crate::records::plan::{Activity, Indicator, Plan};
use crate::records::routine::Routine;
use crate::rhythm::{Length, Recurrence};
use crate::text::Span;
use crate::whole::{Filed, Whole};

/// What sort of thing recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// An activity of a plan.
    Activity,
    /// The meetings of a group.
    Group,
    /// The looking over of a routine.
    Routine,
    /// The measuring of an indicator.
    Indicator,
}

impl Sort {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Activity, Self::Group, Self::Routine, Self::Indicator];

    /// The name in JSON; never translated.
    pub fn name(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::Group => "group",
            Self::Routine => "routine",
            Self::Indicator => "indicator",
        }
    }

    /// The word for several.
    pub fn plural(self) -> Say {
        match self {
            Self::Activity => Say::fixed("Åtgärder", "Activities"),
            Self::Group => Say::fixed("Grupper som möts", "Groups that meet"),
            Self::Routine => Say::fixed("Rutiner som ses över", "Routines to look over"),
            Self::Indicator => Say::fixed("Indikatorer som mäts", "Indicators to measure"),
        }
    }
}

/// Something that recurs.
#[derive(Clone, Debug)]
pub struct Duty<'w> {
    /// What sort of thing it is.
    pub sort: Sort,
    /// Its id, as it is referred to: `plan/activity`.
    pub id: String,
    /// What is to be done.
    pub title: &'w str,
    /// Whose it is.
    pub responsible: &'w [Text],
    /// How often, as written.
    pub rhythm: &'w str,
    /// How often; `None` when it is to be done once within its days.
    pub recurrence: Option<Recurrence>,
    /// The days that it is to be done within.
    pub within: Period,
    /// The days that it was done on, in order.
    pub done: Vec<Day>,
}

/// One turn of a duty: a stretch of days in which it is to be done so many times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The days.
    pub days: Period,
    /// How many times it is to be done.
    pub wanted: u32,
    /// How many times it was done.
    pub done: u32,
}

impl Turn {
    /// Whether it was done as often as it should be.
    pub fn is_done(&self) -> bool {
        self.done >= self.wanted
    }

    /// Whether it is over and was not done as often as it should be.
    pub fn is_missed(&self, day: Day) -> bool {
        !self.is_done() && self.days.is_over(day)
    }
}

/// What stands at a place, as written.
fn written(whole: &Whole, file: FileId, span: Span) -> &str {
    whole.file(file).source.text.get(span.range()).unwrap_or_default().trim_matches(['"', '\''])
}

/// More turns than this are not counted: a day's rhythm for thirty years.
const MANY: usize = 11_000;

impl<'w> Duty<'w> {
    /// Every duty there is on a day, in the order of the files. What a replaced plan asked for is asked for by the one
    /// that carries it on, or by none.
    pub fn all(whole: &'w Whole, day: Day) -> Vec<Self> {
        let of_plan = |plan: &'w Plan| {
            let survey = Survey::of(whole, plan, day);
            let open = survey.rows.into_iter().filter(|(_, standing)| standing.state != State::Cancelled);
            open.filter_map(|(activity, _)| Self::of_activity(whole, plan, activity, day)).collect::<Vec<_>>()
        };
        let replaced = Replaced::by(whole, day);
        let plans: Vec<Filed<'w, Plan>> =
            whole.plans().filter(|filed| !replaced.holds(filed.record)).collect();
        let mut all: Vec<Self> = plans.iter().flat_map(|filed| of_plan(filed.record)).collect();
        all.extend(Self::of_groups(whole, day));
        all.extend(whole.routines().filter_map(|filed| Self::of_routine(whole, filed)));
        all.extend(plans.into_iter().flat_map(|filed| Self::of_indicators(whole, filed, day)));
        all
    }

    /// The meetings of every group that says how often it meets. They are asked for since its own first day, or else
    /// since the first plan of one that it belongs to: of its own unit, or of that of its convener or a member.
    fn of_groups(whole: &'w Whole, day: Day) -> Vec<Self> {
        let of = |file: FileId, group: &'w Actor| {
            let meets = group.meets.as_ref()?;
            let names = [&group.id].into_iter().chain(&group.convener).chain(&group.members);
            let known = names.filter_map(|name| whole.actor(name).found());
            let own: Vec<Filed<'_, Actor>> = known.flat_map(|actor| whole.line_of(actor)).collect();
            let is_its = |plan: &Filed<'_, Plan>| {
                let of = plan.record.organisation.as_ref().and_then(|name| whole.actor(name).found());
                of.is_some_and(|of| own.contains(&of))
            };
            let plans = whole.plans().filter(is_its);
            let first = plans.filter_map(|plan| Some(plan.record.period.as_ref()?.period.first)).min()?;
            let first = group.valid_from.map_or(first, |from| from.day);
            let is_own =
                |name: &Text| whole.actor(name).found().is_some_and(|own| own.record.id == *group.id);
            let own = whole.meetings().filter(|filed| filed.record.group.as_ref().is_some_and(is_own));
            let mut done: Vec<Day> = own.filter_map(|filed| Some(filed.record.on?.day)).collect();
            done.retain(|on| *on <= day);
            done.sort_unstable();
            let last = group.valid_until.map_or(Day::LAST, |until| until.day);
            Some(Self {
                sort: Sort::Group,
                id: group.id.to_string(),
                title: &group.title,
                responsible: group.convener.as_slice(),
                rhythm: written(whole, file, meets.span),
                recurrence: Some(meets.value),
                within: Period { first: done.first().map_or(first, |met| first.min(*met)), last },
                done,
            })
        };
        let actors = whole
            .organisations()
            .flat_map(|filed| filed.record.actors.iter().map(move |actor| (filed.file, actor)));
        actors.filter_map(|(file, actor)| of(file, actor)).collect()
    }

    /// The looking over of a routine: by the day that is decided, or else so often since the last time.
    fn of_routine(whole: &'w Whole, filed: Filed<'w, Routine>) -> Option<Self> {
        let routine = filed.record;
        let revised = routine.revised.as_ref().map(|time| time.period.last);
        let (rhythm, recurrence, within) = if let Some(next) = &routine.next {
            (
                &*next.text,
                None,
                Period { first: revised.unwrap_or(next.period.first), last: next.period.last },
            )
        } else {
            let recurs = routine.recurs.as_ref()?;
            let within = Period { first: revised?, last: Day::LAST };
            (written(whole, filed.file, recurs.span), Some(recurs.value), within)
        };
        Some(Self {
            sort: Sort::Routine,
            id: routine.id.to_string(),
            title: &routine.title,
            responsible: routine.owner.as_slice(),
            rhythm,
            recurrence,
            within,
            // The day that its time is counted from is the day when it was last done, not one that it is done on.
            done: Vec::new(),
        })
    }

    /// The measuring of a plan's indicators that say how often. A measurement counts on the last day that it is about,
    /// or on the day itself while its time goes on.
    fn of_indicators(whole: &'w Whole, plan: Filed<'w, Plan>, day: Day) -> Vec<Self> {
        let within = plan.record.period.as_ref().map(|time| time.period);
        let of = |indicator: &'w Indicator| {
            let recurs = indicator.recurs.as_ref()?;
            let id = format!("{}/{}", plan.record.id, indicator.id);
            let own = whole.measured(&id).map(|filed| filed.record);
            let mut done: Vec<Day> = own.filter_map(|own| day_of(own, day)).collect();
            done.sort_unstable();
            Some(Self {
                sort: Sort::Indicator,
                id,
                title: &indicator.title,
                responsible: &[],
                rhythm: written(whole, plan.file, recurs.span),
                recurrence: Some(recurs.value),
                within: within?,
                done,
            })
        };
        plan.record.indicators.iter().filter_map(of).collect()
    }

    /// The duty that an activity is, when it says how often it recurs and its plan says when.
    fn of_activity(whole: &'w Whole, plan: &'w Plan, activity: &'w Activity, day: Day) -> Option<Self> {
        let rhythm = activity.promise.recurs.as_ref()?;
        let of_plan = plan.period.as_ref().map(|time| time.period);
        let first = activity.promise.start().map(|time| time.period).or(of_plan)?.first;
        let last = activity.promise.finish().map(|time| time.period).or(of_plan)?.last;
        let progress = whole.progress(&plan.id, &activity.id).map(|filed| filed.record);
        let told = progress.into_iter().flat_map(|progress| &progress.updates).map(|update| update.on.day);
        let finished = progress.and_then(|progress| progress.finished).map(|dated| dated.day);
        let mut done: Vec<Day> = told.chain(finished).filter(|told| *told <= day).collect();
        done.sort_unstable();
        done.dedup();
        Some(Self {
            sort: Sort::Activity,
            id: format!("{}/{}", plan.id, activity.id),
            title: &activity.title,
            responsible: responsible(plan, activity),
            rhythm,
            recurrence: Some(Recurrence::read(rhythm)?),
            within: Period { first, last },
            done,
        })
    }

    /// Its turns from the first up to the one that `until` falls in, in order.
    pub fn turns(&self, until: Day) -> Vec<Turn> {
        let end = until.min(self.within.last);
        let Some(recurrence) = self.recurrence else {
            return if self.within.last <= until { vec![self.turn(self.within)] } else { Vec::new() };
        };
        match recurrence.every {
            Length::Days(1) => self.turns_of(end, |day| Period { first: day, last: day }),
            Length::Days(7) => self.turns_of(end, Period::week),
            Length::Months(months @ (1..=4 | 6 | 12)) => {
                self.turns_of(end, |day| Period::months_of(day, months))
            }
            every => self.rolling(end, every, recurrence.times),
        }
    }

    /// Its turns as they stand on a day. What is counted from the last time it was done, and went by undone, is late until
    /// it is done: nothing new is asked for before that.
    pub fn turns_on(&self, day: Day, until: Day) -> Vec<Turn> {
        let mut turns = self.turns(until.max(day));
        if self.is_counted() {
            let done_since = |turn: &Turn| self.done.last().is_some_and(|done| turn.days.is_over(*done));
            let late = turns.iter().position(|turn| turn.is_missed(day) && !done_since(turn));
            turns.truncate(late.map_or(turns.len(), |late| late + 1));
        }
        turns
    }

    /// Whether its turns are counted from the last time it was done, and not those of the calendar.
    fn is_counted(&self) -> bool {
        let is_of_calendar =
            |every: Length| matches!(every, Length::Days(1 | 7) | Length::Months(1..=4 | 6 | 12));
        self.recurrence.is_some_and(|recurrence| !is_of_calendar(recurrence.every))
    }

    /// The turns of the calendar. One that had begun before the duty did is counted only when something was done in it.
    fn turns_of(&self, end: Day, turn: impl Fn(Day) -> Period) -> Vec<Turn> {
        let mut turns = Vec::new();
        let mut days = turn(self.within.first);
        while days.first <= end && turns.len() < MANY {
            let own = self.turn(days);
            if days.first >= self.within.first || own.done > 0 {
                turns.push(own);
            }
            days = turn(days.last.plus_days(1));
        }
        turns
    }

    /// Turns that are counted from the last time it was done, or from when one went by undone.
    fn rolling(&self, end: Day, every: Length, times: u32) -> Vec<Turn> {
        let mut turns = Vec::new();
        let after = |from: Day| Period { first: from.plus_days(1), last: every.after(from) };
        let before = self.done.partition_point(|done| *done < self.within.first);
        // What was done before a plan began is what its first turn is counted from.
        let mut days = match self.done[..before].last() {
            Some(last) => after(*last),
            None => Period { first: self.within.first, last: every.after(self.within.first) },
        };
        while days.first <= end && turns.len() < MANY {
            turns.push(self.turn(days));
            // Done as often as wanted: the next is counted from the day it was.
            let nth = usize::try_from(times).unwrap_or(1).saturating_sub(1);
            let from =
                self.done.iter().filter(|day| days.holds(**day)).nth(nth).copied().unwrap_or(days.last);
            days = after(from);
        }
        turns
    }

    fn turn(&self, days: Period) -> Turn {
        let from = self.done.partition_point(|done| *done < days.first);
        let done = self.done[from..].iter().take_while(|done| **done <= days.last).count();
        Turn {
            days,
            wanted: self.recurrence.map_or(1, |recurrence| recurrence.times),
            done: u32::try_from(done).unwrap_or(u32::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn duty<'w>(rhythm: &'w str, within: &str, done: &[&str]) -> Duty<'w> {
        Duty {
            sort: Sort::Activity,
            id: String::new(),
            title: rhythm,
            responsible: &[],
            rhythm,
            recurrence: Some(Recurrence::read(rhythm).expect("a rhythm")),
            within: Period::read(within).expect("a period"),
            done: done.iter().map(|day| Day::read(day).expect("a day")).collect(),
        }
    }

    /// The turns up to a day, as `first..last done/wanted`.
    fn turns(rhythm: &str, within: &str, done: &[&str], until: &str) -> Vec<String> {
        let duty = duty(rhythm, within, done);
        let say =
            |turn: Turn| format!("{}..{} {}/{}", turn.days.first, turn.days.last, turn.done, turn.wanted);
        duty.turns(Day::read(until).expect("a day")).into_iter().map(say).collect()
    }

    #[test]
    fn a_rhythm_of_the_calendar_has_the_turns_of_the_calendar() {
        assert_eq!(
            turns(
                "två gånger per år",
                "2017-2018",
                &["2017-03-01", "2017-10-01", "2018-02-01"],
                "2018-06-01"
            ),
            ["2017-01-01..2017-12-31 2/2", "2018-01-01..2018-12-31 1/2"]
        );
        assert_eq!(
            turns("varje vecka", "2018-05-07 - 2018-06-30", &["2018-05-13"], "2018-05-20"),
            ["2018-05-07..2018-05-13 1/1", "2018-05-14..2018-05-20 0/1"]
        );
        assert_eq!(
            turns("var tredje månad", "2018", &[], "2018-04-01"),
            ["2018-01-01..2018-03-31 0/1", "2018-04-01..2018-06-30 0/1"]
        );
    }

    #[test]
    fn a_turn_that_had_begun_asks_for_nothing() {
        assert_eq!(turns("årligen", "2018-05 - 2020-12", &[], "2019-02-01"), ["2019-01-01..2019-12-31 0/1"]);
        assert_eq!(
            turns("årligen", "2018-05 - 2020-12", &["2018-11-01"], "2018-12-01"),
            ["2018-01-01..2018-12-31 1/1"]
        );
    }

    #[test]
    fn a_longer_rhythm_is_counted_from_the_last_time() {
        assert_eq!(
            turns("inom 24 månader", "2016-01-01 - 2022-12-31", &["2017-01-01"], "2021-06-01"),
            [
                "2016-01-01..2018-01-01 1/1", "2017-01-02..2019-01-01 0/1", "2019-01-02..2021-01-01 0/1",
                "2021-01-02..2023-01-01 0/1"
            ]
        );
    }

    #[test]
    fn what_was_done_before_the_plan_is_what_it_is_counted_from() {
        assert_eq!(
            turns("vartannat år", "2026", &["2022-12-31", "2024-12-31"], "2026-05-20"),
            ["2025-01-01..2026-12-31 0/1"]
        );
    }

    #[test]
    fn what_went_by_undone_is_late_until_it_is_done() {
        let last = |done: &[&str], on: &str| {
            let on = Day::read(on).expect("a day");
            let turns = duty("inom 24 månader", "2016-01-01 - 2026-12-31", done)
                .turns_on(on, Day::read("2023-12-31").expect("a day"));
            turns.last().map(|turn| (turn.days.to_string(), turn.is_missed(on))).expect("a turn")
        };
        assert_eq!(last(&["2017-01-01"], "2018-12-31"), ("2023-01-02 - 2025-01-01".to_owned(), false));
        assert_eq!(last(&["2017-01-01"], "2021-06-01"), ("2017-01-02 - 2019-01-01".to_owned(), true));
        assert_eq!(
            last(&["2017-01-01", "2021-05-01"], "2021-06-01"),
            ("2023-05-02 - 2025-05-01".to_owned(), false)
        );
    }
}
