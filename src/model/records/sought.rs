//! What is looked for by name.

use std::borrow::Cow;

use crate::syntax::unsearched::Unsearched;
use crate::syntax::word::Word;

/// A word that was asked for, or a text of a record. Why: a text is looked up as it stands in its file, whatever is
/// covered of it, so that two covered names of one length are two.
pub trait Sought {
    /// The name as it is compared.
    fn sought(&self) -> Unsearched<&str>;
}

impl Sought for str {
    fn sought(&self) -> Unsearched<&str> {
        Unsearched::new(self)
    }
}

impl Sought for String {
    fn sought(&self) -> Unsearched<&str> {
        Unsearched::new(self)
    }
}

impl Sought for Cow<'_, str> {
    fn sought(&self) -> Unsearched<&str> {
        Unsearched::new(self)
    }
}

impl Sought for Unsearched<&str> {
    fn sought(&self) -> Unsearched<&str> {
        *self
    }
}

impl Sought for Unsearched {
    fn sought(&self) -> Unsearched<&str> {
        Unsearched::new(self.raw())
    }
}

impl Sought for Word {
    fn sought(&self) -> Unsearched<&str> {
        self.stands()
    }
}

impl<S: Sought + ?Sized> Sought for &S {
    fn sought(&self) -> Unsearched<&str> {
        (**self).sought()
    }
}
