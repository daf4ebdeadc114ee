//! A time or a recurrence in the words of a language. What is written in a plan in Sweden is in Swedish; a page in English
//! says it in English, and only programs are given the text as it is written.

use crate::base::lang::{Lang, Say};
use crate::base::period::{MONTHS, Period};
use crate::base::rhythm::{Length, Recurrence};

/// A time as written, or in English words. What cannot be read as a time is as it is written.
pub(crate) fn time(text: &str, lang: Lang) -> String {
    if lang == Lang::Sv || Period::validity(text).is_none() {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut said: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let next = words.get(at + 1).map(|next| next.to_lowercase());
        let (own, taken) = one(&word.to_lowercase(), next.as_deref());
        said.push(own.unwrap_or_else(|| (*word).to_owned()));
        at += taken;
    }
    said.retain(|word| !word.is_empty());
    said.join(" ")
}

/// A time in both languages.
pub(crate) fn said(text: &str) -> Say {
    Say::new(time(text, Lang::Sv), time(text, Lang::En))
}

/// A word of a time in English, and how many words it was.
fn one(word: &str, next: Option<&str>) -> (Option<String>, usize) {
    let said = match (word, next) {
        ("kv" | "kvartal", Some(number)) => return (Some(format!("Q{number}")), 2),
        ("tertial", Some(number)) => return (Some(format!("T{number}")), 2),
        ("tills", Some("vidare")) => return (Some("until further notice".to_owned()), 2),
        ("v" | "vår" | "våren", _) => "spring",
        ("h" | "höst" | "hösten", _) => "autumn",
        ("från" | "fr.o.m.", _) => "from",
        ("och", Some("med")) => return (Some(String::new()), 2),
        _ => match MONTHS.iter().find(|names| names.contains(&word)) {
            Some(names) => return (names.iter().find_map(|name| english(name)), 1),
            None => return (None, 1),
        },
    };
    (Some(said.to_owned()), 1)
}

/// A name of a month where it is the English one in full.
fn english(name: &str) -> Option<String> {
    const ENGLISH: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ];
    let own = ENGLISH.iter().find(|own| **own == name)?;
    Some(format!("{}{}", own[..1].to_uppercase(), &own[1..]))
}

/// A recurrence as written, or in English words.
pub(crate) fn recurrence(text: &str, lang: Lang) -> String {
    let Some(read) = Recurrence::read(text).filter(|_| lang == Lang::En) else { return text.to_owned() };
    let least = if text.trim().to_lowercase().starts_with("minst ") { "at least " } else { "" };
    format!("{least}{}", often(read))
}

fn often(read: Recurrence) -> String {
    let unit = match read.every {
        Length::Days(1) => "day",
        Length::Days(7) => "week",
        Length::Months(1) => "month",
        Length::Months(3) => "quarter",
        Length::Months(4) => "third of a year",
        Length::Months(6) => "half-year",
        Length::Months(12) => "year",
        Length::Months(24) if read.times == 1 => return "every second year".to_owned(),
        Length::Days(days) => return times(read.times, &format!("{days} days")),
        Length::Months(months) if months % 12 == 0 => {
            return times(read.times, &format!("{} years", months / 12));
        }
        Length::Months(months) => return times(read.times, &format!("{months} months")),
    };
    match read.times {
        1 => format!("every {unit}"),
        2 => format!("twice a {unit}"),
        times => format!("{times} times a {unit}"),
    }
}

fn times(times: u32, length: &str) -> String {
    match times {
        1 => format!("every {length}"),
        2 => format!("twice in {length}"),
        times => format!("{times} times in {length}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_said_in_english_and_means_the_same() {
        for (written, said) in [
            ("V 2018", "spring 2018"),
            ("hösten 2025", "autumn 2025"),
            ("oktober 2025", "October 2025"),
            ("okt 2025 – mars 2026", "October 2025 – March 2026"),
            ("kv 2 2018", "Q2 2018"),
            ("tertial 1 2018", "T1 2018"),
            ("T3 2026", "T3 2026"),
            ("2018-05-14", "2018-05-14"),
            ("2017-2021", "2017-2021"),
            ("2016-12-05 tills vidare", "2016-12-05 until further notice"),
            ("från och med 2016", "from 2016"),
            ("efter sommaren", "efter sommaren"),
        ] {
            let english = time(written, Lang::En);
            assert_eq!(english, said);
            assert_eq!(Period::validity(&english), Period::validity(written), "{written}");
            assert_eq!(time(written, Lang::Sv), written);
        }
    }

    #[test]
    fn a_recurrence_is_said_in_english() {
        for (written, said) in [
            ("varje månad", "every month"),
            ("årligen", "every year"),
            ("minst två gånger per år", "at least twice a year"),
            ("4 ggr/år", "4 times a year"),
            ("vartannat år", "every second year"),
            ("inom 18 månader", "every 18 months"),
            ("varje halvår", "every half-year"),
            ("twice a year", "twice a year"),
            ("löpande", "löpande"),
        ] {
            assert_eq!(recurrence(written, Lang::En), said);
            assert_eq!(recurrence(written, Lang::Sv), written);
        }
    }
}
