//! Finds a count of some that is larger than the count of all of them: in training, surveys and measurements by unit.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::say;
use crate::syntax::finding::{FileId, Place};
use crate::syntax::text::Span;

/// A count and where it stands.
type Counted = (u64, Span);

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let workspace = context.workspace;
    for filed in workspace.trainings() {
        for row in &filed.record.by_unit {
            let (Some(some), Some(all)) = (row.participants, row.staff) else { continue };
            compare(filed.file, (some.value.into(), some.span), (all.value.into(), all.span), out);
        }
    }
    for filed in workspace.surveys() {
        for asked in &filed.record.asked {
            let (Some(some), Some(all)) = (asked.answered, asked.sent) else { continue };
            compare(filed.file, (some.value.into(), some.span), (all.value.into(), all.span), out);
        }
    }
    for filed in workspace.measurements() {
        for part in &filed.record.by {
            let (some, all) = (part.count, part.answered);
            compare(filed.file, (some.value, some.span), (all.value, all.span), out);
        }
    }
}

fn compare(file: FileId, (some, at): Counted, (all, beside): Counted, out: &mut Findings) {
    if some <= all {
        return;
    }
    out.add_beside(
        Place::new(file, at),
        say!(
            "{some} av {all}: delen är större än det hela.",
            "{some} of {all}: the part is larger than the whole."
        ),
        Say::fixed("Rätta det antal som är fel.", "Mend whichever count is wrong."),
        (Place::new(file, beside), Say::fixed("alla", "all")),
    );
}
