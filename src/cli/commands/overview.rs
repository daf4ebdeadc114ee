//! `vbe overview`: shows many workspaces on one page. One is read at a time, its row is kept, and it is let go.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::base::lang::Say;
use crate::cli::args::{Args, Takes, operand};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::many_workspaces::{listed, opened, told};
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::io::disk;
use crate::output::render::Format;
use crate::reports::overview::{self, Row};
use crate::reports::{OVERVIEW, ReportContext};
use crate::say;

#[derive(Debug)]
pub(super) struct Overview {
    /// The workspaces; empty for those that the settings list.
    dirs: Vec<PathBuf>,
}

impl Command for Overview {
    const NAME: &'static str = OVERVIEW.name;
    const USAGE: &'static Say = &Say::fixed("[FLAGGOR] [MAPP]...", "[OPTIONS] [DIR]...");
    const ABOUT: &'static Say = &OVERVIEW.about;
    const EXAMPLES: &'static [&'static str] =
        &["overview", "overview . --format csv", "overview --out oversikt.html"];

    fn options(args: &mut Args<'_>) -> Self {
        let dirs = args.paths(
            operand("dirs")
                .takes(Takes::Folder)
                .any_number()
                .value("MAPP", "DIR")
                .heading("Vilka", "Which")
                .help(
                    "Arbetsmapparna (annars de som [workspaces] dirs i vbe.toml anger, eller den här)",
                    "The workspaces (otherwise those that [workspaces] dirs in vbe.toml names, or this one)",
                ),
        );
        args.as_of();
        args.page_format(Format::OF_PAGES);
        Self { dirs }
    }

    fn run(self, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
        let dirs = if self.dirs.is_empty() { listed(context, out)? } else { self.dirs };
        let mut seen: HashMap<PathBuf, String> = HashMap::new();
        let mut rows = Vec::with_capacity(dirs.len());
        for dir in &dirs {
            let root = context.folder.join(dir);
            let folder = told(dir, context);
            let place = std::fs::canonicalize(&root).unwrap_or_else(|_| disk::absolute(&root));
            let row = match seen.get(&place) {
                Some(first) => {
                    let why = say!("samma arbetsmapp som {first}", "the same workspace as {first}");
                    Row::unread(folder.clone(), why)
                }
                None => row(&root, folder.clone(), context),
            };
            seen.entry(place).or_insert(folder);
            rows.push(row);
        }
        let revision = context.git.at(&context.folder).revision();
        let is_git_silent = revision.is_err();
        let lang = context.render_options.lang;
        let page = overview::page(&rows, (context.day, lang), (revision.unwrap_or_default(), is_git_silent));
        context.put_page(&page, out)?;
        Ok(if rows.iter().any(Row::is_read) { Exit::Fine } else { Exit::Nothing })
    }
}

/// The row of a workspace, or why there is none of it.
fn row(root: &Path, folder: String, context: &CommandContext) -> Row {
    match opened(root, context) {
        Ok(workspace) => {
            let report = ReportContext {
                workspace: &workspace,
                day: context.day,
                lang: context.render_options.lang,
                revision: None,
                is_git_silent: false,
                is_drawn: false,
            };
            Row::of(&report, folder)
        }
        Err(why) => Row::unread(folder, why),
    }
}
