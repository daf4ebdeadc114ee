//! The lexicon: which words are names, places and organisations, and which are plain Swedish. The lists are in
//! `words/`, written for this project; the build script makes one table of them.

use super::fold::{Key, letters};

/// What the lexicon knows of a word; several flags can be set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags(u32);

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// Every word of the lists, as the build script has placed them.
static LEXICON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

impl Flags {
    pub(super) const NONE: Self = Self(0);

    #[inline]
    pub(super) const fn or(self, flag: Self) -> Self {
        Self(self.0 | flag.0)
    }

    /// Everything but this.
    pub(super) const fn rest(self) -> Self {
        Self(!self.0)
    }

    /// Whether nothing is known of the word, except possibly that it is a cue.
    #[inline]
    pub(super) fn is_unknown(self) -> bool {
        self.0 & !Self::ASKED.0 == 0
    }

    #[inline]
    pub(super) fn is(self, flag: Self) -> bool {
        self.0 & flag.0 != 0
    }
}

/// Looks up a word in any case and with any accents.
pub(super) fn look_up(word: &str) -> Flags {
    find(Key::of(word))
}

/// Looks up the word with a key.
#[inline]
pub(super) fn find(key: Key) -> Flags {
    let (entries, _) = LEXICON.as_chunks::<{ Key::ENTRY }>();
    for place in key.places(entries.len()) {
        let [a, b, c, d, flags @ ..] = entries[place];
        match [a, b, c, d] {
            [0, 0, 0, 0] => break,
            tag if tag == key.tag() => return Flags(u32::from_le_bytes(flags)),
            _ => {}
        }
    }
    Flags::NONE
}

/// How much a word looks like a name rather than plain Swedish: likelier a name above zero. The unit is a sixteenth
/// of a nat (natural logarithm) per letter.
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

/// The word without its last s, if it may be a genitive.
pub(super) fn without_genitive(word: &str) -> Option<&str> {
    let is_genitive = matches!(word.as_bytes(), [.., b's' | b'S']);
    is_genitive
        .then(|| &word[..word.len() - 1])
        .filter(|rest| rest.len() > 1)
        .map(|rest| rest.strip_suffix(['\'', '’', ':']).unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The build script knows the detectors by their files.
    #[test]
    fn a_word_that_a_detector_begins_at_has_its_flag() {
        for (word, flag) in [
            ("född", Flags::DATE_CUE),
            ("tredje", Flags::DATE_CUE),
            ("snabel", Flags::CONTACT_CUE),
            ("TikTok", Flags::ONLINE_CUE),
            ("kvarteret", Flags::PLACE_CUE),
            ("femtio", Flags::PLACE_CUE),
            ("postnummer", Flags::PLACE_CUE),
            ("bankgiro", Flags::PAPERS_CUE),
            ("kallas", Flags::SAID_CUE),
            ("röstar", Flags::SAID_CUE),
            ("dricker", Flags::SAID_CUE),
        ] {
            let flags = look_up(word);
            assert!(flags.is(flag) && flags.is(Flags::CUE), "{word}");
        }
        assert!(!look_up("bankgiro").is(Flags::ONLINE_CUE));
        assert!(look_up("bankgiro").is_unknown(), "that it is asked for is nothing that is known of it");
    }

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
