//! A part of some year, before it is said which: `maj`, `kv 2`, `vecka 40`, `14 maj`, `första halvåret`.

use super::words::{Ends, MONTHS, NUMBERED, ORDINALS, PARTS, WEEKS};
use crate::base::day::Day;

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// From the first day of a month to the last of another.
    Months(u32, u32),
    Week(u32),
    Day {
        month: u32,
        day: u32,
    },
}

/// What a year does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Absent {
    /// A day of a month, which has no more days than these.
    Day { year: i32, month: u32, last: u32 },
    /// A week; the year has no more than these.
    Week { year: i32, last: u32 },
}

impl Part {
    /// Reads a part of a year, of a text in small letters with single spaces.
    pub(super) fn read(name: &str) -> Option<Self> {
        if let Some((_, first, last)) = PARTS.iter().find(|(names, ..)| names.contains(&name)) {
            return Some(Self::Months(*first, *last));
        }
        if let Some(month) = month(name) {
            return Some(Self::Months(month, month));
        }
        if let Some((day, month)) = name.split_once('/') {
            return Some(Self::Day {
                day: day_number(day)?,
                month: count(month).filter(|it| (1..=12).contains(it))?,
            });
        }
        let (word, number) = numbered(name)?;
        if WEEKS.contains(&word) {
            return (1..=53).contains(&number).then_some(Self::Week(number));
        }
        if let Some(month) = month(word) {
            return (1..=31).contains(&number).then_some(Self::Day { month, day: number });
        }
        let (_, length) = NUMBERED.iter().find(|(names, _)| names.contains(&word))?;
        let is_there = (1..=12 / length).contains(&number);
        is_there.then(|| Self::Months(number * length - length + 1, number * length))
    }

    /// Its days in a year, if that has them.
    pub(super) fn of(self, year: i32) -> Option<Ends> {
        match self {
            Self::Months(first, last) => months(year, first, last),
            Self::Week(number) => week(year, number),
            Self::Day { month, day } => Day::of(year, month, day).map(|day| (day, day)),
        }
    }

    /// What of it a year does not have.
    pub(super) fn absent(self, year: i32) -> Option<Absent> {
        match self {
            _ if self.of(year).is_some() => None,
            Self::Months(..) => None,
            Self::Week(_) => {
                (52..=53).rev().find(|own| week(year, *own).is_some()).map(|last| Absent::Week { year, last })
            }
            Self::Day { month, .. } => {
                let last = Day::last_of_month(year, month)?.date();
                Some(Absent::Day { year, month, last })
            }
        }
    }
}

pub(super) fn month(name: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|names| names.contains(&name))?;
    u32::try_from(at + 1).ok()
}

/// One or two digits.
pub(in crate::base) fn count(text: &str) -> Option<u32> {
    let is_number = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

fn day_number(text: &str) -> Option<u32> {
    count(text).filter(|day| (1..=31).contains(day))
}

/// A number in order, in words: `första`, `2:a`.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    ORDINALS.iter().find(|(own, _)| *own == word).map(|(_, number)| *number)
}

/// A word and the number after or before it: `kv 2`, `t1`, `vecka 40`, `14 maj`, `första halvåret`.
fn numbered(name: &str) -> Option<(&str, u32)> {
    if let Some((first, rest)) = name.split_once(' ') {
        // Only parts of a year are counted in words.
        let noun = rest.strip_suffix(" of").unwrap_or(rest);
        if let Some(count) =
            ordinal(first).filter(|_| NUMBERED.iter().any(|(names, _)| names.contains(&noun)))
        {
            return Some((noun, count));
        }
        let first = first.strip_suffix(":e").or_else(|| first.strip_suffix(":a")).unwrap_or(first);
        if let Some(day) = count(first) {
            return month(rest).is_some().then_some((rest, day));
        }
    }
    // A day stands before its month in Swedish; `May 14` is read too.
    let at = name.find(|letter: char| letter.is_ascii_digit())?;
    Some((name[..at].trim_end(), count(&name[at..])?))
}

/// From the first day of a month to the last of another.
pub(super) fn months(year: i32, first: u32, last: u32) -> Option<Ends> {
    Some((Day::of(year, first, 1)?, Day::last_of_month(year, last)?))
}

/// The week of a year with that number.
fn week(year: i32, number: u32) -> Option<Ends> {
    // The fourth of January is always in the first week.
    let first = Day::of(year, 1, 4)?.monday().plus_days(number.checked_sub(1)? * 7);
    // The last week of a year has its Thursday in it.
    (first.plus_days(3).year() == year).then(|| (first, first.plus_days(6)))
}
