//! Finds a case moved to another half-year. That takes two versions, which only the guard has.

use super::rule::{Findings, RuleContext};
use crate::base::halfyear::HalfYear;
use crate::base::lang::Say;
use crate::say;
use crate::syntax::finding::Place;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for (file, loaded) in context.workspace.files() {
        let Some(rewritten) = loaded.rewritten else { continue };
        let (was, now) = (rewritten.was, rewritten.now.value);
        let (what, help) = told(was, now);
        out.add(Place::new(file, rewritten.now.span), what, help);
    }
}

/// What is wrong with another half-year, and what to do.
pub(crate) fn told(was: HalfYear, now: HalfYear) -> (Say, Say) {
    (
        say!(
            "Ärendet registrerades {was}, och nu står det {now}. Det halvår då ett ärende registrerades ändras aldrig.",
            "The case was registered in {was}, and now it says {now}. The half-year in which a case was registered is never changed."
        ),
        Say::new(
            format!(
                "Skriv tillbaka registered: {was}. Är det ett annat ärende, eller var halvåret fel från början: ta \
                 bort filen och skriv in det på nytt, under ett nytt id: vbe new case."
            ),
            format!(
                "Write registered: {was} again. If it is another case, or the half-year was wrong from the \
                 beginning: take the file out and register it anew, under a new id: vbe new case."
            ),
        ),
    )
}
