//! Derived facts: an activity's state, whether a number reaches its target, how far a requirement is covered and what
//! a case lacks, on a day; and what may be shown of counts about few people. One definition of each.

pub(crate) mod supersession;
pub mod counts;
pub mod publication;
pub(crate) mod divided;
pub(crate) mod reach;
pub(crate) mod measured;
pub(crate) mod state;
pub(crate) mod promised;
pub(crate) mod indicators;
pub(crate) mod dated;
pub(crate) mod scope;
pub(crate) mod select;
pub(crate) mod entities;
pub(crate) mod picture;
pub(crate) mod surveyed;
pub(crate) mod trained;
pub(crate) mod condition;
pub(crate) mod coverage;
pub(crate) mod single_points;
pub(crate) mod why;
pub(crate) mod meetings;
pub(crate) mod due;
pub(crate) mod missed_meetings;
pub(crate) mod shown;
pub(crate) mod symbolic;
pub(crate) mod workload;
pub(crate) mod lineage;
pub(crate) mod diff;
pub(crate) mod account;
pub(crate) mod history;
pub(crate) mod copies;
pub mod cases;
pub(crate) mod years;
pub(crate) mod figures;
pub(crate) mod restated;
pub(crate) mod printed;
pub mod discretion;
pub(crate) mod seen;
pub(crate) mod uniqueness;

pub use coverage::{Coverage, Extent};
pub use reach::Reach;
pub use state::{Standing, State, Survey};
pub(crate) use supersession::Replaced;
