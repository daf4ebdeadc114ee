//! The history of one record: who changed what and when, together with decisions and meetings from the
//! records.

use super::context::ReportContext;
use super::diff::{field_cell, values_cell};
use super::report::Report;
use super::status::Decided;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::nouns;
use crate::facts::diff::told::{self, Between};
use crate::facts::diff::{Change, ChangeKind, Changed};
use crate::facts::history::Stage;
use crate::model::kinds::Kind;
use crate::model::records::Text;
use crate::model::records::activity::Progress;
use crate::model::records::plan::{Decision, Plan};
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Table, Tone, keys};
use crate::say;
use crate::syntax::word::Word;

/// The report of the history of one record.
pub static HISTORY: Report = Report {
    name: "history",
    schema: "vbe.history/1",
    lists: &["histories"],
    spreadsheet: Spreadsheet {
        table: "events",
        parts: &["history"],
        keys: || keys(&columns()),
        is_marked: true,
    },
    about: Say::fixed(
        "Visa vem som ändrade vad när i en post, med beslut och möten",
        "Show who changed what when in a record, with decisions and meetings",
    ),
};

/// The record asked for, and the field when only one is.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The id of the record, as it was written.
    pub id: String,
    /// The name of the only field to show; every field when there is none.
    pub field: Option<String>,
}

/// A version of a file, and what it changed in the record.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    /// The day of the version.
    pub day: Day,
    /// The author of the commit; nothing for changes that are not committed.
    pub author: Option<String>,
    /// The short hash of the commit; nothing for changes that are not committed.
    pub commit: Option<String>,
    /// The path of the file.
    pub file: String,
    /// The kind and the id of its record.
    pub of: Option<(&'static Kind, String)>,
    /// The old and the new path, when the version renamed the file.
    pub renamed: Option<(String, String)>,
    /// What the version changed in the record; nothing when it changed nothing there.
    pub stage: Option<Stage>,
}

/// The record that the page is about.
#[derive(Debug)]
pub(crate) struct Subject<'w> {
    /// The id of the record.
    pub id: Word,
    /// The title of the record.
    pub title: String,
    /// The plan that the record is, or belongs to.
    pub plan: Option<&'w Plan>,
    /// The progress of the record, if it is an activity.
    pub progress: Option<&'w Progress>,
    /// All versions of its files, the earliest first.
    pub made: Vec<Made>,
}

/// A line of the page.
#[derive(Default)]
struct Event {
    /// The day that lines are sorted by.
    day: Option<Day>,
    on: Cell,
    what: &'static str,
    who: Cell,
    field: Cell,
    why: Cell,
    was: Cell,
    now: Cell,
    is_undecided: bool,
    commit: Cell,
    file: Cell,
}

/// The page. `notes` holds what the reader must know about what git could not show.
pub(crate) fn page(
    context: &ReportContext<'_>,
    subject: &Subject<'_>,
    options: &Options,
    mut notes: Vec<String>,
) -> Page {
    let lang = context.lang;
    let mut events: Vec<Event> =
        subject.made.iter().flat_map(|made| of_version(context, made, options.field.as_deref())).collect();
    events.extend(subject.plan.into_iter().flat_map(|plan| decisions(context, plan)));
    events.extend(subject.progress.into_iter().flat_map(|progress| turns(context, progress)));
    events.extend(subject.plan.into_iter().flat_map(|plan| meetings(context, plan)));
    // Lines without a day come first: they are about what was done before it was recorded.
    events.sort_by_key(|event| event.day);
    let undecided = events.iter().filter(|event| event.is_undecided).count();
    if undecided > 0 {
        notes.push(
            lang.pick(
                "Utan beslut är det som ändrats i en antagen plan utan att något beslut om planen har kommit samma dag eller senare. Skriv in beslutet (`decisions`), eller ta tillbaka ändringen.",
                "Without a decision is what was changed in an adopted plan with no decision on the plan the same day or later. Enter the decision (`decisions`), or take the change back.",
            )
            .to_owned(),
        );
    }
    if events.is_empty() {
        notes.push(lang.pick("Ingenting att visa.", "Nothing to show.").to_owned());
    }
    notes.extend(context.cautions());
    let is_of = |kind: &str| context.workspace.file_of(kind, &subject.id).found().is_some();
    if is_of("case") || is_of("incident") {
        notes.extend(context.internal_cautions());
    }
    let facts = vec![sum(&events, subject.plan.is_some(), undecided, lang)];
    let table = (!events.is_empty()).then(|| Table::of("events", &columns(), &events, lang));
    let part = Part {
        list: Some("histories"),
        id: subject.id.to_string(),
        title: subject.title.clone(),
        facts,
        table,
        ..Part::default()
    };
    let field = options.field.as_ref().map_or(Cell::Nothing, Cell::text);
    let asked = vec![("id", Cell::text(&options.id)), ("field", field)];
    let title = lang.pick("Historik", "History");
    context.page(&HISTORY, title, vec![part], notes, asked)
}

/// What happened, by sort. Decisions and meetings are those of a plan, and are not told of what belongs to none; that a plan
/// was shown at no meeting does not say that there were none.
fn sum(events: &[Event], is_of_plan: bool, undecided: usize, lang: Lang) -> Fact {
    let count = |wanted: &[&str]| events.iter().filter(|event| wanted.contains(&event.what)).count();
    let made = ["written", "changed", "renamed", "removed", "unread"];
    let counts = [
        ("changes", nouns::CHANGES, count(&made)),
        ("decisions", nouns::DECISIONS, count(&["decision"])),
        ("meetings", nouns::MEETINGS_OF_PLAN, count(&["meeting"])),
        ("undecided", nouns::UNDECIDED, undecided),
    ];
    let is_told = |name: &str, count: usize| match name {
        "changes" => true,
        "meetings" => count > 0,
        "undecided" => is_of_plan && counts[0].2 > 0,
        _ => is_of_plan,
    };
    let told = counts.iter().filter(|(name, _, count)| is_told(name, *count));
    let text: Vec<String> = told.map(|(_, noun, count)| noun.told(*count, lang)).collect();
    let fields =
        counts.iter().map(|(name, _, count)| (*name, Cell::Count(i64::try_from(*count).unwrap_or(i64::MAX))));
    let cell = Cell::Fields { text: text.join(", "), fields: fields.collect() };
    Fact::new("summary", lang.pick("Summa", "Sum"), cell)
}

fn columns() -> Vec<Column<Event>> {
    vec![
        Column::new("day", Say::fixed("Dag", "Day"), Fit::Narrow(10), |event, _| event.on.clone()),
        Column::new("what", Say::fixed("Vad", "What"), Fit::Narrow(10), |event, lang| {
            named(event.what, lang)
        }),
        Column::new("who", Say::fixed("Vem", "Who"), Fit::Wide(3), |event, _| event.who.clone()),
        Column::new("field", Say::fixed("Fält", "Field"), Fit::Wide(3), |event, _| event.field.clone()),
        Column::new("why", Say::fixed("Hur", "How"), Fit::Under, |event, _| event.why.clone()),
        Column::new("was", Say::fixed("Före", "Before"), Fit::Wide(3), |event, _| event.was.clone()),
        Column::new("now", Say::fixed("Efter", "After"), Fit::Wide(3), |event, _| event.now.clone()),
        Column::new(
            "undecided",
            Say::fixed("Efter ändringen", "After the change"),
            Fit::Narrow(9),
            undecided,
        ),
        Column::new("commit", Say::fixed("Incheckning", "Commit"), Fit::Hidden, |event, _| {
            event.commit.clone()
        }),
        Column::new("file", Say::fixed("Fil", "File"), Fit::Hidden, |event, _| event.file.clone()),
    ]
}

/// Marks a change in an adopted plan that no later decision covers.
fn undecided(event: &Event, lang: Lang) -> Cell {
    let say = Say::fixed("inget beslut", "no decision");
    if event.is_undecided { word("undecided", &say, Tone::Bad, lang) } else { Cell::Nothing }
}

/// What a version changed, as one line for each change.
fn of_version(context: &ReportContext<'_>, made: &Made, field: Option<&str>) -> Vec<Event> {
    let lang = context.lang;
    let sides = Between { was: context.workspace, now: context.workspace, before: None };
    let mut events = Vec::new();
    let made_by = || event(made, lang);
    if let (Some((was, now)), None) = (&made.renamed, field) {
        events.push(Event { what: "renamed", was: Cell::text(was), now: Cell::text(now), ..made_by() });
    }
    let Some(stage) = &made.stage else { return events };
    match &stage.how {
        ChangeKind::Altered => {}
        _ if field.is_some() => {}
        ChangeKind::Renamed(old) => {
            let (was, now) = (Cell::text(old), Cell::text(&stage.id));
            events.push(Event { what: "renamed", field: Cell::text("id"), was, now, ..made_by() });
        }
        // An activity is written both in its plan and in its progress; the path shows which of them this is.
        ChangeKind::Added => events.push(Event { what: "written", now: Cell::text(&made.file), ..made_by() }),
        ChangeKind::Removed => events.push(Event { what: "removed", ..made_by() }),
        ChangeKind::Unread => events.push(Event { what: "unread", ..made_by() }),
    }
    let wanted = |change: &Change| field.is_none_or(|field| change.paths().any(|path| is_of(&path, field)));
    for (change, undecided) in stage.changes.iter().zip(&stage.undecided).filter(|(change, _)| wanted(change))
    {
        let Some((kind, id)) = &made.of else { continue };
        let one = Changed {
            kind,
            id: id.clone(),
            title: String::new(),
            how: ChangeKind::Altered,
            changes: Vec::new(),
        };
        let [was, now] = told::values(sides, &one, change, lang).map(values_cell);
        events.push(Event {
            what: "changed",
            field: field_of(field_cell(sides, &one, change, lang), change),
            why: change.why.as_ref().map_or(Cell::Nothing, |why| Cell::text(why.text(lang))),
            was,
            now,
            is_undecided: *undecided,
            ..made_by()
        });
    }
    events
}

/// Whether a field is in the path of a change, however its rows are written: `by_unit[skola].count` and
/// `by_unit.skola.count` are the same. Some steps of the path, one after another, are enough.
pub(crate) fn is_of(path: &str, field: &str) -> bool {
    let steps = |path: &str| -> Vec<String> {
        path.split(['.', '[', ']']).filter(|step| !step.is_empty()).map(str::to_owned).collect()
    };
    let (path, field) = (steps(path), steps(field));
    !field.is_empty() && path.windows(field.len()).any(|some| some == field)
}

/// The name of the changed field; in a plan, after the part that it belongs to.
fn field_of(field: Cell, change: &Change) -> Cell {
    let (written, said) = match field {
        Cell::Said { written, said } => (written, said),
        _ => (String::new(), String::new()),
    };
    let Some(part) = &change.part else {
        return if written.is_empty() { Cell::Nothing } else { Cell::Said { written, said } };
    };
    let after =
        |of: &str, field: &str| if field.is_empty() { of.to_owned() } else { format!("{of}: {field}") };
    Cell::Said { written: after(&part.id, &written), said: after(&part.title, &said) }
}

/// A line with the day, author, commit and file of a version.
fn event(made: &Made, lang: Lang) -> Event {
    let uncommitted = || Cell::Aside(lang.pick("inte incheckat", "not committed").to_owned());
    Event {
        day: Some(made.day),
        on: Cell::Day(made.day),
        who: made.author.as_ref().map_or_else(uncommitted, Cell::text),
        commit: made.commit.as_ref().map_or(Cell::Nothing, Cell::text),
        file: Cell::text(&made.file),
        ..Event::default()
    }
}

/// What happened, as a word for people.
fn named(what: &'static str, lang: Lang) -> Cell {
    let say = match what {
        "written" => Say::fixed("skriven", "written"),
        "changed" => Say::fixed("ändrad", "changed"),
        "renamed" => Say::fixed("omdöpt", "renamed"),
        "removed" => Say::fixed("borttagen", "removed"),
        "unread" => Say::fixed("oläsbar", "unreadable"),
        "decision" => Say::fixed("beslut", "decision"),
        "to-decide" => Say::fixed("ska beslutas", "to be decided"),
        "started" => Say::fixed("påbörjad", "started"),
        "finished" => Say::fixed("avslutad", "finished"),
        _ => Say::fixed("möte", "meeting"),
    };
    word(what, &say, Tone::Plain, lang)
}

fn word(name: &'static str, say: &Say, tone: Tone, lang: Lang) -> Cell {
    Cell::Word { name, word: say.text(lang).to_owned(), mark: "", tone }
}

/// Decisions about the plan. One that is not known to be taken is told as on every other page, and is not counted.
fn decisions(context: &ReportContext<'_>, plan: &Plan) -> Vec<Event> {
    let of = |decision: &Decision| {
        let Decided { act, is_taken, sentence, .. } = Decided::of(context, decision);
        let (what, now) = if is_taken {
            let reference = decision.reference.as_ref().map_or_else(String::new, |own| format!(", {own}"));
            let note = decision.note.as_ref().map_or_else(String::new, |own| format!(": {own}"));
            ("decision", Cell::Text(format!("{}{reference}{note}", act.text(context.lang))))
        } else {
            ("to-decide", Cell::Text(sentence))
        };
        Event {
            day: decision.on.as_ref().map(|on| on.period.first),
            on: Cell::time(decision.on.as_ref()),
            what,
            who: named_actor(context, &decision.body),
            now,
            ..Event::default()
        }
    };
    plan.decisions.iter().map(of).collect()
}

/// When the activity was started, finished or cancelled, according to its progress.
fn turns(context: &ReportContext<'_>, progress: &Progress) -> Vec<Event> {
    let lang = context.lang;
    let days = [("started", progress.started), ("finished", progress.finished)];
    let days = days.into_iter().filter_map(|(what, dated)| Some((what, dated?.day)));
    let told = |what, day| Event { day: Some(day), on: Cell::Day(day), what, ..Event::default() };
    let mut events: Vec<Event> = days.map(|(what, day)| told(what, day)).collect();
    let finish = events.iter_mut().find(|event| event.what == "finished");
    if let Some((finish, time)) = finish.zip(progress.finished_in.as_ref()) {
        finish.on = Cell::time(Some(time));
    }
    events.extend(progress.cancelled.as_ref().map(|cancelled| {
        let who = cancelled.by.as_ref().map_or(Cell::Nothing, |by| named_actor(context, by));
        let decision = &cancelled.decision;
        let text = say!("inställd: {decision}", "cancelled: {decision}");
        Event { who, now: Cell::text(text.text(lang)), ..told("decision", cancelled.on.day) }
    }));
    events.retain(|event| event.day.is_none_or(|day| day <= context.day));
    events
}

/// An actor by its title, or by the name as written when the register does not have it.
fn named_actor(context: &ReportContext<'_>, name: &Text) -> Cell {
    let actor = context.workspace.actor(name).found();
    Cell::text(actor.map_or(&**name, |actor| &*actor.record.title))
}

/// The meetings where the plan was presented.
fn meetings(context: &ReportContext<'_>, plan: &Plan) -> Vec<Event> {
    let lang = context.lang;
    let shown = context.workspace.meetings().map(|filed| filed.record);
    let shown =
        shown.filter(|meeting| meeting.presented.iter().any(|shown| shown.plan.stands() == plan.id.stands()));
    shown
        .filter(|meeting| meeting.on.as_ref().is_none_or(|on| on.day <= context.day))
        .map(|meeting| {
            let day = meeting.on.as_ref().map(|on| on.day);
            let who = meeting.group.as_ref().map_or(Cell::Nothing, |group| named_actor(context, group));
            let now = Cell::text(lang.pick("planen visad", "the plan shown"));
            Event { day, on: Cell::day(day), what: "meeting", who, now, ..Event::default() }
        })
        .collect()
}
