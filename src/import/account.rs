//! What is asked of a draft, and what is told of each cell that it is made from.

use crate::base::lang::Say;

/// What a column of finishes says, where the table does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finished {
    /// When it is to be done.
    Promise,
    Outcome,
}

/// What is asked of the draft.
#[derive(Clone, Debug)]
pub struct Options {
    pub id: String,
    /// Its title; the id when none is given.
    pub title: Option<String>,
    /// Its time, as written.
    pub period: String,
    pub finished: Option<Finished>,
}

/// How well a cell was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Not at all: it is kept as a comment.
    Unread,
    Guessed,
    Read,
}

/// What became of one cell.
#[derive(Clone, Debug)]
pub struct Line {
    pub place: Say,
    /// How well it was understood.
    pub how: How,
    pub said: String,
    /// What it became, or why nothing.
    pub became: Say,
}
