//! One thing that is looked at, and what it is looked at in.

use std::path::PathBuf;

use crate::base::lang::Say;
use crate::io::git::Git;
use crate::model::config::Config;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    There,
    /// It is not, or not as it should be.
    Missing,
    /// Worth knowing; nothing is wrong.
    Note,
    /// It cannot be told here, or has no meaning here.
    Skipped,
}

impl State {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::There => "ok",
            Self::Missing => "missing",
            Self::Note => "note",
            Self::Skipped => "skipped",
        }
    }

    pub(crate) fn word(self) -> Say {
        match self {
            Self::There => Say::fixed("ok", "ok"),
            Self::Missing => Say::fixed("SAKNAS", "MISSING"),
            Self::Note => Say::fixed("obs", "note"),
            Self::Skipped => Say::fixed("prövas ej", "skipped"),
        }
    }
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its name, which is not translated.
    pub name: String,
    pub state: State,
    pub what: Say,
    /// What to do, where there is something to do.
    pub help: Option<Say>,
}

impl Check {
    pub(super) fn new(name: &str, state: State, what: Say) -> Self {
        Self { name: name.to_owned(), state, what, help: None }
    }

    pub(super) fn there(name: &str, what: Say) -> Self {
        Self::new(name, State::There, what)
    }

    pub(super) fn missing(name: &str, what: Say, help: Say) -> Self {
        Self { help: Some(help), ..Self::new(name, State::Missing, what) }
    }
}

#[derive(Debug)]
pub struct Checkup<'c> {
    pub root: PathBuf,
    pub config: &'c Config,
    /// git, as it is run from the workspace.
    pub git: Git,
    /// Where programs are looked for.
    pub path: Option<&'c str>,
}
