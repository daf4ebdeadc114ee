//! Patterns of recurrences and lengths of time: they accept what is read and nothing else.

use crate::base::numeral;
use crate::base::pattern::{DASH, SPACE, one_of, whole};
use crate::base::period::words::MONTHS;
use crate::base::rhythm::{
    AT_LEAST, BEFORE_WEEKENDS, EVERY, EVERY_SECOND, FEW, IN, Length, ORDINALS, PER, Recurrence, TIMES, UNITS,
    WEEKDAYS, WHOLE, WITHIN, WORDS, seasons,
};

impl Length {
    /// What [`Length::read`] accepts.
    pub(crate) fn pattern() -> String {
        whole(&length())
    }
}

impl Recurrence {
    /// What [`Recurrence::read`] accepts.
    pub(crate) fn pattern() -> String {
        let (every, times, least) = (every(), times(), one_of(AT_LEAST));
        let (yearly, part, within) = (yearly(), part_of_year(), one_of(IN));
        let yearly_in =
            format!("{yearly}{SPACE}+{within}{SPACE}+{part}|{within}{SPACE}+{part}{SPACE}+{yearly}");
        // So many times in each of what can also stand alone.
        let per = per(&format!("(?:{}|{})", units(), whole_units()));
        whole(&format!("(?:{least}{SPACE}+)?(?:{yearly_in}|(?:{times}{SPACE}+)?{every}|{times}{per})"))
    }
}

/// Once in each of something.
fn every() -> String {
    let words = WORDS.into_iter().flat_map(|(words, _)| words).copied();
    let fixed = one_of(BEFORE_WEEKENDS.into_iter().chain(words));
    let within = format!("{}{SPACE}+{}", one_of(WITHIN), length());
    let ordinal = format!("(?:{}|{ORDINAL})", one_of(ORDINALS.into_iter().map(|(word, _)| word)));
    let days = one_of(WEEKDAYS.into_iter().flatten().copied());
    let (units, part, terms) = (units(), part_of_year(), whole_units());
    format!(
        "(?:{fixed}|{within}|{}{SPACE}+{units}|{}{SPACE}+(?:(?:{ordinal}{SPACE}+)?{units}|{terms}|{days}|{part}))",
        one_of(EVERY_SECOND),
        one_of(EVERY)
    )
}

/// The units with a calendar of their own.
fn whole_units() -> String {
    one_of(WHOLE.into_iter().flat_map(|(names, _)| names).copied())
}

/// A number in order, in figures.
const ORDINAL: &str = "(?:0?[1-9]|[1-9][0-9])(?::[aAeE])?";
const COUNT: &str = "0*(?:[1-9][0-9]?|[12][0-9][0-9]|3[0-5][0-9]|36[0-6])";

/// How many times, at least and at most: `två gånger`, `4-6 ggr`, `twice`.
fn times() -> String {
    let words = one_of(number_words());
    let to = format!("(?:{SPACE}*{DASH}{SPACE}*|{SPACE}+{}{SPACE}+)", one_of(["till", "to"]));
    let few = one_of(FEW.into_iter().map(|(word, _)| word));
    format!("(?:(?:(?:{COUNT}|{words}){to})?(?:{COUNT}{SPACE}*|{words}{SPACE}+){}|{few})", one_of(TIMES))
}

/// The words for numbers from one.
fn number_words() -> impl Iterator<Item = &'static str> {
    let is_some = |word: &&str| numeral::spelled(word) != Some(0);
    numeral::ONE.into_iter().chain(numeral::WORDS.into_iter().map(|(word, _)| word).filter(is_some))
}

/// The unit after a number of times.
fn per(unit: &str) -> String {
    format!("(?:{SPACE}*/{SPACE}*|{SPACE}+{}{SPACE}+){unit}", one_of(PER))
}

/// Once a year.
fn yearly() -> String {
    let (words, _) = WORDS[WORDS.len() - 1];
    let (years, _) = UNITS[UNITS.len() - 1];
    let (words, years, every) = (one_of(words.iter().copied()), one_of(years.iter().copied()), one_of(EVERY));
    let once =
        format!("(?:0*1{SPACE}*|{}{SPACE}+){}|{}", one_of(numeral::ONE), one_of(TIMES), one_of(["once"]));
    let per = per(&years);
    format!(
        "(?:{words}|{every}{SPACE}+{years}|(?:{once})(?:{per}|{SPACE}+{words}|{SPACE}+{every}{SPACE}+{years}))"
    )
}

/// A month or a season.
fn part_of_year() -> String {
    let seasons = seasons().flat_map(|(names, _)| names).copied();
    one_of(MONTHS.into_iter().flatten().copied().chain(seasons))
}

/// A number of units: `12 månader`.
fn length() -> String {
    let words = one_of(number_words());
    format!(r"(?:\+?0*(?:[1-9][0-9]?[0-9]?|1[01][0-9][0-9]|1200)|{words}){SPACE}+{}", units())
}

fn units() -> String {
    one_of(UNITS.into_iter().flat_map(|(names, _)| names).copied())
}
