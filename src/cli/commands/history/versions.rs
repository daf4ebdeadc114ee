//! Reads the versions of a file from git, and what each of them changed.

use std::path::Path;
use std::rc::Rc;

use crate::cli::context::CommandContext;
use crate::facts::diff::Registers;
use crate::facts::history::{Sides, stages};
use crate::io::disk;
use crate::io::git::{Git, GitError, Step};
use crate::model::load::{self, Loaded, Reader};
use crate::model::past::{Past, inside};
use crate::model::records::plan::Plan;
use crate::model::workspace::Workspace;
use crate::pii::told::{self, author};
use crate::reports::history::Made;
use crate::syntax::finding::FileId;
use crate::syntax::unsearched::Unsearched;
use crate::syntax::word::Word;

/// A file whose versions git keeps.
pub(super) struct Kept<'k> {
    pub context: &'k CommandContext,
    pub workspace: &'k Workspace,
    pub file: FileId,
    pub reader: &'k Reader,
}

/// A version: the commit that made it, or `None` when it is only on the disk.
pub(super) type Version = (Option<Step>, Sides);

impl Kept<'_> {
    /// Every version, the last first, and whether older ones are missing because they have not been fetched.
    pub(super) fn versions(&self) -> Result<(Vec<Version>, bool), GitError> {
        let source = self.workspace.source(self.file);
        let path = disk::absolute(&self.workspace.root).join(Path::new(source.path.raw()));
        let (git, own) = self.place(&path)?;
        let at = self.context.past.as_ref().map(Past::commit);
        let steps = git.log_of(&own, at)?;
        let mut versions: Vec<Version> = Vec::new();
        for step in steps {
            let [was, now] = git.sides_of(&step)?.map(|bytes| bytes.map(|bytes| self.read(bytes)));
            versions.push((Some(step.clone()), Sides { day: step.day, was, now }));
        }
        let last = versions.first().and_then(|(_, sides)| sides.now.clone());
        let is_kept = last.as_ref().is_some_and(|last| last.source.text == source.text);
        if self.context.past.is_none() && !is_kept {
            let now = Some(Rc::new(self.workspace.file(self.file).clone()));
            let sides = Sides { day: self.context.day, was: last, now };
            versions.insert(0, (None, sides));
        }
        Ok((versions, git.is_cut()))
    }

    /// Reads a version as the file itself is read, so that what identifies people in it is covered. It has no exceptions:
    /// one that it had may have been withdrawn since.
    fn read(&self, bytes: Vec<u8>) -> Rc<Loaded> {
        let path = self.workspace.source(self.file).path.raw().clone();
        let reader = Reader { day: None, ..self.reader.clone() };
        let mut version = load::file(&reader, path, bytes);
        self.workspace.tell_in(&mut version);
        Rc::new(version)
    }

    /// The path of a version, which may be another than the file has now.
    fn told(&self, path: &Unsearched) -> String {
        told::path(&self.reader.detector, path, self.workspace.file(self.file).exposure)
    }

    /// The repository that the file is in, and its path there.
    fn place(&self, path: &Path) -> Result<(Git, String), GitError> {
        let git = self.context.git.at(&self.workspace.root);
        let top = git.top().map_err(|trouble| git.unless_there(trouble))?;
        let top = disk::absolute(&top.ok_or_else(|| git.unless_there(GitError::NoGit))?);
        match inside(&top, path) {
            Some(own) => Ok((git, own)),
            None => Err(GitError::NoRepository),
        }
    }

    /// What each version changed.
    pub(super) fn made(
        &self,
        versions: Vec<Version>,
        part: Option<(&str, &Word)>,
        plan: Option<&Plan>,
    ) -> Vec<Made> {
        let Some(kind) = self.workspace.file(self.file).kind else { return Vec::new() };
        let label = &self.workspace.source(self.file).label;
        let (steps, sides): (Vec<Option<Step>>, Vec<Sides>) = versions.into_iter().unzip();
        let registers = Registers { was: Some(self.workspace), now: Some(self.workspace) };
        let stages = stages(kind, part, plan, &sides, registers);
        let each = steps.into_iter().zip(sides).zip(stages);
        let mut made: Vec<Made> = each
            .map(|((step, sides), stage)| Made {
                day: sides.day,
                author: step.as_ref().map(|step| author(&step.author)),
                commit: step.as_ref().map(Step::commit),
                file: label.clone(),
                of: Some((kind, self.workspace.file(self.file).id().to_owned())),
                renamed: step
                    .as_ref()
                    .and_then(Step::renamed)
                    .map(|(was, now)| (self.told(was), self.told(now))),
                stage,
            })
            .collect();
        made.reverse();
        made
    }
}
