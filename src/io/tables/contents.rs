//! What a file holds, in order: running text and tables, and what is in it but is not seen.

use super::table::Table;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::say;

/// What is asked of a reader.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// Whether what is hidden is read as if it were not.
    pub with_hidden: bool,
    /// Whether what is struck through is read as if it were not.
    pub with_struck: bool,
    /// Whether a text is the head of a column. It decides between ways to part a text into cells, and where one table in
    /// a sheet ends and another begins; what heads mean is not known here.
    pub is_head: fn(&str) -> bool,
}

impl Default for Reading {
    fn default() -> Self {
        Self { with_hidden: false, with_struck: false, is_head: |_| false }
    }
}

/// The contents of a file. A text that is seen stands in one block, once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The text and the tables, in order.
    pub blocks: Vec<Block>,
    /// The labelled lines at the head of the file, before its text.
    pub front: Vec<Labelled>,
    /// What is in the file and not in the blocks, in order.
    pub left_out: Vec<LeftOut>,
    /// The day on which the file says that it was last changed; text says none.
    pub modified: Option<Day>,
}

/// A line at the head of a file that says something of all of it: `title: Lokal plan`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// Where it stands, for people.
    pub place: Say,
    /// What stands before the colon; empty where there is none.
    pub label: String,
    /// What stands behind it, without quotation marks.
    pub text: String,
}

/// A piece of the contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// Where it stands, for people.
        place: Say,
        /// From 1, the highest.
        level: usize,
        /// Its text on one line, with its number if it has one.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Where it stands, for people.
        place: Say,
        /// Its text with its line breaks.
        text: String,
        /// Whether all of it is bold, as what stands for a heading.
        bold: bool,
    },
    /// A point of a list.
    Point {
        /// Where it stands, for people.
        place: Say,
        /// How deep, from 0.
        depth: usize,
        /// What stands before it: its number as it is shown, as `1.`, `b)` and `2.1`, or `•` whatever the bullet looks
        /// like.
        marker: String,
        /// Its text with its line breaks, without the marker.
        text: String,
    },
    /// A table.
    Table(Table),
}

/// A text that is in the file but not seen, or not in the text itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Where it stands, for people.
    pub place: Say,
    /// Why it is left out.
    pub why: Why,
    /// The text.
    pub text: String,
}

/// Why a text is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Its sheet is hidden.
    HiddenSheet,
    /// Its row is hidden.
    HiddenRow,
    /// Its row is hidden by a filter.
    Filtered,
    /// Its column is hidden.
    HiddenColumn,
    /// The text is formatted as hidden.
    Hidden,
    /// It is struck through.
    Struck,
    /// It is deleted, while changes are tracked.
    Deleted,
    /// It lies under a cell that is merged over its own.
    Covered,
    /// It is what a control asks for, and nobody has answered.
    Prompt,
    /// It is a comment beside the text.
    Comment,
    /// It is repeated above or below each page.
    Margin,
}

impl Document {
    /// The tables, in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }

    /// The tables without the rest, in order.
    pub fn into_tables(self) -> Vec<Table> {
        let table = |block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        };
        self.blocks.into_iter().filter_map(table).collect()
    }
}

impl Block {
    /// Where it stands, for people.
    pub fn place(&self) -> Say {
        match self {
            Self::Heading { place, .. } | Self::Paragraph { place, .. } | Self::Point { place, .. } => {
                place.clone()
            }
            Self::Table(table) => {
                let number = table.number;
                say!("tabell {number}", "table {number}")
            }
        }
    }
}

impl Why {
    /// Whether a text that is left out so is no longer said, or not to everybody.
    pub(super) fn is_withdrawn(self) -> bool {
        matches!(self, Self::Struck | Self::Deleted | Self::Hidden)
    }

    /// The reason, as words after what is left out.
    pub fn said(self) -> Say {
        match self {
            Self::HiddenSheet => Say::fixed("dolt blad", "a hidden sheet"),
            Self::HiddenRow => Say::fixed("dold rad", "a hidden row"),
            Self::Filtered => Say::fixed("rad som filtret döljer", "a row that the filter hides"),
            Self::HiddenColumn => Say::fixed("dold kolumn", "a hidden column"),
            Self::Hidden => Say::fixed("dold text", "hidden text"),
            Self::Struck => Say::fixed("struken text", "text struck through"),
            Self::Deleted => {
                Say::fixed("borttagen text i spårade ändringar", "text deleted in tracked changes")
            }
            Self::Covered => Say::fixed("text under en sammanslagen cell", "text under a merged cell"),
            Self::Prompt => Say::fixed(
                "ledtext i ett fält som ingen har fyllt i",
                "the prompt of a field that nobody has filled in",
            ),
            Self::Comment => Say::fixed("kommentar i marginalen", "a comment in the margin"),
            Self::Margin => Say::fixed("sidhuvud eller sidfot", "a header or a footer"),
        }
    }
}
