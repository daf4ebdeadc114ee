//! Streets, post boxes and postal codes.

use super::super::class::Class;
use super::super::cues::{Cues, Endings, cues};
use super::super::date::is_month;
use super::super::found::Found;
use super::super::lexicon::Flags;
use super::super::tokens::Tokens;

/// Endings of street names.
static ENDINGS: Endings = Endings::of(&[
    "gatan", "vägen", "gränd", "gränden", "stigen", "torget", "backen", "allén", "platsen", "leden", "kajen",
    "stråket", "slingan", "ringen", "gata", "väg", "torg", "esplanaden", "parken", "promenaden", "gården",
    "hamnen", "stig", "backe", "allé", "gångväg", "kroken", "svängen",
]);
/// Endings of street names that other names have too: an address only after a word for living or going somewhere.
static SOFT: Endings = Endings::of(&[
    "höjden", "liden", "brinken", "kullen", "dalen", "ängen", "gärdet", "åsen", "hagen", "gläntan",
    "terrassen", "vreten", "stranden", "udden", "vallen", "lunden", "tunet", "strand", "esplanad",
    "boulevarden", "trappan", "brink", "sluttningen", "rondellen", "hagarna", "åkern", "lyckan", "tået",
    "spåret", "varvet", "bågen", "slätten", "ryggen", "skogen", "heden", "mossen", "fältet", "bron",
    "bryggan", "porten", "hörnet", "rundan", "gången", "torp", "rud", "hult", "vik", "näs", "dal", "hage",
    "lund", "berga", "haga", "torpet", "gård", "bygget", "mark", "ryd", "stugan", "kvarn", "udde", "tomten",
]);
/// Words before such a street.
static LIVES: &Cues = cues![
    "bor", "bodde", "adress", "adressen", "på", "till", "hemma", "skriven", "folkbokförd", "bostaden",
    "gatuadress",
];
/// `-plan` is a square, but also a document.
static PLAN: Endings = Endings::of(&["plan"]);
/// Endings that no other word has, so that they are recognised without a capital.
const PLAIN: [&str; 4] = ["gatan", "vägen", "gränd", "stigen"];
/// Words that end as a street name but are not one.
static NO_STREETS: &Cues = cues![
    "riksväg", "länsväg", "europaväg", "motorväg", "järnväg", "tillväg", "omväg", "landsväg",
    "arbetsplatsen", "mötesplatsen", "lekplatsen", "brottsplatsen", "fritidsgården", "ungdomsgården",
    "parken", "platsen", "gården", "ringen", "hamnen", "mötesplats", "vårdkedjegången", "övergången",
    "tillgången", "utgången",
];
/// Units: after one of these the number is a count.
static UNITS: &Cues = cues![
    "km", "kilometer", "m", "meter", "gånger", "minuter", "min", "timmar", "personer", "ungdomar", "kronor",
    "kr", "procent", "år", "dagar", "veckor", "stycken", "st", "elever", "barn", "boende", "besökare",
    "steg", "delar", "punkter",
];

/// Whether a word has one of those endings.
pub(super) fn may_end(word: &str) -> bool {
    [&ENDINGS, &SOFT, &PLAN].into_iter().any(|endings| endings.of_word(word).is_some())
}

pub(super) fn find(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    postcode(tokens, at, found);
    // The name of a street is the word before its number.
    if let Some(word) = at.checked_sub(1).filter(|word| tokens.is_word(*word)) {
        postbox(tokens, word, found);
        street(tokens, word, found);
        numbered(tokens, at, found);
    }
}

/// A word with the ending of a street name, and a number.
fn street(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let next = at + 1;
    let number = tokens.digits(next);
    let gap = tokens.before(next);
    if !(1..=4).contains(&number.len()) || number.starts_with('0') || !matches!(gap, " " | ", ") {
        return;
    }
    let word = tokens.str(at);
    let Some(ending) = ENDINGS.of_word(word).or_else(|| plan(word, number)).or_else(|| soft(tokens, at))
    else {
        return;
    };
    let head = &word[..word.len() - ending.len()];
    let capital = tokens.is_capital(at);
    let above = at
        .checked_sub(1)
        .filter(|above| tokens.is_capital(*above) && tokens.before(at).trim_matches(' ').is_empty());
    let adjective = above.is_some_and(|above| is_adjective(tokens, above));
    if tokens.is_one_of(at, NO_STREETS) && !adjective && (above.is_none() || tokens.begins(at - 1)) {
        return;
    }
    // `vägen 2`, `torget 5`: a plain word is not a name, unless a capitalised word precedes it: `Gamla vägen 2`.
    let named = if head.is_empty() {
        above.is_some_and(|above| !tokens.begins(above) || is_adjective(tokens, above))
    } else {
        head.chars().count() >= 2 && (capital || (PLAIN.contains(&ending) && head.chars().count() >= 3))
    };
    if !named || (gap == ", " && !capital) {
        return;
    }
    // A year, a day or a count after a street is not a house number.
    let is_year = number.len() == 4;
    let follows = tokens.before(next + 1);
    if is_year
        || is_month(tokens, next + 1)
        || (follows == "/"
            || follows == "-" && tokens.is_number(next + 1) && tokens.digits(next + 1).len() == 4)
        || (tokens.is_one_of(next + 1, UNITS) && follows == " ")
    {
        return;
    }
    let mut first = at;
    while let Some(above) = first.checked_sub(1) {
        let joined = tokens.before(first) == " " && tokens.is_capital(above) && first + 3 > at;
        let glued = matches!(tokens.before(first), "-" | ":" | ":t ");
        let named = joined && (!tokens.begins(above) || is_adjective(tokens, above));
        let part = glued && tokens.is_capital(above);
        if !named && !part {
            break;
        }
        first = above;
    }
    let mut end = tokens.list[next].end;
    // The letter of an entrance: `12 B`, `12b`.
    let stair = tokens.str(next + 1);
    if stair.len() == 1
        && stair.bytes().all(|byte| matches!(byte, b'A'..=b'H' | b'a'..=b'h'))
        && matches!(tokens.before(next + 1), "" | " ")
        && (tokens.before(next + 1).is_empty() || tokens.is_capital(next + 1))
    {
        end = tokens.list[next + 1].end;
    }
    found.add(Class::Address, tokens.list[first].start, end);
}

/// `Box 114, 145 99 Rågsäter`
fn postbox(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let number = tokens.digits(at + 1);
    let follows = matches!(tokens.before(at + 2), ", " | " " | "\n")
        && (tokens.digits(at + 2).len() == 3 && tokens.digits(at + 3).len() == 2
            || tokens.digits(at + 2).len() == 5);
    let is_box = tokens.is_capital(at)
        && tokens.is_one_of(at, cues!["box", "postbox"])
        && tokens.before(at + 1) == " ";
    if is_box && follows && number.len() <= 5 {
        found.add(Class::Address, tokens.list[at].start, tokens.list[at + 1].end);
    }
}

/// `Ekgatan nr 4`
fn numbered(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let Some(street) = at.checked_sub(2) else { return };
    let named = tokens.is_capital(street) && ENDINGS.of_word(tokens.str(street)).is_some();
    let led = tokens.is_one_of(at - 1, cues!["nr", "nummer"]) && tokens.before(at - 1) == " ";
    let short = tokens.digits(at).len() <= 3 && matches!(tokens.before(at), " " | ". ");
    if named && led && short && !tokens.is_one_of(street, NO_STREETS) {
        found.add(Class::Address, tokens.list[street].start, tokens.list[at].end);
    }
}

/// `bor på Ringvägen tolv`
pub(super) fn spelt(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    static NUMBERS: &Cues = cues![
        "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
        "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo", "trettio", "fyrtio", "femtio",
    ];
    let Some(street) = at.checked_sub(1).filter(|_| tokens.is_one_of(at, NUMBERS)) else { return };
    let named = tokens.is_capital(street)
        && ENDINGS.of_word(tokens.str(street)).is_some()
        && tokens.before(at) == " ";
    let led = street > 0 && tokens.is_one_of(street - 1, LIVES);
    if named && led && !tokens.is_one_of(at + 1, UNITS) && !tokens.is_one_of(street, NO_STREETS) {
        found.add(Class::Address, tokens.list[street].start, tokens.list[at].end);
    }
}

/// A postcode or coordinates after a word that announces them: `postnummer 123 45`, `koordinater 59.33, 18.06`.
pub(super) fn told(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    if tokens.is_one_of(at, cues!["postnummer", "postnumret", "postnr", "postkod", "postkoden"]) {
        let first = at + 1 + usize::from(tokens.is_one_of(at + 1, cues!["är", "var"]));
        let split = tokens.digits(first).len() == 3
            && tokens.digits(first + 1).len() == 2
            && tokens.before(first + 1) == " ";
        let last = first + usize::from(split);
        if (split || tokens.digits(first).len() == 5) && tokens.before(first).len() <= 2 {
            found.add(Class::Postcode, tokens.list[first].start, tokens.list[last].end);
        }
    }
    if tokens.is_one_of(
        at,
        cues!["koordinat", "koordinater", "koordinaterna", "position", "positionen", "gps", "pos"],
    ) {
        let north = (at + 1..at + 4).find(|next| tokens.is_number(*next)).unwrap_or(tokens.len());
        let decimal = |at: usize| {
            tokens.digits(at).len() == 2
                && tokens.digits(at + 1).len() >= 2
                && matches!(tokens.before(at + 1), "." | ",")
        };
        let whole = |at: usize| tokens.digits(at).parse::<u32>().unwrap_or(0);
        if decimal(north)
            && decimal(north + 2)
            && (54..=70).contains(&whole(north))
            && (10..=25).contains(&whole(north + 2))
        {
            found.add(Class::Geo, tokens.list[north].start, tokens.list[north + 3].end);
        }
    }
    if tokens.is_one_of(at, cues!["words", "ww"]) || tokens.str(at) == "w" && tokens.before(at) == "3" {
        let words = (at + 1..at + 4).all(|word| tokens.is_word(word) && tokens.length(word) > 1);
        if words
            && tokens.before(at + 2) == "."
            && tokens.before(at + 3) == "."
            && tokens.before(at + 1).len() <= 2
        {
            found.add(Class::Geo, tokens.list[at + 1].start, tokens.list[at + 3].end);
        }
    }
}

/// `bor på Solhöjden 14`
fn soft(tokens: &Tokens<'_>, at: usize) -> Option<&'static str> {
    let led = (1..=2).any(|back| at >= back && tokens.is_one_of(at - back, LIVES));
    let short = tokens.digits(at + 1).len() <= 3 && tokens.before(at + 1) == " ";
    SOFT.of_word(tokens.str(at)).filter(|_| led && short && tokens.is_capital(at))
}

/// `Tenstaplan 4` is an address; a word for an action plan is not.
fn plan(word: &str, number: &str) -> Option<&'static str> {
    let ending = PLAN.of_word(word)?;
    let head = word[..word.len() - 4].to_lowercase();
    let is_document = head.ends_with('s')
        || head.is_empty()
        || [
            "hand", "del", "tid", "detalj", "läro", "kurs", "grund", "lokal", "flyg", "affärs", "arbets",
            "lägenhets", "mål", "skol", "studie", "över", "ritnings", "hem", "full", "del",
        ]
        .iter()
        .any(|own| head == *own);
    (!is_document && number.len() <= 3 && word.starts_with(char::is_uppercase)).then_some(ending)
}

fn is_adjective(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_one_of(
        at,
        cues![
            "stora", "lilla", "gamla", "nya", "norra", "södra", "västra", "östra", "övre", "nedre", "yttre",
            "inre", "långa", "breda", "smala", "höga",
        ],
    )
}

/// `NNN NN Place`
fn postcode(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let (three, two) = (tokens.digits(at), tokens.digits(at + 1));
    if three.starts_with('0') {
        return;
    }
    let split = three.len() == 3 && two.len() == 2 && tokens.before(at + 1) == " ";
    let (code, last) = if split {
        (format!("{three}{two}"), at + 1)
    } else if three.len() == 5 {
        (three.to_owned(), at)
    } else {
        return;
    };
    if matches!(code.as_str(), "11414" | "11313") {
        return;
    }
    let place = last + 1;
    let gap = tokens.before(place);
    let glued = at > 0 && tokens.is_number(at - 1) && tokens.before(at).len() <= 1;
    let known = tokens.flags(place).is(Flags::PLACE);
    // A place that is not known, after a word for living there.
    let told = tokens.is_capital(place)
        && tokens.flags(place).is_unknown()
        && (1..=2).any(|back| at >= back && tokens.is_one_of(at - back, LIVES));
    let named = tokens.is_capital(place)
        && tokens.length(place) > 2
        && (split
            || known
            || is_place(tokens, place)
            || tokens.before(at) == ", " && at > 0 && tokens.is_number(at - 1))
        && (known || !tokens.flags(place).is(Flags::WORD))
        || known && tokens.is_capital(place)
        || told;
    if glued
        || !matches!(gap, " " | ", " | "\n")
        || !(named || known && (split || tokens.is_one_of(at.wrapping_sub(1), LIVES)))
    {
        return;
    }
    let start = tokens.list[at].start;
    let start = if ["SE-", "S-", "SE "].iter().any(|prefix| tokens.text[..start].ends_with(prefix)) {
        start - tokens.before(at).len().min(1) - tokens.str(at.wrapping_sub(1)).len()
    } else {
        start
    };
    found.add(Class::Postcode, start, tokens.list[place].end);
}

/// Whether a word that is not known ends as places do.
pub(super) fn is_place(tokens: &Tokens<'_>, at: usize) -> bool {
    static ENDS: Endings = Endings::of(&[
        "by", "sta", "mo", "torp", "vik", "berg", "köping", "hult", "ås", "lund", "fors", "dal", "stad",
        "ryd", "arp", "löv", "borg", "bo", "hamn", "sjö", "näs", "holm", "strand", "bruk", "tuna", "inge",
        "boda", "vall", "ånger", "ersta", "sala",
    ]);
    tokens.flags(at).is_unknown() && tokens.length(at) > 4 && ENDS.of_word(tokens.str(at)).is_some()
}
