//! The status report: the state of every activity of every plan, on one page for a steering meeting.

mod around;
mod facts;

use std::collections::{HashMap, HashSet};

pub(super) use facts::{Decided, headline, numbers_of_states, unrevised};
use facts::{Row, summary};

use super::cells::{PROMISE_KEYS, assessment_cell, numbered, promise_cell, state_cell, target_cell};
use super::context::ReportContext;
use super::goals::{self, Goals};
use super::indicators;
use super::pictures;
use super::report::Report;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::base::wording;
use crate::facts::coverage::excuse_of;
use crate::facts::in_effect::InEffect;
use crate::facts::indicators::Numbers;
use crate::facts::lineage::below;
use crate::facts::state::{finished_late, responsible, was_due};
use crate::facts::{Standing, State, Survey};
use crate::gaps::{self, GapKind};
use crate::model::records::plan::{Activity, Plan};
use crate::model::records::{Sought, Text};
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Table, keys};
use crate::say;
use crate::syntax::unsearched::Unsearched;
use crate::syntax::word::Word;

/// The report of the state of every activity.
pub static STATUS: Report = Report {
    name: "status",
    schema: "vbe.status/1",
    lists: &["plans", "ahead"],
    spreadsheet: Spreadsheet {
        table: "activities",
        parts: &["plan", "group"],
        keys: || keys(&columns()),
        is_marked: false,
    },
    about: Say::fixed("Visa läget för varje åtgärd", "Show the status of every activity"),
};

/// Which activities to show, and how to group them.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Show only the plan with this id.
    pub plan: Option<String>,
    /// Show only activities in the area with this id.
    pub area: Option<String>,
    /// Show only activities that this actor is responsible for, by any of its names.
    pub responsible: Option<String>,
    /// Show only activities in one of these states; any state when empty.
    pub states: Vec<State>,
    /// Show only activities with something reported on this day or later.
    pub since: Option<Day>,
    /// How to group the activities.
    pub group_by: Grouping,
    /// Show only indicators and goals, and no activities.
    pub indicators: bool,
    /// Show what was promised and what happened in each half-year, as a picture.
    pub timeline: bool,
}

impl Options {
    /// Whether the options leave out some activities of a plan.
    fn is_of_some(&self) -> bool {
        let asked = [&self.area, &self.responsible].into_iter().any(Option::is_some);
        asked || !self.states.is_empty() || self.since.is_some()
    }
}

/// What activities can be grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// The areas that the plan defines.
    #[default]
    Area,
    /// The actors who are responsible.
    Responsible,
    /// The states of the activities.
    State,
    /// The parts of a strategy that the activities say that they meet.
    Strategy,
}

impl Grouping {
    pub(crate) const ALL: [Self; 4] = [Self::Area, Self::Responsible, Self::State, Self::Strategy];

    /// The name in JSON, and what people type for it.
    pub(crate) fn typed(self) -> wording::Word<'static> {
        match self {
            Self::Area => wording::Word::new("area", Say::fixed("område", "area")),
            Self::Responsible => wording::Word::new("responsible", Say::fixed("ansvarig", "responsible")),
            Self::State => wording::Word::new("state", Say::fixed("läge", "state")),
            Self::Strategy => wording::Word::new("strategy", Say::fixed("strategi", "strategy")),
        }
    }
}

/// The page with the state of the activities, plan by plan. What is not in force yet has its heading only, and replaced plans
/// are shown when asked for.
pub fn page(context: &ReportContext<'_>, options: &Options) -> Page {
    let lang = context.lang;
    let plans = context.plans(options.plan.as_deref());
    let is_of_all = options.plan.is_none() && !options.is_of_some() && !options.indicators;
    let ahead = if is_of_all { context.plans_ahead() } else { Vec::new() };
    // Where nothing is in force yet, what is ahead is all there is to show.
    let (plans, ahead) = if plans.is_empty() { (ahead, Vec::new()) } else { (plans, ahead) };
    let is_empty = plans.iter().all(|plan| plan.record.activities.is_empty());
    let first = first_activity(plans.iter().map(|plan| plan.record));
    let whole = plans.into_iter().map(|plan| part(context, options, plan.record));
    let parts: Vec<Part> = whole.chain(ahead.iter().map(|plan| heading(context, plan.record))).collect();
    let mut notes = context.cautions();
    if parts.is_empty() {
        notes.push(context.no_plan());
    } else {
        if is_empty {
            notes.push(first.text(lang).to_owned());
        }
        notes.push(
            lang.pick(
                "Varje åtgärd räknas en gång, även om den står under flera områden. * betyder ordinarie verksamhet.",
                "Each activity is counted once, even where it stands under several areas. * means ordinary operations.",
            )
            .to_owned(),
        );
        notes.extend(context.left_out(options.plan.as_deref()));
    }
    let title = match () {
        () if options.indicators => indicators::TITLE,
        () if options.plan.is_some() => Say::fixed("Läget i planen", "Status of the plan"),
        () => Say::fixed("Läget i planerna", "Status of the plans"),
    };
    let page = context.page(&STATUS, title.text(lang), parts, notes, asked(options));
    let spreadsheet = if options.indicators { indicators::SPREADSHEET } else { page.spreadsheet };
    Page { spreadsheet, ..page }
}

/// Where the first activity is written. A strategy is carried out by other plans, and nothing is added to what is adopted.
fn first_activity<'w>(mut plans: impl Iterator<Item = &'w Plan>) -> Say {
    match plans.find(|plan| !plan.goals.is_empty()) {
        Some(strategy) => {
            let id = &strategy.id;
            say!(
                "Planen har mål men inga egna åtgärder. Åtgärder skrivs i en delplan, med part_of: {id} och målets id i åtgärdens serves.",
                "The plan has goals and no activities of its own. Activities are written in a sub-plan, with part_of: {id} and the goal's id in the activity's serves."
            )
        }
        None => Say::fixed(
            "Planen har inga åtgärder än. vbe new activity skriver in den första.",
            "The plan has no activities yet. vbe new activity writes the first.",
        ),
    }
}

/// What was asked for, as the page shows it.
fn asked(options: &Options) -> Vec<(&'static str, Cell)> {
    let text = |text: &Option<String>| text.as_ref().map_or(Cell::Nothing, Cell::text);
    let states: Vec<Cell> = options.states.iter().map(|state| Cell::text(state.name())).collect();
    vec![
        ("plan", text(&options.plan)),
        ("area", text(&options.area)),
        ("responsible", text(&options.responsible)),
        ("states", Cell::List(states)),
        ("since", Cell::day(options.since)),
        ("group_by", Cell::text(options.group_by.typed().name)),
        ("indicators", Cell::Flag { is: options.indicators, word: String::new() }),
    ]
}

fn part<'w>(context: &ReportContext<'w>, options: &Options, plan: &'w Plan) -> Part {
    let survey = Survey::of(context.workspace, plan, context.day);
    // Numbers of the whole plan would mislead when only some activities are asked for.
    let is_whole = !options.is_of_some();
    let (goals, numbers) = if is_whole { numbers(context, &survey) } else { (None, None) };
    let is_timed = is_whole && (options.timeline || context.is_drawn) && !options.indicators;
    let timeline = is_timed.then(|| pictures::timeline_part(context, &survey)).flatten();
    let all: Vec<Row<'w>> = survey.rows;
    let shown: Vec<&Row<'w>> = all.iter().filter(|row| is_wished(context, options, plan, row)).collect();
    let mut facts = headline(context, plan);
    facts.extend(summary(&all, shown.len(), context.lang));
    facts.extend(late(context, plan));
    facts.extend(of_sub_plans(context, plan));
    let groups = if options.indicators { Vec::new() } else { groups(context, options, plan, &shown) };
    let groups = groups.into_iter().filter(|group| !group.rows.is_empty());
    let groups = groups.map(|group| group.part(context, plan));
    let parts = timeline.into_iter().chain(groups).chain(goals).chain(numbers);
    Part {
        list: Some("plans"),
        id: plan.id.to_string(),
        title: plan.title.to_string(),
        facts,
        lists: &["groups", goals::TABLE, indicators::TABLE],
        parts: parts.collect(),
        ..Part::default()
    }
}

/// What is late beside the activities: `1 beslut som inte är antecknat som verkställt i tid`. Nothing where nothing is.
fn late(context: &ReportContext<'_>, plan: &Plan) -> Option<Fact> {
    let lang = context.lang;
    let filed = context.workspace.plan(&plan.id).found();
    let all = filed.map(|filed| gaps::late(context.workspace, context.day, filed)).unwrap_or_default();
    let (mut told, mut fields) = (Vec::new(), Vec::new());
    for own in all.chunk_by(|one, other| one.kind == other.kind) {
        let (kind, count) = (own[0].kind, own.len());
        // What is of the plan itself is said of it, and not counted.
        let said = match kind {
            GapKind::NotFollowedUp => lang
                .pick("färre antecknade uppföljningar än beslutat", "fewer follow-ups recorded than decided")
                .to_owned(),
            GapKind::RevisionOverdue => lang.pick("revideringen", "the revision").to_owned(),
            kind => format!("{count} {}", kind.short(count).text(lang)),
        };
        told.push(said);
        fields.push((kind.name(), Cell::Count(i64::try_from(count).unwrap_or(i64::MAX))));
    }
    let label = lang.pick("Ej gjort i tid", "Not done in time");
    let shared = all.iter().filter(|gap| gap.is_shared).count();
    if shared > 0 {
        let Say { sv, en } = if shared == all.len() {
            nouns::SHARED.of(shared)
        } else {
            let Say { sv, en } = nouns::SHARED.with(shared);
            say!("varav {sv}", "of which {en}")
        };
        let which =
            say!("{sv} med andra planer i organisationen", "{en} with other plans of the organisation");
        told.push(which.text(lang).to_owned());
    }
    fields.push(("shared", Cell::Count(i64::try_from(shared).unwrap_or(i64::MAX))));
    (!all.is_empty()).then(|| Fact::new("late", label, Cell::Fields { text: told.join(", "), fields }))
}

/// The goals of a plan, and what it measures.
fn numbers<'w>(context: &ReportContext<'w>, survey: &Survey<'w>) -> (Option<Part>, Option<Part>) {
    let numbers = Numbers::of(context.workspace, survey, context.day);
    let below = below(context.workspace, survey.plan, context.day);
    let goals = Goals { context, survey, below: &below, numbers: &numbers };
    // What is done for each goal stands in the other tables.
    let mut measured = indicators::part_of(&numbers, context.lang);
    if let Some(part) = measured.as_mut().filter(|_| context.is_drawn) {
        part.pictures = pictures::courses(&numbers, context.lang);
        if let Some(plan) = context.workspace.plan(&survey.plan.id).found() {
            let own = numbers.rows.iter().map(|row| context.grounds_of_number(plan, row));
            part.table = part.table.take().map(|table| table.grounded(own));
        }
    }
    (goals.part(Fit::Hidden), measured)
}

/// How far the activities of the sub-plans have come, where a plan has no activities of its own.
fn of_sub_plans(context: &ReportContext<'_>, plan: &Plan) -> Option<Fact> {
    if !plan.activities.is_empty() {
        return None;
    }
    let below = below(context.workspace, plan, context.day);
    let rows: Vec<Row<'_>> = below.into_iter().flat_map(|survey| survey.rows).collect();
    if rows.is_empty() {
        return None;
    }
    let own = summary(&rows, rows.len(), context.lang).into_iter().next()?;
    let label = context.lang.pick("Läge i delplanerna", "Status in the sub-plans");
    Some(Fact { key: "sub_plan_summary", label: label.to_owned(), ..own })
}

/// A plan that is not in force yet: what it is, and none of its activities.
fn heading(context: &ReportContext<'_>, plan: &Plan) -> Part {
    Part {
        list: Some("ahead"),
        id: plan.id.to_string(),
        title: plan.title.to_string(),
        facts: headline(context, plan),
        ..Part::default()
    }
}

fn is_wished(
    context: &ReportContext<'_>,
    options: &Options,
    plan: &Plan,
    (activity, standing): &Row<'_>,
) -> bool {
    let area = options.area.as_ref().is_none_or(|area| activity.areas.iter().any(|own| own == area.as_str()));
    let of = |wanted: &String| {
        responsible(plan, activity).iter().any(|name| context.workspace.is_same_actor(name, wanted))
    };
    let responsible = options.responsible.as_ref().is_none_or(of);
    let state = options.states.is_empty() || options.states.contains(&standing.state);
    let since = options.since.is_none_or(|since| standing.last.is_some_and(|last| last >= since));
    area && responsible && state && since
}

/// Activities that are shown together.
struct Group<'r, 'w> {
    id: Word,
    title: String,
    rows: Vec<&'r Row<'w>>,
}

fn groups<'r, 'w>(
    context: &ReportContext<'w>,
    options: &Options,
    plan: &'w Plan,
    rows: &[&'r Row<'w>],
) -> Vec<Group<'r, 'w>> {
    let lang = context.lang;
    let mut groups: Vec<Group<'r, 'w>> = Vec::new();
    let mut known: HashMap<Word, usize> = HashMap::new();
    let mut put = |id: Word, title: &str, row: &'r Row<'w>| {
        let at = *known.entry(id.clone()).or_insert_with(|| {
            groups.push(Group { id, title: title.to_owned(), rows: Vec::new() });
            groups.len() - 1
        });
        groups[at].rows.push(row);
    };
    match options.group_by {
        Grouping::Area => {
            let mut under: HashMap<Unsearched<&str>, Vec<&'r Row<'w>>> = HashMap::new();
            for row in rows {
                let areas: HashSet<Unsearched<&str>> = row.0.areas.iter().map(Text::stands).collect();
                for area in areas {
                    under.entry(area).or_default().push(row);
                }
            }
            for area in plan
                .areas
                .iter()
                .filter(|area| options.area.as_ref().is_none_or(|wished| area.id == wished.as_str()))
            {
                let own = under.get(&area.id.stands()).into_iter().flatten();
                let title = numbered(area.number.as_ref(), &area.title);
                own.for_each(|row| put(Word::from(&area.id), &title, row));
            }
            let none =
                rows.iter().filter(|row| !row.0.areas.iter().any(|area| plan.areas.find(area).is_some()));
            let title = if plan.areas.is_empty() {
                lang.pick("Alla åtgärder", "All activities")
            } else {
                lang.pick("Utan område", "Without area")
            };
            none.for_each(|row| put(Word::default(), title, row));
        }
        Grouping::Responsible => {
            for row in rows {
                let names: &[Text] = responsible(plan, row.0);
                for name in names {
                    let actor = context.workspace.actor(name).found().map(|actor| actor.record);
                    put(
                        Word::from(actor.map_or(name, |actor| &actor.id)),
                        &context.actor(name).read(""),
                        row,
                    );
                }
                if names.is_empty() {
                    put(Word::default(), lang.pick("Utan ansvarig", "Nobody responsible"), row);
                }
            }
            groups.sort_by(|a, b| (a.id.is_empty(), &a.title).cmp(&(b.id.is_empty(), &b.title)));
        }
        Grouping::State => {
            for state in State::BY_CONCERN {
                let own = rows.iter().filter(|row| row.1.state == state);
                own.for_each(|row| put(Word::from(state.name()), state.word().text(lang), row));
            }
        }
        Grouping::Strategy => {
            // What a plan follows comes in its order, and what it has no activity for is no group.
            let of = |row: &Row<'w>, reference: Unsearched<&str>| {
                row.0.covers.iter().any(|link| link.to.stands() == reference)
            };
            let in_effect = InEffect::on(context.workspace, context.day);
            let strategies: Vec<_> = in_effect
                .followed(plan)
                .into_iter()
                .map(|own| own.framework.record)
                .filter(|framework| framework.is_strategy)
                .collect();
            let mut placed: HashSet<*const Row<'w>> = HashSet::new();
            for framework in strategies {
                for requirement in in_effect.asked(framework) {
                    let reference = framework.id.stands().beside(requirement.id.stands());
                    for row in rows.iter().filter(|row| of(row, reference.sought())) {
                        placed.insert(std::ptr::from_ref::<Row<'w>>(row));
                        let id = format!("{}/{}", framework.id, requirement.id);
                        put(Word::from(id), requirement.said(lang), row);
                    }
                }
            }
            let none = rows.iter().filter(|row| !placed.contains(&std::ptr::from_ref::<Row<'w>>(row)));
            none.for_each(|row| {
                put(Word::default(), lang.pick("Ingen del av en strategi", "No part of a strategy"), row);
            });
        }
    }
    groups
}

impl Group<'_, '_> {
    /// The group as a part of the page, with late activities first.
    fn part(mut self, context: &ReportContext<'_>, plan: &Plan) -> Part {
        let concern = |state: State| match state {
            State::NotReported => 0,
            State::Overdue => 1,
            State::LateStart => 2,
            _ => 3,
        };
        self.rows.sort_by_key(|row| concern(row.1.state));
        let rows = self.rows.iter().map(|(activity, standing)| Shown { context, plan, activity, standing });
        let mut table = Table::of("activities", &columns(), rows, context.lang);
        if context.is_drawn
            && let Some(filed) = context.workspace.plan(&plan.id).found()
        {
            let of = |row: &&Row<'_>| context.grounds_of_activity(filed, row.0, &row.1);
            table = table.grounded(self.rows.iter().map(of));
        }
        Part {
            list: Some("groups"),
            id: self.id.to_string(),
            title: self.title,
            table: Some(table),
            ..Part::default()
        }
    }
}

/// A row of the table: an activity, with its plan.
struct Shown<'r, 'w> {
    context: &'r ReportContext<'r>,
    plan: &'r Plan,
    activity: &'r Activity,
    standing: &'r Standing<'w>,
}

fn columns<'r, 'w>() -> Vec<Column<Shown<'r, 'w>>> {
    vec![
        Column::new("id", Say::fixed("Id", "Id"), Fit::Hidden, |row, _| Cell::text(&*row.activity.id)),
        Column::new("number", Say::fixed("Nr", "No."), Fit::Narrow(4), |row, _| {
            text(row.activity.number.as_ref())
        }),
        Column::new("title", Say::fixed("Åtgärd", "Activity"), Fit::Wide(1), |row, _| {
            Cell::text(&*row.activity.title)
        }),
        Column::new("time_note", Say::fixed("Tid i ord", "Time in words"), Fit::Under, |row, _| {
            row.activity.promise.note.as_ref().map_or(Cell::Nothing, |note| Cell::Aside(note.to_string()))
        }),
        Column::new("places", Say::fixed("Plats", "Place"), Fit::Under, |row, _| {
            let places: Vec<&str> = row.activity.places.iter().map(|place| &**place).collect();
            if places.is_empty() { Cell::Nothing } else { Cell::Aside(places.join(", ")) }
        }),
        Column::new("responsible", Say::fixed("Ansvarig", "Responsible"), Fit::Wide(1), |row, _| {
            row.context.answering(responsible(row.plan, row.activity), row.standing.state.is_open())
        }),
        Column::new(
            "promised",
            Say::fixed("Planerad tid", "Planned time"),
            Fit::Narrow(9),
            |row: &Shown<'_, '_>, lang| promise_cell(row.activity, lang),
        )
        .of_fields(&PROMISE_KEYS),
        Column::new("state", Say::fixed("Läge", "State"), Fit::Narrow(11), |row, lang| {
            state_cell(row.standing.state, lang)
        }),
        Column::new("late", Say::fixed("Försening", "Late"), Fit::Under, |row: &Shown<'_, '_>, lang| {
            late_by(row, lang)
        })
        .of_fields(&["was_due", "finished_late"]),
        Column::new(
            "deviation",
            Say::fixed("Avsteg", "Deviation"),
            Fit::Under,
            |row: &Shown<'_, '_>, lang| deviation(row, lang),
        ),
        Column::new(
            "silent",
            Say::fixed("Saknar uppföljning", "Without follow-up"),
            Fit::Under,
            |row, lang| Cell::Flag {
                is: row.standing.silent,
                word: lang.pick("saknar uppföljning", "without follow-up").to_owned(),
            },
        ),
        Column::new("target_met", Say::fixed("Målet", "Target"), Fit::Under, |row, lang| {
            target_cell(row.standing.reach, lang)
        }),
        Column::new("last", Say::fixed("Senast uppdaterad", "Last updated"), Fit::Narrow(10), |row, _| {
            Cell::day(row.standing.last)
        }),
        Column::new("assessment", Say::fixed("Bedömning", "Assessment"), Fit::Under, |row, lang| {
            assessment_cell(row.standing.assessment, lang)
        }),
        Column::new("note", Say::fixed("Anteckning", "Note"), Fit::Hidden, |row, _| {
            text(row.standing.update.and_then(|update| update.note.as_ref()))
        }),
    ]
}

fn text(text: Option<&Text>) -> Cell {
    text.map_or(Cell::Nothing, |text| Cell::text(&**text))
}

/// What has been decided that excuses an activity that is not done: by whom, when, and until when.
fn deviation(row: &Shown<'_, '_>, lang: Lang) -> Cell {
    let (workspace, day) = (row.context.workspace, row.context.day);
    let excuse = excuse_of(workspace, row.plan, row.activity, day).filter(|_| row.standing.state.is_open());
    let Some(excuse) = excuse else { return Cell::Nothing };
    let body = excuse.body.as_ref().map(|body| row.context.actor(body).read("")).unwrap_or_default();
    let on = excuse.on.map(|on| on.day.to_string()).unwrap_or_default();
    let until = excuse.expires.map_or(Say::fixed("", ""), |expires| {
        let last = expires.day;
        say!(", gäller till och med {last}", ", in force until {last}")
    });
    let (sv, en) = (until.sv, until.en);
    Cell::text(
        lang.pick(
            format!("avsteg beslutat av {body} {on}{sv}"),
            format!("deviation decided by {body} {on}{en}"),
        ),
    )
}

/// Since when an activity is late, or by when one that was finished late was to be.
fn late_by(row: &Shown<'_, '_>, lang: Lang) -> Cell {
    let due = was_due(row.activity, row.standing);
    let progress = row.context.workspace.progress(&row.plan.id, &row.activity.id);
    let progress = progress.filter(|_| row.standing.state == State::Finished);
    let finished = progress.and_then(|own| finished_late(row.activity, own.record, row.context.day));
    let text = match (due, &finished) {
        (Some(due), _) => lang.pick(format!("sedan {due}"), format!("since {due}")),
        (None, Some(late)) => late.text(lang).to_owned(),
        (None, None) => return Cell::Nothing,
    };
    let flag = Cell::Flag { is: finished.is_some(), word: String::new() };
    Cell::Fields { text, fields: vec![("was_due", Cell::day(due)), ("finished_late", flag)] }
}
