//! Finds the moment in the history that a revision names, or explains why there is none.

use super::context::CommandContext;
use super::git_errors::fetch;
use super::outcome::CommandError;
use crate::model::past::{Past, RevisionError};
use crate::pii::detector::{Detector, Exposure};
use crate::pii::told::searched;
use crate::say;

impl CommandContext {
    /// The workspace at the moment that a date, a tag, a branch or a commit names.
    pub(super) fn find_revision(&self, written: &str) -> Result<Past, CommandError> {
        Past::find(&self.git, &self.find_root()?, written).map_err(|error| not_found(error, written))
    }
}

/// The error when there is no such moment; `written` is what the user wrote.
pub(super) fn not_found(error: RevisionError, written: &str) -> CommandError {
    match error {
        RevisionError::Unknown { names, cut: false } => {
            let names: Vec<String> =
                names.iter().map(|name| searched(Detector::plain(), name, Exposure::Meeting)).collect();
            CommandError::unknown(
                say!(
                    "Det finns ingen gren, tagg eller incheckning {written}.",
                    "There is no branch, tag or commit {written}."
                ),
                written,
                names.iter().map(String::as_str),
            )
        }
        RevisionError::Unknown { cut: true, .. } => CommandError::Message(
            say!(
                "Det finns ingen gren, tagg eller incheckning {written} i det som är hämtat.",
                "There is no branch, tag or commit {written} in what has been fetched."
            ),
            fetch(),
        ),
        other => other.into(),
    }
}
