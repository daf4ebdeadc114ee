//! A plan adopted by a body that does not adopt documents of its type.

use super::rule::{Findings, Look};
use crate::model::records::Text;
use crate::model::records::organisation::Adopting;
use crate::model::records::plan::{Act, Decision, Plan};
use crate::model::whole::{Filed, Known, Whole};
use crate::say;

pub(super) fn judge(look: &Look<'_>, out: &mut Findings) {
    for plan in look.whole.plans() {
        let Some(sort) = &plan.record.document_type else { continue };
        let rows: Vec<_> = look.whole.adopting(plan.record, sort).collect();
        let decisions: Vec<&Decision> = adopting(plan.record).collect();
        let right = |body: &Text| rows.iter().any(|row| may(look.whole, row.record, body));
        if rows.is_empty() || decisions.iter().any(|decision| right(&decision.body)) {
            continue;
        }
        for decision in decisions {
            tell(look.whole, plan, decision, &rows, out);
        }
    }
}

/// The decisions by which a plan is adopted. Where nobody is said to have adopted it, approving it does.
fn adopting(plan: &Plan) -> impl Iterator<Item = &Decision> {
    let is_adopted = plan.decisions.iter().any(|decision| decision.act == Act::Adopted);
    let act = if is_adopted { Act::Adopted } else { Act::Approved };
    plan.decisions.iter().filter(move |decision| decision.act == act)
}

/// Whether a body may adopt, as far as can be told: one that the register does not know is told of elsewhere.
fn may(whole: &Whole, row: &Adopting, body: &Text) -> bool {
    let Known::Yes(body) = whole.actor(body) else { return true };
    row.bodies.iter().any(|name| whole.actor(name).found().is_none_or(|own| own == body))
}

fn tell(
    whole: &Whole,
    plan: Filed<'_, Plan>,
    decision: &Decision,
    rows: &[Filed<'_, Adopting>],
    out: &mut Findings,
) {
    let (Some(sort), Some(row)) = (&plan.record.document_type, rows.first()) else { return };
    let title = |name: &Text| {
        whole.actor(name).found().map_or_else(|| name.to_string(), |actor| actor.record.title.to_string())
    };
    let wanted: Vec<String> = rows.iter().flat_map(|row| &row.record.bodies).map(title).collect();
    let (body, wanted) = (title(&decision.body), wanted.join(", "));
    out.add_beside(
        plan.place(decision.body.span),
        say!(
            "{body} antar inte dokument av typen {sort}.",
            "{body} does not adopt documents of the type {sort}."
        ),
        say!(
            "De antas av: {wanted}. Rätta beslutet eller document_type, eller låt rätt organ besluta.",
            "They are adopted by: {wanted}. Mend the decision or document_type, or let the right body decide."
        ),
        (row.place(row.record.sort.span), say!("vem som antar {sort}", "who adopts {sort}")),
    );
}
