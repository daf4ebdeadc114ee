//! Finds a file whose name is not its id. Files for the entire organisation are named after what they are.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::base::likeness::{is_device, slug};
use crate::facts::copies::Copies;
use crate::model::load::{Loaded, stem};
use crate::model::records::Record;
use crate::say;
use crate::syntax::finding::Place;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let copies = Copies::of(context.workspace);
    for (file, loaded) in context.workspace.files() {
        // What git keeps without a path has no name.
        let Some(record) = loaded.record.as_ref().filter(|_| loaded.source.label != "(file)") else {
            continue;
        };
        // Only what has a name of its own choice can have such a one: an id cannot.
        if let Some(part) = loaded.source.label.split('/').find(|part| !is_portable(part)) {
            out.add(
                Place::new(file, record.id().span),
                say!(
                    "{part} är ett namn som Windows inte kan ha, så filen går inte att hämta ut där.",
                    "{part} is a name that Windows cannot have, so the file cannot be checked out there."
                ),
                Say::fixed(
                    "Döp om: inte con, prn, aux, nul, com1 eller lpt1, ingen punkt eller mellanslag sist, och inget av < > : \" | ? * \\.",
                    "Rename it: not con, prn, aux, nul, com1 or lpt1, no full stop or space at the end, and none of < > : \" | ? * \\.",
                ),
            );
        }
        // A copy has the name of a copy, which `duplicate-id` reports: one cause gives one finding.
        let is_copy = !context.is_alone && copies.holds(file);
        if matches!(record, Record::Organisation(_)) || is_copy {
            continue;
        }
        let (id, path) = (record.id(), &loaded.source.label);
        let name = stem(path);
        // An invalid id is reported by `wrong-value`.
        if !loaded.is_called(id) && Loaded::is_slug(id) {
            out.add(
                Place::new(file, id.span),
                say!("Filen heter {name} men har id {id}.", "The file is named {name} but has the id {id}."),
                alike((name, loaded.exposed.in_path.is_empty()), (id, !loaded.exposed.is_in(id.span))),
            );
        }
        if let Record::Activity(progress) = record {
            let folder = path.rsplit('/').nth(1).unwrap_or_default();
            let plan = &progress.plan;
            if !loaded.is_filed_under(plan) {
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

/// What to write so that a file and its record are called the same, of which each may be a name for both or not. Nobody is
/// told to call anything by what may be somebody.
fn alike((name, may_name): (&str, bool), (id, may_id): (&str, bool)) -> Say {
    let fit = slug(name);
    match (may_name, may_id) {
        (true, true) => say!(
            "Döp om filen till {id}.yaml, eller skriv id: {fit}",
            "Rename the file to {id}.yaml, or write id: {fit}"
        ),
        (false, true) => say!("Döp om filen till {id}.yaml.", "Rename the file to {id}.yaml."),
        (true, false) => say!("Skriv id: {fit}", "Write id: {fit}"),
        (false, false) => Say::fixed(
            "Ge filen och posten samma id, som inte säger vem det gäller.",
            "Give the file and the record the same id, one that does not tell whom it is about.",
        ),
    }
}

/// Whether a file or folder can have the name on every system. Where records stand outside the workspace, a step
/// upwards and a drive are parts of the path, and no names.
fn is_portable(name: &str) -> bool {
    // Nearly every name is seen to be one at once.
    let stem = name.strip_suffix(".yaml").unwrap_or(name);
    if stem.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') && !is_device(stem) {
        return true;
    }
    let is_drive = name.len() == 2 && name.ends_with(':');
    if name == ".." || is_drive {
        return true;
    }
    let is_refused =
        |char: char| char.is_control() || matches!(char, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\');
    !is_device(name) && !name.ends_with(['.', ' ']) && !name.contains(is_refused)
}
