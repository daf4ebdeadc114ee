//! `--at`: the moment in the history that is asked for, or why there is none.

use super::ask::{CommandContext, unknown};
use super::git_errors::{fetch, lost};
use super::world::CommandError;
use crate::model::past::{Past, RevisionError};
use crate::say;

/// The workspace at the moment that these words mean.
pub(super) fn find(context: &CommandContext, written: &str) -> Result<Past, CommandError> {
    Past::find(&context.git, &context.find_root()?, written).map_err(|why| unfound(why, written))
}

/// Why there is no such moment, when somebody asked for it by these words.
fn unfound(why: RevisionError, written: &str) -> CommandError {
    match why {
        RevisionError::Unknown { names, cut: false } => unknown(
            say!(
                "Det finns ingen gren, tagg eller incheckning {written}.",
                "There is no branch, tag or commit {written}."
            ),
            written,
            names.iter().map(String::as_str),
        ),
        RevisionError::Unknown { cut: true, .. } => CommandError::Said(
            say!(
                "Det finns ingen gren, tagg eller incheckning {written} i det som är hämtat.",
                "There is no branch, tag or commit {written} in what has been fetched."
            ),
            fetch(),
        ),
        other => lost(other),
    }
}
