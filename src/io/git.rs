//! What git knows of the workspace, and everything that it keeps. The only door to the `git` program.
//!
//! Reading must not write: optional locks are off, and so is whatever the repository's own configuration would
//! have git run or fetch.

mod trouble;
mod program;
mod revision;
mod piece;
mod batch;
mod changes;
mod seen;
mod walk;
mod staged;
mod range;
mod history;
mod turn;
mod places;
mod then;
mod log;

pub use log::Step;
pub use piece::{Piece, Sink, Unread, What};
pub use places::{HookFolder, Owner};
pub use program::Git;
pub use range::{Push, Words};
pub use revision::Revision;
pub use then::{Commit, Kept, Sort};
pub use trouble::Trouble;
pub use turn::{Turn, Turns, Version};
