//! Finds an activity recorded as finished before it was started.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for filed in context.workspace.all_progress() {
        let (Some(started), Some(finished)) = (filed.record.started, filed.record.finished) else { continue };
        if finished.day < started.day {
            let (from, to) = (started.day, filed.record.written(finished));
            out.add_beside(
                filed.place(finished.span),
                say!(
                    "Åtgärden avslutades {to}, innan den påbörjades {from}.",
                    "The activity was finished {to}, before it was started {from}."
                ),
                Say::fixed("Rätta det datum som är fel.", "Mend the date that is wrong."),
                (filed.place(started.span), say!("påbörjad {from}", "started {from}")),
            );
        }
    }
}
