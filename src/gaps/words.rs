//! The words for each kind of gap, in one table for each type of thing that has it.

mod entry;
pub(super) mod requirements;
pub(super) mod activities;
pub(super) mod numbers;
pub(super) mod ground;
pub(super) mod signs;

pub(crate) use entry::Subject;
pub(super) use entry::Words;
