//! The guard scans what git keeps: from pieces to findings. The rules own the messages of what is found; what a piece
//! is, and what to do with one that is not a file, is stated here.

mod places;
mod message;
mod messages;
mod shape;
mod inspect;
mod registered;

use std::collections::HashSet;
use std::path::PathBuf;

use crate::base::day::Day;
use crate::facts::counted::Counted;
use crate::facts::seen::is_of_people;
use crate::io::git::{FileChanges, Piece, What};
use crate::model::config::Config;
use crate::model::load::{self, Loaded, Reader};
use crate::model::workspace::Workspace;
use crate::rules;
use crate::syntax::finding::Finding;
pub use message::Comments;
pub use places::Places;
pub(crate) use shape::FORM;

/// How many bytes of pieces are collected before they are scanned in parallel.
const HELD: usize = 4 * 1024 * 1024;
const MANY: usize = 512;

/// The guard: it receives pieces, and keeps those with findings.
#[derive(Debug)]
pub struct Guard {
    reader: Reader,
    places: Places,
    /// The comment lines of a commit message that is being written.
    pub comments: Option<Comments>,
    /// The settings and the day by which records about people are judged, if their shape is to be judged too.
    shape: Option<(Config, Day)>,
    /// What is published of the cases already.
    published: Vec<Counted>,
    held: Vec<Piece>,
    bytes: usize,
    /// The paths whose names have been reported.
    named: HashSet<String>,
    caught: Vec<FlaggedPiece>,
    files: usize,
    /// Whether a case or an incident was among them.
    of_people: bool,
    pieces: usize,
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
}

/// The result of a guard's scan.
#[derive(Debug)]
pub struct Verdict {
    /// The pieces with findings, as a workspace.
    pub workspace: Workspace,
    /// The findings, in the order of the pieces.
    pub findings: Vec<Finding>,
    /// How many files were scanned.
    pub files: usize,
    /// Whether a case or an incident was among them.
    pub of_people: bool,
    /// How many things were scanned, files among them.
    pub pieces: usize,
}

impl Guard {
    /// A guard with a workspace's names and contacts, and the places of its plans and records.
    pub fn new(reader: Reader, places: Places) -> Self {
        Self {
            reader: Reader { closed: String::new(), open: String::new(), ..reader },
            places,
            comments: None,
            shape: None,
            published: Vec::new(),
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

    /// Tells what is published of the cases already, so that no case comes into such a time.
    #[must_use]
    pub(crate) fn knowing(self, published: Vec<Counted>) -> Self {
        Self { published, ..self }
    }

    /// Takes a piece, to be scanned in the next batch.
    pub(crate) fn take(&mut self, piece: Piece) {
        if piece.path.as_deref().is_some_and(|path| self.places.is_elsewhere(path)) {
            return;
        }
        self.pieces += 1;
        self.files += usize::from(matches!(piece.what, What::File | What::Link));
        self.bytes += piece.bytes.as_ref().map_or(0, Vec::len);
        self.held.push(piece);
        if self.bytes >= HELD || self.held.len() >= MANY {
            self.look();
        }
    }

    /// Compares changed files with their earlier versions.
    pub fn compare(&mut self, changes: &FileChanges) {
        let today = self.shape.as_ref().map(|(_, day)| *day);
        let rewritten =
            registered::changed(&self.reader, today, changes).into_iter().map(|loaded| (loaded, None));
        let late = registered::late(&self.reader, changes, &mut self.published);
        for (loaded, bytes) in rewritten.chain(late.into_iter().map(|(loaded, bytes)| (loaded, Some(bytes))))
        {
            let (what, commit) = (What::File, changes.commit.clone());
            let (unscanned, is_past) = (None, false);
            self.caught.push(FlaggedPiece { what, commit, loaded, unscanned, bytes, is_past });
        }
    }

    /// Asks which files are as they end, and which a later commit has changed: what is wrong only with the form of those
    /// is mended already.
    pub(crate) fn settle(&mut self, mut is_last: impl FnMut(&str, &[u8]) -> bool) {
        self.look();
        for piece in self.caught.iter_mut().filter(|piece| piece.commit.is_some()) {
            let bytes = piece.bytes.take().unwrap_or_default();
            piece.is_past =
                piece.what == What::File && !is_last(piece.loaded.source.path.raw().as_str(), &bytes);
        }
    }

    /// Scans the collected pieces.
    fn look(&mut self) {
        let held = std::mem::take(&mut self.held);
        self.bytes = 0;
        let eye = inspect::Inspector {
            reader: &self.reader,
            places: &self.places,
            comments: self.comments.as_ref(),
            judges_shape: self.shape.is_some(),
        };
        let seen = load::side_by_side(&held, |piece| vec![eye.look(piece)]);
        self.of_people = self.of_people || seen.iter().any(|seen| is_of_people(&seen.loaded));
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
                });
            }
        }
    }

    /// The indices of the records about people that have the right shape and say what cannot be.
    fn unsound(&self, seen: &[inspect::Seen]) -> HashSet<usize> {
        let Some((config, day)) = &self.shape else { return HashSet::new() };
        let (at, of_people): (Vec<usize>, Vec<Loaded>) = seen
            .iter()
            .enumerate()
            .filter(|(_, seen)| shape::is_of_people(&seen.loaded))
            .map(|(at, seen)| (at, seen.loaded.clone()))
            .unzip();
        if at.is_empty() {
            return HashSet::new();
        }
        let workspace = Workspace::of(PathBuf::new(), config.clone(), of_people);
        let findings = rules::of_records_about_people(&workspace, *day);
        findings.iter().filter_map(|finding| at.get(finding.place.file.0 as usize).copied()).collect()
    }

    /// The findings in everything that was taken.
    pub fn verdict(mut self, root: PathBuf, config: Config, day: Day) -> Verdict {
        self.look();
        let mut files = Vec::new();
        let mut known = Vec::new();
        let mut past = Vec::new();
        for FlaggedPiece { what, commit, loaded, unscanned, is_past, .. } in self.caught {
            past.push(is_past);
            let path = loaded.source.path.raw();
            let is_record = self.places.is_ours(path) || self.places.is_way(path);
            known.push(messages::PieceContext { what, commit, unscanned, is_record });
            files.push(loaded);
        }
        let workspace = Workspace::of(root, config, files);
        let mut findings = match self.shape {
            Some(_) => rules::before_a_commit(&workspace, day),
            None => rules::of_people(&workspace, day),
        };
        let is_past = |finding: &Finding| past.get(finding.place.file.0 as usize) == Some(&true);
        findings.retain(|finding| !(FORM.contains(&finding.rule) && is_past(finding)));
        messages::tell(&known, &mut findings);
        Verdict { workspace, findings, files: self.files, of_people: self.of_people, pieces: self.pieces }
    }
}
