//! A table and its cells, as every reader returns them.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use super::cell::{Cell, Merged};
use crate::base::lang::Say;
use crate::io::disk;
use crate::say;
use crate::syntax::text::Source;

/// The most cells that are read from a file.
pub(super) const CELLS: usize = 200_000;

/// How much more may be read from a file. A cell that is written once and stands in many places is counted in each:
/// a few packed bytes could otherwise become more than the machine has room for.
pub(super) struct Room {
    cells: usize,
    /// In bytes. Why no more than the largest record: what is read here is to become one.
    text: u64,
}

impl Room {
    pub(super) fn whole() -> Self {
        Self { cells: CELLS, text: Source::LIMIT }
    }

    /// Takes the room of so many cells with this text among them.
    pub(super) fn take(&mut self, cells: usize, text: &str) -> Result<(), TableError> {
        self.cells = self.cells.checked_sub(cells).ok_or(TableError::TooLarge)?;
        self.take_text(text.len() as u64)
    }

    /// Takes the room of a table, a sheet or a row, also an empty one: what holds nothing takes room too.
    pub(super) fn take_empty(&mut self) -> Result<(), TableError> {
        self.take(1, "")
    }

    /// Takes the room of so many bytes of text.
    pub(super) fn take_text(&mut self, bytes: u64) -> Result<(), TableError> {
        self.text = self.text.checked_sub(bytes).ok_or(TableError::TooLarge)?;
        Ok(())
    }
}

/// A table in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The heading above the table, or the name of its sheet.
    pub title: Option<String>,
    /// The name of the sheet, if the file has sheets.
    pub sheet: Option<String>,
    /// The table's number in its file, from 1.
    pub number: usize,
    /// The rows, in order.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The row in the sheet or the table, or the line in a text file, from 1.
    pub number: usize,
    /// The column of the first cell, from 0.
    pub first: usize,
    /// Each cell from the first on. A cell merged over rows is repeated in each; one merged over columns stands in the
    /// first, and the others are covered.
    pub cells: Vec<Cell>,
}

/// Why a file could not be read as tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableError {
    /// The name has an ending that no reader knows.
    Sort,
    /// The content does not match the ending: the file is broken or has a password.
    Broken,
    /// Unpacked, the file is larger than any that people write.
    TooLarge,
    /// The file has no table.
    Empty,
    /// The name is that of a text, but the content is a packed document or an archive.
    Packed,
    /// A quotation mark on this line is never closed, so that what follows is one cell.
    OpenQuote(usize),
}

/// The largest unpacked size of a packed file, in bytes.
pub(super) const LIMIT: u64 = 64 * 1024 * 1024;

impl Row {
    /// The non-empty cells, each with its index in the row.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        self.cells
            .iter()
            .enumerate()
            .map(|(at, cell)| (at, cell.text.as_str()))
            .filter(|(_, cell)| !cell.is_empty())
    }

    /// The text of a cell by its index in the row; empty where there is none.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.as_str())
    }

    /// The non-empty cells whose text is their own, each with its index in the row.
    pub fn own(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter(|(_, cell)| cell.merged == Merged::Own && !cell.is_empty())
    }
}

impl Table {
    /// The place of the title, in words for people.
    pub(crate) fn place_of_title(&self) -> Say {
        let table = self.number;
        if self.sheet.is_some() {
            return say!("namnet på blad {table}", "the name of sheet {table}");
        }
        say!("rubriken ovanför tabell {table}", "the heading above table {table}")
    }

    /// The place of a cell, in words for people.
    pub(crate) fn place(&self, row: &Row, column: usize) -> Say {
        let (table, line, column) = (self.number, row.number, row.first + column);
        if let Some(sheet) = &self.sheet {
            return Say::same(format!("{sheet}!{}{line}", letters(column)));
        }
        let column = column + 1;
        say!("tabell {table}, rad {line}, kolumn {column}", "table {table}, row {line}, column {column}")
    }
}

/// The letters of a column: A, B, …, Z, AA.
fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or_default()));
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// Decodes the text of a file: UTF-8, UTF-16 as spreadsheets write it, otherwise Windows-1252.
pub(super) fn text(bytes: &[u8]) -> Result<String, TableError> {
    if disk::has_document_mark(bytes) {
        return Err(TableError::Packed);
    }
    if let Some(encoding) = wide(bytes) {
        return Ok(encoding.decode_with_bom_removal(bytes).0.into_owned());
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // No text has the byte 0.
    if bytes.contains(&0) {
        return Err(TableError::Broken);
    }
    Ok(match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    })
}

/// How many of the first bytes show whether a text without a mark is UTF-16.
const SHOWN: usize = 1024;

/// The encoding of a text in which each character has two bytes: by its mark, otherwise by the bytes that are 0 in
/// every Latin letter, which are all the first or all the second of their pair.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let (pairs, _) = bytes[..bytes.len().min(SHOWN)].as_chunks::<2>();
    let zeros = |nth: usize| pairs.iter().filter(|pair| pair[nth] == 0).count();
    match (zeros(0), zeros(1)) {
        (0, second) if second > pairs.len() / 2 => Some(UTF_16LE),
        (first, 0) if first > pairs.len() / 2 => Some(UTF_16BE),
        _ => None,
    }
}

/// Trims each line of a cell's text.
pub(super) fn cell(text: &str) -> String {
    let lines = text.split(['\n', '\r']).map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
