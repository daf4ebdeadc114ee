//! Names without capitals: in informal notes, in references and in file names.

use super::known::Names;
use super::words::{MET, PARTICLES, names_a_thing};
use crate::pii::detector::class::Class;
use crate::pii::detector::cues::{Cues, Endings, cues};
use crate::pii::detector::found::Found;
use crate::pii::detector::lexicon::{Flags, looks};
use crate::pii::detector::tokens::Case;

impl Names<'_, '_> {
    /// A first name and a family name without capitals, in informal notes and in file names.
    pub(super) fn small(&self, at: usize, found: &mut Found) -> usize {
        let tokens = self.tokens;
        let joined = |at: usize| self.is_joined(at);
        let word = |at: usize| tokens.is_word(at) && (self.is_name || tokens.list[at].case == Case::Lower);
        let first = self.flags(at);
        if let Some(school) = Some(at).filter(|_| first.is(Flags::FIRST)).and_then(|at| self.school(at)) {
            return school + 1 - at;
        }
        if let Some(last) = Some(at).filter(|_| first.is(Flags::FIRST)).and_then(|at| self.tied(at)) {
            found.add(Class::NameFull, tokens.list[at].start, tokens.list[last].end);
            return last + 1 - at;
        }
        if let Some(class) = self.filed(at) {
            found.add(class, tokens.list[at].start, tokens.list[at + 1].end);
            return 2;
        }
        let is_plain = first.is(Flags::WORD)
            || first.is(Flags::BOTH)
            || first.is(Flags::PLACE)
            || first.is(Flags::KIN)
            || first.is(Flags::ROLE)
            || first.is(Flags::BODY)
            || first.is(Flags::PEOPLE);
        if !first.is(Flags::FIRST) || is_plain || tokens.length(at) < 3 || !word(at + 1) || !joined(at + 1) {
            let ends = at + 1 == tokens.len() && first.is(Flags::FIRST) && !is_plain;
            if let Some(class) = Some(at).filter(|_| ends).and_then(|at| self.alone(at)) {
                found.add(class, tokens.list[at].start, tokens.list[at].end);
            }
            return 1;
        }
        let mut last = at + 1;
        if tokens.is_one_of(last, PARTICLES) && word(last + 1) && joined(last + 1) {
            last += 1;
        }
        let flags = self.flags(last);
        let is_word = flags.is(Flags::WORD)
            || flags.is(Flags::BODY)
            || flags.is(Flags::PLACE)
            || flags.is(Flags::ROLE)
            || flags.is(Flags::KIN)
            || flags.is(Flags::PEOPLE.or(Flags::TRAIT).or(Flags::CONDITION).or(Flags::OFFENCE));
        let named = self.is_surname(last)
            || flags.is(Flags::FIRST) && !flags.is(Flags::BOTH)
            || flags.is_unknown()
                && !names_a_thing(tokens.str(last))
                && (self.is_name
                    || tokens.length(at) > 3
                        && is_strange(tokens.str(last), if self.is_met(at) { 0 } else { 6 }));
        if named && !is_word {
            found.add(Class::NameFull, tokens.list[at].start, tokens.list[last].end);
            return last + 1 - at;
        }
        if let Some(class) = self.alone(at) {
            found.add(class, tokens.list[at].start, tokens.list[at].end);
        }
        1
    }

    /// Whether a word follows the one before it in the same name.
    fn is_joined(&self, at: usize) -> bool {
        let gap = self.tokens.before(at);
        gap == " " || self.is_name && matches!(gap, "-" | "_" | "." | "--")
    }

    /// What two words without capitals are in the name of a file, where they stand for themselves: `lindqvist-hodan`,
    /// `familjen-lindqvist`.
    fn filed(&self, at: usize) -> Option<Class> {
        let next = at + 1;
        if !self.is_name || !self.tokens.is_word(next) || !self.is_joined(next) {
            return None;
        }
        let no_name = Flags::WORD.or(Flags::PLACE).or(Flags::KIN).or(Flags::ROLE).or(Flags::BODY);
        let is_first = |at: usize| self.is_first(at) && !self.is(at, no_name) && self.tokens.length(at) > 2;
        let is_last = |at: usize| self.is(at, Flags::SURNAME) && !self.is(at, no_name) && !self.is_other(at);
        if is_last(at) && !self.is(at, Flags::FIRST) && is_first(next) {
            return Some(Class::NameFull);
        }
        self.kin(at).filter(|_| is_first(next) || is_last(next))
    }

    /// Whether somebody who is met or spoken to is said to follow.
    fn is_met(&self, at: usize) -> bool {
        at > 0 && self.tokens.is_one_of(at - 1, MET) && self.tokens.before(at) == " "
    }

    /// The class of a first name without a capital and without a family name: `sms från jonas`, `det är ubax mamma`.
    fn alone(&self, at: usize) -> Option<Class> {
        let tokens = self.tokens;
        let of_kin = tokens.flags(at + 1).is(Flags::KIN)
            && tokens.before(at + 1) == " "
            && tokens.is_one_of(at.wrapping_sub(1), cues!["e", "är", "ä"])
            && tokens.is_word(at + 1);
        let is_met = self.is_met(at) && tokens.length(at) > 3 && looks(tokens.str(at)) > 0;
        if of_kin {
            return Some(Class::NameCue);
        }
        (self.is_name || is_met).then_some(Class::FirstName)
    }

    /// The last word of a school that is named after somebody, as it is in text: `karin-boye-gymnasiet`.
    fn school(&self, at: usize) -> Option<usize> {
        static SCHOOLS: &Cues = cues![
            "skolan", "skola", "gymnasiet", "gymnasium", "förskola", "förskolan", "forskola", "forskolan",
            "skolorna", "skolor",
        ];
        let tokens = self.tokens;
        let tied = |at: &usize| {
            tokens.is_word(*at)
                && (matches!(tokens.before(*at), "-" | "_") || self.is_name && tokens.before(*at) == " ")
        };
        let words = (at + 1..at + 4).take_while(tied);
        words.into_iter().find(|word| tokens.is_one_of(*word, SCHOOLS)).filter(|last| *last > at + 1)
    }

    /// A family name joined to a first name, as in references and tags: `ahmed-hassan`, `jonas_eriksson`. Both must
    /// be known and rarely be anything else.
    fn tied(&self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        let tie = |at: usize| matches!(tokens.before(at), "-" | "_" | ".");
        let lower = |at: usize| tokens.get(at).is_some_and(|token| token.case == Case::Lower);
        let particle = tokens.is_one_of(at + 1, PARTICLES) && tie(at + 1) && tie(at + 2);
        let last = if particle { at + 2 } else { at + 1 };
        let known = tokens.flags(last).is(Flags::SURNAME)
            && !self.is(last, Flags::BOTH)
            && (!self.is_other(last) && !self.is(last, Flags::WORD.or(Flags::PLACE)));
        let is_plain = self.is(at, Flags::WORD.or(Flags::PLACE).or(Flags::ROLE).or(Flags::KIN));
        let long = tokens.length(at) > 2 && tokens.length(last) > 2;
        (tie(last) && lower(last) && known && self.is_first(at) && !is_plain && long).then_some(last)
    }
}

/// Whether a word without a capital looks like a family name and not like a Swedish verb or noun: `tyler brackwell`.
fn is_strange(word: &str, least: i32) -> bool {
    static INFLECTED: Endings = Endings::of(&[
        "ar", "er", "or", "de", "kte", "ste", "tte", "pte", "xte", "lte", "at", "et", "it", "en", "an", "na",
        "as", "es", "lig", "iga", "igt", "am", "om", "ib",
    ]);
    word.chars().count() >= 5 && INFLECTED.of_word(word).is_none() && looks(word) > least
}
