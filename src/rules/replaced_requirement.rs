//! Finds a plan that names a framework or a requirement that another one has replaced.

use super::rule::{Findings, RuleContext};
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::facts::in_effect::{Holding, InEffect, earlier};
use crate::facts::{Editions, PlanState};
use crate::model::records::Text;
use crate::model::records::plan::Plan;
use crate::model::workspace::Filed;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let in_effect = InEffect::on(context.workspace, context.day);
    if !in_effect.has_replaced() {
        return;
    }
    let editions = Editions::on(context.workspace, context.day);
    // What has been replaced is history, and followed what held then.
    for plan in context.workspace.plans().filter(|own| editions.state(own.record) != PlanState::Superseded) {
        let over = plan.record.period.as_ref().filter(|time| time.period.is_over(context.day));
        let over = over.map(|time| time.period.last);
        let is_after = |ended: Day| over.is_none_or(|over| ended < over);
        for follow in &plan.record.follows {
            let Some(framework) = context.workspace.framework(&follow.framework).found() else { continue };
            if let Holding::Ended(ended) = in_effect.holding(framework.record)
                && is_after(ended)
            {
                let later: Vec<String> =
                    in_effect.begun(framework.record).map(|later| later.record.id.to_string()).collect();
                followed(&plan, &follow.framework, ended, &later, out);
            }
        }
        for reference in references(plan.record) {
            one(context, &in_effect, &plan, reference, &is_after, out);
        }
    }
}

/// Every requirement that a plan says that it meets or leaves out.
fn references(plan: &Plan) -> impl Iterator<Item = &Text> {
    let links = plan.covers.iter().chain(plan.activities.iter().flat_map(|activity| &activity.covers));
    links.map(|link| &link.to).chain(plan.excludes.iter().flat_map(|own| &own.requirements))
}

fn followed(plan: &Filed<'_, Plan>, named: &Text, ended: Day, later: &[String], out: &mut Findings) {
    let new = later.join(", ");
    let [_, ..] = later else { return };
    let what = say!(
        "{named} gällde till och med {ended}. Planen bedöms efter det som har ersatt det: {new}.",
        "{named} held until {ended}. The plan is judged by what has replaced it: {new}."
    );
    let help = match later {
        [new] => say!(
            "Gå igenom kraven i den nya, och vilka av dem åtgärderna uppfyller. Skriv: {new}",
            "Go through the requirements of the new one, and which of them the activities meet. Write: {new}"
        ),
        _ => Say::fixed(
            "Gå igenom kraven i de nya, och ange dem i stället.",
            "Go through the requirements of the new ones, and name them instead.",
        ),
    };
    out.add(plan.place(named.span), what, help);
}

fn one(
    context: &RuleContext<'_>,
    in_effect: &InEffect<'_>,
    plan: &Filed<'_, Plan>,
    reference: &Text,
    is_after: &dyn Fn(Day) -> bool,
    out: &mut Findings,
) {
    let Some((framework, requirement)) = context.workspace.requirement(reference).found() else { return };
    let Holding::Ended(ended) = in_effect.holding_of(framework.record, requirement) else { return };
    if !is_after(ended) {
        return;
    }
    let later = in_effect.replacing_of(framework.record, requirement);
    let begun = later.iter().filter(|(other, own)| in_effect.holding_of(other.record, own) == Holding::Holds);
    let begun: Vec<_> = begun.collect();
    let Some((other, own)) = begun.first().copied() else { return };
    let names: Vec<String> =
        begun.iter().map(|(other, own)| format!("{}/{}", other.record.id, own.id)).collect();
    let new = names.join(", ");
    let is_same = earlier(context.workspace, other.record, own)
        .iter()
        .any(|older| std::ptr::eq(older.requirement, requirement) && older.is_same);
    let what = say!(
        "{reference} gällde till och med {ended}, och har ersatts av {new}.",
        "{reference} held until {ended}, and has been replaced by {new}."
    );
    let help = match (names.len(), is_same) {
        (1, true) => {
            say!(
                "Texten är densamma, och det som står gäller. Skriv: {new}",
                "The text is the same, and what stands holds. Write: {new}"
            )
        }
        (1, false) => say!(
            "Läs den nya texten och se om det som står räcker. Skriv: {new}",
            "Read the new text and see whether what stands is enough. Write: {new}"
        ),
        _ => Say::fixed(
            "Läs de nya texterna, och ange dem som det som står räcker för.",
            "Read the new texts, and name those for which what stands is enough.",
        ),
    };
    let new = (other.place(own.id.span), say!("det nya kravet", "the new requirement"));
    out.add_beside(plan.place(reference.span), what, help, new);
}
