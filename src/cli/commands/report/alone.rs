//! Whether the cases are those of one workspace only, and all that the repository knows of them is here.

use std::path::Path;

use super::place::quoted;
use crate::base::lang::Say;
use crate::cli::outcome::CommandError;
use crate::io::git::Git;
use crate::model::neighbours::{neighbours, overlapping};
use crate::model::past::inside;
use crate::say;

/// Checks that no other workspace of the repository has some of the same cases, or these among its own: both would
/// publish them.
pub(super) fn is_alone(git: &Git, top: &Path, root: &Path, records: &Path) -> Result<(), CommandError> {
    let Some(other) = overlapping(neighbours(git, top, root)?, records) else { return Ok(()) };
    let (settings, own) = (quoted(&other.settings), quoted(&inside(top, records).unwrap_or_default()));
    let its = quoted(&inside(top, &other.records).unwrap_or_default());
    Err(CommandError::Message(
        say!(
            "Två arbetsmappar räknar samma ärenden: {settings} har sina poster i {its}, och de här ligger i {own}.",
            "Two workspaces count the same cases: {settings} has its records in {its}, and these are in {own}."
        ),
        Say::fixed(
            "Ingenting är publicerat. Låt mapparna för poster ligga bredvid varandra, ingen i en annan: [paths] records i vbe.toml.",
            "Nothing is published. Let the folders of records be beside each other, none inside another: [paths] records in vbe.toml.",
        ),
    ))
}

/// Checks that all branches of every remote are fetched: what is published on another is not seen here.
pub(super) fn has_all_branches(git: &Git, program: &str) -> Result<(), CommandError> {
    let Some(remote) = git.narrow_remote() else { return Ok(()) };
    let remote = quoted(&remote);
    Err(CommandError::Message(
        say!(
            "Det går inte att jämföra med det som publicerades förut: bara några av grenarna i {remote} är hämtade.",
            "There is no comparing with what was published before: only some of the branches of {remote} are fetched."
        ),
        say!(
            "Kör {program} remote set-branches {remote} \"*\" och {program} fetch {remote}, och kör igen.",
            "Run {program} remote set-branches {remote} \"*\" and {program} fetch {remote}, and run again."
        ),
    ))
}
