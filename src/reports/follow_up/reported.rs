//! What has been reported of the plan in the time: to whom, when and for what time.

use super::document::Document;
use super::words::{filled, section};
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::model::records::report::Report;
use crate::output::page::{Cell, Column, Fit, Part, Table};

/// A report that somebody was given.
struct Given<'w> {
    on: Day,
    to: Cell,
    report: &'w Report,
}

/// The reports; nothing where nobody was given any.
pub(super) fn part<'w>(document: &Document<'_, 'w>) -> Option<Part> {
    let lang = document.lang();
    let of = |report: &'w Report| {
        let on = report.on.map(|on| on.day).filter(|on| document.is_within(*on))?;
        let to = document.context.actor(report.to.as_ref()?);
        Some(Given { on, to, report })
    };
    let mut rows: Vec<Given<'_>> = document.of_kind::<Report>().into_iter().filter_map(of).collect();
    rows.sort_by_key(|row| row.on);
    let table = filled(Table::of("reports", &columns(), rows, lang))?;
    let part = section("reports", &Say::fixed("Redovisningar", "Reports given"), lang);
    Some(Part { table: Some(table), ..part })
}

fn columns<'w>() -> Vec<Column<Given<'w>>> {
    vec![
        Column::new("on", Say::fixed("Dag", "Day"), Fit::Narrow(10), |row: &Given<'w>, _| Cell::Day(row.on)),
        Column::new("to", Say::fixed("Till", "To"), Fit::Wide(4), |row, _| row.to.clone()),
        Column::new("period", Say::fixed("Avser", "For"), Fit::Narrow(10), |row, _| {
            Cell::time(row.report.period.as_ref())
        }),
        Column::new("document", Say::fixed("Dokument", "Document"), Fit::Wide(3), |row, _| {
            row.report.document.as_ref().map_or(Cell::Nothing, |own| Cell::text(&**own))
        }),
    ]
}
