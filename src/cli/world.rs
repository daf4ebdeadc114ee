//! What the program is told, what it answers with, and how it ends.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;

use crate::day::Day;
use crate::lang::Say;

/// What the program is told of the world outside. Nothing else reads the clock, the environment or the terminal.
#[derive(Clone, Debug)]
pub struct World {
    /// The words on the command line, the program's name first.
    pub args: Vec<OsString>,
    /// Where the program was started.
    pub folder: PathBuf,
    /// The day.
    pub today: Day,
    /// The environment's variables, as far as they matter here.
    pub variables: Vec<(String, String)>,
    /// Whether a person sees the answer on a terminal.
    pub terminal: bool,
    /// How many characters wide the terminal is.
    pub width: Option<usize>,
}

impl World {
    /// A variable of the environment that is set to something.
    pub(crate) fn variable(&self, name: &str) -> Option<&str> {
        let found = self.variables.iter().find(|(key, value)| key == name && !value.is_empty());
        found.map(|(_, value)| value.as_str())
    }
}

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
    pub fn code(self) -> u8 {
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
pub(crate) enum Failure {
    /// What is wrong, and what to do instead.
    Said(Say, Say),
    /// It has been told already.
    Told,
    /// The answer could not be written.
    Io(io::Error),
}

impl From<io::Error> for Failure {
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
