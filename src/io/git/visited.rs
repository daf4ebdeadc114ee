//! What has been met before, so that it is read once: a few bytes for each thing, however large it is.

use std::collections::HashSet;
use std::hash::{BuildHasher, Hash, RandomState};

/// What has been met.
#[derive(Debug, Default)]
pub(super) struct Visited {
    /// Two hashes with keys of their own: among a million things the chance that one is taken for another is nothing to
    /// reckon with, and nobody can make it happen.
    keys: [RandomState; 2],
    known: HashSet<u128>,
}

impl Visited {
    /// Whether it is met for the first time.
    pub(super) fn is_new(&mut self, thing: impl Hash) -> bool {
        let half = |key: &RandomState| u128::from(key.hash_one(&thing));
        self.known.insert(half(&self.keys[0]) << 64 | half(&self.keys[1]))
    }
}
