//! Finds a name that two actors have, so that it identifies neither.

use std::collections::HashMap;

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::syntax::finding::Place;
use crate::syntax::unsearched::Unsearched;

/// The first actor with a name.
struct Owner {
    actor: usize,
    is_id: bool,
    place: Place,
}

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let mut first: HashMap<Unsearched, Owner> = HashMap::new();
    let mut count = 0;
    for organisation in context.workspace.organisations() {
        for actor in &organisation.record.actors {
            count += 1;
            for name in actor.names().filter(|name| !name.is_empty()) {
                let (place, is_id) = (organisation.place(name.span), name.span == actor.id.span);
                match first.get(&name.stands().folded()) {
                    // An actor may have its id as title, and two equal ids are reported by `duplicate-id`.
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
                        first.insert(name.stands().folded(), Owner { actor: count, is_id, place });
                    }
                }
            }
        }
    }
}
