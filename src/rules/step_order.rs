//! Finds steps of a case taken in another order than the flow has.

use super::rule::{Findings, RuleContext};
use crate::base::lang::{Lang, Say};
use crate::model::records::case::{Case, Taken};
use crate::model::records::{Text, Time};
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for case in context.workspace.cases() {
        let Some(flow) = context.workspace.flow_of(case.record).found() else { continue };
        for step in &flow.record.steps {
            for before in &step.after {
                let Some((taken, first)) = both(case.record, &step.id, before) else { continue };
                let earlier = flow.record.steps.find(before);
                let title = |lang: Lang| earlier.map_or(&**before, |earlier| earlier.said(lang));
                out.add_beside(
                    case.place(taken.text.span),
                    Say::new(
                        format!("Steget är taget före ”{}”, som flödesschemat har först.", title(Lang::Sv)),
                        format!("The step was taken before “{}”, which the flow has first.", title(Lang::En)),
                    ),
                    Say::fixed(
                        "Rätta månaden. Togs stegen verkligen så, skriv varför i ett undantag på raden.",
                        "Mend the month. If the steps really were taken so, say why in a suppression on the line.",
                    ),
                    (case.place(first.text.span), say!("skulle komma först", "was to come first")),
                );
            }
        }
    }
}

/// The months of two steps, when the one that should come later was certainly taken earlier.
fn both<'c>(case: &'c Case, step: &Text, before: &Text) -> Option<(&'c Time, &'c Time)> {
    let month = |taken: &'c Taken| taken.month.as_ref().filter(|_| taken.is_done());
    let (later, first) = (month(case.steps.find(step)?)?, month(case.steps.find(before)?)?);
    later.period.is_over(first.period.first).then_some((later, first))
}
