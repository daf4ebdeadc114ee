//! Tables. A column makes its own cells, so that a row cannot have another length than the columns.

use std::borrow::Borrow;

use super::cell::Cell;
use crate::base::lang::{Lang, Say};

/// A column: its name, and the function that makes its cell of a row.
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

    /// The same column, with cells that hold several values. Each value has its own column in a spreadsheet.
    pub(crate) fn of_fields(self, fields: &'static [&'static str]) -> Self {
        Self { fields, ..self }
    }
}

/// The keys of the columns in a spreadsheet.
pub(crate) fn keys<R>(columns: &[Column<R>]) -> Vec<&'static str> {
    let own = |column: &Column<R>| match column.fields {
        [] => vec![column.key],
        fields => fields.to_vec(),
    };
    columns.iter().flat_map(own).collect()
}

/// Rows of cells under heads. [`Table::of`] is the only way to make one.
#[derive(Clone, Debug)]
pub struct Table {
    name: &'static str,
    heads: Vec<Head>,
    rows: Vec<Vec<Cell>>,
    /// What each row rests on, in the order of the rows; empty where that is not told.
    grounds: Vec<Vec<Ground>>,
}

/// A fact that a row rests on.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    /// The fact, as a sentence.
    pub what: String,
    /// Where it stands, as `plans/plan.yaml:12`; empty where it follows from those after it.
    pub place: String,
}

/// The head of a column.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    /// The key that programs find the cells under.
    pub key: &'static str,
    /// The label that people see, in the language of the page.
    pub label: String,
    /// How the column is laid out in limited width.
    pub fit: Fit,
    /// The keys of the values in its cells, where they hold several.
    pub fields: &'static [&'static str],
}

impl Table {
    /// A table whose rows programs find under `name`, such as `activities`.
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
            grounds: Vec::new(),
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

    /// The columns that people see and that something stands in, where there is room for all that they need.
    pub(crate) fn shown(&self) -> Vec<usize> {
        let is_said = |at: usize| self.rows.iter().any(|row| !row[at].read("").is_empty());
        (0..self.heads.len()).filter(|at| self.heads[*at].fit != Fit::Hidden && is_said(*at)).collect()
    }

    /// The same table, without the columns in which nothing stands. Programs get them all the same.
    pub(crate) fn without_empty(mut self) -> Self {
        for (at, head) in self.heads.iter_mut().enumerate() {
            if self.rows.iter().all(|row| row[at].read("").is_empty()) {
                head.fit = Fit::Hidden;
            }
        }
        self
    }

    /// The same table with what each row rests on, in the order of the rows. Only a page that can be unfolded shows it.
    pub(crate) fn grounded(self, grounds: impl IntoIterator<Item = Vec<Ground>>) -> Self {
        Self { grounds: grounds.into_iter().collect(), ..self }
    }

    /// What the rows rest on; empty where that is not told.
    pub(crate) fn grounds(&self) -> &[Vec<Ground>] {
        &self.grounds
    }

    /// Keeps the first rows, up to the number given.
    pub(crate) fn truncate(&mut self, rows: usize) {
        self.rows.truncate(rows);
    }

    pub(super) fn say_times(&mut self, lang: Lang) {
        self.rows.iter_mut().flatten().for_each(|cell| cell.say_times(lang));
    }

    pub(super) fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        self.rows.iter_mut().flatten().for_each(|cell| cell.each_text(change));
        for ground in self.grounds.iter_mut().flatten() {
            change(&mut ground.what);
            change(&mut ground.place);
        }
    }
}

/// How a column is laid out in limited width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// A fixed width in characters.
    Narrow(u16),
    /// A share of the remaining width.
    Wide(u16),
    /// A share of the remaining width; a cell that repeats the row above is left empty.
    Once(u16),
    /// Shown under the column before it.
    Under,
    /// The same, with its own label before it.
    Labelled,
    /// Not shown to people, only given to programs.
    Hidden,
}

/// Which table of a page a spreadsheet gets: it has room for one only. The heads of its columns depend
/// neither on the records nor on the options.
#[derive(Clone, Copy, Debug)]
pub struct Spreadsheet {
    /// The name of the tables whose rows it gets, one table after another.
    pub table: &'static str,
    /// The names of the parts that the tables stand in, the outermost first. Their ids come first in each
    /// row.
    pub parts: &'static [&'static str],
    /// Returns the keys of the columns.
    pub keys: fn() -> Vec<&'static str>,
    /// Whether each row ends with the warning of the page, when the page has one: a spreadsheet has no notes and is often
    /// sent on. A report whose rows decide it themselves has a column of its own.
    pub is_marked: bool,
}

impl Spreadsheet {
    /// The heads of its columns: the parts, whose ids come first in each row, then the keys.
    pub(crate) fn heads(&self) -> Vec<&'static str> {
        let marking = self.is_marked.then_some("marking");
        self.parts.iter().copied().chain((self.keys)()).chain(marking).collect()
    }
}
