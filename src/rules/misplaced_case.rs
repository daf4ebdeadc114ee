//! Finds a case, an incident or a publication outside the folder of the records, where nobody counts or protects it.

use super::rule::Message;
use crate::base::lang::Say;
use crate::say;
use crate::syntax::fault::FaultKind;

pub(super) fn tell(kind: &FaultKind) -> Option<Message> {
    let FaultKind::Misplaced { folder, is_published } = kind else { return None };
    if *is_published {
        return Some(Message::new(
            Say::fixed(
                "Det här är publicerat för allmänheten, och filen ligger utanför mappen för poster. Där vet ingen att den aldrig får ändras, och tiden kan publiceras igen.",
                "This is published for the public, and the file is outside the folder of the records. Nobody knows there that it may never be changed, and the time can be published again.",
            ),
            say!(
                "Flytta den till {folder}, som den är. Är den ett exempel som aldrig har tryckts: skriv dess mapp i vbe.toml, [privacy] elsewhere.",
                "Move it to {folder}, as it is. If it is an example that never was printed: write its folder in vbe.toml, [privacy] elsewhere."
            ),
        ));
    }
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
