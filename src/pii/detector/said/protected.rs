//! What the law protects of a person: belief, origin, health, sexuality, crime, party.

use super::whom::SUBJECTS;
use crate::pii::detector::class::Class;
use crate::pii::detector::cues::{Cues, cues};
use crate::pii::detector::found::Found;
use crate::pii::detector::lexicon::Flags;
use crate::pii::detector::tokens::Tokens;

/// Words for illness and disability that notes use.
const HEALTH: Cues = Cues::of(&[
    "adhd", "add", "autism", "autist", "asperger", "aspergers", "depression", "deprimerad", "psykos",
    "psykotisk", "schizofren", "schizofreni", "bipolär", "ptsd", "diagnos", "diagnosen", "ätstörning",
    "anorexi", "självskadebeteende", "sjukskriven", "suicidal", "missbruk", "missbrukar", "missbrukare",
    "epilepsi", "diabetes", "gravid", "tourettes", "ocd", "tvångssyndrom", "utvecklingsstörning", "ångest",
    "hiv", "alkoholist",
]);
const HAS: Cues = Cues::of(&[
    "anger", "har", "hade", "fått", "fick", "lider", "led", "är", "var", "med", "diagnosen",
    "diagnosticerad", "diagnostiserad", "diagnosticerats", "blivit", "behandlas", "medicineras", "utredd",
    "utreds", "av", "för", "sin", "hans",
]);
const CRIME: Cues = Cues::of(&[
    "dömd", "dömdes", "dömts", "misstänkt", "misstänks", "efterlyst", "häktad", "häktades", "gripen",
    "greps", "åtalad", "åtalades", "anhållen", "villkorligt", "fängelse", "kriminell", "straffad",
    "brottsbelastad", "lagförd", "frigiven", "avtjänar", "avtjänat", "skyddstillsyn",
]);
const SEXUALITY: Cues = Cues::of(&[
    "homosexuell", "bisexuell", "lesbisk", "gay", "transperson", "transsexuell", "bög", "queer",
    "hbtq-person", "asexuell", "pansexuell", "transkvinna",
]);
/// Words that link a person to a crime.
const OF_CRIME: Cues = Cues::of(&[
    "nu", "är", "var", "har", "blivit", "blev", "hade", "tidigare", "han", "hon", "brodern", "pappan", "som",
    "storebror",
]);
/// Words that link a person to a party.
const OF_PARTY: Cues =
    Cues::of(&["medlem", "aktiv", "röstar", "röstade", "röstat", "engagerad", "kandiderar", "sympatiserar"]);
/// Words for a person who believes in violence, or in what may lead to it.
const BELIEVERS: Cues = Cues::of(&[
    "nazist", "nynazist", "fascist", "jihadist", "islamist", "anarkist", "kommunist", "rasist",
    "högerextremist", "vänsterextremist",
]);
/// Words before a country of origin.
const ORIGIN: Cues = Cues::of(&[
    "från", "ursprung", "bakgrund", "rötter", "medborgare", "född", "flytt", "flydde", "kommer", "härkomst",
    "uppvuxen", "medborgarskap", "flytt", "härstammar", "påbrå", "anknytning",
]);
const FAITH: Cues = Cues::of(&[
    "konverterat", "konverterade", "konvertit", "konverterar", "troende", "religiös", "muslimsk", "kristen",
    "judisk", "shiamuslim", "sunnimuslim", "salafist", "buddhist", "hinduisk", "hindu", "ateist", "katolik",
    "pingstvän", "ortodox", "jude", "muslim", "döpt",
]);
const PARTIES: Cues = Cues::of(&[
    "sverigedemokraterna", "moderaterna", "socialdemokraterna", "vänsterpartiet", "centerpartiet",
    "kristdemokraterna", "liberalerna", "miljöpartiet", "nyans", "afs", "medborgerlig", "sd",
]);

/// Countries of origin.
const COUNTRIES: Cues = Cues::of(&[
    "somalia", "syrien", "irak", "iran", "afghanistan", "eritrea", "etiopien", "turkiet", "libanon",
    "palestina", "gaza", "marocko", "algeriet", "tunisien", "egypten", "jemen", "sudan", "bosnien",
    "serbien", "kosovo", "albanien", "makedonien", "kroatien", "polen", "ryssland", "ukraina", "rumänien",
    "bulgarien", "ungern", "chile", "colombia", "peru", "bolivia", "thailand", "vietnam", "kina", "indien",
    "pakistan", "bangladesh", "nigeria", "gambia", "ghana", "kongo", "uganda", "kenya", "burundi", "rwanda",
    "finland", "tjetjenien", "kurdistan", "uzbekistan", "jordanien", "kuwait", "libyen", "senegal",
    "mongoliet",
]);

/// A belief, an origin, an illness, a crime, a party or a sexuality, within a few words of the person it is stated
/// of.
pub(super) fn protected(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let flags = tokens.flags(at);
    if !flags.is(Flags::CUE) && !flags.is(Flags::PEOPLE) {
        return;
    }
    let around = Around { tokens, at };
    let to_faith = cues!["islam", "kristendomen", "judendomen", "shia", "sunni", "buddhismen"];
    let of_many = cues!["miljö", "extremism", "församling", "förening", "högtid"];
    let of_person =
        cues!["medborgare", "ursprung", "bakgrund", "medborgarskap", "härkomst", "familj", "föräldrar"];
    let next_is = |words: &Cues| tokens.is_one_of(at + 1, words);
    let mut last = at;
    let is_it = if tokens.is_one_of(at, &SEXUALITY) {
        around.is_said() || around.has(cues!["är", "som"])
    } else if tokens.is_one_of(at, &HEALTH) {
        (around.is_said() || around.has(cues!["sin", "sitt"])) && around.has(&HAS)
    } else if tokens.is_one_of(at, &FAITH) {
        last = if next_is(cues!["till"]) && tokens.is_one_of(at + 2, to_faith) { at + 2 } else { at };
        around.is_said() && !next_is(of_many)
    } else if tokens.is_one_of(at, &CRIME) {
        around.is_said() && around.has(&OF_CRIME)
            || tokens.begins(at) && next_is(cues!["för", "sedan", "mot"])
    } else if tokens.is_one_of(at, &BELIEVERS) {
        around.is_said() && around.has(cues!["är", "blivit", "var"])
    } else if tokens.is_one_of(at, &PARTIES) {
        around.is_said() && around.has(&OF_PARTY)
    } else if flags.is(Flags::PEOPLE) {
        around.is_said() && (around.has(cues!["är", "som", "en", "och", "har"]) || next_is(of_person))
    } else {
        false
    };
    if is_it {
        found.add(Class::Protected, tokens.list[at].start, tokens.list[last].end);
    } else if tokens.is_capital(at)
        && is_country(tokens, at)
        && tokens.is_one_of(at.wrapping_sub(1), cues!["från", "i"])
    {
        let from = (at.saturating_sub(5)..at).find(|word| tokens.is_one_of(*word, &ORIGIN));
        if let Some(from) = from.filter(|_| around.is_said()) {
            found.add(Class::Protected, tokens.list[from].start, tokens.list[at].end);
        }
    }
}

/// The words before a word: at most six, and not past the beginning of the sentence.
struct Around<'a, 't> {
    tokens: &'a Tokens<'t>,
    at: usize,
}

impl Around<'_, '_> {
    fn has(&self, words: &Cues) -> bool {
        (self.at.saturating_sub(6)..self.at)
            .rev()
            .take_while(|word| !self.tokens.before(word + 1).contains(['.', ';', '!', '?', '\n']))
            .any(|word| self.tokens.is_one_of(word, words))
    }

    /// Whether the word is stated of a person.
    fn is_said(&self) -> bool {
        let others = cues!["läkarintyg", "läkarintyget", "ordföranden", "elev", "klient"];
        self.has(&SUBJECTS) || near_name(self.tokens, self.at) || self.has(others)
    }
}

/// Whether a first name stands a few words before.
fn near_name(tokens: &Tokens<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|word| {
        tokens.flags(word).is(Flags::FIRST) && !tokens.flags(word).is(Flags::BOTH) && tokens.is_capital(word)
    })
}

/// Whether a word is a country of origin. Towns in Sweden do not count.
fn is_country(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_one_of(at, &COUNTRIES)
}
