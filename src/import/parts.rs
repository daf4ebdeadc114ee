//! Tables that stand side by side in one: the same heads once more to the right are those of another.

use super::columns::Column;
use super::heads::Said;
use super::layout::{self, Need};
use crate::base::likeness::fold;
use crate::io::tables::{Cell, Table};

/// The two tables of one whose heads stand twice beside each other. Each keeps the places of its cells.
pub(super) fn parted(table: &Table, said: &Said, need: Need) -> Option<(Table, Table)> {
    let heads = layout::find(table, 0, layout::width(table), said, need)?;
    let row = table.rows.get(heads.at)?;
    let named: Vec<(usize, String)> = row.filled().map(|(column, text)| (column, fold(text))).collect();
    let (_, first) = named.first()?;
    let again = (1..named.len()).find(|at| named[*at].1 == *first)?;
    let is_same = |(one, other): (&(usize, String), &(usize, String))| one.1 == other.1;
    let is_repeated = again > 1 && named.iter().zip(&named[again..]).all(is_same);
    let has_title = named[..again]
        .iter()
        .any(|(column, _)| said.of(row.text(*column)).is_some_and(|own| own.column == Column::Title));
    if !is_repeated || !has_title {
        return None;
    }
    let cut = named[again].0;
    let (mut left, mut right) = (table.clone(), table.clone());
    for row in &mut left.rows {
        row.cells.truncate(cut);
    }
    for row in &mut right.rows {
        let to = cut.min(row.cells.len());
        row.cells[..to].fill(Cell::default());
    }
    for half in [&mut left, &mut right] {
        half.rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    }
    right.title = None;
    Some((left, right))
}
