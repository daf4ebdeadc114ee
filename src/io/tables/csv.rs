//! Reads separated values: by semicolons, as Swedish spreadsheets write them, by commas or by tabs.

use super::table::{Row, Table, TableError, cell, text};

/// The one table of such a file.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Table>, TableError> {
    let text = text(bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(&text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| TableError::Broken)?;
        let line = record.position().map_or(0, csv::Position::line);
        let number = usize::try_from(line).unwrap_or_default();
        rows.push(Row { number, first: 0, cells: record.iter().map(cell).collect() });
    }
    Ok(vec![Table { title: None, sheet: None, number: 1, rows }])
}

/// The commonest separator on the first line that has one.
fn separator(text: &str) -> u8 {
    let count = |line: &str, mark: u8| line.bytes().filter(|byte| *byte == mark).count();
    let marks = [b';', b'\t', b','];
    let line = text.lines().find(|line| marks.iter().any(|mark| count(line, *mark) > 0)).unwrap_or_default();
    // Ties are resolved in the order of the list, with commas last since sentences contain them too.
    marks.into_iter().rev().max_by_key(|mark| count(line, *mark)).unwrap_or(b';')
}
