//! Records that are in more than one file. An id means one record, so that a copy is not another one: each is counted
//! once, wherever its files are and whatever they are called.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use crate::base::day::Day;
use crate::model::load::Loaded;
use crate::model::records::Record;
use crate::model::records::case::Case;
use crate::model::records::incident::Incident;
use crate::model::workspace::{Filed, Workspace};
use crate::syntax::finding::FileId;
use crate::syntax::unsearched::Unsearched;

/// The files whose record is in another file too.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    /// Each copy, with the file that is taken for the record itself.
    of: HashMap<FileId, FileId>,
}

impl Copies {
    /// The copies in a workspace, found once. The record itself is the first file named by the id, or else the first file.
    pub(crate) fn of(workspace: &Workspace) -> Arc<Self> {
        workspace.once((Day::FIRST, ""), || Self::found(workspace))
    }

    fn found(workspace: &Workspace) -> Self {
        let files = workspace.files();
        // Hardly any record is in two files, and those are listed by themselves.
        let mut first: HashMap<Key<'_>, (FileId, &Loaded)> = HashMap::with_capacity(files.size_hint().0);
        let mut all: HashMap<FileId, Vec<(FileId, &Loaded)>> = HashMap::new();
        for (file, loaded) in files {
            let Some(key) = key(loaded) else { continue };
            match first.entry(key) {
                Entry::Vacant(place) => {
                    place.insert((file, loaded));
                }
                Entry::Occupied(first) => {
                    let first = *first.get();
                    all.entry(first.0).or_insert_with(|| vec![first]).push((file, loaded));
                }
            }
        }
        let mut of = HashMap::new();
        for files in all.values() {
            let own = files.iter().find(|(_, loaded)| is_named_by_id(loaded)).or(files.first());
            let Some((own, _)) = own else { continue };
            of.extend(files.iter().map(|(file, _)| (*file, *own)).filter(|(file, own)| file != own));
        }
        Self { of }
    }

    /// The file of the record itself, when this one is a copy.
    pub(crate) fn original(&self, file: FileId) -> Option<FileId> {
        self.of.get(&file).copied()
    }

    /// Whether a file is a copy.
    pub(crate) fn holds(&self, file: FileId) -> bool {
        self.of.contains_key(&file)
    }
}

/// Each case once, by id.
pub(crate) fn cases(workspace: &Workspace) -> impl Iterator<Item = Filed<'_, Case>> {
    let copies = Copies::of(workspace);
    workspace.cases().filter(move |case| !copies.holds(case.file))
}

/// Each incident once, by id.
pub(crate) fn incidents(workspace: &Workspace) -> impl Iterator<Item = Filed<'_, Incident>> {
    let copies = Copies::of(workspace);
    workspace.incidents().filter(move |incident| !copies.holds(incident.file))
}

/// Whether a case or an incident is in more than one file.
pub(crate) fn of_people(workspace: &Workspace) -> bool {
    let copies = Copies::of(workspace);
    let mut files = workspace.files().filter(|(file, _)| copies.holds(*file));
    files.any(|(_, loaded)| {
        let record = loaded.record.as_ref();
        record.is_some_and(|record| matches!(record, Record::Case(_) | Record::Incident(_)))
    })
}

/// What may stand in one file only: the kind, the plan of progress, in which its id is unique, and the id.
type Key<'l> = (&'static str, Unsearched<&'l str>, Unsearched<&'l str>);

fn key(loaded: &Loaded) -> Option<Key<'_>> {
    let record = loaded.record.as_ref()?;
    let plan = match record {
        Record::Activity(progress) => progress.plan.stands(),
        _ => Unsearched::default(),
    };
    Some((loaded.kind?.name, plan, loaded.own_id()))
}

/// Whether a file is called as its id. The register of roles may have any name.
pub(crate) fn is_named_by_id(loaded: &Loaded) -> bool {
    loaded
        .record
        .as_ref()
        .is_some_and(|record| matches!(record, Record::Organisation(_)) || loaded.is_called(record.id()))
}
