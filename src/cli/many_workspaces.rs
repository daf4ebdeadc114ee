//! Many workspaces, of which one is read at a time.

use std::fs;
use std::path::{Path, PathBuf};

use super::context::CommandContext;
use super::door::Door;
use super::outcome::{CommandError, Out};
use crate::base::lang::Say;
use crate::io::disk;
use crate::model::workspace::Workspace;
use crate::pii::detector::{Detector, Exposure};
use crate::pii::told::searched;
use crate::syntax::unsearched::Unsearched;

/// The workspaces that the settings list, from where they stand; the workspace itself where they list none.
pub(super) fn listed(context: &CommandContext, out: &mut Out<'_>) -> Result<Vec<PathBuf>, CommandError> {
    let root = context.find_root()?;
    let (config, _) = context.known_settings(&root, out)?;
    Ok(match config.workspaces.as_slice() {
        [] => vec![root],
        dirs => dirs.iter().map(|dir| root.join(dir)).collect(),
    })
}

/// A folder as it is told, from the workspace that the program is started in where it is found in that: people have named it.
pub(super) fn told(dir: &Path, context: &CommandContext) -> String {
    let root = context.find_root().ok().filter(|_| dir.is_absolute());
    let within = root.as_deref().and_then(|root| dir.strip_prefix(root).ok());
    let own = match within {
        Some(rest) if rest.as_os_str().is_empty() => dir.file_name().map_or(dir, Path::new),
        Some(rest) => rest,
        None => dir,
    };
    let name = own.display().to_string();
    searched(Detector::plain(), &Unsearched::new(name), Exposure::Meeting)
}

/// One of many workspaces, or why it cannot be read.
pub(super) fn opened(root: &Path, context: &CommandContext) -> Result<Workspace, Say> {
    match fs::read_dir(root) {
        Ok(_) if disk::is_there(&root.join("vbe.toml")) => {}
        Ok(_) => {
            return Err(Say::fixed(
                "ingen arbetsmapp: vbe.toml saknas", "no workspace: there is no vbe.toml",
            ));
        }
        Err(error) => {
            return Err(match error.kind() {
                std::io::ErrorKind::NotFound => Say::fixed("mappen finns inte", "there is no such folder"),
                std::io::ErrorKind::PermissionDenied => {
                    Say::fixed("mappen får inte läsas", "the folder may not be read")
                }
                std::io::ErrorKind::NotADirectory => Say::fixed("ingen mapp", "no folder"),
                _ => Say::fixed("mappen går inte att läsa", "the folder cannot be read"),
            });
        }
    }
    let own = CommandContext { root: Some(root.to_path_buf()), config: None, past: None, ..context.clone() };
    // What is wrong with one of them is a word in its row.
    let (mut answer, mut talk) = (Vec::new(), Vec::new());
    let mut unheard = Out { answer: Door::to(&mut answer), talk: Door::to(&mut talk) };
    own.workspace(&mut unheard).map_err(|error| match error {
        CommandError::Message(what, _) => what,
        CommandError::AlreadyReported | CommandError::Io(_) => Say::fixed(
            "vbe.toml är felaktig: vbe validate i mappen säger hur",
            "vbe.toml is faulty: vbe validate in the folder tells how",
        ),
    })
}
