//! What people type, where only some words can be meant: each name of a closed list with the words that people have for it.
//! This is the one place that reads such a word.

use super::lang::{Lang, Say};
use super::likeness::{choices, nearest, plain_form};
use crate::say;

/// Something that can be meant: its name, and the words for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word<'w> {
    /// The name in files, in JSON and in filters; never translated.
    pub name: &'w str,
    /// What people call it, where there is a word for it, which may have any form. What is somebody's own title is
    /// shown by its id, and is written as it is: a slip in it is asked about, and not taken for another form.
    pub label: Option<Say>,
    /// What else they call it.
    pub also: Vec<Say>,
}

impl<'w> Word<'w> {
    pub(crate) fn new(name: &'w str, said: Say) -> Self {
        Self { name, label: Some(said), also: Vec::new() }
    }

    /// Something that is shown by its name.
    pub(crate) fn bare(name: &'w str) -> Self {
        Self { name, label: None, also: Vec::new() }
    }

    /// The same, also called so.
    pub(crate) fn also(mut self, said: Say) -> Self {
        self.also.push(said);
        self
    }

    /// What it is called in a language: in English the name itself, which is what has always been written, but for a name
    /// that is the Swedish word.
    pub(crate) fn shown(&self, lang: Lang) -> &str {
        let is_swedish = |said: &Say| said.sv == self.name;
        let said = self.label.as_ref().filter(|said| lang == Lang::Sv || is_swedish(said));
        said.map(|said| said.text(lang)).filter(|said| !said.is_empty()).unwrap_or(self.name)
    }

    /// What to write for it in a file: the name, in Swedish after what it is called.
    pub(crate) fn to_write(&self, lang: Lang) -> String {
        let said = self.shown(lang);
        if said == self.name { said.to_owned() } else { format!("{said} (`{}`)", self.name) }
    }

    /// Everything that it is called, in both languages.
    fn all(&self) -> impl Iterator<Item = &str> {
        let said = self.label.iter().chain(&self.also).flat_map(|said| [&*said.sv, &*said.en]);
        [self.name].into_iter().chain(said).filter(|said| !said.is_empty())
    }

    /// How near what is written is to what it is called.
    fn closeness(&self, written: &str) -> Option<Closeness> {
        if self.name == written || plain_form(self.name) == plain_form(written) {
            return Some(Closeness::Name);
        }
        let own = key(written);
        let near = self.all().flat_map(variants).filter_map(|said| {
            let said = key(said);
            if said == own {
                Some(Closeness::Said)
            } else if self.label.is_some() && is_bent(&said, &own) {
                Some(Closeness::Bent)
            } else {
                (self.label.is_some() && is_first_word(&said, &own)).then_some(Closeness::Beginning)
            }
        });
        near.min()
    }

    /// Whether it is called so.
    pub(crate) fn is(&self, written: &str) -> bool {
        self.closeness(written).is_some()
    }
}

impl Word<'_> {
    /// Whether it, or a word for it, begins so.
    pub(crate) fn begins(&self, written: &str) -> bool {
        let beginning = plain_form(written);
        !beginning.is_empty() && self.all().any(|said| plain_form(said).starts_with(&beginning))
    }
}

/// How near a word is, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    /// The name.
    Name,
    /// A word for it.
    Said,
    /// Another form of a word for it: *försenade* of *försenad*.
    Bent,
    /// Its first word: *riktad* of *riktad till vissa enheter*.
    Beginning,
}

/// The place of the one that is meant; `None` where none is, or more than one.
pub(crate) fn meant(written: &str, words: &[Word<'_>]) -> Option<usize> {
    let written = written.trim();
    // A name as it stands is what most write, and needs no comparing.
    if let Some(at) = words.iter().position(|word| word.name == written) {
        return Some(at);
    }
    let near: Vec<(Closeness, usize)> =
        words.iter().enumerate().filter_map(|(at, word)| Some((word.closeness(written)?, at))).collect();
    let best = near.iter().map(|(closeness, _)| *closeness).min()?;
    let mut best = near.iter().filter(|(closeness, _)| *closeness == best);
    let only = best.next()?.1;
    best.next().is_none().then_some(only)
}

/// The words in a row, in a language.
pub(crate) fn listed(words: &[Word<'_>], lang: Lang) -> String {
    words.iter().map(|word| word.shown(lang)).collect::<Vec<_>>().join(", ")
}

/// The words to write in a file, of which one is to be chosen: `grön (`green`), gul (`yellow`) eller röd (`red`)`.
pub(crate) fn to_write(words: &[Word<'_>]) -> Say {
    let row = |lang: Lang| {
        let all: Vec<String> = words.iter().map(|word| word.to_write(lang)).collect();
        match all.split_last() {
            Some((last, first)) if !first.is_empty() => {
                format!("{} {} {last}", first.join(", "), lang.pick("eller", "or"))
            }
            _ => all.concat(),
        }
    };
    Say::new(row(Lang::Sv), row(Lang::En))
}

/// The languages that answers can be in. `Lang::read` knows the same words.
pub(crate) fn languages() -> [Word<'static>; 2] {
    [Word::new("sv", Say::fixed("svenska", "Swedish")), Word::new("en", Say::fixed("engelska", "English"))]
}

/// What to write instead of a word that means nothing: the nearest in either language, otherwise all.
pub(crate) fn instead(written: &str, words: &[Word<'_>]) -> Say {
    if let Some(word) = near(written, words) {
        let (sv, en) = (word.shown(Lang::Sv), word.shown(Lang::En));
        return say!("Menades {sv}?", "Was {en} meant?");
    }
    let row = |lang| choices(written, words.iter().map(|word| word.shown(lang)));
    Say { sv: row(Lang::Sv).sv, en: row(Lang::En).en }
}

/// The one whose name or word is nearest to what is written.
pub(crate) fn near<'a, 'w>(written: &str, words: &'a [Word<'w>]) -> Option<&'a Word<'w>> {
    let found = nearest(written, words.iter().flat_map(Word::all))?;
    words.iter().find(|word| word.all().any(|said| said == found))
}

/// The ways to write what something is called: all of it, what stands before a comma or a bracket, and of `gata eller
/// väg` each by itself.
fn variants(said: &str) -> Vec<&str> {
    let whole = said.trim();
    let head = whole.split([',', ';', '(']).next().unwrap_or(whole).trim();
    let mut all = vec![whole];
    all.extend(Some(head).filter(|head| *head != whole && !head.is_empty()));
    for or in [" eller ", " or "] {
        all.extend(head.split(or).map(str::trim).filter(|part| *part != head));
    }
    all
}

/// The words of a text in plain letters, without articles: `den autonoma miljön` → `autonoma miljon`.
fn key(text: &str) -> String {
    const ARTICLES: [&str; 8] = ["en", "ett", "den", "det", "de", "a", "an", "the"];
    let plain = plain_form(text);
    let words: Vec<&str> = plain.split('-').filter(|word| !ARTICLES.contains(word)).collect();
    if words.is_empty() { plain } else { words.join("-") }
}

/// Whether two texts are the same words in other forms.
fn is_bent(one: &str, other: &str) -> bool {
    let (one, other): (Vec<&str>, Vec<&str>) = (one.split('-').collect(), other.split('-').collect());
    one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| is_same_word(one, other))
}

/// Whether a text begins with a word, which is not so short that it says nothing.
fn is_first_word(text: &str, word: &str) -> bool {
    let first = text.split_once('-').map(|(first, _)| first);
    word.len() > 4 && first.is_some_and(|first| is_same_word(first, word))
}

/// The endings that tell forms of one word apart, in plain letters: *försenad*, *försenat*, *försenade*; *källa*, *källor*.
const ENDINGS: [&str; 34] = [
    "", "a", "e", "d", "t", "tt", "n", "r", "s", "y", "an", "ar", "at", "da", "de", "en", "er", "es", "et",
    "na", "or", "ade", "arna", "ande", "ena", "ende", "erna", "ies", "nas", "nen", "orna", "rna", "ta", "te",
];

/// Whether two words have one stem, and endings after it. Why no dictionary: the lists are short and known, and a test
/// tries that no two words in one of them are taken for each other.
fn is_same_word(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let stem: usize = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let is_ending = |word: &str| word.get(stem..).is_some_and(|rest| ENDINGS.contains(&rest));
    stem >= 2 && 2 * stem >= one.len().max(other.len()).min(8) && is_ending(one) && is_ending(other)
}

/// Asserts that everything that is called something is meant by it, in any case and without å, ä and ö.
#[cfg(test)]
pub(crate) fn assert_all_are_meant(words: &[Word<'_>]) {
    for word in words {
        for said in word.all().flat_map(variants) {
            for written in [said.to_owned(), said.to_uppercase(), plain_form(said).replace('-', " ")] {
                let found = meant(&written, words).map(|at| words[at].name);
                assert_eq!(found, Some(word.name), "{written}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn states() -> Vec<Word<'static>> {
        vec![
            Word::new("overdue", Say::fixed("försenad", "overdue")),
            Word::new("late-start", Say::fixed("sen start", "late start")),
            Word::new("red", Say::fixed("röd, avvikelse", "red")),
            Word::new("street", Say::fixed("gata eller väg", "street")),
            Word::new("autonomous", Say::fixed("den autonoma miljön", "the autonomous milieu")),
        ]
    }

    #[test]
    fn a_word_is_known_in_both_languages_in_any_case_form_and_letters() {
        let words = states();
        for (written, name) in [
            ("overdue", "overdue"),
            ("Overdue", "overdue"),
            ("försenad", "overdue"),
            ("FÖRSENADE", "overdue"),
            ("forsenat", "overdue"),
            ("fo\u{308}rsenade", "overdue"),
            ("Sen  start", "late-start"),
            ("late_start", "late-start"),
            ("sena starter", "late-start"),
            ("rött", "red"),
            ("röda", "red"),
            ("väg", "street"),
            ("gatan", "street"),
            ("autonom miljö", "autonomous"),
        ] {
            let found = meant(written, &words).map(|at| words[at].name);
            assert_eq!(found, Some(name), "{written}");
        }
        for written in ["", "försening", "start", "rödlök", "en", "late"] {
            assert_eq!(meant(written, &words), None, "{written}");
        }
    }

    #[test]
    fn what_was_probably_meant_is_told_in_the_language_of_the_page() {
        for written in ["forsennad", "overdeu"] {
            let help = instead(written, &states());
            assert_eq!((&*help.sv, &*help.en), ("Menades försenad?", "Was overdue meant?"), "{written}");
        }
        assert!(instead("xyz", &states()).sv.contains("försenad, sen start"));
    }

    #[test]
    fn a_word_that_could_be_two_is_none() {
        let twice = [Word::new("a", Say::fixed("mål", "x")), Word::new("b", Say::fixed("målet", "y"))];
        assert_eq!(meant("målen", &twice), None);
        assert_eq!(meant("målet", &twice), Some(1));
    }
}
