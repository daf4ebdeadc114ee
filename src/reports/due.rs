//! The due report: recurring duties, when each is next due, and which times were missed.

use super::context::ReportContext;
use super::report::Report;
use crate::base::day::Day;
use crate::base::frequency::periods;
use crate::base::lang::{Lang, Say};
use crate::base::rhythm::{Length, Recurrence};
use crate::base::time_words;
use crate::facts::due::{Duty, DutyKind, Turn};
use crate::facts::editions::PlanState;
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Table, keys};
use crate::say;

/// The report of recurring duties that are due or were missed.
pub static DUE: Report = Report {
    name: "due",
    schema: "vbe.due/1",
    lists: &["sorts"],
    spreadsheet: Spreadsheet {
        table: "duties",
        parts: &["sort"],
        keys: || keys(&columns()),
        is_marked: false,
    },
    about: Say::fixed(
        "Visa återkommande uppgifter och när de ska vara klara",
        "Show recurring duties and when they are due",
    ),
};

#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// The last day to look ahead to; a year from the report's day when there is none.
    pub until: Option<Day>,
    /// Show only duties of these plans; of all plans when empty.
    pub plans: Vec<String>,
    /// Show only duties of this role, unit or group.
    pub responsible: Option<String>,
}

/// A recurring duty, and which of its turns are missed or still to come.
struct Row<'w> {
    duty: Duty<'w>,
    /// What is to be done.
    title: String,
    responsible: Cell,
    /// The one that is told.
    to: Cell,
    /// How many turns have passed, done or not.
    over: usize,
    /// How many times it was to be done in them, and was.
    times: (usize, usize),
    missed: Vec<Turn>,
    /// The turns that have not passed and are not done, the next one first.
    coming: Vec<Turn>,
}

impl Row<'_> {
    /// The last day of the next turn, or of the latest missed turn when none is coming.
    fn by(&self) -> Option<Day> {
        self.coming.first().or(self.missed.last()).map(Turn::by)
    }
}

/// That nothing is to be done, and why: nothing of what is not in force yet is, and in a workspace without rhythms nothing
/// can be.
fn nothing(context: &ReportContext<'_>, options: &Options, until: Day) -> Say {
    let Say { sv, en } = say!(
        "Inga återkommande uppgifter till och med {until}.",
        "No recurring duties up to and including {until}."
    );
    let editions = context.editions();
    let asked =
        || context.workspace.plans().filter(|own| options.plans.iter().any(|id| own.record.id == **id));
    if asked().next().is_some() && asked().all(|own| editions.state(own.record).is_ahead()) {
        return say!(
            "{sv} Planen gäller inte än, och det som återkommer i den ska göras först när den gäller.",
            "{en} The plan is not in force yet, and what recurs in it is to be done once it is."
        );
    }
    if Duty::all(context.workspace, context.day).is_empty() {
        return say!(
            "{sv} Ange hur ofta något ska göras (`recurs`).",
            "{en} Enter how often something is to be done (`recurs`)."
        );
    }
    Say::new(sv, en)
}

pub(crate) fn page(context: &ReportContext<'_>, options: &Options) -> Page {
    let lang = context.lang;
    let until = options.until.unwrap_or(Length::Months(12).after(context.day));
    let who = |duty: &Duty<'_>| {
        let is = |wanted: &String| {
            duty.responsible.iter().any(|name| context.workspace.is_same_actor(name, wanted))
        };
        options.responsible.as_ref().is_none_or(is)
    };
    let whose =
        |duty: &Duty<'_>| options.plans.is_empty() || options.plans.iter().any(|plan| duty.is_of(plan));
    let all = Duty::all(context.workspace, context.day).into_iter();
    let duties: Vec<Duty<'_>> = all.filter(who).filter(whose).collect();
    let mut rows: Vec<Row<'_>> = duties.into_iter().filter_map(|duty| row(context, duty, until)).collect();
    let left = of_replaced(context, &mut rows);
    rows.sort_by_key(|row| (row.duty.kind, row.by()));
    let mut parts = Vec::new();
    for kind in DutyKind::ALL {
        let own: Vec<&Row<'_>> = rows.iter().filter(|row| row.duty.kind == kind).collect();
        if !own.is_empty() {
            parts.push(part(context, kind, &own));
        }
    }
    let mut notes = context.cautions();
    notes.push(if parts.is_empty() {
        nothing(context, options, until).text(lang).to_owned()
    } else {
        lang.pick(
            "Antecknat är det som har en daterad uppföljning, en fil som hör dit, ett möte eller ett mätvärde i perioden; för det som har en mottagare räknas en redovisning till mottagaren, eller dess möte: för en plan där planen visades, för en åtgärd som hör till åtgärden. Det som inte är antecknat kan vara gjort. Klart senast är den sista dagen i den pågående, nästa eller senaste perioden; är den en lördag, söndag eller helgdag visas vardagen före.",
            "Counted as recorded is what has a dated update, a record that belongs to it, a meeting or a measurement in the period; for what has a receiver, a report to it counts, or its meeting: for a plan one at which the plan was shown, for an activity one that is part of it. What is not recorded may have been done. Due by: last day of the current, next or latest period; where that is a weekend or a public holiday, the working day before it.",
        )
        .to_owned()
    });
    let only = options.plans.as_slice();
    notes.extend(context.left_out(if let [only] = only { Some(&**only) } else { None }));
    notes.extend(left.map(|left| left.text(lang).to_owned()));
    let asked = vec![
        ("until", Cell::Day(until)),
        ("plan", options.plans.first().map_or(Cell::Nothing, Cell::text)),
        ("responsible", options.responsible.as_ref().map_or(Cell::Nothing, Cell::text)),
    ];
    let title = lang.pick("Återkommande uppgifter", "Recurring duties");
    context.page(&DUE, title, parts, notes, asked)
}

/// Tells in the rows of plans that a later one has replaced that they are so, and of which plans there is something left.
fn of_replaced(context: &ReportContext<'_>, rows: &mut [Row<'_>]) -> Option<Say> {
    let editions = context.editions();
    let replaced = context.workspace.plans().map(|filed| filed.record);
    let replaced = replaced.filter(|plan| editions.state(plan) == PlanState::Superseded);
    let replaced: Vec<&str> = replaced.map(|plan| &*plan.id).collect();
    let is_replaced = |row: &Row<'_>| {
        let plans = &row.duty.plans;
        !plans.is_empty() && plans.iter().all(|plan| replaced.contains(plan))
    };
    let mut left: Vec<String> = Vec::new();
    for row in rows.iter_mut().filter(|row| is_replaced(row)) {
        left.extend(row.duty.plans.iter().map(|plan| (*plan).to_owned()));
        row.title.push_str(context.lang.pick(" (ersatt plan)", " (replaced plan)"));
    }
    left.sort();
    left.dedup();
    let left = left.join(", ");
    (!left.is_empty()).then(|| {
        say!(
            "Det som återstår att göra av en ersatt plan visas ändå: {left}.",
            "What is left to do of a replaced plan is shown all the same: {left}."
        )
    })
}

/// The row of a duty; nothing when no turn was missed and none is coming.
fn row<'w>(context: &ReportContext<'_>, duty: Duty<'w>, until: Day) -> Option<Row<'w>> {
    let day = context.day;
    let turns = duty.turns_on(day, until);
    let over: Vec<&Turn> = turns.iter().filter(|turn| turn.is_over(day)).collect();
    let missed: Vec<Turn> = over.iter().filter(|turn| turn.is_missed(day)).map(|turn| **turn).collect();
    let wanted = over.iter().map(|turn| turn.wanted as usize).sum();
    let times = (over.iter().map(|turn| turn.done.min(turn.wanted) as usize).sum(), wanted);
    let over = over.len();
    let coming: Vec<Turn> = turns.into_iter().filter(|turn| !turn.is_done() && !turn.is_over(day)).collect();
    (!coming.is_empty() || !missed.is_empty()).then(|| {
        let responsible = context.actors(duty.responsible);
        let title = duty.said(context.workspace, context.lang).into_owned();
        let to = duty.to.map_or(Cell::Nothing, |to| context.actor(to));
        Row { duty, title, responsible, to, over, times, missed, coming }
    })
}

/// How many duties have a time that passed without them, and when the next is to be done, with what it is. None of them is
/// of a case.
pub(super) fn next_due(context: &ReportContext<'_>) -> (usize, Option<(Day, String)>) {
    let until = Length::Months(12).after(context.day);
    let rows: Vec<Row<'_>> = Duty::all(context.workspace, context.day)
        .into_iter()
        .filter_map(|duty| row(context, duty, until))
        .collect();
    let missed = rows.iter().filter(|row| !row.missed.is_empty()).count();
    let coming = rows.iter().filter_map(|row| Some((row.coming.first()?.by(), row.title.clone())));
    (missed, coming.min())
}

fn part(context: &ReportContext<'_>, kind: DutyKind, rows: &[&Row<'_>]) -> Part {
    let lang = context.lang;
    let missed = rows.iter().map(|row| row.times.1 - row.times.0).sum::<usize>();
    let coming = rows.iter().filter(|row| !row.coming.is_empty()).count();
    let facts = vec![
        Fact::new("coming", lang.pick("Kommande", "Coming"), count(coming)),
        Fact::new(
            "missed",
            lang.pick("Tillfällen som inte är antecknade", "Occasions not recorded"),
            count(missed),
        ),
    ];
    let mut table = Table::of("duties", &columns(), rows.iter().copied(), lang);
    if context.is_drawn {
        table = table.grounded(rows.iter().map(|row| context.grounds_of_duty(&row.duty)));
    }
    Part {
        list: Some("sorts"),
        id: kind.name().to_owned(),
        title: kind.plural().text(lang).to_owned(),
        facts,
        table: Some(table),
        ..Part::default()
    }
}

/// When more turns than this were missed, only their number is shown.
const MANY: usize = 3;

fn columns<'w>() -> Vec<Column<Row<'w>>> {
    vec![
        Column::new("by", Say::fixed("Klart senast", "Due by"), Fit::Narrow(10), |row, _| {
            Cell::day(row.by())
        }),
        Column::new("title", Say::fixed("Vad", "What"), Fit::Wide(5), |row, _| Cell::text(&row.title)),
        Column::new("id", Say::fixed("Id", "Id"), Fit::Hidden, |row, _| Cell::text(&*row.duty.id)),
        Column::new("responsible", Say::fixed("Ansvarig", "Responsible"), Fit::Wide(4), |row, _| {
            row.responsible.clone()
        }),
        Column::new("to", Say::fixed("Mottagare", "Receiver"), Fit::Hidden, |row, _| row.to.clone()),
        Column::new("rhythm", Say::fixed("Hur ofta", "How often"), Fit::Narrow(13), |row, lang| Cell::Said {
            written: row.duty.rhythm.to_string(),
            said: row.duty.often().text(lang).to_owned(),
        }),
        Column::new("when", Say::fixed("När", "When"), Fit::Narrow(13), |row, lang| {
            let once = row.duty.recurrence.is_none();
            Cell::text(if once { time_words::time(&row.duty.rhythm, lang) } else { String::new() })
        }),
        Column::new("done", Say::fixed("Antecknat", "Recorded"), Fit::Narrow(10), done)
            .of_fields(&["done", "over"]),
        Column::new("missed", Say::fixed("Inte antecknat", "Not recorded"), Fit::Narrow(12), missed)
            .of_fields(&["count", "turns"]),
        Column::new("coming", Say::fixed("Kommande", "Coming"), Fit::Hidden, |row, _| {
            Cell::List(row.coming.iter().map(turn).collect())
        }),
    ]
}

fn done(row: &Row<'_>, lang: Lang) -> Cell {
    let done = row.over - row.missed.len();
    Cell::Fields {
        text: done_text((row.times, row.over), row.coming.first(), lang),
        fields: vec![("done", count(done)), ("over", count(row.over))],
    }
}

fn missed(row: &Row<'_>, lang: Lang) -> Cell {
    Cell::Fields {
        text: match row.duty.recurrence {
            Some(recurrence) => missed_text(row, recurrence, lang),
            // What is to be done once is missed in the time that is written.
            None if row.missed.is_empty() => String::new(),
            None => time_words::time(&row.duty.rhythm, lang),
        },
        fields: vec![
            ("count", count(row.missed.len())),
            ("turns", Cell::List(row.missed.iter().map(turn).collect())),
        ],
    }
}

fn count(count: usize) -> Cell {
    Cell::Count(i64::try_from(count).unwrap_or(i64::MAX))
}

fn turn(turn: &Turn) -> Cell {
    Cell::Fields {
        text: turn.days.to_string(),
        fields: vec![
            ("first", Cell::Day(turn.days.first)),
            ("last", Cell::Day(turn.days.last)),
            ("by", Cell::Day(turn.by())),
            ("wanted", Cell::Count(turn.wanted.into())),
            ("done", Cell::Count(turn.done.into())),
        ],
    }
}

/// How often it was done in the past turns, of how often it was to be, and how far the current turn has come when it has been begun.
fn done_text(((done, wanted), over): ((usize, usize), usize), now: Option<&Turn>, lang: Lang) -> String {
    let of = |done: usize, all: usize| lang.pick(format!("{done} av {all}"), format!("{done} of {all}"));
    // Where there are several in a period, the number of periods is another.
    let times = if wanted > over { lang.pick(" gånger", " times") } else { "" };
    let over = (wanted > 0).then(|| format!("{}{times}", of(done, wanted)));
    let now = now.filter(|turn| turn.done > 0).map(|turn| {
        let now = of(turn.done as usize, turn.wanted as usize);
        lang.pick(format!("nu {now}"), format!("now {now}"))
    });
    over.into_iter().chain(now).collect::<Vec<_>>().join("\n")
}

/// The missed turns, or when there are many, how many of those that are over and since when.
fn missed_text(row: &Row<'_>, recurrence: Recurrence, lang: Lang) -> String {
    let over = row.over;
    match &*row.missed {
        [] => String::new(),
        few if few.len() <= MANY => few
            .iter()
            .map(|turn| row.duty.time_alone(turn).text(lang).to_owned())
            .collect::<Vec<_>>()
            .join(", "),
        many => {
            let (count, first, periods) = (many.len(), many[0].days.first, periods(recurrence, over));
            let (sv, en) = (&periods.sv, &periods.en);
            say!("{count} av {over} {sv}, från {first}", "{count} of {over} {en}, from {first}")
                .text(lang)
                .to_owned()
        }
    }
}
