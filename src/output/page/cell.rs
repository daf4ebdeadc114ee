//! The typed cells that an answer is made of.

use crate::base::day::Day;
use crate::base::lang::Lang;
use crate::base::time_words;
use crate::model::records::Time;

/// The content of one place in an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    #[default]
    Nothing,
    /// An empty list, and the text that people read instead.
    Empty(String),
    /// A text from the records, or a sentence.
    Text(String),
    /// A text that people read as an aside, in parentheses.
    Aside(String),
    /// A thing with an id: programs get the id, people the title.
    Named {
        /// The id that programs get.
        id: String,
        /// The title that people read.
        title: String,
    },
    /// One of a fixed list of words: programs get the name, people the word, with a mark and a tone.
    Word {
        /// The name that programs get; never translated.
        name: &'static str,
        /// The word that people read, in the language of the page.
        word: String,
        /// A mark that distinguishes the word without colour; empty for none.
        mark: &'static str,
        /// A tone, for where there is colour.
        tone: Tone,
    },
    /// A calendar day.
    Day(Day),
    /// A time as written, such as a quarter, with its first and last day.
    Time {
        /// The time, with its text as written, for programs.
        time: Time,
        /// How it is said in the language of the page.
        said: String,
    },
    /// A text of a record, such as how often, and how it is said in the language of the page.
    Said {
        /// The text as written, for programs.
        written: String,
        /// The text that people read.
        said: String,
    },
    /// A text of a record, and how it is said in rows of sentences.
    Rows {
        /// The text as written, for programs.
        written: String,
        /// What people read, row by row.
        rows: Vec<String>,
    },
    /// A whole number of things.
    Count(i64),
    /// A number: programs get the value, people the text.
    Amount {
        /// The value, for programs.
        value: f64,
        /// The text that people read, with its unit.
        text: String,
    },
    /// Numbers in the order of time: programs get the list, people the text, with a small drawing where it
    /// can be shown.
    Series {
        /// The numbers, for the drawing.
        values: Vec<f64>,
        /// The text that people read.
        text: String,
        /// The cells that programs get.
        list: Vec<Cell>,
    },
    /// A count that is too small to be shown, below this limit. It is not kept here, so no format can show
    /// it.
    Below(u64),
    /// A count of which only this lower limit is shown.
    AtLeast(u64),
    /// Yes or no: people see the word only for yes.
    Flag {
        /// Whether it is yes.
        is: bool,
        /// The word that people see.
        word: String,
    },
    /// Several cells.
    List(Vec<Cell>),
    /// Several cells under keys, and the text that people read for them together.
    Fields {
        /// The text that people read.
        text: String,
        /// The keys and cells that programs get.
        fields: Vec<(&'static str, Cell)>,
    },
}

/// How good or bad something is, for colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// All is well.
    Good,
    /// Something to watch.
    Watch,
    /// Something is wrong.
    Bad,
    /// Neither good nor bad.
    Plain,
    /// No longer of interest.
    Faint,
}

impl Cell {
    /// A text cell, or an empty one when the text is empty.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }

    /// A day cell, or an empty one.
    pub(crate) fn day(day: Option<Day>) -> Self {
        day.map_or(Self::Nothing, Self::Day)
    }

    /// A time cell, or an empty one.
    pub(crate) fn time(time: Option<&Time>) -> Self {
        time.map_or(Self::Nothing, |time| Self::Time { time: time.clone(), said: time.text.to_string() })
    }

    /// The text that people read. The items of a list are joined by `apart`, such as a line break.
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
            Self::Time { said, .. } | Self::Said { said, .. } => said.clone(),
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
            Self::Rows { rows, .. } => rows.join(apart),
            Self::List(cells) => cells.iter().map(|cell| cell.read(apart)).collect::<Vec<_>>().join(apart),
        }
    }

    /// Says the times in it in the words of a language.
    pub(super) fn say_times(&mut self, lang: Lang) {
        match self {
            Self::Time { time, said } => *said = time_words::time(&time.text, lang),
            Self::List(cells) => cells.iter_mut().for_each(|cell| cell.say_times(lang)),
            _ => {}
        }
    }

    pub(crate) fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        match self {
            Self::Text(text) | Self::Aside(text) | Self::Empty(text) | Self::Amount { text, .. } => {
                change(text);
            }
            Self::Said { written, said } => {
                change(written);
                change(said);
            }
            Self::Rows { written, rows } => {
                change(written);
                rows.iter_mut().for_each(change);
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
            | Self::Time { .. }
            | Self::Count(_)
            | Self::Below(_)
            | Self::AtLeast(_)
            | Self::Flag { .. } => {}
        }
    }

    /// The tone; plain where the cell has none.
    pub(crate) fn tone(&self) -> Tone {
        match self {
            Self::Word { tone, .. } => *tone,
            _ => Tone::Plain,
        }
    }
}
