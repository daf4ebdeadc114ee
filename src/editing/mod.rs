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

pub use assign::{Assignment, set};
pub use change::{Change, Coming, coming, lock_place};
pub use choices::Choice;
pub use error::EditError;
pub use new_record::{Blank, NewRecord, kinds};
pub use progress::{Deed, Told, progress};
pub use revise::{Revision, revise};
pub use target::{activity, record};
