//! Tables. A column makes its own cells, so that a row cannot have another length than the columns.

use std::borrow::Borrow;

use super::cell::Cell;
use crate::base::lang::{Lang, Say};

/// A column: what it is called, and the cell that it makes of a row.
#[derive(Clone, Debug)]
pub(crate) struct Column<R> {
    key: &'static str,
    label: Say,
    fit: Fit,
    fields: &'static [&'static str],
    cell: fn(&R, Lang) -> Cell,
}

impl<R> Column<R> {
    pub(crate) fn new(key: &'static str, label: Say, fit: Fit, cell: fn(&R, Lang) -> Cell) -> Self {
        Self { key, label, fit, fields: &[], cell }
    }

    /// The same column of cells that hold several things: each of them has a column of its own in a spreadsheet.
    pub(crate) fn of_fields(self, fields: &'static [&'static str]) -> Self {
        Self { fields, ..self }
    }
}

/// The keys that columns have in a spreadsheet.
pub(crate) fn keys<R>(columns: &[Column<R>]) -> Vec<&'static str> {
    let own = |column: &Column<R>| match column.fields {
        [] => vec![column.key],
        fields => fields.to_vec(),
    };
    columns.iter().flat_map(own).collect()
}

/// Rows of cells under heads. There is no other way to make one than [`Table::of`].
#[derive(Clone, Debug)]
pub struct Table {
    name: &'static str,
    heads: Vec<Head>,
    rows: Vec<Vec<Cell>>,
}

/// What stands over the cells of a column.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    /// Its key.
    pub key: &'static str,
    /// What people call it, in the language of the page.
    pub label: String,
    /// How it is laid out where there is little room.
    pub fit: Fit,
    /// The keys of what its cells hold, where they hold several things.
    pub fields: &'static [&'static str],
}

impl Table {
    /// A table whose rows are called `name`, such as `activities`.
    pub(crate) fn of<R>(
        name: &'static str,
        columns: &[Column<R>],
        rows: impl IntoIterator<Item: Borrow<R>>,
        lang: Lang,
    ) -> Self {
        let head = |column: &Column<R>| Head {
            key: column.key,
            label: column.label.text(lang).to_owned(),
            fit: column.fit,
            fields: column.fields,
        };
        let cells = |row: &R| columns.iter().map(|column| (column.cell)(row, lang)).collect();
        Self {
            name,
            heads: columns.iter().map(head).collect(),
            rows: rows.into_iter().map(|row| cells(row.borrow())).collect(),
        }
    }

    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// The rows, each as long as the heads.
    pub(crate) fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Leaves out the rows after so many.
    pub(crate) fn truncate(&mut self, rows: usize) {
        self.rows.truncate(rows);
    }

    pub(super) fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        self.rows.iter_mut().flatten().for_each(|cell| cell.each_text(change));
    }
}

/// How a column is laid out where there is little room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// So many characters wide.
    Narrow(u16),
    /// A share of the room that is left.
    Wide(u16),
    /// The same, and not said again where the row above says it.
    Once(u16),
    /// Under the column before it.
    Under,
    /// For programs only.
    Hidden,
}

/// Which table of a page a spreadsheet is given: it has room for one only. What stands over its columns depends neither on
/// the records nor on what was asked for.
#[derive(Clone, Copy, Debug)]
pub struct Spreadsheet {
    /// The name of the tables whose rows it has, one table after another.
    pub table: &'static str,
    /// What the parts that the tables stand in are called, the outermost first.
    pub parts: &'static [&'static str],
    /// The keys of the columns.
    pub keys: fn() -> Vec<&'static str>,
}

impl Spreadsheet {
    /// What stands over its columns: the parts, whose ids come first in each row, then the keys.
    pub(crate) fn heads(&self) -> Vec<&'static str> {
        self.parts.iter().copied().chain((self.keys)()).collect()
    }
}
