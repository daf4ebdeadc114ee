//! What has been brought into the repository on any branch: every version of a record in which some word came into it. And
//! what was taken out.

use super::commit::CommittedFile;
use super::commit::EntryKind;
use super::error::GitError;
use super::program::{EACH_PARENT, Git};

/// A file into which a word came with a commit.
#[derive(Clone, Debug)]
pub(crate) struct Brought {
    /// The file as the commit has it.
    pub file: CommittedFile,
    commit: String,
    parents: Vec<String>,
}

impl Brought {
    /// The commit.
    pub(crate) fn commit(&self) -> &str {
        &self.commit
    }

    /// The commits before it.
    pub(crate) fn parents(&self) -> &[String] {
        &self.parents
    }

    /// The commit, and those before it.
    pub(crate) fn moments(&self) -> impl Iterator<Item = &str> {
        self.parents.iter().chain([&self.commit]).map(String::as_str)
    }
}

/// Separates commits in the output; no path contains it.
const BEGINS: char = '\u{1e}';

impl Git {
    /// Every file named as a record into which a word came, in any commit that a branch, a tag, a remote or the reflog
    /// leads to, the first one first. Neither the place nor the name of the file decides.
    pub(crate) fn brought_in(&self, word: &str) -> Result<Vec<Brought>, GitError> {
        self.brought_by(word, &["--all", "--reflog"])
    }

    /// The same in the commits that these arguments of `git log` lead to. A merge brings what any of its parents lacks.
    pub(crate) fn brought_by(&self, word: &str, reach: &[&str]) -> Result<Vec<Brought>, GitError> {
        let form = format!("--format={BEGINS}%H %P");
        let wanted = format!("-G{word}");
        let log = [
            "-c", "log.showSignature=false", "log", "--date-order", "--reverse", EACH_PARENT, "--root",
            "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "--text", "-z",
            "--diff-filter=AM", &wanted, &form,
        ];
        // No path is asked for: git compares all of each tree for one, which takes the square of the files.
        let words = [&log, reach, &["--"]].concat();
        // A bare repository, as a server has, is its own root.
        let told = self.at_top().unwrap_or_else(|_| self.clone()).ask(&words)?;
        let told = String::from_utf8_lossy(&told);
        let mut brought = Vec::new();
        for commit in told.split(BEGINS) {
            let mut parts = commit.split('\0').map(|part| part.trim_matches('\n'));
            let mut names = parts.next().unwrap_or_default().split_whitespace().map(str::to_owned);
            let Some(name) = names.next() else { continue };
            let parents: Vec<String> = names.collect();
            let mut parts = parts.filter(|part| !part.is_empty());
            while let Some(head) = parts.next() {
                // `:100644 100644 OLD NEW M`, and then the path.
                let object = head.split(' ').nth(3);
                let (Some(object), Some(path)) = (object, parts.next()) else {
                    return Err(GitError::Failed("log".into()));
                };
                if !is_named_as_yaml(path) {
                    continue;
                }
                brought.push(Brought {
                    file: CommittedFile {
                        path: path.to_owned(),
                        is_text: true,
                        kind: EntryKind::File,
                        object: object.to_owned(),
                    },
                    commit: name.clone(),
                    parents: parents.clone(),
                });
            }
        }
        Ok(brought)
    }
}

impl Git {
    /// The records that were taken out in these commits and those before them, each with the commit that did it; without
    /// any, in what is checked out. A merge takes out nothing that was not taken out before it.
    pub(crate) fn removed(&self, tips: &[&str]) -> Result<Vec<(String, String)>, GitError> {
        let form = format!("--format={BEGINS}%H");
        let log = [
            "-c", "log.showSignature=false", "log", "--no-merges", "--name-only", "--no-renames",
            "--no-ext-diff", "--no-textconv", "-z", "--diff-filter=D", &form,
        ];
        let tips = if tips.is_empty() { &["HEAD"] } else { tips };
        let told = match self.at_top().unwrap_or_else(|_| self.clone()).ask(&[&log, tips, &["--"]].concat()) {
            // There are no commits yet.
            Err(GitError::UnknownRevision) => return Ok(Vec::new()),
            told => told?,
        };
        let mut removed = Vec::new();
        for commit in String::from_utf8_lossy(&told).split(BEGINS) {
            let mut parts = commit.split('\0').map(|part| part.trim_matches('\n'));
            let Some(name) = parts.next().filter(|name| !name.is_empty()) else { continue };
            let paths = parts.filter(|path| is_named_as_yaml(path));
            removed.extend(paths.map(|path| (name.to_owned(), path.to_owned())));
        }
        Ok(removed)
    }
}

/// Whether a file has the ending of a record, however it is written.
fn is_named_as_yaml(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| ["yaml", "yml"].contains(&ending.as_str()))
}
