//! Finds `none` together with a measure: the case would be counted both as having none and as having one.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::model::records::vocabulary::{Handling, Measure};
use crate::model::records::{Span, Spanned};
use crate::syntax::finding::Place;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for case in context.workspace.cases() {
        none_among(&case.record.measures, Measure::None, |span| case.place(span), out);
    }
    for incident in context.workspace.incidents() {
        none_among(&incident.record.measures, Handling::None, |span| incident.place(span), out);
    }
}

fn none_among<T: Copy + PartialEq>(
    measures: &[Spanned<T>],
    none: T,
    place: impl Fn(Span) -> Place,
    out: &mut Findings,
) {
    let Some(said) = measures.iter().find(|said| said.value == none).filter(|_| measures.len() > 1) else {
        return;
    };
    out.add(
        place(said.span),
        Say::fixed(
            "Ingen insats står tillsammans med en insats.",
            "No measure stands together with a measure.",
        ),
        Say::fixed("Ta bort none, eller de andra.", "Remove none, or the others."),
    );
}
