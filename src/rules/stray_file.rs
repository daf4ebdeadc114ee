//! Finds a file that looks like a record but is not read as one.

use super::rule::Message;
use crate::base::lang::Say;
use crate::syntax::fault::{FaultKind, Unreadable};

pub(super) fn tell(kind: &FaultKind) -> Option<Message> {
    matches!(kind, FaultKind::Unreadable(Unreadable::Stray)).then(|| {
        Message::new(
            Say::fixed(
                "Filen ser ut som en post men är dold, har en annan ändelse eller är en kopia från ett annat program. Den har inte lästs.",
                "The file looks like a record but is hidden, has another ending, or is a copy left by another program. It has not been read.",
            ),
            Say::fixed(
                "Ta bort den, eller flytta den ur mappen. Ska den räknas: ge den ett namn som inte börjar med en punkt och som slutar på .yaml.",
                "Remove it, or move it out of the folder. If it is to count: give it a name that does not begin with a dot and that ends in .yaml.",
            ),
        )
    })
}
