//! The guard scans what git keeps: from pieces to findings. The rules own the messages of what is found; what a piece
//! is, and what to do with one that is not a file, is stated here.

mod places;
mod local;
mod ours;
mod message;
mod messages;
mod patch;
mod table;
mod people;
mod shape;
mod inspect;
mod registered;
mod published;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::base::day::Day;
use crate::facts::seen::is_of_people;
use crate::io::git::{FileChanges, Piece, Unread, Version, What};
use crate::model::config::Config;
use crate::model::load::{self, Loaded, Reader, Unkept};
use crate::model::workspace::Workspace;
use crate::pii::detector::Exposure;
use crate::rules;
use crate::syntax::finding::{Finding, Severity};
pub(crate) use local::{Local, Locals};
pub use ours::Comments;
pub(crate) use people::tells_people;
pub use places::Places;
use published::Known;
pub(crate) use published::{Publication, late_beside, ledger, no_longer, overlapping};
pub(crate) use shape::is_form;

/// How many bytes of pieces are collected before they are scanned in parallel.
const HELD: usize = 4 * 1024 * 1024;
const MANY: usize = 512;

/// The guard: it receives pieces, and keeps those with findings.
#[derive(Debug)]
pub struct Guard {
    reader: Reader,
    places: Places,
    /// The workspaces, where there are several.
    locals: Locals,
    /// Whether what is in submodules is left to the repositories that they are of.
    leaves_submodules: bool,
    /// The comment lines of a commit message that is being written.
    pub comments: Option<Comments>,
    /// The settings and the day by which records about people are judged, if their shape is to be judged too.
    shape: Option<(Config, Day)>,
    /// What is published of the cases already, once it has been asked for.
    published: Option<Vec<Publication>>,
    /// The commits that came by fetch, by their short names: their messages cannot be written anew here.
    fetched: HashSet<String>,
    held: Vec<Piece>,
    bytes: usize,
    /// The paths whose names have been reported.
    named: HashSet<String>,
    caught: Vec<FlaggedPiece>,
    /// The files that are not about people.
    files: usize,
    /// Whether a case or an incident was among them.
    of_people: bool,
    pieces: usize,
}

/// What is asked of git only where something depends on it, since all of the history is read.
pub(crate) struct Ask<'a> {
    /// What is published already.
    pub(crate) published: &'a mut dyn FnMut() -> Vec<Publication>,
    /// The files with these names, without their endings, as they were when they were taken out.
    pub(crate) removed: &'a mut dyn FnMut(&HashSet<String>) -> Vec<Version>,
}

/// A piece with findings, or one that could not be read.
#[derive(Debug)]
struct FlaggedPiece {
    what: What,
    commit: Option<String>,
    loaded: Loaded,
    unscanned: Option<messages::Unscanned>,
    /// What it was read from, until it is known whether a later commit has mended it.
    bytes: Option<Vec<u8>>,
    is_past: bool,
    /// Whether it is a file that has no place and does not say what it is.
    is_lost: bool,
}

/// The result of a guard's scan.
#[derive(Debug)]
pub struct Verdict {
    /// The pieces with findings, as a workspace.
    pub workspace: Workspace,
    /// The findings, in the order of the pieces.
    pub findings: Vec<Finding>,
    /// How many files were scanned that are not about people.
    pub files: usize,
    /// Whether a case or an incident was among them.
    pub of_people: bool,
    /// How many things were scanned, files among them.
    pub pieces: usize,
}

/// What one scan has found.
#[derive(Debug)]
pub(crate) struct Judged {
    files: Vec<Loaded>,
    findings: Vec<Finding>,
    counted: usize,
    of_people: bool,
    pieces: usize,
}

impl Guard {
    /// A guard with a workspace's names and contacts, and the places of its plans and records.
    pub fn new(reader: Reader, places: Places) -> Self {
        Self {
            reader: Reader { closed: String::new(), open: String::new(), ..reader },
            places,
            locals: Locals::default(),
            leaves_submodules: false,
            comments: None,
            shape: None,
            published: None,
            fetched: HashSet::new(),
            held: Vec::new(),
            bytes: 0,
            named: HashSet::new(),
            caught: Vec::new(),
            files: 0,
            of_people: false,
            pieces: 0,
        }
    }

    /// Judges the shape of cases, incidents and meetings too, as `vbe validate` does. What git has kept for long may
    /// have had another shape, and is judged by its text only.
    #[must_use]
    pub fn with_shape(self, config: &Config, day: Day) -> Self {
        Self { shape: Some((config.clone(), day)), ..self }
    }

    /// Judges what is in each workspace by its own settings, and the rest by those of the guard.
    #[must_use]
    pub(crate) fn with_locals(self, locals: Locals) -> Self {
        Self { locals, ..self }
    }

    /// Leaves out what is in submodules that are not here: it is not sent here either.
    #[must_use]
    pub(crate) fn without_submodules(self) -> Self {
        Self { leaves_submodules: true, ..self }
    }

    /// Takes a piece, to be scanned in the next batch.
    pub(crate) fn take(&mut self, mut piece: Piece) {
        if piece.what == What::Note && self.is_record(&piece) {
            piece.what = What::File;
        }
        if is_of_system(&piece) {
            // The folder that it is in has a name all the same.
            (piece.what, piece.bytes) = (What::Name, Ok(Vec::new()));
        }
        let is_left = self.leaves_submodules && matches!(piece.bytes, Err(Unread::Submodule));
        let is_file = matches!(piece.what, What::File | What::Link);
        let path = piece.path.as_deref().filter(|_| is_file);
        if is_left || path.is_some_and(|path| self.places.is_elsewhere(path)) {
            return;
        }
        self.pieces += 1;
        self.files += usize::from(is_file);
        self.bytes += piece.bytes.as_ref().map_or(0, Vec::len);
        self.held.push(piece);
        if self.bytes >= HELD || self.held.len() >= MANY {
            self.look();
        }
    }

    /// Whether what is named as an object is no note about one, but a record among the records.
    fn is_record(&self, piece: &Piece) -> bool {
        let is_inside = piece.path.as_deref().is_some_and(|path| !self.places.in_records(path).is_empty());
        let tells = |bytes: &Vec<u8>| shape::tells_kind(&String::from_utf8_lossy(bytes));
        self.shape.is_some() && is_inside && piece.bytes.as_ref().is_ok_and(tells)
    }

    /// Compares changed files with their earlier versions.
    pub fn compare(&mut self, changes: &FileChanges) {
        self.compare_with(changes, &mut Ask { published: &mut Vec::new, removed: &mut |_| Vec::new() });
    }

    /// The same, and with what only all of the history tells.
    pub(crate) fn compare_with(&mut self, changes: &FileChanges, ask: &mut Ask<'_>) {
        let today = self.shape.as_ref().map(|(_, day)| *day);
        let mut found = registered::changed(&self.reader, today, changes, ask.removed);
        let (locals, places) = (&self.locals, &self.places);
        // What one workspace has published tells nothing of the cases of another.
        let is_same = |one: &str, other: &str| locals.of_file(places, one) == locals.of_file(places, other);
        let mut known = Known { held: &mut self.published, ask: ask.published };
        found.extend(published::late(&self.reader, today, changes, &mut known, &is_same));
        found.extend(published::unkept(&self.reader, today, changes, &mut known, &is_same));
        for found in found {
            self.catch(found, changes.commit.clone());
        }
    }

    /// What is published already, if it has been asked for.
    pub(crate) fn published(&mut self) -> &mut Option<Vec<Publication>> {
        &mut self.published
    }

    /// Whether a file is of the workspace of another.
    pub(crate) fn is_same(&self, one: &str, other: &str) -> bool {
        let of = |path| self.locals.of_file(&self.places, path);
        of(one) == of(other)
    }

    /// Keeps a file that git tells of beside what is in it, unless it is kept already.
    pub(crate) fn catch(&mut self, (loaded, bytes): (Loaded, Vec<u8>), commit: Option<String>) {
        let is_told = |piece: &FlaggedPiece| {
            let other = &piece.loaded;
            let is_alike = (loaded.late.is_some() && other.late.is_some())
                || (loaded.unkept.is_some() && other.unkept.is_some());
            is_alike && piece.commit == commit && other.source.path.raw() == loaded.source.path.raw()
        };
        if !self.caught.iter().any(is_told) {
            let (bytes, what) = (Some(bytes), What::File);
            let (unscanned, is_past, is_lost) = (None, false, false);
            self.caught.push(FlaggedPiece { what, commit, loaded, unscanned, bytes, is_past, is_lost });
        }
    }

    /// Asks which late cases a commit on any branch has already: their half-years are never changed.
    pub(crate) fn tell_committed(&mut self, mut is_committed: impl FnMut(&str) -> bool) {
        for Loaded { late, source, .. } in self.caught.iter_mut().map(|piece| &mut piece.loaded) {
            if let Some(late) = late.as_mut().filter(|late| !late.is_committed) {
                late.is_committed = is_committed(source.path.raw());
            }
        }
    }

    /// Tells which commits came by fetch.
    pub(crate) fn spare(&mut self, fetched: HashSet<String>) {
        self.fetched = fetched;
    }

    /// Whether anything has been found so far.
    pub(crate) fn has_caught(&mut self) -> bool {
        self.look();
        !self.caught.is_empty()
    }

    /// Asks what the files are as they end, and which a later commit has changed: what is wrong only with the form of
    /// those is mended already. A case is asked for by its id too, and is judged by the half-year that it ends with. What
    /// cannot be read is not known to be mended.
    pub(crate) fn settle(&mut self, mut ends: impl FnMut(&str, &str) -> Option<Vec<Vec<u8>>>) {
        self.look();
        for piece in self.caught.iter_mut().filter(|piece| piece.commit.is_some()) {
            let bytes = piece.bytes.take().unwrap_or_default();
            let half = registered::told(&piece.loaded);
            let id = half.map_or("", |_| piece.loaded.own_id().into_raw());
            let ended = ends(piece.loaded.source.path.raw().as_str(), id);
            let is_last = ended.is_none_or(|ended| match half {
                Some(half) => registered::says(&self.reader, &piece.loaded, half, &ended),
                // What was taken out is back.
                None => ended.contains(&bytes) != (piece.loaded.unkept == Some(Unkept::Gone)),
            });
            piece.is_past = piece.what == What::File && !is_last;
        }
    }

    /// The words that identify somebody in files without a place, and may stand in a text that is no record. What is a
    /// number of somebody may stand nowhere.
    pub(crate) fn lost_words(&mut self) -> HashSet<String> {
        self.look();
        let lost = self.caught.iter().filter(|piece| piece.is_lost).map(|piece| &piece.loaded);
        let words = |loaded: &Loaded| {
            let hits = loaded.exposed.hits.iter();
            let hits = hits.filter(|hit| hit.class.severity(Exposure::Open).is_none());
            hits.map(|hit| loaded.source.slice(hit.span).to_owned()).collect::<Vec<_>>()
        };
        lost.flat_map(words).collect()
    }

    /// Leaves out of files without a place what stands openly in the repository: they are earlier versions of such texts.
    pub(crate) fn excuse(&mut self, open: &HashSet<String>) {
        for Loaded { source, exposed, .. } in
            self.caught.iter_mut().filter(|piece| piece.is_lost).map(|piece| &mut piece.loaded)
        {
            exposed.hits.retain(|hit| !open.contains(source.slice(hit.span)));
        }
    }

    /// Asks what the files of cases with another half-year were before: to write again what once stood there is to mend.
    pub(crate) fn forgive(&mut self, mut before: impl FnMut(&str, Option<&str>) -> Vec<Vec<u8>>) {
        let reader = &self.reader;
        self.caught.retain(|piece| {
            let Some(rewritten) = piece.loaded.rewritten else { return true };
            let earlier = before(piece.loaded.source.path.raw(), piece.commit.as_deref());
            !registered::says(reader, &piece.loaded, rewritten.now.value, &earlier)
        });
    }

    /// Scans the collected pieces.
    fn look(&mut self) {
        let held = std::mem::take(&mut self.held);
        self.bytes = 0;
        let eye = inspect::Inspector {
            reader: &self.reader,
            locals: &self.locals,
            places: &self.places,
            comments: self.comments.as_ref(),
            judges_shape: self.shape.is_some(),
        };
        let seen = load::side_by_side(&held, |piece| vec![eye.look(piece)]);
        for (piece, seen) in held.iter().zip(&seen) {
            let is_file = matches!(piece.what, What::File | What::Link);
            if is_of_people(&seen.loaded) {
                self.of_people = true;
                self.files -= usize::from(is_file);
            }
        }
        let unsound = self.unsound(&seen);
        for ((piece, mut seen), at) in held.into_iter().zip(seen).zip(0..) {
            // A name is reported once, however many contents it has had.
            let in_path = !seen.loaded.exposed.in_path.is_empty();
            if in_path && !self.named.insert(seen.loaded.source.path.raw().clone()) {
                seen.loaded.exposed.in_path.clear();
            }
            let is_caught = !seen.loaded.exposed.is_empty()
                || !seen.loaded.faults.is_empty()
                || seen.unscanned.is_some()
                || unsound.contains(&at);
            if is_caught {
                self.caught.push(FlaggedPiece {
                    what: piece.what,
                    commit: piece.commit,
                    loaded: seen.loaded,
                    unscanned: seen.unscanned,
                    bytes: piece.bytes.ok(),
                    is_past: false,
                    is_lost: seen.is_lost,
                });
            }
        }
    }

    /// The workspace that a piece is of. What is said about a commit is of none.
    fn local(&self, what: What, loaded: &Loaded) -> Option<usize> {
        let path = Some(loaded.source.path.raw()).filter(|_| matches!(what, What::File | What::Link));
        path.and_then(|path| self.locals.of_file(&self.places, path))
    }

    /// The indices of the records about people that have the right shape and say what cannot be.
    fn unsound(&self, seen: &[inspect::Seen]) -> HashSet<usize> {
        let Some((config, day)) = &self.shape else { return HashSet::new() };
        let (at, of_people): (Vec<usize>, Vec<(Option<usize>, &Loaded)>) = seen
            .iter()
            .enumerate()
            .filter(|(_, seen)| shape::is_judged_alone(&seen.loaded))
            .map(|(at, seen)| (at, (self.local(What::File, &seen.loaded), &seen.loaded)))
            .unzip();
        if at.is_empty() {
            return HashSet::new();
        }
        let judge = |workspace: &Workspace| rules::of_records_about_people(workspace, *day);
        let findings = local::judged(&self.locals, (Path::new(""), config), &of_people, judge);
        findings.iter().filter_map(|finding| at.get(finding.place.file.0 as usize).copied()).collect()
    }

    /// The findings in everything that was taken.
    pub fn verdict(self, root: PathBuf, config: Config, day: Day) -> Verdict {
        let judged = self.judged(&root, &config, day);
        Verdict::of(vec![judged], root, config)
    }

    /// The findings in everything that was taken, before they are put together with those of others.
    pub(crate) fn judged(mut self, root: &Path, config: &Config, day: Day) -> Judged {
        self.look();
        let mut files = Vec::new();
        let mut known = Vec::new();
        let mut past = Vec::new();
        let mut locals = Vec::new();
        for FlaggedPiece { what, commit, loaded, unscanned, is_past, .. } in std::mem::take(&mut self.caught)
        {
            past.push(is_past);
            locals.push(self.local(what, &loaded));
            let path = loaded.source.path.raw();
            let is_record = self.places.is_ours(path) || self.places.is_way(path);
            known.push(messages::PieceContext { what, commit, unscanned, is_record });
            files.push(loaded);
        }
        let judge = |workspace: &Workspace| match self.shape {
            Some(_) => rules::before_a_commit(workspace, day),
            None => rules::of_people(workspace, day),
        };
        let each: Vec<(Option<usize>, &Loaded)> = locals.into_iter().zip(&files).collect();
        let mut findings = local::judged(&self.locals, (root, config), &each, judge);
        let is_past = |at: usize| past.get(at) == Some(&true);
        findings.retain(|finding| {
            let at = finding.place.file.0 as usize;
            !(is_past(at) && files.get(at).is_some_and(|loaded| is_form(finding, loaded)))
        });
        messages::tell(&known, &mut findings);
        messages::spare(&known, &self.fetched, &mut findings);
        let (counted, pieces) = (self.files, self.pieces);
        Judged { files, findings, counted, of_people: self.of_people, pieces }
    }
}

/// Whether a piece is what a system keeps of the looks of a folder: it is no text, and comes along unseen.
fn is_of_system(piece: &Piece) -> bool {
    let name = piece.path.as_deref().and_then(|path| path.rsplit('/').next()).unwrap_or_default();
    let is_named = [".ds_store", "thumbs.db"].contains(&name.to_lowercase().as_str());
    is_named && piece.what == What::File && piece.bytes.as_ref().is_ok_and(|bytes| bytes.contains(&0))
}

impl Verdict {
    /// Leaves out the warnings of files.
    pub(crate) fn forget_warnings_of_files(&mut self) {
        let is_file = |finding: &Finding| {
            let source = self.workspace.source(finding.place.file);
            !source.path.raw().starts_with('(')
        };
        self.findings.retain(|finding| finding.severity >= Severity::Error || !is_file(finding));
    }

    /// What several scans have found together. What more than one of them tells is told once.
    pub(crate) fn of(parts: Vec<Judged>, root: PathBuf, config: Config) -> Self {
        let (mut files, mut findings, mut known) = (Vec::new(), Vec::new(), HashSet::new());
        let (mut counted, mut of_people, mut pieces) = (0, false, 0);
        for part in parts {
            let before = u32::try_from(files.len()).unwrap_or(u32::MAX);
            let mut told = Vec::new();
            for mut finding in part.findings {
                let loaded = part.files.get(finding.place.file.0 as usize);
                let path = loaded.map(|loaded| loaded.source.path.raw().clone());
                let one = (path, finding.commit.clone(), finding.place.span, finding.what.en.to_string());
                if !known.contains(&one) {
                    finding.place.file.0 += before;
                    finding.related.iter_mut().for_each(|(place, _)| place.file.0 += before);
                    findings.push(finding);
                    told.push(one);
                }
            }
            known.extend(told);
            files.extend(part.files);
            counted += part.counted;
            of_people |= part.of_people;
            pieces += part.pieces;
        }
        let workspace = Workspace::of(root, config, files);
        Self { workspace, findings, files: counted, of_people, pieces }
    }
}
