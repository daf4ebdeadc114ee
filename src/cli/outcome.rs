//! How a command ends: with an exit code, or with an error; and where its output goes.

use std::io::{self, Write};

use crate::base::lang::Say;
use crate::base::likeness::nearest;
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
    /// The error for a name that does not exist. It suggests the nearest ones, or lists all.
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

/// Where an answer goes, and where messages about it go.
pub(crate) struct Out<'o> {
    /// The answer: standard output.
    pub answer: &'o mut dyn Write,
    /// Messages about the answer: standard error.
    pub talk: &'o mut dyn Write,
}

/// Writes to somebody who may have read enough and closed the pipe, as in `vbe status | head`. What comes after that is
/// thrown away, and the command goes on: what it does and how it ends never depends on who reads.
pub(super) struct Heard<'o> {
    to: &'o mut dyn Write,
    has_left: bool,
}

impl<'o> Heard<'o> {
    pub(super) fn by(to: &'o mut dyn Write) -> Self {
        Self { to, has_left: false }
    }

    /// What came of telling it, or that nobody listens any more.
    fn or_left<T>(&mut self, told: io::Result<T>, otherwise: T) -> io::Result<T> {
        match told {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.has_left = true;
                Ok(otherwise)
            }
            told => told,
        }
    }
}

impl Write for Heard<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.has_left {
            return Ok(bytes.len());
        }
        let told = self.to.write(bytes);
        self.or_left(told, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.has_left {
            return Ok(());
        }
        let told = self.to.flush();
        self.or_left(told, ())
    }
}
