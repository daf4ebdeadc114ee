//! Finds a plan that no body is recorded as having adopted or approved on any day.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
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
        let id = &plan.record.id;
        let help = say!(
            "Skriv in beslutet när det är fattat, med vbe add beslut {id} ORGAN decision=adopted on=DAG",
            "Enter the decision when it has been made, with vbe add decision {id} BODY decision=adopted on=DAY"
        );
        match settling.next() {
            Some(undated) => out.add(
                plan.place(undated.body.span),
                Say::fixed("Beslutet om planen har inget datum.", "The decision on the plan has no date."),
                Say::fixed(
                    "Skriv dagen eller månaden för beslutet efter on:, så som den står i protokollet.",
                    "Write the day or month of the decision after on:, as it stands in the minutes.",
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
