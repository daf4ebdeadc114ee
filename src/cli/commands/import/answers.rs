//! `vbe import --answers`: writes what was answered in forms of `vbe ask` as progress.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::people;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::likeness::fold;
use crate::base::nouns;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::read_tables::read_tables;
use crate::cli::write_changes::{Mode, carry_out_all};
use crate::editing::{self, EditError, ProgressAction, ProgressEntry};
use crate::import::{Answer, AnswerCell, CellHit, Lost, answers, in_text, lost};
use crate::model::records::Text;
use crate::model::records::activity::{Assessment, Progress};
use crate::model::workspace::Workspace;
use crate::pii::told::told_in_place;
use crate::say;

/// Writes the answers. Nothing is written before all of them have been found valid together.
pub(super) fn import_answers(
    files: &[PathBuf],
    dry_run: bool,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let workspace = context.workspace(out)?;
    let detector = workspace.config.detector.clone();
    let (mut all, mut is_stopped): (Vec<Answer>, bool) = (Vec::new(), false);
    for file in files {
        let mut name = file.display().to_string();
        told_in_place(&detector, &mut name);
        let tables = read_tables(file, context, &name)?;
        let found = answers(&tables).ok_or_else(|| {
            CommandError::Message(
                say!("{name} är inget formulär från vbe ask.", "{name} is no form of vbe ask."),
                Say::fixed(
                    "Ändra inte rubrikerna. vbe ask skriver ett nytt formulär.",
                    "Do not change the heads. vbe ask writes a new form.",
                ),
            )
        })?;
        if let Some((place, why)) = lost(&tables) {
            return Err(unread(&name, &place, why));
        }
        // What is no activity may be anything, and is repeated when that is told.
        let of_id = |answer: &Answer| {
            let is_known = editing::activity(&workspace, &answer.activity, context.day).is_ok();
            let id = if is_known { "" } else { &answer.activity };
            in_text(&detector, id, || answer.place.clone())
        };
        let reply = |answer: &Answer| in_text(&detector, &answer.note.text, || answer.note.place.clone());
        let hits: Vec<CellHit> =
            found.iter().flat_map(|answer| of_id(answer).into_iter().chain(reply(answer))).collect();
        is_stopped |= people::stops(&name, &hits, context, out)?;
        all.extend(found);
    }
    if is_stopped {
        return Ok(Exit::Found);
    }
    let lang = context.render_options.lang;
    let mut missing: Vec<&str> = Vec::new();
    let mode = if dry_run { Mode::Dry } else { Mode::Tell };
    let exit = carry_out_all(context, mode, out, |workspace| {
        let mut by_activity: BTreeMap<&str, Vec<(ProgressAction, ProgressEntry)>> = BTreeMap::new();
        for answer in &all {
            let own = told(workspace, answer, context.day)?;
            if own.is_empty() && answer.note.text.is_empty() && answer.assessed.text.is_empty() {
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
        // Where nobody has answered there is nothing to write down.
        by_activity.into_iter().filter(|(_, deeds)| !deeds.is_empty()).filter_map(change).collect()
    })?;
    if exit != Exit::Fine {
        return Ok(exit);
    }
    let (answered, count) = (all.len() - missing.len(), all.len());
    let Say { sv, en } = nouns::ACTIVITIES.of(count);
    out.answer
        .say(&say!("Svar: {answered} av {count} {sv}.", "Answers: {answered} of {count} {en}."), lang)?;
    for activity in missing {
        out.answer.say(&say!("Svar saknas: {activity}", "No answer: {activity}"), lang)?;
    }
    Ok(Exit::Fine)
}

/// Several people may answer for one activity, but not give different days for its beginning or end.
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

/// What an answer says that is not already recorded.
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
        .map(|actor| actor.record.id.stands().into_raw().to_owned());
    let told = |on: Day| ProgressEntry {
        on,
        by: by.clone(),
        note: None,
        evidence: None,
        value: None,
        assessment: None,
    };
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
    let note = Some(answer.note.text.clone()).filter(|note| !note.is_empty());
    let entry = ProgressEntry { note, assessment, ..told(day) };
    let is_known = progress.is_some_and(|progress| is_told(workspace, progress, answer, &entry));
    if (entry.note.is_some() || entry.assessment.is_some()) && !is_known {
        deeds.push((ProgressAction::Note, entry));
    }
    Ok(deeds)
}

/// Whether the same role has told the same since the form was asked, as when a form is read in twice. What was told
/// before that is another answer, however alike.
fn is_told(workspace: &Workspace, progress: &Progress, answer: &Answer, entry: &ProgressEntry) -> bool {
    let known = Day::read(&answer.last);
    let role = |name: &Text| Some(workspace.actor(name).found()?.record.id.stands().into_raw().to_owned());
    progress.updates.iter().any(|update| {
        (update.on.day == entry.on || known.is_none_or(|known| update.on.day > known))
            && update.note.as_deref() == entry.note.as_deref()
            && update.assessment.map(Assessment::name) == entry.assessment.as_deref()
            && update.by.as_ref().and_then(role) == entry.by
    })
}

/// The error for what would be passed over in silence. It does not repeat what is written there.
fn unread(name: &str, place: &Say, why: Lost) -> CommandError {
    let (sv, en) = (place.text(Lang::Sv), place.text(Lang::En));
    let (what, help) = match why {
        Lost::Heads => (
            Say::new(
                format!("{name}, {sv}: tabellen har inte formulärets rubriker, så inget svar i den läses."),
                format!("{name}, {en}: the table lacks heads of the form, so no answer in it is read."),
            ),
            Say::fixed(
                "Ge den samma rubriker som formuläret, eller ta bort den. Ingenting är skrivet.",
                "Give it the same heads as the form, or take it away. Nothing has been written.",
            ),
        ),
        Lost::Id => (
            Say::new(
                format!("{name}, {sv}: raden har ett svar, men inget Id."),
                format!("{name}, {en}: the row has an answer, but no Id."),
            ),
            Say::fixed(
                "Skriv åtgärdens id i kolumnen Id, eller flytta svaret till raden som det hör till. Ingenting är skrivet.",
                "Write the activity's id in the column Id, or move the answer to the row it belongs to. Nothing has been written.",
            ),
        ),
        Lost::Column => (
            Say::new(
                format!("{name}, {sv}: kolumnen hör inte till formuläret, så det som står där läses inte."),
                format!("{name}, {en}: the column is none of the form's, so what stands there is not read."),
            ),
            Say::fixed(
                "Flytta det till kolumnen Vad har hänt, eller ta bort det. Ingenting är skrivet.",
                "Move it to the column Vad har hänt, or take it away. Nothing has been written.",
            ),
        ),
    };
    CommandError::Message(what, help)
}

fn date(answer: &Answer, said: &AnswerCell) -> Result<Option<Day>, EditError> {
    let day = || Day::read(&said.text).ok_or_else(|| unclear(answer, said, "2026-05-14"));
    (!said.text.is_empty()).then(day).transpose()
}

fn assessed(answer: &Answer) -> Result<Option<String>, EditError> {
    let name = match fold(&answer.assessed.text).as_str() {
        "" => return Ok(None),
        "grön" | "grönt" | "green" => "green",
        "gul" | "gult" | "yellow" => "yellow",
        "röd" | "rött" | "red" => "red",
        _ => return Err(unclear(answer, &answer.assessed, "grön, gul, röd")),
    };
    Ok(Some(name.to_owned()))
}

/// The error for an answer that cannot be read. It does not repeat the answer: a form can contain anything.
fn unclear(answer: &Answer, said: &AnswerCell, example: &str) -> EditError {
    let (sv, en, id) = (said.place.text(Lang::Sv), said.place.text(Lang::En), &answer.activity);
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
