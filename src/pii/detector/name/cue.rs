//! Words before a name that show that it is one.

use super::known::Names;
use super::words::{CUES, FRIENDS, is_participle, is_thing};
use crate::pii::detector::class::Class;
use crate::pii::detector::cues::cues;
use crate::pii::detector::date::is_month;
use crate::pii::detector::lexicon::Flags;
use crate::pii::detector::tokens::Case;

impl Names<'_, '_> {
    /// The class that the word before a name gives it.
    pub(super) fn cue(&self, at: usize) -> Option<Class> {
        let tokens = self.tokens;
        let before = at.checked_sub(1)?;
        let gap = tokens.before(at);
        if gap.len() > 3 || gap.contains(['.', ';', '!', '?', '\n', ')']) && !gap.contains(':') {
            return None;
        }
        let spaced = matches!(gap, " " | "\u{a0}" | " \"" | " ”");
        let colon = gap.starts_with(':') || gap.trim() == ":";
        if tokens.str(before).eq_ignore_ascii_case("o")
            && tokens.before(before) == "/"
            && tokens.str(before.wrapping_sub(1)).eq_ignore_ascii_case("c")
        {
            return Some(Class::NameCue);
        }
        if tokens.is_one_of(
            before,
            cues![
                "namn", "förnamn", "efternamn", "namnet", "elevens", "vårdnadshavare", "kontaktperson",
                "undertecknat", "underskrift",
            ],
        ) {
            return (colon || tokens.is_one_of(before, cues!["namnet"])).then_some(Class::NameCue);
        }
        if !spaced && !colon {
            return None;
        }
        if spaced && tokens.is_one_of(before, &CUES) {
            let of_thing = before > 0
                && tokens.is_one_of(before, cues!["heter", "hette", "heta"])
                && is_thing(tokens, before);
            return (!of_thing).then_some(Class::NameCue);
        }
        // `hette han Linus`
        let asked = spaced && before > 0 && tokens.is_one_of(before, cues!["han", "hon", "hen"]);
        if asked && tokens.is_one_of(before - 1, cues!["heter", "hette"]) {
            return Some(Class::NameCue);
        }
        let flags = tokens.flags(before);
        // `Handläggare är Ekdahl`
        let is_named = spaced
            && tokens.is_one_of(before, cues!["är", "var", "blir"])
            && before > 0
            && self.is_role(before - 1)
            && tokens.before(before) == " ";
        if is_named && !self.is_other(at) && !self.flags(at).is_unknown() || is_named && self.is_surname(at) {
            return Some(Class::TitleName);
        }
        if spaced && flags.is(Flags::KIN) {
            // Words for family are reported as names; a friend or a neighbour as a title.
            let family = !tokens.is_one_of(before, &FRIENDS);
            return Some(if family { Class::NameCue } else { Class::TitleName });
        }
        (spaced && self.is_role(before)).then_some(Class::TitleName)
    }

    /// Whether a cue makes the words after it a name.
    pub(super) fn is_cued(&self, cue: Class, first: usize, words: &[usize]) -> bool {
        let tokens = self.tokens;
        if words.len() > 1 {
            return !self.is(first, Flags::FIRST);
        }
        let known = self.is(first, Flags::FIRST) || self.is_surname(first);
        // A heading or a form, where any word may have a capital: `Mamma Informerad: ja`.
        let form = cue == Class::TitleName
            || tokens.after(first).starts_with(':')
            || is_participle(tokens.str(first));
        let headed = first > 0 && tokens.is_capital(first - 1) && !known && form;
        let length = tokens.length(first);
        let short = length < 2 || tokens.list[first].case == Case::Upper && length < 4;
        !headed && !short && !is_month(tokens, first)
    }
}
