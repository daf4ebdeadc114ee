//! What a spreadsheet says before its cells are read. Their reader believes it, and a few bytes can ask for more room than a
//! machine has: how far an `.ods` reaches, how many texts an `.xlsx` has. What begins and does not end it reads for ever. It
//! also does not tell what is merged over rows in an `.ods`.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A cell that is merged over rows: its column, its first row and its last, from 0.
pub(super) struct Merged {
    pub(super) column: u32,
    pub(super) from: u32,
    pub(super) to: u32,
}

/// A sheet, from without.
#[derive(Default)]
pub(super) struct Outline {
    /// What is merged over its rows.
    pub(super) merged: Vec<Merged>,
    /// How many rows there are to the last that says something.
    rows: u64,
    /// How many columns there are to the last that says something.
    columns: u64,
}

impl Outline {
    /// How many cells there are between the first and the last that say something, at most.
    pub(super) fn size(&self) -> u64 {
        self.rows.saturating_mul(self.columns)
    }
}

/// The sheets of a page of XML. Ends where the page cannot be read.
pub(super) fn sheets(page: &str) -> Vec<Outline> {
    let mut reader = Reader::from_str(page);
    let mut sheets: Vec<Outline> = Vec::new();
    let (mut row, mut column, mut repeated) = (0_u32, 0_u32, 1_u32);
    while let Ok(event) = reader.read_event() {
        let (tag, is_empty) = match &event {
            Event::Start(tag) => (tag, false),
            Event::Empty(tag) => (tag, true),
            Event::End(tag) if tag.local_name().as_ref() == "table-row" => {
                row = row.saturating_add(repeated);
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
            "table-cell" | "covered-table-cell" => {
                let Some(sheet) = sheets.last_mut() else { continue };
                let rows = number(tag, "number-rows-spanned").unwrap_or(1);
                if rows > 1 {
                    sheet.merged.push(Merged { column, from: row, to: row.saturating_add(rows - 1) });
                }
                column = column.saturating_add(number(tag, "number-columns-repeated").unwrap_or(1));
                if !is_empty || attribute(tag, "value-type").is_some() {
                    sheet.rows = sheet.rows.max(u64::from(row) + u64::from(repeated));
                    sheet.columns = sheet.columns.max(u64::from(column));
                }
            }
            _ => {}
        }
    }
    sheets
}

/// Whether every part of a page of XML that begins also ends. The reader of cells would look for the end for ever.
pub(super) fn is_whole(page: &str) -> bool {
    let mut reader = Reader::from_str(page);
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => depth += 1,
            // One that ends what has not begun is an error of its own.
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) => return depth == 0,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

/// Whether a page of texts, of an `.xlsx`, says that they are more than it has room for.
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

/// The number that a tag gives by a name.
fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    Some(attribute(tag, name)?.parse().ok()?).filter(|number| *number > 0)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let given = tag.attributes().flatten().find(|own| own.key.local_name().as_ref() == name);
    given.map(|own| own.value.into_owned())
}
