//! The columns of a table for engines, and the values in them.

use crate::base::day::Day;
use crate::base::lang::Say;

/// The type of a column. Any value may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A text.
    Text,
    /// A whole number.
    Whole,
    /// A number with or without decimals.
    Number,
    /// A day.
    Day,
    /// True or false.
    Truth,
}

impl Type {
    /// The name in the description of the files; never translated.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Whole => "integer",
            Self::Number => "number",
            Self::Day => "date",
            Self::Truth => "boolean",
        }
    }
}

/// A column: its name, its type, and what it says.
#[derive(Clone, Debug)]
pub struct Head {
    /// The name; never translated.
    pub name: &'static str,
    /// The type.
    pub of: Type,
    /// What it says.
    pub said: Say,
}

/// A value in a row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    None,
    Text(String),
    Whole(i64),
    Number(f64),
    Day(Day),
    Truth(bool),
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::None, Into::into)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Day> for Value {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Truth(truth)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Whole(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
