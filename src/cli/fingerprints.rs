//! Hashes the sections of a follow-up, so that it can be checked whether they would be the same again.

use super::context::CommandContext;
use super::lookup::plan;
use super::outcome::{CommandError, Out};
use crate::base::digest::sha256;
use crate::output::render::{self, Format};
use crate::reports::follow_up::{self, Options};

/// Each section's id, and the SHA-256 of it as Markdown. It is made apart from the names and contacts in the settings:
/// those decide what of the records is told today, and not what they say. What certainly identifies somebody is covered
/// in it all the same, so that it is no hash of that.
pub(super) fn fingerprints(
    options: &Options,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Vec<(String, String)>, CommandError> {
    with_settings(options, &CommandContext { is_apart_from_settings: true, ..context.clone() }, out)
}

/// The same of what is told with the settings, as it was once recorded.
pub(super) fn with_settings(
    options: &Options,
    context: &CommandContext,
    out: &mut Out<'_>,
) -> Result<Vec<(String, String)>, CommandError> {
    let workspace = context.workspace(out)?;
    let page = follow_up::page(&context.report(&workspace), plan(&workspace, &options.plan)?, options);
    let mut marks = Vec::new();
    for (id, part) in follow_up::apart(&page) {
        let mut bytes = Vec::new();
        render::page(&part, Format::Md, context.render_options, &mut bytes)?;
        marks.push((id, sha256(&bytes)));
    }
    Ok(marks)
}
