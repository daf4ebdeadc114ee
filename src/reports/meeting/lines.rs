//! The page as one table, for a spreadsheet: what everybody is to come back to, whatever section it stands in.

use crate::base::lang::Say;
use crate::output::page::{Cell, Column, Fit};

/// One thing to speak of.
#[derive(Default)]
pub(super) struct Line {
    /// The heading that it stands under on the page.
    pub(super) section: Cell,
    pub(super) id: Cell,
    pub(super) title: Cell,
    /// What has become of it, or what is asked.
    pub(super) what: Cell,
    pub(super) when: Cell,
    pub(super) responsible: Cell,
    pub(super) note: Cell,
}

impl Line {
    /// A line about something with an id, and nothing said of it yet.
    pub(super) fn of(subject: &Cell) -> Self {
        match subject {
            Cell::Named { id, title } => {
                Self { id: Cell::text(id), title: Cell::text(title), ..Self::default() }
            }
            other => Self { title: other.clone(), ..Self::default() },
        }
    }
}

pub(super) fn columns() -> Vec<Column<Line>> {
    vec![
        Column::new("section", Say::fixed("Avsnitt", "Section"), Fit::Wide(2), |line, _| {
            line.section.clone()
        }),
        Column::new("id", Say::fixed("Id", "Id"), Fit::Hidden, |line, _| line.id.clone()),
        Column::new("title", Say::fixed("Vad", "What"), Fit::Wide(4), |line, _| line.title.clone()),
        Column::new(
            "what",
            Say::fixed("Läge eller fråga", "State or question"),
            Fit::Wide(2),
            |line, _| line.what.clone(),
        ),
        Column::new("when", Say::fixed("När", "When"), Fit::Wide(1), |line, _| line.when.clone()),
        Column::new("responsible", Say::fixed("Ansvarig", "Responsible"), Fit::Wide(2), |line, _| {
            line.responsible.clone()
        }),
        Column::new("note", Say::fixed("Anteckning", "Note"), Fit::Wide(3), |line, _| line.note.clone()),
    ]
}
