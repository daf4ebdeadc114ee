//! A table, as every reader returns it, and the places of its cells in words for people.

use super::cell::{Cell, Kind, Merged};
use super::fill::Fill;
use crate::base::lang::Say;
use crate::say;

/// A table in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The line of text above the table, which is a block of its own too, or the name of its sheet.
    pub title: Option<String>,
    /// The name of the sheet, if the file has sheets.
    pub sheet: Option<String>,
    /// The table's number in its file, from 1.
    pub number: usize,
    /// The rows with something in them, in order.
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

impl Row {
    /// The colour of a cell without a text, where no text of its row stands on that colour too.
    pub(crate) fn light(&self, column: usize) -> Option<Fill> {
        let cell = self.cells.get(column).filter(|cell| cell.is_empty() && cell.shown == Kind::Text)?;
        cell.fill.filter(|fill| !self.is_behind(*fill, column))
    }

    /// Whether a colour is behind another text of the row than that of a column.
    pub(crate) fn is_behind(&self, fill: Fill, column: usize) -> bool {
        let mut texts = self.cells.iter().enumerate().filter(|(at, cell)| *at != column && !cell.is_empty());
        texts.any(|(_, cell)| cell.fill == Some(fill))
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
        place(self.sheet.as_deref(), self.number, row.number, row.first + column)
    }
}

/// The place of a cell in the table of a number: its row from 1, its column from 0.
pub(super) fn place(sheet: Option<&str>, table: usize, line: usize, column: usize) -> Say {
    if let Some(sheet) = sheet {
        return Say::same(format!("{sheet}!{}{line}", letters(column)));
    }
    let column = column + 1;
    say!("tabell {table}, rad {line}, kolumn {column}", "table {table}, row {line}, column {column}")
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
