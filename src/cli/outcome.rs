//! How a command ends: with an exit code, or with an error; and where its output goes.

use std::io;

use super::door::Door;
use super::world::InputError;
use crate::base::lang::Say;
use crate::base::likeness::{choices, nearest};
use crate::model::config::Config;
use crate::say;

/// How a command ended. The exit codes are the same for every command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Exit code 0: all went well.
    Fine,
    /// There are findings at or above `--fail-on`.
    Found,
    /// The program, its arguments or its configuration failed.
    Failed,
    /// Nothing was found to check.
    Nothing,
}

impl Exit {
    /// The number that the system gets.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Found => 1,
            Self::Failed => 2,
            Self::Nothing => 3,
        }
    }
}

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum CommandError {
    /// What is wrong, and what the user can do instead.
    Message(Say, Say),
    /// The error has already been reported where it was found.
    AlreadyReported,
    /// The answer could not be written.
    Io(io::Error),
}

impl CommandError {
    /// The error for a name that does not exist. It suggests the nearest one, or lists them: all, or those most alike.
    pub(super) fn unknown<'a>(
        what: Say,
        written: &str,
        known: impl Iterator<Item = &'a str> + Clone,
    ) -> Self {
        let help = match nearest(written, known.clone()) {
            Some(meant) => say!("Menades {meant}?", "Was {meant} meant?"),
            None => choices(written, known),
        };
        Self::Message(what, help)
    }
}

impl From<io::Error> for CommandError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<InputError> for CommandError {
    fn from(InputError(error): InputError) -> Self {
        Self::Message(
            say!(
                "Det som lämnades över (standard input) gick inte att läsa: {error}.",
                "What was handed over (standard input) could not be read: {error}."
            ),
            Say::fixed(
                "Lämna över en fil och inte en mapp, eller skriv filen som sökväg i stället.",
                "Hand over a file and not a folder, or write the file as a path instead.",
            ),
        )
    }
}

/// Where an answer goes, and where messages about it go.
pub(crate) struct Out<'o> {
    /// The answer: standard output.
    pub answer: Door<'o>,
    /// Messages about the answer: standard error.
    pub talk: Door<'o>,
}

impl Out<'_> {
    /// Lets both know the names and contacts of the workspace that is asked about.
    pub(super) fn know(&mut self, config: &Config) {
        let covered_words = config.covered_words();
        self.answer.know(&config.detector, &covered_words);
        self.talk.know(&config.detector, &covered_words);
    }
}
