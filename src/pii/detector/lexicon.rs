//! What is known of words: which are names, places and bodies, and which are plain Swedish. The lists stand in
//! `words/`, written for this project; the build script makes one perfect hash of them. The only door to `phf`.

use super::fold::{Key, letters};

/// What is known of a word. Several things can be true of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags(u16);

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// Every word of the lists, by its key, and what is known of it.
#[expect(clippy::unreadable_literal, reason = "made by the build script")]
static LEXICON: phf::Map<u64, u16> = include!(concat!(env!("OUT_DIR"), "/map.rs"));

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

/// What is known of a word, however it is written.
pub(super) fn look_up(word: &str) -> Flags {
    find(Key::of(word))
}

/// What is known of the word with that key.
pub(super) fn find(key: Key) -> Flags {
    LEXICON.get(&key.0).map_or(Flags::NONE, |flags| Flags(*flags))
}

/// How much a word looks like a name rather than plain Swedish: above zero is likelier a name. Sixteenths of a natural
/// logarithm, a letter.
pub(super) fn looks(word: &str) -> i32 {
    let number = |char: char| LETTERS.chars().position(|own| own == char).map_or(0, |at| at + 1);
    let mut letters = letters(word).map(number).chain([0]);
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
