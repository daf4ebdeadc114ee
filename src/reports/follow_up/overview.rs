//! The activities at a glance: one row each, area by area, as a board goes through them.

use std::collections::HashMap;

use super::document::Document;
use super::words::{filled, section};
use crate::base::lang::{Lang, Say};
use crate::facts::state::responsible;
use crate::facts::{Standing, promised};
use crate::model::records::Text;
use crate::model::records::plan::Activity;
use crate::output::page::{Cell, Column, Fact, Fit, Part, Table, keys};
use crate::reports::cells::{PROMISE_KEYS, assessment_cell, numbered, promise_cell, state_cell, target_cell};
use crate::syntax::unsearched::Unsearched;

/// An activity on the day, in its document.
pub(super) struct Row<'r, 'w> {
    pub document: &'r Document<'r, 'w>,
    pub activity: &'w Activity,
    pub standing: &'r Standing<'w>,
}

/// An area and its activities.
pub(super) struct Group<'r, 'w> {
    id: String,
    title: String,
    pub rows: Vec<Row<'r, 'w>>,
    /// Its activities that have another area too and stand under that, each with its title.
    elsewhere: Vec<(&'w Activity, String)>,
}

/// The activities of the plan by area: each once, under the first of its areas in the order of the plan.
pub(super) fn by_area<'r, 'w>(document: &'r Document<'r, 'w>) -> Vec<Group<'r, 'w>> {
    let group = |id: String, title: String| Group { id, title, rows: Vec::new(), elsewhere: Vec::new() };
    let areas = &document.plan.areas;
    let places: HashMap<Unsearched<&str>, usize> =
        areas.iter().enumerate().map(|(at, area)| (area.id.stands(), at)).collect();
    let titles: Vec<String> = areas.iter().map(|area| numbered(area.number.as_ref(), &area.title)).collect();
    let mut groups: Vec<Group<'r, 'w>> =
        areas.iter().zip(&titles).map(|(area, title)| group(area.id.to_string(), title.clone())).collect();
    let title = if groups.is_empty() {
        ("Alla åtgärder", "All activities")
    } else {
        ("Utan område", "Without area")
    };
    groups.push(group(String::new(), document.lang().pick(title.0, title.1).to_owned()));
    let none = groups.len() - 1;
    for (activity, standing) in &document.survey.rows {
        let mut own: Vec<usize> =
            activity.areas.iter().filter_map(|area| places.get(&area.stands()).copied()).collect();
        own.sort_unstable();
        own.dedup();
        let first = own.first().copied().unwrap_or(none);
        groups[first].rows.push(Row { document, activity, standing });
        for other in own.into_iter().skip(1) {
            groups[other].elsewhere.push((activity, titles[first].clone()));
        }
    }
    groups.retain(|group| !group.rows.is_empty() || !group.elsewhere.is_empty());
    groups
}

pub(super) fn part(document: &Document<'_, '_>) -> Part {
    let lang = document.lang();
    let title = Say::fixed("Åtgärderna i korthet", "The activities in brief");
    let mut part = section("status", &title, lang);
    part.lists = &["groups"];
    for Group { id, title, rows, elsewhere } in by_area(document) {
        let table = filled(Table::of("activities", &columns(), rows, lang));
        let see = |(activity, area): (&Activity, String)| Cell::Named {
            id: activity.id.to_string(),
            title: lang
                .pick(format!("{}, se {area}", activity.title), format!("{}, see {area}", activity.title)),
        };
        let label = lang.pick("Hör också hit", "Also belongs here");
        let facts = if elsewhere.is_empty() {
            Vec::new()
        } else {
            vec![Fact::new("elsewhere", label, Cell::List(elsewhere.into_iter().map(see).collect()))]
        };
        part.parts.push(Part { list: Some("groups"), id, title, facts, table, ..Part::default() });
    }
    part
}

/// The keys of the table, for a spreadsheet.
pub(super) fn spreadsheet() -> Vec<&'static str> {
    keys(&columns())
}

fn columns<'r, 'w>() -> Vec<Column<Row<'r, 'w>>> {
    vec![
        Column::new("id", Say::fixed("Id", "Id"), Fit::Hidden, |row: &Row<'r, 'w>, _| {
            Cell::text(&*row.activity.id)
        }),
        Column::new("number", Say::fixed("Nr", "No."), Fit::Narrow(4), |row, _| {
            text(row.activity.number.as_ref())
        }),
        Column::new("title", Say::fixed("Åtgärd", "Activity"), Fit::Wide(5), |row, _| {
            Cell::text(&*row.activity.title)
        }),
        Column::new("time_note", Say::fixed("Om tiden", "Time in words"), Fit::Hidden, |row, _| {
            text(row.activity.promise.note.as_ref())
        }),
        Column::new("responsible", Say::fixed("Ansvarig", "Responsible"), Fit::Wide(4), |row, _| {
            let is_open = row.standing.state.is_open();
            row.document.context.answering(responsible(row.document.plan, row.activity), is_open)
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
        Column::new("silent", Say::fixed("Saknar uppföljning", "No follow-up"), Fit::Hidden, |row, lang| {
            let word = lang.pick("saknar uppföljning", "no follow-up").to_owned();
            Cell::Flag { is: row.standing.silent, word }
        }),
        Column::new("target_met", Say::fixed("Målet", "Target"), Fit::Hidden, |row, lang| {
            target_cell(row.standing.reach, lang)
        }),
        Column::new("last", Say::fixed("Senast uppdaterad", "Last updated"), Fit::Hidden, |row, _| {
            Cell::day(row.standing.last)
        }),
        Column::new("assessment", Say::fixed("Bedömning", "Assessment"), Fit::Under, |row, lang| {
            assessment_cell(row.standing.assessment, lang)
        }),
        Column::new("note", Say::fixed("Uppföljning", "Follow-up"), Fit::Hidden, |row, _| {
            text(row.standing.update.and_then(|update| update.note.as_ref()))
        }),
        Column::new("outcome", Say::fixed("Utfall", "Outcome"), Fit::Hidden, |row, _| {
            let outcome = row.document.progress(row.activity).and_then(|progress| progress.outcome.as_ref());
            text(outcome.filter(|outcome| outcome.on.day <= row.document.day()).map(|outcome| &outcome.value))
        }),
    ]
}

fn text(text: Option<&Text>) -> Cell {
    text.map_or(Cell::Nothing, |text| Cell::text(&**text))
}

/// The planned time, without the star that a page with a note of its own explains.
pub(super) fn planned(activity: &Activity, lang: Lang) -> Cell {
    match promise_cell(activity, lang) {
        Cell::Fields { fields, .. } => {
            Cell::Fields { text: promised::text(activity, lang).replace('*', ""), fields }
        }
        other => other,
    }
}
