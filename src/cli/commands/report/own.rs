//! Which files in the history of a repository are records of this workspace. A repository may hold several, and one that
//! has been moved or removed has its own ledger all the same.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::facts::restated::Registered;
use crate::io::disk;
use crate::io::git::{Git, GitError, Reach};
use crate::model::config::Config;
use crate::model::load::{self, Loaded, Reader};
use crate::model::past::inside;
use crate::syntax::text::Source;
use crate::syntax::unsearched::Unsearched;

const SETTINGS: &str = "vbe.toml";

/// Where the records of a workspace are and have been, as paths from the root of the repository that holds them.
pub(super) struct Own {
    git: Git,
    top: PathBuf,
    reader: Reader,
    /// Where they are.
    now: Option<String>,
    /// The folders that the workspace has had, the present one first: `kommun/`, or empty for the root. None when it is
    /// in another repository.
    roots: Vec<String>,
    /// Where they have been by the settings of a workspace in another repository.
    apart: Vec<String>,
    /// The folders of the records in each commit that has been asked about.
    known: HashMap<String, Vec<String>>,
}

/// The parts of a workspace that decide.
pub(super) struct Asked<'e> {
    pub git: &'e Git,
    /// git at the workspace, which may be in another repository.
    pub beside: Git,
    pub top: &'e Path,
    pub root: &'e Path,
    pub records: &'e Path,
    pub reader: &'e Reader,
    /// The cases that there are.
    pub cases: HashSet<Unsearched>,
}

impl Own {
    pub(super) fn of(asked: Asked<'_>) -> Result<Self, GitError> {
        let Asked { git, beside, top, root, records, reader, cases } = asked;
        let now = inside(top, records);
        let (git, top, reader) = (git.clone(), top.to_path_buf(), reader.clone());
        let mut own =
            Self { git, top, reader, now, roots: Vec::new(), apart: Vec::new(), known: HashMap::new() };
        match inside(&own.top, root) {
            Some(root) => own.find_roots(if root.is_empty() { root } else { root + "/" }, &cases)?,
            None => own.apart = apart(&beside, root, &own.top)?,
        }
        Ok(own)
    }

    /// Where the records are, from the root of the repository.
    pub(super) fn now(&self) -> &str {
        self.now.as_deref().unwrap_or_default()
    }

    /// Whether a file in a commit is among the records of this workspace.
    pub(super) fn holds(&mut self, commit: &str, path: &str) -> Result<bool, GitError> {
        if !disk::is_named_as_record(Path::new(path)) {
            return Ok(false);
        }
        if !self.known.contains_key(commit) {
            let folders = self.folders(commit)?;
            self.known.insert(commit.to_owned(), folders);
        }
        Ok(self.known[commit].iter().any(|folder| is_under(path, folder)))
    }

    /// The folders of the records in a commit, by the settings that it has.
    fn folders(&self, commit: &str) -> Result<Vec<String>, GitError> {
        let mut folders = self.apart.clone();
        for (at, root) in self.roots.iter().enumerate() {
            let told = self.told(commit, root)?;
            // Before it had settings it had the standard folder, or the one that it has now.
            let is_untold = told.is_none() && at == 0;
            folders.extend(told);
            folders.extend(self.now.clone().filter(|_| is_untold));
            folders.extend(is_untold.then(|| format!("{root}records")));
        }
        if self.roots.is_empty() {
            folders.extend(self.now.clone());
        }
        Ok(folders)
    }

    /// The folder of the records by the settings in a folder of a commit.
    fn told(&self, commit: &str, root: &str) -> Result<Option<String>, GitError> {
        let bytes = self.git.contents()?.read(commit, &format!("{root}{SETTINGS}"))?;
        let config = bytes.and_then(config);
        Ok(config.and_then(|config| inside(&self.top, &self.top.join(root).join(config.records))))
    }

    /// The folders that the workspace has had. One that is gone was this one when the cases that it ended with are those
    /// that this one began with.
    fn find_roots(&mut self, root: String, cases: &HashSet<Unsearched>) -> Result<(), GitError> {
        let mut gone = self.git.folders_changing(&[Reach::everything()], SETTINGS)?;
        gone.sort();
        gone.dedup();
        let there = self.git.folders_with("HEAD", SETTINGS)?;
        let is_gone = |folder: &String| {
            let is_on_disk = || self.top.join(folder).join(SETTINGS).is_file();
            *folder != root && !there.contains(folder) && !is_on_disk()
        };
        gone.retain(is_gone);
        let mut ends = Vec::new();
        for folder in gone {
            let mut ids = HashSet::new();
            for commit in self.git.commits_of(&format!("{folder}{SETTINGS}"), false)? {
                for parent in ["^1", "^2"] {
                    ids.extend(self.cases(&format!("{commit}{parent}"), &folder)?);
                }
            }
            // One that is not gone but only on another branch is this one when it has had the same cases.
            for commit in self.git.commits_of(&format!("{folder}{SETTINGS}"), true)? {
                let own = self.cases(&commit, &folder)?;
                ids.extend(own.into_iter().filter(|id| cases.contains(id)));
            }
            ends.push((folder, ids));
        }
        self.roots = vec![root];
        let mut at = 0;
        while at < self.roots.len() && !ends.is_empty() {
            let own = self.roots[at].clone();
            let mut begun = HashSet::new();
            let brought = self.git.commits_of(&format!("{own}{SETTINGS}"), true)?;
            for commit in &brought {
                begun.extend(self.cases(commit, &own)?);
            }
            if brought.is_empty() || at == 0 {
                begun.extend(cases.iter().cloned());
            }
            let (same, others) = ends.into_iter().partition(|(_, ids)| !ids.is_disjoint(&begun));
            let (same, others): (Vec<(String, _)>, Vec<(String, _)>) = (same, others);
            self.roots.extend(same.into_iter().map(|(folder, _)| folder));
            ends = others;
            at += 1;
        }
        Ok(())
    }

    /// The cases of a workspace in a commit; none where there is no such commit.
    fn cases(&self, commit: &str, root: &str) -> Result<HashSet<Unsearched>, GitError> {
        let named = match self.git.commit(commit) {
            Ok(named) => named,
            Err(GitError::UnknownRevision) => return Ok(HashSet::new()),
            Err(error) => return Err(error),
        };
        let Some(folder) = self.told(commit, root)? else { return Ok(HashSet::new()) };
        let mut files = self.git.files_in(&named, &folder)?;
        files.retain(|file| disk::is_named_as_record(Path::new(&file.path)));
        let held = self.git.bytes_of(&files)?.into_iter().zip(files);
        let read = held.filter_map(|(bytes, file)| {
            let bytes = bytes.ok().filter(|bytes| disk::may_be_about_people(bytes))?;
            Some(load::file(&self.reader, file.path, bytes))
        });
        let loaded: Vec<Loaded> = read.collect();
        Ok(Registered::of(loaded.iter()).ids().cloned().collect())
    }
}

/// Whether a file is in a folder; the root holds every file.
pub(super) fn is_under(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// Where the records have been, by all settings that a workspace in another repository has had.
fn apart(git: &Git, root: &Path, top: &Path) -> Result<Vec<String>, GitError> {
    let there = match git.top() {
        Ok(Some(there)) => disk::absolute(&there),
        Ok(None) | Err(GitError::NoRepository) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let Some(under) = inside(&there, root) else { return Ok(Vec::new()) };
    let path = if under.is_empty() { SETTINGS.to_owned() } else { format!("{under}/{SETTINGS}") };
    let mut folders = Vec::new();
    for commit in git.changed_in(&[Reach::everything()], &path)? {
        let config = git.contents()?.read(&commit, &path)?.and_then(config);
        folders.extend(config.and_then(|config| inside(top, &root.join(config.records))));
    }
    folders.sort();
    folders.dedup();
    Ok(folders)
}

/// The settings in a file; those that cannot be read tell nothing.
fn config(bytes: Vec<u8>) -> Option<Config> {
    Config::read(&mut Source::of_bytes(SETTINGS.to_owned(), bytes).0).ok()
}
