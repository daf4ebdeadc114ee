//! The diff report: what differs between two versions of the files, or two plans, compared promise by promise
//! and not line by line.

use std::collections::BTreeSet;

use super::cells::is_of_people;
use super::context::ReportContext;
use super::report::Report;
use crate::base::lang::{Lang, Say};
use crate::facts::diff::{Change, ChangeKind, Changed, Class, PlanDiff, between};
use crate::facts::entities::EntityKind;
use crate::facts::kept::Kept;
use crate::facts::naming;
use crate::facts::select::{Chosen, Trees};
use crate::gaps::{Found, Gap, moments};
use crate::model::kinds::Kind;
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};
use crate::output::page::{Cell, Column, Fact, Fit, Page, Part, Spreadsheet, Table, Tone, keys};
use crate::pii::detector::Detector;
use crate::pii::told::told_in_place;
use crate::rules;
use crate::say;
use crate::syntax::finding::Finding;
use crate::syntax::word::Word;

/// The report of what differs between two versions of the files, or two plans.
pub static DIFF: Report = Report {
    name: "diff",
    schema: "vbe.diff/1",
    lists: &["diffs"],
    spreadsheet: Spreadsheet {
        table: "changes",
        parts: &["diff", "class"],
        keys: || keys(&columns()),
        is_marked: true,
    },
    about: Say::fixed(
        "Visa vad som skiljer två tidpunkter eller två planer, åtagande för åtagande",
        "Show what differs between two moments or two plans, commitment by commitment",
    ),
};

/// The two things to compare, as they were asked for.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// The earlier version or plan.
    pub was: String,
    /// The later version or plan; nothing for the files as they are now.
    pub now: Option<String>,
}

impl Options {
    /// The same as it is told: what was asked for is words of the command line, and nobody has searched them.
    #[must_use]
    fn told(&self, detector: &Detector) -> Self {
        let mut told = self.clone();
        told_in_place(detector, &mut told.was);
        told.now.iter_mut().for_each(|now| told_in_place(detector, now));
        told
    }
}

/// A finding or gap that only one of the two versions has.
struct Difference {
    /// `finding` or `gap`.
    kind: &'static str,
    /// The name of the rule or of the kind of gap.
    name: String,
    /// What the finding or gap is about.
    id: String,
    text: String,
}

/// The page that compares two versions. `context` is that of the later one, and its day is used for both.
pub(crate) fn of_moments(context: &ReportContext<'_>, was: &Workspace, options: &Options) -> Page {
    let (changed, options) =
        (between(was, context.workspace, context.day), &options.told(&context.workspace.config.detector));
    let before = ReportContext { workspace: was, ..context.clone() };
    let (old, new) = (findings(&before), findings(context));
    let (now, then): (BTreeSet<_>, BTreeSet<_>) =
        (new.iter().map(key).collect(), old.iter().map(key).collect());
    let mut come: Vec<&Difference> = new.iter().filter(|one| !then.contains(&key(one))).collect();
    let mut closed: Vec<&Difference> = old.iter().filter(|one| !now.contains(&key(one))).collect();
    let (had, has) = (gaps(&before), gaps(context));
    let (opened, gone) = moments::between((was, context.workspace), &had, &has);
    let told =
        |gaps: Vec<moments::Of<'_>>| gaps.into_iter().map(|(_, gap)| of_gap(gap, context.lang)).collect();
    let (opened, gone): (Vec<Difference>, Vec<Difference>) = (told(opened), told(gone));
    come.extend(&opened);
    closed.extend(&gone);
    let mut notes = context.cautions();
    notes.extend(before.cautions().into_iter().map(|caution| format!("{}: {caution}", options.was)));
    made(context, options, &changed, &[come, closed], notes)
}

/// The page that compares two plans.
pub(crate) fn of_plans(
    context: &ReportContext<'_>,
    was: Filed<'_, Plan>,
    now: Filed<'_, Plan>,
    options: &Options,
) -> Page {
    let kept = Kept::of(context.workspace, was.record, context.day);
    let compared = PlanDiff::of(context.workspace, was, now, &kept);
    let changed: Vec<Changed> = compared.and_then(|compared| compared.changed(&kept)).into_iter().collect();
    made(context, options, &changed, &[Vec::new(), Vec::new()], context.cautions())
}

fn key(one: &Difference) -> (&str, &str) {
    (&one.name, &one.id)
}

/// The findings of the rules, identified by what they say and not by line, since lines move.
fn findings(context: &ReportContext<'_>) -> Vec<Difference> {
    let of = |finding: Finding| {
        let source = context.workspace.source(finding.place.file);
        let text = finding.what.text(context.lang).to_owned();
        Difference {
            kind: "finding",
            name: finding.rule.to_owned(),
            id: format!("{} {text}", source.label),
            text: format!("{}: {text}", source.label),
        }
    };
    rules::judge(context.workspace, context.day).into_iter().map(of).collect()
}

/// The gaps of every plan that counts.
fn gaps<'w>(context: &ReportContext<'w>) -> Vec<Found<'w>> {
    let trees = Trees::new(context.workspace);
    let plans = context.plans(None).into_iter();
    plans.map(|plan| Found::of(context.workspace, context.day, &trees, plan)).collect()
}

fn of_gap(gap: &Gap, lang: Lang) -> Difference {
    Difference {
        kind: "gap",
        name: gap.kind.name().to_owned(),
        id: gap.subject.to_string(),
        text: format!("{}: {}", gap.kind.title().text(lang), gap.title.text(lang)),
    }
}

fn made(
    context: &ReportContext<'_>,
    options: &Options,
    changed: &[Changed],
    [come, closed]: &[Vec<&Difference>; 2],
    mut notes: Vec<String>,
) -> Page {
    let lang = context.lang;
    let mut parts: Vec<Part> =
        Class::ALL.into_iter().filter_map(|class| of_class(class, changed, lang)).collect();
    parts.extend(of_records(changed, lang));
    let titles = [
        ("opened", Say::fixed("Nya fel och brister", "New findings and gaps")),
        ("closed", Say::fixed("Fel och brister som är borta", "Findings and gaps that are gone")),
    ];
    for ((id, title), list) in titles.into_iter().zip([come, closed]) {
        parts.extend(of_differences(id, &title, list, lang));
    }
    if parts.is_empty() {
        notes.push(lang.pick("Ingenting skiljer.", "Nothing differs.").to_owned());
    } else {
        notes.push(
            lang.pick(
                "Försvagat är ett åtagande som har fått senare tid, färre ansvariga, lägre mål eller färre krav. Om det är rätt avgör de som beslutar.",
                "Weakened is a commitment with a later time, fewer responsible, a lower target or fewer requirements. Whether that is right is for those who decide.",
            )
            .to_owned(),
        );
    }
    // The earlier version may have had cases that are gone.
    if changed.iter().any(|one| is_of_people(EntityKind::Record(one.kind.name))) {
        notes.extend(context.internal_cautions());
    }
    let now = options.now.as_ref().map_or(Cell::Nothing, Cell::text);
    let asked = vec![("was", Cell::text(&options.was)), ("now", now)];
    let to = options
        .now
        .clone()
        .unwrap_or_else(|| lang.pick("filerna som de är", "the files as they are").to_owned());
    let title = lang.pick(format!("Från {} till {to}", options.was), format!("From {} to {to}", options.was));
    let parts = vec![Part {
        list: Some("diffs"),
        id: "all".into(),
        title: lang.pick("Vad som skiljer", "What differs").to_owned(),
        facts: vec![sum(changed, come.len(), closed.len(), lang)],
        lists: &["classes", "records", "differences"],
        parts,
        ..Part::default()
    }];
    context.page(&DIFF, &title, parts, notes, asked)
}

/// `3 försvagade + 2 stärkta + …`: the number of changes of each sort.
fn sum(changed: &[Changed], come: usize, closed: usize, lang: Lang) -> Fact {
    let of_class = |class: Class| changes(changed, class).count();
    let of_how = |wanted: fn(&ChangeKind) -> bool| changed.iter().filter(|one| wanted(&one.how)).count();
    let hows: [(&'static str, Say, usize); 3] = [
        ("added", Say::fixed("nya filer", "new files"), of_how(|how| *how == ChangeKind::Added)),
        (
            "removed",
            Say::fixed("borttagna filer", "removed files"),
            of_how(|how| *how == ChangeKind::Removed),
        ),
        ("renamed", Say::fixed("omdöpta", "renamed"), of_how(|how| matches!(how, ChangeKind::Renamed(_)))),
    ];
    let own = Class::ALL.into_iter().map(|class| (class.name(), class.short(), of_class(class)));
    let ends = [
        ("opened", Say::fixed("nya fel och brister", "new findings and gaps"), come),
        ("closed", Say::fixed("borta", "gone"), closed),
    ];
    let all: Vec<(&'static str, Say, usize)> = own.chain(hows).chain(ends).collect();
    let told = all.iter().filter(|(_, _, count)| *count > 0);
    let terms: Vec<String> = told.map(|(_, word, count)| format!("{count} {}", word.text(lang))).collect();
    let text = if terms.is_empty() { lang.pick("ingenting", "nothing").to_owned() } else { terms.join(", ") };
    let fields =
        all.iter().map(|(name, _, count)| (*name, Cell::Count(i64::try_from(*count).unwrap_or(i64::MAX))));
    Fact::new("summary", lang.pick("Summa", "Sum"), Cell::Fields { text, fields: fields.collect() })
}

fn changes(changed: &[Changed], class: Class) -> impl Iterator<Item = (&Changed, &Change)> {
    let all = changed.iter().flat_map(|one| one.changes.iter().map(move |change| (one, change)));
    all.filter(move |(_, change)| change.class == class)
}

fn of_class(class: Class, changed: &[Changed], lang: Lang) -> Option<Part> {
    let table = Table::of("changes", &columns(), changes(changed, class), lang);
    part("classes", class.name(), &class.title(), table, lang)
}

/// The field that changed, by its name and its key.
pub(super) fn field_cell(kind: &'static Kind, change: &Change, lang: Lang) -> Cell {
    if change.field.is_empty() {
        return Cell::Nothing;
    }
    let part = change.part.as_ref().and_then(|_| Chosen::named("activity"));
    let said = naming::with_key(Some(part.unwrap_or(Chosen::Kind(kind))), &change.field);
    Cell::Said { written: change.field.clone(), said: said.text(lang).to_owned() }
}

/// A change, and the record that it was made in.
type Row<'c> = (&'c Changed, &'c Change);

fn columns<'c>() -> Vec<Column<Row<'c>>> {
    vec![
        Column::new("subject", Say::fixed("Vad", "What"), Fit::Wide(4), |(one, change), _| {
            subject(one, change)
        }),
        Column::new("field", Say::fixed("Fält", "Field"), Fit::Under, |(one, change), lang| {
            field_cell(one.kind, change, lang)
        }),
        Column::new("why", Say::fixed("Hur", "How"), Fit::Wide(2), |(_, change), lang| {
            change.why.as_ref().map_or(Cell::Nothing, |why| Cell::text(why.text(lang)))
        }),
        Column::new("was", Say::fixed("Före", "Before"), Fit::Wide(3), |(_, change), _| values(&change.was)),
        Column::new("now", Say::fixed("Efter", "After"), Fit::Wide(3), |(_, change), _| values(&change.now)),
        Column::new("kind", Say::fixed("Sort", "Kind"), Fit::Hidden, |(one, _), _| Cell::text(one.kind.name)),
        Column::new("record", Say::fixed("Post", "Record"), Fit::Hidden, |(one, _), _| Cell::text(&one.id)),
    ]
}

/// The activity that a change is about, or otherwise the record.
fn subject(one: &Changed, change: &Change) -> Cell {
    let (id, title) = match &change.part {
        Some(part) => {
            let plan = part.plan.as_ref().unwrap_or(&one.id);
            (format!("{plan}/{}", part.id), part.title.clone())
        }
        None => (one.id.clone(), one.title.clone()),
    };
    let title = if title.is_empty() { id.clone() } else { title };
    Cell::Named { id, title }
}

fn values(values: &[Word]) -> Cell {
    match values {
        [] => Cell::Nothing,
        [one] => Cell::text(one),
        several => Cell::List(several.iter().map(Cell::text).collect()),
    }
}

/// Files that were added, removed or renamed, or that can be read in only one of the two.
fn of_records(changed: &[Changed], lang: Lang) -> Option<Part> {
    let files = changed.iter().filter(|one| one.how != ChangeKind::Altered);
    let columns = [
        Column::new("how", Say::fixed("Hur", "How"), Fit::Narrow(16), |one: &Changed, lang| {
            how(&one.how, lang)
        }),
        Column::new("kind", Say::fixed("Sort", "Kind"), Fit::Narrow(22), |one, lang| kind(one.kind, lang)),
        Column::new("record", Say::fixed("Vilken", "Which"), Fit::Wide(5), |one, _| {
            let title = if one.title.is_empty() { one.id.clone() } else { one.title.clone() };
            Cell::Named { id: one.id.clone(), title }
        }),
        Column::new("before", Say::fixed("Hette", "Was called"), Fit::Under, |one, _| match &one.how {
            ChangeKind::Renamed(id) => Cell::text(id),
            _ => Cell::Nothing,
        }),
    ];
    let title = Say::fixed("Filer som är nya, borta eller omdöpta", "Files that are new, gone or renamed");
    part("records", "files", &title, Table::of("files", &columns, files, lang), lang)
}

fn kind(kind: &'static Kind, lang: Lang) -> Cell {
    Cell::Word { name: kind.name, word: kind.word.text(lang).to_owned(), mark: "", tone: Tone::Plain }
}

fn how(how: &ChangeKind, lang: Lang) -> Cell {
    let (name, word) = match how {
        ChangeKind::Altered => return Cell::Nothing,
        ChangeKind::Added => ("added", Say::fixed("ny", "new")),
        ChangeKind::Removed => ("removed", Say::fixed("borttagen", "removed")),
        ChangeKind::Renamed(_) => ("renamed", Say::fixed("omdöpt", "renamed")),
        ChangeKind::Unread => ("unread", Say::fixed("gick inte att läsa", "could not be read")),
    };
    Cell::Word { name, word: word.text(lang).to_owned(), mark: "", tone: Tone::Plain }
}

fn of_differences(id: &'static str, title: &Say, list: &[&Difference], lang: Lang) -> Option<Part> {
    let columns = [
        Column::new("text", Say::fixed("Vad", "What"), Fit::Wide(6), |one: &Difference, _| {
            Cell::text(&one.text)
        }),
        Column::new("name", Say::fixed("Regel eller brist", "Rule or gap"), Fit::Narrow(24), |one, _| {
            Cell::text(&one.name)
        }),
        Column::new("sort", Say::fixed("Sort", "Sort"), Fit::Hidden, |one, _| Cell::text(one.kind)),
    ];
    part("differences", id, title, Table::of("rows", &columns, list.iter().copied(), lang), lang)
}

/// A part with a table; nothing when the table has no rows.
fn part(list: &'static str, id: &str, title: &Say, table: Table, lang: Lang) -> Option<Part> {
    let count = table.len();
    let title = title.text(lang);
    let part = Part {
        list: Some(list),
        id: id.to_owned(),
        title: say!("{title} ({count})", "{title} ({count})").text(lang).to_owned(),
        table: Some(table),
        ..Part::default()
    };
    (count > 0).then_some(part)
}
