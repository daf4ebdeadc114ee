//! Files as they were: a commit found by its name or by a day, and the contents of a folder in it.

use std::collections::HashSet;

use super::batch::{AT_A_TIME, Batch};
use super::changes::Mode;
use super::error::GitError;
use super::piece::{Unread, Wish};
use super::program::Git;
use super::revision::{Revision, short};
use crate::base::day::Day;
use crate::syntax::decode::decoded;
use crate::syntax::unsearched::Unsearched;

/// A commit that the files are read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    name: String,
    /// The commit day, in the committer's time zone.
    pub day: Day,
    /// The commit time, in seconds since 1970.
    second: i64,
}

/// A file in a commit.
#[derive(Clone, Debug)]
pub struct CommittedFile {
    /// The path from the root of the repository.
    pub path: String,
    /// Whether the path is written in UTF-8. Otherwise it is read as Windows-1252, and no file can be named so.
    pub is_text: bool,
    /// Whether it is a file, a link or a submodule.
    pub kind: EntryKind,
    /// The name of the blob.
    pub(super) object: String,
}

/// The type of a file in a commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A regular file.
    File,
    /// A symbolic link.
    Link,
    /// A submodule.
    Folder,
}

impl Commit {
    /// The full name, as git takes it.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The revision of files that are read from this commit.
    pub(crate) fn revision(&self) -> Revision {
        Revision { commit: Some(short(&self.name)), changed: false, from: Some(self.day) }
    }
}

impl Git {
    /// The commit that a branch, a tag or a commit name leads to.
    pub(crate) fn commit(&self, written: &str) -> Result<Commit, GitError> {
        self.is_there()?;
        // `--end-of-options` keeps a name that begins with a hyphen from being read as an option.
        let asked = format!("{written}^{{commit}}");
        let name = self.line(&["rev-parse", "-q", "--verify", "--end-of-options", &asked])?;
        // Older versions of git print `--end-of-options` before the answer.
        let name = name.and_then(|name| name.lines().last().map(str::to_owned));
        self.made(&name.ok_or(GitError::UnknownRevision)?)
    }

    /// The last commit of the checked-out branch up to the end of a day; `None` when there is none that early.
    pub(crate) fn commit_by(&self, day: Day) -> Result<Option<Commit>, GitError> {
        self.last_before(&format!("{day} 23:59:59"))
    }

    /// The last commit here at the time when a commit in another repository was made.
    pub(crate) fn commit_beside(&self, other: &Commit) -> Result<Option<Commit>, GitError> {
        self.last_before(&format!("@{}", other.second))
    }

    fn last_before(&self, moment: &str) -> Result<Option<Commit>, GitError> {
        self.is_there()?;
        let before = format!("--before={moment}");
        // Only first parents are followed, so that the answer is what the branch was then, without what was merged
        // into it later.
        let name = self.line(&["rev-list", "--max-count=1", "--first-parent", &before, "HEAD", "--"])?;
        name.map(|name| self.made(&name)).transpose()
    }

    /// The time of a commit.
    fn made(&self, name: &str) -> Result<Commit, GitError> {
        let told = self.ask(&["rev-list", "--max-count=1", "--format=%cs %ct", name, "--"])?;
        let told = String::from_utf8_lossy(&told);
        let read = |line: &str| {
            let (day, second) = line.split_once(' ')?;
            Some((Day::read(day)?, second.parse().ok()?))
        };
        let (day, second) =
            told.lines().last().and_then(read).ok_or_else(|| GitError::Failed("rev-list".into()))?;
        Ok(Commit { name: name.to_owned(), day, second })
    }

    /// The day of the first commit, and whether the history before it has not been fetched.
    pub(crate) fn first(&self) -> Result<Option<(Day, bool)>, GitError> {
        let told = self.ask(&["rev-list", "--first-parent", "--format=%cs", "HEAD", "--"])?;
        let day = String::from_utf8_lossy(&told).lines().last().and_then(Day::read);
        Ok(day.map(|day| (day, self.is_cut())))
    }

    /// Whether the repository is a shallow clone.
    pub(crate) fn is_cut(&self) -> bool {
        matches!(self.line(&["rev-parse", "--is-shallow-repository"]), Ok(Some(answer)) if answer == "true")
    }

    /// The branches and tags, to choose from.
    pub(crate) fn names(&self) -> Result<Vec<Unsearched>, GitError> {
        let told = self.ask(&["for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags"])?;
        Ok(String::from_utf8_lossy(&told).lines().map(|name| Unsearched::new(name.to_owned())).collect())
    }

    /// Every file of a folder in a commit, sorted by name. The root is the empty path. A folder that did not exist
    /// gives nothing.
    pub(crate) fn files_in(&self, commit: &Commit, folder: &str) -> Result<Vec<CommittedFile>, GitError> {
        // A bare repository, as a server has, is its own root.
        let top = self.at_top().unwrap_or_else(|_| self.clone());
        let mut words = vec!["--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", &commit.name];
        if !folder.is_empty() {
            words.extend(["--", folder]);
        }
        let told = top.ask(&words)?;
        let kept = |line: &[u8]| {
            let (line, is_text) = (decoded(line), std::str::from_utf8(line).is_ok());
            let (head, path) = line.split_once('\t')?;
            let mut words = head.split(' ');
            let kind = match Mode::read(words.next()?) {
                Mode::File => EntryKind::File,
                Mode::Link => EntryKind::Link,
                Mode::Submodule => EntryKind::Folder,
            };
            Some(CommittedFile { path: path.to_owned(), is_text, kind, object: words.nth(1)?.to_owned() })
        };
        let lines = told.split(|byte| *byte == 0).filter(|line| !line.is_empty());
        lines.map(|line| kept(line).ok_or_else(|| GitError::Failed("ls-tree".into()))).collect()
    }

    /// Those of some words that stand in the last commit, in a file that is wanted.
    pub(crate) fn standing(
        &self,
        mut words: HashSet<String>,
        wanted: &Wish<'_>,
    ) -> Result<HashSet<String>, GitError> {
        let mut found = HashSet::new();
        let Ok(commit) = self.commit("HEAD") else { return Ok(found) };
        let mut files = self.files_in(&commit, "")?;
        files.retain(|file| file.kind == EntryKind::File && wanted(&file.path));
        for some in files.chunks(AT_A_TIME) {
            for bytes in self.bytes_of(some)?.into_iter().flatten() {
                let text = decoded(&bytes);
                found.extend(words.extract_if(|word| text.contains(word.as_str())));
            }
            if words.is_empty() {
                break;
            }
        }
        Ok(found)
    }

    /// The contents of files, in their order. Each can fail by itself: too large, or not in this repository.
    pub(crate) fn bytes_of(&self, files: &[CommittedFile]) -> Result<Vec<Result<Vec<u8>, Unread>>, GitError> {
        let mut bytes = Vec::with_capacity(files.len());
        let mut batch = Batch::open(self)?;
        for some in files.chunks(AT_A_TIME) {
            batch.read(some.iter().map(|file| file.object.as_str()), |_, object| {
                bytes.push(object.bytes);
                Ok(())
            })?;
        }
        Ok(bytes)
    }

    /// git run at the root of the repository, so that paths are relative to it.
    pub(super) fn at_top(&self) -> Result<Self, GitError> {
        Ok(self.at(&self.top()?.ok_or(GitError::NoRepository)?))
    }
}
