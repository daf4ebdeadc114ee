//! The list report: all things of one kind, one in each row, with the same filters for every kind.

mod listed;
mod sheet;

pub(crate) use listed::{Listed, Options};
use sheet::{Row, Sheet};

use std::collections::HashMap;
use std::sync::Arc;

use super::cells::{capital, is_of_people};
use super::context::ReportContext;
use super::report::Report;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::facts::Survey;
use crate::facts::copies::Copies;
use crate::facts::entities::{Entity, EntityIndex, EntityKind};
use crate::facts::naming::row;
use crate::facts::select::Trees;
use crate::output::page::{Cell, Column, Fit, Page, Part, Spreadsheet, Table, keys};
use crate::say;
use crate::syntax::finding::FileId;
use crate::syntax::tree::Tree;
use crate::syntax::unsearched::Unsearched;

/// The report that lists all things of one kind.
pub static LIST: Report = Report {
    name: "list",
    schema: "vbe.list/1",
    lists: &["lists"],
    spreadsheet: Spreadsheet {
        table: "rows",
        parts: &["list"],
        keys: || keys(&columns(Say::fixed("", ""))),
        is_marked: true,
    },
    about: Say::fixed(
        "Lista allt av en sort, med samma filter överallt",
        "List everything of a kind, with the same filters everywhere",
    ),
};

pub(crate) fn page<'w>(
    context: &ReportContext<'w>,
    trees: &Trees<'w>,
    things: &EntityIndex<'w>,
    listed: &Listed,
    options: &Options,
) -> Page {
    let lang = context.lang;
    let of_kind = trees.of(listed.kind.name);
    let by_file: HashMap<FileId, &Tree<'_>> = of_kind.iter().map(|(file, tree)| (*file, tree)).collect();
    let mut surveys: HashMap<Unsearched<&str>, Survey<'_>> = HashMap::new();
    for plan in context.workspace.plans().filter(|_| listed.entity == EntityKind::Activity) {
        let survey = || Survey::of(context.workspace, plan.record, context.day);
        surveys.entry(plan.record.id.stands()).or_insert_with(survey);
    }
    let editions = context.editions();
    let owners = listed.owners().collect();
    let sheet = Sheet { context, listed, options, owners, surveys, editions: &editions };
    let mut rows = Vec::new();
    let is_internal = is_of_people(listed.entity);
    let copies = if is_internal { Copies::of(context.workspace) } else { Arc::default() };
    // Activities and other parts of plans that are not counted are left out, as on every other page.
    let is_shown = |thing: &&Entity| {
        let is_part = listed.kind.name == "plan" && listed.list.is_some();
        let is_left_out = is_part && options.plan.is_none() && editions.leaves_out_part(thing.stands());
        thing.kind == listed.entity && !is_left_out && !copies.holds(thing.place.file)
    };
    for thing in things.all.iter().filter(is_shown).filter(|thing| sheet.is_it(thing)) {
        let tree = by_file.get(&thing.place.file);
        if let Some(row) = tree.and_then(|tree| sheet.row(thing, tree.at(thing.node))) {
            rows.push(row);
        }
    }
    let mut notes = context.cautions();
    let several = listed.several();
    if rows.is_empty() {
        let (sv, en) = (&several.sv, &several.en);
        let none = if options.is_narrow() {
            say!("Inga {sv} stämmer med urvalet.", "No {en} match the selection.")
        } else {
            say!("Inga {sv} är inlagda.", "No {en} are recorded.")
        };
        notes.push(none.text(lang).to_owned());
    }
    if listed.kind.name == "plan" && listed.list.is_some() {
        notes.extend(context.left_out(options.plan.as_deref()));
    }
    if is_internal {
        notes.extend(context.internal_cautions());
    }
    let count = rows.len();
    let title = capital(several.text(lang));
    let title = if is_internal { title } else { format!("{title} ({count})") };
    let part = Part {
        list: Some("lists"),
        id: listed.name.to_owned(),
        title,
        table: Some(Table::of("rows", &columns(whose(listed, &rows)), rows, lang)),
        ..Part::default()
    };
    let parts = if count == 0 { Vec::new() } else { vec![part] };
    let (sv, en) = (&several.sv, &several.en);
    let heading = say!("Lista över {sv}", "List of {en}");
    context.page(&LIST, heading.text(lang), parts, notes, asked(options))
}

/// What the column of those that it belongs to is called: by the fields that name them in some row, as `parter`.
fn whose(listed: &Listed, rows: &[Row]) -> Say {
    let used = listed.owners().filter(|key| rows.iter().any(|row| row.owner == Some(*key)));
    let said = row(used.map(|key| listed.said(key)), &Say::fixed(" eller ", " or "));
    Say::new(capital(&said.sv), capital(&said.en))
}

/// The columns, which are the same for every kind; only the head of those that it belongs to is its own.
fn columns(whose: Say) -> Vec<Column<Row>> {
    vec![
        Column::new("title", Say::fixed("Vad", "What"), Fit::Wide(6), |row, _| {
            if row.said == row.title {
                return Cell::Text(row.title.clone());
            }
            Cell::Said { written: row.title.clone(), said: row.said.clone() }
        }),
        Column::new("id", Say::fixed("Id", "Id"), Fit::Under, |row, _| Cell::text(&row.id)),
        Column::new("dated", Say::fixed("Tid", "Time"), Fit::Narrow(13), |row: &Row, _| {
            if row.dated.is_none() && row.time.is_empty() {
                return Cell::Nothing;
            }
            let day = |own: fn(Period) -> Day| row.dated.map_or(Cell::Nothing, |when| Cell::Day(own(when)));
            Cell::Fields {
                text: row.time.clone(),
                fields: vec![("first", day(|when| when.first)), ("last", day(|when| when.last))],
            }
        })
        .of_fields(&["first", "last"]),
        Column::new("state", Say::fixed("Läge", "State"), Fit::Narrow(13), |row, _| row.state.clone()),
        Column::new("responsible", whose, Fit::Wide(4), |row, _| row.responsible.clone()),
        Column::new("place", Say::fixed("Fil och rad", "File and line"), Fit::Hidden, |row, _| {
            Cell::text(&row.place)
        }),
    ]
}

/// What was asked for, as the page shows it.
fn asked(options: &Options) -> Vec<(&'static str, Cell)> {
    let text = |text: &Option<String>| text.as_ref().map_or(Cell::Nothing, Cell::text);
    let wheres = options.wheres.iter().map(|(path, value)| Cell::Text(format!("{path}={value}"))).collect();
    vec![
        ("kind", Cell::text(&options.kind)),
        ("plan", text(&options.plan)),
        ("area", text(&options.area)),
        ("responsible", text(&options.responsible)),
        ("unit", text(&options.unit)),
        ("states", Cell::List(options.states.iter().map(Cell::text).collect())),
        ("since", Cell::day(options.since)),
        ("until", Cell::day(options.until)),
        ("where", Cell::List(wheres)),
    ]
}

/// The first filter given that this kind does not have.
pub(crate) fn is_possible(listed: &Listed, options: &Options) -> Option<&'static str> {
    let can = listed.filters();
    let asked = [
        ("plan", options.plan.is_some()),
        ("area", options.area.is_some()),
        ("responsible", options.responsible.is_some()),
        ("unit", options.unit.is_some()),
        ("state", !options.states.is_empty()),
        ("since", options.since.is_some()),
        ("until", options.until.is_some()),
    ];
    asked.into_iter().find(|(name, is)| *is && !can.contains(name)).map(|(name, _)| name)
}
