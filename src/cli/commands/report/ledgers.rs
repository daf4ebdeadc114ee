//! The ledgers that a repository has had: those of the repository that holds the records, and where that is another than
//! the workspace's own, those of that one.

use std::path::Path;

use super::own::{Asked, Own};
use super::place::Place;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::cli::context::CommandContext;
use crate::cli::git_errors::fetch;
use crate::cli::outcome::CommandError;
use crate::facts::figures::Figures;
use crate::facts::printed::can_be_printed;
use crate::io::disk;
use crate::io::git::{Brought, CommittedFile, Git, Unread};
use crate::model::load::{self, Loaded, Reader};
use crate::model::past::RevisionError;
use crate::model::records::Record;
use crate::model::workspace::Workspace;
use crate::syntax::unsearched::Unsearched;

/// The word that stands in every ledger.
pub(super) const WORD: &str = "audience";

/// The ledgers that a repository has had among the records of a workspace and that can have been printed.
pub(super) fn held(
    git: &Git,
    own: &mut Own,
    reader: &Reader,
    day: Day,
) -> Result<Vec<(Brought, Figures)>, CommandError> {
    let mut all = Vec::new();
    for brought in git.brought_in(WORD)? {
        if own.holds(brought.commit(), &brought.file.path)? {
            all.push(brought);
        }
    }
    let files: Vec<CommittedFile> = all.iter().map(|brought| brought.file.clone()).collect();
    let both = all.into_iter().zip(loaded(git, reader, &files, WORD)?);
    let printed = both.filter_map(|(brought, loaded)| Some((brought, figures(loaded)?)));
    Ok(printed.filter(|(_, figures)| can_be_printed(figures, day)).collect())
}

/// The figures of a ledger.
pub(super) fn figures(loaded: Option<Loaded>) -> Option<Figures> {
    match loaded?.record? {
        Record::Report(report) => Figures::of(&report),
        _ => None,
    }
}

/// The records in which a word stands, read; `None` for other files.
pub(super) fn loaded(
    git: &Git,
    reader: &Reader,
    files: &[CommittedFile],
    word: &str,
) -> Result<Vec<Option<Loaded>>, CommandError> {
    let holds = |bytes: &[u8]| bytes.windows(word.len()).any(|part| part == word.as_bytes());
    let each = git.bytes_of(files)?.into_iter().zip(files);
    each.map(|(bytes, file)| match bytes {
        Ok(bytes) if holds(&bytes) => Ok(Some(load::file(reader, file.path.clone(), bytes))),
        Ok(_) | Err(Unread::TooLarge(_)) => Ok(None),
        Err(_) => Err(RevisionError::Unread(Unsearched::new(file.path.clone())).into()),
    })
    .collect()
}

/// A repository as it is called, and the ledgers that it has had.
pub(super) type Beside = (Place, Vec<(Brought, Figures)>);

/// What the workspace's own repository has had of ledgers, where the records are in another: they may have been moved there
/// without them.
pub(super) fn beside(
    (root, records): (&Path, &Path),
    top: &Path,
    workspace: &Workspace,
    reader: &Reader,
    context: &CommandContext,
) -> Result<Option<Beside>, CommandError> {
    let git = context.git.apart(root);
    let Ok(Some(own_top)) = git.top() else { return Ok(None) };
    let own_top = disk::absolute(&own_top);
    if own_top == top {
        return Ok(None);
    }
    if git.is_cut() {
        return Err(cut());
    }
    let cases = workspace.cases().map(|case| workspace.file(case.file).key()).collect();
    let (top, beside) = (own_top.as_path(), git.clone());
    let mut own = Own::of(Asked { git: &git, beside, top, root, records, reader, cases })?;
    let brought = held(&git, &mut own, reader, context.day)?;
    Ok(Some((Place::of(top, context), brought)))
}

/// The error where only a part of the history is here.
pub(super) fn cut() -> CommandError {
    CommandError::Message(
        Say::fixed(
            "Det går inte att jämföra med det som publicerades förut: hela historiken är inte hämtad.",
            "There is no comparing with what was published before: the whole history has not been fetched.",
        ),
        fetch(),
    )
}
