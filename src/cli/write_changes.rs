//! What every command that writes a record has in common: the change is judged first, then shown or written,
//! and is written so that nothing is lost.

use std::path::{Path, PathBuf};

use super::context::CommandContext;
use super::never_written;
use super::outcome::{CommandError, Exit, Out};
use super::world::Input;
use crate::base::lang::{Lang, Say};
use crate::editing::{self, Change, Coming, EditError};
use crate::facts::seen::Seen;
use crate::io::disk;
use crate::io::write::{self, Access, Lock, WriteError};
use crate::model::config::Config;
use crate::model::load::Reader;
use crate::model::workspace::Workspace;
use crate::output::render::{Asker, Format, Verdict};
use crate::pii::detector::Exposure;
use crate::say;
use crate::syntax::finding::Severity;
use crate::syntax::text::Source;

impl From<EditError> for CommandError {
    fn from(objection: EditError) -> Self {
        Self::Message(objection.what, objection.help)
    }
}

/// What is done with a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// The change is written.
    Write,
    /// The change is only shown.
    Dry,
    /// The change is shown, before the user is asked about it.
    Show,
    /// The change is shown and written.
    Tell,
    /// The change is judged and not shown, before the user is told of it in another way and asked.
    Judge,
}

impl Mode {
    /// The mode of a command, with `--dry-run` or without.
    pub(super) fn of(dry: bool) -> Self {
        if dry { Self::Dry } else { Self::Write }
    }
}

/// Takes the lock on the workspace, waits while another process has it, and removes what a killed one left.
pub(super) fn lock(context: &CommandContext, out: &mut Out<'_>) -> Result<Lock, CommandError> {
    let root = context.find_root()?;
    let (config, _) = context.known_settings(&root, out)?;
    let place = Lock::place(&root, &config.records);
    let lock = Lock::wait(&place).map_err(|trouble| not_locked(&disk::name(&root, &place), &trouble))?;
    for top in tops(&root, &config) {
        lock.sweep(&top);
    }
    Ok(lock)
}

/// The folders that records stand in.
fn tops(root: &Path, config: &Config) -> [PathBuf; 2] {
    [&config.plans, &config.records].map(|folder| root.join(folder))
}

/// Reads the workspace, makes a change and writes it if it is valid. No other process can write meanwhile.
pub(super) fn carry_out(
    context: &CommandContext,
    mode: Mode,
    out: &mut Out<'_>,
    make: impl FnOnce(&Workspace) -> Result<Option<Change>, EditError>,
) -> Result<Exit, CommandError> {
    carry_out_all(context, mode, out, |workspace| Ok(make(workspace)?.into_iter().collect()))
}

/// The same with changes to several files: all are valid together, or none is written.
pub(super) fn carry_out_all(
    context: &CommandContext,
    mode: Mode,
    out: &mut Out<'_>,
    make: impl FnOnce(&Workspace) -> Result<Vec<Change>, EditError>,
) -> Result<Exit, CommandError> {
    let Made { lock, workspace, reader, changes } = made(context, mode, out, make)?;
    if changes.is_empty() {
        let same =
            Say::fixed("Det står redan så: ingenting ändrades.", "It says so already: nothing was changed.");
        out.answer.say(&same, context.render_options.lang)?;
        return Ok(Exit::Fine);
    }
    let coming = judged(&changes, workspace, &reader, context)?;
    finish(&changes, &coming, context, (mode, lock), out)
}

/// Changes to a workspace, and the lock that holds while they are written.
pub(super) struct Made {
    pub(super) lock: Option<Lock>,
    pub(super) workspace: Workspace,
    pub(super) reader: Reader,
    pub(super) changes: Vec<Change>,
}

/// Reads the workspace and makes changes to it, which are not written yet.
pub(super) fn made(
    context: &CommandContext,
    mode: Mode,
    out: &mut Out<'_>,
    make: impl FnOnce(&Workspace) -> Result<Vec<Change>, EditError>,
) -> Result<Made, CommandError> {
    let lock = match mode {
        Mode::Write | Mode::Tell => Some(lock(context, out)?),
        Mode::Dry | Mode::Show | Mode::Judge => None,
    };
    let workspace = context.workspace(out)?;
    let reader = context.reader(&workspace.root, &workspace.config)?;
    let changes = make(&workspace)?;
    Ok(Made { lock, workspace, reader, changes })
}

/// What becomes of a workspace by some changes, where none of them is one that is never written.
pub(super) fn judged(
    changes: &[Change],
    workspace: Workspace,
    reader: &Reader,
    context: &CommandContext,
) -> Result<Coming, CommandError> {
    let coming = editing::coming(changes, workspace, reader, context.day);
    never_written::refuse(changes, &coming, reader, context)?;
    Ok(coming)
}

/// Shows what is to be shown of changes that have been judged together, and writes them where nothing stops it.
pub(super) fn finish(
    changes: &[Change],
    coming: &Coming,
    context: &CommandContext,
    (mode, lock): (Mode, Option<Lock>),
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let lang = context.render_options.lang;
    if !matches!(mode, Mode::Write | Mode::Judge) {
        let is_read = |file| !coming.workspace.file(file).is_unreadable();
        for (file, old) in coming.files.iter().filter(|(file, _)| is_read(*file)) {
            out.answer.diff(old.as_ref(), coming.workspace.source(*file))?;
        }
    }
    // What does not stop it is told when it is written.
    if mode != Mode::Judge || coming.stops {
        found(coming, context, out)?;
    }
    let Some(lock) = lock.filter(|_| !coming.stops) else {
        out.answer.flush()?;
        if coming.stops || mode == Mode::Dry {
            out.talk.say(&unwritten(coming.stops, mode == Mode::Dry), lang)?;
        }
        return Ok(if coming.stops { Exit::Found } else { Exit::Fine });
    };
    write_each(&lock, changes, coming, lang, out)
}

/// Writes the changes, and then tells of them: that an answer cannot be told is no reason to write half of it.
fn write_each(
    lock: &Lock,
    changes: &[Change],
    coming: &Coming,
    lang: Lang,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let workspace = &coming.workspace;
    let tops = tops(&workspace.root, &workspace.config);
    let mut written = Vec::new();
    let mut ended = Ok(Exit::Fine);
    for (change, (file, _)) in changes.iter().zip(&coming.files) {
        let label = &workspace.source(*file).label;
        // Other users of the machine must not read a file about people.
        let is_of_people = workspace.file(*file).exposure == Exposure::Case;
        let doors = if is_of_people { Access::Shut } else { Access::Usual };
        if let Err(trouble) = put(lock, change, doors, &tops) {
            ended = Err(not_written(label, &trouble));
            break;
        }
        written.push(label);
    }
    for label in written {
        out.answer.say(&say!("Skrev {label}.", "Wrote {label}."), lang)?;
    }
    ended
}

/// Asks the user. Any answer but yes is a no.
pub(super) fn says_yes(
    question: &Say,
    input: &Input,
    lang: Lang,
    out: &mut Out<'_>,
) -> Result<bool, CommandError> {
    Ok(answered(question, input, lang, out)?.is_some_and(|word| YES.contains(&word.as_str())))
}

/// Asks the user where yes is what is most often meant. An empty answer is a yes, and any other is a no.
pub(super) fn says_yes_or_enter(
    question: &Say,
    input: &Input,
    lang: Lang,
    out: &mut Out<'_>,
) -> Result<bool, CommandError> {
    let word = answered(question, input, lang, out)?;
    if word.is_none() {
        // What is told next does not stand beside the question.
        out.talk.line("")?;
    }
    Ok(word.is_some_and(|word| word.is_empty() || YES.contains(&word.as_str())))
}

const YES: [&str; 4] = ["j", "ja", "y", "yes"];

/// The word that a question is answered with; nothing where whoever was asked has left.
fn answered(
    question: &Say,
    input: &Input,
    lang: Lang,
    out: &mut Out<'_>,
) -> Result<Option<String>, CommandError> {
    out.answer.flush()?;
    out.talk.ask(question.text(lang))?;
    out.talk.flush()?;
    Ok(input.line()?.map(|word| word.trim().to_lowercase()))
}

/// Reports the findings in the file as it would become.
fn found(coming: &Coming, context: &CommandContext, out: &mut Out<'_>) -> Result<(), CommandError> {
    if coming.findings.is_empty() {
        return Ok(());
    }
    let files = Seen::of(coming.files.iter().map(|(file, _)| coming.workspace.file(*file)));
    let verdict = Verdict {
        workspace: &coming.workspace,
        findings: &coming.findings,
        files,
        asker: Asker::Validate,
        fails_from: Severity::Error,
        day: context.day,
        under: "",
    };
    // Findings that stop the change are the answer; others are messages beside it.
    if coming.stops {
        out.answer.findings(verdict, Format::Text, context.render_options)?;
    } else {
        out.answer.flush()?;
        out.talk.findings(verdict, Format::Text, context.render_options)?;
    }
    Ok(())
}

fn unwritten(stops: bool, dry: bool) -> Say {
    match (stops, dry) {
        (true, false) => Say::fixed(
            "vbe: ingenting är skrivet. Rätta det som står ovan och kör igen.",
            "vbe: nothing has been written. Mend what is told above and run again.",
        ),
        (true, true) => Say::fixed(
            "vbe: det här skulle inte skrivas, av det som står ovan (--dry-run).",
            "vbe: this would not be written, for what is told above (--dry-run).",
        ),
        (false, _) => {
            Say::fixed("vbe: ingenting är skrivet (--dry-run).", "vbe: nothing has been written (--dry-run).")
        }
    }
}

fn put(lock: &Lock, change: &Change, doors: Access, tops: &[PathBuf]) -> Result<(), WriteError> {
    if tops.iter().any(|top| disk::link_on_the_way(top, &change.path).is_some()) {
        return Err(WriteError::Linked);
    }
    if let Some(folder) = change.path.parent().filter(|folder| !folder.exists()) {
        write::folder(folder, doors)?;
    }
    match &change.was {
        Some(was) => lock.change(&change.path, was, &change.now),
        None => lock.make(&change.path, &change.now),
    }
}

/// The error when a file was not written.
pub(super) fn not_written(name: &str, trouble: &WriteError) -> CommandError {
    let (what, help) = why_not_written(name, trouble);
    CommandError::Message(what, help)
}

/// What went wrong when a file was not written, and what to do about it.
pub(super) fn why_not_written(name: &str, trouble: &WriteError) -> (Say, Say) {
    match trouble {
        WriteError::Changed => (
            say!(
                "{name} har ändrats av någon annan under tiden.",
                "{name} has been changed by somebody else meanwhile."
            ),
            Say::fixed(
                "Ingenting är skrivet, och den andra ändringen är kvar. Kör igen.",
                "Nothing has been written, and the other change is kept. Run again.",
            ),
        ),
        WriteError::Exists => (
            say!("{name} finns redan.", "{name} is there already."),
            Say::fixed(
                "Ingenting är skrivet. Välj ett annat id.",
                "Nothing has been written. Choose another id.",
            ),
        ),
        WriteError::Forbidden => (
            say!(
                "{name} går inte att skriva i: filen eller mappen är skrivskyddad.",
                "{name} cannot be written to: the file or its folder is read-only."
            ),
            Say::fixed(
                "Ingenting är skrivet. Ta bort skrivskyddet, eller be den som äger filen.",
                "Nothing has been written. Take the protection away, or ask whoever owns the file.",
            ),
        ),
        WriteError::Full => (
            say!(
                "{name} gick inte att skriva: disken är full.",
                "{name} could not be written: the disk is full."
            ),
            Say::fixed(
                "Ingenting är skrivet i den. Gör plats och kör igen.",
                "Nothing has been written in it. Make room and run again.",
            ),
        ),
        WriteError::TooLarge => {
            let limit = Source::LIMIT / 1_048_576;
            (
                say!(
                    "{name} skulle bli för stor: en fil får vara högst {limit} MiB.",
                    "{name} would become too large: a file may be at most {limit} MiB."
                ),
                Say::fixed(
                    "Ingenting är skrivet i den. Dela det på flera filer och kör igen.",
                    "Nothing has been written in it. Divide it over several files and run again.",
                ),
            )
        }
        WriteError::Limited => (
            say!(
                "{name} gick inte att skriva: filen blir större än systemet tillåter.",
                "{name} could not be written: the file becomes larger than the system allows."
            ),
            Say::fixed(
                "Ingenting är skrivet i den. Gränsen är datorns, inte vbe:s: be den som sköter datorn eller disken att höja den.",
                "Nothing has been written in it. The limit is the machine's, not vbe's: ask whoever runs the machine or the disk to raise it.",
            ),
        ),
        WriteError::Foreign => (
            say!(
                "{name} tillhör någon annan eller en annan grupp, och skulle inte längre göra det.",
                "{name} belongs to somebody else or to another group, and would no longer do so."
            ),
            Say::fixed(
                "Ingenting är skrivet. Be den som äger filen att ändra, eller att dela den med en grupp som du är med i (chgrp och chmod g+rw).",
                "Nothing has been written. Ask whoever owns the file to change it, or to share it with a group of yours (chgrp and chmod g+rw).",
            ),
        ),
        WriteError::Linked => (
            say!(
                "{name} är en länk, ligger bakom en eller har ett namn till på disken.",
                "{name} is a link, is reached through one, or has another name on the disk."
            ),
            Say::fixed(
                "Ingenting är skrivet: filen skulle skiljas från det andra namnet. Ersätt den med en egen kopia (kopiera, ta bort, döp om) och kör igen.",
                "Nothing has been written: the file would be parted from its other name. Put a copy of its own in its place (copy, remove, rename) and run again.",
            ),
        ),
        WriteError::Busy | WriteError::Barred => (
            say!(
                "{name} gick inte att skriva: någon annan skriver i arbetsmappen.",
                "{name} could not be written: somebody else is writing in the workspace."
            ),
            again(),
        ),
        WriteError::System(error) => (
            say!("{name} gick inte att skriva: {error}.", "{name} could not be written: {error}."),
            Say::fixed("Ingenting är skrivet i den.", "Nothing has been written in it."),
        ),
    }
}

fn not_locked(name: &str, trouble: &WriteError) -> CommandError {
    match trouble {
        WriteError::Barred => CommandError::Message(
            say!(
                "Låset {name} går inte att öppna, så det går inte att veta om någon annan skriver.",
                "The lock {name} cannot be opened, so it cannot be known whether somebody else is writing."
            ),
            say!(
                "Ingenting är skrivet. Se till att ingen annan kör vbe, ta bort {name} och kör igen.",
                "Nothing has been written. See to it that nobody else runs vbe, remove {name} and run again."
            ),
        ),
        WriteError::Busy => CommandError::Message(
            Say::fixed(
                "Någon annan skriver i arbetsmappen, och blev inte klar i tid.",
                "Somebody else is writing in the workspace, and was not done in time.",
            ),
            again(),
        ),
        WriteError::System(error) => CommandError::Message(
            say!(
                "Arbetsmappen gick inte att skriva i: {error}.",
                "The workspace could not be written to: {error}."
            ),
            Say::fixed("Ingenting är skrivet.", "Nothing has been written."),
        ),
        _ => CommandError::Message(
            Say::fixed(
                "Arbetsmappen går inte att skriva i: den är skrivskyddad, eller disken är full.",
                "The workspace cannot be written to: it is read-only, or the disk is full.",
            ),
            Say::fixed("Ingenting är skrivet.", "Nothing has been written."),
        ),
    }
}

fn again() -> Say {
    Say::fixed(
        "Ingenting är skrivet. Vänta en stund och kör igen.",
        "Nothing has been written. Wait a while and run again.",
    )
}

#[cfg(test)]
mod tests;
