//! Whether two words are the same, which word was probably meant, and the id made from a text. The only door to
//! `strsim` and `unicode-normalization`.

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The longest word, in bytes, for which a suggestion is looked for. Why: comparing two words takes time proportional
/// to the product of their lengths, and a text that long is no misspelt word.
const LONGEST: usize = 200;

/// The form in which names are compared: composed letters, lower case, single spaces.
///
/// A file saved on macOS may hold `å` as `a` and a combining ring; it is the same name.
pub(crate) fn fold(text: &str) -> String {
    let composed: String = if is_nfc(text) { text.to_owned() } else { text.nfc().collect() };
    composed.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The form in which places on a disk are compared, as the system that tells fewest apart would: composed letters, no
/// case, and neither characters that cannot be seen nor points and spaces at the end of a name.
pub(crate) fn fold_path(path: &str) -> String {
    let is_seen = |char: &char| !matches!(char, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let composed: String = path.chars().filter(is_seen).nfc().collect();
    let lower: String = composed.to_lowercase().nfc().collect();
    let name = |name: &str| match name {
        "." | ".." => name.to_owned(),
        _ => name.trim_end_matches(['.', ' ']).to_owned(),
    };
    lower.split('/').map(name).collect::<Vec<_>>().join("/")
}

/// The compatibility form of a letter, such as `A` for `Ａ`; `None` when the letter is its own.
pub(crate) fn plain(char: char) -> Option<String> {
    let plain: String = std::iter::once(char).nfkc().collect();
    (!plain.chars().eq([char])).then_some(plain)
}

/// Returns the known word nearest to `written`, when one is near enough to have been meant.
///
/// Of words that are equally near the first in order is returned, so that the result is deterministic.
pub(crate) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if written.len() > LONGEST {
        return None;
    }
    let written = fold(written);
    let mut best: Option<(f64, &str)> = None;
    for word in known.into_iter().filter(|word| word.len() <= LONGEST) {
        let folded = fold(word);
        let mut score = strsim::jaro_winkler(&written, &folded);
        if strsim::osa_distance(&written, &folded) <= 2 && folded.chars().count() > 3 {
            score += 0.1;
        }
        if score >= 0.85 && best.is_none_or(|(top, _)| score > top) {
            best = Some((score, word));
        }
    }
    best.map(|(_, word)| word)
}

/// The id that a text would make: `Åtgärder & mål` → `atgarder-mal`.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for char in text.to_lowercase().chars() {
        let plain = match char {
            'å' | 'ä' | 'á' | 'à' => 'a',
            'ö' | 'ó' | 'ø' => 'o',
            'é' | 'è' | 'ë' => 'e',
            'ü' => 'u',
            other => other,
        };
        if plain.is_ascii_alphanumeric() {
            slug.push(plain);
        } else if !slug.is_empty() && !slug.ends_with('-') && plain != '\u{30a}' && plain != '\u{308}' {
            slug.push('-');
        }
        if slug.len() >= 60 {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decomposed_name_is_the_same_name() {
        assert_eq!(fold("Sa\u{308}kerhetschef  A\u{30a}sum"), fold("säkerhetschef Åsum"));
    }

    #[test]
    fn a_slip_of_the_finger_finds_its_word_and_nonsense_finds_none() {
        let known = ["samordnare-vbe", "avdelningschefer", "styrgrupp"];
        assert_eq!(nearest("samordnre-vbe", known), Some("samordnare-vbe"));
        assert_eq!(nearest("Avdelningscheferna", known), Some("avdelningschefer"));
        assert_eq!(nearest("kommunfullmäktige", known), None);
    }
}
