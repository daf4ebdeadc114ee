//! Values and the words for them: days, periods, rhythms, targets, names, and the two languages that all is said in.
//! Nothing here knows a file, a record or a report.

pub mod lang;
pub mod number;
pub mod day;
pub mod likeness;
pub mod forbidden;
pub mod period;
pub mod halfyear;
pub mod rhythm;
pub mod target;
