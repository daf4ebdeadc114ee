//! A time as people write it in a plan, read as an interval of days.
//!
//! The written text is kept by the caller. A text that cannot be read gives `None`, never a guess; [`FORMS`] lists
//! what to write instead.

pub(super) mod words;

use std::fmt;

use crate::base::day::Day;
use crate::base::lang::Say;
pub(super) use words::MONTHS;
use words::{without_words, year};

/// The forms that are accepted, to be shown when a value has another form.
pub(crate) const FORMS: Say = Say::fixed(
    "V 2018 (vår), H 2018 (höst), T1 2019 (tertial), kv 2 2018, 2018, 2017-2021, maj 2018, våren 2018, vecka 40 \
     2018, 2018-05 eller 2018-05-14",
    "V 2018 (spring), H 2018 (autumn), T1 2019 (third of a year), Q2 2018, 2018, 2017-2021, May 2018, spring \
     2018, week 40 2018, 2018-05 or 2018-05-14",
);

/// The forms of a time without an end, where one can stand.
pub(crate) const OPEN_FORMS: Say = Say::fixed(
    "tills vidare, 2016-12-05 tills vidare eller från 2016",
    "until further notice, 2016-12-05 until further notice or from 2016",
);

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
        let text = without_words(&text);
        single(text).or_else(|| range(text)).or_else(|| within_a_year(text))
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
        let (first, last) = words::months(year, first, last)?;
        Some(Self { first, last })
    }
}

/// A time without the words before it, as written otherwise: of `senast i maj 2018` it is `maj 2018`, which can stand after
/// other words.
pub(crate) fn bare(text: &str) -> &str {
    let plain = text.to_lowercase();
    let from = plain.len() - without_words(&plain).len();
    text.get(from..).unwrap_or(text)
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
    let words = UNTIL.into_iter().find_map(|end| text.strip_suffix(end));
    let (rest, is_said) = (words.unwrap_or(text).trim_end(), words.is_some());
    let before = rest.strip_suffix(" -");
    let (rest, is_dashed) = (before.unwrap_or(rest), before.is_some());
    let after = FROM.into_iter().find_map(|word| rest.strip_prefix(word)?.strip_prefix(' '));
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

/// Two parts of one year, which stands once: `maj-juni 2018`, `t1 - t2 2018`, `kv 1-2 2018`, `vecka 40-42 2018`.
fn within_a_year(text: &str) -> Option<Period> {
    let (from, to) =
        text.split_once('-').filter(|(from, _)| !from.starts_with(|own: char| own.is_numeric()))?;
    let (from, to) = (from.trim_end(), to.trim_start());
    let year = to.get(to.len().checked_sub(4)?..).filter(|text| year(text).is_some())?;
    let sort = from.trim_end_matches(|own: char| own.is_ascii_digit());
    let is_bare = to.split(' ').count() == 2 && to.starts_with(|own: char| own.is_ascii_digit());
    let to = if is_bare && sort != from { format!("{sort}{to}") } else { to.to_owned() };
    let (from, to) = (named(&format!("{from} {year}"))?, named(&to)?);
    (from.first <= to.first && from.last <= to.last).then_some(Period { first: from.first, last: to.last })
}

fn single(text: &str) -> Option<Period> {
    let turned = || {
        let (first, rest) = text.split_once(' ').filter(|(first, _)| year(first).is_some())?;
        named(&format!("{rest} {first}"))
    };
    let whole = year(text).and_then(|year| Period::months(year, 1, 12));
    whole.or_else(|| iso(text)).or_else(|| named(text)).or_else(turned)
}

fn named(text: &str) -> Option<Period> {
    words::named(text).map(|(first, last)| Period { first, last })
}

/// `2018-05`, `2018-05-14`, `2018-H1`, `2018-T1` and `2018-Q1`.
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
    if month.starts_with(['t', 'q']) {
        return named(&format!("{month} {}", &text[..4]));
    }
    let two = month.len() == 2 && month.bytes().all(|byte| byte.is_ascii_digit());
    let month = two.then(|| month.parse().ok()).flatten()?;
    Period::months(year(&text[..4])?, month, month)
}

/// The words for no end.
pub(super) const UNTIL: [&str; 2] = ["tills vidare", "until further notice"];

/// The words before the beginning of what has no end; of those that begin alike, the longer first.
pub(super) const FROM: [&str; 4] = ["från och med", "fr.o.m.", "från", "from"];

#[cfg(test)]
mod tests;
