//! `vbe gaps`: what the work lacks, and whether what was asked for is there at all.

use std::path::{Path, PathBuf};

use super::ask::{CommandContext, unknown};
use super::reports::{is_actor, is_framework, is_plan};
use super::world::{CommandError, Exit, Input, Out};
use crate::base::lang::Say;
use crate::gaps::{Filter, Gap, GapKind};
use crate::io::disk;
use crate::model::load::{self, Loaded, Reader};
use crate::model::overlay;
use crate::model::records::organisation::{Actor, ActorKind};
use crate::model::workspace::{Lookup, Workspace};
use crate::output::render::{self, Format, Verdict};
use crate::reports::gaps::{self, Options, what_if};
use crate::rules;
use crate::say;
use crate::syntax::fault::Unreadable;
use crate::syntax::finding::Severity;
use crate::syntax::text::Source;

/// What is asked.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// Which gaps, and in which groups.
    pub options: Options,
    /// The kinds that make the answer a failing one.
    pub fail_on: Vec<GapKind>,
    /// The drafts that the workspace is to be read with, if any: files, or `-`.
    pub drafts: Vec<PathBuf>,
    /// Whether groups were asked for.
    pub is_grouped: bool,
    /// Standard input.
    pub input: Input,
}

pub(super) fn answer(
    question: &Question,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Exit, CommandError> {
    if !question.drafts.is_empty() {
        return what_if(question, context, out);
    }
    let workspace = context.workspace(out)?;
    let options = &question.options;
    is_there(&workspace, &options.filter)?;
    let report = context.report(&workspace);
    let found = gaps::wanted(&report, options);
    let page = gaps::page(&report, options, &found);
    render::page(&page, context.format, context.render_options, out.answer)?;
    if page.parts.is_empty() {
        return Ok(Exit::Nothing);
    }
    Ok(exit(found.iter().flat_map(|found| &found.gaps), question))
}

fn exit<'g>(mut gaps: impl Iterator<Item = &'g Gap>, question: &Question) -> Exit {
    let fails = gaps.any(|gap| question.fail_on.contains(&gap.kind));
    if fails { Exit::Found } else { Exit::Fine }
}

/// What the drafts would change. They must be sound: what a faulty one covers cannot be told.
fn what_if(question: &Question, context: &CommandContext, out: &mut Out<'_>) -> Result<Exit, CommandError> {
    if question.is_grouped {
        return Err(CommandError::Said(
            Say::fixed("--group-by går inte ihop med --what-if.", "--group-by does not go with --what-if."),
            Say::fixed("Ta bort ett av dem.", "Leave one of them out."),
        ));
    }
    let workspace = context.workspace(out)?;
    let drafts = drafts(question, &workspace, context)?;
    let mut paths: Vec<String> = drafts.iter().map(|draft| draft.source.path.clone()).collect();
    paths.sort();
    let then = overlay::over(&workspace, drafts);
    told(&then, &paths, context, out)?;
    let options = &question.options;
    is_there(&then, &options.filter)?;
    let (report, before) = (context.report(&then), context.report(&workspace));
    let pairs = what_if::pairs(&report, &before, &paths, options);
    let page = what_if::page(&report, &before, &paths, options, &pairs);
    render::page(&page, context.format, context.render_options, out.answer)?;
    if pairs.is_empty() {
        return Ok(Exit::Nothing);
    }
    Ok(exit(pairs.iter().flat_map(|pair| &pair.now.gaps), question))
}

/// The drafts as records, each once.
fn drafts(
    question: &Question,
    workspace: &Workspace,
    context: &CommandContext,
) -> Result<Vec<Loaded>, CommandError> {
    // What a draft turns out not to be, may be a note of a person.
    let reader = Reader { named: true, ..context.reader(&workspace.root, &workspace.config)? };
    let root = disk::absolute(&workspace.root);
    let mut drafts: Vec<Loaded> = Vec::new();
    for path in &question.drafts {
        let draft = if path.as_os_str() == "-" {
            read(&reader, "stdin".to_owned(), Ok(question.input.read(Source::LIMIT)?))
        } else {
            let absolute = disk::absolute(&context.folder.join(path));
            if !absolute.is_file() {
                return Err(no_file(path));
            }
            read(&reader, disk::name(&root, &absolute), disk::read(&absolute))
        };
        match drafts.iter().find(|other| overlay::replaces(&draft, other)) {
            Some(same) if same.source.path == draft.source.path => {}
            Some(same) if same.record.is_some() => return Err(twice(&draft, same)),
            _ => drafts.push(draft),
        }
    }
    Ok(drafts)
}

fn read(reader: &Reader, name: String, bytes: Result<Vec<u8>, Unreadable>) -> Loaded {
    match bytes {
        Ok(bytes) if bytes.len() as u64 > Source::LIMIT => {
            load::refused(reader, name, Unreadable::TooLarge(bytes.len() as u64))
        }
        Ok(bytes) => load::file(reader, name, bytes),
        Err(reason) => load::refused(reader, name, reason),
    }
}

fn no_file(path: &Path) -> CommandError {
    let path = path.display();
    CommandError::Said(
        say!("{path} är ingen fil.", "{path} is no file."),
        Say::fixed(
            "Ange en .yaml-fil med ett utkast, eller - för det som skickas in.",
            "Name a .yaml file with a draft, or - for what is handed over.",
        ),
    )
}

fn twice(draft: &Loaded, other: &Loaded) -> CommandError {
    let (one, other) = (&other.source.label, &draft.source.label);
    CommandError::Said(
        say!(
            "{one} och {other} är utkast till samma sak.",
            "{one} and {other} are drafts of the same thing."
        ),
        Say::fixed(
            "Ange ett av dem, eller ge det ena ett eget id.",
            "Name one of them, or give one an id of its own.",
        ),
    )
}

/// Tells of errors in the drafts, in the words of `vbe validate`. A draft may be called anything: its name is no fault.
fn told(
    then: &Workspace,
    drafts: &[String],
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<(), CommandError> {
    let mut findings = rules::judge(then, context.day);
    findings.retain(|finding| {
        let is_draft = drafts.contains(&then.source(finding.place.file).path);
        is_draft && finding.severity == Severity::Error && finding.rule != "file-name"
    });
    if findings.is_empty() {
        return Ok(());
    }
    let verdict =
        Verdict { workspace: then, findings: &findings, files: drafts.len(), day: context.day, under: "" };
    render::findings(verdict, Format::Text, context.render_options, out.talk)?;
    Err(CommandError::Told)
}

/// Whether everything that is asked for by name is there.
fn is_there(workspace: &Workspace, filter: &Filter) -> Result<(), CommandError> {
    is_plan(workspace, filter.plan.as_deref())?;
    is_framework(workspace, filter.framework.as_deref())?;
    is_need(workspace, filter.need.as_deref())?;
    is_unit(workspace, filter.unit.as_deref())?;
    is_actor(workspace, filter.responsible.as_deref())
}

fn is_need(workspace: &Workspace, id: Option<&str>) -> Result<(), CommandError> {
    let needs = || workspace.plans().flat_map(|plan| &plan.record.needs).map(|need| &*need.id);
    let Some(id) = id.filter(|id| !needs().any(|need| need == *id)) else { return Ok(()) };
    let known: Vec<&str> = needs().collect();
    Err(unknown(say!("Behovet {id} finns inte.", "There is no need {id}."), id, known.into_iter()))
}

fn is_unit(workspace: &Workspace, name: Option<&str>) -> Result<(), CommandError> {
    let is_one = |name: &&str| match workspace.actor(name) {
        Lookup::Found(actor) => actor.record.kind == ActorKind::Unit,
        Lookup::Unknown => true,
        Lookup::Missing => false,
    };
    let Some(name) = name.filter(|name| !is_one(name)) else { return Ok(()) };
    let registers = workspace.organisations().flat_map(|filed| &filed.record.actors);
    let units = registers.filter(|actor| actor.kind == ActorKind::Unit).flat_map(Actor::names);
    let known: Vec<&str> = units.map(|name| &**name).collect();
    Err(unknown(say!("{name} är ingen enhet.", "{name} is no unit."), name, known.into_iter()))
}
