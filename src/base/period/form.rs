//! A time with its year: one by itself, a term of office, and a time from one to another.

use super::part::{Absent, Part, count, months, ordinal};
use super::words::{
    AND, ARTICLES, BETWEEN, Ends, FROM, NEW_YEAR, PARTS, SCHOOL_YEAR, TERM, TO, UP_TO, after, year,
};
use crate::base::day::Day;

/// One time: a year, a part of it or a day, a school year, the turn of a year.
pub(super) fn single(text: &str) -> Option<Ends> {
    if let Some(year) = year(text) {
        return months(year, 1, 12);
    }
    iso(text).or_else(|| of_two_years(text)).or_else(|| {
        let (part, year) = dated(text)?;
        part.of(year)
    })
}

/// Any time, of a text without the words before it.
pub(super) fn any(text: &str) -> Option<Ends> {
    single(text).or_else(|| term(text)).or_else(|| range(text)).or_else(|| from_to(text))
}

/// What it is that the year of a time does not have: `30 februari 2025`, `vecka 53 2018`.
pub(super) fn absent(text: &str) -> Option<Absent> {
    let of_numbers = || {
        let mut numbers = text.split('-');
        let (year, month, day) = (year(numbers.next()?)?, count(numbers.next()?)?, count(numbers.next()?)?);
        let is_day = numbers.next().is_none() && (1..=12).contains(&month) && (1..=31).contains(&day);
        is_day.then_some((Part::Day { month, day }, year))
    };
    let (part, year) = dated(text).or_else(of_numbers)?;
    part.absent(year)
}

/// A part and the year that it is of: `kv 2 2018`, `maj-2018`, `v2018`, `2018 kv 3`.
pub(super) fn dated(text: &str) -> Option<(Part, i32)> {
    let (name, year) = parted(text).or_else(|| {
        let (first, rest) = text.split_once(' ')?;
        Some((rest, year(first)?))
    })?;
    Some((Part::read(name)?, year))
}

/// The name of a part and the year after it. Only a letter or a word for half a year may stand at the year: `t12019` and
/// `maj2018` are misspellings.
pub(super) fn parted(text: &str) -> Option<(&str, i32)> {
    let at = text.len().checked_sub(4).filter(|at| text.is_char_boundary(*at))?;
    let year = year(&text[at..])?;
    let name = &text[..at];
    let apart = name.strip_suffix(", ").or_else(|| name.strip_suffix(' ')).or_else(|| name.strip_suffix('-'));
    match apart {
        Some(name) if !name.is_empty() => Some((name, year)),
        None if PARTS.iter().any(|(names, ..)| names.contains(&name)) => Some((name, year)),
        _ => None,
    }
}

/// `2018-05`, `2018-05-14`, `2018-H1`, `2018-T1` and `2018-Q1`.
fn iso(text: &str) -> Option<Ends> {
    let (year, rest) = (year(text.get(..4)?)?, text.get(4..)?.strip_prefix('-')?);
    if let Some(day) = Day::read(text) {
        return Some((day, day));
    }
    if rest.strip_prefix(['h', 't', 'q']).is_some_and(|number| count(number.trim_start()).is_some()) {
        return Part::read(rest)?.of(year);
    }
    let month = count(rest).filter(|_| rest.len() == 2)?;
    months(year, month, month)
}

/// `läsåret 2018/2019`, `2018/2019`, `2018/19` and `årsskiftet 2018/2019`.
fn of_two_years(text: &str) -> Option<Ends> {
    let (from, to) = text.split_once('/')?;
    let to = to.trim_start();
    let at = from.len().checked_sub(4).filter(|at| from.is_char_boundary(*at))?;
    let first = year(&from[at..])?;
    let follows = match to.len() {
        2 => count(to)? == u32::try_from((first + 1) % 100).ok()?,
        _ => year(to)? == first + 1,
    };
    let (word, last) = (from[..at].trim_end(), first + 1);
    if !follows {
        return None;
    }
    if word.is_empty() || SCHOOL_YEAR.contains(&word) {
        return Some((Day::of(first, 7, 1)?, Day::of(last, 6, 30)?));
    }
    NEW_YEAR.contains(&word).then_some((Day::of(first, 12, 31)?, Day::of(last, 1, 1)?))
}

/// `mandatperioden 2018-2022`. Where the years are those of two general elections it is the term of the council: from the
/// 15th of October of the first to the 14th of October of the second (kommunallagen 5 kap.). Other years are whole ones.
fn term(text: &str) -> Option<Ends> {
    let (from, to) = after(text, &TERM)?.split_once('-')?;
    let (from, to) = (year(from.trim_end())?, year(to.trim_start())?);
    if to == from + TERM_YEARS && of_election(from) {
        return Some((term_of(from)?, term_of(to)?.minus_days(1)));
    }
    (from <= to).then_some((Day::of(from, 1, 1)?, Day::of(to, 12, 31)?))
}

/// The term of the council that a day is in.
pub(super) fn term_around(day: Day) -> Option<Ends> {
    let back = (day.year() - FIRST_TERM).rem_euclid(TERM_YEARS);
    let first = day.year() - back;
    let first = if back == 0 && day < term_of(first)? { first - TERM_YEARS } else { first };
    Some((term_of(first)?, term_of(first + TERM_YEARS)?.minus_days(1)))
}

/// How many years there are between two general elections.
const TERM_YEARS: i32 = 4;
/// The first year of an election whose council began on the 15th of October.
const FIRST_TERM: i32 = 2014;

fn of_election(year: i32) -> bool {
    year >= FIRST_TERM && (year - FIRST_TERM) % TERM_YEARS == 0
}

fn term_of(year: i32) -> Option<Day> {
    Day::of(year, 10, 15)
}

/// `från 2018 till 2020`, `mellan maj 2018 och juni 2019`.
fn from_to(text: &str) -> Option<Ends> {
    if let Some(rest) = after(text, &BETWEEN) {
        return splits(rest, &AND).find_map(|(from, to)| ends(from, to));
    }
    let rest = after(text, &FROM)?;
    range(rest)
}

/// From one time to another, with a dash or a word between them: `2017-2021`, `V 2018 - H 2019`, `maj-juni 2018`,
/// `kv 1-2 2018`, `1 maj till 15 juni 2018`. With *and* between them the second follows on the first: `maj och juni 2018`.
fn range(text: &str) -> Option<Ends> {
    let dashes = text.match_indices('-').map(|(at, _)| (&text[..at], &text[at + 1..]));
    let worded = TO.iter().chain(&UP_TO).flat_map(|word| splits(text, std::slice::from_ref(word)));
    let through = dashes.chain(worded).filter_map(|(from, to)| ends(from, to));
    let slashes = text.match_indices('/').map(|(at, _)| (&text[..at], &text[at + 1..]));
    let both = slashes.chain(splits(text, &AND)).filter_map(|(from, to)| {
        let parts = halves(from, to)?;
        let is_unbroken = parts.1.0 <= parts.0.1.plus_days(1);
        is_unbroken.then_some((parts.0.0, parts.1.1))
    });
    let mut found = through.chain(both);
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// The two sides of each of some words, with spaces around it.
fn splits<'t>(text: &'t str, words: &'t [&str]) -> impl Iterator<Item = (&'t str, &'t str)> {
    words.iter().flat_map(move |word| {
        text.match_indices(word).filter_map(|(at, _)| {
            Some((text[..at].strip_suffix(' ')?, text[at + word.len()..].strip_prefix(' ')?))
        })
    })
}

fn ends(from: &str, to: &str) -> Option<Ends> {
    let ((first, _), (_, last)) = halves(from, to)?;
    Some((first, last))
}

/// The days of both sides, where the second neither begins nor ends before the first. A year that stands once is of both.
fn halves(from: &str, to: &str) -> Option<(Ends, Ends)> {
    let bare = |end| after(end, &ARTICLES).unwrap_or(end);
    let (from, to) = (bare(from.trim_end()), bare(to.trim_start()));
    let whole = || Some((single(from)?, single(to)?));
    let (from, to) = whole().or_else(|| of_one_year(from, to))?;
    (from.0 <= to.0 && from.1 <= to.1).then_some((from, to))
}

/// `maj` and `juni 2018`; `kv 1` and `2 2018`; `1` and `15 maj 2018`; `första` and `andra kvartalet 2018`.
fn of_one_year(from: &str, to: &str) -> Option<(Ends, Ends)> {
    let (name, year) = parted(to)?;
    let sort = from.trim_end_matches(|own: char| own.is_ascii_digit());
    let to = if count(name).is_some() && sort != from {
        Part::read(&format!("{sort}{name}"))
    } else {
        Part::read(name)
    }?;
    let from = match (Part::read(from), to, name.split_once(' ')) {
        (Some(from), ..) => from,
        (None, Part::Day { month, .. }, _) => Part::Day { month, day: count(from)? },
        (None, _, Some((_, noun))) if ordinal(from).is_some() => Part::read(&format!("{from} {noun}"))?,
        _ => return None,
    };
    Some((from.of(year)?, to.of(year)?))
}
