//! `vbe overview`: shows many workspaces on one page. One is read at a time, its row is kept, and it is let go.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::base::lang::Say;
use crate::cli::args::{Args, Takes, operand};
use crate::cli::command::Command;
use crate::cli::context::CommandContext;
use crate::cli::door::Door;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::io::disk;
use crate::output::render::Format;
use crate::pii::detector::{Detector, Exposure};
use crate::pii::told::searched;
use crate::reports::overview::{self, Row};
use crate::reports::{OVERVIEW, ReportContext};
use crate::say;
use crate::syntax::unsearched::Unsearched;

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
            let folder = told(dir);
            let place = fs::canonicalize(&root).unwrap_or_else(|_| disk::absolute(&root));
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

/// The workspaces that the settings list, from where they stand; the workspace itself where they list none.
fn listed(context: &CommandContext, out: &mut Out<'_>) -> Result<Vec<PathBuf>, CommandError> {
    let root = context.find_root()?;
    let (config, _) = context.known_settings(&root, out)?;
    Ok(match config.workspaces.as_slice() {
        [] => vec![root],
        dirs => dirs.iter().map(|dir| root.join(dir)).collect(),
    })
}

/// A folder as it is told: people have named it.
fn told(dir: &Path) -> String {
    let name = dir.display().to_string();
    searched(Detector::plain(), &Unsearched::new(name), Exposure::Meeting)
}

/// The row of a workspace, or why there is none of it.
fn row(root: &Path, folder: String, context: &CommandContext) -> Row {
    match fs::read_dir(root) {
        Ok(_) if disk::is_there(&root.join("vbe.toml")) => {}
        Ok(_) => {
            return Row::unread(
                folder,
                Say::fixed("ingen arbetsmapp: vbe.toml saknas", "no workspace: there is no vbe.toml"),
            );
        }
        Err(error) => {
            let why = match error.kind() {
                std::io::ErrorKind::NotFound => Say::fixed("mappen finns inte", "there is no such folder"),
                std::io::ErrorKind::PermissionDenied => {
                    Say::fixed("mappen får inte läsas", "the folder may not be read")
                }
                std::io::ErrorKind::NotADirectory => Say::fixed("ingen mapp", "no folder"),
                _ => Say::fixed("mappen går inte att läsa", "the folder cannot be read"),
            };
            return Row::unread(folder, why);
        }
    }
    let own = CommandContext { root: Some(root.to_path_buf()), config: None, past: None, ..context.clone() };
    // What is wrong with one of them is a word in its row.
    let (mut answer, mut talk) = (Vec::new(), Vec::new());
    let mut unheard = Out { answer: Door::to(&mut answer), talk: Door::to(&mut talk) };
    match own.workspace(&mut unheard) {
        Ok(workspace) => {
            let report = ReportContext {
                workspace: &workspace,
                day: own.day,
                lang: own.render_options.lang,
                revision: None,
                is_git_silent: false,
                is_drawn: false,
            };
            Row::of(&report, folder)
        }
        Err(CommandError::Message(what, _)) => Row::unread(folder, what),
        Err(CommandError::AlreadyReported | CommandError::Io(_)) => Row::unread(
            folder,
            Say::fixed(
                "vbe.toml är felaktig: vbe validate i mappen säger hur",
                "vbe.toml is faulty: vbe validate in the folder tells how",
            ),
        ),
    }
}
