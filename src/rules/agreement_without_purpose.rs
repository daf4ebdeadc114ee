//! Finds an agreement that does not state its purpose or its subject.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for filed in context.workspace.agreements() {
        // The unreadable part may hold what is missing.
        if context.workspace.file(filed.file).is_incomplete() {
            continue;
        }
        let what = match (filed.record.purposes.is_empty(), filed.record.areas.is_empty()) {
            (false, false) => continue,
            (true, false) => Say::fixed(
                "Det står inte vad överenskommelsen syftar till.",
                "It does not say what the agreement is for.",
            ),
            (false, true) => Say::fixed(
                "Det står inte vilka områden överenskommelsen gäller.",
                "It does not say which areas the agreement is on.",
            ),
            (true, true) => Say::fixed(
                "Det står varken vad överenskommelsen syftar till eller vilka områden den gäller.",
                "It says neither what the agreement is for nor which areas it is on.",
            ),
        };
        out.add(
            filed.place(filed.record.id.span),
            what,
            Say::fixed(
                "Skriv purposes: och areas: så som de står i överenskommelsen.",
                "Write purposes: and areas: as they stand in the agreement.",
            ),
        );
    }
}
