//! Reads tables from the files that people have: sheets, separated values, documents and Markdown. Knows cells and
//! where they stand, not what they mean.

mod cell;
mod table;
mod contents;
mod csv;
mod markdown;
mod pack;
mod document;
mod open;
mod sheet;

pub use cell::{Cell, Kind, Merged, Shows};
pub use contents::{Block, Document, LeftOut, Reading, Why};
use table::{Room, text};
pub use table::{Row, Table, TableError};

/// Whether this thread is inside a library that panics on broken files. Such a panic is caught and reported as a
/// broken file.
pub(crate) fn is_reading() -> bool {
    sheet::is_reading()
}

/// Reads the contents of a file, in the format of its ending: `.xlsx`, `.ods`, `.csv`, `.docx`, `.md`.
pub fn read(name: &str, bytes: &[u8], _reading: &Reading) -> Result<Document, TableError> {
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let mut tables = match ending.as_str() {
        "xlsx" | "ods" => sheet::read(bytes)?,
        "docx" => document::read(bytes)?,
        "csv" | "tsv" | "txt" => csv::read(bytes)?,
        "md" | "markdown" => markdown::read(&text(bytes)?)?,
        _ => return Err(TableError::Sort),
    };
    tables.retain(|table| table.rows.iter().any(|row| row.filled().next().is_some()));
    for (at, table) in tables.iter_mut().enumerate() {
        table.number = at + 1;
    }
    let mut room = Room::whole();
    for cell in tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells) {
        room.take(1, &cell.text)?;
    }
    if tables.is_empty() {
        return Err(TableError::Empty);
    }
    Ok(Document { blocks: tables.into_iter().map(Block::Table).collect(), left_out: Vec::new() })
}
