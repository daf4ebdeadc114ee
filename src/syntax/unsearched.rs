//! Text from outside that nobody has searched for what identifies people.
//!
//! It has no `Display`, it is no `str`, and its `Debug` tells nothing. So it cannot be formatted into a message or put
//! on a page by mistake: the compiler wants to know that it is read raw. `tests/it/house.rs` lists the modules that
//! may, which compare, look up, parse and write, and do not print.

use std::fmt;

use crate::base::likeness::fold;

/// Text that may hold anything, and is not shown.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unsearched<T = String>(T);

impl<T> Unsearched<T> {
    /// Takes a text from outside.
    #[inline]
    pub fn new(text: T) -> Self {
        Self(text)
    }

    /// The text itself, taken out of it.
    #[inline]
    pub(crate) fn into_raw(self) -> T {
        self.0
    }

    /// The text itself, for a machine and never for a reader.
    #[inline]
    pub fn raw(&self) -> &T {
        &self.0
    }
}

impl Unsearched<&str> {
    /// The two sides of the first `/` in an id: `plan/activity`.
    pub(crate) fn parted(self) -> Option<(Self, Self)> {
        self.0.split_once('/').map(|(one, other)| (Self(one), Self(other)))
    }

    /// The id of a part beside that of what it is in: `plan/activity`.
    pub(crate) fn beside(self, part: Unsearched<&str>) -> Unsearched {
        Unsearched(format!("{}/{}", self.0, part.0))
    }

    /// A text of its own.
    pub(crate) fn owned(self) -> Unsearched {
        Unsearched(self.0.to_owned())
    }

    /// The form in which it is compared with other names.
    pub(crate) fn folded(self) -> Unsearched {
        Unsearched(fold(self.0))
    }
}

impl<T> fmt::Debug for Unsearched<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unsearched(…)")
    }
}
