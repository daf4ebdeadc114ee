//! In which folders there are files of a name, whether or not they are on the disk.

use std::path::Path;

use super::changes::Mode;
use super::contents::from_top;
use super::error::GitError;
use super::program::{EACH_PARENT, Git};
use super::reach::Reach;
use crate::io::disk;

/// Where in a tree there are files of a name, and which other repositories it points to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Listing {
    /// The folders that hold such a file, `a/b/` or empty for the root, and the name of what is in the file.
    pub(crate) folders: Vec<(String, String)>,
    /// The submodules: their paths and the commits that are recorded for them.
    pub(crate) modules: Vec<(String, String)>,
    /// Whether such a file is in a folder whose name is not UTF-8.
    pub(crate) is_garbled: bool,
}

impl Listing {
    /// Adds an entry of a tree.
    fn add(&mut self, mode: &str, object: &str, path: &[u8], name: &str) {
        let is_module = Mode::read(mode) == Mode::Submodule;
        match std::str::from_utf8(path) {
            Ok(path) if is_module => self.modules.push((path.to_owned(), object.to_owned())),
            Ok(path) => {
                self.folders.extend(folder(path, name).map(|folder| (folder.to_owned(), object.to_owned())));
            }
            Err(_) => self.is_garbled |= !is_module && path.ends_with(format!("/{name}").as_bytes()),
        }
    }
}

impl Git {
    /// The folders that hold a file of that name in a tree, or in the index when the tree's name is empty.
    pub(crate) fn listing(&self, tree: &str, name: &str) -> Result<Listing, GitError> {
        let told = match tree {
            "" if self.is_bare() => Vec::new(),
            "" => self.ask(&["ls-files", "-z", "--stage", "--full-name", ":/"])?,
            tree => self.ask(&["ls-tree", "-r", "-z", "--full-tree", tree])?,
        };
        let mut listing = Listing::default();
        for line in told.split(|byte| *byte == 0).filter(|line| !line.is_empty()) {
            let tab = line.iter().position(|byte| *byte == b'\t');
            let (head, path) = line.split_at(tab.ok_or_else(|| GitError::Failed("ls-tree".into()))?);
            let head = String::from_utf8_lossy(head);
            // `MODE OBJECT STAGE` of the index, `MODE SORT OBJECT` of a tree.
            let words: Vec<&str> = head.split(' ').collect();
            let object = words.get(if tree.is_empty() { 1 } else { 2 });
            listing.add(words[0], object.copied().unwrap_or_default(), &path[1..], name);
        }
        Ok(listing)
    }

    /// The folders that hold a file of that name in a commit; none when there is no such commit.
    pub(crate) fn folders_with(&self, commit: &str, name: &str) -> Result<Vec<String>, GitError> {
        let tree = self.line(&["rev-parse", "-q", "--verify", &format!("{commit}^{{tree}}")])?;
        let listing = tree.map(|tree| self.listing(&tree, name)).transpose()?.unwrap_or_default();
        Ok(listing.folders.into_iter().map(|(folder, _)| folder).collect())
    }

    /// The folders in which commits change a file of that name.
    pub(crate) fn folders_changing(&self, reaches: &[Reach], name: &str) -> Result<Vec<String>, GitError> {
        let mut found = Vec::new();
        for reach in reaches {
            let log = [
                "-c", "log.showRoot=true", "log", "--full-history", EACH_PARENT, "--format=", "--name-only",
                "--no-renames", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-relative",
                "-z",
            ];
            // All that is changed is told: to look for a name everywhere git compares all of each tree.
            let told = self.ask(&[&log, &reach.words()[..], &["--"]].concat())?;
            found.extend(folders(&told, name));
        }
        Ok(found)
    }

    /// The commits that bring a file, or take it away, in all that the repository has.
    pub(crate) fn commits_of(&self, path: &str, is_brought: bool) -> Result<Vec<String>, GitError> {
        let how = if is_brought { "--diff-filter=A" } else { "--diff-filter=D" };
        let log = [
            "-c",
            "log.showRoot=true",
            "log",
            "--all",
            "--reflog",
            "--full-history",
            EACH_PARENT,
            "--format=%H",
            "--no-renames",
            "--no-show-signature",
            "--no-ext-diff",
            "--no-textconv",
            how,
            "--",
            &from_top(path),
        ];
        let told = self.ask(&log)?;
        let mut commits: Vec<String> = String::from_utf8_lossy(&told).lines().map(str::to_owned).collect();
        commits.retain(|line| !line.is_empty());
        commits.dedup();
        Ok(commits)
    }

    /// The files named as records in a commit, or in the index when the commit's name is empty.
    pub(crate) fn records_in(&self, tree: &str) -> Result<Vec<String>, GitError> {
        let mut paths = self.files_of(tree)?;
        paths.retain(|path| disk::is_named_as_record(Path::new(path)));
        Ok(paths)
    }

    /// The files in a commit, or in the index when the commit's name is empty.
    pub(crate) fn files_of(&self, tree: &str) -> Result<Vec<String>, GitError> {
        let told = if tree.is_empty() {
            self.ask(&["ls-files", "-z", "--full-name", "--", ":/"])?
        } else {
            let Some(tree) = self.line(&["rev-parse", "-q", "--verify", &format!("{tree}^{{tree}}")])? else {
                return Ok(Vec::new());
            };
            self.ask(&["ls-tree", "-r", "-z", "--name-only", "--full-tree", &tree])?
        };
        let paths = told.split(|byte| *byte == 0).filter_map(|path| std::str::from_utf8(path).ok());
        Ok(paths.filter(|path| !path.is_empty()).map(str::to_owned).collect())
    }

    /// The folders on the disk that hold a file of that name, which git does not follow.
    pub(crate) fn untracked_with(&self, name: &str) -> Result<Vec<String>, GitError> {
        let words = ["ls-files", "-z", "--full-name", "--others", "--", &anywhere(name)];
        Ok(folders(&self.ask(&words)?, name))
    }

    /// Whether a file is only announced in the index (`git add -N`): it is there as an empty file, and is in no commit.
    pub(crate) fn is_announced(&self, path: &str) -> bool {
        let words = ["diff-files", "--name-only", "--diff-filter=A", "-z", "--", &from_top(path)];
        self.ask(&words).is_ok_and(|told| !told.is_empty())
    }

    /// Whether a commit, or the index when its name is empty, holds anything in a folder; the root is the empty path.
    pub(crate) fn holds_in(&self, tree: &str, folder: &str) -> Result<bool, GitError> {
        let told = match (tree, folder) {
            ("", "") => self.ask(&["ls-files", "-z", "--", ":/"]),
            ("", folder) => self.ask(&["ls-files", "-z", "--", &from_top(folder)]),
            (tree, "") => self.ask(&["ls-tree", "-z", "--full-tree", tree]),
            (tree, folder) => self.ask(&["ls-tree", "-z", "--full-tree", tree, "--", folder]),
        };
        told.map(|told| !told.is_empty())
    }

    /// Whether the index holds anything in a folder.
    pub(crate) fn holds(&self, folder: &str) -> bool {
        let words = ["ls-files", "-z", "--", &from_top(folder)];
        folder.is_empty() || self.ask(&words).is_ok_and(|told| !told.is_empty())
    }
}

/// A file of that name in any folder.
fn anywhere(name: &str) -> String {
    format!(":(top,glob)**/{name}")
}

/// The folders of those of these paths that end with a name.
fn folders(told: &[u8], name: &str) -> Vec<String> {
    let paths = told.split(|byte| *byte == 0).filter_map(|path| std::str::from_utf8(path).ok());
    paths.filter_map(|path| folder(path.trim_start_matches('\n'), name)).map(str::to_owned).collect()
}

/// The folder of a file of that name.
fn folder<'p>(path: &'p str, name: &str) -> Option<&'p str> {
    path.strip_suffix(name).filter(|folder| folder.is_empty() || folder.ends_with('/'))
}
