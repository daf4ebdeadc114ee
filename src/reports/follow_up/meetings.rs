//! The meetings of the time, group by group, and what was decided at them.

use std::collections::HashMap;

use super::document::Document;
use super::words::{filled, section};
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::facts::due::{Duty, DutyKind};
use crate::model::records::Text;
use crate::model::records::meeting::{Decision, Meeting};
use crate::output::page::{Cell, Column, Fact, Fit, Part, Table};
use crate::reports::cells::late_cell;
use crate::say;

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
    let attended = held.iter().map(|(on, meeting)| Attended::of(document, *on, meeting));
    let attended = filled(Table::of("held", &attended_columns(), attended, lang));
    part.parts.extend(told("held", Say::fixed("Närvaro vid mötena", "Attendance at the meetings"), attended));
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

/// A meeting, and how many were there: never who.
struct Attended {
    on: Day,
    group: Cell,
    /// How many members there are, where the register says, and how many of them were there or had somebody there.
    members: Option<(usize, usize)>,
    present: usize,
    guests: usize,
}

impl Attended {
    fn of(document: &Document<'_, '_>, on: Day, meeting: &Meeting) -> Self {
        let workspace = document.workspace();
        let group = meeting.group.as_ref().and_then(|name| workspace.actor(name).found());
        let members = group.filter(|group| !group.record.members.is_empty()).map(|group| {
            let mut all = Vec::new();
            for name in group.record.convener.iter().chain(&group.record.members) {
                if !all.iter().any(|own| workspace.is_same_actor(own, name)) {
                    all.push(name);
                }
            }
            let is_there = |member: &&&Text| {
                let member = workspace.actor(*member).found();
                let mut there = meeting.present.iter().filter_map(|name| workspace.actor(name).found());
                member.is_some_and(|member| there.any(|own| workspace.line_of(own).any(|own| own == member)))
            };
            (all.iter().filter(is_there).count(), all.len())
        });
        Self {
            on,
            group: meeting.group.as_ref().map_or(Cell::Nothing, |group| document.context.actor(group)),
            members,
            present: meeting.present.len(),
            guests: meeting.invited.len(),
        }
    }

    /// `3 av 4 ledamöter, 1 gäst`
    fn said(&self, lang: Lang) -> Cell {
        let count = |count: usize| Cell::Count(i64::try_from(count).unwrap_or(i64::MAX));
        let is_told = self.present > 0 || self.guests > 0;
        let mut told = Vec::new();
        match self.members {
            Some((there, all)) if self.present > 0 => {
                let members = nouns::MEMBERS.with(all);
                let (sv, en) = (members.sv, members.en);
                told.push(say!("{there} av {sv}", "{there} of {en}").text(lang).to_owned());
            }
            _ if self.present > 0 => told.push(nouns::PRESENT.told(self.present, lang)),
            _ => {}
        }
        if self.guests > 0 {
            told.push(nouns::GUESTS.told(self.guests, lang));
        }
        let text =
            if is_told { told.join(", ") } else { lang.pick("inte antecknad", "not recorded").to_owned() };
        let members = self.members.filter(|_| self.present > 0);
        let fields = vec![
            ("present", count(self.present)),
            ("members_present", members.map_or(Cell::Nothing, |(there, _)| count(there))),
            ("members", members.map_or(Cell::Nothing, |(_, all)| count(all))),
            ("guests", count(self.guests)),
        ];
        Cell::Fields { text, fields }
    }
}

fn attended_columns() -> Vec<Column<Attended>> {
    vec![
        Column::new("on", Say::fixed("Dag", "Day"), Fit::Narrow(10), |row: &Attended, _| Cell::Day(row.on)),
        Column::new("group", Say::fixed("Grupp", "Group"), Fit::Wide(4), |row, _| row.group.clone()),
        Column::new("attendance", Say::fixed("Närvarande", "Present"), Fit::Wide(4), Attended::said)
            .of_fields(&["present", "members_present", "members", "guests"]),
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
