//! The typed cells that an answer is made of.

use crate::base::day::Day;
use crate::model::records::Time;

/// What stands in one place of an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing is known or said.
    #[default]
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

    pub(super) fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
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
