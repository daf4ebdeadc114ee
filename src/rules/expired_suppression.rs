//! Finds a suppression whose last day has passed.

use super::rule::Message;
use crate::base::lang::Say;
use crate::say;
use crate::syntax::allow::Permit;

pub(super) fn tell(permit: &Permit) -> Message {
    let (rule, until) = (&permit.rule, permit.until);
    Message::new(
        say!(
            "Undantaget för {rule} gällde till och med {until}.",
            "The suppression of {rule} held until {until}."
        ),
        Say::fixed(
            "Rätta det som undantogs och ta bort kommentaren, eller besluta om ett nytt slutdatum.",
            "Mend what was suppressed and remove the comment, or decide on a new last day.",
        ),
    )
}
