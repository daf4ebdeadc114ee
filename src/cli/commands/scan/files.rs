//! `vbe scan` of files, and of a text on standard input.

use std::path::{Path, PathBuf};

use super::place::{exit, place};
use crate::base::lang::Say;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::facts::seen::Seen;
use crate::io::disk;
use crate::model::config::Config;
use crate::model::load::{self, Loaded, Reader};
use crate::model::workspace::Workspace;
use crate::output::render::Verdict;
use crate::pii::detector::Exposure;
use crate::rules;
use crate::say;
use crate::syntax::fault::Unreadable;
use crate::syntax::finding::{Finding, Severity};
use crate::syntax::text::Source;

/// How texts are judged: what they are part of, if that is given, and the lowest severity that makes the exit
/// code 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judgement {
    pub kind: Option<Exposure>,
    pub fail_on: Severity,
}

/// Scans files and folders; the workspace's own when there are none.
pub(super) fn scan_files(
    paths: &[PathBuf],
    judgement: Judgement,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let (root, config, mut reader) = place(context, out)?;
    reader.kind = judgement.kind;
    let files = files(paths, context, &root, &config, &reader)?;
    let workspace = Workspace::of(root, config, files);
    let findings = rules::of_people(&workspace, context.day);
    tell(judgement.fail_on, &workspace, &findings, context, out)
}

/// Scans a text on standard input, as one text or each line separately.
pub(super) fn scan_input(
    is_lines: bool,
    judgement: Judgement,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let (root, config, mut reader) = place(context, out)?;
    reader.kind = Some(judgement.kind.unwrap_or(Exposure::Case));
    let limit = if is_lines { u64::MAX } else { Source::LIMIT };
    let bytes = context.input.read(limit)?;
    if bytes.len() as u64 > limit {
        let size = Source::LIMIT / 1_048_576;
        return Err(CommandError::Message(
            say!("Texten är större än {size} MiB.", "The text is larger than {size} MiB."),
            Say::fixed("Dela den i mindre delar.", "Divide it into smaller parts."),
        ));
    }
    let name = |bytes: Vec<u8>| load::text(&reader, "stdin".into(), bytes);
    let files = match () {
        () if is_lines => load::lines(&reader, &bytes),
        // What was to be handed over has not been, or there was nothing in it.
        () if bytes.trim_ascii().is_empty() => Vec::new(),
        () => vec![name(bytes)],
    };
    let workspace = Workspace::of(root, config, files);
    let findings = rules::of_people(&workspace, context.day);
    if is_lines {
        let verdict = Verdict {
            workspace: &workspace,
            findings: &findings,
            files: Seen::Exactly(1),
            day: context.day,
            under: "",
        };
        out.answer.scan_lines(verdict)?;
        let is_nothing = workspace.files().next().is_none();
        return Ok(if is_nothing { Exit::Nothing } else { exit(judgement.fail_on, &findings) });
    }
    tell(judgement.fail_on, &workspace, &findings, context, out)
}

fn tell(
    fail_on: Severity,
    workspace: &Workspace,
    findings: &[Finding],
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let files = Seen::of(workspace.files().map(|(_, loaded)| loaded));
    if files.is_none() {
        let nothing =
            context.render_options.lang.pick("vbe: ingenting att granska.", "vbe: nothing to look at.");
        out.talk.line(nothing)?;
    }
    let under = disk::place_in_repository(&workspace.root);
    let verdict = Verdict { workspace, findings, files, day: context.day, under: &under };
    out.answer.scan(verdict, context.format, context.render_options)?;
    Ok(if files.is_none() { Exit::Nothing } else { exit(fail_on, findings) })
}

/// The files asked for, or all in the workspace's folders.
fn files(
    paths: &[PathBuf],
    context: &CommandContext,
    root: &Path,
    config: &Config,
    reader: &Reader,
) -> Result<Vec<Loaded>, CommandError> {
    let own = [root.join(&config.plans), root.join(&config.records)];
    if paths.is_empty() {
        let found = own.iter().flat_map(|folder| disk::every(folder)).collect();
        return Ok(load::each(root, found, reader));
    }
    let (mut found, mut folders) = (Vec::new(), Vec::new());
    for path in paths {
        let path = context.folder.join(path);
        let is_folder = path.is_dir();
        let under = if is_folder { disk::every(&path) } else { disk::one(&path) };
        folders.extend(is_folder.then(|| disk::name(root, &path).trim_end_matches('/').to_owned() + "/"));
        if under.iter().any(|found| found.refused == Some(Unreadable::Missing)) {
            let path = path.display();
            return Err(CommandError::Message(
                say!("{path} finns inte.", "There is no {path}."),
                Say::fixed("Ange en fil eller mapp som finns.", "Name a file or folder that is there."),
            ));
        }
        found.extend(under);
    }
    // A file that is named, but is neither a plan nor a record, is scanned as a text.
    let reader = Reader { named: true, folders, ..reader.clone() };
    Ok(load::each(root, found, &reader))
}
