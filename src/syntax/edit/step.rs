//! Steps of a path in a tree, and why an edit was refused.

/// A step from a node to one in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into a mapping, to the value of a key.
    Key(String),
    /// Into a list, to an item counted from 0.
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

/// Returns the keys that the mapping at a path can have, in the order in which they are written.
pub(crate) type Order<'o> = &'o dyn Fn(&[Step]) -> Vec<String>;

/// Why an edit was refused and the text left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpliceError {
    /// The text has faults, so its structure is not certain.
    Faulty,
    /// The place does not exist, or has a value of another type.
    NoSuchPlace,
    /// A comment would be lost.
    Comment,
    /// The file would become empty.
    Last,
    /// The text is written in a way that no splice is certain to be right for.
    Unsure,
}
