//! A report's answer: parts, facts and tables of typed cells. It knows no format and no plan.
//!
//! Texts in a page are in one language; keys, ids and the names of lists are never translated.

mod cell;
mod table;
mod picture;

pub(crate) use cell::{Cell, Tone};
pub(crate) use picture::{Bar, Drawing, Half, Mark, Picture, Share, TimelineWords};
pub(crate) use table::{Column, Ground, keys};
pub(crate) use table::{Fit, Head, Spreadsheet, Table};

use crate::base::day::Day;
use crate::base::lang::Lang;
use crate::io::git::Revision;

/// A complete answer.
#[derive(Clone, Debug)]
pub struct Page {
    /// The name and version of its JSON contract, such as `vbe.status/1`.
    pub schema: &'static str,
    /// The main heading.
    pub title: String,
    /// The parts, in the order in which they are shown.
    pub parts: Vec<Part>,
    /// The names of the lists that its parts can be in. Programs get each list, also when it is empty.
    pub lists: &'static [&'static str],
    /// Notes that the reader needs to understand the answer rightly.
    pub notes: Vec<String>,
    /// The warning that the page is internal, where it is.
    pub marking: Option<String>,
    /// Those of the notes without which the page misleads, such as that a file could not be read.
    pub warnings: Vec<String>,
    /// Which table a spreadsheet gets.
    pub spreadsheet: Spreadsheet,
    /// The day, revision, program and language of the answer.
    pub stamp: Stamp,
    /// The limits that were asked for, as keys and values; empty for an answer about everything.
    pub asked: Vec<(&'static str, Cell)>,
}

impl Page {
    /// What is read before the page is: that it is internal, and what it lacks.
    pub(crate) fn said_above(&self) -> impl Iterator<Item = &String> {
        self.marking.iter().chain(&self.warnings)
    }

    /// The other notes.
    pub(crate) fn said_below(&self) -> impl Iterator<Item = &String> {
        self.notes.iter().filter(|note| self.said_above().all(|above| above != *note))
    }

    /// Calls `change` on every text in the page that comes from the records.
    pub(crate) fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.title);
        self.notes.iter_mut().chain(&mut self.warnings).for_each(&mut *change);
        self.asked.iter_mut().for_each(|(_, cell)| cell.each_text(change));
        self.parts.iter_mut().for_each(|part| part.each_text(change));
    }

    /// Says the times on the page in its language. Programs get them as they are written.
    pub(crate) fn say_times(&mut self) {
        let lang = self.stamp.lang;
        self.parts.iter_mut().for_each(|part| part.say_times(lang));
    }
}

/// What must be the same for an answer to be the same again: the day, the files and the program.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// The day that the answer is true on.
    pub day: Day,
    /// The commit of the files, and whether they have changed since; `None` outside a repository.
    pub revision: Option<Revision>,
    /// Whether there is a repository that could not be asked.
    pub is_git_silent: bool,
    /// The program's version, such as `0.1.0`.
    pub version: &'static str,
    /// The language of the texts.
    pub lang: Lang,
}

/// A part of an answer, with parts of its own.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// The list that programs find the part in. Where there is none, people see it under its own heading, and
    /// programs find its content among the keys of the part above.
    pub list: Option<&'static str>,
    /// The id that programs and spreadsheets know the part by.
    pub id: String,
    /// The heading that people see.
    pub title: String,
    /// The facts shown before its table.
    pub facts: Vec<Fact>,
    /// The pictures, shown before its table. Programs have their numbers elsewhere.
    pub pictures: Vec<Picture>,
    /// The table, if the part has one.
    pub table: Option<Table>,
    /// All content of its parts as one table, for a spreadsheet, where none of their tables is the answer.
    pub lines: Option<Table>,
    /// The names of the lists that its parts can be in. Programs get each list, also when it is empty.
    pub lists: &'static [&'static str],
    /// The parts within this part.
    pub parts: Vec<Part>,
}

impl Part {
    /// The paragraphs, and then the facts under labels. A fact without text is only for programs.
    pub(crate) fn told(&self) -> (Vec<&Fact>, Vec<&Fact>) {
        let said = self.facts.iter().filter(|fact| !fact.cell.read("").is_empty());
        said.partition(|fact| fact.label.is_empty())
    }

    fn say_times(&mut self, lang: Lang) {
        self.facts.iter_mut().for_each(|fact| fact.cell.say_times(lang));
        self.table.iter_mut().chain(&mut self.lines).for_each(|table| table.say_times(lang));
        self.parts.iter_mut().for_each(|part| part.say_times(lang));
    }

    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        change(&mut self.id);
        change(&mut self.title);
        self.facts.iter_mut().for_each(|fact| fact.cell.each_text(change));
        self.pictures.iter_mut().for_each(|picture| picture.each_text(change));
        self.table.iter_mut().chain(&mut self.lines).for_each(|table| table.each_text(change));
        self.parts.iter_mut().for_each(|part| part.each_text(change));
    }
}

/// One fact under a heading: a label and a cell.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The key that programs find it under.
    pub key: &'static str,
    /// The label that people see; empty for sentences, which stand by themselves before what has a label.
    pub label: String,
    /// The value.
    pub cell: Cell,
    /// Whether the key can occur several times: programs get a list.
    pub several: bool,
}

impl Fact {
    /// A fact whose key occurs once.
    pub(crate) fn new(key: &'static str, label: &str, cell: Cell) -> Self {
        Self { key, label: label.to_owned(), cell, several: false }
    }

    /// Sentences that stand by themselves, as a paragraph.
    pub(crate) fn said(key: &'static str, sentences: impl Into<String>) -> Self {
        Self { key, label: String::new(), cell: Cell::text(sentences), several: true }
    }

    /// One of several facts with the same key.
    pub(crate) fn one_of(key: &'static str, label: &str, cell: Cell) -> Self {
        Self { key, label: label.to_owned(), cell, several: true }
    }
}
