//! What has happened to an activity, told without opening a file: it is begun, done or called off, or there is
//! something to note.

use super::change::Change;
use super::error::EditError;
use super::target;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::model::kinds::Kind;
use crate::model::records::activity::Progress;
use crate::model::workspace::Workspace;
use crate::say;
use crate::setup::schema_line;
use crate::syntax::edit::{Edit, SpliceError, Value, new_file};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    Start,
    Finish,
    /// It will not be done, by this decision.
    Cancel(String),
    Note,
}

/// What is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub on: Day,
    pub by: Option<String>,
    pub note: Option<String>,
    /// Where it can be seen.
    pub evidence: Option<String>,
    /// How it goes: green, yellow or red.
    pub assessment: Option<String>,
}

/// The change to the activity's progress by all that is told of it; nothing when it says so already. The file is made
/// if it is lacking. Which activity is meant is judged by the day `on`.
pub(crate) fn progress(
    workspace: &Workspace,
    written: &str,
    on: Day,
    deeds: &[(Deed, Told)],
) -> Result<Option<Change>, EditError> {
    let (plan, activity) = target::activity(workspace, written, on)?;
    let (plan, id) = (&*plan.record.id, &*activity.id);
    let filed = workspace.progress(plan, id);
    let mut edits = Vec::new();
    for (deed, told) in deeds {
        edits.extend(self::edits(deed, told, filed.map(|filed| filed.record), id)?);
    }
    if let Some(filed) = filed {
        return Change::of(workspace, filed.file, &edits);
    }
    let path = workspace.config.records.join("activities").join(plan).join(format!("{id}.yaml"));
    let unread = workspace.root.join(&path).exists();
    let kind = Kind::named("activity")
        .filter(|_| !unread)
        .ok_or_else(|| EditError::refused(&path.to_string_lossy().replace('\\', "/"), SpliceError::Faulty))?;
    let line = schema_line(&path, &workspace.config, "activity").unwrap_or_default();
    let text = |key: &str, text: &str| (key.to_owned(), Value::text(text));
    let base = new_file(&line, &[text("kind", "activity"), text("id", id), text("plan", plan)]);
    Change::new(workspace, &path, kind, &base, &edits).map(Some)
}

fn edits(deed: &Deed, told: &Told, now: Option<&Progress>, id: &str) -> Result<Vec<Edit>, EditError> {
    let on = told.on;
    let cancelled = now.and_then(|now| now.cancelled.as_ref());
    if let Some(cancelled) = cancelled.filter(|_| matches!(deed, Deed::Start | Deed::Finish)) {
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
    match deed {
        Deed::Start => {
            edits.push(day(
                "started",
                now.and_then(|now| now.started).map(|on| on.day),
                "påbörjad",
                "started",
            )?);
        }
        Deed::Finish => {
            edits.push(day(
                "finished",
                now.and_then(|now| now.finished).map(|on| on.day),
                "avslutad",
                "finished",
            )?);
        }
        Deed::Cancel(decision) => {
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
            parts.extend(told.by.clone().map(|by| ("by", by)));
            for (key, text) in parts {
                edits.push(Edit::Put(vec!["cancelled".into(), key.into()], Value::text(text)));
            }
        }
        Deed::Note => {}
    }
    edits.extend(update(deed, told)?);
    Ok(edits)
}

/// The dated note, when there is something in it.
fn update(deed: &Deed, told: &Told) -> Result<Option<Edit>, EditError> {
    let parts = [("note", &told.note), ("evidence", &told.evidence), ("assessment", &told.assessment)];
    let parts: Vec<(&str, &String)> =
        parts.into_iter().filter_map(|(key, part)| Some((key, part.as_ref()?))).collect();
    if parts.is_empty() && *deed == Deed::Note {
        return Err(EditError::new(
            Say::fixed("Det finns inget att anteckna.", "There is nothing to note."),
            Say::fixed(
                "Skriv vad som har hänt efter --note, var det syns efter --evidence, eller hur det går efter --assessment.",
                "Write what happened after --note, where it can be seen after --evidence, or how it goes after --assessment.",
            ),
        ));
    }
    // Who decided stands with the decision.
    if parts.is_empty() && (told.by.is_none() || matches!(deed, Deed::Cancel(_))) {
        return Ok(None);
    }
    let Some(by) = &told.by else {
        return Err(EditError::new(
            Say::fixed("Vem lämnar uppgiften?", "Who tells this?"),
            Say::fixed(
                "Skriv rollen efter --by, till exempel --by samordnare-vbe. En roll, aldrig en person.",
                "Write the role after --by, for example --by samordnare-vbe. A role, never a person.",
            ),
        ));
    };
    let on = told.on.to_string();
    let entries = [("on", &on), ("by", by)].into_iter().chain(parts);
    let entries = entries.map(|(key, text)| (key.to_owned(), Value::text(text.clone()))).collect();
    Ok(Some(Edit::Include(vec!["updates".into()], Value::Map(entries))))
}
