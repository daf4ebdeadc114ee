//! Values and the words for them: days, periods, rhythms, targets, names, and the two languages that all is said in.
//! Nothing here knows a file, a record or a report.

pub mod lang;
pub(crate) mod number;
pub mod day;
pub(crate) mod likeness;
pub(crate) mod forbidden;
pub(crate) mod period;
pub(crate) mod halfyear;
pub mod rhythm;
pub(crate) mod target;
