//! The options of an import, and the account of each cell.

use super::heads::Said;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::wording::Word;

/// The meaning of a column of finishes, when the table does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finished {
    /// When it is to be done.
    Promise,
    /// When it was done.
    Outcome,
}

impl Finished {
    pub(crate) const ALL: [Self; 2] = [Self::Promise, Self::Outcome];

    /// The name, and what people type for it.
    pub(crate) fn typed(self) -> Word<'static> {
        match self {
            Self::Promise => Word::new("promise", Say::fixed("planerad tid", "planned time")),
            Self::Outcome => Word::new("outcome", Say::fixed("utfall", "outcome")),
        }
    }
}

/// The options for the draft.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The id of the plan.
    pub id: String,
    /// The title; what the file says, or the id, when none is given.
    pub title: Option<String>,
    /// The period, as written; what the file says when none is given.
    pub period: Option<String>,
    /// The meaning of a column of finishes, when it cannot be seen from the table.
    pub finished: Option<Finished>,
    /// What heads mean, as the user says it.
    pub columns: Said,
    /// The only sheet that is read.
    pub sheet: Option<String>,
    /// The only table that is read, by its number.
    pub table: Option<usize>,
    /// The day that what the file says of how it has gone is true of. Without it no progress is made of that.
    pub on: Option<Day>,
    /// The role that says how it has gone.
    pub by: Option<String>,
    /// The name of the file, which may say the period.
    pub file: String,
    /// What the plan that is there under the id is called and holds for, where neither the user nor the file says it.
    pub there: Option<There>,
}

/// What a plan that is there says of itself.
#[derive(Clone, Debug)]
pub struct There {
    /// Its title.
    pub title: String,
    /// The time that it holds for, as written.
    pub period: Option<String>,
}

/// How well a cell was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It is no part of what was read: hidden, or running text beside the tables. It is not kept.
    LeftOut,
    /// Not understood: it is kept as a comment.
    Unread,
    /// Read, but by a guess that a person should check.
    Guessed,
    /// Read with certainty.
    Read,
}

/// The account of one cell.
#[derive(Clone, Debug)]
pub struct Line {
    /// The place of the cell, for people.
    pub place: Say,
    /// How well it was understood.
    pub how: Certainty,
    /// The head of its column; empty in the head itself.
    pub head: String,
    /// The text of the cell.
    pub said: String,
    /// What it became, or why it became nothing.
    pub became: Say,
    /// The id of the activity and its field that have it; empty where it is no part of an activity.
    pub at: String,
}
