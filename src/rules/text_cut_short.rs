//! Finds a text that goes on after ` #`, which YAML takes for a comment.

use super::rule::Message;
use crate::base::lang::Say;
use crate::syntax::fault::FaultKind;

pub(super) fn tell(kind: &FaultKind) -> Option<Message> {
    matches!(kind, FaultKind::CutShort).then(|| {
        Message::new(
            Say::fixed(
                "Texten slutar före #: det som följer räknas som en kommentar.",
                "The text ends before #: what follows counts as a comment.",
            ),
            Say::fixed(
                "Hör det till texten: sätt hela texten inom citattecken. Är det en kommentar: skriv ett mellanslag efter #.",
                "If it belongs to the text: put the whole text in quotation marks. If it is a comment: write a space after #.",
            ),
        )
    })
}
