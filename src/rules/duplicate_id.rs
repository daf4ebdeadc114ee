//! The rule against using an id twice: in two files of a kind, or in two items of a list.

use std::collections::HashMap;

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::facts::copies::Copies;
use crate::model::load::Loaded;
use crate::model::records::Text;
use crate::model::records::case::Case;
use crate::model::references::Links;
use crate::model::workspace::Filed;
use crate::say;
use crate::syntax::finding::{FileId, Place};
use crate::syntax::unsearched::Unsearched;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    files(context, out);
    for (file, loaded) in context.workspace.files() {
        within(file, &loaded.links, out);
    }
    context.workspace.cases().for_each(|case| twice(case, out));
}

/// Two parts of a record that are referred to in the same way may not have the same id.
fn within(file: FileId, links: &Links, out: &mut Findings) {
    let mut first: HashMap<(&str, Unsearched<&str>), &Text> = HashMap::new();
    for list in &links.definitions {
        // Roles, units and groups share one set of names: they are all looked up in the register.
        let space = if matches!(list.part, "role" | "unit" | "group") { "actor" } else { list.part };
        for id in &list.ids {
            match first.get(&(space, id.stands())) {
                Some(earlier) => {
                    tell(id, Place::new(file, id.span), Place::new(file, earlier.span), out);
                }
                None => {
                    first.insert((space, id.stands()), id);
                }
            }
        }
    }
}

/// Two files of the same kind may not have the same id; progress has its id within its plan.
fn files(context: &RuleContext<'_>, out: &mut Findings) {
    let copies = Copies::of(context.workspace);
    let place = |file: FileId, loaded: &Loaded| {
        loaded.record.as_ref().map(|record| Place::new(file, record.id().span))
    };
    for (file, loaded) in context.workspace.files() {
        let Some(original) = copies.original(file) else { continue };
        let (own, other) = (place(file, loaded), place(original, context.workspace.file(original)));
        if let (Some(place), Some(other)) = (own, other) {
            tell(loaded.id(), place, other, out);
        }
    }
}

/// A step of the flow may occur only once in a case.
fn twice(case: Filed<'_, Case>, out: &mut Findings) {
    let mut first: HashMap<Unsearched<&str>, Place> = HashMap::new();
    for step in case.record.steps.iter().map(|taken| &taken.step) {
        let place = case.place(step.span);
        let Some(earlier) = first.insert(step.stands(), place) else { continue };
        out.add_beside(
            place,
            say!("Steget {step} står två gånger i ärendet.", "The step {step} stands twice in the case."),
            Say::fixed(
                "Ta bort den ena raden. Togs steget flera gånger skrivs den senaste månaden.",
                "Remove one of the lines. If the step was taken several times, the latest month is written.",
            ),
            (earlier, Say::fixed("står här", "stands here")),
        );
    }
}

fn tell(id: &str, place: Place, earlier: Place, out: &mut Findings) {
    out.add_beside(
        place,
        say!("Id:t {id} används redan.", "The id {id} is used already."),
        Say::fixed(
            "Är det en kopia, ta bort den. Annars: ge den ena ett annat id. Ett id som andra filer pekar på behåller sitt.",
            "If it is a copy, remove it. Otherwise: give one of them another id. An id that other files point to keeps its own.",
        ),
        (earlier, Say::fixed("används här", "used here")),
    );
}
