//! What the coordination group may see of counts about few people. Here, unlike in what is published, a small count
//! stands as "fewer than k" beside others that are told; so it must not be possible to work it out from those.
//!
//! The promise: whatever stands as "fewer than k" and is not nought, another set of cases gives the same view and has
//! another number there. It is kept for each dimension by itself. Counts in several dimensions at once are not told at
//! all: beside the dimensions' own counts even "each of the others is fewer than k" can be enough to work one out.

use std::collections::BTreeSet;

/// A case as it is counted here: a category of each single dimension, and its categories of the multiple one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// One category of each dimension.
    pub single: Vec<usize>,
    /// Any number of categories of the last one.
    pub multiple: BTreeSet<usize>,
}

/// What may be seen of some cases.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct View {
    /// How many; `None` where there are fewer than `k`, and then nothing else is seen.
    pub total: Option<u64>,
    /// Each dimension's counts, `None` where one is smaller than `k`; or `None` for the whole of one that must be held
    /// back.
    pub dimensions: Vec<Option<Vec<Option<u64>>>>,
}

impl View {
    /// What may be seen of cases, by dimensions of so many categories, the multiple one last.
    pub fn of(cases: &[Counted], sizes: &[usize], k: u64) -> Self {
        let total = cases.len() as u64;
        if total < k {
            return Self { total: None, dimensions: Vec::new() };
        }
        let told = |counts: Vec<u64>| {
            let told = |count: u64| Some(count).filter(|count| *count >= k);
            is_safe(&counts, k).then(|| counts.into_iter().map(told).collect())
        };
        let dimensions = sizes.iter().enumerate().map(|(at, size)| told(counts(cases, at, *size)));
        Self { total: Some(total), dimensions: dimensions.collect() }
    }
}

/// How many cases there are in each category of a dimension; the one after the single ones is the multiple.
fn counts(cases: &[Counted], at: usize, size: usize) -> Vec<u64> {
    let mut counts = vec![0; size];
    for case in cases {
        match case.single.get(at) {
            Some(own) => counts[*own] += 1,
            None => case.multiple.iter().for_each(|own| counts[*own] += 1),
        }
    }
    counts
}

/// Whether a dimension's counts may stand beside the number of cases. How many are hidden, and their sum, can then be
/// read off; so that is all that decides, and every way to share the sum among them gives the same view. One count alone
/// is its sum, and a sum as large as it can be is shared in one way only. A sum of one less is held back with it, or that
/// it was held back would tell.
fn is_safe(counts: &[u64], k: u64) -> bool {
    let hidden = || counts.iter().filter(|count| **count < k);
    let (many, sum) = (hidden().count() as u64, hidden().sum::<u64>());
    sum == 0 || (many > 1 && sum + 1 < many * (k - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_count_needs_another_to_hide_behind() {
        for (is, counts) in [
            (true, &[12, 6, 2, 0][..]),
            (true, &[12, 6, 2, 1]),
            (true, &[12, 6, 0, 0]),
            (true, &[12, 6, 5, 5]),
            // What is left when the others are taken from the whole.
            (false, &[12, 6, 5, 3]),
            // Eight left for two, and neither can be more than four.
            (false, &[12, 6, 4, 4]),
            (true, &[12, 4, 4, 0]),
            (true, &[12, 9, 4, 2]),
            (true, &[12, 9, 3, 3]),
        ] {
            assert_eq!(is_safe(counts, 5), is, "{counts:?}");
        }
    }
}
