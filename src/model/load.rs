//! From files to records: every file read once, side by side, answered in the order of their names.

use std::path::Path;

use rayon::prelude::*;

use crate::base::halfyear::HalfYear;
use crate::base::likeness::nearest;
use crate::io::disk::{self, Found};
use crate::model::kinds::Kind;
use crate::model::records::{Record, Said};
use crate::model::references::Links;
use crate::pii::detector::{Detector, Exposure};
use crate::pii::privacy::Exposed;
use crate::syntax::allow::{self, Allow};
use crate::syntax::fault::{Fault, FaultKind, RefusedYaml, Syntax, Unreadable, ValueFault};
use crate::syntax::text::{Source, Span, conceal};
use crate::syntax::tree::At;
use crate::syntax::yaml;

/// One file, read.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Its text.
    pub source: Source,
    /// Its kind, as far as could be seen.
    pub kind: Option<&'static Kind>,
    /// What it says; nothing when it could not be read.
    pub record: Option<Record>,
    /// The id that it claims when it could not be read: it still owns it.
    pub claims: Option<Box<str>>,
    /// What is wrong with it by itself.
    pub faults: Vec<Fault>,
    /// Its suppressions.
    pub allows: Vec<Allow>,
    /// Whom it is written for.
    pub exposure: Exposure,
    /// What of it points a person out.
    pub exposed: Exposed,
    /// What it says otherwise than it did, where an earlier version was at hand: nobody but the guard has one.
    pub rewritten: Option<Rewritten>,
    /// What it names, and what can be named in it.
    pub(crate) links: Links,
}

/// A half-year of registration that is not what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rewritten {
    /// What stands there now, and where.
    pub now: Said<HalfYear>,
    /// What stood there before.
    pub was: HalfYear,
}

impl Loaded {
    /// Its id: its record's, or the one that it claims.
    pub(crate) fn id(&self) -> &str {
        let claimed = || self.claims.as_deref().unwrap_or_else(|| stem(&self.source.path));
        self.record.as_ref().map_or_else(claimed, |record| record.id())
    }

    /// Whether something of what it says may be lacking.
    pub(crate) fn is_incomplete(&self) -> bool {
        self.record.is_none() || self.faults.iter().any(Fault::tears)
    }
}

/// What `answer` makes of each item, worked out side by side and given in the order of the items.
pub(crate) fn side_by_side<T: Sync, R: Send>(
    items: &[T],
    answer: impl Fn(&T) -> Vec<R> + Send + Sync,
) -> Vec<R> {
    items.par_iter().flat_map_iter(answer).collect()
}

/// What files are read with.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    /// What finds people in them.
    pub detector: Detector,
    /// How the names of files begin that are not published, though nothing else is known of them: `records/`.
    pub closed: String,
    /// How the names of files begin that are published.
    pub open: String,
    /// Somebody wonders about these very files: what is neither plan nor record is taken for a note of a person.
    pub named: bool,
    /// What every text is taken for, whatever it says of itself.
    pub kind: Option<Exposure>,
}

impl Reader {
    /// Whom a file is written for that does not say itself what it is.
    fn exposure(&self, name: &str) -> Exposure {
        if let Some(kind) = self.kind {
            return kind;
        }
        let is_closed = !self.closed.is_empty() && name.starts_with(&self.closed);
        let is_open = !self.open.is_empty() && name.starts_with(&self.open);
        let is_asked = self.named && !is_open;
        if is_closed || is_asked { Exposure::Case } else { Exposure::Open }
    }
}

/// Reads every record under the folders of plans and of what has happened.
pub(crate) fn all(root: &Path, plans: &Path, records: &Path, reader: &Reader) -> Vec<Loaded> {
    let mut found = disk::records(plans, false);
    found.extend(disk::records(records, true));
    // Folders may overlap; a file is read once, and the order never depends on the configuration's.
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found.dedup_by(|a, b| a.path == b.path);
    each(root, found, reader)
}

/// Reads files side by side, in the order they are given: those named as records as such, others as plain text.
pub(crate) fn each(root: &Path, found: Vec<Found>, reader: &Reader) -> Vec<Loaded> {
    found.into_par_iter().with_min_len(32).map(|found| one(root, found, reader)).collect()
}

fn one(root: &Path, found: Found, reader: &Reader) -> Loaded {
    let name = disk::name(root, &found.path);
    let bytes = match (found.refused, found.held) {
        (Some(reason), _) => Err(reason),
        (None, Some(bytes)) => Ok(bytes),
        (None, None) => disk::read(&found.path),
    };
    match bytes {
        Ok(bytes) if disk::is_named_as_record(&found.path) => file(reader, name, bytes),
        Ok(bytes) => text(reader, name, bytes),
        Err(reason) => refused(reader, name, reason),
    }
}

/// A file that cannot be read, under the name it goes by.
pub(crate) fn refused(reader: &Reader, name: String, reason: Unreadable) -> Loaded {
    let fault = Fault::new(Span::default(), FaultKind::Unreadable(reason));
    unreadable(reader, Source::unread(name), vec![fault])
}

/// One file's bytes, under the name they go by.
pub fn file(reader: &Reader, name: String, bytes: Vec<u8>) -> Loaded {
    if disk::has_document_mark(&bytes) {
        return refused(reader, name, Unreadable::Document);
    }
    let (source, fault) = Source::of_bytes(name, bytes);
    if let Some((fault, span)) = fault {
        let kind = FaultKind::Unreadable(Unreadable::Encoding(fault));
        return unreadable(reader, source, vec![Fault::new(span, kind)]);
    }
    let yaml = yaml::read(&source.text, source.text.contains(allow::MARK));
    let allows = allow::read(&source, &yaml.comments);
    let root = yaml.tree.root();
    let mut faults = yaml.faults.clone();
    let broken = faults.iter().any(|fault| matches!(fault.kind, FaultKind::Syntax(_)));
    let kind = root.and_then(|root| Kind::named(root.get("kind")?.scalar()?));
    let mut record = None;
    let mut links = Links::default();
    if let Some(root) = root.filter(|_| !broken) {
        match kind {
            Some(kind) => {
                faults.extend(kind.judge().faults(root));
                record = kind.read(root);
                if record.is_some() {
                    // One cause, one finding: of a value that the schema refuses, no more is said.
                    links = kind.links(root, |span| faults.iter().any(|fault| refuses(fault, span)));
                }
            }
            None => faults.push(unknown_kind(root)),
        }
    }
    let claims =
        root.filter(|_| record.is_none()).and_then(|root| Some(root.get("id")?.scalar()?.as_ref().into()));
    one_cause(&mut faults);
    faults.sort_by_key(|fault| fault.span);
    let exposure = reader
        .kind
        .unwrap_or_else(|| kind.map_or_else(|| reader.exposure(&source.path), |kind| kind.exposure));
    let exposed = Exposed::of(&reader.detector, &source, Some(&yaml), exposure);
    let mut source = concealed(source, &exposed);
    source.hide(faults.iter().flat_map(|fault| hidden(fault, exposure)));
    Loaded { source, kind, record, claims, faults, allows, exposure, exposed, rewritten: None, links }
}

/// A text that is no record: what points people out in it, and nothing else.
pub fn text(reader: &Reader, name: String, bytes: Vec<u8>) -> Loaded {
    if disk::has_document_mark(&bytes) {
        return refused(reader, name, Unreadable::Document);
    }
    let (source, fault) = Source::of_bytes(name, bytes);
    let fault =
        fault.map(|(fault, span)| Fault::new(span, FaultKind::Unreadable(Unreadable::Encoding(fault))));
    unreadable(reader, source, fault.into_iter().collect())
}

/// Every line as a text of its own.
pub(crate) fn lines(reader: &Reader, bytes: &[u8]) -> Vec<Loaded> {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    if bytes.is_empty() {
        return Vec::new();
    }
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let line = |line: &&[u8]| text(reader, "stdin".into(), line.strip_suffix(b"\r").unwrap_or(line).to_vec());
    lines.par_iter().with_min_len(64).map(line).collect()
}

/// A file of which nothing is asked but its text.
pub(crate) fn bare(source: Source) -> Loaded {
    let (exposure, exposed) = (Exposure::Open, Exposed::default());
    Loaded {
        source,
        kind: None,
        record: None,
        claims: None,
        faults: Vec::new(),
        allows: Vec::new(),
        exposure,
        exposed,
        rewritten: None,
        links: Links::default(),
    }
}

/// What a fault shows that is not to be repeated, though nobody is known to be pointed out by it: the values of
/// forbidden keys, and in a record about people whatever stands where it should not. It may be anything, and answers
/// go to logs and merge requests.
fn hidden(fault: &Fault, exposure: Exposure) -> impl Iterator<Item = Span> + use<> {
    let (value, key) = match &fault.kind {
        // `&jonas`: the sign is what is wrong, and the word after it may be anything.
        FaultKind::RefusedYaml(RefusedYaml::Anchor | RefusedYaml::Alias | RefusedYaml::Tag)
            if matches!(exposure, Exposure::Meeting | Exposure::Case) =>
        {
            (Some(Span { start: (fault.span.start + 1).min(fault.span.end), ..fault.span }), false)
        }
        FaultKind::WrongValue { hidden, .. } => (*hidden, false),
        FaultKind::RefusedField { asked, value, .. } => (Some(*value), !asked.plainly),
        FaultKind::UnknownField { key, known, value, of_people: true, .. } => {
            (Some(*value), nearest(key, known.iter().map(String::as_str)).is_none())
        }
        _ => (None, false),
    };
    value.into_iter().chain(key.then_some(fault.span))
}

/// Whether a fault says that a value cannot be what it is to be. That it stands there twice is another matter.
fn refuses(fault: &Fault, value: Span) -> bool {
    let is_refused =
        matches!(&fault.kind, FaultKind::WrongValue { wrong, .. } if *wrong != ValueFault::Twice);
    is_refused && fault.span == value
}

/// The source, with what points a person out hidden in it.
fn concealed(mut source: Source, exposed: &Exposed) -> Source {
    if !exposed.is_empty() {
        source.hide(exposed.hits.iter().map(|hit| hit.span));
        let in_path: Vec<Span> = exposed.in_path.iter().map(|hit| hit.span).collect();
        source.label = conceal(&source.path, 0..source.path.len(), &in_path).into_owned();
    }
    source
}

/// One cause, one fault: where something is refused, nothing is said of the shape of what is left.
fn one_cause(faults: &mut Vec<Fault>) {
    let mut refused: Vec<_> = faults
        .iter()
        .filter(|fault| matches!(fault.kind, FaultKind::RefusedYaml(_)))
        .map(|fault| fault.span)
        .collect();
    refused.sort();
    // They stand after each other, so that the last one that begins in time is the one that reaches furthest.
    let covers = |span: &Span| {
        let after = refused.partition_point(|refused| refused.start <= span.end);
        refused[..after].last().is_some_and(|refused| span.start <= refused.end)
    };
    faults.retain(|fault| {
        !matches!(fault.kind, FaultKind::WrongValue { .. } | FaultKind::UnreadablePeriod { .. })
            || !covers(&fault.span)
    });
}

/// What is no record, but may have letters in it all the same.
fn unreadable(reader: &Reader, source: Source, faults: Vec<Fault>) -> Loaded {
    let exposure = reader.exposure(&source.path);
    let exposed = Exposed::of(&reader.detector, &source, None, exposure);
    let source = concealed(source, &exposed);
    Loaded { faults, exposure, exposed, ..bare(source) }
}

fn unknown_kind(root: At<'_>) -> Fault {
    let value = root.get("kind");
    let written = value.and_then(At::scalar).map(ToString::to_string);
    let first = root.children().next().map_or(root.span(), At::span);
    let span = value.map_or(first, At::span);
    if root.is_empty() {
        return Fault::new(span, FaultKind::Syntax(Syntax::Empty));
    }
    Fault::new(span, FaultKind::UnknownKind { written })
}

/// A file's name without folder and ending.
pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
