//! The plan that is followed up: who has decided it, what it leaves out, and the plan that takes over.

use super::document::Document;
use super::words::{filled, joined, quoted, section};
use crate::base::lang::{Lang, Say, clause};
use crate::base::time_words;
use crate::facts::account::Fate;
use crate::model::records::Text;
use crate::model::records::agreement::Agreement;
use crate::model::records::deviation::Deviation;
use crate::output::page::{Cell, Column, Fact, Fit, Part, Table};
use crate::reports::cells::numbered;
use crate::reports::context::ReportContext;
use crate::reports::status;
use crate::say;

pub(super) fn part(document: &Document<'_, '_>) -> Part {
    let lang = document.lang();
    let judged = ReportContext { day: document.judged, ..document.context.clone() };
    let mut facts = status::headline(&judged, document.plan);
    for left_out in &document.plan.excludes {
        let why = left_out.why.as_ref().map_or_else(String::new, |why| format!(" ({})", clause(why)));
        let text = format!("{}{why}", clause(&left_out.what));
        facts.push(Fact::one_of("excludes", lang.pick("Omfattar inte", "Leaves out"), Cell::Text(text)));
    }
    facts.extend(document_facts(document));
    let areas: Vec<Cell> = document
        .plan
        .areas
        .iter()
        .map(|area| Cell::Named {
            id: area.id.to_string(),
            title: noted(numbered(area.number.as_ref(), &area.title), area.note.as_ref()),
        })
        .collect();
    if !areas.is_empty() {
        facts.push(Fact::new("areas", lang.pick("Områden", "Areas"), Cell::List(areas)));
    }
    let promised = document.plan.areas.iter().flat_map(|area| {
        let title = numbered(area.number.as_ref(), &area.title);
        area.commitments.iter().map(move |own| Cell::Text(format!("{title}: {}", clause(own))))
    });
    let promised: Vec<Cell> = promised.collect();
    if !promised.is_empty() {
        let label = lang.pick("Åtaganden i texten", "Commitments in the text");
        facts.push(Fact::new("commitments", label, Cell::List(promised)));
    }
    Part { facts, ..section("plan", &Say::fixed("Planen", "The plan"), lang) }
}

/// A title, and the note by it.
fn noted(title: String, note: Option<&Text>) -> String {
    match note {
        Some(note) => format!("{title} ({})", clause(note)),
        None => title,
    }
}

/// What the document follows and builds on, when it was published and where it is, and what else it says.
fn document_facts(document: &Document<'_, '_>) -> Vec<Fact> {
    let (lang, plan) = (document.lang(), document.plan);
    let mut facts = Vec::new();
    let follows = plan.follows.iter().map(|own| {
        let found = document.workspace().framework(&own.framework).found();
        let title = found.map_or(&*own.framework, |found| &*found.record.title);
        let revision = own.revision.as_ref().map(|time| time_words::time(&time.text, lang));
        let revision = revision.map_or_else(String::new, |time| {
            lang.pick(format!(" (lydelse {time})"), format!(" (as of {time})"))
        });
        Cell::Named { id: own.framework.to_string(), title: format!("{title}{revision}") }
    });
    let follows: Vec<Cell> = follows.collect();
    if !follows.is_empty() {
        facts.push(Fact::new("follows", lang.pick("Följer", "Follows"), Cell::List(follows)));
    }
    let picture = plan.picture.as_ref().map(|own| {
        let dated = own.dated.as_ref().map(|time| time_words::time(&time.text, lang));
        Cell::Text([Some(clause(&own.title)), dated].into_iter().flatten().collect::<Vec<_>>().join(", "))
    });
    facts.extend(picture.map(|own| {
        Fact::new("builds_on", lang.pick("Bygger på lägesbild", "Builds on situation picture"), own)
    }));
    if plan.published.is_some() {
        let label = lang.pick("Publicerad", "Published");
        facts.push(Fact::new("published", label, Cell::time(plan.published.as_ref())));
    }
    let noted = plan.decisions.iter().filter_map(|own| Some(Cell::Text(clause(own.note.as_ref()?))));
    let noted: Vec<Cell> = noted.collect();
    if !noted.is_empty() {
        facts.push(Fact::new(
            "decision_notes",
            lang.pick("Om besluten", "On the decisions"),
            Cell::List(noted),
        ));
    }
    for (key, label, own) in [
        ("source", Say::fixed("Dokument", "Document"), &plan.source),
        ("note", Say::fixed("Anmärkning", "Note"), &plan.note),
    ] {
        facts.extend(own.as_ref().map(|own| Fact::new(key, label.text(lang), Cell::text(&**own))));
    }
    facts
}

/// What the plan that takes over has done with the promises; nothing where there is none.
pub(super) fn next(document: &Document<'_, '_>) -> Option<Part> {
    let lang = document.lang();
    let account = document.account.as_ref()?;
    let next = account.next?;
    let mut part =
        section("promises", &Say::fixed("Åtgärderna i nästa plan", "The activities in the next plan"), lang);
    let told: Vec<String> = Fate::ALL
        .iter()
        .rev()
        .map(|fate| (fate, account.count(*fate)))
        .filter(|(_, count)| *count > 0)
        .map(|(fate, count)| format!("{count} {}", fate.words(count).text(lang)))
        .collect();
    let (title, all, told) = (clause(&next.title), account.rows.len(), joined(&told, lang));
    let mut said = vec![say!("Planen ersätts av ”{title}”.", "The plan is followed by “{title}”.")];
    if !told.is_empty() {
        said.push(say!("Av {all} åtgärder är {told}.", "Of {all} activities: {told}."));
    }
    let dropped = account.rows.iter().filter(|row| row.fate == Fate::Dropped);
    let dropped = quoted(dropped.map(|row| &*row.activity.title), lang);
    if !dropped.is_empty() {
        said.push(say!(
            "Utan beslut har {dropped} utgått.",
            "Without a decision {dropped} no longer stands there."
        ));
    }
    let count = account.new.len();
    let new = quoted(account.new.iter().map(|own| &*own.title), lang);
    if count > 0 {
        said.push(say!("Nytt i planen: {new}.", "New in the plan: {new}."));
    }
    part.facts.extend(super::words::paragraph("said", &said, lang));
    Some(part)
}

/// The agreements on cooperation, or that there is none.
pub(super) fn agreements(document: &Document<'_, '_>) -> Part {
    let lang = document.lang();
    let mut part = section("agreements", &Say::fixed("Överenskommelser", "Agreements"), lang);
    let day = document.day();
    let mut all = document.of_kind::<Agreement>();
    // What had ended before the time is no part of it.
    all.retain(|own| own.signed.as_ref().is_none_or(|signed| signed.period.has_come(day)));
    let ended = |own: &&Agreement| {
        let time = own.period.as_ref().map(|time| time.period);
        time.filter(|time| time.is_over(document.options.period.first)).map(|time| time.last)
    };
    let last = all.iter().filter_map(|own| Some((ended(own)?, clause(&own.title)))).max();
    all.retain(|own| ended(own).is_none());
    let rows = all.into_iter().map(|own| (document, own));
    part.table = filled(Table::of("agreements", &agreement_columns(), rows, lang));
    if part.table.is_none() {
        let none = match last {
            Some((last, title)) => say!(
                "Ingen överenskommelse gäller. Den senaste, ”{title}”, gick ut {last}.",
                "No agreement on cooperation is in force. The latest, “{title}”, expired {last}."
            ),
            None => {
                Say::fixed("Ingen överenskommelse är antecknad.", "No agreement on cooperation is recorded.")
            }
        };
        part.facts.push(Fact::said("none", none.text(lang)));
    }
    part
}

type Agreed<'r, 'w> = (&'r Document<'r, 'w>, &'w Agreement);

fn agreement_columns<'r, 'w>() -> Vec<Column<Agreed<'r, 'w>>> {
    vec![
        Column::new(
            "title",
            Say::fixed("Överenskommelse", "Agreement"),
            Fit::Wide(4),
            |row: &Agreed<'r, 'w>, _| Cell::text(&*row.1.title),
        ),
        Column::new("about", Say::fixed("Om vad", "On what"), Fit::Under, |row: &Agreed<'r, 'w>, lang| {
            about(row.1, lang)
        })
        .of_fields(&["reference", "purposes", "areas"]),
        Column::new("parties", Say::fixed("Parter", "Parties"), Fit::Wide(3), |row, _| {
            row.0.context.actors(&row.1.parties)
        }),
        Column::new("signed", Say::fixed("Undertecknad", "Signed"), Fit::Narrow(12), |row, _| {
            Cell::time(row.1.signed.as_ref())
        }),
        Column::new("period", Say::fixed("Gäller", "Holds"), Fit::Narrow(16), validity),
    ]
}

/// `KS 2023/88; syfte: dela lägesbild; områden: Dalby centrum`
fn about(own: &Agreement, lang: Lang) -> Cell {
    let said = |label: Say, all: &[Text]| {
        let all: Vec<String> = all.iter().map(|one| clause(one)).collect();
        (!all.is_empty()).then(|| format!("{}: {}", label.text(lang), all.join(", ")))
    };
    let purposes = match own.purposes.len() {
        1 => Say::fixed("syfte", "purpose"),
        _ => Say::fixed("syften", "purposes"),
    };
    let areas = match own.areas.len() {
        1 => Say::fixed("område", "area"),
        _ => Say::fixed("områden", "areas"),
    };
    let told = [
        own.reference.as_ref().map(ToString::to_string),
        said(purposes, &own.purposes),
        said(areas, &own.areas),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    let list = |all: &[Text]| Cell::List(all.iter().map(|one| Cell::text(&**one)).collect());
    let fields = vec![
        ("reference", own.reference.as_ref().map_or(Cell::Nothing, |own| Cell::text(&**own))),
        ("purposes", list(&own.purposes)),
        ("areas", list(&own.areas)),
    ];
    Cell::Fields { text: told.join("; "), fields }
}

/// The time that it holds for, and that it is over where it is.
fn validity(row: &Agreed<'_, '_>, lang: Lang) -> Cell {
    let Some(time) = &row.1.period else { return Cell::Nothing };
    if !time.period.is_over(row.0.day()) {
        return Cell::time(Some(time));
    }
    let fields = vec![("text", Cell::text(&*time.text))];
    let ended = lang.pick("har gått ut", "has ended");
    Cell::Fields { text: format!("{} ({ended})", time_words::time(&time.text, lang)), fields }
}

/// The decisions not to do what a requirement asks for or the plan has promised; nothing where there are none.
pub(super) fn deviations(document: &Document<'_, '_>) -> Option<Part> {
    let (lang, day) = (document.lang(), document.day());
    let mut all = document.of_kind::<Deviation>();
    all.retain(|own| own.on.is_none_or(|on| on.day <= day));
    let rows = all.into_iter().map(|own| (document, own));
    let table = filled(Table::of("deviations", &deviation_columns(), rows, lang))?;
    let part = section("deviations", &Say::fixed("Beslutade avsteg", "Decided deviations"), lang);
    Some(Part { table: Some(table), ..part })
}

type Excused<'r, 'w> = (&'r Document<'r, 'w>, &'w Deviation);

fn deviation_columns<'r, 'w>() -> Vec<Column<Excused<'r, 'w>>> {
    vec![
        Column::new(
            "excuses",
            Say::fixed("Gäller", "Concerns"),
            Fit::Wide(4),
            |row: &Excused<'r, 'w>, _| excused(row.0, row.1),
        ),
        Column::new("body", Say::fixed("Beslutat av", "Decided by"), Fit::Wide(2), |row, _| {
            row.1.body.as_ref().map_or(Cell::Nothing, |body| row.0.context.actor(body))
        }),
        Column::new("motive", Say::fixed("Skäl", "Reason"), Fit::Wide(4), |row, _| {
            row.1.motive.as_ref().map_or(Cell::Nothing, |motive| Cell::text(&**motive))
        }),
        Column::new("expires", Say::fixed("Till och med", "Until"), Fit::Narrow(12), |row, _| {
            Cell::day(row.1.expires.map(|expires| expires.day))
        }),
    ]
}

/// What is excused, by its title: a requirement or an activity.
pub(super) fn excused(document: &Document<'_, '_>, deviation: &Deviation) -> Cell {
    let Some(id) = &deviation.excuses else { return Cell::Nothing };
    let (workspace, lang) = (document.workspace(), document.lang());
    if let Some((_, requirement)) = workspace.requirement(id).found() {
        return Cell::Named { id: id.to_string(), title: requirement.said(lang).to_owned() };
    }
    let parted = id.stands().parted();
    let activity = parted.and_then(|(plan, own)| workspace.plan(&plan).found()?.record.activities.find(&own));
    activity.map_or(Cell::Nothing, |own| Cell::Named { id: id.to_string(), title: own.title.to_string() })
}
