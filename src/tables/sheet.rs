//! Spreadsheets: `.xlsx` and `.ods`.

use std::io::Cursor;

use calamine::{Data, Reader, Sheets, open_workbook_auto_from_rs};

use super::document::is_small;
use super::table::{Refused, Row, Table, cell};

/// A table of every sheet.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Table>, Refused> {
    is_small(bytes)?;
    let mut book: Sheets<Cursor<&[u8]>> =
        open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|_| Refused::Broken)?;
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
        tables.push(Table { title: Some(name.clone()), sheet: Some(name), number: 0, rows: rows.collect() });
    }
    Ok(tables)
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
