//! The values of closed fields as people type them: the names of the schema with what they mean, and yes and no.

use std::borrow::Cow;

use crate::base::lang::Say;
use crate::base::wording::{self, Word};
use crate::model::records::vocabulary;
use crate::syntax::schema::{Field, Form};

/// The values that can stand in a field, with the words for them; none where any value can.
pub(crate) fn words(field: Form<'_>) -> Vec<Word<'_>> {
    if field.is_boolean() {
        return yes_no();
    }
    of_names(field.choices(), |name| field.meaning(name))
}

/// The same for a field that has been found by its path.
pub(crate) fn words_of<'f>(field: &'f Field<'_>) -> Vec<Word<'f>> {
    if field.words.iter().eq(["true", "false"]) {
        return yes_no();
    }
    of_names(field.words.iter().map(String::as_str).collect(), |name| field.meaning(name))
}

/// What people call one of these values; `None` where it is none of them.
pub(crate) fn said(words: &[Word<'_>], value: &str) -> Option<Say> {
    let word = words.iter().find(|word| word.name == value)?;
    Some(word.label.clone().unwrap_or_else(|| Say::same(value.to_owned())))
}

/// The value that a text stands for in a field: the name of the word that it is, otherwise the text.
pub(crate) fn value<'t>(field: Form<'_>, text: &'t str) -> Cow<'t, str> {
    // What the file has is what most write.
    if field.choices().contains(&text) {
        return Cow::Borrowed(text);
    }
    let words = words(field);
    let word = wording::meant(text, &words).and_then(|at| words.get(at));
    word.map_or(Cow::Borrowed(text), |word| Cow::Owned(word.name.to_owned()))
}

/// What closed words are called in English where the name in words does not say it: the name, what the schema says that it
/// means, and the English.
static ENGLISH: [(&str, &str, &str); 11] = [
    ("annual", "årlig uppföljning", "annual follow-up"),
    ("tertial", "tertial- eller delårsrapport", "four-month or part-year report"),
    ("council", "rapport till kommunfullmäktige", "report to the municipal council"),
    ("other", "en annan", "another"),
    ("coordination", "samordningsfunktion", "coordination"),
    ("leading", "ledningsansvarig nämnd", "board that leads the work"),
    ("council", "strategiskt råd", "strategic council"),
    ("short", "kort sikt", "short term"),
    ("long", "lång sikt", "long term"),
    ("grants", "bidrag till föreningar och andra", "grants to associations and others"),
    ("premises", "uthyrning och utlåning av lokaler", "letting and lending of premises"),
];

/// The answers that a field may have as words.
static YES_NO: [(&str, Say); 2] = [("yes", Say::fixed("ja", "yes")), ("no", Say::fixed("nej", "no"))];

fn yes_no() -> Vec<Word<'static>> {
    let word = |name, said, other| Word::new(name, said).also(other);
    vec![
        word("true", Say::fixed("ja", "yes"), Say::fixed("sant", "true")),
        word("false", Say::fixed("nej", "no"), Say::fixed("falskt", "false")),
    ]
}

fn in_english(name: &str, meaning: &str) -> String {
    let own = ENGLISH.iter().find(|(own, said, _)| *own == name && meaning.starts_with(said));
    own.map_or_else(|| name.replace('-', " "), |(.., english)| (*english).to_owned())
}

/// The names with the words that pages have for them, and with what the schema says that they mean.
fn of_names<'n>(names: Vec<&'n str>, meaning: impl Fn(&str) -> Option<&'n str>) -> Vec<Word<'n>> {
    let mut known = vocabulary::words(&names).into_iter();
    let word = |name: &'n str| {
        let said = meaning(name).map(|said| Say::new(said.to_owned(), in_english(name, said)));
        let answer = YES_NO.iter().find(|(own, _)| *own == name).map(|(_, said)| said.clone());
        let mut all = known.next().into_iter().chain(said).chain(answer);
        let word = all.next().map_or_else(|| Word::bare(name), |label| Word::new(name, label));
        all.fold(word, Word::also)
    };
    names.into_iter().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::lang::Lang;
    use crate::model::kinds::KINDS;

    /// Every field of a form that has a closed list, each with its path. A definition may contain itself.
    fn closed<'s>(form: Form<'s>, path: &str, depth: usize, found: &mut Vec<(String, Form<'s>)>) {
        if !words(form).is_empty() {
            found.push((path.to_owned(), form));
        }
        if depth == 0 {
            return;
        }
        for key in form.keys() {
            if let Some(field) = form.key(key) {
                closed(field, &format!("{path}.{key}"), depth - 1, found);
            }
        }
        if let Some(items) = form.items() {
            closed(items, path, depth - 1, found);
        }
    }

    #[test]
    fn every_closed_field_is_typed_in_swedish_as_in_english() {
        let mut lists = 0;
        for kind in &KINDS {
            let mut found = Vec::new();
            closed(kind.form(), kind.name, 7, &mut found);
            for (path, field) in found {
                let words = words(field);
                wording::assert_all_are_meant(&words);
                // These are written in files as they are said.
                let is_said = ["age_band", "language"].contains(&path.rsplit('.').next().unwrap());
                // Two divisions that cross each other, and the answers that are ja and nej.
                let is_made = |name: &str| name.contains(" x ") || ["yes", "no"].contains(&name);
                for word in &words {
                    for lang in [Lang::Sv, Lang::En] {
                        assert_eq!(value(field, word.shown(lang)), word.name, "{path}");
                    }
                    let has_word = word.label.is_some() || is_said;
                    assert!(has_word || is_made(word.name), "{path}: {} has no Swedish word", word.name);
                }
                lists += 1;
            }
        }
        assert!(lists > 60, "only {lists} closed fields were tried");
    }
}
