//! The program itself: where it is run, and what it is told so that it only reads.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::error::GitError;

/// The variables with which git says, to a hook that it runs, which repository and which index are meant. A commit of
/// some files only (`git commit FILE`, `git commit -a`) is made in an index of its own.
const PLACES: [&str; 5] =
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"];

/// The `git` program, run in a folder.
#[derive(Clone, Debug)]
pub struct Git {
    pub(super) folder: PathBuf,
    variables: Vec<(String, String)>,
    /// Whether another repository is meant than the one that a hook was told of.
    apart: bool,
}

impl Git {
    /// git as it is to be run by a program started in `folder` with these variables of the environment.
    pub fn started(folder: &Path, variables: &[(String, String)]) -> Self {
        let given = variables
            .iter()
            .filter(|(name, value)| !value.is_empty() && (name == "PATH" || name.starts_with("GIT_")));
        // A place is told from where the program was started; git may be run elsewhere.
        let told = |(name, value): &(String, String)| {
            let place = PLACES.contains(&name.as_str());
            let value = if place { folder.join(value).to_string_lossy().into_owned() } else { value.clone() };
            (name.clone(), value)
        };
        Self { folder: folder.to_path_buf(), variables: given.map(told).collect(), apart: false }
    }

    /// The same, run in another folder; except where a hook has been told which repository is meant: git then takes the
    /// folder that it is run in for the root of the files, so it is run where the hook was.
    #[must_use]
    pub fn at(&self, folder: &Path) -> Self {
        let told = self.variables.iter().any(|(name, _)| name == "GIT_DIR");
        let folder = if told { self.folder.clone() } else { folder.to_path_buf() };
        Self { folder, ..self.clone() }
    }

    /// The same, for another repository: what a hook was told does not hold there.
    #[must_use]
    pub(crate) fn apart(&self, folder: &Path) -> Self {
        Self { folder: folder.to_path_buf(), apart: true, ..self.clone() }
    }

    /// A command that only reads. Nothing that the repository configures is run, nothing is fetched, nothing is asked
    /// for at the keyboard, objects are told as they are and not as something else has replaced them, and what git says
    /// is in English.
    pub(super) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new("git");
        command
            .args(["--no-optional-locks", "--no-replace-objects"])
            .args(["-c", "core.fsmonitor=false", "-c", "core.quotePath=true"])
            .args(words)
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .env("LC_ALL", "C")
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_TERMINAL_PROMPT", "0");
        if self.apart {
            PLACES.iter().chain(["GIT_ALTERNATE_OBJECT_DIRECTORIES"].iter()).for_each(|name| {
                command.env_remove(name);
            });
        }
        command
    }

    /// What a command answers.
    pub(super) fn ask(&self, words: &[&str]) -> Result<Vec<u8>, GitError> {
        let output = self.command(words).output().map_err(GitError::of_start)?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        Err(GitError::read(words.first().unwrap_or(&"git"), &output.stderr))
    }

    /// The one line that a command answers, if it answers at all.
    pub(super) fn line(&self, words: &[&str]) -> Result<Option<String>, GitError> {
        let output = self.command(words).output().map_err(GitError::of_start)?;
        let line = String::from_utf8_lossy(&output.stdout).trim_end_matches(['\n', '\r']).to_owned();
        Ok(Some(line).filter(|line| output.status.success() && !line.is_empty()))
    }

    /// Whether there is a repository that git will read here.
    pub(crate) fn is_there(&self) -> Result<(), GitError> {
        self.ask(&["rev-parse", "--git-dir"]).map(|_| ())
    }

    /// A command whose answer is read as it comes.
    pub(super) fn start(&self, words: &[&str], input: Stdio) -> Result<Child, GitError> {
        self.command(words).stdin(input).stderr(Stdio::null()).spawn().map_err(GitError::of_start)
    }
}

/// Waits for a command that has told all it has.
pub(super) fn finish(mut child: Child, name: &str) -> Result<(), GitError> {
    if child.wait()?.success() { Ok(()) } else { Err(GitError::Failed(name.to_owned())) }
}
