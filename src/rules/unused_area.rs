//! Finds an area without activities. A plan without any activities is a draft, and is not reported.

use std::collections::HashSet;

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::model::records::Text;
use crate::model::records::plan::Area;
use crate::say;
use crate::syntax::unsearched::Unsearched;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for plan in context.workspace.plans().filter(|plan| !plan.record.activities.is_empty()) {
        // A misspelt area is reported by `unknown-reference`; the area that was meant counts as used.
        let mut named = plan.record.activities.iter().flat_map(|activity| &activity.areas);
        if named.any(|area| plan.record.areas.find(area).is_none())
            || context.workspace.file(plan.file).is_incomplete()
        {
            continue;
        }
        let used: HashSet<Unsearched<&str>> =
            plan.record.activities.iter().flat_map(|activity| &activity.areas).map(Text::stands).collect();
        let is_empty = |area: &&Area| area.commitments.is_empty() && !used.contains(&area.id.stands());
        for area in plan.record.areas.iter().filter(is_empty) {
            let title = &area.title;
            out.add(
                plan.place(area.id.span),
                say!(
                    "Ingen åtgärd står under området {title}.",
                    "No activity stands under the area {title}."
                ),
                Say::fixed(
                    "Lägg området i areas hos de åtgärder som hör dit. Står åtagandena bara i planens text: skriv dem i områdets commitments.",
                    "Put the area in areas of the activities that belong to it. If its promises stand only in the text of the plan: write them in commitments of the area.",
                ),
            );
        }
    }
}
