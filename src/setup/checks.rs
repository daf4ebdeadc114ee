//! Checks whether everything that guards a workspace is in place, and says what to do when it is not.

mod check;
mod places;
mod around;
mod guard;
mod schema_lines;
mod inside;
mod beside;

pub use check::{Check, Checkup, State};

/// Runs every check, in an order where each depends only on earlier ones.
pub(crate) fn all(look: &Checkup<'_>) -> Vec<Check> {
    let mut checks = guard::all(look);
    checks.extend(around::all(look));
    checks.extend(inside::all(look));
    checks.extend(beside::all(look));
    checks
}
