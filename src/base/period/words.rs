//! The forms of a time that are words: a part of a year by its name or number, a week, and a day of a month.

use crate::base::day::Day;

/// The first and last year that is accepted, so that `218` or `20188` is an error and not a date.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// The first and last day of a time.
type Ends = (Day, Day);

/// Words before a time that leave it the same: what is to be done *during* May and *by* May is late after May.
pub(in crate::base) const BEFORE: [&str; 18] = [
    "senast under", "senast i", "senast den", "senast", "under", "i", "den", "perioden", "mandatperioden",
    "åren", "år", "by", "during", "in", "the", "years", "year", "period",
];

/// The parts of a year that have names, and their first and last month.
pub(in crate::base) const PARTS: [(&[&str], u32, u32); 3] = [
    (&["v", "vår", "våren", "vt", "vårterminen", "spring", "spring term"], 1, 6),
    (&["h", "höst", "hösten", "ht", "höstterminen", "autumn", "autumn term", "fall"], 7, 12),
    (&["sommar", "sommaren", "summer"], 6, 8),
];

/// The parts of a year that are numbered, and how many months each has.
pub(in crate::base) const NUMBERED: [(&[&str], u32); 3] = [
    (&["t", "tertial", "tertialet"], 4),
    (&["kv", "kvartal", "kvartalet", "q", "quarter"], 3),
    (&["halvår", "halvåret", "half-year"], 6),
];

pub(in crate::base) const ORDINALS: [(&str, u32); 8] = [
    ("första", 1),
    ("andra", 2),
    ("tredje", 3),
    ("fjärde", 4),
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
];

pub(in crate::base) const WEEKS: [&str; 4] = ["vecka", "v.", "v", "week"];

/// The words for a time that lies in two years, before those years.
const SCHOOL_YEAR: [&str; 3] = ["läsåret", "läsår", "school year"];
const NEW_YEAR: [&str; 3] = ["årsskiftet", "vid årsskiftet", "turn of the year"];
pub(in crate::base) const TURNS: [&[&str]; 2] = [&SCHOOL_YEAR, &NEW_YEAR];

pub(in crate::base) const MONTHS: [&[&str]; 12] = [
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

/// A text without the words before the time.
pub(super) fn without_words(text: &str) -> &str {
    let mut text = text;
    while let Some(rest) = BEFORE.iter().find_map(|word| text.strip_prefix(word)?.strip_prefix(' ')) {
        text = rest;
    }
    text
}

/// A word or letter, perhaps with a number, and a year: `v 2018`, `t1 2019`, `kv 2 2018`, `maj 2018`, `14 maj 2018`,
/// `vecka 40 2018`, `första halvåret 2018`, `läsåret 2018/2019`.
pub(super) fn named(text: &str) -> Option<Ends> {
    if let Some(years) = text.split_once('/') {
        return turn_of(years);
    }
    let at = text.len().checked_sub(4).filter(|at| text.is_char_boundary(*at))?;
    let year = year(&text[at..])?;
    let name = text[..at].trim_end();
    if let Some((_, first, last)) = PARTS.iter().find(|(names, ..)| names.contains(&name)) {
        return months(year, *first, *last);
    }
    // The rest of the forms need a space before the year: `t12019` and `maj2018` are misspellings.
    if name.len() == at {
        return None;
    }
    if let Some(month) = month(name) {
        return months(year, month, month);
    }
    let (word, number) = numbered(name)?;
    if WEEKS.contains(&word) {
        return of_week(year, number);
    }
    if let Some(month) = month(word) {
        let day = Day::of(year, month, number)?;
        return Some((day, day));
    }
    let (_, length) = NUMBERED.iter().find(|(names, _)| names.contains(&word))?;
    let is_there = (1..=12 / length).contains(&number);
    is_there.then(|| months(year, number * length - length + 1, number * length))?
}

/// `läsåret 2018/2019` and `årsskiftet 2018/2019`.
fn turn_of((from, to): (&str, &str)) -> Option<Ends> {
    let to = year(to.trim())?;
    let at = from.len().checked_sub(4).filter(|at| from.is_char_boundary(*at))?;
    let from_year = year(&from[at..]).filter(|from| from + 1 == to)?;
    match from[..at].trim_end() {
        word if SCHOOL_YEAR.contains(&word) => Some((Day::of(from_year, 7, 1)?, Day::of(to, 6, 30)?)),
        word if NEW_YEAR.contains(&word) => Some((Day::of(from_year, 12, 31)?, Day::of(to, 1, 1)?)),
        _ => None,
    }
}

fn month(name: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|names| names.contains(&name))?;
    u32::try_from(at + 1).ok()
}

/// A word and the number after or before it: `kv 2`, `t1`, `vecka 40`, `14 maj`, `första halvåret`.
fn numbered(name: &str) -> Option<(&str, u32)> {
    let number = |text: &str| -> Option<u32> {
        let is_number = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| text.parse().ok())?
    };
    if let Some((first, rest)) = name.split_once(' ') {
        let ordinal = ORDINALS.iter().find(|(word, _)| *word == first).map(|(_, number)| *number);
        if let Some(count) = ordinal {
            // Only parts of a year are counted in words.
            return NUMBERED.iter().any(|(names, _)| names.contains(&rest)).then_some((rest, count));
        }
        if let Some(count) = number(first) {
            return month(rest).is_some().then_some((rest, count));
        }
    }
    let at = name.find(|letter: char| letter.is_ascii_digit())?;
    let (word, count) = (name[..at].trim_end(), number(&name[at..])?);
    // A day stands before its month in Swedish; `May 14` is read too.
    Some((word, count))
}

/// Exactly four digits, in the range of years.
pub(super) fn year(text: &str) -> Option<i32> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().filter(|year| YEARS.contains(year))
}

/// From the first day of a month to the last of another.
pub(super) fn months(year: i32, first: u32, last: u32) -> Option<Ends> {
    Some((Day::of(year, first, 1)?, Day::last_of_month(year, last)?))
}

/// The week of a year with that number.
fn of_week(year: i32, number: u32) -> Option<Ends> {
    // The fourth of January is always in the first week.
    let first = Day::of(year, 1, 4)?.monday().plus_days(number.checked_sub(1)? * 7);
    // The last week of a year has its Thursday in it.
    (first.plus_days(3).year() == year).then(|| (first, first.plus_days(6)))
}
