//! `vbe scan`: is there anything here that points a person out?

use std::path::{Path, PathBuf};

use super::ask::CommandContext;
use super::world::{CommandError, Exit, Out, World};
use crate::base::lang::Say;
use crate::io::disk;
use crate::model::config::Config;
use crate::model::load::{self, Loaded, Reader};
use crate::model::workspace::Workspace;
use crate::output::render::{self, Verdict};
use crate::pii::detector::Exposure;
use crate::rules;
use crate::say;
use crate::syntax::fault::Unreadable;
use crate::syntax::finding::{Finding, Severity};
use crate::syntax::text::Source;

/// What is asked.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// The files and folders to look at; the workspace's own when there are none.
    pub paths: Vec<PathBuf>,
    /// A text that is handed over, in place of files.
    pub stdin: bool,
    /// Each line of it is a text of its own.
    pub lines: bool,
    /// What the text is to be part of.
    pub kind: Option<Exposure>,
    /// The lightest finding that makes the answer a failing one.
    pub fail_on: Severity,
}

pub(super) fn answer(
    question: &Question,
    context: &CommandContext,
    world: &World,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    if question.stdin {
        return handed_over(question, context, world, out);
    }
    let (root, config, mut reader) = place(context, out)?;
    reader.kind = question.kind;
    let files = files(question, context, &root, &config, &reader)?;
    let workspace = Workspace::of(root, config, files);
    let findings = rules::of_people(&workspace, context.day);
    if workspace.files().next().is_none() {
        let nothing =
            context.render_options.lang.pick("vbe: ingenting att granska.", "vbe: nothing to look at.");
        writeln!(out.talk, "{nothing}")?;
    }
    tell(question, &workspace, &findings, context, out)
}

/// The workspace, or the folder that one stands in when there is none: a text can be looked at anywhere.
pub(super) fn place(
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<(PathBuf, Config, Reader), CommandError> {
    if context.root.is_none() && context.config.is_none() && disk::workspace(&context.folder).is_none() {
        return Ok((context.folder.clone(), Config::default(), Reader::default()));
    }
    let root = context.find_root()?;
    let config = context.settings(&root, out)?;
    let reader = context.reader(&root, &config)?;
    Ok((root, config, reader))
}

/// A text on standard input.
fn handed_over(
    question: &Question,
    context: &CommandContext,
    world: &World,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let (root, config, mut reader) = place(context, out)?;
    reader.kind = Some(question.kind.unwrap_or(Exposure::Case));
    let limit = if question.lines { u64::MAX } else { Source::LIMIT };
    let bytes = world.input.read(limit)?;
    if bytes.len() as u64 > limit {
        let size = Source::LIMIT / 1_048_576;
        return Err(CommandError::Said(
            say!("Texten är större än {size} MiB.", "The text is larger than {size} MiB."),
            Say::fixed("Dela den i mindre delar.", "Divide it into smaller parts."),
        ));
    }
    let name = |bytes: Vec<u8>| load::text(&reader, "stdin".into(), bytes);
    let files = if question.lines { load::lines(&reader, &bytes) } else { vec![name(bytes)] };
    let workspace = Workspace::of(root, config, files);
    let findings = rules::of_people(&workspace, context.day);
    if question.lines {
        let verdict =
            Verdict { workspace: &workspace, findings: &findings, files: 1, day: context.day, under: "" };
        render::scan_lines(verdict, out.answer)?;
        return Ok(exit(question.fail_on, &findings));
    }
    tell(question, &workspace, &findings, context, out)
}

fn tell(
    question: &Question,
    workspace: &Workspace,
    findings: &[Finding],
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let files = workspace.files().count();
    let under = disk::place_in_repository(&workspace.root);
    let verdict = Verdict { workspace, findings, files, day: context.day, under: &under };
    render::scan(verdict, context.format, context.render_options, out.answer)?;
    Ok(if files == 0 { Exit::Nothing } else { exit(question.fail_on, findings) })
}

/// What could not be looked at is never passed for clean.
pub(super) fn exit(fail_on: Severity, findings: &[Finding]) -> Exit {
    let unseen = findings.iter().any(|finding| finding.rule == "unreadable-file");
    let fails = findings.iter().any(|finding| finding.severity >= fail_on);
    match () {
        () if unseen => Exit::Failed,
        () if fails => Exit::Found,
        () => Exit::Fine,
    }
}

/// The files asked for, or all in the workspace's folders.
fn files(
    question: &Question,
    context: &CommandContext,
    root: &Path,
    config: &Config,
    reader: &Reader,
) -> Result<Vec<Loaded>, CommandError> {
    let own = [root.join(&config.plans), root.join(&config.records)];
    if question.paths.is_empty() {
        let found = own.iter().flat_map(|folder| disk::every(folder)).collect();
        return Ok(load::each(root, found, reader));
    }
    let mut found = Vec::new();
    for path in &question.paths {
        let path = context.folder.join(path);
        let under = if path.is_dir() { disk::every(&path) } else { disk::one(&path) };
        if under.iter().any(|found| found.refused == Some(Unreadable::Missing)) {
            let path = path.display();
            return Err(CommandError::Said(
                say!("{path} finns inte.", "There is no {path}."),
                Say::fixed("Ange en fil eller mapp som finns.", "Name a file or folder that is there."),
            ));
        }
        found.extend(under);
    }
    // What is named, and belongs to neither plans nor records, is a text that somebody wonders about.
    let reader = Reader { named: true, ..reader.clone() };
    Ok(load::each(root, found, &reader))
}
