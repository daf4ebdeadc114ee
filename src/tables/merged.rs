//! What is merged over rows in an open spreadsheet, `.ods`, which the reader of its cells does not tell.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A cell that is merged over rows: its column, its first row and its last, from 0.
pub(super) struct Merged {
    pub(super) column: u32,
    pub(super) from: u32,
    pub(super) to: u32,
}

/// What is merged on the sheets of a page of XML, sheet by sheet. Ends where the page cannot be read.
pub(super) fn of_open(page: &str) -> Vec<Vec<Merged>> {
    let mut reader = Reader::from_str(page);
    let mut sheets: Vec<Vec<Merged>> = Vec::new();
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
                sheets.push(Vec::new());
                row = 0;
            }
            "table-row" => {
                (column, repeated) = (0, number(tag, "number-rows-repeated"));
                if is_empty {
                    row = row.saturating_add(repeated);
                }
            }
            "table-cell" | "covered-table-cell" => {
                let rows = number(tag, "number-rows-spanned");
                if let Some(sheet) = sheets.last_mut().filter(|_| rows > 1) {
                    sheet.push(Merged { column, from: row, to: row.saturating_add(rows - 1) });
                }
                column = column.saturating_add(number(tag, "number-columns-repeated"));
            }
            _ => {}
        }
    }
    sheets
}

/// The number that a tag gives by a name, or one.
fn number(tag: &BytesStart<'_>, name: &str) -> u32 {
    let given = tag.attributes().flatten().find(|own| own.key.local_name().as_ref() == name);
    given.and_then(|own| own.value.parse().ok()).unwrap_or(1).max(1)
}
