//! The context that every command is run with, beside its own options.

use std::path::PathBuf;

use super::world::{Input, Stay};
use crate::base::day::Day;
use crate::base::lang::{Lang, Own};
use crate::io::git::Git;
use crate::model::past::Past;
use crate::model::workspace::Workspace;
use crate::output::render::{Format, RenderOptions};
use crate::reports::ReportContext;

/// `--out`: the file that the page is written in.
#[derive(Clone, Debug)]
pub(super) struct PageFile {
    /// The path as it was written, from the folder where the program was started.
    pub written: PathBuf,
    /// Whether a file that is there is replaced.
    pub is_forced: bool,
}

/// What can be written next on a command line.
#[derive(Debug, Default)]
pub(super) struct Offers {
    /// Each with what it is, which may be empty.
    pub all: Vec<(String, String)>,
    /// The workspace that was asked, if any.
    pub workspace: Option<Workspace>,
}

/// What is told of the commands themselves. Why in the context: the list of commands stands after each of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manual {
    /// The names of all commands.
    pub names: fn() -> Vec<&'static str>,
    /// The manual page of a command, or of the program, as it is on a day; `None` where there is no such command.
    pub page: fn(Option<&str>, Day, Lang) -> Option<Own>,
    /// What goes on from the last of some words.
    pub offers: fn(&[String], &CommandContext) -> Offers,
}

/// The context that every command is run with, beside its own options.
#[derive(Clone, Debug)]
pub(super) struct CommandContext {
    /// The folder where the program was started.
    pub folder: PathBuf,
    /// git, set up to be run from that folder.
    pub git: Git,
    /// `--root`: the workspace's folder.
    pub root: Option<PathBuf>,
    /// `--config`: the file that is read in place of `vbe.toml`.
    pub config: Option<PathBuf>,
    /// `--at`: the moment that the files are read from, in git; `None` to read the disk.
    pub past: Option<Past>,
    /// The day: `--as-of`, or that of `--at`, or today.
    pub day: Day,
    /// The day that it is, whatever day is asked about.
    pub today: Day,
    /// The format of the answer.
    pub format: Format,
    /// The file that the page is written in; otherwise it is the answer.
    pub page_file: Option<PageFile>,
    /// `--template`: the Word document that pages have the styles, heads and feet of.
    pub template: Option<PathBuf>,
    /// How the answer looks.
    pub render_options: RenderOptions,
    /// Whether the names and contacts of the workspace's own settings are left out when files are read. Why: what is
    /// compared over the years does not differ because a name has been taught or a contact is one no more.
    pub is_apart_from_settings: bool,
    /// Whether anything says which language is read: where nothing does, answers are in English.
    pub is_language_said: bool,
    /// Standard input, and whether a person can be asked there.
    pub input: Input,
    /// Whether there is time for what goes on until it is stopped.
    pub stay: Stay,
    /// What is told of the commands themselves.
    pub manual: Manual,
    /// The file that a step of GitHub has its summary in, where one runs.
    pub step_summary: Option<PathBuf>,
    /// The folders in which the system looks for programs, as `PATH` lists them.
    pub search_path: Option<String>,
}

impl CommandContext {
    /// The same context on another day, where one is given.
    pub(super) fn on(&self, day: Option<Day>) -> Self {
        Self { day: day.unwrap_or(self.day), ..self.clone() }
    }

    /// The context that a report is made from.
    pub(super) fn report<'w>(&self, workspace: &'w Workspace) -> ReportContext<'w> {
        let revision = match &self.past {
            Some(past) => Ok(Some(past.revision())),
            None => self.git.at(&workspace.root).revision(),
        };
        let is_git_silent = revision.is_err();
        let revision = revision.unwrap_or_default();
        ReportContext {
            workspace,
            day: self.day,
            lang: self.render_options.lang,
            revision,
            is_git_silent,
            is_drawn: self.format.is_drawn(),
        }
    }
}
