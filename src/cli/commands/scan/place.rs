//! Where a scan looks, and which exit code its findings give.

use std::path::PathBuf;

use crate::cli::context::CommandContext;
use crate::cli::outcome::{CommandError, Exit, Out};
use crate::io::disk;
use crate::model::config::Config;
use crate::model::load::Reader;
use crate::syntax::finding::{Finding, Severity};

/// The workspace, or the current folder when there is none: a text can be scanned anywhere.
pub(super) fn place(
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<(PathBuf, Config, Reader), CommandError> {
    if context.root.is_none() && context.config.is_none() && disk::workspace(&context.folder).is_none() {
        return Ok((context.folder.clone(), Config::default(), Reader::default()));
    }
    let root = context.find_root()?;
    let (config, reader) = context.known_settings(&root, out)?;
    Ok((root, config, reader))
}

/// The exit code. What could not be scanned is never counted as clean.
pub(super) fn exit(fail_on: Severity, findings: &[Finding]) -> Exit {
    let unseen = findings.iter().any(|finding| finding.rule == "unreadable-file");
    let fails = findings.iter().any(|finding| finding.severity >= fail_on);
    match () {
        () if unseen => Exit::Failed,
        () if fails => Exit::Found,
        () => Exit::Fine,
    }
}
