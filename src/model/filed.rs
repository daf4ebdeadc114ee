//! A record together with its file, and the result of looking one up.

use crate::syntax::finding::{FileId, Place};
use crate::syntax::text::Span;

/// A record, or a part of one, and the file that it is in.
#[derive(Debug)]
pub struct Filed<'w, T> {
    /// The file, by its number in the workspace.
    pub file: FileId,
    /// The record or part of a record.
    pub record: &'w T,
}

// A derived `Copy` would require `T: Copy`, which a plan is not.
impl<T> Clone for Filed<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Filed<'_, T> {}

/// Two values are equal when they are the same record, not when the contents are equal.
impl<T> PartialEq for Filed<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.record, other.record)
    }
}

impl<T> Filed<'_, T> {
    /// A place in the record's file.
    pub(crate) fn place(&self, span: Span) -> Place {
        Place::new(self.file, span)
    }
}

/// The result of looking up a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup<T> {
    /// The record exists.
    Found(T),
    /// There is no such record.
    Missing,
    /// Not found, but a file that could not be read in full may hold it, so nothing can be reported as missing.
    Unknown,
}

impl<T> Lookup<T> {
    /// The record, if it was found.
    pub fn found(self) -> Option<T> {
        match self {
            Self::Found(found) => Some(found),
            Self::Missing | Self::Unknown => None,
        }
    }
}
