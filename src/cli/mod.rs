//! The command line: reads the arguments, runs a command, and turns its answer into an exit code.

mod world;
mod door;
mod heard;
mod outcome;
mod terminal;
mod appearance;
mod context;
mod git_errors;
mod named_file;
mod open_workspace;
mod revision;
mod lookup;
mod never_written;
mod write_changes;
mod page_file;
mod step_summary;
mod write_sound;
mod question;
mod drafting;
mod read_tables;
mod fingerprints;
mod takes;
mod args;
mod common_options;
mod since;
mod progress;
mod many_workspaces;
mod command;
mod commands;
mod help;
mod completion;
mod man_page;
mod usage_errors;
mod hyphens;
mod parser;
mod dispatch;

use std::io::{self, Write};
use std::process::ExitCode;

use crate::base::lang::{Lang, Say};
use crate::model::load;
use crate::say;
use commands::COMMANDS;
use door::Door;
use heard::Heard;
pub use outcome::Exit;
use outcome::{CommandError, Out};
pub use world::{Input, Stay, World};

/// Runs the program with the real arguments, environment and terminal, and returns its exit code.
pub fn main() -> ExitCode {
    terminal::keep_quiet();
    load::keep_to_the_machine();
    let world = terminal::world();
    let colour = appearance::colour(&world);
    let mut answer = terminal::answer(colour);
    let mut talk = terminal::talk();
    ExitCode::from(run(&world, &mut answer, &mut talk).code())
}

/// Runs the program in a given world. Writes the answer to `answer`, and messages about it to `talk`.
pub fn run(world: &World, answer: &mut dyn Write, talk: &mut dyn Write) -> Exit {
    let mut answer = io::BufWriter::new(Heard::by(answer));
    let mut talk = Heard::by(talk);
    let lang = appearance::language(world);
    let mut out = Out { answer: Door::to(&mut answer), talk: Door::to(&mut talk) };
    let result = dispatch::dispatch(world, lang, &mut out);
    let flushed = out.answer.flush();
    match result.and_then(|exit| flushed.map(|()| exit).map_err(CommandError::from)) {
        Ok(exit) => exit,
        Err(CommandError::AlreadyReported) => Exit::Failed,
        Err(CommandError::Io(error)) => {
            let what =
                say!("Svaret gick inte att skriva: {error}.", "The answer could not be written: {error}.");
            fail(&mut out.talk, lang, &what, None);
            Exit::Failed
        }
        Err(CommandError::Message(what, help)) => {
            if !out.talk.knows_workspace()
                && let Some(config) = open_workspace::known_beforehand(world)
            {
                out.know(&config);
            }
            fail(&mut out.talk, lang, &what, Some(&help));
            Exit::Failed
        }
    }
}

/// Reports a failure. When even that cannot be written, there is nowhere to report it.
fn fail(talk: &mut Door<'_>, lang: Lang, what: &Say, help: Option<&Say>) {
    let _ = talk.failure(what, help, lang);
}

/// Every command by its name, with examples of whole command lines.
pub fn command_examples() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    COMMANDS.iter().map(|command| (command.name, command.examples))
}
