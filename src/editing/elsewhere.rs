//! A field of an activity that stands in the other of its two files: its time is in the plan, and what has come of it in
//! the progress.

use super::assign::Assignment;
use super::draft::word;
use super::error::EditError;
use crate::base::lang::Say;
use crate::base::shell;
use crate::base::wording::{self, Word};
use crate::model::kinds::Kind;
use crate::model::records::{Record, Text};
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::finding::FileId;
use crate::syntax::schema::Form;

/// The error that a field of a record is one of the other file.
pub(super) fn of(workspace: &Workspace, file: FileId, assignments: &[Assignment]) -> Result<(), EditError> {
    match &workspace.file(file).record {
        Some(Record::Activity(progress)) => told(workspace, assignments, (&progress.plan, &progress.id)),
        Some(Record::Plan(plan)) => assignments.iter().try_for_each(|own| promised(own, &plan.id)),
        _ => Ok(()),
    }
}

/// The error that a field of progress is one of the plan.
pub(super) fn told(
    workspace: &Workspace,
    assignments: &[Assignment],
    (plan, id): (&Text, &Text),
) -> Result<(), EditError> {
    let (Some(told), Some(promise)) = (form_of_progress(), form_of_promise()) else { return Ok(()) };
    for own in assignments {
        let (field, sign, value) = own.parts();
        let key = first(field);
        if let Some(error) = by_command(told, key, value, (plan, id)) {
            return Err(error);
        }
        if told.meant(key).is_some() || workspace.plan(plan).found().is_none() {
            continue;
        }
        // A slip is one of the file that has a field so called.
        let is_near_here = || wording::near(key, &told.typed()).is_some();
        let near = || wording::near(key, &promise.typed()).map(|word| word.name.to_owned());
        let meant = promise.meant(key).map(str::to_owned);
        let Some(meant) = meant.or_else(|| (!is_near_here()).then(near).flatten()) else { continue };
        let target = shell::word(&format!("plan:{plan}"));
        let rest = &field[key.len()..];
        let whole = format!("activities.{id}.{meant}{rest}");
        let assignment = word((&whole, sign, value));
        if promise.meant(key).is_none() {
            return Err(EditError::new(
                say!("Fältet {key} finns inte.", "There is no field {key}."),
                say!(
                    "Menades {meant}? Det står i planen: vbe set {target} {assignment}",
                    "Was {meant} meant? It stands in the plan: vbe set {target} {assignment}"
                ),
            ));
        }
        return Err(EditError::new(
            say!(
                "{key} står i planen och inte i uppföljningen.",
                "{key} stands in the plan and not in the follow-up."
            ),
            say!("Skriv: vbe set {target} {assignment}", "Write: vbe set {target} {assignment}"),
        ));
    }
    Ok(())
}

/// The error that what is to be written of an activity has a command of its own: the assessment stands in a dated note, and the
/// state follows from what has been told.
fn by_command(told: Form<'_>, key: &str, value: &str, (plan, id): (&str, &str)) -> Option<EditError> {
    if told.meant(key).is_some() {
        return None;
    }
    let target = shell::word(&format!("{plan}/{id}"));
    let in_update = || told.key("updates")?.items()?.meant(key);
    if in_update() == Some("assessment") {
        let value = shell::word(value);
        return Some(EditError::new(
            Say::fixed(
                "En bedömning står i en daterad uppföljning.",
                "An assessment stands in a dated follow-up.",
            ),
            say!(
                "Skriv: vbe note {target} --assessment {value}",
                "Write: vbe note {target} --assessment {value}"
            ),
        ));
    }
    let state = Word::bare("state").also(Say::fixed("läge", "status"));
    state.is(key).then(|| {
        EditError::new(
            Say::fixed(
                "Läget följer av det som är antecknat, och skrivs inte för sig.",
                "The state follows from what is recorded, and is not written by itself.",
            ),
            say!(
                "Skriv vbe start {target}, vbe finish {target} eller vbe cancel {target}.",
                "Write vbe start {target}, vbe finish {target} or vbe cancel {target}."
            ),
        )
    })
}

/// The error that a field of an activity in a plan is one of its progress.
fn promised(own: &Assignment, plan: &str) -> Result<(), EditError> {
    let (field, sign, value) = own.parts();
    let (Some(told), Some(promise)) = (form_of_progress(), form_of_promise()) else { return Ok(()) };
    let Some((id, rest)) = field.strip_prefix("activities.").and_then(|path| path.split_once('.')) else {
        return Ok(());
    };
    let key = first(rest);
    if promise.meant(key).is_some() || told.meant(key).is_none() {
        return Ok(());
    }
    let target = shell::word(&format!("{plan}/{id}"));
    let assignment = word((rest, sign, value));
    Err(EditError::new(
        say!(
            "{key} står i uppföljningen och inte i planen.",
            "{key} stands in the follow-up and not in the plan."
        ),
        say!("Skriv: vbe set {target} {assignment}", "Write: vbe set {target} {assignment}"),
    ))
}

fn first(field: &str) -> &str {
    field.split(['.', '[']).next().unwrap_or(field)
}

fn form_of_progress() -> Option<Form<'static>> {
    Some(Kind::named("activity")?.form())
}

fn form_of_promise() -> Option<Form<'static>> {
    Kind::named("plan")?.form().under("activities")?.items()
}
