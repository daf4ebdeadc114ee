//! What is to be done again and again: the turns it comes in, what was done in each, and what comes next.
//!
//! A rhythm of the calendar (every week, month, quarter, third, half-year or year) has the turns of the calendar, and
//! its work may be done on any day of one. A longer or odd one (every second year, within 24 months) is counted from
//! the last time it was done.

use crate::day::Day;
use crate::facts::state::responsible;
use crate::facts::{State, Survey};
use crate::lang::Say;
use crate::period::Period;
use crate::records::Text;
use crate::records::plan::{Activity, Plan};
use crate::rhythm::{Length, Recurrence};
use crate::whole::Whole;

/// What sort of thing recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// An activity of a plan.
    Activity,
}

impl Sort {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 1] = [Self::Activity];

    /// The name in JSON; never translated.
    pub fn name(self) -> &'static str {
        match self {
            Self::Activity => "activity",
        }
    }

    /// The word for several.
    pub fn plural(self) -> Say {
        match self {
            Self::Activity => Say::fixed("Åtgärder", "Activities"),
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
    /// How often.
    pub recurrence: Recurrence,
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

/// More turns than this are not counted: a day's rhythm for thirty years.
const MANY: usize = 11_000;

impl<'w> Duty<'w> {
    /// Every duty there is on a day, in the order of the files.
    pub fn all(whole: &'w Whole, day: Day) -> Vec<Self> {
        let of_plan = |plan: &'w Plan| {
            let survey = Survey::of(whole, plan, day);
            let open = survey.rows.into_iter().filter(|(_, standing)| standing.state != State::Cancelled);
            open.filter_map(|(activity, _)| Self::of_activity(whole, plan, activity, day)).collect::<Vec<_>>()
        };
        whole.plans().flat_map(|filed| of_plan(filed.record)).collect()
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
            recurrence: Recurrence::read(rhythm)?,
            within: Period { first, last },
            done,
        })
    }

    /// Its turns from the first up to the one that `until` falls in, in order.
    pub fn turns(&self, until: Day) -> Vec<Turn> {
        let end = until.min(self.within.last);
        match self.recurrence.every {
            Length::Days(1) => self.turns_of(end, |day| Period { first: day, last: day }),
            Length::Days(7) => self.turns_of(end, Period::week),
            Length::Months(months @ (1..=4 | 6 | 12)) => {
                self.turns_of(end, |day| Period::months_of(day, months))
            }
            every => self.rolling(end, every),
        }
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
    fn rolling(&self, end: Day, every: Length) -> Vec<Turn> {
        let mut turns = Vec::new();
        let mut days = Period { first: self.within.first, last: every.after(self.within.first) };
        while days.first <= end && turns.len() < MANY {
            turns.push(self.turn(days));
            // Done as often as wanted: the next is counted from the day it was.
            let nth = usize::try_from(self.recurrence.times).unwrap_or(1).saturating_sub(1);
            let from =
                self.done.iter().filter(|day| days.holds(**day)).nth(nth).copied().unwrap_or(days.last);
            days = Period { first: from.plus_days(1), last: every.after(from) };
        }
        turns
    }

    fn turn(&self, days: Period) -> Turn {
        let from = self.done.partition_point(|done| *done < days.first);
        let done = self.done[from..].iter().take_while(|done| **done <= days.last).count();
        Turn { days, wanted: self.recurrence.times, done: u32::try_from(done).unwrap_or(u32::MAX) }
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
            recurrence: Recurrence::read(rhythm).expect("a rhythm"),
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
}
