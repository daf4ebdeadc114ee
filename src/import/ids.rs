//! Ids that differ from each other, each made of a wish.

use std::collections::{HashMap, HashSet};

use crate::pii::detector::{Detector, Exposure};
use crate::syntax::finding::Severity;

/// The ids that are taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    taken: HashSet<String>,
    /// The number that the next of each wish gets. Why: a table may have the same beginning on each of its rows.
    next: HashMap<String, usize>,
}

impl Ids {
    /// The wish, with a number after it when it is taken.
    pub(super) fn free(&mut self, wish: &str) -> String {
        let mut id = wish.to_owned();
        while !self.taken.insert(id.clone()) {
            let next = self.next.entry(wish.to_owned()).or_insert(2);
            id = format!("{wish}-{next}");
            *next += 1;
        }
        id
    }
}

/// Words that say nothing without the next.
pub(super) const SMALL: [&str; 19] = [
    "av", "att", "de", "den", "det", "en", "ett", "for", "i", "inom", "med", "och", "om", "pa", "som",
    "till", "upp", "vid", "via",
];

/// A wish without the words that look like a name where nothing else stands: of `halla-moten`, made of *Hålla möten*, it is
/// `moten`, and of `faltarbete-pa-helger` it is `faltarbete`. Nothing is left where each word does.
pub(super) fn nameless<'w>(detector: &Detector, wish: &'w str) -> &'w str {
    let is_name = |wish: &str| {
        let hits = detector.find_in_name(wish, Exposure::Brought);
        hits.iter().any(|hit| hit.class.severity(Exposure::Brought) == Some(Severity::Error))
    };
    let mut end = wish;
    while !end.is_empty() && is_name(end) {
        end = end.split_once('-').map_or("", |(_, rest)| rest);
        while let Some((_, rest)) = end.split_once('-').filter(|(first, _)| SMALL.contains(first)) {
            end = rest;
        }
    }
    let mut beginning = wish;
    while beginning.len() > end.len() && is_name(beginning) {
        beginning = beginning.rsplit_once('-').map_or("", |(rest, _)| rest);
        while let Some((rest, _)) = beginning.rsplit_once('-').filter(|(_, last)| SMALL.contains(last)) {
            beginning = rest;
        }
    }
    if beginning.len() > end.len() { beginning } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_keeps_the_words_on_the_longer_side_of_what_looks_like_a_name() {
        let detector = Detector::default();
        for (wish, is) in [
            ("halla-moten", "moten"),
            ("faltarbete-pa-helger", "faltarbete"),
            ("utbilda-personal", "utbilda-personal"),
        ] {
            assert_eq!(nameless(&detector, wish), is, "{wish}");
        }
    }

    #[test]
    fn an_id_that_is_taken_gets_the_first_free_number() {
        let mut ids = Ids::default();
        let made = ["a", "a", "b", "a-3", "a", "a"].map(|wish| ids.free(wish));
        assert_eq!(made, ["a", "a-2", "b", "a-3", "a-4", "a-5"]);
    }
}
