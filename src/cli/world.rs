//! What the program is told of the world outside.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use crate::base::day::Day;

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
    /// What is handed over on standard input.
    pub input: Input,
}

/// Standard input: read when it is asked for, and not before.
#[derive(Clone)]
pub struct Input {
    source: Arc<Mutex<dyn Read + Send>>,
    /// Whether a person sits there and writes.
    pub person: bool,
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input").field("person", &self.person).finish_non_exhaustive()
    }
}

impl Input {
    /// What can be read from there.
    pub fn new(source: impl Read + Send + 'static, person: bool) -> Self {
        Self { source: Arc::new(Mutex::new(source)), person }
    }

    /// Nothing at all.
    pub fn nothing() -> Self {
        Self::new(io::empty(), false)
    }

    /// Everything, and one byte past the limit when there is more.
    pub(crate) fn read(&self, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut source = self.source.lock().map_err(|_| io::Error::other("standard input"))?;
        (&mut *source).take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// One line, without its end.
    pub(crate) fn line(&self) -> io::Result<String> {
        let mut line = Vec::new();
        let mut source = self.source.lock().map_err(|_| io::Error::other("standard input"))?;
        let mut byte = [0];
        while source.read(&mut byte)? == 1 && byte[0] != b'\n' {
            line.push(byte[0]);
        }
        Ok(String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned())
    }
}

impl World {
    /// A variable of the environment that is set to something.
    pub(crate) fn variable(&self, name: &str) -> Option<&str> {
        let found = self.variables.iter().find(|(key, value)| key == name && !value.is_empty());
        found.map(|(_, value)| value.as_str())
    }
}
