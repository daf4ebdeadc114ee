//! A time as people write it in a plan, read as an interval of days.
//!
//! The written text is kept by the caller. A text that cannot be read gives `None`, never a guess; [`FORMS`] lists
//! what to write instead.

use std::fmt;

use crate::base::day::Day;
use crate::base::lang::Say;

/// The forms that are accepted, to be shown when a value has another form.
pub(crate) const FORMS: Say = Say::fixed(
    "V 2018 (vår), H 2018 (höst), T1 2019 (tertial), kv 2 2018, 2018, 2017-2021, maj 2018, våren 2018, 2018-05 \
     eller 2018-05-14",
    "V 2018 (spring), H 2018 (autumn), T1 2019 (third of a year), Q2 2018, 2018, 2017-2021, May 2018, spring \
     2018, 2018-05 or 2018-05-14",
);

/// The forms of a time without an end, where one can stand.
pub(crate) const OPEN_FORMS: Say = Say::fixed(
    "tills vidare, 2016-12-05 tills vidare eller från 2016",
    "until further notice, 2016-12-05 until further notice or from 2016",
);

/// The first and last year that is accepted, so that `218` or `20188` is an error and not a date.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// An unbroken run of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub first: Day,
    /// The last day of the period. Something promised for the period is late from the next day.
    pub last: Day,
}

impl Period {
    /// Reads one of [`FORMS`], in Swedish or English, in any case, with any dash and any spaces.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = plain(text);
        single(&text).or_else(|| range(&text))
    }

    /// Reads the time that a document holds for: one of [`FORMS`], or one of [`OPEN_FORMS`], which never ends.
    pub(crate) fn validity(text: &str) -> Option<Self> {
        Self::read(text).or_else(|| open(&plain(text)))
    }

    /// Whether it holds until further notice.
    pub(crate) fn is_open(self) -> bool {
        self.last == Day::LAST
    }

    /// The first day; `None` where it holds until further notice and nobody says from when.
    pub(crate) fn begins(self) -> Option<Day> {
        (self.first != Day::FIRST).then_some(self.first)
    }

    pub(crate) fn holds(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether the period has ended before `day`: what was promised for it is late.
    pub(crate) fn is_over(self, day: Day) -> bool {
        self.last < day
    }

    /// Whether the period has begun on `day`.
    pub(crate) fn has_come(self, day: Day) -> bool {
        self.first <= day
    }

    /// The week that a day is in, from Monday to Sunday.
    pub(crate) fn week(day: Day) -> Self {
        let first = day.monday();
        Self { first, last: first.plus_days(6) }
    }

    /// The part of a year that a day is in, where each part has `count` months: month, quarter, third, half-year or
    /// year. `count` divides twelve.
    pub(crate) fn months_of(day: Day, count: u32) -> Self {
        let first = (day.month() - 1) / count.max(1) * count + 1;
        Self::months(day.year(), first, (first + count - 1).min(12)).unwrap_or(Self { first: day, last: day })
    }

    fn months(year: i32, first: u32, last: u32) -> Option<Self> {
        Some(Self { first: Day::of(year, first, 1)?, last: Day::last_of_month(year, last)? })
    }
}

/// The letters for parts of a year, the same in both languages, and how many months each part has.
const PARTS: [(&str, u32); 3] = [("H", 6), ("T", 4), ("Q", 3)];

/// Writes the shortest form that reads back as the same days: `2018`, `2018-05`, `2018-05-14`, `2018-H1`, `T1 2018`,
/// `Q2 2018`; otherwise the first and last day, and for a time without an end the first.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.first;
        if self.is_open() {
            return match self.begins() {
                Some(first) => write!(f, "{first} -"),
                None => f.write_str("tills vidare"),
            };
        }
        if self.first == self.last {
            write!(f, "{first}")
        } else if Self::months_of(first, 12) == *self {
            write!(f, "{}", first.year())
        } else if Self::months_of(first, 1) == *self {
            write!(f, "{}-{:02}", first.year(), first.month())
        } else if let Some((sign, months)) =
            PARTS.into_iter().find(|(_, months)| Self::months_of(first, *months) == *self)
        {
            let (part, year) = ((first.month() - 1) / months + 1, first.year());
            if months == 6 { write!(f, "{year}-{sign}{part}") } else { write!(f, "{sign}{part} {year}") }
        } else {
            write!(f, "{first} - {}", self.last)
        }
    }
}

/// In small letters, with one kind of dash and single spaces.
fn plain(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    text.replace(['–', '—', '‑', '−'], "-")
}

/// `tills vidare`, perhaps after when it begins: `2016 tills vidare`, `från 2016`, `2016 -`.
fn open(text: &str) -> Option<Period> {
    let words = ["tills vidare", "until further notice"].into_iter().find_map(|end| text.strip_suffix(end));
    let (rest, is_said) = (words.unwrap_or(text).trim_end(), words.is_some());
    let before = rest.strip_suffix(" -");
    let (rest, is_dashed) = (before.unwrap_or(rest), before.is_some());
    let after =
        ["från och med ", "fr.o.m. ", "från ", "from "].into_iter().find_map(|word| rest.strip_prefix(word));
    let is_begun = after.is_some();
    let first = match after.unwrap_or(rest).trim() {
        "" if is_said && !is_dashed && !is_begun => Day::FIRST,
        begins if is_said || is_dashed || is_begun => single(begins)?.first,
        _ => return None,
    };
    Some(Period { first, last: Day::LAST })
}

/// `a - b` with spaces, of any two forms, or `2017-2021` without.
fn range(text: &str) -> Option<Period> {
    let (from, to) = match text.split_once(" - ") {
        Some(ends) => ends,
        None => text.split_once('-').filter(|(from, to)| year(from).is_some() && year(to).is_some())?,
    };
    let (from, to) = (single(from.trim())?, single(to.trim())?);
    (from.first <= to.first && from.last <= to.last).then_some(Period { first: from.first, last: to.last })
}

fn single(text: &str) -> Option<Period> {
    year(text).and_then(|year| Period::months(year, 1, 12)).or_else(|| iso(text)).or_else(|| named(text))
}

/// Exactly four digits, in the range of years.
fn year(text: &str) -> Option<i32> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().filter(|year| YEARS.contains(year))
}

/// `2018-05`, `2018-05-14` and `2018-H1`.
fn iso(text: &str) -> Option<Period> {
    year(text.get(..4)?)?;
    if let Some(day) = Day::read(text) {
        return Some(Period { first: day, last: day });
    }
    let month = text.get(4..)?.strip_prefix('-')?;
    match month {
        "h1" => return Period::months(year(&text[..4])?, 1, 6),
        "h2" => return Period::months(year(&text[..4])?, 7, 12),
        _ => {}
    }
    let two = month.len() == 2 && month.bytes().all(|byte| byte.is_ascii_digit());
    let month = two.then(|| month.parse().ok()).flatten()?;
    Period::months(year(&text[..4])?, month, month)
}

/// A word or letter, perhaps with a number, and a year: `v 2018`, `t1 2019`, `kv 2 2018`, `maj 2018`.
fn named(text: &str) -> Option<Period> {
    let at = text.len().checked_sub(4).filter(|at| text.is_char_boundary(*at))?;
    let year = year(&text[at..])?;
    let name = text[..at].trim_end();
    let glued = name.len() == at;
    match name {
        "v" | "vår" | "våren" | "spring" => return Period::months(year, 1, 6),
        "h" | "höst" | "hösten" | "autumn" | "fall" => return Period::months(year, 7, 12),
        _ => {}
    }
    // The rest of the forms need a space before the year: `t12019` and `maj2018` are misspellings.
    if glued {
        return None;
    }
    if let Some(month) = MONTHS.iter().position(|names| names.contains(&name)) {
        let month = u32::try_from(month).ok()? + 1;
        return Period::months(year, month, month);
    }
    let digit = name.chars().next_back().and_then(|last| last.to_digit(10))?;
    match (name[..name.len() - 1].trim_end(), digit) {
        ("t" | "tertial", 1..=3) => Period::months(year, digit * 4 - 3, digit * 4),
        ("kv" | "kvartal" | "q" | "quarter", 1..=4) => Period::months(year, digit * 3 - 2, digit * 3),
        _ => None,
    }
}

/// The names of the months, in both languages.
pub(super) const MONTHS: [&[&str]; 12] = [
    &["januari", "january", "jan"],
    &["februari", "february", "feb"],
    &["mars", "march", "mar"],
    &["april", "apr"],
    &["maj", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["augusti", "august", "aug"],
    &["september", "sept", "sep"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

#[cfg(test)]
mod tests;
