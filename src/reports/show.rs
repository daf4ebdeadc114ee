//! The show report: one record or a part of it, with its fields, its references in both directions, and the
//! reasons for its state.

use super::cells::{HELD_BACK, capital, is_of_people, plan_state, state_cell};
use super::context::ReportContext;
use super::report::Report;
use super::status::Decided;
use super::surveys;
use crate::base::lang::{Lang, Say};
use crate::facts::condition::{Fact as Baseline, asks};
use crate::facts::coverage::Judging;
use crate::facts::entities::{Entity, EntityIndex, EntityKind, Reference};
use crate::facts::in_effect::{Holding, InEffect};
use crate::facts::measured::ByUnit;
use crate::facts::naming;
use crate::facts::select::{Chosen, Trees};
use crate::facts::titles;
use crate::facts::worded::Worded;
use crate::facts::{Survey, carried, why};
use crate::model::config::Publication;
use crate::model::kinds::Kind;
use crate::model::parts::PARTS;
use crate::model::records::Record;
use crate::model::records::plan::Plan;
use crate::model::records::survey::Question;
use crate::model::references::Target;
use crate::model::workspace::{Filed, Workspace};
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Table, Tone, keys};
use crate::syntax::schema::Form;
use crate::syntax::tree::{At, What};

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
        [only] => capital(things.all[*only].sort(context.workspace).text(context.lang)),
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

/// What a thing is called: by its title, and what has none by the words that tell it apart.
pub(super) fn named(workspace: &Workspace, thing: &Entity, lang: Lang) -> String {
    let said = match thing.kind {
        EntityKind::Record(_) => {
            let record = workspace.file(thing.place.file).record.as_ref();
            record.map(|record| titles::of_record(workspace, record))
        }
        EntityKind::Requirement => titles::referred(workspace, &[], Target::Requirement, &thing.word()),
        _ => None,
    };
    let title = said.map_or_else(|| thing.title.clone(), |said| said.text(lang).to_owned());
    if title.is_empty() { thing.id.clone() } else { title }
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
        let word = thing.sort(self.context.workspace);
        let mut facts = vec![
            Fact::new(
                "sort",
                lang.pick("Sort", "Kind"),
                Cell::Word {
                    name: thing.kind.name(),
                    word: word.text(lang).to_owned(),
                    mark: "",
                    tone: Tone::Plain,
                },
            ),
            Fact::new("id", "Id", Cell::text(&thing.id)),
            Fact::new("place", lang.pick("Fil", "File"), Cell::Text(self.context.file_and_line(thing.place))),
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
            title: named(self.context.workspace, thing, lang),
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
            let state = plan.map(|plan| plan_state(context, plan.record));
            return (state.into_iter().collect(), Vec::new());
        }
        if thing.kind == EntityKind::Record("framework") {
            let framework = context.workspace.framework(&thing.key).found();
            let in_effect = InEffect::on(context.workspace, context.day);
            let said = framework.and_then(|own| in_effect.told(own.record));
            return (said.map(|said| in_effect_fact(&said, lang)).into_iter().collect(), Vec::new());
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
                let since = carried::since(context.workspace, activity, context.day);
                let record = progress.map(|filed| filed.record);
                let basis = why::in_short(activity, standing, (record, since.is_some()), context.day);
                let label = lang.pick("Grund för läget", "Basis of the state");
                state.push(Fact::new("state_basis", label, Cell::text(basis.text(lang))));
                if standing.silent {
                    let cell = Cell::Flag { is: true, word: lang.pick("ja", "yes").to_owned() };
                    state.push(Fact::new(
                        "silent",
                        lang.pick("Saknar uppföljning", "Without follow-up"),
                        cell,
                    ));
                }
                let told = (progress, since);
                (state, why::of_activity(plan, activity, told, standing.last, context.day))
            }
            EntityKind::Requirement => {
                let Some((framework, requirement)) = context.workspace.requirement(&thing.word()).found()
                else {
                    return (Vec::new(), Vec::new());
                };
                let in_effect = InEffect::on(context.workspace, context.day);
                let said = in_effect.told_of(framework.record, requirement);
                let mut state: Vec<Fact> = said.map(|said| in_effect_fact(&said, lang)).into_iter().collect();
                let mut chain = Vec::new();
                if in_effect.holding_of(framework.record, requirement) != Holding::Holds {
                    return (state, chain);
                }
                let editions = context.editions();
                let counted = context.workspace.plans().filter(|plan| editions.counts(plan.record));
                let follows = |plan: &Filed<'_, Plan>| {
                    in_effect.followed(plan.record).iter().any(|own| own.framework == framework)
                };
                for plan in counted.filter(follows) {
                    let survey = Survey::of(context.workspace, plan.record, context.day);
                    let judging = Judging::new(context.workspace, self.trees, plan, &survey, context.day);
                    let coverage = judging.requirement(framework.record, requirement);
                    let because = coverage.because.as_ref().map(|because| because.text(lang).to_owned());
                    let word = coverage.extent.word();
                    let text = format!("{}: {}", plan.record.title, word.text(lang));
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
        let (workspace, lang) = (self.context.workspace, self.context.lang);
        let loaded = workspace.file(thing.place.file);
        let kind = loaded.kind;
        let trees = self.trees.of(kind.map_or("", |kind| kind.name));
        let tree = trees.get(thing.place.file);
        let node = tree.map(|tree| tree.at(thing.node));
        let list = tree.and_then(|tree| Some(self.things.part(tree.root()?, thing)?.0));
        let chosen = match list {
            None => kind.map(Chosen::Kind),
            Some(list) => PARTS
                .iter()
                .find(|part| part.list == list && kind.is_some_and(|kind| kind.name == part.of.name))
                .map(Chosen::Part),
        };
        let form = kind.map(Kind::form);
        let form = list.map_or(form, |list| form?.key(list)?.items());
        let own = loaded.record.iter().collect();
        let worded = kind.map(|kind| Worded { workspace, kind, own, lang });
        let mut rows = Vec::new();
        for (key, value) in node.into_iter().flat_map(At::entries) {
            let Some(key) = key.scalar().filter(|key| !matches!(key.as_ref(), "kind" | "id")) else {
                continue;
            };
            let is_list = matches!(thing.kind, EntityKind::Record(_))
                && kind.is_some_and(|kind| EntityIndex::is_list(kind, key));
            // Keys that the schema does not know may hold anything, so they are not shown.
            let Some(field) = form.and_then(|form| form.key(key)) else { continue };
            let is_held = kind.is_some_and(|kind| is_held(kind, thing, key));
            let in_words = || {
                let lines = worded.as_ref().map(|worded| worded.lines(Some(field), key, value));
                Cell::Rows { written: written(value), rows: lines.unwrap_or_default() }
            };
            let cell = if let Some(told) = self.divided(thing, key, &in_words) {
                told
            } else if is_held {
                self.held(value)
            } else if is_list {
                Cell::Count(i64::try_from(value.len()).unwrap_or(i64::MAX))
            } else if let Some(rows) = self.decided(thing, key, value, worded.as_ref()) {
                Cell::Rows { written: written(value), rows }
            } else if let Some(asks) = self.asks(thing, key) {
                Cell::Rows { written: written(value), rows: vec![asks] }
            } else {
                in_words()
            };
            let said = naming::with_key(chosen, key).text(lang).to_owned();
            rows.push((Cell::Said { written: key.to_string(), said }, cell));
        }
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

    /// The decisions on a plan as every page tells them: one without a day is not known to be taken.
    fn decided(
        &self,
        thing: &Entity,
        key: &str,
        value: At<'_>,
        worded: Option<&Worded<'_>>,
    ) -> Option<Vec<String>> {
        let Some(Record::Plan(plan)) = &self.context.workspace.file(thing.place.file).record else {
            return None;
        };
        if thing.kind != EntityKind::Record("plan")
            || key != "decisions"
            || plan.decisions.len() != value.len()
        {
            return None;
        }
        let form = worded?.kind.form().key(key).and_then(Form::items);
        let rows = plan.decisions.iter().zip(value.items()).map(|(decision, item)| {
            let said = Decided::of(self.context, decision).sentence;
            let rest = worded.map(|worded| worded.row(form, key, item, &["body", "decision", "on"]));
            let rest = rest.filter(|rest| !rest.is_empty());
            rest.map_or(said.clone(), |rest| format!("{said}. {rest}."))
        });
        Some(rows.collect())
    }

    /// What a requirement asks for, under the keys that say how it is judged.
    fn asks(&self, thing: &Entity, key: &str) -> Option<String> {
        let is_asked = thing.kind == EntityKind::Requirement && key == "condition";
        let found = self.context.workspace.requirement(&thing.word()).found().filter(|_| is_asked);
        Some(asks::of_requirement(self.context.workspace, found?.1).text(self.context.lang).to_owned())
    }

    /// What is told of counts by unit or by answer, in a field that has them: all that stands there, the whole, or that it is
    /// held back.
    fn divided(&self, thing: &Entity, key: &str, in_words: &dyn Fn() -> Cell) -> Option<Cell> {
        let (workspace, lang) = (self.context.workspace, self.context.lang);
        match (workspace.file(thing.place.file).record.as_ref()?, key) {
            (Record::Measurement(measured), "by") => Some(match ByUnit::of(workspace, measured) {
                ByUnit::Told(_) => in_words(),
                ByUnit::No | ByUnit::HeldBack => Cell::text(HELD_BACK.text(lang)),
            }),
            (Record::Situation(picture), "survey") => {
                Some(Cell::text(surveys::results(self.context, &picture.results)))
            }
            (Record::Report(report), "tables") => {
                let mut counts = report.tables.iter().flat_map(|table| &table.cells).map(|(_, count)| *count);
                let is_small = counts.any(|count| (1..Publication::SMALLEST).contains(&count));
                Some(if is_small { Cell::text(HELD_BACK.text(lang)) } else { in_words() })
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
                Some(Cell::text(survey.questions.iter().map(told).collect::<Vec<_>>().join("; ")))
            }
            _ => None,
        }
    }

    fn chain(&self, chain: &[Baseline]) -> Part {
        let lang = self.context.lang;
        let rows = chain.iter().map(|ground| (ground, self.context.file_and_line(ground.place)));
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

    /// The name of the field that refers. What a condition names stands in its own words.
    fn key_name(&self, reference: &Reference<'_>) -> Say {
        let kind = self.context.workspace.file(reference.place.file).kind;
        let said = kind.zip(reference.path).map(|(kind, path)| naming::last(kind, path));
        said.unwrap_or(Say::fixed("villkor", "condition"))
    }

    fn links(&self, id: &str, title: &str, links: &[(&Reference<'_>, usize)]) -> Part {
        let lang = self.context.lang;
        let workspace = self.context.workspace;
        let rows = links.iter().map(|(reference, other)| {
            let thing = &self.things.all[*other];
            Link {
                reference,
                thing,
                field: self.key_name(reference),
                sort: thing.sort(workspace),
                title: named(workspace, thing, lang),
                place: self.context.file_and_line(reference.place),
            }
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
    /// The name of the field that refers.
    field: Say,
    sort: Say,
    title: String,
    place: String,
}

fn columns<'s>() -> Vec<Column<Link<'s>>> {
    vec![
        Column::new("key", Say::fixed("Fält", "Field"), Fit::Narrow(14), |link, lang| Cell::Said {
            written: link.reference.key.to_owned(),
            said: link.field.text(lang).to_owned(),
        }),
        Column::new("sort", Say::fixed("Sort", "Kind"), Fit::Narrow(16), |link, lang| Cell::Word {
            name: link.thing.kind.name(),
            word: link.sort.text(lang).to_owned(),
            mark: "",
            tone: Tone::Plain,
        }),
        Column::new("thing", Say::fixed("Vad", "What"), Fit::Wide(5), |link, _| Cell::Named {
            id: link.thing.id.clone(),
            title: link.title.clone(),
        }),
        Column::new("id", Say::fixed("Id", "Id"), Fit::Under, |link, _| Cell::text(&link.thing.id)),
        Column::new("place", Say::fixed("Fil och rad", "File and line"), Fit::Under, |link, _| {
            Cell::text(&link.place)
        }),
    ]
}

/// When a framework or a requirement holds.
fn in_effect_fact(said: &Say, lang: Lang) -> Fact {
    Fact::new("in_effect", lang.pick("Gäller", "In force"), Cell::text(said.text(lang)))
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
