//! A time, a recurrence or a length in the words of a language. What is written in one is said in the other on a page in that,
//! and only programs are given the text as it is written.

mod swedish;

use self::swedish::{DASHES, undotted};
use crate::base::day::Day;
use crate::base::frequency;
use crate::base::lang::{Lang, Say};
use crate::base::months::english;
use crate::base::period::words::{ORDINALS, THE_PERIOD, THE_YEAR, after};
use crate::base::period::{self, MONTHS, Period};
use crate::base::rhythm::{AT_LEAST, Length, Recurrence};

/// A time in the words of a language: as written where it is written in that. What cannot be read as a time is as it is
/// written.
pub(crate) fn time(text: &str, lang: Lang) -> String {
    // A day in its own form is the same in every language.
    if Day::read(text).is_some() {
        return text.to_owned();
    }
    let is_read = || Period::validity(text).is_some() || Period::is_begun(text);
    match lang {
        Lang::Sv if swedish::is_english(text) && is_read() => return swedish::time(text),
        Lang::En if is_read() => {}
        _ => return text.to_owned(),
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain: Vec<String> = words.iter().map(|word| undotted(&word.to_lowercase())).collect();
    let mut said: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if let Some((own, taken)) = third_of_year(&plain[at..]) {
            said.push(own);
            at += taken;
            continue;
        }
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

/// A third of a year, or some, which have no word in English, by their months: of `T2`, `tertial 2` and `andra tertialet` it
/// is `May–August`. Also how many words it takes.
fn third_of_year(words: &[String]) -> Option<(String, usize)> {
    let [first, rest @ ..] = words else { return None };
    let second = rest.first().map(String::as_str);
    let third = |text: &str| text.parse::<usize>().ok().filter(|number| (1..=3).contains(number));
    let of_letter = |word: &str| third(word.strip_prefix('t')?);
    if let Some(number) = of_letter(first) {
        return Some((months(number, number)?, 1));
    }
    if let Some((from, to)) = first.split_once(DASHES)
        && let Some(from) = of_letter(from)
    {
        return Some((months(from, of_letter(to).or_else(|| third(to))?)?, 1));
    }
    if first == "tertial" {
        let number = third(second?)?;
        return Some((months(number, number)?, 2));
    }
    let number =
        ORDINALS.iter().find(|(word, _)| word == first).and_then(|(_, number)| third(&number.to_string()))?;
    ["tertialet", "tertial"].contains(&second?).then(|| Some((months(number, number)?, 2)))?
}

/// The months from the first of a third of a year to the last of another: `May–August`.
fn months(from: usize, to: usize) -> Option<String> {
    let name = |month: usize| english(MONTHS.get(month)?);
    Some(format!("{}–{}", name(4 * from - 4)?, name(4 * to - 1)?)).filter(|_| from <= to)
}

/// The letter for a quarter.
const LETTERS: [&str; 1] = ["Q"];

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
    let said = time(&bare, lang);
    // What is to be done by some months is so by the last of them.
    let is_thirds = lang == Lang::En && said != bare && !bare.contains(DASHES) && said.contains("–");
    let last = said.split_once('–').map(|(_, last)| last.to_owned()).filter(|_| is_thirds);
    last.unwrap_or(said)
}

/// A time in both languages.
pub(crate) fn said(text: &str) -> Say {
    Say::new(time(text, Lang::Sv), time(text, Lang::En))
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
        "k" if is_numbered => Some("Q".to_owned()),
        "kv" | "kvartal" => Some(if is_numbered { "Q" } else { "quarter" }.to_owned()),
        "tertialet" => Some("the four months".to_owned()),
        _ if word.contains(DASHES) => ends(word),
        _ => in_order(word).or_else(|| date(word)).or_else(|| glued(word)).or_else(|| month(word)),
    }
}

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
        "kv" | "k" if number.len() < 4 => Some(format!("Q{number}")),
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

/// A recurrence in the words of a language: as written where it is written in that.
pub(crate) fn recurrence(text: &str, lang: Lang) -> String {
    let is_written = lang == Lang::Sv && !swedish::is_english(text);
    let Some(read) = Recurrence::read(text).filter(|_| !is_written) else { return text.to_owned() };
    let is_least = after(&text.trim().to_lowercase(), &AT_LEAST).is_some();
    let least = if is_least { lang.pick("minst ", "at least ") } else { "" };
    format!("{least}{}", frequency::often(read).text(lang))
}

/// A recurrence in both languages.
pub(crate) fn recurrence_said(text: &str) -> Say {
    Say::new(recurrence(text, Lang::Sv), recurrence(text, Lang::En))
}

/// A length of time in the words of a language: as written where it is written in that.
pub(crate) fn length(text: &str, lang: Lang) -> String {
    let is_written = lang == Lang::Sv && !swedish::is_english(text);
    let read = Length::read(text).filter(|_| !is_written);
    read.map_or_else(|| text.to_owned(), |read| frequency::length(read).text(lang).to_owned())
}

/// Days of the calendar that nobody has written, in words: `kv 2 2024`, `Q2 2024`.
pub(crate) fn days(period: Period) -> Say {
    let text = period.to_string();
    let sv = text.strip_prefix('Q').map(|rest| format!("kv {rest}"));
    Say::new(sv.unwrap_or_else(|| text.clone()), time(&text, Lang::En))
}

#[cfg(test)]
mod tests;
