//! Finds an agreement whose period has ended lately, and that nobody has renewed or closed.

use std::collections::BTreeSet;

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::base::rhythm::Length;
use crate::model::records::Text;
use crate::model::records::agreement::Agreement;
use crate::say;
use crate::syntax::unsearched::Unsearched;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for filed in context.workspace.agreements() {
        let over = filed.record.period.as_ref().filter(|time| time.period.is_over(context.day));
        let Some(time) = over else { continue };
        // An agreement that is renewed, closed or long over is kept as history.
        let is_closed = filed.record.ended.as_ref().is_some_and(|ended| ended.period.has_come(context.day));
        let is_old = ASKED_FOR.after(time.period.last) < context.day;
        if is_closed || is_old || renewed(context, filed.record) {
            continue;
        }
        let period = &time.text;
        out.add(
            filed.place(period.span),
            say!(
                "Överenskommelsen gällde {period} och har gått ut.",
                "The agreement was for {period} and has expired."
            ),
            Say::fixed(
                "Ta upp med parterna om den ska förnyas. Den nya skrivs som en egen fil, med sin tid. Ska den inte förnyas: skriv när den avslutades i ended.",
                "Ask the parties whether to renew it. Write the new one as a file of its own, with its time. If it is not to be renewed, write when it ended in ended.",
            ),
        );
    }
}

/// How long it is asked whether an agreement is to be renewed. A situation picture is at most two years old, so by then
/// the cooperation has been looked at anew, and what was not renewed is history.
const ASKED_FOR: Length = Length::Months(24);

/// Whether all of the parties, and perhaps others, have an agreement that lasts longer.
fn renewed(context: &RuleContext<'_>, agreement: &Agreement) -> bool {
    let parties = |agreement: &Agreement| -> BTreeSet<Unsearched> {
        agreement.parties.iter().map(|name| one_name(context, name)).collect()
    };
    let last = |agreement: &Agreement| agreement.period.as_ref().map(|time| time.period.last);
    let (own, until) = (parties(agreement), last(agreement));
    let mut others = context.workspace.agreements().map(|filed| filed.record);
    others.any(|other| last(other) > until && own.is_subset(&parties(other)))
}

/// The id of a party, whichever name is used.
fn one_name(context: &RuleContext<'_>, name: &Text) -> Unsearched {
    context.workspace.actor(name).found().map_or(name, |actor| &actor.record.id).stands().owned()
}
