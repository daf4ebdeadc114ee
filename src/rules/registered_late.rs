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
        let half = late.half.value;
        out.add(
            Place::new(file, late.half.span),
            what(half),
            if late.is_committed { mend_committed(now) } else { mend(now) },
        );
    }
}

/// What is wrong with a case that comes late.
pub(crate) fn what(half: HalfYear) -> Say {
    say!(
        "{half} är redan publicerat, och det här ärendet räknades inte då. Den som räknar om ser att det har kommit till.",
        "{half} is published already, and this case was not counted then. Whoever counts again sees that it has been added."
    )
}

/// What to do with a case that comes late. No commit has it yet.
pub(crate) fn mend(now: HalfYear) -> Say {
    say!(
        "Ett ärende registreras det halvår då det kommer: skriv registered: {now}.",
        "A case is registered in the half-year in which it comes: write registered: {now}."
    )
}

/// What to do with a case that comes late and that git has: its half-year is never changed.
pub(crate) fn mend_committed(now: HalfYear) -> Say {
    say!(
        "Ett ärende registreras det halvår då det kommer, och det här är incheckat: ta bort filen och skriv in det på nytt, under ett nytt id, med registered: {now}: vbe new case.",
        "A case is registered in the half-year in which it comes, and this one is committed: take the file out and register it anew, under a new id, with registered: {now}: vbe new case."
    )
}
