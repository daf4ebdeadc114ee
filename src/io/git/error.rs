//! Why git gave no answer. A value without words; the caller turns it into a message.

use std::io;

/// Why git gave no answer.
#[derive(Debug)]
pub enum GitError {
    /// The `git` program was not found.
    NoGit,
    /// The folder is not in a repository.
    NoRepository,
    /// `.git` is there, and git does not read it as a repository, or is not there itself.
    Silent,
    /// The repository belongs to another user of the machine, so git refuses to read it.
    NotTrusted,
    /// The requested commit, branch or tag does not exist.
    UnknownRevision,
    /// The clone has only some of the contents (`git clone --filter`), and nothing is fetched here.
    Partial,
    /// The index that git is told to use is not there.
    NoIndex,
    /// The output or input does not have the expected form.
    Garbled,
    /// git failed in another way; holds the command. git's own message is dropped, since it may contain what must not
    /// be shown.
    Failed(String),
    /// An input or output error while git was running.
    Io(io::Error),
}

impl GitError {
    /// Classifies git's error message, which is in English.
    pub(super) fn read(command: &str, said: &[u8]) -> Self {
        let said = String::from_utf8_lossy(said).to_lowercase();
        let any = |words: &[&str]| words.iter().any(|word| said.contains(word));
        if any(&["dubious ownership"]) {
            Self::NotTrusted
        } else if any(&["promisor remote", "lazy fetching disabled"]) {
            Self::Partial
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

    /// The error when the program could not be started.
    pub(super) fn of_start(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound { Self::NoGit } else { Self::Io(error) }
    }
}

impl From<io::Error> for GitError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
