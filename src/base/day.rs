//! A civil day, and the one clock. The only door to `chrono`.

use std::fmt;

use chrono::{Datelike, Days, Local, Months, NaiveDate};

/// A day in the Gregorian calendar, without time or zone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// The two last figures of a leap year, in a pattern; of one that ends a century the two first say whether it is.
pub(super) const LEAP: &str = "(?:0[48]|[2468][048]|[13579][26])";

impl Day {
    /// Today, by the machine's clock. Called once, where the world is taken in; everything else is handed the day.
    pub(crate) fn today() -> Self {
        Self(Local::now().date_naive())
    }

    /// A day before all others.
    pub(crate) const FIRST: Self = Self(NaiveDate::MIN);

    /// A day that never comes.
    pub(crate) const LAST: Self = Self(NaiveDate::MAX);

    /// The day `year`-`month`-`day`, if there is one.
    pub fn of(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Reads exactly `ÅÅÅÅ-MM-DD` with a day that exists; nothing else is a day.
    pub fn read(text: &str) -> Option<Self> {
        let shape = text.len() == 10
            && text
                .bytes()
                .enumerate()
                .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
        if !shape {
            return None;
        }
        Self::of(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
    }

    /// A pattern of what [`Day::read`] accepts.
    pub(crate) fn pattern() -> String {
        let of_century = "(?:[02468][048]|[13579][26])00";
        format!("^{}$", Self::shape("[0-9]{4}", &format!("(?:[0-9][0-9]{LEAP}|{of_century})"), "-"))
    }

    /// A pattern of a day in one of some years, of which the leap years are told for themselves.
    pub(super) fn shape(year: &str, leap_year: &str, dash: &str) -> String {
        let long = format!("(?:0[13578]|1[02]){dash}(?:0[1-9]|[12][0-9]|3[01])");
        let short = format!("(?:0[469]|11){dash}(?:0[1-9]|[12][0-9]|30)");
        let february = format!("02{dash}(?:0[1-9]|1[0-9]|2[0-8])");
        format!("(?:{year}{dash}(?:{long}|{short}|{february})|{leap_year}{dash}02{dash}29)")
    }

    /// The last day of a month.
    pub(crate) fn last_of_month(year: i32, month: u32) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        Some(Self(first.checked_add_months(Months::new(1))?.pred_opt()?))
    }

    /// Whole days from `self` to `other`; negative when `other` comes first.
    pub(crate) fn days_until(self, other: Self) -> i64 {
        (other.0 - self.0).num_days()
    }

    /// The day `count` days later; the last day there is, if there is no such day.
    #[must_use]
    pub(crate) fn plus_days(self, count: u32) -> Self {
        Self(self.0.checked_add_days(Days::new(count.into())).unwrap_or(NaiveDate::MAX))
    }

    /// The same day of the month `count` months later (the month's last, where it is shorter).
    #[must_use]
    pub(crate) fn plus_months(self, count: u32) -> Self {
        Self(self.0.checked_add_months(Months::new(count)).unwrap_or(NaiveDate::MAX))
    }

    /// The same day of the month `count` months earlier (the month's last, where it is shorter).
    #[must_use]
    pub(crate) fn minus_months(self, count: u32) -> Self {
        Self(self.0.checked_sub_months(Months::new(count)).unwrap_or(NaiveDate::MIN))
    }

    /// The day `count` days earlier.
    #[must_use]
    pub(crate) fn minus_days(self, count: u32) -> Self {
        Self(self.0.checked_sub_days(Days::new(count.into())).unwrap_or(NaiveDate::MIN))
    }

    /// Whole months from `self` to `other`; none when `other` comes first.
    pub(crate) fn months_until(self, other: Self) -> u32 {
        other.0.years_since(self.0).map_or(0, |years| {
            let whole = (0..12).rev().find(|months| self.plus_months(years * 12 + months) <= other);
            years * 12 + whole.unwrap_or_default()
        })
    }

    /// Whole days from the first of 1970.
    #[cfg(feature = "parquet")]
    pub(crate) fn since_1970(self) -> i32 {
        i32::try_from((self.0 - NaiveDate::default()).num_days()).unwrap_or(i32::MAX)
    }

    pub(crate) fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, from 1.
    pub(crate) fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub(crate) fn date(self) -> u32 {
        self.0.day()
    }

    /// The Monday of its week.
    #[must_use]
    pub(crate) fn monday(self) -> Self {
        let since = self.0.weekday().num_days_from_monday();
        Self(self.0.checked_sub_days(Days::new(since.into())).unwrap_or(self.0))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.format("%Y-%m-%d").fmt(f)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
