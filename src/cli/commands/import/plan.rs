//! `vbe import` of a plan: reads the file, finds out what it leaves open, and makes a plan of it or compares it with the one
//! that is there.

use std::path::Path;

use super::about::{Asked, Import, unsound_id, unsound_period};
use super::again::import_again;
use super::asked::ask_all;
use super::first::import_first;
use super::known::{Known, likely_id};
use super::{columns, people};
use crate::base::lang::Say;
use crate::base::shell;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::read_tables::read_document;
use crate::editing::EditError;
use crate::import::{Options, Unclear, draft, in_document, in_text, is_head, misread, read_texts};
use crate::io::tables::Reading;
use crate::pii::told::told_in_place;
use crate::say;

/// Writes the draft, or shows it.
pub(super) fn import_plan(
    file: &Path,
    mut options: Options,
    asked: &Asked,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let workspace = context.workspace(out)?;
    let detector = &workspace.config.detector;
    let mut name = file.display().to_string();
    told_in_place(detector, &mut name);
    let reading = Reading { with_hidden: asked.with_hidden, with_struck: asked.with_hidden, is_head };
    let document = read_document(file, context, &name, &reading)?;
    if let Some(Say { sv, en }) = misread(&document) {
        let told = say!(
            "{name}, {sv}: bokstäver som å, ä och ö är trasiga. Spara filen igen i ett program som visar dem rätt, som UTF-8, och läs in den på nytt.",
            "{name}, {en}: letters such as å, ä and ö are broken. Save the file again in a program that shows them right, as UTF-8, and import it once more."
        );
        out.talk.say(&told, context.render_options.lang)?;
    }
    options.columns = columns::known(&workspace, &asked.columns);
    options.file.clone_from(&name);
    let mut hits = in_document(detector, &document, &read_texts(&document, &options), &options.columns);
    for (head, _) in &asked.columns {
        hits.extend(in_text(detector, head, || Say::same("--column")));
    }
    if people::stops(&name, &hits, context, out)? {
        return Ok(Exit::Found);
    }
    let columns = asked.columns.clone();
    let mut known = Known { options, columns, with_hidden: asked.with_hidden, is_answered: false };
    let about = Import { workspace: &workspace, document: &document, name: &name, asked, context };
    if !known.options.id.is_empty() {
        is_sound(&known.options)?;
        known.name(&workspace, known.options.id.clone());
    }
    if about.is_asked() {
        ask_all(&mut known, &about, out)?;
    } else {
        fill(&mut known, &about, out)?;
    }
    is_sound(&known.options)?;
    let is_there = workspace.plan(known.options.id.as_str()).found().is_some();
    let exit = if is_there { import_again(&known, &about, out)? } else { import_first(&known, &about, out)? };
    if exit == Exit::Fine && !asked.how.dry_run {
        columns::remember(&context.workspace(out)?, &known.columns, context, out)?;
        if known.is_answered {
            out.answer.flush()?;
            let command = known.command(&name, context.config.is_some());
            let next = say!(
                "Nästa gång, utan frågor: {command} --yes",
                "Next time, without questions: {command} --yes"
            );
            out.talk.say(&next, context.render_options.lang)?;
        }
    }
    Ok(exit)
}

/// Takes the guesses where nobody is to be asked and tells of them, or tells that the id is missing. What is only shown may be a
/// guess too.
fn fill(known: &mut Known, about: &Import<'_>, out: &mut Out<'_>) -> Result<(), CommandError> {
    let context = about.context;
    let (has_id, has_period) = (!known.options.id.is_empty(), known.options.period.is_some());
    let is_guessed = about.asked.how.yes || about.asked.how.dry_run;
    let made = |known: &Known| draft(about.workspace, about.document, &known.options, context.day, "");
    if has_id && (has_period || !is_guessed) {
        return Ok(());
    }
    let mut likely = known.clone();
    let mut imported = made(known);
    if let Err(Unclear::NoPeriod(years)) = &imported {
        likely.options.period.clone_from(years);
        imported = if has_id { imported } else { made(&likely) };
    }
    let id = likely_id(about.workspace, about.name, imported.ok().as_ref());
    if !is_guessed {
        return Err(CommandError::Message(
            Say::fixed("Planens id saknas.", "The id of the plan is missing."),
            say!(
                "Skriv till exempel --id {id}. I ett kommandofönster frågar kommandot efter det som saknas.",
                "Write for example --id {id}. In a command window the command asks for what is missing."
            ),
        ));
    }
    if likely.options.id.is_empty() {
        likely.name(about.workspace, id);
    }
    let id = Some(&likely.options.id).filter(|_| !has_id && !about.asked.how.yes);
    let period = likely.options.period.as_ref().filter(|_| !has_period);
    let options =
        [id.map(|id| format!("--id {id}")), period.map(|time| format!("--period {}", shell::word(time)))];
    let guessed: Vec<String> = options.into_iter().flatten().collect();
    *known = likely;
    if !guessed.is_empty() {
        let guessed = guessed.join(" ");
        let told = say!(
            "vbe: filen säger inte allt, så det här är en gissning: {guessed}",
            "vbe: the file does not say everything, so this is a guess: {guessed}"
        );
        out.talk.say(&told, context.render_options.lang)?;
    }
    Ok(())
}

fn is_sound(options: &Options) -> Result<(), EditError> {
    let wrong = unsound_id(&options.id).or_else(|| unsound_period(options.period.as_ref()?));
    wrong.map_or(Ok(()), Err)
}
