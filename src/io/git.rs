//! What git knows of the workspace, and everything that it keeps. The only door to the `git` program.
//!
//! Reading must not write: optional locks are off, and nothing that the repository's own configuration names is run
//! or fetched.

mod error;
mod program;
mod revision;
mod piece;
mod batch;
mod changes;
mod visited;
mod message;
mod walk;
mod staged;
mod range;
mod contents;
mod commit;
mod remote;
mod reach;
mod folders;
mod updates;
mod history;
mod history_diff;
mod places;
mod doing;
mod log;
mod brought;
mod since;

pub(crate) use brought::Brought;
pub use commit::{Commit, CommittedFile, EntryKind};
pub(crate) use contents::Contents;
pub(crate) use doing::{Doing, Step as HeadStep};
pub use error::GitError;
pub(crate) use folders::Listing;
pub use history_diff::{ChangeVisitor, FileChanges, Version};
pub use log::Step;
pub use piece::{Piece, Sink, Unread, What, Wish};
pub(crate) use places::Hold;
pub(crate) use places::HookTrouble;
pub use places::{HookFolder, Owner};
pub use program::Git;
pub use range::{Push, Words};
pub use reach::Reach;
pub(crate) use revision::{Revision, short};
pub(crate) use since::Since;
pub use updates::{Arrival, Update};
