//! The meeting page as one table for a spreadsheet, with a line for everything to discuss, whatever its
//! section.

use crate::base::lang::Say;
use crate::output::page::{Cell, Column, Fit};

/// A thing to discuss.
#[derive(Default)]
pub(super) struct Line {
    /// The section that it belongs to on the page.
    pub(super) section: Cell,
    pub(super) id: Cell,
    pub(super) title: Cell,
    /// What has happened to it, or what is asked.
    pub(super) what: Cell,
    pub(super) when: Cell,
    pub(super) responsible: Cell,
    pub(super) note: Cell,
}

impl Line {
    /// A line with only the id and title of its subject.
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
