//! Reads separated values: by semicolons, as Swedish spreadsheets write them, by commas, by tabs or by bars.

use super::cell::Cell;
use super::contents::{Block, Document, Reading};
use super::room::{Room, TableError};
use super::sheets::parted;
use super::table::{Row, Table};
use super::text::cell;

/// What may stand between cells, with the most likely first: sentences contain commas too.
const MARKS: [u8; 4] = [b';', b'\t', b'|', b','];

/// How many rows show which separator a text has.
const SHOWN: usize = 200;

/// The tables of such a text.
pub(super) fn read(text: &str, reading: &Reading) -> Result<Document, TableError> {
    let (told, body) = told(text);
    let separator = told.unwrap_or_else(|| separator(body, reading).0);
    let above = ends(&text[..text.len() - body.len()]);
    if let Some(line) = open_quote(body, separator) {
        return Err(TableError::OpenQuote(above + line));
    }
    let mut room = Room::whole();
    let mut rows = Vec::new();
    let mut is_apart = false;
    for row in rows_of(body, separator) {
        let (is_after_blank, mut row) = row?;
        room.take(row.cells.len() + 1, "")?;
        for cell in &row.cells {
            room.take(0, &cell.text)?;
        }
        row.number += above;
        is_apart |= is_after_blank;
        // A row of separators alone is a blank line to whoever sees the sheet.
        if row.filled().next().is_none() {
            is_apart = true;
            continue;
        }
        rows.push((std::mem::take(&mut is_apart), row));
    }
    let table = |rows| Block::Table(Table { title: None, sheet: None, number: 0, rows });
    Ok(Document { blocks: parted(rows, reading).into_iter().map(table).collect(), ..Document::default() })
}

/// The rows of a text, each with whether it stands after a blank line.
fn rows_of(body: &str, separator: u8) -> impl Iterator<Item = Result<(bool, Row), TableError>> {
    let mut builder = csv::ReaderBuilder::new();
    let reader = builder.has_headers(false).flexible(true).delimiter(separator).from_reader(body.as_bytes());
    let (mut line, mut done) = (1, 0);
    reader.into_records().map(move |record| {
        let record = record.map_err(|_| TableError::Broken)?;
        let from = record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or(done);
        // The reader begins a row at the line end before it, and knows of LF only.
        let rest = body.get(from..).unwrap_or_default();
        let start = body.len() - rest.trim_start_matches(['\n', '\r']).len();
        let passed = body.get(done..start).unwrap_or_default();
        let between = &passed[passed.trim_end_matches(['\n', '\r']).len()..];
        let is_apart = ends(between) > 1;
        line += ends(passed);
        done = start;
        let row = Row {
            number: line,
            first: 0,
            cells: record.iter().map(|said| Cell::plain(cell(said))).collect(),
        };
        Ok((is_apart, row))
    })
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
    // Whoever has opened and saved it again has cells after it.
    let line = line.trim_end_matches([';', ',']).trim_matches('"');
    let line = if line.ends_with('=') { text.get(..=line.len()).unwrap_or(line) } else { line };
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

/// How well a separator parts a text: the most heads in one row, then how many rows are as wide as most.
type Fit = (usize, usize);

/// The separator that parts a text best, and how well.
fn separator(body: &str, reading: &Reading) -> (u8, Fit) {
    let fits = MARKS.into_iter().rev().map(|mark| (mark, fit(body, mark, reading)));
    fits.max_by_key(|(_, fit)| *fit).unwrap_or((b';', (0, 0)))
}

fn fit(body: &str, mark: u8, reading: &Reading) -> Fit {
    let rows = rows_of(body, mark).map_while(Result::ok).take(SHOWN);
    let (mut heads, mut widths) = (0, std::collections::BTreeMap::new());
    for (_, row) in rows {
        // A row with no more texts than the best has heads cannot be better; one text alone may be a word in a title.
        if row.own().count() > heads.max(1) {
            heads = heads.max(row.own().filter(|(_, cell)| (reading.is_head)(&cell.text)).count());
        }
        if row.cells.len() > 1 {
            *widths.entry(row.cells.len()).or_insert(0_usize) += 1;
        }
    }
    (if heads > 1 { heads } else { 0 }, widths.into_values().max().unwrap_or_default())
}

/// Whether a text without its own form looks like separated values: most lines are parted alike.
pub(super) fn is_parted(text: &str, reading: &Reading) -> bool {
    let (told, body) = told(text);
    let lines = body.lines().take(SHOWN).filter(|line| !line.trim().is_empty()).count();
    let (mark, (heads, rows)) = separator(body, reading);
    // Sentences have commas, and lines of them may have as many.
    told.is_some() || heads > 1 || rows > 1 && mark != b',' && rows * 10 >= lines * 6
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(text: &str, is_head: fn(&str) -> bool) -> Vec<Table> {
        let reading = Reading { is_head, ..Reading::default() };
        read(text, &reading).map(Document::into_tables).unwrap_or_default()
    }

    #[test]
    fn a_row_has_its_number_whatever_ends_the_lines() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["sep=;", "a;b", "", "c;\"d", "e\"", "f;g", ""].join(end);
            let tables = tables(&text, |_| false);
            let numbers: Vec<usize> = tables[0].rows.iter().map(|row| row.number).collect();
            assert_eq!(numbers, [2, 4, 6], "{text:?}");
            assert_eq!(tables[0].rows[1].cells, ["c", "d\ne"], "{text:?}");
            let open = ["a;b", "\"c;d", ""].join(end);
            assert_eq!(read(&open, &Reading::default()), Err(TableError::OpenQuote(2)), "{open:?}");
        }
    }

    #[test]
    fn the_separator_is_the_one_that_parts_the_rows_alike() {
        for (text, width) in [
            ("Plan, antagen 2027, mot våld\nA;B\nC, d, e;F\n", 2),
            ("Plan; utkast\nA,B,C\nD,E,F\n", 3),
            ("Plan, och mer, här\nA\tB\nC\tD, e, f\n", 2),
            ("A,B\n\"c;d\",e\n", 2),
            ("A|B|C\nd, e|f|g\n", 3),
        ] {
            let tables = tables(text, |_| false);
            assert_eq!(tables[0].rows.last().map(|row| row.cells.len()), Some(width), "{text}");
        }
        // Where heads are known they decide.
        let text = "Åtgärd;Ansvarig\nLäsa, skriva, räkna\nSpela, sjunga, dansa\n";
        let known = tables(text, |head| ["Åtgärd", "Ansvarig"].contains(&head));
        assert_eq!(known[0].rows[0].cells, ["Åtgärd", "Ansvarig"]);
    }

    #[test]
    fn a_table_after_a_blank_line_with_heads_is_another() {
        let is_head = |head: &str| ["Åtgärd", "Ansvarig"].contains(&head);
        for end in ["\n", "\r\n", "\r"] {
            for blank in ["", ";"] {
                let lines = [
                    "Före", "Åtgärd;Ansvarig", "a;b", blank, "c;d", blank, "Efter;", "Åtgärd;Ansvarig",
                    "e;f", "",
                ];
                let tables = tables(&lines.join(end), is_head);
                let rows: Vec<Vec<&str>> =
                    tables.iter().map(|table| table.rows.iter().map(|row| row.text(0)).collect()).collect();
                assert_eq!(
                    rows,
                    [vec!["Före", "Åtgärd", "a", "c"], vec!["Efter", "Åtgärd", "e"]],
                    "{blank:?}{end:?}"
                );
                assert_eq!(tables[1].rows[0].number, 7, "{blank:?}{end:?}");
            }
        }
    }
}
