//! Schools by name, and their classes.

use super::class::Class;
use super::cues::{Cues, Endings, cues};
use super::found::Found;
use super::lexicon::Flags;
use super::tokens::{Case, Token, Tokens};

/// Endings of school names.
static ENDINGS: Endings = Endings::of(&[
    "skolan", "skola", "gymnasiet", "gymnasium", "gymnasieskola", "läroverk", "läroverket", "skolans",
    "gymnasiets", "gymnasieskolan",
]);

/// Types of school, which are not names.
static SORTS: &Cues = cues![
    "skolan", "skola", "skolans", "förskolan", "förskola", "grundskolan", "grundskola", "gymnasieskolan",
    "gymnasieskola", "högskolan", "högskola", "särskolan", "särskola", "grundsärskolan", "folkhögskolan",
    "folkhögskola", "kulturskolan", "kulturskola", "friskolan", "friskola", "musikskolan", "musikskola",
    "anpassade", "lågstadieskolan", "mellanstadieskolan", "högstadieskolan", "högstadieskola", "gymnasiet",
    "gymnasium", "gymnasiesärskolan", "sommarskola", "sommarskolan", "läxskola", "körskola", "körskolan",
    "koranskola", "koranskolan", "resursskola", "resursskolan", "ungdomsskola", "brottsskola", "simskola",
    "simskolan", "språkskola", "föräldraskola", "hemskolan", "hemskola", "specialskolan",
];

/// Endings of words for types of school, whatever precedes them.
static OF_SORT: Endings = Endings::of(&[
    "högskolan", "högskola", "vuxenskolan", "naturskolan", "boskolan", "lovskolan", "läxskolan",
]);

pub(super) fn find(tokens: &Tokens<'_>, found: &mut Found) {
    let mut told = None;
    for (at, token) in tokens.list.iter().enumerate() {
        // Most words are none that anything begins at.
        let is_sign = matches!(token.case, Case::Number | Case::Upper);
        if !is_sign && !token.may_begin(Token::SCHOOL) {
            continue;
        }
        // A class begins with a number or capital letters.
        let may = is_sign || tokens.is_one_of(at, STAGES) || tokens.is_one_of(at, WORDED);
        let class = if may { designation(tokens, at) } else { None };
        if let Some(last) = class.filter(|last| is_certain(tokens, at, *last, told)) {
            found.add(Class::SchoolClass, tokens.list[at].start, tokens.list[last].end);
            told = Some(last);
        }
        if let Some((from, to)) = programme(tokens, at) {
            found.add(Class::SchoolClass, tokens.list[from].start, tokens.list[to].end);
        }
        if let Some(last) = called(tokens, at) {
            found.add(Class::School, tokens.list[at].start, tokens.list[last].end);
        }
        if let Some(first) = school(tokens, at) {
            let (start, end) = (tokens.list[first].start, tokens.list[at].end);
            match class_near(tokens, first, at) {
                Some((from, to)) => found.add(
                    Class::SchoolClass,
                    start.min(tokens.list[from].start),
                    end.max(tokens.list[to].end),
                ),
                None => found.add(Class::School, start, end),
            }
        }
    }
}

/// Whether a school or a class may begin at a word that is not in capitals only.
pub(super) fn may_begin(word: &str) -> bool {
    let ends = [&ENDINGS, &PROGRAMMES].into_iter().any(|endings| endings.of_word(word).is_some());
    ends || [STAGES, WORDED, SHORT, CALLED].into_iter().any(|words| words.hold(word))
}

/// The first token of the school name that ends at a token.
fn school(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    static QUARTERS: &Cues = cues![
        "norra", "södra", "västra", "östra", "nya", "gamla", "fria", "lilla", "stora", "engelska",
        "internationella", "franska", "tyska", "finska", "kristna", "muslimska",
    ];
    if !tokens.is_word(at) || tokens.list[at].end - tokens.list[at].start < 5 {
        return None;
    }
    let word = tokens.str(at);
    let ends = ENDINGS.of_word(word).is_some();
    if !ends {
        return None;
    }
    // `Norra skolan`, `Fria gymnasiet`, `Myrhedens praktiska gymnasium`
    let one_above = at.wrapping_sub(1);
    if tokens.before(at) == " " && tokens.is_capital(one_above) && tokens.is_one_of(one_above, QUARTERS) {
        return Some(one_above);
    }
    let two_above = at.wrapping_sub(2);
    let described = at >= 2
        && tokens.is_one_of(at, cues!["gymnasium", "skola", "friskola", "grundskola"])
        && tokens.is_capital(two_above)
        && tokens.str(two_above).ends_with('s')
        && !tokens.is_capital(one_above)
        && ["ska", "na", "fria"].iter().any(|ending| tokens.str(one_above).ends_with(ending))
        && tokens.before(one_above) == " "
        && !tokens.flags(two_above).is(Flags::PLACE.or(Flags::WORD));
    if described {
        return Some(two_above);
    }
    let above = at.checked_sub(1).filter(|above| {
        tokens.is_capital(*above)
            && matches!(tokens.before(at), " " | "-")
            && tokens.list[*above].end - tokens.list[*above].start > 1
    });
    if tokens.is_one_of(at, SORTS) || OF_SORT.of_word(word).is_some() {
        // `Rinkeby skola`, `Tensta gymnasium`. At the beginning of a sentence the first word must be a name.
        let above = above?;
        let plain = tokens.flags(above).is(Flags::WORD)
            || tokens.is_one_of(
                above,
                cues!["den", "vår", "ingen", "varje", "hans", "hennes", "kommunal", "kommunala", "varken"],
            );
        return (!plain && !word.ends_with("an") && !word.ends_with("ans")).then_some(above);
    }
    if !tokens.is_capital(at) {
        return None;
    }
    // The name `Östra Centralskolan` begins at its first word.
    let wide = above.filter(|above| {
        !tokens.begins(*above) && !tokens.flags(*above).is(Flags::WORD) && tokens.before(at) == " "
    });
    Some(wide.unwrap_or(at))
}

/// The last word of a school whose sort stands before its name: `Förskolan Hjortronet`, `Montessoriskolan Pärlan`.
fn called(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let next = at + 1;
    let other = Flags::PLACE.or(Flags::BODY).or(Flags::WORD).or(Flags::ROLE);
    let named = tokens.is_capital(next)
        && tokens.list[next].case == Case::Capital
        && tokens.before(next) == " "
        && tokens.length(next) > 3
        && (!tokens.flags(next).is(other) || tokens.flags(next).is_unknown());
    (tokens.is_one_of(at, CALLED) && named).then_some(next)
}

/// Types of school that a name follows.
static CALLED: &Cues = cues![
    "förskolan", "montessoriskolan", "montessoriförskolan", "friskolan", "grundskolan", "resursskolan",
    "gymnasieskolan", "dagis", "familjedaghemmet", "fritidshemmet", "folkhögskolan", "specialskolan",
    "lågstadieskolan",
];

/// The class within a few words of a school, as first and last token.
fn class_near(tokens: &Tokens<'_>, first: usize, last: usize) -> Option<(usize, usize)> {
    let near = |from: usize, to: usize| {
        let between = &tokens.text[tokens.list[from].end.min(tokens.list[to].start)..tokens.list[to].start];
        !between.contains(['.', '\n', ';']) || between.contains(". ") && between.len() < 4
    };
    for from in (last + 1..(last + 6).min(tokens.len())).filter(|from| near(last, *from)) {
        if let Some(to) = designation(tokens, from) {
            return Some((from, to));
        }
    }
    for from in (first.saturating_sub(6)..first).rev().filter(|from| near(*from, first)) {
        if let Some(to) = designation(tokens, from).filter(|to| *to < first) {
            return Some((from, to));
        }
    }
    None
}

/// Words after which a class is certain, whatever the school.
static CLASSES: &Cues = cues!["klass", "klassen", "klasserna", "åk", "årskurs", "class"];
/// Verbs for attending what follows `i`.
static GOES: &Cues = cues!["går", "gick", "gå", "gått", "börjar"];
/// Years in words: `klass åtta B`.
static WORDED: &Cues = cues!["ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"];
/// Words for the classes of a year.
static STAGES: &Cues = cues!["nian", "åttan", "sjuan", "sexan", "femman", "fyran", "trean", "tvåan", "ettan"];
/// Words that can precede a class which only the school nearby makes certain. After a word for a room it is a room.
static BEFORE: &Cues = cues![
    "i", "från", "för", "hela", "både", "elev", "eleven", "elever", "eleverna", "en", "pojke", "pojken",
    "pojkar", "flicka", "flickan", "flickor", "killen", "tjejen", "barn", "ur", "klass", "klassen", "till",
    "ende", "eleverna",
];

/// Whether a class is certain without the name of a school: `klass 9C`, `går i 9C`, `8B på skolan`, and further ones
/// listed after such a class. A year without a letter is not a class, since many share it.
fn is_certain(tokens: &Tokens<'_>, at: usize, last: usize, told: Option<usize>) -> bool {
    // `i årskurs 9 B-språk`
    let begins_a_word = tokens.before(last) == " " && tokens.after(last) == "-";
    if last == at || begins_a_word {
        return false;
    }
    let gap = tokens.before(at);
    let before = |back: usize, words: &Cues| at >= back && tokens.is_one_of(at - back, words);
    let by_word = before(1, CLASSES) && matches!(gap.trim(), "" | ":" | "|");
    let goes = before(1, cues!["i"]) && before(2, GOES) && gap == " ";
    let named = before(1, STAGES) && matches!(gap, ", " | " (" | " ");
    // `går i sexan B`
    let staged = tokens.is_one_of(at, STAGES) && before(1, cues!["i", "från", "ur"]) && gap == " ";
    let of_people = before(1, cues!["i"]) && at >= 2 && is_pupil(tokens, at - 2) && gap == " ";
    let counted = told.is_some_and(|told| {
        told + 1 == at && matches!(gap, ", " | "/" | " & " | " / ")
            || told + 2 == at && tokens.is_one_of(told + 1, cues!["och", "samt", "eller"])
    });
    by_word
        || goes
        || named
        || staged
        || of_people
        || counted
        || is_at_school(tokens, at, last)
        || is_of_programme(tokens, at, last)
}

/// Whether a word means those who are in a class: `kompisarna i 7D`.
fn is_pupil(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.flags(at).is(Flags::KIN)
        || tokens.is_one_of(at, BEFORE) && tokens.length(at) > 3
        || tokens.is_one_of(
            at,
            cues!["tjejer", "tjejerna", "killar", "killarna", "mentor", "ny", "nya", "föräldrar"],
        )
}

/// `i EK19B`, `klassen SA21`: the letters of a national programme and a year are a class wherever one is.
fn is_of_programme(tokens: &Tokens<'_>, at: usize, last: usize) -> bool {
    let word = tokens.str(at);
    let coded =
        tokens.is_word(at) && CODES.contains(&word) && (last > at + 1 || tokens.digits(last).len() == 2);
    let led = tokens.is_one_of(at.wrapping_sub(1), BEFORE) && tokens.before(at) == " ";
    let set_off = tokens.before(at).ends_with([',', '(', ' ']) && tokens.before(at).contains([',', '(']);
    // `TE1a`
    let stair = last > at + 1 && !tokens.is_capital(last);
    coded && (led || set_off || stair)
}

/// The codes of the national programmes of upper secondary school.
const CODES: [&str; 22] = [
    "BF", "BA", "EE", "FT", "HA", "HT", "HV", "IN", "NB", "RL", "VF", "VO", "EK", "ES", "HU", "NA", "SA",
    "TE", "FS", "IM", "IMS", "SP",
];

/// Words for a year of upper secondary school.
static YEARS: &Cues = cues![
    "året", "ettan", "tvåan", "trean", "fyran", "årskurs", "årskursen", "åk", "år", "sistaåret", "sista",
    "läsår", "1:an", "2:an", "3:an", "avgångsklassen", "förstaårselev", "andraårselev", "tredjeårselev",
];

/// Endings of the names of programmes.
static PROGRAMMES: Endings =
    Endings::of(&["programmet", "programmets", "introduktion", "linjen", "programmen"]);

/// The first parts of their names, as people say them.
static SHORT: &Cues = cues![
    "bygg", "fordon", "teknik", "natur", "samhäll", "samhälle", "ekonomi", "estet", "estetiska", "el",
    "handels", "vård", "naturbruk", "hotell", "restaurang", "språkintroduktion", "sam", "fordons", "tekniks",
    "humanistiska", "barn", "industri", "vvs", "hantverk", "natursam",
];

/// A year and a programme of a school, or of one who attends: `andra året på ekonomiprogrammet vid Ekgymnasiet`.
fn programme(tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
    let named = tokens.is_word(at) && PROGRAMMES.of_word(tokens.str(at)).is_some();
    if !named && !tokens.is_one_of(at, SHORT) {
        return None;
    }
    let in_clause = |word: usize| !tokens.before(word).contains(['.', ';', '!', '?', '\n']);
    let year = (at.saturating_sub(5)..at)
        .rev()
        .take_while(|word| in_clause(word + 1))
        .filter(|word| tokens.is_one_of(*word, YEARS))
        .last();
    let after = (at + 1..at + 5).take_while(|word| in_clause(*word));
    let later = after.clone().find(|word| tokens.is_one_of(*word, YEARS));
    let school =
        (at + 1..at + 8).take_while(|word| in_clause(*word)).find(|word| school(tokens, *word).is_some());
    let one = |word: &usize| tokens.is_one_of(*word, ATTENDS);
    let of_many = cues!["elever", "eleverna", "alla", "ungdomar", "samtliga", "klasser", "klasserna"];
    let first = year.unwrap_or(at);
    let mut clause = (first.saturating_sub(5)..first).rev().take_while(|word| in_clause(word + 1));
    let attends =
        clause.clone().any(|word| one(&word)) && !clause.any(|word| tokens.is_one_of(word, of_many));
    let dated = year.is_some()
        || later.is_some_and(|later| {
            named
                && (tokens.is_number(later + 1) || tokens.is_one_of(later, cues!["ettan", "tvåan", "trean"]))
        });
    let is_it = dated && (school.is_some() || attends);
    let end = school.or(later).unwrap_or(at);
    is_it.then_some((first, end))
}

/// Verbs for attending a programme.
static ATTENDS: &Cues = cues!["går", "gick", "läser", "läste", "pluggar", "pluggade", "börjat", "började"];

/// `8B på skolan`, `skolans 8B`: a class of an unnamed school, where no word makes it a room or a course.
fn is_at_school(tokens: &Tokens<'_>, at: usize, last: usize) -> bool {
    let is_class =
        tokens.is_word(last) && (tokens.is_capital(last) || tokens.is_one_of(at.wrapping_sub(1), cues!["i"]));
    let led = tokens.begins(at)
        || tokens.before(at).ends_with('(')
        || tokens.before(at) == " " && tokens.is_one_of(at.wrapping_sub(1), BEFORE);
    let after = (last + 2..last + 4).any(|school| {
        let leads = tokens.is_one_of(last + 1, cues!["på", "i", "vid"]);
        let spaced = (last + 1..=school).all(|word| tokens.before(word) == " ");
        leads && spaced && tokens.is_one_of(school, SORTS)
    });
    let of_school =
        at > 0 && tokens.before(at) == " " && tokens.is_one_of(at - 1, cues!["skolans", "gymnasiets"]);
    is_class && (of_school || led && after)
}

/// The last token of a class: `8B`, `8 b`, `NA21`, `SA2b`, `7:2`.
fn designation(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let letter = |at: usize| {
        tokens.str(at).len() == 1
            && tokens.is_word(at)
            && matches!(tokens.str(at).as_bytes()[0].to_ascii_uppercase(), b'A'..=b'H')
    };
    if tokens.is_number(at) {
        let year = tokens.digits(at);
        let is_year = year.len() == 1 && year.as_bytes()[0] != b'0';
        if is_year
            && letter(at + 1)
            && (tokens.before(at + 1).is_empty()
                || (tokens.before(at + 1) == " " && tokens.is_capital(at + 1)))
        {
            return Some(at + 1);
        }
        // `6:an B`
        let called = tokens.is_one_of(at + 1, cues!["an"]) && matches!(tokens.before(at + 1), ":" | "");
        if is_year && called && letter(at + 2) && tokens.is_capital(at + 2) && tokens.before(at + 2) == " " {
            return Some(at + 2);
        }
        // `årskurs 9 klass A`
        let classed =
            tokens.is_one_of(at + 1, cues!["klass"]) && tokens.before(at + 1).trim_matches(',') == " ";
        if is_year && classed && letter(at + 2) && tokens.before(at + 2) == " " {
            return Some(at + 2);
        }
        let told = tokens.is_one_of(at.wrapping_sub(1), cues!["klass", "klassen"]);
        if is_year
            && (tokens.before(at + 1) == ":" || told && tokens.before(at + 1) == ".")
            && tokens.digits(at + 1).len() == 1
        {
            return Some(at + 1);
        }
        return (told && is_year && tokens.after(at) != "-").then_some(at);
    }
    let spelt = tokens.is_one_of(at, WORDED) && tokens.is_one_of(at.wrapping_sub(1), CLASSES);
    if (spelt || tokens.is_one_of(at, STAGES))
        && letter(at + 1)
        && tokens.is_capital(at + 1)
        && tokens.before(at + 1) == " "
    {
        return Some(at + 1);
    }
    let programme = tokens.list[at].case == Case::Upper && (2..=4).contains(&tokens.length(at));
    if programme && tokens.before(at + 1).is_empty() && matches!(tokens.digits(at + 1).len(), 1 | 2) {
        let stair = letter(at + 2) && tokens.before(at + 2).is_empty();
        return Some(at + 1 + usize::from(stair));
    }
    None
}
