//! A time as people write it in a plan, read as an interval of days.
//!
//! The written text is kept by the caller. A text that cannot be read gives `None`, never a guess; [`FORMS`] lists
//! what to write instead.

pub(super) mod words;
pub(super) mod part;
mod form;

use std::fmt;

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::remembered::Remembered;
pub(crate) use part::Absent;
pub(super) use words::MONTHS;
use words::{FROM, ONWARDS, UNTIL, UP_TO, after, plain, without_words};

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

thread_local! {
    static READ: Remembered<Option<Period>> = const { Remembered::new(LONGEST_KEPT, KEPT) };
    static ONE: Remembered<Option<Period>> = const { Remembered::new(LONGEST_KEPT, KEPT) };
    static VALIDITY: Remembered<Option<Period>> = const { Remembered::new(LONGEST_KEPT, KEPT) };
}

/// The longest text whose time is remembered, in bytes.
const LONGEST_KEPT: usize = 32;
/// How many texts' times are remembered.
const KEPT: usize = 256;

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
        Remembered::or_read(&READ, text, || form::any(without_words(&plain(text)?)).map(Self::from))
    }

    /// Reads one time by itself, and none from one to another.
    pub(crate) fn one(text: &str) -> Option<Self> {
        Remembered::or_read(&ONE, text, || form::single(without_words(&plain(text)?)).map(Self::from))
    }

    /// Reads the time that a document holds for: one of [`FORMS`], or one of [`OPEN_FORMS`], which never ends. What holds up
    /// to a day has begun some time before it.
    pub(crate) fn validity(text: &str) -> Option<Self> {
        Remembered::or_read(&VALIDITY, text, || {
            let plain = plain(text)?;
            let last = after(&plain, &UP_TO).and_then(|last| form::single(without_words(last)));
            let up_to = last.map(|(_, last)| Self { first: Day::FIRST, last });
            up_to.or_else(|| Self::read(text)).or_else(|| open(&plain))
        })
    }

    /// What it is in a time that its year does not have: the 30th of February, week 53.
    pub(crate) fn absent(text: &str) -> Option<Absent> {
        form::absent(without_words(&plain(text)?))
    }

    /// The four years of the council that a day is in.
    pub(crate) fn term(day: Day) -> Self {
        form::term_around(day).map_or(Self { first: day, last: day }, Self::from)
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

    fn is_school_year(self) -> bool {
        let next = self.first.year() + 1;
        self.first.month() == 7 && self.ends(1).is_some() && Day::last_of_month(next, 6) == Some(self.last)
    }

    /// The first and the last of the whole parts of a year that it is, of so many months each: year or month.
    fn ends(self, months: u32) -> Option<(Self, Self)> {
        let (first, last) = (Self::months_of(self.first, months), Self::months_of(self.last, months));
        (first.first == self.first && last.last == self.last).then_some((first, last))
    }

    fn months(year: i32, first: u32, last: u32) -> Option<Self> {
        part::months(year, first, last).map(Self::from)
    }
}

impl From<words::Ends> for Period {
    fn from((first, last): words::Ends) -> Self {
        Self { first, last }
    }
}

/// A time without the words around it, as written otherwise: of `senast i maj 2018` and `från maj 2018` it is `maj 2018`,
/// which can stand after other words.
pub(crate) fn bare(text: &str) -> String {
    let Some(whole) = plain(text) else { return text.to_owned() };
    let bare = without_words(&whole);
    let bare = beginning(bare).map_or(bare, without_words);
    if bare.len() == whole.len() {
        return text.to_owned();
    }
    // As it is written, where it stands so.
    let text = text.trim_end_matches(|own: char| own.is_whitespace() || words::is_dash(own));
    let starts = text.char_indices().filter(|(at, _)| text[..*at].ends_with(char::is_whitespace));
    let mut rests = starts.map(|(at, _)| &text[at..]).chain([text]);
    rests.find(|rest| plain(rest).as_deref() == Some(bare)).unwrap_or(bare).to_owned()
}

/// The letters for parts of a year, the same in both languages, and how many months each part has.
const PARTS: [(&str, u32); 3] = [("H", 6), ("T", 4), ("Q", 3)];

/// Writes the shortest form that reads back as the same days: `2018`, `2018-05`, `2018-05-14`, `2018-H1`, `T1 2018`,
/// `Q2 2018`, `2018/2019` (a school year), `2017–2018`, `2018-04–2018-12`; otherwise the first and last day, and for a time without an end the first.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.first;
        if self.is_open() {
            return match self.begins() {
                Some(first) => write!(f, "{first} -"),
                None => f.write_str("tills vidare"),
            };
        }
        if self.begins().is_none() {
            return write!(f, "t.o.m. {}", self.last);
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
            match self.ends(12).or_else(|| self.ends(1)) {
                Some((begun, ended)) if self.is_school_year() => {
                    write!(f, "{}/{}", begun.first.year(), ended.last.year())
                }
                Some((first, last)) => write!(f, "{first}–{last}"),
                None => write!(f, "{first}–{}", self.last),
            }
        }
    }
}

/// `tills vidare`, perhaps after when it begins: `2016 tills vidare`, `från 2016`, `2016-`.
fn open(text: &str) -> Option<Period> {
    let first =
        if UNTIL.contains(&text) { Day::FIRST } else { form::single(without_words(beginning(text)?))?.0 };
    Some(Period { first, last: Day::LAST })
}

/// When something begins that says that it has no end: the `2016` of `från 2016`, `2016 tills vidare` and `2016-`.
pub(super) fn beginning(text: &str) -> Option<&str> {
    let until = ONWARDS.into_iter().find_map(|end| text.strip_suffix(end)?.strip_suffix([' ', '-']));
    let rest = until.unwrap_or(text).trim_end();
    let dashed = rest.strip_suffix('-');
    let rest = dashed.unwrap_or(rest).trim_end();
    let from = after(rest, &FROM);
    let is_open = until.is_some() || dashed.is_some() || from.is_some();
    Some(from.unwrap_or(rest)).filter(|rest| is_open && !rest.is_empty())
}

#[cfg(test)]
mod tests;
