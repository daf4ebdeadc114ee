//! The short texts that a detector has found nothing in. Keys, units, days and the like are the same in thousands of files,
//! and what is found in a text depends on nothing but the text and the detector, so it is searched once.

use std::fmt::{self, Debug, Formatter};
use std::sync::{Arc, OnceLock};

use super::class::Exposure;

/// The longest text that is kept, in bytes. A longer one is a sentence, and hardly comes again.
const LONGEST: usize = 80;
/// How many texts are kept. The first to come to a place stay there.
const PLACES: usize = 8192;

/// What a text was searched as.
#[derive(Clone, Copy, Debug)]
pub(super) struct Search<'t> {
    pub text: &'t str,
    pub exposure: Exposure,
    pub is_name: bool,
}

/// A text that nothing was found in, and what it was searched as.
type Clean = (Box<str>, Exposure, bool);

/// The texts that nothing was found in. Copies of a detector share it.
#[derive(Clone, Default)]
pub(super) struct Memo(Arc<OnceLock<Box<[OnceLock<Clean>]>>>);

impl Memo {
    /// What the search finds, unless nothing was found in that text before.
    pub(super) fn or_search<Hit>(&self, search: Search<'_>, find: impl FnOnce() -> Vec<Hit>) -> Vec<Hit> {
        let Some(place) = self.place(search) else { return find() };
        let is_it = |(text, exposure, is_name): &Clean| {
            **text == *search.text && *exposure == search.exposure && *is_name == search.is_name
        };
        if place.get().is_some_and(is_it) {
            return Vec::new();
        }
        let hits = find();
        if hits.is_empty() {
            // Another text may have taken the place. It stays.
            let _ = place.set((search.text.into(), search.exposure, search.is_name));
        }
        hits
    }

    /// The one place where a text may be kept, if it is short.
    fn place(&self, search: Search<'_>) -> Option<&OnceLock<Clean>> {
        if search.text.len() > LONGEST {
            return None;
        }
        let places = self.0.get_or_init(|| (0..PLACES).map(|_| OnceLock::new()).collect());
        let kind = u64::from(search.is_name) << 8 | search.exposure as u64;
        let (eights, rest) = search.text.as_bytes().as_chunks::<8>();
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        let hash = eights.iter().chain([&last]).fold(kind, |hash, eight| {
            (hash.rotate_left(5) ^ u64::from_le_bytes(*eight)).wrapping_mul(0x517c_c1b7_2722_0a95)
        });
        // The highest bits are the best mixed.
        let [.., low, high] = hash.to_le_bytes();
        places.get(usize::from(u16::from_le_bytes([low, high])) % PLACES)
    }
}

/// Shows no text.
impl Debug for Memo {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        to.write_str("Memo")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_text_in_which_nothing_was_found_is_not_searched_again() {
        let memo = Memo::default();
        let long = "a".repeat(LONGEST + 1);
        let mut times = 0;
        let mut search = |text: &str, exposure, is_name, found: &[u8]| {
            times += 1;
            let own = Search { text, exposure, is_name };
            let mut is_searched = false;
            let hits = memo.or_search(own, || {
                is_searched = true;
                found.to_vec()
            });
            assert_eq!(hits, if is_searched { found } else { &[] }, "search {times}");
            is_searched
        };
        assert!(search("enhet", Exposure::Case, false, &[]));
        assert!(!search("enhet", Exposure::Case, false, &[1]));
        assert!(search("enhet", Exposure::Case, true, &[]));
        assert!(search("enhet", Exposure::Open, false, &[]));
        assert!(search("namn", Exposure::Case, false, &[1]));
        assert!(search("namn", Exposure::Case, false, &[1]));
        assert!(search(&long, Exposure::Case, false, &[]));
        assert!(search(&long, Exposure::Case, false, &[]));
    }

    #[test]
    fn more_texts_than_places_are_searched_as_ever() {
        let memo = Memo::default();
        for round in 0..2 {
            for number in 0..3 * PLACES {
                let text = number.to_string();
                let own = Search { text: &text, exposure: Exposure::Meeting, is_name: false };
                let hits = memo.or_search(own, || if number % 2 == 0 { Vec::new() } else { vec![number] });
                assert_eq!(hits.is_empty(), number % 2 == 0, "{round}: {number}");
            }
        }
    }
}
