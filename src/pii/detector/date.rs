//! Dates: of birth where a word says so, and other exact days.

use super::class::Class;
use super::cues::{Cues, cues};
use super::found::Found;
use super::lexicon::Flags;
use super::tokens::Tokens;

/// The months, by their first letters.
static MONTHS: &Cues = cues![
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
    "november", "december", "dec", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "okt",
    "nov", "january", "february", "march", "may", "june", "july", "october",
];

/// Words after which a date is a date of birth.
pub(super) static BORN: &Cues = cues![
    "född", "födda", "föddes", "föd", "fött", "föds", "f", "fd", "födelsedatum", "födelsedag",
    "födelsedagen", "födelsetid", "fyller", "fyllde", "fyllt", "born", "dob", "birthday", "bday",
    "födelsedata",
];

/// The labels of a personal number, which begins with one.
pub(super) static NUMBERS: &Cues = cues![
    "personnummer", "personnr", "persnr", "pnr", "personnumret", "födelsenummer", "samordningsnummer",
    "samordningsnr",
];

/// A date in the text: its first token, and how many tokens it has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day {
    pub len: usize,
    /// The form is a date only where a word says so: `050312`, `3/5`.
    pub weak: bool,
}

pub(super) fn is_month(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_word(at) && tokens.is_one_of(at, MONTHS)
}

/// Finds dates of birth, and other days where `wide`.
pub(super) fn find(tokens: &Tokens<'_>, wide: bool, found: &mut Found) {
    let mut next = 0;
    let has_any = !wide || !tokens.numbers.is_empty() || tokens.any(Flags::DATE_CUE);
    for &at in tokens.stops.iter().filter(|_| has_any) {
        // Where words are not looked up, any may be one that is asked for.
        let may = !wide || tokens.is_number(at) || tokens.flags(at).is(Flags::DATE_CUE);
        if at < next || !may {
            continue;
        }
        if tokens.is_word(at)
            && let Some((from, day)) = born(tokens, at)
        {
            found.add(Class::Birthdate, tokens.list[from].start, tokens.list[from + day.len - 1].end);
            next = from + day.len;
        } else if wide && let Some(day) = read(tokens, at).filter(|day| !day.weak && is_free(tokens, at)) {
            found.add(Class::ExactDate, tokens.list[at].start, tokens.list[at + day.len - 1].end);
            next = at + day.len;
        }
    }
}

/// The date of birth that a word announces: one for birth, or the label of a personal number, whose last four digits may
/// stand in another field.
fn born(tokens: &Tokens<'_>, at: usize) -> Option<(usize, Day)> {
    if is_born(tokens, at) {
        return birth(tokens, at);
    }
    if !tokens.is_one_of(at, NUMBERS) || !matches!(tokens.before(at + 1).trim(), "" | ":" | "=" | "är") {
        return None;
    }
    let day = read(tokens, at + 1)?;
    // What goes on is a number that is told as one, masked or not: `pnr 080106-XXXX`.
    let goes_on = tokens.after(at + day.len).trim_start().starts_with(['-', '–', '—', '+', '*', '?', '_']);
    (!goes_on).then_some((at + 1, day))
}

fn is_born(tokens: &Tokens<'_>, at: usize) -> bool {
    if !tokens.is_one_of(at, BORN) {
        return false;
    }
    // `f` alone means born only with a full stop or a colon, or glued to digits.
    let own = tokens.str(at);
    own.len() > 2
        || tokens.after(at).starts_with(['.', ':'])
        || (tokens.after(at).is_empty() && own == "f")
        || (own.len() == 2 && tokens.is_number(at + 1))
        || (own == "f" && tokens.after(at) == " " && tokens.is_number(at + 1))
}

/// The first date within a few words of a word for birth, in the same sentence.
fn birth(tokens: &Tokens<'_>, cue: usize) -> Option<(usize, Day)> {
    for from in cue + 1..(cue + 7).min(tokens.len()) {
        let gap = tokens.before(from);
        let ends = gap.contains(['!', '?', ';'])
            || (gap.contains(". ") && from > cue + 1)
            || gap.matches('\n').count() > 1;
        if ends {
            return None;
        }
        // Skips an age: `fyller 16 den 3 maj`.
        if let Some(day) = read(tokens, from) {
            return Some((from, day));
        }
    }
    None
}

/// Whether a date stands by itself and is not part of an id or a path.
fn is_free(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = tokens.before(at);
    at == 0 || !before.is_empty() && !before.ends_with(['_', '/', ':', '-', '§']) || before.ends_with(": ")
}

/// Reads a date at a token, in any of the forms in which people write it.
pub(super) fn read(tokens: &Tokens<'_>, at: usize) -> Option<Day> {
    if tokens.is_number(at) {
        whole(tokens, at).or_else(|| numeric(tokens, at)).or_else(|| worded(tokens, at))
    } else if is_month(tokens, at) {
        month_first(tokens, at)
    } else {
        spelt(tokens, at)
    }
}

fn number(text: &str) -> u32 {
    text.parse().unwrap_or(0)
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && matches!(number(text), 1880..=2099)
}

fn is_day(text: &str) -> bool {
    text.len() <= 2 && matches!(number(text), 1..=31)
}

fn is_month_number(text: &str) -> bool {
    text.len() <= 2 && matches!(number(text), 1..=12)
}

/// `20050312`, and `050312` where a word says so.
fn whole(tokens: &Tokens<'_>, at: usize) -> Option<Day> {
    let digits = tokens.digits(at);
    let fits = |day: &str| is_month_number(&day[..2]) && is_day(&day[2..]);
    match digits.len() {
        8 if is_year(&digits[..4]) && fits(&digits[4..]) => Some(Day { len: 1, weak: false }),
        6 if fits(&digits[2..]) => Some(Day { len: 1, weak: true }),
        _ => None,
    }
}

/// `2005-03-12`, `05-03-12`, `12/3 2005`, `12.3.2005`, `12/3-05`, `12/3`.
fn numeric(tokens: &Tokens<'_>, at: usize) -> Option<Day> {
    let (a, b, c) = (tokens.digits(at), tokens.digits(at + 1), tokens.digits(at + 2));
    let (first, second) = (sign(tokens.before(at + 1))?, sign(tokens.before(at + 2)));
    if b.is_empty() {
        return None;
    }
    if !c.is_empty() && second.is_some() {
        let ends = !tokens.is_number(at + 3) || sign(tokens.before(at + 3)).is_none_or(|sign| sign == ' ');
        if is_year(a) && is_month_number(b) && is_day(c) && first != ' ' && ends {
            return Some(Day { len: 3, weak: false });
        }
        if is_year(a) && b.len() == 2 && is_month_number(b) && c.len() == 2 && is_day(c) && ends {
            return Some(Day { len: 3, weak: true });
        }
        if is_day(a) && is_month_number(b) && is_year(c) && first != ' ' {
            return Some(Day { len: 3, weak: false });
        }
        let short = a.len() == 2 && b.len() == 2 && c.len() == 2;
        if short
            && first == '-'
            && second == Some('-')
            && ((is_month_number(b) && is_day(c)) || (is_day(a) && is_month_number(b)))
            && ends
        {
            return Some(Day { len: 3, weak: true });
        }
        if is_day(a)
            && is_month_number(b)
            && c.len() == 2
            && first == '/'
            && matches!(second, Some('-' | '/' | ' '))
        {
            return Some(Day { len: 3, weak: second == Some(' ') });
        }
        if short && is_day(a) && is_month_number(b) && first == '.' && second == Some('.') {
            return Some(Day { len: 3, weak: true });
        }
    }
    if is_day(a)
        && is_month_number(b)
        && first == '/'
        && (c.is_empty() || second.is_none_or(|sign| sign == ' '))
    {
        let told = tokens.is_one_of(
            at.wrapping_sub(1),
            cues![
                "den", "d", "daterat", "daterad", "inkom", "uppföljning", "hembesök", "besök", "gjord",
                "gjordes", "upptäcktes", "möte", "mötet", "samtal", "inspektion", "måndag", "tisdag",
                "onsdag", "torsdag", "fredag", "lördag", "söndag", "datum", "inträffade", "skedde", "träff",
                "träffen", "tid", "bokad", "bokat", "kallad", "kallelse", "from", "tom", "åter", "avslut",
                "start", "inkommen", "anmäld", "skriven", "ankom", "utskriven", "inskriven", "dagen"
            ],
        );
        // What is counted is never more than what it is counted of, and a shop may be open 24/7.
        let day_first = number(a) > number(b) && (a, b) != ("24", "7");
        let numbered = at > 0
            && (tokens.is_number(at - 1)
                || tokens.is_one_of(at - 1, cues!["dnr", "nr", "nummer", "ärende", "rum"]));
        let told = told || day_first && !numbered;
        return Some(Day { len: 2, weak: !told });
    }
    None
}

/// The sign between the numbers of a date.
fn sign(gap: &str) -> Option<char> {
    let trimmed = gap.trim();
    let mut chars = trimmed.chars();
    match (chars.next(), chars.next()) {
        (None, _) if !gap.is_empty() && gap.len() <= 2 && !gap.contains('\n') => Some(' '),
        (Some(sign @ ('-' | '/' | '.')), None) => Some(sign),
        _ => None,
    }
}

/// `3 maj 2005`, `3:e maj -05`, `3 maj`, `den 3:e maj`.
fn worded(tokens: &Tokens<'_>, at: usize) -> Option<Day> {
    if !is_day(tokens.digits(at)) {
        return None;
    }
    let ordinal = tokens.is_one_of(at + 1, cues!["e", "a", "de", "te", "nde", "dje"])
        && matches!(tokens.before(at + 1), ":" | "" | "’");
    let month = at + 1 + usize::from(ordinal);
    let gap = tokens.before(month);
    if !is_month(tokens, month) || !gap.trim_matches(['.', ' ', '\n', '\r']).is_empty() || gap.is_empty() {
        return None;
    }
    // `1 maj-tåget`
    if tokens.after(month) == "-" && tokens.is_word(month + 1) {
        return None;
    }
    let year = tokens.digits(month + 1);
    let gap = tokens.before(month + 1).trim();
    let has_year = is_year(year) && matches!(gap, "" | "," | "." | "-")
        || (year.len() == 2 && matches!(gap, "-" | "'" | "’"));
    Some(Day { len: month + 1 - at + usize::from(has_year), weak: false })
}

/// `tredje maj 2005`. The first of May is a holiday, unless a year or a word for birth makes it a day.
fn spelt(tokens: &Tokens<'_>, at: usize) -> Option<Day> {
    static ORDINALS: &Cues = cues![
        "första", "förste", "andra", "andre", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde",
        "nionde", "tionde", "elfte", "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde",
        "artonde", "nittonde", "tjugonde", "tjugoförsta", "tjugoandra", "tjugotredje", "tjugofjärde",
        "tjugofemte", "tjugosjätte", "tjugosjunde", "tjugoåttonde", "tjugonionde", "trettionde",
        "trettioförsta",
    ];
    let month = at + 1;
    if !tokens.is_one_of(at, ORDINALS) || !is_month(tokens, month) || tokens.before(month) != " " {
        return None;
    }
    let has_year =
        is_year(tokens.digits(month + 1)) && matches!(tokens.before(month + 1).trim(), "" | "," | "-");
    let is_holiday = tokens.is_one_of(at, cues!["första"]) && tokens.is_one_of(month, cues!["maj"]);
    Some(Day { len: 2 + usize::from(has_year), weak: is_holiday && !has_year })
}

/// `maj 3, 2005`
fn month_first(tokens: &Tokens<'_>, at: usize) -> Option<Day> {
    let is_it = is_day(tokens.digits(at + 1))
        && tokens.before(at + 1).trim().is_empty()
        && is_year(tokens.digits(at + 2))
        && tokens.before(at + 2).trim() == ",";
    is_it.then_some(Day { len: 3, weak: false })
}
