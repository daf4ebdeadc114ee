//! Where in a repository the workspace is that a scan is asked of.

use std::path::{Component, Path, PathBuf};

use crate::cli::context::CommandContext;
use crate::cli::outcome::CommandError;
use crate::io::disk;
use crate::io::git::Git;
use crate::model::config::Config;
use crate::syntax::text::Source;

pub(super) const NAME: &str = "vbe.toml";

/// The repository that is scanned, and the workspace in it.
pub(super) struct Home {
    pub git: Git,
    /// The root of the working tree; without one, the folder of the repository.
    pub top: PathBuf,
    /// The paths that the workspace may have in it, the likeliest first: `kommun/`, or empty for the root.
    pub unders: Vec<String>,
}

impl Home {
    pub(super) fn is_on_disk(&self, under: &str) -> bool {
        self.top.join(under).join(NAME).is_file()
    }

    /// Whether the settings on the disk can be read.
    pub(super) fn is_sound(&self, under: &str) -> bool {
        let bytes = disk::read(&self.top.join(under).join(NAME));
        bytes.is_ok_and(|bytes| Config::read(&mut Source::of_bytes(NAME.to_owned(), bytes).0).is_ok())
    }
}

/// Where the repository is, and the workspace in it.
pub(super) fn home(git: &Git, context: &CommandContext) -> Result<Home, CommandError> {
    let top = git.top()?;
    let folder = disk::absolute(&context.folder);
    let asked = context.root.as_ref().map_or_else(|| folder.clone(), |root| folder.join(root));
    let Some(top) = top else {
        // `--root` is the repository itself, or a folder that is only in its commits.
        let written = context.root.as_deref().filter(|_| !asked.is_dir());
        let under = written.and_then(inside).unwrap_or_default();
        let top = if asked.is_dir() { asked } else { folder };
        return Ok(Home { git: git.clone(), top, unders: vec![under] });
    };
    let top = disk::absolute(&top);
    let plain = if asked.exists() { disk::absolute(&asked) } else { asked };
    let under = plain.strip_prefix(&top).ok().and_then(inside).unwrap_or_default();
    let unders = match context.root {
        Some(_) => vec![under],
        None => upwards(&under),
    };
    Ok(Home { git: git.clone(), top, unders })
}

/// A path without `.` and `..`, with `/` after each part; `None` when it leads out.
pub(super) fn inside(path: &Path) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in path.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned() + "/"),
            Component::ParentDir => {
                parts.pop()?;
            }
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(parts.concat())
}

/// A folder and those above it: `a/b/`, `a/` and the empty path.
fn upwards(under: &str) -> Vec<String> {
    let ends = under.match_indices('/').map(|(at, _)| at + 1);
    let mut all: Vec<String> = [0].into_iter().chain(ends).map(|end| under[..end].to_owned()).collect();
    all.reverse();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workspace_is_looked_for_upwards() {
        assert_eq!(upwards("a/b/"), ["a/b/", "a/", ""]);
        assert_eq!(upwards(""), [""]);
        assert_eq!(inside(Path::new("./a/../b/.")).as_deref(), Some("b/"));
        assert_eq!(inside(Path::new("../b")), None);
    }
}
