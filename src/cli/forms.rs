//! `vbe ask` and `vbe import --answers`: forms for those who never open the files, and what they answered.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::ask::{CommandContext, unknown};
use super::desk::{Mode, carry_out_all, not_written};
use super::import::tables;
use super::world::{CommandError, Exit, Out};
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::likeness::fold;
use crate::editing::{self, EditError, ProgressAction, ProgressEntry};
use crate::facts::Replaced;
use crate::import::{Answer, Form, answers};
use crate::io::write;
use crate::model::workspace::{Lookup, Workspace};
use crate::say;

/// What is asked of `vbe ask`.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// `--responsible`
    pub responsible: Option<String>,
    /// `--plan`
    pub plan: Option<String>,
    /// Whether the forms are sheets.
    pub is_sheet: bool,
    /// The folder that they are written in, from where the program was started.
    pub folder: PathBuf,
    /// `--dry-run`
    pub dry: bool,
}

pub(super) fn ask(
    question: &Question,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let workspace = context.workspace(out)?;
    let replaced = Replaced::by(&workspace, context.day);
    let holding: Vec<&str> = workspace
        .plans()
        .map(|filed| filed.record)
        .filter(|plan| question.plan.as_ref().map_or_else(|| !replaced.holds(plan), |id| *id == *plan.id))
        .map(|plan| &*plan.id)
        .collect();
    if let Some(id) = question.plan.as_ref().filter(|_| holding.is_empty()) {
        let ids: Vec<&str> = workspace.plans().map(|plan| &*plan.record.id).collect();
        return Err(unknown(
            say!("Det finns ingen plan {id}.", "There is no plan {id}."),
            id,
            ids.into_iter(),
        ));
    }
    let mut forms = Form::all(&workspace, &holding, context.day);
    if let Some(name) = &question.responsible {
        let role = match workspace.actor(name) {
            Lookup::Found(actor) => actor.record.id.to_string(),
            Lookup::Missing | Lookup::Unknown => {
                let what = say!("{name} finns inte bland rollerna.", "{name} is not among the roles.");
                let names: Vec<&str> = workspace.actor_names().map(|name| &**name).collect();
                return Err(unknown(what, name, names.into_iter()));
            }
        };
        forms.retain(|form| form.role == role);
    }
    let lang = context.render_options.lang;
    if forms.is_empty() {
        writeln!(
            out.answer,
            "{}",
            lang.pick("Ingen har något kvar att svara på.", "Nobody has anything left to answer.")
        )?;
        return Ok(Exit::Nothing);
    }
    for form in forms {
        let ending = if question.is_sheet { "xlsx" } else { "md" };
        let path = question.folder.join(format!("{}.{ending}", form.role));
        if question.dry {
            writeln!(out.answer, "{}\n\n{}", path.display(), form.markdown())?;
            continue;
        }
        put(&form, question, &context.folder.join(&path))?;
        let path = path.display();
        writeln!(out.answer, "{}", say!("Skrev {path}.", "Wrote {path}.").text(lang))?;
    }
    Ok(Exit::Fine)
}

/// Writes a form, never over one that is there: somebody may have answered in it.
fn put(form: &Form, question: &Question, path: &Path) -> Result<(), CommandError> {
    let shown = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let failed = |error: &dyn std::fmt::Display| {
        CommandError::Said(
            say!("{shown} gick inte att skriva: {error}.", "{shown} could not be written: {error}."),
            Say::fixed(
                "Se till att mappen går att skriva i, och kör igen.",
                "See to it that the folder can be written to, and run again.",
            ),
        )
    };
    if path.exists() {
        return Err(not_written(&shown, &write::WriteError::Exists));
    }
    let bytes = if question.is_sheet {
        form.sheet().map_err(|error| failed(&error))?
    } else {
        form.markdown().into_bytes()
    };
    write::new(path, &bytes).map_err(|error| failed(&error))
}

/// Writes what was answered. Nothing is written before all of it has been seen to be sound together.
pub(super) fn import(
    files: &[PathBuf],
    dry: bool,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let mut all: Vec<Answer> = Vec::new();
    for file in files {
        let name = file.display().to_string();
        let found = answers(&tables(file, context, &name)?).ok_or_else(|| {
            CommandError::Said(
                say!("{name} är inget formulär från vbe ask.", "{name} is no form of vbe ask."),
                Say::fixed(
                    "Ändra inte rubrikerna. vbe ask skriver ett nytt formulär.",
                    "Do not change the heads. vbe ask writes a new form.",
                ),
            )
        })?;
        all.extend(found);
    }
    let lang = context.render_options.lang;
    let mut missing: Vec<&str> = Vec::new();
    let mode = if dry { Mode::Dry } else { Mode::Tell };
    let exit = carry_out_all(context, mode, out, |workspace| {
        let mut by_activity: BTreeMap<&str, Vec<(ProgressAction, ProgressEntry)>> = BTreeMap::new();
        for answer in &all {
            let own = told(workspace, answer, context.day)?;
            if own.is_empty() && answer.note.is_empty() && answer.assessed.is_empty() {
                missing.push(&answer.activity);
            }
            by_activity.entry(&answer.activity).or_default().extend(own);
        }
        for (activity, deeds) in &by_activity {
            agree(activity, deeds)?;
        }
        let change = |(activity, deeds): (&str, Vec<(ProgressAction, ProgressEntry)>)| {
            editing::progress(workspace, activity, context.day, &deeds).transpose()
        };
        by_activity.into_iter().filter_map(change).collect()
    })?;
    if exit != Exit::Fine {
        return Ok(exit);
    }
    let (answered, count) = (all.len() - missing.len(), all.len());
    writeln!(
        out.answer,
        "{}",
        say!("Svar: {answered} av {count} åtgärder.", "Answers: {answered} of {count} activities.")
            .text(lang)
    )?;
    for activity in missing {
        writeln!(out.answer, "{}", say!("Svar saknas: {activity}", "No answer: {activity}").text(lang))?;
    }
    Ok(Exit::Fine)
}

/// Several may answer for one activity, but not that it began or ended on different days.
fn agree(activity: &str, deeds: &[(ProgressAction, ProgressEntry)]) -> Result<(), EditError> {
    for deed in [ProgressAction::Start, ProgressAction::Finish] {
        let mut days = deeds.iter().filter(|(own, _)| *own == deed).map(|(_, told)| told.on);
        let Some(first) = days.next() else { continue };
        if let Some(other) = days.find(|day| *day != first) {
            return Err(EditError::new(
                say!(
                    "{activity}: svaren säger olika dagar, {first} och {other}.",
                    "{activity}: the answers say different days, {first} and {other}."
                ),
                Say::fixed(
                    "Fråga dem som har svarat, och rätta det ena formuläret. Ingenting är skrivet.",
                    "Ask those who answered, and mend one of the forms. Nothing has been written.",
                ),
            ));
        }
    }
    Ok(())
}

/// What an answer tells that is not known already.
fn told(
    workspace: &Workspace,
    answer: &Answer,
    day: Day,
) -> Result<Vec<(ProgressAction, ProgressEntry)>, EditError> {
    let (_, activity) = editing::activity(workspace, &answer.activity, day)?;
    let plan = answer.activity.split('/').next().unwrap_or_default();
    let progress = workspace.progress(plan, &activity.id).map(|filed| filed.record);
    let by = answer
        .role
        .as_deref()
        .and_then(|role| workspace.actor(role).found())
        .map(|actor| actor.record.id.to_string());
    let told = |on: Day| ProgressEntry { on, by: by.clone(), note: None, evidence: None, assessment: None };
    let mut deeds = Vec::new();
    if let Some(on) = date(answer, &answer.started)?
        && progress.and_then(|progress| progress.started).is_none_or(|started| started.day != on)
    {
        deeds.push((ProgressAction::Start, told(on)));
    }
    if let Some(on) = date(answer, &answer.finished)?
        && progress.and_then(|progress| progress.finished).is_none_or(|finished| finished.day != on)
    {
        deeds.push((ProgressAction::Finish, told(on)));
    }
    let assessment = assessed(answer)?;
    let note = Some(answer.note.clone()).filter(|note| !note.is_empty());
    let is_known = progress.is_some_and(|progress| {
        progress.updates.iter().any(|update| note.is_some() && update.note.as_deref() == note.as_deref())
    });
    if (note.is_some() || assessment.is_some()) && !is_known {
        deeds.push((ProgressAction::Note, ProgressEntry { note, assessment, ..told(day) }));
    }
    Ok(deeds)
}

fn date(answer: &Answer, written: &str) -> Result<Option<Day>, EditError> {
    let said = (!written.is_empty()).then(|| Day::read(written).ok_or_else(|| unclear(answer, "2026-05-14")));
    said.transpose()
}

fn assessed(answer: &Answer) -> Result<Option<String>, EditError> {
    let name = match fold(&answer.assessed).as_str() {
        "" => return Ok(None),
        "grön" | "grönt" | "green" => "green",
        "gul" | "gult" | "yellow" => "yellow",
        "röd" | "rött" | "red" => "red",
        _ => return Err(unclear(answer, "grön, gul, röd")),
    };
    Ok(Some(name.to_owned()))
}

/// What was written is not repeated: anything can stand in a form.
fn unclear(answer: &Answer, example: &str) -> EditError {
    let (sv, en, id) = (answer.place.text(Lang::Sv), answer.place.text(Lang::En), &answer.activity);
    EditError::new(
        Say::new(
            format!("{sv} ({id}): ett svar går inte att läsa."),
            format!("{en} ({id}): an answer cannot be read."),
        ),
        say!(
            "Skriv så här: {example}. Ingenting är skrivet.",
            "Write like this: {example}. Nothing has been written."
        ),
    )
}
