//! Changes records without the user opening a file: each file before and after, and the consequences.
//!
//! Making a change does not write it. Commands and messages are for `cli`.

mod error;
mod brought;
mod quoted;
mod change;
mod layout;
mod target;
mod choices;
mod fields;
mod path;
mod value;
mod rows;
mod assign;
mod progress;
mod draft;
mod elsewhere;
mod set;
mod case_steps;
mod new_record;
mod row_sort;
mod new_row;
mod revise;

pub(crate) use assign::Assignment;
pub(crate) use change::{Change, Coming, coming};
pub(crate) use choices::{Choice, candidates, everything, of as choices};
pub(crate) use draft::{Blank, Draft, objections};
pub(crate) use error::EditError;
pub(crate) use layout::tidied;
pub(crate) use new_record::{NewRecord, kinds};
pub(crate) use new_row::NewRow;
pub(crate) use progress::{ProgressAction, ProgressEntry, progress};
pub(crate) use revise::{Revision, revise};
pub(crate) use row_sort::{RowSort, VALUE, row_sorts};
pub(crate) use set::set;
pub(crate) use target::activity;
