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
        let text =
            ["minst ", "at least "].iter().find_map(|at_least| text.strip_prefix(at_least)).unwrap_or(&text);
        let once = |every| Some(Self { times: 1, every, before_weekend: false });
        if BEFORE_WEEKENDS.contains(&text) {
            return Some(Self { times: 1, every: Length::Days(7), before_weekend: true });
        }
        if let Some((_, every)) = WORDS.iter().find(|(words, _)| words.contains(&text)) {
            return once(*every);
        }
        if let Some(length) = ["inom ", "within "].iter().find_map(|within| text.strip_prefix(within)) {
            return once(Length::read(length)?);
        }
        let every = ["varje ", "var ", "every "].iter().find_map(|every| text.strip_prefix(every));
        if let Some(rest) = every {
            return once(match rest.split_once(' ') {
                Some((count, unit)) => one(unit)?.times(ordinal(count)?),
                None => one(rest)?,
            });
        }
        let second = ["vartannat ", "varannan "].iter().find_map(|second| text.strip_prefix(second));
        if let Some(unit) = second {
            return once(one(unit)?.times(2));
        }
        let (times, unit) = counted(text)?;
        Some(Self { times, every: one(unit)?, before_weekend: false })
    }
}

const BEFORE_WEEKENDS: [&str; 9] = [
    "inför varje helg", "före varje helg", "inför helgen", "före helgen", "inför helger", "inför helgerna",
    "before every weekend", "before each weekend", "before weekends",
];

const WORDS: [(&[&str], Length); 6] = [
    (&["dagligen", "daily"], Length::Days(1)),
    (&["veckovis", "weekly"], Length::Days(7)),
    (&["månadsvis", "månatligen", "monthly"], Length::Months(1)),
    (&["kvartalsvis", "quarterly"], Length::Months(3)),
    (&["halvårsvis", "half-yearly"], Length::Months(6)),
    (&["årligen", "yearly", "annually", "once a year"], Length::Months(12)),
];

/// `två gånger per år`, `2 ggr/år`, `twice a year`: how many times, and the unit.
fn counted(text: &str) -> Option<(u32, &str)> {
    for (word, count) in [("twice", 2), ("once", 1)] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((count, [" a ", " per "].iter().find_map(|per| rest.strip_prefix(per))?));
        }
    }
    let (count, rest) = text.split_once(' ')?;
    let rest = ["gånger ", "gånger", "gång ", "ggr ", "ggr", "times ", "time "]
        .iter()
        .find_map(|times| rest.strip_prefix(times))?;
    let unit = ["per ", "om ", "a ", "/", "/ "].iter().find_map(|per| rest.strip_prefix(per))?;
    Some((cardinal(count)?, unit.trim()))
}

fn one(unit: &str) -> Option<Length> {
    Some(match unit {
        "dag" | "dagar" | "day" | "days" => Length::Days(1),
        "vecka" | "veckor" | "week" | "weeks" => Length::Days(7),
        "månad" | "månader" | "månaden" | "month" | "months" => Length::Months(1),
        "kvartal" | "quarter" | "quarters" => Length::Months(3),
        "tertial" => Length::Months(4),
        "halvår" | "termin" | "half-year" => Length::Months(6),
        "år" | "året" | "year" | "years" => Length::Months(12),
        _ => return None,
    })
}

fn cardinal(word: &str) -> Option<u32> {
    let words = [
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
    let spelled = words.iter().find(|(name, _)| *name == word).map(|(_, count)| *count);
    spelled.or_else(|| word.parse().ok()).filter(|count| (1..=366).contains(count))
}

fn ordinal(word: &str) -> Option<u32> {
    let words = [
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
    words.iter().find(|(name, _)| *name == word).map(|(_, count)| *count)
}

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
