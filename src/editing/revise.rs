//! Makes next year's draft of a plan: its text without finished activities and without what was decided about it
//! alone.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::change::Change;
use super::error::EditError;
use crate::base::day::Day;
use crate::base::lang::Lang;
use crate::base::lang::Say;
use crate::base::likeness::slug;
use crate::base::period::Period;
use crate::facts::state::{Standing, Survey};
use crate::model::kinds::Kind;
use crate::model::records::plan::{Activity, Indicator, Plan};
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::edit::{Edit, SpliceError, Step, Value};
use crate::syntax::tree::At;
use crate::syntax::yaml;

/// What is asked of the draft.
#[derive(Clone, Debug)]
pub(crate) struct Revision {
    /// The plan that the draft is made from.
    pub plan: String,
    pub to: String,
    /// The period of the draft, as written.
    pub period: String,
    /// Whether the draft may include promises that nobody has accounted for, listed in a comment.
    pub list_open: bool,
}

/// The keys that concern one edition only.
const OF_ITS_TIME: [&str; 4] = ["decisions", "published", "source", "revision"];

/// The change that creates the draft. Activities finished or cancelled on the day are removed; the others refer to
/// their origin. Every other line is kept.
pub(crate) fn revise(
    workspace: &Workspace,
    wish: &Revision,
    day: Day,
    lang: Lang,
) -> Result<Option<Change>, EditError> {
    let found = workspace.plan(&wish.plan).found();
    let ids = || workspace.plans().map(|plan| &*plan.record.id).collect::<Vec<&str>>();
    let plan = found.ok_or_else(|| {
        let id = &wish.plan;
        EditError::unknown(
            say!("Det finns ingen plan {id}.", "There is no plan {id}."),
            id,
            ids().into_iter(),
        )
    })?;
    let source = &workspace.file(plan.file).source;
    let path = Path::new(source.path.raw()).with_file_name(format!("{}.yaml", wish.to));
    is_new(workspace, &wish.to, &path)?;
    let Some(period) = Period::read(&wish.period) else {
        let period = &wish.period;
        return Err(EditError::new(
            say!("{period} är ingen tid.", "{period} is no time."),
            Say::fixed(
                "Skriv till exempel --period 2027 eller --period 2027-2028.",
                "Write for example --period 2027 or --period 2027-2028.",
            ),
        ));
    };
    if let Some(time) = plan.record.period.as_ref().filter(|time| period.first < time.period.first) {
        let (period, before) = (&wish.period, &time.text);
        return Err(EditError::new(
            say!(
                "{period} börjar före planens egen tid, {before}.",
                "{period} begins before the plan's own time, {before}."
            ),
            Say::fixed(
                "Skriv den nya planens tid efter --period.",
                "Write the time of the new plan after --period.",
            ),
        ));
    }
    let rows = Survey::of(workspace, plan.record, day).rows;
    let open: Vec<&Activity> = rows
        .iter()
        .filter(|(activity, standing)| is_unaccounted(plan.record, activity, standing, day))
        .map(|(activity, _)| *activity)
        .collect();
    if !open.is_empty() && !wish.list_open {
        return Err(unaccounted(&open));
    }
    let over: BTreeSet<usize> = rows
        .iter()
        .enumerate()
        .filter(|(_, (_, standing))| !standing.state.is_open())
        .map(|(at, _)| at)
        .collect();
    let kept: Vec<&Activity> =
        rows.iter().filter(|(_, standing)| standing.state.is_open()).map(|(activity, _)| *activity).collect();
    let refused = |refusal: SpliceError| EditError::refused(&source.label, refusal);
    let mut text = without(source.text.raw(), &over).map_err(refused)?;
    if !open.is_empty() {
        text.push_str(&listed(&open, &text, lang));
    }
    let mut edits = vec![
        Edit::Put(vec!["id".into()], Value::text(&wish.to)),
        Edit::Put(vec!["period".into()], Value::word(&wish.period)),
        Edit::Put(vec!["previous".into()], Value::text(&*plan.record.id)),
    ];
    edits.extend(unshown(plan.record, &kept));
    edits.extend(kept.iter().enumerate().map(|(at, activity)| {
        let from = Value::text(format!("{}/{}", plan.record.id, activity.id));
        let path: Vec<Step> = vec!["activities".into(), at.into(), "carried_from".into()];
        Edit::Put(path, Value::List(vec![from]))
    }));
    let kind = Kind::named("plan").ok_or_else(|| refused(SpliceError::Faulty))?;
    let change = Change::new(workspace, &path, kind, &text, &edits)?;
    Ok(Some(Change { copied: Some(plan.file), ..change }))
}

/// Removes the dropped activities from indicators that refer to them.
fn unshown(plan: &Plan, kept: &[&Activity]) -> Vec<Edit> {
    let kept: HashSet<&str> = kept.iter().map(|activity| &*activity.id).collect();
    let is_out = |name: &str| plan.activities.find(name).is_some() && !kept.contains(name);
    let of = |(at, indicator): (usize, &Indicator)| {
        let out = indicator.activities.iter().enumerate().filter(|(_, name)| is_out(name));
        let places: Vec<usize> = out.map(|(place, _)| place).collect();
        let path = vec!["indicators".into(), at.into(), "activities".into()];
        (!places.is_empty()).then_some(Edit::Drop(path, places))
    };
    plan.indicators.iter().enumerate().filter_map(of).collect()
}

/// Fails unless the id is free and has a free file name.
fn is_new(workspace: &Workspace, id: &str, path: &Path) -> Result<(), EditError> {
    if id.is_empty() || slug(id) != id {
        return Err(EditError::new(
            say!("{id} kan inte vara ett id.", "{id} cannot be an id."),
            Say::fixed(
                "Skriv --to med små bokstäver a–z, siffror och bindestreck.",
                "Write --to with small letters a–z, digits and hyphens.",
            ),
        ));
    }
    if workspace.plans().any(|plan| *plan.record.id == *id) || workspace.root.join(path).exists() {
        return Err(EditError::new(
            say!("Id:t {id} är upptaget.", "The id {id} is taken."),
            Say::fixed("Välj ett annat efter --to.", "Choose another after --to."),
        ));
    }
    Ok(())
}

/// Whether the promised time is over and nobody has reported the outcome: neither finished nor cancelled, nor any
/// news since the promised time began. For an ongoing activity that is the plan's period.
fn is_unaccounted(plan: &Plan, activity: &Activity, standing: &Standing<'_>, day: Day) -> bool {
    let time = activity.promise.finish().or(plan.period.as_ref()).map(|time| time.period);
    standing.state.is_open()
        && time.is_some_and(|time| time.is_over(day) && standing.last.is_none_or(|last| last < time.first))
}

fn unaccounted(open: &[&Activity]) -> EditError {
    let count = open.len();
    let ids: Vec<&str> = open.iter().map(|activity| &*activity.id).collect();
    let ids = ids.join(", ");
    EditError::new(
        say!(
            "Tiden är ute för {count} åtgärder som ingen har redovisat: {ids}.",
            "The time is over for {count} activities that nobody has accounted for: {ids}."
        ),
        Say::fixed(
            "Skriv hur det gick (vbe note, vbe finish eller vbe cancel), eller ta med dem i utkastet med --list-open.",
            "Write how it went (vbe note, vbe finish or vbe cancel), or take them into the draft with --list-open.",
        ),
    )
}

/// The comment that lists the promises not accounted for.
fn listed(open: &[&Activity], text: &str, lang: Lang) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let head = lang.pick(
        "# Ingen har redovisat hur det gick med de här i planen före. Gör det innan utkastet beslutas:",
        "# Nobody has accounted for these of the plan before. Do so before this draft is decided on:",
    );
    let lines = open.iter().map(|activity| {
        // A title can have several lines; a comment line has one.
        let title = activity.title.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("#   {}: {title}", activity.id)
    });
    let lines: Vec<String> = std::iter::once(head.to_owned()).chain(lines).collect();
    let first = if text.ends_with('\n') { "" } else { end };
    format!("{first}{end}{}{end}", lines.join(end))
}

/// Removes the keys of one edition and the dropped activities, each with the comments inside it. The rest keeps its
/// meaning.
fn without(text: &Arc<String>, over: &BTreeSet<usize>) -> Result<String, SpliceError> {
    let yaml = yaml::read(text, false);
    let root = yaml.tree.root().filter(|_| yaml.faults.is_empty()).ok_or(SpliceError::Faulty)?;
    let mut cuts: Vec<Range<usize>> = Vec::new();
    for key in OF_ITS_TIME {
        let at = root.entries().find(|(own, _)| own.scalar().is_some_and(|own| *own == *key));
        cuts.extend(at.map(|(own, _)| block(text, own.span().range().start)));
    }
    let items: Vec<At<'_>> = root.get("activities").into_iter().flat_map(At::items).collect();
    for at in over {
        let item = items.get(*at).ok_or(SpliceError::NoSuchPlace)?;
        cuts.push(block(text, item.span().range().start));
    }
    cuts.sort_by_key(|cut| cut.start);
    let (mut left, mut at) = (String::with_capacity(text.len()), 0);
    for cut in cuts {
        left.push_str(&text[at..cut.start.max(at)]);
        at = cut.end.max(at);
    }
    left.push_str(&text[at..]);
    let wanted = Value::of(root);
    let left = Arc::new(left);
    let now = yaml::read(&left, false);
    let is_right = now.faults.is_empty() && now.tree.root().map(Value::of) == Some(reduced(wanted, over));
    if is_right { Ok(Arc::unwrap_or_clone(left)) } else { Err(SpliceError::Unsure) }
}

/// The value without what is to be removed.
fn reduced(value: Value, over: &BTreeSet<usize>) -> Value {
    let Value::Map(entries) = value else { return value };
    let kept = entries.into_iter().filter(|(key, _)| !OF_ITS_TIME.contains(&key.as_str()));
    let of = |(key, value): (String, Value)| match value {
        Value::List(items) if key == "activities" => {
            let kept = items.into_iter().enumerate().filter(|(at, _)| !over.contains(at));
            (key, Value::List(kept.map(|(_, item)| item).collect()))
        }
        value => (key, value),
    };
    Value::Map(kept.map(of).collect())
}

/// The lines of a key or a list item: from its first line to the last that is indented further, and the blank lines
/// after it. A comment that is not indented further belongs to what follows.
fn block(text: &str, begins: usize) -> Range<usize> {
    let start = text[..begins].rfind('\n').map_or(0, |at| at + 1);
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut lines = text[start..].split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let own = indent(first);
    let is_key = !first.trim_start().starts_with('-');
    let mut end = start + first.len();
    for line in lines {
        let is_item = is_key && indent(line) == own && line.trim_start().starts_with('-');
        if !line.trim().is_empty() && indent(line) <= own && !is_item {
            break;
        }
        end += line.len();
    }
    // The trailing blank lines are removed too when a blank line precedes the block.
    let is_apart =
        text[..start].is_empty() || text[..start].ends_with("\n\n") || text[..start].ends_with("\r\n\r\n");
    if !is_apart {
        let kept = text[start..end].trim_end_matches([' ', '\r', '\n']).len();
        end = start + kept + text[start + kept..end].find('\n').map_or(0, |at| at + 1);
    }
    start..end
}
