//! The show report: one record or a part of it, with its fields, its references in both directions, and the
//! reasons for its state.

use super::cells::{HELD_BACK, capital, is_of_people, plan_state, state_cell};
use super::context::ReportContext;
use super::report::Report;
use super::surveys;
use crate::base::lang::Say;
use crate::facts::condition::Fact as Baseline;
use crate::facts::coverage::Judging;
use crate::facts::entities::{Entity, EntityIndex, EntityKind, Reference};
use crate::facts::measured::ByUnit;
use crate::facts::naming;
use crate::facts::select::{Chosen, Trees};
use crate::facts::{Survey, why};
use crate::model::config::Publication;
use crate::model::kinds::Kind;
use crate::model::parts::PARTS;
use crate::model::records::Record;
use crate::model::records::plan::Plan;
use crate::model::records::survey::Question;
use crate::model::workspace::Filed;
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Table, Tone, keys};
use crate::syntax::finding::Place;
use crate::syntax::tree::{At, What};
use crate::syntax::unsearched::Unsearched;

/// The report of one record, or a part of it.
pub static SHOW: Report = Report {
    name: "show",
    schema: "vbe.show/1",
    lists: &["things"],
    spreadsheet: Spreadsheet {
        table: "links",
        parts: &["record", "direction"],
        keys: || keys(&columns()),
        is_marked: true,
    },
    about: Say::fixed(
        "Visa en post: uppgifter, hänvisningar och underlaget för läget",
        "Show a record: its fields, references and the basis of its state",
    ),
};

#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// The ids of the records or parts to show.
    pub ids: Vec<String>,
    /// Whether to show the facts that explain a state.
    pub why: bool,
}

/// The page of these records and parts.
pub(crate) fn page<'w>(
    context: &ReportContext<'w>,
    trees: &Trees<'w>,
    things: &EntityIndex<'w>,
    found: &[usize],
    options: &Options,
) -> Page {
    let references = things.references();
    let sheet = Sheet { context, trees, things, references: &references };
    let parts = found.iter().map(|at| sheet.part(*at, options.why)).collect();
    let title = match found {
        [only] => capital(things.all[*only].kind.word().text(context.lang)),
        _ => context.lang.pick("Valda poster", "Chosen records").to_owned(),
    };
    let ids = options.ids.iter().map(Cell::text).collect();
    let asked = vec![("ids", Cell::List(ids)), ("why", Cell::Flag { is: options.why, word: String::new() })];
    let mut notes = context.cautions();
    let beside = references.iter().filter_map(|one| {
        let is_shown = |at: &usize| found.contains(at);
        is_shown(&one.from).then_some(one.to).or(is_shown(&one.to).then_some(one.from))
    });
    if found.iter().copied().chain(beside).any(|at| is_of_people(things.all[at].kind)) {
        notes.extend(context.internal_cautions());
    }
    context.page(&SHOW, &title, parts, notes, asked)
}

fn named(thing: &Entity) -> String {
    if thing.title.is_empty() { thing.id.clone() } else { thing.title.clone() }
}

/// A file and a line, as `plans/plan.yaml:12`.
pub(super) fn place(context: &ReportContext<'_>, place: Place) -> String {
    let source = context.workspace.source(place.file);
    format!("{}:{}", source.label, source.position(place.span.start).line)
}

struct Sheet<'s, 'w> {
    context: &'s ReportContext<'w>,
    trees: &'s Trees<'w>,
    things: &'s EntityIndex<'w>,
    references: &'s [Reference<'w>],
}

impl Sheet<'_, '_> {
    fn part(&self, at: usize, why: bool) -> Part {
        let lang = self.context.lang;
        let thing = &self.things.all[at];
        let word = thing.kind.word();
        let mut facts = vec![
            Fact::new(
                "sort",
                lang.pick("Sort", "Sort"),
                Cell::Word {
                    name: thing.kind.name(),
                    word: word.text(lang).to_owned(),
                    mark: "",
                    tone: Tone::Plain,
                },
            ),
            Fact::new("id", "Id", Cell::text(&thing.id)),
            Fact::new("place", lang.pick("Fil", "File"), Cell::Text(place(self.context, thing.place))),
        ];
        let (state, chain) = self.stands(thing);
        facts.extend(state);
        let mut parts = vec![self.fields(thing)];
        if thing.kind == EntityKind::Activity {
            parts.extend(self.progress(thing));
        }
        if why {
            parts.push(self.chain(&chain));
        }
        let to = self.references.iter().filter(|one| one.from == at).map(|one| (one, one.to));
        let from = self.references.iter().filter(|one| one.to == at).map(|one| (one, one.from));
        parts.push(self.links("to", lang.pick("Hänvisar till", "Refers to"), &to.collect::<Vec<_>>()));
        parts.push(self.links(
            "from",
            lang.pick("Hänvisningar hit", "Referred to by"),
            &from.collect::<Vec<_>>(),
        ));
        parts.retain(|part| part.table.as_ref().is_some_and(|table| !table.is_empty()));
        Part {
            list: Some("things"),
            id: thing.id.clone(),
            title: named(thing),
            facts,
            lists: &["said", "grounds", "links"],
            parts,
            ..Part::default()
        }
    }

    /// The state of an activity, or how far each plan meets a requirement, and the facts that explain it.
    fn stands(&self, thing: &Entity) -> (Vec<Fact>, Vec<Baseline>) {
        let (context, lang) = (self.context, self.context.lang);
        if thing.kind == EntityKind::Record("plan") {
            let plan = context.workspace.plan(&thing.key).found();
            let state = plan.map(|plan| plan_state(&context.editions(), plan.record, lang));
            return (state.into_iter().collect(), Vec::new());
        }
        let Some((holder, own)) = thing.of_plan() else { return (Vec::new(), Vec::new()) };
        match thing.kind {
            EntityKind::Activity => {
                let Some(plan) = context.workspace.plan(&holder).found() else {
                    return (Vec::new(), Vec::new());
                };
                let survey = Survey::of(context.workspace, plan.record, context.day);
                let Some((activity, standing)) = survey.row(&own) else {
                    return (Vec::new(), Vec::new());
                };
                let progress = context.workspace.progress(&holder, &own);
                let mut state =
                    vec![Fact::new("state", lang.pick("Läge", "State"), state_cell(standing.state, lang))];
                if standing.silent {
                    let cell = Cell::Flag { is: true, word: lang.pick("ja", "yes").to_owned() };
                    state.push(Fact::new(
                        "silent",
                        lang.pick("Saknar uppföljning", "Without follow-up"),
                        cell,
                    ));
                }
                (state, why::of_activity(plan, activity, progress, standing.last, context.day))
            }
            EntityKind::Requirement => {
                let Some((framework, requirement)) = context.workspace.requirement(&thing.word()).found()
                else {
                    return (Vec::new(), Vec::new());
                };
                let mut state = Vec::new();
                let mut chain = Vec::new();
                let editions = context.editions();
                let counted = context.workspace.plans().filter(|plan| editions.counts(plan.record));
                for plan in counted.filter(|plan| follows(plan, holder)) {
                    let survey = Survey::of(context.workspace, plan.record, context.day);
                    let judging = Judging::new(context.workspace, self.trees, plan, &survey, context.day);
                    let coverage = judging.requirement(framework.record, requirement);
                    let because = coverage.because.as_ref().map(|because| because.text(lang).to_owned());
                    let word = coverage.extent.word();
                    let text = format!("{}: {}", plan.record.id, word.text(lang));
                    let text = because.map_or(text.clone(), |because| format!("{text}. {because}"));
                    let fields = vec![
                        ("plan", Cell::text(&*plan.record.id)),
                        ("state", Cell::text(coverage.extent.name())),
                    ];
                    let label = lang.pick("Läge", "State");
                    state.push(Fact::one_of("states", label, Cell::Fields { text, fields }));
                    chain.extend(judging.chain(&coverage));
                }
                (state, chain)
            }
            _ => (Vec::new(), Vec::new()),
        }
    }

    /// The fields of a thing, under the keys that its file uses.
    fn fields(&self, thing: &Entity) -> Part {
        let title = self.context.lang.pick("Uppgifter", "Fields");
        self.said("fields", title, thing)
    }

    /// What has happened to an activity, according to its progress.
    fn progress(&self, thing: &Entity) -> Option<Part> {
        let of = |own: &&Entity| own.kind == EntityKind::Record("activity") && own.key == thing.key;
        let own = self.things.all.iter().find(of)?;
        Some(self.said("progress", self.context.lang.pick("Uppföljning", "Follow-up"), own))
    }

    fn said(&self, id: &str, title: &str, thing: &Entity) -> Part {
        let kind = self.context.workspace.file(thing.place.file).kind;
        let trees = self.trees.of(kind.map_or("", |kind| kind.name));
        let tree = trees.iter().find(|(file, _)| *file == thing.place.file);
        let node = tree.map(|(_, tree)| tree.at(thing.node));
        let chosen = match thing.kind {
            EntityKind::Record(_) => kind.map(Chosen::Kind),
            _ => PARTS.iter().find(|part| part.name == thing.kind.name()).map(Chosen::Part),
        };
        let mut rows = Vec::new();
        for (key, value) in node.into_iter().flat_map(At::entries) {
            let Some(key) = key.scalar().filter(|key| !matches!(key.as_ref(), "kind" | "id")) else {
                continue;
            };
            let is_list = matches!(thing.kind, EntityKind::Record(_))
                && kind.is_some_and(|kind| EntityIndex::is_list(kind, key));
            // Keys that the schema does not know may hold anything, so they are not shown.
            let is_known = !matches!(thing.kind, EntityKind::Record(_))
                || kind.is_some_and(|kind| kind.judge().field(None, key).is_ok());
            if !is_known {
                continue;
            }
            let is_held = kind.is_some_and(|kind| is_held(kind, thing, key));
            let cell = if let Some(told) = self.divided(thing, key, value) {
                Cell::text(told)
            } else if is_held {
                self.held(value)
            } else if is_list {
                Cell::Count(i64::try_from(value.len()).unwrap_or(i64::MAX))
            } else {
                Cell::text(written(value))
            };
            let said = naming::with_key(chosen, key).text(self.context.lang).to_owned();
            rows.push((Cell::Said { written: key.to_string(), said }, cell));
        }
        let lang = self.context.lang;
        let columns = [
            Column::new("field", Say::fixed("Fält", "Field"), Fit::Narrow(22), |row: &(Cell, Cell), _| {
                row.0.clone()
            }),
            Column::new("value", Say::fixed("Innehåll", "Content"), Fit::Wide(5), |row, _| row.1.clone()),
        ];
        part("said", id, title, Table::of("fields", &columns, rows, lang))
    }

    /// A count that may be small: the number, or that it is below the smallest that is told.
    fn held(&self, value: At<'_>) -> Cell {
        let k = self.context.workspace.config.publication.k;
        match value.scalar().and_then(|count| count.parse::<u64>().ok()) {
            Some(0) => Cell::Count(0),
            Some(count) if count >= k => Cell::Count(i64::try_from(count).unwrap_or(i64::MAX)),
            Some(_) => Cell::Below(k),
            None => Cell::text(HELD_BACK.text(self.context.lang)),
        }
    }

    /// What is told of counts by unit or by answer, in a field that has them: the whole, or that it is held back.
    fn divided(&self, thing: &Entity, key: &str, value: At<'_>) -> Option<String> {
        let (workspace, lang) = (self.context.workspace, self.context.lang);
        match (workspace.file(thing.place.file).record.as_ref()?, key) {
            (Record::Measurement(measured), "by") => Some(match ByUnit::of(workspace, measured) {
                ByUnit::Told(_) => written(value),
                ByUnit::No | ByUnit::HeldBack => HELD_BACK.text(lang).to_owned(),
            }),
            (Record::Situation(picture), "survey") => Some(surveys::results(self.context, &picture.results)),
            (Record::Report(report), "tables") => {
                let mut counts = report.tables.iter().flat_map(|table| &table.cells).map(|(_, count)| *count);
                let is_small = counts.any(|count| (1..Publication::SMALLEST).contains(&count));
                Some(if is_small { HELD_BACK.text(lang).to_owned() } else { written(value) })
            }
            (Record::Survey(survey), "questions") => {
                let k = workspace.config.publication.k;
                let told = |question: &Question| {
                    format!(
                        "{}: {} ({})",
                        question.id,
                        question.text,
                        surveys::answers(self.context, question, k)
                    )
                };
                Some(survey.questions.iter().map(told).collect::<Vec<_>>().join("; "))
            }
            _ => None,
        }
    }

    fn chain(&self, chain: &[Baseline]) -> Part {
        let lang = self.context.lang;
        let rows = chain.iter().map(|ground| (ground, place(self.context, ground.place)));
        let columns = [
            Column::new(
                "what",
                Say::fixed("Vad", "What"),
                Fit::Wide(5),
                |row: &(&Baseline, String), lang| Cell::text(row.0.what.text(lang)),
            ),
            Column::new("place", Say::fixed("Fil och rad", "File and line"), Fit::Wide(4), |row, _| {
                Cell::text(&row.1)
            }),
        ];
        part("grounds", "why", lang.pick("Underlag", "Basis"), Table::of("facts", &columns, rows, lang))
    }

    fn links(&self, id: &str, title: &str, links: &[(&Reference<'_>, usize)]) -> Part {
        let lang = self.context.lang;
        let rows = links.iter().map(|(reference, other)| Link {
            reference,
            thing: &self.things.all[*other],
            place: place(self.context, reference.place),
        });
        let count = links.len();
        part("links", id, &format!("{title} ({count})"), Table::of("links", &columns(), rows, lang))
    }
}

/// Whether a field holds counts that may be small, by itself or in what it holds.
fn is_held(kind: &'static Kind, thing: &Entity, key: &str) -> bool {
    let list = match thing.kind {
        EntityKind::Record(_) => None,
        part => {
            kind.parts().iter().find(|own| EntityKind::of_part(own.part) == Some(part)).map(|own| own.list)
        }
    };
    kind.judge().field(list, key).is_ok_and(|field| field.is_held)
}

/// A reference, and the thing at its other end.
struct Link<'s> {
    reference: &'s Reference<'s>,
    thing: &'s Entity,
    place: String,
}

fn columns<'s>() -> Vec<Column<Link<'s>>> {
    vec![
        Column::new("key", Say::fixed("Fält", "Field"), Fit::Narrow(12), |link, _| {
            Cell::text(link.reference.key)
        }),
        Column::new("sort", Say::fixed("Sort", "Sort"), Fit::Narrow(16), |link, lang| Cell::Word {
            name: link.thing.kind.name(),
            word: link.thing.kind.word().text(lang).to_owned(),
            mark: "",
            tone: Tone::Plain,
        }),
        Column::new("thing", Say::fixed("Vad", "What"), Fit::Wide(5), |link, _| Cell::Named {
            id: link.thing.id.clone(),
            title: named(link.thing),
        }),
        Column::new("id", Say::fixed("Id", "Id"), Fit::Under, |link, _| Cell::text(&link.thing.id)),
        Column::new("place", Say::fixed("Fil och rad", "File and line"), Fit::Under, |link, _| {
            Cell::text(&link.place)
        }),
    ]
}

fn follows(plan: &Filed<'_, Plan>, framework: Unsearched<&str>) -> bool {
    plan.record.follows.iter().any(|follow| follow.framework.stands() == framework)
}

fn part(list: &'static str, id: &str, title: &str, table: Table) -> Part {
    Part {
        list: Some(list),
        id: id.to_owned(),
        title: title.to_owned(),
        table: Some(table),
        ..Part::default()
    }
}

/// A value on one line.
fn written(value: At<'_>) -> String {
    match value.what() {
        What::Scalar { text, .. } => text.split_whitespace().collect::<Vec<_>>().join(" "),
        What::List => {
            let items: Vec<String> = value.items().map(written).collect();
            items.join(if items.iter().any(|item| item.contains(' ')) { "; " } else { ", " })
        }
        What::Map => {
            let entries = value
                .entries()
                .filter_map(|(key, value)| Some(format!("{}: {}", key.scalar()?, written(value))));
            entries.collect::<Vec<_>>().join(", ")
        }
    }
}
