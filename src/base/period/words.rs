//! The words of times: what stands before one, what the parts of a year are called, and where a time begins and ends.

use crate::base::day::Day;
use crate::base::likeness::fold;

/// The first and last year that is accepted, so that `218` or `20188` is an error and not a date.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// The first and last day of a time.
pub(super) type Ends = (Day, Day);

/// Words before a time that leave it the same: what is to be done *during* May and *by* May is late after May.
pub(in crate::base) const BEFORE: [&str; 29] = [
    "senast", "under", "i", "den", "vid", "på", "hela", "perioden", "åren", "år", "klart", "klar",
    "före utgången av", "innan utgången av", "utgången av", "no later than", "not later than",
    "before the end of", "the end of", "by", "during", "in", "at", "on", "the", "all of", "years", "year",
    "period",
];

/// How many such words may stand after each other.
pub(in crate::base) const MOST_BEFORE: usize = 4;

/// Words before the last day of what has begun at some other time.
pub(in crate::base) const UP_TO: [&str; 8] =
    ["till och med", "t.o.m", "t o m", "tom", "until", "through", "up to and including", "to the end of"];

/// The words for no end, which can stand alone.
pub(in crate::base) const UNTIL: [&str; 3] = ["tills vidare", "tillsvidare", "until further notice"];

/// The words for no end that stand after a beginning; of those that end alike, the longer first.
pub(in crate::base) const ONWARDS: [&str; 7] = [
    "och tills vidare", "tills vidare", "tillsvidare", "until further notice", "och framåt", "and onwards",
    "onwards",
];

/// The words before the beginning of what has no end, or another; of those that begin alike, the longer first.
pub(in crate::base) const FROM: [&str; 7] =
    ["från och med", "fr.o.m", "fr o m", "from", "från", "med start", "starting"];

/// The words between the beginning and the end of a time, where a dash can stand too.
pub(in crate::base) const TO: [&str; 2] = ["till", "to"];

/// The words before and between the ends of a time.
pub(in crate::base) const BETWEEN: [&str; 2] = ["mellan", "between"];

/// The words between two times that follow on each other.
pub(in crate::base) const AND: [&str; 3] = ["och", "and", "&"];

/// The words before a time that stand at each end of a longer one: `den 1 maj till den 15 juni 2018`.
pub(in crate::base) const ARTICLES: [&str; 2] = ["den", "the"];

/// The words for the years from an election to the next.
pub(in crate::base) const TERM: [&str; 4] =
    ["mandatperioden", "mandatperiod", "term of office", "electoral period"];

/// The parts of a year that have names, and their first and last month.
pub(in crate::base) const PARTS: [(&[&str], u32, u32); 3] = [
    (&["v", "vår", "våren", "vt", "vårterminen", "spring", "spring term"], 1, 6),
    (&["h", "höst", "hösten", "ht", "höstterminen", "autumn", "autumn term", "fall"], 7, 12),
    (&["sommar", "sommaren", "summer"], 6, 8),
];

/// The parts of a year that are numbered, and how many months each has.
pub(in crate::base) const NUMBERED: [(&[&str], u32); 3] = [
    (&["t", "tertial", "tertialet"], 4),
    (&["kv", "kvartal", "kvartalet", "k", "q", "quarter"], 3),
    (&["halvår", "halvåret", "half-year", "half", "h"], 6),
];

pub(in crate::base) const ORDINALS: [(&str, u32); 16] = [
    ("första", 1),
    ("andra", 2),
    ("tredje", 3),
    ("fjärde", 4),
    ("1:a", 1),
    ("2:a", 2),
    ("3:e", 3),
    ("4:e", 4),
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("1st", 1),
    ("2nd", 2),
    ("3rd", 3),
    ("4th", 4),
];

pub(in crate::base) const WEEKS: [&str; 4] = ["vecka", "v", "week", "w"];

/// The words for a time that lies in two years, before those years.
pub(super) const SCHOOL_YEAR: [&str; 3] = ["läsåret", "läsår", "school year"];
pub(super) const NEW_YEAR: [&str; 3] = ["årsskiftet", "vid årsskiftet", "turn of the year"];
pub(in crate::base) const TURNS: [&[&str]; 2] = [&SCHOOL_YEAR, &NEW_YEAR];

pub(in crate::base) const MONTHS: [&[&str]; 12] = [
    &["januari", "january", "jan"],
    &["februari", "february", "feb"],
    &["mars", "march", "mar"],
    &["april", "apr"],
    &["maj", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["augusti", "august", "aug"],
    &["september", "sept", "sep"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

/// The whole of a year that the plan says: `under året`.
pub(in crate::base) const THE_YEAR: [&str; 4] = ["året", "kalenderåret", "calendar year", "year"];

/// The whole time of a plan: `under planperioden`.
pub(in crate::base) const THE_PERIOD: [&str; 5] =
    ["planperioden", "perioden", "programperioden", "plan period", "period"];

/// In small letters, with one kind of dash, single spaces, and no full stop after an abbreviation. Nothing of a text that
/// is longer than any time.
pub(in crate::base) fn plain(text: &str) -> Option<String> {
    const LONGEST: usize = 160;
    let folded = fold(text);
    if folded.len() > LONGEST {
        return None;
    }
    let mut plain = String::with_capacity(folded.len());
    let mut letters = folded.chars().peekable();
    let mut is_after_letter = false;
    while let Some(own) = letters.next() {
        let is_end = |next: &char| matches!(next, ' ' | ',' | '/' | '0'..='9') || is_dash(*next);
        match own {
            '.' if is_after_letter && letters.peek().is_none_or(is_end) => {}
            own if is_dash(own) => plain.push('-'),
            own => plain.push(own),
        }
        is_after_letter = own.is_alphabetic();
    }
    Some(plain)
}

pub(super) fn is_dash(char: char) -> bool {
    matches!(char, '-' | '–' | '—' | '‑' | '−')
}

/// A text without the words before the time.
pub(in crate::base) fn without_words(text: &str) -> &str {
    let mut text = text;
    for _ in 0..MOST_BEFORE {
        let Some(rest) = after(text, &BEFORE).or_else(|| after(text, &UP_TO)) else { break };
        text = rest;
    }
    text
}

/// What stands after one of some words and a space.
pub(in crate::base) fn after<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    words.iter().find_map(|word| text.strip_prefix(word)?.strip_prefix(' '))
}

/// Exactly four digits, in the range of years.
pub(in crate::base) fn year(text: &str) -> Option<i32> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().filter(|year| YEARS.contains(year))
}
