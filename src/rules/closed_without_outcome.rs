//! Finds a closed case that does not say when and how it was closed, or an open one that does.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::model::records::vocabulary::Status;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for case in context.workspace.cases() {
        let record = case.record;
        let Some(status) = record.status else { continue };
        match status.value {
            // An unreadable value is reported by its own rule.
            _ if context.workspace.file(case.file).is_incomplete() => {}
            Status::Closed if record.closed.is_none() || record.outcome.is_none() => out.add(
                case.place(status.span),
                Say::fixed(
                    "Ärendet är avslutat, men det står inte både när och hur.",
                    "The case is closed, but it does not say both when and how.",
                ),
                Say::fixed(
                    "Skriv halvåret i closed och hur det slutade i outcome, till exempel closed: 2018-H2 och outcome: concern-eased.",
                    "Write the half-year in closed and how it ended in outcome, for example closed: 2018-H2 and outcome: concern-eased.",
                ),
            ),
            Status::Open => {
                let spans =
                    [record.closed.map(|closed| closed.span), record.outcome.map(|outcome| outcome.span)];
                if let Some(span) = spans.into_iter().flatten().next() {
                    out.add(
                        case.place(span),
                        Say::fixed(
                            "Ärendet pågår, men det står hur eller när det avslutades.",
                            "The case is open, but it says how or when it was closed.",
                        ),
                        Say::fixed(
                            "Skriv status: closed, eller ta bort closed och outcome.",
                            "Write status: closed, or remove closed and outcome.",
                        ),
                    );
                }
            }
            Status::Closed => {}
        }
    }
}
