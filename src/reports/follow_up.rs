//! The follow-up of a plan as one document, put together from the pages of other reports and the parts that only
//! it has. It counts nothing itself.

mod options;
mod support;
mod crisis;

use super::cases::{HalfYears, Sight, told, told_columns};
use super::context::ReportContext;
use super::due::{self, Options as DueOptions};
use super::gaps;
use super::report::Report;
use super::status::{self, Options as StatusOptions, STATUS};
use super::surveys;
use super::training;
use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::base::lang::{Lang, Say};
use crate::base::period::Period;
use crate::facts::Survey;
use crate::facts::account::{Account, next_of};
use crate::gaps::Filter;
use crate::model::records::meeting::Decision;
use crate::model::records::plan::Plan;
use crate::model::workspace::Filed;
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Stamp, Table};
use crate::reports::account::{self, Options as AccountOptions};
use crate::say;
pub(crate) use options::{FollowUpKind, Options};

/// The follow-up of a plan as one document. The command `vbe report` makes this and the public report.
pub static FOLLOW_UP: Report = Report {
    name: "report",
    schema: "vbe.follow-up/1",
    lists: &["follow_ups"],
    spreadsheet: Spreadsheet {
        table: "activities",
        parts: &["follow_up", "section", "group"],
        keys: STATUS.spreadsheet.keys,
        is_marked: false,
    },
    about: Say::fixed("Följ upp en plan i ett dokument", "Follow up a plan in one document"),
};

/// The document. Everything in it is true for the day of `context`.
pub(crate) fn page(context: &ReportContext<'_>, plan: Filed<'_, Plan>, options: &Options) -> Page {
    let lang = context.lang;
    let (title, period) = (options.kind.title(), &options.written);
    let parts = sections(context, plan, options);
    let mut notes = context.cautions();
    if context.day < options.period.last {
        let day = context.day;
        let running = say!(
            "{period} är inte slut: läget är det som är känt {day}.",
            "{period} is not over: this is what is known on {day}."
        );
        notes.push(running.text(lang).to_owned());
    }
    let whole = Part {
        list: Some("follow_ups"),
        id: plan.record.id.to_string(),
        title: plan.record.title.to_string(),
        facts: vec![
            Fact::new("period", lang.pick("Tid", "Time"), Cell::text(period)),
            Fact::new("as_of", lang.pick("Läget den", "As of"), Cell::Day(context.day)),
        ],
        lists: &["sections"],
        parts,
        ..Part::default()
    };
    let asked = vec![
        ("kind", Cell::text(options.kind.name())),
        ("plan", Cell::text(&options.plan)),
        ("period", Cell::text(period)),
    ];
    let title = title.text(lang);
    let title = format!("{title} {period}");
    context.page(&FOLLOW_UP, &title, vec![whole], notes, asked)
}

/// The parts of the document as separate pages, without a version in the stamp, so that they stay the same
/// when they are made again from another version of the files.
pub(crate) fn apart(page: &Page) -> Vec<(String, Page)> {
    let sections = page.parts.iter().flat_map(|part| &part.parts);
    let alone = |part: &Part| Page {
        title: String::new(),
        parts: vec![part.clone()],
        notes: Vec::new(),
        asked: Vec::new(),
        stamp: Stamp { revision: None, version: "", ..page.stamp.clone() },
        ..page.clone()
    };
    sections.map(|part| (part.id.clone(), alone(part))).collect()
}

fn sections(context: &ReportContext<'_>, plan: Filed<'_, Plan>, options: &Options) -> Vec<Part> {
    let lang = context.lang;
    let id = Some(plan.record.id.to_string());
    let status = |indicators: bool| {
        let options = StatusOptions { plan: id.clone(), indicators, ..StatusOptions::default() };
        status::page(context, &options)
    };
    let next = next_of(context.workspace, plan.record, context.day);
    let accounted = Account::of(context.workspace, plan, next, context.day);
    let promises =
        account::page(context, &accounted, &AccountOptions { plan: options.plan.clone(), next: None });
    let filter = Filter { plan: id.clone(), ..Filter::default() };
    let gap_options = gaps::Options { filter, ..gaps::Options::default() };
    let found = gaps::wanted(context, &gap_options);
    let lacking = gaps::page(context, &gap_options, &found);
    let survey = Survey::of(context.workspace, plan.record, context.day);
    // What comes next also includes the duties of the plan that follows this one, when there is one.
    let plans = [Some(plan), next].into_iter().flatten().map(|plan| plan.record.id.to_string()).collect();
    let coming = due::page(context, &DueOptions { plans, ..DueOptions::default() });
    let mut sections = vec![
        section(
            "status",
            &Say::fixed("Läget för åtgärderna", "Status of the activities"),
            status(false),
            lang,
        ),
        section(
            "promises",
            &Say::fixed("Åtagandena och deras resultat", "Commitments and their results"),
            promises,
            lang,
        ),
        section(
            "indicators",
            &Say::fixed("Mål och indikatorer", "Targets and indicators"),
            status(true),
            lang,
        ),
        alone("training", &training::TITLE, training::part(context, &survey), lang),
        alone("surveys", &surveys::TITLE, surveys::part(context, plan.record), lang),
        section("gaps", &Say::fixed("Brister i arbetet", "Gaps"), lacking, lang),
        decisions(context, options),
    ];
    sections.extend(incidents(context, options));
    sections.extend(support::section(context, plan.record, options));
    sections.extend(crisis::section(context, plan.record, options));
    sections.push(section("due", &Say::fixed("Kommande", "Coming"), coming, lang));
    sections
}

/// How many incidents came in by the app and how many reached the incident system, in each half-year that has ended within
/// the time of an annual follow-up. Only whether there are at least `k` is told, so that two documents that are laid side by
/// side tell no more.
fn incidents(context: &ReportContext<'_>, options: &Options) -> Option<Part> {
    let (lang, Period { first, last }) = (context.lang, options.period);
    let all = HalfYears::of_incidents(context.workspace, None, last.min(context.day));
    let is_within = |half: &HalfYear| {
        let is_in = half.period().is_some_and(|own| first <= own.first && own.last <= last);
        // A time that has ended is shown as on its last day, which is over too.
        is_in && (half.is_over(context.day) || options.has_ended)
    };
    let halves: Vec<HalfYear> = all.halves().filter(is_within).collect();
    let sight = Sight { k: context.workspace.config.publication.k, lang, is_capped: true };
    let rows = told(&all, &halves, sight, |_| true);
    (options.kind == FollowUpKind::Annual && all.are_there() && !rows.is_empty()).then(|| Part {
        list: Some("sections"),
        id: "incidents".to_owned(),
        title: lang.pick("Händelser som har rapporterats", "Incidents that have been reported").to_owned(),
        table: Some(Table::of("incidents", &told_columns(), rows, lang)),
        ..Part::default()
    })
}

/// A page turned into a part. A page about one plan loses its heading, since the document has it already.
fn section(id: &str, title: &Say, mut page: Page, lang: Lang) -> Part {
    let list = Some("sections");
    let (id, title) = (id.to_owned(), title.text(lang).to_owned());
    match page.parts.pop() {
        Some(only) if page.parts.is_empty() => Part { list, id, title, ..only },
        other => {
            page.parts.extend(other);
            Part { list, id, title, lists: page.lists, parts: page.parts, ..Part::default() }
        }
    }
}

/// A part that is no page of its own.
fn alone(id: &str, title: &Say, part: Part, lang: Lang) -> Part {
    Part { list: Some("sections"), id: id.to_owned(), title: title.text(lang).to_owned(), ..part }
}

/// Decisions of meetings within the period. Decisions about the plan itself are shown with its state.
fn decisions(context: &ReportContext<'_>, options: &Options) -> Part {
    let lang = context.lang;
    let Period { first, .. } = options.period;
    let is_within = |day: Day| first <= day && day <= context.day;
    let mut rows: Vec<Decided<'_>> = Vec::new();
    for meeting in context.workspace.meetings().map(|filed| filed.record) {
        let Some(on) = meeting.on.as_ref().map(|on| on.day).filter(|on| is_within(*on)) else { continue };
        let group = meeting.group.as_ref().map_or(Cell::Nothing, |group| context.actor(group));
        rows.extend(meeting.decisions.iter().map(|decision| Decided {
            on,
            group: group.clone(),
            decision,
            responsible: context.actors(&decision.responsible),
            done: decision.done.map(|done| done.day).filter(|done| *done <= context.day),
        }));
    }
    rows.sort_by_key(|row| row.on);
    let none =
        lang.pick("Inga beslut är antecknade under tiden.", "No decisions are recorded within the time.");
    let facts = if rows.is_empty() {
        vec![Fact::new("none", lang.pick("Beslut", "Decisions"), Cell::Empty(none.to_owned()))]
    } else {
        Vec::new()
    };
    let table = Table::of("decisions", &columns(), rows, lang);
    Part {
        list: Some("sections"),
        id: "decisions".to_owned(),
        title: lang.pick("Beslut vid möten", "Decisions at meetings").to_owned(),
        facts,
        table: (!table.is_empty()).then_some(table),
        ..Part::default()
    }
}

/// A decision of a meeting, and its state on the day of the document.
struct Decided<'w> {
    on: Day,
    group: Cell,
    decision: &'w Decision,
    responsible: Cell,
    done: Option<Day>,
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
        Column::new("due", Say::fixed("Till", "Due"), Fit::Narrow(10), |row, _| {
            Cell::time(row.decision.due.as_ref())
        }),
        Column::new("done", Say::fixed("Gjort", "Done"), Fit::Narrow(10), |row, _| Cell::day(row.done)),
    ]
}
