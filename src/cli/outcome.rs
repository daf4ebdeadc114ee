//! How a command ends: its exit code, or why there is no answer; and where the answer goes.

use std::io::{self, Write};

use crate::base::lang::Say;
use crate::base::likeness::nearest;
use crate::say;

/// How it went. The same for every command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Fine.
    Fine,
    /// There are findings at or above `--fail-on`.
    Found,
    /// The program, its arguments or its configuration failed.
    Failed,
    /// Nothing was found to check.
    Nothing,
}

impl Exit {
    /// The number that the system is told.
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
    /// What is wrong, and what to do instead.
    Message(Say, Say),
    /// It has been told where it was found.
    AlreadyReported,
    /// The answer could not be written.
    Io(io::Error),
}

impl CommandError {
    /// A word that is none of those there are: the nearest is told, or all of them.
    pub(super) fn unknown<'a>(
        what: Say,
        written: &str,
        known: impl Iterator<Item = &'a str> + Clone,
    ) -> Self {
        let all = known.clone().collect::<Vec<_>>().join(", ");
        let help = match nearest(written, known) {
            Some(meant) => say!("Menades {meant}?", "Was {meant} meant?"),
            None if all.is_empty() => {
                Say::fixed("Här finns inget att välja på.", "There is nothing here to choose from.")
            }
            None => say!("Det som finns: {all}.", "What there is: {all}."),
        };
        Self::Message(what, help)
    }
}

impl From<io::Error> for CommandError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Where an answer goes, and where talk about it goes.
pub(crate) struct Out<'o> {
    /// The answer.
    pub answer: &'o mut dyn Write,
    /// The talk.
    pub talk: &'o mut dyn Write,
}
