//! From the cells of a sheet to its tables: one, or several below each other.

use super::contents::{Block, Document, LeftOut, Reading, Why};
use super::grid::{Grid, Unseen};
use super::room::{Room, TableError};
use super::table::{Row, Table, place};

/// A sheet as it is read.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    pub(super) grid: Grid,
}

/// Adds what is seen of a sheet, and what is not.
pub(super) fn add(
    document: &mut Document,
    sheet: Sheet,
    reading: &Reading,
    room: &mut Room,
) -> Result<(), TableError> {
    let Sheet { name, is_hidden, grid } = sheet;
    let (rows, unseen) =
        if is_hidden { (Vec::new(), grid.unseen(Why::HiddenSheet)) } else { grid.rows(room)? };
    let left = |Unseen { row, column, why, text }: Unseen| {
        let place = place(Some(&name), 0, row as usize + 1, column as usize);
        LeftOut { place, why, text }
    };
    document.left_out.extend(unseen.into_iter().map(left));
    let mut last = None;
    let rows = rows.into_iter().map(|row| {
        let is_apart = last.is_some_and(|last| row.number > last + 1);
        last = Some(row.number);
        (is_apart, row)
    });
    for rows in parted(rows.collect(), reading) {
        let table = Table { title: Some(name.clone()), sheet: Some(name.clone()), number: 0, rows };
        document.blocks.push(Block::Table(table));
    }
    Ok(())
}

/// How many rows of titles and the like a table may have above its heads.
const ABOVE: usize = 4;

/// Parts rows into tables: another begins after a blank line, where heads follow and there were heads before. Each row
/// comes with whether it stands after a blank line.
pub(super) fn parted(rows: Vec<(bool, Row)>, reading: &Reading) -> Vec<Vec<Row>> {
    if rows.iter().all(|(is_apart, _)| !is_apart) {
        let own: Vec<Row> = rows.into_iter().map(|(_, row)| row).collect();
        return if own.is_empty() { Vec::new() } else { vec![own] };
    }
    let is_head = |row: &Row| row.own().filter(|(_, cell)| (reading.is_head)(&cell.text)).nth(1).is_some();
    let heads: Vec<bool> = rows.iter().map(|(_, row)| is_head(row)).collect();
    let apart: Vec<bool> = rows.iter().map(|(is_apart, _)| *is_apart).collect();
    let (mut tables, mut has_heads): (Vec<Vec<Row>>, bool) = (vec![Vec::new()], false);
    for (at, (is_apart, row)) in rows.into_iter().enumerate() {
        let follows = || {
            let block = (at..apart.len()).take_while(|next| *next == at || !apart[*next]);
            block.take(ABOVE).any(|next| heads[next])
        };
        if is_apart && has_heads && follows() {
            tables.push(Vec::new());
            has_heads = false;
        }
        has_heads |= heads[at];
        if let Some(table) = tables.last_mut() {
            table.push(row);
        }
    }
    tables.retain(|rows| !rows.is_empty());
    tables
}
