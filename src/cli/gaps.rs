//! `vbe gaps`: what the work lacks, and whether what was asked for is there at all.

use std::path::{Path, PathBuf};

use super::ask::{Call, unknown};
use super::reports::{is_actor, is_framework, is_plan};
use super::world::{Exit, Failure, Input, Out};
use crate::base::lang::Say;
use crate::gaps::{Filter, Gap, GapKind};
use crate::io::disk;
use crate::model::draft;
use crate::model::load::{self, Loaded, Reader};
use crate::model::records::organisation::{Actor, Sort};
use crate::model::whole::{Known, Whole};
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

pub(super) fn answer(question: &Question, call: &Call, out: &mut Out<'_>) -> Result<Exit, Failure> {
    if !question.drafts.is_empty() {
        return what_if(question, call, out);
    }
    let whole = call.whole(out)?;
    let options = &question.options;
    is_there(&whole, &options.filter)?;
    let setting = call.setting(&whole);
    let found = gaps::wanted(&setting, options);
    let page = gaps::page(&setting, options, &found);
    render::page(&page, call.format, call.look, out.answer)?;
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
fn what_if(question: &Question, call: &Call, out: &mut Out<'_>) -> Result<Exit, Failure> {
    if question.is_grouped {
        return Err(Failure::Said(
            Say::fixed("--group-by går inte ihop med --what-if.", "--group-by does not go with --what-if."),
            Say::fixed("Ta bort ett av dem.", "Leave one of them out."),
        ));
    }
    let whole = call.whole(out)?;
    let drafts = drafts(question, &whole, call)?;
    let mut paths: Vec<String> = drafts.iter().map(|draft| draft.source.path.clone()).collect();
    paths.sort();
    let then = draft::over(&whole, drafts);
    told(&then, &paths, call, out)?;
    let options = &question.options;
    is_there(&then, &options.filter)?;
    let (setting, before) = (call.setting(&then), call.setting(&whole));
    let pairs = what_if::pairs(&setting, &before, &paths, options);
    let page = what_if::page(&setting, &before, &paths, options, &pairs);
    render::page(&page, call.format, call.look, out.answer)?;
    if pairs.is_empty() {
        return Ok(Exit::Nothing);
    }
    Ok(exit(pairs.iter().flat_map(|pair| &pair.now.gaps), question))
}

/// The drafts as records, each once.
fn drafts(question: &Question, whole: &Whole, call: &Call) -> Result<Vec<Loaded>, Failure> {
    // What a draft turns out not to be, may be a note of a person.
    let reader = Reader { named: true, ..call.reader(&whole.root, &whole.config)? };
    let root = disk::absolute(&whole.root);
    let mut drafts: Vec<Loaded> = Vec::new();
    for path in &question.drafts {
        let draft = if path.as_os_str() == "-" {
            read(&reader, "stdin".to_owned(), Ok(question.input.read(Source::LIMIT)?))
        } else {
            let whole = disk::absolute(&call.folder.join(path));
            if !whole.is_file() {
                return Err(no_file(path));
            }
            read(&reader, disk::name(&root, &whole), disk::read(&whole))
        };
        match drafts.iter().find(|other| draft::replaces(&draft, other)) {
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

fn no_file(path: &Path) -> Failure {
    let path = path.display();
    Failure::Said(
        say!("{path} är ingen fil.", "{path} is no file."),
        Say::fixed(
            "Ange en .yaml-fil med ett utkast, eller - för det som skickas in.",
            "Name a .yaml file with a draft, or - for what is handed over.",
        ),
    )
}

fn twice(draft: &Loaded, other: &Loaded) -> Failure {
    let (one, other) = (&other.source.label, &draft.source.label);
    Failure::Said(
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
fn told(then: &Whole, drafts: &[String], call: &Call, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut findings = rules::judge(then, call.day);
    findings.retain(|finding| {
        let is_draft = drafts.contains(&then.source(finding.place.file).path);
        is_draft && finding.severity == Severity::Error && finding.rule != "file-name"
    });
    if findings.is_empty() {
        return Ok(());
    }
    let verdict = Verdict { whole: then, findings: &findings, files: drafts.len(), day: call.day, under: "" };
    render::findings(verdict, Format::Text, call.look, out.talk)?;
    Err(Failure::Told)
}

/// Whether everything that is asked for by name is there.
fn is_there(whole: &Whole, filter: &Filter) -> Result<(), Failure> {
    is_plan(whole, filter.plan.as_deref())?;
    is_framework(whole, filter.framework.as_deref())?;
    is_need(whole, filter.need.as_deref())?;
    is_unit(whole, filter.unit.as_deref())?;
    is_actor(whole, filter.responsible.as_deref())
}

fn is_need(whole: &Whole, id: Option<&str>) -> Result<(), Failure> {
    let needs = || whole.plans().flat_map(|plan| &plan.record.needs).map(|need| &*need.id);
    let Some(id) = id.filter(|id| !needs().any(|need| need == *id)) else { return Ok(()) };
    let known: Vec<&str> = needs().collect();
    Err(unknown(say!("Behovet {id} finns inte.", "There is no need {id}."), id, known.into_iter()))
}

fn is_unit(whole: &Whole, name: Option<&str>) -> Result<(), Failure> {
    let is_one = |name: &&str| match whole.actor(name) {
        Known::Yes(actor) => actor.record.sort == Sort::Unit,
        Known::Unsure => true,
        Known::No => false,
    };
    let Some(name) = name.filter(|name| !is_one(name)) else { return Ok(()) };
    let registers = whole.organisations().flat_map(|filed| &filed.record.actors);
    let units = registers.filter(|actor| actor.sort == Sort::Unit).flat_map(Actor::names);
    let known: Vec<&str> = units.map(|name| &**name).collect();
    Err(unknown(say!("{name} är ingen enhet.", "{name} is no unit."), name, known.into_iter()))
}
