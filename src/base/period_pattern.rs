//! Patterns of the forms of a time. They accept what is read, and beside that only a range whose end is before its
//! beginning: no pattern can compare two times.

use crate::base::day::{Day, LEAP};
use crate::base::pattern::{DASH, SPACE, one_of, whole};
use crate::base::period::{FROM, HALVES, MONTHS, Period, QUARTERS, THIRDS, UNTIL};

/// A year that is accepted.
const YEAR: &str = "(?:19|2[01])[0-9][0-9]";

impl Period {
    /// What [`Period::read`] accepts.
    pub(crate) fn pattern() -> String {
        let single = single();
        whole(&format!("{single}(?:{SPACE}+{DASH}{SPACE}+{single})?|{YEAR}{DASH}{YEAR}"))
    }

    /// What [`Period::validity`] accepts.
    pub(crate) fn validity_pattern() -> String {
        let (single, until, from) = (single(), one_of(UNTIL), one_of(FROM));
        let dash = format!("{SPACE}+{DASH}");
        let ending = format!("{dash}(?:{SPACE}+{single}|(?:{SPACE}*{until})?)|{SPACE}*{until}");
        whole(&format!(
            "{single}(?:{ending})?|{YEAR}{DASH}{YEAR}|{from}{SPACE}+{single}(?:{dash})?(?:{SPACE}*{until})?|{until}"
        ))
    }

    /// A half-year and nothing else.
    pub(crate) fn half_year_pattern() -> String {
        whole(&format!("{YEAR}{DASH}[Hh][12]|{}{SPACE}*{YEAR}", halves()))
    }

    /// A month or something coarser, and never a day.
    pub(crate) fn month_pattern() -> String {
        whole(&coarse())
    }
}

/// A time in one of the forms, and no range.
fn single() -> String {
    let day = Day::shape(YEAR, &format!("(?:(?:19|2[01]){LEAP}|2000)"), DASH);
    format!("(?:{}|{day})", coarse())
}

fn halves() -> String {
    one_of(HALVES.into_iter().flatten().copied())
}

/// A month, or what is made of whole months.
fn coarse() -> String {
    let (thirds, quarters) = (one_of(THIRDS.iter().copied()), one_of(QUARTERS.iter().copied()));
    let months = one_of(MONTHS.into_iter().flatten().copied());
    let named =
        format!("{}{SPACE}*|(?:{months}|{thirds}{SPACE}*[1-3]|{quarters}{SPACE}*[1-4]){SPACE}+", halves());
    format!("(?:(?:{named})?{YEAR}|{YEAR}{DASH}(?:0[1-9]|1[0-2]|[Hh][12]))")
}
