//! A report's answer: parts, facts and tables of typed cells. Knows no format and no plan.
//!
//! Words in a page are in one language; keys, ids and the names of lists are in none.

mod cell;
mod table;

pub(crate) use cell::{Cell, Tone};
pub(crate) use table::{Column, keys};
pub(crate) use table::{Fit, Head, Spreadsheet, Table};

use crate::base::day::Day;
use crate::base::lang::Lang;
use crate::io::git::Revision;

/// A whole answer.
#[derive(Clone, Debug)]
pub struct Page {
    /// The name and version of its JSON contract, such as `vbe.status/1`.
    pub schema: &'static str,
    /// Its heading.
    pub title: String,
    /// Its parts.
    pub parts: Vec<Part>,
    /// What its parts can be: programs find a list of each, though it may be empty.
    pub lists: &'static [&'static str],
    /// What must be known to read it right.
    pub notes: Vec<String>,
    /// What a spreadsheet is given of it.
    pub spreadsheet: Spreadsheet,
    /// Where and when it holds.
    pub stamp: Stamp,
    /// What was asked for beyond the whole, as keys and values.
    pub asked: Vec<(&'static str, Cell)>,
}

impl Page {
    /// Lets something be done to everything in it that stands in the coordinator's words.
    pub(crate) fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.title);
        self.notes.iter_mut().for_each(&mut *change);
        self.asked.iter_mut().for_each(|(_, cell)| cell.each_text(change));
        self.parts.iter_mut().for_each(|part| part.each_text(change));
    }
}

/// What makes an answer the same tomorrow: the day, the files and the program.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// The day that it is true on.
    pub day: Day,
    /// What git says of the files; `None` outside a repository.
    pub revision: Option<Revision>,
    /// The program's version.
    pub version: &'static str,
    /// The language that its words are in.
    pub lang: Lang,
}

/// A part of an answer, with parts of its own.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The list that programs find it in. Where there is none, people see it under its own heading, and programs find what
    /// it holds among the keys of the part above.
    pub list: Option<&'static str>,
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What is said before its table.
    pub facts: Vec<Fact>,
    /// Its table.
    pub table: Option<Table>,
    /// All that is told in its parts as one table, for a spreadsheet, where none of their tables is the answer.
    pub lines: Option<Table>,
    /// What its parts can be: programs find a list of each, though it may be empty.
    pub lists: &'static [&'static str],
    /// Its parts.
    pub parts: Vec<Part>,
}

impl Part {
    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.id);
        change(&mut self.title);
        self.facts.iter_mut().for_each(|fact| fact.cell.each_text(change));
        self.table.iter_mut().chain(&mut self.lines).for_each(|table| table.each_text(change));
        self.parts.iter_mut().for_each(|part| part.each_text(change));
    }
}

/// One thing said under a heading.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its key.
    pub key: &'static str,
    /// What people call it.
    pub label: String,
    /// What it is.
    pub cell: Cell,
    /// Whether there can be several under the same key.
    pub several: bool,
}

impl Fact {
    /// A thing that is said once.
    pub(crate) fn new(key: &'static str, label: &str, cell: Cell) -> Self {
        Self { key, label: label.to_owned(), cell, several: false }
    }

    /// One of several things under the same key.
    pub(crate) fn one_of(key: &'static str, label: &str, cell: Cell) -> Self {
        Self { key, label: label.to_owned(), cell, several: true }
    }
}
