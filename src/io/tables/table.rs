//! A table and its cells, as every reader gives them.

use crate::base::lang::Say;
use crate::say;

/// How many cells are read of a file.
pub(super) const CELLS: usize = 200_000;

/// A table as it stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What stands above it: a heading, or the name of its sheet.
    pub title: Option<String>,
    /// Its sheet, where it is in one.
    pub sheet: Option<String>,
    /// Which table of the file it is, from 1.
    pub number: usize,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which row: of the sheet or of the table; of a text file its line. From 1.
    pub number: usize,
    /// The column of the first cell, from 0.
    pub first: usize,
    /// What stands in each cell; line breaks are kept. What is merged over rows stands in each of them;
    /// over columns, in the first.
    pub cells: Vec<String>,
}

/// Why a file gave no tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableError {
    /// The name ends as no file does that can be read.
    Sort,
    /// It cannot be read as what its name says; it is broken, or locked by a password.
    Broken,
    /// Unpacked it is larger than anything people write.
    TooLarge,
    /// There is no table in it.
    Empty,
}

/// What a packed file may hold unpacked, in bytes.
pub(super) const LIMIT: u64 = 64 * 1024 * 1024;
impl Row {
    /// The cells with something in them, by their column in the row.
    pub fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        self.cells
            .iter()
            .enumerate()
            .map(|(at, cell)| (at, cell.as_str()))
            .filter(|(_, cell)| !cell.is_empty())
    }
}

impl Table {
    /// Where a cell stands, as people say it.
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

/// The text of a file: UTF-8, or else what Windows in Sweden wrote before it.
pub(super) fn text(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// A cell without what is around its words: each line by itself, without blanks at its ends.
pub(super) fn cell(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
