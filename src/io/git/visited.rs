//! Remembers what has been read, so that it is read once, in a few bytes for each object.

use std::collections::HashSet;
use std::hash::{BuildHasher, Hash, RandomState};

#[derive(Debug, Default)]
pub(super) struct Visited {
    /// Two keyed hashes. Among a million objects the probability of a collision is negligible, and an attacker cannot
    /// provoke one.
    keys: [RandomState; 2],
    known: HashSet<u128>,
}

impl Visited {
    /// Whether a thing is seen for the first time.
    pub(super) fn is_new(&mut self, thing: impl Hash) -> bool {
        self.known.insert(self.key(thing))
    }

    /// Whether a thing has been seen.
    pub(super) fn holds(&self, thing: impl Hash) -> bool {
        self.known.contains(&self.key(thing))
    }

    fn key(&self, thing: impl Hash) -> u128 {
        let half = |key: &RandomState| u128::from(key.hash_one(&thing));
        half(&self.keys[0]) << 64 | half(&self.keys[1])
    }
}
