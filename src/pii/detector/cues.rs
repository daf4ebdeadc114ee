//! The cue words that a detector looks for beside a hit. Nearly every word is tested against every list and is in
//! hardly any: a bit mask of each list rejects most words without comparing letters.

/// A list of words in lower case, with the marks that reject most words. Made by [`cues!`].
#[derive(Debug)]
pub(super) struct Cues {
    pub(super) words: &'static [&'static str],
    /// The mark of each word.
    pub(super) marks: &'static [u16],
    /// One bit for each mark that a word of the list has.
    pub(super) bits: [u64; 17],
    /// For each of the last bits of a mark, the first word whose mark has them: its number in the list and one more, or 0.
    pub(super) first: [u16; CHAINS],
    /// For each word, the next one whose mark has the same last bits, in the same way.
    pub(super) next: &'static [u16],
}

/// How many chains the words of a list are parted into.
pub(super) const CHAINS: usize = 64;

impl Cues {
    /// Whether the list may hold a word with this mark.
    #[inline]
    pub(super) const fn may_hold(&self, mark: u16) -> bool {
        self.bits[(mark >> 6) as usize] >> (mark & 63) & 1 == 1
    }

    /// Whether a word is in the list, in any case.
    pub(super) fn hold(&self, own: &str) -> bool {
        self.hold_marked(own, mark(own.as_bytes()))
    }

    /// The same for a word whose mark is known.
    pub(super) fn hold_marked(&self, own: &str, mark: u16) -> bool {
        let mut number = self.first[usize::from(mark) % CHAINS];
        while let Some(at) = usize::from(number).checked_sub(1) {
            if self.marks[at] == mark && same(own, self.words[at]) {
                return true;
            }
            number = self.next[at];
        }
        false
    }
}

/// The marks of some words, in order.
pub(super) const fn marks<const COUNT: usize>(words: &[&str]) -> [u16; COUNT] {
    let mut marks = [0; COUNT];
    let mut at = 0;
    while at < COUNT {
        marks[at] = mark(words[at].as_bytes());
        at += 1;
    }
    marks
}

/// One bit for each of some marks.
pub(super) const fn bits(marks: &[u16]) -> [u64; 17] {
    let mut bits = [0; 17];
    let mut at = 0;
    while at < marks.len() {
        bits[(marks[at] >> 6) as usize] |= 1 << (marks[at] & 63);
        at += 1;
    }
    bits
}

/// The chains of words with these marks: the first of each, and the next after each word.
pub(super) const fn chains<const COUNT: usize>(marks: &[u16; COUNT]) -> ([u16; CHAINS], [u16; COUNT]) {
    let (mut first, mut next) = ([0; CHAINS], [0; COUNT]);
    // From the last, so that each chain is in the order of the list.
    let mut at = COUNT;
    while at > 0 {
        let chain = marks[at - 1] as usize % CHAINS;
        next[at - 1] = first[chain];
        let [low, high, ..] = at.to_le_bytes();
        first[chain] = u16::from_le_bytes([low, high]);
        at -= 1;
    }
    (first, next)
}

/// The mark of a word that is in no list.
pub(super) const NO_CUE: u16 = 1024;

/// A small hash of a word's first, middle and last byte and its length, ignoring case: in Swedish, case changes no
/// more than one bit of a byte.
#[inline]
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

/// A list of word endings in lower case. Many words end as one of them does, so those with the same last letters are
/// chained: the list is not read from its beginning for each word.
#[derive(Debug)]
pub(super) struct Endings {
    list: &'static [&'static str],
    /// By the place of their last three bytes, the first of the endings that are so long: its number in the list and one
    /// more, or 0.
    first: [u8; Self::PLACES],
    /// The same for endings of two bytes, by the place of those.
    short: [u8; Self::PLACES],
    /// For each ending, the next one in its chain, in the same way.
    next: [u8; Self::MOST],
    /// For each ending, its last letters: chains are fewer than those.
    tails: [u16; Self::MOST],
}

/// The part of a tail that is of the last two letters.
const PAIR: u16 = 1023;

impl Endings {
    /// The most endings in a list.
    const MOST: usize = 160;
    /// How many chains there are of each length.
    const PLACES: usize = 256;

    /// Each ending must have at least two bytes.
    pub(super) const fn of(endings: &'static [&'static str]) -> Self {
        assert!(endings.len() <= Self::MOST);
        let (mut first, mut short) = ([0; Self::PLACES], [0; Self::PLACES]);
        let (mut next, mut tails) = ([0; Self::MOST], [0; Self::MOST]);
        // From the last, so that each chain is in the order of the list.
        let mut at = endings.len();
        while at > 0 {
            let ending = endings[at - 1].as_bytes();
            tails[at - 1] = tail(ending);
            let place = Self::place(tails[at - 1]);
            let chain = if ending.len() == 2 { &mut short[place] } else { &mut first[place] };
            next[at - 1] = *chain;
            let [number, ..] = at.to_le_bytes();
            *chain = number;
            at -= 1;
        }
        Self { list: endings, first, short, next, tails }
    }

    #[inline]
    const fn place(tail: u16) -> usize {
        (tail ^ tail >> 7) as usize % Self::PLACES
    }

    /// The first of the endings that a word has, ignoring case.
    #[inline]
    pub(super) fn of_word(&self, word: &str) -> Option<&'static str> {
        let tail = tail(word.as_bytes());
        let (long, short) = (self.first[Self::place(tail)], self.short[Self::place(tail & PAIR)]);
        if long == 0 && short == 0 {
            return None;
        }
        let found = [(long, tail), (short, tail & PAIR)];
        let found = found.into_iter().filter_map(|(chain, tail)| self.find(word, chain, tail));
        found.min().map(|at| self.list[at])
    }

    /// The number of the first ending in a chain that a word has.
    #[inline]
    fn find(&self, word: &str, first: u8, tail: u16) -> Option<usize> {
        let mut number = usize::from(first);
        while let Some(at) = number.checked_sub(1) {
            if self.tails[at] == tail {
                let ending = self.list[at];
                let end = word.len().checked_sub(ending.len()).and_then(|from| word.get(from..));
                if end.is_some_and(|end| same(end, ending)) {
                    return Some(at);
                }
            }
            number = usize::from(self.next[at]);
        }
        None
    }
}

/// The last three bytes of a word, five bits of each, ignoring case. Of a shorter word those that it lacks are 0.
#[inline]
const fn tail(word: &[u8]) -> u16 {
    match word {
        [.., first, before, last] => {
            (*first as u16 & 31) << 10 | (*before as u16 & 31) << 5 | *last as u16 & 31
        }
        [before, last] => (*before as u16 & 31) << 5 | *last as u16 & 31,
        _ => 0,
    }
}

/// A constant list of words.
macro_rules! cues {
    ($($word:literal),* $(,)?) => {
        const {
            use $crate::pii::detector::cues::{CHAINS, Cues, bits, chains, marks};
            const WORDS: &[&str] = &[$($word),*];
            const MARKS: [u16; WORDS.len()] = marks(WORDS);
            const LINKS: ([u16; CHAINS], [u16; WORDS.len()]) = chains(&MARKS);
            &Cues { words: WORDS, marks: &MARKS, bits: bits(&MARKS), first: LINKS.0, next: &LINKS.1 }
        }
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
    fn a_word_has_the_first_of_the_endings_in_the_list() {
        static ENDINGS: Endings = Endings::of(&["kyrkan", "el", "rör", "an", "nyckel"]);
        for (word, ending) in [
            ("Betaniakyrkan", Some("kyrkan")),
            ("LINDAN", Some("an")),
            ("Nyckel", Some("el")),
            ("RÖR", Some("rör")),
            ("ö", None),
            ("", None),
            ("gata", None),
        ] {
            assert_eq!(ENDINGS.of_word(word), ending, "{word}");
        }
    }

    #[test]
    fn a_word_has_the_mark_of_its_small_letters() {
        for (own, word) in
            [("ÄR", "är"), ("Född", "född"), ("MÅL", "mål"), ("Ö", "ö"), ("KIOSKEN", "kiosken")]
        {
            assert_eq!(mark(own.as_bytes()), mark(word.as_bytes()), "{own}");
            assert!(cues!["är", "född", "mål", "ö", "kiosken"].hold(own));
            assert!(!cues!["är", "född", "mål", "ö", "kiosken"].may_hold(NO_CUE));
        }
    }
}
