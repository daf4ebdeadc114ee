//! Whether the last commit has the cases that are on the disk, all of them and no others, as they stand: what is counted
//! could otherwise not be compared with later. The contents are compared, since git can be told not to look at a file.

use std::collections::HashMap;
use std::path::Path;

use super::earlier::Earlier;
use super::own::is_under;
use super::place::quoted;
use crate::cli::outcome::CommandError;
use crate::io::disk;
use crate::io::git::{Commit, CommittedFile, GitError, Hold};
use crate::model::load::{self, Loaded};
use crate::model::past::inside;
use crate::model::workspace::Workspace;
use crate::pii::detector::Exposure;
use crate::say;

impl Earlier {
    /// Checks that the cases in the last commit are those on the disk.
    pub(super) fn is_committed(&self, workspace: &Workspace) -> Result<(), CommandError> {
        let head = match self.git.commit("HEAD") {
            Ok(commit) => Some(commit),
            Err(GitError::UnknownRevision) => None,
            Err(error) => return Err(error.into()),
        };
        let folder = self.own.now();
        let kept =
            head.as_ref().map_or_else(|| Ok(Vec::new()), |commit| self.git.files_in(commit, folder))?;
        let mut kept: HashMap<&str, &CommittedFile> =
            kept.iter().map(|file| (file.path.as_str(), file)).collect();
        let (mut files, mut paths) = (Vec::new(), Vec::new());
        for case in workspace.cases() {
            let path = self.root.join(workspace.source(case.file).path.raw());
            let inner = inside(&self.top, &disk::absolute(&path)).unwrap_or_default();
            match kept.remove(inner.as_str()) {
                Some(file) => {
                    files.push(file.clone());
                    paths.push(path);
                }
                None => return Err(self.uncommitted(&inner, &path)),
            }
        }
        for (bytes, (file, path)) in self.git.bytes_of(&files)?.into_iter().zip(files.iter().zip(&paths)) {
            let kept = bytes.map_err(|_| GitError::Partial)?;
            if disk::read(path).map_or(true, |own| !is_same(&own, &kept)) {
                return Err(self.uncommitted(&file.path, path));
            }
        }
        let left: Vec<CommittedFile> = kept.into_values().cloned().collect();
        if let Some(gone) = self.about_people(left, "case")?.first() {
            return Err(self.not_on_disk(gone));
        }
        head.map_or(Ok(()), |head| self.is_among_records(&head, workspace))
    }

    /// Checks that the last commit has no record about people outside the folder of the records: it would not be
    /// counted.
    fn is_among_records(&self, head: &Commit, workspace: &Workspace) -> Result<(), CommandError> {
        let others = self.git.folders_with("HEAD", "vbe.toml")?;
        let own = inside(&self.top, &self.root).map(|root| if root.is_empty() { root } else { root + "/" });
        let is_others = |path: &str| {
            let nearest = others
                .iter()
                .filter(|other| path.starts_with(other.as_str()))
                .max_by_key(|other| other.len());
            nearest.is_some_and(|nearest| Some(nearest) != own.as_ref())
        };
        let exempt: Vec<String> = workspace
            .config
            .elsewhere
            .iter()
            .filter_map(|folder| inside(&self.top, &self.root.join(folder)))
            .collect();
        let mut files = self.git.files_in(head, "")?;
        files.retain(|file| {
            let is_exempt = exempt.iter().any(|folder| is_under(&file.path, folder));
            !is_under(&file.path, self.own.now()) && !is_exempt && !is_others(&file.path)
        });
        self.about_people(files, "")?.first().map_or(Ok(()), |path| Err(self.misplaced(path)))
    }

    /// The paths of those of some files that are about people, of one kind or of any.
    fn about_people(&self, mut files: Vec<CommittedFile>, kind: &str) -> Result<Vec<String>, CommandError> {
        files.retain(|file| disk::is_named_as_record(Path::new(&file.path)));
        files.sort_by(|one, other| one.path.cmp(&other.path));
        let is_it = |loaded: &Loaded| {
            let own = loaded.kind.filter(|kind| kind.exposure == Exposure::Case);
            own.is_some_and(|own| kind.is_empty() || own.name == kind)
        };
        let mut found = Vec::new();
        for (bytes, file) in self.git.bytes_of(&files)?.into_iter().zip(files) {
            let Ok(bytes) = bytes else { continue };
            if disk::may_be_about_people(&bytes) && is_it(&load::file(&self.reader, file.path.clone(), bytes))
            {
                found.push(file.path);
            }
        }
        Ok(found)
    }

    fn uncommitted(&self, path: &str, on_disk: &Path) -> CommandError {
        let (git, file) = (&self.place.git, quoted(path));
        let folder = quoted(self.own.now());
        let inner = on_disk.ancestors().skip(1).find(|folder| folder.join(".git").exists());
        let help = match self.git.hold(path) {
            _ if inner.is_some_and(|inner| disk::absolute(inner) != self.top) => {
                let inner =
                    quoted(&inside(&self.top, &disk::absolute(inner.unwrap_or(on_disk))).unwrap_or_default());
                say!(
                    "Mappen {inner} är ett eget git-arkiv inuti det som har mappen för poster. Låt alla poster ligga i ett arkiv: flytta undan .git ur mappen, kör {git} rm -r --cached --ignore-unmatch {inner}, {git} add -A -- {folder} och {git} commit.",
                    "The folder {inner} is a git repository of its own inside the one that holds the records. Let all records be in one repository: move .git out of the folder, run {git} rm -r --cached --ignore-unmatch {inner}, {git} add -A -- {folder} and {git} commit."
                )
            }
            Ok(Hold::Ignored) => say!(
                "git bortser från filen. Lägg till den ändå, och checka in: {git} add -f -- {file}, {git} commit. Se också efter i .gitignore.",
                "git ignores the file. Add it all the same, and commit: {git} add -f -- {file}, {git} commit. Look in .gitignore too."
            ),
            Ok(Hold::Absent) => say!(
                "git är tillsagt att inte se efter i filen. Kör {git} update-index --no-skip-worktree -- {file}, {git} add --sparse -- {file} och {git} commit.",
                "git is told not to look at the file. Run {git} update-index --no-skip-worktree -- {file}, {git} add --sparse -- {file} and {git} commit."
            ),
            Ok(Hold::Unwatched) => say!(
                "git är tillsagt att inte se efter i filen. Kör {git} update-index --no-assume-unchanged -- {file}, {git} add -- {file} och {git} commit.",
                "git is told not to look at the file. Run {git} update-index --no-assume-unchanged -- {file}, {git} add -- {file} and {git} commit."
            ),
            _ => say!(
                "Checka in ärendena först ({git} add -A -- {folder}, {git} commit), och kör igen. Det som räknas måste finnas i git: annars går det aldrig att se om ett ärende flyttas efteråt.",
                "Commit the cases first ({git} add -A -- {folder}, {git} commit), and run again. What is counted must be in git: otherwise nobody can see whether a case is moved afterwards."
            ),
        };
        CommandError::Message(
            say!(
                "Ärendena är inte incheckade så som de står: {file}.",
                "The cases are not committed as they stand: {file}."
            ),
            help,
        )
    }

    fn not_on_disk(&self, path: &str) -> CommandError {
        let (git, file) = (&self.place.git, quoted(path));
        let folder = quoted(self.own.now());
        let help = match self.git.hold(path) {
            Ok(Hold::Absent) => say!(
                "git har inte lagt hela arkivet på disken: {git} sparse-checkout disable hämtar fram resten.",
                "git has not put all of the repository on the disk: {git} sparse-checkout disable brings the rest."
            ),
            _ => say!(
                "Ska ärendet vara borta, checka in det: {git} add -A -- {folder}, {git} commit. Annars hämtar {git} restore --source=HEAD --staged --worktree -- {file} tillbaka det.",
                "If the case is to be gone, commit that: {git} add -A -- {folder}, {git} commit. Otherwise {git} restore --source=HEAD --staged --worktree -- {file} brings it back."
            ),
        };
        CommandError::Message(
            say!(
                "Ett ärende finns i den senaste incheckningen men inte på disken: {file}.",
                "A case is in the last commit but not on the disk: {file}."
            ),
            help,
        )
    }

    fn misplaced(&self, path: &str) -> CommandError {
        let (git, file) = (&self.place.git, quoted(path));
        let folder = quoted(self.own.now());
        CommandError::Message(
            say!(
                "Den senaste incheckningen har ett ärende eller en händelse utanför mappen för poster: {file}. Det räknas inte med.",
                "The last commit has a case or an incident outside the folder of the records: {file}. It is not counted."
            ),
            say!(
                "Flytta filen till {folder}, och checka in: {git} add -A, {git} commit. Är den ett exempel: skriv dess mapp i vbe.toml, [privacy] elsewhere.",
                "Move the file to {folder}, and commit: {git} add -A, {git} commit. If it is an example: write its folder in vbe.toml, [privacy] elsewhere."
            ),
        )
    }
}

/// Whether two contents are the same but for the ends of lines, which git writes as each system has them.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    let plain = |bytes: &[u8]| {
        let lines: Vec<&[u8]> =
            bytes.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line)).collect();
        lines.join(&b'\n')
    };
    one == other || plain(one) == plain(other)
}
