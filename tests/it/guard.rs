//! The guard before the commit, with real git repositories.

mod beside;
mod dangling;
mod evaded;
mod flows;
mod hooks;
mod lost;
mod messages;
mod moves;
mod names;
mod partial;
mod pieces;
mod places;
mod published;
mod ranges;
mod registered;
mod remotes;
mod scan;
mod settings;
mod setup;
mod shape;
mod submodules;
mod tags;
mod together;
mod undone;
mod untrusted;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;
use vbe::cli::Input;
use vbe::io::git::{Git, Piece};

use crate::sandbox::{Run, TODAY, run_with, run_words};

pub(crate) use hooks::hooked;

/// The settings of whoever runs the tests are nobody's business.
const ALONE: [(&str, &str); 6] = [
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_CONFIG_NOSYSTEM", "1"),
    ("GIT_AUTHOR_NAME", "samordnare"),
    ("GIT_AUTHOR_EMAIL", "samordnare@example.se"),
    ("GIT_COMMITTER_NAME", "samordnare"),
    ("GIT_COMMITTER_EMAIL", "samordnare@example.se"),
];

/// What comes from a clone in which no hook was ever put.
pub(crate) const UNHOOKED: &[&str] = &["-c", "core.hooksPath=/dev/null"];

/// What a sound case says beside its id and its note.
pub(crate) const REST: &str = "registered: 2024-H1
source: school
age_band: 16-17
environment: unclear
concern: [symbols]
channel: staff
measures: [talk]
status: open
expires: 2029-H1
";

/// A repository in a folder of its own.
pub(crate) struct Repository {
    folder: TempDir,
    inner: PathBuf,
}

impl Repository {
    /// One without commits.
    pub(crate) fn new() -> Self {
        let folder = crate::sandbox::folder();
        let inner = folder.path().join("repo");
        fs::create_dir(&inner).unwrap();
        let repository = Self { folder, inner };
        repository.git("init -q -b main");
        repository
    }

    /// Another folder beside the repository.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.inner
    }

    pub(crate) fn file(&self, path: &str, text: &str) -> &Self {
        let path = self.inner.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Runs git, which must do as it is told.
    pub(crate) fn git(&self, words: &str) -> String {
        git(&self.inner, words)
    }

    /// What an advice calls a commit: the beginning of its name, no shorter than it takes to be known.
    pub(crate) fn called(&self, commit: &str, advice: &str) -> String {
        let whole = self.git(&format!("rev-parse {commit}"));
        let is_name = |word: &&str| word.len() >= 7 && whole.starts_with(word);
        let mut words = advice.split(|sign: char| !sign.is_ascii_alphanumeric());
        words.find(is_name).unwrap_or_else(|| panic!("{whole} is not in: {advice}")).to_owned()
    }

    /// Puts everything in the index.
    pub(crate) fn add(&self) -> &Self {
        self.git("add -A");
        self
    }

    /// Commits what is in the index, past every hook, and tells the commit.
    pub(crate) fn commit(&self, message: &str) -> String {
        let words = [UNHOOKED, &["commit", "-q", "--allow-empty", "-m", message]].concat();
        let output = command(&self.inner, &words).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        self.git("rev-parse HEAD").trim().to_owned()
    }

    /// Commits everything there is, made on a day at noon.
    pub(crate) fn commit_on(&self, day: &str, message: &str) -> String {
        self.add();
        let date = format!("{day}T12:00:00+0100");
        let words = [UNHOOKED, &["commit", "-q", "--allow-empty", "-m", message]].concat();
        let output = command(&self.inner, &words)
            .envs([("GIT_AUTHOR_DATE", &date), ("GIT_COMMITTER_DATE", &date)])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        self.git("rev-parse HEAD").trim().to_owned()
    }

    /// Runs `vbe` in the repository.
    pub(crate) fn vbe(&self, words: &str) -> Run {
        vbe(self.path(), words, Input::nothing())
    }

    /// Runs `vbe` with words that may have spaces in them.
    pub(crate) fn vbe_words(&self, words: &[&str]) -> Run {
        let variables = [alone(), vec![("VBE_LANG".to_owned(), "en".to_owned())]].concat();
        run_words(words.iter().copied(), self.path(), TODAY, false, variables, Input::nothing())
    }

    /// git as the program runs it here.
    pub(crate) fn program(&self) -> Git {
        Git::started(&self.inner, &alone())
    }
}

/// Runs `vbe` in a folder, with something to read, in English.
pub(crate) fn vbe(folder: &Path, words: &str, input: Input) -> Run {
    let lang = ("VBE_LANG".to_owned(), "en".to_owned());
    run_with(words, folder, TODAY, false, [alone(), vec![lang]].concat(), input)
}

pub(crate) fn alone() -> Vec<(String, String)> {
    ALONE.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// git in a folder, as it is for nobody in particular.
pub(crate) fn command(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.args(["-c", "protocol.file.allow=always"]).args(words).current_dir(folder).envs(ALONE);
    for name in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"] {
        command.env_remove(name);
    }
    command
}

pub(crate) fn git(folder: &Path, words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let Output { status, stdout, stderr } = command(folder, &words).output().unwrap();
    assert!(status.success(), "git {words:?}: {}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).unwrap()
}

/// Pieces in a form that reads well in a test: `File plans/a.yaml = text`.
pub(crate) fn told(pieces: &[Piece]) -> Vec<String> {
    pieces
        .iter()
        .map(|piece| {
            let path = piece.path.as_deref().map(|path| format!(" {path}")).unwrap_or_default();
            let words = match &piece.bytes {
                Ok(bytes) => format!("= {}", String::from_utf8_lossy(bytes).trim_end()),
                Err(why) => format!("! {why:?}"),
            };
            format!("{:?}{path} {words}", piece.what)
        })
        .collect()
}
