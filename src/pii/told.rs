//! Searches a text at the moment when it is about to be told, whatever it was made of.

use std::borrow::Cow;

use crate::pii::detector::{Class, Detector, Exposure, Hit, is_dash};
use crate::pii::privacy::exposed_path;
use crate::syntax::finding::Severity;
use crate::syntax::text::{Span, conceal, union};
use crate::syntax::unsearched::Unsearched;

/// The text, with a block for each character of what is an error in a text of this exposure.
pub(crate) fn told<'t>(detector: &Detector, text: &'t str, exposure: Exposure) -> Cow<'t, str> {
    told_but(detector, text, exposure, Severity::Error)
}

/// The same for a word that stands in a text of this exposure, is nothing that it should be, and so may be anything:
/// where a text is about people what may identify one is covered too.
pub(crate) fn told_word<'t>(detector: &Detector, text: &'t str, exposure: Exposure) -> Cow<'t, str> {
    told_but(detector, text, exposure, least(exposure))
}

/// The text without what weighs at least so much.
fn told_but<'t>(detector: &Detector, text: &'t str, exposure: Exposure, least: Severity) -> Cow<'t, str> {
    let weighs = |hit: &Hit| hit.class.severity(exposure) >= Some(least);
    let mut hits = detector.find(text, exposure);
    if !hits.is_empty()
        && let Some(plain) = plainly_opened(text)
    {
        hits = detector.find(&plain, exposure);
    }
    let mut spans: Vec<Span> = hits.iter().filter(|hit| weighs(hit)).map(|hit| hit.span).collect();
    for (start, word) in words(text).filter(|(_, word)| word.contains(is_tie)) {
        let start = Span::new(start, start).start;
        let hits = detector.find_in_name(word, exposure).into_iter().filter(weighs);
        spans.extend(hits.map(|hit| Span { start: start + hit.span.start, end: start + hit.span.end }));
    }
    if spans.is_empty() {
        return text.into();
    }
    conceal(text, 0..text.len(), &union(spans))
}

/// The same for words of a command line or of settings, which may name anybody.
pub(crate) fn told_in_place(detector: &Detector, text: &mut String) {
    if let Cow::Owned(told) = told(detector, text, Exposure::Meeting) {
        *text = told;
    }
}

/// The same for words that are nothing that they should be.
pub(crate) fn word_in_place(detector: &Detector, text: &mut String) {
    if let Cow::Owned(told) = told_word(detector, text, Exposure::Meeting) {
        *text = told;
    }
}

/// The numbers that are nobody's to tell, in a text whose parts have been searched.
pub(crate) fn number_in_place(text: &mut String) {
    // The shortest has six digits, and most texts have none.
    if text.bytes().filter(u8::is_ascii_digit).nth(5).is_some()
        && let Cow::Owned(told) = told(Detector::plain(), text, Exposure::Open)
    {
        *text = told;
    }
}

/// Covers whole words of a text, wherever they stand in it.
pub(crate) fn cover_words(text: &mut String, words: &[String]) {
    let spans = whole_words(text, words);
    if !spans.is_empty() {
        *text = conceal(text, 0..text.len(), &union(spans)).into_owned();
    }
}

/// Where whole words stand in a text.
pub(crate) fn whole_words(text: &str, words: &[String]) -> Vec<Span> {
    let goes_on = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    let mut spans = Vec::new();
    for word in words {
        let whole =
            text.match_indices(word.as_str()).map(|(at, _)| (at, at + word.len())).filter(|(at, end)| {
                !goes_on(text[..*at].chars().next_back()) && !goes_on(text[*end..].chars().next())
            });
        spans.extend(whole.map(|(at, end)| Span::new(at, end)));
    }
    spans
}

/// The name of the author of a commit. Authors are officials, who are named; nothing else is told of anybody.
pub(crate) fn author(name: &Unsearched) -> String {
    let is_name = |class| matches!(class, Class::NameFull | Class::NameCue);
    let hits = Detector::plain().find(name.raw(), Exposure::Meeting).into_iter();
    let is_told = |hit: &Hit| is_name(hit.class) || !is_error(hit.class, Exposure::Meeting);
    let hidden: Vec<Span> = hits.filter(|hit| !is_told(hit)).map(|hit| hit.span).collect();
    conceal(name.raw(), 0..name.raw().len(), &hidden).into_owned()
}

/// The path of a file as it may be told, with everything covered that its label has covered.
pub(crate) fn path(detector: &Detector, path: &Unsearched, exposure: Exposure) -> String {
    covered_path(path, &exposed_path(detector, path.raw(), exposure), exposure)
}

/// The path of a file in which this was found. What may identify somebody is covered where the text is about people.
pub(crate) fn covered_path(path: &Unsearched, in_path: &[Hit], exposure: Exposure) -> String {
    let least = least(exposure);
    let weighs = in_path.iter().filter(|hit| hit.class.severity(exposure) >= Some(least));
    let hidden: Vec<Span> = weighs.map(|hit| hit.span).collect();
    conceal(path.raw(), 0..path.raw().len(), &hidden).into_owned()
}

/// How much that must weigh which is covered in what stands in a text of this exposure.
pub(crate) fn least(exposure: Exposure) -> Severity {
    match exposure {
        Exposure::Meeting | Exposure::Case | Exposure::Brought => Severity::Warning,
        Exposure::Open | Exposure::Work | Exposure::Parties => Severity::Error,
    }
}

/// What nobody has searched, searched.
pub(crate) fn searched(detector: &Detector, text: &Unsearched, exposure: Exposure) -> String {
    told(detector, text.raw(), exposure).into_owned()
}

fn is_error(class: Class, exposure: Exposure) -> bool {
    class.severity(exposure) == Some(Severity::Error)
}

/// The words that the program's own sentences begin with before something that somebody has written.
const OPENING: [&str; 62] = [
    "Add", "Ange", "Asked", "Attested", "Avsteget", "Behovet", "Blad", "Decided", "Filen", "Flödesschemat",
    "Flödet", "From", "Från", "Fältet", "Gruppen", "Händelsen", "Högst", "Indikatorn", "Inga",
    "Inställningsfilen", "Intygat", "Kommandot", "Kravet", "Kroken", "Källan", "Kör", "Last", "Lägesbilden",
    "Lägg", "Läget", "Låset", "Mappen", "Menades", "Minst", "Målet", "Nyckeln", "Nått", "Okänd", "Området",
    "Planen", "Planerad", "Publicerat", "Published", "Reached", "Redovisningen", "Regeln", "Riktlinjen",
    "Schemat", "Senast", "Skrev", "Skriv", "Sorten", "Steget", "Tillfrågad", "Ungefär", "Unknown", "Utan",
    "Was", "Write", "Wrote", "Åtgärden", "Överenskommelsen",
];

/// The text with a small letter first in each of the program's own words that stands before a capital, so that the two
/// are not taken for the names of one person; `None` when there is none. It is as long as the text.
fn plainly_opened(text: &str) -> Option<String> {
    let mut plain: Option<String> = None;
    for (at, word) in words(text) {
        let next = text[at + word.len()..].strip_prefix(' ').and_then(|rest| rest.chars().next());
        if next.is_some_and(char::is_uppercase) && OPENING.contains(&word) {
            let own = word.to_lowercase();
            if own.len() == word.len() {
                plain.get_or_insert_with(|| text.to_owned()).replace_range(at..at + own.len(), &own);
            }
        }
    }
    plain
}

/// Whether a character ties words together in ids, names of files and branches.
fn is_tie(char: char) -> bool {
    matches!(char, '_' | '/' | '.' | '+' | '~') || is_dash(char)
}

/// The words of a text, each with its place. A name of a file or a branch is one.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    // A full stop after a name ends the sentence.
    const CLOSING: [char; 10] = ['.', ',', ':', ';', '!', '?', ')', '…', '"', '”'];
    let place = |word: &str| word.as_ptr().addr() - text.as_ptr().addr();
    text.split_whitespace().map(move |word| (place(word), word.trim_end_matches(CLOSING)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        told(&Detector::default(), text, Exposure::Meeting).into_owned()
    }

    #[test]
    fn what_is_told_is_searched_as_text_and_as_names() {
        assert_eq!(said("Det finns ingen plan 18900101-9802."), "Det finns ingen plan █████████████.");
        assert_eq!(said("Skrev records/hodan-lindqvist.yaml."), "Skrev records/███████████████.yaml.");
        assert_eq!(said("Inget har id HODAN_LINDQVIST."), "Inget har id ███████████████.");
        assert_eq!(said("Mamman heter Hodan Lindqvist"), "Mamman heter ███████████████");
    }

    #[test]
    fn what_names_nobody_is_told_as_it_is() {
        let text =
            "Rätta plans/plan-2024.yaml: utbilda-personal, rektor, 2024-05-01 och 08-465 004 10 (växel).";
        assert!(matches!(told(&Detector::default(), text, Exposure::Open), Cow::Borrowed(_)));
    }
}
