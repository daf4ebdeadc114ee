//! The names that records give their files and parts: plain words, and a short number behind them. Nearly every id is one, and
//! nobody is found in them.

use std::collections::HashSet;

use super::lexicon::{self, Flags, without_genitive};
use super::{fold, papers, place, said, school, view};
use crate::base::remembered::Remembered;

/// The shortest word. A shorter one may be a number plate's, a register's or somebody's initials.
const SHORTEST: usize = 4;
/// The longest word that is remembered, in bytes.
const LONGEST: usize = 32;
/// The most digits of a number, and of all: a telephone number, which begins with a zero, has one more.
const DIGITS: usize = 5;
const ALL_DIGITS: usize = 7;
/// The most numbers: of three a date could be made.
const NUMBERS: usize = 2;

/// Words that detectors ask for only to tell that a number is of something else than somebody. In one text: a word that stands
/// alone in quotes is one that a detector asks for.
const OF_THINGS: &str = "plan utbildning rutin";

/// Whether a name, or a reference to a part of what has one, is of such words, and none of them is a name of the workspace's own.
pub(super) fn is_plain(text: &str, names: &HashSet<String>) -> bool {
    text.split('/').all(|part| is_plain_part(part, names))
}

fn is_plain_part(text: &str, names: &HashSet<String>) -> bool {
    let (mut digits, mut numbers, mut words) = (0, 0, 0);
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        let len = bytes[at..].iter().take_while(|byte| **byte != b'-').count();
        let part = &bytes[at..at + len];
        match part.first() {
            Some(b'0'..=b'9') if len <= DIGITS && part.iter().all(u8::is_ascii_digit) => {
                digits += len;
                numbers += 1;
            }
            // After a number only a number, so that no word has one on both sides.
            Some(b'a'..=b'z')
                if numbers == 0 && len >= SHORTEST && part.iter().all(u8::is_ascii_lowercase) =>
            {
                let word = &text[at..at + len];
                if !is_nobody(word) || !names.is_empty() && is_own(word, names) {
                    return false;
                }
                words += 1;
            }
            _ => return false,
        }
        at += len + 1;
        if at > bytes.len() {
            return words > 0 && numbers <= NUMBERS && digits <= ALL_DIGITS;
        }
    }
}

fn is_own(word: &str, names: &HashSet<String>) -> bool {
    let own = |word: &str| names.contains(&fold(word));
    own(word) || without_genitive(word).is_some_and(own)
}

/// Whether a word is nobody's, whatever other such words and short numbers stand beside it: no detector asks for it, begins at
/// it or looks at how it ends, the lexicon knows it for a plain word if it knows it, and it has lost no letter.
fn is_nobody(word: &str) -> bool {
    thread_local! {
        static NOBODY: Remembered<bool> = const { Remembered::new(LONGEST, 1024) };
    }
    Remembered::or_read(&NOBODY, word, || {
        if OF_THINGS.split(' ').any(|own| own == word) {
            return true;
        }
        let is_known = |word: &str| !lexicon::look_up(word).is(Flags::WORD.rest());
        is_known(word)
            && without_genitive(word).is_none_or(is_known)
            && said::may_begin(word, Flags::NONE) == 0
            && !school::may_begin(word)
            && !place::may_end(word)
            && !papers::may_end(word)
            && !view::has_lost_a_letter(word)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::folders::tests::words;
    use super::super::{Detector, Exposure};
    use super::*;

    fn is_found(name: &str, exposure: Exposure) -> bool {
        let found = |is_name| Detector::default().search_whole(name, exposure, is_name);
        !found(true).is_empty() || !found(false).is_empty()
    }

    /// Every word that a detector asks for and every twentieth name, alone and beside others and numbers.
    #[test]
    fn nobody_is_found_in_a_plain_name() {
        let words = words();
        let mut plain = 0;
        for (at, word) in words.iter().enumerate() {
            let other = &words[(at * 7919 + 13) % words.len()];
            // In one text: a word that stands alone in quotes is one that a detector asks for.
            let third = "styrgrupp handelse samverkan plan utbildning rutin".split(' ').nth(at % 6).unwrap();
            let names = [
                word.clone(),
                format!("{word}-{other}"),
                format!("{word}-12"),
                format!("{word}-1234"),
                format!("{word}-01234-15"),
                format!("{word}-2024-05"),
                format!("{third}-{word}"),
                format!("{word}-{third}"),
                format!("{third}-{word}-7"),
                format!("{word}-{third}-12345"),
                format!("{word}-{other}-{third}-123"),
                format!("{word}-123-45"),
                format!("{third}-00014/{word}-3"),
                format!("{word}-12/{other}-14"),
                format!("{word}/{third}-12345"),
            ];
            for (nth, name) in names.iter().enumerate().filter(|(_, name)| is_plain(name, &HashSet::new())) {
                plain += 1;
                let exposure = Exposure::ALL[(at + nth) % 6];
                assert!(!is_found(name, exposure), "{name}");
            }
        }
        assert!(plain > 1000, "{plain}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        #[test]
        fn nobody_is_found_in_a_name_of_any_plain_words(
            name in "[a-z]{4,9}(-[a-z]{4,9}){0,3}(-[0-9]{1,5}){0,2}(/[a-z]{4,9}(-[0-9]{1,5}){0,2}){0,2}|([bdfgklmnrst][aeiou]){2,4}s?(-([bdfgklmnrst][aeiou]){2,4}){0,2}(-[0-9]{1,3}){0,2}",
            exposure in prop::sample::select(&Exposure::ALL[..]),
        ) {
            prop_assert!(!is_plain(&name, &HashSet::new()) || !is_found(&name, exposure), "{}", name);
        }
    }

    #[test]
    fn what_is_plain() {
        let none = HashSet::new();
        for name in
            "handelse-00028-11 atgard-30 styrgrupp-2024-05 trygga-handelser styrgrupp plan-00014/atgard-3"
                .split(' ')
        {
            assert!(is_plain(name, &none), "{name}");
        }
        let others = "- atgard- -atgard 12 12-atgard atgard-12-atgard atgard-1-2-3 atgard-123456 atgard-0123-4567 Atgard \
            atgard_12 abc-123 hodan-lindqvist hodans bjorkvagen-12 fodd-2009 arendenr-12 elever-12 atgard/ /atgard plan-00014/12";
        for name in others.split_whitespace().chain([""]) {
            assert!(!is_plain(name, &none), "{name}");
        }
        assert!(!is_plain("trygga-handelser", &["trygga-".trim_end_matches('-').to_owned()].into()));
    }
}
