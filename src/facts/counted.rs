//! Which cases were counted in a publication, asked of the commit that they were counted from. A case that came later into
//! a time that is published would be the difference between two counts.

use std::collections::HashSet;
use std::path::Path;

use super::figures::Figures;
use super::restated::Registered;
use super::years::Years;
use crate::base::halfyear::HalfYear;
use crate::io::disk;
use crate::io::git::{CommittedFile, Git, GitError};
use crate::model::load::{self, Loaded, Reader, stem};
use crate::model::records::Sought;
use crate::syntax::unsearched::Unsearched;

/// A publication, and the commits that tell what was counted.
#[derive(Debug)]
pub(crate) struct Counted {
    years: Years,
    git: Git,
    /// The folder of the records then: what lay elsewhere was not counted.
    records: String,
    commits: Vec<String>,
    /// What the files of the commits are called, once it has been asked for.
    named: Option<HashSet<Unsearched>>,
    /// The ids of the cases in them, once it has been asked for.
    ids: Option<HashSet<Unsearched>>,
}

impl Counted {
    /// What was counted in a publication, of the records in that folder. A ledger that names no commit that is here tells
    /// nothing by itself: then `around` are the commits that brought it.
    pub(crate) fn of(
        figures: &Figures,
        git: &Git,
        records: &str,
        around: impl FnOnce() -> Vec<String>,
    ) -> Self {
        let named = figures.revision.clone().filter(|name| git.commit(name).is_ok());
        let commits = named.map_or_else(around, |name| vec![name]);
        let (git, records) = (git.clone(), records.to_owned());
        Self { years: figures.years, git, records, commits, named: None, ids: None }
    }

    /// Whether a case is of the time that was published and was not there when it was counted.
    pub(crate) fn lacks(
        &mut self,
        registered: HalfYear,
        id: &(impl Sought + ?Sized),
        reader: &Reader,
    ) -> Result<bool, GitError> {
        let is_of_it = self.years.half_years().any(|half| half == registered);
        if !is_of_it || self.commits.is_empty() {
            return Ok(false);
        }
        // Cases are named by their ids, so that files are seldom read.
        let id = id.sought().owned();
        Ok(!self.named()?.contains(&id) && !self.ids(reader)?.contains(&id))
    }

    /// Whether a file that was counted has that name, so that its case need not be looked at. A publication that tells of
    /// no commit tells nothing.
    pub(crate) fn is_named(&mut self, stem: &str) -> Result<bool, GitError> {
        let stem = Unsearched::new(stem.to_owned());
        Ok(self.commits.is_empty() || self.named()?.contains(&stem))
    }

    fn named(&mut self) -> Result<&HashSet<Unsearched>, GitError> {
        if self.named.is_none() {
            let names =
                self.files()?.iter().map(|file| Unsearched::new(stem(&file.path).to_owned())).collect();
            self.named = Some(names);
        }
        Ok(self.named.get_or_insert_default())
    }

    fn ids(&mut self, reader: &Reader) -> Result<&HashSet<Unsearched>, GitError> {
        if self.ids.is_none() {
            let files = self.files()?;
            let held = self.git.bytes_of(&files)?.into_iter().zip(files);
            let read = |(bytes, file): (Result<Vec<u8>, _>, CommittedFile)| {
                let bytes = bytes.ok().filter(|bytes| disk::may_be_about_people(bytes))?;
                Some(load::file(reader, file.path, bytes))
            };
            let loaded: Vec<Loaded> = held.filter_map(read).collect();
            self.ids = Some(Registered::of(loaded.iter()).ids().cloned().collect());
        }
        Ok(self.ids.get_or_insert_default())
    }

    /// The files that are named as records in the commits.
    fn files(&self) -> Result<Vec<CommittedFile>, GitError> {
        let mut all = Vec::new();
        for name in &self.commits {
            let files = match self.git.commit(name) {
                Ok(commit) => match self.git.files_in(&commit, &self.records)? {
                    // The folder was called something else then.
                    none if none.is_empty() => self.git.files_in(&commit, "")?,
                    files => files,
                },
                Err(GitError::UnknownRevision) => continue,
                Err(error) => return Err(error),
            };
            all.extend(files.into_iter().filter(|file| disk::is_named_as_record(Path::new(&file.path))));
        }
        Ok(all)
    }
}

/// The folder of the records that a ledger lies among: it has a folder of its own there.
pub(crate) fn records_of(ledger: &str) -> &str {
    let own = ledger.rsplit_once('/').map_or("", |(folder, _)| folder);
    own.rsplit_once('/').map_or("", |(records, _)| records)
}

/// The commits that tell what was counted in a ledger that does not say so: those that brought its file, and those
/// before.
pub(crate) fn around(git: &Git, path: &str) -> Vec<String> {
    let brought = git.commits_of(path, true).unwrap_or_default().into_iter();
    brought.flat_map(|commit| ["", "^1", "^2"].map(|parent| format!("{commit}{parent}"))).collect()
}
