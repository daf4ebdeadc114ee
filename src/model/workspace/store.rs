//! The workspace itself: its files, and the indices over them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::link::Links;
use super::once::Once;
use crate::base::day::Day;
use crate::base::likeness::fold;
use crate::io::disk;
use crate::model::config::Config;
use crate::model::kinds::KINDS;
use crate::model::load::{self, Late, Loaded, Reader, Unkept};
use crate::model::records::Record;
use crate::syntax::finding::FileId;
use crate::syntax::text::Source;
use crate::syntax::unsearched::Unsearched;

/// The records of a workspace, with indices to find them.
#[derive(Debug)]
pub struct Workspace {
    /// The folder that holds `vbe.toml`.
    pub root: PathBuf,
    /// The settings of the workspace, from `vbe.toml`.
    pub config: Config,
    /// The kinds whose schema file in the workspace differs from the program's, with the path of that file.
    pub outdated_schemas: Vec<(&'static str, String)>,
    pub(super) files: Vec<Loaded>,
    /// The files as they were read, of those in which what others say decides what is covered: they are covered anew when
    /// other files are changed.
    pub(super) as_read: HashMap<FileId, Loaded>,
    pub(super) found_by: FoundBy,
    /// Which records name which thing, made when it is first asked for.
    pub(super) links: OnceLock<Links>,
    pub(super) once: Once,
}

impl Workspace {
    /// Reads every record in the folders of the configuration. Never fails: a file that cannot be read has
    /// faults.
    pub fn open(root: &Path, config: Config, reader: &Reader) -> Self {
        let folders = [root.join(&config.plans), root.join(&config.records)];
        let files = load::all(root, &folders[0], &folders[1], reader);
        let mut workspace = Self::of(root.to_path_buf(), config, files);
        workspace.outdated_schemas = outdated_schemas(root, &root.join(&workspace.config.schemas));
        workspace
    }

    /// Builds a workspace from files that have already been read.
    pub fn of(root: PathBuf, config: Config, files: Vec<Loaded>) -> Self {
        let found_by = FoundBy::of(&files);
        Self::found(root, config, files, found_by)
    }

    fn found(root: PathBuf, config: Config, files: Vec<Loaded>, found_by: FoundBy) -> Self {
        let mut workspace = Self {
            root,
            config,
            outdated_schemas: Vec::new(),
            files,
            as_read: HashMap::new(),
            found_by,
            links: OnceLock::new(),
            once: Once::default(),
        };
        workspace.tell_what_leads_somewhere();
        workspace
    }

    /// The workspace with the records about people that are in its folder but neither among the plans nor the records.
    /// They are told of, and not counted.
    #[must_use]
    pub(crate) fn with_misplaced(self, reader: &Reader) -> Self {
        let Config { plans, records, elsewhere, .. } = &self.config;
        let apart: Vec<PathBuf> = [plans, records].into_iter().map(|folder| self.root.join(folder)).collect();
        let exempt = elsewhere.iter().map(|folder| self.root.join(folder));
        let found = disk::about_people(&self.root, &apart.iter().cloned().chain(exempt).collect::<Vec<_>>());
        let files = load::placed(&self.root, found, &apart[1], reader);
        self.with(files.into_iter().filter(Loaded::is_misplaced).collect()).0
    }

    /// Tells of a case that it came into a time that was published already, and whether a commit has it.
    pub(crate) fn tell_late(&mut self, file: FileId, is_committed: bool) {
        for loaded in self.files.get_mut(file.0 as usize).into_iter().chain(self.as_read.get_mut(&file)) {
            if let Some(Record::Case(case)) = &loaded.record {
                loaded.late = case.registered.map(|half| Late { half, is_committed });
            }
        }
    }

    /// Tells how a publication is no longer what was printed.
    pub(crate) fn tell_unkept(&mut self, file: FileId, how: Unkept) {
        for loaded in self.files.get_mut(file.0 as usize).into_iter().chain(self.as_read.get_mut(&file)) {
            loaded.unkept = Some(how);
        }
    }

    /// The workspace after files were written, and the numbers of those files in it.
    #[must_use]
    pub(crate) fn with(self, written: Vec<Loaded>) -> (Self, Vec<FileId>) {
        let paths: Vec<String> = written.iter().map(|loaded| loaded.source.path.raw().clone()).collect();
        let workspace = self.changed(written, &[]);
        let numbers = paths.iter().filter_map(|path| workspace.at_path(path)).collect();
        (workspace, numbers)
    }

    /// The workspace after files were written and others, by their paths, have gone: the same as if all were read again.
    #[must_use]
    pub(crate) fn changed(self, written: Vec<Loaded>, gone: &[String]) -> Self {
        let Self { root, config, outdated_schemas, mut files, as_read, found_by, .. } = self;
        for (file, own) in as_read {
            files[file.0 as usize] = own;
        }
        let mut is_found_alike = gone.is_empty();
        if !gone.is_empty() {
            files.retain(|loaded| !gone.contains(loaded.source.path.raw()));
        }
        for loaded in written {
            let path = loaded.source.path.raw();
            if let Some(file) = files.iter_mut().find(|file| *file.source.path.raw() == *path) {
                is_found_alike &= are_found_alike(file, &loaded);
                *file = loaded;
            } else {
                is_found_alike = false;
                let before = |file: &Loaded| Path::new(file.source.path.raw()) < Path::new(path);
                files.insert(files.partition_point(before), loaded);
            }
        }
        let found_by = if is_found_alike { found_by } else { FoundBy::of(&files) };
        Self { outdated_schemas, ..Self::found(root, config, files, found_by) }
    }

    /// The file at a path from the root of the workspace, as it is written there.
    pub(crate) fn at_path(&self, path: &str) -> Option<FileId> {
        self.files().find(|(_, loaded)| *loaded.source.path.raw() == *path).map(|(file, _)| file)
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..).take(self.files.len()).map(FileId)
    }

    /// What a function derives of the workspace for a day and a kind: derived when it is first asked for. The function has
    /// to answer the same each time.
    pub(crate) fn once<T: Send + Sync + 'static>(
        &self,
        of: (Day, &'static str),
        derive: impl FnOnce() -> T,
    ) -> Arc<T> {
        self.once.get(of, derive)
    }

    /// Every file, in the order of paths.
    pub(crate) fn files(&self) -> impl Iterator<Item = (FileId, &Loaded)> {
        self.ids().zip(&self.files)
    }

    pub(crate) fn file(&self, file: FileId) -> &Loaded {
        &self.files[file.0 as usize]
    }

    /// The path and text of a file.
    pub fn source(&self, file: FileId) -> &Source {
        &self.file(file).source
    }

    /// How many files could not be read as records.
    pub(crate) fn unread(&self) -> usize {
        self.files.iter().filter(|file| file.record.is_none()).count()
    }

    /// The files that a path means: from the workspace, from a folder in it, or on the disk. The ending may be left out
    /// of a whole one.
    pub(crate) fn files_at(&self, written: &str) -> Vec<FileId> {
        let written = written.replace('\\', "/");
        let is_named = disk::is_named_as_record(Path::new(&written));
        if !is_named && !written.contains('/') {
            return Vec::new();
        }
        if is_named && Path::new(&written).is_absolute() {
            return self.files_under(&self.root, Path::new(&written));
        }
        let mut wanted = written.as_str();
        while let Some(rest) = wanted.strip_prefix("./").or_else(|| wanted.strip_prefix("../")) {
            wanted = rest;
        }
        let chosen = |is: &dyn Fn(&str) -> bool| -> Vec<FileId> {
            self.files().filter(|(_, own)| is(own.source.path.raw())).map(|(file, _)| file).collect()
        };
        let whole =
            chosen(&|path| path == wanted || path.rsplit_once('.').is_some_and(|(stem, _)| stem == wanted));
        if !whole.is_empty() || !is_named {
            return whole;
        }
        chosen(&|path| path.strip_suffix(wanted).is_some_and(|above| above.ends_with('/')))
    }

    /// The files at a path: one file, or those in a folder. A relative path is resolved from `from`.
    pub(crate) fn files_under(&self, from: &Path, path: &Path) -> Vec<FileId> {
        let wanted = disk::absolute(&from.join(path));
        let root = disk::absolute(&self.root);
        let at = |loaded: &Loaded| {
            if loaded.source.path.raw().starts_with("..") {
                disk::absolute(&root.join(loaded.source.path.raw()))
            } else {
                root.join(loaded.source.path.raw())
            }
        };
        self.files().filter(|(_, loaded)| at(loaded).starts_with(&wanted)).map(|(file, _)| file).collect()
    }
}

/// What files and actors are found by.
#[derive(Debug, Default)]
pub(super) struct FoundBy {
    /// The files of each kind, sorted by id; without progress, whose ids are unique only within a plan.
    pub(super) named: BTreeMap<&'static str, Vec<FileId>>,
    /// Progress by plan and id, sorted.
    pub(super) progress: Vec<FileId>,
    /// Actors by every folded name: the register's file, and the index of the actor in it.
    pub(super) actors: HashMap<String, (FileId, usize)>,
    /// Ids of files that could not be read as records. References to them are not reported as unknown.
    pub(super) claimed: HashSet<String>,
    pub(super) has_register: bool,
    pub(super) is_register_torn: bool,
    /// Whether a file that is no record may be a flow. Every case without one asks.
    pub(super) may_lack_a_flow: bool,
}

impl FoundBy {
    fn of(files: &[Loaded]) -> Self {
        let mut own = Self::default();
        // A file that only looks like a record takes no id: the record itself is beside it.
        let records = (0..).map(FileId).zip(files).filter(|(_, loaded)| !loaded.is_stray());
        for (file, loaded) in records {
            match &loaded.record {
                Some(Record::Activity(_)) => own.progress.push(file),
                Some(Record::Organisation(organisation)) => {
                    own.named.entry("organisation").or_default().push(file);
                    for (at, actor) in organisation.actors.iter().enumerate() {
                        for name in actor.names().filter(|name| !name.is_empty()) {
                            own.actors.entry(fold(name.stands().raw())).or_insert((file, at));
                        }
                    }
                }
                Some(other) => own.named.entry(other.kind()).or_default().push(file),
                None => {
                    own.may_lack_a_flow |= loaded.kind.is_none_or(|kind| kind.name == "flow");
                    own.claimed.insert((*loaded.own_id().raw()).to_owned());
                }
            }
            if loaded.is_incomplete() {
                // The id may be what is wrong, so the file's name is taken as an id too.
                own.claimed.insert(load::stem(loaded.source.path.raw()).to_owned());
            }
            if is_register(loaded) {
                own.has_register = true;
                own.is_register_torn |= loaded.is_incomplete();
            }
        }
        let id = |file: &FileId| files[file.0 as usize].own_id();
        for named in own.named.values_mut() {
            named.sort_by(|a, b| (id(a), a).cmp(&(id(b), b)));
        }
        let key = |file: &FileId| match &files[file.0 as usize].record {
            Some(Record::Activity(progress)) => (progress.plan.stands(), progress.id.stands(), *file),
            _ => (Unsearched::default(), Unsearched::default(), *file),
        };
        own.progress.sort_by(|a, b| key(a).cmp(&key(b)));
        own
    }
}

/// Whether a file that is written anew is found as it was, so that nothing is found otherwise: it is whole, of the same kind,
/// and has the same id.
fn are_found_alike(was: &Loaded, now: &Loaded) -> bool {
    let found = |own: &Loaded| {
        let record = own.record.as_ref().filter(|_| !own.is_stray() && !own.is_incomplete())?;
        let plan = match record {
            Record::Activity(progress) => progress.plan.stands().owned(),
            Record::Organisation(_) => return None,
            _ => Unsearched::default(),
        };
        Some((record.kind(), own.own_id().owned(), plan))
    };
    found(was).is_some_and(|was| Some(was) == found(now))
}

fn outdated_schemas(root: &Path, folder: &Path) -> Vec<(&'static str, String)> {
    let differs = |kind: &&crate::model::kinds::Kind| {
        let path = folder.join(format!("{}.schema.json", kind.name));
        // Only regular files are opened: reading a named pipe can block.
        let written = path.is_file().then(|| disk::read(&path));
        let same = |bytes: Vec<u8>| {
            let is_it = |text: &str| text == kind.published() || kind.judge().is_published(text);
            String::from_utf8(bytes).is_ok_and(|text| is_it(&text.replace("\r\n", "\n")))
        };
        written.is_some_and(|read| read.is_ok_and(|bytes| !same(bytes)))
    };
    let path = |name: &str| disk::name(root, &folder.join(format!("{name}.schema.json")));
    KINDS.iter().filter(differs).map(|kind| (kind.name, path(kind.name))).collect()
}

fn is_register(loaded: &Loaded) -> bool {
    let by_kind = loaded.kind.is_some_and(|kind| kind.name == "organisation");
    by_kind || (loaded.record.is_none() && *loaded.own_id().raw() == "organisation")
}

#[cfg(test)]
mod tests;
