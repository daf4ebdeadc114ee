//! Scans one piece, according to what it is.

use std::path::Path;

use super::local::Locals;
use super::message;
use super::messages::Unscanned;
use super::ours::{self, Comments};
use super::patch;
use super::people::tells_people;
use super::places::Places;
use super::shape::{self, is_of_people};
use crate::io::disk;
use crate::io::git::{Piece, Unread, What};
use crate::model::load::{self, Beside, Loaded, Reader};
use crate::pii::detector::{Exposure, Hit};
use crate::syntax::decode::decoded;
use crate::syntax::fault::{Fault, FaultKind, Unreadable};
use crate::syntax::finding::Severity;
use crate::syntax::text::{NotText, Source, Span, conceal, union};

/// What pieces are scanned with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inspector<'g> {
    /// What is of no workspace is read with.
    pub(super) reader: &'g Reader,
    pub(super) locals: &'g Locals,
    pub(super) places: &'g Places,
    pub(super) comments: Option<&'g Comments>,
    /// Whether records about people are judged by their schema too.
    pub(super) judges_shape: bool,
}

/// A piece that has been scanned.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) loaded: Loaded,
    pub(super) unscanned: Option<Unscanned>,
    /// Whether it is a file that has no place and does not say what it is.
    pub(super) is_lost: bool,
}

impl Inspector<'_> {
    pub(super) fn look(&self, piece: &Piece) -> Seen {
        // A note is named after what it is about.
        let path = piece.path.as_deref().filter(|_| piece.what != What::Note);
        let name = path.unwrap_or(label(piece.what));
        let (mut loaded, unscanned) = match &piece.bytes {
            Ok(bytes) if piece.what == What::File && is_pointer(bytes) => {
                (unread(name), Some(Unscanned::Pointer))
            }
            Ok(bytes) => (self.words(piece.what, path, name, bytes), None),
            Err(Unread::TooLarge(size)) => (refused(name, Unreadable::TooLarge(*size)), None),
            Err(Unread::Missing) => (unread(name), Some(Unscanned::Missing)),
            Err(Unread::Encoding) => (refused(name, Unreadable::Encoding(NotText::Binary)), None),
            Err(Unread::Submodule) => (unread(name), Some(Unscanned::Submodule)),
            Err(Unread::Cut) => (unread(name), Some(Unscanned::Cut)),
        };
        if let Some(path) = path {
            self.searched_name(path, &mut loaded);
        }
        let is_lost = piece.what == What::File && path.is_none() && loaded.kind.is_none();
        Seen { loaded, unscanned, is_lost }
    }

    fn words(&self, what: What, path: Option<&str>, name: &str, bytes: &[u8]) -> Loaded {
        match what {
            What::File => self.file(path, name, bytes),
            What::Link if path.is_some_and(|path| self.places.is_ours(path) || self.places.is_way(path)) => {
                refused(name, Unreadable::Link)
            }
            What::Link => self.chosen(name, bytes, Exposure::Open),
            What::Message | What::TagMessage | What::Note => self.message(name, bytes),
            What::Name | What::Branch | What::Tag | What::Ref | What::History => {
                self.chosen(name, bytes, Exposure::Meeting)
            }
        }
    }

    /// What a file in that place is read with: what its own workspace tells.
    fn reader(&self, path: Option<&str>) -> &Reader {
        let local = path.and_then(|path| self.locals.of_file(self.places, path));
        local.map_or(self.reader, |at| &self.locals.get(at).reader)
    }

    /// The exposure of a file in that place, when the file does not say its own.
    fn closed(&self, path: Option<&str>) -> Exposure {
        if path.is_some_and(|path| self.places.is_closed(path)) { Exposure::Case } else { Exposure::Open }
    }

    /// Reads a file, as a record when it is named as one or has no name.
    fn file(&self, path: Option<&str>, name: &str, bytes: &[u8]) -> Loaded {
        if path.is_some_and(|path| disk::is_document(Path::new(path))) {
            return refused(name, Unreadable::Document);
        }
        if path.is_some_and(|path| disk::is_misnamed(Path::new(path)) && self.places.is_ours(path)) {
            return refused(name, Unreadable::Misnamed);
        }
        // Settings of other programs may stand beside the records, when those have a repository of their own.
        let inside = path.map(|path| self.places.in_records(path)).unwrap_or_default();
        let is_other = !inside.is_empty()
            && inside.iter().all(|inside| disk::may_be_settings(Path::new(inside)))
            && disk::has_no_kind(bytes);
        let is_record = path.is_none_or(|path| disk::is_named_as_record(Path::new(path))) && !is_other;
        let read = |kind: Option<Exposure>| {
            let reader = Reader { kind, ..self.reader(path).clone() };
            let read = if is_record { load::file } else { load::text };
            read(&reader, name.to_owned(), bytes.to_vec())
        };
        let own = read(None);
        let is_closed = !inside.is_empty();
        // Nobody knows where it was, and it says nothing of itself: it may have been among the records.
        let is_lost = path.is_none() && own.kind.is_none();
        let is_about_people = path.is_some_and(|path| own.kind.is_none() && self.tells_people(path, &own));
        // Among the records nothing but a record says what it is.
        let is_strict = is_lost || is_about_people || is_closed && !is_record;
        let exposure = if is_strict { Exposure::Case } else { load::closed(own.exposure, is_closed) };
        let mut loaded = if exposure == own.exposure { own } else { read(Some(exposure)) };
        if is_lost {
            let is_certain = |hit: &Hit| hit.class.severity(Exposure::Case) == Some(Severity::Error);
            loaded.exposed.hits.retain(is_certain);
        }
        // Stray bytes in a published text hide no number.
        let is_plain = is_lost || loaded.exposure == Exposure::Open && !self.places.is_ours(name);
        let is_unsure = is_closed && is_record && is_unsure(&loaded);
        let is_judged = self.judges_shape && (is_of_people(&loaded) || is_unsure);
        // In any record among those about people, a key that no schema knows may hold anything.
        let is_watched = self.judges_shape && is_closed;
        loaded.faults.retain(|fault| match &fault.kind {
            FaultKind::Unreadable(Unreadable::Encoding(NotText::Byte)) => !is_plain,
            FaultKind::Unreadable(_) => true,
            FaultKind::RefusedField { .. } | FaultKind::UnknownField { .. } => is_judged || is_watched,
            _ => is_judged,
        });
        let misplaced = if is_closed && self.judges_shape && !is_other {
            inside.iter().find_map(|inside| shape::misplaced(inside, &loaded, is_record))
        } else {
            path.filter(|path| self.is_stray(Path::new(path), bytes)).map(|_| stray())
        };
        loaded.faults.extend(misplaced);
        if let Some(path) = path.filter(|path| is_record && self.judges_shape && !self.places.is_closed(path))
        {
            load::misplace(&mut loaded, self.places.home(path));
        }
        loaded
    }

    /// Whether a file outside the records says that it is one of those about people, or a change to one.
    fn tells_people(&self, path: &str, loaded: &Loaded) -> bool {
        let text = loaded.source.text.raw();
        tells_people(path, text) || patch::changes(text, |path| self.places.is_closed(path))
    }

    /// Whether a file looks like a record but is none. It is searched, and told of: nobody meant to keep it.
    fn is_stray(&self, path: &Path, bytes: &[u8]) -> bool {
        let is_settings = !disk::is_leftover(path) && disk::has_no_kind(bytes);
        disk::is_stray(path) && !is_settings && path.to_str().is_some_and(|path| self.places.is_ours(path))
    }

    /// A message may be in any encoding of which every byte is a character, and nothing of it is skipped. What is no such
    /// text cannot be searched, and is told of as a file would be.
    fn message(&self, name: &str, bytes: &[u8]) -> Loaded {
        if disk::has_document_mark(bytes) {
            return refused(name, Unreadable::Document);
        }
        let (_, fault) = Source::of_bytes(name.to_owned(), bytes.to_vec());
        if let Some((fault @ (NotText::Utf16 | NotText::Utf32 | NotText::Binary), _)) = fault {
            return refused(name, Unreadable::Encoding(fault));
        }
        let text = decoded(bytes).into_owned();
        let hits = message::find(&self.reader.detector, &text, self.comments);
        let strictest = self.reader.detector.find(&text, Exposure::Case);
        found(name, text, (hits, &strictest), Exposure::Meeting)
    }

    /// Reads a name that people have chosen.
    fn chosen(&self, name: &str, bytes: &[u8], exposure: Exposure) -> Loaded {
        let text = decoded(bytes).into_owned();
        let plain = ours::without(&text);
        let hits = self.reader.detector.find_in_name(&plain, exposure);
        let strictest = self.reader.detector.find_in_name(&plain, Exposure::Case);
        found(name, text, (hits, &strictest), exposure)
    }

    /// Searches the full path of a file. Why: git keeps the names of folders nowhere else.
    fn searched_name(&self, path: &str, loaded: &mut Loaded) {
        if loaded.exposure == Exposure::Open {
            loaded.exposure = self.closed(Some(path));
        }
        let plain = ours::without(path);
        let hits = self.reader(Some(path)).detector.find_in_name(&plain, loaded.exposure);
        let is_error = |hit: &Hit, exposure| hit.class.severity(exposure) == Some(Severity::Error);
        let mut spans: Vec<Span> = hits.iter().map(|hit| hit.span).collect();
        let exposure = loaded.exposure;
        if loaded.exposed.hits.iter().chain(&hits).any(|hit| is_error(hit, exposure)) {
            // Whose the number is may stand in the name of the file, or beside it there.
            let strictest = self.reader(Some(path)).detector.find_in_name(&plain, Exposure::Case);
            spans.extend(strictest.iter().filter(|hit| is_error(hit, Exposure::Case)).map(|hit| hit.span));
        }
        loaded.source.label = conceal(path, 0..path.len(), &union(spans)).into_owned();
        loaded.exposed.in_path = hits;
    }
}

/// Whether a file among the records does not say for certain what it is, so that it may be a case.
fn is_unsure(loaded: &Loaded) -> bool {
    let hides = |fault: &Fault| match &fault.kind {
        FaultKind::Syntax(_) => true,
        FaultKind::DuplicateKey { key, .. } => key == "kind",
        _ => false,
    };
    loaded.kind.is_none() || loaded.faults.iter().any(hides)
}

/// The fault of a file that looks like a record but is none.
fn stray() -> Fault {
    Fault::new(Span::default(), FaultKind::Unreadable(Unreadable::Stray))
}

fn unread(name: &str) -> Loaded {
    load::bare(Source::unread(name.to_owned()))
}

fn refused(name: &str, why: Unreadable) -> Loaded {
    Loaded { faults: vec![Fault::new(Span::default(), FaultKind::Unreadable(why))], ..unread(name) }
}

/// The label of a piece that is not a file; the same in both languages.
pub(super) fn label(what: What) -> &'static str {
    match what {
        What::File | What::Link => "(file)",
        What::Name => "(file-name)",
        What::Message => "(commit-message)",
        What::TagMessage => "(tag-message)",
        What::Note => "(note)",
        What::Branch => "(branch-name)",
        What::Tag => "(tag-name)",
        What::Ref => "(ref-name)",
        What::History => "(history)",
    }
}

/// A text with the hits in it, of which what a case would hide is hidden on the lines of errors.
fn found(name: &str, text: String, (hits, strictest): (Vec<Hit>, &[Hit]), exposure: Exposure) -> Loaded {
    let (mut source, _) = Source::of_bytes(name.to_owned(), text.into_bytes());
    // Spans do not include a byte-order mark.
    let back = u32::from(source.mark);
    let moved = |hit: &Hit| {
        let span =
            Span { start: hit.span.start.saturating_sub(back), end: hit.span.end.saturating_sub(back) };
        Hit { span, ..*hit }
    };
    let hits: Vec<Hit> = hits.iter().map(moved).collect();
    let strictest: Vec<Hit> = strictest.iter().map(moved).collect();
    let beside = Beside::on_lines(&source, &hits, exposure, &strictest);
    source.hide(hits.iter().map(|hit| hit.span).chain(beside));
    let mut loaded = Loaded { exposure, ..load::bare(source) };
    loaded.exposed.hits = hits;
    loaded
}

/// Whether a file is a Git LFS pointer, which only says where its content is.
fn is_pointer(bytes: &[u8]) -> bool {
    bytes.len() < 1024 && bytes.starts_with(b"version https://git-lfs.github.com/spec/")
}
