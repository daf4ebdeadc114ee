//! What git knows of earlier publications, on every branch. A ledger that is gone or says something else, or a case that
//! has been moved to another half-year or has come since, would let a reader subtract two publications from each other.

use std::path::{Path, PathBuf};

use super::alone::{has_all_branches, is_alone};
use super::own::{Asked, Own};
use super::place::{Place, quoted};
use crate::base::halfyear::HalfYear;
use crate::base::lang::Say;
use crate::cli::context::CommandContext;
use crate::cli::git_errors::fetch;
use crate::cli::outcome::CommandError;
use crate::facts::copies;
use crate::facts::counted::Counted;
use crate::facts::figures::Figures;
use crate::facts::restated::{Moved, Registered, unkept};
use crate::io::disk;
use crate::io::git::{Brought, CommittedFile, Git, GitError, Hold, Unread};
use crate::model::load::{self, Loaded, Reader};
use crate::model::past::{RevisionError, inside};
use crate::model::records::Record;
use crate::model::workspace::Workspace;
use crate::rules::{mend_committed, mend_late};
use crate::say;
use crate::syntax::finding::FileId;
use crate::syntax::unsearched::Unsearched;

/// What the repository that holds the records knows.
pub(super) struct Earlier {
    pub(super) git: Git,
    /// The root of the repository.
    pub(super) top: PathBuf,
    /// The root of the workspace.
    pub(super) root: PathBuf,
    /// The folder of the records.
    pub(super) records: PathBuf,
    /// The folder of the ledgers, as the settings write it.
    ledgers: String,
    pub(super) reader: Reader,
    pub(super) place: Place,
    pub(super) own: Own,
    /// Every ledger that has been brought in, the first one first.
    brought: Vec<(Brought, Figures)>,
    now: HalfYear,
}

impl Earlier {
    /// Looks in the repository that holds the records; `None` where there is no git.
    pub(super) fn of(workspace: &Workspace, context: &CommandContext) -> Result<Option<Self>, CommandError> {
        let root = disk::absolute(&workspace.root);
        let records = disk::absolute(&root.join(&workspace.config.records));
        let git = context.git.apart(if records.is_dir() { &records } else { &root });
        let top = match git.top() {
            Ok(Some(top)) => disk::absolute(&top),
            Ok(None) | Err(GitError::NoGit | GitError::NoRepository | GitError::Silent) => {
                // What cannot be asked may all the same know of what has been published.
                let is_kept = [&records, &root].into_iter().any(|folder| disk::is_in_git(folder));
                return if is_kept { Err(silent()) } else { Ok(None) };
            }
            Err(error) => return Err(error.into()),
        };
        if git.is_cut() {
            return Err(cut());
        }
        is_alone(&git, &top, &root, &records)?;
        let place = Place::of(&top, context);
        has_all_branches(&git, &place.git)?;
        let reader = context.reader(&workspace.root, &workspace.config)?;
        let cases = workspace.cases().map(|case| workspace.file(case.file).key()).collect();
        let beside = context.git.apart(&root);
        let own = Own::of(Asked {
            git: &git,
            beside,
            top: &top,
            root: &root,
            records: &records,
            reader: &reader,
            cases,
        })?;
        let ledgers = disk::name(Path::new(""), &workspace.config.records.join("reports"));
        let now = HalfYear::of(context.day);
        let mut earlier =
            Self { git, top, root, records, ledgers, reader, place, own, brought: Vec::new(), now };
        earlier.brought = earlier.brought()?;
        Ok(Some(earlier))
    }

    /// Checks that what git has had of ledgers, on any branch and under any name, stands as it was.
    pub(super) fn is_kept(&self, ledger: &[Figures]) -> Result<(), CommandError> {
        let brought: Vec<&Figures> = self.brought.iter().map(|(_, figures)| figures).collect();
        unkept(&brought, ledger).map_or(Ok(()), |at| Err(self.gone(&self.brought[at])))
    }

    /// Checks that no case stands in another half-year than when each ledger was counted, and that none has come since
    /// into a time that is published.
    pub(super) fn is_unmoved(
        &mut self,
        ledger: &[Figures],
        workspace: &Workspace,
    ) -> Result<(), CommandError> {
        for figures in ledger {
            for moment in self.moments(figures) {
                let registered = self.registered(&moment)?;
                let is_told = |moved: &Moved<'_>| {
                    !moved.is_mistyped(figures.on) || ledger.iter().any(|own| moved.is_now_in(own.years))
                };
                if let Some(moved) = registered.moved(workspace).find(is_told) {
                    return Err(told(&moved, ledger, workspace));
                }
            }
            let mut counted = self.counted(figures);
            for case in copies::cases(workspace) {
                let Some(half) = case.record.registered.map(|half| half.value) else { continue };
                if counted.lacks(half, &case.record.id, &self.reader)? {
                    let path = self.root.join(workspace.source(case.file).path.raw());
                    let inner = inside(&self.top, &disk::absolute(&path)).unwrap_or_default();
                    let mend = if self.git.is_committed(&inner) { mend_committed } else { mend_late };
                    return Err(late(case.file, half, mend(self.now), workspace));
                }
            }
        }
        Ok(())
    }

    /// The revision that the cases are counted from.
    pub(super) fn revision(&self) -> Option<String> {
        self.git.commit("HEAD").ok()?.revision().commit
    }

    /// What was counted in a publication.
    fn counted(&self, figures: &Figures) -> Counted {
        Counted::of(figures, &self.git, || self.around(figures))
    }

    /// The commits that tell what was counted: the one that the ledger names, or those around the one that brought the
    /// ledger in. A history that has been rewritten no longer has the first.
    fn moments(&self, figures: &Figures) -> Vec<String> {
        let named = figures.revision.as_ref().filter(|name| self.git.commit(name).is_ok());
        named.map_or_else(|| self.around(figures), |name| vec![name.clone()])
    }

    fn around(&self, figures: &Figures) -> Vec<String> {
        let brought = self.brought.iter().find(|(_, other)| other == figures);
        brought.map_or_else(Vec::new, |(brought, _)| brought.moments().map(str::to_owned).collect())
    }

    /// The half-years of all cases in a commit, wherever among the records their files were.
    fn registered(&mut self, commit: &str) -> Result<Registered, CommandError> {
        let mut own = Vec::new();
        for file in self.git.files_in(&self.git.commit(commit)?, "")? {
            if self.own.holds(commit, &file.path)? {
                own.push(file);
            }
        }
        let loaded = self.loaded(&own, b"registered")?;
        Ok(Registered::of(loaded.iter().flatten()))
    }

    fn brought(&mut self) -> Result<Vec<(Brought, Figures)>, CommandError> {
        let mut own = Vec::new();
        for brought in self.git.brought_in("audience")? {
            if self.own.holds(brought.commit(), &brought.file.path)? {
                own.push(brought);
            }
        }
        let files: Vec<CommittedFile> = own.iter().map(|brought| brought.file.clone()).collect();
        let figures = |loaded: Option<Loaded>| match loaded?.record? {
            Record::Report(report) => Figures::of(&report),
            _ => None,
        };
        let loaded = self.loaded(&files, b"audience")?.into_iter();
        let both = own.into_iter().zip(loaded);
        Ok(both.filter_map(|(brought, loaded)| Some((brought, figures(loaded)?))).collect())
    }

    /// The records in which a word stands, read; `None` for other files.
    pub(super) fn loaded(
        &self,
        files: &[CommittedFile],
        word: &[u8],
    ) -> Result<Vec<Option<Loaded>>, CommandError> {
        let holds = |bytes: &[u8]| bytes.windows(word.len()).any(|part| part == word);
        let each = self.git.bytes_of(files)?.into_iter().zip(files);
        each.map(|(bytes, file)| match bytes {
            Ok(bytes) if holds(&bytes) => Ok(Some(load::file(&self.reader, file.path.clone(), bytes))),
            Ok(_) | Err(Unread::TooLarge(_)) => Ok(None),
            Err(_) => Err(RevisionError::Unread(Unsearched::new(file.path.clone())).into()),
        })
        .collect()
    }

    /// The path of a ledger from the root of the repository.
    fn path_of(&self, figures: &Figures) -> String {
        let path = self.records.join("reports").join(format!("{}.yaml", figures.id()));
        inside(&self.top, &path).unwrap_or_default()
    }

    /// What to do when git passes over a ledger that has been written.
    pub(super) fn is_ignored(&self, figures: &Figures) -> Option<Say> {
        let path = self.path_of(figures);
        let (git, file) = (&self.place.git, quoted(&path));
        (self.git.hold(&path).ok()? == Hold::Ignored).then(|| {
            say!(
                "vbe: git bortser från filen. Lägg till den ändå: {git} add -f -- {file}",
                "vbe: git ignores the file. Add it all the same: {git} add -f -- {file}"
            )
        })
    }

    /// How to bring a ledger back, or to begin anew where it is of another life: whoever begins with a copy of a
    /// repository has its history too.
    fn gone(&self, (brought, figures): &(Brought, Figures)) -> CommandError {
        let (years, id) = (figures.years, figures.id());
        let Place { git, top } = &self.place;
        let own = self.path_of(figures);
        let commit = brought.commit().get(..10).unwrap_or(brought.commit());
        let (path, folder) = (quoted(&brought.file.path), quoted(&self.ledgers));
        let sparse = if self.git.is_sparse() { " --ignore-skip-worktree-bits" } else { "" };
        let bring = format!("{git} restore{sparse} --source={commit} -- {path}");
        let moved = brought.file.path != own;
        let to = quoted(&own);
        let then = if moved { format!(" Flytta den sedan till {to}.") } else { String::new() };
        let next = if moved { format!(" Then move it to {to}.") } else { String::new() };
        CommandError::Message(
            say!(
                "{years} är publicerat, men det som trycktes ({id}.yaml) står inte kvar som det var i {folder}.",
                "{years} is published, but what was printed ({id}.yaml) no longer stands as it was in {folder}."
            ),
            say!(
                "Hämta tillbaka det: {bring}.{then} Började arkivet som en kopia av ett annat, och var det där det publicerades: flytta undan mappen .git i {top}, och kör {git} init, {git} add -A, {git} commit och vbe init. Då börjar historiken om.",
                "Bring it back: {bring}.{next} If the repository began as a copy of another, in which it was published: move the folder .git in {top} away, and run {git} init, {git} add -A, {git} commit and vbe init. Then the history begins anew."
            ),
        )
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
            "Skriv tillbaka registered: {was}. Var det fel från början: ta bort filen och skriv in ärendet på nytt, under ett nytt id: vbe new case.",
            "Write registered: {was} again. If it was wrong from the beginning: take the file out and register the case anew, under a new id: vbe new case."
        ),
    )
}

/// That a case has come into a time that is published already.
fn late(file: FileId, half: HalfYear, mend: Say, workspace: &Workspace) -> CommandError {
    let path = &workspace.source(file).label;
    CommandError::Message(
        say!(
            "Ett ärende har kommit till i {half}, som redan är publicerat: {path}.",
            "A case has been added in {half}, which is published already: {path}."
        ),
        mend,
    )
}
