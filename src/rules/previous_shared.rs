//! Finds two adopted plans that name the same plan as the one before them. Drafts of the next plan may be several.

use std::collections::HashMap;

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::facts::editions::is_adopted;
use crate::model::records::Text;
use crate::model::records::plan::Plan;
use crate::model::workspace::Filed;
use crate::say;
use crate::syntax::unsearched::Unsearched;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let mut next: HashMap<Unsearched<&str>, (Filed<'_, Plan>, &Text)> = HashMap::new();
    for plan in context.workspace.plans().filter(|plan| is_adopted(plan.record, context.day) == Some(true)) {
        let Some(previous) = &plan.record.previous else { continue };
        let Some((first, said)) = next.get(&previous.stands()) else {
            next.insert(previous.stands(), (plan, previous));
            continue;
        };
        let other = &first.record.id;
        out.add_beside(
            plan.place(previous.span),
            say!(
                "{previous} är redan föregående plan till {other}, som också är antagen.",
                "{previous} is already the plan before {other}, which is adopted too."
            ),
            say!(
                "Kom den här planen efter {other}: skriv previous: {other}. Är {previous} delad i flera planer: låt raden stå, med # vbe: allow[previous-shared] och skälet. Annars: ändra i den av dem som inte ersatte {previous}.",
                "If this plan came after {other}: write previous: {other}. If {previous} was divided into several plans: keep the line, with # vbe: allow[previous-shared] and the reason. Otherwise change the one that did not replace {previous}."
            ),
            (first.place(said.span), Say::fixed("samma föregående plan", "the same plan before")),
        );
    }
}
