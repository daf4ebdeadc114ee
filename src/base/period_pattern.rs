//! Patterns of the forms of a time. They accept what is read, and beside that what no pattern can say: a range whose end is before
//! its beginning, a month that has no such day, a year that has no such week, two years that do not follow on each other.

use crate::base::day::{Day, LEAP};
use crate::base::pattern::{DASH, SPACE, one_of, whole};
use crate::base::period::Period;
use crate::base::period::words::{BEFORE, MONTHS, NUMBERED, ORDINALS, PARTS, TURNS, WEEKS};
use crate::base::period::{FROM, UNTIL};

/// A year that is accepted.
const YEAR: &str = "(?:19|2[01])[0-9][0-9]";
/// The number of a day in some month, and of a week in some year.
const DAY: &str = "(?:0?[1-9]|[12][0-9]|3[01])";
const WEEK: &str = "(?:0?[1-9]|[1-4][0-9]|5[0-3])";

impl Period {
    /// What [`Period::read`] accepts.
    pub(crate) fn pattern() -> String {
        whole(&read())
    }

    /// What [`Period::is_planned`] accepts.
    pub(crate) fn planned_pattern() -> String {
        whole(&read())
    }

    /// What [`Period::validity`] accepts.
    pub(crate) fn validity_pattern() -> String {
        let (single, until, from) = (single(), one_of(UNTIL), one_of(FROM));
        let dash = format!("{SPACE}+{DASH}");
        let open = format!("(?:{dash}(?:{SPACE}*{until})?|{SPACE}*{until})");
        let read = read();
        whole(&format!("{read}|{single}{open}|{from}{SPACE}+{single}(?:{dash})?(?:{SPACE}*{until})?|{until}"))
    }

    /// A half-year and nothing else.
    pub(crate) fn half_year_pattern() -> String {
        let halves = one_of(
            PARTS.iter().filter(|(_, first, last)| last - first == 5).flat_map(|(names, ..)| *names).copied(),
        );
        let counted = counted(NUMBERED[2]);
        whole(&format!(
            "{}(?:{YEAR}(?:{DASH}[Hh][12]|{SPACE}+(?:{halves}|{counted}))|(?:{halves}{SPACE}*|{counted}{SPACE}+){YEAR})",
            before()
        ))
    }

    /// A month or something coarser, and never a day.
    pub(crate) fn month_pattern() -> String {
        whole(&format!("{}{}", before(), coarse()))
    }
}

fn read() -> String {
    let single = single();
    let (months, parts, named) = (months(), parts(), counted_parts());
    let week = format!("{}{SPACE}*{WEEK}", one_of(WEEKS));
    let from = format!("(?:{parts}|{months}(?:{SPACE}*{DAY})?|{named}|{week})");
    let to = format!("(?:{parts}{SPACE}*|(?:{}|{months}|{named}|{week}){SPACE}+){YEAR}", dates());
    let sorts = one_of(NUMBERED.iter().flat_map(|(names, _)| *names).copied().chain(WEEKS));
    let bare =
        format!("(?:{sorts}|{months}){SPACE}*[0-9][0-9]?{SPACE}*{DASH}{SPACE}*[0-9][0-9]?{SPACE}+{YEAR}");
    format!(
        "{}(?:{single}(?:{SPACE}+{DASH}{SPACE}+{single})?|{YEAR}{DASH}{YEAR}|{from}{SPACE}*{DASH}{SPACE}*{to}|{bare})",
        before()
    )
}

/// Words before a time that leave it the same.
fn before() -> String {
    format!("(?:{}{SPACE}+)*", one_of(BEFORE))
}

/// A time in one of the forms, and no range.
fn single() -> String {
    let day = Day::shape(YEAR, &format!("(?:(?:19|2[01]){LEAP}|2000)"), DASH);
    let week = format!("{}{SPACE}*{WEEK}", one_of(WEEKS));
    let turn = format!("{}{SPACE}*{YEAR}/{SPACE}*{YEAR}", one_of(TURNS.into_iter().flatten().copied()));
    let within = format!("(?:{week}|{})", dates());
    format!("(?:{}|{day}|{within}{SPACE}+{YEAR}|{YEAR}{SPACE}+{within}|{turn})", coarse())
}

/// A month, or what is made of whole months.
fn coarse() -> String {
    let (parts, months, counted) = (parts(), months(), counted_parts());
    let signs = format!("[Hh][12]|[Tt]{SPACE}*0?[1-3]|[Qq]{SPACE}*0?[1-4]");
    let turned = format!("{SPACE}+(?:{parts}|{months}|{counted})");
    format!(
        "(?:(?:{parts}{SPACE}*|(?:{months}|{counted}){SPACE}+)?{YEAR}|{YEAR}(?:{DASH}(?:0[1-9]|1[0-2]|{signs})|{turned}))"
    )
}

fn dates() -> String {
    let months = months();
    format!("{DAY}{SPACE}+{months}|{months}{SPACE}*{DAY}")
}

fn months() -> String {
    one_of(MONTHS.into_iter().flatten().copied())
}

fn parts() -> String {
    one_of(PARTS.iter().flat_map(|(names, ..)| *names).copied())
}

fn counted_parts() -> String {
    format!("(?:{})", NUMBERED.map(counted).join("|"))
}

/// A part of a year that is numbered, in figures or words.
fn counted((names, months): (&[&str], u32)) -> String {
    let (names, last) = (one_of(names.iter().copied()), 12 / months);
    let ordinals = one_of(ORDINALS.iter().filter(|(_, number)| *number <= last).map(|(word, _)| *word));
    format!("(?:{ordinals}{SPACE}+{names}|{names}{SPACE}*0?[1-{last}])")
}
