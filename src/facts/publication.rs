//! What may be published of counts about few people: an entire table or nothing.
//!
//! No cell of a printed table is hidden. Hiding single cells follows public rules, and whoever knows them can
//! calculate what was hidden (ADR 9). So a table is printed with every cell or not at all.

use super::counts::Table;

/// What is printed for a period.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Edition {
    /// Only that there are fewer than `k`.
    Fewer,
    /// The number of cases, and each requested table: complete, or `None` where it is withheld.
    Published {
        /// The number of cases.
        total: u64,
        /// The tables, in the order requested.
        tables: Vec<Option<Table>>,
    },
}

/// What may be printed of these counts: their sum, and the tables by the requested dimensions. Each table is decided
/// by itself, and none is replaced by another.
pub fn edition(counts: &Table, wanted: &[Vec<usize>], k: u64) -> Edition {
    let total = counts.total();
    if total < k {
        return Edition::Fewer;
    }
    let whole = |dimensions: &Vec<usize>| Some(counts.by(dimensions)).filter(|table| is_printable(table, k));
    Edition::Published { total, tables: wanted.iter().map(whole).collect() }
}

/// Whether a table may be printed. Each cell must be 0 or at least `k`, and no line may have a single non-zero cell:
/// everybody in that line would be known to be in one category.
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
            // Everybody is in one category, which is then known of each of them.
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

    /// A printed two-dimensional table reveals its two margins, so they must be printable too.
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
