//! Derived facts: where an activity stands, whether a number reaches its target, how far a requirement is covered and what
//! a case lacks, on a day; and what may be told of counts about few people. One definition each.

pub mod supersession;
pub mod reach;
pub mod measured;
pub mod state;
pub mod promised;
pub mod indicators;
pub mod dated;
pub mod scope;
pub mod select;
pub mod entities;
pub mod condition;
pub mod coverage;
pub mod single_points;
pub mod why;
pub mod meetings;
pub mod due;
pub mod missed_meetings;
pub mod picture;
pub mod trained;
pub mod symbolic;
pub mod workload;
pub mod lineage;
pub mod diff;
pub mod account;
pub mod history;
pub mod cases;
pub mod counts;
pub mod publication;
pub mod years;
pub mod figures;
pub mod discretion;
pub mod uniqueness;

pub use coverage::{Coverage, Extent};
pub use reach::Reach;
pub use state::{Standing, State, Survey};
pub use supersession::Replaced;
