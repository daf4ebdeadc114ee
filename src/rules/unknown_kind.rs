//! Finds a file that does not say what kind of record it is.

use super::rule::{Message, instead};
use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::model::kinds::KINDS;
use crate::say;
use crate::syntax::fault::FaultKind;

pub(super) fn tell(kind: &FaultKind) -> Option<Message> {
    let FaultKind::UnknownKind { written } = kind else { return None };
    let names = KINDS.iter().map(|kind| kind.name);
    let all = names.clone().collect::<Vec<_>>().join(", ");
    Some(match written {
        Some(written) if by_word(written).is_some() => {
            let name = by_word(written).unwrap_or_default();
            Message::new(
                say!("kind: {written} är ingen sort som finns.", "kind: {written} is no kind there is."),
                say!("Skriv kind: {name}", "Write kind: {name}"),
            )
        }
        Some(written) => Message::new(
            say!("kind: {written} är ingen sort som finns.", "kind: {written} is no kind there is."),
            instead(written, names, Say::same(all)),
        ),
        None => Message::new(
            Say::fixed("Filen säger inte vilken sort den är.", "The file does not say what kind it is."),
            say!(
                "Lägg till en rad överst: kind: med något av {all}.",
                "Add a line at the top: kind: with one of {all}."
            ),
        ),
    })
}

/// The kind that people call by a word.
fn by_word(written: &str) -> Option<&'static str> {
    let is_word = |kind: &&crate::model::kinds::Kind| {
        fold(&kind.word.sv) == fold(written) || fold(&kind.word.en) == fold(written)
    };
    KINDS.iter().find(is_word).map(|kind| kind.name)
}
