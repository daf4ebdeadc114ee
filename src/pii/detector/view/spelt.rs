//! The name of a file with the letters that a slug has lost: `bjorkvagen-12` is read as `björkvägen-12`.

use super::made::View;
use crate::pii::detector::cues::Endings;

/// Whole words that detectors look for, as slugs have them.
static WORDS: Endings = Endings::of(&SLUG_WORDS);
const SLUG_WORDS: [&str; 16] = [
    "fodd", "fodda", "foddes", "fodelsedatum", "fodelsedag", "fodelsenummer", "aring", "aringen", "aringens",
    "ar", "slakten", "fornamn", "vag", "grand", "malnr", "fran",
];
const SWEDISH_WORDS: [&str; 16] = [
    "född", "födda", "föddes", "födelsedatum", "födelsedag", "födelsenummer", "åring", "åringen", "åringens",
    "år", "släkten", "förnamn", "väg", "gränd", "målnr", "från",
];
/// Endings of the names of streets and schools.
static ENDS: Endings = Endings::of(&SLUG_ENDS);
const SLUG_ENDS: [&str; 22] = [
    "vagen", "granden", "garden", "straket", "svangen", "glantan", "gardet", "hojden", "angen", "asen",
    "akern", "bagen", "faltet", "slatten", "sparet", "gangen", "hornet", "forskola", "forskolan", "laroverk",
    "laroverket", "grand",
];
const SWEDISH_ENDS: [&str; 22] = [
    "vägen", "gränden", "gården", "stråket", "svängen", "gläntan", "gärdet", "höjden", "ängen", "åsen",
    "åkern", "bågen", "fältet", "slätten", "spåret", "gången", "hörnet", "förskola", "förskolan", "läroverk",
    "läroverket", "gränd",
];

/// The name as its words are spelt; `None` where none of them has lost a letter.
pub(crate) fn spelt(text: &str) -> Option<View> {
    let mut view: Option<(View, usize)> = None;
    let mut at = 0;
    for word in text.split(|char: char| !char.is_alphabetic()) {
        let end = word.as_ptr().addr() - text.as_ptr().addr() + word.len();
        at = at.max(end);
        let Some(swedish) = swedish(word) else { continue };
        let (view, done) = view.get_or_insert_with(Default::default);
        let start = end - swedish.chars().count();
        for (seen, from) in swedish.chars().zip(start..) {
            if !seen.is_ascii() {
                view.keep(&text[*done..from], *done);
                view.put(seen, from, 1);
                *done = from + 1;
            }
        }
    }
    let (mut view, done) = view?;
    view.keep(&text[done..], done);
    Some(view)
}

/// Whether a whole word is one that a slug has lost a letter of.
pub(crate) fn is_spelt(word: &str) -> bool {
    WORDS.of_word(word).is_some_and(|found| found.len() == word.len())
}

/// Whether a word is one that a slug may have lost a letter of.
pub(crate) fn has_lost_a_letter(word: &str) -> bool {
    swedish(word).is_some()
}

/// How the end of a word is spelt that a slug has as it would be without its dots and rings.
fn swedish(word: &str) -> Option<&'static str> {
    let of = |found: &str, slugs: &[&str], swedish: &[&'static str]| {
        slugs.iter().position(|own| *own == found).map(|at| swedish[at])
    };
    let whole = WORDS.of_word(word).filter(|found| found.len() == word.len());
    whole
        .and_then(|found| of(found, &SLUG_WORDS, &SWEDISH_WORDS))
        .or_else(|| of(ENDS.of_word(word)?, &SLUG_ENDS, &SWEDISH_ENDS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_slug_are_spelt_and_keep_their_places() {
        let seen = |text: &str| spelt(text).map(|view| view.text);
        assert_eq!(seen("bjorkvagen-12").as_deref(), Some("bjorkvägen-12"));
        assert_eq!(seen("en-14-aring-fodd-2004").as_deref(), Some("en-14-åring-född-2004"));
        for plain in ["utbildning-2026", "arbete", "björkvägen-12", "grandios", ""] {
            assert_eq!(seen(plain), None, "{plain}");
        }
        for (slugs, swedish) in [(&SLUG_WORDS[..], &SWEDISH_WORDS[..]), (&SLUG_ENDS[..], &SWEDISH_ENDS[..])] {
            for (slug, own) in slugs.iter().zip(swedish) {
                assert_eq!(crate::base::likeness::slug(own), *slug);
            }
        }
    }
}
