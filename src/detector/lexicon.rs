//! What is known of words: which are names, places and bodies, and which are plain Swedish. The lists stand in
//! `words/`, written for this project; the build script makes one perfect hash of them. The only door to `phf`.

use super::fold::{fold_char, is_combining};

/// What is known of a word. Several things can be true of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags(u16);

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// Every word of the lists, folded, and what is known of it.
#[expect(clippy::unreadable_literal, reason = "made by the build script")]
static LEXICON: phf::Map<&'static str, u16> = include!(concat!(env!("OUT_DIR"), "/map.rs"));

impl Flags {
    pub(super) const NONE: Self = Self(0);

    /// Either of two things.
    pub(super) const fn or(self, flag: Self) -> Self {
        Self(self.0 | flag.0)
    }

    /// Nothing is known of it but that some detector may ask for it.
    pub(super) fn is_unknown(self) -> bool {
        self.0 & !Self::CUE.0 == 0
    }

    pub(super) fn is(self, flag: Self) -> bool {
        self.0 & flag.0 != 0
    }
}

/// The longest word that is in the lexicon, in bytes.
const LONGEST: usize = 40;

/// What is known of a word, however it is written.
pub(super) fn look_up(word: &str) -> Flags {
    let mut buffer = [0_u8; LONGEST];
    let Some(folded) = fold_into(word, &mut buffer) else { return Flags::NONE };
    LEXICON.get(folded).map_or(Flags::NONE, |flags| Flags(*flags))
}

/// How much a word looks like a name rather than plain Swedish: above zero is likelier a name. Sixteenths of a natural
/// logarithm, a letter.
pub(super) fn looks(word: &str) -> i32 {
    let mut buffer = [0_u8; LONGEST];
    let Some(folded) = fold_into(word, &mut buffer) else { return i32::from(i8::MIN) };
    let number = |char: char| LETTERS.chars().position(|own| own == char).map_or(0, |at| at + 1);
    let mut letters = folded.chars().map(number).chain([0]);
    let (mut before, mut sum, mut count) = ([0, letters.next().unwrap_or(0)], 0, 0);
    for letter in letters {
        sum += i32::from(LOOKS[(before[0] * SIDE + before[1]) * SIDE + letter]);
        before = [before[1], letter];
        count += 1;
    }
    sum / count.max(1)
}

/// Whether a word may be a genitive: without its last s, it is looked up once more.
pub(super) fn without_genitive(word: &str) -> Option<&str> {
    word.strip_suffix('s')
        .or_else(|| word.strip_suffix('S'))
        .filter(|rest| rest.len() > 1)
        .map(|rest| rest.strip_suffix(['\'', '’', ':']).unwrap_or(rest))
}

/// The folded word in a buffer; `None` when it is longer than any in the lexicon.
pub(super) fn fold_into<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let mut len = 0;
    let mut last = 0;
    for char in word.chars() {
        if char.is_ascii() {
            *buffer.get_mut(len)? = char.to_ascii_lowercase() as u8;
            (last, len) = (len, len + 1);
        } else if is_combining(char) {
            // A ring or dots on the letter before make it another letter; other marks are passed over.
            let composed = match (buffer[last], char) {
                (b'a', '\u{30a}') => "å",
                (b'a', '\u{308}') => "ä",
                (b'o', '\u{308}') => "ö",
                _ => continue,
            };
            buffer.get_mut(last..last + composed.len())?.copy_from_slice(composed.as_bytes());
            len = last + composed.len();
        } else {
            let folded = fold_char(char);
            let wide = folded.len_utf8();
            folded.encode_utf8(buffer.get_mut(len..len + wide)?);
            (last, len) = (len, len + wide);
        }
    }
    std::str::from_utf8(&buffer[..len]).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_looks_like_a_name_or_like_swedish() {
        for name in ["Rukmini", "Venkatesan", "Wrzesniewski", "Amare", "Hyunwoo", "Adwoa"] {
            assert!(looks(name) > 0, "{name} {}", looks(name));
        }
        for word in ["Grannsamverkan", "Avstämningen", "Träffpunkt", "Orosanmälningar", "Uppföljningen"] {
            assert!(looks(word) < 0, "{word} {}", looks(word));
        }
    }
}
