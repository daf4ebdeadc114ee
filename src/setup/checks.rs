//! Whether all that guards a workspace is there: one check after another, each with what to do when it is not.

mod check;
mod around;
mod guard;
mod inside;

pub use check::{Check, Checkup, State};

/// Looks at everything, in an order that makes each thing depend on what stands before it.
pub(crate) fn all(look: &Checkup<'_>) -> Vec<Check> {
    let mut checks = guard::all(look);
    checks.extend(around::all(look));
    checks.extend(inside::all(look));
    checks
}
