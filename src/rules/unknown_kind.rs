//! Finds a file that does not say what kind of record it is.

use super::rule::{Message, entry, one_of};
use crate::base::lang::Say;
use crate::base::wording::{self, Word};
use crate::model::kinds::{KINDS, Kind};
use crate::say;
use crate::syntax::fault::FaultKind;

pub(super) fn tell(kind: &FaultKind) -> Option<Message> {
    let FaultKind::UnknownKind { written } = kind else { return None };
    let words: Vec<Word<'_>> = KINDS.iter().map(Kind::typed).collect();
    let Some(written) = written else {
        let Say { sv, en } = wording::to_write(&words);
        return Some(Message::new(
            Say::fixed("Filen säger inte vilken sort den är.", "The file does not say what kind it is."),
            say!(
                "Lägg till en rad överst: kind: och en av sorterna {sv}.",
                "Add a line at the top: kind: and one of the kinds {en}."
            ),
        ));
    };
    let help = match wording::meant(written, &words) {
        Some(at) => entry(Some("kind"), words[at].name),
        None => one_of(written, &words),
    };
    let what = say!("kind: {written} är ingen sort som finns.", "kind: {written} is no kind there is.");
    Some(Message::new(what, help))
}
