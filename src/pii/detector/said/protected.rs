//! What the law protects of a person: belief, origin, health, sexuality, crime, party.

use super::whom::{Before, is_person};
use crate::pii::detector::class::Class;
use crate::pii::detector::cues::{Cues, Endings, cues};
use crate::pii::detector::found::Found;
use crate::pii::detector::lexicon::Flags;
use crate::pii::detector::name::is_thing;
use crate::pii::detector::tokens::Tokens;

/// Words that link somebody to what he is.
static IS: &Cues = cues![
    "är", "var", "som", "en", "ett", "blivit", "blev", "bli", "blir", "vara", "varit", "och", "eller",
    "både", "har", "hade", "sig", "nu", "öppet", "även", "samt", "dock", "numera", "fortfarande", "aktivt",
    "av", "sitter", "satt", "suttit", "född", "tidigare", "själv", "också", "inte", "kom", "den", "troligen",
    "dömd", "blivande", "till", "e", "ej", "identifierar",
];
/// Words that link somebody to what he has.
static HAS: &Cues = cues![
    "har", "hade", "haft", "fått", "fick", "får", "lider", "led", "med", "diagnosen", "diagnos", "är", "var",
    "diagnosticerad", "diagnostiserad", "diagnosticerats", "diagnostiserats", "blivit", "behandlas",
    "behandlad", "behandlats", "medicineras", "medicinerar", "utredd", "utreds", "utretts", "utredning",
    "sin", "sitt", "sina", "anger", "äter", "tar", "tagit", "använder", "brukar", "missbrukar", "röker",
    "rökt", "rökte", "snortar", "injicerar", "injicerat", "sitter", "satt", "suttit", "avtjänar", "avtjänat",
    "inlagd", "vårdas", "vårdats", "vårdad", "inskriven", "remitterad", "dömd", "dömdes", "döms", "gjort",
    "genomgått", "gör", "söker", "sökt", "beviljats", "beviljad", "nekats", "nekad", "placerad",
    "omhändertagen", "uppvisar", "utvecklat", "tecken", "misstanke", "misstänkt", "beroende", "påverkad",
    "säljer", "sålt", "sålde", "testat", "testade", "prövat", "symtom", "symptom", "grav", "svår", "lindrig",
    "måttlig", "finns", "insjuknat", "insjuknade", "trots", "under", "grund", "går", "gått", "kontakt",
    "patient", "patienten", "remitteras", "remiss", "självmedicinerar", "smittad", "bär", "drabbad",
    "drabbats", "gäller", "och",
];
/// Words that make what follows somebody's own.
static OWN: &Cues =
    cues!["hans", "hennes", "hens", "sin", "sitt", "sina", "dennes", "dennas", "min", "mitt", "mina"];
/// Prepositions for what is spoken of in general.
static ABOUT: &Cues = cues!["om", "kring", "inom", "kontra", "mot", "rörande", "angående", "ordet"];
/// Words that link somebody to an offence.
static CRIME: &Cues = cues![
    "dömd", "dömdes", "dömts", "döms", "misstänkt", "misstänks", "misstänktes", "misstankar", "misstanke",
    "åtalad", "åtalas", "åtalades", "åtalats", "anhållen", "häktad", "häktades", "gripen", "greps",
    "gripits", "erkänt", "erkänner", "erkände", "begått", "begick", "lagförd", "fälld", "fälldes", "dom",
    "domen", "mål", "åtal", "polisanmäld", "domar", "straff", "anmälningar", "anmäld", "anmäldes", "anmälts",
    "delgiven", "straffad", "skyldig", "delaktig", "delgivits", "förekommer", "avtjänar", "avtjänat",
    "fängelse", "dömde", "friad", "friades", "åkte", "straffats", "efterlyst", "kört", "körde", "utdömd",
    "villkorlig", "böter", "ungdomstjänst", "registrerad", "belastad", "belastningsregistret",
];
/// Words that link somebody to a party.
static MEMBER: &Cues = cues![
    "medlem", "medlemskap", "aktiv", "aktivist", "röstar", "röstade", "röstat", "rösta", "engagerad",
    "kandiderar", "kandiderade", "sympatiserar", "sympatisör", "partibok", "företräder", "gått", "går",
    "gick", "lämnat", "lämnade", "ungdomsförbund", "kampanjar", "kampanjade", "anhängare", "politiskt",
    "politiker", "tillhör", "tillhörde", "ordförande", "kassör", "ledamot", "valarbetare", "engagerat",
    "organiserad", "stödjer", "stöttar", "sitter", "matrikel", "medlemslista", "medlemslistan", "står",
    "affischerar", "affischerat", "kopplingar", "koppling", "kontakter", "anslutit", "ansluten", "ansluter",
    "sympatier", "rekryterad", "rekryterats", "rekryterades", "sympatiserat",
];
/// Those who treat: to go to one tells of an illness.
static HEALERS: &Cues = cues![
    "psykolog", "psykologen", "psykiater", "psykiatrin", "psykiatriker", "terapeut", "terapeuten",
    "beroendemottagning", "beroendemottagningen", "vuxenpsykiatrin", "öppenpsykiatrin",
];
pub(super) static PARTIES: &Cues = cues![
    "sverigedemokraterna", "moderaterna", "socialdemokraterna", "vänsterpartiet", "centerpartiet",
    "sossarna", "kristdemokraterna", "liberalerna", "miljöpartiet", "nyans", "afs", "medborgerlig", "sd",
    "ssu", "muf", "kdu", "luf", "cuf", "ungsvenskarna", "sdu", "nmr", "motståndsrörelsen", "afa", "rkp",
    "kommunisterna", "piratpartiet", "vänster", "ungdom", "feministiskt", "initiativ", "junilistan",
    "folkpartiet", "högern", "pkk", "mp", "kd", "moderata", "hizb", "hamas", "hizbollah", "gråvargarna",
    "motståndsrörelsens", "sverigedemokraternas", "vänsterpartiets", "moderaternas", "socialdemokraternas",
    "nordfront", "arbetarpartiet", "offensiv", "mesopotamien",
];
/// Words before a country of origin.
static ORIGIN: &Cues = cues![
    "från", "ursprung", "ursprungligen", "bakgrund", "rötter", "medborgare", "född", "född", "födda",
    "flytt", "flydde", "kommer", "kom", "härkomst", "uppvuxen", "medborgarskap", "härstammar", "påbrå",
    "anknytning", "uppväxt", "växte", "hemlandet", "ättling", "invandrat", "invandrade", "anlände",
    "migrerat", "migrerade", "adopterad", "utvisad", "utvisas", "pass",
];
/// Nouns for people that the adjective of a country or a belief is said of, and for what it says of one.
static OF_PERSON: &Cues = cues![
    "medborgare", "medborgaren", "ursprung", "bakgrund", "medborgarskap", "härkomst", "familj", "föräldrar",
    "kvinna", "man", "kille", "tjej", "pojke", "flicka", "mamma", "pappa", "mor", "far", "invandrare",
    "flykting", "pass", "påbrå", "rötter", "anknytning", "aktivist", "släkt", "medborgar", "undersåte",
    "tonåring", "ungdom", "kurd", "jude", "kristen", "muslim", "tro", "trosbekännelse", "etnicitet", "i",
    "på", "och", "men", "som", "till", "vilket", "enligt", "av", "från", "sedan", "eller", "med", "samt",
    "där", "fast", "så", "för", "inte", "är", "nationalitet", "hemland", "religion", "konvertit",
    "extremist", "nationalist", "vän", "pojkvän", "flickvän", "fru", "make", "hazar",
];
/// Words for a language: `talar kurdiska`.
static SPEAKS: &Cues = cues![
    "talar", "pratar", "talade", "pratade", "förstår", "språk", "språket", "tolk", "tolken", "modersmål",
    "läser", "skriver", "svarade", "undervisning", "översatt", "på", "skrev", "texten", "flygblad",
    "lektion",
];

/// Whether something may be stated with a word. `what` asks the same lists.
pub(super) fn may_begin(word: &str, flags: Flags) -> bool {
    flags.is(KINDS.or(Flags::COUNTRY))
        || BEGINS.iter().any(|words| words.hold(word))
        || word.len() >= COMPOUND && ENDS.iter().any(|endings| endings.of_word(word).is_some())
}

/// The words that are asked for, whatever the lexicon knows of them, and the endings of compounds.
static BEGINS: [&Cues; 18] = [
    PARTIES, CITIZEN, VOTES, PERMITS, DRINKS, SOAKS, BOYFRIEND, GIRLFRIEND, MAN, WOMAN, MEN, WOMEN, FAITH,
    OUT, LIFE, DONE, BADLY, HURTS,
];
static ENDS: [&Endings; 4] = [&PARTY, &ILLNESS, &CRIMES, &PERSONS];
/// The fewest bytes of a compound that says what somebody is.
const COMPOUND: usize = 7;

static CITIZEN: &Cues = cues!["medborgare", "medborgaren"];
static VOTES: &Cues = cues!["röstar", "röstade"];
static PERMITS: &Cues = cues!["uppehållstillstånd", "asyl", "asylavslag", "uppehållsrätt"];
static DRINKS: &Cues = cues!["dricker", "druckit", "drack"];
static SOAKS: &Cues = cues!["super", "supit", "söp"];
static BOYFRIEND: &Cues = cues!["pojkvän", "pojkvännen"];
static GIRLFRIEND: &Cues = cues!["flickvän", "flickvännen"];
static MAN: &Cues = cues!["man", "kille", "pojke"];
static WOMAN: &Cues = cues!["kvinna", "tjej", "flicka"];
static MEN: &Cues = cues!["män", "killar", "pojkar"];
static WOMEN: &Cues = cues!["kvinnor", "tjejer", "flickor"];
static FAITH: &Cues = cues![
    "moskén", "fredagsbönen", "koranen", "bibeln", "gudstjänst", "gudstjänsten", "synagogan", "ramadan",
    "islam", "kristendomen", "judendomen", "buddhismen", "hinduismen", "gånger", "nattvarden", "tron", "gud",
    "allah",
];
static OUT: &Cues = cues!["ut"];
static LIFE: &Cues = cues!["liv", "livet"];
static DONE: &Cues =
    cues!["stulit", "snattat", "misshandlat", "rånat", "knivskurit", "våldtagit", "knarkat", "langat",];
static BADLY: &Cues = cues!["dåligt", "illa"];
static HURTS: &Cues = cues!["skär", "skurit", "skar", "skadar", "skadat", "skadade"];

/// A belief, an origin, an illness, a crime, a party or a sexuality that is stated of a person.
pub(super) fn protected(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let said = Said { tokens, at, before: Before { tokens, at } };
    if let Some((first, last)) = said.what() {
        found.add(Class::Protected, tokens.list[first].start, tokens.list[last].end);
    }
}

/// A word that may be stated of a person.
struct Said<'a, 't> {
    tokens: &'a Tokens<'t>,
    at: usize,
    before: Before<'a, 't>,
}

impl Said<'_, '_> {
    /// The first and last word of what is stated, if it is.
    fn what(&self) -> Option<(usize, usize)> {
        let (tokens, at) = (self.tokens, self.at);
        let flags = tokens.flags(at);
        let alone = Some((at, at));
        let is_known = flags.is(KINDS.or(Flags::COUNTRY));
        if !is_known && !flags.is(Flags::CUE) {
            // Compounds, of which there are too many for a list: `heroinberoende`, `psykossjukdom`, `vapenbrott`.
            return alone.filter(|_| self.is_compound());
        }
        if !is_known && !flags.is(Flags::SAID_CUE) {
            return None;
        }
        let is_it = is_known && self.is_labelled()
            || flags.is(Flags::TRAIT) && self.is_trait()
            || flags.is(Flags::PEOPLE) && self.is_people()
            || flags.is(Flags::CONDITION) && self.is_condition()
            || flags.is(Flags::OFFENCE) && self.is_offence()
            || tokens.is_one_of(at, PARTIES) && self.is_party()
            || self.is_love()
            || self.is_devout()
            || self.is_told()
            || self.is_harmed()
            || self.is_without_permit()
            || self.is_drinking();
        if is_it {
            return alone;
        }
        if tokens.is_one_of(at, CITIZEN) && self.is_citizen() {
            return Some((at - 1, at));
        }
        if tokens.is_one_of(at, VOTES) && tokens.is_one_of(at + 1, cues!["på"]) && self.before.is_said() {
            return Some((at, at + 2)).filter(|(_, last)| tokens.is_capital(*last));
        }
        self.origin().map(|from| (from, at))
    }

    /// Whether it stands right after a comma or in brackets, as what somebody is: `klienten, statslös`.
    fn is_set_off(&self) -> bool {
        let set_off = |at: usize| {
            let gap = self.tokens.before(at);
            gap.contains([',', '(', '/', ':', '"', '”']) || gap.trim() == "-" && gap.len() > 1
        };
        set_off(self.at) || self.at > 0 && !self.tokens.is_capital(self.at - 1) && set_off(self.at - 1)
    }

    fn next_is(&self, words: &Cues) -> bool {
        self.tokens.is_one_of(self.at + 1, words) && self.tokens.before(self.at + 1).len() < 3
    }

    fn is_about(&self) -> bool {
        self.tokens.is_one_of(self.at.wrapping_sub(1), ABOUT)
    }

    /// Whether it is an adjective of the noun after it, and the noun is not somebody: `muslimska föreningar`.
    fn is_of_thing(&self) -> bool {
        static ADJECTIVES: Endings =
            Endings::of(&["sk", "ska", "skt", "en", "na", "ell", "ella", "ös", "ösa"]);
        let (tokens, next) = (self.tokens, self.at + 1);
        let is_noun = tokens.is_word(next)
            && tokens.before(next) == " "
            && !tokens.is_capital(next)
            && !tokens.is_one_of(next, OF_PERSON)
            && !tokens.flags(next).is(KINDS)
            && !is_person(tokens, next);
        let hyphen = tokens.before(next) == "-" && tokens.is_word(next);
        ADJECTIVES.of_word(tokens.str(self.at)).is_some() && is_noun
            || hyphen && !is_person(tokens, next) && tokens.length(next) > 9
    }

    fn is_trait(&self) -> bool {
        let tokens = self.tokens;
        let begins = (tokens.begins(self.at) || tokens.before(self.at) == ", ")
            && self.next_is(cues!["för", "sedan", "mot"]);
        let named = tokens.is_one_of(self.at, cues!["döpt"]) && self.next_is(cues!["till"]);
        if named {
            return false;
        }
        let linked = self.is_set_off()
            || self.before.has(4, IS)
            || self.before.words().take(2).any(|word| is_person(self.tokens, word));
        let many =
            cues!["miljö", "extremism", "församling", "förening", "högtid", "miljön", "grupp", "grupper"];
        if begins || self.is_predicate() && !self.is_of_thing() || self.is_confessed() {
            return true;
        }
        self.before.is_said() && linked && !self.is_about() && !self.next_is(many) && !self.is_of_thing()
    }

    /// Whether it is what the subject is, whoever that is: `är en nynazist`, `skribenten är straffad`.
    fn is_predicate(&self) -> bool {
        let tokens = self.tokens;
        let is = cues!["är", "var", "blev", "blivit"];
        let verb = self.before.words().take(3).find(|word| tokens.is_one_of(*word, is));
        let one = tokens.is_one_of(self.at.wrapping_sub(1), cues!["en"]);
        verb.is_some_and(|verb| {
            static DEFINITE: Endings = Endings::of(&["en", "an", "are"]);
            let subject = verb.wrapping_sub(1);
            let definite = (DEFINITE.of_word(tokens.str(subject)).is_some()
                || tokens.is_one_of(subject, cues!["dem", "dom"]))
                && tokens.before(verb) == " ";
            (one || definite) && !is_thing(tokens, verb)
        })
    }

    /// `Shiamuslim, säger hon själv`
    fn is_confessed(&self) -> bool {
        let (tokens, at) = (self.tokens, self.at);
        tokens.begins(at)
            && tokens.before(at + 1) == ", "
            && (at + 1..at + 4).any(|word| is_person(tokens, word))
    }

    /// Whether a heading of a form says what follows: `Religion: muslim`.
    fn is_labelled(&self) -> bool {
        static LABELS: &Cues = cues![
            "religion", "tro", "trosuppfattning", "trosbekännelse", "nationalitet", "medborgarskap",
            "etnicitet", "ursprung", "bakgrund", "födelseland", "hemland", "land", "diagnos", "diagnoser",
            "hälsa", "sjukdom", "sjukdomar", "läggning", "modersmål", "hemspråk", "språk", "brott", "parti",
            "missbruk", "funktionsnedsättning", "medicin", "medicinering", "tidigare", "härkomst",
            "folkgrupp", "samfund",
        ];
        let tokens = self.tokens;
        let headed = |at: usize| {
            at > 0
                && tokens.is_one_of(at - 1, LABELS)
                && (tokens.before(at).trim_end() == ":" || tokens.before(at) == "\t")
        };
        headed(self.at) || self.at > 0 && tokens.before(self.at) == " " && headed(self.at - 1)
    }

    /// Whether somebody may not be in the country: `utan uppehållstillstånd`.
    fn is_without_permit(&self) -> bool {
        let without = cues!["utan", "saknar", "saknade", "sökt", "söker", "nekats", "nekad", "väntar"];
        self.tokens.is_one_of(self.at, PERMITS)
            && self.before.has(3, without)
            && (self.before.is_said() || self.before.has(4, cues!["är", "var"]))
    }

    /// Whether somebody drinks: `dricker sedan i vintras`, `pappan super`.
    fn is_drinking(&self) -> bool {
        let (tokens, at) = (self.tokens, self.at);
        let how = cues![
            "mycket", "för", "sedan", "sen", "igen", "sprit", "alkohol", "vodka", "dagligen", "periodvis",
            "varje", "till", "ihjäl", "på", "ofta",
        ];
        let drinks = tokens.is_one_of(at, DRINKS) && self.next_is(how);
        let soaks = tokens.is_one_of(at, SOAKS)
            && at > 0
            && (is_person(tokens, at - 1) || self.next_is(how))
            && !tokens.is_capital(at + 1);
        (drinks || soaks) && self.before.is_said()
    }

    fn is_people(&self) -> bool {
        let (tokens, at) = (self.tokens, self.at);
        let speaks = self.before.has(3, SPEAKS) && !self.next_is(OF_PERSON);
        let chained = self.at > 0 && tokens.flags(self.at - 1).is(KINDS);
        let linked = self.is_set_off()
            || self.before.has(4, IS)
            || chained
            || self.before.has(2, cues!["med", "sitt", "hans", "hennes"]);
        let is_noun = self.next_is(cues![
            "ursprung", "bakgrund", "medborgarskap", "härkomst", "familj", "föräldrar", "påbrå"
        ]);
        let owned = is_noun && at > 0 && tokens.str(at - 1).ends_with('s');
        let spoken = tokens.is_one_of(at + 1, cues!["hemma"]) && self.before.is_said()
            || self.before.has(2, cues!["talar", "pratar"])
                && (at + 1..at + 3).any(|word| tokens.is_one_of(word, cues!["tolk", "tolken"]));
        let said = (self.before.is_said() || owned) && (linked || is_noun) && !speaks;
        (said || self.is_predicate()) && !self.is_about() && !self.is_of_thing() || spoken
    }

    fn is_condition(&self) -> bool {
        let next = self.tokens.flags(self.at + 1);
        // `diagnosen schizofreni`: what follows says it.
        let is_said_next = next.is(Flags::CONDITION) && self.tokens.before(self.at + 1) == " ";
        if is_said_next && self.tokens.is_one_of(self.at, cues!["diagnos", "diagnosen"]) {
            return false;
        }
        let and = self.at > 1 && self.tokens.is_one_of(self.at - 1, cues!["och", "samt"]);
        if and && self.tokens.flags(self.at - 2).is(Flags::CONDITION) && self.before.is_said() {
            return true;
        }
        let treated = self.before.has(3, cues!["hos"]) && self.before.has(4, cues!["går", "gått", "gick"]);
        if treated && self.before.is_said() && self.tokens.is_one_of(self.at, HEALERS) {
            return true;
        }
        if self.tokens.is_one_of(self.at, HEALERS) {
            return false;
        }
        let linked =
            self.before.has(6, HAS) || self.is_set_off() || self.before.has(2, OWN) || self.is_owned();
        let follows = self.next_is(cues![
            "utreds", "misstänks", "diagnosticerad", "diagnos", "diagnosen", "utredning", "medicin"
        ]);
        self.before.is_said() && (linked || follows) && (!self.is_about() || self.is_owned())
            || follows && self.is_set_off()
    }

    /// Whether the word before says whose it is: `flickans depression`.
    fn is_owned(&self) -> bool {
        self.before
            .words()
            .take(2)
            .any(|word| self.tokens.str(word).ends_with('s') && is_person(self.tokens, word))
    }

    /// Whether a word that may link somebody to an offence says what is to be reached, or how many there are: `Mål: Färre anmälda
    /// våldsbrott`, `färre domar för misshandel`.
    fn is_of_plan(&self, word: usize) -> bool {
        static COUNTED: &Cues = cues![
            "antal", "antalet", "andel", "andelen", "färre", "fler", "minska", "minskar", "minskat",
            "minskade", "minskad", "minskning", "halvera", "halveras", "halverat", "lägre",
        ];
        let tokens = self.tokens;
        if tokens.is_one_of(word, cues!["mål"]) {
            // A case has its number behind it.
            let is_label = tokens.before(word + 1).starts_with(':') && tokens.length(word + 1) > 1;
            return is_label && !tokens.is_number(word + 1)
                || tokens.is_one_of(word + 1, cues!["är", "att"])
                || (word + 1..self.at).any(|word| tokens.is_one_of(word, COUNTED));
        }
        tokens.is_one_of(word, cues!["anmälningar", "domar", "åtal"])
            && tokens.is_one_of(word.wrapping_sub(1), COUNTED)
    }

    fn is_offence(&self) -> bool {
        let crime = |within: usize| {
            let mut words = self.before.words().take(within);
            words.any(|word| self.tokens.is_one_of(word, CRIME) && !self.is_of_plan(word))
        };
        self.before.is_said() && crime(12)
            || crime(6) && !self.is_about()
            || (self.at + 1..self.at + 5).any(|word| is_person(self.tokens, word))
                && (self.at + 1..self.at + 5).any(|word| {
                    self.tokens.is_one_of(
                        word,
                        cues!["erkänt", "erkände", "begått", "begick", "dömts", "dömdes", "misstänks"],
                    )
                })
    }

    fn is_party(&self) -> bool {
        static WHOLE: Endings =
            Endings::of(&["demokraterna", "partiet", "moderaterna", "liberalerna", "svenskarna"]);
        let tokens = self.tokens;
        let joined = self.at > 1
            && tokens.is_one_of(self.at - 1, cues!["i", "hos"])
            && tokens.is_one_of(self.at - 2, cues!["med", "aktiv", "engagerad", "medlem"])
            && (self.before.is_said() || self.before.has(4, cues!["är", "var"]));
        let named = tokens.is_capital(self.at)
            || WHOLE.of_word(tokens.str(self.at)).is_some()
            || tokens.is_one_of(self.at, cues!["sossarna"])
            || self.at > 0 && tokens.is_capital(self.at - 1) && tokens.before(self.at) == " ";
        named && (joined || self.before.is_said() && self.before.has(6, MEMBER))
    }

    /// `gambisk medborgare`, `medborgare i Gambia`: one person, whoever it is.
    fn is_citizen(&self) -> bool {
        static ONE: Endings = Endings::of(&["sk", "ske"]);
        self.at > 0
            && ONE.of_word(self.tokens.str(self.at - 1)).is_some()
            && self.tokens.before(self.at) == " "
    }

    /// The first word of where somebody is from: `kommer från Irak`.
    fn origin(&self) -> Option<usize> {
        let (tokens, at) = (self.tokens, self.at);
        let is_country = tokens.is_capital(at)
            && tokens.flags(at).is(Flags::COUNTRY)
            && tokens.is_one_of(
                at.wrapping_sub(1),
                cues![
                    "från", "i", "ur", "södra", "norra", "östra", "västra", "centrala", "nordöstra",
                    "nordvästra", "sydöstra", "och"
                ],
            );
        if !is_country {
            return None;
        }
        let from = self.before.words().take(6).filter(|word| tokens.is_one_of(*word, ORIGIN)).last();
        from.filter(|_| self.before.is_said())
    }

    /// A man of a man, a woman of a woman: `han är gift med en man`.
    fn is_love(&self) -> bool {
        let (tokens, at) = (self.tokens, self.at);
        let he = cues!["han", "pojken", "killen", "mannen", "hans", "sonen", "brodern", "pappan"];
        let she = cues!["hon", "flickan", "tjejen", "kvinnan", "hennes", "dottern", "systern", "mamman"];
        let loves = cues![
            "gift", "sambo", "ihop", "tillsammans", "förlovad", "kär", "dejtar", "träffar", "relation",
            "förälskad", "intresserad", "attraherad", "har", "partner", "hade", "bor", "lever", "levt",
            "bott", "bodde", "par", "ihop", "flyttat", "flyttade", "träffat", "dejtat"
        ];
        let with = |partner: &Cues, near: &Cues| tokens.is_one_of(at, partner) && self.before.has(12, near);
        let same = with(BOYFRIEND, he) || with(GIRLFRIEND, she);
        let one = tokens.is_one_of(at.wrapping_sub(1), cues!["en", "annan"])
            && self.before.has(4, cues!["med", "i", "dejtar", "träffar"])
            && (with(MAN, he) || with(WOMAN, she));
        let many = tokens.is_one_of(self.at.wrapping_sub(1), cues!["av", "i", "med", "andra"])
            && (with(MEN, he) || with(WOMEN, she));
        let drawn = many && self.before.has(4, cues!["intresserad", "attraherad", "kär", "dejtar"]);
        drawn || (same || one) && self.before.has(6, loves)
    }

    /// `läser koranen`, `lämnat islam`
    fn is_devout(&self) -> bool {
        static DOES: &Cues = cues![
            "ber", "bad", "läser", "går", "gick", "besöker", "firar", "lämnat", "lämnade", "övergått",
            "konverterat", "konverterade", "studerar", "fastar", "tror", "bekänner", "till", "omvänd",
            "brutit", "följer",
        ];
        let tokens = self.tokens;
        let prays = !tokens.is_one_of(self.at, cues!["gånger"])
            || self.before.has(2, cues!["fem"]) && self.before.has(4, cues!["ber", "bad"]);
        tokens.is_one_of(self.at, FAITH)
            && tokens.before(self.at) != "-"
            && prays
            && !self.is_about()
            && self.before.has(4, DOES)
            && self.before.is_said()
    }

    /// `kommit ut som bi`, `försökt ta sitt liv`
    fn is_told(&self) -> bool {
        let tokens = self.tokens;
        let came = tokens.is_one_of(self.at, OUT)
            && tokens.is_one_of(self.at + 1, cues!["som"])
            && self.before.has(3, cues!["kommit", "kom", "komma", "kommer"]);
        let own = tokens.is_one_of(self.at, cues!["liv"])
            && tokens.is_one_of(self.at.wrapping_sub(1), cues!["sitt"])
            || tokens.is_one_of(self.at, cues!["livet"])
                && tokens.is_one_of(self.at + 1, cues!["av"])
                && tokens.is_one_of(self.at + 2, cues!["sig"]);
        let tried = own && self.before.has(5, cues!["ta", "tagit", "tog", "försökt", "försökte"]);
        let harmed = tokens.is_one_of(self.at, DONE) && self.before.has(3, cues!["har", "hade", "ha"]);
        (came || tried || harmed) && self.before.is_said()
    }

    /// `skär sig`, `skadat sig själv`, `hör dåligt`
    fn is_harmed(&self) -> bool {
        let tokens = self.tokens;
        let badly = tokens.is_one_of(self.at, BADLY)
            && tokens.is_one_of(self.at.wrapping_sub(1), cues!["hör", "ser", "hörde"]);
        (badly && !tokens.is_one_of(self.at + 1, cues!["ut", "på"])
            || tokens.is_one_of(self.at, HURTS) && tokens.is_one_of(self.at + 1, cues!["sig"]))
            && self.before.is_said()
    }

    /// A compound whose last part says what it is.
    fn is_compound(&self) -> bool {
        let word = self.tokens.str(self.at);
        if word.len() < COMPOUND {
            return false;
        }
        let of_party = PARTY.of_word(word).is_some()
            && [
                "nazi", "fascist", "islamist", "kommunist", "motstånds", "höger", "vänster", "rasist",
                "jihad", "national",
            ]
            .iter()
            .any(|head| word.to_lowercase().starts_with(head));
        of_party && self.before.is_said() && self.before.has(6, MEMBER)
            || ILLNESS.of_word(word).is_some() && is_illness(word) && self.is_condition()
            || CRIMES.of_word(word).is_some() && self.is_offence()
            || PERSONS.of_word(word).is_some() && self.is_trait()
    }
}

/// Whether a compound with one of the endings for illness is one: `tankar` and `beteende` are so only after some words.
fn is_illness(word: &str) -> bool {
    static LOOSE: Endings =
        Endings::of(&["tankar", "beteende", "svårigheter", "problematik", "behandling", "mani", "sjuk"]);
    let lower = word.to_lowercase();
    LOOSE.of_word(word).is_none()
        || [
            "självmord", "suicid", "självskad", "läs", "inlärning", "koncentration", "missbruk", "drog",
            "beroend", "tvång", "psyk", "mental", "klepto", "pyro", "njur", "hjärt", "lever", "sömn", "ät",
            "minnes", "språk", "syn", "hörsel", "andnings", "rörelse", "ångest", "panik", "depress",
        ]
        .iter()
        .any(|head| lower.starts_with(head))
}

/// The last parts of compounds that say what somebody is, has or has done.
pub(super) static PARTY: Endings =
    Endings::of(&["parti", "partiet", "rörelse", "rörelsen", "organisation", "nätverk"]);
pub(super) static ILLNESS: Endings = Endings::of(&[
    "beroende", "missbruk", "missbrukare", "sjukdom", "diagnos", "diagnosen", "störning", "störningar",
    "nedsättning", "psykos", "depression", "syndrom", "fobi", "ångest", "mani", "svårigheter", "problematik",
    "cancer", "tumör", "smitta", "smittad", "självmord", "tankar", "handikapp", "beteende", "sjuk", "skadad",
    "behandling",
]);
pub(super) static CRIMES: Endings = Endings::of(&[
    "brott", "brottet", "misshandel", "stöld", "stölder", "inbrott", "våldtäkt", "fylleri", "bedrägeri",
    "brand", "dråp", "mord", "rån", "rånet", "åtal", "häktet",
]);
pub(super) static PERSONS: Endings = Endings::of(&[
    "muslim", "kristen", "extremist", "nazist", "nationalist", "jihadist", "demokrat", "demokrater",
    "muslimer", "nazister", "sexuell", "troende", "dömd", "straffad", "kriminell", "missbrukande",
    "anhängare", "sympatisör",
]);

pub(super) const KINDS: Flags = Flags::TRAIT.or(Flags::PEOPLE).or(Flags::CONDITION).or(Flags::OFFENCE);
