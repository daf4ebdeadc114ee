//! What a condition names beside the values of fields: each name, and what it can lead to.

use crate::facts::select::Chosen;
use crate::model::records::{Clause, Condition, Each, Text};
use crate::model::references::Target;

/// A name in a condition.
#[derive(Clone, Debug)]
pub(crate) struct Named<'w> {
    /// The word that it stands under.
    pub key: &'static str,
    pub text: &'w Text,
    /// What it can lead to; nothing where the field that holds it refers to nothing.
    pub target: Option<Target>,
}

/// The names in a condition and in its parts, in the order of the file.
pub(crate) fn named(condition: &Condition) -> Vec<Named<'_>> {
    condition.parts().into_iter().flat_map(|part| of_clause(&part.clause)).collect()
}

fn of_clause(clause: &Clause) -> Vec<Named<'_>> {
    match clause {
        Clause::Each(each) => {
            let target = target(each);
            each.of.iter().map(|text| Named { key: "each", text, target }).collect()
        }
        Clause::Told(told) => vec![Named { key: "reported", text: &told.to, target: Some(Target::Actor) }],
        Clause::Kept(kept) => {
            vec![Named { key: "kept", text: &kept.flow, target: Some(Target::Record("flow")) }]
        }
        _ => Vec::new(),
    }
}

/// What the records of each name it by: what the field refers to, or themselves by their own id.
pub(crate) fn target(each: &Each) -> Option<Target> {
    let chosen = Chosen::named(&each.among.kind)?;
    if *each.by == *"id" {
        return match chosen {
            Chosen::Kind(kind) => Some(Target::Record(kind.name)),
            Chosen::Part(part) => matches!(part.name, "role" | "unit" | "group").then_some(Target::Actor),
        };
    }
    let field = chosen.field(&each.by).ok()?;
    let [only] = field.refers[..] else { return None };
    Some(Target::named(only))
}
