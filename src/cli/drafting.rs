//! What `vbe new` and `vbe add` have in common: whoever sits there is asked for what is lacking, sees what is written
//! before it is, and loses nothing of what was typed.

use super::context::CommandContext;
use super::outcome::{CommandError, Exit, Out};
use super::question::{Answer, ask};
use super::world::Input;
use super::write_changes::{Mode, carry_out, says_yes};
use crate::base::lang::{Lang, Say};
use crate::editing::{Blank, Draft, objections};
use crate::model::workspace::Workspace;
use crate::say;

/// Asks for what is lacking, or reports it where there is nobody to ask, and writes.
pub(super) fn write<D: Draft>(
    mut draft: D,
    workspace: Workspace,
    is_dry: bool,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let lang = context.render_options.lang;
    let person = Some(&context.input).filter(|input| input.person);
    match person {
        Some(input) => fill(&mut draft, &workspace, input, context, out)?,
        None => is_complete(&draft, &draft.blanks(&workspace, context.day)?, lang)?,
    }
    drop(workspace);
    let Some(input) = person.filter(|_| !is_dry) else {
        return carry_out(context, Mode::of(is_dry), out, |workspace| draft.change(workspace));
    };
    let shown = carry_out(context, Mode::Show, out, |workspace| draft.change(workspace));
    let shown = match shown {
        Ok(shown) => shown,
        Err(error) => {
            tell_kept(&draft, lang, out)?;
            return Err(error);
        }
    };
    if shown != Exit::Fine {
        tell_kept(&draft, lang, out)?;
        return Ok(shown);
    }
    if !says_yes(&Say::fixed("Ska det skrivas? (j/n)", "Write it? (y/n)"), input, lang, out)? {
        out.answer.line(lang.pick("Ingenting är skrivet.", "Nothing has been written."))?;
        tell_kept(&draft, lang, out)?;
        return Ok(Exit::Found);
    }
    carry_out(context, Mode::Write, out, |workspace| draft.change(workspace))
}

/// Asks for each field, judges the answer at once, and asks again until it can be written.
fn fill<D: Draft>(
    draft: &mut D,
    workspace: &Workspace,
    input: &Input,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<(), CommandError> {
    let reader = context.reader(&workspace.root, &workspace.config)?;
    loop {
        let blanks = draft.blanks(workspace, context.day)?;
        let Some(blank) = blanks.first() else { return Ok(()) };
        let judge =
            |value: &str| objections(draft, (&blank.key, value), &blanks, (workspace, &reader, context.day));
        match ask(blank, input, context.render_options, out, judge)? {
            Answer::Said(value) => draft.say(&blank.key, &value)?,
            Answer::Nothing => draft.skip(&blank.key),
            Answer::Gone => return Err(left(draft, blank)),
        }
    }
}

/// The error that whoever was asked has left, with the command to go on from.
fn left<D: Draft>(draft: &D, blank: &Blank) -> CommandError {
    let (key, command) = (&blank.key, draft.command());
    let what = if blank.required {
        say!("Avbrutet: {key} saknas.", "Interrupted: {key} is missing.")
    } else {
        say!("Avbrutet vid {key}.", "Interrupted at {key}.")
    };
    CommandError::Message(
        what,
        say!(
            "Ingenting är skrivet. Fortsätt där du var: {command}",
            "Nothing has been written. Go on from where you were: {command}"
        ),
    )
}

/// Tells the command that makes the same draft, so that nothing that was typed is lost.
fn tell_kept<D: Draft>(draft: &D, lang: Lang, out: &mut Out<'_>) -> Result<(), CommandError> {
    let command = draft.command();
    let kept = say!("Fortsätt där du var: {command}", "Go on from where you were: {command}");
    out.answer.flush()?;
    Ok(out.talk.say(&kept, lang)?)
}

/// Reports all missing fields at once, where there is nobody to ask.
fn is_complete<D: Draft>(draft: &D, blanks: &[Blank], lang: Lang) -> Result<(), CommandError> {
    // An id is made of the rest. One that is taken is told of when the change is made.
    let lacking: Vec<&Blank> = blanks.iter().filter(|blank| blank.required && blank.key != "id").collect();
    if lacking.is_empty() {
        return Ok(());
    }
    let names = lacking.iter().map(|blank| blank.key.as_str()).collect::<Vec<_>>().join(", ");
    let is_fact = |blank: &Blank| draft.is_of_a_person() && !blank.choices.is_empty();
    let line = |blank: &&Blank| line(blank, blank.proposal().filter(|_| !is_fact(blank)), lang);
    let line = lacking.iter().map(line).collect::<Vec<_>>().join(" ");
    let (sv, en) = if draft.is_of_a_person() {
        (
            " I ett kommandofönster frågar kommandot efter vart och ett.",
            " In a command window the command asks for each.",
        )
    } else {
        ("", "")
    };
    Err(CommandError::Message(
        say!("Det saknas något: {names}.", "Something is lacking: {names}."),
        say!("Lägg till dem, till exempel {line}.{sv}", "Add them, for example {line}.{en}"),
    ))
}

/// How a field is written on the command line.
fn line(blank: &Blank, proposed: Option<String>, lang: Lang) -> String {
    let value = proposed.unwrap_or_else(|| lang.pick("VÄRDE", "VALUE").to_owned());
    let quoted = if value.contains(' ') { format!("'{value}'") } else { value };
    format!("{}={quoted}", blank.key)
}
