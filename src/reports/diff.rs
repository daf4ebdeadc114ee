//! The diff report: what differs between two versions of the files, or two plans, compared promise by promise
//! and not line by line.

use std::collections::{BTreeSet, HashSet};

use super::cells::is_of_people;
use super::context::ReportContext;
use super::report::Report;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::nouns::Noun;
use crate::base::time_words;
use crate::facts::diff::told::{self, Between, Told};
use crate::facts::diff::{Change, ChangeKind, Changed, Class, PlanDiff, between};
use crate::facts::entities::EntityKind;
use crate::facts::in_effect::{Holding, InEffect};
use crate::facts::kept::Kept;
use crate::facts::laws;
use crate::facts::select::Trees;
use crate::facts::titles;
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
    let sides = Between { was, now: context.workspace, before: None };
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
    let law = laws(context, options);
    come.extend(&law[0]);
    closed.extend(&law[1]);
    let mut notes = context.cautions();
    notes.extend(
        law.iter().any(|list| !list.is_empty()).then(|| laws::WHO_DECIDES.text(context.lang).to_owned()),
    );
    notes.extend(before.cautions().into_iter().map(|caution| format!("{}: {caution}", options.was)));
    let from = moment(&options.was, context.lang);
    if !come.is_empty() || !closed.is_empty() {
        let day = context.day;
        let judged = say!(
            "Anmärkningar och brister är bedömda efter dagen {day} för båda: det som tiden själv har gjort skiljer dem inte.",
            "Findings and gaps are judged on {day} for both: what time alone has done makes no difference between them."
        );
        notes.push(judged.text(context.lang).to_owned());
    }
    let to = options.now.as_ref().map_or_else(
        || context.lang.pick("filerna som de är nu", "the files as they are now").to_owned(),
        |now| moment(now, context.lang),
    );
    made(context, options, &Compared { changed: &changed, sides, ends: [from, to] }, &[come, closed], notes)
}

/// The page that compares two days by what the law asked on each, in the files as they are.
pub(crate) fn of_days(context: &ReportContext<'_>, options: &Options) -> Page {
    let options = &options.told(&context.workspace.config.detector);
    let law = laws(context, options);
    let mut notes = context.cautions();
    notes.push(
        context
            .lang
            .pick(
                "Filerna som de var då finns inte hos git: bara kraven är jämförda, i filerna som de är nu.",
                "git does not have the files as they were then: only the requirements are compared, in the files as they are.",
            )
            .to_owned(),
    );
    notes.push(laws::WHO_DECIDES.text(context.lang).to_owned());
    let day = |written: &str| context.lang.pick(format!("den {written}"), written.to_owned());
    let now = options.now.as_deref().map_or_else(|| context.day.to_string(), str::to_owned);
    let sides = Between { was: context.workspace, now: context.workspace, before: None };
    let compared = Compared { changed: &[], sides, ends: [day(&options.was), day(&now)] };
    let [come, closed] = &law;
    made(context, options, &compared, &[come.iter().collect(), closed.iter().collect()], notes)
}

/// The requirements of what the plans follow that came between two days, and those that went; nothing where what is compared
/// is not two days.
fn laws(context: &ReportContext<'_>, options: &Options) -> [Vec<Difference>; 2] {
    let (workspace, lang) = (context.workspace, context.lang);
    let now = options.now.as_deref().map_or(Some(context.day), Day::read);
    let (Some(was), Some(now)) = (Day::read(&options.was), now) else { return [Vec::new(), Vec::new()] };
    let moments = [InEffect::on(workspace, was), InEffect::on(workspace, now)];
    let mut known: HashSet<String> = HashSet::new();
    let mut lists = [Vec::new(), Vec::new()];
    for plan in workspace.plans() {
        for own in moments.iter().flat_map(|moment| moment.followed(plan.record)) {
            let framework = own.framework.record;
            for requirement in &framework.requirements {
                let [then, at_last] =
                    [&moments[0], &moments[1]].map(|moment| moment.holding_of(framework, requirement));
                let (holds, held) = (at_last == Holding::Holds, then == Holding::Holds);
                let id = format!("{}/{}", framework.id, requirement.id);
                if holds == held || !known.insert(id.clone()) {
                    continue;
                }
                let days = moments[1].days_of(framework, requirement);
                let text = requirement.said(lang);
                let text = match (holds, days.from, days.to) {
                    (true, Some(from), _) => {
                        say!("Krav från {from}: {text}", "Requirement from {from}: {text}")
                    }
                    (false, _, Some(to)) => {
                        say!("Krav till och med {to}: {text}", "Requirement until {to}: {text}")
                    }
                    _ => say!("Krav: {text}", "Requirement: {text}"),
                };
                let name = if holds { "requirement-came" } else { "requirement-went" };
                let text = format!("{} ({id})", text.text(lang));
                let one = Difference { kind: "requirement", name: name.to_owned(), id, text };
                lists[usize::from(!holds)].push(one);
            }
        }
    }
    lists
}

/// The page that compares two plans.
pub(crate) fn of_plans(
    context: &ReportContext<'_>,
    was: Filed<'_, Plan>,
    now: Filed<'_, Plan>,
    options: &Options,
) -> Page {
    let kept = Kept::of(context.workspace, was.record, !context.is_draft(now.record), context.day);
    let compared = PlanDiff::of(context.workspace, was, now, &kept);
    let changed: Vec<Changed> = compared.and_then(|compared| compared.changed(&kept)).into_iter().collect();
    let before = context.workspace.file(was.file).record.as_ref();
    let sides = Between { was: context.workspace, now: context.workspace, before };
    let ends = [was, now].map(|plan| entitled(plan.record, context.lang));
    made(
        context,
        options,
        &Compared { changed: &changed, sides, ends },
        &[Vec::new(), Vec::new()],
        context.cautions(),
    )
}

/// What has been compared: the differences, and what the two are called.
struct Compared<'c, 'w> {
    changed: &'c [Changed],
    sides: Between<'w>,
    ends: [String; 2],
}

/// A plan by its title and its time.
fn entitled(plan: &Plan, lang: Lang) -> String {
    let time = plan.period.as_ref().map(|time| format!(" ({})", time_words::time(&time.text, lang)));
    format!("{}{}", plan.title, time.unwrap_or_default())
}

/// A moment as it was asked for.
fn moment(written: &str, lang: Lang) -> String {
    lang.pick(format!("filerna som de var {written}"), format!("the files of {written}"))
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

const OPENED: Say = Say::fixed("Nya anmärkningar och brister", "New findings and gaps");
const CLOSED: Say = Say::fixed("Anmärkningar och brister som är borta", "Findings and gaps that are gone");
const CAME: Say = Say::fixed("Nya krav, anmärkningar och brister", "New requirements, findings and gaps");
const WENT: Say = Say::fixed(
    "Krav, anmärkningar och brister som är borta",
    "Requirements, findings and gaps that are gone",
);

/// The heading over differences: with requirements where some of them are.
fn titled(list: &[&Difference], own: Say, with_law: Say) -> Say {
    if list.iter().any(|one| one.kind == "requirement") { with_law } else { own }
}

fn made(
    context: &ReportContext<'_>,
    options: &Options,
    compared: &Compared<'_, '_>,
    [come, closed]: &[Vec<&Difference>; 2],
    mut notes: Vec<String>,
) -> Page {
    let (lang, changed) = (context.lang, compared.changed);
    let mut parts: Vec<Part> =
        Class::ALL.into_iter().filter_map(|class| of_class(class, compared, lang)).collect();
    parts.extend(of_records(compared, lang));
    let titles = [("opened", titled(come, OPENED, CAME)), ("closed", titled(closed, CLOSED, WENT))];
    for ((id, title), list) in titles.into_iter().zip([come, closed]) {
        parts.extend(of_differences(id, &title, list, lang));
    }
    if parts.is_empty() {
        notes.push(lang.pick("Ingenting skiljer.", "Nothing differs.").to_owned());
    } else {
        notes.push(
            lang.pick(
                "Försvagat är ett åtagande som har fått senare tid, färre ansvariga, lägre mål eller färre krav. Om det är rätt avgör de som beslutar.",
                "Weakened is a commitment with a later time, fewer responsible parties, a lower target or fewer requirements. Whether that is right is for those who decide.",
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
    let [from, to] = &compared.ends;
    let title = say!("Från {from} till {to}", "From {from} to {to}").text(lang).to_owned();
    let parts = vec![Part {
        list: Some("diffs"),
        id: "all".into(),
        title: lang.pick("Vad som skiljer", "What differs").to_owned(),
        facts: vec![sum(changed, [come, closed], lang)],
        lists: &["classes", "records", "differences"],
        parts,
        ..Part::default()
    }];
    context.page(&DIFF, &title, parts, notes, asked)
}

/// `3 försvagade + 2 stärkta + …`: the number of changes of each sort.
fn sum(changed: &[Changed], lists: [&[&Difference]; 2], lang: Lang) -> Fact {
    let of_law = |list: &[&Difference]| list.iter().filter(|one| one.kind == "requirement").count();
    let [came, went] = lists.map(of_law);
    let [opened, closed] = [lists[0].len() - came, lists[1].len() - went];
    let of_class = |class: Class| changes(changed, class).count();
    let of_how = |wanted: fn(&ChangeKind) -> bool| changed.iter().filter(|one| wanted(&one.how)).count();
    let noun = |one, many, count: usize| Noun::new(one, many).of(count);
    let own = Class::ALL.into_iter().map(|class| {
        let count = of_class(class);
        (class.name(), class.words(count), count)
    });
    let (added, removed, renamed) = (
        of_how(|how| *how == ChangeKind::Added),
        of_how(|how| *how == ChangeKind::Removed),
        of_how(|how| matches!(how, ChangeKind::Renamed(_))),
    );
    let others = [
        ("added", noun(("ny fil", "new file"), ("nya filer", "new files"), added), added),
        (
            "removed",
            noun(("borttagen fil", "removed file"), ("borttagna filer", "removed files"), removed),
            removed,
        ),
        (
            "renamed",
            noun(("omdöpt fil", "renamed file"), ("omdöpta filer", "renamed files"), renamed),
            renamed,
        ),
        (
            "opened",
            noun(
                ("ny anmärkning eller brist", "new finding or gap"),
                ("nya anmärkningar och brister", "new findings and gaps"),
                opened,
            ),
            opened,
        ),
        (
            "closed",
            noun(
                ("anmärkning eller brist som är borta", "finding or gap that is gone"),
                ("anmärkningar och brister som är borta", "findings and gaps that are gone"),
                closed,
            ),
            closed,
        ),
    ];
    let of_law = [
        ("came", noun(("nytt krav", "new requirement"), ("nya krav", "new requirements"), came), came),
        (
            "went",
            noun(
                ("krav som inte gäller längre", "requirement that no longer holds"),
                ("krav som inte gäller längre", "requirements that no longer hold"),
                went,
            ),
            went,
        ),
    ];
    let all: Vec<(&'static str, Say, usize)> = own.chain(of_law).chain(others).collect();
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

fn of_class(class: Class, compared: &Compared<'_, '_>, lang: Lang) -> Option<Part> {
    let rows =
        changes(compared.changed, class).map(|(one, change)| Row::of(compared.sides, one, change, lang));
    part("classes", class.name(), &class.title(), Table::of("changes", &columns(), rows, lang), lang)
}

/// A change in words, and the record that it was made in.
struct Row<'c> {
    one: &'c Changed,
    change: &'c Change,
    subject: Cell,
    field: Cell,
    values: [Cell; 2],
}

impl<'c> Row<'c> {
    fn of(sides: Between<'_>, one: &'c Changed, change: &'c Change, lang: Lang) -> Self {
        let values = told::values(sides, one, change, lang).map(values_cell);
        let field = field_cell(sides, one, change, lang);
        Self { one, change, subject: subject(sides, one, change, lang), field, values }
    }
}

/// The field that changed: by its path for programs, and by its name.
pub(super) fn field_cell(sides: Between<'_>, one: &Changed, change: &Change, lang: Lang) -> Cell {
    if change.field.is_empty() {
        return Cell::Nothing;
    }
    let said = told::field(&told::of(sides.now, sides, one, lang), change);
    Cell::Said { written: change.field.clone(), said }
}

/// Values in words, as they are written for programs.
pub(super) fn values_cell(values: Vec<Told>) -> Cell {
    let mut all: Vec<Cell> =
        values.into_iter().map(|Told { written, said }| Cell::Said { written, said }).collect();
    match all.len() {
        0 => Cell::Nothing,
        1 => all.pop().unwrap_or_default(),
        _ => Cell::List(all),
    }
}

fn columns<'c>() -> Vec<Column<Row<'c>>> {
    vec![
        Column::new("subject", Say::fixed("Vad", "What"), Fit::Wide(4), |row: &Row<'_>, _| {
            row.subject.clone()
        }),
        Column::new("field", Say::fixed("Fält", "Field"), Fit::Under, |row, _| row.field.clone()),
        Column::new("why", Say::fixed("Hur", "How"), Fit::Wide(2), |row, lang| {
            row.change.why.as_ref().map_or(Cell::Nothing, |why| Cell::text(why.text(lang)))
        }),
        Column::new("was", Say::fixed("Före", "Before"), Fit::Wide(3), |row, _| row.values[0].clone()),
        Column::new("now", Say::fixed("Efter", "After"), Fit::Wide(3), |row, _| row.values[1].clone()),
        Column::new("kind", Say::fixed("Sort", "Kind"), Fit::Hidden, |row, _| Cell::text(row.one.kind.name)),
        Column::new("record", Say::fixed("Post", "Record"), Fit::Hidden, |row, _| Cell::text(&row.one.id)),
    ]
}

/// The activity that a change is about, the requirement that is judged in another way, or the record.
fn subject(sides: Between<'_>, one: &Changed, change: &Change, lang: Lang) -> Cell {
    let (id, title) = if let Some(part) = &change.part {
        let plan = part.plan.as_ref().unwrap_or(&one.id);
        (format!("{plan}/{}", part.id), part.title.clone())
    } else {
        let requirement = told::requirement(sides, &one.id, change, lang);
        (one.id.clone(), requirement.map_or_else(|| called(sides, one, lang), str::to_owned))
    };
    let title = if title.is_empty() { id.clone() } else { title };
    if sides.before.is_some() && change.part.is_none() {
        // The heading of the page says which plan it is.
        let text = lang.pick("Planen som helhet", "The plan as a whole").to_owned();
        return Cell::Fields { text, fields: vec![("id", Cell::Text(id)), ("title", Cell::Text(title))] };
    }
    Cell::Named { id, title }
}

/// What a record that has changed is called.
fn called(sides: Between<'_>, one: &Changed, lang: Lang) -> String {
    let of = |workspace: &Workspace| {
        let file = match one.id.split_once('/') {
            Some((plan, id)) if one.kind.name == "activity" => workspace.progress(plan, id)?.file,
            _ => workspace.file_of(one.kind.name, &one.id).found()?,
        };
        let record = workspace.file(file).record.as_ref()?;
        Some(titles::of_record(workspace, record).text(lang).to_owned())
    };
    of(sides.now).or_else(|| of(sides.was)).unwrap_or_else(|| one.title.clone())
}

/// Files that were added, removed or renamed, or that can be read in only one of the two.
fn of_records(compared: &Compared<'_, '_>, lang: Lang) -> Option<Part> {
    let sides = compared.sides;
    let files = compared.changed.iter().filter(|one| one.how != ChangeKind::Altered);
    let files = files.map(|one| (one, called(sides, one, lang)));
    let columns = [
        Column::new(
            "how",
            Say::fixed("Hur", "How"),
            Fit::Narrow(16),
            |(one, _): &(&Changed, String), lang| how(&one.how, lang),
        ),
        Column::new("kind", Say::fixed("Sort", "Kind"), Fit::Narrow(22), |(one, _), lang| {
            kind(one.kind, lang)
        }),
        Column::new("record", Say::fixed("Vilken", "Which"), Fit::Wide(5), |(one, called), _| {
            let title = if called.is_empty() { one.id.clone() } else { called.clone() };
            Cell::Named { id: one.id.clone(), title }
        }),
        Column::new("before", Say::fixed("Hette", "Was called"), Fit::Under, |(one, _), _| match &one.how {
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
        // The rule is what vbe explain is asked for; what a gap is stands in its text.
        Column::new("name", Say::fixed("Regel", "Rule"), Fit::Narrow(24), |one, _| {
            let said = if one.kind == "finding" { one.name.clone() } else { String::new() };
            Cell::Said { written: one.name.clone(), said }
        }),
        Column::new("sort", Say::fixed("Sort", "Kind"), Fit::Hidden, |one, _| Cell::text(one.kind)),
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
