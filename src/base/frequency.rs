//! How often, in the words of both languages: of what is written in the other one, and of what nobody has written as such,
//! since the greatest age of a record is how often there is to be a new one.

use crate::base::lang::Say;
use crate::base::months::part_of_year;
use crate::base::nouns::{self, Noun};
use crate::base::rhythm::{Length, On, Recurrence};
use crate::say;

/// The periods of the calendar that have names: those of schools and councils have their own.
fn named(Recurrence { every, on, .. }: Recurrence) -> Option<Noun> {
    let (one, many) = match every {
        _ if on == Some(On::SchoolTerm) => (("termin", "school term"), ("terminer", "school terms")),
        _ if on == Some(On::SchoolYear) => (("läsår", "school year"), ("läsår", "school years")),
        _ if on == Some(On::Term) => {
            (("mandatperiod", "term of office"), ("mandatperioder", "terms of office"))
        }
        Length::Days(1) => (("dag", "day"), ("dagar", "days")),
        Length::Days(7) => (("vecka", "week"), ("veckor", "weeks")),
        Length::Months(1) => (("månad", "month"), ("månader", "months")),
        Length::Months(3) => (("kvartal", "quarter"), ("kvartal", "quarters")),
        Length::Months(4) => (("tertial", "four-month period"), ("tertial", "four-month periods")),
        Length::Months(6) => (("halvår", "half-year"), ("halvår", "half-years")),
        Length::Months(12) => (("år", "year"), ("år", "years")),
        Length::Days(_) | Length::Months(_) => return None,
    };
    Some(Noun::new(one, many))
}

/// So many of the periods of a recurrence.
pub(crate) fn periods(recurrence: Recurrence, count: usize) -> Say {
    let other = Noun::new(("period", "period"), ("perioder", "periods"));
    named(recurrence).unwrap_or(other).of(count)
}

/// How often something is to be done: `varje år`, `twice in 18 months`, `every Friday`.
pub(crate) fn often(recurrence: Recurrence) -> Say {
    const WEEKDAYS: [(&str, &str); 7] = [
        ("måndag", "Monday"),
        ("tisdag", "Tuesday"),
        ("onsdag", "Wednesday"),
        ("torsdag", "Thursday"),
        ("fredag", "Friday"),
        ("lördag", "Saturday"),
        ("söndag", "Sunday"),
    ];
    match recurrence.on {
        Some(On::BeforeWeekend) => return Say::fixed("inför varje helg", "before every weekend"),
        Some(On::Weekday(day)) => {
            let (sv, en) = WEEKDAYS.get(day as usize).unwrap_or(&WEEKDAYS[0]);
            return say!("varje {sv}", "every {en}");
        }
        Some(On::Months(first, last)) => {
            let Say { sv, en } = part_of_year(first, last);
            let word = if first == last { "i" } else { "under" };
            return say!("varje år {word} {sv}", "every year in {en}");
        }
        Some(On::SchoolTerm | On::SchoolYear | On::Term) | None => {}
    }
    let Recurrence { times, every, .. } = recurrence;
    match (named(recurrence), every) {
        // A turn that has no word in English has a length.
        (Some(noun), Length::Months(4)) => {
            let Say { sv, .. } = noun.of(1);
            match times_said(recurrence) {
                None => say!("varje {sv}", "every four months"),
                Some(Say { sv: times, en }) => say!("{times} per {sv}", "{en} in four months"),
            }
        }
        (Some(noun), _) => {
            let Say { sv, en } = noun.of(1);
            match times_said(recurrence) {
                None => say!("varje {sv}", "every {en}"),
                Some(Say { sv: times, en: all }) => say!("{times} per {sv}", "{all} a {en}"),
            }
        }
        (None, Length::Months(months)) if times == 1 && recurrence.most == 1 => match (months, months / 12) {
            (2, _) => Say::fixed("varannan månad", "every second month"),
            (24, _) => Say::fixed("vartannat år", "every second year"),
            (_, years) if months % 12 == 0 => {
                let nth = ordinal(years);
                say!("vart {nth} år", "every {years} years")
            }
            _ => {
                let nth = ordinal(months);
                say!("var {nth} månad", "every {months} months")
            }
        },
        (None, Length::Days(days)) if times == 1 && recurrence.most == 1 => match (days, days / 7) {
            (2, _) => Say::fixed("varannan dag", "every second day"),
            (14, _) => Say::fixed("varannan vecka", "every second week"),
            (_, weeks) if days % 7 == 0 => {
                let nth = ordinal(weeks);
                say!("var {nth} vecka", "every {weeks} weeks")
            }
            _ => {
                let nth = ordinal(days);
                say!("var {nth} dag", "every {days} days")
            }
        },
        (None, length) => {
            let Say { sv: times, en } =
                times_said(recurrence).unwrap_or_else(|| Say::fixed("en gång", "once"));
            let Say { sv: within, en: inside } = self::length(length);
            say!("{times} på {within}", "{en} in {inside}")
        }
    }
}

/// How many times in each turn: `två gånger`, `4–6 times`; nothing of what is done once.
fn times_said(Recurrence { times, most, .. }: Recurrence) -> Option<Say> {
    Some(match (times, most) {
        (1, 1) => return None,
        (2, 2) => Say::fixed("två gånger", "twice"),
        (times, most) if times == most => say!("{times} gånger", "{times} times"),
        (times, most) => say!("{times}–{most} gånger", "{times}–{most} times"),
    })
}

/// A length of time in figures: `18 månader`.
pub(crate) fn length(length: Length) -> Say {
    match length {
        Length::Days(days) => nouns::DAYS.with(days as usize),
        Length::Months(months) if months % 12 == 0 => nouns::YEARS.with(months as usize / 12),
        Length::Months(months) => nouns::MONTHS.with(months as usize),
    }
}

/// A Swedish ordinal number, in figures where it is long.
fn ordinal(number: u32) -> String {
    const WORDS: [&str; 10] =
        ["andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde", "elfte"];
    let word = number.checked_sub(2).and_then(|at| WORDS.get(at as usize));
    word.map_or_else(
        || {
            let is_a = matches!(number % 10, 1 | 2) && !matches!(number % 100, 11 | 12);
            format!("{number}:{}", if is_a { "a" } else { "e" })
        },
        |word| (*word).to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_said_as_how_often() {
        for (times, every, sv, en) in [
            (1, Length::Months(12), "varje år", "every year"),
            (1, Length::Months(24), "vartannat år", "every second year"),
            (1, Length::Months(36), "vart tredje år", "every 3 years"),
            (1, Length::Months(18), "var 18:e månad", "every 18 months"),
            (1, Length::Days(14), "varannan vecka", "every second week"),
            (1, Length::Days(10), "var tionde dag", "every 10 days"),
            (1, Length::Months(2), "varannan månad", "every second month"),
            (3, Length::Months(4), "3 gånger per tertial", "3 times in four months"),
            (2, Length::Months(12), "två gånger per år", "twice a year"),
            (2, Length::Months(18), "två gånger på 18 månader", "twice in 18 months"),
        ] {
            assert_eq!(
                often(Recurrence { times, most: times, ..Recurrence::once(every) }),
                Say::fixed(sv, en)
            );
        }
        assert_eq!(periods(Recurrence::once(Length::Days(7)), 53).sv, "veckor");
    }
}
