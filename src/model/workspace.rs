//! All records of a workspace, immutable, and every question that concerns more than one record.

mod store;
mod actors;
mod lists;
mod ids;

pub use super::filed::{Filed, Lookup};
pub use store::Workspace;
