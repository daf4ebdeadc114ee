//! What is known of the words of a text when names are looked for.

use std::collections::HashSet;

use super::words::{ROLE_ENDINGS, ends_as_surname, folded, is_compound};
use crate::pii::detector::lexicon::{Flags, PHRASES, look_up, without_genitive};
use crate::pii::detector::tokens::Tokens;

/// A text with the lexicon's and the workspace's knowledge of its words.
pub(super) struct Names<'n, 't> {
    pub tokens: &'n Tokens<'t>,
    pub own: &'n HashSet<String>,
    /// Whether the text is the name of a file or a branch, where hyphens separate words.
    pub is_name: bool,
}

impl Names<'_, '_> {
    /// The flags of a word, with or without the s of a genitive.
    pub(super) fn flags(&self, at: usize) -> Flags {
        let flags = self.tokens.flags(at);
        if !flags.is_unknown() {
            // A word that is both a name and a plain word is no evidence by itself.
            let is_plain = flags.is(Flags::FIRST) && flags.is(Flags::WORD);
            return if is_plain { flags.or(Flags::BOTH) } else { flags };
        }
        let word = self.tokens.str(at);
        if !self.own.is_empty() && self.own.contains(&folded(word)) {
            return Flags::FIRST;
        }
        without_genitive(word).map_or(Flags::NONE, |word| {
            if !self.own.is_empty() && self.own.contains(&folded(word)) {
                Flags::FIRST
            } else {
                look_up(word)
            }
        })
    }

    pub(super) fn is(&self, at: usize, flag: Flags) -> bool {
        self.flags(at).is(flag)
    }

    /// Whether a word is a first name and rarely anything else.
    pub(super) fn is_first(&self, at: usize) -> bool {
        let flags = self.flags(at);
        flags.is(Flags::FIRST) && !flags.is(Flags::BOTH)
    }

    /// Whether a word looks like a family name.
    pub(super) fn is_surname(&self, at: usize) -> bool {
        let flags = self.flags(at);
        flags.is(Flags::SURNAME)
            || (!flags.is(Flags::WORD)
                && !flags.is(Flags::PLACE)
                && !flags.is(Flags::BODY)
                && ends_as_surname(self.tokens.str(at)))
    }

    /// Whether a capitalised word is known not to be a name.
    pub(super) fn is_other(&self, at: usize) -> bool {
        let flags = self.flags(at);
        let other = flags.is(Flags::WORD)
            || flags.is(Flags::PLACE)
            || flags.is(Flags::BODY)
            || flags.is(Flags::ROLE)
            || flags.is(Flags::KIN)
            || flags.is(Flags::PEOPLE)
            || flags.is(Flags::TRAIT.or(Flags::CONDITION).or(Flags::OFFENCE));
        let name = flags.is(Flags::FIRST) && !flags.is(Flags::BOTH) || flags.is(Flags::SURNAME);
        !name && (other || is_compound(self.tokens.str(at)))
    }

    /// The number of tokens of a known phrase: `Rädda Barnen`, `Gamla stan`.
    pub(super) fn phrase(&self, at: usize) -> Option<usize> {
        if !self.tokens.flags(at).is(Flags::PHRASE) {
            return None;
        }
        let first = folded(self.tokens.str(at));
        let from = PHRASES.partition_point(|phrase| *phrase < first.as_str());
        let mut best = None;
        for phrase in PHRASES[from..].iter().take_while(|phrase| phrase.starts_with(first.as_str())) {
            let words = phrase.split([' ', '-']);
            let len = words.clone().count();
            let fits = words.enumerate().all(|(nth, word)| {
                let gap = self.tokens.before(at + nth);
                let own = folded(self.tokens.str(at + nth));
                (nth == 0 || matches!(gap, " " | "-" | "\n"))
                    && (own == word || nth + 1 == len && own.strip_suffix('s') == Some(word))
            });
            if fits {
                best = best.max(Some(len));
            }
        }
        best
    }

    /// Whether a word is an occupation, by the list or its ending.
    pub(super) fn is_role(&self, at: usize) -> bool {
        if self.tokens.flags(at).is(Flags::ROLE) {
            return true;
        }
        ROLE_ENDINGS.of_word(self.tokens.str(at)).is_some()
    }
}
