//! Finds a case that has come into a time that is published already. It takes what was counted to see it, which only git
//! has.

use super::rule::{Findings, RuleContext};
use crate::base::halfyear::HalfYear;
use crate::base::lang::Say;
use crate::say;
use crate::syntax::finding::Place;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let now = HalfYear::of(context.day);
    for (file, loaded) in context.workspace.files() {
        let Some(late) = loaded.late else { continue };
        let half = late.value;
        out.add(
            Place::new(file, late.span),
            say!(
                "{half} är redan publicerat, och det här ärendet räknades inte då. Den som räknar om ser att det har kommit till.",
                "{half} is published already, and this case was not counted then. Whoever counts again sees that it has been added."
            ),
            mend(now),
        );
    }
}

/// What to do with a case that comes late.
pub(crate) fn mend(now: HalfYear) -> Say {
    say!(
        "Ett ärende registreras det halvår då det kommer: skriv registered: {now}. Är det redan incheckat, ta bort filen och skriv in det på nytt, under ett nytt id: vbe new case.",
        "A case is registered in the half-year in which it comes: write registered: {now}. If it is committed already, take the file out and register it anew, under a new id: vbe new case."
    )
}
