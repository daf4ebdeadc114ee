//! What people do to records without opening a file: a file as it is and as it is to be, and what comes of it.
//!
//! To make a change is not to write it. How it is asked for and told is for `cli`.

mod objection;
mod file;
mod target;
mod assign;
mod progress;
mod choices;
mod draft;
mod revise;

pub use assign::{Assignment, set};
pub use choices::Choice;
pub use draft::{Blank, Draft, kinds};
pub use file::{Change, Coming, coming, lock_place};
pub use objection::Objection;
pub use progress::{Deed, Told, progress};
pub use revise::{Revision, revise};
pub use target::{activity, record};
