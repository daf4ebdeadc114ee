//! What may be published of counts about few people: a whole table or nothing.
//!
//! No cell is hidden in a table that is printed. Hiding single cells follows rules, the rules are open to read, and
//! whoever knows them can work out what was hidden (ADR 9). So a table stands with every cell or not at all.

use super::counts::Table;

/// What is printed of a period.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Edition {
    /// That there are fewer than may be told of, and nothing else.
    Fewer,
    /// How many there are, and each table that was asked for: whole, or `None` where it is not shown.
    Told {
        total: u64,
        /// The tables, in the order asked for.
        tables: Vec<Option<Table>>,
    },
}

/// What may be printed of these counts: their number, and the tables by the dimensions asked for. One table decides
/// nothing for another, and none is replaced by another.
pub fn edition(counts: &Table, wanted: &[Vec<usize>], k: u64) -> Edition {
    let total = counts.total();
    if total < k {
        return Edition::Fewer;
    }
    let whole = |dimensions: &Vec<usize>| Some(counts.by(dimensions)).filter(|table| is_printable(table, k));
    Edition::Told { total, tables: wanted.iter().map(whole).collect() }
}

/// Whether a table may be printed. Each cell is nought or at least `k`, and no line of it has one cell alone: then
/// everybody in the line would be known to be of one category.
pub(crate) fn is_printable(table: &Table, k: u64) -> bool {
    let is_plane = (1..=2).contains(&table.sizes().len());
    let is_large = table.cells().iter().all(|count| *count == 0 || *count >= k);
    is_plane && is_large && table.lines().all(|line| line.filter(|count| *count > 0).take(2).count() != 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::config::Publication;

    const SMALLEST: u64 = Publication::SMALLEST;

    fn printable(sizes: &[usize], cells: &[u64]) -> bool {
        is_printable(&Table::filled(sizes, cells).unwrap(), SMALLEST)
    }

    #[test]
    fn a_table_is_whole_or_nothing() {
        for (is, sizes, cells) in [
            (false, &[4][..], &[9, 7, 3, 1][..]),
            (true, &[4], &[13, 9, 6, 0]),
            (false, &[3], &[5, 4, 4]),
            (true, &[2], &[5, 5]),
            // Everybody is of one category: that is said of each of them.
            (false, &[4], &[20, 0, 0, 0]),
            (false, &[2, 3], &[7, 6, 2, 8, 5, 9]),
            (false, &[2, 3], &[5, 8, 0, 6, 7, 9]),
            (true, &[2, 3], &[5, 8, 0, 6, 7, 0]),
            (true, &[3, 2], &[5, 8, 0, 0, 6, 7]),
            (false, &[2, 2], &[5, 0, 0, 5]),
            (false, &[2, 2, 2], &[9; 8]),
        ] {
            assert_eq!(printable(sizes, cells), is, "{cells:?}");
        }
    }

    #[test]
    fn below_the_smallest_count_nothing_is_said() {
        let counts = Table::filled(&[2, 2], &[2, 1, 0, 1]).unwrap();
        assert_eq!(edition(&counts, &[vec![0], vec![1], vec![0, 1]], SMALLEST), Edition::Fewer);
    }

    /// A table of two dimensions that is printed tells its two margins, so they must be printable too.
    #[test]
    fn a_printed_table_tells_nothing_that_may_not_be_printed() {
        for first in 0..=12_u64 {
            for second in 0..=12 {
                for third in 0..=12 {
                    for fourth in [0, 5, 7] {
                        let table = Table::filled(&[2, 2], &[first, second, third, fourth]).unwrap();
                        if table.total() > 0 && is_printable(&table, SMALLEST) {
                            assert!(is_printable(&table.by(&[0]), SMALLEST), "{table:?}");
                            assert!(is_printable(&table.by(&[1]), SMALLEST), "{table:?}");
                        }
                    }
                }
            }
        }
    }
}
