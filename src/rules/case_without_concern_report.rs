//! Finds a case about a minor without a concern report, and without a reason for that.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::facts::cases;
use crate::model::records::Spanned;
use crate::model::records::case::Case;
use crate::model::records::flow::Flow;
use crate::model::records::vocabulary::{Means, Measure, Reason};
use crate::model::workspace::Lookup;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for case in context.workspace.cases().filter(|case| !context.workspace.file(case.file).is_incomplete()) {
        let Some(band) = case.record.age_band.filter(|band| band.value.is_minor()) else { continue };
        let is_told = match cases::flow_of(context.workspace, case.record) {
            Lookup::Found(flow) => is_told(case.record, flow.record),
            Lookup::Missing => false,
            // A file that could not be read may have it.
            Lookup::Unknown => continue,
        };
        if is_told || case.record.has(Measure::ConcernReport) {
            continue;
        }
        out.add(
            case.place(band.span),
            Say::fixed(
                "Ärendet gäller någon under 18 år, men det finns varken en orosanmälan eller ett skäl.",
                "The case is about somebody under 18, but there is neither a concern report nor a reason.",
            ),
            Say::fixed(
                "Gör en orosanmälan och skriv measures: [concern-report], eller skriv skälet i because på steget. Att oron visade sig sakna grund eller att samtycke saknas är inget skäl.",
                "Make a concern report and write measures: [concern-report], or write the reason in because on the step. That the concern proved unfounded or that there is no consent is no reason.",
            ),
        );
    }
}

/// What is no reason for not reporting: the duty is each one's own, needs no consent, and comes with the suspicion, which is
/// for the social services to assess.
const NO_REASONS: [Reason; 4] = [Reason::AlreadyDone, Reason::Unfounded, Reason::NoConsent, Reason::Declined];

/// Whether a step that is a concern report is taken, or has a reason for not being.
fn is_told(case: &Case, flow: &Flow) -> bool {
    let reports =
        flow.steps.iter().filter(|step| step.means.is_some_and(|it| it.value == Means::ConcernReport));
    let mut taken = reports.filter_map(|step| case.steps.find(&step.id));
    let is_reason = |reason: &Spanned<Reason>| !NO_REASONS.contains(&reason.value);
    taken.any(|taken| taken.is_done() || taken.because.as_ref().is_some_and(is_reason))
}
