//! The command line: from words to a question, and from an answer to an exit code.

mod world;
mod terminal;
mod git_errors;
mod ask;
mod desk;
mod past;
mod check;
mod scan;
mod explain;
mod guard;
mod init;
mod doctor;
mod reports;
mod gaps;
mod account;
mod diff;
mod show;
mod history;
mod import;
mod forms;
mod follow_up;
mod listing;
mod meeting;
mod figures;
mod progress;
mod new;
mod fmt;
mod words;

use std::io::{self, Write};
use std::process::ExitCode;

use crate::base::lang::{Lang, Say};
use crate::say;
use world::{CommandError, Out};
pub use world::{Exit, Input, World};

/// The whole program.
pub fn main() -> ExitCode {
    terminal::keep_quiet();
    let world = terminal::world();
    let colour = ask::colour(&world);
    let mut answer = terminal::answer(colour);
    let mut talk = terminal::talk();
    ExitCode::from(run(&world, &mut answer, &mut talk).code())
}

/// Runs the program in a world, and writes its answer.
pub fn run(world: &World, answer: &mut dyn Write, talk: &mut dyn Write) -> Exit {
    let mut answer = io::BufWriter::new(answer);
    let lang = ask::language(world);
    let mut out = Out { answer: &mut answer, talk };
    let result = words::obey(world, lang, &mut out);
    let flushed = out.answer.flush();
    match result.and_then(|exit| flushed.map(|()| exit).map_err(CommandError::from)) {
        Ok(exit) => exit,
        Err(CommandError::Told) => Exit::Failed,
        // Whoever read the answer has read enough: `vbe status | head`.
        Err(CommandError::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Fine,
        Err(CommandError::Io(error)) => {
            fail(
                out.talk,
                lang,
                &say!("Svaret gick inte att skriva: {error}.", "The answer could not be written: {error}."),
                None,
            );
            Exit::Failed
        }
        Err(CommandError::Said(what, help)) => {
            fail(out.talk, lang, &what, Some(&help));
            Exit::Failed
        }
    }
}

/// Tells of a failure. When even that cannot be written there is nobody to tell.
fn fail(talk: &mut dyn Write, lang: Lang, what: &Say, help: Option<&Say>) {
    let _ = writeln!(talk, "vbe: {}", what.text(lang));
    if let Some(help) = help {
        let _ = writeln!(talk, "  {}: {}", lang.pick("hjälp", "help"), help.text(lang));
    }
}
