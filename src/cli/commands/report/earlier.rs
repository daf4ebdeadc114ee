//! What git knows of earlier publications, on every branch. A ledger that is gone or says something else, or a case that
//! has been moved to another half-year since, would let a reader subtract two publications from each other.

use std::path::{Path, PathBuf};

use crate::base::lang::Say;
use crate::cli::context::CommandContext;
use crate::cli::git_errors::fetch;
use crate::cli::outcome::CommandError;
use crate::facts::copies;
use crate::facts::figures::{Figures, ledger_id};
use crate::facts::restated::{Moved, Registered, unkept};
use crate::facts::years::Years;
use crate::io::disk;
use crate::io::git::{Brought, CommittedFile, Git, GitError, Unread};
use crate::model::load::{self, Loaded, Reader};
use crate::model::past::{RevisionError, inside};
use crate::model::records::Record;
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::text::Source;
use crate::syntax::unsearched::Unsearched;

/// What the repository that holds the records knows.
pub(super) struct Earlier {
    git: Git,
    /// The root of the repository.
    top: PathBuf,
    /// The root of the workspace.
    root: PathBuf,
    /// The folder of the records.
    records: PathBuf,
    reader: Reader,
    /// Every ledger that has been brought in, the first one first.
    brought: Vec<(Brought, Figures)>,
}

impl Earlier {
    /// Looks in the repository that holds the records; `None` where there is no git.
    pub(super) fn of(workspace: &Workspace, context: &CommandContext) -> Result<Option<Self>, CommandError> {
        let root = disk::absolute(&workspace.root);
        let records = disk::absolute(&root.join(&workspace.config.records));
        let git = context.git.apart(if records.is_dir() { &records } else { &root });
        let top = match git.top() {
            Ok(Some(top)) => disk::absolute(&top),
            Ok(None) | Err(GitError::NoGit | GitError::NoRepository) => {
                // What cannot be asked may all the same know of what has been published.
                let is_kept = [&records, &root].into_iter().any(|folder| disk::is_in_git(folder));
                return if is_kept { Err(silent()) } else { Ok(None) };
            }
            Err(error) => return Err(error.into()),
        };
        if git.is_cut() {
            return Err(cut());
        }
        let reader = context.reader(&workspace.root, &workspace.config)?;
        let mut earlier = Self { git, top, root, records, reader, brought: Vec::new() };
        earlier.brought = earlier.brought()?;
        Ok(Some(earlier))
    }

    /// Checks that what git has had of ledgers, on any branch and under any name, stands as it was.
    pub(super) fn is_kept(&self, ledger: &[Figures]) -> Result<(), CommandError> {
        let brought: Vec<Figures> = self.brought.iter().map(|(_, figures)| figures.clone()).collect();
        unkept(&brought, ledger).map_or(Ok(()), |years| Err(gone(years)))
    }

    /// Checks that no case stands in another half-year than when each ledger was counted.
    pub(super) fn is_unmoved(&self, ledger: &[Figures], workspace: &Workspace) -> Result<(), CommandError> {
        for figures in ledger {
            for moment in self.moments(figures) {
                let moved = self.registered(&moment)?.moved(workspace).next();
                if let Some(moved) = moved {
                    return Err(told(&moved, ledger, workspace));
                }
            }
        }
        Ok(())
    }

    /// Checks that every case stands in the last commit as it stands on the disk: what was counted could otherwise not
    /// be compared with later.
    pub(super) fn is_committed(&self, workspace: &Workspace) -> Result<(), CommandError> {
        let folder = inside(&self.top, &self.records).unwrap_or_default();
        let kept = match self.git.commit("HEAD") {
            Ok(commit) => self.git.files_in(&commit, &folder)?,
            Err(GitError::UnknownRevision) => Vec::new(),
            Err(error) => return Err(error.into()),
        };
        let changed = if kept.is_empty() { Vec::new() } else { self.git.changed_since("HEAD", &folder)? };
        let is_kept = |source: &Source| {
            let path = inside(&self.top, &self.root.join(source.path.raw()));
            path.is_some_and(|path| kept.iter().any(|file| file.path == path) && !changed.contains(&path))
        };
        let mut cases = copies::cases(workspace).map(|case| workspace.source(case.file));
        cases.find(|source| !is_kept(source)).map_or(Ok(()), |source| Err(uncommitted(&source.label)))
    }

    /// The revision that the cases are counted from.
    pub(super) fn revision(&self) -> Option<String> {
        self.git.commit("HEAD").ok()?.revision().commit
    }

    /// The commits that tell what was counted: the one that the ledger names, or those around the one that brought the
    /// ledger in. A history that has been rewritten no longer has the first.
    fn moments(&self, figures: &Figures) -> Vec<String> {
        let named = figures.revision.as_ref().filter(|name| self.git.commit(name).is_ok());
        if let Some(name) = named {
            return vec![name.clone()];
        }
        let brought = self.brought.iter().find(|(_, other)| other == figures);
        brought.map_or_else(Vec::new, |(brought, _)| brought.moments().map(str::to_owned).collect())
    }

    /// The half-years of all cases in a commit, wherever in it their files were.
    fn registered(&self, commit: &str) -> Result<Registered, CommandError> {
        let mut files = self.git.files_in(&self.git.commit(commit)?, "")?;
        files.retain(|file| self.is_ours(file));
        let loaded = self.loaded(&files, b"registered")?;
        Ok(Registered::of(loaded.iter().flatten()))
    }

    fn brought(&self) -> Result<Vec<(Brought, Figures)>, CommandError> {
        let mut brought = self.git.brought_in("audience")?;
        brought.retain(|brought| self.is_ours(&brought.file));
        let files: Vec<CommittedFile> = brought.iter().map(|brought| brought.file.clone()).collect();
        let figures = |loaded: Option<Loaded>| match loaded?.record? {
            Record::Report(report) => Figures::of(&report),
            _ => None,
        };
        let loaded = self.loaded(&files, b"audience")?.into_iter();
        let both = brought.into_iter().zip(loaded);
        Ok(both.filter_map(|(brought, loaded)| Some((brought, figures(loaded)?))).collect())
    }

    /// The records in which a word stands, read; `None` for other files.
    fn loaded(&self, files: &[CommittedFile], word: &[u8]) -> Result<Vec<Option<Loaded>>, CommandError> {
        let holds = |bytes: &[u8]| bytes.windows(word.len()).any(|part| part == word);
        let each = self.git.bytes_of(files)?.into_iter().zip(files);
        each.map(|(bytes, file)| match bytes {
            Ok(bytes) if holds(&bytes) => Ok(Some(load::file(&self.reader, file.path.clone(), bytes))),
            Ok(_) | Err(Unread::TooLarge(_)) => Ok(None),
            Err(_) => Err(RevisionError::Unread(Unsearched::new(file.path.clone())).into()),
        })
        .collect()
    }

    /// Whether a file is of this workspace, or of one that is no longer there. A repository may hold several.
    fn is_ours(&self, file: &CommittedFile) -> bool {
        let path = self.top.join(&file.path);
        let is_record = disk::is_named_as_record(Path::new(&file.path));
        let is_in_another =
            || disk::workspace(path.parent().unwrap_or(&self.top)).is_some_and(|other| other != self.root);
        is_record && (path.starts_with(&self.records) || !is_in_another())
    }
}

fn silent() -> CommandError {
    CommandError::Message(
        Say::fixed(
            "Det går inte att jämföra med det som publicerades förut: arkivet (.git) finns, men git går inte att fråga.",
            "There is no comparing with what was published before: the repository (.git) is there, but git cannot be asked.",
        ),
        Say::fixed(
            "Ingenting är publicerat. Se till att git finns på datorn och att git log svarar i mappen, och kör igen.",
            "Nothing is published. See to it that git is on the machine and that git log answers in the folder, and run again.",
        ),
    )
}

fn cut() -> CommandError {
    CommandError::Message(
        Say::fixed(
            "Det går inte att jämföra med det som publicerades förut: hela historiken är inte hämtad.",
            "There is no comparing with what was published before: the whole history has not been fetched.",
        ),
        fetch(),
    )
}

fn uncommitted(path: &str) -> CommandError {
    CommandError::Message(
        say!(
            "Ärendena är inte incheckade så som de står: {path}.",
            "The cases are not committed as they stand: {path}."
        ),
        Say::fixed(
            "Checka in ärendena först (git add, git commit), och kör igen. Det som räknas måste finnas i git: annars går det aldrig att se om ett ärende flyttas efteråt.",
            "Commit the cases first (git add, git commit), and run again. What is counted must be in git: otherwise nobody can see whether a case is moved afterwards.",
        ),
    )
}

/// That a case has been moved, and whether it has been counted.
fn told(moved: &Moved<'_>, ledger: &[Figures], workspace: &Workspace) -> CommandError {
    let path = &workspace.source(moved.case.file).label;
    let (was, now) = (moved.was, moved.now);
    let counted = ledger.iter().find(|figures| moved.is_counted_in(figures.years));
    let entered = ledger.iter().find(|figures| moved.is_now_in(figures.years));
    let what = match (counted, entered) {
        (Some(_), _) => say!(
            "Ett ärende har flyttats sedan det räknades: {path} var registrerat {was}, och nu står det {now}.",
            "A case has been moved since it was counted: {path} was registered in {was}, and now it says {now}."
        ),
        (None, Some(_)) => say!(
            "Ett ärende har flyttats in i en tid som redan är publicerad: {path} var registrerat {was}, och nu står det {now}.",
            "A case has been moved into a time that is published already: {path} was registered in {was}, and now it says {now}."
        ),
        (None, None) => say!(
            "Ett ärende har fått ett annat halvår sedan något senast publicerades: {path} var registrerat {was}, och nu står det {now}.",
            "A case has got another half-year since something was last published: {path} was registered in {was}, and now it says {now}."
        ),
    };
    CommandError::Message(
        what,
        say!(
            "Skriv tillbaka registered: {was}. Det halvår då ett ärende registrerades ändras aldrig.",
            "Write registered: {was} again. The half-year in which a case was registered is never changed."
        ),
    )
}

fn gone(years: Years) -> CommandError {
    let id = ledger_id(years);
    CommandError::Message(
        say!(
            "{years} är publicerat, men det som trycktes står inte kvar i records/reports.",
            "{years} is published, but what was printed no longer stands in records/reports."
        ),
        say!(
            "Hämta tillbaka {id}.yaml ur git som den var: git log --all -- \"*{id}.yaml\" visar var den finns.",
            "Bring {id}.yaml back from git as it was: git log --all -- \"*{id}.yaml\" shows where it is."
        ),
    )
}
