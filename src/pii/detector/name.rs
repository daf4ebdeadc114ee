//! Names of people. What each word can be is known by the lexicon; here it is decided when words together are a
//! person's name.

mod words;
mod known;
mod cue;
mod run;
mod shape;
mod small;

use super::cues::cues;
use std::collections::HashSet;

use super::class::Class;
use super::found::Found;
use super::lexicon::Flags;
use super::tokens::{Case, Tokens};
use known::Names;
pub(super) use words::is_thing;
use words::{PARTICLES, is_compound};

pub(super) fn find(tokens: &Tokens<'_>, own: &HashSet<String>, is_name: bool, found: &mut Found) {
    let names = Names { tokens, own, is_name };
    for at in (0..tokens.len()).filter(|at| tokens.length(*at) <= 2 && tokens.is_capital(*at)) {
        names.initials(at, found);
    }
    let mut at = 0;
    while at < tokens.len() {
        if !tokens.is_word(at) {
            at += 1;
            continue;
        }
        // `Lex Sarah` is a law, although it was named after a person.
        if tokens.is_one_of(at, cues!["lex"]) && tokens.is_capital(at + 1) {
            at += 2;
            continue;
        }
        if let Some(len) = names.phrase(at) {
            at += len;
            continue;
        }
        at += if tokens.is_capital(at) {
            names.capitals(at, found).max(1)
        } else {
            names.small(at, found).max(1)
        };
    }
}

impl Names<'_, '_> {
    /// Examines the capitalised words from a token. Returns how many tokens were used.
    fn capitals(&self, at: usize, found: &mut Found) -> usize {
        let tokens = self.tokens;
        let end = self.run(at);
        let (first, last) = self.trimmed(at, end);
        if first == last {
            let taken = if end == at + 1 { self.listed(at, found) } else { 0 };
            return taken.max(last.max(at + 1) - at);
        }
        if self.is_founded(first, last, end) {
            return end - at;
        }
        let is_part = |word: &usize| {
            let particle = *word > first && *word + 1 < last && tokens.is_one_of(*word, PARTICLES);
            tokens.is_capital(*word) && !particle
        };
        let words: Vec<usize> = (first..last).filter(is_part).collect();
        let (start, stop) = (tokens.list[first].start, tokens.list[last - 1].end);
        if words.is_empty() {
            return end - at;
        }
        if let [only] = words[..] {
            let taken = self.listed(only, found);
            if taken > 0 {
                return taken + (first - at);
            }
        } else if self.is_full(first, &words) {
            let end = if last == end { self.turned(&words, last).unwrap_or(stop) } else { stop };
            found.add(Class::NameFull, start, end);
            return last - at;
        }
        let lead = self.led(first);
        if let Some(cue) = self.cue(lead).filter(|cue| self.is_cued(*cue, first, &words)) {
            found.add(cue, tokens.list[lead].start, stop);
            return last - at;
        }
        if let Some(end) = self.turned(&words, last).filter(|_| last == end) {
            found.add(Class::NameFull, start, end);
            return last + 1 - at;
        }
        if words.len() == 1 {
            return self.single(first, found) + (first - at);
        }
        // Not a full name, but a first name is among the words.
        // The owner's name in that of a company is the company's: `Blanka Trappor AB`.
        let company = tokens.list[end - 1].case == Case::Upper && (2..=3).contains(&tokens.length(end - 1));
        let of_house = |word: usize| {
            tokens.str(word).ends_with('s')
                && tokens.is_capital(word + 1)
                && is_compound(tokens.str(word + 1))
        };
        let first_name = words
            .iter()
            .filter(|word| !company && !of_house(**word))
            .find(|word| self.is_first(**word) && !self.is(**word, Flags::PLACE));
        if let Some(word) = first_name {
            found.add(Class::FirstName, tokens.list[*word].start, tokens.list[*word].end);
        }
        last - at
    }
}
