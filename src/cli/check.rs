//! `vbe validate`: are the records sound?

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::ask::CommandContext;
use super::world::{CommandError, Exit, Out};
use crate::base::lang::Say;
use crate::io::disk;
use crate::model::workspace::Workspace;
use crate::output::render::{self, Format, Verdict};
use crate::rules;
use crate::say;
use crate::syntax::finding::{FileId, Severity};

/// What is asked.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// The files whose findings are wanted; all when there are none.
    pub files: Vec<PathBuf>,
    /// The lightest finding that makes the answer a failing one.
    pub fail_on: Severity,
}

pub(super) fn answer(
    question: &Question,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let workspace = context.workspace(out)?;
    let wanted = wanted(question, &workspace, &context.folder)?;
    let mut findings = rules::judge(&workspace, context.day);
    if let Some(wanted) = &wanted {
        findings.retain(|finding| wanted.contains(&finding.place.file));
    }
    let files = wanted.map_or_else(|| workspace.files().count(), |wanted| wanted.len());
    if files == 0 && context.format == Format::Text {
        let nothing = context.render_options.lang.pick(
            "vbe: ingenting att granska: inga .yaml-filer i mapparna för planer och uppföljning.",
            "vbe: nothing to check: no .yaml files in the folders of plans and records.",
        );
        writeln!(out.talk, "{nothing}")?;
        return Ok(Exit::Nothing);
    }
    let under = disk::place_in_repository(&workspace.root);
    let verdict =
        Verdict { workspace: &workspace, findings: &findings, files, day: context.day, under: &under };
    render::findings(verdict, context.format, context.render_options, out.answer)?;
    let fails = findings.iter().any(|finding| finding.severity >= question.fail_on);
    Ok(match files {
        0 => Exit::Nothing,
        _ if fails => Exit::Found,
        _ => Exit::Fine,
    })
}

/// The files asked for. They are judged against the whole workspace, and must be part of it.
fn wanted(
    question: &Question,
    workspace: &Workspace,
    folder: &Path,
) -> Result<Option<HashSet<FileId>>, CommandError> {
    if question.files.is_empty() {
        return Ok(None);
    }
    let mut wanted = HashSet::new();
    for path in &question.files {
        let under = workspace.files_under(folder, path);
        if under.is_empty() {
            let path = path.display();
            return Err(CommandError::Said(
                say!(
                    "{path} är ingen fil i arbetsmappens planer eller uppföljning.",
                    "{path} is no file among the workspace's plans or records."
                ),
                Say::fixed(
                    "Ange en .yaml-fil eller mapp under plans/ eller records/.",
                    "Name a .yaml file or folder under plans/ or records/.",
                ),
            ));
        }
        wanted.extend(under);
    }
    Ok(Some(wanted))
}
