//! What has become of one record: who changed what when, with the decisions and meetings of the records.

use super::context::ReportContext;
use super::list::HISTORY;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::facts::diff::{Change, ChangeKind};
use crate::facts::history::Stage;
use crate::model::records::activity::Progress;
use crate::model::records::plan::{Act, Plan};
use crate::output::page::{Cell, Column, Fact, Fit, Of, Page, Part, Table, Tone};
use crate::say;

/// Of what, and which field of it.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The id, as it was written.
    pub id: String,
    /// The one field that is asked for.
    pub field: Option<String>,
}

/// A version of a file, and what it changed.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    /// The day.
    pub day: Day,
    /// Who made it; nothing when it is not committed.
    pub author: Option<String>,
    /// The commit's short name.
    pub commit: Option<String>,
    /// The file, by its path.
    pub file: String,
    /// The file's old path and new, when it was given another.
    pub renamed: Option<(String, String)>,
    /// What became of the record by it; nothing when it says the same.
    pub stage: Option<Stage>,
}

/// What the page is about.
#[derive(Debug)]
pub(crate) struct Subject<'w> {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The plan that it is or is in.
    pub plan: Option<&'w Plan>,
    /// What is told of it, if it is an activity.
    pub progress: Option<&'w Progress>,
    /// Every version, the earliest first.
    pub made: Vec<Made>,
}

/// One line of the page.
struct Event {
    day: Option<Day>,
    cells: Vec<Cell>,
    is_undecided: bool,
    kind: &'static str,
}

/// The page. `notes` is what must be known of what git could not tell.
pub(crate) fn page(
    context: &ReportContext<'_>,
    subject: &Subject<'_>,
    options: &Options,
    mut notes: Vec<String>,
) -> Page {
    let lang = context.lang;
    let mut events: Vec<Event> =
        subject.made.iter().flat_map(|made| of_version(made, options.field.as_deref(), lang)).collect();
    events.extend(subject.plan.into_iter().flat_map(|plan| decisions(context, plan)));
    events.extend(subject.progress.into_iter().flat_map(|progress| turns(context, progress)));
    events.extend(subject.plan.into_iter().flat_map(|plan| meetings(context, plan)));
    // What has no day is told first: it was made before it was written down.
    events.sort_by_key(|event| event.day);
    let undecided = events.iter().filter(|event| event.is_undecided).count();
    if undecided > 0 {
        notes.push(
            lang.pick(
                "Utan beslut är det som ändrats i en antagen plan utan att något beslut om planen har kommit samma dag eller senare. Skriv beslutet under decisions, eller ta tillbaka ändringen.",
                "Without a decision is what was changed in an adopted plan with no decision on the plan the same day or later. Write the decision under decisions, or take the change back.",
            )
            .to_owned(),
        );
    }
    if events.is_empty() {
        notes.push(lang.pick("Ingenting att visa.", "Nothing to show.").to_owned());
    }
    notes.extend(context.cautions());
    let facts = vec![sum(&events, undecided, lang)];
    let table = (!events.is_empty()).then(|| table(events, lang));
    let part = Part {
        of: Of { list: "histories", one: "history" },
        id: subject.id.clone(),
        title: subject.title.clone(),
        facts,
        table,
        lists: &[],
        parts: Vec::new(),
    };
    let field = options.field.as_ref().map_or(Cell::Nothing, Cell::text);
    let asked = vec![("id", Cell::text(&options.id)), ("field", field)];
    let title = lang.pick("Historik", "History");
    context.page(&HISTORY, title, vec![part], notes, asked)
}

fn sum(events: &[Event], undecided: usize, lang: Lang) -> Fact {
    let count = |wanted: &[&str]| events.iter().filter(|event| wanted.contains(&event.kind)).count();
    let made = ["written", "changed", "renamed", "removed", "unread"];
    let counts = [
        ("changes", [Say::fixed("ändring", "change"), Say::fixed("ändringar", "changes")], count(&made)),
        (
            "decisions",
            [Say::fixed("beslut", "decision"), Say::fixed("beslut", "decisions")],
            count(&["decision"]),
        ),
        ("meetings", [Say::fixed("möte", "meeting"), Say::fixed("möten", "meetings")], count(&["meeting"])),
        (
            "undecided",
            [
                Say::fixed("ändring utan beslut efter", "change without a decision after"),
                Say::fixed("ändringar utan beslut efter", "changes without a decision after"),
            ],
            undecided,
        ),
    ];
    let words = |[one, several]: &[Say; 2], count: usize| {
        format!("{count} {}", if count == 1 { one } else { several }.text(lang))
    };
    let text: Vec<String> = counts.iter().map(|(_, own, count)| words(own, *count)).collect();
    let fields =
        counts.iter().map(|(name, _, count)| (*name, Cell::Count(i64::try_from(*count).unwrap_or(i64::MAX))));
    let cell = Cell::Fields { text: text.join(", "), fields: fields.collect() };
    Fact::new("summary", lang.pick("Summa", "Sum"), cell)
}

fn table(events: Vec<Event>, lang: Lang) -> Table {
    let columns = vec![
        Column::new("day", lang.pick("Dag", "Day"), Fit::Narrow(10)),
        Column::new("what", lang.pick("Vad", "What"), Fit::Narrow(10)),
        Column::new("who", lang.pick("Vem", "Who"), Fit::Wide(3)),
        Column::new("field", lang.pick("Fält", "Field"), Fit::Wide(3)),
        Column::new("why", lang.pick("Hur", "How"), Fit::Under),
        Column::new("was", lang.pick("Före", "Before"), Fit::Wide(3)),
        Column::new("now", lang.pick("Efter", "After"), Fit::Wide(3)),
        Column::new("undecided", lang.pick("Utan beslut", "Without a decision"), Fit::Under),
        Column::new("commit", lang.pick("Incheckning", "Commit"), Fit::Hidden),
        Column::new("file", lang.pick("Fil", "File"), Fit::Hidden),
    ];
    Table { of: "events", columns, rows: events.into_iter().map(|event| event.cells).collect() }
}

/// What a version changed, each thing by itself.
fn of_version(made: &Made, field: Option<&str>, lang: Lang) -> Vec<Event> {
    let mut events = Vec::new();
    if let (Some((was, now)), None) = (&made.renamed, field) {
        events.push(event(
            made,
            "renamed",
            [Cell::Nothing, Cell::Nothing, Cell::text(was), Cell::text(now)],
            false,
            lang,
        ));
    }
    let Some(stage) = &made.stage else { return events };
    let none = || [Cell::Nothing, Cell::Nothing, Cell::Nothing, Cell::Nothing];
    match &stage.how {
        ChangeKind::Altered => {}
        _ if field.is_some() => {}
        ChangeKind::Renamed(old) => {
            let cells = [Cell::text("id"), Cell::Nothing, Cell::text(old), Cell::text(&stage.id)];
            events.push(event(made, "renamed", cells, false, lang));
        }
        // An activity is written in its plan and in its progress: which of them is told by the file.
        ChangeKind::Added => {
            let cells = [Cell::Nothing, Cell::Nothing, Cell::Nothing, Cell::text(&made.file)];
            events.push(event(made, "written", cells, false, lang));
        }
        ChangeKind::Removed => events.push(event(made, "removed", none(), false, lang)),
        ChangeKind::Unread => events.push(event(made, "unread", none(), false, lang)),
    }
    let wanted = |change: &Change| field.is_none_or(|field| is_of(&change.field, field));
    for (change, undecided) in stage.changes.iter().zip(&stage.undecided).filter(|(change, _)| wanted(change))
    {
        let why = change.why.as_ref().map_or(Cell::Nothing, |why| Cell::text(why.text(lang)));
        let cells = [field_of(change), why, values(&change.was), values(&change.now)];
        events.push(event(made, "changed", cells, *undecided, lang));
    }
    events
}

/// Whether a path is of a field: its last step, or any step of it, has that name, or it begins so.
pub(crate) fn is_of(path: &str, field: &str) -> bool {
    path == field || path.split(['.', '[', ']']).any(|step| step == field)
}

/// The field; of a plan, with the activity that it is of.
fn field_of(change: &Change) -> Cell {
    match (&change.part, change.field.as_str()) {
        (Some((id, _)), "") => Cell::text(id),
        (Some((id, _)), field) => Cell::text(format!("{id}: {field}")),
        (None, field) => Cell::text(field),
    }
}

fn event(
    made: &Made,
    what: &'static str,
    [field, why, was, now]: [Cell; 4],
    is_undecided: bool,
    lang: Lang,
) -> Event {
    let who = made
        .author
        .as_ref()
        .map_or_else(|| Cell::Aside(lang.pick("inte incheckat", "not committed").to_owned()), Cell::text);
    let mark = if is_undecided {
        word(
            "undecided",
            &Say::fixed("inget beslut efter ändringen", "no decision after the change"),
            Tone::Bad,
            lang,
        )
    } else {
        Cell::Nothing
    };
    let commit = made.commit.as_ref().map_or(Cell::Nothing, Cell::text);
    let cells = vec![
        Cell::Day(made.day),
        named(what, lang),
        who,
        field,
        why,
        was,
        now,
        mark,
        commit,
        Cell::text(&made.file),
    ];
    Event { day: Some(made.day), cells, is_undecided, kind: what }
}

/// The word for what happened.
fn named(what: &'static str, lang: Lang) -> Cell {
    let say = match what {
        "written" => Say::fixed("skriven", "written"),
        "changed" => Say::fixed("ändrad", "changed"),
        "renamed" => Say::fixed("omdöpt", "renamed"),
        "removed" => Say::fixed("borttagen", "removed"),
        "unread" => Say::fixed("oläsbar", "unreadable"),
        "decision" => Say::fixed("beslut", "decision"),
        "started" => Say::fixed("påbörjad", "started"),
        "finished" => Say::fixed("avslutad", "finished"),
        _ => Say::fixed("möte", "meeting"),
    };
    word(what, &say, Tone::Plain, lang)
}

fn word(name: &'static str, say: &Say, tone: Tone, lang: Lang) -> Cell {
    Cell::Word { name, word: say.text(lang).to_owned(), mark: "", tone }
}

fn values(values: &[String]) -> Cell {
    match values {
        [] => Cell::Nothing,
        [one] => Cell::text(one),
        several => Cell::List(several.iter().map(Cell::text).collect()),
    }
}

/// What was decided about the plan.
fn decisions(context: &ReportContext<'_>, plan: &Plan) -> Vec<Event> {
    let lang = context.lang;
    let of = |decision: &crate::model::records::plan::Decision| {
        let act = match decision.act {
            Act::Adopted => Say::fixed("antagen", "adopted"),
            Act::Approved => Say::fixed("godkänd", "approved"),
            Act::Referred => Say::fixed("remitterad", "referred"),
            Act::Treated => Say::fixed("behandlad", "treated"),
            Act::Revised => Say::fixed("reviderad", "revised"),
        };
        let day = decision.on.as_ref().map(|on| on.period.first);
        told(
            "decision",
            day,
            Cell::time(decision.on.as_ref()),
            named_actor(context, &decision.body),
            Cell::text(act.text(lang)),
            lang,
        )
    };
    plan.decisions.iter().map(of).collect()
}

/// What the activity came to by a day, as its progress tells it: begun, done, or called off by a decision.
fn turns(context: &ReportContext<'_>, progress: &Progress) -> Vec<Event> {
    let lang = context.lang;
    let days = [("started", progress.started), ("finished", progress.finished)];
    let days = days.into_iter().filter_map(|(what, dated)| Some((what, dated?.day)));
    let mut events: Vec<Event> = days
        .map(|(what, day)| told(what, Some(day), Cell::Day(day), Cell::Nothing, Cell::Nothing, lang))
        .collect();
    events.extend(progress.cancelled.as_ref().map(|cancelled| {
        let day = cancelled.on.day;
        let by = cancelled.by.as_ref().map_or(Cell::Nothing, |by| named_actor(context, by));
        let decision = &cancelled.decision;
        let text = say!("inställd: {decision}", "cancelled: {decision}");
        told("decision", Some(day), Cell::Day(day), by, Cell::text(text.text(lang)), lang)
    }));
    events.retain(|event| event.day.is_none_or(|day| day <= context.day));
    events
}

/// A body, group or role by what it is called.
fn named_actor(context: &ReportContext<'_>, name: &str) -> Cell {
    let actor = context.workspace.actor(name).found();
    Cell::text(actor.map_or(name, |actor| &*actor.record.title))
}

/// The meetings at which the plan was shown.
fn meetings(context: &ReportContext<'_>, plan: &Plan) -> Vec<Event> {
    let lang = context.lang;
    let shown = context.workspace.meetings().map(|filed| filed.record);
    let shown = shown.filter(|meeting| meeting.presented.iter().any(|shown| shown.plan == plan.id));
    shown
        .filter(|meeting| meeting.on.as_ref().is_none_or(|on| on.day <= context.day))
        .map(|meeting| {
            let day = meeting.on.as_ref().map(|on| on.day);
            let group = meeting.group.as_ref().map_or(Cell::Nothing, |group| named_actor(context, group));
            let id = &meeting.id;
            let text = say!("planen visad ({id})", "the plan shown ({id})");
            told("meeting", day, Cell::day(day), group, Cell::text(text.text(lang)), lang)
        })
        .collect()
}

/// Something that the records tell.
fn told(what: &'static str, day: Option<Day>, on: Cell, who: Cell, now: Cell, lang: Lang) -> Event {
    let none = || Cell::Nothing;
    let cells = vec![on, named(what, lang), who, none(), none(), none(), now, none(), none(), none()];
    Event { day, cells, is_undecided: false, kind: what }
}
