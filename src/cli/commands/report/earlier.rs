//! What git knows of earlier publications, on every branch. A ledger that is gone or says something else, or a case that
//! has been moved to another half-year or has come since, would let a reader subtract two publications from each other.

use std::path::{Path, PathBuf};

use super::alone::{has_all_branches, is_alone};
use super::ledgers;
use super::own::{Asked, Own};
use super::place::{Place, quoted};
use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::base::lang::Say;
use crate::cli::context::CommandContext;
use crate::cli::outcome::CommandError;
use crate::facts::copies;
use crate::facts::counted::{Counted, records_of};
use crate::facts::figures::Figures;
use crate::facts::printed::can_be_printed;
use crate::facts::restated::{Moved, Registered, unkept};
use crate::io::disk;
use crate::io::git::{Brought, CommittedFile, Git, GitError, Hold};
use crate::model::load::{self, Loaded, Reader};
use crate::model::past::inside;
use crate::model::workspace::Workspace;
use crate::rules::{mend_committed, mend_late};
use crate::say;
use crate::syntax::finding::FileId;

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
    /// Every ledger that has been brought in and can have been printed, the first one first.
    brought: Vec<(Brought, Figures)>,
    /// Those of the workspace's own repository, where the records are in another, and how that repository is called.
    beside: Option<ledgers::Beside>,
    /// Those that are in the index and in no commit yet, by their paths.
    added: Vec<(String, Figures)>,
    day: Day,
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
            return Err(ledgers::cut());
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
        let beside = ledgers::beside((&root, &records), &top, workspace, &reader, context)?;
        let (brought, added, day) = (Vec::new(), Vec::new(), context.day);
        let mut earlier =
            Self { git, top, root, records, ledgers, reader, place, own, brought, beside, added, day };
        earlier.brought = ledgers::held(&earlier.git, &mut earlier.own, &earlier.reader, day)?;
        earlier.added = earlier.added()?;
        Ok(Some(earlier))
    }

    /// Checks that what git has had of ledgers, on any branch and under any name, stands as it was.
    pub(super) fn is_kept(&self, ledger: &[Figures]) -> Result<(), CommandError> {
        let places = self.beside.iter().map(|(place, brought)| (place, brought));
        for (place, brought) in [(&self.place, &self.brought)].into_iter().chain(places) {
            let figures: Vec<&Figures> = brought.iter().map(|(_, figures)| figures).collect();
            if let Some(at) = unkept(&figures, ledger) {
                return Err(self.gone(place, &brought[at]));
            }
        }
        let figures: Vec<&Figures> = self.added.iter().map(|(_, figures)| figures).collect();
        unkept(&figures, ledger).map_or(Ok(()), |at| Err(self.not_on_the_disk(&self.added[at])))
    }

    /// Whether figures are those that git first had of their years; what it has not had yet may have just been printed.
    pub(super) fn is_as_printed(&self, figures: &Figures) -> bool {
        self.printed().find(|own| own.years == figures.years).is_none_or(|first| first == figures)
    }

    /// What has been printed, as far as git knows, also what is withdrawn.
    pub(super) fn printed(&self) -> impl Iterator<Item = &Figures> {
        let beside = self.beside.iter().flat_map(|(_, brought)| brought);
        self.brought.iter().chain(beside).map(|(_, figures)| figures)
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
                    return Err(late(case.file, half, mend(HalfYear::of(self.day)), workspace));
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
        let brought = self.brought.iter().find(|(_, other)| other == figures);
        let path = brought.map_or_else(|| self.path_of(figures), |(brought, _)| brought.file.path.clone());
        Counted::of(figures, &self.git, records_of(&path), || self.around(figures))
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
        let loaded = self.loaded(&own, "registered")?;
        Ok(Registered::of(loaded.iter().flatten()))
    }

    /// The ledgers in the index that the last commit does not have.
    fn added(&mut self) -> Result<Vec<(String, Figures)>, CommandError> {
        let mut added = Vec::new();
        for path in self.git.staged_with(ledgers::WORD)? {
            if self.own.holds("", &path)? {
                let bytes = self.git.contents()?.read("", &path)?.unwrap_or_default();
                let loaded = load::file(&self.reader, path.clone(), bytes);
                added.extend(ledgers::figures(Some(loaded)).map(|figures| (path, figures)));
            }
        }
        added.retain(|(_, figures)| can_be_printed(figures, self.day));
        Ok(added)
    }

    /// The records in which a word stands, read; `None` for other files.
    pub(super) fn loaded(
        &self,
        files: &[CommittedFile],
        word: &str,
    ) -> Result<Vec<Option<Loaded>>, CommandError> {
        ledgers::loaded(&self.git, &self.reader, files, word)
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
    fn gone(&self, place: &Place, (brought, figures): &(Brought, Figures)) -> CommandError {
        let (years, id) = (figures.years, figures.id());
        let Place { git, top } = place;
        let own = self.path_of(figures);
        let commit = brought.commit().get(..10).unwrap_or(brought.commit());
        let (path, folder) = (quoted(&brought.file.path), quoted(&self.ledgers));
        let sparse = if self.git.is_sparse() { " --ignore-skip-worktree-bits" } else { "" };
        let bring = format!("{git} restore{sparse} --source={commit} -- {path}");
        let is_beside = self.place.top != *top;
        let moved = is_beside || brought.file.path != own;
        // From where vbe was run, when it is another repository than the one that the command is about.
        let to = if is_beside { quoted(&format!("{}/{own}", self.place.top)) } else { quoted(&own) };
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

    /// How to bring back a ledger that is in the index only.
    fn not_on_the_disk(&self, (path, figures): &(String, Figures)) -> CommandError {
        let (years, git, file) = (figures.years, &self.place.git, quoted(path));
        CommandError::Message(
            say!(
                "{years} är publicerat och tillagt i git, men filen finns inte kvar som den var: {file}.",
                "{years} is published and added to git, but the file is no longer there as it was: {file}."
            ),
            say!(
                "Hämta tillbaka den ({git} restore -- {file}), och checka in den.",
                "Bring it back ({git} restore -- {file}), and commit it."
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
