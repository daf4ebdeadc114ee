//! Checks a spreadsheet before the library reads its cells. The library trusts the sizes that a file claims, so a few
//! bytes could make it allocate more memory than there is, and it never stops at an element that is not closed. Also
//! reads the merged rows of an `.ods`, which the library does not report.

use super::table::{Room, TableError};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A cell merged over rows: its column, first row and last row, counted from 0.
pub(super) struct Merged {
    pub(super) column: u32,
    pub(super) from: u32,
    pub(super) to: u32,
}

/// The size of a sheet, without its cells' contents.
#[derive(Default)]
pub(super) struct Outline {
    /// The cells that are merged over rows.
    pub(super) merged: Vec<Merged>,
    /// The number of rows up to the last with content.
    rows: u64,
    /// The number of columns up to the last with content.
    columns: u64,
    /// The bytes of text in its cells, each as many times as it is repeated.
    pub(super) text: u64,
}

impl Outline {
    /// An upper bound for the number of cells between the first and the last with content.
    pub(super) fn size(&self) -> u64 {
        self.rows.saturating_mul(self.columns)
    }
}

/// Reads the sheets of a page of XML. Stops where the page cannot be parsed.
pub(super) fn sheets(page: &str) -> Vec<Outline> {
    let mut reader = Reader::from_str(page);
    let mut sheets: Vec<Outline> = Vec::new();
    let (mut row, mut column, mut repeated) = (0_u32, 0_u32, 1_u32);
    // How many times the open cell is repeated; none outside cells.
    let mut times = 0_u64;
    while let Ok(event) = reader.read_event() {
        let (tag, is_empty) = match &event {
            Event::Start(tag) => (tag, false),
            Event::Empty(tag) => (tag, true),
            Event::End(tag) if tag.local_name().as_ref() == "table-row" => {
                row = row.saturating_add(repeated);
                continue;
            }
            Event::End(tag) if is_cell(tag.local_name().as_ref()) => {
                times = 0;
                continue;
            }
            Event::Text(text) => {
                count(&mut sheets, text.len() as u64, times);
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        match tag.local_name().as_ref() {
            "table" => {
                sheets.push(Outline::default());
                row = 0;
            }
            "table-row" => {
                (column, repeated) = (0, number(tag, "number-rows-repeated").unwrap_or(1));
                if is_empty {
                    row = row.saturating_add(repeated);
                }
            }
            // So many spaces.
            "s" => count(&mut sheets, number(tag, "c").unwrap_or(1).into(), times),
            name if is_cell(name) => {
                let Some(sheet) = sheets.last_mut() else { continue };
                let rows = number(tag, "number-rows-spanned").unwrap_or(1);
                if rows > 1 {
                    sheet.merged.push(Merged { column, from: row, to: row.saturating_add(rows - 1) });
                }
                let columns = number(tag, "number-columns-repeated").unwrap_or(1);
                column = column.saturating_add(columns);
                if !is_empty || attribute(tag, "value-type").is_some() {
                    sheet.rows = sheet.rows.max(u64::from(row) + u64::from(repeated));
                    sheet.columns = sheet.columns.max(u64::from(column));
                }
                let copies = u64::from(columns).saturating_mul(repeated.into());
                times = if is_empty { 0 } else { copies };
                let value = attribute(tag, "string-value").unwrap_or_default();
                count(&mut sheets, value.len() as u64, copies);
            }
            _ => {}
        }
    }
    sheets
}

fn is_cell(name: &str) -> bool {
    matches!(name, "table-cell" | "covered-table-cell")
}

/// Counts text in the last sheet.
fn count(sheets: &mut [Outline], bytes: u64, times: u64) {
    if let Some(sheet) = sheets.last_mut() {
        sheet.text = sheet.text.saturating_add(bytes.saturating_mul(times));
    }
}

/// The page without the blank text that stands between its elements; `None` when there is none. Programs that write
/// maps lay each element on a line of its own, which means nothing in this format, and at which the library stops.
/// Blanks inside a paragraph are the user's.
pub(super) fn without_blanks(page: &str) -> Option<String> {
    let mut reader = Reader::from_str(page);
    let mut kept = String::new();
    let (mut done, mut paragraphs) = (0, 0_usize);
    loop {
        let from = usize::try_from(reader.buffer_position()).ok()?;
        match reader.read_event().ok()? {
            Event::Start(tag) if is_paragraph(&tag) => paragraphs += 1,
            Event::End(tag) if matches!(tag.local_name().as_ref(), "p" | "h") => {
                paragraphs = paragraphs.saturating_sub(1);
            }
            Event::Text(text) if paragraphs == 0 && text.chars().all(char::is_whitespace) => {
                kept.push_str(page.get(done..from)?);
                done = usize::try_from(reader.buffer_position()).ok()?;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    kept.push_str(page.get(done..)?);
    (done > 0).then_some(kept)
}

fn is_paragraph(tag: &BytesStart<'_>) -> bool {
    matches!(tag.local_name().as_ref(), "p" | "h")
}

/// The most sheets in a book. The library makes a place for each, and reads the same page for as many as name it.
const SHEETS: usize = 1000;

/// Fails for a page of XML that has an element which is not closed, where the library would search for the end for
/// ever, or more sheets, rows or texts than there is room for: it keeps a place for each, also for empty ones.
pub(super) fn check(page: &str) -> Result<(), TableError> {
    let mut reader = Reader::from_str(page);
    let (mut depth, mut sheets, mut room) = (0_usize, 0_usize, Room::whole());
    loop {
        let event = reader.read_event().map_err(|_| TableError::Broken)?;
        if let Event::Start(tag) | Event::Empty(tag) = &event {
            match tag.local_name().as_ref() {
                "sheet" | "table" => sheets += 1,
                "table-row" | "si" => room.take_empty()?,
                _ => {}
            }
        }
        match event {
            _ if sheets > SHEETS => return Err(TableError::TooLarge),
            Event::Start(_) => depth += 1,
            // A closing tag without an opening one is an error in the library too.
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Eof if depth > 0 => return Err(TableError::Broken),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Whether the shared strings of an `.xlsx` claim to be more than the page has room for.
pub(super) fn boasts(page: &str) -> bool {
    let mut reader = Reader::from_str(page);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "sst" => {
                let said = attribute(&tag, "uniqueCount").and_then(|said| said.parse::<u64>().ok());
                return said.is_some_and(|count| count > page.len() as u64);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    false
}

/// The numeric value of an attribute.
fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    Some(attribute(tag, name)?.parse().ok()?).filter(|number| *number > 0)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let given = tag.attributes().flatten().find(|own| own.key.local_name().as_ref() == name);
    given.map(|own| own.value.into_owned())
}
