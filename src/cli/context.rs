//! What every command is run with, beside its own options.

use std::path::PathBuf;

use super::outcome::{CommandError, Exit, Out};
use super::world::Input;
use crate::base::day::Day;
use crate::io::git::Git;
use crate::model::past::Past;
use crate::model::workspace::Workspace;
use crate::output::page::Page;
use crate::output::render::{self, Format, RenderOptions};
use crate::reports::ReportContext;

/// What every command is run with, beside its own options.
#[derive(Clone, Debug)]
pub(super) struct CommandContext {
    /// Where the program was started.
    pub folder: PathBuf,
    /// git, as it is to be run from there.
    pub git: Git,
    /// `--root`
    pub root: Option<PathBuf>,
    /// `--config`
    pub config: Option<PathBuf>,
    /// `--at`: when the files are read from git, and not from the disk.
    pub past: Option<Past>,
    /// The day: `--as-of`, or that of `--at`, or today.
    pub day: Day,
    /// The form of the answer.
    pub format: Format,
    /// How the answer is to look.
    pub render_options: RenderOptions,
    /// Standard input, and whether somebody sits there to be asked.
    pub input: Input,
    /// The folders in which the system looks for programs.
    pub search_path: Option<String>,
}

impl CommandContext {
    /// The same on another day, where one was given.
    pub(super) fn on(&self, day: Option<Day>) -> Self {
        Self { day: day.unwrap_or(self.day), ..self.clone() }
    }

    /// What a report is made from.
    pub(super) fn report<'w>(&self, workspace: &'w Workspace) -> ReportContext<'w> {
        let revision = match &self.past {
            Some(past) => Some(past.revision()),
            None => self.git.at(&workspace.root).revision(),
        };
        ReportContext { workspace, day: self.day, lang: self.render_options.lang, revision }
    }

    /// Writes a page in the form that was asked for; one without parts found nothing to tell of.
    pub(super) fn write_page(&self, page: &Page, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        render::page(page, self.format, self.render_options, out.answer)?;
        Ok(if page.parts.is_empty() { Exit::Nothing } else { Exit::Fine })
    }
}
