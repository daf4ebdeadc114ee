//! The occasions of a duty: those of the calendar, and those that are counted from the last time.

use super::duty::{Duty, DutyKind};
use crate::base::day::Day;
use crate::base::period::Period;
use crate::base::rhythm::{Length, On};
use crate::base::workday::last_workday;

/// One occasion of a duty: a period in which it is to be done `wanted` times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    pub days: Period,
    /// The last day on which it may be done: the last of its days, unless it is done when they are over.
    pub until: Day,
    /// How many times it is to be done.
    pub wanted: u32,
    /// How many times it was done.
    pub done: u32,
}

impl Turn {
    /// The last working day to do it: the last day there is, or the one before a weekend or a holiday. A period of a
    /// single day has no other.
    pub(crate) fn by(&self) -> Day {
        let last = last_workday(self.until);
        if last < self.days.first { self.until } else { last }
    }

    /// Its days, and those after them on which it may still be done.
    pub(crate) fn time(&self) -> Period {
        Period { last: self.until, ..self.days }
    }

    /// Whether it can no longer be done in time.
    pub(crate) fn is_over(&self, day: Day) -> bool {
        self.until < day
    }

    /// Whether it was done often enough.
    pub(crate) fn is_done(&self) -> bool {
        self.done >= self.wanted
    }

    /// Whether the period is over and it was not done often enough.
    pub(crate) fn is_missed(&self, day: Day) -> bool {
        !self.is_done() && self.is_over(day)
    }
}

/// The working days of a week, by any of its days. What is to be done before a weekend is not done in it, so a weekend
/// belongs to the week that follows.
fn working_week(day: Day) -> Period {
    let first = day.plus_days(2).monday();
    Period { first, last: first.plus_days(4) }
}

/// The school year that a day is in, from July.
fn school_year(day: Day) -> Period {
    let first = |year| Day::last_of_month(year, 6).map(|last| last.plus_days(1));
    let year = day.minus_months(6).year();
    let ends = first(year).zip(Day::last_of_month(year + 1, 6));
    ends.map_or(Period { first: day, last: day }, |(first, last)| Period { first, last })
}

/// The last day in a turn of what is to be done by some day or month of it.
pub(super) fn last_of(on: On, days: Period) -> Option<Day> {
    match on {
        On::Weekday(number) => Some(days.first.plus_days(number)),
        On::Months(_, last) => Day::last_of_month(days.first.year(), last),
        On::BeforeWeekend | On::SchoolTerm | On::SchoolYear | On::Term => None,
    }
}

/// What the periods before one have asked for.
#[derive(Clone, Copy, Debug, Default)]
struct Asked {
    /// How many times there was time for.
    share: f64,
    wanted: u32,
}

impl Asked {
    /// Whether there was time for a part of a period only.
    fn is_cut(self) -> bool {
        self.share.fract() > 0.0
    }
}

/// From this on a part counts as one. The first half of a year is some days shorter than half of it.
const HALF: f64 = 0.51;

/// The most occasions that are counted: daily for thirty years.
const MANY: usize = 11_000;

impl Duty<'_> {
    /// The occasions from the first to the one that contains `until`, in order.
    pub(crate) fn turns(&self, until: Day) -> Vec<Turn> {
        let end = until.min(self.within.last);
        let Some(recurrence) = self.recurrence else {
            return if self.within.last <= until { vec![self.turn(self.within)] } else { Vec::new() };
        };
        match (recurrence.every, recurrence.on) {
            // The greatest age of a record is counted from its day, whatever the calendar says.
            (every, _) if self.kind == DutyKind::Requirement => self.rolling(end, every, recurrence.times),
            (_, Some(On::BeforeWeekend)) => self.turns_of(end, working_week),
            (_, Some(On::Term)) => self.turns_of(end, Period::term),
            (_, Some(On::SchoolYear)) => self.turns_of(end, school_year),
            (Length::Days(1), _) => self.turns_of(end, |day| Period { first: day, last: day }),
            (Length::Days(7), _) => self.turns_of(end, Period::week),
            (Length::Months(months @ (1..=4 | 6 | 12)), _) => {
                self.turns_of(end, |day| Period::months_of(day, months))
            }
            (every, _) => self.rolling(end, every, recurrence.times),
        }
    }

    /// The occasions as they stand on a day. An occasion counted from the last time, and missed, stays late until it
    /// is done; no new one begins before that.
    pub(crate) fn turns_on(&self, day: Day, until: Day) -> Vec<Turn> {
        let mut turns = self.turns(until.max(day));
        if self.is_counted() {
            let done_since = |turn: &Turn| self.done.last().is_some_and(|done| turn.days.is_over(done));
            let late = turns.iter().position(|turn| turn.is_missed(day) && !done_since(turn));
            turns.truncate(late.map_or(turns.len(), |late| late + 1));
        }
        turns
    }

    /// Whether occasions are counted from the last time rather than taken from the calendar.
    pub(super) fn is_counted(&self) -> bool {
        let is_of_calendar =
            |every: Length| matches!(every, Length::Days(1 | 7) | Length::Months(1..=4 | 6 | 12));
        self.recurrence.is_some_and(|own| own.on != Some(On::Term) && !is_of_calendar(own.every))
    }

    /// The periods of the calendar, as far as the duty's own time goes.
    fn turns_of(&self, end: Day, turn: impl Fn(Day) -> Period) -> Vec<Turn> {
        let mut turns = Vec::new();
        let mut days = turn(self.within.first);
        let mut asked = Asked::default();
        while days.first <= end && turns.len() < MANY {
            let own = Turn { wanted: self.wanted_in(days, asked), ..self.turn(days) };
            asked = Asked { share: asked.share + self.share_of(days), wanted: asked.wanted + own.wanted };
            if own.wanted > 0 {
                turns.push(own);
            }
            days = turn(days.last.plus_days(1));
        }
        turns
    }

    /// How many times of a period of the calendar the duty has time for, by its days.
    fn share_of(&self, days: Period) -> f64 {
        let times = f64::from(self.recurrence.map_or(1, |own| own.times));
        let within =
            Period { first: days.first.max(self.within.first), last: days.last.min(self.within.last) };
        let count =
            |days: Period| f64::from(i32::try_from(days.first.days_until(days.last) + 1).unwrap_or(0));
        times * count(within).max(0.0) / count(days).max(1.0)
    }

    /// Whether a period of the calendar begins and ends in a holiday of the schools, where nobody misses its first weeks
    /// and what is left of it at the end is nothing.
    fn is_of_school(&self) -> bool {
        let on = self.recurrence.and_then(|own| own.on);
        matches!(on, Some(On::SchoolTerm | On::SchoolYear))
    }

    /// How many times it is asked for in a period of the calendar. One that had begun before the duty asks for as much as
    /// there was time for: of four times a year two, when half of it is left; and for what was done in it. One that the duty
    /// ends in asks for its share too, and for once at least: there is time until the end. Where the duty began within a
    /// period, it asks for what is left of all that the duty has time for: twice a year from September to August is twice,
    /// and not once more for each year that it touches.
    fn wanted_in(&self, days: Period, asked: Asked) -> u32 {
        let (own, within) = (self.turn(days), self.within);
        if let Some(last) = self.day_in(days) {
            // Its day is told, and lies in the time of the duty or is not asked for.
            return if within.holds(last) { own.wanted } else { own.wanted.min(own.done) };
        }
        let whole = days.first.days_until(days.last) + 1;
        let share = |days: i64| i64::from(own.wanted) * days;
        let is_school = self.is_of_school();
        let wanted = if days.first < within.first {
            let left = within.first.days_until(own.days.last) + 1;
            let most = if is_school { (2 * share(left) + whole) / (2 * whole) } else { share(left) / whole };
            most.max(i64::from(own.done.min(own.wanted)))
        } else if within.last < days.last && (asked.is_cut() || is_school) {
            let all = asked.share + self.share_of(days);
            let left = (0..=own.wanted).rev().find(|more| f64::from(asked.wanted + more) <= all + HALF);
            i64::from(left.unwrap_or(0))
        } else if within.last < days.last && within.first < days.first {
            (share(days.first.days_until(within.last) + 1) + whole - 1) / whole
        } else {
            i64::from(own.wanted)
        };
        u32::try_from(wanted).unwrap_or(own.wanted)
    }

    /// The occasions counted from the last time it was done, or from when one was missed. One that would end after the duty
    /// is not asked for.
    fn rolling(&self, end: Day, every: Length, times: u32) -> Vec<Turn> {
        let mut turns = Vec::new();
        let after = |from: Day| Period { first: from.plus_days(1), last: every.after(from) };
        // The first occasion is counted from what was done before the plan began.
        let mut days = match self.done.last_before(self.within.first) {
            Some(last) => after(last),
            None => after(self.within.first.minus_days(1)),
        };
        while days.first <= end && turns.len() < MANY {
            let own = self.turn(days);
            if days.last <= self.within.last || own.is_done() {
                turns.push(own);
            }
            // Done often enough: the next occasion is counted from the day it was.
            let nth = usize::try_from(times).unwrap_or(1).saturating_sub(1);
            let from = self.done.within(days).get(nth).copied().unwrap_or(days.last);
            days = after(from);
        }
        turns
    }

    /// The last day in a period of the calendar, where the rhythm says which.
    fn day_in(&self, days: Period) -> Option<Day> {
        last_of(self.recurrence?.on?, days)
    }

    /// A period with what was done in it. Nothing is due after the last day of the duty.
    fn turn(&self, days: Period) -> Turn {
        let own_day = self.day_in(days);
        let last = if own_day.is_some() { days.last } else { days.last.min(self.within.last) };
        let days = Period { last: last.max(days.first), ..days };
        let last = own_day.unwrap_or(days.last);
        Turn {
            days,
            until: self.lag.map_or(last, |lag| lag.after(last)),
            wanted: self.recurrence.map_or(1, |recurrence| recurrence.times),
            done: u32::try_from(self.done.within(days).len()).unwrap_or(u32::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::rhythm::Recurrence;

    fn duty<'w>(rhythm: &'w str, within: &str, done: &[&str]) -> Duty<'w> {
        Duty {
            kind: DutyKind::Activity,
            id: String::new(),
            plans: Vec::new(),
            title: rhythm.into(),
            responsible: &[],
            to: None,
            rhythm: rhythm.into(),
            recurrence: Some(Recurrence::read(rhythm).expect("a rhythm")),
            within: Period::read(within).expect("a period"),
            lag: None,
            done: done.iter().map(|day| Day::read(day).expect("a day")).collect::<Vec<_>>().into(),
        }
    }

    /// The occasions up to a day, as `first..last done/wanted`.
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
        // Of what is to be done often the rest of the year asks for its share.
        assert_eq!(
            turns("fyra gånger per år", "2018-05 - 2020-12", &[], "2019-02-01"),
            ["2018-01-01..2018-12-31 0/2", "2019-01-01..2019-12-31 0/4"]
        );
    }

    #[test]
    fn what_is_done_before_a_weekend_has_the_working_days_of_the_week() {
        assert_eq!(
            turns("inför varje helg", "2018-05-05 - 2018-06-30", &["2018-05-11", "2018-05-19"], "2018-05-25"),
            ["2018-05-07..2018-05-11 1/1", "2018-05-14..2018-05-18 0/1", "2018-05-21..2018-05-25 0/1"]
        );
        let by = |first, last| {
            let day = |text| Day::read(text).expect("a day");
            let (first, last) = (day(first), day(last));
            Turn { days: Period { first, last }, until: last, wanted: 1, done: 0 }.by().to_string()
        };
        // Good Friday is no working day, and neither is a Sunday; a single day is what it is.
        assert_eq!(by("2018-03-26", "2018-03-30"), "2018-03-29");
        assert_eq!(by("2018-09-01", "2018-09-30"), "2018-09-28");
        assert_eq!(by("2018-09-30", "2018-09-30"), "2018-09-30");
    }

    #[test]
    fn what_is_done_by_a_day_of_the_week_or_a_month_of_the_year_is_late_after_it() {
        let until = |rhythm: &str, within: &str, day: &str| {
            let turns = duty(rhythm, within, &[]).turns(Day::read(day).expect("a day"));
            turns.iter().map(|turn| format!("{}..{}", turn.days.first, turn.until)).collect::<Vec<_>>()
        };
        assert_eq!(
            until("varje fredag", "2018-05-07 - 2018-06-30", "2018-05-20"),
            ["2018-05-07..2018-05-11", "2018-05-14..2018-05-18"]
        );
        assert_eq!(
            until("årligen i mars", "2018-2019", "2019-02-01"),
            ["2018-01-01..2018-03-31", "2019-01-01..2019-03-31"]
        );
        // A plan that begins before the month asks for it that year, and one that begins after it does not.
        assert_eq!(until("årligen i mars", "2018-02 - 2019-12", "2018-12-01"), ["2018-01-01..2018-03-31"]);
        assert_eq!(until("årligen i mars", "2018-05 - 2019-12", "2018-12-01"), Vec::<String>::new());
        // What is done later in the year is done that year, and not the next.
        assert_eq!(
            turns("årligen i mars", "2018-2019", &["2018-05-02"], "2019-02-01"),
            ["2018-01-01..2018-12-31 1/1", "2019-01-01..2019-12-31 0/1"]
        );
    }

    #[test]
    fn what_is_done_in_each_term_has_the_terms_of_the_council() {
        assert_eq!(
            turns("varje mandatperiod", "2014-10-15 - 2026-10-14", &["2018-10-14"], "2022-10-14"),
            ["2014-10-15..2018-10-14 1/1", "2018-10-15..2022-10-14 0/1"]
        );
    }

    #[test]
    fn a_longer_rhythm_is_counted_from_the_last_time() {
        assert_eq!(
            turns("inom 24 månader", "2016-01-01 - 2022-12-31", &["2017-01-01"], "2021-06-01"),
            ["2016-01-01..2017-12-31 1/1", "2017-01-02..2019-01-01 0/1", "2019-01-02..2021-01-01 0/1"]
        );
    }

    /// What the calendar goes on with after the plan is not asked for, and what the plan has time for is, by its last day.
    #[test]
    fn nothing_is_due_after_the_end() {
        assert_eq!(
            turns("årligen i augusti", "2025-07-01 - 2026-06-30", &[], "2027-01-01"),
            ["2025-01-01..2025-12-31 0/1"]
        );
        assert_eq!(
            turns("årligen", "2025-07-01 - 2026-06-30", &[], "2027-01-01"),
            ["2026-01-01..2026-06-30 0/1"]
        );
        assert_eq!(
            turns("fyra gånger per år", "2025-01-01 - 2026-06-30", &[], "2027-01-01"),
            ["2025-01-01..2025-12-31 0/4", "2026-01-01..2026-06-30 0/2"]
        );
        assert_eq!(
            turns("varje vecka", "2025-12-22 - 2025-12-31", &[], "2026-03-01"),
            ["2025-12-22..2025-12-28 0/1", "2025-12-29..2025-12-31 0/1"]
        );
        assert_eq!(
            turns("varje läsår", "2025-07-01 - 2026-06-30", &[], "2027-01-01"),
            ["2025-07-01..2026-06-30 0/1"]
        );
        assert_eq!(turns("vartannat år", "2025-07-01 - 2026-06-30", &[], "2027-01-01"), Vec::<String>::new());
    }

    /// A plan from September to August touches two years and two school years, and asks for no more than one has.
    #[test]
    fn a_year_that_begins_in_autumn_is_one_year() {
        let own = |rhythm, done: &[&str]| turns(rhythm, "2025-09-01 - 2026-08-31", done, "2026-09-15");
        let (first, last) = ("2025-01-01..2025-12-31", "2026-01-01..2026-08-31");
        assert_eq!(
            own("två gånger per år", &["2025-10-14", "2026-03-18"]),
            [format!("{first} 1/1"), format!("{last} 1/1")]
        );
        assert_eq!(own("två gånger per år", &["2026-05-12"]), [format!("{last} 1/2")]);
        assert_eq!(own("två gånger per år", &["2025-10-14", "2025-11-14"]), [format!("{first} 2/2")]);
        assert_eq!(own("årligen", &["2025-10-14"]), [format!("{first} 1/1")]);
        assert_eq!(own("varje läsår", &[]), ["2025-07-01..2026-06-30 0/1"]);
        assert_eq!(
            own("varje termin", &["2026-04-21"]),
            ["2025-07-01..2025-12-31 0/1", "2026-01-01..2026-06-30 1/1"]
        );
        let later = turns("två gånger per år", "2025-10-01 - 2026-08-31", &["2025-10-14"], "2026-09-15");
        assert_eq!(later, [format!("{first} 1/1"), format!("{last} 0/1")]);
        let stub = turns("varje läsår", "2025-07-01 - 2026-08-31", &[], "2026-09-15");
        assert_eq!(stub, ["2025-07-01..2026-06-30 0/1"]);
    }

    /// What is counted from the last time has no turns of the calendar that a plan can end in.
    #[test]
    fn a_long_rhythm_asks_for_nothing_that_ends_after_the_plan() {
        assert_eq!(turns("vartannat år", "2025-07-01 - 2026-06-30", &[], "2027-01-01"), Vec::<String>::new());
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
        assert_eq!(last(&["2017-01-01"], "2018-12-31"), ("2023-01-02–2025-01-01".to_owned(), false));
        assert_eq!(last(&["2017-01-01"], "2021-06-01"), ("2017-01-02–2019-01-01".to_owned(), true));
        assert_eq!(
            last(&["2017-01-01", "2021-05-01"], "2021-06-01"),
            ("2023-05-02–2025-05-01".to_owned(), false)
        );
    }
}
