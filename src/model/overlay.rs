//! Lays drafts over a workspace: what it would be with them. Nothing is written.

use crate::model::load::Loaded;
use crate::model::records::Record;
use crate::model::workspace::Workspace;
use crate::syntax::unsearched::Unsearched;

/// The workspace with the drafts. A draft replaces the record with its kind and id, and the file with its path.
pub(crate) fn over(workspace: &Workspace, drafts: Vec<Loaded>) -> Workspace {
    let is_replaced = |own: &Loaded| drafts.iter().any(|draft| replaces(draft, own));
    let mut files: Vec<Loaded> =
        workspace.files().map(|(_, own)| own).filter(|own| !is_replaced(own)).cloned().collect();
    files.extend(drafts);
    files.sort_by(|a, b| a.source.path.raw().cmp(b.source.path.raw()));
    Workspace::of(workspace.root.clone(), workspace.config.clone(), files)
}

/// Whether a draft replaces a file: they have the same path, or the same record.
pub(crate) fn replaces(draft: &Loaded, own: &Loaded) -> bool {
    if draft.source.path.raw() == own.source.path.raw() {
        return true;
    }
    let kind = |loaded: &Loaded| loaded.kind.map(|kind| kind.name);
    kind(draft) == kind(own) && draft.own_id() == own.own_id() && plan(draft) == plan(own)
}

/// The plan of a progress file, since an activity's id is unique only in its plan.
fn plan(loaded: &Loaded) -> Option<Unsearched<&str>> {
    match &loaded.record {
        Some(Record::Activity(progress)) => Some(progress.plan.stands()),
        _ => None,
    }
}
