//! Counts over fixed dimensions. Knows nothing of cases, words or rules.

/// A count for each place, where a place is one category of each dimension.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Table {
    /// The number of categories of each dimension.
    sizes: Vec<usize>,
    /// The counts in row-major order: the last dimension varies fastest.
    cells: Vec<u64>,
}

impl Table {
    /// An empty table.
    pub(crate) fn of(sizes: &[usize]) -> Self {
        Self { sizes: sizes.to_vec(), cells: vec![0; sizes.iter().product()] }
    }

    /// A table with these counts; `None` unless there is exactly one for each place.
    #[must_use]
    pub fn filled(sizes: &[usize], cells: &[u64]) -> Option<Self> {
        let same = sizes.iter().product::<usize>() == cells.len();
        same.then(|| Self { sizes: sizes.to_vec(), cells: cells.to_vec() })
    }

    /// Adds one at a place: a category of each dimension, in order.
    pub(crate) fn count(&mut self, place: &[usize]) {
        let at = place.iter().zip(&self.sizes).fold(0, |at, (category, size)| at * size + category);
        if let Some(cell) = self.cells.get_mut(at) {
            *cell += 1;
        }
    }

    /// Every count in row-major order: the last dimension varies fastest.
    pub fn cells(&self) -> &[u64] {
        &self.cells
    }

    /// The number of categories of each dimension.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// The sum of all counts.
    pub(crate) fn total(&self) -> u64 {
        self.cells.iter().sum()
    }

    /// The place of a cell: a category of each dimension.
    pub(crate) fn place(&self, mut at: usize) -> Vec<usize> {
        let mut place = vec![0; self.sizes.len()];
        for (category, size) in place.iter_mut().zip(&self.sizes).rev() {
            *category = at % size;
            at /= size;
        }
        place
    }

    /// The counts summed over the other dimensions, with the given ones in the given order.
    #[must_use]
    pub fn by(&self, dimensions: &[usize]) -> Self {
        let sizes: Vec<usize> = dimensions.iter().map(|own| self.sizes[*own]).collect();
        let mut fewer = Self::of(&sizes);
        // The place advances like an odometer, and with it the index in the smaller table.
        let mut steps = vec![0; self.sizes.len()];
        let mut step = 1;
        for own in dimensions.iter().rev() {
            steps[*own] = step;
            step *= self.sizes[*own];
        }
        let mut place = vec![0; self.sizes.len()];
        let mut to = 0;
        for count in &self.cells {
            fewer.cells[to] += count;
            for at in (0..place.len()).rev() {
                place[at] += 1;
                to += steps[at];
                if place[at] < self.sizes[at] {
                    break;
                }
                to -= steps[at] * place[at];
                place[at] = 0;
            }
        }
        fewer
    }

    /// The lines along each dimension: cells that differ in that dimension only.
    pub(crate) fn lines(&self) -> impl Iterator<Item = impl Iterator<Item = u64> + '_> + '_ {
        let step = |dimension: usize| self.sizes[dimension + 1..].iter().product::<usize>();
        let along = move |dimension: usize| {
            let (size, step) = (self.sizes[dimension], step(dimension));
            let firsts = (0..self.cells.len()).filter(move |at| at / step % size == 0);
            firsts.map(move |first| (0..size).map(move |own| self.cells[first + own * step]))
        };
        (0..self.sizes.len()).flat_map(along)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_table_is_counted_by_fewer_dimensions() {
        let table = Table::filled(&[2, 3], &[7, 6, 2, 8, 5, 9]).unwrap();
        assert_eq!(table.by(&[0]).cells(), [15, 22]);
        assert_eq!(table.by(&[1]).cells(), [15, 11, 11]);
        assert_eq!(table.by(&[1, 0]).cells(), [7, 8, 6, 5, 2, 9]);
        assert_eq!(table.by(&[0, 1]), table);
        let lines: Vec<Vec<u64>> = table.lines().map(Iterator::collect).collect();
        assert_eq!(lines, [vec![7, 8], vec![6, 5], vec![2, 9], vec![7, 6, 2], vec![8, 5, 9]]);
    }

    proptest! {
        /// Whatever the dimensions and their order, no count is lost, and each is at the place where it was made.
        #[test]
        fn nobody_is_lost(places in prop::collection::vec((0_usize..2, 0_usize..3, 0_usize..4), 0..40)) {
            let mut table = Table::of(&[2, 3, 4]);
            for (a, b, c) in &places {
                table.count(&[*a, *b, *c]);
            }
            for by in [&[][..], &[1], &[2, 0], &[0, 1, 2], &[2, 1, 0]] {
                prop_assert_eq!(table.by(by).total(), places.len() as u64);
            }
            let by = table.by(&[2, 0]);
            for (at, count) in by.cells().iter().enumerate() {
                let place = by.place(at);
                let there = places.iter().filter(|(a, _, c)| [*c, *a] == place[..]).count();
                prop_assert_eq!(*count, there as u64);
            }
        }
    }
}
