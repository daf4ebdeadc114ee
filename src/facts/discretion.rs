//! What the coordination group may see of counts about few people. Unlike in what is published, a small count is
//! shown here as "fewer than k" beside other counts, so it must not be possible to calculate it from them.
//!
//! The promise: for whatever is shown as "fewer than k" and is not 0, another set of cases gives the same view with
//! another number there. It is kept for each dimension by itself. Counts in several dimensions together are not
//! shown: beside the dimensions' own counts, even "each of the others is fewer than k" can be enough to calculate
//! one.

use std::collections::BTreeSet;

/// A count of cases in steps of `k`, and `None` below the first one. An exact count could
/// be subtracted from a published one, from that of another page, or from the same page at another time, and what is
/// left may be a single case.
pub fn step(count: u64, k: u64) -> Option<u64> {
    let k = k.max(1);
    (count >= k).then(|| count / k * k)
}

/// A case as counted here: one category of each single-valued dimension, and its categories of the multi-valued one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The category in each single-valued dimension.
    pub single: Vec<usize>,
    /// The categories in the last dimension; any number of them.
    pub multiple: BTreeSet<usize>,
}

/// What may be seen of a set of cases.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct View {
    /// The number of cases, in steps of `k`; `None` when there are fewer than `k`, and then nothing else is shown.
    pub total: Option<u64>,
    /// The counts of each dimension, in steps of `k`, with `None` for one smaller than `k`; or `None` for a dimension that must be
    /// withheld.
    pub dimensions: Vec<Option<Vec<Option<u64>>>>,
}

impl View {
    /// The view of cases, by dimensions with `sizes` categories each, the multi-valued one last.
    pub fn of(cases: &[Counted], sizes: &[usize], k: u64) -> Self {
        let total = cases.len() as u64;
        if total < k {
            return Self { total: None, dimensions: Vec::new() };
        }
        let told = |counts: Vec<u64>| {
            is_safe(&counts, k).then(|| counts.into_iter().map(|count| step(count, k)).collect())
        };
        let dimensions = sizes.iter().enumerate().map(|(at, size)| told(counts(cases, at, *size)));
        Self { total: step(total, k), dimensions: dimensions.collect() }
    }
}

/// Whether a sum that is known could be shared in one way only, or nearly, among so many counts that are all hidden. What is
/// published of a year is such a sum, and its half-years such counts. Only the sum decides, whichever of the counts are
/// hidden: that something is held back then tells nothing that the sum does not.
pub(crate) fn is_nearly_full(sum: u64, counts: u64, k: u64) -> bool {
    let most = counts * k.saturating_sub(1);
    sum > 0 && sum <= most && sum + 1 >= most
}

/// Which counts may be told in steps, and not only as at least `k`: those that are hidden in none of the views. A step
/// has a last number, and beside a published sum that would bound what another view hides. Only what is hidden
/// decides, which the reader sees anyway.
#[derive(Clone, Debug)]
pub(crate) struct Steps {
    total: bool,
    categories: Vec<Vec<bool>>,
}

impl Steps {
    pub(crate) fn of(views: &[&View], sizes: &[usize]) -> Self {
        let is_told = |dimension: usize, category: usize| {
            views.iter().all(|view| {
                let counts = view.dimensions.get(dimension).and_then(Option::as_ref);
                counts.is_some_and(|counts| counts.get(category).is_some_and(Option::is_some))
            })
        };
        let of = |(at, size): (usize, &usize)| (0..*size).map(|own| is_told(at, own)).collect();
        Self {
            total: views.iter().all(|view| view.total.is_some()),
            categories: sizes.iter().enumerate().map(of).collect(),
        }
    }

    /// Whether the number of all cases may be told in steps.
    pub(crate) fn of_total(&self) -> bool {
        self.total
    }

    /// Whether the number in a category of a dimension may be.
    pub(crate) fn of_category(&self, dimension: usize, category: usize) -> bool {
        self.categories.get(dimension).and_then(|own| own.get(category)).copied().unwrap_or_default()
    }
}

/// The number of cases in each category of a dimension. The index after the single-valued ones is the multi-valued
/// one.
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

/// Whether a dimension's counts may be shown beside the number of cases, also for a reader who knows from elsewhere
/// exactly how many the shown ones are. Such a reader can calculate how many counts are
/// hidden, and their sum. Only that decides, so that every way to distribute the sum gives the same view. A single
/// hidden count equals the sum, and the largest possible sum can be distributed in one way only. A sum of one less is
/// withheld too, since withholding only the largest would reveal it.
fn is_safe(counts: &[u64], k: u64) -> bool {
    let hidden = || counts.iter().filter(|count| **count < k);
    let (many, sum) = (hidden().count() as u64, hidden().sum::<u64>());
    sum == 0 || (many > 1 && sum + 1 < many * (k - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Beside the published sum of two half-years whatever is hidden and not nought may be something else.
    #[test]
    fn a_hidden_count_is_not_told_by_the_published_sum() {
        for k in [5_u64, 7, 10] {
            for sum in 0..4 * k {
                if is_nearly_full(sum, 2, k) {
                    continue;
                }
                let parted = || (0..=sum).map(|first| [first, sum - first]);
                for own in parted() {
                    let is_alike = |other: &[u64; 2]| (0..2).all(|at| (own[at] < k) == (other[at] < k));
                    for at in (0..2).filter(|at| (1..k).contains(&own[*at])) {
                        let another = parted().filter(is_alike).any(|other| other[at] != own[at]);
                        assert!(another, "k = {k}: {own:?}");
                    }
                }
            }
            // It is needed: all are as large as they can be.
            assert!(is_nearly_full(2 * (k - 1), 2, k));
        }
    }

    #[test]
    fn a_hidden_count_needs_another_to_hide_behind() {
        for (is, counts) in [
            (true, &[12, 6, 2, 0][..]),
            (true, &[12, 6, 2, 1]),
            (true, &[12, 6, 0, 0]),
            (true, &[12, 6, 5, 5]),
            // The single hidden count is the total minus the others.
            (false, &[12, 6, 5, 3]),
            // Eight remain for two counts, and neither can be more than four.
            (false, &[12, 6, 4, 4]),
            (true, &[12, 4, 4, 0]),
            (true, &[12, 9, 4, 2]),
            (true, &[12, 9, 3, 3]),
        ] {
            assert_eq!(is_safe(counts, 5), is, "{counts:?}");
        }
    }
}
