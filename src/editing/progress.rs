//! Records what has happened to an activity: started, finished, cancelled, or a note.

use std::path::PathBuf;

use super::change::Change;
use super::error::EditError;
use super::target;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::model::kinds::Kind;
use crate::model::records::Text;
use crate::model::records::activity::Progress;
use crate::model::workspace::Workspace;
use crate::say;
use crate::setup::schema_line;
use crate::syntax::edit::{Edit, SpliceError, Step, Value, new_file};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ProgressAction {
    Start,
    Finish,
    /// Finished in a month or another time, as written, where nobody knows the day.
    FinishIn(String),
    /// The activity will not be done, by this decision; perhaps it is to be tried again in the next plan.
    Cancel {
        decision: String,
        again: bool,
    },
    Note,
}

/// The content of a progress entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProgressEntry {
    pub on: Day,
    pub by: Option<String>,
    pub note: Option<String>,
    /// Where it can be seen.
    pub evidence: Option<String>,
    /// What was counted or measured, in the unit of the activity's goal.
    pub value: Option<String>,
    /// The assessment: green, yellow or red.
    pub assessment: Option<String>,
}

/// The change to an activity's progress by all entries; `None` when they are already there. Creates the file when it
/// is missing. The activity is looked up as of the day `on`.
pub(crate) fn progress(
    workspace: &Workspace,
    written: &str,
    on: Day,
    entries: &[(ProgressAction, ProgressEntry)],
) -> Result<Option<Change>, EditError> {
    let (plan, activity) = target::activity(workspace, written, on)?;
    let (plan, id) = (&plan.record.id, &activity.id);
    let filed = workspace.progress(plan, id);
    let now = filed.map(|filed| filed.record);
    let (mut edits, mut updates) = (Vec::new(), Vec::new());
    for (action, entry) in entries {
        edits.extend(self::edits(action, entry, now, id)?);
        updates.extend(update(action, entry)?.map(|update| (entry.on, update)));
    }
    let mut appended = edits.clone();
    edits.extend(in_order(now, &mut updates));
    if let Some(filed) = filed {
        return Change::of(workspace, filed.file, &edits).or_else(|refused| {
            // Where a comment stands in the way of their place in time, they come last.
            appended.extend(included(&updates));
            if edits == appended { Err(refused) } else { Change::of(workspace, filed.file, &appended) }
        });
    }
    let Begun { path, kind, base, .. } = begun(workspace, plan, id)?;
    Change::new(workspace, &path, kind, &base, &edits).map(Some)
}

/// The edits that put dated notes in their place in time: what is told late of an earlier day stands before what was told
/// of a later. Sorts the notes by day.
fn in_order(now: Option<&Progress>, updates: &mut [(Day, Value)]) -> Vec<Edit> {
    updates.sort_by_key(|(on, _)| *on);
    let mut days: Vec<Day> =
        now.into_iter().flat_map(|now| &now.updates).map(|update| update.on.day).collect();
    let place = |days: &[Day], on: Day| days.iter().rposition(|day| *day <= on).map_or(0, |last| last + 1);
    let late = updates.iter().take_while(|(on, _)| place(&days, *on) < days.len()).count();
    let (late, rest) = updates.split_at(late);
    let mut edits = Vec::new();
    for (on, update) in late {
        let at = place(&days, *on);
        days.insert(at, *on);
        edits.push(Edit::Insert(notes(), at, vec![update.clone()]));
    }
    edits.extend(included(rest));
    edits
}

/// The edit that adds notes last, in order.
fn included(updates: &[(Day, Value)]) -> Option<Edit> {
    let values: Vec<Value> = updates.iter().map(|(_, update)| update.clone()).collect();
    (!values.is_empty()).then(|| Edit::Include(notes(), values))
}

/// Where notes are written.
fn notes() -> Vec<Step> {
    vec!["updates".into()]
}

/// The file of an activity of which nothing has been told.
pub(super) struct Begun {
    pub path: PathBuf,
    /// What the file is called.
    pub label: String,
    pub kind: &'static Kind,
    /// What it begins with.
    pub base: String,
}

/// The file that is made for what is first told of an activity.
pub(super) fn begun(workspace: &Workspace, plan: &Text, id: &Text) -> Result<Begun, EditError> {
    // As they stand: two that are covered alike are two.
    let (plan, id) = (plan.stands().into_raw(), id.stands().into_raw());
    let path = workspace.config.records.join("activities").join(plan).join(format!("{id}.yaml"));
    let label = path.to_string_lossy().replace('\\', "/");
    let unread = workspace.root.join(&path).exists();
    let kind = Kind::named("activity")
        .filter(|_| !unread)
        .ok_or_else(|| EditError::refused(&label, SpliceError::Faulty))?;
    let line = schema_line(&path, &workspace.config, "activity").unwrap_or_default();
    let text = |key: &str, text: &str| (key.to_owned(), Value::text(text));
    let base = new_file(&line, &[text("kind", "activity"), text("id", id), text("plan", plan)]);
    Ok(Begun { path, label, kind, base })
}

fn edits(
    action: &ProgressAction,
    entry: &ProgressEntry,
    now: Option<&Progress>,
    id: &str,
) -> Result<Vec<Edit>, EditError> {
    let on = entry.on;
    let cancelled = now.and_then(|now| now.cancelled.as_ref());
    if let Some(cancelled) =
        cancelled.filter(|_| !matches!(action, ProgressAction::Cancel { .. } | ProgressAction::Note))
    {
        let day = cancelled.on.day;
        return Err(EditError::new(
            say!("{id} är inställd sedan {day}.", "{id} has been cancelled since {day}."),
            Say::fixed(
                "Gäller inte beslutet längre: ta bort cancelled ur uppföljningen, med hänvisning till det nya beslutet.",
                "If the decision no longer holds: take cancelled out of the progress, and name the new decision.",
            ),
        ));
    }
    let day = |key: &str, there: Option<Day>, sv: &str, en: &str| match there.filter(|there| *there != on) {
        Some(there) => Err(EditError::new(
            say!("{id} är redan {sv} {there}.", "{id} is {en} already, {there}."),
            say!(
                "Är den dagen fel: vbe set {id} {key}={on}. Det som stod där försvinner då.",
                "If that day is wrong: vbe set {id} {key}={on}. What stood there is then gone."
            ),
        )),
        None => Ok(Edit::Put(vec![key.into()], Value::text(on.to_string()))),
    };
    let mut edits = Vec::new();
    match action {
        ProgressAction::Start => {
            edits.push(day(
                "started",
                now.and_then(|now| now.started).map(|on| on.day),
                "påbörjad",
                "started",
            )?);
        }
        ProgressAction::Finish => {
            edits.push(day(
                "finished",
                // A day in the month or year that was known is no other day.
                now.filter(|now| now.finished_in.as_ref().is_none_or(|time| !time.period.holds(on)))
                    .and_then(|now| now.finished)
                    .map(|on| on.day),
                "avslutad",
                "finished",
            )?);
        }
        ProgressAction::FinishIn(time) => {
            let there = now.and_then(|now| now.finished.map(|on| now.written(on)));
            if let Some(there) = there.filter(|there| there != time) {
                return Err(EditError::new(
                    say!("{id} är redan avslutad {there}.", "{id} is finished already, {there}."),
                    say!(
                        "Är den tiden fel: vbe set {id} finished='{time}'. Det som stod där försvinner då.",
                        "If that time is wrong: vbe set {id} finished='{time}'. What stood there is then gone."
                    ),
                ));
            }
            edits.push(Edit::Put(vec!["finished".into()], Value::word(time)));
        }
        ProgressAction::Cancel { decision, again } => {
            day("cancelled.on", cancelled.map(|cancelled| cancelled.on.day), "inställd", "cancelled")?;
            if cancelled.is_some_and(|cancelled| *cancelled.decision != **decision) {
                return Err(EditError::new(
                    say!(
                        "{id} är redan inställd, genom ett annat beslut.",
                        "{id} is cancelled already, by another decision."
                    ),
                    say!(
                        "Är det beslutet fel skrivet: vbe set {id} cancelled.decision=…",
                        "If that decision is miswritten: vbe set {id} cancelled.decision=…"
                    ),
                ));
            }
            let mut parts = vec![("on", on.to_string()), ("decision", decision.clone())];
            parts.extend(entry.by.clone().map(|by| ("by", by)));
            for (key, text) in parts {
                edits.push(Edit::Put(vec!["cancelled".into(), key.into()], Value::text(text)));
            }
            if *again {
                edits.push(Edit::Put(vec!["cancelled".into(), "again".into()], Value::word("true")));
            }
        }
        ProgressAction::Note => {}
    }
    Ok(edits)
}

/// The dated note, when there is something to note.
fn update(action: &ProgressAction, entry: &ProgressEntry) -> Result<Option<Value>, EditError> {
    let parts = [
        ("note", &entry.note),
        ("value", &entry.value),
        ("evidence", &entry.evidence),
        ("assessment", &entry.assessment),
    ];
    let parts: Vec<(&str, &String)> =
        parts.into_iter().filter_map(|(key, part)| Some((key, part.as_ref()?))).collect();
    if parts.is_empty() && *action == ProgressAction::Note {
        return Err(EditError::new(
            Say::fixed("Det finns inget att anteckna.", "There is nothing to note."),
            Say::fixed(
                "Skriv vad som har hänt efter --note, vad som har räknats efter --value, var det syns efter --evidence, eller hur det går efter --assessment.",
                "Write what happened after --note, what was counted after --value, where it can be seen after --evidence, or how it goes after --assessment.",
            ),
        ));
    }
    // Who decided is written with the decision.
    if parts.is_empty() && (entry.by.is_none() || matches!(action, ProgressAction::Cancel { .. })) {
        return Ok(None);
    }
    let Some(by) = &entry.by else {
        return Err(EditError::new(
            Say::fixed("Vem lämnar uppgiften?", "Who tells this?"),
            Say::fixed(
                "Skriv rollen efter --by, till exempel --by samordnare-vbe. En roll, aldrig en person.",
                "Write the role after --by, for example --by samordnare-vbe. A role, never a person.",
            ),
        ));
    };
    let on = entry.on.to_string();
    let entries = [("on", &on), ("by", by)].into_iter().chain(parts);
    let entries = entries.map(|(key, text)| (key.to_owned(), Value::text(text.clone()))).collect();
    Ok(Some(Value::Map(entries)))
}
