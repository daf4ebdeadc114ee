//! Finds an activity that is carried over from its own plan, or from a plan that is not before it.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::facts::lineage::before;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let workspace = context.workspace;
    for plan in workspace.plans() {
        let own = plan.record;
        let is_carried = own.activities.iter().any(|activity| !activity.carried_from.is_empty());
        // An unreadable line may be the one that says which plan was before.
        if !is_carried || workspace.file(plan.file).is_incomplete() {
            continue;
        }
        let mut chain = None;
        for from in own.activities.iter().flat_map(|activity| &activity.carried_from) {
            let Some((of, activity)) = from.split_once('/') else { continue };
            let Some((plan_id, _)) = from.stands().parted() else { continue };
            // What is not in the files has a finding of its own.
            let Some(other) = workspace.plan(&plan_id).found() else { continue };
            let id = other.record.id.stands();
            if own.previous.as_ref().is_some_and(|previous| previous.stands() == id) {
                continue;
            }
            let chain = chain.get_or_insert_with(|| before(workspace, own));
            if chain.iter().any(|before| before.record.id.stands() == id) {
                continue;
            }
            let place = plan.place(from.span);
            if other.record.id.stands() == own.id.stands() {
                out.add(
                    place,
                    say!(
                        "{activity} står i samma plan: åtgärden är inte överförd från en tidigare.",
                        "{activity} is in the same plan: the activity is not carried over from an earlier one."
                    ),
                    Say::fixed(
                        "Skriv den tidigare planens id före snedstrecket, eller ta bort det som står här.",
                        "Write the earlier plan's id before the slash, or remove what stands here.",
                    ),
                );
                continue;
            }
            let what = match &own.previous {
                None => say!(
                    "Åtgärden är överförd från {of}, men planen anger inte {of} som föregående plan.",
                    "The activity is carried over from {of}, but the plan does not name {of} as the plan before it."
                ),
                Some(previous) => say!(
                    "Åtgärden är överförd från {of}, som inte kommer före den här planen: föregående plan är {previous}.",
                    "The activity is carried over from {of}, which is not before this plan: the plan before is {previous}."
                ),
            };
            let help = match &own.previous {
                None => say!("Skriv previous: {of} i planen.", "Write previous: {of} in the plan."),
                Some(previous) => say!(
                    "Skriv en åtgärd i {previous} eller i en plan före den, eller ta bort det som står här.",
                    "Write an activity of {previous} or of a plan before it, or remove what stands here."
                ),
            };
            out.add(place, what, help);
        }
    }
}
