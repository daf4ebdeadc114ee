//! Finds a measurement with another unit than its indicator.

use super::rule::{Findings, RuleContext};
use crate::base::likeness::fold;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for filed in context.workspace.measurements() {
        let (Some(reference), Some(unit)) = (&filed.record.indicator, &filed.record.unit) else { continue };
        let Some((plan, indicator)) = context.workspace.indicator(reference).found() else { continue };
        let Some(own) = indicator.unit.as_ref().filter(|own| fold(own) != fold(unit)) else { continue };
        out.add_beside(
            filed.place(unit.span),
            say!("{reference} mäts i {own}, inte i {unit}.", "{reference} is measured in {own}, not in {unit}."),
            say!(
                "Räkna om värdet till {own}, eller ta bort raden. Mäts det numera på ett annat sätt är det en ny indikator.",
                "Convert the value to {own}, or remove the line. If it is now measured in another way it is a new indicator."
            ),
            (plan.place(own.span), say!("indikatorns enhet", "the indicator's unit")),
        );
    }
}
