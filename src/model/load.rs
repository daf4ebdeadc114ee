//! From files to records: every file is read once, in parallel, and returned in the order of paths.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::mem::{Discriminant, discriminant};
use std::path::Path;

use rayon::prelude::*;

use crate::base::halfyear::HalfYear;
use crate::base::likeness::nearest;
use crate::io::disk::{self, Found};
use crate::model::cover::Cover;
use crate::model::kinds::Kind;
use crate::model::records::{Record, Spanned, Text};
use crate::model::references::{Links, Reference};
use crate::model::terms::{TermList, Terms};
use crate::pii::detector::{Detector, Exposure};
use crate::pii::privacy::Exposed;
use crate::pii::told::told;
use crate::syntax::allow::{self, Allow};
use crate::syntax::fault::{Fault, FaultKind, RefusedYaml, Syntax, Unreadable, ValueFault};
use crate::syntax::text::{Source, Span, conceal};
use crate::syntax::tree::At;
use crate::syntax::yaml::{self, Yaml};

/// One file, read and judged by itself.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The path and text; text that identifies a person is hidden in it.
    pub source: Source,
    /// The kind of record, when it could be determined.
    pub kind: Option<&'static Kind>,
    /// The record; `None` when the file could not be read as one.
    pub record: Option<Record>,
    /// The id of a file that could not be read as a record. The id is still taken.
    pub claims: Option<Box<str>>,
    /// The faults of the file by itself.
    pub faults: Vec<Fault>,
    /// The suppressions in its comments.
    pub allows: Vec<Allow>,
    /// The kind of text, which decides what may stand in it.
    pub exposure: Exposure,
    /// Everything in the file that identifies a person.
    pub exposed: Exposed,
    /// A changed half-year of registration. Only the guard sets it, since only the guard has earlier versions.
    pub rewritten: Option<Rewritten>,
    /// What it names, and what can be named in it.
    pub(crate) links: Links,
    /// What is covered in its tree.
    pub(crate) cover: Cover,
}

/// A half-year of registration that differs from an earlier version of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rewritten {
    /// The half-year in this version, and where it stands.
    pub now: Spanned<HalfYear>,
    /// The half-year in the earlier version.
    pub was: HalfYear,
}

impl Loaded {
    /// The id of the record, or of a file that could not be read as one.
    pub(crate) fn id(&self) -> &str {
        let claimed = || self.claims.as_deref().unwrap_or_else(|| stem(self.source.path.raw()));
        self.record.as_ref().map_or_else(claimed, |record| record.id())
    }

    /// Whether the file only looks like a record: it is hidden, or a copy that another program left.
    pub(crate) fn is_stray(&self) -> bool {
        self.faults.iter().any(|fault| fault.kind == FaultKind::Unreadable(Unreadable::Stray))
    }

    /// Whether the file could not be read at all.
    pub(crate) fn is_unreadable(&self) -> bool {
        self.faults.iter().any(|fault| matches!(fault.kind, FaultKind::Unreadable(_)))
    }

    /// The file's tree, as its record was read: what identifies people is covered in it.
    pub(crate) fn yaml(&self) -> Yaml<'_> {
        let text = self.source.text.raw();
        let mut yaml = yaml::read(text, false);
        self.cover.put_on(text, &mut yaml.tree);
        yaml
    }

    /// Whether part of the file's content may be missing from the record.
    pub(crate) fn is_incomplete(&self) -> bool {
        self.record.is_none() || self.faults.iter().any(Fault::tears)
    }
}

/// Applies `answer` to each item in parallel. The results are in the order of the items.
pub(crate) fn side_by_side<T: Sync, R: Send>(
    items: &[T],
    answer: impl Fn(&T) -> Vec<R> + Send + Sync,
) -> Vec<R> {
    items.par_iter().flat_map_iter(answer).collect()
}

/// What files are read with: the detector, and the rules that decide a file's exposure.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    /// What finds people in them.
    pub detector: Detector,
    /// The prefix of unpublished files whose kind is not known: `records/`.
    pub closed: String,
    /// The prefix of published files.
    pub open: String,
    /// The measures and channels that the workspace has beside the built-in ones.
    pub terms: Terms,
    /// The user has named these files: one that is neither a plan nor a record is treated as a note about a person.
    pub named: bool,
    /// The exposure of every text, overriding what the file says.
    pub kind: Option<Exposure>,
}

impl Reader {
    /// The exposure of a file of a kind, if it says one.
    fn exposure(&self, name: &str, kind: Option<&Kind>) -> Exposure {
        if let Some(exposure) = self.kind {
            return exposure;
        }
        let is_under = |folder: &str| !folder.is_empty() && name.starts_with(folder);
        let is_open =
            is_under(&self.open) && !(self.closed.len() >= self.open.len() && is_under(&self.closed));
        let is_asked = self.named && kind.is_none();
        exposure(kind, !is_open && (is_under(&self.closed) || is_asked))
    }
}

/// The exposure of a file of a kind, if it says one. A file among the records is never treated as published, whatever
/// it says of itself.
pub(crate) fn exposure(kind: Option<&Kind>, is_closed: bool) -> Exposure {
    match kind.map_or(Exposure::Open, |kind| kind.exposure) {
        Exposure::Open if is_closed => Exposure::Case,
        own => own,
    }
}

/// Reads every record in the two folders.
pub(crate) fn all(root: &Path, plans: &Path, records: &Path, reader: &Reader) -> Vec<Loaded> {
    let mut found = disk::records(plans, false);
    found.extend(disk::records(records, true));
    // The folders may overlap; each file is read once, and the order does not depend on the configuration.
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found.dedup_by(|a, b| a.path == b.path);
    each(root, found, reader)
}

/// Reads files in parallel and returns them in the given order: files named as records as such, others as plain text.
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
        Err(Unreadable::Name) => {
            // Whoever refers to its id, or asks for it, is told what is wrong with the file and not that there is none.
            let id = disk::read(&found.path).map(|bytes| file(reader, name.clone(), bytes).id().into());
            Loaded { claims: id.ok(), ..refused(reader, name, Unreadable::Name) }
        }
        Err(reason) => refused(reader, name, reason),
    }
}

/// A file that cannot be read.
pub(crate) fn refused(reader: &Reader, name: String, reason: Unreadable) -> Loaded {
    let fault = Fault::new(Span::default(), FaultKind::Unreadable(reason));
    unreadable(reader, Source::unread(name), vec![fault])
}

/// Reads a file from its bytes.
pub fn file(reader: &Reader, name: String, bytes: Vec<u8>) -> Loaded {
    // Wherever they come from: what is about to be written must be possible to read again.
    if bytes.len() as u64 > Source::LIMIT {
        return refused(reader, name, Unreadable::TooLarge(bytes.len() as u64));
    }
    if disk::has_document_mark(&bytes) {
        return refused(reader, name, Unreadable::Document);
    }
    let (source, fault) = Source::of_bytes(name, bytes);
    if let Some((fault, span)) = fault {
        let kind = FaultKind::Unreadable(Unreadable::Encoding(fault));
        return unreadable(reader, source, vec![Fault::new(span, kind)]);
    }
    let text = source.text.raw();
    let mut yaml = yaml::read(text, text.contains(allow::MARK));
    let kind = yaml.tree.root().and_then(|root| Kind::named(root.get("kind")?.scalar()?));
    let mut faults = [yaml.faults.clone(), judged(kind, &yaml)].concat();
    faults.extend(unlisted(&reader.terms, kind, &yaml, &faults));
    let exposure = reader.exposure(source.path.raw(), kind);
    let exposed = Exposed::of(&reader.detector, &source, Some(&yaml), exposure);
    let mut cover =
        Cover::of(&exposed, exposure).fitting(kind.filter(|_| !is_broken(&yaml)), text, &yaml.tree);
    let never_shown: Vec<Span> = faults.iter().flat_map(|fault| hidden(fault, exposure)).collect();
    cover.put_on(text, &mut yaml.tree);
    let covered = if cover.is_empty() { Vec::new() } else { judged(kind, &yaml) };
    let covered: HashMap<_, _> = covered.iter().map(|fault| (same(fault), fault)).collect();
    for fault in &mut faults {
        let covered = Some(&covered).filter(|_| !cover.is_empty());
        cover_fault(fault, covered, &reader.detector, exposure);
    }
    if !never_shown.is_empty() {
        cover.hide(&never_shown);
        yaml.tree = yaml::read(text, false).tree;
        cover.put_on(text, &mut yaml.tree);
    }
    let root = yaml.tree.root();
    let record = root.filter(|_| !is_broken(&yaml)).and_then(|root| kind?.read(root));
    // One cause, one finding: of a value that the schema refuses, no more is said.
    let refused: HashSet<Span> = faults.iter().filter_map(refused_value).collect();
    let is_refused = |span| refused.contains(&span);
    let links = root.zip(kind).filter(|_| record.is_some());
    let links = links.map_or_else(Links::default, |(root, kind)| kind.links(root, is_refused));
    let claims =
        root.filter(|_| record.is_none()).and_then(|root| Some(root.get("id")?.scalar()?.as_ref().into()));
    one_cause(&mut faults);
    faults.sort_by_key(|fault| fault.span);
    let mut source = concealed(source.clone(), &exposed);
    source.hide(never_shown.into_iter());
    let allows = allow::read(&source, &yaml.comments);
    Loaded { source, kind, record, claims, faults, allows, exposure, exposed, rewritten: None, links, cover }
}

/// Whether the text could not be read to its end.
fn is_broken(yaml: &Yaml<'_>) -> bool {
    yaml.faults.iter().any(|fault| matches!(fault.kind, FaultKind::Syntax(_)))
}

/// The faults of a tree against the schema of its kind.
fn judged(kind: Option<&Kind>, yaml: &Yaml<'_>) -> Vec<Fault> {
    match (yaml.tree.root().filter(|_| !is_broken(yaml)), kind) {
        (Some(root), Some(kind)) => kind.judge().faults(root),
        (Some(root), None) => vec![unknown_kind(root)],
        (None, _) => Vec::new(),
    }
}

/// The words that stand where a list of the workspace decides, and that the list does not have. They are faults as any
/// other wrong value: such a word may be a name.
fn unlisted(terms: &Terms, kind: Option<&'static Kind>, yaml: &Yaml<'_>, found: &[Fault]) -> Vec<Fault> {
    let Some((root, kind)) = yaml.tree.root().filter(|_| !is_broken(yaml)).zip(kind) else {
        return Vec::new();
    };
    if kind.exposure != Exposure::Case {
        return Vec::new();
    }
    let is_refused = |span: Span| found.iter().any(|fault| refused_value(fault) == Some(span));
    let links = kind.links(root, is_refused);
    let fault = |reference: &Reference| {
        let list = reference.field.targets.iter().find_map(|target| TermList::of(*target))?;
        let Text { span, .. } = reference.text;
        let kind = || FaultKind::WrongValue {
            key: Some(reference.field.key.to_owned()),
            written: reference.text.to_string(),
            wrong: ValueFault::NotOneOf(terms.names(list)),
            hidden: Some(span),
        };
        (!terms.holds(list, &reference.text)).then(|| Fault::new(span, kind()))
    };
    links.references.iter().filter_map(fault).collect()
}

/// What is equal of a fault in a file and in the same file when it is covered.
type SameFault = (Span, Discriminant<FaultKind>);

fn same(fault: &Fault) -> SameFault {
    (fault.span, discriminant(&fault.kind))
}

/// Covers what a fault repeats: with the words of the same fault in the covered tree, and else by a search. Which
/// faults there are is for the file as it is written.
fn cover_fault(
    fault: &mut Fault,
    covered: Option<&HashMap<SameFault, &Fault>>,
    detector: &Detector,
    exposure: Exposure,
) {
    let same = covered.map(|covered| covered.get(&same(fault)));
    if let Some(Some(other)) = same {
        fault.kind = other.kind.clone();
    }
    // What stands in the tree has been searched. A key that the tree has dropped, and an id made out of a text, have not.
    let is_made = match &fault.kind {
        FaultKind::WrongValue { wrong, .. } => matches!(wrong, ValueFault::NotAnId(_)),
        FaultKind::UnknownField { .. } | FaultKind::UnreadablePeriod { .. } => false,
        _ => true,
    };
    if is_made || same == Some(None) {
        fault.kind.each_text(&mut |text| {
            if let Cow::Owned(told) = told(detector, text, exposure) {
                *text = told;
            }
        });
    }
}

/// Reads a text that is not a record: only what identifies people in it.
pub fn text(reader: &Reader, name: String, bytes: Vec<u8>) -> Loaded {
    if disk::has_document_mark(&bytes) {
        return refused(reader, name, Unreadable::Document);
    }
    let (source, fault) = Source::of_bytes(name, bytes);
    let fault =
        fault.map(|(fault, span)| Fault::new(span, FaultKind::Unreadable(Unreadable::Encoding(fault))));
    unreadable(reader, source, fault.into_iter().collect())
}

/// Reads each line as a text of its own.
pub(crate) fn lines(reader: &Reader, bytes: &[u8]) -> Vec<Loaded> {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    if bytes.is_empty() {
        return Vec::new();
    }
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let line = |line: &&[u8]| text(reader, "stdin".into(), line.strip_suffix(b"\r").unwrap_or(line).to_vec());
    lines.par_iter().with_min_len(64).map(line).collect()
}

/// A file of which only the text is used.
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
        cover: Cover::default(),
    }
}

/// The spans of a fault that must not be shown although no person is known to be identified by them: values of
/// forbidden keys, and in a record about people every misplaced value. Why: they may hold anything, and messages end
/// up in logs and merge requests.
fn hidden(fault: &Fault, exposure: Exposure) -> impl Iterator<Item = Span> + use<> {
    let (value, key) = match &fault.kind {
        // In `&jonas` only the sign is the fault, and the word after it may hold anything.
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

/// The value of which a fault says that it cannot be what it is to be. That it stands there twice is another matter.
fn refused_value(fault: &Fault) -> Option<Span> {
    let is_refused =
        matches!(&fault.kind, FaultKind::WrongValue { wrong, .. } if *wrong != ValueFault::Twice);
    is_refused.then_some(fault.span)
}

/// The source, with what points a person out hidden in it.
fn concealed(mut source: Source, exposed: &Exposed) -> Source {
    if !exposed.is_empty() {
        source.hide(exposed.hits.iter().map(|hit| hit.span));
        let in_path: Vec<Span> = exposed.in_path.iter().map(|hit| hit.span).collect();
        source.label = conceal(source.path.raw(), 0..source.path.raw().len(), &in_path).into_owned();
    }
    source
}

/// Drops faults that follow from others: where something is refused, the shape of what remains is not reported.
fn one_cause(faults: &mut Vec<Fault>) {
    let mut refused: Vec<_> = faults
        .iter()
        .filter(|fault| matches!(fault.kind, FaultKind::RefusedYaml(_)))
        .map(|fault| fault.span)
        .collect();
    refused.sort();
    // The spans are sorted and disjoint, so the last one that begins before the fault reaches furthest.
    let covers = |span: &Span| {
        let after = refused.partition_point(|refused| refused.start <= span.end);
        refused[..after].last().is_some_and(|refused| span.start <= refused.end)
    };
    faults.retain(|fault| {
        !matches!(fault.kind, FaultKind::WrongValue { .. } | FaultKind::UnreadablePeriod { .. })
            || !covers(&fault.span)
    });
}

/// A file that is not a record but may still have text.
fn unreadable(reader: &Reader, source: Source, faults: Vec<Fault>) -> Loaded {
    let exposure = reader.exposure(source.path.raw(), None);
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

/// The name of a file without its folder and ending.
pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
