//! Finds a review in which more have something than were checked, or support was taken from more than led to action. Which
//! count is part of which is said in the schema, with `x-part-of`.

use super::rule::{Findings, RuleContext};
use crate::model::bounds::Bound;
use crate::say;
use crate::syntax::finding::Place;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for filed in context.workspace.reviews() {
        let broken = &context.workspace.file(filed.file).broken;
        for breach in broken.breaches.iter().filter(|breach| breach.bound == Bound::PartOf) {
            let (here, there) = (&breach.here, &breach.there);
            let (key, other) = (here.field.key, there.field.key);
            // Without the counts: a finding is told on pages too, and a few could point an association out.
            let (name, its) = (here.field.title, there.field.title);
            out.add_beside(
                Place::new(filed.file, here.span),
                say!("{key} ({name}) är fler än {other} ({its}).", "{key} is more than {other}."),
                say!(
                    "Rätta det ena antalet. {key} är en del av dem som står under {other}.",
                    "Mend one of the numbers. {key} is a part of those under {other}."
                ),
                (Place::new(filed.file, there.span), say!("{its}", "{other}")),
            );
        }
    }
}
