//! The roles report: the activities, duties, routines and decisions that each role owns, how much falls in
//! each half-year, and what is wrong.

use super::cells::{capital, numbered};
use super::context::ReportContext;
use super::pictures;
use super::report::Report;
use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::base::period::Period;
use crate::facts::naming::row;
use crate::facts::state::responsible;
use crate::facts::workload::{Owned, all};
use crate::facts::{Standing, State, Survey};
use crate::model::records::organisation::ActorKind;
use crate::model::records::plan::{Activity, Plan};
use crate::output::page::{Cell, Column, Fit, Page, Part, Spreadsheet, Table, Tone, keys};

/// The report of who owns what.
pub static ROLES: Report = Report {
    name: "roles",
    schema: "vbe.roles/1",
    lists: &["sections"],
    spreadsheet: Spreadsheet {
        table: "roles",
        parts: &["section"],
        keys: || keys(&columns(&[], Layout::Owners)),
        is_marked: false,
    },
    about: Say::fixed(
        "Visa ansvarsfördelningen, och arbetet per halvår",
        "Show who is responsible for what, and the work per half-year",
    ),
};

#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// Show only what this plan gives them to do.
    pub plan: Option<String>,
    /// Show only this role, unit or group.
    pub responsible: Option<String>,
    /// Show only actors of this unit and the units under it.
    pub unit: Option<String>,
}

/// How many half-years are shown, beginning with the current one.
const HALVES: usize = 4;
/// How many may be responsible for an activity without a lead. Several are often just a list of participants.
const TOGETHER: usize = 1;

pub(crate) fn page(context: &ReportContext<'_>, options: &Options) -> Page {
    let lang = context.lang;
    let plans = context.plans(options.plan.as_deref());
    let halves = halves(context.day);
    let until = halves.last().map_or(context.day, |half| half.last);
    let mut owned = all(context.workspace, &plans, context.day, until);
    owned.retain(|owned| is_wanted(context, owned, options));
    let busy: Vec<&Owned<'_>> = owned.iter().filter(|owned| owned.is_busy()).collect();
    let sheet = Sheet { context, halves, plans: plans.len() };
    // What is done or cancelled needs nobody any more.
    let open: Vec<(&Plan, &Activity)> = plans
        .iter()
        .flat_map(|plan| {
            let rows = Survey::of(context.workspace, plan.record, context.day).rows.into_iter();
            let open = rows.filter(|(_, standing)| standing.state.is_open());
            open.map(|(activity, _)| (plan.record, activity))
        })
        .collect();
    let parts: Vec<Part> = [
        sheet.owners(&busy),
        sheet.shared(&open, options),
        sheet.nobodys(&open, options),
        sheet.told(
            "ended",
            &Say::fixed(
                "Finns inte längre, men står som ansvarig",
                "No longer there, but named as responsible",
            ),
            busy.iter().filter_map(|owned| Some((*owned, owned.ended(context.day)?))),
        ),
        sheet.told(
            "without-activity",
            &Say::fixed("Har uppgifter men ingen öppen åtgärd", "Has duties, but no open activity"),
            busy.iter().filter_map(|owned| owned.is_without_activity().then_some((*owned, context.day))),
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut notes = context.cautions();
    notes.extend(context.left_out(options.plan.as_deref()));
    notes.push(if parts.is_empty() {
        lang.pick(
            "Ingen i registret är ansvarig för något här.",
            "Nobody in the register is responsible for anything here.",
        )
        .to_owned()
    } else {
        explained(&busy).text(lang).to_owned()
    });
    let text = |text: &Option<String>| text.as_ref().map_or(Cell::Nothing, Cell::text);
    let asked = vec![
        ("plan", text(&options.plan)),
        ("responsible", text(&options.responsible)),
        ("unit", text(&options.unit)),
    ];
    context.page(&ROLES, lang.pick("Ansvarsfördelning", "Responsibilities"), parts, notes, asked)
}

/// What the columns that are shown count.
fn explained(busy: &[&Owned<'_>]) -> Say {
    let any = |is: fn(&Standing<'_>) -> bool| {
        busy.iter().any(|owned| owned.activities.iter().any(|(_, _, standing)| is(standing)))
    };
    let (has_late, has_silent) = (any(is_behind), any(|standing| standing.silent));
    let late = has_late.then_some(Say::fixed(
        "Försenade är också de som inte har påbörjats i tid.",
        "Overdue are also those not started in time.",
    ));
    let both = (has_late && has_silent).then_some(Say::fixed(
        "En försenad åtgärd kan också sakna uppföljning och räknas då i båda kolumnerna.",
        "An overdue activity may also be without follow-up, and then counts in both columns.",
    ));
    let halves = Say::fixed(
        "Halvåren visar arbetet per halvår: planerade starter och slut, återkommande uppgifter och beslut med ett datum. En åtgärd med flera ansvariga räknas hos var och en.",
        "The half-years show the work in each: planned starts and finishes, recurring duties and decisions with a date. An activity with several responsible is counted with each.",
    );
    row([late, both, Some(halves)].into_iter().flatten(), &Say::fixed(" ", " "))
}

/// Whether something is late to whoever answers for it: what is not reported is too.
fn is_behind(standing: &Standing<'_>) -> bool {
    standing.state.is_late() || standing.state == State::NotReported
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

/// The half-years that are shown, beginning with the current one.
fn halves(day: Day) -> Vec<Period> {
    let next = |half: &Period| HalfYear::of(half.last.plus_days(1)).period();
    std::iter::successors(HalfYear::of(day).period(), next).take(HALVES).collect()
}

struct Sheet<'s, 'w> {
    context: &'s ReportContext<'w>,
    halves: Vec<Period>,
    /// How many plans are shown.
    plans: usize,
}

impl Sheet<'_, '_> {
    fn owners(&self, owned: &[&Owned<'_>]) -> Option<Part> {
        let lang = self.context.lang;
        let rows = owned.iter().map(|owned| Row { owned, until: None, halves: &self.halves });
        let columns = columns(&self.halves, Layout::Owners);
        let title = Say::fixed("Roller, enheter och grupper", "Roles, units and groups");
        let mut table = Table::of("roles", &columns, rows, lang);
        if self.context.is_drawn {
            table = table.grounded(owned.iter().map(|owned| self.context.grounds_of_owned(owned)));
        }
        let pictures = self.context.is_drawn.then(|| pictures::loads(owned, lang)).flatten();
        let part = self.part("owners", &title, table)?;
        Some(Part { pictures: pictures.into_iter().collect(), ..part })
    }

    /// Activities that several are responsible for, without a lead.
    fn shared(&self, open: &[(&Plan, &Activity)], options: &Options) -> Option<Part> {
        if options.unit.is_some() {
            return None;
        }
        let is_shared = |(plan, activity): &(&Plan, &Activity)| {
            let owners = responsible(plan, activity);
            let is_theirs = |wanted: &String| {
                owners.iter().any(|name| self.context.workspace.is_same_actor(name, wanted))
            };
            let is = owners.len() > TOGETHER && activity.lead.is_none();
            is && options.responsible.as_ref().is_none_or(is_theirs)
        };
        let title =
            Say::fixed("Flera ansvariga och ingen som håller ihop", "Several responsible and no lead");
        self.activities("without-lead", &title, open.iter().filter(|own| is_shared(own)))
    }

    /// Activities that nobody is responsible for: they stand in no row above.
    fn nobodys(&self, open: &[(&Plan, &Activity)], options: &Options) -> Option<Part> {
        if options.responsible.is_some() || options.unit.is_some() {
            return None;
        }
        let is_nobodys = |(plan, activity): &&(&Plan, &Activity)| responsible(plan, activity).is_empty();
        let title = Say::fixed("Åtgärder utan ansvarig", "Activities without anyone responsible");
        self.activities("without-responsible", &title, open.iter().filter(is_nobodys))
    }

    fn activities<'a>(
        &self,
        id: &str,
        title: &Say,
        all: impl Iterator<Item = &'a (&'a Plan, &'a Activity)>,
    ) -> Option<Part> {
        let rows = all.map(|(plan, activity)| {
            let id = format!("{}/{}", plan.id, activity.id);
            let responsible = self.context.actors(responsible(plan, activity));
            let own = Cell::Named { id: plan.id.to_string(), title: plan.title.to_string() };
            [Cell::Named { id, title: activity.title.to_string() }, own, responsible]
        });
        // Of one plan the page says which it is.
        let of_plan = if self.plans > 1 { Fit::Wide(4) } else { Fit::Hidden };
        let columns = [
            Column::new(
                "activity",
                Say::fixed("Åtgärd", "Activity"),
                Fit::Wide(5),
                |row: &[Cell; 3], _| row[0].clone(),
            ),
            Column::new("plan", Say::fixed("Plan", "Plan"), of_plan, |row, _| row[1].clone()),
            Column::new("responsible", Say::fixed("Ansvariga", "Responsible"), Fit::Wide(4), |row, _| {
                row[2].clone()
            }),
        ];
        self.part(id, title, Table::of("activities", &columns, rows, self.context.lang))
    }

    /// Actors with a problem. The day is shown only in the section of actors that have ceased to exist.
    fn told<'o>(
        &self,
        id: &str,
        title: &Say,
        owned: impl Iterator<Item = (&'o Owned<'o>, Day)>,
    ) -> Option<Part> {
        let rows = owned.map(|(owned, day)| Row {
            owned,
            until: (id == "ended").then_some(day),
            halves: &self.halves,
        });
        let columns = columns(&self.halves, Layout::Told);
        self.part(id, title, Table::of("roles", &columns, rows, self.context.lang))
    }

    fn part(&self, id: &str, title: &Say, table: Table) -> Option<Part> {
        let count = table.len();
        let title = capital(title.text(self.context.lang));
        let part = Part {
            list: Some("sections"),
            id: id.to_owned(),
            title: format!("{title} ({count})"),
            table: Some(table),
            ..Part::default()
        };
        (count > 0).then_some(part)
    }
}

/// An actor that owns something.
struct Row<'r, 'w> {
    owned: &'r Owned<'w>,
    /// The day on which the actor ceased to exist, where the page shows it.
    until: Option<Day>,
    halves: &'r [Period],
}

impl Row<'_, '_> {
    /// How many of the actor's activities have this standing.
    fn activities(&self, is: fn(&Standing<'_>) -> bool) -> Cell {
        told(self.owned.activities.iter().filter(|(_, _, standing)| is(standing)).count())
    }

    fn in_half(&self, at: usize) -> Cell {
        self.halves.get(at).map_or(Cell::Nothing, |half| told(self.owned.in_half(*half)))
    }

    fn owns(&self, lang: Lang) -> Cell {
        let owned = self.owned;
        let open = owned.activities.iter().filter(|(_, _, standing)| standing.state.is_open());
        let open = open.map(|(_, activity, _)| Cell::text(&*activity.title));
        let routines = owned.routines.iter().map(|routine| Cell::text(&*routine.title));
        let decisions = owned.decisions.iter().map(|decision| Cell::text(&*decision.text));
        let duties = [(owned.duties, &nouns::RECURRING_DUTIES), (owned.once, &nouns::SINGLE_DUTIES)];
        let duties = duties.into_iter().filter(|(count, _)| *count > 0);
        let duties = duties.map(|(count, noun)| Cell::Text(noun.told(count, lang)));
        let goals = owned.goals.iter().map(|goal| Cell::Text(numbered(goal.number.as_ref(), &goal.title)));
        Cell::List(open.chain(goals).chain(routines).chain(decisions).chain(duties).collect())
    }
}

/// Which columns people see; programs get them all.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// How much each actor owns.
    Owners,
    /// What actors with a problem own.
    Told,
}

fn columns<'r, 'w>(halves: &[Period], layout: Layout) -> Vec<Column<Row<'r, 'w>>> {
    let of = |own: Layout, fit: Fit| if layout == own { fit } else { Fit::Hidden };
    let (owners, told_of) = (|fit: Fit| of(Layout::Owners, fit), |fit: Fit| of(Layout::Told, fit));
    let half = |at: usize| halves.get(at).map_or(Say::fixed("", ""), |half| Say::same(half.to_string()));
    let late = Say::fixed("Försenade eller ej redovisade", "Overdue or not reported");
    vec![
        Column::new("role", Say::fixed("Vem", "Who"), Fit::Wide(4), |row, _| {
            let actor = row.owned.actor;
            Cell::Named { id: actor.id.to_string(), title: actor.title.to_string() }
        }),
        Column::new("sort", Say::fixed("Sort", "Kind"), Fit::Hidden, |row, lang| {
            sort(row.owned.actor.kind, lang)
        }),
        Column::new("open", Say::fixed("Öppna", "Open"), owners(Fit::Narrow(5)), |row, _| {
            row.activities(|standing| standing.state.is_open())
        }),
        Column::new("late", late, owners(Fit::Narrow(10)), |row, _| row.activities(is_behind)),
        Column::new("not_reported", Say::fixed("Ej redovisade", "Not reported"), Fit::Hidden, |row, _| {
            row.activities(|standing| standing.state == State::NotReported)
        }),
        Column::new(
            "silent",
            Say::fixed("Utan uppföljning", "Without follow-up"),
            owners(Fit::Narrow(6)),
            |row, _| row.activities(|standing| standing.silent),
        ),
        Column::new("goals", Say::fixed("Mål", "Goals"), owners(Fit::Narrow(5)), |row, _| {
            told(row.owned.goals.len())
        }),
        Column::new("duties", Say::fixed("Uppgifter", "Duties"), owners(Fit::Narrow(9)), |row, _| {
            told(row.owned.duties + row.owned.once + row.owned.routines.len())
        }),
        Column::new("decisions", Say::fixed("Beslut", "Decisions"), owners(Fit::Narrow(9)), |row, _| {
            told(row.owned.decisions.len())
        }),
        Column::new("half_1", half(0), owners(Fit::Narrow(6)), |row, _| row.in_half(0)),
        Column::new("half_2", half(1), owners(Fit::Narrow(6)), |row, _| row.in_half(1)),
        Column::new("half_3", half(2), owners(Fit::Narrow(6)), |row, _| row.in_half(2)),
        Column::new("half_4", half(3), owners(Fit::Narrow(6)), |row, _| row.in_half(3)),
        Column::new("until", Say::fixed("Fanns till", "Until"), told_of(Fit::Narrow(10)), |row, _| {
            Cell::day(row.until)
        }),
        Column::new("owns", Say::fixed("Ansvarar för", "Responsible for"), told_of(Fit::Wide(5)), Row::owns),
    ]
}

/// A count, or nothing for zero.
fn told(count: usize) -> Cell {
    if count == 0 { Cell::Nothing } else { Cell::Count(i64::try_from(count).unwrap_or(i64::MAX)) }
}

fn sort(kind: ActorKind, lang: Lang) -> Cell {
    let (name, word) = match kind {
        ActorKind::Unit => ("unit", lang.pick("enhet", "unit")),
        ActorKind::Role => ("role", lang.pick("roll", "role")),
        ActorKind::Group => ("group", lang.pick("grupp", "group")),
    };
    Cell::Word { name, word: word.to_owned(), mark: "", tone: Tone::Plain }
}
