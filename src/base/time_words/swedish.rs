//! Times that are written in English, in Swedish.

use crate::base::lang::Lang;
use crate::base::months::month_name;

pub(super) const DASHES: [char; 5] = ['-', '–', '—', '‑', '−'];

/// English words, or several of them, in Swedish; of those that begin alike, the longer first. What Swedish leaves out is
/// empty.
const PHRASES: [(&str, &str); 50] = [
    ("up to and including", "till och med"),
    ("to the end of", "till och med"),
    ("until further notice", "tills vidare"),
    ("until", "till och med"),
    ("through", "till och med"),
    ("and onwards", "och framåt"),
    ("onwards", "och framåt"),
    ("and", "och"),
    ("between", "mellan"),
    ("starting", "med start"),
    ("from", "från"),
    ("no later than", "senast"),
    ("not later than", "senast"),
    ("before the end of", "före utgången av"),
    ("the end of", "utgången av"),
    ("all of", "hela"),
    ("by", "senast"),
    ("during", "under"),
    ("in", ""),
    ("at", "vid"),
    ("on", ""),
    ("to", "till"),
    ("the", ""),
    ("calendar year", "kalenderåret"),
    ("school year", "läsåret"),
    ("turn of the year", "årsskiftet"),
    ("plan period", "planperioden"),
    ("period", "perioden"),
    ("years", "åren"),
    ("year", "året"),
    ("term of office", "mandatperioden"),
    ("electoral period", "mandatperioden"),
    ("spring term", "vårterminen"),
    ("spring", "våren"),
    ("autumn term", "höstterminen"),
    ("autumn", "hösten"),
    ("fall", "hösten"),
    ("summer", "sommaren"),
    ("half-year", "halvåret"),
    ("week", "vecka"),
    ("first", "första"),
    ("second", "andra"),
    ("third", "tredje"),
    ("fourth", "fjärde"),
    ("1st", "1:a"),
    ("2nd", "2:a"),
    ("3rd", "3:e"),
    ("4th", "4:e"),
    ("oct", "okt"),
    ("mar", "mars"),
];

/// The months whose English names are not the Swedish ones, and their numbers.
const MONTHS: [(&str, u32); 8] = [
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("october", 10),
];

/// The words of recurrences and lengths that only English has.
const OFTEN: [&str; 32] = [
    "daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly", "annually", "annual", "every",
    "each", "within", "least", "twice", "once", "thrice", "times", "time", "day", "days", "week", "weeks",
    "month", "months", "quarter", "quarters", "half-year", "year", "years", "weekend", "weekends", "a", "an",
];

/// Whether a text has a word that Swedish does not have.
pub(super) fn is_english(text: &str) -> bool {
    const EDGES: [char; 4] = [',', '.', '(', ')'];
    let is_alike = |word: &str, own: &str| own.eq_ignore_ascii_case(word);
    let is_of = |word: &str| {
        // What has another meaning in Swedish, or none, tells nothing.
        let is_known = |own: &&str| !["at", "fall", "to", "mar", "period"].contains(own);
        let phrases = PHRASES.iter().map(|(own, _)| *own).filter(is_known);
        let months = MONTHS.iter().map(|(own, _)| *own);
        phrases.chain(months).chain(OFTEN).any(|own| is_alike(word, own))
    };
    text.split([' ', '/', '-', '–'])
        .map(|word| word.trim_matches(EDGES))
        .any(|word| !word.is_empty() && is_of(word))
        || text.to_lowercase().contains("half-year")
}

/// A time that is written in English.
pub(super) fn time(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain: Vec<String> = words.iter().map(|word| undotted(&word.to_lowercase())).collect();
    let mut said: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let rest = &plain[at..];
        let phrase = PHRASES.iter().find_map(|(own, swedish)| {
            let count = own.split(' ').count();
            let is_here = rest.len() >= count && own.split(' ').zip(rest).all(|(own, word)| own == word);
            is_here.then(|| ((*swedish).to_owned(), count))
        });
        let (own, taken) = phrase.unwrap_or_else(|| (one(word, rest), 1));
        // What stands before a number or a year is in the indefinite form.
        let own = match (own.as_str(), plain.get(at + 1).is_some_and(|next| is_number(next))) {
            ("åren" | "året", true) => "år".to_owned(),
            _ => own,
        };
        said.push(own);
        at += taken;
    }
    said.retain(|word| !word.is_empty());
    said.join(" ")
}

fn is_number(word: &str) -> bool {
    word.starts_with(|own: char| own.is_ascii_digit())
}

/// A word of a time in Swedish: a month, a quarter by whether its number follows, and ends with a dash between.
fn one(word: &str, rest: &[String]) -> String {
    let Some(plain) = rest.first() else { return word.to_owned() };
    if plain == "quarter" {
        let is_numbered = rest.get(1).is_some_and(|next| is_number(next) && next.len() < 4);
        return if is_numbered { "kvartal" } else { "kvartalet" }.to_owned();
    }
    if let Some((from, dash, to)) = ends(plain) {
        let said = |end: &str| {
            month(end).or_else(|| {
                let phrase = PHRASES.iter().find(|(own, swedish)| *own == end && !swedish.is_empty());
                phrase.map(|(_, swedish)| (*swedish).to_owned())
            })
        };
        if let (Some(from), Some(to)) = (said(from), said(to)) {
            return format!("{from}{dash}{to}");
        }
    }
    month(plain).unwrap_or_else(|| word.to_owned())
}

fn ends(word: &str) -> Option<(&str, char, &str)> {
    let at = word.find(DASHES)?;
    let dash = word[at..].chars().next()?;
    Some((&word[..at], dash, &word[at + dash.len_utf8()..]))
}

fn month(word: &str) -> Option<String> {
    const SAME: [&str; 4] = ["april", "september", "november", "december"];
    let own = MONTHS.iter().find(|(own, _)| *own == word).map(|(_, month)| month_name(*month, Lang::Sv));
    own.or_else(|| SAME.contains(&word).then(|| word.to_owned()))
}

/// A word without the full stop of an abbreviation.
pub(super) fn undotted(word: &str) -> String {
    let stem = word.strip_suffix('.').filter(|stem| stem.ends_with(char::is_alphabetic));
    stem.unwrap_or(word).to_owned()
}
