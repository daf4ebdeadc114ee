//! `--at`: the moment in the history that is asked for, or why there is none.

use super::ask::{Call, unknown};
use super::trouble::{fetch, lost};
use super::world::Failure;
use crate::model::past::{Lost, Past};
use crate::say;

/// The workspace at the moment that these words mean.
pub(super) fn find(call: &Call, written: &str) -> Result<Past, Failure> {
    Past::find(&call.git, &call.workspace()?, written).map_err(|why| unfound(why, written))
}

/// Why there is no such moment, when somebody asked for it by these words.
fn unfound(why: Lost, written: &str) -> Failure {
    match why {
        Lost::Unknown { names, cut: false } => unknown(
            say!(
                "Det finns ingen gren, tagg eller incheckning {written}.",
                "There is no branch, tag or commit {written}."
            ),
            written,
            names.iter().map(String::as_str),
        ),
        Lost::Unknown { cut: true, .. } => Failure::Said(
            say!(
                "Det finns ingen gren, tagg eller incheckning {written} i det som är hämtat.",
                "There is no branch, tag or commit {written} in what has been fetched."
            ),
            fetch(),
        ),
        other => lost(other),
    }
}
