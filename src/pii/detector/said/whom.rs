//! The person that something is stated of.

use crate::pii::detector::cues::{Cues, Endings, cues};
use crate::pii::detector::lexicon::Flags;
use crate::pii::detector::tokens::{Case, Tokens};

pub(super) static SUBJECTS: &Cues = cues![
    "han", "hon", "hen", "jag", "pojken", "flickan", "eleven", "ungdomen", "killen", "tjejen", "mannen",
    "kvinnan", "personen", "barnet", "sonen", "dottern", "brodern", "systern", "mamman", "pappan", "modern",
    "fadern", "klienten", "brukaren", "hans", "hennes", "hens", "brorsan", "syrran", "storebror",
    "lillebror", "kusinen", "vännen", "kompisen", "deltagaren", "ynglingen", "grabben", "individen",
    "föräldrarna", "familjen", "patienten", "avhopparen", "elevens", "pojkens", "flickans", "ungdomens",
    "mammans", "pappans", "storasyster", "lillasyster", "mormor", "farmor", "unge", "honom", "henne",
    "sökanden", "hyresgästen", "hyresgäst", "anmälaren", "anmälare", "föräldern", "modern", "make", "maken",
    "maka", "sambo", "sambon", "särbo", "ynglingen", "tonåringen", "tonåring", "spelaren", "tränaren",
    "ägaren", "vittnet", "målsäganden", "pnr", "personnr", "personnummer", "reservnr", "reservnummer",
    "samordningsnummer", "klientens", "brukarens", "sonens", "dotterns", "broderns", "systerns", "faderns",
    "moderns", "mannens", "kvinnans", "personens", "barnets", "killens", "tjejens", "patientens",
    "familjens", "föräldrarnas", "föräldrar", "dennes", "denne", "denna", "grannpojken", "grannflickan",
    "medlemmen", "ledaren", "kontakten", "båda", "tvillingarna", "syskonen", "syskonet", "läkarintyg",
    "läkarintyget", "ordföranden", "medborgaren", "tonårspojken", "tonårsflickan", "ungdom", "vän",
    "partner", "partnern", "ex", "exet", "förare", "föraren", "passagerare", "passageraren", "skribenten",
    "heter", "drivande", "misstänkte", "dömde", "tjejen", "kund",
];

/// Whether a word means a person: a pronoun, a word for family or for a role, an age, or a name.
pub(super) fn is_person(tokens: &Tokens<'_>, at: usize) -> bool {
    static MANY: Endings = Endings::of(&["er", "or", "erna", "orna", "arna"]);
    static AGED: Endings = Endings::of(&["åring", "åringen", "åringens", "åriga", "årig", "årige"]);
    let flags = tokens.flags(at);
    if tokens.is_one_of(at, SUBJECTS) {
        return true;
    }
    if flags.is(Flags::KIN.or(Flags::ROLE)) && !tokens.is_one_of(at, GROUPS) {
        return MANY.of_word(tokens.str(at)).is_none() || tokens.is_one_of(at, SINGLE);
    }
    if tokens.is_number(at) {
        return matches!(tokens.length(at), 10 | 12)
            || matches!(tokens.length(at), 6 | 8)
                && (tokens.digits(at + 1).len() == 4 || tokens.after(at).starts_with('-'));
    }
    let named = flags.is(Flags::FIRST) && !flags.is(Flags::BOTH.or(Flags::WORD)) && tokens.is_capital(at);
    named || AGED.of_word(tokens.str(at)).is_some() || is_initials(tokens, at)
}

/// Words for family that end as plurals do.
static SINGLE: &Cues = cues![
    "dotter", "syster", "moder", "fader", "mor", "far", "bror", "morbror", "farbror", "mormor", "farmor",
    "faster", "moster", "storebror", "lillebror", "storasyster", "lillasyster", "kurator", "rektor",
    "doktor",
];
/// Words for roles and people that mean no one in particular.
static GROUPS: &Cues = cues![
    "barn", "familj", "föräldrar", "elever", "ungdomar", "ledare", "lärare", "personal", "chef", "expert",
    "handläggare", "samordnare", "rektor", "kurator", "polis", "polisen", "arbetsgivare", "präst", "imam",
];

/// `A.B.` and `T L`: two capital letters in a row.
fn is_initials(tokens: &Tokens<'_>, at: usize) -> bool {
    let single =
        |at: usize| tokens.length(at) == 1 && tokens.is_capital(at) && tokens.list[at].case == Case::Upper;
    single(at) && single(at + 1) && matches!(tokens.before(at + 1), "." | ". " | " " | "-" | ".-")
}

/// The words of a sentence before a word, the nearest first.
#[derive(Clone, Copy)]
pub(super) struct Before<'a, 't> {
    pub tokens: &'a Tokens<'t>,
    pub at: usize,
}

impl Before<'_, '_> {
    /// How far back a word belongs to what is said.
    const REACH: usize = 12;

    pub(super) fn words(self) -> impl Iterator<Item = usize> + Clone {
        let tokens = self.tokens;
        let from = self.at.saturating_sub(Self::REACH);
        (from..self.at).rev().take_while(move |word| {
            // The point of an initial ends no sentence.
            let initial = tokens.length(*word) == 1 && tokens.before(word + 1).starts_with('.');
            initial || !ends(tokens.before(word + 1))
        })
    }

    pub(super) fn has(self, within: usize, words: &Cues) -> bool {
        self.words().take(within).any(|word| self.tokens.is_one_of(word, words))
    }

    /// Whether it is said of a person: somebody stands before in the sentence, or nobody does because the sentence
    /// begins with its verb, as notes do.
    pub(super) fn is_said(self) -> bool {
        self.words().any(|word| is_person(self.tokens, word))
            || self.is_short()
            || self.is_named()
            || self.goes_on()
    }

    /// Whether a name that is not known stands before the comma or bracket: `Dhandwal (sikh)`.
    fn is_named(self) -> bool {
        let tokens = self.tokens;
        let Some(name) = self.at.checked_sub(1) else { return false };
        let set_off = matches!(tokens.before(self.at), " (" | ", " | "; ");
        let flags = tokens.flags(name);
        set_off
            && tokens.is_capital(name)
            && (flags.is_unknown() || flags.is(Flags::SURNAME))
            && tokens.length(name) > 2
    }

    /// Whether the sentence goes on with a verb after a comma, as notes do: `…, är jude`.
    fn goes_on(self) -> bool {
        let tokens = self.tokens;
        let verb = |at: usize| {
            tokens.is_one_of(at, cues!["är", "har", "hade", "blev", "lider", "kommer", "var"])
                && matches!(tokens.before(at), ", " | "; ")
        };
        self.words().take(3).any(verb)
    }

    fn is_short(self) -> bool {
        let first = self.words().last().unwrap_or(self.at);
        let begins = first == 0 || ends(self.tokens.before(first));
        begins && self.tokens.is_one_of(first, SHORT)
    }
}

/// Whether the text between two words ends a sentence.
fn ends(gap: &str) -> bool {
    gap.contains(['!', '?', '\n', '|']) || gap.contains(". ") || gap == "."
}

/// Verbs and participles that begin a note about somebody who is not named.
static SHORT: &Cues = cues![
    "har", "hade", "är", "var", "lider", "dömd", "misstänkt", "utreds", "utredd", "medicinerar", "äter",
    "kommer", "född", "medlem", "röstar", "tillhör", "diagnosticerad", "diagnostiserad", "diagnos", "går",
    "sitter", "kallar", "säger", "uppger", "blev", "blivit", "bor", "jobbar", "arbetar", "spelar", "tränar",
    "gift", "konverterade", "konverterat", "häktad", "gripen", "tidigare", "efterlyst", "saknar", "anhållen",
    "åtalad", "behandlas", "vårdas", "aktiv", "ursprungligen", "läser", "ber", "bär", "tar", "fick", "fått",
    "missbrukar", "kriminell", "troende", "gravid", "deprimerad", "lever", "flydde", "uppvuxen", "straffad",
    "använder", "nyligen", "fyller", "fyllde", "blir", "sjukskriven", "avtjänar", "får", "identifierar",
    "beskriver", "enligt", "remiss", "inlagd", "skär", "skadar", "super", "dricker", "skurit", "hör",
    "försökt", "nekad", "nekats", "fast", "muslim", "troligen", "sannolikt", "tycks", "verkar", "vårdad",
    "ligger", "talar",
];
