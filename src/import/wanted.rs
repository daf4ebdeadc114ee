//! Which tables of a file are read, and how surely their heads are known.

use super::account::Options;
use super::draft::Unclear;
use super::layout::{self, Need};
use super::{measured, points, turned};
use crate::base::likeness::fold;
use crate::io::tables::{Block, Document, Table};

/// How surely the heads of the tables are known that the activities are read from.
pub(super) fn need(document: &Document, options: &Options) -> Option<Need> {
    let has = |need: &Need| {
        let of_activities =
            |table: &&Table| is_wanted(table, options) && measured::find(table, &options.columns).is_none();
        document.tables().filter(of_activities).any(|table| {
            turned::read(table, &options.columns).is_some()
                || !turned::stacked(table, &options.columns).is_empty()
                || layout::find(table, 0, layout::width(table), &options.columns, *need).is_some()
        })
    };
    let in_text = || document.blocks.iter().any(|block| matches!(block, Block::Point { .. }));
    [Need::Strict, Need::Loose].into_iter().find(|need| has(need)).or_else(|| {
        // A table where only the place of a column says that it is the activity comes after lists.
        let is_listed = in_text() && !points::read(&document.blocks, &options.columns, true).items.is_empty();
        Some(Need::Any).filter(|need| !is_listed && has(need))
    })
}

/// Tells of a sheet or a table that was asked for, and is not in the file.
pub(super) fn unmet(document: &Document, options: &Options) -> Result<(), Unclear> {
    let sheet = Options { table: None, ..options.clone() };
    if options.sheet.is_some() && !document.tables().any(|table| is_wanted(table, &sheet)) {
        return Err(Unclear::NoSheet(document.tables().filter_map(|table| table.sheet.clone()).collect()));
    }
    if options.table.is_some() && !document.tables().any(|table| is_wanted(table, options)) {
        return Err(Unclear::NoTable(document.tables().count()));
    }
    Ok(())
}

/// Whether a table is one that is to be read.
pub(super) fn is_wanted(table: &Table, options: &Options) -> bool {
    let is_sheet = |name: &String| table.sheet.as_ref().is_some_and(|own| fold(own) == fold(name));
    options.sheet.as_ref().is_none_or(is_sheet) && options.table.is_none_or(|number| number == table.number)
}
