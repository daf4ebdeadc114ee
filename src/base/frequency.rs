//! How often, in the words of both languages, of what nobody has written as such: the greatest age of a record is how often
//! there is to be a new one.

use crate::base::lang::Say;
use crate::base::nouns::Noun;
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

/// How often something is to be done: `varje år`, `two times in 18 months`.
pub(crate) fn often(recurrence: Recurrence) -> Say {
    let Recurrence { times, every, .. } = recurrence;
    if let Some(noun) = named(recurrence) {
        let Say { sv, en } = noun.of(1);
        return match times {
            1 if every == Length::Months(4) => Say::fixed("varje tertial", "every four months"),
            1 => say!("varje {sv}", "every {en}"),
            2 => say!("två gånger per {sv}", "twice a {en}"),
            times => say!("{times} gånger per {sv}", "{times} times a {en}"),
        };
    }
    match (every, times) {
        (Length::Months(24), 1) => Say::fixed("vartannat år", "every second year"),
        (Length::Months(months), 1) if months % 12 == 0 => {
            let (years, nth) = (months / 12, ordinal(months / 12));
            say!("vart {nth} år", "every {years} years")
        }
        (Length::Months(months), 1) => {
            let nth = ordinal(months);
            say!("var {nth} månad", "every {months} months")
        }
        (Length::Days(days), 1) => {
            let nth = ordinal(days);
            say!("var {nth} dag", "every {days} days")
        }
        (Length::Months(months), times) => {
            say!("{times} gånger på {months} månader", "{times} times in {months} months")
        }
        (Length::Days(days), times) => say!("{times} gånger på {days} dagar", "{times} times in {days} days"),
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
            (1, Length::Days(14), "var 14:e dag", "every 14 days"),
            (2, Length::Months(12), "två gånger per år", "twice a year"),
            (2, Length::Months(18), "2 gånger på 18 månader", "2 times in 18 months"),
        ] {
            assert_eq!(
                often(Recurrence { times, most: times, ..Recurrence::once(every) }),
                Say::fixed(sv, en)
            );
        }
        assert_eq!(periods(Recurrence::once(Length::Days(7)), 53).sv, "veckor");
    }
}
