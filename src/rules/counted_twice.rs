//! Finds a list of counts that counts the same unit, or the same answer, twice. Which lists they are is said in the
//! schemas, with `x-once-by`.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::base::likeness::fold;
use crate::model::bounds::Rows;
use crate::model::records::Text;
use crate::model::workspace::Workspace;
use crate::say;
use crate::syntax::finding::{FileId, Place};

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for (file, loaded) in context.workspace.files() {
        loaded.broken.rows.iter().for_each(|rows| twice(context.workspace, file, rows, out));
    }
}

fn twice(workspace: &Workspace, file: FileId, rows: &Rows, out: &mut Findings) {
    let mut seen: Vec<&Text> = Vec::new();
    for name in &rows.names {
        let Some(earlier) = seen.iter().find(|own| is_same(workspace, rows, own, name)) else {
            seen.push(name);
            continue;
        };
        out.add_beside(
            Place::new(file, name.span),
            say!("{name} räknas redan i listan.", "{name} is counted in the list already."),
            Say::fixed(
                "Lägg ihop antalen i en rad, eller rätta namnet i den ena.",
                "Put the counts together in one row, or mend the name in one of them.",
            ),
            (Place::new(file, earlier.span), Say::fixed("räknas här", "counted here")),
        );
    }
}

/// A unit goes by its id, its title and its other names.
fn is_same(workspace: &Workspace, rows: &Rows, one: &Text, other: &Text) -> bool {
    let found = |name: &Text| workspace.actor(name).found();
    fold(one) == fold(other) || rows.are_actors && found(one).is_some_and(|own| found(other) == Some(own))
}
