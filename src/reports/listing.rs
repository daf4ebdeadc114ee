//! The list report: all things of one kind, one in each row, with the same filters for every kind.

use std::collections::HashMap;

use super::cells::{capital, is_of_people, state_cell};
use super::context::ReportContext;
use super::report::Report;
use super::show;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::base::time_words;
use crate::base::wording;
use crate::facts::alike;
use crate::facts::copies::Copies;
use crate::facts::dated::{dated, time as time_said};
use crate::facts::entities::{Entity, EntityIndex, EntityKind};
use crate::facts::nouns::Forms;
use crate::facts::select::{Trees, values};
use crate::facts::state::{Standing, State, responsible};
use crate::facts::{Editions, Survey};
use crate::model::kinds::{KINDS, Kind};
use crate::model::parts::{self, PARTS, PartKind};
use crate::model::records::plan::Activity;
use crate::model::records::vocabulary::{Status, Vocabulary};
use crate::model::records::{Record, organisation};
use crate::model::typed;
use crate::output::page::{Cell, Column, Fit, Page, Part, Spreadsheet, Table, Tone, keys};
use crate::say;
use crate::syntax::finding::FileId;
use crate::syntax::schema::Field;
use crate::syntax::tree::{At, Tree};
use crate::syntax::unsearched::Unsearched;
use crate::syntax::word::Word;

/// The report that lists all things of one kind.
pub static LIST: Report = Report {
    name: "list",
    schema: "vbe.list/1",
    lists: &["lists"],
    spreadsheet: Spreadsheet { table: "rows", parts: &["list"], keys: || keys(&columns()), is_marked: true },
    about: Say::fixed(
        "Lista allt av en sort, med samma filter överallt",
        "List everything of a kind, with the same filters everywhere",
    ),
};

/// What to list, and the filters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// The name of the kind to list.
    pub kind: String,
    /// List only what belongs to this plan.
    pub plan: Option<String>,
    /// List only what is in this area.
    pub area: Option<String>,
    /// List only what this role, unit or group is responsible for.
    pub responsible: Option<String>,
    /// List only what belongs to this unit and the units under it.
    pub unit: Option<String>,
    /// List only what is in one of these states; any state when empty.
    pub states: Vec<String>,
    /// List only what is about this day or later days.
    pub since: Option<Day>,
    /// List only what is about this day or earlier days.
    pub until: Option<Day>,
    /// List only things whose fields have these values: pairs of a field's path and its value.
    pub wheres: Vec<(String, String)>,
}

impl Options {
    /// Whether only some of the kind are asked for.
    fn is_narrow(&self) -> bool {
        let names = [&self.plan, &self.area, &self.responsible, &self.unit];
        let days = [self.since, self.until];
        names.iter().any(|name| name.is_some())
            || days.iter().any(Option::is_some)
            || !self.states.is_empty()
            || !self.wheres.is_empty()
    }
}

/// The fields that name the owner of a thing, in the order in which they are tried.
const OWNERS: [&str; 14] = [
    "responsible", "lead", "owner", "held_by", "role", "body", "group", "to", "prepared_by", "parties",
    "convener", "unit", "units", "organisation",
];

/// The filters that some kinds have.
const FILTERS: [&str; 7] = ["plan", "area", "responsible", "unit", "state", "since", "until"];

/// A kind of thing that can be listed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed {
    /// The name that the kind is asked for by.
    pub name: &'static str,
    entity: EntityKind,
    kind: &'static Kind,
    list: Option<&'static str>,
    title: &'static Say,
}

/// The word for several records of a kind. That of what has happened to activities is not that of the activities.
fn kind_in_plural(kind: &str) -> Say {
    match kind {
        "activity" => Say::fixed("uppföljningar av åtgärder", "follow-ups of activities"),
        kind => Forms::named(kind).of(2),
    }
}

impl Listed {
    /// The kind with this name. `progress` lists what has happened to activities, `activity` what plans
    /// promise.
    pub(crate) fn named(written: &str) -> Option<Self> {
        let words = Self::words();
        let name = words.get(wording::meant(written, &words)?)?.name;
        let part = PARTS.iter().find(|part| part.name == name);
        if let Some((part, entity)) = part.and_then(|part| Some((part, EntityKind::of_part(part.name)?))) {
            let PartKind { name, of: kind, list, words: title, .. } = part;
            return Some(Self { name, entity, kind, list: Some(list), title });
        }
        let kind = Kind::named(if name == "progress" { "activity" } else { name })?;
        let name = if kind.name == "activity" { "progress" } else { kind.name };
        Some(Self { name, entity: EntityKind::Record(kind.name), kind, list: None, title: &kind.word })
    }

    /// The word for several of them.
    fn several(&self) -> Say {
        match self.entity {
            EntityKind::Record(kind) => kind_in_plural(kind),
            _ => self.title.clone(),
        }
    }

    /// All kinds that can be listed, as people type them.
    pub(crate) fn words() -> Vec<wording::Word<'static>> {
        let several = |kind: &Kind| {
            let typed = EntityKind::Record(kind.name).typed();
            let word = wording::Word::new(typed.name, kind_in_plural(kind.name));
            typed.label.into_iter().chain(typed.also).fold(word, wording::Word::also)
        };
        let parts = parts::named().filter(|(name, _)| EntityKind::of_part(name).is_some());
        let parts = parts.map(|(name, words)| wording::Word::new(name, words.clone()));
        parts.chain(KINDS.iter().map(several)).collect()
    }

    /// The fields that name the owner. The `unit` of an indicator is what it counts in, and not an owner.
    fn owners(&self) -> impl Iterator<Item = &'static str> {
        let is_actor =
            |key: &&str| self.kind.judge().field(self.list, key).is_ok_and(|field| field.is_actor());
        OWNERS.into_iter().filter(is_actor)
    }

    fn has(&self, field: &str) -> bool {
        self.kind.judge().field(self.list, field).is_ok()
    }

    /// The filters that this kind has.
    pub(crate) fn filters(&self) -> Vec<&'static str> {
        let is_of_plan =
            self.kind.name == "plan" || ["plan", "part_of", "indicator"].iter().any(|key| self.has(key));
        let is_owned = self.owners().next().is_some();
        let is_dated = match self.list {
            None => !self.kind.is_timeless(),
            Some(_) => self.name == "activity",
        };
        let can = |filter: &&str| match *filter {
            "plan" => is_of_plan,
            "area" => self.has("areas") || self.has("area"),
            "responsible" | "unit" => is_owned,
            "state" => matches!(self.name, "activity" | "case"),
            _ => is_dated,
        };
        FILTERS.into_iter().filter(|filter| can(filter)).collect()
    }

    /// A path with the key of each field where its name is written.
    pub(crate) fn keyed(&self, path: &str) -> String {
        let mut form = Some(self.kind.form());
        if let Some(list) = self.list {
            form = form.and_then(|form| form.key(list)?.items());
        }
        let key = |written: &'_ str| {
            let key = form.and_then(|form| form.meant(written)).unwrap_or(written).to_owned();
            form = form.and_then(|form| form.key(&key)).map(|form| form.items().unwrap_or(form));
            key
        };
        path.split('.').map(key).collect::<Vec<_>>().join(".")
    }

    /// Checks that the kind has the field at `path`.
    ///
    /// # Errors
    /// The keys that there are instead, when it does not.
    pub(crate) fn field(&self, path: &str) -> Result<Field<'static>, Vec<String>> {
        self.kind.judge().field(self.list, path)
    }

    /// The state that this kind can be filtered by and that is meant.
    ///
    /// # Errors
    /// What to write instead, when there is none.
    pub(crate) fn state(&self, written: &str) -> Result<String, Say> {
        let status = self.kind.judge().field(None, "status").ok();
        let words = match self.name {
            "activity" => State::BY_CONCERN.into_iter().map(State::typed).collect(),
            _ => status.as_ref().map(typed::words_of).unwrap_or_default(),
        };
        let meant = wording::meant(written, &words).and_then(|at| words.get(at));
        meant.map(|word| word.name.to_owned()).ok_or_else(|| wording::instead(written, &words))
    }

    /// The value that is meant in a field.
    pub(crate) fn value(&self, path: &str, written: &str) -> String {
        let field = self.field(path).ok();
        let words = field.as_ref().map(typed::words_of).unwrap_or_default();
        let meant = wording::meant(written, &words).and_then(|at| words.get(at));
        meant.map_or_else(|| written.to_owned(), |word| word.name.to_owned())
    }
}

pub(crate) fn page<'w>(
    context: &ReportContext<'w>,
    trees: &Trees<'w>,
    things: &EntityIndex<'w>,
    listed: &Listed,
    options: &Options,
) -> Page {
    let lang = context.lang;
    let of_kind = trees.of(listed.kind.name);
    let by_file: HashMap<FileId, &Tree<'_>> = of_kind.iter().map(|(file, tree)| (*file, tree)).collect();
    let mut surveys: HashMap<Unsearched<&str>, Survey<'_>> = HashMap::new();
    for plan in context.workspace.plans().filter(|_| listed.entity == EntityKind::Activity) {
        let survey = || Survey::of(context.workspace, plan.record, context.day);
        surveys.entry(plan.record.id.stands()).or_insert_with(survey);
    }
    let editions = context.editions();
    let owners = listed.owners().collect();
    let sheet = Sheet { context, listed, options, owners, surveys, editions: &editions };
    let mut rows = Vec::new();
    let is_internal = is_of_people(listed.entity);
    let copies = if is_internal { Copies::of(context.workspace) } else { Copies::default() };
    // Activities and other parts of plans that are not counted are left out, as on every other page.
    let is_shown = |thing: &&Entity| {
        let is_part = listed.kind.name == "plan" && listed.list.is_some();
        let is_left_out = is_part && options.plan.is_none() && editions.leaves_out_part(thing.stands());
        thing.kind == listed.entity && !is_left_out && !copies.holds(thing.place.file)
    };
    for thing in things.all.iter().filter(is_shown).filter(|thing| sheet.is_it(thing)) {
        let tree = by_file.get(&thing.place.file);
        if let Some(row) = tree.and_then(|tree| sheet.row(thing, tree.at(thing.node))) {
            rows.push(row);
        }
    }
    let mut notes = context.cautions();
    let several = listed.several();
    if rows.is_empty() {
        let (sv, en) = (&several.sv, &several.en);
        let none = if options.is_narrow() {
            say!("Inga {sv} stämmer med urvalet.", "No {en} match the selection.")
        } else {
            say!("Inga {sv} är inlagda.", "No {en} are recorded.")
        };
        notes.push(none.text(lang).to_owned());
    }
    if listed.kind.name == "plan" && listed.list.is_some() {
        notes.extend(context.left_out(options.plan.as_deref()));
    }
    if is_internal {
        notes.extend(context.internal_cautions());
    }
    let count = rows.len();
    let title = capital(several.text(lang));
    let title = if is_internal { title } else { format!("{title} ({count})") };
    let part = Part {
        list: Some("lists"),
        id: listed.name.to_owned(),
        title,
        table: Some(Table::of("rows", &columns(), rows, lang)),
        ..Part::default()
    };
    let parts = if count == 0 { Vec::new() } else { vec![part] };
    let (sv, en) = (&several.sv, &several.en);
    let heading = say!("Lista över {sv}", "List of {en}");
    context.page(&LIST, heading.text(lang), parts, notes, asked(options))
}

/// A row of the list.
struct Row {
    title: String,
    id: String,
    dated: Option<Period>,
    /// The same as people write it.
    time: String,
    state: Cell,
    responsible: Cell,
    place: String,
}

/// The columns, which are the same for every kind.
fn columns() -> Vec<Column<Row>> {
    vec![
        Column::new("title", Say::fixed("Vad", "What"), Fit::Wide(6), |row, _| Cell::Text(row.title.clone())),
        Column::new("id", Say::fixed("Id", "Id"), Fit::Under, |row, _| Cell::text(&row.id)),
        Column::new("dated", Say::fixed("Tid", "Time"), Fit::Narrow(13), |row: &Row, _| {
            row.dated.map_or(Cell::Nothing, |when| Cell::Fields {
                text: row.time.clone(),
                fields: vec![("first", Cell::Day(when.first)), ("last", Cell::Day(when.last))],
            })
        })
        .of_fields(&["first", "last"]),
        Column::new("state", Say::fixed("Läge", "State"), Fit::Narrow(13), |row, _| row.state.clone()),
        Column::new("responsible", Say::fixed("Vems", "Whose"), Fit::Wide(4), |row, _| {
            row.responsible.clone()
        }),
        Column::new("place", Say::fixed("Fil och rad", "File and line"), Fit::Hidden, |row, _| {
            Cell::text(&row.place)
        }),
    ]
}

/// What was asked for, as the page shows it.
fn asked(options: &Options) -> Vec<(&'static str, Cell)> {
    let text = |text: &Option<String>| text.as_ref().map_or(Cell::Nothing, Cell::text);
    let wheres = options.wheres.iter().map(|(path, value)| Cell::Text(format!("{path}={value}"))).collect();
    vec![
        ("kind", Cell::text(&options.kind)),
        ("plan", text(&options.plan)),
        ("area", text(&options.area)),
        ("responsible", text(&options.responsible)),
        ("unit", text(&options.unit)),
        ("states", Cell::List(options.states.iter().map(Cell::text).collect())),
        ("since", Cell::day(options.since)),
        ("until", Cell::day(options.until)),
        ("where", Cell::List(wheres)),
    ]
}

struct Sheet<'s, 'w> {
    context: &'s ReportContext<'w>,
    listed: &'s Listed,
    options: &'s Options,
    /// The fields that name the owner.
    owners: Vec<&'static str>,
    /// The state of the activities of each plan, by its id, when activities are listed.
    surveys: HashMap<Unsearched<&'w str>, Survey<'w>>,
    editions: &'s Editions<'w>,
}

impl<'w> Sheet<'_, 'w> {
    /// Whether a thing is of the listed kind. Only the register shows whether an actor is a role, unit or
    /// group.
    fn is_it(&self, thing: &Entity) -> bool {
        let Some(list) = self.listed.list.filter(|_| thing.kind == EntityKind::Actor) else { return true };
        let actor = self.context.workspace.actor(&thing.word()).found().map(|actor| actor.record.kind);
        match list {
            "roles" => actor == Some(organisation::ActorKind::Role),
            "units" => actor == Some(organisation::ActorKind::Unit),
            _ => actor == Some(organisation::ActorKind::Group),
        }
    }

    /// The row of a thing; nothing when the filters leave it out.
    fn row(&self, thing: &Entity, node: At<'_>) -> Option<Row> {
        let (context, lang) = (self.context, self.context.lang);
        let activity = self.activity(thing);
        let owners = match activity {
            Some((survey, (activity, _))) => {
                let own = responsible(survey.plan, activity);
                own.iter().map(Word::from).collect()
            }
            None => self
                .owners
                .iter()
                .map(|key| values(node, key))
                .find(|owners| !owners.is_empty())
                .unwrap_or_default(),
        };
        let when = self.dated(thing, activity.map(|(_, (activity, _))| *activity));
        let state = activity.map(|(_, (_, standing))| standing.state);
        let status = values(node, "status").first().cloned().filter(|_| self.listed.name == "case");
        let name = state.map(|state| state.name().to_owned()).or(status.as_ref().map(ToString::to_string));
        let is_wanted = self.is_of_plan(thing, node)
            && self.is_in_area(node)
            && self.is_whose(&owners, node)
            && (self.options.states.is_empty()
                || name.is_some_and(|name| self.options.states.contains(&name)))
            && self.is_in_time(when)
            && self.options.wheres.iter().all(|(path, value)| self.stands(node, path, value));
        if !is_wanted {
            return None;
        }
        let title = show::named(context.workspace, thing, lang);
        let state = match (state, status) {
            (Some(state), _) => state_cell(state, lang),
            (None, Some(status)) => self.status(&status),
            _ => self.plan_state(thing),
        };
        let owners = owners.iter().map(|name| {
            let actor = context.workspace.actor(name).found();
            actor.map_or_else(
                || Cell::text(&**name),
                |actor| Cell::Named {
                    id: actor.record.id.to_string(),
                    title: actor.record.title.to_string(),
                },
            )
        });
        let owners: Vec<Cell> = owners.collect();
        Some(Row {
            title,
            id: thing.id.clone(),
            time: self.time(thing, when),
            dated: when,
            state,
            responsible: if owners.is_empty() { Cell::Empty(String::new()) } else { Cell::List(owners) },
            place: show::place(context, thing.place),
        })
    }

    /// Whether a case is open, in words.
    fn status(&self, status: &Word) -> Cell {
        let said = Status::named(status).map(|own| own.word().text(self.context.lang).to_owned());
        Cell::Said { written: status.to_string(), said: said.unwrap_or_else(|| status.to_string()) }
    }

    /// When a thing is: by the time that it says itself, as people have written it, and otherwise by the days.
    fn time(&self, thing: &Entity, when: Option<Period>) -> String {
        let is_whole = matches!(thing.kind, EntityKind::Record(_));
        let record = self.context.workspace.file(thing.place.file).record.as_ref().filter(|_| is_whole);
        let said = record.and_then(|record| match record {
            Record::Plan(plan) => plan.period.as_ref(),
            record => time_said(record),
        });
        let said = said.map(|time| time_words::time(&time.text, self.context.lang));
        said.or_else(|| when.map(|when| when.to_string())).unwrap_or_default()
    }

    /// The state of a plan; nothing of anything else.
    fn plan_state(&self, thing: &Entity) -> Cell {
        match &self.context.workspace.file(thing.place.file).record {
            Some(Record::Plan(plan)) if thing.kind == EntityKind::Record("plan") => {
                let state = self.editions.state(plan);
                let word = state.short().text(self.context.lang).to_owned();
                Cell::Word { name: state.name(), word, mark: "", tone: Tone::Plain }
            }
            _ => Cell::Nothing,
        }
    }

    /// The survey that has an activity, and its row there.
    fn activity<'s>(
        &'s self,
        thing: &'s Entity,
    ) -> Option<(&'s Survey<'w>, &'s (&'w Activity, Standing<'w>))> {
        let (plan, id) = thing.of_plan().filter(|_| thing.kind == EntityKind::Activity)?;
        let survey = self.surveys.get(&plan)?;
        Some((survey, survey.row(&id)?))
    }

    /// The days that a thing is about; for an activity, the promised days.
    fn dated(&self, thing: &Entity, activity: Option<&Activity>) -> Option<Period> {
        if let Some(Activity { promise, .. }) = activity {
            let (start, finish) = (promise.start(), promise.finish());
            let first = start.or(finish)?.period.first;
            return Some(Period { first, last: finish.or(start)?.period.last });
        }
        let EntityKind::Record(_) = thing.kind else { return None };
        dated(self.context.workspace.file(thing.place.file).record.as_ref()?)
    }

    fn is_of_plan(&self, thing: &Entity, node: At<'_>) -> bool {
        let Some(wanted) = &self.options.plan else { return true };
        let own = thing.of_plan().map_or_else(|| thing.word(), |(plan, _)| Word::from(plan));
        let is_of = |value: &Word| {
            *value == wanted.as_str()
                || value.stands().parted().is_some_and(|(plan, _)| Word::from(plan) == wanted.as_str())
        };
        let points = ["plan", "part_of", "indicator"].iter().flat_map(|key| values(node, key));
        own == wanted.as_str() || points.into_iter().any(|value| is_of(&value))
    }

    fn is_in_area(&self, node: At<'_>) -> bool {
        let Some(wanted) = &self.options.area else { return true };
        ["areas", "area"].iter().flat_map(|key| values(node, key)).any(|area| area == wanted.as_str())
    }

    fn is_whose(&self, owners: &[Word], node: At<'_>) -> bool {
        let same =
            |wanted: &String| owners.iter().any(|name| self.context.workspace.is_same_actor(name, wanted));
        let all = || self.owners.iter().flat_map(|key| values(node, key)).chain(owners.iter().cloned());
        let under = |wanted: &String| {
            let Some(unit) = self.context.workspace.actor(wanted).found() else { return false };
            all().any(|name| {
                let own = self.context.workspace.actor(&name).found();
                own.is_some_and(|own| self.context.workspace.line_of(own).any(|above| above == unit))
            })
        };
        self.options.responsible.as_ref().is_none_or(same) && self.options.unit.as_ref().is_none_or(under)
    }

    fn is_in_time(&self, when: Option<Period>) -> bool {
        let since = self.options.since.is_none_or(|since| when.is_some_and(|when| when.last >= since));
        since && self.options.until.is_none_or(|until| when.is_some_and(|when| when.first <= until))
    }

    fn stands(&self, node: At<'_>, path: &str, value: &str) -> bool {
        let is_time = self.listed.field(path).is_ok_and(|field| alike::is_time(field.format));
        let wanted = alike::time(value).filter(|_| is_time);
        let same = |own: &Word| {
            own == value
                || wanted.is_some() && alike::time(own) == wanted
                || self.context.workspace.actor(own).found().is_some()
                    && self.context.workspace.is_same_actor(own, value)
        };
        values(node, path).iter().any(same)
    }
}

/// The first filter given that this kind does not have.
pub(crate) fn is_possible(listed: &Listed, options: &Options) -> Option<&'static str> {
    let can = listed.filters();
    let asked = [
        ("plan", options.plan.is_some()),
        ("area", options.area.is_some()),
        ("responsible", options.responsible.is_some()),
        ("unit", options.unit.is_some()),
        ("state", !options.states.is_empty()),
        ("since", options.since.is_some()),
        ("until", options.until.is_some()),
    ];
    asked.into_iter().find(|(name, is)| *is && !can.contains(name)).map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_listed_by_its_words() {
        wording::assert_all_are_meant(&Listed::words());
        for (written, name) in [
            ("åtgärd", "activity"),
            ("åtgärderna", "activity"),
            ("uppföljning", "progress"),
            ("möten", "meeting"),
            ("planer", "plan"),
            ("roll", "role"),
            ("ärenden", "case"),
            ("mätvärden", "measurement"),
        ] {
            assert_eq!(Listed::named(written).map(|listed| listed.name), Some(name), "{written}");
        }
    }
}
