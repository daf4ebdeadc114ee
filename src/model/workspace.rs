//! All records of a workspace, immutable, with the look-ups that concern more than one record.

mod once;
mod link;
mod store;
mod links;
mod actors;
mod lists;
mod ids;
mod leading;

pub use super::filed::{Filed, Lookup};
pub(crate) use link::Link;
pub use store::Workspace;
