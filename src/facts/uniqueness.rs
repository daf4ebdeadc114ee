//! How many cases are alike in what others may know of them. De-identified is not anonymous: a case that is unique
//! can be recognised by whoever knows that much.

use std::collections::BTreeMap;

/// The sizes of equivalence classes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes {
    /// The number of classes of each size, smallest first.
    pub sizes: BTreeMap<u64, u64>,
}

impl Classes {
    /// Groups cases with equal keys into classes.
    pub(crate) fn of<K: Ord>(keys: impl IntoIterator<Item = K>) -> Self {
        let mut classes: BTreeMap<K, u64> = BTreeMap::new();
        for key in keys {
            *classes.entry(key).or_default() += 1;
        }
        let mut sizes = BTreeMap::new();
        for size in classes.values() {
            *sizes.entry(*size).or_default() += 1;
        }
        Self { sizes }
    }

    /// The number of cases.
    pub(crate) fn total(&self) -> u64 {
        self.sizes.iter().map(|(size, count)| size * count).sum()
    }

    pub(crate) fn unique(&self) -> u64 {
        self.sizes.get(&1).copied().unwrap_or_default()
    }

    /// The k of k-anonymity: the size of the smallest class. `None` without classes.
    pub(crate) fn smallest(&self) -> Option<u64> {
        self.sizes.keys().next().copied()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// The textbook definition: for each record, count the records with the same known values.
        #[test]
        fn classes_are_those_of_the_definition(
            records in prop::collection::vec((0_u8..3, 0_u8..4, prop::option::of(0_u8..2), 0_u8..2), 0..60),
        ) {
            let alike = |one: &(u8, u8, Option<u8>, u8)| records.iter().filter(|other| *other == one).count() as u64;
            let each: Vec<u64> = records.iter().map(alike).collect();
            let classes = Classes::of(&records);
            prop_assert_eq!(classes.total(), records.len() as u64);
            prop_assert_eq!(classes.unique(), each.iter().filter(|alike| **alike == 1).count() as u64);
            prop_assert_eq!(classes.smallest(), each.iter().min().copied());
            for (size, count) in &classes.sizes {
                prop_assert_eq!(size * count, each.iter().filter(|alike| *alike == size).count() as u64);
            }
            let mut turned = records.clone();
            turned.reverse();
            prop_assert_eq!(Classes::of(&turned), classes);
        }
    }
}
