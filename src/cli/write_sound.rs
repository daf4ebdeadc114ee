//! Writes the changes that can be written, where each stands by itself, and tells of the others.

use super::context::CommandContext;
use super::outcome::{CommandError, Exit, Out};
use super::write_changes::{Made, Mode, finish, judged, made};
use crate::editing::{self, Change, EditError};
use crate::facts::seen::Seen;
use crate::model::workspace::Workspace;
use crate::output::render::{Asker, Format, Verdict};
use crate::syntax::finding::{Finding, Severity};

/// Reads the workspace, makes changes to several files, and writes those that leave no error in their files.
pub(super) fn carry_out_sound(
    context: &CommandContext,
    mode: Mode,
    out: &mut Out<'_>,
    make: impl FnOnce(&Workspace) -> Result<Vec<Change>, EditError>,
) -> Result<Exit, CommandError> {
    let Made { lock, workspace, reader, changes } = made(context, mode, out, make)?;
    let coming = judged(&changes, workspace, &reader, context)?;
    let is_stopped = |file| {
        let is_error = |finding: &&Finding| finding.severity == Severity::Error;
        coming.findings.iter().filter(is_error).any(|finding| finding.place.file == file)
    };
    let (stopped, sound): (Vec<_>, Vec<_>) =
        changes.iter().zip(&coming.files).partition(|(_, (file, _))| is_stopped(*file));
    if !coming.stops || stopped.is_empty() || sound.is_empty() {
        return finish(&changes, &coming, context, (mode, lock), out);
    }
    let is_of_stopped = |finding: &&Finding| stopped.iter().any(|(_, (file, _))| *file == finding.place.file);
    let findings: Vec<Finding> = coming.findings.iter().filter(is_of_stopped).cloned().collect();
    let files = Seen::of(stopped.iter().map(|(_, (file, _))| coming.workspace.file(*file)));
    let verdict = Verdict {
        workspace: &coming.workspace,
        findings: &findings,
        files,
        asker: Asker::Validate,
        fails_from: Severity::Error,
        day: context.day,
        under: "",
    };
    out.answer.findings(verdict, Format::Text, context.render_options)?;
    let sound: Vec<Change> = sound.into_iter().map(|(change, _)| change.clone()).collect();
    let workspace = context.workspace(out)?;
    let coming = editing::coming(&sound, workspace, &reader, context.day);
    let exit = finish(&sound, &coming, context, (mode, lock), out)?;
    Ok(if exit == Exit::Fine { Exit::Found } else { exit })
}
