//! The records as typed values, and the workspace that holds them: what kinds there are, how files become records,
//! and every question about more than one. What follows from them on a day is for `facts`.

pub mod records;
pub(crate) mod references;
pub(crate) mod bounds;
pub mod terms;
pub(crate) mod typed;
pub mod kinds;
mod claimed;
pub(crate) mod parts;
mod offices;
pub mod config;
pub(crate) mod cover;
pub mod load;
pub(crate) mod filed;
pub mod workspace;
pub(crate) mod past;
pub(crate) mod neighbours;
pub(crate) mod overlay;
