//! The tables of open documents, which are the sheets of open spreadsheets.

use super::super::cell::{Cell, Kind, Shows};
use super::super::contents::Why;
use super::super::flow::{CellText, TableDraft};
use super::super::format::{Format, second};
use super::super::grid::{Found, Region};
use super::super::room::TableError;
use super::super::xml::Element;
use super::state::Open;
use crate::base::day::Day;

/// The most rows and columns of a table: what a sheet can have, and no more.
const ROWS: u32 = 1 << 24;
const COLUMNS: u32 = 1 << 20;

/// In how many rows and columns a cell that has only a colour is repeated at most.
const COPIES: u32 = 64;

/// The parts of a name in a table, also in the groups that are around them.
fn parts<'t>(around: Element<'t>, name: &str, groups: &[&str], found: &mut Vec<Element<'t>>) {
    for own in around.children() {
        if own.name() == name {
            found.push(own);
        } else if groups.contains(&own.name()) {
            parts(own, name, groups, found);
        }
    }
}

/// How a cell shows the day or the number that it keeps.
struct Shown {
    text: Option<String>,
    kind: Kind,
}

impl Open {
    /// Reads a table. `why` is the reason that all of it is left out, if it is.
    pub(super) fn grid(&mut self, table: Element<'_>, why: Option<Why>) -> Result<TableDraft, TableError> {
        self.room.take_empty()?;
        let mut draft = TableDraft::default();
        let (mut columns, mut rows) = (Vec::new(), Vec::new());
        parts(
            table,
            "table-column",
            &["table-columns", "table-header-columns", "table-column-group"],
            &mut columns,
        );
        parts(table, "table-row", &["table-rows", "table-header-rows", "table-row-group"], &mut rows);
        // The first column of each stretch, and the style of its cells.
        let mut looks: Vec<(u32, Option<String>)> = Vec::new();
        let mut at = 0_u32;
        for own in columns {
            self.room.take_empty()?;
            let count = own.number("number-columns-repeated").unwrap_or(1).clamp(1, COLUMNS);
            if !self.with_hidden && own.attribute("visibility").is_some_and(|own| own != "visible") {
                draft.grid.hide_columns(at, at.saturating_add(count - 1));
            }
            looks.push((at, own.attribute("default-cell-style-name")));
            at = at.saturating_add(count).min(COLUMNS);
        }
        let mut at = 0_u32;
        for row in rows {
            self.room.take_empty()?;
            let count = row.number("number-rows-repeated").unwrap_or(1).clamp(1, ROWS);
            let hidden = row.attribute("visibility").filter(|own| own != "visible" && !self.with_hidden);
            if let Some(own) = hidden {
                let why = if own == "filter" { Why::Filtered } else { Why::HiddenRow };
                draft.grid.hide_rows(at, at.saturating_add(count - 1), why);
            }
            self.row(row, (at, count), &looks, why, &mut draft)?;
            at = at.saturating_add(count).min(ROWS);
            draft.rows = at;
        }
        Ok(draft)
    }

    /// Reads a row that stands in so many rows from one on.
    fn row(
        &mut self,
        row: Element<'_>,
        (at, rows): (u32, u32),
        looks: &[(u32, Option<String>)],
        why: Option<Why>,
        draft: &mut TableDraft,
    ) -> Result<(), TableError> {
        let mut column = 0_u32;
        for cell in row.children().filter(|own| matches!(own.name(), "table-cell" | "covered-table-cell")) {
            let count = cell.number("number-columns-repeated").unwrap_or(1).clamp(1, COLUMNS);
            let (down, over) = (
                cell.number("number-rows-spanned").unwrap_or(1),
                cell.number("number-columns-spanned").unwrap_or(1),
            );
            if down > 1 || over > 1 {
                let (bottom, right) = (
                    at.saturating_add(down.clamp(1, ROWS) - 1),
                    column.saturating_add(over.clamp(1, COLUMNS) - 1),
                );
                draft.grid.merge(Region { top: at, left: column, bottom, right });
            }
            let has_content = cell.children().next().is_some()
                || cell.attribute("value-type").is_some()
                || cell.attribute("formula").is_some();
            let of_column = looks.partition_point(|(from, _)| *from <= column).checked_sub(1);
            let usual = of_column.and_then(|at| looks[at].1.clone());
            let fill = self.styles.fill(cell.attribute("style-name").or_else(|| usual.clone()));
            if has_content {
                let mut text = self.cell(cell, usual, why)?;
                text.fill = fill;
                let found = text.found();
                for (copy_down, copy) in (0..rows).flat_map(|down| (0..count).map(move |over| (down, over))) {
                    // Each copy of a cell takes room, also where nothing is seen in it.
                    self.room.take_empty()?;
                    draft.grid.put(at + copy_down, column + copy, found.clone(), &mut self.room)?;
                }
                draft.hold(at, column, text);
            } else if fill.is_some() && cell.name() == "table-cell" {
                let found = Found { cell: Cell { fill, ..Cell::plain("") }, left_out: Vec::new() };
                for copy_down in 0..rows.min(COPIES) {
                    for copy in 0..count.min(COPIES) {
                        draft.grid.put(at + copy_down, column + copy, found.clone(), &mut self.room)?;
                    }
                }
            }
            column = column.saturating_add(count).min(COLUMNS);
            draft.columns = draft.columns.max(column);
        }
        Ok(())
    }

    fn cell(
        &mut self,
        cell: Element<'_>,
        usual: Option<String>,
        why: Option<Why>,
    ) -> Result<CellText, TableError> {
        let style = cell.attribute("style-name").or(usual);
        let look = self.styles.look_named("table-cell", style.clone());
        let mut text = CellText::default();
        let struck = (look.struck == Some(true) && !self.with_struck).then_some(Why::Struck);
        let comments = cell
            .all("annotation")
            .map(|own| own.within("p").map(Element::text).collect::<Vec<_>>().join("\n"));
        comments.for_each(|comment| text.leave(Why::Comment, &comment));
        self.blocks(cell, why.or(struck), &mut text)?;
        let shown = shown(cell, self.styles.format(style), text.text());
        let is_left_out = why.or(struck).is_some();
        text.show(shown.text.filter(|_| !is_left_out), shown.kind, look.bold == Some(true));
        Ok(text)
    }
}

/// How a cell shows the value that it keeps. The text in it is what its program showed.
fn shown(cell: Element<'_>, format: Option<&Format>, said: &str) -> Shown {
    let sort = cell.attribute("value-type").unwrap_or_default();
    let value = |name: &str| cell.attribute(name);
    let said = said.trim();
    let none = said.is_empty();
    match sort.as_str() {
        _ if is_fault(said) => Shown { text: None, kind: Kind::Error },
        "date" => {
            let kept = value("date-value").unwrap_or_default();
            let (day, clock) = kept.split_once('T').unwrap_or((&kept, ""));
            let Some(day) = Day::read(day) else { return Shown { text: None, kind: Kind::Text } };
            let usual = Format::default();
            let (text, kind) = format.unwrap_or(&usual).day(day, second(clock));
            // What a program shows of a part of a day is taken as it is, but for days and months, which have one
            // form here.
            let is_whole = matches!(kind, Kind::Time(_, Shows::Day | Shows::Month));
            Shown { text: (none || is_whole).then_some(text), kind }
        }
        "boolean" => {
            let is = value("boolean-value").is_some_and(|own| own == "true");
            Shown { text: Some(if is { "ja" } else { "nej" }.to_owned()), kind: Kind::Truth(is) }
        }
        "float" | "currency" => Shown { text: value("value").filter(|_| none), kind: Kind::Number },
        "percentage" => {
            let percent = value("value").and_then(|own| own.parse().ok());
            let shown = match said.strip_suffix('%') {
                Some(number) => Some(format!("{} %", number.trim())),
                None => percent.map(|own: f64| Format::read("0.##%").number(own, false).0).filter(|_| none),
            };
            Shown { text: shown, kind: Kind::Number }
        }
        "time" => Shown { text: value("time-value").filter(|_| none), kind: Kind::Text },
        "string" if none => Shown { text: value("string-value"), kind: Kind::Text },
        "" if none => match value("formula") {
            Some(formula) => Shown { text: Some(formula), kind: Kind::Unstored },
            None => Shown { text: None, kind: Kind::Text },
        },
        _ => Shown { text: None, kind: Kind::Text },
    }
}

/// Whether a text is what a sheet shows in place of a value that it cannot make.
fn is_fault(said: &str) -> bool {
    let is_number = said.strip_prefix("Err:").or_else(|| said.strip_prefix("Fel:"));
    is_number.is_some_and(|rest| rest.parse::<u32>().is_ok())
        || said.starts_with('#') && (said.ends_with('!') || said.ends_with('?') || said == "#N/A")
}
