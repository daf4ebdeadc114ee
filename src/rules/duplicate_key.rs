//! Finds the same key twice in a mapping, where only one can hold.

use super::rule::Message;
use crate::base::lang::Say;
use crate::say;
use crate::syntax::fault::FaultKind;

pub(super) fn tell(kind: &FaultKind) -> Option<Message> {
    let FaultKind::DuplicateKey { key, first } = kind else { return None };
    let mut told = Message::new(
        say!(
            "{key} står två gånger på samma ställe. Bara den första är läst.",
            "{key} stands twice in the same place. Only the first has been read."
        ),
        Say::fixed(
            "Ta bort den ena, eller slå ihop dem. Börjar en ny post här ska den ha ett bindestreck: - id:",
            "Remove one of them, or make them one. If a new item begins here it wants a dash: - id:",
        ),
    );
    told.beside = Some((*first, Say::fixed("står först här", "stands first here")));
    Some(told)
}
