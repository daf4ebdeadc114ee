//! Reads separated values: by semicolons, as Swedish spreadsheets write them, by commas or by tabs.

use super::table::{Room, Row, Table, TableError, cell, text};

/// The one table of such a file.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Table>, TableError> {
    let text = text(bytes)?;
    let (told, body) = told(&text);
    let separator = told.unwrap_or_else(|| separator(body));
    let above = text[..text.len() - body.len()].matches('\n').count();
    if let Some(line) = open_quote(body, separator) {
        return Err(TableError::OpenQuote(above + line));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(body.as_bytes());
    let (mut rows, mut room) = (Vec::new(), Room::whole());
    for record in reader.records() {
        let record = record.map_err(|_| TableError::Broken)?;
        let line = record.position().map_or(0, csv::Position::line);
        let number = above + usize::try_from(line).unwrap_or_default();
        room.take(record.len() + 1, "")?;
        rows.push(Row { number, first: 0, cells: record.iter().map(cell).collect() });
    }
    Ok(vec![Table { title: None, sheet: None, number: 1, rows }])
}

/// The separator that Excel tells on a line of its own, `sep=;`, and the text after that line.
fn told(text: &str) -> (Option<u8>, &str) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim_end_matches('\r').trim_matches('"');
    match line.as_bytes() {
        [name @ .., b'=', mark] if name.eq_ignore_ascii_case(b"sep") && mark.is_ascii() => {
            (Some(*mark), rest)
        }
        _ => (None, text),
    }
}

/// The line, from 1, of a quotation mark that begins a cell and is never closed. The reader would take all that
/// follows for that one cell.
fn open_quote(text: &str, separator: u8) -> Option<usize> {
    let (mut line, mut begins, mut open) = (1, true, None);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            // Two of them inside a cell are one that is said.
            b'"' if open.is_some() => open = open.filter(|_| bytes.next_if_eq(&b'"').is_some()),
            b'"' if begins => open = Some(line),
            _ => {}
        }
        line += usize::from(byte == b'\n');
        begins = open.is_none() && (byte == separator || matches!(byte, b'\n' | b'\r'));
    }
    open
}

/// The commonest separator on the first line that has one.
fn separator(text: &str) -> u8 {
    let count = |line: &str, mark: u8| line.bytes().filter(|byte| *byte == mark).count();
    let marks = [b';', b'\t', b','];
    let line = text.lines().find(|line| marks.iter().any(|mark| count(line, *mark) > 0)).unwrap_or_default();
    // Ties are resolved in the order of the list, with commas last since sentences contain them too.
    marks.into_iter().rev().max_by_key(|mark| count(line, *mark)).unwrap_or(b';')
}
