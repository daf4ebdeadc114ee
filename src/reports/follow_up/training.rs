//! What training has been held in the time, and how far the units have come.

use super::document::Document;
use super::words::{filled, section};
use crate::base::lang::Say;
use crate::model::records::training::Training;
use crate::output::page::{Cell, Column, Fact, Fit, Part, Table};
use crate::reports::training;

/// The trainings that were held within the time, earliest first.
pub(super) fn held<'w>(document: &Document<'_, 'w>) -> Vec<&'w Training> {
    let mut held = document.of_kind::<Training>();
    held.retain(|own| {
        let within = own.on.as_ref().is_some_and(|on| document.falls_within(on));
        within && own.is_held(document.day())
    });
    held.sort_by_key(|own| own.on.as_ref().map(|on| on.period.first));
    held
}

pub(super) fn part(document: &Document<'_, '_>) -> Part {
    let lang = document.lang();
    let units = training::part(document.context, &document.survey);
    let rows: Vec<Held<'_>> = held(document).into_iter().map(|own| Held::of(document, own)).collect();
    let mut part = Part { facts: units.facts, ..section("training", &training::TITLE, lang) };
    if rows.is_empty() {
        let none =
            lang.pick("Ingen utbildning är antecknad under tiden.", "No training is recorded in this time.");
        part.facts.push(Fact::said("none", none));
    }
    let is_any = units.table.as_ref().is_some_and(|table| {
        // A long list of units of which none has had any says no more than the sum.
        table.rows().iter().any(|row| row.iter().skip(2).any(|cell| !cell.read("").is_empty()))
    });
    if let Some(table) = filled(Table::of("held", &columns(), rows, lang)) {
        let title = lang.pick("Utbildningar under tiden", "Training in this time").to_owned();
        part.parts.push(Part { id: "held".to_owned(), title, table: Some(table), ..Part::default() });
    }
    if let Some(table) = units.table.filter(|_| is_any) {
        let title = lang.pick("Enheterna", "The units").to_owned();
        part.parts.push(Part {
            id: "units".to_owned(),
            title,
            table: Some(table.without_empty()),
            ..Part::default()
        });
    }
    part.parts.extend(units.parts);
    part
}

/// A training that was held, and for whom.
struct Held<'w> {
    training: &'w Training,
    of: Cell,
    participants: Option<u32>,
}

impl<'w> Held<'w> {
    fn of(document: &Document<'_, 'w>, training: &'w Training) -> Self {
        let named = if training.units.is_empty() { &training.meant_for } else { &training.units };
        let counted: Vec<_> = training.by_unit.iter().map(|row| row.unit.clone()).collect();
        let of = if named.is_empty() { &counted } else { named };
        Self { training, of: document.context.actors(of), participants: participants(training) }
    }
}

/// How many took part: as told, otherwise of the units together.
pub(super) fn participants(training: &Training) -> Option<u32> {
    let counted = training.by_unit.iter().filter_map(|row| Some(row.participants?.value));
    training.participants.or_else(|| counted.reduce(u32::saturating_add))
}

fn columns<'w>() -> Vec<Column<Held<'w>>> {
    vec![
        Column::new("title", Say::fixed("Utbildning", "Training"), Fit::Wide(5), |row: &Held<'w>, _| {
            Cell::text(&*row.training.title)
        }),
        Column::new("on", Say::fixed("När", "When"), Fit::Narrow(10), |row, _| {
            Cell::time(row.training.on.as_ref())
        }),
        Column::new("of", Say::fixed("För", "For"), Fit::Wide(4), |row, _| row.of.clone()),
        Column::new("participants", Say::fixed("Deltagare", "Attended"), Fit::Narrow(9), |row, _| {
            row.participants.map_or(Cell::Nothing, |count| Cell::Count(count.into()))
        }),
    ]
}
