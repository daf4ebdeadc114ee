//! Finds the same activity twice in one plan, as when it stands in two tables.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::model::records::Text;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for plan in context.workspace.plans() {
        let mut first: HashMap<String, &Text> = HashMap::new();
        for activity in plan.record.activities.iter().filter(|activity| !activity.title.is_empty()) {
            match first.entry(fold(&activity.title)) {
                Entry::Occupied(earlier) => out.add_beside(
                    plan.place(activity.title.span),
                    Say::fixed("Samma åtgärd står två gånger i planen.", "The same activity stands twice in the plan."),
                    Say::fixed(
                        "Står den i två tabeller skrivs den en gång, med båda områdena i areas. Är det två åtgärder, skilj texterna åt.",
                        "If it stands in two tables it is written once, with both areas in areas. If it is two, tell the texts apart.",
                    ),
                    (plan.place(earlier.get().span), Say::fixed("står först här", "stands first here")),
                ),
                Entry::Vacant(place) => {
                    place.insert(&activity.title);
                }
            }
        }
    }
}
