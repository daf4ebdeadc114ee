//! Finds a plan that holds for another sort of time than documents of its type do: without an end, or with one.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::model::records::organisation::Holds;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for plan in context.workspace.plans() {
        let (Some(kind), Some(time)) = (&plan.record.document_type, &plan.record.period) else { continue };
        let row =
            context.workspace.adopting(plan.record, kind).find_map(|row| Some((row, row.record.holds?)));
        let Some((row, holds)) = row else { continue };
        let (what, help) = match holds.value {
            Holds::Limited if time.period.is_open() => (
                say!(
                    "Dokument av typen {kind} gäller en begränsad tid, men planen gäller tills vidare.",
                    "Documents of the type {kind} hold for a limited time, but the plan holds until further notice."
                ),
                Say::fixed(
                    "Skriv när den slutar gälla, till exempel 2017-2021.",
                    "Write when it ceases to hold, for example 2017-2021.",
                ),
            ),
            Holds::UntilFurtherNotice if !time.period.is_open() => (
                say!(
                    "Dokument av typen {kind} gäller tills vidare, men planen har ett slut.",
                    "Documents of the type {kind} hold until further notice, but the plan has an end."
                ),
                Say::fixed(
                    "Skriv från när den gäller, till exempel 2016-12-05 tills vidare. Är typen fel: rätta document_type.",
                    "Write from when it holds, for example 2016-12-05 until further notice. If the type is wrong: mend document_type.",
                ),
            ),
            _ => continue,
        };
        let beside = (row.place(holds.span), say!("hur länge {kind} gäller", "how long {kind} holds"));
        out.add_beside(plan.place(time.text.span), what, help, beside);
    }
}
