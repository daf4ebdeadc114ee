//! What somebody is helped with who writes records in an editor: what can stand where the caret is, what is meant by what
//! stands there, where it is said, what it is renamed with, and what mends a finding.
//!
//! Answers are values, with places in the bytes of files. What an editor says and is told is for `cli`.

mod lines;
mod caret;
mod scene;
mod follow;
mod symbols;
mod complete;
mod hover;
mod rename;
pub mod mend;
mod actions;

pub(crate) use actions::actions;
pub(crate) use complete::{Suggestion, SuggestionKind, suggestions};
pub(crate) use follow::{definition, uses};
pub(crate) use hover::hover;
pub(crate) use lines::{Lines, Units};
pub(crate) use rename::{renamable, renamed};
pub(crate) use scene::{FileEdit, Scene, Splice, one_splice};
pub(crate) use symbols::{Symbol, in_file, matching};
