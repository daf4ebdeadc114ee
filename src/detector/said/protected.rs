//! What is said of a person that the law protects: belief, origin, health, sexuality, crime, party.

use super::whom::SUBJECTS;
use crate::detector::class::Class;
use crate::detector::found::Found;
use crate::detector::lexicon::Flags;
use crate::detector::tokens::{Tokens, same};

/// Illness and disability, in the words that notes use.
const HEALTH: [&str; 34] = [
    "adhd", "add", "autism", "autist", "asperger", "aspergers", "depression", "deprimerad", "psykos",
    "psykotisk", "schizofren", "schizofreni", "bipolär", "ptsd", "diagnos", "diagnosen", "ätstörning",
    "anorexi", "självskadebeteende", "sjukskriven", "suicidal", "missbruk", "missbrukar", "missbrukare",
    "epilepsi", "diabetes", "gravid", "tourettes", "ocd", "tvångssyndrom", "utvecklingsstörning", "ångest",
    "hiv", "alkoholist",
];
const HAS: [&str; 23] = [
    "anger", "har", "hade", "fått", "fick", "lider", "led", "är", "var", "med", "diagnosen",
    "diagnosticerad", "diagnostiserad", "diagnosticerats", "blivit", "behandlas", "medicineras", "utredd",
    "utreds", "av", "för", "sin", "hans",
];
const CRIME: [&str; 23] = [
    "dömd", "dömdes", "dömts", "misstänkt", "misstänks", "efterlyst", "häktad", "häktades", "gripen",
    "greps", "åtalad", "åtalades", "anhållen", "villkorligt", "fängelse", "kriminell", "straffad",
    "brottsbelastad", "lagförd", "frigiven", "avtjänar", "avtjänat", "skyddstillsyn",
];
const SEXUALITY: [&str; 12] = [
    "homosexuell", "bisexuell", "lesbisk", "gay", "transperson", "transsexuell", "bög", "queer",
    "hbtq-person", "asexuell", "pansexuell", "transkvinna",
];
/// Words before where somebody comes from.
const ORIGIN: [&str; 16] = [
    "från", "ursprung", "bakgrund", "rötter", "medborgare", "född", "flytt", "flydde", "kommer", "härkomst",
    "uppvuxen", "medborgarskap", "flytt", "härstammar", "påbrå", "anknytning",
];
const FAITH: [&str; 22] = [
    "konverterat", "konverterade", "konvertit", "konverterar", "troende", "religiös", "muslimsk", "kristen",
    "judisk", "shiamuslim", "sunnimuslim", "salafist", "buddhist", "hinduisk", "hindu", "ateist", "katolik",
    "pingstvän", "ortodox", "jude", "muslim", "döpt",
];
const PARTIES: [&str; 12] = [
    "sverigedemokraterna", "moderaterna", "socialdemokraterna", "vänsterpartiet", "centerpartiet",
    "kristdemokraterna", "liberalerna", "miljöpartiet", "nyans", "afs", "medborgerlig", "sd",
];

/// Countries that people have come from.
const COUNTRIES: [&str; 56] = [
    "somalia", "syrien", "irak", "iran", "afghanistan", "eritrea", "etiopien", "turkiet", "libanon",
    "palestina", "gaza", "marocko", "algeriet", "tunisien", "egypten", "jemen", "sudan", "bosnien",
    "serbien", "kosovo", "albanien", "makedonien", "kroatien", "polen", "ryssland", "ukraina", "rumänien",
    "bulgarien", "ungern", "chile", "colombia", "peru", "bolivia", "thailand", "vietnam", "kina", "indien",
    "pakistan", "bangladesh", "nigeria", "gambia", "ghana", "kongo", "uganda", "kenya", "burundi", "rwanda",
    "finland", "tjetjenien", "kurdistan", "uzbekistan", "jordanien", "kuwait", "libyen", "senegal",
    "mongoliet",
];

/// A belief, an origin, an illness, a crime, a party or a sexuality, within a few words of whom it is said of.
pub(super) fn protected(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let near = |from: usize, words: &[&str]| {
        (from.saturating_sub(6)..from)
            .rev()
            .take_while(|word| !tokens.before(word + 1).contains(['.', ';', '!', '?', '\n']))
            .any(|word| tokens.is_one_of(word, words))
    };
    let said = near(at, &SUBJECTS)
        || near_name(tokens, at)
        || near(at, &["läkarintyg", "läkarintyget", "ordföranden", "elev", "klient"]);
    let add = |found: &mut Found, first: usize| {
        found.add(Class::Protected, tokens.list[first].start, tokens.list[at].end);
    };
    if tokens.is_one_of(at, &SEXUALITY) && (said || near(at, &["är", "som"])) {
        return add(found, at);
    }
    if tokens.is_one_of(at, &HEALTH) && (said || near(at, &["sin", "sitt"])) && near(at, &HAS) {
        return add(found, at);
    }
    if tokens.is_one_of(at, &FAITH)
        && said
        && !tokens.is_one_of(at + 1, &["miljö", "extremism", "församling", "förening", "högtid"])
    {
        let to = tokens.is_one_of(at + 1, &["till"])
            && tokens
                .is_one_of(at + 2, &["islam", "kristendomen", "judendomen", "shia", "sunni", "buddhismen"]);
        return found.add(
            Class::Protected,
            tokens.list[at].start,
            tokens.list[at + if to { 2 } else { 0 }].end,
        );
    }
    if tokens.is_one_of(at, &CRIME)
        && said
        && near(
            at,
            &[
                "nu", "är", "var", "har", "blivit", "blev", "hade", "tidigare", "han", "hon", "brodern",
                "pappan", "som", "storebror",
            ],
        )
    {
        return add(found, at);
    }
    if tokens.is_one_of(at, &CRIME) && tokens.begins(at) && tokens.is_one_of(at + 1, &["för", "sedan", "mot"])
    {
        return add(found, at);
    }
    if tokens.is_one_of(
        at,
        &[
            "nazist", "nynazist", "fascist", "jihadist", "islamist", "anarkist", "kommunist", "rasist",
            "högerextremist", "vänsterextremist",
        ],
    ) && said
        && near(at, &["är", "blivit", "var"])
    {
        return add(found, at);
    }
    if tokens.is_one_of(at, &PARTIES)
        && said
        && near(
            at,
            &["medlem", "aktiv", "röstar", "röstade", "röstat", "engagerad", "kandiderar", "sympatiserar"],
        )
    {
        return add(found, at);
    }
    let flags = tokens.flags(at);
    if flags.is(Flags::PEOPLE)
        && said
        && (near(at, &["är", "som", "en", "och", "har"])
            || tokens.is_one_of(
                at + 1,
                &["medborgare", "ursprung", "bakgrund", "medborgarskap", "härkomst", "familj", "föräldrar"],
            ))
    {
        return add(found, at);
    }
    if flags.is(Flags::PLACE)
        && said
        && tokens.is_capital(at)
        && is_country(tokens, at)
        && let Some(first) = (at.saturating_sub(3)..at)
            .rev()
            .find(|word| tokens.is_one_of(*word, &ORIGIN))
            .filter(|_| tokens.is_one_of(at - 1, &["från", "i"]))
    {
        let from =
            (first.saturating_sub(2)..=first).find(|word| tokens.is_one_of(*word, &ORIGIN)).unwrap_or(first);
        add(found, from);
    }
}

/// Whether a first name stands a few words before.
fn near_name(tokens: &Tokens<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|word| {
        tokens.flags(word).is(Flags::FIRST) && !tokens.flags(word).is(Flags::BOTH) && tokens.is_capital(word)
    })
}

/// Countries that people have come from. What a town in Sweden says of a person is another matter.
fn is_country(tokens: &Tokens<'_>, at: usize) -> bool {
    COUNTRIES.iter().any(|country| same(tokens.str(at), country))
}
