//! All records of a workspace, immutable, and the questions that concern more than one record.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::base::likeness::fold;
use crate::io::disk;
use crate::model::config::Config;
use crate::model::kinds::{KINDS, Kind};
use crate::model::load::{self, Loaded, Reader};
use crate::model::records::activity::Progress;
use crate::model::records::agreement::Agreement;
use crate::model::records::attestation::Attestation;
use crate::model::records::case::Case;
use crate::model::records::deviation::Deviation;
use crate::model::records::flow::Flow;
use crate::model::records::framework::{Framework, Requirement};
use crate::model::records::incident::Incident;
use crate::model::records::measurement::Measurement;
use crate::model::records::meeting::Meeting;
use crate::model::records::organisation::{Actor, Adopting, Organisation};
use crate::model::records::plan::{Activity, Indicator, Plan};
use crate::model::records::report::Report;
use crate::model::records::review::Review;
use crate::model::records::routine::Routine;
use crate::model::records::situation::Situation;
use crate::model::records::training::Training;
use crate::model::records::{Record, Recorded, Text};
use crate::syntax::finding::{FileId, Place};
use crate::syntax::text::{Source, Span};

/// The most levels of units that are followed. No organisation has so many, and units may refer to each other in a
/// ring.
const DEEPEST: usize = 32;

/// A record, or a part of one, and the file that it is in.
#[derive(Debug)]
pub struct Filed<'w, T> {
    /// The file, by its number in the workspace.
    pub file: FileId,
    /// The record or part of a record.
    pub record: &'w T,
}

// A derived `Copy` would require `T: Copy`, which a plan is not.
impl<T> Clone for Filed<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Filed<'_, T> {}

/// Two values are equal when they are the same record, not when the contents are equal.
impl<T> PartialEq for Filed<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.record, other.record)
    }
}

impl<T> Filed<'_, T> {
    /// A place in the record's file.
    pub(crate) fn place(&self, span: Span) -> Place {
        Place::new(self.file, span)
    }
}

/// The result of looking up a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup<T> {
    /// The record exists.
    Found(T),
    /// There is no such record.
    Missing,
    /// Not found, but a file that could not be read in full may hold it, so nothing can be reported as missing.
    Unknown,
}

impl<T> Lookup<T> {
    /// The record, if it was found.
    pub fn found(self) -> Option<T> {
        match self {
            Self::Found(found) => Some(found),
            Self::Missing | Self::Unknown => None,
        }
    }
}

/// The records of a workspace, with indices to find them.
#[derive(Debug)]
pub struct Workspace {
    /// The folder that holds `vbe.toml`.
    pub root: PathBuf,
    /// The settings in `vbe.toml`.
    pub config: Config,
    /// The kinds whose schema in the workspace differs from the program's, with the path of that file.
    pub outdated_schemas: Vec<(&'static str, String)>,
    files: Vec<Loaded>,
    /// Files by kind and id, sorted; without progress, whose ids are unique only within a plan.
    named: Vec<(&'static str, FileId)>,
    /// Progress by plan and id, sorted.
    progress: Vec<FileId>,
    /// Measurements by indicator and id, sorted.
    measured: Vec<FileId>,
    /// Actors by every folded name: the register's file, and the index of the actor in it.
    actors: HashMap<String, (FileId, usize)>,
    /// Each plan's activities by id, sorted.
    activities: HashMap<FileId, Vec<u32>>,
    /// Ids of files that could not be read as records. The ids are still taken.
    claimed: HashSet<String>,
    has_register: bool,
    is_register_torn: bool,
}

impl Workspace {
    /// Reads every record in the folders of the configuration. Never fails: a file that cannot be read has faults.
    pub fn open(root: &Path, config: Config, reader: &Reader) -> Self {
        let folders = [root.join(&config.plans), root.join(&config.records)];
        let files = load::all(root, &folders[0], &folders[1], reader);
        let mut workspace = Self::of(root.to_path_buf(), config, files);
        workspace.outdated_schemas = outdated_schemas(root, &root.join(&workspace.config.schemas));
        workspace
    }

    /// Builds the workspace from files that are already read.
    pub fn of(root: PathBuf, config: Config, files: Vec<Loaded>) -> Self {
        let mut workspace = Self {
            root,
            config,
            outdated_schemas: Vec::new(),
            files,
            named: Vec::new(),
            progress: Vec::new(),
            measured: Vec::new(),
            actors: HashMap::new(),
            activities: HashMap::new(),
            claimed: HashSet::new(),
            has_register: false,
            is_register_torn: false,
        };
        for (file, loaded) in workspace.ids().zip(&workspace.files) {
            match &loaded.record {
                Some(Record::Activity(_)) => workspace.progress.push(file),
                Some(Record::Plan(plan)) => {
                    workspace.named.push(("plan", file));
                    let mut order: Vec<u32> = (0..).take(plan.activities.len()).collect();
                    order.sort_by_key(|at| &*plan.activities[*at as usize].id);
                    workspace.activities.insert(file, order);
                }
                Some(Record::Organisation(organisation)) => {
                    workspace.named.push(("organisation", file));
                    for (at, actor) in organisation.actors.iter().enumerate() {
                        for name in actor.names().filter(|name| !name.is_empty()) {
                            workspace.actors.entry(fold(name)).or_insert((file, at));
                        }
                    }
                }
                Some(other) => {
                    workspace.named.push((other.kind(), file));
                    if let Record::Measurement(_) = other {
                        workspace.measured.push(file);
                    }
                }
                None => {
                    workspace.claimed.insert(loaded.id().to_owned());
                }
            }
            if loaded.is_incomplete() {
                // The id may be what is wrong; others then refer to the file by its name.
                workspace.claimed.insert(load::stem(&loaded.source.path).to_owned());
            }
            if is_register(loaded) {
                workspace.has_register = true;
                workspace.is_register_torn |= loaded.is_incomplete();
            }
        }
        let files = &workspace.files;
        let id = |file: &FileId| files[file.0 as usize].id();
        workspace.named.sort_by(|a, b| (a.0, id(&a.1), a.1).cmp(&(b.0, id(&b.1), b.1)));
        let key = |file: &FileId| match &files[file.0 as usize].record {
            Some(Record::Activity(progress)) => (&*progress.plan, &*progress.id, *file),
            _ => ("", "", *file),
        };
        workspace.progress.sort_by(|a, b| key(a).cmp(&key(b)));
        let of = |file: &FileId| (indicator_of(&files[file.0 as usize]), id(file), *file);
        workspace.measured.sort_by(|a, b| of(a).cmp(&of(b)));
        workspace
    }

    /// The workspace after files are written, and the numbers of those files in it.
    #[must_use]
    pub(crate) fn with(self, written: Vec<Loaded>) -> (Self, Vec<FileId>) {
        let Self { root, config, outdated_schemas, mut files, .. } = self;
        let paths: Vec<String> = written.iter().map(|loaded| loaded.source.path.clone()).collect();
        for loaded in written {
            let path = &loaded.source.path;
            if let Some(file) = files.iter_mut().find(|file| file.source.path == *path) {
                *file = loaded;
            } else {
                let before = |file: &Loaded| Path::new(&file.source.path) < Path::new(path);
                files.insert(files.partition_point(before), loaded);
            }
        }
        let workspace = Self { outdated_schemas, ..Self::of(root, config, files) };
        let number = |path: String| {
            let mut files = workspace.files();
            files.find(|(_, loaded)| loaded.source.path == path).map(|(file, _)| file)
        };
        let numbers = paths.into_iter().filter_map(number).collect();
        (workspace, numbers)
    }

    fn ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..).take(self.files.len()).map(FileId)
    }

    /// Every file, in the order of names.
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

    /// Every plan, in the order of file names.
    pub(crate) fn plans(&self) -> impl Iterator<Item = Filed<'_, Plan>> {
        self.each()
    }

    pub(crate) fn frameworks(&self) -> impl Iterator<Item = Filed<'_, Framework>> {
        self.each()
    }

    pub(crate) fn organisations(&self) -> impl Iterator<Item = Filed<'_, Organisation>> {
        self.each()
    }

    /// Every flow, by id.
    pub fn flows(&self) -> impl Iterator<Item = Filed<'_, Flow>> {
        self.each()
    }

    /// Every case, by id.
    pub fn cases(&self) -> impl Iterator<Item = Filed<'_, Case>> {
        self.each()
    }

    /// Every incident, by id.
    pub fn incidents(&self) -> impl Iterator<Item = Filed<'_, Incident>> {
        self.each()
    }

    /// Every deviation, by id.
    pub(crate) fn deviations(&self) -> impl Iterator<Item = Filed<'_, Deviation>> {
        self.each()
    }

    /// Every meeting, by id.
    pub fn meetings(&self) -> impl Iterator<Item = Filed<'_, Meeting>> {
        self.each()
    }

    /// Every attestation, by id.
    pub(crate) fn attestations(&self) -> impl Iterator<Item = Filed<'_, Attestation>> {
        self.each()
    }

    /// Every situation picture, by id.
    pub(crate) fn situations(&self) -> impl Iterator<Item = Filed<'_, Situation>> {
        self.each()
    }

    /// Every routine, by id.
    pub(crate) fn routines(&self) -> impl Iterator<Item = Filed<'_, Routine>> {
        self.each()
    }

    /// All training, by id.
    pub(crate) fn trainings(&self) -> impl Iterator<Item = Filed<'_, Training>> {
        self.each()
    }

    /// Every review, by id.
    pub(crate) fn reviews(&self) -> impl Iterator<Item = Filed<'_, Review>> {
        self.each()
    }

    /// Every agreement, by id.
    pub(crate) fn agreements(&self) -> impl Iterator<Item = Filed<'_, Agreement>> {
        self.each()
    }

    /// Every measurement, by id.
    pub fn measurements(&self) -> impl Iterator<Item = Filed<'_, Measurement>> {
        self.each()
    }

    /// The measurements of an indicator, written as `plan/indicator`, by id.
    pub(crate) fn measured(&self, indicator: &str) -> impl Iterator<Item = Filed<'_, Measurement>> {
        let first = self.measured.partition_point(|file| indicator_of(self.file(*file)) < indicator);
        let own = self.measured[first..].iter().map(|file| (*file, self.file(*file)));
        own.take_while(move |(_, loaded)| indicator_of(loaded) == indicator).filter_map(|(file, loaded)| {
            Some(Filed { file, record: Measurement::of(loaded.record.as_ref()?)? })
        })
    }

    /// Everything that has been reported, by id.
    pub(crate) fn reports(&self) -> impl Iterator<Item = Filed<'_, Report>> {
        self.each()
    }

    /// The first file that is, or may be, of a kind and could not be read in full. Nothing can be said about all
    /// records of the kind until it is corrected.
    pub(crate) fn torn(&self, kind: &str) -> Option<&Loaded> {
        let folder = Kind::named(kind).map_or("", |kind| kind.folder);
        let folder = folder.rsplit('/').next().unwrap_or_default();
        let is_of = |loaded: &Loaded| match loaded.kind {
            Some(own) => own.name == kind,
            // A file without a readable kind is taken to be of the kind that its folder is for.
            None => loaded.source.path.rsplit('/').nth(1) == Some(folder),
        };
        self.files
            .iter()
            .find(|loaded| is_of(loaded) && (loaded.record.is_none() || !loaded.faults.is_empty()))
    }

    /// The records of a kind, by id.
    pub(crate) fn each<'w, T: Recorded + 'w>(&'w self) -> impl Iterator<Item = Filed<'w, T>> {
        self.of_kind(T::KIND)
            .filter_map(|(file, loaded)| Some(Filed { file, record: T::of(loaded.record.as_ref()?)? }))
    }

    /// The files of a kind by record id; progress by plan and id.
    pub(crate) fn of_kind(&self, kind: &'static str) -> impl Iterator<Item = (FileId, &Loaded)> {
        let first = self.named.partition_point(|(name, _)| *name < kind);
        let named =
            self.named[first..].iter().take_while(move |(name, _)| *name == kind).map(|(_, file)| file);
        let progress = if kind == Progress::KIND { &self.progress[..] } else { &[] };
        named.chain(progress).map(|file| (*file, self.file(*file)))
    }

    /// All progress, by plan and id.
    pub(crate) fn all_progress(&self) -> impl Iterator<Item = Filed<'_, Progress>> {
        self.progress.iter().filter_map(|file| self.progress_in(*file))
    }

    fn progress_in(&self, file: FileId) -> Option<Filed<'_, Progress>> {
        let record = self.file(file).record.as_ref().and_then(Progress::of)?;
        Some(Filed { file, record })
    }

    /// The plan of that id.
    pub fn plan(&self, id: &str) -> Lookup<Filed<'_, Plan>> {
        self.one(id)
    }

    /// The framework of that id.
    pub(crate) fn framework(&self, id: &str) -> Lookup<Filed<'_, Framework>> {
        self.one(id)
    }

    /// The flow of that id.
    pub fn flow(&self, id: &str) -> Lookup<Filed<'_, Flow>> {
        self.one(id)
    }

    /// The flow that a case follows: the one that it names, the one in `vbe.toml`, or the only one there is.
    pub fn flow_of(&self, case: &Case) -> Lookup<Filed<'_, Flow>> {
        if let Some(id) = case.flow.as_deref().or(self.config.flow.as_deref()) {
            return self.flow(id);
        }
        let is_incomplete =
            |loaded: &Loaded| loaded.record.is_none() && loaded.kind.is_none_or(|kind| kind.name == "flow");
        let mut flows = self.flows();
        match (flows.next(), flows.next()) {
            (Some(only), None) => Lookup::Found(only),
            (None, _) if self.files.iter().any(is_incomplete) => Lookup::Unknown,
            _ => Lookup::Missing,
        }
    }

    /// The situation picture of that id.
    pub fn situation(&self, id: &str) -> Lookup<Filed<'_, Situation>> {
        self.one(id)
    }

    /// The record of a kind that has this id.
    pub(crate) fn one<T: Recorded>(&self, id: &str) -> Lookup<Filed<'_, T>> {
        match self.file_of(T::KIND, id) {
            Lookup::Found(file) => {
                let record = self.file(file).record.as_ref().and_then(T::of);
                record.map_or(Lookup::Unknown, |record| Lookup::Found(Filed { file, record }))
            }
            Lookup::Missing => Lookup::Missing,
            Lookup::Unknown => Lookup::Unknown,
        }
    }

    /// The file of the record of a kind that has this id. Progress, which has its id within its plan, is not found so.
    pub(crate) fn file_of(&self, kind: &str, id: &str) -> Lookup<FileId> {
        let first = self.named.partition_point(|(name, file)| (*name, self.file(*file).id()) < (kind, id));
        if let Some((name, file)) = self.named.get(first)
            && *name == kind
            && self.file(*file).id() == id
        {
            return Lookup::Found(*file);
        }
        if self.claimed.contains(id) { Lookup::Unknown } else { Lookup::Missing }
    }

    /// The activity `id` of a plan.
    pub(crate) fn activity<'w>(&'w self, plan: Filed<'w, Plan>, id: &str) -> Lookup<&'w Activity> {
        let activities = &plan.record.activities;
        let order = self.activities.get(&plan.file).map_or(&[][..], Vec::as_slice);
        let found = order.binary_search_by(|at| (*activities[*at as usize].id).cmp(id));
        match found {
            Ok(at) => Lookup::Found(&activities[order[at] as usize]),
            Err(_) if self.file(plan.file).is_incomplete() => Lookup::Unknown,
            Err(_) => Lookup::Missing,
        }
    }

    /// The indicator written as `plan/indicator`.
    pub fn indicator(&self, reference: &str) -> Lookup<(Filed<'_, Plan>, &Indicator)> {
        let Some((plan, id)) = reference.split_once('/') else { return Lookup::Missing };
        match self.plan(plan) {
            Lookup::Found(filed) => {
                match filed.record.indicators.iter().find(|indicator| indicator.id == *id) {
                    Some(found) => Lookup::Found((filed, found)),
                    None if self.file(filed.file).is_incomplete() => Lookup::Unknown,
                    None => Lookup::Missing,
                }
            }
            Lookup::Missing => Lookup::Missing,
            Lookup::Unknown => Lookup::Unknown,
        }
    }

    /// The requirement written as `framework/requirement`.
    pub(crate) fn requirement(&self, reference: &str) -> Lookup<(Filed<'_, Framework>, &Requirement)> {
        let Some((framework, requirement)) = reference.split_once('/') else { return Lookup::Missing };
        match self.framework(framework) {
            Lookup::Found(filed) => match filed.record.requirement(requirement) {
                Some(found) => Lookup::Found((filed, found)),
                None if self.file(filed.file).is_incomplete() => Lookup::Unknown,
                None => Lookup::Missing,
            },
            Lookup::Missing => Lookup::Missing,
            Lookup::Unknown => Lookup::Unknown,
        }
    }

    /// The actor of that name: id, title or alias.
    pub fn actor(&self, name: &str) -> Lookup<Filed<'_, Actor>> {
        // Most names are ids, which are their own folded form; folding costs more than a second lookup.
        let entry = self.actors.get(name).or_else(|| self.actors.get(&fold(name)));
        let found = entry.and_then(|(file, at)| match &self.file(*file).record {
            Some(Record::Organisation(organisation)) => {
                Some(Filed { file: *file, record: organisation.actors.get(*at)? })
            }
            _ => None,
        });
        match found {
            Some(actor) => Lookup::Found(actor),
            None if self.is_register_torn => Lookup::Unknown,
            None => Lookup::Missing,
        }
    }

    /// Whether two names are of the same actor. A name that is not in the register is only compared without regard to
    /// case.
    pub(crate) fn is_same_actor(&self, name: &str, wanted: &str) -> bool {
        let id = |name: &str| self.actor(name).found().map(|actor| &*actor.record.id);
        id(name).map_or_else(|| name.eq_ignore_ascii_case(wanted), |found| Some(found) == id(wanted))
    }

    /// Whether an actor is a unit, or belongs to it, however far down.
    pub(crate) fn is_under(&self, name: &str, unit: &str) -> bool {
        let (Some(actor), Some(unit)) = (self.actor(name).found(), self.actor(unit).found()) else {
            return false;
        };
        self.line_of(actor).any(|own| own == unit)
    }

    /// An actor and the units above it, the nearest first.
    pub(crate) fn line_of<'w>(&'w self, actor: Filed<'w, Actor>) -> impl Iterator<Item = Filed<'w, Actor>> {
        let above = |actor: &Filed<'w, Actor>| self.actor(actor.record.above.as_deref()?).found();
        // The limit ends the walk when units refer to each other in a ring.
        std::iter::successors(Some(actor), above).take(DEEPEST)
    }

    /// The rows of the register about who adopts a plan of a type, for its organisation or one above it.
    pub fn adopting<'w>(&'w self, plan: &Plan, kind: &str) -> impl Iterator<Item = Filed<'w, Adopting>> {
        let own: Vec<Filed<'w, Actor>> = plan
            .organisation
            .iter()
            .filter_map(|name| self.actor(name).found())
            .flat_map(|actor| self.line_of(actor))
            .collect();
        let is_its = move |row: &Filed<'w, Adopting>| {
            let of = row.record.organisation.as_ref();
            of.is_none_or(|name| self.actor(name).found().is_some_and(|actor| own.contains(&actor)))
        };
        let rows = self.organisations().flat_map(|filed| {
            filed.record.documents.iter().map(move |record| Filed { file: filed.file, record })
        });
        rows.filter(move |row| row.record.kind == *kind).filter(is_its)
    }

    /// Every name of every actor.
    pub(crate) fn actor_names(&self) -> impl Iterator<Item = &Text> {
        self.organisations().flat_map(|filed| filed.record.actors.iter().flat_map(Actor::names))
    }

    /// Whether there is a register, readable or not.
    pub(crate) fn has_register(&self) -> bool {
        self.has_register
    }

    /// The progress of an activity, if there is any.
    pub fn progress(&self, plan: &str, activity: &str) -> Option<Filed<'_, Progress>> {
        let key =
            |file: &FileId| self.progress_in(*file).map(|filed| (&*filed.record.plan, &*filed.record.id));
        let first = self.progress.partition_point(|file| key(file) < Some((plan, activity)));
        let file = self.progress.get(first)?;
        self.progress_in(*file).filter(|filed| filed.record.plan == plan && filed.record.id == activity)
    }

    /// The files that a path leads to: one file, or those in a folder. A relative path is resolved from `from`.
    pub(crate) fn files_under(&self, from: &Path, path: &Path) -> Vec<FileId> {
        let wanted = disk::absolute(&from.join(path));
        let root = disk::absolute(&self.root);
        let at = |loaded: &Loaded| {
            if loaded.source.path.starts_with("..") {
                disk::absolute(&root.join(&loaded.source.path))
            } else {
                root.join(&loaded.source.path)
            }
        };
        self.files().filter(|(_, loaded)| at(loaded).starts_with(&wanted)).map(|(file, _)| file).collect()
    }
}

fn outdated_schemas(root: &Path, folder: &Path) -> Vec<(&'static str, String)> {
    let differs = |kind: &&crate::model::kinds::Kind| {
        let path = folder.join(format!("{}.schema.json", kind.name));
        // Only regular files are opened, since reading a queue can block.
        let written = path.is_file().then(|| disk::read(&path));
        let same = |bytes: Vec<u8>| {
            String::from_utf8(bytes).is_ok_and(|text| text.replace("\r\n", "\n") == kind.schema)
        };
        written.is_some_and(|read| read.is_ok_and(|bytes| !same(bytes)))
    };
    let path = |name: &str| disk::name(root, &folder.join(format!("{name}.schema.json")));
    KINDS.iter().filter(differs).map(|kind| (kind.name, path(kind.name))).collect()
}

/// The indicator of a measurement's file; empty for other files.
fn indicator_of(loaded: &Loaded) -> &str {
    let record = loaded.record.as_ref().and_then(Measurement::of);
    record.and_then(|measured| measured.indicator.as_deref()).unwrap_or_default()
}

fn is_register(loaded: &Loaded) -> bool {
    let by_kind = loaded.kind.is_some_and(|kind| kind.name == "organisation");
    by_kind || (loaded.record.is_none() && loaded.id() == "organisation")
}
