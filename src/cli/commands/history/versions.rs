//! Reads the versions of a file from git, and what each of them changed.

use std::path::Path;
use std::sync::Arc;

use crate::cli::context::CommandContext;
use crate::facts::history::{Sides, stages};
use crate::io::disk;
use crate::io::git::{Git, GitError, Step};
use crate::model::past::{Past, inside};
use crate::model::records::plan::Plan;
use crate::model::workspace::Workspace;
use crate::reports::history::Made;
use crate::syntax::finding::FileId;
use crate::syntax::text::Source;

/// A file whose versions git keeps.
pub(super) struct Kept<'k> {
    pub context: &'k CommandContext,
    pub workspace: &'k Workspace,
    pub file: FileId,
}

/// A version: the commit that made it, or `None` when it is only on the disk.
pub(super) type Version = (Option<Step>, Sides);

impl Kept<'_> {
    /// Every version, the last first, and whether older ones are missing because they have not been fetched.
    pub(super) fn versions(&self) -> Result<(Vec<Version>, bool), GitError> {
        let source = self.workspace.source(self.file);
        let path = disk::absolute(&self.workspace.root).join(Path::new(&source.label));
        let (git, own) = self.place(&path)?;
        let at = self.context.past.as_ref().map(Past::commit);
        let steps = git.log_of(&own, at)?;
        let mut versions: Vec<Version> = Vec::new();
        for step in steps {
            let [was, now] = git.sides_of(&step)?.map(|bytes| bytes.map(text));
            versions.push((Some(step.clone()), Sides { day: step.day, was, now }));
        }
        let last = versions.first().and_then(|(_, sides)| sides.now.clone());
        if self.context.past.is_none() && last.as_ref() != Some(&source.text) {
            let sides = Sides { day: self.context.day, was: last, now: Some(source.text.clone()) };
            versions.insert(0, (None, sides));
        }
        Ok((versions, git.is_cut()))
    }

    /// The repository that the file is in, and its path there.
    fn place(&self, path: &Path) -> Result<(Git, String), GitError> {
        let git = self.context.git.at(&self.workspace.root);
        let top = disk::absolute(&git.top()?.ok_or(GitError::NoRepository)?);
        match inside(&top, path) {
            Some(own) => Ok((git, own)),
            None => Err(GitError::NoRepository),
        }
    }

    /// What each version changed.
    pub(super) fn made(
        &self,
        versions: Vec<Version>,
        part: Option<(&str, &str)>,
        plan: Option<&Plan>,
    ) -> Vec<Made> {
        let Some(kind) = self.workspace.file(self.file).kind else { return Vec::new() };
        let label = &self.workspace.source(self.file).label;
        let (steps, sides): (Vec<Option<Step>>, Vec<Sides>) = versions.into_iter().unzip();
        let stages = stages(kind, part, plan, &sides);
        let each = steps.into_iter().zip(sides).zip(stages);
        let mut made: Vec<Made> = each
            .map(|((step, sides), stage)| Made {
                day: sides.day,
                author: step.as_ref().map(|step| step.author.clone()),
                commit: step.as_ref().map(Step::commit),
                file: label.clone(),
                renamed: step
                    .as_ref()
                    .and_then(Step::renamed)
                    .map(|(was, now)| (was.to_owned(), now.to_owned())),
                stage,
            })
            .collect();
        made.reverse();
        made
    }
}

/// The text of a version, decoded as a file on disk is.
fn text(bytes: Vec<u8>) -> Arc<String> {
    Source::of_bytes(String::new(), bytes).0.text
}
