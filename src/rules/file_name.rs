//! Finds a file whose name is not its id. Files for the entire organisation are named after what they are.

use super::rule::{Findings, RuleContext};
use crate::base::likeness::fold;
use crate::base::likeness::slug;
use crate::model::load::stem;
use crate::model::records::Record;
use crate::say;
use crate::syntax::finding::Place;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for (file, loaded) in context.workspace.files() {
        let Some(record) = &loaded.record else { continue };
        if matches!(record, Record::Organisation(_)) {
            continue;
        }
        let (id, path) = (record.id(), &loaded.source.label);
        let name = stem(path);
        // An invalid id is reported by `wrong-value`. A name may have been composed differently by the system that
        // stored it, and is still the same.
        if fold(name) != fold(id) && slug(id) == **id {
            let fit = slug(name);
            let help = if context.workspace.files().any(|(_, other)| stem(&other.source.label) == &**id) {
                // The id already has its own file, so this one is a copy that needs another id.
                say!(
                    "Skriv id: {fit}, om filen är en kopia som ska bli en egen.",
                    "Write id: {fit}, if the file is a copy that is to be one of its own."
                )
            } else {
                say!(
                    "Döp om filen till {id}.yaml, eller skriv id: {fit}",
                    "Rename the file to {id}.yaml, or write id: {fit}"
                )
            };
            out.add(
                Place::new(file, id.span),
                say!("Filen heter {name} men har id {id}.", "The file is named {name} but has the id {id}."),
                help,
            );
        }
        if let Record::Activity(progress) = record {
            let folder = path.rsplit('/').nth(1).unwrap_or_default();
            let plan = &progress.plan;
            if fold(folder) != fold(plan) {
                out.add(
                    Place::new(file, plan.span),
                    say!(
                        "Uppföljningen hör till planen {plan} men ligger i mappen {folder}.",
                        "The progress is of the plan {plan} but stands in the folder {folder}."
                    ),
                    say!(
                        "Flytta filen till records/activities/{plan}/.",
                        "Move the file to records/activities/{plan}/."
                    ),
                );
            }
        }
    }
}
