//! Reads the drafts that `--what-if` names as records, and checks that they are valid.

use std::path::{Path, PathBuf};

use crate::base::lang::Say;
use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Out};
use crate::facts::seen::Seen;
use crate::io::disk;
use crate::model::load::{self, Loaded, Reader};
use crate::model::overlay;
use crate::model::workspace::Workspace;
use crate::output::render::{Asker, Format, Verdict};
use crate::rules;
use crate::say;
use crate::syntax::fault::Unreadable;
use crate::syntax::finding::Severity;
use crate::syntax::text::Source;

/// Reads each draft once, as a record.
pub(super) fn drafts(
    paths: &[PathBuf],
    workspace: &Workspace,
    context: &CommandContext,
) -> Result<Vec<Loaded>, CommandError> {
    // A file that turns out not to be a draft may be notes about a person.
    let reader = Reader { named: true, ..context.reader(&workspace.root, &workspace.config)? };
    let root = disk::absolute(&workspace.root);
    let mut drafts: Vec<Loaded> = Vec::new();
    for path in paths {
        let draft = if path.as_os_str() == "-" {
            read(&reader, "stdin".to_owned(), Ok(context.input.read(Source::LIMIT)?))
        } else {
            let absolute = disk::absolute(&context.folder.join(path));
            if !absolute.is_file() {
                return Err(no_file(path));
            }
            read(&reader, disk::name(&root, &absolute), disk::read(&absolute))
        };
        match drafts.iter().find(|other| overlay::replaces(&draft, other)) {
            Some(same) if same.source.path.raw() == draft.source.path.raw() => {}
            Some(same) if same.record.is_some() => return Err(twice(&draft, same)),
            _ => drafts.push(draft),
        }
    }
    Ok(drafts)
}

fn read(reader: &Reader, name: String, bytes: Result<Vec<u8>, Unreadable>) -> Loaded {
    match bytes {
        Ok(bytes) => load::file(reader, name, bytes),
        Err(reason) => load::refused(reader, name, reason),
    }
}

fn no_file(path: &Path) -> CommandError {
    let path = path.display();
    CommandError::Message(
        say!("{path} är ingen fil.", "{path} is no file."),
        Say::fixed(
            "Ange en .yaml-fil med ett utkast, eller - för det som skickas in.",
            "Name a .yaml file with a draft, or - for what is handed over.",
        ),
    )
}

fn twice(draft: &Loaded, other: &Loaded) -> CommandError {
    let (one, other) = (&other.source.label, &draft.source.label);
    CommandError::Message(
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

/// Reports errors in the drafts, as `vbe validate` does. A draft may have any file name.
pub(super) fn are_sound(
    then: &Workspace,
    drafts: &[String],
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<(), CommandError> {
    let mut findings = rules::judge(then, context.day);
    findings.retain(|finding| {
        let is_draft = drafts.contains(&then.source(finding.place.file).label);
        is_draft && finding.severity == Severity::Error && finding.rule != "file-name"
    });
    if findings.is_empty() {
        return Ok(());
    }
    let verdict = Verdict {
        workspace: then,
        findings: &findings,
        files: Seen::Exactly(drafts.len()),
        asker: Asker::Validate,
        fails_from: Severity::Error,
        day: context.day,
        under: "",
    };
    out.talk.findings(verdict, Format::Text, context.render_options)?;
    Err(CommandError::AlreadyReported)
}
