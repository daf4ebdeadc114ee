//! Finds a plan adopted by a body that does not adopt documents of its type.

use super::rule::{Findings, RuleContext};
use crate::model::records::Text;
use crate::model::records::organisation::Adopting;
use crate::model::records::plan::{Act, Decision, Plan};
use crate::model::workspace::{Filed, Lookup, Workspace};
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for plan in context.workspace.plans() {
        let Some(kind) = &plan.record.document_type else { continue };
        let rows: Vec<_> = context.workspace.adopting(plan.record, kind).collect();
        let decisions: Vec<&Decision> = adopting(plan.record).collect();
        let right = |body: &Text| rows.iter().any(|row| may(context.workspace, row.record, body));
        if rows.is_empty() || decisions.iter().any(|decision| right(&decision.body)) {
            continue;
        }
        for decision in decisions {
            tell(context.workspace, plan, decision, &rows, out);
        }
    }
}

/// The decisions by which a plan is adopted. When no body adopted it, an approval counts.
fn adopting(plan: &Plan) -> impl Iterator<Item = &Decision> {
    let is_adopted = plan.decisions.iter().any(|decision| decision.act == Act::Adopted);
    let act = if is_adopted { Act::Adopted } else { Act::Approved };
    plan.decisions.iter().filter(move |decision| decision.act == act)
}

/// Whether a body may adopt. True of one that is not in the register, which another rule reports.
fn may(workspace: &Workspace, row: &Adopting, body: &Text) -> bool {
    let Lookup::Found(body) = workspace.actor(body) else { return true };
    row.bodies.iter().any(|name| workspace.actor(name).found().is_none_or(|own| own == body))
}

fn tell(
    workspace: &Workspace,
    plan: Filed<'_, Plan>,
    decision: &Decision,
    rows: &[Filed<'_, Adopting>],
    out: &mut Findings,
) {
    let (Some(kind), Some(row)) = (&plan.record.document_type, rows.first()) else { return };
    let title = |name: &Text| {
        workspace.actor(name).found().map_or_else(|| name.to_string(), |actor| actor.record.title.to_string())
    };
    let wanted: Vec<String> = rows.iter().flat_map(|row| &row.record.bodies).map(title).collect();
    let (body, wanted) = (title(&decision.body), wanted.join(", "));
    out.add_beside(
        plan.place(decision.body.span),
        say!(
            "{body} antar inte dokument av typen {kind}.",
            "{body} does not adopt documents of the type {kind}."
        ),
        say!(
            "De antas av: {wanted}. Rätta beslutet eller document_type, eller låt rätt organ besluta.",
            "They are adopted by: {wanted}. Mend the decision or document_type, or let the right body decide."
        ),
        (row.place(row.record.kind.span), say!("vem som antar {kind}", "who adopts {kind}")),
    );
}
