//! What each role owns: activities, duties, routines and decisions, how much falls in each half-year, and what is not in order.

use super::context::ReportContext;
use super::list::ROLES;
use super::show::capital;
use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::base::lang::{Lang, Say, plural};
use crate::base::period::Period;
use crate::facts::state::responsible;
use crate::facts::workload::{Owned, all};
use crate::model::records::organisation::ActorKind;
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::Filed;
use crate::output::page::{Cell, Column, Fit, Of, Page, Part, Table, Tone};

/// What is wanted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// Only in this plan.
    pub plan: Option<String>,
    /// Only this role, unit or group.
    pub responsible: Option<String>,
    /// Only those of this unit and those under it.
    pub unit: Option<String>,
}

/// So many half-years are told, the one that goes on first.
const HALVES: usize = 4;
/// More responsible than this and none who leads is nobody's. One more may lead in turn; several are often a list of who takes part.
const TOGETHER: usize = 1;

/// The page.
pub(crate) fn page(context: &ReportContext<'_>, options: &Options) -> Page {
    let lang = context.lang;
    let plans = context.plans(options.plan.as_deref());
    let halves = halves(context.day);
    let until = halves.last().map_or(context.day, |half| half.last);
    let mut owned = all(context.workspace, &plans, context.day, until);
    owned.retain(|owned| is_wanted(context, owned, options));
    let busy: Vec<&Owned<'_>> =
        owned.iter().filter(|owned| owned.is_busy() || !owned.activities.is_empty()).collect();
    let sheet = Sheet { context, halves };
    let parts: Vec<Part> = [
        sheet.owners(&busy),
        sheet.shared(&plans, options),
        sheet.told(
            "ended",
            &Say::fixed("Finns inte längre, men äger något", "No longer there, but owns something"),
            busy.iter().filter_map(|owned| Some((*owned, owned.ended(context.day)?))),
        ),
        sheet.told(
            "without-activity",
            &Say::fixed("Har uppgifter men ingen åtgärd", "Has duties, but no activity"),
            busy.iter().filter_map(|owned| owned.is_without_activity().then_some((*owned, context.day))),
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut notes = context.cautions();
    notes.extend(context.left_out(options.plan.as_deref()));
    notes.push(if parts.is_empty() {
        lang.pick("Ingen i registret äger något här.", "Nobody in the register owns anything here.").to_owned()
    } else {
        lang.pick(
            "Halvåren visar hur mycket som faller där: lovade starter och slut, återkommande uppgifter och beslut med en dag. En åtgärd med flera ansvariga räknas hos var och en.",
            "The half-years tell how much falls in each: promised starts and finishes, recurring duties and decisions with a day. An activity with several responsible is counted with each.",
        ).to_owned()
    });
    let text = |text: &Option<String>| text.as_ref().map_or(Cell::Nothing, Cell::text);
    let asked = vec![
        ("plan", text(&options.plan)),
        ("responsible", text(&options.responsible)),
        ("unit", text(&options.unit)),
    ];
    context.page(&ROLES, lang.pick("Vem som äger vad", "Who owns what"), parts, notes, asked)
}

fn is_wanted(context: &ReportContext<'_>, owned: &Owned<'_>, options: &Options) -> bool {
    let workspace = context.workspace;
    let own = || workspace.actor(&owned.actor.id).found();
    let under = |unit: &String| {
        let above = workspace.actor(unit).found();
        own().is_some_and(|own| workspace.line_of(own).any(|one| Some(one) == above))
    };
    let is = options
        .responsible
        .as_ref()
        .is_none_or(|wanted| context.workspace.is_same_actor(&owned.actor.id, wanted));
    is && options.unit.as_ref().is_none_or(under)
}

/// The half-years from the one that goes on.
fn halves(day: Day) -> Vec<Period> {
    let next = |half: &Period| HalfYear::of(half.last.plus_days(1)).period();
    std::iter::successors(HalfYear::of(day).period(), next).take(HALVES).collect()
}

struct Sheet<'s, 'w> {
    context: &'s ReportContext<'w>,
    halves: Vec<Period>,
}

impl Sheet<'_, '_> {
    fn owners(&self, owned: &[&Owned<'_>]) -> Option<Part> {
        let lang = self.context.lang;
        let count = |count: usize| if count == 0 { Cell::Nothing } else { number(count) };
        let row = |owned: &&Owned<'_>| {
            let states = owned.activities.iter().map(|(_, _, standing)| standing);
            let open = states.clone().filter(|standing| standing.state.is_open()).count();
            let late = states.clone().filter(|standing| standing.state.is_late()).count();
            let silent = states.filter(|standing| standing.silent && !standing.state.is_late()).count();
            let mut cells = vec![
                Cell::Named { id: owned.actor.id.to_string(), title: owned.actor.title.to_string() },
                sort(owned.actor.kind, lang),
                count(open),
                count(late),
                count(silent),
                count(owned.duties + owned.routines.len()),
                count(owned.decisions.len()),
            ];
            cells.extend(self.halves.iter().map(|half| count(owned.in_half(*half))));
            cells
        };
        let mut columns = vec![
            Column::new("role", lang.pick("Vem", "Who"), Fit::Wide(4)),
            Column::new("sort", lang.pick("Sort", "Sort"), Fit::Hidden),
            Column::new("open", lang.pick("Öppna", "Open"), Fit::Narrow(5)),
            Column::new("late", lang.pick("Sena", "Late"), Fit::Narrow(4)),
            Column::new("silent", lang.pick("Tysta", "Silent"), Fit::Narrow(6)),
            Column::new("duties", lang.pick("Uppgifter", "Duties"), Fit::Narrow(9)),
            Column::new("decisions", lang.pick("Beslut", "Decisions"), Fit::Narrow(9)),
        ];
        let keys = ["half_1", "half_2", "half_3", "half_4"];
        for (key, half) in keys.into_iter().zip(&self.halves) {
            columns.push(Column::new(key, &half.to_string(), Fit::Narrow(6)));
        }
        let title = Say::fixed("Roller, enheter och grupper", "Roles, units and groups");
        self.part("owners", &title, Table { of: "roles", columns, rows: owned.iter().map(row).collect() })
    }

    /// Activities that several are responsible for, and none leads.
    fn shared(&self, plans: &[Filed<'_, Plan>], options: &Options) -> Option<Part> {
        let lang = self.context.lang;
        let all = plans
            .iter()
            .flat_map(|plan| plan.record.activities.iter().map(move |activity| (plan.record, activity)));
        let is_shared = |(plan, activity): &(&Plan, &Activity)| {
            let owners = responsible(plan, activity);
            let is_theirs = |wanted: &String| {
                owners.iter().any(|name| self.context.workspace.is_same_actor(name, wanted))
            };
            let is = owners.len() > TOGETHER && activity.lead.is_none();
            is && options.responsible.as_ref().is_none_or(is_theirs)
        };
        let rows = all.filter(is_shared).filter(|_| options.unit.is_none()).map(|(plan, activity)| {
            vec![
                Cell::Named { id: format!("{}/{}", plan.id, activity.id), title: activity.title.to_string() },
                self.context.actors(responsible(plan, activity)),
            ]
        });
        let columns = vec![
            Column::new("activity", lang.pick("Åtgärd", "Activity"), Fit::Wide(5)),
            Column::new("responsible", lang.pick("Ansvariga", "Responsible"), Fit::Wide(4)),
        ];
        let rows = rows.collect();
        let title =
            Say::fixed("Flera ansvariga och ingen som håller ihop", "Several responsible and no lead");
        self.part("without-lead", &title, Table { of: "activities", columns, rows })
    }

    /// Those of whom something is not in order, and since when.
    fn told<'o>(
        &self,
        id: &str,
        title: &Say,
        owned: impl Iterator<Item = (&'o Owned<'o>, Day)>,
    ) -> Option<Part> {
        let lang = self.context.lang;
        let row = |(owned, day): (&Owned<'_>, Day)| {
            let open = owned.activities.iter().filter(|(_, _, standing)| standing.state.is_open());
            let open = open.map(|(_, activity, _)| Cell::text(&*activity.title));
            let routines = owned.routines.iter().map(|routine| Cell::text(&*routine.title));
            let decisions = owned.decisions.iter().map(|decision| Cell::text(&*decision.text));
            let duties = (owned.duties > 0).then(|| {
                let count = owned.duties;
                {
                    let one = lang.pick("återkommande uppgift", "recurring duty");
                    let many = lang.pick("återkommande uppgifter", "recurring duties");
                    Cell::Text(format!("{count} {}", plural(count, one, many)))
                }
            });
            let what: Vec<Cell> = open.chain(routines).chain(decisions).chain(duties).collect();
            vec![
                Cell::Named { id: owned.actor.id.to_string(), title: owned.actor.title.to_string() },
                if id == "ended" { Cell::Day(day) } else { Cell::Nothing },
                Cell::List(what),
            ]
        };
        let columns = vec![
            Column::new("role", lang.pick("Vem", "Who"), Fit::Wide(4)),
            Column::new("until", lang.pick("Fanns till", "Until"), Fit::Narrow(10)),
            Column::new("owns", lang.pick("Äger", "Owns"), Fit::Wide(5)),
        ];
        let rows = owned.map(row).collect();
        self.part(id, title, Table { of: "roles", columns, rows })
    }

    fn part(&self, id: &str, title: &Say, table: Table) -> Option<Part> {
        let count = table.rows.len();
        let title = capital(title.text(self.context.lang));
        let part = Part {
            of: Of { list: "sections", one: "section" },
            id: id.to_owned(),
            title: format!("{title} ({count})"),
            facts: Vec::new(),
            table: Some(table),
            lists: &[],
            parts: Vec::new(),
        };
        (count > 0).then_some(part)
    }
}

fn sort(kind: ActorKind, lang: Lang) -> Cell {
    let (name, word) = match kind {
        ActorKind::Unit => ("unit", lang.pick("enhet", "unit")),
        ActorKind::Role => ("role", lang.pick("roll", "role")),
        ActorKind::Group => ("group", lang.pick("grupp", "group")),
    };
    Cell::Word { name, word: word.to_owned(), mark: "", tone: Tone::Plain }
}

fn number(count: usize) -> Cell {
    Cell::Count(i64::try_from(count).unwrap_or(i64::MAX))
}
