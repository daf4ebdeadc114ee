//! Values and their forms: days, periods, rhythms, targets, names, and texts in the two languages. Nothing here knows
//! a file, a record or a report.

pub mod lang;
pub(crate) mod number;
pub(crate) mod shell;
pub mod day;
pub(crate) mod workday;
pub(crate) mod likeness;
pub(crate) mod forbidden;
pub(crate) mod period;
pub(crate) mod meant;
pub(crate) mod halfyear;
pub mod rhythm;
pub(crate) mod time_words;
pub(crate) mod quantity;
pub(crate) mod target;
