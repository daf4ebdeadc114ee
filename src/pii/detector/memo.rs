//! The short texts that a detector has found nothing in. Keys, units, days and the like are the same in thousands of files,
//! and what is found in a text depends on nothing but the text and the detector, so it is searched once.

use std::sync::atomic::{AtomicU64, Ordering};

use super::class::Exposure;
use crate::base::remembered::Remembered;

/// The longest text that is kept, in bytes. A longer one is a sentence, and hardly comes again.
const LONGEST: usize = 80;
/// How many texts are kept.
const PLACES: usize = 8192;

thread_local! {
    static CLEAN: Remembered<()> = const { Remembered::new(LONGEST, PLACES) };
}

/// What a text was searched as.
#[derive(Clone, Copy, Debug)]
pub(super) struct Search<'t> {
    pub text: &'t str,
    pub exposure: Exposure,
    pub is_name: bool,
}

/// Which detector has searched. Copies of a detector find the same, and are one here.
#[derive(Clone, Debug)]
pub(super) struct Memo(u64);

impl Default for Memo {
    fn default() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        Self(COUNT.fetch_add(1, Ordering::Relaxed))
    }
}

impl Memo {
    /// What the search finds, unless nothing was found in that text before.
    pub(super) fn or_search<Hit>(&self, search: Search<'_>, find: impl FnOnce() -> Vec<Hit>) -> Vec<Hit> {
        if self.is_clean(search) {
            return Vec::new();
        }
        let hits = find();
        if hits.is_empty() {
            self.keep(search);
        }
        hits
    }

    /// Whether nothing was found in that text before.
    #[inline]
    pub(super) fn is_clean(&self, search: Search<'_>) -> bool {
        CLEAN.with(|clean| clean.find(search.text, self.kind(search))).is_some()
    }

    /// Remembers that nothing is found in a text.
    pub(super) fn keep(&self, search: Search<'_>) -> bool {
        CLEAN.with(|clean| clean.keep(search.text, self.kind(search), ()));
        true
    }

    #[inline]
    fn kind(&self, search: Search<'_>) -> u64 {
        self.0 << 16 | u64::from(search.is_name) << 8 | search.exposure as u64
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
        let mut search = |memo: &Memo, text: &str, exposure, is_name, found: &[u8]| {
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
        assert!(search(&memo, "enhet", Exposure::Case, false, &[]));
        assert!(!search(&memo.clone(), "enhet", Exposure::Case, false, &[1]));
        assert!(search(&Memo::default(), "enhet", Exposure::Case, false, &[]));
        assert!(search(&memo, "enhet", Exposure::Case, true, &[]));
        assert!(search(&memo, "enhet", Exposure::Open, false, &[]));
        assert!(search(&memo, "namn", Exposure::Case, false, &[1]));
        assert!(search(&memo, "namn", Exposure::Case, false, &[1]));
        assert!(search(&memo, &long, Exposure::Case, false, &[]));
        assert!(search(&memo, &long, Exposure::Case, false, &[]));
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
