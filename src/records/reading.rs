//! From tree to typed values: the small words that every record is read with.

use std::fmt;
use std::ops::Deref;

use crate::day::Day;
use crate::period::Period;
pub use crate::text::Span;
use crate::tree::{At, What};

/// A text, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    value: Box<str>,
    /// Where it stands.
    pub span: Span,
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.value
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        *self.value == *other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        *self.value == **other
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value)
    }
}

/// A day, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The day.
    pub day: Day,
    /// Where it stands.
    pub span: Span,
}

/// A time as it is written, and the days that it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// As written, and where.
    pub text: Text,
    /// The days.
    pub period: Period,
}

/// Reading words for a place in a tree.
pub(super) trait Reading<'a> {
    /// The node itself as a text.
    fn itself(self) -> Option<Text>;
    /// The text under a key.
    fn text(self, key: &str) -> Option<Text>;
    /// The texts in the list under a key.
    fn texts(self, key: &str) -> Vec<Text>;
    /// What `read` makes of each item in the list under a key.
    fn each<T>(self, key: &str, read: impl Fn(At<'a>) -> Option<T>) -> Vec<T>;
    /// The day under a key.
    fn day(self, key: &str) -> Option<Dated>;
    /// The time under a key.
    fn time(self, key: &str) -> Option<Time>;
    /// Whether `true` or `false` stands under a key.
    fn flag(self, key: &str) -> Option<bool>;
    /// Where a key stands.
    fn key_span(self, key: &str) -> Option<Span>;
}

impl<'a> Reading<'a> for At<'a> {
    fn itself(self) -> Option<Text> {
        let What::Scalar { text, plain } = self.what() else { return None };
        let nothing = text.is_empty() || (*plain && matches!(text.as_ref(), "~" | "null"));
        (!nothing).then(|| Text { value: text.trim_end().into(), span: self.span() })
    }

    fn text(self, key: &str) -> Option<Text> {
        self.get(key)?.itself()
    }

    fn texts(self, key: &str) -> Vec<Text> {
        self.each(key, Reading::itself)
    }

    fn each<T>(self, key: &str, read: impl Fn(At<'a>) -> Option<T>) -> Vec<T> {
        self.get(key).into_iter().flat_map(At::items).filter_map(read).collect()
    }

    fn day(self, key: &str) -> Option<Dated> {
        let text = self.text(key)?;
        Some(Dated { day: Day::read(&text)?, span: text.span })
    }

    fn time(self, key: &str) -> Option<Time> {
        let text = self.text(key)?;
        let period = Period::read(&text)?;
        Some(Time { text, period })
    }

    fn flag(self, key: &str) -> Option<bool> {
        match &*self.text(key)? {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    fn key_span(self, key: &str) -> Option<Span> {
        self.entry(key).map(|(key, _)| key.span())
    }
}
