//! Hashes the sections of a follow-up, so that it can be checked whether they would be the same again.

use sha2::{Digest, Sha256};

use super::context::CommandContext;
use super::lookup::plan;
use super::outcome::{CommandError, Out};
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
        let mark: String =
            Sha256::digest(&bytes).iter().flat_map(|byte| [byte >> 4, byte & 15]).map(digit).collect();
        marks.push((id, mark));
    }
    Ok(marks)
}

/// A hexadecimal digit.
fn digit(number: u8) -> char {
    char::from_digit(u32::from(number), 16).unwrap_or_default()
}
