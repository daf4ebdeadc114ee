//! The rule against using an id twice: in two files of a kind, or in two items of a list.

use std::collections::HashMap;

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::model::load::stem;
use crate::model::records::case::Case;
use crate::model::records::{Record, Text};
use crate::model::references::Links;
use crate::model::workspace::Filed;
use crate::say;
use crate::syntax::finding::{FileId, Place};

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    files(context, out);
    for (file, loaded) in context.workspace.files() {
        within(file, &loaded.links, out);
    }
    context.workspace.cases().for_each(|case| twice(case, out));
}

/// Two parts of a record that are referred to in the same way may not have the same id.
fn within(file: FileId, links: &Links, out: &mut Findings) {
    let mut first: HashMap<(&str, &str), &Text> = HashMap::new();
    for list in &links.definitions {
        // Roles, units and groups share one set of names: they are all looked up in the register.
        let space = if matches!(list.part, "role" | "unit" | "group") { "actor" } else { list.part };
        for id in &list.ids {
            match first.get(&(space, &**id)) {
                Some(earlier) => {
                    tell(id, Place::new(file, id.span), Place::new(file, earlier.span), out);
                }
                None => {
                    first.insert((space, id), id);
                }
            }
        }
    }
}

/// Two files of the same kind may not have the same id; progress has its id within its plan.
fn files(context: &RuleContext<'_>, out: &mut Findings) {
    let mut first: HashMap<(&str, &str, &str), Place> = HashMap::new();
    for (file, loaded) in context.workspace.files() {
        let (Some(record), Some(kind)) = (&loaded.record, loaded.kind) else { continue };
        let plan = match record {
            Record::Activity(progress) => &*progress.plan,
            _ => "",
        };
        let id = record.id();
        // A file whose name is not its id is reported by `file-name`: one cause gives one finding.
        let named = matches!(record, Record::Organisation(_)) || fold(stem(&loaded.source.label)) == fold(id);
        if !named {
            continue;
        }
        let place = Place::new(file, id.span);
        match first.get(&(kind.name, plan, &**id)) {
            Some(earlier) => tell(id, place, *earlier, out),
            None => {
                first.insert((kind.name, plan, &**id), place);
            }
        }
    }
}

/// A step of the flow may occur only once in a case.
fn twice(case: Filed<'_, Case>, out: &mut Findings) {
    let mut first: HashMap<&str, Place> = HashMap::new();
    for step in case.record.steps.iter().map(|taken| &taken.step) {
        let place = case.place(step.span);
        let Some(earlier) = first.insert(step, place) else { continue };
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
            "Ge den ena ett annat id. Ett id som andra filer pekar på behåller sitt.",
            "Give one of them another id. An id that other files point to keeps its own.",
        ),
        (earlier, Say::fixed("används här", "used here")),
    );
}
