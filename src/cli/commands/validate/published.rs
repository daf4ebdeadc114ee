//! What git tells of publications: whether what stands in a ledger is what was printed first, and which cases have come
//! into its time since. Where git cannot tell, nothing is told: whoever publishes is told why.

use std::path::{Path, PathBuf};

use crate::cli::context::CommandContext;
use crate::cli::outcome::CommandError;
use crate::facts::copies;
use crate::facts::counted::{Counted, around, records_of};
use crate::facts::figures::{Figures, published};
use crate::facts::printed::can_be_printed;
use crate::facts::restated::parted;
use crate::guard::ledger;
use crate::io::disk;
use crate::io::git::Git;
use crate::model::load::{Reader, Unkept};
use crate::model::past::inside;
use crate::model::workspace::Workspace;
use crate::syntax::finding::FileId;

/// Tells the files of a workspace what git knows of what is published.
pub(in crate::cli::commands) fn tell(
    workspace: &mut Workspace,
    context: &CommandContext,
) -> Result<(), CommandError> {
    if context.past.is_some() || published(workspace).next().is_none() {
        return Ok(());
    }
    let root = disk::absolute(&workspace.root);
    let git = context.git.apart(&root.join(&workspace.config.records));
    let Ok(Some(top)) = git.top() else { return Ok(()) };
    let reader = context.reader(&workspace.root, &workspace.config)?;
    let known = Known { git, top: disk::absolute(&top), root, reader };
    let unkept: Vec<(FileId, Unkept)> = known.unkept(workspace, context).collect();
    let late = known.late(workspace);
    for (file, how) in unkept {
        workspace.tell_unkept(file, how);
    }
    for (file, is_committed) in late {
        workspace.tell_late(file, is_committed);
    }
    Ok(())
}

/// The repository that holds the records.
struct Known {
    git: Git,
    top: PathBuf,
    /// The root of the workspace.
    root: PathBuf,
    reader: Reader,
}

impl Known {
    /// The path of a file from the root of the repository.
    fn path(&self, workspace: &Workspace, file: FileId) -> Option<String> {
        inside(&self.top, &disk::absolute(&self.root.join(Path::new(workspace.source(file).path.raw()))))
    }

    /// The publications that are not what came first into their files, or beside which others have come there.
    fn unkept(
        &self,
        workspace: &Workspace,
        context: &CommandContext,
    ) -> impl Iterator<Item = (FileId, Unkept)> {
        published(workspace).filter_map(move |(filed, figures)| {
            let path = self.path(workspace, filed.file)?;
            let mut had = self.brought(&path);
            had.retain(|own| can_be_printed(own, context.day));
            Some((filed.file, parted(&figures, &had)?))
        })
    }

    /// What has come into a file, the first one first.
    fn brought(&self, path: &str) -> Vec<Figures> {
        let (Ok(commits), Ok(mut contents)) = (self.git.commits_of(path, true), self.git.contents()) else {
            return Vec::new();
        };
        let held = commits.iter().rev().filter_map(|commit| contents.read(commit, path).ok()?);
        held.filter_map(|bytes| ledger(&self.reader, path, &bytes)).collect()
    }

    /// The cases that have come into a time that was published already, and whether the last commit has them.
    fn late(&self, workspace: &Workspace) -> Vec<(FileId, bool)> {
        let counted = published(workspace).map(|(filed, figures)| {
            let path = self.path(workspace, filed.file);
            let records = path.as_deref().map_or("", records_of);
            let around = || path.as_ref().map_or_else(Vec::new, |path| around(&self.git, path));
            Counted::of(&figures, &self.git, records, around)
        });
        let mut counted: Vec<Counted> = counted.collect();
        let mut found = Vec::new();
        for case in copies::cases(workspace) {
            let Some(half) = case.record.registered.map(|half| half.value) else { continue };
            let lacks = |own: &mut Counted| own.lacks(half, &case.record.id, &self.reader).unwrap_or(false);
            if counted.iter_mut().any(lacks) {
                let path = self.path(workspace, case.file);
                found.push((case.file, path.is_some_and(|path| self.git.is_committed(&path))));
            }
        }
        found
    }
}
