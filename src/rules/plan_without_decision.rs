//! Finds a plan that no body is recorded as having adopted or approved on any day.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for plan in context.workspace.plans() {
        // Parties sign a promise to citizens, and no board decides on it.
        if plan.record.is_signed() {
            continue;
        }
        // An unreadable decision may be the one that is missing.
        if context.workspace.file(plan.file).is_incomplete() {
            continue;
        }
        let mut settling = plan.record.decisions.iter().filter(|decision| decision.act.settles());
        if settling.clone().any(|decision| decision.on.is_some()) {
            continue;
        }
        let help = if plan.record.decisions.is_empty() {
            Say::fixed(
                "Fyll i rätt instans och dag. Skriv: decisions: [{body: kommunstyrelsen, decision: adopted, on: 2018-05-23}]",
                "Fill in the right body and day. Write: decisions: [{body: kommunstyrelsen, decision: adopted, on: 2018-05-23}]",
            )
        } else {
            Say::fixed(
                "Lägg till en rad under decisions, med rätt instans och dag: - {body: kommunstyrelsen, decision: adopted, on: 2018-05-23}",
                "Add a line under decisions, with the right body and day: - {body: kommunstyrelsen, decision: adopted, on: 2018-05-23}",
            )
        };
        match settling.next() {
            Some(undated) => out.add(
                plan.place(undated.body.span),
                Say::fixed("Beslutet om planen har inget datum.", "The decision on the plan has no date."),
                Say::fixed(
                    "Skriv dagen eller månaden för beslutet, till exempel on: 2018-05-23",
                    "Write the day or month of the decision, for example on: 2018-05-23",
                ),
            ),
            None => out.add(
                plan.place(plan.record.id.span),
                Say::fixed(
                    "Det står inte vem som har antagit eller godkänt planen.",
                    "It does not say who has adopted or approved the plan.",
                ),
                help,
            ),
        }
    }
}
