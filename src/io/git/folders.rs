//! In which folders there are files of a name, whether or not they are on the disk.

use std::path::Path;

use super::contents::from_top;
use super::error::GitError;
use super::program::Git;
use super::reach::Reach;
use crate::io::disk;

impl Git {
    /// The folders that hold a file of that name in a commit, or in the index when the commit's name is empty: `a/b/`,
    /// or empty for the root.
    pub(crate) fn folders_with(&self, tree: &str, name: &str) -> Result<Vec<String>, GitError> {
        let told = if tree.is_empty() {
            if self.is_bare() {
                return Ok(Vec::new());
            }
            self.ask(&["ls-files", "-z", "--full-name", "--", &anywhere(name)])?
        } else {
            let Some(tree) = self.line(&["rev-parse", "-q", "--verify", &format!("{tree}^{{tree}}")])? else {
                return Ok(Vec::new());
            };
            self.ask(&["ls-tree", "-r", "-z", "--name-only", "--full-tree", &tree])?
        };
        Ok(folders(&told, name))
    }

    /// The folders in which commits change a file of that name.
    pub(crate) fn folders_changing(&self, reaches: &[Reach], name: &str) -> Result<Vec<String>, GitError> {
        let mut found = Vec::new();
        for reach in reaches {
            let log = [
                "-c", "log.showRoot=true", "log", "--full-history", "-m", "--format=", "--name-only",
                "--no-renames", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-relative",
                "-z",
            ];
            let told = self.ask(&[&log, &reach.words()[..], &["--", &anywhere(name)]].concat())?;
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
            "-m",
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

    /// The files named as records in a commit, or in the index when the commit's name is empty, of which a part of the
    /// path is of that name.
    pub(crate) fn records_under(&self, tree: &str, name: &str) -> Result<Vec<String>, GitError> {
        let told = if tree.is_empty() {
            self.ask(&["ls-files", "-z", "--full-name", "--", ":/"])?
        } else {
            let Some(tree) = self.line(&["rev-parse", "-q", "--verify", &format!("{tree}^{{tree}}")])? else {
                return Ok(Vec::new());
            };
            self.ask(&["ls-tree", "-r", "-z", "--name-only", "--full-tree", &tree])?
        };
        let paths = told.split(|byte| *byte == 0).filter_map(|path| std::str::from_utf8(path).ok());
        let is_it = |path: &&str| {
            disk::is_named_as_record(Path::new(path))
                && path.split('/').rev().skip(1).any(|part| part == name)
        };
        Ok(paths.filter(is_it).map(str::to_owned).collect())
    }

    /// The folders on the disk that hold a file of that name, which git does not follow.
    pub(crate) fn untracked_with(&self, name: &str) -> Vec<String> {
        let words = ["ls-files", "-z", "--full-name", "--others", "--", &anywhere(name)];
        folders(&self.ask(&words).unwrap_or_default(), name)
    }
}

/// A file of that name in any folder.
fn anywhere(name: &str) -> String {
    format!(":(top,glob)**/{name}")
}

/// The folders of those of these paths that end with a name.
fn folders(told: &[u8], name: &str) -> Vec<String> {
    let paths = told.split(|byte| *byte == 0).filter_map(|path| std::str::from_utf8(path).ok());
    let folders = paths.filter_map(|path| path.trim_start_matches('\n').strip_suffix(name));
    folders.filter(|folder| folder.is_empty() || folder.ends_with('/')).map(str::to_owned).collect()
}
