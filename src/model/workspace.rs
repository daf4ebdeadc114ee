//! All records of a workspace, immutable, with the look-ups that concern more than one record.

mod store;
mod actors;
mod lists;
mod ids;
mod leading;
mod links;
mod once;

pub use super::filed::{Filed, Lookup};
pub(crate) use links::Link;
pub use store::Workspace;
