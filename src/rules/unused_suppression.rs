//! Finds a suppression of something that is not found.

use super::rule::Message;
use crate::base::lang::Say;
use crate::say;
use crate::syntax::allow::Permit;

pub(super) fn tell(permit: &Permit) -> Message {
    let rule = &permit.rule;
    Message::new(
        say!(
            "Undantaget för {rule} behövs inte: regeln hittar inget på raden.",
            "The suppression of {rule} is not needed: the rule finds nothing in the line."
        ),
        Say::fixed("Ta bort kommentaren.", "Remove the comment."),
    )
}
