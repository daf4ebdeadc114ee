//! What the sub-plans of a strategy do: one table for each, as a board that has only the strategy needs it.

use super::document::Document;
use super::overview::planned;
use super::words::{filled, section};
use crate::base::lang::{Lang, Say};
use crate::facts::state::responsible;
use crate::facts::{Standing, Survey};
use crate::model::records::plan::Activity;
use crate::output::page::{Cell, Column, Fit, Part, Table};
use crate::reports::cells::{PROMISE_KEYS, numbered, state_cell};
use crate::reports::status::numbers_of_states;

/// An activity of a sub-plan.
struct Row<'r, 'w> {
    document: &'r Document<'r, 'w>,
    survey: &'r Survey<'w>,
    activity: &'w Activity,
    standing: &'r Standing<'w>,
}

/// The activities of the sub-plans; nothing where there are none.
pub(super) fn part(document: &Document<'_, '_>) -> Option<Part> {
    let lang = document.lang();
    let title = Say::fixed("Åtgärderna i delplanerna", "The activities of the sub-plans");
    let mut part = section("sub_plans", &title, lang);
    part.lists = &["groups"];
    for survey in document.below.iter().filter(|survey| !survey.rows.is_empty()) {
        let rows =
            survey.rows.iter().map(|(activity, standing)| Row { document, survey, activity, standing });
        part.parts.push(Part {
            list: Some("groups"),
            id: survey.plan.id.to_string(),
            title: survey.plan.title.to_string(),
            facts: numbers_of_states(&survey.rows, lang),
            table: filled(Table::of("activities", &columns(), rows, lang)),
            ..Part::default()
        });
    }
    (!part.parts.is_empty()).then_some(part)
}

fn columns<'r, 'w>() -> Vec<Column<Row<'r, 'w>>> {
    vec![
        Column::new("id", Say::fixed("Id", "Id"), Fit::Hidden, |row: &Row<'r, 'w>, _| {
            Cell::Text(format!("{}/{}", row.survey.plan.id, row.activity.id))
        }),
        Column::new("title", Say::fixed("Åtgärd", "Activity"), Fit::Wide(5), |row, _| {
            Cell::Text(numbered(row.activity.number.as_ref(), &row.activity.title))
        }),
        Column::new("goals", Say::fixed("Mål", "Goals"), Fit::Wide(4), served),
        Column::new("responsible", Say::fixed("Ansvarig", "Responsible"), Fit::Wide(3), |row, _| {
            row.document.context.actors(responsible(row.survey.plan, row.activity))
        }),
        Column::new(
            "promised",
            Say::fixed("Planerad tid", "Planned time"),
            Fit::Narrow(12),
            |row: &Row<'r, 'w>, lang| planned(row.activity, lang),
        )
        .of_fields(&PROMISE_KEYS),
        Column::new("state", Say::fixed("Läge", "State"), Fit::Narrow(11), |row, lang| {
            state_cell(row.standing.state, lang)
        }),
    ]
}

/// The goals of either plan that it serves.
fn served(row: &Row<'_, '_>, _: Lang) -> Cell {
    let (own, whole) = (row.survey.plan, row.document.plan);
    let goals =
        row.activity.serves.iter().filter_map(|id| own.goals.find(id).or_else(|| whole.goals.find(id)));
    let named = goals.map(|goal| Cell::Named {
        id: goal.id.to_string(),
        title: numbered(goal.number.as_ref(), &goal.title),
    });
    Cell::List(named.collect())
}
