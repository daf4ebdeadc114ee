//! A name that two actors go by, so that it tells neither.

use std::collections::HashMap;

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::syntax::finding::Place;

/// Who had a name first.
struct Owner {
    actor: usize,
    is_id: bool,
    place: Place,
}

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let mut first: HashMap<String, Owner> = HashMap::new();
    let mut count = 0;
    for organisation in context.workspace.organisations() {
        for actor in &organisation.record.actors {
            count += 1;
            for name in actor.names().filter(|name| !name.is_empty()) {
                let (place, is_id) = (organisation.place(name.span), name.span == actor.id.span);
                match first.get(&fold(name)) {
                    // An actor may well bear its id for a title, and two equal ids are `duplicate-id`.
                    Some(owner) if owner.actor == count || (owner.is_id && is_id) => {}
                    Some(owner) => out.add_beside(
                        place,
                        Say::new(
                            format!("”{name}” är namn på mer än en i registret."),
                            format!("“{name}” names more than one in the register."),
                        ),
                        Say::fixed(
                            "Låt namnet stå hos den ena, och ge den andra ett tydligare.",
                            "Let one of them have the name, and give the other a plainer one.",
                        ),
                        (owner.place, Say::fixed("står också här", "stands here too")),
                    ),
                    None => {
                        first.insert(fold(name), Owner { actor: count, is_id, place });
                    }
                }
            }
        }
    }
}
