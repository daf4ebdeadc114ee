//! The first page of a site: the plans that the other pages are about.

use super::STATUS;
use super::context::ReportContext;
use crate::base::lang::{Lang, Say};
use crate::facts::Survey;
use crate::model::records::plan::Plan;
use crate::output::page::{Cell, Column, Fit, Page, Part, Table};

/// A plan, and what is known of it on the day.
struct Row<'w> {
    plan: &'w Plan,
    state: Say,
    activities: usize,
}

/// The first page.
pub(crate) fn index(context: &ReportContext<'_>) -> Page {
    let (lang, editions) = (context.lang, context.editions());
    let rows = context.plans_of_all_time().into_iter().map(|filed| Row {
        plan: filed.record,
        state: editions.state(filed.record).short(),
        activities: Survey::of(context.workspace, filed.record, context.day).rows.len(),
    });
    let table = Table::of("plans", &columns(), rows, lang);
    let mut notes = context.cautions();
    if table.is_empty() {
        notes.push(context.no_plan());
    }
    let part = Part {
        list: Some("plans"),
        id: "plans".to_owned(),
        title: lang.pick("Planer", "Plans").to_owned(),
        table: (!table.is_empty()).then_some(table),
        ..Part::default()
    };
    let title = lang.pick("Uppföljning av planerna", "Follow-up of the plans");
    context.page(&STATUS, title, vec![part], notes, Vec::new())
}

fn columns<'w>() -> [Column<Row<'w>>; 4] {
    [
        Column::new("title", Say::fixed("Plan", "Plan"), Fit::Wide(3), |row, _| Cell::Named {
            id: row.plan.id.to_string(),
            title: row.plan.title.to_string(),
        }),
        Column::new("period", Say::fixed("Tid", "Time"), Fit::Wide(1), |row, _| {
            Cell::time(row.plan.period.as_ref())
        }),
        Column::new("state", Say::fixed("Tillstånd", "State"), Fit::Wide(1), |row, lang: Lang| {
            Cell::text(row.state.text(lang))
        }),
        Column::new("activities", Say::fixed("Åtgärder", "Activities"), Fit::Narrow(10), |row, _| {
            Cell::Count(i64::try_from(row.activities).unwrap_or(i64::MAX))
        }),
    ]
}
