//! A half-year, the finest time in which a case is registered, closed or deleted, and months, the finest time of
//! anything that happened in it. Why: an exact day can identify the person.

use std::fmt;

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::period::Period;

/// The forms of a half-year that are accepted, to be shown when a value has another form.
pub(crate) const HALF_YEARS: Say = Say::fixed(
    "2018-H1 eller V 2018 (vår), 2018-H2 eller H 2018 (höst)",
    "2018-H1 or V 2018 (spring), 2018-H2 or H 2018 (autumn)",
);

/// The forms of a month, or of something coarser, that are accepted.
pub(crate) const MONTHS: Say =
    Say::fixed("2018-05, maj 2018, kv 2 2018 eller 2018-H1", "2018-05, May 2018, Q2 2018 or 2018-H1");

/// Half of a year: January to June, or July to December. Ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfYear {
    pub year: i32,
    /// Whether it is the second half.
    pub is_second: bool,
}

impl HalfYear {
    /// How many half-years after its registration a case may be kept.
    pub(crate) const KEPT: i32 = 10;

    /// Reads one of [`HALF_YEARS`], or another way to name a half-year and nothing else: `våren 2018`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        // A longer number holds months or days that happen to make up a half-year, which are finer than what may be
        // written.
        let period = Period::one(text).filter(|_| digits(text) <= 5)?;
        let half = Self::of(period.first);
        (half.period() == Some(period)).then_some(half)
    }

    /// The half-year that a day is in.
    pub(crate) fn of(day: Day) -> Self {
        let is_second = Day::of(day.year(), 7, 1).is_some_and(|july| day >= july);
        Self { year: day.year(), is_second }
    }

    /// The half-year so many half-years later.
    #[must_use]
    pub(crate) fn plus(self, count: i32) -> Self {
        let number = self.number() + count;
        Self { year: number.div_euclid(2), is_second: number.rem_euclid(2) == 1 }
    }

    pub(crate) fn period(self) -> Option<Period> {
        let (first, last) = if self.is_second { (7, 12) } else { (1, 6) };
        Some(Period { first: Day::of(self.year, first, 1)?, last: Day::last_of_month(self.year, last)? })
    }

    /// Whether the half-year has ended before `day`.
    pub(crate) fn is_over(self, day: Day) -> bool {
        self < Self::of(day)
    }

    /// Whether the half-year has begun on `day`.
    pub(crate) fn has_come(self, day: Day) -> bool {
        self <= Self::of(day)
    }

    fn number(self) -> i32 {
        self.year * 2 + i32::from(self.is_second)
    }
}

impl fmt::Display for HalfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-H{}", self.year, if self.is_second { 2 } else { 1 })
    }
}

/// Reads a month or something coarser: `2018-05`, `maj 2018`, `2018-H1`, `2018`. A day is not read.
pub(crate) fn month(text: &str) -> Option<Period> {
    // A month that is written as its first and last day would still hold days.
    let period = Period::one(text).filter(|_| digits(text) <= 6 && !text.contains('/'))?;
    let Period { first, last } = period;
    // A week or a day is finer, however few digits it is written with.
    let is_of_months = Day::of(first.year(), first.month(), 1) == Some(first)
        && Day::last_of_month(last.year(), last.month()) == Some(last);
    is_of_months.then_some(period)
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_half_year_is_read_in_its_forms_and_nothing_finer_or_coarser_is() {
        for (text, means) in [
            ("2018-H1", Some("2018-H1")),
            ("2018-h2", Some("2018-H2")),
            ("V 2018", Some("2018-H1")),
            ("H 2018", Some("2018-H2")),
            ("hösten 2018", Some("2018-H2")),
            ("2018", None),
            ("2018-05", None),
            ("2018-H3", None),
            ("T1 2018", None),
            ("2018-01 - 2018-06", None),
            ("2018-01-01 - 2018-06-30", None),
            ("", None),
        ] {
            assert_eq!(HalfYear::read(text).map(|half| half.to_string()).as_deref(), means, "{text}");
        }
    }

    #[test]
    fn a_month_may_be_coarser_and_never_finer() {
        for text in ["2018-05", "maj 2018", "kv 2 2018", "T1 2018", "2018-H1", "V 2018", "2018"] {
            assert!(month(text).is_some(), "{text}");
        }
        for text in [
            "2018-05-14", "2018-05-01 - 2018-05-31", "2018-02 - 2018-03", "maj", "14 maj 2018",
            "vecka 40 2018", "v. 5 2018", "årsskiftet 2018/2019",
        ] {
            assert!(month(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn half_years_are_counted_as_they_are_ordered(year in 1950..2150_i32, is_second: bool, count in -40..40_i32) {
            let half = HalfYear { year, is_second };
            prop_assert_eq!(half.plus(count).plus(-count), half);
            prop_assert_eq!(half < half.plus(count), count > 0);
            prop_assert_eq!(HalfYear::read(&half.to_string()), Some(half));
        }

        #[test]
        fn a_half_year_is_over_the_day_after_its_last(year in 1950..2150_i32, is_second: bool) {
            let half = HalfYear { year, is_second };
            let period = half.period().unwrap();
            prop_assert!(half.has_come(period.first) && !half.is_over(period.last));
            prop_assert!(half.is_over(period.last.plus_days(1)));
            prop_assert_eq!((HalfYear::of(period.first), HalfYear::of(period.last)), (half, half));
        }
    }
}
