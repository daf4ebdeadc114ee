//! Spreadsheets: `.xlsx` and `.ods`.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, Dimensions, Reader, Sheets, open_workbook_auto_from_rs};

use super::merged::{self, Merged};
use super::pack;
use super::table::{Refused, Row, Table, cell};

/// A table of every sheet.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Table>, Refused> {
    pack::is_small(bytes)?;
    let mut book: Sheets<Cursor<&[u8]>> =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| Refused::Broken)?;
    let mut merged = merged(&mut book, bytes);
    let mut tables = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|_| Refused::Broken)?;
        let Some((top, left)) = range.start() else { continue };
        let number = |at: usize| usize::try_from(top).unwrap_or_default() + at + 1;
        let first = usize::try_from(left).unwrap_or_default();
        let rows = range.rows().enumerate();
        let rows = rows.map(|(at, cells)| Row {
            number: number(at),
            first,
            cells: cells.iter().map(said).collect(),
        });
        let mut rows: Vec<Row> = rows.collect();
        for cell in merged.remove(&name).unwrap_or_default() {
            spread(&mut rows, &cell, (top, left));
        }
        tables.push(Table { title: Some(name.clone()), sheet: Some(name), number: 0, rows });
    }
    Ok(tables)
}

/// What is merged over rows, by the name of the sheet.
fn merged(book: &mut Sheets<Cursor<&[u8]>>, bytes: &[u8]) -> HashMap<String, Vec<Merged>> {
    let names = book.sheet_names();
    let of_sheets = match book {
        Sheets::Xlsx(book) => names
            .iter()
            .map(|name| book.merge_cells_by_sheet_name(name).unwrap_or_default())
            .map(of_regions)
            .collect(),
        Sheets::Ods(_) => {
            pack::page(bytes, "content.xml").map(|page| merged::of_open(&page)).unwrap_or_default()
        }
        _ => Vec::new(),
    };
    names.into_iter().zip(of_sheets).collect()
}

fn of_regions(regions: Vec<Dimensions>) -> Vec<Merged> {
    let over_rows = regions.into_iter().filter(|region| region.start.0 < region.end.0);
    over_rows
        .map(|region| Merged { column: region.start.1, from: region.start.0, to: region.end.0 })
        .collect()
}

/// Lets what is merged over rows stand in each of them.
fn spread(rows: &mut [Row], merged: &Merged, (top, left): (u32, u32)) {
    let at = |line: u32| line.checked_sub(top).and_then(|at| usize::try_from(at).ok());
    let column = merged.column.checked_sub(left).and_then(|at| usize::try_from(at).ok());
    let (Some(first), Some(last), Some(column)) = (at(merged.from), at(merged.to), column) else { return };
    let Some(said) = rows.get(first).and_then(|row| row.cells.get(column)).cloned() else { return };
    for row in rows.iter_mut().take(last.saturating_add(1)).skip(first + 1) {
        if let Some(cell) = row.cells.get_mut(column).filter(|cell| cell.is_empty()) {
            cell.clone_from(&said);
        }
    }
}

/// What a cell says to whoever reads the sheet.
fn said(data: &Data) -> String {
    match data {
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTime(_) | Data::DateTimeIso(_) => {
            use calamine::DataType;
            data.as_date().map_or_else(|| cell(&data.to_string()), |day| day.to_string())
        }
        other => cell(&other.to_string()),
    }
}
