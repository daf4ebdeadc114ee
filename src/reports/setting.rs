//! What every report is made from.

use super::list::Report;
use crate::day::Day;
use crate::git::Revision;
use crate::lang::Lang;
use crate::mask::Mask;
use crate::page::{Cell, Page, Part, Stamp};
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
    /// A report's answer, stamped with where and when it holds.
    pub(super) fn page(
        &self,
        report: &Report,
        title: &str,
        parts: Vec<Part>,
        notes: Vec<String>,
        asked: Vec<(&'static str, Cell)>,
    ) -> Page {
        let stamp = Stamp {
            day: self.day,
            revision: self.revision.clone(),
            version: env!("CARGO_PKG_VERSION"),
            lang: self.lang,
        };
        let (schema, lists, table) = (report.schema, report.lists, report.table);
        let mut page = Page { schema, title: title.to_owned(), parts, lists, notes, table, stamp, asked };
        Mask::of(self.whole).page(&mut page);
        page
    }
}
