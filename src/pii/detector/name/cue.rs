//! Words before a name that show that it is one.

use super::known::Names;
use super::words::{
    AFTER, CALLED, CUES, FORM, FRIENDS, HEDGES, LABELS, OWN_NAMES, PRESENTS, is_compound, is_participle,
    is_thing, next_is_lower,
};
use crate::pii::detector::class::Class;
use crate::pii::detector::cues::{Cues, Endings, cues};
use crate::pii::detector::date::is_month;
use crate::pii::detector::lexicon::{Flags, looks};
use crate::pii::detector::tokens::Case;

/// Endings of Swedish nouns that headings are made of: `heter Redovisning`.
static HEADINGS: Endings = Endings::of(&[
    "ning", "ningar", "tion", "tioner", "sion", "skap", "het", "heter", "else", "elser", "rapport", "bild",
    "plan", "medel", "mål", "frågor", "åtgärder", "arbete", "punkter", "analys", "underlag", "protokoll",
    "rutin", "lathund", "metod", "modell", "stöd", "guide", "manual", "lista", "schema", "kalender",
    "budget", "enkät",
]);

impl Names<'_, '_> {
    /// The class that the words before a name give it.
    pub(super) fn cue(&self, at: usize) -> Option<Class> {
        let tokens = self.tokens;
        let before = at.checked_sub(1)?;
        let gap = tokens.before(at);
        // `Zarmina heter flickan`
        let is_asked = tokens.is_one_of(at + 1, cues!["heter", "hette"])
            && (tokens.is_one_of(at + 2, cues!["han", "hon", "hen"]) || tokens.flags(at + 2).is(Flags::KIN));
        if is_asked && !self.is_other(at) {
            return Some(Class::NameCue);
        }
        if self.is_set_off(at) {
            return self.kin(before);
        }
        if gap.len() > 3 || gap.contains(['.', ';', '!', '?', '\n', ')']) && !gap.contains(':') {
            return None;
        }
        let spaced = matches!(gap, " " | " \"" | " ”");
        let colon = gap.starts_with(':') || gap.trim() == ":" || gap == "\t";
        if tokens.str(before).eq_ignore_ascii_case("o")
            && tokens.before(before) == "/"
            && tokens.str(before.wrapping_sub(1)).eq_ignore_ascii_case("c")
        {
            return Some(Class::NameCue);
        }
        if colon && (tokens.is_one_of(before, FORM) || self.is_labelled(at)) || self.is_of_device(at) {
            return Some(Class::NameCue);
        }
        if !spaced && !colon {
            return None;
        }
        // `tvillingarna Amal och Iman`
        let second =
            spaced && tokens.is_one_of(before, cues!["och", "samt"]) && at >= 3 && !self.is_other(at);
        if second
            && tokens.flags(at - 3).is(Flags::KIN)
            && tokens.is_capital(at - 2)
            && !self.is_other(at - 2)
        {
            return self.kin(at - 3);
        }
        // `mamma till Onni`
        let of_kin = spaced && before > 0 && tokens.is_one_of(before, cues!["till"]) && self.is_first(at);
        if let Some(kin) = self.kin(before.saturating_sub(1)).filter(|_| of_kin) {
            return Some(kin);
        }
        let said = self.past_hedges(before);
        if spaced && self.is_naming(said, at) {
            return (!is_thing(tokens, said)).then_some(Class::NameCue);
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
            return self.kin(before);
        }
        (spaced && self.is_role(before)).then_some(Class::TitleName)
    }

    /// Whether a heading that somebody may follow stands before a word that can be a name: `Bror: Hamid`.
    fn is_labelled(&self, at: usize) -> bool {
        static OF_ONE: &Cues = cues![
            "elev", "eleven", "klient", "klienten", "barnet", "barnets", "ungdom", "ungdomen", "pojke",
            "flicka", "målsman", "mamma", "pappa", "mor", "far", "bror", "syster", "moder", "fader",
            "dotter", "son",
        ];
        let tokens = self.tokens;
        let Some(label) = at.checked_sub(1) else { return false };
        let is_label = tokens.is_one_of(label, LABELS) || tokens.flags(label).is(Flags::KIN);
        let flags = self.flags(at);
        // A name that is not known follows only a heading that nothing but a person follows.
        let may_be = self.is_first(at)
            || flags.is(Flags::SURNAME) && !self.is_other(at)
            || tokens.is_one_of(label, OF_ONE) && flags.is_unknown() && looks(tokens.str(at)) > 8;
        is_label
            && may_be
            && tokens.list[at].case == Case::Capital
            && !is_participle(tokens.str(at))
            && !is_compound(tokens.str(at))
            && !tokens.after(at).starts_with(':')
            && !(tokens.after(at) == ", " && self.is_role(at + 1))
    }

    /// `skickat från Ximenas iPhone`
    fn is_of_device(&self, at: usize) -> bool {
        static DEVICES: &Cues = cues!["iphone", "ipad", "mobil", "samsung", "telefon", "dator", "macbook"];
        let tokens = self.tokens;
        let flags = self.flags(at);
        tokens.is_one_of(at + 1, DEVICES)
            && tokens.str(at).ends_with('s')
            && tokens.is_one_of(at.wrapping_sub(1), cues!["från", "på", "i", "via"])
            && (flags.is(Flags::FIRST) || flags.is_unknown() && looks(tokens.str(at)) > -8)
    }

    /// The class of a name after a word for family or for someone near. A form of address and a word for family make
    /// it certain; a friend or a neighbour is as weak as a title.
    pub(super) fn kin(&self, word: usize) -> Option<Class> {
        let is_near = self.tokens.is_one_of(word, FRIENDS);
        self.tokens.flags(word).is(Flags::KIN).then_some(if is_near {
            Class::TitleName
        } else {
            Class::NameCue
        })
    }

    /// Whether a name stands between signs, as who the word before it means: `en son, Baptiste, som`.
    fn is_set_off(&self, at: usize) -> bool {
        let tokens = self.tokens;
        let follows = tokens.after(at);
        let set_off = match tokens.before(at) {
            ", " => follows.starts_with([',', '.']) || follows == " " && tokens.is_one_of(at + 1, AFTER),
            " (" => follows.starts_with([')', ',']),
            " - " => follows.starts_with([',', ' ']),
            _ => false,
        };
        let flags = self.flags(at);
        let may_be = flags.is(Flags::FIRST.or(Flags::SURNAME)) && !flags.is(Flags::WORD)
            || flags.is_unknown() && looks(tokens.str(at)) > -12 && !is_compound(tokens.str(at));
        set_off && may_be && tokens.length(at) > 1 && tokens.list[at].case == Case::Capital
    }

    /// Whether a word may be a name that is not known, rather than a nickname made of a Swedish noun: `Loket`.
    fn may_be_called(&self, at: usize) -> bool {
        static NOUNS: Endings = Endings::of(&["en", "an", "et", "is", "arn", "are", "son", "ulv", "varg"]);
        let tokens = self.tokens;
        let glued = tokens.is_number(at + 1) && tokens.after(at).is_empty()
            || tokens.after(at).starts_with(['_', '.'])
                && tokens.after(at).len() == 1
                && !tokens.begins(at + 1)
                && at + 1 < tokens.len();
        self.flags(at).is_unknown()
            && looks(tokens.str(at)) > -4
            && NOUNS.of_word(tokens.str(at)).is_none()
            && !glued
    }

    /// The last word before a name that is not an adverb of doubt: `heter visst Edis`.
    fn past_hedges(&self, from: usize) -> usize {
        let is_hedge = |at: &usize| self.tokens.is_one_of(*at, HEDGES) && self.tokens.before(*at) == " ";
        let hedges = (from.saturating_sub(2)..=from).rev().take_while(is_hedge).count();
        from.saturating_sub(hedges)
    }

    /// Whether the words up to this one say that a name follows: `heter`, `vid namn`, `kallar sig`.
    fn is_naming(&self, said: usize, at: usize) -> bool {
        let tokens = self.tokens;
        let word = |back: usize, words: &Cues| said >= back && tokens.is_one_of(said - back, words);
        let pronoun =
            cues!["han", "hon", "hen", "sig", "honom", "henne", "den", "barnet", "pojken", "flickan"];
        let posed = word(0, cues!["namnet"]) && word(1, cues!["under"]);
        word(0, CUES) && (!posed || self.is_first(at))
            || word(0, cues!["namn"]) && word(1, cues!["vid", "med", "till", "hans", "hennes", "barnets"])
            || word(0, cues!["är", "var", "som"]) && (1..=3).any(|back| word(back, OWN_NAMES))
            || word(0, cues!["till"]) && word(1, cues!["döpt", "döptes", "döpts", "döpte", "omdöpt"])
            || word(0, cues!["till"])
                && word(1, cues!["namn"])
                && word(2, cues!["bytte", "bytt", "byter", "byta", "ändrat", "ändrade", "ändrar"])
            || word(0, cues!["till", "på"])
                && word(1, cues!["lystrar", "lyssnar", "svarar"])
                && (self.is_first(at) || self.may_be_called(at))
            // `Alla säger Jari till honom`
            || word(0, cues!["säger", "sa", "säga"])
                && tokens.is_one_of(at + 1, cues!["till"])
                && tokens.is_one_of(at + 2, cues!["honom", "henne", "hen", "mig"])
                && self.is_first(at)
            // `Vill bli kallad Ploy`
            || word(0, CALLED)
                && (1..=3).any(|back| word(back, cues!["vill", "ville", "önskar"]))
                && !tokens.before(at).contains(['"', '”'])
                && self.may_be_called(at)
            || word(0, cues!["som"])
                && (word(1, PRESENTS) || word(1, cues!["sig"]) && word(2, PRESENTS))
            // `hette han Linus`
            || word(0, pronoun) && word(1, cues!["heter", "hette"])
            // What somebody calls himself is as often a name that the lexicon does not know.
            || word(0, cues!["sig"]) && (1..=2).any(|back| word(back, CALLED)) && self.may_be_called(at)
            // What somebody is called is a nickname, unless it is a first name.
            || self.is_first(at)
                && !(tokens.is_number(at + 1) && tokens.after(at).is_empty())
                && (word(0, CALLED)
                    || word(0, cues!["för", "som"]) && (word(1, CALLED) || word(1, pronoun) && word(2, CALLED))
                    || word(0, pronoun) && (word(1, CALLED) || word(1, pronoun) && word(2, CALLED)))
    }

    /// Whether a cue makes the words after it a name.
    pub(super) fn is_cued(&self, cue: Class, first: usize, words: &[usize]) -> bool {
        let tokens = self.tokens;
        // Initials are no name: `hans bror S.L.`
        if words.iter().all(|word| tokens.length(*word) == 1) {
            return false;
        }
        if words.len() > 1 {
            return !self.is_first(first);
        }
        let known = self.is(first, Flags::FIRST) || self.is_surname(first);
        if !known && looks(tokens.str(first)) < 2 && HEADINGS.of_word(tokens.str(first)).is_some() {
            return false;
        }
        // A heading or a form, where any word may have a capital: `Mamma Informerad: ja`.
        let form = cue == Class::TitleName
            || tokens.after(first).starts_with(':')
            || is_participle(tokens.str(first));
        let titled = cue == Class::TitleName && !tokens.flags(first - 1).is(Flags::ROLE);
        let least = if titled { -6 } else { 0 };
        let runs_on = next_is_lower(tokens, first) && looks(tokens.str(first)) > least;
        let headed = first > 0 && tokens.is_capital(first - 1) && !known && form && !runs_on;
        let length = tokens.length(first);
        let short = length < 2 || tokens.list[first].case == Case::Upper && length < 4;
        !headed && !short && !is_month(tokens, first)
    }
}
