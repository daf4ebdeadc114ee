//! The follow-up of a plan as one document, which a board can be sent as it is: no id, no key and no advice to those who
//! keep the files stands in what people read of it. Each section has a file; the figures are those of `facts`.

mod options;
mod words;
mod document;
mod overview;
mod below;
mod activities;
mod goals;
mod plan;
mod meetings;
mod reported;
mod training;
mod picture;
mod support;
mod crisis;
mod people;
mod lacking;
mod coming;
mod summary;

use super::context::ReportContext;
use super::report::Report;
use crate::base::lang::Say;
use crate::base::time_words;
use crate::facts::due::Duty;
use crate::model::records::plan::Plan;
use crate::model::workspace::Filed;
use crate::output::page::{Cell, Fact, Page, Part, Spreadsheet, Stamp};
use crate::say;
use document::Document;
pub(crate) use options::{FollowUpKind, Options, whole_months};

/// The follow-up of a plan as one document. The command `vbe report` makes this and the public report.
pub static FOLLOW_UP: Report = Report {
    name: "report",
    schema: "vbe.follow-up/2",
    lists: &["follow_ups"],
    spreadsheet: Spreadsheet {
        table: "activities",
        parts: &["follow_up", "section", "group"],
        keys: overview::spreadsheet,
        is_marked: false,
    },
    about: Say::fixed("Följ upp en plan i ett dokument", "Follow up a plan in one document"),
};

/// The document. Everything in it is true for the day of `context`.
pub(crate) fn page(context: &ReportContext<'_>, plan: Filed<'_, Plan>, options: &Options) -> Page {
    let lang = context.lang;
    let (title, period) = (options.title(), time_words::said(&options.written));
    let (period, in_english) = (&period.sv, &period.en);
    let parts = sections(&Document::of(context, plan, options));
    let mut notes = context.cautions();
    if context.day < options.period.last {
        let day = context.day;
        let running = say!(
            "{period} är inte slut: läget är det som är känt {day}.",
            "{in_english} is not over: this is what is known on {day}."
        );
        notes.push(running.text(lang).to_owned());
    }
    // The page is stamped with the day that it is judged on, so that the status page of that day says the same.
    let judged = options.judged_on(context.day);
    let as_of = if options.has_ended {
        Say::fixed("Läget när perioden var slut", "As the period had ended")
    } else {
        Say::fixed("Läget den", "As of")
    };
    let whole = Part {
        list: Some("follow_ups"),
        id: plan.record.id.to_string(),
        title: plan.record.title.to_string(),
        facts: vec![
            Fact::new("period", lang.pick("Avser", "Period"), Cell::text(&**lang.pick(period, in_english))),
            Fact::new("as_of", as_of.text(lang), Cell::Day(judged)),
        ],
        lists: &["sections"],
        parts,
        ..Part::default()
    };
    let asked = vec![
        ("kind", Cell::text(options.kind.name())),
        ("plan", Cell::text(&options.plan)),
        ("period", Cell::text(&options.written)),
    ];
    let title = title.text(lang);
    let title = format!("{title} {}", lang.pick(period, in_english));
    let on_judged = ReportContext { day: judged, ..context.clone() };
    on_judged.page(&FOLLOW_UP, &title, vec![whole], notes, asked)
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

/// The sections in the order in which a board reads: first what it comes to, last what is to be decided and what comes.
fn sections(document: &Document<'_, '_>) -> Vec<Part> {
    let (context, plan) = (document.context, document.plan);
    let next = document.account.as_ref().and_then(|account| account.next);
    let is_its = |duty: &Duty<'_>| [Some(plan), next].into_iter().flatten().any(|plan| duty.is_of(&plan.id));
    let mut duties = Duty::all(context.workspace, context.day);
    duties.retain(is_its);
    let mut sections = vec![summary::part(document)];
    if document.is_annual() {
        sections.push(plan::part(document));
    }
    // A strategy has its activities in other plans, and no empty headings.
    if !document.plan.activities.is_empty() {
        sections.extend([overview::part(document), activities::part(document)]);
    }
    sections.extend(below::part(document));
    sections.push(goals::part(document));
    if document.is_annual() {
        sections.extend(goals::needs(document));
    }
    sections.extend([training::part(document), meetings::part(document, &duties)]);
    if document.is_annual() {
        sections.extend(reported::part(document));
        sections.extend([picture::part(document), plan::agreements(document)]);
        sections.extend(people::part(document));
    }
    sections.extend(support::section(context, plan, document.options));
    sections.extend(crisis::section(context, plan, document.options));
    sections.extend(plan::deviations(document));
    sections.push(lacking::part(document));
    sections.extend(plan::next(document));
    sections.push(coming::part(document, &duties));
    sections
}
