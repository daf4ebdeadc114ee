//! Finds an incident that was reported in the app or to the coordinator, and is not entered in the incident system.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::facts::incidents;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for incident in context.workspace.incidents() {
        let Some(told) = incidents::unentered(incident.record, context.day) else { continue };
        out.add(
            incident.place(told),
            Say::fixed(
                "Händelsen är rapporterad men inte införd i incidentanmälan (IA).",
                "The incident is reported but not entered in the incident system (IA).",
            ),
            Say::fixed(
                "Lägg in den i IA, och skriv vägen som en lista: reported: [app, coordinator, ia].",
                "Enter it in IA, and write the way as a list: reported: [app, coordinator, ia].",
            ),
        );
    }
}
