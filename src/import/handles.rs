//! Roles that a list names as people are named in one: `@skolchef`. A role is no account of a person.

use std::borrow::Cow;

/// What the names of roles and of parts of a municipality end with.
const ENDS: [&str; 26] = [
    "chef", "chefen", "chefer", "samordnare", "samordnaren", "ansvarig", "ansvariga", "rektor", "rektorer",
    "rektorn", "direktör", "direktören", "handläggare", "kurator", "kuratorer", "sekreterare", "strateg",
    "strategen", "utvecklare", "förvaltningen", "nämnden", "kontoret", "enheten", "avdelningen", "polisen",
    "coordinator",
];

/// The role that a word names: `@skolchef`.
pub(super) fn role(word: &str) -> Option<&str> {
    let own = word.strip_prefix('@')?;
    let is_word = own.chars().all(|char| char.is_alphabetic() || char == '-');
    let folded = own.to_lowercase();
    (is_word && ENDS.iter().any(|end| folded.ends_with(end))).then_some(own)
}

/// A text with the names of roles as they are written elsewhere.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains('@') {
        return Cow::Borrowed(text);
    }
    let is_edge = |char: char| matches!(char, ',' | '.' | ';' | ':' | ')');
    let own = text.split_inclusive(char::is_whitespace).map(|part| {
        let word = part.trim_end().trim_end_matches(is_edge);
        match role(word) {
            Some(role) => Cow::Owned(part.replacen(word, role, 1)),
            None => Cow::Borrowed(part),
        }
    });
    Cow::Owned(own.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_named_without_its_sign_and_an_account_keeps_it() {
        assert_eq!(plain("Nätplan @skolchef, @Elevhälsochef"), "Nätplan skolchef, Elevhälsochef");
        assert_eq!(plain("Nätplan @kim_l"), "Nätplan @kim_l");
        assert_eq!(role("@chef2"), None);
    }
}
