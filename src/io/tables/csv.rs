//! Reads separated values: by semicolons, as Swedish spreadsheets write them, by commas or by tabs.

use super::cell::Cell;
use super::table::{Room, Row, Table, TableError, cell, text};

/// The one table of such a file.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Table>, TableError> {
    let text = text(bytes)?;
    let (told, body) = told(&text);
    let separator = told.unwrap_or_else(|| separator(body));
    let above = ends(&text[..text.len() - body.len()]);
    if let Some(line) = open_quote(body, separator) {
        return Err(TableError::OpenQuote(above + line));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(body.as_bytes());
    let (mut rows, mut room) = (Vec::new(), Room::whole());
    let (mut line, mut done) = (above + 1, 0);
    for record in reader.records() {
        let record = record.map_err(|_| TableError::Broken)?;
        let start = record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or(done);
        // The reader begins a row at the line end before it, and knows of LF only.
        let rest = body.get(start..).unwrap_or_default();
        let start = body.len() - rest.trim_start_matches(['\n', '\r']).len();
        line += ends(body.get(done..start).unwrap_or_default());
        done = start;
        room.take(record.len() + 1, "")?;
        rows.push(Row {
            number: line,
            first: 0,
            cells: record.iter().map(|said| Cell::plain(cell(said))).collect(),
        });
    }
    Ok(vec![Table { title: None, sheet: None, number: 1, rows }])
}

/// How many lines end in a text: with LF, CRLF or CR.
fn ends(text: &str) -> usize {
    text.matches('\n').count() + text.matches('\r').count() - text.matches("\r\n").count()
}

/// The separator that Excel tells on a line of its own, `sep=;`, and the text after that line.
fn told(text: &str) -> (Option<u8>, &str) {
    let (line, rest) = text.split_once(['\n', '\r']).unwrap_or((text, ""));
    // Of CR and LF together, the second ends the same line.
    let rest = if text[line.len()..].starts_with("\r\n") { &rest[1..] } else { rest };
    let line = line.trim_matches('"');
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
        line += usize::from(byte == b'\n' || byte == b'\r' && bytes.peek() != Some(&b'\n'));
        begins = open.is_none() && (byte == separator || matches!(byte, b'\n' | b'\r'));
    }
    open
}

/// The commonest separator on the first line that has one.
fn separator(text: &str) -> u8 {
    let count = |line: &str, mark: u8| line.bytes().filter(|byte| *byte == mark).count();
    let marks = [b';', b'\t', b','];
    let line = text
        .split(['\n', '\r'])
        .find(|line| marks.iter().any(|mark| count(line, *mark) > 0))
        .unwrap_or_default();
    // Ties are resolved in the order of the list, with commas last since sentences contain them too.
    marks.into_iter().rev().max_by_key(|mark| count(line, *mark)).unwrap_or(b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_its_number_whatever_ends_the_lines() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["sep=;", "a;b", "", "c;\"d", "e\"", "f;g", ""].join(end);
            let tables = read(text.as_bytes()).unwrap_or_default();
            let numbers: Vec<usize> = tables[0].rows.iter().map(|row| row.number).collect();
            assert_eq!(numbers, [2, 4, 6], "{text:?}");
            assert_eq!(tables[0].rows[1].cells, ["c", "d\ne"], "{text:?}");
            let open = ["a;b", "\"c;d", ""].join(end);
            assert!(matches!(read(open.as_bytes()), Err(TableError::OpenQuote(2))), "{open:?}");
        }
    }
}
