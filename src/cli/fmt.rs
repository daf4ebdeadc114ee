//! `vbe fmt`: every record in one layout, with the same words and comments.

use std::path::PathBuf;

use super::ask::CommandContext;
use super::desk::{lock, not_written};
use super::world::{CommandError, Exit, Out};
use crate::base::lang::Say;
use crate::editing::Change;
use crate::model::load::{self, Loaded};
use crate::model::workspace::Workspace;
use crate::output::render;
use crate::say;
use crate::syntax::edit::{SpliceError, tidy};
use crate::syntax::finding::FileId;

/// What is asked.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// The files and folders; all records when there are none.
    pub files: Vec<PathBuf>,
    /// `--check`: it is told which files are not in the layout, and nothing is written.
    pub check: bool,
    /// `--dry-run`: it is shown what would be changed.
    pub dry: bool,
}

pub(super) fn answer(
    question: &Question,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let is_reading = question.check || question.dry;
    let lock = if is_reading { None } else { Some(lock(context, out)?) };
    let workspace = context.workspace(out)?;
    let reader = context.reader(&workspace.root, &workspace.config)?;
    let lang = context.render_options.lang;
    let (mut seen, mut untidy, mut left) = (0, 0, 0);
    for file in wanted(question, &workspace, context)? {
        let loaded = workspace.file(file);
        let label = &loaded.source.label;
        seen += 1;
        let change = match tidied(&workspace, loaded) {
            Ok(None) => continue,
            Ok(Some(change)) => change,
            Err(refusal) => {
                left += 1;
                out.answer.flush()?;
                writeln!(out.talk, "vbe: {label}: {}", why(refusal).text(lang))?;
                continue;
            }
        };
        untidy += 1;
        if question.dry {
            let new = load::file(&reader, change.name, change.now);
            render::diff(Some(&loaded.source), &new.source, out.answer)?;
        } else if question.check {
            writeln!(out.answer, "{label}")?;
        } else if let Some(lock) = &lock {
            lock.change(&change.path, change.was.as_deref().unwrap_or_default(), &change.now)
                .map_err(|trouble| not_written(label, &trouble))?;
            writeln!(out.answer, "{}", say!("Skrev {label}.", "Wrote {label}.").text(lang))?;
        }
    }
    out.answer.flush()?;
    let sum = if is_reading {
        say!("{seen} filer sedda, {untidy} skulle ändras.", "{seen} files seen, {untidy} would change.")
    } else {
        say!("{seen} filer sedda, {untidy} ändrade.", "{seen} files seen, {untidy} changed.")
    };
    writeln!(out.talk, "vbe: {}", sum.text(lang))?;
    Ok(match () {
        () if seen == 0 => Exit::Nothing,
        () if left > 0 || question.check && untidy > 0 => Exit::Found,
        () => Exit::Fine,
    })
}

fn wanted(
    question: &Question,
    workspace: &Workspace,
    context: &CommandContext,
) -> Result<Vec<FileId>, CommandError> {
    if question.files.is_empty() {
        return Ok(workspace.files().map(|(file, _)| file).collect());
    }
    let mut all = Vec::new();
    for path in &question.files {
        let found = workspace.files_under(&context.folder, path);
        if found.is_empty() {
            let path = path.display();
            return Err(CommandError::Said(
                say!("Det finns ingen post i {path}.", "There is no record in {path}."),
                Say::fixed(
                    "Ange en fil eller mapp bland planerna eller uppföljningen.",
                    "Name a file or folder among the plans or the records.",
                ),
            ));
        }
        all.extend(found);
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// The change that makes a file tidy; nothing when it is.
fn tidied(workspace: &Workspace, loaded: &Loaded) -> Result<Option<Change>, SpliceError> {
    let source = &loaded.source;
    if loaded.record.is_none() {
        return Err(SpliceError::Faulty);
    }
    let text = tidy(&source.text)?;
    let is_tidy = text == *source.text && source.mark == 0;
    // The mark that some editors put first goes too.
    Ok((!is_tidy).then(|| Change { now: text.clone().into_bytes(), ..Change::to(workspace, source, &text) }))
}

fn why(refusal: SpliceError) -> Say {
    match refusal {
        SpliceError::Faulty => Say::fixed(
            "har fel och lämnas som den är; vbe validate säger vilka.",
            "has faults and is left as it is; vbe validate tells which.",
        ),
        _ => Say::fixed(
            "är skriven så att den inte går att ställa om säkert, och lämnas som den är.",
            "is written so that its layout cannot be changed with certainty, and is left as it is.",
        ),
    }
}
