//! What people do to records without opening a file: a file as it is and as it is to be, and what comes of it.
//!
//! To make a change is not to write it. How it is asked for and told is for `cli`.

mod error;
mod change;
mod target;
mod assign;
mod progress;
mod choices;
mod new_record;
mod revise;

pub(crate) use assign::{Assignment, set};
pub(crate) use change::{Change, Coming, coming, lock_place};
pub(crate) use choices::Choice;
pub(crate) use error::EditError;
pub(crate) use new_record::{Blank, NewRecord, kinds};
pub(crate) use progress::{Deed, Told, progress};
pub(crate) use revise::{Revision, revise};
pub(crate) use target::{activity, record};
