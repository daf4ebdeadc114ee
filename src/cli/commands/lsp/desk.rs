//! A workspace as somebody has it before them: what is on the disk, and over it what stands in the editor and is not saved.
//!
//! What is typed changes the workspace; nothing is read again for it. What has changed on the disk is found by lengths and times.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::address;
use crate::assist::{Lines, Scene, Units};
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::cli::commands::validate::published;
use crate::cli::context::CommandContext;
use crate::cli::door::Door;
use crate::cli::outcome::{CommandError, Out};
use crate::io::disk::{self, Entry, Found};
use crate::model::config::Config;
use crate::model::load::{self, Loaded, Reader};
use crate::model::workspace::Workspace;
use crate::pii::detector::{Detector, Exposure};
use crate::rules;
use crate::syntax::finding::{FileId, Finding};
use crate::syntax::text::Source;

/// A file that is open in the editor.
#[derive(Debug)]
pub(super) struct Open {
    /// Its address as the editor writes it.
    pub address: String,
    pub version: Option<i64>,
    /// The text as the editor has it.
    pub text: String,
    /// The file as it was when it could last be read as a record.
    known: Option<Loaded>,
}

impl Open {
    pub(super) fn new(address: String, version: Option<i64>, text: String) -> Self {
        Self { address, version, text, known: None }
    }

    pub(super) fn has_mark(&self) -> bool {
        self.text.starts_with('\u{feff}')
    }
}

/// The length and the time of a file.
type Stamp = (u64, Option<SystemTime>);

/// What stands between an editor and a workspace.
pub(super) struct Desk {
    pub root: PathBuf,
    context: CommandContext,
    reader: Reader,
    workspace: Workspace,
    /// What is wrong with the settings, in a workspace of that file alone, when they cannot be read.
    unset: Option<(Workspace, Vec<Finding>)>,
    /// Why there is no workspace, where it is something else.
    pub trouble: Option<Say>,
    pub open: BTreeMap<String, Open>,
    stamps: HashMap<PathBuf, Stamp>,
    findings: Vec<Finding>,
    judged_on: Option<Day>,
}

/// The settings of a workspace.
const SETTINGS: &str = "vbe.toml";

impl Desk {
    /// Opens the workspace in a folder.
    pub(super) fn at(root: PathBuf, context: &CommandContext) -> Self {
        let context = CommandContext { root: Some(root.clone()), ..context.clone() };
        let mut desk = Self {
            workspace: Workspace::of(root.clone(), Config::default(), Vec::new()),
            root,
            context,
            reader: Reader::default(),
            unset: None,
            trouble: None,
            open: BTreeMap::new(),
            stamps: HashMap::new(),
            findings: Vec::new(),
            judged_on: None,
        };
        desk.read();
        desk
    }

    /// Reads everything that is on the disk, and lays what is open over it.
    fn read(&mut self) {
        let (mut answer, mut talk) = (Vec::new(), Vec::new());
        let mut out = Out { answer: Door::to(&mut answer), talk: Door::to(&mut talk) };
        (self.unset, self.trouble) = (None, None);
        match self.context.whole_workspace(&mut out) {
            Ok(workspace) => {
                match self.context.reader(&workspace.root, &workspace.config) {
                    Ok(reader) => self.reader = reader,
                    Err(error) => self.trouble = said(&error),
                }
                self.workspace = workspace;
            }
            Err(error) => {
                let bytes = disk::read(&self.root.join(SETTINGS)).unwrap_or_default();
                self.unset = faults(&bytes, &self.root);
                self.trouble = said(&error).filter(|_| self.unset.is_none());
                self.workspace = Workspace::of(self.root.clone(), Config::default(), Vec::new());
            }
        }
        self.stamps = self.on_disk();
        let names: Vec<String> = self.open.keys().cloned().collect();
        let loaded: Vec<Loaded> = names.iter().filter_map(|name| self.load(name)).collect();
        self.change(loaded, &[]);
        self.ask_git();
    }

    /// The name of a file in the workspace by its path, when it is a record there, or its settings.
    pub(super) fn name(&self, path: &Path) -> Option<String> {
        let name = disk::name(&self.root, path);
        (name == SETTINGS || self.found_at(path.to_path_buf()).is_some()).then_some(name)
    }

    /// A file as it is found where records are looked for; `None` for one that is no record by its name and place.
    fn found_at(&self, path: PathBuf) -> Option<Found> {
        let config = &self.workspace.config;
        let under = |folder: &Path, only_records| {
            let inside = path.strip_prefix(self.root.join(folder)).ok()?;
            disk::as_record(inside, Entry::File, only_records)
        };
        let refused = under(&config.plans, false).or_else(|| under(&config.records, true)).or_else(|| {
            // One that is told of where it is, is told of while it is written in too.
            let name = disk::name(&self.root, &path);
            let is_known = self.workspace.at_path(&name).is_some() || self.open.contains_key(&name);
            (is_known && name != SETTINGS).then_some(None)
        })?;
        Some(Found { path, refused, held: None })
    }

    /// Takes a file as it is in the editor from now on.
    pub(super) fn open(&mut self, name: String, open: Open) {
        let there = self.workspace.at_path(&name).map(|file| self.workspace.file(file));
        let known = there.filter(|own| own.record.is_some()).cloned();
        let known = known.or_else(|| self.open.remove(&name)?.known);
        self.open.insert(name, Open { known, ..open });
    }

    /// What is open in the editor, read as the file that it is.
    fn load(&self, name: &str) -> Option<Loaded> {
        if name == SETTINGS {
            return None;
        }
        let held = Some(self.open.get(name)?.text.clone().into_bytes());
        self.placed(Found { held, ..self.found_at(self.root.join(name))? })
    }

    fn placed(&self, found: Found) -> Option<Loaded> {
        let config = &self.workspace.config;
        let [plans, records] = [&config.plans, &config.records].map(|folder| self.root.join(folder));
        let is_inside = found.path.starts_with(&plans) || found.path.starts_with(&records);
        let own = load::placed(&self.root, vec![found], &records, &self.reader).into_iter().next();
        // Elsewhere only what is about people is told of.
        own.filter(|own| is_inside || own.is_misplaced())
    }

    /// Changes the workspace by files that have been read, and by those that are gone.
    fn change(&mut self, loaded: Vec<Loaded>, gone: &[String]) {
        for own in &loaded {
            let name = own.source.path.raw();
            if let Some(open) = self.open.get_mut(name).filter(|_| own.record.is_some()) {
                open.known = Some(own.clone());
            }
        }
        let empty = Workspace::of(self.root.clone(), Config::default(), Vec::new());
        let workspace = std::mem::replace(&mut self.workspace, empty);
        self.workspace = workspace.changed(loaded, gone);
        self.judged_on = None;
    }

    /// What git knows of what is published. It is asked again where a record that it concerns has changed.
    fn ask_git(&mut self) {
        // Where git cannot tell, nothing is told.
        let _ = published::tell(&mut self.workspace, &self.context);
    }

    /// Takes what the editor has of files as what they say now.
    pub(super) fn typed(&mut self, names: &[String]) {
        for name in names.iter().filter(|name| *name == SETTINGS) {
            let bytes = self.open.get(name).map(|open| open.text.clone().into_bytes());
            // While they are written in they are only judged: they hold when they are saved.
            if let Some(bytes) = bytes.filter(|_| self.trouble.is_none()) {
                self.unset = faults(&bytes, &self.root);
                self.judged_on = None;
            }
        }
        let (mut loaded, mut gone) = (Vec::new(), Vec::new());
        for name in names.iter().filter(|name| *name != SETTINGS) {
            match self.load(name) {
                Some(own) => loaded.push(own),
                None => gone.push(name.clone()),
            }
        }
        if loaded.is_empty() && gone.is_empty() {
            return;
        }
        let is_counted =
            |own: &Loaded| own.exposure == Exposure::Case || own.kind.map(|kind| kind.name) == Some("report");
        let is_told_by_git = loaded.iter().any(is_counted);
        self.change(loaded, &gone);
        if is_told_by_git {
            self.ask_git();
        }
    }

    /// Takes a file as it is on the disk, since it is not open any more.
    pub(super) fn closed(&mut self, name: &str) {
        self.open.remove(name);
        let path = self.root.join(name);
        self.stamps.remove(&path);
        if path.exists() {
            self.look();
        } else if name == SETTINGS {
            self.read();
        } else {
            self.change(Vec::new(), &[name.to_owned()]);
            self.ask_git();
            self.look();
        }
    }

    /// Finds what has changed on the disk.
    pub(super) fn look(&mut self) {
        let now = self.on_disk();
        let is_other = |path: &PathBuf| now.get(path) != self.stamps.get(path);
        let mut changed: Vec<PathBuf> =
            now.keys().chain(self.stamps.keys()).filter(|path| is_other(path)).cloned().collect();
        changed.sort();
        changed.dedup();
        if changed.is_empty() {
            return;
        }
        let is_record = |path: &PathBuf| self.name(path).is_some_and(|name| name != SETTINGS);
        let config = &self.workspace.config;
        let is_whole = [&config.plans, &config.records].iter().all(|folder| self.root.join(folder).is_dir());
        if self.trouble.is_some() || !is_whole || !changed.iter().all(is_record) {
            self.read();
            return;
        }
        self.stamps = now;
        let (mut loaded, mut gone) = (Vec::new(), Vec::new());
        for path in changed {
            let name = disk::name(&self.root, &path);
            if self.open.contains_key(&name) {
                continue;
            }
            let is_there = self.stamps.contains_key(&path);
            let found = self.found_at(path).filter(|_| is_there);
            match found.and_then(|found| self.placed(found)) {
                Some(own) => loaded.push(own),
                None => gone.push(name),
            }
        }
        self.change(loaded, &gone);
        self.ask_git();
    }

    /// The files that the workspace is made of, as they are now.
    fn on_disk(&self) -> HashMap<PathBuf, Stamp> {
        let config = &self.workspace.config;
        let mut found = disk::records(&self.root.join(&config.plans), false);
        found.extend(disk::records(&self.root.join(&config.records), true));
        let misplaced = self.workspace.files().filter(|(_, own)| own.is_misplaced());
        let others = misplaced.map(|(_, own)| self.root.join(own.source.path.raw()));
        let own = [self.root.join(SETTINGS)]
            .into_iter()
            .chain(config.names.iter().map(|path| self.root.join(path)));
        let all = found.into_iter().map(|found| found.path).chain(others).chain(own);
        let stamp = |path: PathBuf| {
            let meta = fs::symlink_metadata(&path).ok()?;
            Some((path, (meta.len(), meta.modified().ok())))
        };
        all.filter_map(stamp).collect()
    }

    /// Judges the workspace on a day, when something has changed since it was last judged.
    pub(super) fn judge(&mut self, day: Day) {
        if self.judged_on == Some(day) {
            return;
        }
        self.findings = if self.unset.is_some() { Vec::new() } else { rules::judge(&self.workspace, day) };
        self.judged_on = Some(day);
    }

    /// What was found, with the workspace that it was found in: of the settings alone where they cannot be read.
    pub(super) fn found(&self) -> (&Workspace, &[Finding]) {
        self.unset.as_ref().map_or((&self.workspace, &self.findings), |(own, found)| (own, found))
    }

    /// The findings of a file.
    pub(super) fn found_in(&self, file: FileId) -> Vec<Finding> {
        self.findings.iter().filter(|own| own.place.file == file).cloned().collect()
    }

    pub(super) fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// A file of the workspace to ask about.
    pub(super) fn scene(&self, name: &str, lang: Lang, day: Day) -> Option<Scene<'_>> {
        let file = self.workspace.at_path(name)?;
        let known = self.open.get(name).and_then(|open| open.known.as_ref());
        Some(Scene { workspace: &self.workspace, file, known, lang, day })
    }

    /// The address of a file, as the editor writes it where it is open.
    pub(super) fn address(&self, source: &Source) -> String {
        let name = source.path.raw();
        let open = self.open.get(name).map(|open| open.address.clone());
        open.unwrap_or_else(|| address::address(&self.root.join(name)))
    }

    /// The lines of a file as the editor counts them.
    pub(super) fn lines<'s>(&self, source: &'s Source, units: Units) -> Lines<'s> {
        let has_mark = self.open.get(source.path.raw()).is_some_and(Open::has_mark);
        Lines::of(source.text.raw(), units, has_mark)
    }

    pub(super) fn version(&self, source: &Source) -> Option<i64> {
        self.open.get(source.path.raw())?.version
    }

    /// What searches the sentences that are told of it.
    pub(super) fn detector(&self) -> &Detector {
        &self.reader.detector
    }
}

/// What is wrong with settings, in a workspace of that file alone.
fn faults(bytes: &[u8], root: &Path) -> Option<(Workspace, Vec<Finding>)> {
    let (mut source, _) = Source::of_bytes(SETTINGS.into(), bytes.to_vec());
    let faults = Config::read(&mut source).err()?;
    let findings = faults.iter().filter_map(|fault| rules::of_setting(FileId(0), fault)).collect();
    let workspace = Workspace::of(root.to_path_buf(), Config::default(), vec![load::bare(source)]);
    Some((workspace, findings))
}

/// Why there is no workspace, with what to do.
fn said(error: &CommandError) -> Option<Say> {
    match error {
        CommandError::Message(what, help) => {
            Some(Say::new(format!("{} {}", what.sv, help.sv), format!("{} {}", what.en, help.en)))
        }
        CommandError::Io(error) => Some(Say::same(error.to_string())),
        CommandError::AlreadyReported => None,
    }
}
