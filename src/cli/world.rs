//! What the program knows about the world outside: arguments, clock, environment, terminal and input.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};

use crate::base::day::Day;

/// What the program knows about the world outside. Nothing else reads the clock, the environment or the
/// terminal.
#[derive(Clone, Debug)]
pub struct World {
    /// The command line, with the program's name first.
    pub args: Vec<OsString>,
    /// The folder where the program was started.
    pub folder: PathBuf,
    /// Today, in local time.
    pub today: Day,
    /// The environment variables that the program reads, as names and values.
    pub variables: Vec<(String, String)>,
    /// The environment variables of git beside those, which need not be text.
    pub of_git: Vec<(String, OsString)>,
    /// Whether a person sees the answer on a terminal.
    pub terminal: bool,
    /// The width of the terminal in characters; `None` where there is no terminal.
    pub width: Option<usize>,
    /// Standard input.
    pub input: Input,
    /// Whether there is time for what goes on until it is stopped.
    pub stay: Stay,
}

/// Whether there is time for what goes on until it is stopped.
#[derive(Clone, Copy, Debug)]
pub enum Stay {
    /// There is, and the day may be another meanwhile: this tells it.
    UntilStopped(fn() -> Day),
    /// There is not: it ends when it has begun.
    NotAtAll,
}

/// Standard input, which is not read before it is asked for.
#[derive(Clone)]
pub struct Input {
    source: Arc<Mutex<dyn Read + Send>>,
    /// Whether a person writes there, who can be asked questions.
    pub person: bool,
}

/// Why standard input could not be read. Another type than that of an answer that could not be written.
#[derive(Debug)]
pub(crate) struct InputError(pub io::Error);

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input").field("person", &self.person).finish_non_exhaustive()
    }
}

impl Input {
    /// Input from `source`; `person` is whether a person writes there.
    pub fn new(source: impl Read + Send + 'static, person: bool) -> Self {
        Self { source: Arc::new(Mutex::new(source)), person }
    }

    /// Empty input, and nobody to ask.
    pub fn nothing() -> Self {
        Self::new(io::empty(), false)
    }

    /// Reads everything, or one byte more than the limit when there is more.
    pub(crate) fn read(&self, limit: u64) -> Result<Vec<u8>, InputError> {
        let mut bytes = Vec::new();
        let mut source = self.source()?;
        (&mut *source).take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(InputError)?;
        Ok(bytes)
    }

    /// One line, without its end; `None` when there are no more.
    pub(crate) fn line(&self) -> Result<Option<String>, InputError> {
        let mut line = Vec::new();
        let mut source = self.source()?;
        let mut byte = [0];
        loop {
            if source.read(&mut byte).map_err(InputError)? == 0 {
                if line.is_empty() {
                    return Ok(None);
                }
                break;
            }
            if byte[0] == b'\n' {
                break;
            }
            line.push(byte[0]);
        }
        Ok(Some(String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned()))
    }

    /// All that comes, as it comes.
    pub(crate) fn stream(self) -> impl Read + Send + 'static {
        Stream(self)
    }

    fn source(&self) -> Result<MutexGuard<'_, dyn Read + Send + 'static>, InputError> {
        self.source.lock().map_err(|_| InputError(io::Error::other("standard input")))
    }
}

struct Stream(Input);

impl Read for Stream {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        self.0.source().map_err(|InputError(error)| error)?.read(room)
    }
}

impl World {
    /// An environment variable, unless it is empty.
    pub(crate) fn variable(&self, name: &str) -> Option<&str> {
        let found = self.variables.iter().find(|(key, value)| key == name && !value.is_empty());
        found.map(|(_, value)| value.as_str())
    }

    /// All environment variables that are known.
    pub(crate) fn environment(&self) -> Vec<(String, OsString)> {
        let variables = self.variables.iter().map(|(name, value)| (name.clone(), OsString::from(value)));
        variables.chain(self.of_git.iter().cloned()).collect()
    }
}
