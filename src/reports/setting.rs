//! What every report is made from.

use crate::day::Day;
use crate::git::Revision;
use crate::lang::Lang;
use crate::page::Stamp;
use crate::whole::Whole;

/// What every report is made from.
#[derive(Clone, Debug)]
pub struct Setting<'w> {
    /// The records.
    pub whole: &'w Whole,
    /// The day that it is to be true on.
    pub day: Day,
    /// The language.
    pub lang: Lang,
    /// What git says of the files.
    pub revision: Option<Revision>,
}

impl Setting<'_> {
    /// What an answer made here is stamped with.
    pub(super) fn stamp(&self) -> Stamp {
        Stamp {
            day: self.day,
            revision: self.revision.clone(),
            version: env!("CARGO_PKG_VERSION"),
            lang: self.lang,
        }
    }
}
