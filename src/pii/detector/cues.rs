//! The cue words that a detector looks for beside a hit. Nearly every word is tested against every list and is in
//! hardly any: a bit mask of each list rejects most words without comparing letters.

/// A list of words in lower case, with the masks that reject most words.
#[derive(Debug)]
pub(super) struct Cues {
    words: &'static [&'static str],
    bits: [u64; 16],
}

impl Cues {
    pub(super) const fn of(words: &'static [&'static str]) -> Self {
        let mut bits = [0; 16];
        let mut at = 0;
        while at < words.len() {
            let mark = mark(words[at].as_bytes());
            bits[(mark >> 6) as usize] |= 1 << (mark & 63);
            at += 1;
        }
        Self { words, bits }
    }

    /// Whether the list may hold a word with this mark.
    #[inline]
    pub(super) const fn may_hold(&self, mark: u16) -> bool {
        self.bits[(mark >> 6) as usize] >> (mark & 63) & 1 == 1
    }

    /// Whether a word is in the list, in any case.
    pub(super) fn hold(&self, own: &str) -> bool {
        self.words.iter().any(|word| same(own, word))
    }
}

/// A small hash of a word's first, middle and last byte and its length, ignoring case: in Swedish, case changes no
/// more than one bit of a byte.
pub(super) const fn mark(word: &[u8]) -> u16 {
    let (Some(first), Some(last)) = (word.first(), word.last()) else { return 0 };
    let (first, middle, last) =
        (*first as u16 | 0x20, word[word.len() / 2] as u16 | 0x20, *last as u16 | 0x20);
    // Lengths that differ by 256 collide, which is harmless: no cue is that long.
    let [length, ..] = word.len().to_le_bytes();
    let sum = first.wrapping_mul(31)
        ^ middle.wrapping_mul(1_021)
        ^ last.wrapping_mul(337)
        ^ (length as u16).wrapping_mul(613);
    (sum ^ sum >> 6) & 1023
}

/// A list of word endings in lower case, with the masks that reject most words.
#[derive(Debug)]
pub(super) struct Endings {
    endings: &'static [&'static str],
    bits: [u64; 16],
}

impl Endings {
    /// Each ending must have at least two bytes.
    pub(super) const fn of(endings: &'static [&'static str]) -> Self {
        let mut bits = [0; 16];
        let mut at = 0;
        while at < endings.len() {
            let mark = tail(endings[at].as_bytes());
            bits[(mark >> 6) as usize] |= 1 << (mark & 63);
            at += 1;
        }
        Self { endings, bits }
    }

    /// The first of the endings that a word has, ignoring case.
    #[inline]
    pub(super) fn of_word(&self, word: &str) -> Option<&'static str> {
        let mark = tail(word.as_bytes());
        let may = self.bits[(mark >> 6) as usize] >> (mark & 63) & 1 == 1;
        if may { self.find(word) } else { None }
    }

    fn find(&self, word: &str) -> Option<&'static str> {
        self.endings.iter().copied().find(|ending| {
            word.len()
                .checked_sub(ending.len())
                .and_then(|at| word.get(at..))
                .is_some_and(|tail| same(tail, ending))
        })
    }
}

/// A small hash of the last two bytes of a word.
const fn tail(word: &[u8]) -> u16 {
    match word {
        [.., before, last] => (((*before | 0x20) as u16 & 31) << 5) | ((*last | 0x20) as u16 & 31),
        _ => 0,
    }
}

/// A constant list of words at the place where it is used.
macro_rules! cues {
    ($($word:literal),* $(,)?) => {
        const { &$crate::pii::detector::cues::Cues::of(&[$($word),*]) }
    };
}
pub(super) use cues;

/// Whether two words are equal ignoring case; `word` is in lower case. Case does not change the length of a Swedish
/// letter, so lengths are compared first and then the first letters.
#[inline]
fn same(own: &str, word: &str) -> bool {
    own.len() == word.len() && {
        let (first, wanted) = (own.as_bytes().first(), word.as_bytes().first());
        let alike = first.zip(wanted).is_none_or(|(first, wanted)| first | 0x20 == wanted | 0x20);
        alike && same_letters(own, word)
    }
}

fn same_letters(own: &str, word: &str) -> bool {
    if own.is_ascii() {
        return own.eq_ignore_ascii_case(word);
    }
    own.chars().flat_map(char::to_lowercase).eq(word.chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_mark_of_its_small_letters() {
        for (own, word) in
            [("ÄR", "är"), ("Född", "född"), ("MÅL", "mål"), ("Ö", "ö"), ("KIOSKEN", "kiosken")]
        {
            assert_eq!(mark(own.as_bytes()), mark(word.as_bytes()), "{own}");
            assert!(Cues::of(&["är", "född", "mål", "ö", "kiosken"]).hold(own));
        }
    }
}
