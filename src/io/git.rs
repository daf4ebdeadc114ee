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
mod walk;
mod staged;
mod range;
mod history;
mod history_diff;
mod places;
mod commit;
mod log;

pub use commit::{Commit, CommittedFile, EntryKind};
pub use error::GitError;
pub use history_diff::{ChangeVisitor, FileChanges, Version};
pub use log::Step;
pub use piece::{Piece, Sink, Unread, What};
pub use places::{HookFolder, Owner};
pub use program::Git;
pub use range::{Push, Words};
pub(crate) use revision::Revision;
