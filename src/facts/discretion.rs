//! What the coordination group may see of counts about few people. Here, unlike in what is published, a small count
//! stands as "fewer than k" beside others that are told; so it must not be possible to work it out from those.
//!
//! The promise: whatever stands as "fewer than k" and is not nought, another set of cases would give the same page
//! and have another number there. Each rule below is such a set: one case moved from a hidden category to another.

use std::collections::{BTreeMap, BTreeSet};

/// A case as it is counted here: a category of each single dimension, and its categories of the multiple one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Counted {
    /// One category of each dimension.
    pub single: Vec<usize>,
    /// Any number of categories of the last one.
    pub multiple: BTreeSet<usize>,
}

/// Whether a dimension's counts may stand beside the number of cases. A hidden count that is not nought needs another
/// hidden count that has room for one more: then one case less here and one more there gives the same page. With
/// nowhere to go it would be what is left when the others are taken from the whole.
pub fn is_safe(counts: &[u64], k: u64) -> bool {
    let hidden = || counts.iter().enumerate().filter(|(_, count)| **count < k);
    let has_room = |but: usize| hidden().any(|(at, count)| at != but && *count + 1 < k);
    hidden().all(|(at, count)| *count == 0 || has_room(at))
}

/// How many there are in every dimension at once: a category of each single one and one of the multiple.
pub type Crossed = BTreeMap<(Vec<usize>, usize), u64>;

/// The cases by every dimension at once.
pub fn crossed(cases: &[Counted]) -> Crossed {
    let mut crossed = Crossed::new();
    for case in cases {
        for own in &case.multiple {
            *crossed.entry((case.single.clone(), *own)).or_default() += 1;
        }
    }
    crossed
}

/// Whether the large counts of `crossed` may stand beside each dimension's own. A small one that has a hidden
/// category can be changed by moving a case from that; for the others two cases must be able to change places in one
/// dimension, so that every other number on the page is the same.
pub fn is_crossing_safe(cases: &[Counted], k: u64) -> bool {
    let crossed = crossed(cases);
    let margins = Margins::of(cases);
    let kinds: BTreeSet<&Counted> = cases.iter().collect();
    let small = crossed.iter().filter(|(_, count)| **count < k);
    let mut open = small.filter(|((single, own), _)| !margins.hides(single, *own, k));
    open.all(|(place, _)| {
        let (single, own) = place;
        let there = kinds.iter().filter(|case| case.single == *single && case.multiple.contains(own));
        there.take(TRIED).any(|one| {
            kinds
                .iter()
                .take(TRIED)
                .any(|other| swaps(one, other).any(|swap| keeps(&crossed, place, &swap, k)))
        })
    })
}

/// How many kinds of case are tried as partners. Where none of so many will do, the table is held back.
const TRIED: usize = 256;

/// How many there are in each category of each dimension.
struct Margins {
    single: Vec<BTreeMap<usize, u64>>,
    multiple: BTreeMap<usize, u64>,
}

impl Margins {
    fn of(cases: &[Counted]) -> Self {
        let dimensions = cases.first().map_or(0, |case| case.single.len());
        let mut margins = Self { single: vec![BTreeMap::new(); dimensions], multiple: BTreeMap::new() };
        for case in cases {
            for (counts, category) in margins.single.iter_mut().zip(&case.single) {
                *counts.entry(*category).or_default() += 1;
            }
            for category in &case.multiple {
                *margins.multiple.entry(*category).or_default() += 1;
            }
        }
        margins
    }

    /// Whether any of a place's own categories is hidden.
    fn hides(&self, single: &[usize], own: usize, k: u64) -> bool {
        let is_small = |counts: &BTreeMap<usize, u64>, category: &usize| {
            counts.get(category).copied().unwrap_or_default() < k
        };
        self.single.iter().zip(single).any(|(counts, category)| is_small(counts, category))
            || is_small(&self.multiple, &own)
    }
}

/// What changes at each place, when two cases change places in one dimension.
type Swap = BTreeMap<(Vec<usize>, usize), i64>;

/// Each way that two cases can change places in one dimension.
fn swaps<'c>(one: &'c Counted, other: &'c Counted) -> impl Iterator<Item = Swap> + 'c {
    (0..one.single.len()).filter(|at| one.single[*at] != other.single[*at]).map(move |at| {
        let (mut one_then, mut other_then) = (one.clone(), other.clone());
        std::mem::swap(&mut one_then.single[at], &mut other_then.single[at]);
        let mut swap = Swap::new();
        for (case, change) in [(one, -1), (other, -1), (&one_then, 1), (&other_then, 1)] {
            for own in &case.multiple {
                *swap.entry((case.single.clone(), *own)).or_default() += change;
            }
        }
        swap
    })
}

/// Whether a swap changes the number at a place, and everything that it changes is hidden before and after.
fn keeps(crossed: &Crossed, place: &(Vec<usize>, usize), swap: &Swap, k: u64) -> bool {
    let is_hidden = |(at, change): (&(Vec<usize>, usize), &i64)| {
        let count = crossed.get(at).copied().unwrap_or_default();
        *change == 0 || (count < k && count.saturating_add_signed(*change) < k)
    };
    swap.get(place).is_some_and(|change| *change != 0) && swap.iter().all(is_hidden)
}
