//! Runs of capitalised words: where they begin and end, and which of the words can be a name.

use super::known::Names;
use super::words::{
    CUES, FORM, FOUNDED, LABELS, NAMED_AFTER, PARTICLES, is_compound, is_in_charge, next_is_lower,
};
use crate::pii::detector::lexicon::{Flags, looks};
use crate::pii::detector::tokens::Case;

impl Names<'_, '_> {
    /// Returns the token after the last of a run of capitalised words, with small words inside it.
    pub(super) fn run(&self, at: usize) -> usize {
        let tokens = self.tokens;
        let mut end = at + 1;
        while end < tokens.len() && end < at + 7 {
            let gap = tokens.before(end);
            // The heading of the next field: `Ansvarig: Haruto Nakamori Ersättare: vakant`.
            if end > at + 1
                && tokens.after(end).starts_with(": ")
                && !self.is(end, Flags::FIRST.or(Flags::SURNAME))
            {
                break;
            }
            let joined = matches!(gap, " " | "-" | "'" | "’")
                || (gap == "\n" && !self.is_other(end))
                || matches!(gap, ". " | ".") && end == at + 1 && tokens.length(at) == 1;
            if joined && tokens.is_capital(end) && tokens.is_word(end) && self.phrase(end).is_none() {
                end += 1;
            } else if let Some(particles) = self.particles(end).filter(|_| joined) {
                end += particles + 1;
            } else if gap == "-" && self.is_syllable(end) {
                // `Ji-woo Park`, `Park Ji-sung`
                end += 1;
            } else {
                break;
            }
        }
        end
    }

    /// Whether a word without a capital is the second half of a name, as in Korean names.
    pub(super) fn is_syllable(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let short = |at: usize| (2..=5).contains(&tokens.length(at));
        let is_swedish = ["en", "et", "an"].iter().any(|ending| tokens.str(at).ends_with(ending));
        let lower = tokens.get(at).is_some_and(|token| token.case == Case::Lower);
        let named = tokens.is_capital(at + 1) && tokens.before(at + 1) == " " && self.is_surname(at + 1);
        lower
            && !is_swedish
            && short(at)
            && at > 0
            && short(at - 1)
            && (named || !tokens.flags(at).is(Flags::WORD))
    }

    /// The number of small words (`von`, `de la`) from a token to the next capitalised one.
    fn particles(&self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        let count = (at..at + 3).take_while(|at| tokens.is_one_of(*at, PARTICLES)).count();
        let fits = count > 0
            && tokens.is_capital(at + count)
            && (at + 1..=at + count).all(|at| matches!(tokens.before(at), " " | "-" | "'" | "’"));
        (fits && self.phrase(at + count).is_none()).then_some(count)
    }

    /// The first of the small words before a capitalised one, and otherwise that word: `familjen al-Khatibi`.
    pub(super) fn led(&self, at: usize) -> usize {
        let tokens = self.tokens;
        let is_particle = |word: &usize| {
            tokens.is_one_of(*word, PARTICLES)
                && matches!(tokens.before(word + 1), " " | "-" | "'" | "’")
                && !tokens.is_capital(*word)
        };
        at - (at.saturating_sub(2)..at).rev().take_while(is_particle).count()
    }

    /// The part of a run that can be a name, without introducing and following words.
    pub(super) fn trimmed(&self, at: usize, end: usize) -> (usize, usize) {
        let mut first = at;
        // A title, or a word that only begins the sentence, is not part of the name.
        while first < end && self.leads(first, at, end) {
            first += 1;
        }
        let named = Flags::FIRST.or(Flags::SURNAME);
        // A place or a plain word after a certain first name is a family name: `Erik Ros`.
        let of_name = |at: usize| {
            let short = self.tokens.length(at) <= 8;
            let headed = self.is_headed(first) && self.is_pair(first);
            at == first + 1
                && (self.is_first(first) && short && (self.is(at, named) || self.is_alone(first)) || headed)
        };
        let mut last = end;
        while last > first && self.is_other(last - 1) && !of_name(last - 1) {
            last -= 1;
        }
        // A word that is not a name separates two runs: `Anna Polisen Erik` is not one person.
        let parts = |word: &usize| {
            let other = self.is_other(*word) && !self.is(*word, named) && !of_name(*word);
            other && self.tokens.is_capital(*word)
        };
        let split = (first + 1..last).find(parts);
        if first == last { (end, end) } else { (first, split.unwrap_or(last)) }
    }

    /// Whether a run is something named after a person: `Gustav Adolfs torg`, `Raoul Wallenberg Academy`,
    /// `Efrem-församlingen`.
    pub(super) fn is_founded(&self, first: usize, last: usize, end: usize) -> bool {
        let tokens = self.tokens;
        if last < end {
            let company = is_compound(tokens.str(last)) && self.cue(first).is_some();
            return tokens.before(last) == " " && (tokens.is_one_of(last, FOUNDED) || company);
        }
        let gap = tokens.before(end);
        let compound = gap == "-" && tokens.is_word(end) && !tokens.is_capital(end);
        // `Sankt Eriks katolska församling`
        let described = tokens.str(end).ends_with("ska") && tokens.before(end + 1) == " ";
        let noun = if described { end + 1 } else { end };
        compound || gap == " " && tokens.is_one_of(noun, NAMED_AFTER) && tokens.str(last - 1).ends_with('s')
    }

    /// Whether a heading that somebody follows stands before a word: `Ansvarig: Per Sten`.
    pub(super) fn is_headed(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let set_off = matches!(tokens.before(at), ": " | ":" | ":\t" | "\t" | " : ");
        let label =
            |at: usize| tokens.is_one_of(at, FORM) || tokens.is_one_of(at, LABELS) || self.is_role(at);
        set_off && at > 0 && label(at - 1)
    }

    /// Whether a word that can be a first name stands before one that can be a family name, and nothing follows them.
    pub(super) fn is_pair(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let last = at + 1;
        let no_name = Flags::BODY.or(Flags::ROLE).or(Flags::KIN);
        self.is(at, Flags::FIRST)
            && tokens.is_capital(last)
            && tokens.list[last].case == Case::Capital
            && tokens.before(last) == " "
            && !self.is(last, no_name)
            && !is_compound(tokens.str(last))
            && (self.is_surname(last)
                || self.is(last, Flags::FIRST)
                || self.is_first(at) && !self.is_thing_word(last))
            && !(tokens.is_capital(last + 1)
                && tokens.before(last + 1) == " "
                && !tokens.after(last + 1).starts_with(':'))
    }

    /// Whether a word looks like an ordinary one, which a family name seldom does: `Hälsa`, `Bibliotek`.
    fn is_thing_word(&self, at: usize) -> bool {
        self.tokens.length(at) > 7 || self.flags(at).is_unknown() && looks(self.tokens.str(at)) < -8
    }

    /// Whether a pair stands inside a sentence of small letters, where a plain word has no capital: `har Lova Sommar och`.
    fn is_alone(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let last = at + 1;
        let lower = |at: usize| tokens.get(at).is_some_and(|token| token.case == Case::Lower);
        let no_name = Flags::PLACE.or(Flags::COUNTRY).or(Flags::PEOPLE).or(Flags::PHRASE);
        at > 0
            && lower(at - 1)
            && tokens.before(at) == " "
            && self.is_pair(at)
            && lower(last + 1)
            && tokens.before(last + 1) == " "
            && !self.is(last, no_name)
            && !self.is(at, Flags::PLACE)
    }

    /// Whether a capitalised word introduces a name rather than being part of it.
    fn leads(&self, at: usize, begin: usize, end: usize) -> bool {
        let flags = self.flags(at);
        // `Förnamn Loïc`, `Heter Lova`
        if self.tokens.is_one_of(at, CUES) || self.is_headed(at) && self.is_pair(at) {
            return self.tokens.is_one_of(at, CUES);
        }
        let name = flags.is(Flags::FIRST) && !flags.is(Flags::BOTH);
        if (flags.is(Flags::ROLE) || flags.is(Flags::KIN)) && !flags.is(Flags::BOTH) {
            return !name;
        }
        // `Ansvarig Hodan`
        if is_in_charge(self.tokens.str(at)) {
            return true;
        }
        // `Poliskommissarie Wretling`
        if flags.is_unknown() && self.tokens.length(at) > 8 && self.is_role(at) {
            return true;
        }
        // `Per Andersson` begins with a name and `Per capita` does not; in `Med Anna` the first word is a
        // preposition.
        let named_next = self.is(at + 1, Flags::FIRST.or(Flags::SURNAME)) && !self.is(at + 1, Flags::WORD);
        let may_be =
            flags.is(Flags::SURNAME) && flags.is(Flags::WORD) && (!self.tokens.begins(at) || named_next);
        if flags.is(Flags::BOTH) || (may_be && !name) {
            if self.cue(at).is_some() && next_is_lower(self.tokens, at) {
                return false;
            }
            let next = at + 1;
            let single = |at: usize| self.tokens.length(at) == 1;
            return next >= end || single(next) || self.is_other(next) && !self.is_surname(next);
        }
        if self.is_other(at) || (flags.is(Flags::WORD) && !name) {
            return true;
        }
        at == begin && self.tokens.begins(at) && flags.is_unknown() && end > at + 2 && self.is_first(at + 1)
    }
}
