//! Finds a plan that cannot be a part of the plan that it names: their times do not meet, or it is a part of itself.

use std::collections::HashSet;

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::base::period::Period;
use crate::model::records::plan::Plan;
use crate::model::workspace::Workspace;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let workspace = context.workspace;
    for plan in workspace.plans() {
        let Some(named) = &plan.record.part_of else { continue };
        let Some(whole) = workspace.plan(named).found() else { continue };
        let id = &plan.record.id;
        let what = if is_part_of_itself(workspace, plan.record) {
            say!(
                "{id} är en del av {named}, som själv är en del av {id}.",
                "{id} is a part of {named}, which is itself a part of {id}."
            )
        } else if is_apart(plan.record, whole.record) {
            let text = whole.record.period.as_ref().map_or("", |time| &time.text);
            say!(
                "{id} är en del av {named}, men gäller inte under dess tid ({text}).",
                "{id} is a part of {named}, but does not hold in its time ({text})."
            )
        } else {
            continue;
        };
        out.add(
            plan.place(named.span),
            what,
            Say::fixed(
                "Skriv id för den övergripande plan som gäller samtidigt, eller ta bort raden part_of.",
                "Write the id of the plan above it that holds at the same time, or remove the line part_of.",
            ),
        );
    }
}

/// Whether the times of two plans have no day in common.
fn is_apart(plan: &Plan, whole: &Plan) -> bool {
    let time = |plan: &Plan| plan.period.as_ref().map(|time| time.period);
    let meet = |(own, its): (Period, Period)| own.first <= its.last && its.first <= own.last;
    time(plan).zip(time(whole)).is_some_and(|both| !meet(both))
}

fn is_part_of_itself(workspace: &Workspace, plan: &Plan) -> bool {
    let mut seen = HashSet::new();
    let mut at = plan.part_of.as_ref();
    while let Some(id) = at.filter(|id| seen.insert(id.stands())) {
        if id.stands() == plan.id.stands() {
            return true;
        }
        at = workspace.plan(id).found().and_then(|own| own.record.part_of.as_ref());
    }
    false
}
