//! Finds two times in a record where the one that must be last is first. Which they are is said in the schemas, with
//! `x-not-before` and `x-in-order`.

use super::rule::{Findings, RuleContext};
use crate::model::bounds::Bound;
use crate::say;
use crate::syntax::finding::Place;

/// The fields whose order has a rule of its own, with words of its own.
const ELSEWHERE: [(&str, &str); 6] = [
    ("activity", "finished"),
    ("case", "closed"),
    ("case", "expires"),
    ("deviation", "expires"),
    ("plan", "finish"),
    ("routine", "next"),
];

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for (file, loaded) in context.workspace.files() {
        let Some(kind) = loaded.kind else { continue };
        let own = loaded.broken.breaches.iter().filter(|breach| breach.bound == Bound::NotBefore);
        for breach in own.filter(|breach| !ELSEWHERE.contains(&(kind.name, breach.here.field.key))) {
            let (here, there) = (&breach.here, &breach.there);
            let (late, early, key, other) = (&here.text, &there.text, here.field.key, there.field.key);
            let (name, its) = (here.field.title, there.field.title);
            out.add_beside(
                Place::new(file, here.span),
                say!(
                    "{key} ({name}): {late} är före {early}, som står i {other} ({its}).",
                    "{key}: {late} is before {early}, which stands in {other}."
                ),
                say!("Rätta den av tiderna som är fel.", "Mend whichever of the times is wrong."),
                (Place::new(file, there.span), say!("{its}", "{other}")),
            );
        }
    }
}
