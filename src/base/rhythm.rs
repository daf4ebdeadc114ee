//! How often something recurs, and lengths of time: `två gånger per år`, `every second year`, `12 månader`.

use crate::base::day::Day;
use crate::base::lang::Say;

/// The forms of recurrence that are accepted, to be shown when a value has another form.
pub(crate) const RECURRENCES: Say = Say::fixed(
    "varje vecka, varje månad, kvartalsvis, två gånger per år, årligen, vartannat år eller inom 24 månader",
    "weekly, monthly, quarterly, twice a year, yearly, every second year or within 24 months",
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
    /// Reads `12 månader`, `2 years`, `6 veckor`, `90 days`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let (count, unit) = text.split_once(char::is_whitespace)?;
        let count = count.parse().ok().filter(|count| (1..=1200).contains(count))?;
        Some(one(unit.trim())?.times(count))
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

/// A recurrence: `times` times in every `every`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// How many times, at least one.
    pub times: u32,
    /// The length of time that `times` is counted in.
    pub every: Length,
    /// Whether it is to be done in the working days of a week, before they are over.
    pub before_weekend: bool,
}

impl Recurrence {
    /// Reads one of [`RECURRENCES`]. Words without a number (`löpande`, `regelbundet`) are not recurrences, since
    /// nobody can tell when one has been missed.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let text = crate::base::likeness::fold(text);
        let text = after(&text, &AT_LEAST).unwrap_or(&text);
        let once = |every| Some(Self { times: 1, every, before_weekend: false });
        if BEFORE_WEEKENDS.contains(&text) {
            return Some(Self { times: 1, every: Length::Days(7), before_weekend: true });
        }
        if let Some((_, every)) = WORDS.iter().find(|(words, _)| words.contains(&text)) {
            return once(*every);
        }
        if let Some(length) = after(text, &WITHIN) {
            return once(Length::read(length)?);
        }
        if let Some(rest) = after(text, &EVERY) {
            return once(match rest.split_once(' ') {
                Some((count, unit)) => one(unit)?.times(ordinal(count)?),
                None => one(rest)?,
            });
        }
        if let Some(unit) = after(text, &EVERY_SECOND) {
            return once(one(unit)?.times(2));
        }
        let (times, unit) = counted(text)?;
        Some(Self { times, every: one(unit)?, before_weekend: false })
    }
}

/// What stands after one of some words and a space.
fn after<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| text.strip_prefix(word)?.strip_prefix(' '))
}

pub(super) const AT_LEAST: [&str; 2] = ["minst", "at least"];
pub(super) const WITHIN: [&str; 2] = ["inom", "within"];
pub(super) const EVERY: [&str; 3] = ["varje", "var", "every"];
pub(super) const EVERY_SECOND: [&str; 2] = ["vartannat", "varannan"];

pub(super) const BEFORE_WEEKENDS: [&str; 9] = [
    "inför varje helg", "före varje helg", "inför helgen", "före helgen", "inför helger", "inför helgerna",
    "before every weekend", "before each weekend", "before weekends",
];

pub(super) const WORDS: [(&[&str], Length); 6] = [
    (&["dagligen", "daily"], Length::Days(1)),
    (&["veckovis", "weekly"], Length::Days(7)),
    (&["månadsvis", "månatligen", "monthly"], Length::Months(1)),
    (&["kvartalsvis", "quarterly"], Length::Months(3)),
    (&["halvårsvis", "half-yearly"], Length::Months(6)),
    (&["årligen", "yearly", "annually", "once a year"], Length::Months(12)),
];

/// `två gånger per år`, `2 ggr/år`, `twice a year`: how many times, and the unit.
fn counted(text: &str) -> Option<(u32, &str)> {
    if let Some((rest, count)) = FEW.iter().find_map(|(word, count)| Some((text.strip_prefix(word)?, *count)))
    {
        return Some((count, after(rest.strip_prefix(' ')?, &["a", "per"])?));
    }
    let (count, rest) = text.split_once(' ')?;
    let glued = GLUED.iter().find_map(|times| Some(rest.strip_prefix(times)?.trim_start()));
    let rest = glued.or_else(|| after(rest, &APART))?;
    let unit = after(rest, &PER).or_else(|| rest.strip_prefix('/'))?;
    Some((cardinal(count)?, unit.trim()))
}

pub(super) const FEW: [(&str, u32); 2] = [("twice", 2), ("once", 1)];

/// The words for times after which a sign may stand at once, `ggr/år`, and those that have a space after them.
pub(super) const GLUED: [&str; 2] = ["gånger", "ggr"];
pub(super) const APART: [&str; 3] = ["gång", "times", "time"];
pub(super) const PER: [&str; 3] = ["per", "om", "a"];

fn one(unit: &str) -> Option<Length> {
    UNITS.iter().find(|(names, _)| names.contains(&unit)).map(|(_, length)| *length)
}

pub(super) const UNITS: [(&[&str], Length); 7] = [
    (&["dag", "dagar", "day", "days"], Length::Days(1)),
    (&["vecka", "veckor", "week", "weeks"], Length::Days(7)),
    (&["månad", "månader", "månaden", "month", "months"], Length::Months(1)),
    (&["kvartal", "quarter", "quarters"], Length::Months(3)),
    (&["tertial"], Length::Months(4)),
    (&["halvår", "termin", "half-year"], Length::Months(6)),
    (&["år", "året", "year", "years"], Length::Months(12)),
];

fn cardinal(word: &str) -> Option<u32> {
    let spelled = CARDINALS.iter().find(|(name, _)| *name == word).map(|(_, count)| *count);
    spelled.or_else(|| word.parse().ok()).filter(|count| (1..=366).contains(count))
}

pub(super) const CARDINALS: [(&str, u32); 12] = [
    ("en", 1),
    ("one", 1),
    ("två", 2),
    ("two", 2),
    ("tre", 3),
    ("three", 3),
    ("fyra", 4),
    ("four", 4),
    ("fem", 5),
    ("five", 5),
    ("sex", 6),
    ("six", 6),
];

fn ordinal(word: &str) -> Option<u32> {
    ORDINALS.iter().find(|(name, _)| *name == word).map(|(_, count)| *count)
}

pub(super) const ORDINALS: [(&str, u32); 11] = [
    ("annan", 2),
    ("annat", 2),
    ("andra", 2),
    ("second", 2),
    ("other", 2),
    ("tredje", 3),
    ("third", 3),
    ("fjärde", 4),
    ("fourth", 4),
    ("femte", 5),
    ("fifth", 5),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recurrences_are_read_in_both_languages() {
        let months =
            |times, months| Some(Recurrence { times, every: Length::Months(months), before_weekend: false });
        let days = |times, days| Some(Recurrence { times, every: Length::Days(days), before_weekend: false });
        for (text, means) in [
            ("årligen", months(1, 12)),
            ("två gånger per år", months(2, 12)),
            ("Minst två gånger per år", months(2, 12)),
            ("2 ggr/år", months(2, 12)),
            ("twice a year", months(2, 12)),
            ("vartannat år", months(1, 24)),
            ("var tredje månad", months(1, 3)),
            ("every second year", months(1, 24)),
            ("varje vecka", days(1, 7)),
            ("inför varje helg", Some(Recurrence { times: 1, every: Length::Days(7), before_weekend: true })),
            ("inom 24 månader", months(1, 24)),
            ("varje tertial", months(1, 4)),
            ("löpande", None),
            ("regelbundet", None),
            ("vid behov", None),
            ("ibland per år", None),
        ] {
            assert_eq!(Recurrence::read(text), means, "{text}");
        }
    }
}
