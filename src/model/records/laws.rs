//! Laws that have been replaced, and by what: a table that a municipality can add rows to.

use super::reading::Reading;
use super::{Dated, Text};
use crate::syntax::tree::At;

/// A table of laws, in `plans/`.
#[derive(Clone, Debug)]
pub struct Laws {
    pub id: Text,
    pub title: Text,
    pub acts: Vec<Act>,
}

/// An act, by its number in the statute book.
#[derive(Clone, Debug)]
pub struct Act {
    pub number: Text,
    pub title: Text,
    pub english: Option<Text>,
    /// How it is written in running text, also abbreviated.
    pub names: Vec<Text>,
    /// The first day on which another one held instead.
    pub replaced: Option<Dated>,
    /// The number of that one.
    pub by: Option<Text>,
    /// What to look up in it.
    pub look_up: Option<Text>,
    pub look_up_english: Option<Text>,
}

impl Laws {
    pub(crate) fn read(root: At<'_>) -> Option<Self> {
        Some(Self {
            id: root.text("id")?,
            title: root.text("title").unwrap_or_default(),
            acts: root.each("acts", Act::read),
        })
    }
}

impl Act {
    fn read(at: At<'_>) -> Option<Self> {
        Some(Self {
            number: at.text("number")?,
            title: at.text("title").unwrap_or_default(),
            english: at.text("english"),
            names: at.texts("names"),
            replaced: at.day("replaced"),
            by: at.text("by"),
            look_up: at.text("look_up"),
            look_up_english: at.text("look_up_english"),
        })
    }
}
