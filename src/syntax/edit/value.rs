//! A value in a file without its place and style, and the edits that can be asked for.

use super::step::{SpliceError, Step};
use crate::syntax::tree::{At, What};
use crate::syntax::unquoted::is_word;

/// A value, without how it is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// A single value.
    Scalar {
        /// The text, with quotes and escapes undone.
        text: String,
        /// Whether it is a number, a boolean or null rather than a text.
        word: bool,
    },
    /// A list, in order.
    List(Vec<Value>),
    /// A mapping, in order.
    Map(Vec<(String, Value)>),
}

/// A change to a file: what shall hold once it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The value stands at the path. A missing key is added, with those above it.
    Put(Vec<Step>, Value),
    /// The list at the path has the items. Those that are not there already are appended.
    Include(Vec<Step>, Vec<Value>),
    /// The list at the path has the items, and those that are not there already stand before the item with the number.
    Insert(Vec<Step>, usize, Vec<Value>),
    /// The list at the path lacks the items with these numbers, which are in order. A list that becomes empty is
    /// removed.
    Drop(Vec<Step>, Vec<usize>),
    /// Nothing stands at the path. A list or mapping that becomes empty is removed too.
    Remove(Vec<Step>),
}

impl Edit {
    /// The path that it is made at.
    pub(crate) fn path(&self) -> &[Step] {
        match self {
            Self::Put(path, _)
            | Self::Include(path, _)
            | Self::Insert(path, ..)
            | Self::Drop(path, _)
            | Self::Remove(path) => path,
        }
    }
}

impl Value {
    /// A text, which stays a text also where it looks like a number or a boolean.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Scalar { text: text.into(), word: false }
    }

    /// Reads a text as YAML does without quotes: `3` is a number and `true` a boolean.
    pub fn word(text: impl Into<String>) -> Self {
        let text = text.into();
        let word = is_word(&text);
        Self::Scalar { text, word }
    }

    pub(crate) fn of(at: At<'_>) -> Self {
        match at.what() {
            What::Scalar { text, plain } => {
                Self::Scalar { text: text.to_string(), word: *plain && is_word(text) }
            }
            What::List => Self::List(at.items().map(Self::of).collect()),
            What::Map => {
                let entry = |(key, value): (At<'_>, At<'_>)| {
                    (key.scalar().map(ToString::to_string).unwrap_or_default(), Self::of(value))
                };
                Self::Map(at.entries().map(entry).collect())
            }
        }
    }

    /// Whether it is an empty value.
    pub(super) fn is_nothing(&self) -> bool {
        matches!(self, Self::Scalar { text, word: true } if text.is_empty())
    }

    /// Whether it is a single value, or a list of single values.
    pub(super) fn is_flat(&self) -> bool {
        match self {
            Self::Scalar { .. } => true,
            Self::List(items) => items.iter().all(|item| matches!(item, Self::Scalar { .. })),
            Self::Map(_) => false,
        }
    }

    /// Wraps the value in a mapping for each key of the path.
    pub(super) fn under(self, path: &[Step]) -> Result<Self, SpliceError> {
        path.iter().rev().try_fold(self, |value, step| match step {
            Step::Key(key) => Ok(Self::Map(vec![(key.clone(), value)])),
            Step::Item(_) => Err(SpliceError::NoSuchPlace),
        })
    }

    /// The value when `value` stands at the path, or nothing does. Both are [`sorted`](Self::sorted), and so is the
    /// result.
    pub(super) fn with(mut self, path: &[Step], value: Option<&Self>) -> Option<Self> {
        match value {
            Some(value) => self.put(path, value.clone())?,
            None => self.remove(path)?,
        }
        Some(self)
    }

    fn at(&mut self, path: &[Step]) -> Option<&mut Self> {
        path.iter().try_fold(self, |value, step| match (value, step) {
            (Self::Map(entries), Step::Key(key)) => {
                let at = place(entries, key).ok()?;
                Some(&mut entries[at].1)
            }
            (Self::List(items), Step::Item(at)) => items.get_mut(*at),
            _ => None,
        })
    }

    fn put(&mut self, path: &[Step], value: Self) -> Option<()> {
        let Some((first, rest)) = path.split_first() else {
            *self = value;
            return Some(());
        };
        if self.is_nothing() {
            *self = Self::Map(Vec::new());
        }
        match (self, first) {
            (Self::Map(entries), Step::Key(key)) => {
                match place(entries, key) {
                    Ok(at) => entries[at].1.put(rest, value)?,
                    Err(at) => entries.insert(at, (key.clone(), value.under(rest).ok()?)),
                }
                Some(())
            }
            (Self::List(items), Step::Item(at)) => items.get_mut(*at)?.put(rest, value),
            _ => None,
        }
    }

    fn remove(&mut self, path: &[Step]) -> Option<()> {
        let (last, above) = path.split_last()?;
        match (self.at(above)?, last) {
            (Self::Map(entries), Step::Key(key)) => {
                entries.remove(place(entries, key).ok()?);
            }
            (Self::List(items), Step::Item(at)) if *at < items.len() => {
                items.remove(*at);
            }
            _ => return None,
        }
        Some(())
    }

    /// Sorts the keys of every mapping, so that two values can be compared.
    pub(super) fn sorted(self) -> Self {
        match self {
            Self::Map(entries) => {
                let mut entries: Vec<_> =
                    entries.into_iter().map(|(key, value)| (key, value.sorted())).collect();
                entries.sort_by(|a, b| a.0.cmp(&b.0));
                Self::Map(entries)
            }
            Self::List(items) => Self::List(items.into_iter().map(Self::sorted).collect()),
            scalar @ Self::Scalar { .. } => scalar,
        }
    }
}

/// Where a key stands among sorted ones, or where it is to stand.
fn place(entries: &[(String, Value)], key: &str) -> Result<usize, usize> {
    entries.binary_search_by(|(own, _)| own.as_str().cmp(key))
}
