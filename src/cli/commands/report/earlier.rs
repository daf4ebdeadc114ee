//! What git knows of earlier publications. A ledger that is gone, or a case that has been moved to another half-year
//! since, would let a reader subtract two publications from each other.

use std::path::Path;

use crate::base::lang::Say;
use crate::cli::context::CommandContext;
use crate::cli::git_errors::fetch;
use crate::cli::outcome::CommandError;
use crate::facts::figures::{Figures, ledger_id};
use crate::facts::restated::{moved, withdrawn};
use crate::facts::years::Years;
use crate::io::disk;
use crate::io::git::GitError;
use crate::model::past::{Past, RevisionError, inside};
use crate::model::workspace::Workspace;
use crate::say;

/// Checks that nothing that was published, and no case that was counted then, has changed since.
pub(super) fn is_kept(
    years: Years,
    ledger: &[Figures],
    workspace: &Workspace,
    context: &CommandContext,
) -> Result<(), CommandError> {
    let head = at("HEAD", workspace, context)?;
    if let Some(years) = head.and_then(|head| withdrawn(&head, workspace)) {
        return Err(gone(years));
    }
    // Only the days of publication are compared: what has been moved since must be possible to move back.
    for figures in ledger {
        let Some(was) = at(&figures.on.to_string(), workspace, context)? else { continue };
        if let Some(years) = withdrawn(&was, workspace) {
            return Err(gone(years));
        }
        if let Some(moved) = moved(&was, workspace) {
            let path = &workspace.source(moved.case.file).label;
            let (was, now) = (moved.was, moved.now);
            return Err(CommandError::Message(
                say!(
                    "Ett ärende har flyttats sedan det räknades: {path} var registrerat {was}, och nu står det {now}.",
                    "A case has been moved since it was counted: {path} was registered in {was}, and now it says {now}."
                ),
                say!(
                    "Skriv tillbaka registered: {was}. Det halvår då ett ärende registrerades ändras aldrig.",
                    "Write registered: {was} again. The half-year in which a case was registered is never changed."
                ),
            ));
        }
    }
    match lost(years, ledger, workspace, context)? {
        Some(years) => Err(gone(years)),
        None => Ok(()),
    }
}

/// The workspace as it was; `None` where git has nothing from then, as after the history has been weeded.
fn at(
    moment: &str,
    workspace: &Workspace,
    context: &CommandContext,
) -> Result<Option<Workspace>, CommandError> {
    let past = match Past::find(&context.git, &workspace.root, moment) {
        Ok(past) => past,
        Err(error) => return unknown(error),
    };
    let config = workspace.config.clone();
    let reader = context.reader(&workspace.root, &config)?;
    past.open(&workspace.root, config, &reader).map(Some).or_else(unknown)
}

/// No workspace, where there is none to compare with; or an error, where there may be one that could not be read.
fn unknown(error: RevisionError) -> Result<Option<Workspace>, CommandError> {
    match error {
        RevisionError::Early { cut: true, .. } | RevisionError::Unknown { cut: true, .. } => {
            Err(CommandError::Message(
                Say::fixed(
                    "Det går inte att jämföra med det som publicerades förut: hela historiken är inte hämtad.",
                    "There is no comparing with what was published before: the whole history has not been fetched.",
                ),
                fetch(),
            ))
        }
        RevisionError::Git(GitError::NoGit | GitError::NoRepository)
        | RevisionError::Early { .. }
        | RevisionError::Unknown { .. }
        | RevisionError::Apart(_) => Ok(None),
        other => Err(other.into()),
    }
}

/// Years that overlap those asked for, whose ledger git has had and the workspace no longer has.
fn lost(
    years: Years,
    ledger: &[Figures],
    workspace: &Workspace,
    context: &CommandContext,
) -> Result<Option<Years>, CommandError> {
    let records = disk::absolute(&workspace.root.join(&workspace.config.records));
    if !records.is_dir() {
        return Ok(None);
    }
    let git = context.git.apart(&records);
    let top = match git.top() {
        Ok(Some(top)) => disk::absolute(&top),
        Ok(None) | Err(GitError::NoGit | GitError::NoRepository) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    // Of two that overlapped one may have been withdrawn, as `published-twice` asks.
    let is_settled = |other: &Years| ledger.iter().any(|figures| figures.years.overlaps(*other));
    for other in years.overlapping().filter(|other| !is_settled(other)) {
        let path = records.join("reports").join(format!("{}.yaml", ledger_id(other)));
        let Some(path) = inside(&top, Path::new(&path)) else { continue };
        if !git.log_of(&path, None)?.is_empty() {
            return Ok(Some(other));
        }
    }
    Ok(None)
}

fn gone(years: Years) -> CommandError {
    let id = ledger_id(years);
    CommandError::Message(
        say!(
            "{years} är publicerat, men det som trycktes står inte kvar i records/reports.",
            "{years} is published, but what was printed no longer stands in records/reports."
        ),
        say!(
            "Hämta tillbaka {id}.yaml ur git som den var: git log -- \"*{id}.yaml\" visar var den finns.",
            "Bring {id}.yaml back from git as it was: git log -- \"*{id}.yaml\" shows where it is."
        ),
    )
}
