//! What has an id: in one file as a tree, and in the whole workspace by what is searched for.

use super::scene::Scene;
use crate::base::lang::{Lang, Say};
use crate::base::likeness::fold;
use crate::facts::entities::{Entity, EntityKind, in_file as things};
use crate::facts::titles;
use crate::model::load::side_by_side;
use crate::model::workspace::Workspace;
use crate::syntax::finding::{FileId, Place};
use crate::syntax::text::Span;

/// Something with an id.
#[derive(Clone, Debug)]
pub(crate) struct Symbol {
    pub kind: EntityKind,
    /// What it is, in a word.
    pub sort: Say,
    pub id: String,
    /// What people call it.
    pub title: String,
    /// Where its id stands.
    pub place: Place,
    /// All that belongs to it.
    pub span: Span,
}

/// What has an id in a file: the record, and its parts.
pub(crate) fn in_file(workspace: &Workspace, file: FileId, lang: Lang) -> Vec<Symbol> {
    let loaded = workspace.file(file);
    let yaml = loaded.yaml();
    let Some((kind, root)) = loaded.kind.zip(yaml.tree.root()) else { return Vec::new() };
    let record = loaded.record.as_ref().map(|record| titles::of_record(workspace, record));
    let symbol = |own: Entity| {
        let sort = own.sort(workspace);
        let said = record.as_ref().filter(|_| matches!(own.kind, EntityKind::Record(_)));
        let title = said.map_or(own.title, |said| said.text(lang).to_owned());
        Symbol { sort, kind: own.kind, id: own.id, title, place: own.place, span: own.span }
    };
    things(kind, file, root).into_iter().map(symbol).collect()
}

/// How many are found: nobody reads more, and with more letters there are fewer.
const MOST: usize = 200;

/// What has an id or a title with all the words that are searched for.
pub(crate) fn matching(scene: (&Workspace, Lang), searched: &str) -> Vec<Symbol> {
    let (workspace, lang) = scene;
    let words: Vec<String> = searched.split_whitespace().map(fold).collect();
    let files: Vec<FileId> = workspace.files().map(|(file, _)| file).collect();
    let is_meant = |own: &Symbol| {
        let text = fold(&format!("{} {}", own.id, own.title));
        words.iter().all(|word| text.contains(word))
    };
    let mut found =
        side_by_side(&files, |file| in_file(workspace, *file, lang).into_iter().filter(is_meant).collect());
    found.truncate(MOST);
    found
}

/// What has an id at a place, if anything has.
pub(super) fn at_place(scene: Scene<'_>, place: Place) -> Option<Symbol> {
    in_file(scene.workspace, place.file, scene.lang).into_iter().find(|own| own.place == place)
}
