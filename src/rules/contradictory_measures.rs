//! Finds `none` together with a measure: the case would be counted both as having none and as having one.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::model::records::Span;
use crate::model::records::vocabulary::{Handling, Measure, Vocabulary};
use crate::model::terms::TermList;
use crate::syntax::finding::Place;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for case in context.workspace.cases() {
        // A word that no list has is a wrong value, and no measure.
        let terms = &context.workspace.config.terms;
        let known = case.record.measures.iter().filter(|said| terms.holds(TermList::Measures, said));
        let measures = known.map(|said| (*said == Measure::None.name(), said.span));
        none_among(&measures.collect::<Vec<_>>(), |span| case.place(span), out);
    }
    for incident in context.workspace.incidents() {
        let measures = incident.record.measures.iter().map(|said| (said.value == Handling::None, said.span));
        none_among(&measures.collect::<Vec<_>>(), |span| incident.place(span), out);
    }
}

/// Judges the measures of a record: whether each of them is none, and where it stands.
fn none_among(measures: &[(bool, Span)], place: impl Fn(Span) -> Place, out: &mut Findings) {
    let Some((_, span)) = measures.iter().find(|(is_none, _)| *is_none).filter(|_| measures.len() > 1) else {
        return;
    };
    out.add(
        place(*span),
        Say::fixed(
            "Ordet none (ingen insats) står bredvid en insats.",
            "The word none (no measure) stands beside a measure.",
        ),
        Say::fixed("Ta bort none, eller de andra.", "Remove none, or the others."),
    );
}
