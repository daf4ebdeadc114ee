//! The `git` program: in which folder it runs, and the options that keep it from writing.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::error::GitError;
use crate::io::disk;

/// The variables by which git tells a hook which repository and index it uses. A partial commit (`git commit FILE`,
/// `git commit -a`) uses an index of its own.
const PLACES: [&str; 5] =
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"];

/// The other variables of git that are passed on: where its programs, its settings and a server's new objects are, how
/// far up a repository is looked for, and which editor is used. Every other one is taken away: some change what a path,
/// a commit or an option means, and a search that finds nothing would then look like one that had nothing to find.
const PASSED: [&str; 6] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH", "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH", "GIT_EDITOR",
];

/// Where no file is: grafts would hide commits, as replace refs would.
const NO_GRAFTS: &str = "/dev/null";

/// Variables that hold an empty value and a no, for settings that are taken from a variable.
const NOTHING: &str = "VBE_NOTHING";
const NO: &str = "VBE_NO";

/// Compares a merge with each of its parents. The short option does what a setting of git says, which may be nothing.
pub(super) const EACH_PARENT: &str = "--diff-merges=separate";

/// The commands that read what is in commits, which a clone may not have all of.
const READING: [&str; 6] = ["cat-file", "diff-index", "diff-tree", "log", "ls-tree", "rev-list"];

/// The commands that compare the files of the working tree.
const OF_FILES: [&str; 3] = ["diff", "diff-files", "status"];

/// Whether a variable of git is passed on.
fn is_passed(name: &str) -> bool {
    PLACES.contains(&name) || PASSED.contains(&name) || name.starts_with("GIT_CONFIG")
}

/// The `git` program in a folder.
#[derive(Clone, Debug)]
pub struct Git {
    pub(super) folder: PathBuf,
    pub(super) variables: Vec<(String, OsString)>,
    /// What git itself says that it is doing, as it writes it in the reflog: `pull`, `merge sida`.
    pub(super) action: Option<String>,
    /// The variables that are taken away.
    refused: Vec<String>,
    /// Whether another repository is meant than the one of the hook that started us, so that the hook's variables do
    /// not apply.
    apart: bool,
}

impl Git {
    /// git for a program started in `folder` with these environment variables.
    pub fn started(folder: &Path, variables: &[(String, impl AsRef<OsStr>)]) -> Self {
        let of_git = || variables.iter().filter(|(name, _)| name.starts_with("GIT_"));
        let refused = of_git().filter(|(name, _)| !is_passed(name)).map(|(name, _)| name.clone()).collect();
        let path = variables.iter().filter(|(name, _)| name == "PATH");
        let given = path.chain(of_git().filter(|(name, _)| is_passed(name)));
        let given = given.map(|(name, value)| (name, value.as_ref())).filter(|(_, value)| !value.is_empty());
        // A relative path in a variable counts from where the program was started, and git may run elsewhere. The name of
        // that folder need not be text.
        let told = |(name, value): (&String, &OsStr)| {
            let place = PLACES.contains(&name.as_str());
            (name.clone(), if place { folder.join(value).into_os_string() } else { value.to_owned() })
        };
        let action = variables.iter().find(|(name, _)| name == "GIT_REFLOG_ACTION");
        let action = action.map(|(_, action)| action.as_ref().to_string_lossy().into_owned());
        Self {
            folder: folder.to_path_buf(),
            variables: given.map(told).collect(),
            action,
            refused,
            apart: false,
        }
    }

    /// Fails when git is told to use an index that is not there, though there is something to compare with: to git that is
    /// an empty one, and nothing of what is committed would be seen.
    pub(super) fn has_its_index(&self) -> Result<(), GitError> {
        let named = self.variables.iter().find(|(name, _)| name == "GIT_INDEX_FILE" && !self.apart);
        match named {
            Some((_, path)) if !Path::new(path).exists() && self.has_commits()? => Err(GitError::NoIndex),
            _ => Ok(()),
        }
    }

    fn has_commits(&self) -> Result<bool, GitError> {
        Ok(self.line(&["rev-parse", "-q", "--verify", "HEAD"])?.is_some())
    }

    /// git in another folder. Inside a hook it still runs where the hook was started, since git then takes the
    /// current folder for the root of the working tree.
    #[must_use]
    pub fn at(&self, folder: &Path) -> Self {
        let told = self.variables.iter().any(|(name, _)| name == "GIT_DIR");
        let folder = if told { self.folder.clone() } else { folder.to_path_buf() };
        Self { folder, ..self.clone() }
    }

    /// git in another repository, where the variables of a hook do not apply.
    #[must_use]
    pub(crate) fn apart(&self, folder: &Path) -> Self {
        Self { folder: folder.to_path_buf(), apart: true, ..self.clone() }
    }

    /// A command that only reads. Nothing configured by the repository is run, nothing is fetched, there are no
    /// prompts, replace refs and grafts are ignored, and messages are in English.
    pub(super) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new("git");
        command
            .args(["--no-optional-locks", "--no-replace-objects"])
            .args(["-c", "core.fsmonitor=false", "-c", "core.quotePath=true"])
            // A comparison with the disk writes the index otherwise, and runs a hook then.
            .args(["-c", "diff.autoRefreshIndex=false"])
            .args(words)
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        self.refused.iter().for_each(|name| {
            command.env_remove(name);
        });
        command
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .env("LC_ALL", "C")
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_GRAFT_FILE", NO_GRAFTS)
            .env("GIT_TERMINAL_PROMPT", "0");
        let foreign = PLACES.iter().chain(["GIT_ALTERNATE_OBJECT_DIRECTORIES"].iter()).filter(|_| self.apart);
        for name in foreign {
            command.env_remove(name);
        }
        command
    }

    /// What git answers to a command that only reads.
    pub(super) fn ask(&self, words: &[&str]) -> Result<Vec<u8>, GitError> {
        if OF_FILES.contains(&name_of(words)) {
            return self.ask_unfiltered(words);
        }
        self.answer(self.command(words), words)
    }

    fn answer(&self, mut command: Command, words: &[&str]) -> Result<Vec<u8>, GitError> {
        let output = command.output().map_err(GitError::of_start)?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        match GitError::read(name_of(words), &output.stderr) {
            // git says so of a repository that is damaged too.
            GitError::NoRepository if self.is_in_repository() => Err(GitError::Silent),
            GitError::Failed(command) if READING.contains(&&*command) => Err(self.unread(&command)),
            trouble => Err(trouble),
        }
    }

    /// Asks what git answers by reading files of the working tree. It would run the filters that the settings of the
    /// repository name, as programs of whoever wrote them: a folder that was copied or shared brings its own.
    fn ask_unfiltered(&self, words: &[&str]) -> Result<Vec<u8>, GitError> {
        let named =
            self.ask(&["config", "--name-only", "--null", "--get-regexp", r"^filter\..*\.(clean|process)$"]);
        let named = named.unwrap_or_default();
        let named = String::from_utf8_lossy(&named);
        let filters = named.split('\0').filter_map(|key| key.rsplit_once('.')).map(|(filter, _)| filter);
        let filters: BTreeSet<&str> = filters.collect();
        // The name of a filter may have any sign in it, and an equals sign ends the key in the shorter form.
        let set = |filter: &&str| {
            let of = |key: &str, variable: &str| format!("--config-env={filter}.{key}={variable}");
            [of("clean", NOTHING), of("process", NOTHING), of("required", NO)]
        };
        let set: Vec<String> = filters.iter().flat_map(set).collect();
        let words: Vec<&str> = set.iter().map(String::as_str).chain(words.iter().copied()).collect();
        let mut command = self.command(&words);
        command.env(NOTHING, "").env(NO, "false");
        self.answer(command, &words)
    }

    /// Whether there is a repository on the disk, whatever git says of it.
    fn is_in_repository(&self) -> bool {
        disk::is_in_git(&disk::absolute(&self.folder))
    }

    /// The same trouble, when there is no repository to ask about; otherwise git is silent.
    pub(crate) fn unless_there(&self, trouble: GitError) -> GitError {
        match trouble {
            GitError::NoGit if self.is_in_repository() => GitError::Silent,
            trouble => trouble,
        }
    }

    /// The output of a command that prints one line; `None` when it fails or prints nothing.
    pub(super) fn line(&self, words: &[&str]) -> Result<Option<String>, GitError> {
        let output = self.command(words).output().map_err(GitError::of_start)?;
        let line = String::from_utf8_lossy(&output.stdout).trim_end_matches(['\n', '\r']).to_owned();
        Ok(Some(line).filter(|line| output.status.success() && !line.is_empty()))
    }

    /// The path that a command prints, which need not be text; `None` when it fails or prints nothing.
    pub(super) fn path(&self, words: &[&str]) -> Result<Option<PathBuf>, GitError> {
        let output = self.command(words).output().map_err(GitError::of_start)?;
        Ok(path_of(&output.stdout).filter(|_| output.status.success()))
    }

    /// Fails unless there is a repository here that git will read.
    pub(crate) fn is_there(&self) -> Result<(), GitError> {
        self.ask(&["rev-parse", "--git-dir"]).map(|_| ())
    }

    /// Starts a command whose output is read as a stream.
    pub(super) fn start(&self, words: &[&str], input: Stdio) -> Result<Child, GitError> {
        self.command(words).stdin(input).stderr(Stdio::null()).spawn().map_err(GitError::of_start)
    }

    /// Waits for a command that reads what git keeps, and whose output has been read.
    pub(super) fn finish(&self, mut child: Child, name: &str) -> Result<(), GitError> {
        if child.wait()?.success() { Ok(()) } else { Err(self.unread(name)) }
    }
}

/// The path that git has printed on a line; `None` when there is nothing on it.
pub(super) fn path_of(told: &[u8]) -> Option<PathBuf> {
    let end = told.iter().rposition(|byte| !b"\r\n".contains(byte)).map_or(0, |last| last + 1);
    Some(path_in(&told[..end])).filter(|path| !path.as_os_str().is_empty())
}

#[cfg(unix)]
pub(super) fn path_in(told: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(OsStr::from_bytes(told))
}

#[cfg(not(unix))]
pub(super) fn path_in(told: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(told).into_owned())
}

/// The command among the words: what stands before it are options of git itself.
fn name_of<'w>(words: &[&'w str]) -> &'w str {
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match *word {
            "-c" => drop(words.next()),
            option if option.starts_with('-') => {}
            name => return name,
        }
    }
    "git"
}
