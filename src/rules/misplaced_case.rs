//! Finds a case or an incident outside the folder of the records, where nobody counts or protects it.

use super::rule::Message;
use crate::base::lang::Say;
use crate::say;
use crate::syntax::fault::FaultKind;

pub(super) fn tell(kind: &FaultKind) -> Option<Message> {
    let FaultKind::Misplaced { folder } = kind else { return None };
    Some(Message::new(
        Say::fixed(
            "Filen ligger utanför mappen för poster, och räknas inte med. Där skyddas den inte heller.",
            "The file is outside the folder of the records, and is not counted. Nor is it protected there.",
        ),
        say!(
            "Flytta den till {folder}. Är den ett exempel och gäller ingen: skriv dess mapp i vbe.toml, [privacy] elsewhere.",
            "Move it to {folder}. If it is an example and about nobody: write its folder in vbe.toml, [privacy] elsewhere."
        ),
    ))
}
