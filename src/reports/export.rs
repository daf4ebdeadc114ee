//! What an engine is given of a workspace: tables with documented columns. Nothing of a case or an incident is among them, and
//! of texts only titles.

use std::collections::HashSet;

use super::context::ReportContext;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::facts::condition::asks_of_people;
use crate::facts::select::Trees;
use crate::facts::state::responsible;
use crate::facts::{Survey, state};
use crate::gaps::{Filter, Found};
use crate::model::load::side_by_side;
use crate::model::records::framework::Requirement;
use crate::model::records::plan::{Activity, Plan};
use crate::model::records::report::Account;
use crate::model::records::{Text, Time};
use crate::model::workspace::{Filed, Workspace};
use crate::output::columns::{Head, Type, Value};
use crate::pii::told::{cover_words, number_in_place};
use crate::syntax::text::visible;

/// The version of the columns. Another name or type of a column, or another meaning, is another version.
pub const VERSION: &str = "vbe.export/1";

/// A table of an export.
#[derive(Debug)]
pub struct Table {
    /// Its name, which is that of its folder.
    pub name: &'static str,
    /// What a row is.
    pub about: Say,
    /// Whether it tells how things stand on a day; otherwise of what happened in a year.
    pub is_of_day: bool,
    /// The columns: name, type, and what it says.
    columns: &'static [(&'static str, Type, Say)],
    rows: fn(&Standings<'_>) -> Vec<Row>,
}

/// How the plans of a workspace stand on a day, which several tables tell of.
pub(crate) struct Standings<'w> {
    context: ReportContext<'w>,
    /// What the workspace is called.
    folder: String,
    /// Each plan that is counted on the day, with its activities and what it lacks.
    plans: Vec<(Survey<'w>, Found<'w>)>,
}

impl<'w> Standings<'w> {
    pub(crate) fn on(context: ReportContext<'w>) -> Self {
        let (workspace, day) = (context.workspace, context.day);
        let trees = Trees::new(workspace);
        let counted = context.plans(None);
        let surveys = side_by_side(&counted, |filed| vec![Survey::of(workspace, filed.record, day)]);
        let found = counted.iter().map(|filed| Filter::default().found_in(workspace, day, &trees, *filed));
        let plans = surveys.into_iter().zip(found).collect();
        Self { context, folder: String::new(), plans }
    }

    /// The same of a workspace that is called so.
    pub(crate) fn called(self, folder: &str) -> Self {
        Self { folder: folder.to_owned(), ..self }
    }
}

/// A row, with the year that it belongs to.
#[derive(Debug)]
pub(crate) struct Row {
    pub year: i32,
    pub values: Vec<Value>,
}

use Type::{Day as Date, Number, Text as Words, Truth, Whole};

/// A column.
const fn column(
    name: &'static str,
    of: Type,
    sv: &'static str,
    en: &'static str,
) -> (&'static str, Type, Say) {
    (name, of, Say::fixed(sv, en))
}

const WORKSPACE: (&str, Type, Say) =
    column("workspace", Words, "arbetsmappen, som den angavs", "the workspace, as it was named");
const DAY: (&str, Type, Say) = column("day", Date, "dagen som läget gäller", "the day that it is so on");
const PLAN: (&str, Type, Say) = column("plan", Words, "planens id", "the id of the plan");
const ACTIVITY: (&str, Type, Say) =
    column("activity", Words, "åtgärdens id i planen", "the id of the activity in the plan");

/// The tables, in the order in which they are told of.
pub static TABLES: &[Table] = &[
    Table {
        name: "plans",
        about: Say::fixed("En plan en dag", "A plan on a day"),
        is_of_day: true,
        columns: &[
            DAY,
            PLAN,
            column("title", Words, "planens titel", "the title of the plan"),
            column(
                "organisation",
                Words,
                "den som planen gäller, som den är skriven",
                "whom the plan is of, as written",
            ),
            column(
                "life",
                Words,
                "in-force, over, superseded, coming eller draft",
                "in-force, over, superseded, coming or draft",
            ),
            column("first", Date, "planens första dag", "the first day of the plan"),
            column(
                "last",
                Date,
                "planens sista dag; tom för tills vidare",
                "the last day of the plan; empty for until further notice",
            ),
            column(
                "decided",
                Date,
                "dagen för det senaste beslutet om planen",
                "the day of the last decision on the plan",
            ),
            column("activities", Whole, "antalet åtgärder", "the number of activities"),
            column(
                "picture",
                Date,
                "sista dagen av den tid som lägesbilden är daterad",
                "the last day of the time that the situation picture is dated",
            ),
        ],
        rows: plans,
    },
    Table {
        name: "activities",
        about: Say::fixed("En åtgärd i en plan", "An activity of a plan"),
        is_of_day: true,
        columns: &[
            DAY,
            PLAN,
            ACTIVITY,
            column("title", Words, "åtgärdens titel", "the title of the activity"),
            column("areas", Words, "områdena, med mellanslag emellan", "the areas, with spaces between"),
            column(
                "responsible",
                Words,
                "de ansvarigas id, med mellanslag emellan",
                "the ids of those responsible, with spaces between",
            ),
            column("needs", Words, "behoven, med mellanslag emellan", "the needs, with spaces between"),
            column(
                "covers",
                Words,
                "kraven som åtgärden uppfyller, med mellanslag emellan",
                "the requirements that it meets, with spaces between",
            ),
            column(
                "start",
                Date,
                "sista dagen av den tid då den ska påbörjas",
                "the last day of the time in which it is to begin",
            ),
            column(
                "finish",
                Date,
                "sista dagen av den tid då den ska vara klar",
                "the last day of the time in which it is to be finished",
            ),
            column("ordinary", Truth, "om den är ordinarie verksamhet", "whether it is ordinary work"),
            column("goal", Truth, "om den har ett eget mål", "whether it has a goal of its own"),
        ],
        rows: activities,
    },
    Table {
        name: "states",
        about: Say::fixed("En åtgärds läge en dag", "The state of an activity on a day"),
        is_of_day: true,
        columns: &[
            DAY,
            PLAN,
            ACTIVITY,
            column(
                "state",
                Words,
                "läget, med samma ord som i vbe status --format json",
                "the state, by the words of vbe status --format json",
            ),
            column("last", Date, "dagen för den senaste uppföljningen", "the day of the last follow-up"),
            column(
                "silent",
                Truth,
                "om inget har hörts längre än rytmen medger",
                "whether nothing has been heard for longer than its rhythm allows",
            ),
            column(
                "due",
                Date,
                "dagen som den skulle ha varit klar eller påbörjad, om den är sen",
                "the day by which it was due, where it is late",
            ),
            column("reach", Words, "hur utfallet står till målet", "how the outcome stands to the goal"),
        ],
        rows: states,
    },
    Table {
        name: "coverage",
        about: Say::fixed("Ett krav i en plan en dag", "A requirement in a plan on a day"),
        is_of_day: true,
        columns: &[
            DAY,
            PLAN,
            column("framework", Words, "riktlinjens id", "the id of the framework"),
            column(
                "requirement",
                Words,
                "kravets id i riktlinjen",
                "the id of the requirement in the framework",
            ),
            column(
                "extent",
                Words,
                "hur långt det är uppfyllt, med samma ord som i vbe gaps --format json; tomt där svaret vilar på ärenden eller händelser",
                "how far it is met, by the words of vbe gaps --format json; empty where the answer rests on cases or incidents",
            ),
            column(
                "measures",
                Whole,
                "antalet åtgärder som anges uppfylla det",
                "the number of activities that are said to meet it",
            ),
        ],
        rows: coverage,
    },
    Table {
        name: "gaps",
        about: Say::fixed("En brist i en plan en dag", "A gap in a plan on a day"),
        is_of_day: true,
        columns: &[
            DAY,
            PLAN,
            column(
                "kind",
                Words,
                "bristens slag, med samma ord som i vbe gaps --format json",
                "the kind of gap, by the words of vbe gaps --format json",
            ),
            column("subject", Words, "id för det som har bristen", "the id of what has the gap"),
            column(
                "framework",
                Words,
                "riktlinjen, om bristen är ett krav",
                "the framework, where it is of a requirement",
            ),
            column(
                "shared",
                Truth,
                "om fler av organisationens planer har samma brist",
                "whether other plans of the organisation have the same gap",
            ),
        ],
        rows: gaps,
    },
    Table {
        name: "measurements",
        about: Say::fixed("Ett mätvärde", "A measured value"),
        is_of_day: false,
        columns: &[
            column("measurement", Words, "mätvärdets id", "the id of the measurement"),
            column(
                "indicator", Words, "indikatorn eller målet: plan/id", "the indicator or the goal: plan/id",
            ),
            column(
                "first",
                Date,
                "första dagen av tiden som det gäller",
                "the first day of the time that it is for",
            ),
            column(
                "last",
                Date,
                "sista dagen av tiden som det gäller",
                "the last day of the time that it is for",
            ),
            column("value", Number, "värdet", "the value"),
            column("unit", Words, "enheten", "the unit"),
        ],
        rows: measurements,
    },
    Table {
        name: "meetings",
        about: Say::fixed("Ett möte", "A meeting"),
        is_of_day: false,
        columns: &[
            column("meeting", Words, "mötets id", "the id of the meeting"),
            column("group", Words, "gruppens id", "the id of the group"),
            column("on", Date, "mötesdagen", "the day of the meeting"),
            column("decisions", Whole, "antalet beslut", "the number of decisions"),
            column(
                "presented",
                Whole,
                "antalet planer som togs upp",
                "the number of plans that were presented",
            ),
        ],
        rows: meetings,
    },
    Table {
        name: "reports",
        about: Say::fixed("En redovisning", "A report"),
        is_of_day: false,
        columns: &[
            column("report", Words, "redovisningens id", "the id of the report"),
            column(
                "kind", Words, "annual, tertial, council eller other", "annual, tertial, council or other",
            ),
            PLAN,
            column("to", Words, "mottagaren, som den är skriven", "to whom, as written"),
            column("on", Date, "dagen", "the day"),
            column(
                "last",
                Date,
                "sista dagen av tiden som den gäller",
                "the last day of the time that it is for",
            ),
        ],
        rows: reports,
    },
];

impl Table {
    /// The columns.
    pub fn heads(&self) -> Vec<Head> {
        let heads = [WORKSPACE].into_iter().chain(self.columns.iter().cloned());
        heads.map(|(name, of, said)| Head { name, of, said }).collect()
    }

    /// The rows, covered as every page is.
    pub(crate) fn rows(&self, standings: &Standings<'_>) -> Vec<Row> {
        let covered = standings.context.workspace.config.covered_words();
        let mut rows = (self.rows)(standings);
        for row in &mut rows {
            row.values.insert(0, standings.folder.clone().into());
            for value in &mut row.values {
                if let Value::Text(text) = value {
                    cover_words(text, &covered);
                    number_in_place(text);
                    *text = visible(text).into_owned();
                }
            }
        }
        rows
    }
}

/// What a workspace is called: the outermost unit that a plan is of, as its register has it, otherwise whom a plan is of as it is
/// written; the newest plan that says it decides.
pub(crate) fn called(workspace: &Workspace) -> Option<String> {
    let mut plans: Vec<&Plan> = workspace.plans().map(|filed| filed.record).collect();
    plans.sort_by_key(|plan| plan.period.as_ref().map(|time| time.period.first));
    let of = plans.into_iter().rev().find_map(|plan| plan.organisation.as_ref().or(plan.owners.first()))?;
    let top = workspace.actor(of).found().and_then(|own| workspace.line_of(own).last());
    let title = top.map_or_else(|| of.to_string(), |own| own.record.title.to_string());
    Some(title).filter(|title| !title.trim().is_empty())
}

fn is_of_people(requirement: &Requirement) -> bool {
    requirement.condition.as_ref().is_some_and(asks_of_people)
}

fn id(text: &Text) -> Value {
    text.to_string().into()
}

fn ids<'t>(workspace: &Workspace, all: impl IntoIterator<Item = &'t Text>) -> Value {
    let id = |text: &Text| {
        let actor = workspace.actor(text).found();
        actor.map_or_else(|| text.to_string(), |own| own.record.id.to_string())
    };
    let all: Vec<String> = all.into_iter().map(id).collect();
    all.join(" ").into()
}

fn words<'t>(all: impl IntoIterator<Item = &'t Text>) -> Value {
    all.into_iter().map(ToString::to_string).collect::<Vec<_>>().join(" ").into()
}

fn last(time: Option<&Time>) -> Option<Day> {
    time.filter(|time| !time.period.is_open()).map(|time| time.period.last)
}

/// Rows of the day.
fn on(context: &ReportContext<'_>, all: Vec<Vec<Value>>) -> Vec<Row> {
    all.into_iter().map(|values| Row { year: context.day.year(), values }).collect()
}

fn plans(standings: &Standings<'_>) -> Vec<Row> {
    let context = &standings.context;
    let (workspace, day, editions) = (context.workspace, context.day, context.editions());
    let row = |filed: Filed<'_, Plan>| {
        let plan = filed.record;
        let decided = plan.decisions.iter().filter_map(|own| own.on.as_ref());
        let decided = decided.map(|time| time.period.last).filter(|last| *last <= day).max();
        let picture =
            crate::facts::picture::basis(workspace, plan).and_then(crate::facts::picture::Basis::time);
        vec![
            day.into(),
            id(&plan.id),
            id(&plan.title),
            plan.organisation.as_ref().map(ToString::to_string).into(),
            editions.state(plan).name().into(),
            plan.period.as_ref().map(|time| time.period.first).into(),
            last(plan.period.as_ref()).into(),
            decided.into(),
            plan.activities.len().into(),
            last(picture).into(),
        ]
    };
    on(context, context.plans_of_all_time().into_iter().map(row).collect())
}

/// Each activity of the plans that are counted on the day.
fn each<'w>(
    standings: &Standings<'w>,
    mut row: impl FnMut(&'w Plan, &'w Activity, &state::Standing<'w>) -> Vec<Value>,
) -> Vec<Row> {
    let mut all = Vec::new();
    for (survey, _) in &standings.plans {
        all.extend(survey.rows.iter().map(|(activity, standing)| row(survey.plan, activity, standing)));
    }
    on(&standings.context, all)
}

fn activities(standings: &Standings<'_>) -> Vec<Row> {
    let context = &standings.context;
    let workspace = context.workspace;
    each(standings, |plan, activity, _| {
        vec![
            context.day.into(),
            id(&plan.id),
            id(&activity.id),
            id(&activity.title),
            words(&activity.areas),
            ids(workspace, responsible(plan, activity)),
            words(activity.needs.iter().map(|link| &link.to)),
            words(activity.covers.iter().map(|link| &link.to)),
            last(activity.promise.start()).into(),
            last(activity.promise.finish()).into(),
            activity.ordinary.into(),
            activity.goal.is_some().into(),
        ]
    })
}

fn states(standings: &Standings<'_>) -> Vec<Row> {
    let context = &standings.context;
    each(standings, |plan, activity, standing| {
        vec![
            context.day.into(),
            id(&plan.id),
            id(&activity.id),
            standing.state.name().into(),
            standing.last.into(),
            standing.silent.into(),
            state::was_due(activity, standing).into(),
            standing.reach.name().into(),
        ]
    })
}

fn coverage(standings: &Standings<'_>) -> Vec<Row> {
    let context = &standings.context;
    let mut all = Vec::new();
    for (_, found) in &standings.plans {
        for (framework, requirements) in &found.requirements {
            all.extend(requirements.iter().map(|(requirement, coverage)| {
                vec![
                    context.day.into(),
                    id(&found.plan.id),
                    id(&framework.id),
                    id(&requirement.id),
                    // What cases and incidents answer stays where they are.
                    (!is_of_people(requirement)).then(|| coverage.extent.name()).into(),
                    coverage.by.iter().filter(|own| own.activity.is_some()).count().into(),
                ]
            }));
        }
    }
    on(context, all)
}

fn gaps(standings: &Standings<'_>) -> Vec<Row> {
    let context = &standings.context;
    let mut all = Vec::new();
    for (_, found) in &standings.plans {
        let withheld = found.requirements.iter().flat_map(|(framework, requirements)| {
            let of_people = requirements.iter().filter(|(requirement, _)| is_of_people(requirement));
            of_people.map(|(requirement, _)| format!("{}/{}", framework.id, requirement.id))
        });
        let withheld: HashSet<String> = withheld.collect();
        let told = found.gaps.iter().filter(|gap| !withheld.contains(&*gap.subject.to_string()));
        all.extend(told.map(|gap| {
            vec![
                context.day.into(),
                id(&found.plan.id),
                gap.kind.name().into(),
                gap.subject.to_string().into(),
                gap.framework.as_ref().map(ToString::to_string).into(),
                gap.is_shared.into(),
            ]
        }));
    }
    on(context, all)
}

fn measurements(standings: &Standings<'_>) -> Vec<Row> {
    let context = &standings.context;
    let row = |own: Filed<'_, crate::model::records::measurement::Measurement>| {
        let own = own.record;
        let period = own.period.as_ref()?.period;
        period.has_come(context.day).then(|| Row {
            year: period.last.year(),
            values: vec![
                id(&own.id),
                own.indicator.as_ref().map(ToString::to_string).into(),
                period.first.into(),
                period.last.into(),
                own.value.as_ref().map(|value| value.value).into(),
                own.unit.as_ref().map(ToString::to_string).into(),
            ],
        })
    };
    context.workspace.measurements().filter_map(row).collect()
}

fn meetings(standings: &Standings<'_>) -> Vec<Row> {
    let context = &standings.context;
    let workspace = context.workspace;
    let row = |own: Filed<'_, crate::model::records::meeting::Meeting>| {
        let own = own.record;
        let on = own.on.filter(|on| on.day <= context.day)?;
        Some(Row {
            year: on.day.year(),
            values: vec![
                id(&own.id),
                ids(workspace, &own.group),
                on.day.into(),
                own.decisions.len().into(),
                own.presented.len().into(),
            ],
        })
    };
    workspace.meetings().filter_map(row).collect()
}

fn reports(standings: &Standings<'_>) -> Vec<Row> {
    let context = &standings.context;
    let row = |own: Filed<'_, crate::model::records::report::Report>| {
        let own = own.record;
        let on = own.on.filter(|on| on.day <= context.day)?;
        Some(Row {
            year: on.day.year(),
            values: vec![
                id(&own.id),
                own.kind.map(Account::name).into(),
                own.plan.as_ref().map(ToString::to_string).into(),
                own.to.as_ref().map(ToString::to_string).into(),
                on.day.into(),
                last(own.period.as_ref()).into(),
            ],
        })
    };
    context.workspace.reports().filter_map(row).collect()
}
