//! A cell: the text that its reader sees, and what is known of it beside the text.

use std::fmt;

use super::fill::Fill;
use crate::base::day::Day;

/// A cell as it is seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The text with its line breaks, as the file shows it and not as it keeps it; empty where nothing is seen.
    pub text: String,
    /// The sort of value that the file keeps behind the text.
    pub shown: Kind,
    /// Whether the text is the cell's own.
    pub merged: Merged,
    /// How many columns the cell takes; 0 for one that another covers, and as for no cell.
    pub width: usize,
    /// Whether the whole text is bold.
    pub bold: bool,
    /// The colour behind it, if it is not that of paper. A cell without a text may have one all the same.
    pub fill: Option<Fill>,
    /// Whether its text is left out: it is struck through, deleted or hidden, and nothing else stands there than a remark on
    /// that.
    pub is_left_out: bool,
}

/// The sort of value behind the text of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Text, which is all that most files know.
    #[default]
    Text,
    /// A number, written as its format shows it: `26 %`, `25 000 kr`, `1.10`. A plain one has a point for its decimals,
    /// as in a record; an amount has a comma.
    Number,
    /// A day that the file keeps, and how much of it is shown. The text has only that.
    Time(Day, Shows),
    /// A yes or a no, with the text `ja` or `nej`.
    Truth(bool),
    /// A fault of the sheet: `#REF!`, `#SPILL!`.
    Error,
    /// A formula whose value is not in the file. There is no text.
    Unstored,
    /// A colour behind the cell and no text. No reader returns it: whoever knows what the colour means puts a text there.
    Coloured,
}

/// How much of a day a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// The whole day. The text is `2027-05-14`, however the days are written there.
    Day,
    /// `maj 2027`.
    Month,
    /// `2027`.
    Year,
    /// `v 13 2027`.
    Week,
    /// Something else, as a day without its year, or a time of day.
    Other,
}

/// How a cell stands to its neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Merged {
    /// The text stands in this cell, and is returned in no other.
    #[default]
    Own,
    /// The text is that of the cell above, which is merged over this row too.
    Above,
    /// The cell lies under another, to the left of it, and has no text.
    Covered,
}

impl Cell {
    /// A cell of its own with a plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), width: 1, ..Self::default() }
    }

    /// A cell that lies under another.
    pub(super) fn covered() -> Self {
        Self { merged: Merged::Covered, ..Self::default() }
    }

    /// The same cell in a row below, which it is merged over.
    pub(super) fn below(&self) -> Self {
        Self { merged: Merged::Above, ..self.clone() }
    }

    /// Whether nothing is seen in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl PartialEq<&str> for Cell {
    fn eq(&self, text: &&str) -> bool {
        self.text == *text
    }
}
