//! The files as they were: a commit by its name or by a day, and what a folder held in it.

use super::batch::{AT_A_TIME, Batch};
use super::changes::Mode;
use super::error::GitError;
use super::piece::Unread;
use super::program::Git;
use super::revision::{Revision, short};
use crate::base::day::Day;

/// A commit that the files are read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Its whole name.
    name: String,
    /// The day it was made, where it was made.
    pub day: Day,
    /// When it was made: seconds since 1970.
    second: i64,
}

/// A file in a commit.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its path from the root of the repository.
    pub path: String,
    /// What it is.
    pub kind: EntryKind,
    /// The object that holds its bytes.
    object: String,
}

/// What a file in a commit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A file.
    File,
    /// A symbolic link.
    Link,
    /// A repository in the repository.
    Folder,
}

impl Commit {
    /// Its whole name, as git is told of it.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// What files that are read from it stand at.
    pub(crate) fn revision(&self) -> Revision {
        Revision { commit: Some(short(&self.name)), changed: false, from: Some(self.day) }
    }
}

impl Git {
    /// The commit that a branch, a tag or a commit's name leads to.
    pub(crate) fn commit(&self, written: &str) -> Result<Commit, GitError> {
        self.is_there()?;
        // A word that begins as a flag is none: git is told where its flags end.
        let asked = format!("{written}^{{commit}}");
        let name = self.line(&["rev-parse", "-q", "--verify", "--end-of-options", &asked])?;
        // An older git repeats the words that end the flags.
        let name = name.and_then(|name| name.lines().last().map(str::to_owned));
        self.made(&name.ok_or(GitError::UnknownRevision)?)
    }

    /// The last commit of the branch that is checked out, up to the end of a day; `None` when there is none so early.
    pub(crate) fn commit_by(&self, day: Day) -> Result<Option<Commit>, GitError> {
        self.last_before(&format!("{day} 23:59:59"))
    }

    /// The last commit here when a commit in another repository was made.
    pub(crate) fn commit_beside(&self, other: &Commit) -> Result<Option<Commit>, GitError> {
        self.last_before(&format!("@{}", other.second))
    }

    fn last_before(&self, moment: &str) -> Result<Option<Commit>, GitError> {
        self.is_there()?;
        let before = format!("--before={moment}");
        // A branch is what it was, not what was merged into it later: only its own line is followed.
        let name = self.line(&["rev-list", "--max-count=1", "--first-parent", &before, "HEAD", "--"])?;
        name.map(|name| self.made(&name)).transpose()
    }

    /// When a commit was made.
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

    /// The day of the first commit that is here, and whether the history before it has not been fetched.
    pub(crate) fn first(&self) -> Result<Option<(Day, bool)>, GitError> {
        let told = self.ask(&["rev-list", "--first-parent", "--format=%cs", "HEAD", "--"])?;
        let day = String::from_utf8_lossy(&told).lines().last().and_then(Day::read);
        Ok(day.map(|day| (day, self.is_cut())))
    }

    /// Whether some of the history has not been fetched.
    pub(crate) fn is_cut(&self) -> bool {
        matches!(self.line(&["rev-parse", "--is-shallow-repository"]), Ok(Some(answer)) if answer == "true")
    }

    /// The branches and tags there are, to choose from.
    pub(crate) fn names(&self) -> Result<Vec<String>, GitError> {
        let told = self.ask(&["for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags"])?;
        Ok(String::from_utf8_lossy(&told).lines().map(str::to_owned).collect())
    }

    /// Everything that a folder held in a commit, in the order of names. The root is the empty folder. A folder that was
    /// not there held nothing.
    pub(crate) fn files_in(&self, commit: &Commit, folder: &str) -> Result<Vec<Kept>, GitError> {
        let top = self.at_top()?;
        let mut words = vec!["--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", &commit.name];
        if !folder.is_empty() {
            words.extend(["--", folder]);
        }
        let told = top.ask(&words)?;
        let kept = |line: &[u8]| {
            let line = String::from_utf8_lossy(line);
            let (head, path) = line.split_once('\t')?;
            let mut words = head.split(' ');
            let kind = match Mode::read(words.next()?) {
                Mode::File => EntryKind::File,
                Mode::Link => EntryKind::Link,
                Mode::Submodule => EntryKind::Folder,
            };
            Some(Kept { path: path.to_owned(), kind, object: words.nth(1)?.to_owned() })
        };
        let lines = told.split(|byte| *byte == 0).filter(|line| !line.is_empty());
        lines.map(|line| kept(line).ok_or_else(|| GitError::Failed("ls-tree".into()))).collect()
    }

    /// The bytes of files in their order; why not, for one that is too large or that is not here.
    pub(crate) fn bytes_of(&self, files: &[Kept]) -> Result<Vec<Result<Vec<u8>, Unread>>, GitError> {
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

    /// git run at the root of the repository: what it is told of a folder is counted from there.
    pub(super) fn at_top(&self) -> Result<Self, GitError> {
        Ok(self.at(&self.top()?.ok_or(GitError::NoRepository)?))
    }
}
