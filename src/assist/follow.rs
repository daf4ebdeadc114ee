//! From a name to what it names, and from there to everywhere that it is named.

use super::scene::Scene;
use crate::facts::leads::{self, Name};
use crate::model::load::side_by_side;
use crate::model::workspace::Workspace;
use crate::syntax::finding::{FileId, Place};
use crate::syntax::text::Span;

/// The name at a byte of the file.
pub(super) fn name_at(scene: Scene<'_>, at: usize) -> Option<Name<'_>> {
    let steady = scene.steady(at);
    leads::names(steady.loaded).into_iter().find(|name| holds(name.text.span, steady.at))
}

/// Whether a caret is in or beside what stands at a place.
pub(super) fn holds(span: Span, at: usize) -> bool {
    span.start as usize <= at && at <= span.end as usize
}

/// Where what is named at a byte of the file is written; what is written there itself is its own answer.
pub(crate) fn definition(scene: Scene<'_>, at: usize) -> Option<Place> {
    let named = name_at(scene, at).and_then(|name| leads::place(scene.workspace, scene.file, &name));
    named.or_else(|| own(scene, at))
}

/// The id at a byte of the file, when others can name it.
fn own(scene: Scene<'_>, at: usize) -> Option<Place> {
    let loaded = scene.loaded();
    let id = loaded.record.as_ref()?.id().span;
    let parts = loaded.links.definitions.iter().flat_map(|list| &list.ids).map(|id| id.span);
    parts.chain([id]).find(|span| holds(*span, at)).map(|span| Place::new(scene.file, span))
}

/// Every name of what is written at a place, with the file that it stands in.
pub(crate) fn uses(workspace: &Workspace, of: Place) -> Vec<(FileId, Name<'_>)> {
    let files: Vec<FileId> = workspace.files().map(|(file, _)| file).collect();
    side_by_side(&files, |file| {
        let mut names = leads::names(workspace.file(*file));
        names.retain(|name| leads::place(workspace, *file, name) == Some(of));
        names.into_iter().map(|name| (*file, name)).collect()
    })
}
