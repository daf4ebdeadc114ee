//! Finds two measurements of the same indicator for the same period.

use std::collections::HashMap;

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::say;
use crate::syntax::finding::Place;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let mut first: HashMap<_, Place> = HashMap::new();
    for filed in context.workspace.measurements() {
        let (Some(indicator), Some(time)) = (&filed.record.indicator, &filed.record.period) else { continue };
        let place = filed.place(time.text.span);
        let key = (&**indicator, time.period.first, time.period.last);
        let Some(earlier) = first.get(&key) else {
            first.insert(key, place);
            continue;
        };
        let written = &time.text;
        out.add_beside(
            place,
            say!(
                "{indicator} är redan mätt för {written}.",
                "{indicator} is measured already for {written}."
            ),
            Say::fixed(
                "Behåll det värde som gäller och ta bort det andra, eller rätta tiden.",
                "Keep the value that holds and remove the other, or mend the time.",
            ),
            (*earlier, Say::fixed("mätt här", "measured here")),
        );
    }
}
