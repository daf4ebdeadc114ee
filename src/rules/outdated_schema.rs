//! Finds a schema in the workspace, read by editors, that differs from the one the program judges by.

use super::rule::{Findings, RuleContext};
use crate::base::shell;
use crate::model::kinds::Kind;
use crate::model::records::Span;
use crate::say;
use crate::syntax::finding::Place;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for (kind, path) in &context.workspace.outdated_schemas {
        // The finding is placed in a record of that kind, since the schema itself is no record.
        let of_kind = |loaded: Option<&'static Kind>| loaded.is_some_and(|of| of.name == *kind);
        let Some((file, _)) = context.workspace.files().find(|(_, loaded)| of_kind(loaded.kind)) else {
            continue;
        };
        let word = shell::word(path);
        out.add(
            Place::new(file, Span::default()),
            say!(
                "Schemat {path} är inte det som vbe bedömer efter, så textredigeraren kan säga något annat.",
                "The schema {path} is not the one that vbe judges by, so the editor may say otherwise.",
            ),
            say!("Kör: vbe schema {kind} > {word}", "Run: vbe schema {kind} > {word}"),
        );
    }
}
