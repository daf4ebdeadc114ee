//! What falls when in the time that comes: what is to be done, met, held, measured and looked over, and what ends.

use super::document::Document;
use super::meetings::known;
use super::plan::excused;
use super::words::{filled, section};
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::rhythm::Length;
use crate::facts::due::{Duty, DutyKind};
use crate::facts::state::responsible;
use crate::facts::{State, Survey};
use crate::model::records::Time;
use crate::model::records::agreement::Agreement;
use crate::model::records::deviation::Deviation;
use crate::output::page::{Cell, Column, Fact, Fit, Part, Table};
use crate::say;

/// Something that falls on a day.
struct Coming {
    by: Day,
    what: String,
    sort: Say,
    responsible: Cell,
    rhythm: Say,
}

pub(super) fn part(document: &Document<'_, '_>, duties: &[Duty<'_>]) -> Part {
    let (lang, day) = (document.lang(), document.day());
    let months = document.options.months_ahead();
    let title = match months {
        12 => Say::fixed("Det kommande året", "The year to come"),
        1 => Say::fixed("Den kommande månaden", "The month to come"),
        4 => Say::fixed("De kommande fyra månaderna", "The four months to come"),
        _ => say!("De kommande {months} månaderna", "The {months} months to come"),
    };
    let until = Length::Months(months).after(day);
    let mut part = section("due", &title, lang);
    let mut all = of_activities(document);
    all.extend(of_plan(document));
    all.extend(of_records(document));
    all.extend(duties.iter().filter_map(|duty| of_duty(document, duty, until)));
    all.retain(|own| day < own.by && own.by <= until);
    all.sort_by_key(|own| own.by);
    part.table = filled(Table::of("coming", &columns(), all, lang));
    if part.table.is_none() {
        let none = lang.pick("Inget har en tid som infaller då.", "Nothing has a time that falls then.");
        part.facts.push(Fact::said("none", none));
    }
    part
}

/// The last day of a time that ends.
fn end(time: Option<&Time>) -> Option<Day> {
    time.filter(|time| !time.period.is_open()).map(|time| time.period.last)
}

/// The end of the plan's time.
fn of_plan(document: &Document<'_, '_>) -> Option<Coming> {
    let plan = document.plan;
    let (by, what) = (end(plan.period.as_ref())?, plan.title.to_string());
    let sort = Say::fixed("planens tid går ut", "the time of the plan ends");
    Some(Coming { by, what, sort, responsible: Cell::Nothing, rhythm: Say::fixed("", "") })
}

/// The activities that are to be started or finished, also of the plan that takes over; and the targets to be reached.
fn of_activities(document: &Document<'_, '_>) -> Vec<Coming> {
    let (workspace, day) = (document.workspace(), document.day());
    let next = document.account.as_ref().and_then(|account| account.next);
    let next = next.map(|plan| Survey::of(workspace, plan, day));
    let mut all = Vec::new();
    for survey in [Some(&document.survey), next.as_ref()].into_iter().flatten() {
        for (activity, standing) in &survey.rows {
            let promise = &activity.promise;
            // What recurs has occasions of its own.
            if !standing.state.is_open()
                || standing.state.is_late()
                || standing.state == State::NotReported
                || promise.recurs.is_some()
            {
                continue;
            }
            let start = end(promise.start()).filter(|_| standing.is_unbegun());
            let begun = Say::fixed("åtgärden ska ha påbörjats", "the activity is to be begun");
            let finished = Say::fixed("åtgärden ska vara klar", "the activity is to be finished");
            for (by, sort) in [(start, begun), (end(promise.finish()), finished)] {
                let Some(by) = by else { continue };
                all.push(Coming {
                    by,
                    what: activity.title.to_string(),
                    sort,
                    responsible: document.context.answering(responsible(survey.plan, activity), true),
                    rhythm: Say::fixed("", ""),
                });
            }
        }
    }
    all
}

/// The decisions to carry out, the agreements and the deviations that end.
fn of_records(document: &Document<'_, '_>) -> Vec<Coming> {
    let day = document.day();
    let mut all = Vec::new();
    for decision in known(document).iter().flat_map(|meeting| &meeting.decisions) {
        let is_open = decision.done.is_none_or(|done| done.day > day);
        if let Some(by) = end(decision.due.as_ref()).filter(|_| is_open) {
            all.push(Coming {
                by,
                what: decision.text.to_string(),
                sort: Say::fixed("beslutet ska vara verkställt", "the decision is to be carried out"),
                responsible: document.context.actors(&decision.responsible),
                rhythm: Say::fixed("", ""),
            });
        }
    }
    for own in document.of_kind::<Agreement>() {
        if let Some(by) = end(own.period.as_ref()) {
            all.push(Coming {
                by,
                what: own.title.to_string(),
                sort: Say::fixed("överenskommelsen går ut", "the agreement ends"),
                responsible: document.context.actors(&own.parties),
                rhythm: Say::fixed("", ""),
            });
        }
    }
    for own in document.of_kind::<Deviation>() {
        let body = own.body.as_ref().map_or(Cell::Nothing, |body| document.context.actor(body));
        if let Some(expires) = own.expires {
            all.push(Coming {
                by: expires.day,
                what: excused(document, own).read(""),
                sort: Say::fixed("avsteget upphör", "the deviation ends"),
                responsible: body,
                rhythm: Say::fixed("", ""),
            });
        }
    }
    all
}

/// The next occasion of a duty, by the working day that `vbe due` says. That a requirement recurs is told by what is done about it.
fn of_duty(document: &Document<'_, '_>, duty: &Duty<'_>, until: Day) -> Option<Coming> {
    let sort = match duty.kind {
        DutyKind::Activity => Say::fixed("återkommande åtgärd", "recurring activity"),
        DutyKind::Task => Say::fixed("uppgift som kom av en åtgärd", "task that came of an activity"),
        DutyKind::Reporting => Say::fixed("uppföljning av planen", "follow-up of the plan"),
        DutyKind::Revision => Say::fixed("planen ska vara reviderad", "the plan is to be revised"),
        DutyKind::Group => Say::fixed("möte", "meeting"),
        DutyKind::Routine => Say::fixed("översyn av rutin", "review of a routine"),
        DutyKind::Trial => Say::fixed("prövning av larmkedja", "test of an alarm chain"),
        DutyKind::Training => Say::fixed("utbildning", "training"),
        DutyKind::Indicator => Say::fixed("mätning", "measurement"),
        // A decision is told with the other records.
        DutyKind::Decision | DutyKind::Requirement => return None,
    };
    let day = document.day();
    let turns = duty.turns_on(day, until);
    let turn = turns.iter().find(|turn| !turn.is_done() && day < turn.by())?;
    let rhythm = duty.often();
    let (what, responsible) = (
        duty.said(document.workspace(), document.lang()).into_owned(),
        document.context.actors(duty.responsible),
    );
    Some(Coming { by: turn.by(), what, sort, responsible, rhythm })
}

fn columns() -> Vec<Column<Coming>> {
    vec![
        Column::new("by", Say::fixed("Klart senast", "Due by"), Fit::Narrow(10), |row: &Coming, _| {
            Cell::Day(row.by)
        }),
        Column::new("what", Say::fixed("Vad", "What"), Fit::Wide(5), |row, _| Cell::text(&row.what)),
        Column::new("sort", Say::fixed("Gäller", "Concerns"), Fit::Wide(3), |row, lang| {
            Cell::text(row.sort.text(lang))
        }),
        Column::new("rhythm", Say::fixed("Hur ofta", "How often"), Fit::Under, |row, lang| {
            let often = row.rhythm.text(lang);
            if often.is_empty() { Cell::Nothing } else { Cell::Aside(often.to_owned()) }
        }),
        Column::new("responsible", Say::fixed("Ansvarig", "Responsible"), Fit::Wide(4), |row, _| {
            row.responsible.clone()
        }),
    ]
}
