//! The facts about what stands around a plan: what it is for, who owns it and answers for it, who asked for it, what it rests on, the plans that it is a
//! part of or is made up of, and who is told how it goes. What a plan does not say is left out.

use crate::base::lang::{Lang, Say, clause};
use crate::base::time_words;
use crate::facts::condition::words::length;
use crate::facts::lineage::sub_plans;
use crate::model::records::Text;
use crate::model::records::agreement::Agreement;
use crate::model::records::plan::{Assignment, Plan, Reporting};
use crate::output::page::{Cell, Fact};
use crate::reports::context::ReportContext;

/// Who owns it together, and who asked for it.
pub(super) fn origin(context: &ReportContext<'_>, plan: &Plan) -> Vec<Fact> {
    let lang = context.lang;
    let mut facts = Vec::new();
    if let Some(purpose) = &plan.purpose {
        facts.push(Fact::new("purpose", lang.pick("Syfte", "Purpose"), Cell::text(&**purpose)));
    }
    if !plan.owners.is_empty() {
        let label = lang.pick("Ägs gemensamt av", "Owned jointly by");
        facts.push(Fact::new("owners", label, context.actors(&plan.owners)));
    }
    if !plan.responsible.is_empty() {
        let label = lang.pick("Dokumentansvarig", "Responsible for the plan");
        facts.push(Fact::new("responsible", label, context.actors(&plan.responsible)));
    }
    let given = plan.assignment.as_deref().map(|own| assigned(context, own));
    facts.extend(
        given.map(|cell| Fact::new("assignment", lang.pick("Uppdrag från", "Assignment from"), cell)),
    );
    facts
}

/// The plans and the agreements that it belongs with, and how it is followed up.
pub(super) fn belongs(context: &ReportContext<'_>, plan: &Plan) -> Vec<Fact> {
    let (lang, workspace) = (context.lang, context.workspace);
    let mut facts = Vec::new();
    let named = |id: &Text, title: Option<&Text>| Cell::Named {
        id: id.to_string(),
        title: title.unwrap_or(id).to_string(),
    };
    if let Some(whole) = &plan.part_of {
        let title = workspace.plan(whole).found().map(|own| &own.record.title);
        facts.push(Fact::new("part_of", lang.pick("Del av", "Part of"), named(whole, title)));
    }
    let editions = context.editions();
    let parts = sub_plans(workspace, plan).map(|own| {
        let state = editions.state(own.record);
        let text = format!("{} ({})", own.record.title, state.short().text(lang));
        let fields = vec![
            ("id", Cell::text(&*own.record.id)),
            ("title", Cell::text(&*own.record.title)),
            ("state", Cell::text(state.name())),
        ];
        Cell::Fields { text, fields }
    });
    let parts: Vec<Cell> = parts.collect();
    if !parts.is_empty() {
        facts.push(Fact::new("sub_plans", lang.pick("Delplaner", "Sub-plans"), Cell::List(parts)));
    }
    let agreed = plan.agreements.iter().map(|id| {
        let own = workspace.one::<Agreement>(id).found().map(|own| own.record);
        let mut cell = named(id, own.map(|own| &own.title));
        let is_over =
            own.and_then(|own| own.period.as_ref()).is_some_and(|time| time.period.is_over(context.day));
        if let (true, Cell::Named { title, .. }) = (is_over, &mut cell) {
            title.push_str(lang.pick(" (har gått ut)", " (has ended)"));
        }
        cell
    });
    let agreed: Vec<Cell> = agreed.collect();
    if !agreed.is_empty() {
        let label = lang.pick("Bygger på överenskommelse", "Based on the agreement");
        facts.push(Fact::new("agreements", label, Cell::List(agreed)));
    }
    let told: Vec<Cell> = plan.reporting.iter().filter_map(|own| followed_up(context, own)).collect();
    if !told.is_empty() {
        facts.push(Fact::new("reporting", lang.pick("Följs upp", "Followed up"), Cell::List(told)));
    }
    facts
}

/// `Kommunfullmäktige 2025-05-12, § 54: att samla arbetet i en plan`
fn assigned(context: &ReportContext<'_>, own: &Assignment) -> Cell {
    let body = context.actor(&own.body);
    let mut text = body.read("");
    if let Some(on) = &own.on {
        text = format!("{text} {}", time_words::time(&on.text, context.lang));
    }
    text.extend(own.reference.iter().map(|reference| format!(", {reference}")));
    text.extend(own.text.iter().map(|said| format!(": {said}")));
    let written = |own: &Option<Text>| own.as_ref().map_or(Cell::Nothing, |own| Cell::text(&**own));
    let fields = vec![
        ("body", body),
        ("on", Cell::time(own.on.as_ref())),
        ("reference", written(&own.reference)),
        ("text", written(&own.text)),
    ];
    Cell::Fields { text, fields }
}

/// `varje tertial till Styrgruppen (i delårsrapporten)`
fn followed_up(context: &ReportContext<'_>, own: &Reporting) -> Option<Cell> {
    let lang: Lang = context.lang;
    let written = own.written.as_ref()?;
    let mut text = time_words::recurrence(written, lang);
    let to = own.to.as_ref().map_or(Cell::Nothing, |to| context.actor(to));
    if own.to.is_some() {
        text = format!("{text} {} {}", lang.pick("till", "to"), to.read(""));
    }
    if let Some(within) = &own.within {
        let Say { sv, en } = length(within.value);
        text.push_str(&lang.pick(format!(", inom {sv}"), format!(", within {en}")));
    }
    let note = own.note.as_ref().map_or(Cell::Nothing, |note| Cell::text(&**note));
    text.extend(own.note.iter().map(|note| format!(" ({})", clause(note))));
    Some(Cell::Fields { text, fields: vec![("recurs", Cell::text(&**written)), ("to", to), ("note", note)] })
}
