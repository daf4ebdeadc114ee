//! Why git gave no answer. A value without words: whoever asked tells it.

use std::io;

/// Why git gave no answer.
#[derive(Debug)]
pub enum GitError {
    /// There is no `git` program to be found.
    NoGit,
    /// The folder is in no repository.
    NoRepository,
    /// The repository belongs to another user of the machine, and git will not touch it.
    NotTrusted,
    /// A commit, branch or tag that was asked for is not there.
    UnknownRevision,
    /// Something that was handed over cannot be read as what it should be.
    Garbled,
    /// git failed in another way; the command that did. What it said is kept back: it may name what must not be
    /// shown.
    Failed(String),
    /// The system failed.
    Io(io::Error),
}

impl GitError {
    /// What git's own words, said in English, come to.
    pub(super) fn read(command: &str, said: &[u8]) -> Self {
        let said = String::from_utf8_lossy(said).to_lowercase();
        let any = |words: &[&str]| words.iter().any(|word| said.contains(word));
        if any(&["dubious ownership"]) {
            Self::NotTrusted
        } else if any(&["not a git repository"]) {
            Self::NoRepository
        } else if any(&[
            "unknown revision", "bad revision", "invalid revision range", "bad object", "needed a single",
        ]) {
            Self::UnknownRevision
        } else {
            Self::Failed(command.to_owned())
        }
    }

    /// Why the program could not be started.
    pub(super) fn of_start(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { Self::NoGit } else { Self::Io(error) }
    }
}

impl From<io::Error> for GitError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
