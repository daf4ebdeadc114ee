//! Derived facts: where an activity stands and how far a requirement is covered, on a day. One definition each.

pub mod state;
pub mod coverage;

pub use coverage::{Coverage, Extent};
pub use state::{Standing, State, Survey};
