//! The section of a follow-up on training: which units have had it, how many are left, and what is planned.

use super::context::ReportContext;
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::facts::Survey;
use crate::facts::trained::{self, Span, Trained};
use crate::model::records::training::{Sort, Training};
use crate::output::page::{Cell, Column, Fact, Fit, Part, Table, Tone};

/// The heading of the section.
pub(super) const TITLE: Say = Say::fixed("Utbildning", "Training");

/// The units of a plan and their training, then the training that is planned.
pub(super) fn part(context: &ReportContext<'_>, survey: &Survey<'_>) -> Part {
    let (workspace, day, lang) = (context.workspace, context.day, context.lang);
    let time = trained::time_of(survey.plan, day);
    let span = time.map_or(Span::Ever, |time| Span::In(time.period));
    let units = Trained::each(workspace, &trained::units(workspace, survey, day), span, day);
    let done = units.iter().filter(|unit| unit.is_done()).count();
    let begun = units.iter().filter(|unit| !unit.had.is_empty() && !unit.is_done()).count();
    let without = units.len() - done - begun;
    let count = |count: usize| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
    let all = units.len();
    let (of, trained) = (nouns::UNITS.with(all), nouns::TRAINED.with(done));
    let text = lang.pick(
        format!("Av {} är {}, {begun} delvis och {without} utan utbildning.", of.sv, trained.sv),
        format!("Of {}: {}, {begun} in part and {without} without training.", of.en, trained.en),
    );
    let fields =
        vec![("units", count(all)), ("done", count(done)), ("begun", count(begun)), ("none", count(without))];
    let planned: Vec<Awaited<'_>> = trained::awaited(workspace, survey.plan, day)
        .into_iter()
        .map(|filed| Awaited::of(context, filed.record))
        .collect();
    let is_late = planned.iter().any(|own| own.is_late);
    let table = Table::of("units", &columns(), &units, lang);
    let parts = (!planned.is_empty()).then(|| Part {
        id: "planned".to_owned(),
        title: if is_late {
            lang.pick("Planerat men inte antecknat som hållet", "Planned but not recorded as held").to_owned()
        } else {
            lang.pick("Planerade utbildningar", "Planned training").to_owned()
        },
        table: Some(Table::of("planned", &planned_columns(), planned, lang)),
        ..Part::default()
    });
    let none = || trained::without_units(workspace, survey.plan).text(lang).to_owned();
    let text = if units.is_empty() { none() } else { text };
    Part {
        facts: vec![Fact::new("training_summary", "", Cell::Fields { text, fields })],
        table: (!table.is_empty()).then_some(table),
        parts: parts.into_iter().collect(),
        ..Part::default()
    }
}

fn columns<'w>() -> Vec<Column<Trained<'w>>> {
    vec![
        Column::new("unit", Say::fixed("Enhet", "Unit"), Fit::Wide(5), |row, _| Cell::Named {
            id: row.actor.id.to_string(),
            title: row.name().to_owned(),
        }),
        Column::new("trained", Say::fixed("Utbildning", "Training"), Fit::Narrow(10), state),
        Column::new("participants", Say::fixed("Antal", "Number"), Fit::Narrow(6), |row, _| count(row.count)),
        Column::new("staff", Say::fixed("Av", "Of"), Fit::Narrow(6), |row, _| count(row.staff)),
        Column::new("left", Say::fixed("Återstår", "Left"), Fit::Narrow(6), |row, _| {
            count(row.left().or(row.staff))
        }),
        Column::new(
            "last",
            Say::fixed("Senaste utbildning", "Latest training"),
            Fit::Narrow(10),
            |row, _| Cell::time(row.last().and_then(|last| last.on.as_ref())),
        ),
    ]
}

fn count(number: Option<u32>) -> Cell {
    number.map_or(Cell::Nothing, |number| Cell::Count(number.into()))
}

fn state(row: &Trained<'_>, lang: Lang) -> Cell {
    let (name, word, tone) = match (row.had.is_empty(), row.is_done()) {
        (true, _) => ("none", lang.pick("ingen", "none"), Tone::Plain),
        (_, false) => ("begun", lang.pick("delvis", "in part"), Tone::Plain),
        _ => ("done", lang.pick("utbildad", "trained"), Tone::Plain),
    };
    Cell::Word { name, word: word.to_owned(), mark: "", tone }
}

/// A training that is planned.
struct Awaited<'w> {
    training: &'w Training,
    meant_for: Cell,
    held_by: Cell,
    is_late: bool,
}

impl<'w> Awaited<'w> {
    fn of(context: &ReportContext<'w>, training: &'w Training) -> Self {
        let planned = training.planned.as_ref();
        Self {
            training,
            meant_for: context.actors(&training.meant_for),
            held_by: training
                .held_by
                .as_ref()
                .map_or(Cell::Nothing, |name| by(context.actor(name), context.lang)),
            is_late: planned.is_some_and(|planned| planned.period.is_over(context.day)),
        }
    }
}

/// Who holds a training, to stand below those it is for.
fn by(actor: Cell, lang: Lang) -> Cell {
    match actor {
        Cell::Named { id, title } => {
            let title = lang.pick(format!("hålls av {title}"), format!("held by {title}"));
            Cell::Named { id, title }
        }
        other => other,
    }
}

fn planned_columns<'w>() -> Vec<Column<Awaited<'w>>> {
    vec![
        Column::new("training", Say::fixed("Utbildning", "Training"), Fit::Wide(5), |row, _| Cell::Named {
            id: row.training.id.to_string(),
            title: row.training.title.to_string(),
        }),
        Column::new("sort", Say::fixed("Sort", "Kind"), Fit::Narrow(8), |row, lang| {
            let (name, word) = match row.training.sort {
                Some(Sort::General) => ("general", lang.pick("allmän", "general")),
                Some(Sort::Targeted) => ("targeted", lang.pick("riktad", "targeted")),
                None => return Cell::Nothing,
            };
            Cell::Word { name, word: word.to_owned(), mark: "", tone: Tone::Plain }
        }),
        Column::new("planned", Say::fixed("När", "When"), Fit::Narrow(10), |row, _| {
            Cell::time(row.training.planned.as_ref())
        }),
        Column::new("late", Say::fixed("Försenad", "Late"), Fit::Narrow(9), |row, lang| Cell::Flag {
            is: row.is_late,
            word: lang.pick("ja", "yes").to_owned(),
        }),
        Column::new("meant_for", Say::fixed("För", "For"), Fit::Wide(3), |row, _| row.meant_for.clone()),
        Column::new("held_by", Say::fixed("Håller", "Held by"), Fit::Under, |row, _| row.held_by.clone()),
    ]
}
