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
        ("vecka" | "v." | "v", Some(number))
            if number.len() < 4 || number.contains(['-', '–']) && word == "vecka" =>
        {
            return (Some(format!("week {number}")), 2);
        }
        ("senast", Some("i" | "den" | "under" | "vid")) => return (Some("by".to_owned()), 2),
        ("kv" | "kvartal", Some(number)) => return (Some(format!("Q{number}")), 2),
        ("tertial", Some(number)) => return (Some(format!("T{number}")), 2),
        ("tills", Some("vidare")) => return (Some("until further notice".to_owned()), 2),
        ("v" | "vår" | "våren" | "vt" | "vårterminen", _) => "spring",
        ("h" | "höst" | "hösten" | "ht" | "höstterminen", _) => "autumn",
        ("sommar" | "sommaren", _) => "summer",
        ("första", _) => "first",
        ("andra", _) => "second",
        ("tredje", _) => "third",
        ("fjärde", _) => "fourth",
        ("halvår" | "halvåret", _) => "half-year",
        ("kvartalet", _) => "quarter",
        ("tertialet", _) => "tertial",
        ("läsåret" | "läsår", _) => "school year",
        ("årsskiftet", _) => "the turn of the year",
        ("senast", _) => "by",
        ("under", _) => "during",
        ("i", _) => "in",
        ("perioden" | "mandatperioden", _) => "the period",
        ("den" | "vid" | "år" | "åren", _) => return (Some(String::new()), 1),
        ("från" | "fr.o.m.", _) => "from",
        ("och", Some("med")) => return (Some(String::new()), 2),
        _ if word.contains(['-', '–']) => return (ends(word), 1),
        _ => match MONTHS.iter().find(|names| names.contains(&word)) {
            Some(names) => return (names.iter().find_map(|name| english(name)), 1),
            None => return (None, 1),
        },
    };
    (Some(said.to_owned()), 1)
}

/// Two months with a dash between: `maj–juni`.
fn ends(word: &str) -> Option<String> {
    let at = word.find(['-', '–'])?;
    let dash = word[at..].chars().next()?;
    let (from, to) = (one(&word[..at], None).0?, one(&word[at + dash.len_utf8()..], None).0?);
    Some(format!("{from}{dash}{to}"))
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

/// A recurrence in both languages.
pub(crate) fn recurrence_said(text: &str) -> Say {
    Say::new(recurrence(text, Lang::Sv), recurrence(text, Lang::En))
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
            ("vecka 40 2018", "week 40 2018"),
            ("v. 40 2018", "week 40 2018"),
            ("vecka 40-42 2018", "week 40-42 2018"),
            ("HT 2018", "autumn 2018"),
            ("senast i maj 2018", "by May 2018"),
            ("under hösten 2018", "during autumn 2018"),
            ("första halvåret 2018", "first half-year 2018"),
            ("andra tertialet 2018", "second tertial 2018"),
            ("den 31 december 2018", "31 December 2018"),
            ("maj–juni 2018", "May–June 2018"),
            ("mandatperioden 2018-2022", "the period 2018-2022"),
            ("läsåret 2018/2019", "school year 2018/2019"),
            ("senast vid årsskiftet 2018/2019", "by the turn of the year 2018/2019"),
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
