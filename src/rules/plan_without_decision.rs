//! Finds a plan that no body is recorded as having adopted or approved on any day.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::model::records::plan::Plan;
use crate::say;

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
        let (body, on) = example(plan.record);
        let row = format!("{{body: {body}, decision: adopted, on: {on}}}");
        let help = if plan.record.decisions.is_empty() {
            say!(
                "Fyll i rätt instans och dag. Skriv: decisions: [{row}]",
                "Fill in the right body and day. Write: decisions: [{row}]"
            )
        } else {
            say!(
                "Lägg till en rad under decisions, med rätt instans och dag: - {row}",
                "Add a line under decisions, with the right body and day: - {row}"
            )
        };
        match settling.next() {
            Some(undated) => out.add(
                plan.place(undated.body.span),
                Say::fixed("Beslutet om planen har inget datum.", "The decision on the plan has no date."),
                say!(
                    "Skriv dagen eller månaden för beslutet, till exempel on: {on}",
                    "Write the day or month of the decision, for example on: {on}"
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

/// A body and a day of the plan's own: what it is for, and when it begins.
fn example(plan: &Plan) -> (&str, String) {
    let begins = plan.period.as_ref().and_then(|time| time.period.begins());
    let body = plan.organisation.as_ref().map_or("kommunstyrelsen", |own| own);
    (body, begins.map_or_else(|| "2018-05-23".to_owned(), |day| day.to_string()))
}
