//! Where git keeps its own files: the root, the hooks, the settings, the remotes.

use std::path::{Component, Path, PathBuf};

use super::error::GitError;
use super::message;
use super::piece::Unread;
use super::program::{Git, path_in, path_of};
use crate::io::disk;
use crate::syntax::unsearched::Unsearched;

/// The folder of the repository's hooks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HookFolder {
    /// The path of the folder.
    pub path: PathBuf,
    /// Whether other repositories use the folder too.
    pub owner: Owner,
    /// The folder that belongs to the repository itself, wherever git looks now.
    pub own: PathBuf,
    /// Where `core.hooksPath` is set, as git calls it: `local`, `global`. Empty when it is not set.
    pub(crate) scope: String,
    /// What is wrong with the folder, so that hooks in it do not always run.
    pub(crate) trouble: Option<HookTrouble>,
    /// The working trees of the repository, and the folder of git, which may be in one of them.
    trees: Vec<PathBuf>,
    common: PathBuf,
}

/// Why hooks in a folder do not always run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HookTrouble {
    /// `core.hooksPath` is empty, or leads to what is no folder: git runs no hook at all.
    Off,
    /// `core.hooksPath` is the folder that git runs in. It finds the hooks there and cannot run them, and stops.
    NotRun,
    /// `core.hooksPath` is counted from the working tree, so that another working tree, or a branch without the folder, has
    /// no hooks.
    Relative,
    /// The folder is among the files of a working tree all the same.
    AmongFiles,
    /// The repository's own folder of hooks is a link to one among the files.
    Linked,
}

/// How many links are followed after each other.
const DEEPEST: usize = 16;

/// Where a path leads, also when nothing is there yet, or no longer.
fn led(path: &Path, deep: usize) -> PathBuf {
    let Some(deeper) = deep.checked_sub(1).filter(|_| !path.exists()) else { return disk::absolute(path) };
    match (path.read_link(), path.parent(), path.file_name()) {
        (Ok(to), Some(above), _) => led(&above.join(to), deeper),
        (_, Some(above), Some(name)) if !above.as_os_str().is_empty() => led(above, deeper).join(name),
        _ => disk::absolute(path),
    }
}

impl HookFolder {
    /// Whether a path leads to a file of a working tree, which git takes away when another branch or nothing is to be there.
    pub(crate) fn is_among_files(&self, path: &Path) -> bool {
        let led = led(path, DEEPEST);
        self.trees.iter().any(|tree| led.starts_with(tree)) && !led.starts_with(&self.common)
    }

    fn found_trouble(&self, written: Option<&str>) -> Option<HookTrouble> {
        let is_here = |path: &str| Path::new(path).components().all(|part| part == Component::CurDir);
        let is_relative = |path: &str| !path.starts_with('~') && !Path::new(path).is_absolute();
        match written {
            Some("") => Some(HookTrouble::Off),
            _ if self.path.exists() && !self.path.is_dir() => Some(HookTrouble::Off),
            Some(path) if is_here(path) => Some(HookTrouble::NotRun),
            Some(path) if is_relative(path) => Some(HookTrouble::Relative),
            _ if !self.is_among_files(&self.path) => None,
            _ if disk::is_link(&self.own) && led(&self.own, DEEPEST) == led(&self.path, DEEPEST) => {
                Some(HookTrouble::Linked)
            }
            _ => Some(HookTrouble::AmongFiles),
        }
    }
}

/// Which repositories a hook folder serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The folder belongs to this repository alone.
    Repository,
    /// Every repository of this user or machine: a hook that is put there runs everywhere.
    Everyone,
}

impl Git {
    /// The root of the working tree; `None` in a bare repository.
    pub(crate) fn top(&self) -> Result<Option<PathBuf>, GitError> {
        match self.ask(&["rev-parse", "--show-toplevel"]) {
            Ok(told) => Ok(path_of(&told)),
            Err(GitError::Failed(_)) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// Whether the repository has no working tree.
    pub fn is_bare(&self) -> bool {
        let bare = self.line(&["rev-parse", "--is-bare-repository"]);
        bare.ok().flatten().as_deref() == Some("true")
    }

    /// The hook folder, also where `core.hooksPath` has moved it and in a linked worktree.
    pub(crate) fn hooks(&self) -> Result<HookFolder, GitError> {
        let told = path_of(&self.ask(&["rev-parse", "--git-path", "hooks"])?).unwrap_or_default();
        // An empty value is a value: it turns hooks off.
        let scoped = self.line(&["config", "--show-scope", "--get", "core.hooksPath"])?;
        let scoped = scoped.as_deref().and_then(|line| line.split_once('\t'));
        let (scope, written) = match scoped {
            Some((scope, written)) => (scope.to_owned(), Some(written.to_owned())),
            None => (String::new(), self.line(&["config", "--get", "core.hooksPath"])?),
        };
        let is_shared = scope.starts_with("global") || scope.starts_with("system");
        let owner = if is_shared { Owner::Everyone } else { Owner::Repository };
        let common = self.path(&["rev-parse", "--git-common-dir"])?.unwrap_or_default();
        let common = disk::absolute(&self.folder.join(common));
        let trees =
            self.worktrees()?.into_iter().chain(self.top()?).map(|tree| disk::absolute(&tree)).collect();
        let (path, own) = (self.folder.join(told), common.join("hooks"));
        let mut folder = HookFolder { path, owner, own, scope, trouble: None, trees, common };
        folder.trouble = folder.found_trouble(written.as_deref());
        Ok(folder)
    }

    /// The names of the configured remotes.
    pub(crate) fn remotes(&self) -> Vec<Unsearched> {
        let told = self.ask(&["remote"]).unwrap_or_default();
        String::from_utf8_lossy(&told).lines().map(|name| Unsearched::new(name.to_owned())).collect()
    }

    /// The tracked paths under a folder, relative to that folder.
    pub(crate) fn kept(&self, folder: &Path) -> Vec<String> {
        let told = self.at(folder).ask(&["ls-files", "-z", "--", "."]).unwrap_or_default();
        let names = told.split(|byte| *byte == 0).filter(|name| !name.is_empty());
        names.map(|name| String::from_utf8_lossy(name).into_owned()).collect()
    }

    /// What begins a comment line in a commit message (`core.commentChar`); `None` when git chooses it for each message.
    pub(crate) fn comment_mark(&self) -> Option<String> {
        let told = |name: &str| self.line(&["config", "--get", name]).ok().flatten();
        let mark = told("core.commentString").or_else(|| told("core.commentChar"));
        mark.map_or_else(|| Some("#".to_owned()), |mark| Some(mark).filter(|mark| mark != "auto"))
    }

    /// A message that is being written, in UTF-8: git says in the commit what it is written in (`i18n.commitEncoding`).
    pub(crate) fn written_message(&self, bytes: &[u8]) -> Result<Vec<u8>, Unread> {
        let label = self.line(&["config", "--get", "i18n.commitEncoding"]).ok().flatten();
        label.map_or_else(|| Ok(bytes.to_vec()), |label| message::decoded(&label, bytes))
    }

    /// Whether the message is written in an editor; git tells its hooks when none is used.
    pub(crate) fn uses_editor(&self) -> bool {
        !self.variables.iter().any(|(name, value)| name == "GIT_EDITOR" && value == ":")
    }

    /// Whether git drops the comment lines of a message from an editor (`commit.cleanup`).
    pub(crate) fn drops_comments(&self) -> bool {
        let told = self.line(&["config", "--get", "commit.cleanup"]).ok().flatten();
        told.is_none_or(|told| matches!(told.as_str(), "default" | "strip"))
    }
}

/// How git holds a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hold {
    /// As any file.
    Plain,
    /// It is not in git, and the settings of git pass over it.
    Ignored,
    /// git is told not to put it on the disk, as in a sparse checkout, and not to look at it there.
    Absent,
    /// git is told that it never changes.
    Unwatched,
}

impl Git {
    /// Whether only some of the files are put on the disk.
    pub(crate) fn is_sparse(&self) -> bool {
        let told = self.line(&["config", "--type=bool", "--get", "core.sparseCheckout"]);
        matches!(told, Ok(Some(told)) if told == "true")
    }

    /// The working trees of the repository: the one here, and those that are linked to it.
    pub(crate) fn worktrees(&self) -> Result<Vec<PathBuf>, GitError> {
        let told = self.ask(&["worktree", "list", "--porcelain"])?;
        let lines = told.split(|byte| *byte == b'\n');
        Ok(lines.filter_map(|line| line.strip_prefix(b"worktree ".as_slice())).map(path_in).collect())
    }

    /// The first remote of which only some branches are fetched.
    pub(crate) fn narrow_remote(&self) -> Option<String> {
        let told = self.line(&["config", "--get-regexp", r"^remote\..*\.fetch$"]).ok()??;
        let rows = told.lines().filter_map(|line| line.split_once(".fetch "));
        let of: Vec<(&str, &str)> =
            rows.filter_map(|(name, what)| Some((name.strip_prefix("remote.")?, what))).collect();
        let is_whole = |remote: &str| {
            let own = || of.iter().filter(|(name, _)| *name == remote).map(|(_, what)| *what);
            own().any(is_of_all) && !own().any(leaves_out)
        };
        let narrow = of.iter().find(|(name, what)| brings(what) && !is_whole(name));
        narrow.map(|(name, _)| (*name).to_owned())
    }

    /// Whether git passes over a file by this path from where it is run, which need not be there.
    pub(crate) fn passes_over(&self, path: &str) -> bool {
        self.line(&["check-ignore", "--no-index", "--", path]).ok().flatten().is_some()
    }

    /// How git holds a file from the root of the repository.
    pub(crate) fn hold(&self, path: &str) -> Result<Hold, GitError> {
        let top = self.at_top()?;
        let told = top.line(&["--literal-pathspecs", "ls-files", "-v", "--", path])?;
        Ok(match told.and_then(|line| line.chars().next()) {
            Some('S' | 's') => Hold::Absent,
            Some(mark) if mark.is_lowercase() => Hold::Unwatched,
            None if top.line(&["check-ignore", "--", path])?.is_some() => Hold::Ignored,
            _ => Hold::Plain,
        })
    }
}

/// Whether branches are fetched, or a tag, as with `git clone --single-branch -b TAG`.
fn brings(what: &str) -> bool {
    let from = what.trim_start_matches(['+', '^']);
    from.starts_with("refs/heads/") || from.starts_with("refs/tags/")
}

/// Whether some branches are left out of what is fetched.
fn leaves_out(what: &str) -> bool {
    what.strip_prefix('^').is_some_and(|from| !from.starts_with("refs/tags/"))
}

/// Whether what is fetched of a remote is all of its branches.
fn is_of_all(what: &str) -> bool {
    let from = what.trim_start_matches('+').split(':').next().unwrap_or(what);
    ["refs/heads/*", "refs/*"].contains(&from)
}
