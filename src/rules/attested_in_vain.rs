//! Finds an attestation of a requirement that is not judged by attestation.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::model::records::framework::Judged;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for filed in context.workspace.attestations() {
        let Some(reference) = &filed.record.requirement else { continue };
        let Some((framework, requirement)) = context.workspace.requirement(reference).found() else {
            continue;
        };
        let is_part = requirement.condition.iter().any(|condition| condition.attested().next().is_some());
        let what = match requirement.judged {
            Judged::Attestation => continue,
            Judged::Records if is_part => continue,
            Judged::Records => say!(
                "Kravet {reference} avgörs ur filerna, och intygandet räknas inte.",
                "The requirement {reference} is judged from the records, and the attestation does not count."
            ),
            Judged::Warning => say!(
                "Kravet {reference} är bara en påminnelse, och intygandet räknas inte.",
                "The requirement {reference} is only a reminder, and the attestation does not count."
            ),
        };
        out.add_beside(
            filed.place(reference.span),
            what,
            Say::fixed(
                "Visa det i planen eller uppföljningen i stället, och ta bort filen. Ska kravet intygas skrivs judged: attestation i riktlinjen.",
                "Show it in the plan or the follow-up instead, and remove the file. If the requirement is to be attested, write judged: attestation in the framework.",
            ),
            (framework.place(requirement.id.span), Say::fixed("kravet", "the requirement")),
        );
    }
}
