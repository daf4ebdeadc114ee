//! `vbe scan`: is there anything here that points a person out?

use std::path::{Path, PathBuf};

use super::ask::Call;
use super::world::{Exit, Failure, Out, World};
use crate::base::lang::Say;
use crate::io::disk;
use crate::model::config::Config;
use crate::model::load::{self, Loaded, Reader};
use crate::model::whole::Whole;
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
    pub sort: Option<Exposure>,
    /// The lightest finding that makes the answer a failing one.
    pub fail_on: Severity,
}

pub(super) fn answer(
    question: &Question,
    call: &Call,
    world: &World,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    if question.stdin {
        return handed_over(question, call, world, out);
    }
    let (root, config, mut reader) = place(call, out)?;
    reader.sort = question.sort;
    let files = files(question, call, &root, &config, &reader)?;
    let whole = Whole::of(root, config, files);
    let findings = rules::of_people(&whole, call.day);
    if whole.files().next().is_none() {
        let nothing = call.look.lang.pick("vbe: ingenting att granska.", "vbe: nothing to look at.");
        writeln!(out.talk, "{nothing}")?;
    }
    tell(question, &whole, &findings, call, out)
}

/// The workspace, or the folder that one stands in when there is none: a text can be looked at anywhere.
pub(super) fn place(call: &Call, out: &mut Out<'_>) -> Result<(PathBuf, Config, Reader), Failure> {
    if call.root.is_none() && call.config.is_none() && disk::workspace(&call.folder).is_none() {
        return Ok((call.folder.clone(), Config::default(), Reader::default()));
    }
    let root = call.workspace()?;
    let config = call.settings(&root, out)?;
    let reader = call.reader(&root, &config)?;
    Ok((root, config, reader))
}

/// A text on standard input.
fn handed_over(question: &Question, call: &Call, world: &World, out: &mut Out<'_>) -> Result<Exit, Failure> {
    let (root, config, mut reader) = place(call, out)?;
    reader.sort = Some(question.sort.unwrap_or(Exposure::Case));
    let limit = if question.lines { u64::MAX } else { Source::LIMIT };
    let bytes = world.input.read(limit)?;
    if bytes.len() as u64 > limit {
        let size = Source::LIMIT / 1_048_576;
        return Err(Failure::Said(
            say!("Texten är större än {size} MiB.", "The text is larger than {size} MiB."),
            Say::fixed("Dela den i mindre delar.", "Divide it into smaller parts."),
        ));
    }
    let name = |bytes: Vec<u8>| load::text(&reader, "stdin".into(), bytes);
    let files = if question.lines { load::lines(&reader, &bytes) } else { vec![name(bytes)] };
    let whole = Whole::of(root, config, files);
    let findings = rules::of_people(&whole, call.day);
    if question.lines {
        let verdict = Verdict { whole: &whole, findings: &findings, files: 1, day: call.day, under: "" };
        render::scan_lines(verdict, out.answer)?;
        return Ok(exit(question.fail_on, &findings));
    }
    tell(question, &whole, &findings, call, out)
}

fn tell(
    question: &Question,
    whole: &Whole,
    findings: &[Finding],
    call: &Call,
    out: &mut Out<'_>,
) -> Result<Exit, Failure> {
    let files = whole.files().count();
    let under = disk::place_in_repository(&whole.root);
    let verdict = Verdict { whole, findings, files, day: call.day, under: &under };
    render::scan(verdict, call.format, call.look, out.answer)?;
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
    call: &Call,
    root: &Path,
    config: &Config,
    reader: &Reader,
) -> Result<Vec<Loaded>, Failure> {
    let own = [root.join(&config.plans), root.join(&config.records)];
    if question.paths.is_empty() {
        let found = own.iter().flat_map(|folder| disk::every(folder)).collect();
        return Ok(load::each(root, found, reader));
    }
    let mut found = Vec::new();
    for path in &question.paths {
        let whole = call.folder.join(path);
        let under = if whole.is_dir() { disk::every(&whole) } else { disk::one(&whole) };
        if under.iter().any(|found| found.refused == Some(Unreadable::Missing)) {
            let path = path.display();
            return Err(Failure::Said(
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
