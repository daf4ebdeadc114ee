//! What stands or is to stand in a file, without its places and the way it is written, and what is asked for.

use super::step::{SpliceError, Step};
use crate::syntax::schema::is_word;
use crate::syntax::tree::{At, What};

/// A value: what a node says, whatever it looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A single value.
    Scalar {
        /// Its letters.
        text: String,
        /// It means more than its letters: a number, true or false, nothing.
        word: bool,
    },
    /// A list.
    List(Vec<Value>),
    /// A mapping, in order.
    Map(Vec<(String, Value)>),
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// This value stands there. Where the key is lacking, it and those above it are made.
    Put(Vec<Step>, Value),
    /// The list there has this item: it is put last, unless it has it already.
    Include(Vec<Step>, Value),
    /// Nothing stands there. What would be left empty by that goes too.
    Remove(Vec<Step>),
}

impl Value {
    /// A text, which stays a text whatever it looks like.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Scalar { text: text.into(), word: false }
    }

    /// What a person would write without quotes: a number is a number, and a word is a word.
    pub fn word(text: impl Into<String>) -> Self {
        let text = text.into();
        let word = is_word(&text);
        Self::Scalar { text, word }
    }

    /// What a node says.
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

    /// Whether nothing is written there.
    pub(super) fn is_nothing(&self) -> bool {
        matches!(self, Self::Scalar { text, word: true } if text.is_empty())
    }

    /// Whether it is a single value, or a list of such.
    pub(super) fn is_flat(&self) -> bool {
        match self {
            Self::Scalar { .. } => true,
            Self::List(items) => items.iter().all(|item| matches!(item, Self::Scalar { .. })),
            Self::Map(_) => false,
        }
    }

    /// The mappings that lead by those keys to this.
    pub(super) fn under(self, path: &[Step]) -> Result<Self, SpliceError> {
        path.iter().rev().try_fold(self, |value, step| match step {
            Step::Key(key) => Ok(Self::Map(vec![(key.clone(), value)])),
            Step::Item(_) => Err(SpliceError::NoSuchPlace),
        })
    }

    /// What it says once an edit is made. Where in a mapping a new key stands is no part of what it says.
    pub(super) fn edited(mut self, edit: &Edit) -> Option<Self> {
        match edit {
            Edit::Put(path, value) => self.put(path, value.clone())?,
            Edit::Include(path, item) => match self.at(path) {
                Some(Self::List(items)) => items.push(item.clone()),
                _ => self.put(path, Self::List(vec![item.clone()]))?,
            },
            Edit::Remove(path) => self.remove(path)?,
        }
        Some(self)
    }

    fn at(&mut self, path: &[Step]) -> Option<&mut Self> {
        path.iter().try_fold(self, |value, step| match (value, step) {
            (Self::Map(entries), Step::Key(key)) => {
                entries.iter_mut().find(|(own, _)| own == key).map(|(_, value)| value)
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
                match entries.iter_mut().find(|(own, _)| own == key) {
                    Some((_, inner)) => inner.put(rest, value)?,
                    None => entries.push((key.clone(), value.under(rest).ok()?)),
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
            (Self::Map(entries), Step::Key(key)) => entries.retain(|(own, _)| own != key),
            (Self::List(items), Step::Item(at)) => {
                items.remove(*at);
            }
            _ => return None,
        }
        Some(())
    }

    /// The same with the keys of every mapping in the order of the alphabet, to compare by.
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
