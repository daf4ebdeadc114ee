//! `vbe start`, `finish`, `cancel`, `note`, `set` and `revise`: what has happened and what comes next, without opening a file.

use super::ask::Call;
use super::desk::{Mode, carry_out};
use super::world::{Exit, Failure, Out};
use crate::editing::{self, Assignment, Deed, Revision, Told};
use crate::say;

/// What is asked.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// The activity, as it is written.
    pub activity: String,
    /// What is told.
    pub deed: Deed,
    /// What is told of it.
    pub told: Told,
    /// `--dry-run`
    pub dry: bool,
}

pub(super) fn answer(question: &Question, call: &Call, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let Question { activity, deed, told, dry } = question;
    let deeds = [(deed.clone(), told.clone())];
    carry_out(call, Mode::of(*dry), out, |whole| editing::progress(whole, activity, told.on, &deeds))
}

/// Writes the draft of the next plan.
pub(super) fn revise(wish: &Revision, dry: bool, call: &Call, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let lang = call.look.lang;
    let exit = carry_out(call, Mode::of(dry), out, |whole| editing::revise(whole, wish, call.day, lang))?;
    if exit == Exit::Fine {
        let plan = &wish.plan;
        let look = say!(
            "vbe: se över titel, tider och mål i utkastet: de är som i {plan}.",
            "vbe: look over the title, the times and the targets of the draft: they are as in {plan}."
        );
        out.answer.flush()?;
        writeln!(out.talk, "{}", look.text(lang))?;
    }
    Ok(exit)
}

/// Sets fields of the record that is meant.
pub(super) fn set(
    id: &str,
    written: &[String],
    dry: bool,
    call: &Call,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let assignments: Vec<Assignment> =
        written.iter().map(|written| Assignment::read(written)).collect::<Result<_, _>>()?;
    carry_out(call, Mode::of(dry), out, |whole| {
        let file = editing::record(whole, id)?;
        editing::set(whole, file, &assignments)
    })
}
