//! Clubs, congregations and employers by name, where a person belongs to them.

use super::protected::PARTIES;
use crate::pii::detector::class::Class;
use crate::pii::detector::cues::{Cues, Endings, cues};
use crate::pii::detector::found::Found;
use crate::pii::detector::lexicon::Flags;
use crate::pii::detector::tokens::Tokens;

/// Abbreviations in names of clubs.
const CLUBS: [&str; 30] = [
    "IF", "IK", "FF", "BK", "FC", "SK", "AIK", "BoIS", "GoIF", "HC", "IS", "IFK", "BTK", "BBK", "FK", "SC",
    "HK", "IBK", "IBF", "HF", "GIF", "KFUM", "BoIF", "AIF", "GF", "RK", "JK", "KK", "SS", "MC",
];
/// The longest of those.
const LONGEST_CLUB: usize = {
    let (mut at, mut longest) = (0, 0);
    while at < CLUBS.len() {
        longest = if CLUBS[at].len() > longest { CLUBS[at].len() } else { longest };
        at += 1;
    }
    longest
};
/// Abbreviations of forms of company.
const COMPANIES: [&str; 5] = ["AB", "HB", "KB", "Aktiebolag", "Ltd"];
/// The last parts of words for places where people meet, pray, train and work; a name stands before them.
static HOUSES: Endings = Endings::of(&[
    "moskén", "moské", "församlingen", "församling", "kyrkan", "kyrka", "synagogan", "synagoga", "tempel",
    "templet", "föreningen", "förening", "klubben", "klubb", "bönelokalen", "bönelokal", "gurdwara",
    "gurdwaran", "förbundet", "förbund", "pizzeria", "pizzerian", "åkeri", "åkeriet", "bageri", "bageriet",
    "måleri", "städ", "bygg", "plåt", "verkstad", "verkstaden", "restaurang", "restaurangen", "krog",
    "krogen", "café", "cafe", "caféet", "grill", "grillen", "kiosk", "kiosken", "livs", "salong", "salongen",
    "frisör", "transport", "transporter", "bilservice", "däck", "el", "rör", "hotell", "hotellet", "gym",
    "gymmet", "assistans", "bemanning", "handel", "blommor", "akademi", "fight", "äldreboende", "scoutkår",
    "kår", "fabrik", "sjukhus", "konditori", "lantbruk", "snickeri", "entreprenad", "trädgård", "center",
    "vänner", "kulturhus", "samfund", "samfundet", "mission", "bil", "motor", "sushi", "kebab", "fisk",
    "catering", "kampsport", "cykel", "mekaniska", "redovisning", "teknik", "service", "innebandy", "hockey",
    "hemtjänst", "omsorg", "konsult", "plåtslageri", "logistik", "schakt", "truck", "montage", "optik",
    "brottning", "boxning", "frikyrka", "missionshus", "bönehus", "scouter", "bilar", "gräv", "maskin",
    "städservice", "däckservice", "bärgning", "kakel", "golv", "tak", "vvs", "ventilation", "solceller",
    "tryckeri", "tvätt", "bilvård", "bilverkstad",
]);
/// Whole words of the same kind that also end other names.
static LOOSE: Endings = Endings::of(&[
    "el", "rör", "bil", "center", "fisk", "motor", "handel", "mission", "städ", "bygg", "teknik", "service",
    "omsorg", "konsult", "gräv", "maskin", "golv", "tak", "hockey", "innebandy", "boxning", "logistik",
    "bilar", "tvätt", "schakt", "truck", "montage", "hemtjänst", "brottning", "ventilation",
]);
/// Words that say that somebody belongs to what follows.
static JOINS: &Cues = cues![
    "jobbar", "arbetar", "jobb", "jobbet", "anställd", "anställning", "praktik", "praktiserar",
    "praktikplats", "spelar", "tränar", "boxas", "extrajobbar", "sommarjobbar", "lärling", "sommarjobb",
    "extrajobb", "jobbade", "tränat", "medlem", "jobbat", "arbetat", "sparkades", "sparkad", "kock",
    "servitör", "städare", "arbetade", "spelade", "tränade", "spelat", "praktikant", "provanställd",
    "timanställd", "extraknäcker", "körsångare", "sjunger", "kören", "ledare", "ungdomsledare", "tränare",
    "ungdomstränare", "målvakt", "back", "lagkapten", "aktiv", "engagerad", "vaktmästare", "chaufför",
    "snickare", "elektriker", "frisör", "kassör", "ordförande", "brottas", "simmar", "dansar", "rider",
    "scout", "ministrant", "konfirmerades", "konfirmand", "börjat", "lärlingsplats", "lärlingskap", "sitter",
    "besöker", "ber", "predikar", "predikat", "volontär", "volontärar", "kassabiträde", "lagerarbetare",
    "diskare", "väktare", "anställda", "jobba", "träna", "spela", "vikarierar", "vikarie", "chef", "chefen",
    "kollega", "kollegor", "arbetsgivare", "arbetsplats", "arbetsplatsen", "med", "startade", "äger",
    "driver", "delägare", "förening", "klubb", "lag", "församling", "kör", "körde", "städar", "städade",
    "tolkar", "extrajobbade", "ungdomslaget", "lagkaptenen", "jobbadress", "säljare", "fotboll", "boxning",
    "handboll", "judo", "karate",
];
/// Small words between those and a name.
static BETWEEN: &Cues = cues![
    "från", "på", "hos", "i", "vid", "med", "för", "extra", "som", "deltid", "fotboll", "boxning",
    "innebandy", "basket", "handboll", "kampsport", "mma", "brottning", "thaiboxning", "hockey", "ishockey",
    "aktiv", "ibland", "numera", "nu", "helger", "helgerna", "sommaren", "kvällar", "kvällarna", "varje",
    "vecka", "dag", "heltid", "judo", "karate", "bandy", "ungdomarna", "barnen", "laget", "just", "sedan",
    "båda", "futsal", "volleyboll", "tennis",
];

/// Whether such a name may begin or end at a word without a capital.
pub(super) fn may_begin(word: &str) -> bool {
    JOINS.hold(word) || HOUSES.of_word(word).is_some()
}

/// A club, a congregation or an employer by name.
pub(super) fn belonging(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let is_house = HOUSES.of_word(tokens.str(at)).is_some();
    let capital = tokens.is_capital(at);
    if capital || is_house && at > 0 && matches!(tokens.before(at), " " | "-") {
        if is_house && let Some(last) = house_first(tokens, at) {
            found.add(Class::Affiliation, tokens.list[at].start, tokens.list[last].end);
            return;
        }
        if let Some(first) = named(tokens, at) {
            let last = continued(tokens, at);
            found.add(Class::Affiliation, tokens.list[first].start, tokens.list[last].end);
            return;
        }
        if capital
            && is_club(tokens, at)
            && tokens.is_capital(at + 1)
            && tokens.before(at + 1) == " "
            && !tokens.flags(at + 1).is(Flags::BODY)
        {
            let last = capitals(tokens, at + 1);
            found.add(Class::Affiliation, tokens.list[at].start, tokens.list[last].end);
            return;
        }
    }
    if tokens.is_one_of(at, JOINS)
        && let Some((first, last)) = joined(tokens, at)
    {
        found.add(Class::Affiliation, tokens.list[first].start, tokens.list[last].end);
    }
}

fn is_club(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.length(at) <= LONGEST_CLUB && CLUBS.contains(&tokens.str(at))
}

/// The end of a name that begins with the word for what it is: `Restaurang Karavan`, `kyrkan Nya Vägen`.
fn house_first(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    static WHOLE: &Cues = cues![
        "restaurang", "restaurangen", "café", "cafe", "caféet", "pizzeria", "pizzerian", "kyrkan", "moskén",
        "församlingen", "föreningen", "klubben", "krogen", "samfundet", "trossamfundet", "kulturföreningen",
        "gymmet", "salong", "bageriet", "åkeriet", "synagogan", "templet", "förbundet", "kampsportsklubben",
        "boxningsklubben", "fotbollsklubben", "idrottsföreningen", "hotell", "kiosken", "grillen", "brf",
        "bostadsrättsföreningen", "ridklubben", "motorklubben", "frikyrkan",
    ];
    static COMPOUND: Endings = Endings::of(&["kyrkan", "moskén", "församlingen", "föreningen"]);
    let next = at + 1;
    let flags = tokens.flags(next);
    let named = tokens.is_capital(next) && tokens.before(next) == " " && tokens.length(next) > 2;
    let known = flags.is(Flags::BODY.or(Flags::COUNTRY)) || flags.is(Flags::FIRST) && !tokens.is_capital(at);
    let inn = tokens.is_one_of(at, cues!["hotell", "restaurang", "pizzeria", "brf"]) && tokens.is_capital(at);
    let place = flags.is(Flags::PLACE) && !tokens.is_capital(next + 1) && !inn;
    let whole =
        tokens.is_one_of(at, WHOLE) || tokens.is_capital(at) && COMPOUND.of_word(tokens.str(at)).is_some();
    (whole && named && !known && !place).then(|| capitals(tokens, next))
}

/// The last of the capitalised words from a word.
fn capitals(tokens: &Tokens<'_>, from: usize) -> usize {
    let mut last = from;
    while tokens.is_capital(last + 1) && tokens.before(last + 1) == " " && last < from + 3 {
        last += 1;
    }
    last
}

/// The end of a name whose last capitalised word is one of these: `Nordins Åkeri AB`.
fn continued(tokens: &Tokens<'_>, at: usize) -> usize {
    let more =
        tokens.before(at + 1) == " " && (COMPANIES.contains(&tokens.str(at + 1)) || is_club(tokens, at + 1));
    at + usize::from(more)
}

/// The first word of a name that ends at a word: `Södra Lindens Judoklubb`, `Al-Salam-moskén`, `Blanka Trappor AB`.
fn named(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let word = tokens.str(at);
    let is_abbreviation = is_club(tokens, at) || COMPANIES.contains(&word);
    let ending = HOUSES.of_word(word);
    if !is_abbreviation && ending.is_none() || tokens.flags(at).is(Flags::BODY) {
        return None;
    }
    let mut first = at;
    // `Almby islamiska kulturförening`
    let adjective = !tokens.is_capital(at)
        && at > 1
        && tokens.is_capital(at - 2)
        && tokens.before(at - 1) == " "
        && (tokens.str(at - 1).ends_with("ska") || tokens.str(at - 1).ends_with("na"));
    if adjective {
        first = at - 1;
    }
    while let Some(above) = first.checked_sub(1).filter(|above| at - above <= 4) {
        let joined = matches!(tokens.before(first), " " | "-" | ":t " | ":" | "." | ". ")
            && !tokens.before(first).contains(". ")
            || tokens.before(first) == ". " && tokens.length(above) <= 2;
        let begins =
            tokens.begins(above) && tokens.flags(above).is(Flags::WORD.or(Flags::ROLE).or(Flags::KIN));
        let small = tokens.is_one_of(above, cues!["t"]) && tokens.before(above) == ":";
        if !joined || !(tokens.is_capital(above) || small) || begins || tokens.is_number(above) {
            break;
        }
        first = above;
    }
    if first == at {
        // `till Betaniakyrkan`: one word, of which the first part is the name.
        let head = word.len() - ending.map_or(word.len(), str::len);
        let long = head >= 3 && LOOSE.of_word(word).is_none();
        let led =
            tokens.is_one_of(at.wrapping_sub(1), cues!["i", "till", "på", "hos", "från", "av", "vid", "för"]);
        let is_faith = ["moskén", "moské", "församlingen", "kyrkan", "klubben", "synagogan", "templet"]
            .iter()
            .any(|own| word.ends_with(own));
        return (tokens.is_capital(at) && long && led && is_faith && !tokens.begins(at)).then_some(at);
    }
    let labelled = first > 0 && tokens.before(first) == ": " && tokens.is_one_of(first - 1, JOINS);
    let begins = tokens.begins(first) && !labelled;
    let plain = tokens.flags(first).is(Flags::WORD) || tokens.flags(first).is(Flags::BODY);
    // `Nordins Åkeri ringde`: an owner and a trade
    let owned = at == first + 1
        && tokens.is_capital(at)
        && !is_abbreviation
        && tokens.str(first).ends_with('s')
        && !tokens.flags(first).is(Flags::WORD
            .or(Flags::BODY)
            .or(Flags::PLACE)
            .or(Flags::ROLE)
            .or(Flags::KIN));
    let strong =
        owned || is_abbreviation && !matches!(word, "IS" | "SK" | "SS" | "HF" | "KK" | "SC") || !begins;
    // Without a capital the word is a name only after one that is: `Hasselviks boxningsklubb`.
    let above = tokens.str(first);
    let arabic = tokens.is_one_of(first, cues!["al", "el", "ibn", "abu"]) && tokens.before(first + 1) == "-";
    let lower = !tokens.is_capital(at)
        && !arabic
        && (plain
            || tokens.before(at) != "-"
                && tokens.flags(first).is(Flags::ROLE.or(Flags::KIN).or(Flags::COUNTRY))
            || LOOSE.of_word(word).is_some()
            || !matches!(tokens.before(at), "-")
                && !above.ends_with('s')
                && !above.ends_with("ska")
                && !adjective
                && !tokens.flags(first).is(Flags::PLACE)
                && !ends_as_place(above)
            || word.ends_with("en") && tokens.before(at) != "-" && (begins || !above.ends_with("ska")));
    (strong && !(plain && begins && at - first == 1) && !lower).then_some(first)
}

/// What a verb or a noun for belonging says that somebody belongs to: `jobbar på Nordins`.
fn joined(tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
    let mut next = at + 1;
    while tokens.is_one_of(next, BETWEEN) && next < at + 6 && tokens.before(next) == " " {
        next += 1;
    }
    let is_in = !tokens.is_one_of(at, cues!["med"])
        || tokens.is_one_of(at + 1, cues!["i"])
            && tokens
                .is_one_of(at.wrapping_sub(1), cues!["är", "var", "varit", "vara", "blev", "gått", "går"]);
    let told = is_in
        && next > at + 1
        && tokens.is_one_of(next - 1, cues!["på", "hos", "i", "vid", "från", "med", "för"]);
    let flags = tokens.flags(next);
    let last = capitals(tokens, next);
    let is_body = flags.is(Flags::BODY.or(Flags::PHRASE).or(Flags::COUNTRY)) && last == next
        || tokens.is_one_of(next, PARTIES);
    let is_place = flags.is(Flags::PLACE) && last == next;
    let is_person = flags.is(Flags::FIRST) && tokens.is_one_of(next - 1, cues!["med", "för", "från"]);
    let is_plain =
        last == next && flags.is(Flags::WORD) && tokens.is_one_of(next - 1, cues!["i", "med", "för"]);
    let named = tokens.is_capital(next) && tokens.before(next) == " " && !is_party(tokens, next, last);
    (told && named && !is_body && !is_place && !is_person && !is_plain).then_some((next, last))
}

fn is_party(tokens: &Tokens<'_>, first: usize, last: usize) -> bool {
    (first..=last).any(|at| tokens.is_one_of(at, PARTIES))
}

fn ends_as_place(word: &str) -> bool {
    static PLACES: Endings =
        Endings::of(&["by", "sta", "torp", "vik", "berg", "köping", "hult", "ås", "lund", "forsa", "dal"]);
    PLACES.of_word(word).is_some()
}
