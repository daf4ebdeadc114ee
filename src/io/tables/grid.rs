//! A table while it is read: its cells where they stand, what is merged over what, and what is hidden. Sparse, since a
//! single distant cell would make a dense table too large.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::{Cell, Merged};
use super::contents::Why;
use super::room::{Room, TableError};
use super::table::Row;
use super::withdrawn::is_remark;

/// The cells of a table, by row and column from 0.
#[derive(Default)]
pub(super) struct Grid {
    cells: BTreeMap<u32, BTreeMap<u32, Found>>,
    regions: Vec<Region>,
    /// The place in `regions` of the one that goes on in each column, by its first.
    growing: BTreeMap<u32, usize>,
    hidden_rows: Vec<Hidden>,
    hidden_columns: Vec<Hidden>,
    /// How many cells have only a colour.
    coloured: usize,
}

/// The most cells of a table that are kept for their colour alone: whole columns are coloured.
const COLOURED: usize = 20_000;

/// What was found in a cell.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) cell: Cell,
    /// What is in it and not seen.
    pub(super) left_out: Vec<(Why, String)>,
}

/// A cell that is merged over others: its first and last row and column.
#[derive(Clone, Copy)]
pub(super) struct Region {
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

/// Rows or columns that are hidden, from the first to the last of them.
struct Hidden {
    from: u32,
    to: u32,
    why: Why,
}

/// A text in a table that is left out: its row and column from 0.
pub(super) struct Unseen {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) why: Why,
    pub(super) text: String,
}

impl Grid {
    /// Puts what was found into its cell, where there is anything.
    pub(super) fn put(
        &mut self,
        row: u32,
        column: u32,
        mut found: Found,
        room: &mut Room,
    ) -> Result<(), TableError> {
        let is_withdrawn = found.left_out.iter().any(|(why, _)| why.is_withdrawn());
        found.cell.is_left_out = is_withdrawn && is_remark(&found.cell.text);
        if found.cell.is_empty() && found.left_out.is_empty() {
            if found.cell.fill.is_some() && self.coloured < COLOURED {
                self.coloured += 1;
                self.cells.entry(row).or_default().insert(column, found);
            }
            return Ok(());
        }
        room.take(1, &found.cell.text)?;
        for (_, text) in &found.left_out {
            room.take(1, text)?;
        }
        self.cells.entry(row).or_default().insert(column, found);
        Ok(())
    }

    /// Says that a cell is merged over others, or may be.
    pub(super) fn merge(&mut self, region: Region) {
        self.growing.insert(region.left, self.regions.len());
        self.regions.push(region);
    }

    /// Lets the region that has this first column and ends in the row above go on into a row.
    pub(super) fn go_on(&mut self, row: u32, left: u32, right: u32) {
        let Some(above) = row.checked_sub(1) else { return };
        let growing = self.growing.get(&left).and_then(|at| self.regions.get_mut(*at));
        match growing.filter(|region| region.bottom == above) {
            Some(region) => region.bottom = row,
            None => self.merge(Region { top: above, left, bottom: row, right }),
        }
    }

    /// Lets the last region of a row go on to a column.
    pub(super) fn widen(&mut self, row: u32, right: u32) {
        if let Some(region) = self.regions.last_mut().filter(|own| own.top == row) {
            region.right = region.right.max(right);
        }
    }

    pub(super) fn hide_rows(&mut self, from: u32, to: u32, why: Why) {
        self.hidden_rows.push(Hidden { from, to, why });
    }

    pub(super) fn hide_columns(&mut self, from: u32, to: u32) {
        self.hidden_columns.push(Hidden { from, to, why: Why::HiddenColumn });
    }

    /// Why a cell is hidden, if it is, where rows and columns have been hidden in their order.
    pub(super) fn why(&self, row: u32, column: u32) -> Option<Why> {
        why(&self.hidden_rows, row).or_else(|| why(&self.hidden_columns, column))
    }

    /// Everything in it as left out for one reason.
    pub(super) fn unseen(self, why: Why) -> Vec<Unseen> {
        let mut all = Vec::new();
        for (row, cells) in self.cells {
            for (column, found) in cells {
                leave(&mut all, row, column, found, why);
            }
        }
        all
    }

    /// The rows with something in them, all beginning at the same column, and what is left out.
    pub(super) fn rows(mut self, room: &mut Room) -> Result<(Vec<Row>, Vec<Unseen>), TableError> {
        self.hidden_rows.sort_by_key(|hidden| hidden.from);
        self.hidden_columns.sort_by_key(|hidden| hidden.from);
        let mut unseen = Vec::new();
        let covered = self.spread(&mut unseen, room)?;
        self.hide(&mut unseen);
        unseen.sort_by_key(|own| (own.row, own.column));
        let seen = || self.cells.values().flatten().filter(|(_, found)| !found.cell.is_empty());
        let Some(left) = seen().map(|(column, _)| *column).min() else { return Ok((Vec::new(), unseen)) };
        let right = seen().map(|(column, _)| *column).max().unwrap_or(left);
        let mut rows = Vec::new();
        for (number, mut found) in std::mem::take(&mut self.cells) {
            // What is only coloured is a cell of a row that has a text.
            if found.values().all(|found| found.cell.is_empty()) {
                continue;
            }
            let is_in = |column: &u32| (left..=right).contains(column);
            found.retain(|column, found| {
                let is_kept = found.cell.fill.is_some() || found.cell.is_left_out;
                !found.cell.is_empty() || is_kept && is_in(column)
            });
            let Some((last, _)) = found.last_key_value() else { continue };
            let covered = covered.range((number, 0, 0)..=(number, u32::MAX, u32::MAX));
            let covered: Vec<(u32, u32)> = covered.map(|(_, from, to)| (*from, (*to).min(right))).collect();
            let last = covered.iter().map(|(_, to)| *to).fold(*last, u32::max);
            let width = whole(last - left) + 1;
            room.take(width, "")?;
            let mut cells = vec![Cell::plain(""); width];
            for (from, to) in covered {
                room.take(whole(to.saturating_sub(from)), "")?;
                // A region may begin left of all that is seen.
                for column in from.max(left)..=to {
                    cells[whole(column - left)] = Cell::covered();
                }
            }
            for (column, mut found) in found {
                found.cell.width = found.cell.width.min(whole(right - column) + 1);
                cells[whole(column - left)] = found.cell;
            }
            rows.push(Row { number: whole(number) + 1, first: whole(left), cells });
        }
        Ok((rows, unseen))
    }

    /// Lets merged cells cover others, and repeats them in each of their rows that has content. Returns the columns
    /// that are covered, by row.
    fn spread(
        &mut self,
        unseen: &mut Vec<Unseen>,
        room: &mut Room,
    ) -> Result<BTreeSet<(u32, u32, u32)>, TableError> {
        let mut spans = BTreeSet::new();
        for region in std::mem::take(&mut self.regions) {
            let Region { top, left, bottom, right } = region;
            let mut anchor = None;
            for (row, cells) in self.cells.range_mut(top..=bottom) {
                // Regions over each other are no reason to go on for ever.
                room.take_empty()?;
                let under: Vec<u32> = cells.range(left..=right).map(|(column, _)| *column).collect();
                for column in under {
                    let Some(found) = cells.remove(&column) else { continue };
                    if (*row, column) == (top, left) {
                        anchor = Some(found);
                    } else {
                        leave(unseen, *row, column, found, Why::Covered);
                    }
                }
            }
            let Some(mut anchor) = anchor else { continue };
            if anchor.cell.is_empty() && anchor.left_out.is_empty() && anchor.cell.fill.is_none() {
                self.cells.entry(top).or_default().insert(left, anchor);
                continue;
            }
            // Of a region that is hidden in part the text is seen in the rest.
            let first = |hidden: &[Hidden], from, to| shown(hidden, from, to).unwrap_or(from);
            let (row, column) =
                (first(&self.hidden_rows, top, bottom), first(&self.hidden_columns, left, right));
            anchor.cell.width = whole(right - column) + 1;
            let below = Found { cell: anchor.cell.below(), left_out: Vec::new() };
            self.cells.entry(row).or_default().insert(column, anchor);
            let rows = self.cells.range_mut(row..=bottom);
            for (at, cells) in
                rows.filter(|(at, cells)| **at == row || cells.values().any(|own| !own.cell.is_empty()))
            {
                room.take(1, &below.cell.text)?;
                cells.entry(column).or_insert_with(|| below.clone());
                if column < right {
                    spans.insert((*at, column + 1, right));
                }
            }
        }
        Ok(spans)
    }

    /// Takes away what is hidden.
    fn hide(&mut self, unseen: &mut Vec<Unseen>) {
        for (row, cells) in &mut self.cells {
            let of_row = why(&self.hidden_rows, *row);
            if of_row.is_none() && self.hidden_columns.is_empty() {
                // What lies beside the text of a cell that is seen.
                for (column, found) in cells {
                    leave_beside(unseen, *row, *column, found);
                }
                continue;
            }
            for (column, found) in cells {
                match of_row.or_else(|| why(&self.hidden_columns, *column)) {
                    Some(why) => leave(unseen, *row, *column, std::mem::take(found), why),
                    None => leave_beside(unseen, *row, *column, found),
                }
            }
        }
    }
}

/// Leaves out all that was found in a cell. A copy of a text above is told there.
fn leave(unseen: &mut Vec<Unseen>, row: u32, column: u32, mut found: Found, why: Why) {
    leave_beside(unseen, row, column, &mut found);
    if found.cell.merged == Merged::Own && !found.cell.is_empty() {
        unseen.push(Unseen { row, column, why, text: found.cell.text });
    }
}

fn leave_beside(unseen: &mut Vec<Unseen>, row: u32, column: u32, found: &mut Found) {
    let texts = std::mem::take(&mut found.left_out).into_iter();
    unseen.extend(texts.map(|(why, text)| Unseen { row, column, why, text }));
}

/// Why a row or column is hidden, if it is.
fn why(hidden: &[Hidden], at: u32) -> Option<Why> {
    let after = hidden.partition_point(|own| own.from <= at);
    hidden[..after].last().filter(|own| at <= own.to).map(|own| own.why)
}

/// The first row or column, of those from one to another, that is not hidden.
fn shown(hidden: &[Hidden], from: u32, to: u32) -> Option<u32> {
    let mut at = from;
    let after = hidden.partition_point(|own| own.from <= from);
    for own in hidden[..after].last().into_iter().chain(&hidden[after..]) {
        if (own.from..=own.to).contains(&at) {
            at = own.to.checked_add(1)?;
        }
        if at < own.from {
            break;
        }
    }
    (at <= to).then_some(at)
}

fn whole(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(cells: &[(u32, u32, &str)]) -> Grid {
        let mut grid = Grid::default();
        for (row, column, text) in cells {
            let found = Found { cell: Cell::plain(*text), left_out: Vec::new() };
            assert!(grid.put(*row, *column, found, &mut Room::whole()).is_ok());
        }
        grid
    }

    /// A merged cell is seen where the first of its rows and columns is that is not hidden.
    #[test]
    fn a_merged_cell_is_seen_in_what_is_not_hidden_of_it() {
        let mut grid = grid(&[(0, 0, "a"), (0, 2, "b"), (1, 1, "under"), (1, 2, "c"), (2, 2, "d")]);
        grid.merge(Region { top: 0, left: 0, bottom: 2, right: 1 });
        grid.hide_rows(0, 0, Why::HiddenRow);
        grid.hide_columns(0, 0);
        let Ok((rows, unseen)) = grid.rows(&mut Room::whole()) else { panic!("too large") };
        let told: Vec<(usize, Vec<&str>)> = rows
            .iter()
            .map(|row| (row.number, row.cells.iter().map(|cell| cell.text.as_str()).collect()))
            .collect();
        assert_eq!(told, [(2, vec!["a", "c"]), (3, vec!["a", "d"])]);
        assert_eq!(rows[1].cells[0].merged, Merged::Above);
        let left: Vec<(Why, &str)> = unseen.iter().map(|own| (own.why, own.text.as_str())).collect();
        assert_eq!(left, [(Why::HiddenRow, "b"), (Why::Covered, "under")]);
    }

    #[test]
    fn a_cell_over_columns_is_as_wide_as_the_table_at_most() {
        let mut grid = grid(&[(0, 0, "a"), (1, 0, "b"), (1, 2, "c")]);
        grid.merge(Region { top: 0, left: 0, bottom: 0, right: 9 });
        let Ok((rows, _)) = grid.rows(&mut Room::whole()) else { panic!("too large") };
        assert_eq!((rows[0].cells[0].width, rows[0].cells.len()), (3, 3));
        assert!(rows[0].cells[1..].iter().all(|cell| cell.merged == Merged::Covered));
        assert_eq!((rows[1].cells[1].width, rows[1].cells[1].merged), (1, Merged::Own));
    }
}
