//! The meetings of the time, group by group, and what was decided at them.

use std::collections::HashMap;

use super::document::Document;
use super::words::{filled, section};
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::facts::due::{Duty, DutyKind};
use crate::model::records::meeting::{Decision, Meeting};
use crate::output::page::{Cell, Column, Fact, Fit, Part, Table};
use crate::reports::cells::late_cell;

/// A group, how often it is to meet, and when it has met within the time.
struct Met {
    group: Cell,
    rhythm: Say,
    on: Vec<Day>,
}

/// The meetings that have been held by the day.
pub(super) fn known<'w>(document: &Document<'_, 'w>) -> Vec<&'w Meeting> {
    let mut all = document.of_kind::<Meeting>();
    all.retain(|meeting| meeting.on.is_some_and(|on| on.day <= document.day()));
    all
}

/// Those of the time that is followed up, earliest first.
pub(super) fn held<'w>(document: &Document<'_, 'w>) -> Vec<(Day, &'w Meeting)> {
    let all = known(document).into_iter();
    let dated = all.filter_map(|meeting| Some((meeting.on.as_ref()?.day, meeting)));
    let mut held: Vec<_> = dated.filter(|(on, _)| document.is_within(*on)).collect();
    held.sort_by_key(|(on, _)| *on);
    held
}

pub(super) fn part(document: &Document<'_, '_>, duties: &[Duty<'_>]) -> Part {
    let lang = document.lang();
    let held = held(document);
    let mut part = section("decisions", &Say::fixed("Möten och beslut", "Meetings and decisions"), lang);
    let groups = groups(document, duties, &held);
    let told = |id: &str, title: Say, table: Option<Table>| {
        let (id, title) = (id.to_owned(), title.text(lang).to_owned());
        table.map(|table| Part { id, title, table: Some(table), ..Part::default() })
    };
    let meetings = filled(Table::of("meetings", &group_columns(), groups, lang));
    part.parts.extend(told("groups", Say::fixed("Möten under perioden", "Meetings in the period"), meetings));
    let rows = held.iter().flat_map(|(on, meeting)| {
        let group = meeting.group.as_ref().map_or(Cell::Nothing, |group| document.context.actor(group));
        meeting.decisions.iter().map(move |decision| Decided {
            on: *on,
            group: group.clone(),
            responsible: document.context.actors(&decision.responsible),
            done: decision.done.map(|done| done.day).filter(|done| *done <= document.day()),
            is_late: decision.is_late(document.judged),
            decision,
        })
    });
    let decisions = filled(Table::of("decisions", &columns(), rows, lang));
    let is_silent = held.is_empty();
    if is_silent || decisions.is_none() {
        let none = if is_silent {
            lang.pick("Inga möten är antecknade under perioden.", "No meetings are recorded in the period.")
        } else {
            lang.pick(
                "Inga beslut vid möten är antecknade under perioden.",
                "No decisions are recorded in the period.",
            )
        };
        part.facts.push(Fact::said("none", none));
    }
    part.parts.extend(told("taken", Say::fixed("Beslut vid möten", "Decisions at meetings"), decisions));
    part
}

/// The groups that have met, and those that are to meet.
fn groups(document: &Document<'_, '_>, duties: &[Duty<'_>], held: &[(Day, &Meeting)]) -> Vec<Met> {
    let mut met: Vec<Met> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut place = |met: &mut Vec<Met>, group: Cell| {
        let id = match &group {
            Cell::Named { id, .. } => id.clone(),
            _ => String::new(),
        };
        *places.entry(id).or_insert_with(|| {
            met.push(Met { group, rhythm: Say::fixed("", ""), on: Vec::new() });
            met.len() - 1
        })
    };
    for duty in duties.iter().filter(|duty| duty.kind == DutyKind::Group) {
        let at = place(&mut met, document.context.actor_named(&duty.id));
        met[at].rhythm = duty.often();
    }
    for (on, meeting) in held {
        if let Some(group) = &meeting.group {
            let at = place(&mut met, document.context.actor(group));
            met[at].on.push(*on);
        }
    }
    met
}

fn group_columns() -> Vec<Column<Met>> {
    vec![
        Column::new("group", Say::fixed("Grupp", "Group"), Fit::Wide(4), |row: &Met, _| row.group.clone()),
        Column::new("count", Say::fixed("Möten", "Meetings"), Fit::Narrow(8), |row, _| {
            Cell::Count(i64::try_from(row.on.len()).unwrap_or(i64::MAX))
        }),
        Column::new("rhythm", Say::fixed("Ska träffas", "To meet"), Fit::Wide(2), |row, lang| {
            Cell::text(row.rhythm.text(lang))
        }),
        Column::new("last", Say::fixed("Senaste mötet", "Last meeting"), Fit::Narrow(13), |row, _| {
            Cell::day(row.on.last().copied())
        }),
    ]
}

/// A decision of a meeting, and whether it is carried out on the day of the document.
struct Decided<'w> {
    on: Day,
    group: Cell,
    decision: &'w Decision,
    responsible: Cell,
    done: Option<Day>,
    is_late: bool,
}

fn columns<'w>() -> Vec<Column<Decided<'w>>> {
    vec![
        Column::new("on", Say::fixed("Dag", "Day"), Fit::Narrow(10), |row, _| Cell::Day(row.on)),
        Column::new("group", Say::fixed("Grupp", "Group"), Fit::Wide(2), |row, _| row.group.clone()),
        Column::new("text", Say::fixed("Beslut", "Decision"), Fit::Wide(4), |row, _| {
            Cell::text(&*row.decision.text)
        }),
        Column::new("responsible", Say::fixed("Ansvarig", "Responsible"), Fit::Wide(2), |row, _| {
            row.responsible.clone()
        }),
        Column::new("due", Say::fixed("Klart senast", "Due"), Fit::Narrow(10), |row, _| {
            Cell::time(row.decision.due.as_ref())
        }),
        Column::new("done", Say::fixed("Verkställt", "Done"), Fit::Narrow(10), |row, _| Cell::day(row.done)),
        Column::new("state", Say::fixed("Läge", "State"), Fit::Narrow(10), |row, lang| {
            late_cell(row.is_late, lang)
        }),
    ]
}
