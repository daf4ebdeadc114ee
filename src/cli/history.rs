//! `vbe history`: which thing is meant, and what git keeps of its files.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::ask::{CommandContext, unknown};
use super::git_errors::trouble;
use super::show::one;
use super::world::{CommandError, Exit, Out};
use crate::facts::Replaced;
use crate::facts::entities::{Entity, EntityIndex, EntityKind};
use crate::facts::history::{Sides, stages};
use crate::facts::select::Trees;
use crate::io::disk;
use crate::io::git::{Git, GitError, Step};
use crate::model::past::inside;
use crate::model::records::Record;
use crate::model::records::activity::Progress;
use crate::model::workspace::{Filed, Workspace};
use crate::output::render;
use crate::reports::history::{self, Made, Options, Subject, is_of};
use crate::say;
use crate::syntax::finding::FileId;
use crate::syntax::text::Source;

pub(super) fn answer(
    options: &Options,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let workspace = context.workspace(out)?;
    let trees = Trees::new(&workspace);
    let things = EntityIndex::of(&workspace, &trees);
    let report = context.report(&workspace);
    let thing = &things.all[one(&things, &Replaced::by(&workspace, report.day), &options.id)?];
    let file = thing.place.file;
    let plan = match &workspace.file(file).record {
        Some(Record::Plan(plan)) => Some(plan),
        _ => None,
    };
    let part = trees
        .of(workspace.file(file).kind.map_or("", |kind| kind.name))
        .iter()
        .find(|(own, _)| *own == file)
        .and_then(|(_, tree)| things.part(tree.root()?, thing));
    let mut notes = Vec::new();
    let mut made = Vec::new();
    for (file, part) in files(&workspace, thing, part) {
        let plan = plan.filter(|_| file == thing.place.file);
        let kept = Kept { context, workspace: &workspace, file };
        match kept.versions() {
            Ok((versions, is_cut)) => {
                made.extend(kept.made(versions, part, plan.map(|plan| &**plan)));
                if is_cut {
                    let cut = say!(
                        "Historiken är inte hämtad i sin helhet; äldre ändringar saknas. git fetch --unshallow hämtar resten.",
                        "Not all of the history has been fetched; older changes are missing. git fetch --unshallow fetches the rest."
                    );
                    notes.push(cut.text(report.lang).to_owned());
                }
            }
            Err(GitError::NoGit | GitError::NoRepository) => {
                let none = say!(
                    "Utan git finns inga ändringar att visa, bara det som posterna själva säger.",
                    "Without git there are no changes to show, only what the records tell themselves."
                );
                notes.push(none.text(report.lang).to_owned());
            }
            Err(other) => return Err(trouble(&other)),
        }
    }
    notes.dedup();
    made.sort_by_key(|made| made.day);
    if let Some(field) = &options.field {
        is_known(&made, field)?;
    }
    let title = if thing.title.is_empty() { thing.id.clone() } else { thing.title.clone() };
    let progress = progress_of(&workspace, thing).map(|filed| filed.record);
    let subject = Subject { id: thing.id.clone(), title, plan: plan.map(|plan| &**plan), progress, made };
    let page = history::page(&report, &subject, options, notes);
    render::page(&page, context.format, context.render_options, out.answer)?;
    Ok(Exit::Fine)
}

/// The files that say something of a thing, and which part of each: an activity stands in its plan and in its progress.
fn files<'t>(
    workspace: &Workspace,
    thing: &Entity,
    part: Option<(&'static str, &'t str)>,
) -> Vec<(FileId, Option<(&'static str, &'t str)>)> {
    let mut files = vec![(thing.place.file, part)];
    files.extend(progress_of(workspace, thing).map(|filed| (filed.file, None)));
    files
}

/// What is told of an activity.
fn progress_of<'w>(workspace: &'w Workspace, thing: &Entity) -> Option<Filed<'w, Progress>> {
    let (plan, id) = thing.id.split_once('/').filter(|_| thing.kind == EntityKind::Activity)?;
    workspace.progress(plan, id)
}

/// A field that nothing has been changed in is more likely misspelt than untouched: what there is, is told.
fn is_known(made: &[Made], field: &str) -> Result<(), CommandError> {
    let changes = made.iter().filter_map(|made| made.stage.as_ref()).flat_map(|stage| &stage.changes);
    let fields: BTreeSet<&str> =
        changes.map(|change| change.field.as_str()).filter(|field| !field.is_empty()).collect();
    if fields.iter().any(|own| is_of(own, field)) {
        return Ok(());
    }
    let what = say!(
        "Ingen ändring av fältet {field} finns i historiken.",
        "No change of the field {field} is in the history."
    );
    Err(unknown(what, field, fields.iter().copied()))
}

/// A file, as git keeps it.
struct Kept<'k> {
    context: &'k CommandContext,
    workspace: &'k Workspace,
    file: FileId,
}

/// A version: the commit that made it, or nothing when it is only on the disk.
type Version = (Option<Step>, Sides);

impl Kept<'_> {
    /// Every version, the last first, and whether older ones have not been fetched.
    fn versions(&self) -> Result<(Vec<Version>, bool), GitError> {
        let source = self.workspace.source(self.file);
        let path = disk::absolute(&self.workspace.root).join(Path::new(&source.label));
        let (git, own) = self.place(&path)?;
        let at = self.context.past.as_ref().map(crate::model::past::Past::commit);
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
    fn made(
        &self,
        versions: Vec<Version>,
        part: Option<(&str, &str)>,
        plan: Option<&crate::model::records::plan::Plan>,
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

/// The text of a version, as that of a file is read.
fn text(bytes: Vec<u8>) -> Arc<String> {
    Source::of_bytes(String::new(), bytes).0.text
}
