//! A workspace at an earlier time: its files are read from git, and those on the disk are left alone.

use std::path::{Component, Path, PathBuf};

use crate::base::day::Day;
use crate::io::disk::{self, Entry, Found};
use crate::io::git::{Commit, CommittedFile, EntryKind, Git, GitError, Revision, Since, Unread};
use crate::model::config::Config;
use crate::model::load::{self, Reader};
use crate::model::workspace::Workspace;
use crate::syntax::fault::Unreadable;
use crate::syntax::unsearched::Unsearched;

/// A point in the history of a workspace.
#[derive(Clone, Debug)]
pub(crate) struct Past {
    git: Git,
    commit: Commit,
    /// The day: the one asked for, otherwise that of the commit.
    pub day: Day,
    /// The root of the repository.
    top: PathBuf,
    root: PathBuf,
}

/// Why a point in history could not be found or read.
#[derive(Debug)]
pub(crate) enum RevisionError {
    /// git failed.
    Git(GitError),
    /// There is no such branch, tag or commit. Holds those that exist.
    Unknown {
        names: Vec<Unsearched>,
        /// Whether the repository is a shallow clone.
        cut: bool,
    },
    /// There was no commit by that day.
    Early {
        /// The day of the first commit, if there is one.
        first: Option<Day>,
        /// Whether the repository is a shallow clone.
        cut: bool,
    },
    /// A folder of the workspace is in another repository, which had no commit by then.
    Apart(PathBuf),
    /// A file could not be read from git; holds its path.
    Unread(Unsearched),
}

impl From<GitError> for RevisionError {
    fn from(trouble: GitError) -> Self {
        Self::Git(trouble)
    }
}

/// The repository of a folder of the workspace, and the commit to read.
struct Where {
    git: Git,
    commit: Commit,
    /// The folder's path from the root of the repository.
    folder: String,
}

impl Past {
    /// Finds what is written after `--at`: a day, or the name of a branch, a tag or a commit. A text that can be read
    /// as a day is one.
    pub(crate) fn find(git: &Git, root: &Path, written: &str) -> Result<Self, RevisionError> {
        let git = git.at(root);
        let asked = Day::read(written);
        let commit = match asked {
            Some(day) => git.commit_by(day).map_err(unborn)?.ok_or_else(|| early(&git))?,
            None => match git.commit(written) {
                Err(GitError::UnknownRevision) => {
                    return Err(RevisionError::Unknown { names: git.names()?, cut: git.is_cut() });
                }
                other => other?,
            },
        };
        let (top, root) = (disk::absolute(&git.top()?.ok_or(GitError::NoRepository)?), disk::absolute(root));
        Ok(Self { git, day: asked.unwrap_or(commit.day), commit, top, root })
    }

    pub(crate) fn commit(&self) -> &Commit {
        &self.commit
    }

    /// The revision of the files.
    pub(crate) fn revision(&self) -> Revision {
        self.commit.revision()
    }

    /// What has changed since, in the repository that the workspace is in.
    pub(crate) fn changes(&self) -> Result<Since, RevisionError> {
        Ok(self.git.changed_since(&self.commit)?)
    }

    /// The content of one file of the workspace, if it existed.
    pub(crate) fn file(&self, path: &Path) -> Result<Option<Vec<u8>>, RevisionError> {
        let Some(own) = inside(&self.top, &self.root.join(path)) else { return Ok(None) };
        let found = self.git.files_in(&self.commit, &own)?;
        let found: Vec<CommittedFile> =
            found.into_iter().filter(|kept| kept.path == own && kept.kind == EntryKind::File).collect();
        match self.git.bytes_of(&found)?.pop() {
            Some(Ok(bytes)) => Ok(Some(bytes)),
            Some(Err(_)) => Err(RevisionError::Unread(Unsearched::new(own))),
            None => Ok(None),
        }
    }

    /// Reads the workspace as it was.
    pub(crate) fn open(
        &self,
        root: &Path,
        config: Config,
        reader: &Reader,
    ) -> Result<Workspace, RevisionError> {
        let mut found = Vec::new();
        for (folder, only_records) in [(&config.plans, false), (&config.records, true)] {
            found.extend(self.records(root, folder, only_records)?);
        }
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found.dedup_by(|a, b| a.path == b.path);
        let files = load::placed(root, found, &root.join(&config.records), reader);
        Ok(Workspace::of(root.to_path_buf(), config, files))
    }

    /// Every file in a folder that may be a record, by the same rules as [`disk::records`].
    fn records(&self, root: &Path, folder: &Path, only_records: bool) -> Result<Vec<Found>, RevisionError> {
        let place = self.place(folder)?;
        let mut kept = place.git.files_in(&place.commit, &place.folder)?;
        let mut found = Vec::new();
        let mut refusals = Vec::new();
        kept.retain(|file| {
            let rest = file.path.strip_prefix(&place.folder).unwrap_or(&file.path).trim_start_matches('/');
            let path = root.join(folder).join(rest);
            let entry = match file.kind {
                EntryKind::File => Entry::File,
                EntryKind::Link => Entry::Link,
                EntryKind::Folder => Entry::Folder,
            };
            let Some(refused) = disk::as_record(Path::new(rest), entry, only_records) else {
                return false;
            };
            found.push(path);
            refusals.push(refused.or((!file.is_text).then_some(Unreadable::Name)));
            true
        });
        let bytes = place.git.bytes_of(&kept)?;
        let each = found.into_iter().zip(refusals).zip(bytes).zip(kept);
        let each = each.filter(|(((path, refused), bytes), _)| {
            let inside = path.strip_prefix(root.join(folder)).unwrap_or(path);
            *refused != Some(Unreadable::Stray)
                || !disk::is_no_record(inside, || bytes.as_ref().ok().cloned())
        });
        each.map(|(((path, refused), bytes), kept)| match (refused, bytes) {
            (Some(reason), _) => Ok(Found { path, refused: Some(reason), held: None }),
            (None, Ok(bytes)) => Ok(Found { path, refused: None, held: Some(bytes) }),
            (None, Err(Unread::TooLarge(size))) => {
                Ok(Found { path, refused: Some(Unreadable::TooLarge(size)), held: None })
            }
            // The file exists in the commit but cannot be read, and nothing may be said of a workspace that is read
            // in part.
            (None, Err(_)) => Err(RevisionError::Unread(Unsearched::new(kept.path))),
        })
        .collect()
    }

    /// Where to read a folder of the workspace: from this repository, or from one of its own at the same time.
    fn place(&self, folder: &Path) -> Result<Where, RevisionError> {
        let path = self.root.join(folder);
        if let Some(folder) = inside(&self.top, &path) {
            return Ok(Where { git: self.git.clone(), commit: self.commit.clone(), folder });
        }
        let path = disk::absolute(&path);
        let git = self.git.apart(&path);
        let lost = || RevisionError::Apart(folder.to_path_buf());
        let commit = match git.commit_beside(&self.commit) {
            Ok(commit) => commit.ok_or_else(lost)?,
            Err(GitError::NoRepository | GitError::UnknownRevision | GitError::Io(_)) => return Err(lost()),
            Err(other) => return Err(other.into()),
        };
        let top = disk::absolute(&git.top()?.ok_or(GitError::NoRepository)?);
        let folder = inside(&top, &path).ok_or_else(lost)?;
        Ok(Where { git, commit, folder })
    }
}

/// A branch without commits has no history.
fn unborn(trouble: GitError) -> RevisionError {
    match trouble {
        GitError::UnknownRevision => RevisionError::Early { first: None, cut: false },
        other => RevisionError::Git(other),
    }
}

fn early(git: &Git) -> RevisionError {
    match git.first() {
        Ok(Some((day, cut))) => RevisionError::Early { first: Some(day), cut },
        Ok(None) => RevisionError::Early { first: None, cut: false },
        Err(trouble) => unborn(trouble),
    }
}

/// A path relative to the root of a repository, as git writes it; `None` outside it. Resolved without the disk, since
/// the folder may no longer exist.
pub(crate) fn inside(top: &Path, path: &Path) -> Option<String> {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain.strip_prefix(top).ok().map(|path| disk::name(Path::new(""), path))
}
