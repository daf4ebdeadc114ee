//! Values and their forms: days, periods, rhythms, targets, names, and texts in the two languages. Nothing here knows
//! a file, a record or a report.

pub mod lang;
pub(crate) mod nouns;
pub(crate) mod digest;
pub(crate) mod number;
mod numeral;
pub(crate) mod shell;
pub(crate) mod pattern;
pub mod day;
pub(crate) mod workday;
pub(crate) mod likeness;
pub(crate) mod wording;
pub(crate) mod forbidden;
pub(crate) mod remembered;
pub(crate) mod period;
pub(crate) mod planned;
pub(crate) mod meant;
mod period_pattern;
pub(crate) mod halfyear;
pub mod rhythm;
mod rhythm_pattern;
pub(crate) mod months;
pub(crate) mod frequency;
pub(crate) mod time_words;
pub(crate) mod quantity;
pub(crate) mod target;
#[cfg(test)]
mod documented;
