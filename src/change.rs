//! What people do to records without opening a file: a file as it is and as it is to be, and what comes of it.
//!
//! To make a change is not to write it. How it is asked for and told is for `cli`.

mod objection;
mod file;
mod target;
mod assign;
mod progress;

pub use assign::{Assignment, set};
pub use file::{Change, Coming, lock_place};
pub use objection::Objection;
pub use progress::{Deed, Told, progress};
pub use target::{activity, record};
