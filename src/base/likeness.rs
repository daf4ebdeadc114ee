//! Whether two words are the same, which word was probably meant, and the id made from a text. The only door to
//! `strsim` and `unicode-normalization`.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::lang::Say;
use crate::say;

/// The longest word, in bytes, for which a suggestion is looked for. Why: comparing two words takes time proportional
/// to the product of their lengths, and a text that long is no misspelt word.
const LONGEST: usize = 200;

/// The form in which names are compared: composed letters, lower case, single spaces.
///
/// A file saved on macOS may hold `å` as `a` and a combining ring; it is the same name.
pub(crate) fn fold(text: &str) -> String {
    const FIRST_MARK: u8 = 0xcc;
    // A fast path: ids and keys are their own form.
    if text
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'))
    {
        return text.to_owned();
    }
    if let Some(folded) = folded_at_once(text) {
        return folded;
    }
    // Below the first combining mark every letter is composed.
    if text.bytes().all(|byte| byte < FIRST_MARK) {
        return folded(text);
    }
    let composed: String = if is_nfc(text) { text.to_owned() } else { text.nfc().collect() };
    composed.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same of a text in Swedish letters with single spaces between its words, as nearly every title is.
fn folded_at_once(text: &str) -> Option<String> {
    let mut bytes = text.to_owned().into_bytes();
    let mut before = b' ';
    for byte in &mut bytes {
        let own = *byte;
        match own {
            b' ' if before != b' ' => {}
            b'A'..=b'Z' => *byte |= 0x20,
            b'!'..=b'~' | 0xc3 => {}
            // What stands between the capitals and is none is the sign of multiplication.
            0x80..=0x9e if before == 0xc3 && own != 0x97 => *byte |= 0x20,
            0x80..=0xbf if before == 0xc3 => {}
            _ => return None,
        }
        before = own;
    }
    if before == b' ' { None } else { String::from_utf8(bytes).ok() }
}

/// Whether two texts are the same name. Most that are, are written alike.
pub(crate) fn are_alike(one: &str, other: &str) -> bool {
    one == other || fold(one) == fold(other)
}

/// In lower case with single spaces, of a text in composed letters that have the same lower case wherever they stand.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut is_apart = false;
    for char in text.chars() {
        if char.is_whitespace() {
            is_apart = !folded.is_empty();
            continue;
        }
        if is_apart {
            folded.push(' ');
            is_apart = false;
        }
        if char.is_ascii() {
            folded.push(char.to_ascii_lowercase());
        } else {
            folded.extend(char.to_lowercase());
        }
    }
    folded
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
    let written = Letters::of(fold(written));
    let mut best: Option<(f64, &str)> = None;
    for word in known.into_iter().filter(|word| word.len() <= LONGEST && can_be_written(word)) {
        let folded = Letters::of(fold(word));
        if !written.may_be_near(&folded) {
            continue;
        }
        let mut score = strsim::jaro_winkler(&written.word, &folded.word);
        if strsim::osa_distance(&written.word, &folded.word) <= 2 && folded.count > 3 {
            score += SLIPPED;
        }
        if score >= NEAR && best.is_none_or(|(top, _)| score > top) {
            best = Some((score, word));
        }
    }
    best.map(|(_, word)| word)
}

/// The known word whose beginning is nearest to `written`, where no whole word is near: people write as much of a long id as
/// they remember.
pub(crate) fn nearest_beginning<'a>(
    written: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let length = written.chars().count();
    let begins = |word: &'a str| Some((word.get(..word.char_indices().nth(length)?.0)?, word));
    let all: Vec<(&str, &str)> =
        known.into_iter().filter(|word| can_be_written(word)).filter_map(begins).collect();
    let beginning = nearest(written, all.iter().map(|(beginning, _)| *beginning)).filter(|_| length > 3)?;
    all.iter().find(|(own, _)| *own == beginning).map(|(_, word)| *word)
}

/// The character that is shown in place of one that identifies a person.
pub(crate) const BLOCK: &str = "█";

/// Whether a word can be what to write: of what is covered nobody can write anything.
pub(crate) fn can_be_written(word: &str) -> bool {
    !word.contains(BLOCK)
}

/// The most words that are all told: there are no more kinds of records.
const ALL: usize = 24;
/// How many are told when there are more.
const TOLD: usize = 12;

/// The score from which a word is told before the others, though it was hardly meant.
const ALIKE: f64 = 0.7;

/// The words that there are, in their order. Of many some are told: those alike what was written first, the most alike before
/// the others, and then the first of the rest.
pub(crate) fn choices<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Say {
    let all: Vec<&str> = known.into_iter().filter(|word| can_be_written(word)).collect();
    let told = most_alike(written, &all).join(", ");
    match all.len() {
        0 => Say::fixed("Här finns inget att välja på.", "There is nothing here to choose from."),
        count if count > ALL => {
            let more = count - TOLD;
            say!("Det som finns: {told} och {more} till.", "What there is: {told} and {more} more.")
        }
        _ => say!("Det som finns: {told}.", "What there is: {told}."),
    }
}

fn most_alike<'a>(written: &str, all: &[&'a str]) -> Vec<&'a str> {
    if all.len() <= ALL {
        return all.to_vec();
    }
    let short = |word: &str| fold(&word.chars().take(LONGEST).collect::<String>());
    let written = short(written);
    let score = |word: &str| strsim::jaro_winkler(&written, &short(word));
    // A stable sort keeps the order of the list where no word is more alike than another.
    let mut scored: Vec<(f64, &str)> = all
        .iter()
        .map(|word| (score(word), *word))
        .map(|(own, word)| (if own < ALIKE { 0.0 } else { own }, word))
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().take(TOLD).map(|(_, word)| word).collect()
}

/// The score from which a word is near enough to have been meant.
const NEAR: f64 = 0.85;
/// What is added to the score where two letters at most are wrong.
const SLIPPED: f64 = 0.1;

/// A folded word and how often it has each letter. Most words are told apart by that, which is much faster than to
/// compare their letters in order: a file may have an unknown key on each of its lines.
struct Letters {
    word: String,
    count: u32,
    /// Letters of other alphabets share places, so that words may seem to have more in common than they have.
    often: [u8; 32],
}

impl Letters {
    fn of(word: String) -> Self {
        let (mut count, mut often) = (0, [0_u8; 32]);
        for char in word.chars() {
            count += 1;
            let own = &mut often[u32::from(char) as usize % 32];
            *own = own.saturating_add(1);
        }
        Self { word, count, often }
    }

    /// Whether the score of the two words can reach [`NEAR`], if every letter that they have in common is in place.
    fn may_be_near(&self, other: &Self) -> bool {
        let alike: u32 =
            self.often.iter().zip(&other.often).map(|(one, other)| u32::from(*one.min(other))).sum();
        let share = |count: u32| f64::from(alike) / f64::from(count.max(1));
        let jaro = (share(self.count) + share(other.count) + 1.0) / 3.0;
        let head = self.word.chars().zip(other.word.chars()).take(4).take_while(|(one, other)| one == other);
        let best = head.fold(0.0_f64, |head, _| head + 0.1).mul_add(1.0 - jaro, jaro);
        let slipped = if self.count.abs_diff(other.count) <= 2 { SLIPPED } else { 0.0 };
        best + slipped > NEAR - 0.001
    }
}

/// The id that a text would make: `Åtgärder & mål` → `atgarder-mal`.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = in_plain_letters(text, 60);
    if is_device(&slug) {
        slug.push_str("-1");
    }
    slug
}

/// A whole text in the letters of an id, for comparing what people type with or without å, ä and ö.
pub(crate) fn plain_form(text: &str) -> String {
    in_plain_letters(text, usize::MAX)
}

fn in_plain_letters(text: &str, most: usize) -> String {
    let mut plain_text = String::new();
    for char in text.to_lowercase().chars() {
        let plain = match char {
            'å' | 'ä' | 'á' | 'à' => 'a',
            'ö' | 'ó' | 'ø' => 'o',
            'é' | 'è' | 'ë' => 'e',
            'ü' => 'u',
            other => other,
        };
        if plain.is_ascii_alphanumeric() {
            plain_text.push(plain);
        } else if !plain_text.is_empty()
            && !plain_text.ends_with('-')
            && plain != '\u{30a}'
            && plain != '\u{308}'
        {
            plain_text.push('-');
        }
        if plain_text.len() >= most {
            break;
        }
    }
    plain_text.truncate(plain_text.trim_end_matches('-').len());
    plain_text
}

/// Whether Windows takes a name, whatever its case and ending, for a device: a file with that name can be neither
/// written nor checked out there.
pub(crate) fn is_device(name: &str) -> bool {
    let point = name.as_bytes().iter().position(|byte| *byte == b'.');
    let stem = point.map_or(name, |point| &name[..point]).trim_end();
    // No device has a longer name, and nearly every other name has.
    if stem.len() > "com¹".len() {
        return false;
    }
    match stem.to_ascii_lowercase().as_str() {
        "con" | "prn" | "aux" | "nul" => true,
        port => ["com", "lpt"].iter().any(|kind| {
            port.strip_prefix(kind).is_some_and(|number| {
                let mut digits = number.chars();
                matches!((digits.next(), digits.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
            })
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        /// The short way is no second definition.
        #[test]
        fn a_text_is_folded_as_composed_lower_case_with_single_spaces(text in "[ \t\u{a0}a-cA-C0-9åÅöÖéÉßİı\u{17f}\u{1c4}-]{0,12}") {
            let composed: String = text.nfc().collect();
            let long = composed.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
            proptest::prop_assert_eq!(fold(&text), long);
        }
    }

    #[test]
    fn a_decomposed_name_is_the_same_name() {
        assert_eq!(fold("Sa\u{308}kerhetschef  A\u{30a}sum"), fold("säkerhetschef Åsum"));
    }

    #[test]
    fn no_id_is_the_name_of_a_device() {
        for title in ["Con", "NUL", "aux.", "Prn ", "Com1", "lpt9", "(con)"] {
            let id = slug(title);
            assert!(id.ends_with("-1") && !is_device(&id), "{title}: {id}");
            assert_eq!(slug(&id), id, "an id is the id of itself");
        }
        for (name, is_it) in [
            ("nul.yaml", true),
            ("CON.backup.yaml", true),
            ("com¹.yaml", true),
            ("aux .yaml", true),
            ("con", true),
            ("com", false),
            ("com10", false),
            ("konto", false),
            ("con-1", false),
            ("contact.yaml", false),
        ] {
            assert_eq!(is_device(name), is_it, "{name}");
        }
    }

    #[test]
    fn of_many_words_the_alike_are_told_first_and_then_the_first_of_the_list() {
        let words: Vec<String> = (0..30_u8)
            .map(|at| format!("{}ik", char::from(b'a' + at % 26)).repeat(1 + usize::from(at / 26)))
            .collect();
        let all: Vec<&str> = words.iter().map(String::as_str).chain(["skolsköterska", "skolan"]).collect();
        let told = |written: &str| most_alike(written, &all);
        assert_eq!(told("123"), all[..TOLD], "nothing is alike");
        let mut alike = vec!["skolan", "skolsköterska"];
        alike.extend(&all[..TOLD - 2]);
        assert_eq!(told("skolor"), alike);
    }

    #[test]
    fn a_slip_of_the_finger_finds_its_word_and_nonsense_finds_none() {
        let known = ["samordnare-vbe", "avdelningschefer", "styrgrupp"];
        assert_eq!(nearest("samordnre-vbe", known), Some("samordnare-vbe"));
        assert_eq!(nearest("Avdelningscheferna", known), Some("avdelningschefer"));
        assert_eq!(nearest("kommunfullmäktige", known), None);
    }
}
