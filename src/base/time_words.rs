//! A time or a recurrence in the words of a language. What is written in a plan in Sweden is in Swedish; a page in English
//! says it in English, and only programs are given the text as it is written.

use crate::base::lang::{Lang, Say};
use crate::base::period::words::{THE_PERIOD, THE_YEAR, after};
use crate::base::period::{self, MONTHS, Period};
use crate::base::rhythm::{AT_LEAST, Length, On, Recurrence};

/// A time as written, or in English words. What cannot be read as a time is as it is written.
pub(crate) fn time(text: &str, lang: Lang) -> String {
    if lang == Lang::Sv || Period::validity(text).is_none() && !Period::is_begun(text) {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain: Vec<String> = words.iter().map(|word| undotted(&word.to_lowercase())).collect();
    let mut said: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let (own, taken) = phrase(&plain[at..]).unwrap_or_else(|| (one(&plain[at], plain.get(at + 1)), 1));
        said.push(own.unwrap_or_else(|| (*word).to_owned()));
        at += taken;
    }
    said.retain(|word| !word.is_empty());
    let mut joined = String::new();
    for word in said {
        // The number stands at its letter: `Q2`.
        let is_glued = joined.is_empty()
            || LETTERS.iter().any(|own| joined == *own || joined.ends_with(&format!(" {own}")));
        joined.push_str(if is_glued { "" } else { " " });
        joined.push_str(&word);
    }
    joined
}

/// The letters for a quarter and a third of a year.
const LETTERS: [&str; 2] = ["Q", "T"];

/// A time as something is to be done by it, to stand after other words: of `senast i maj` it is `maj`, and of `under året`
/// the end of the year.
pub(crate) fn end(text: &str, lang: Lang) -> String {
    let bare = period::bare(text);
    let lower = bare.to_lowercase();
    if THE_YEAR.contains(&&*lower) {
        return lang.pick("årets slut", "the end of the year").to_owned();
    }
    if THE_PERIOD.contains(&&*lower) {
        return lang.pick("planperiodens slut", "the end of the plan period").to_owned();
    }
    time(&bare, lang)
}

/// A time in both languages.
pub(crate) fn said(text: &str) -> Say {
    Say::new(time(text, Lang::Sv), time(text, Lang::En))
}

/// A word without the full stop of an abbreviation.
fn undotted(word: &str) -> String {
    let stem = word.strip_suffix('.').filter(|stem| stem.ends_with(char::is_alphabetic));
    stem.unwrap_or(word).to_owned()
}

/// Swedish words, or several of them, in English; of those that begin alike, the longer first. What English leaves out is
/// empty.
const PHRASES: [(&str, &str); 62] = [
    ("från och med", "from"),
    ("fr o m", "from"),
    ("fr.o.m", "from"),
    ("från", "from"),
    ("med start", "starting"),
    ("till och med", "until"),
    ("t o m", "until"),
    ("t.o.m", "until"),
    ("tom", "until"),
    ("tills vidare", "until further notice"),
    ("tillsvidare", "until further notice"),
    ("till", "to"),
    ("och tills vidare", "until further notice"),
    ("och tillsvidare", "until further notice"),
    ("och framåt", "and onwards"),
    ("och", "and"),
    ("mellan", "between"),
    ("före utgången av", "before the end of"),
    ("innan utgången av", "before the end of"),
    ("utgången av", "the end of"),
    ("senast i", "by"),
    ("senast den", "by"),
    ("senast under", "by"),
    ("senast vid", "by"),
    ("senast", "by"),
    ("under", "during"),
    ("i", "in"),
    ("på", "in"),
    ("hela", "all of"),
    ("klart", ""),
    ("klar", ""),
    ("den", ""),
    ("vid", ""),
    ("år", ""),
    ("åren", ""),
    ("året", "the year"),
    ("kalenderåret", "the year"),
    ("planperioden", "the plan period"),
    ("programperioden", "the plan period"),
    ("perioden", "the period"),
    ("mandatperioden", "the term of office"),
    ("mandatperiod", "term of office"),
    ("läsåret", "school year"),
    ("läsår", "school year"),
    ("årsskiftet", "the turn of the year"),
    ("vår", "spring"),
    ("våren", "spring"),
    ("vt", "spring"),
    ("vårterminen", "spring"),
    ("höst", "autumn"),
    ("hösten", "autumn"),
    ("ht", "autumn"),
    ("höstterminen", "autumn"),
    ("sommar", "summer"),
    ("sommaren", "summer"),
    ("första", "first"),
    ("andra", "second"),
    ("tredje", "third"),
    ("fjärde", "fourth"),
    ("halvår", "half-year"),
    ("halvåret", "half-year"),
    ("kvartalet", "quarter"),
];

/// What some words are in English, and how many they were.
fn phrase(words: &[String]) -> Option<(Option<String>, usize)> {
    PHRASES.iter().find_map(|(own, english)| {
        let count = own.split(' ').count();
        let is_here = words.len() >= count && own.split(' ').zip(words).all(|(own, word)| own == word);
        is_here.then(|| (Some((*english).to_owned()), count))
    })
}

/// A word of a time in English, by the word after it; `None` where it is the same.
fn one(word: &str, next: Option<&String>) -> Option<String> {
    let figures = |text: &str| text.len() - text.trim_start_matches(|own: char| own.is_ascii_digit()).len();
    // A number, and not a year.
    let is_numbered = next.is_some_and(|next| (1..3).contains(&figures(next)));
    match word {
        "vecka" => Some("week".to_owned()),
        "v" => Some(if is_numbered { "week" } else { "spring" }.to_owned()),
        "h" => Some(if is_numbered { "half-year" } else { "autumn" }.to_owned()),
        "kv" | "kvartal" => Some(if is_numbered { "Q" } else { "quarter" }.to_owned()),
        "tertial" if is_numbered => Some("T".to_owned()),
        "tertialet" => Some("tertial".to_owned()),
        _ if word.contains(DASHES) => ends(word),
        _ => in_order(word).or_else(|| date(word)).or_else(|| glued(word)).or_else(|| month(word)),
    }
}

const DASHES: [char; 5] = ['-', '–', '—', '‑', '−'];

/// A number in order: `2:a`, and the `14:e` of a day.
fn in_order(word: &str) -> Option<String> {
    let number = word.strip_suffix(":e").or_else(|| word.strip_suffix(":a"))?;
    Some(match number {
        "1" => "1st".to_owned(),
        "2" => "2nd".to_owned(),
        "3" => "3rd".to_owned(),
        other => format!("{other}th"),
    })
}

/// `30/6`, which is read in another order elsewhere.
fn date(word: &str) -> Option<String> {
    let (day, month) = word.split_once('/')?;
    let at = month.parse::<usize>().ok().filter(|_| month.len() <= 2)?.checked_sub(1)?;
    Some(format!("{} {}", day.parse::<u32>().ok().filter(|_| day.len() <= 2)?, english(MONTHS.get(at)?)?))
}

/// A part of a year and its year or number in one word: `ht18`, `v2018`, `kv2`.
fn glued(word: &str) -> Option<String> {
    let (name, number) = word.split_at(word.find(|own: char| own.is_ascii_digit())?);
    match name {
        "v" if number.len() < 4 => Some(format!("week {number}")),
        "v" | "vt" | "vår" => Some(format!("spring {number}")),
        "ht" | "höst" => Some(format!("autumn {number}")),
        "h" if number.len() == 4 => Some(format!("autumn {number}")),
        "kv" => Some(format!("Q{number}")),
        _ => None,
    }
}

/// Two times with a dash between: `maj–juni`, `ht-18`.
fn ends(word: &str) -> Option<String> {
    let at = word.find(DASHES)?;
    let dash = word[at..].chars().next()?;
    let said = |end: &str| {
        let word = undotted(end);
        let own = phrase(std::slice::from_ref(&word)).and_then(|(own, _)| own);
        let own = own.or_else(|| one(&word, None));
        own.or_else(|| word.starts_with(|own: char| own.is_ascii_digit()).then(|| end.to_owned()))
    };
    let (from, to) = (said(&word[..at])?, said(&word[at + dash.len_utf8()..])?);
    Some(format!("{from}{dash}{to}"))
}

fn month(word: &str) -> Option<String> {
    english(MONTHS.iter().find(|names| names.contains(&word))?)
}

/// A month by its full name, from 1.
pub(crate) fn month_name(month: u32, lang: Lang) -> String {
    let names = usize::try_from(month).ok().and_then(|at| MONTHS.get(at.checked_sub(1)?));
    let name = names.and_then(|names| match lang {
        Lang::Sv => names.first().map(|own| (*own).to_owned()),
        Lang::En => english(names),
    });
    name.unwrap_or_default()
}

/// The English one of a month's names.
fn english(names: &[&str]) -> Option<String> {
    const ENGLISH: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ];
    let own = ENGLISH.iter().find(|own| names.contains(own))?;
    Some(format!("{}{}", own[..1].to_uppercase(), &own[1..]))
}

/// A recurrence as written, or in English words.
pub(crate) fn recurrence(text: &str, lang: Lang) -> String {
    let Some(read) = Recurrence::read(text).filter(|_| lang == Lang::En) else { return text.to_owned() };
    let is_least = after(&text.trim().to_lowercase(), &AT_LEAST).is_some();
    let least = if is_least { "at least " } else { "" };
    format!("{least}{}", often(read))
}

/// A recurrence in both languages.
pub(crate) fn recurrence_said(text: &str) -> Say {
    Say::new(recurrence(text, Lang::Sv), recurrence(text, Lang::En))
}

fn often(read: Recurrence) -> String {
    const WEEKDAYS: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    match read.on {
        Some(On::BeforeWeekend) => return "before every weekend".to_owned(),
        Some(On::Weekday(day)) => {
            let day = usize::try_from(day).ok().and_then(|day| WEEKDAYS.get(day)).unwrap_or(&WEEKDAYS[0]);
            return format!("every {day}");
        }
        Some(On::Months(first, last)) => return format!("every year in {}", part_of_year(first, last).en),
        Some(On::SchoolTerm) => return of_unit(read, "school term"),
        Some(On::SchoolYear) => return of_unit(read, "school year"),
        Some(On::Term) => return of_unit(read, "term of office"),
        None => {}
    }
    let unit = match read.every {
        Length::Days(1) => "day",
        Length::Days(7) => "week",
        Length::Months(1) => "month",
        Length::Months(3) => "quarter",
        Length::Months(4) => return in_length(read, "four months"),
        Length::Months(6) => "half-year",
        Length::Months(12) => "year",
        Length::Months(24) if read.times == 1 => return "every second year".to_owned(),
        Length::Days(days) => return in_length(read, &format!("{days} days")),
        Length::Months(months) if months % 12 == 0 => {
            return in_length(read, &format!("{} years", months / 12));
        }
        Length::Months(months) => return in_length(read, &format!("{months} months")),
    };
    of_unit(read, unit)
}

/// A part of the year by its name.
pub(crate) fn part_of_year(first: u32, last: u32) -> Say {
    match (first, last) {
        (1, 6) => Say::fixed("våren", "spring"),
        (6, 8) => Say::fixed("sommaren", "summer"),
        (7, 12) => Say::fixed("hösten", "autumn"),
        _ => Say::new(month_name(last, Lang::Sv), month_name(last, Lang::En)),
    }
}

fn of_unit(read: Recurrence, unit: &str) -> String {
    match (read.times, read.most) {
        (1, 1) => format!("every {unit}"),
        (2, 2) => format!("twice a {unit}"),
        (times, most) if times == most => format!("{times} times a {unit}"),
        (times, most) => format!("{times}–{most} times a {unit}"),
    }
}

fn in_length(read: Recurrence, length: &str) -> String {
    match (read.times, read.most) {
        (1, 1) => format!("every {length}"),
        (2, 2) => format!("twice in {length}"),
        (times, most) if times == most => format!("{times} times in {length}"),
        (times, most) => format!("{times}–{most} times in {length}"),
    }
}

#[cfg(test)]
mod tests;
