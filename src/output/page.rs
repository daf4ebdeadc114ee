//! A report's answer: parts, facts and tables of typed cells. Knows no format and no plan.
//!
//! Words in a page are in one language; keys, ids and the names of parts are in none.

use crate::base::day::Day;
use crate::base::lang::Lang;
use crate::io::git::Revision;
use crate::model::records::Time;

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
    /// The table that is the answer where there is room for one only, as in a spreadsheet.
    pub table: &'static str,
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

/// What a part is one of: the name of the list that programs find it in, and of one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Of {
    /// The list.
    pub list: &'static str,
    /// One of it.
    pub one: &'static str,
}

impl Of {
    /// Of what it is a part of, once: people see it under its own heading, and programs find what it holds among the keys
    /// of the part above.
    pub(crate) const ABOVE: Self = Self { list: "", one: "" };
}

/// A part of an answer, with parts of its own.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is one of.
    pub of: Of,
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What is said before its table.
    pub facts: Vec<Fact>,
    /// Its table.
    pub table: Option<Table>,
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
        let rows = self.table.iter_mut().flat_map(|table| table.rows.iter_mut());
        rows.flatten().for_each(|cell| cell.each_text(change));
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

/// Rows of cells under columns.
#[derive(Clone, Debug)]
pub struct Table {
    /// What its rows are, such as `activities`.
    pub of: &'static str,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each as long as the columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its key.
    pub key: &'static str,
    /// What people call it.
    pub label: String,
    /// How it is laid out where there is little room.
    pub fit: Fit,
}

/// How a column is laid out where there is little room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
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

impl Column {
    /// A column.
    pub(crate) fn new(key: &'static str, label: &str, fit: Fit) -> Self {
        Self { key, label: label.to_owned(), fit }
    }
}

/// What stands in one place of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing is known or said.
    Nothing,
    /// A list with nothing in it, and what people read instead.
    Empty(String),
    /// The coordinator's own words, or a sentence.
    Text(String),
    /// A text that people read as said beside the matter, in parentheses.
    Aside(String),
    /// Something with an id: programs get the id, people the title.
    Named {
        /// The id.
        id: String,
        /// The title.
        title: String,
    },
    /// One of a fixed list of words: programs get the name, people the word, with a mark and a tone.
    Word {
        /// The name.
        name: &'static str,
        /// The word.
        word: String,
        /// A mark that tells it apart without colour.
        mark: &'static str,
        /// A tone, where there is colour.
        tone: Tone,
    },
    /// A day.
    Day(Day),
    /// A time as written, and its days.
    Time(Time),
    /// A count.
    Count(i64),
    /// A number: programs get it as it is, people as it is said.
    Amount {
        /// The number.
        value: f64,
        /// How it reads.
        text: String,
    },
    /// Numbers in the order of time: programs get the list, people read them, and see them drawn where that can be done.
    Series {
        /// The numbers.
        values: Vec<f64>,
        /// How they read.
        text: String,
        /// What programs get.
        list: Vec<Cell>,
    },
    /// A count too small to be told. The number itself is not here: no format can show what it is not given.
    Below(u64),
    /// A count that is only told to be no smaller than this.
    AtLeast(u64),
    /// Yes or no: people see the word only when it is so.
    Flag {
        /// Whether it is so.
        is: bool,
        /// The word.
        word: String,
    },
    /// Several.
    List(Vec<Cell>),
    /// Several things under keys, and how they read together.
    Fields {
        /// How it reads.
        text: String,
        /// The things.
        fields: Vec<(&'static str, Cell)>,
    },
}

/// How a thing stands, for colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it should.
    Good,
    /// To be watched.
    Watch,
    /// Not as it should.
    Bad,
    /// Neither.
    Plain,
    /// No longer of concern.
    Faint,
}

impl Cell {
    /// A text, or nothing when there is none.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }

    /// A day, or nothing.
    pub(crate) fn day(day: Option<Day>) -> Self {
        day.map_or(Self::Nothing, Self::Day)
    }

    /// A time, or nothing.
    pub(crate) fn time(time: Option<&Time>) -> Self {
        time.map_or(Self::Nothing, |time| Self::Time(time.clone()))
    }

    /// As people read it. A list is one line an item, where `apart` is a line break.
    pub(crate) fn read(&self, apart: &str) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text)
            | Self::Empty(text)
            | Self::Amount { text, .. }
            | Self::Series { text, .. }
            | Self::Fields { text, .. } => text.clone(),
            Self::Aside(text) => format!("({text})"),
            Self::Named { title, .. } => title.clone(),
            Self::Word { word, mark: "", .. } => word.clone(),
            Self::Word { word, mark, .. } => format!("{mark} {word}"),
            Self::Day(day) => day.to_string(),
            Self::Time(time) => time.text.to_string(),
            Self::Count(count) => count.to_string(),
            Self::Below(k) => format!("<{k}"),
            Self::AtLeast(k) => format!("{k}+"),
            Self::Flag { is, word } => {
                if *is {
                    word.clone()
                } else {
                    String::new()
                }
            }
            Self::List(cells) => cells.iter().map(|cell| cell.read(apart)).collect::<Vec<_>>().join(apart),
        }
    }

    fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            Self::Text(text) | Self::Aside(text) | Self::Empty(text) | Self::Amount { text, .. } => {
                change(text);
            }
            Self::Named { id, title } => {
                change(id);
                change(title);
            }
            Self::List(cells) => cells.iter_mut().for_each(|cell| cell.each_text(change)),
            Self::Series { text, list, .. } => {
                change(text);
                for cell in list {
                    cell.each_text(change);
                }
            }
            Self::Fields { text, fields } => {
                change(text);
                for (_, cell) in fields {
                    cell.each_text(change);
                }
            }
            Self::Nothing
            | Self::Word { .. }
            | Self::Day(_)
            | Self::Time(_)
            | Self::Count(_)
            | Self::Below(_)
            | Self::AtLeast(_)
            | Self::Flag { .. } => {}
        }
    }

    /// The tone, where the cell has one.
    pub(crate) fn tone(&self) -> Tone {
        match self {
            Self::Word { tone, .. } => *tone,
            _ => Tone::Plain,
        }
    }
}
