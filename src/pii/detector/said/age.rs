//! Exact ages, in digits and in letters.

use super::whom::{Before, is_person};
use crate::pii::detector::class::Class;
use crate::pii::detector::cues::{Cues, Endings, cues};
use crate::pii::detector::found::Found;
use crate::pii::detector::lexicon::Flags;
use crate::pii::detector::tokens::Tokens;

/// Words for ages, in ones and in teens.
static AGES: &Cues = cues![
    "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton", "fjorton", "femton",
    "sexton", "sjutton", "arton", "nitton", "tjugo", "tjugoett", "tjugoen", "tjugotvå", "tjugotre",
    "tjugofyra", "tjugofem", "tjugosex", "tjugosju", "tjugoåtta", "tjugonio", "trettio", "trettiett",
    "trettiotvå", "trettiotre", "trettiofyra", "trettiofem", "fyrtio", "femtio", "sextio", "sjuttio",
    "åttio", "aderton",
];
static ONE: Endings = Endings::of(&["åring", "åringen", "åringens", "årings", "årig", "årige", "åriga"]);
/// The last part of a number of two words.
static LATER: Endings = Endings::of(&["ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"]);
/// Nouns that an age of several people, or of a thing, is said of: `16-åriga ungdomar`.
static OF_MANY: &Cues = cues![
    "barn", "ungdomar", "elever", "pojkar", "flickor", "killar", "tjejer", "plan", "strategi", "period",
    "utbildning", "projekt", "satsning", "handlingsplan",
];
/// Words before a number that make it something else than somebody's age.
static NOT_AGE: &Cues = cues![
    "till", "över", "under", "minst", "högst", "från", "mellan", "cirka", "ca", "snitt", "i", "på", "för",
    "senaste", "åldern", "åldrarna", "om", "efter", "inom", "drygt", "med",
];
/// Words that a statement of an age can end before.
static ENDS: &Cues = cues![
    "och", "men", "den", "i", "på", "nästa", "nu", "fast", "eller", "snart", "som", "när", "vid", "om",
    "till", "idag", "igår", "å", "o", "imorgon", "så", "bor", "går", "hittades", "är", "har", "han", "hon",
    "hen", "jag", "dom", "de", "enligt", "säger", "sen", "då", "där", "utan", "vill", "kom", "bara", "ska",
    "men", "med", "samt",
];

/// `14-åring`, `är 15 år`, `16 år gammal`. Ages of groups, ranges and durations do not count.
pub(super) fn age(tokens: &Tokens<'_>, at: usize, years: u32, found: &mut Found) {
    if !(4..=99).contains(&years) || tokens.digits(at).len() > 2 {
        return;
    }
    let span = matches!(tokens.before(at), "-" | "/" | "," | ".") && at > 0 && tokens.is_number(at - 1)
        || is_measured(tokens, at)
        || tokens.is_one_of(at.wrapping_sub(1), cues!["och"])
            && !is_pair(tokens, at)
            && tokens.is_number(at.wrapping_sub(2));
    if span {
        return;
    }
    let gap = tokens.before(at + 1);
    if is_one(tokens.str(at + 1)) && matches!(gap, "-" | " " | "") {
        let of_many = matches!(tokens.str(at + 1), "åriga" | "årig") && tokens.is_one_of(at + 2, OF_MANY);
        if !of_many {
            found.add(Class::ExactAge, tokens.list[at].start, tokens.list[at + 1].end);
        }
        return;
    }
    if let Some(last) = told(tokens, at, years >= 6) {
        found.add(Class::ExactAge, tokens.list[at].start, tokens.list[last].end);
    }
}

/// Whether the word before a number makes it something else than somebody's age: `från 15 år`, but `en kille på 15 år`.
fn is_measured(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_of = tokens.is_one_of(at.wrapping_sub(1), cues!["på"]) && at > 1 && is_person(tokens, at - 2);
    let is_of_one = tokens
        .is_one_of(at.wrapping_sub(2), cues!["kille", "tjej", "man", "kvinna", "pojke", "flicka"])
        || tokens.is_one_of(at + 2, cues!["gammal", "ålder"]);
    tokens.is_one_of(at.wrapping_sub(1), NOT_AGE) && !(is_of || is_of_one)
}

/// The year of a birth, which tells an age as well: `född 2009`, and a year of life: `på sitt sextonde år`.
pub(super) fn birth_year(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    let year = tokens.digits(at);
    let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))
        || year.len() == 2 && tokens.before(at).trim() == "-" && tokens.before(at) == " -";
    let born = tokens.is_one_of(at.wrapping_sub(1), cues!["född", "födda", "årgång"]);
    let dated = tokens.is_one_of(at.wrapping_sub(1), cues!["år", "i"])
        && tokens.is_one_of(at.wrapping_sub(2), cues!["född"]);
    let ends = !tokens.is_number(at + 1) || tokens.before(at + 1).len() > 2;
    if is_year && (born || dated) && ends {
        found.add(Class::ExactAge, tokens.list[at].start, tokens.list[at].end);
    }
}

fn is_one(word: &str) -> bool {
    matches!(word, "åring" | "åringen" | "åringens" | "årings" | "årig" | "årige" | "åriga")
}

/// Whether an age in letters may begin at a word.
pub(super) fn may_begin(word: &str) -> bool {
    AGES.hold(word) || [&ONE, &LATER].into_iter().any(|endings| endings.of_word(word).is_some())
}

/// `fjortonåring`, `femton år gammal`, `fyllde sjutton`
pub(super) fn worded_age(tokens: &Tokens<'_>, at: usize, found: &mut Found) {
    // A fast path: most words neither are in the list nor have such an ending.
    let compound = || tokens.length(at) > 8 && LATER.of_word(tokens.str(at)).is_some();
    let whole = tokens.is_one_of(at, AGES) || compound() && is_number(&tokens.str(at).to_lowercase());
    if !whole && ONE.of_word(tokens.str(at)).is_none() {
        return;
    }
    if whole {
        if is_one(tokens.str(at + 1)) && matches!(tokens.before(at + 1), "-" | " ") {
            found.add(Class::ExactAge, tokens.list[at].start, tokens.list[at + 1].end);
        } else if !is_measured(tokens, at)
            && let Some(last) = told(tokens, at, true)
        {
            found.add(Class::ExactAge, tokens.list[at].start, tokens.list[last].end);
        }
        return;
    }
    let word = tokens.str(at).to_lowercase();
    let tail = ONE.of_word(&word).unwrap_or_default();
    let of_many = matches!(tail, "åriga" | "årig") && tokens.is_one_of(at + 1, OF_MANY);
    if is_number(&word[..word.len() - tail.len()]) && !of_many {
        found.add(Class::ExactAge, tokens.list[at].start, tokens.list[at].end);
    }
}

/// Whether letters are a number: `fjorton`, `trettioåtta`.
fn is_number(word: &str) -> bool {
    const TENS: [&str; 8] = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"];
    const ONES: [&str; 10] = ["en", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"];
    let rest = TENS.iter().find_map(|ten| word.strip_prefix(ten));
    AGES.hold(word) || rest.is_some_and(|rest| rest.is_empty() || ONES.contains(&rest))
}

/// An age that a sentence may say somebody has: the number, and the last word that belongs to it.
struct Aged<'a, 't> {
    tokens: &'a Tokens<'t>,
    at: usize,
    last: usize,
    /// Whether a word for years follows the number.
    years: bool,
}

/// Words before the number of years that somebody has.
static IS: &Cues = cues![
    "är", "var", "blev", "blir", "bara", "endast", "nu", "knappt", "nyss", "snart", "just", "redan", "bli",
    "ännu", "han", "hon", "hen", "e", "nyligen", "vara", "ålder", "pojke", "flicka", "kille", "tjej", "man",
    "kvinna", "mamman", "pappan",
];
/// The same before a number alone, which is as often a count.
static IS_ALONE: &Cues = cues![
    "är", "var", "fyller", "fyllde", "fyllt", "fyllda", "blev", "blir", "e", "snart", "bara", "nyss",
    "redan",
];
static TURNS: &Cues = cues!["fyller", "fyllde", "fyllt", "fylla", "fyllda"];

/// The last word of an age that a sentence says somebody has: the number itself, `år`, or `gammal`.
fn told(tokens: &Tokens<'_>, at: usize, is_bare_allowed: bool) -> Option<usize> {
    let years = tokens.is_one_of(at + 1, cues!["år", "bast", "vårar", "månader", "veckor", "years", "year"])
        && tokens.before(at + 1).trim().is_empty();
    let aged = Aged { tokens, at, last: if years { at + 1 } else { at }, years };
    if years
        && tokens.is_one_of(at + 2, cues!["gammal", "ung", "gamla", "fyllda", "fyllt", "old"])
        && matches!(tokens.before(at + 2), " " | "-")
    {
        return Some(at + 2);
    }
    if let Some(last) = aged.halved().or_else(|| aged.aged()) {
        return Some(last);
    }
    if years && !tokens.is_one_of(at + 1, cues!["år", "bast", "vårar"]) || aged.is_of_time() {
        return None;
    }
    if aged.is_of_one() || aged.is_stated() || aged.is_cell() || aged.is_beside() {
        return Some(aged.last);
    }
    aged.is_said(is_bare_allowed).then_some(aged.last)
}

impl Aged<'_, '_> {
    fn before_is(&self, words: &Cues) -> bool {
        self.tokens.is_one_of(self.at.wrapping_sub(1), words)
    }

    /// `tretton och ett halvt`
    fn halved(&self) -> Option<usize> {
        let (tokens, at) = (self.tokens, self.at);
        let half = tokens.is_one_of(at + 1, cues!["och"])
            && tokens.is_one_of(at + 2, cues!["ett", "en"])
            && tokens.is_one_of(at + 3, cues!["halvt", "halv"]);
        let years = tokens.is_one_of(at + 4, cues!["år"]) && tokens.before(at + 4) == " ";
        let of_one =
            years || tokens.before(at + 4).starts_with([',', '.', ';']) || tokens.is_one_of(at + 4, ENDS);
        (half && of_one).then_some(if years { at + 4 } else { at + 3 })
    }

    /// `en man i 24 års ålder`
    fn aged(&self) -> Option<usize> {
        let (tokens, at) = (self.tokens, self.at);
        let is_it = tokens.is_one_of(at + 1, cues!["års"])
            && tokens.is_one_of(at + 2, cues!["ålder", "åldern"])
            && self.before_is(cues!["i"])
            && at > 1
            && (is_person(tokens, at - 2)
                || tokens.is_one_of(at - 2, cues!["man", "kvinna", "pojke", "flicka", "kille"]));
        is_it.then_some(at + 2)
    }

    /// Whether the years are a time and not an age: `15 år sedan`.
    fn is_of_time(&self) -> bool {
        let of_time = cues![
            "sedan", "sen", "framåt", "gammalt", "gamla", "tillbaka", "senare", "före", "innan", "till",
            "efter", "i", "kvar",
        ];
        self.years
            && self.tokens.is_one_of(self.at + 2, of_time)
            && !self.tokens.after(self.at + 1).contains([',', '.', ')'])
    }

    /// `en kille på 15 år`
    fn is_of_one(&self) -> bool {
        let of_one = cues![
            "pojke", "flicka", "kille", "tjej", "man", "kvinna", "person", "yngling", "grabb", "son",
            "dotter"
        ];
        self.years && self.before_is(cues!["på"]) && self.tokens.is_one_of(self.at.wrapping_sub(2), of_one)
    }

    /// `vid en ålder av 15 år`, `Ålder: 16`
    fn is_stated(&self) -> bool {
        let tokens = self.tokens;
        let labelled = self.before_is(cues!["ålder"]) && tokens.before(self.at).trim_end() == ":"
            || self.before_is(cues!["ålder"]) && tokens.before(self.at) == "\t";
        let of_age = self.years
            && self.before_is(cues!["av"])
            && tokens.is_one_of(self.at.wrapping_sub(2), cues!["ålder"]);
        let spans = matches!(tokens.after(self.at), "-" | "/") && tokens.is_number(self.at + 1);
        labelled && !spans || of_age || self.years && self.before_is(cues!["ålder"])
    }

    /// Whether the age is all that stands in a cell of a table: `E.H.;16 år;orosanmälan`.
    fn is_cell(&self) -> bool {
        let (before, after) =
            (self.tokens.before(self.at).trim_end_matches(' '), self.tokens.after(self.last));
        let parts = [';', '\t', '|'];
        self.years
            && before.ends_with(parts)
            && (after.starts_with(parts) || after.trim().is_empty() || after.starts_with(" |"))
    }

    /// `syster åtta, bror elva`: right after a word for one in the family, before a comma.
    fn is_beside(&self) -> bool {
        let (tokens, at) = (self.tokens, self.at);
        let one = at > 0
            && tokens.before(at) == " "
            && is_person(tokens, at - 1)
            && (tokens.flags(at - 1).is(Flags::KIN)
                || tokens.is_one_of(
                    at - 1,
                    cues!["kille", "tjej", "pojke", "flicka", "pojkvännen", "flickvännen"],
                ));
        let digits = tokens.digits(at).len();
        let fits = !self.years && (digits == 2 || digits == 0) && !tokens.is_one_of(at, cues!["fyra", "fem"]);
        let after = tokens.after(at);
        one && fits
            && (after.starts_with([',', '.', ')', ';']) && !tokens.is_number(at + 1) || after.is_empty())
    }

    /// Whether the sentence says the age of somebody.
    fn is_said(&self, is_bare_allowed: bool) -> bool {
        let (tokens, at) = (self.tokens, self.at);
        let before = Before { tokens, at };
        let turned = self.before_is(TURNS);
        let gap = tokens.before(self.last + 1);
        let ends = turned
            || self.last + 1 >= tokens.len()
            || gap.contains(['.', ',', ')', ';', ':', '!', '?', '\n'])
            || tokens.is_one_of(self.last + 1, ENDS);
        let set_off = matches!(tokens.before(at), ", " | " (" | "(" | " - ")
            && before.words().take(7).any(|word| is_person(tokens, word) || is_weak_name(tokens, word));
        let paired = is_pair(tokens, at);
        let is_bare = self.years
            || is_bare_allowed && (tokens.is_word(at) || self.before_is(IS_ALONE))
            || is_bare_allowed && set_off && gap.starts_with([',', ')']);
        let said = self.is_linked() && ends && self.is_of_person() || set_off && ends || paired && self.years;
        is_bare && said
    }

    /// Whether the word before links a person to the number.
    fn is_linked(&self) -> bool {
        let (tokens, at) = (self.tokens, self.at);
        let before = Before { tokens, at };
        let right_after = self.years && at > 0 && is_person(tokens, at - 1) && tokens.before(at) == " ";
        let added = self.years && self.before_is(cues!["och"]) && before.has(5, cues!["är", "var"]);
        // `barnet har 7 år`, as those say it who think in another language
        let has = self.years && self.before_is(cues!["har", "ha"]) && at > 1 && is_person(tokens, at - 2);
        right_after || added || has || self.before_is(TURNS) || self.before_is(IS)
    }

    fn is_of_person(&self) -> bool {
        let (tokens, at) = (self.tokens, self.at);
        let before = Before { tokens, at };
        // `Snart 18 och utan plan`, `nyss fyllda sexton`, `Generalen, som är nitton år`
        let opens = at > 0
            && tokens.begins(at - 1)
            && tokens.is_one_of(at - 1, cues!["snart", "nyss", "knappt", "fyller", "fyllde"]);
        let just =
            self.before_is(TURNS) && tokens.is_one_of(at.wrapping_sub(2), cues!["nyss", "precis", "just"]);
        let who = self.years
            && self.before_is(cues!["är", "var", "blir"])
            && tokens.is_one_of(at.wrapping_sub(2), cues!["som"]);
        opens
            || just
            || who
            || before.is_said()
            || before.words().take(4).any(|word| is_weak_name(tokens, word))
    }
}

/// Whether an age is the second of two that somebody may have: `tretton eller fjorton`.
fn is_pair(tokens: &Tokens<'_>, at: usize) -> bool {
    let or = at >= 3 && tokens.is_one_of(at - 1, cues!["eller", "och"]);
    // `Bröderna, tolv och fjorton år`
    let of_some = || {
        matches!(tokens.before(at - 2), ", " | " (")
            && (tokens.flags(at - 3).is(Flags::KIN) || is_person(tokens, at - 3))
    };
    or && (tokens.is_one_of(at - 2, AGES) || tokens.is_number(at - 2))
        && (tokens.is_one_of(at - 3, cues!["är", "var", "fyller", "fyllde", "om"]) || of_some())
}

fn is_weak_name(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_capital(at) && tokens.flags(at).is(Flags::FIRST.or(Flags::SURNAME)) && !tokens.begins(at)
}
