//! Finds a missing required key.

use super::rule::Message;
use crate::say;
use crate::syntax::fault::FaultKind;

pub(super) fn tell(kind: &FaultKind) -> Option<Message> {
    let FaultKind::MissingField { key, example } = kind else { return None };
    let example = example.as_deref().unwrap_or("…");
    Some(Message::new(
        say!("{key} saknas här.", "{key} is missing here."),
        say!("Lägg till en rad, till exempel: {key}: {example}", "Add a line, for example: {key}: {example}"),
    ))
}
