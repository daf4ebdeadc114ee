//! `$GITHUB_STEP_SUMMARY`: the summary of findings that GitHub shows beside a step.

use super::context::CommandContext;
use super::door::Door;
use super::outcome::{CommandError, Out};
use super::write_changes::why_not_written;
use crate::io::disk;
use crate::io::write;
use crate::output::render::{Format, Verdict};
use crate::say;

/// Adds the summary to the file, where one is asked for. A file that cannot be written changes nothing of the answer.
pub(super) fn add(
    verdict: Verdict<'_>,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<(), CommandError> {
    let Some(path) = context.step_summary.as_ref().filter(|_| context.format == Format::Github) else {
        return Ok(());
    };
    let lang = context.render_options.lang;
    let bytes = Door::summary_bytes(verdict, lang)?;
    let name = path.display().to_string();
    let put = if disk::is_named_as_record(path) || path.extension().is_some_and(|ending| ending == "toml") {
        Err(std::io::Error::from(std::io::ErrorKind::PermissionDenied))
    } else {
        write::append(&context.folder.join(path), bytes.of_file())
    };
    if let Err(error) = put {
        let (what, _) = why_not_written(&name, &error.into());
        let (sv, en) = (what.sv, what.en);
        let said = say!(
            "vbe: {sv} Sammanfattningen (GITHUB_STEP_SUMMARY) saknas därför.",
            "vbe: {en} So there is no summary (GITHUB_STEP_SUMMARY)."
        );
        out.talk.say(&said, lang)?;
    }
    Ok(())
}
