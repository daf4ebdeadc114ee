//! How often something recurs, and lengths of time: `två gånger per år`, `every second year`, `12 månader`.

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::numeral;
use crate::base::period::words::{MONTHS, PARTS, after, plain};

/// The forms of recurrence that are accepted, to be shown when a value has another form.
pub(crate) const RECURRENCES: Say = Say::fixed(
    "varje vecka, varje månad, kvartalsvis, två gånger per år, årligen, årligen i mars, varje läsår, vartannat år eller inom 24 månader",
    "weekly, monthly, quarterly, twice a year, yearly, yearly in March, every school year, every second year or within 24 months",
);

/// The forms of length that are accepted.
pub(crate) const LENGTHS: Say =
    Say::fixed("12 månader, 6 veckor, 90 dagar eller 1 år", "12 months, 6 weeks, 90 days or 1 year");

/// A length of time in whole units of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// Calendar days; a week is seven.
    Days(u32),
    /// Calendar months; a year is twelve.
    Months(u32),
}

impl Length {
    /// Reads `12 månader`, `2 years`, `sex veckor`, `90 days`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = plain(text)?;
        let (count, unit) = text.split_once(' ')?;
        let count = count.parse().ok().or_else(|| numeral::spelled_or_one(count));
        let count = count.filter(|count| (1..=1200).contains(count))?;
        Some(one(unit)?.times(count))
    }

    /// The day this length after `day`.
    pub(crate) fn after(self, day: Day) -> Day {
        match self {
            Self::Days(count) => day.plus_days(count),
            Self::Months(count) => day.plus_months(count),
        }
    }

    /// The day this length before `day`.
    pub(crate) fn before(self, day: Day) -> Day {
        match self {
            Self::Days(count) => day.minus_days(count),
            Self::Months(count) => day.minus_months(count),
        }
    }

    fn times(self, count: u32) -> Self {
        match self {
            Self::Days(days) => Self::Days(days.saturating_mul(count)),
            Self::Months(months) => Self::Months(months.saturating_mul(count)),
        }
    }
}

/// When in each turn something recurs, where that is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// In the working days of a week, before they are over.
    BeforeWeekend,
    /// By a day of the week, from 0 for Monday.
    Weekday(u32),
    /// By the end of some months of the year: the first and the last of them.
    Months(u32, u32),
    /// In each of the two terms of a school.
    SchoolTerm,
    /// In each school year, from July.
    SchoolYear,
    /// In each four years of the council.
    Term,
}

/// A recurrence: `times` times in every `every`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// How many times, at least one. Of `4-6 gånger` it is four.
    pub times: u32,
    /// How many times at most are spoken of; otherwise the same.
    pub most: u32,
    /// The length of time that `times` is counted in.
    pub every: Length,
    /// By when in each of those lengths, where that is said.
    pub on: Option<On>,
}

/// A length of time, and when in it, as a unit says it: `år`, `mandatperiod`.
type Unit = (Length, Option<On>);

impl Recurrence {
    /// Once in a length of time.
    pub(crate) fn once(every: Length) -> Self {
        Self { times: 1, most: 1, every, on: None }
    }

    /// Whether it has a day or a month of its own in each time: `varje fredag`, `årligen i mars`.
    pub(crate) fn has_own_day(self) -> bool {
        matches!(self.on, Some(On::Weekday(_) | On::Months(..)))
    }

    /// Reads one of [`RECURRENCES`]. Words without a number (`löpande`, `regelbundet`) are not recurrences, since
    /// nobody can tell when one has been missed.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = plain(text)?;
        let text = after(&text, &AT_LEAST).unwrap_or(&text);
        every(text).or_else(|| yearly_in(text)).or_else(|| counted(text))
    }

    /// The only recurrence in a text that says more than that: the `varje månad` of `sista fredagen varje månad`.
    pub(crate) fn within(text: &str) -> Option<String> {
        const MOST_WORDS: usize = 16;
        const NOT: [&str; 6] = ["inte", "ej", "ingen", "aldrig", "not", "never"];
        let edge = |char: char| matches!(char, ',' | '.' | ';' | ':' | '(' | ')');
        let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(edge)).collect();
        if words.len() > MOST_WORDS || words.iter().any(|word| NOT.contains(&&*word.to_lowercase())) {
            return None;
        }
        let mut found: Option<(usize, usize, String)> = None;
        for from in 0..words.len() {
            if found.as_ref().is_some_and(|(_, to, _)| from < *to) {
                continue;
            }
            let own = (from + 1..=words.len()).rev().find_map(|to| {
                let said = words[from..to].join(" ");
                let by_week = || of_weeks(&said);
                let said = if Self::read(&said).is_some() { said } else { by_week()? };
                Some((from, to, said))
            });
            // Of two nobody knows which is meant.
            if own.is_some() && found.is_some() {
                return None;
            }
            found = found.or(own);
        }
        found.map(|(.., said)| said)
    }
}

/// The weeks between days of the week: of `varannan torsdag` it is `varannan vecka`.
fn of_weeks(text: &str) -> Option<String> {
    let (head, day) = text.rsplit_once(' ')?;
    let is_day = WEEKDAYS.iter().any(|names| names.contains(&&*day.to_lowercase()));
    let unit = if day.is_ascii() && day.ends_with("day") { "week" } else { "vecka" };
    Some(format!("{head} {unit}")).filter(|said| is_day && Recurrence::read(said).is_some())
}

pub(super) const AT_LEAST: [&str; 4] = ["minst", "senast", "åtminstone", "at least"];
pub(super) const WITHIN: [&str; 2] = ["inom", "within"];
pub(super) const EVERY: [&str; 5] = ["varje", "vart", "var", "every", "each"];
pub(super) const EVERY_SECOND: [&str; 2] = ["vartannat", "varannan"];

pub(super) const BEFORE_WEEKENDS: [&str; 9] = [
    "inför varje helg", "före varje helg", "inför helgen", "före helgen", "inför helger", "inför helgerna",
    "before every weekend", "before each weekend", "before weekends",
];

pub(super) const WORDS: [(&[&str], Unit); 8] = [
    (&["dagligen", "daglig", "daily"], (Length::Days(1), None)),
    (&["veckovis", "weekly"], (Length::Days(7), None)),
    (&["månadsvis", "månatligen", "månatlig", "monthly"], (Length::Months(1), None)),
    (&["kvartalsvis", "quarterly"], (Length::Months(3), None)),
    (&["tertialvis", "tertialsvis"], (Length::Months(4), None)),
    (&["halvårsvis", "half-yearly"], (Length::Months(6), None)),
    (&["terminsvis"], (Length::Months(6), Some(On::SchoolTerm))),
    (&["årligen", "årlig", "årsvis", "yearly", "annually", "annual"], (YEAR, None)),
];

/// The days of the week, from Monday.
pub(super) const WEEKDAYS: [&[&str]; 7] = [
    &["måndag", "monday"],
    &["tisdag", "tuesday"],
    &["onsdag", "wednesday"],
    &["torsdag", "thursday"],
    &["fredag", "friday"],
    &["lördag", "saturday"],
    &["söndag", "sunday"],
];

/// Once in each of what follows the words: `varje vecka`, `vart tredje år`, `inom 12 månader`, `årligen`, `varje fredag`.
fn every(text: &str) -> Option<Recurrence> {
    let once = |(every, on): Unit| Some(Recurrence { on, ..Recurrence::once(every) });
    if BEFORE_WEEKENDS.contains(&text) {
        return once((Length::Days(7), Some(On::BeforeWeekend)));
    }
    if let Some((_, every)) = WORDS.iter().find(|(words, _)| words.contains(&text)) {
        return once(*every);
    }
    if let Some(length) = after(text, &WITHIN) {
        return once((Length::read(length)?, None));
    }
    if let Some(unit) = after(text, &EVERY_SECOND) {
        return once(several(2, unit)?);
    }
    let rest = after(text, &EVERY)?;
    if let Some(unit) = unit(rest) {
        return once(unit);
    }
    if let Some(day) = WEEKDAYS.iter().position(|names| names.contains(&rest)) {
        return once((Length::Days(7), Some(On::Weekday(u32::try_from(day).ok()?))));
    }
    if let Some(on) = months(rest) {
        return once((YEAR, Some(on)));
    }
    let (count, unit) = rest.split_once(' ')?;
    once(several(ordinal(count)?, unit)?)
}

const YEAR: Length = Length::Months(12);

/// Once a year by a time of it: `årligen i mars`, `varje år i mars`, `i mars varje år`, `en gång per år under hösten`.
fn yearly_in(text: &str) -> Option<Recurrence> {
    let whole = |often: &str, month: &str| {
        let on = Some(months(month)?);
        is_yearly(often).then_some(Recurrence { on, ..Recurrence::once(YEAR) })
    };
    IN.iter().find_map(|word| {
        if let Some(rest) = after(text, std::slice::from_ref(word)) {
            let mut ends = rest.match_indices(' ').map(|(at, _)| (&rest[at + 1..], &rest[..at]));
            return ends.find_map(|(often, month)| whole(often, month));
        }
        let at = text.rfind(&format!(" {word} "))?;
        whole(&text[..at], &text[at + word.len() + 2..])
    })
}

/// Whether a text says once a year, in words that a time of the year can stand beside.
fn is_yearly(text: &str) -> bool {
    let is_year = |unit: &str| UNITS.iter().any(|(names, length)| *length == YEAR && names.contains(&unit));
    let is_word =
        |text: &str| WORDS.iter().any(|(words, (length, _))| *length == YEAR && words.contains(&text));
    let is_each = |text: &str| is_word(text) || after(text, &EVERY).is_some_and(is_year);
    let is_counted = |((times, most), rest): ((u32, u32), &str)| {
        let rest = rest.trim_start();
        let unit = rest.strip_prefix('/').map(str::trim_start).or_else(|| after(rest, &PER));
        (times, most) == (1, 1) && (unit.is_some_and(is_year) || is_each(rest))
    };
    is_each(text) || number_of_times(text).is_some_and(is_counted)
}

pub(super) const IN: [&str; 7] = ["senast i", "i", "under", "på", "by", "in", "during"];

/// A part of the year that has a name: a month or a season.
fn months(name: &str) -> Option<On> {
    let month = MONTHS.iter().position(|names| names.contains(&name));
    let month = month.and_then(|at| u32::try_from(at + 1).ok()).map(|month| On::Months(month, month));
    let season = || seasons().find(|(names, _)| names.contains(&name)).map(|(_, on)| on);
    month.or_else(season)
}

/// The seasons, by their names without letters that are a word of their own elsewhere.
pub(super) fn seasons() -> impl Iterator<Item = (&'static [&'static str], On)> {
    let words = |names: &'static [&'static str]| if names[0].len() == 1 { &names[1..] } else { names };
    PARTS.iter().map(move |(names, first, last)| (words(names), On::Months(*first, *last)))
}

/// `två gånger per år`, `2 ggr/år`, `1 gång i månaden`, `4-6 gånger per år`, `två gånger vartannat år`, `twice a year`.
fn counted(text: &str) -> Option<Recurrence> {
    let ((times, most), rest) = number_of_times(text)?;
    let rest = rest.trim_start();
    let unit_said = rest.strip_prefix('/').map(str::trim_start).or_else(|| after(rest, &PER));
    let (every, on) = match unit_said.and_then(unit) {
        Some(unit) => unit,
        None => every(rest).filter(|own| own.times == 1).map(|own| (own.every, own.on))?,
    };
    Some(Recurrence { times, most, every, on })
}

/// How many times, at least and at most, and what follows: of `4-6 gånger per år` it is 4, 6 and ` per år`.
fn number_of_times(text: &str) -> Option<((u32, u32), &str)> {
    if let Some((rest, count)) = FEW.iter().find_map(|(word, count)| Some((text.strip_prefix(word)?, *count)))
    {
        return rest.starts_with([' ', '/']).then_some(((count, count), rest));
    }
    let (first, rest) = cardinal(text)?;
    let range = TO.iter().find_map(|word| rest.trim_start().strip_prefix(word));
    let (second, rest) = match range {
        Some(rest) => cardinal(rest.trim_start())?,
        None => (first, rest),
    };
    let rest = TIMES.iter().find_map(|word| rest.trim_start().strip_prefix(word))?;
    let is_whole = !rest.starts_with(char::is_alphanumeric);
    is_whole.then_some(((first.min(second), first.max(second)), rest))
}

pub(super) const FEW: [(&str, u32); 3] = [("twice", 2), ("once", 1), ("thrice", 3)];
pub(super) const TO: [&str; 3] = ["-", "till ", "to "];
pub(super) const TIMES: [&str; 6] = ["gånger", "gång", "ggr", "ggn", "times", "time"];
pub(super) const PER: [&str; 6] = ["per", "om", "i", "under", "an", "a"];

/// A unit by its name, also in the definite form: `år`, `månaden`, `mandatperiod`.
fn unit(name: &str) -> Option<Unit> {
    let whole = WHOLE.iter().find(|(names, _)| names.contains(&name)).map(|(_, unit)| *unit);
    whole.or_else(|| Some((one(name)?, None)))
}

/// Several units together. Of terms of office, of school years and of months in the year there is no second or third that a calendar says.
fn several(count: u32, name: &str) -> Option<Unit> {
    Some((one(name)?.times(count), None))
}

fn one(unit: &str) -> Option<Length> {
    UNITS.iter().find(|(names, _)| names.contains(&unit)).map(|(_, length)| *length)
}

pub(super) const UNITS: [(&[&str], Length); 7] = [
    (&["dag", "dagar", "dagen", "day", "days"], Length::Days(1)),
    (&["vecka", "veckor", "veckan", "week", "weeks"], Length::Days(7)),
    (&["månad", "månader", "månaden", "month", "months"], Length::Months(1)),
    (&["kvartal", "kvartalet", "quarter", "quarters"], Length::Months(3)),
    (&["tertial", "tertialet", "third of a year"], Length::Months(4)),
    (&["halvår", "halvåret", "termin", "terminen", "half-year", "school term"], Length::Months(6)),
    (&["år", "året", "kalenderår", "year", "years"], Length::Months(12)),
];

/// The units with a calendar of their own.
pub(super) const WHOLE: [(&[&str], Unit); 3] = [
    (&["termin", "terminen", "school term"], (Length::Months(6), Some(On::SchoolTerm))),
    (&["läsår", "läsåret", "skolår", "skolåret", "school year"], (YEAR, Some(On::SchoolYear))),
    (
        &["mandatperiod", "mandatperioden", "term of office", "electoral period"],
        (Length::Months(48), Some(On::Term)),
    ),
];

/// A number at the beginning of a text, in figures or a word, and what follows.
fn cardinal(text: &str) -> Option<(u32, &str)> {
    let figures = text.len() - text.trim_start_matches(|own: char| own.is_ascii_digit()).len();
    let (count, rest) = if figures > 0 {
        (text[..figures].parse().ok(), &text[figures..])
    } else {
        let end = text.find(|own: char| !own.is_alphabetic()).unwrap_or(text.len());
        (numeral::spelled_or_one(&text[..end]), &text[end..])
    };
    Some((count.filter(|count| (1..=366).contains(count))?, rest))
}

fn ordinal(word: &str) -> Option<u32> {
    let named = ORDINALS.iter().find(|(name, _)| *name == word).map(|(_, count)| *count);
    let figures = || {
        let figures = word.strip_suffix(":e").or_else(|| word.strip_suffix(":a")).unwrap_or(word);
        let is_number = (1..=2).contains(&figures.len()) && figures.bytes().all(|own| own.is_ascii_digit());
        is_number.then(|| figures.parse().ok())?.filter(|count| *count > 0)
    };
    named.or_else(figures)
}

pub(super) const ORDINALS: [(&str, u32); 37] = [
    ("annan", 2),
    ("annat", 2),
    ("andra", 2),
    ("second", 2),
    ("other", 2),
    ("tredje", 3),
    ("third", 3),
    ("three", 3),
    ("fjärde", 4),
    ("fourth", 4),
    ("four", 4),
    ("femte", 5),
    ("fifth", 5),
    ("five", 5),
    ("two", 2),
    ("sjätte", 6),
    ("sixth", 6),
    ("six", 6),
    ("sjunde", 7),
    ("seventh", 7),
    ("seven", 7),
    ("åttonde", 8),
    ("eighth", 8),
    ("eight", 8),
    ("nionde", 9),
    ("ninth", 9),
    ("nine", 9),
    ("tionde", 10),
    ("tenth", 10),
    ("ten", 10),
    ("elfte", 11),
    ("eleventh", 11),
    ("eleven", 11),
    ("tolfte", 12),
    ("twelfth", 12),
    ("twelve", 12),
    ("fjortonde", 14),
];

#[cfg(test)]
mod tests;
