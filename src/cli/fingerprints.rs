//! Hashes the sections of a follow-up, so that it can be checked whether they would be the same again.

use sha2::{Digest, Sha256};

use super::context::CommandContext;
use super::outcome::CommandError;
use crate::output::page::Page;
use crate::output::render::{self, Format};
use crate::reports::follow_up;

/// Each section's id, and the SHA-256 of it as Markdown.
pub(super) fn fingerprints(
    page: &Page,
    context: &CommandContext,
) -> Result<Vec<(String, String)>, CommandError> {
    let mut marks = Vec::new();
    for (id, part) in follow_up::apart(page) {
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
