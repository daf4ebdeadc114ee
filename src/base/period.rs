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

const MONTHS: [&[&str]; 12] = [
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
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn days(text: &str) -> Option<String> {
        Period::read(text).map(|period| format!("{}..{}", period.first, period.last))
    }

    #[test]
    fn every_form_of_the_design_means_its_days() {
        for (text, means) in [
            ("V 2018", "2018-01-01..2018-06-30"),
            ("H 2018", "2018-07-01..2018-12-31"),
            ("T1 2019", "2019-01-01..2019-04-30"),
            ("T3 2019", "2019-09-01..2019-12-31"),
            ("2018", "2018-01-01..2018-12-31"),
            ("2017-2021", "2017-01-01..2021-12-31"),
            ("2017–2021", "2017-01-01..2021-12-31"),
            ("2020 - 2021", "2020-01-01..2021-12-31"),
            ("2018-05", "2018-05-01..2018-05-31"),
            ("2018-H1", "2018-01-01..2018-06-30"),
            ("2018-H2", "2018-07-01..2018-12-31"),
            ("2018-05-14", "2018-05-14..2018-05-14"),
            ("kv 2 2018", "2018-04-01..2018-06-30"),
            ("Q2 2018", "2018-04-01..2018-06-30"),
            ("våren 2018", "2018-01-01..2018-06-30"),
            ("maj 2018", "2018-05-01..2018-05-31"),
            ("Feb 2020", "2020-02-01..2020-02-29"),
            ("V 2018 – H 2019", "2018-01-01..2019-12-31"),
            ("V\u{a0}2018", "2018-01-01..2018-06-30"),
        ] {
            assert_eq!(days(text).as_deref(), Some(means), "{text}");
        }
    }

    #[test]
    fn what_holds_until_further_notice_never_ends() {
        let begins = |text: &str| {
            let period = Period::validity(text)?;
            assert!(period.is_open() && !period.is_over(Day::of(2999, 1, 1).unwrap()), "{text}");
            assert_eq!(Period::read(text), None, "{text}");
            assert_eq!(Period::validity(&period.to_string()), Some(period), "{text}");
            Some(period.begins().map(|day| day.to_string()).unwrap_or_default())
        };
        for (text, first) in [
            ("tills vidare", ""),
            ("Until further notice", ""),
            ("2016-12-05 tills vidare", "2016-12-05"),
            ("2016 until further notice", "2016-01-01"),
            ("från 2016", "2016-01-01"),
            ("Från och med maj 2016", "2016-05-01"),
            ("fr.o.m. 2016-12-05 tills vidare", "2016-12-05"),
            ("from H 2016 until further notice", "2016-07-01"),
            ("2016 – tills vidare", "2016-01-01"),
            ("2016-12-05 –", "2016-12-05"),
        ] {
            assert_eq!(begins(text).as_deref(), Some(first), "{text}");
        }
        for text in [
            "", "-", "från", "från tills vidare", "vidare", "2016 vidare", "2017-2021 tills vidare",
            "snart -",
        ] {
            assert_eq!(Period::validity(text), None, "{text}");
        }
        assert!(Period::validity("2017-2021").is_some_and(|period| !period.is_open()));
    }

    #[test]
    fn what_could_mean_something_else_is_not_read() {
        for text in [
            "", "v 12", "v 12 2018", "v. 2018", "vecka 12 2018", "V 18", "18", "2018-13", "2018-5",
            "2018-H3", "H1-2018", "2018-02-30", "14/5 2018", "2018-19", "2021-2017", "H 2018 - V 2018",
            "T4 2019", "T0 2019", "T12019", "kv 5 2018", "20188", "1018", "löpande", "*", "årligen",
            "under året", "2018?", "ca 2018", "maj", "maj2018", "2018 2019", "2018-05-14-2018-06-01",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }

    /// A written form together with the days that it means.
    fn written() -> impl Strategy<Value = (String, i32, u32, u32)> {
        let half = prop_oneof![
            prop::sample::select(vec!["V", "v", "vår", "Våren", "spring"]).prop_map(|name| (
                name.to_owned(),
                1,
                6
            )),
            prop::sample::select(vec!["H", "hösten", "Autumn", "fall"]).prop_map(|name| (
                name.to_owned(),
                7,
                12
            )),
        ];
        let tertial = (prop::sample::select(vec!["T", "T ", "tertial "]), 1_u32..=3)
            .prop_map(|(name, n)| (format!("{name}{n}"), n * 4 - 3, n * 4));
        let quarter = (prop::sample::select(vec!["kv ", "kv", "Q", "kvartal "]), 1_u32..=4)
            .prop_map(|(name, n)| (format!("{name}{n}"), n * 3 - 2, n * 3));
        let month = (0_usize..12, 0_usize..4).prop_map(|(month, form)| {
            let names = MONTHS[month];
            let month = u32::try_from(month).unwrap() + 1;
            (names[form % names.len()].to_owned(), month, month)
        });
        let form = prop_oneof![half, tertial, quarter, month];
        (form, *YEARS.start()..=*YEARS.end())
            .prop_map(|((name, first, last), year)| (format!("{name} {year}"), year, first, last))
    }

    proptest! {
        #[test]
        fn a_form_means_its_months_and_no_others((text, year, first, last) in written()) {
            let period = Period::read(&text).unwrap();
            prop_assert_eq!(period.first, Day::of(year, first, 1).unwrap());
            prop_assert_eq!(period.last, Day::last_of_month(year, last).unwrap());
        }

        /// An interval and its own days written as a range read as the same interval.
        #[test]
        fn an_interval_round_trips((text, ..) in written()) {
            let period = Period::read(&text).unwrap();
            prop_assert_eq!(Period::read(&period.to_string()), Some(period));
            prop_assert!(period.to_string().len() < 10, "{period} is no short form");
            prop_assert_eq!(Period::read(&format!("{} – {}", period.first, period.last)), Some(period));
        }

        /// A form with an end put off begins as the form does, and has no other days than those.
        #[test]
        fn a_form_until_further_notice_begins_as_it_does((text, ..) in written(), on in 0_u32..400_000) {
            let (ended, open) = (Period::read(&text).unwrap(), Period::validity(&format!("{text} tills vidare")).unwrap());
            prop_assert_eq!((open.begins(), open.last), (Some(ended.first), Day::LAST));
            prop_assert_eq!(Period::validity(&format!("från {text}")), Some(open));
            prop_assert_eq!(Period::validity(&open.to_string()), Some(open));
            let day = Day::of(1900, 1, 1).unwrap().plus_days(on);
            prop_assert!(!open.is_over(day));
            prop_assert_eq!(open.holds(day), ended.first <= day);
        }

        /// Whatever is accepted has its years written out as four digits.
        #[test]
        fn no_year_is_guessed(text in "[vhtkqVHT0-9 /.\\-a-zåäö]{0,14}") {
            if let Some(period) = Period::read(&text) {
                prop_assert!(text.contains(&period.first.year().to_string()));
                prop_assert!(text.contains(&period.last.year().to_string()));
                prop_assert!(period.first <= period.last);
            }
        }

        #[test]
        fn late_begins_the_day_after((text, ..) in written()) {
            let period = Period::read(&text).unwrap();
            prop_assert!(!period.is_over(period.last));
            prop_assert!(period.is_over(period.last.plus_days(1)));
            prop_assert!(period.has_come(period.first));
        }
    }
}
