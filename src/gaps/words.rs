//! What is said of each kind of gap. The tables are by what it is that has it.

mod said;
pub(super) mod requirements;
pub(super) mod activities;
pub(super) mod numbers;
pub(super) mod ground;
pub(super) mod signs;

pub use said::Subject;
pub(super) use said::Words;
