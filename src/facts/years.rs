//! One to three whole years: the period of a publication.

use std::fmt;

use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::base::lang::Say;
use crate::base::period::Period;

/// The periods that can be published, to be shown when another is asked for.
pub(crate) const WHOLE_YEARS: Say = Say::fixed(
    "ett helt år, som 2018, eller två eller tre i följd, som 2018-2019 eller 2018-2020",
    "a whole year, as 2018, or two or three on end, as 2018-2019 or 2018-2020",
);

/// One to three consecutive whole years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Years {
    pub first: i32,
    pub last: i32,
}

impl Years {
    /// The most years.
    pub(crate) const MOST: i32 = 3;

    /// `count` years ending with `last`.
    pub(crate) fn ending(last: i32, count: i32) -> Self {
        Self { first: last + 1 - count.clamp(1, Self::MOST), last }
    }

    /// The years of a period, when it is one to three whole ones.
    pub(crate) fn of(period: Period) -> Option<Self> {
        let years = Self { first: period.first.year(), last: period.last.year() };
        let is_whole = years.period() == Some(period);
        (is_whole && years.count() <= Self::MOST).then_some(years)
    }

    pub(crate) fn count(self) -> i32 {
        self.last - self.first + 1
    }

    pub(crate) fn period(self) -> Option<Period> {
        Some(Period { first: Day::of(self.first, 1, 1)?, last: Day::last_of_month(self.last, 12)? })
    }

    /// Whether every day of them has passed.
    pub(crate) fn is_over(self, day: Day) -> bool {
        self.last < day.year()
    }

    /// Whether they have a year in common.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Their half-years, in order.
    pub(crate) fn half_years(self) -> impl Iterator<Item = HalfYear> + Clone {
        (self.first..=self.last).flat_map(|year| [false, true].map(|is_second| HalfYear { year, is_second }))
    }
}

/// `2018`, `2018-2019`.
impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.first)?;
        if self.first < self.last { write!(f, "-{}", self.last) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_to_three_whole_years_are_read_and_nothing_else() {
        for (text, means) in [
            ("2018", Some("2018")),
            ("2018-2019", Some("2018-2019")),
            ("2018–2020", Some("2018-2020")),
            ("V 2018 - H 2019", Some("2018-2019")),
            ("2018-2021", None),
            ("V 2018", None),
            ("H 2018 - V 2019", None),
            ("2018-05", None),
        ] {
            let years = Period::read(text).and_then(Years::of);
            assert_eq!(years.map(|years| years.to_string()).as_deref(), means, "{text}");
        }
    }

    #[test]
    fn years_are_over_the_day_after_and_overlap_where_they_share_one() {
        let years = Years::ending(2019, 2);
        assert_eq!(years, Years { first: 2018, last: 2019 });
        assert!(
            !years.is_over(Day::of(2019, 12, 31).unwrap()) && years.is_over(Day::of(2020, 1, 1).unwrap())
        );
        assert!(years.overlaps(Years::ending(2018, 1)) && years.overlaps(Years::ending(2021, 3)));
        assert!(!years.overlaps(Years::ending(2017, 3)) && !years.overlaps(Years::ending(2020, 1)));
        let halves: Vec<String> = years.half_years().map(|half| half.to_string()).collect();
        assert_eq!(halves, ["2018-H1", "2018-H2", "2019-H1", "2019-H2"]);
    }
}
