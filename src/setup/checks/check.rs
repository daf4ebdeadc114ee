//! One check, and what checks examine.

use std::path::PathBuf;

use crate::base::lang::Say;
use crate::io::git::Git;
use crate::model::config::Config;

/// The result of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is in place.
    There,
    /// It is missing, or not as it should be.
    Missing,
    /// Worth knowing; nothing is wrong.
    Note,
    /// It cannot be decided here, or does not apply.
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

/// The result of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The name, which is not translated.
    pub name: String,
    /// The result.
    pub state: State,
    /// What was found.
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

/// What the checks examine.
#[derive(Debug)]
pub struct Checkup<'c> {
    /// The folder that holds `vbe.toml`.
    pub root: PathBuf,
    /// The settings.
    pub config: &'c Config,
    /// git, run in the workspace.
    pub git: Git,
    /// The value of `PATH`.
    pub path: Option<&'c str>,
}
