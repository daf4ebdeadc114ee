//! `vbe start`, `finish`, `cancel`, `note`, `set` and `revise`: what has happened and what comes next, without opening a file.

use super::ask::CommandContext;
use super::desk::{Mode, carry_out};
use super::world::{CommandError, Exit, Out};
use crate::editing::{self, Assignment, ProgressAction, ProgressEntry, Revision};
use crate::say;

/// What is asked.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// The activity, as it is written.
    pub activity: String,
    /// What is told.
    pub deed: ProgressAction,
    /// What is told of it.
    pub told: ProgressEntry,
    /// `--dry-run`
    pub dry: bool,
}

pub(super) fn answer(
    question: &Question,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let Question { activity, deed, told, dry } = question;
    let deeds = [(deed.clone(), told.clone())];
    carry_out(context, Mode::of(*dry), out, |workspace| {
        editing::progress(workspace, activity, told.on, &deeds)
    })
}

/// Writes the draft of the next plan.
pub(super) fn revise(
    options: &Revision,
    dry: bool,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let lang = context.render_options.lang;
    let exit = carry_out(context, Mode::of(dry), out, |workspace| {
        editing::revise(workspace, options, context.day, lang)
    })?;
    if exit == Exit::Fine {
        let plan = &options.plan;
        let render_options = say!(
            "vbe: se över titel, tider och mål i utkastet: de är som i {plan}.",
            "vbe: look over the title, the times and the targets of the draft: they are as in {plan}."
        );
        out.answer.flush()?;
        writeln!(out.talk, "{}", render_options.text(lang))?;
    }
    Ok(exit)
}

/// Sets fields of the record that is meant.
pub(super) fn set(
    id: &str,
    written: &[String],
    dry: bool,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let assignments: Vec<Assignment> =
        written.iter().map(|written| Assignment::read(written)).collect::<Result<_, _>>()?;
    carry_out(context, Mode::of(dry), out, |workspace| {
        let file = editing::record(workspace, id)?;
        editing::set(workspace, file, &assignments)
    })
}
