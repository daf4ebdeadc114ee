//! `vbe scan` of files, and of a text on standard input.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::place::{exit, place};
use crate::base::lang::Say;
use crate::base::nouns::FINDINGS;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::cli::since::SinceOptions;
use crate::cli::step_summary;
use crate::facts::seen::Seen;
use crate::io::disk::{self, Found};
use crate::model::config::Config;
use crate::model::load::{self, Reader};
use crate::model::workspace::Workspace;
use crate::output::render::{Asker, Verdict};
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
    (paths, since): (&[PathBuf], &SinceOptions),
    judgement: Judgement,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    let (root, config, mut reader) = place(context, out)?;
    reader.kind = judgement.kind;
    let since = since.find(&root, context)?;
    let (mut found, folders) = found(paths, context, &root, &config)?;
    let bare = Workspace::of(root.clone(), config.clone(), Vec::new());
    // Each file is judged by itself, so that only other settings can make another thing of one that is the same.
    if let Some(since) =
        since.as_ref().filter(|since| since.is_of_files() && !since.has_other_settings(&bare))
    {
        found.retain(|found| since.is_changed(&disk::name(&root, &found.path)));
    }
    let named = |reader: Reader| match paths {
        [] => reader,
        // A file that is named, but is neither a plan nor a record, is scanned as a text.
        _ => Reader { named: true, folders: folders.clone(), ..reader },
    };
    let files = load::each(&root, found, &named(reader));
    let workspace = Workspace::of(root, config, files);
    let mut findings = rules::of_people(&workspace, context.day);
    if let Some(since) = &since {
        let labels: BTreeSet<String> =
            findings.iter().map(|own| workspace.source(own.place.file).label.clone()).collect();
        since.narrow(&workspace, &mut findings, (context, FINDINGS), out, |then, out| {
            let (root, config, mut reader) = place(then, out)?;
            reader.kind = judgement.kind;
            let reader = named(reader);
            let mut files = Vec::new();
            for label in labels {
                let was = since.was(&label);
                let bytes = since.past.file(Path::new(&was))?;
                files.extend(bytes.map(|bytes| load::file(&reader, was, bytes)));
            }
            let then = Workspace::of(root, config, files);
            let findings = rules::of_people(&then, context.day);
            Ok((then, findings))
        })?;
    }
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
            asker: Asker::Scan,
            fails_from: judgement.fail_on,
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
    let verdict = Verdict {
        workspace,
        findings,
        files,
        asker: Asker::Scan,
        fails_from: fail_on,
        day: context.day,
        under: &under,
    };
    out.answer.scan(verdict, context.format, context.render_options)?;
    step_summary::add(verdict, context, out)?;
    Ok(if files.is_none() { Exit::Nothing } else { exit(fail_on, findings) })
}

/// The files asked for, or all in the workspace's folders; and the folders that were asked for.
fn found(
    paths: &[PathBuf],
    context: &CommandContext,
    root: &Path,
    config: &Config,
) -> Result<(Vec<Found>, Vec<String>), CommandError> {
    let own = [root.join(&config.plans), root.join(&config.records)];
    if paths.is_empty() {
        return Ok((own.iter().flat_map(|folder| disk::every(folder)).collect(), Vec::new()));
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
    Ok((found, folders))
}
