//! Steps in a tree, and why none is taken.

/// A step from a node to one in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To what stands under a key.
    Key(String),
    /// To an item of a list, counted from 0.
    Item(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(item: usize) -> Self {
        Self::Item(item)
    }
}

/// Why a text is left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpliceError {
    /// The text has faults: what stands where cannot be told for certain.
    Faulty,
    /// There is no such place, or something of another sort stands there.
    NoSuchPlace,
    /// A comment would be lost.
    Comment,
    /// Nothing would be left in the file.
    Last,
    /// It is written in a way that cannot be changed with certainty.
    Unsure,
}
