//! The tables of a `.docx`.

use super::super::contents::Why;
use super::super::fill::Fill;
use super::super::flow::{CellText, Sink, TableDraft};
use super::super::grid::Region;
use super::super::room::TableError;
use super::super::xml::Element;
use super::runs::{form, prompt};
use super::word::Word;

/// The most columns that a cell may span or a row may pass over.
const WIDE: u32 = 1000;

/// A row or a cell, and why all of it is left out, if it is.
type Part<'t> = (Element<'t>, Option<Why>);

/// The elements of a name in a table or a row, also in controls and in what programs put around them.
fn parts<'t>(around: Element<'t>, name: &str, why: Option<Why>, found: &mut Vec<Part<'t>>) {
    for own in around.children() {
        match own.name() {
            own_name if own_name == name => found.push((own, why)),
            "sdt" => {
                if let Some(content) = own.child("sdtContent") {
                    parts(content, name, why.or(prompt(own)), found);
                }
            }
            "AlternateContent" => {
                if let Some(form) = form(own) {
                    parts(form, name, why, found);
                }
            }
            "customXml" | "ins" | "moveTo" | "smartTag" => parts(own, name, why, found),
            "del" | "moveFrom" => parts(own, name, Some(Why::Deleted), found),
            _ => {}
        }
    }
}

impl Word<'_> {
    pub(super) fn table(
        &mut self,
        table: Element<'_>,
        why: Option<Why>,
        sink: &mut dyn Sink,
    ) -> Result<(), TableError> {
        self.room.take_empty()?;
        let mut draft = TableDraft::default();
        let mut rows = Vec::new();
        parts(table, "tr", why, &mut rows);
        for (at, (row, why)) in (0..).zip(rows) {
            self.room.take_empty()?;
            draft.rows = at + 1;
            self.row(row, at, why, &mut draft)?;
        }
        sink.table(draft, &mut self.room)
    }

    fn row(
        &mut self,
        row: Element<'_>,
        at: u32,
        why: Option<Why>,
        draft: &mut TableDraft,
    ) -> Result<(), TableError> {
        let look = row.child("trPr");
        let has = |name: &str| look.and_then(|look| look.flag(name)).unwrap_or_default();
        let before = look.and_then(|look| look.val("gridBefore")).and_then(|own| own.parse().ok());
        let why = why.or_else(|| match () {
            () if look.is_some_and(|look| look.child("del").is_some()) => Some(Why::Deleted),
            () if has("hidden") && !self.with_hidden => Some(Why::HiddenRow),
            () => None,
        });
        let mut column = before.unwrap_or(0).min(WIDE);
        let mut cells = Vec::new();
        parts(row, "tc", why, &mut cells);
        for (cell, why) in cells {
            let look = cell.child("tcPr");
            let val = |name: &str| look.and_then(|look| look.val(name));
            let width = val("gridSpan").and_then(|own| own.parse().ok()).unwrap_or(1).clamp(1, WIDE);
            let goes_on = |name: &str| {
                look.is_some_and(|look| look.child(name).is_some())
                    && val(name).is_none_or(|own| own != "restart")
            };
            let right = column + width - 1;
            // Cells merged in the way of old programs each lie under the one before.
            let is_beside = goes_on("hMerge") && column > 0;
            if goes_on("vMerge") {
                draft.grid.go_on(at, column, right);
            } else if is_beside {
                draft.grid.widen(at, right);
            } else if width > 1 || val("vMerge").is_some() || val("hMerge").is_some() {
                draft.grid.merge(Region { top: at, left: column, bottom: at, right });
            }
            let shade = look.and_then(|look| look.child("shd")).and_then(|own| own.attribute("fill"));
            let fill = shade.and_then(|shade| Fill::read(&shade));
            let mut text = CellText::default();
            text.fill = fill;
            let deleted = look.filter(|look| look.child("cellDel").is_some()).map(|_| Why::Deleted);
            self.blocks(cell, why.or(deleted), &mut text)?;
            let found = text.found();
            // What holds something takes its room when it is put.
            if found.cell.is_empty() {
                self.room.take_empty()?;
            }
            draft.grid.put(at, column, found, &mut self.room)?;
            draft.hold(at, column, text);
            column = right.saturating_add(1);
            draft.columns = draft.columns.max(column);
        }
        Ok(())
    }
}
