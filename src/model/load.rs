//! From files to records: every file is read once, in parallel, and returned in the order of paths.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::base::likeness::{fold, nearest, slug};
use crate::io::disk::{self, Found};
use crate::model::bounds::Broken;
use crate::model::claimed;
use crate::model::cover::Cover;
use crate::model::kinds::Kind;
use crate::model::offices;
use crate::model::records::{Reading, Record, Spanned, Text};
use crate::model::references::{Links, Reference};
use crate::model::terms::{TermList, Terms};
use crate::pii::detector::{Detector, Exposure, Hit};
use crate::pii::privacy::Exposed;
use crate::pii::told::{self, covered_path, told_word};
use crate::syntax::allow::{self, Allow};
use crate::syntax::fault::{Fault, FaultKind, RefusedYaml, Syntax, Unreadable, ValueFault};
use crate::syntax::finding::Severity;
use crate::syntax::schema::Flaw;
use crate::syntax::text::{NotText, Source, Span, conceal, union};
use crate::syntax::tree::At;
use crate::syntax::unsearched::Unsearched;
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
    pub claims: Option<Text>,
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
    /// A half-year of registration that was published before the case came. It takes git to know.
    pub late: Option<Late>,
    /// How a publication is no longer what was printed. Only the guard sets it.
    pub unkept: Option<Unkept>,
    /// What it names, and what can be named in it.
    pub(crate) links: Links,
    /// What in it cannot be so beside what else it says.
    pub(crate) broken: Broken,
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

/// A half-year of registration that was published before the case came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Late {
    /// The half-year, and where it stands.
    pub half: Spanned<HalfYear>,
    /// Whether a commit has the case already, so that its half-year is never changed.
    pub is_committed: bool,
}

/// How a publication is no longer what was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unkept {
    /// It says something else.
    Changed,
    /// It has been taken out.
    Gone,
}

impl Loaded {
    /// The id of the record, or of a file that could not be read as one.
    pub(crate) fn id(&self) -> &str {
        self.id_text().map_or_else(|| stem(&self.source.label), |id| &**id)
    }

    /// What tells the record from others of its kind: its id, with its plan where it is progress.
    pub(crate) fn key(&self) -> Unsearched {
        let id = self.own_id().into_raw();
        Unsearched::new(match &self.record {
            Some(Record::Activity(progress)) => format!("{}/{id}", progress.plan.stands().into_raw()),
            _ => id.to_owned(),
        })
    }

    /// The same as it stands in the file, for comparisons.
    pub(crate) fn own_id(&self) -> Unsearched<&str> {
        self.id_text().map_or_else(|| Unsearched::new(stem(self.source.path.raw())), Text::stands)
    }

    fn id_text(&self) -> Option<&Text> {
        self.record.as_ref().map(Record::id).or(self.claims.as_ref())
    }

    /// Whether the file is called as this text of its record. A name may have been composed differently by the system
    /// that stored it, and is still the same.
    pub(crate) fn is_called(&self, text: &Text) -> bool {
        fold(stem(self.source.path.raw())) == fold(text.stands().raw())
    }

    /// Whether the folder of the file is called as this text of its record.
    pub(crate) fn is_filed_under(&self, text: &Text) -> bool {
        let folder = self.source.path.raw().rsplit('/').nth(1).unwrap_or_default();
        fold(folder) == fold(text.stands().raw())
    }

    /// Whether a text of its record could be the name of a file, as it stands.
    pub(crate) fn is_slug(text: &Text) -> bool {
        slug(text.stands().raw()) == *text.stands().raw()
    }

    /// Whether the file only looks like a record: it is hidden, or a copy that another program left.
    pub(crate) fn is_stray(&self) -> bool {
        self.faults.iter().any(|fault| fault.kind == FaultKind::Unreadable(Unreadable::Stray))
    }

    /// Whether it is a record about people outside the folder for them.
    pub(crate) fn is_misplaced(&self) -> bool {
        self.faults.iter().any(|fault| matches!(fault.kind, FaultKind::Misplaced { .. }))
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

    /// Tells these values as they are written, but for what is certain.
    pub(super) fn spare(&mut self, values: Vec<Span>) {
        self.cover.spare(values);
        self.read_again();
    }

    /// Covers a value that only the settings know to be wrong, wherever it is told.
    pub(super) fn hide(&mut self, value: Span) {
        self.cover.hide(&[value]);
        self.source.hide([value].into_iter());
        self.read_again();
    }

    /// Makes the record and its references of the tree as it is covered now.
    fn read_again(&mut self) {
        let yaml = self.yaml();
        let Some((root, kind)) = yaml.tree.root().zip(self.kind) else { return };
        let named: HashSet<Span> = self.links.references.iter().map(|own| own.text.span).collect();
        let links = kind.links(root, |span| !named.contains(&span));
        let record = kind.read(root);
        (self.record, self.links) = (record, links);
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
    /// Folders that are read and may lie outside the workspace, each with `/` at its end.
    pub folders: Vec<String>,
    /// The user has named these files: one that is neither a plan nor a record is treated as a note about a person.
    pub named: bool,
    /// The exposure of every text, overriding what the file says.
    pub kind: Option<Exposure>,
    /// The day on which the exceptions in the files are to hold. Without one none does.
    pub day: Option<Day>,
}

impl Reader {
    /// The exposure of a file of a kind, if it says one. What it claims elsewhere makes it no less strict.
    fn exposure(&self, name: &str, kind: Option<&Kind>, claimed: Option<Exposure>) -> Exposure {
        if let Some(exposure) = self.kind {
            return exposure;
        }
        let is_under = |folder: &str| !folder.is_empty() && name.starts_with(folder);
        let is_open =
            is_under(&self.open) && !(self.closed.len() >= self.open.len() && is_under(&self.closed));
        if kind.is_none() && is_settings(name) && !is_under(&self.closed) {
            return Exposure::Parties;
        }
        let is_asked = self.named && kind.is_none();
        let own = claimed::stricter(kind.map(|kind| kind.exposure), claimed);
        closed(own.unwrap_or(Exposure::Open), !is_open && (is_under(&self.closed) || is_asked))
    }
}

impl Reader {
    /// How much of a path lies above the folder or the file that is read, when that is outside the workspace.
    fn above(&self, name: &str) -> usize {
        if !name.starts_with("../") && !Path::new(name).is_absolute() {
            return 0;
        }
        let folders = [&self.closed, &self.open].into_iter().chain(&self.folders);
        let inside = folders.filter(|folder| name.starts_with(folder.as_str())).map(String::len).max();
        inside.filter(|above| *above > 0).or(name.rfind('/').map(|last| last + 1)).unwrap_or_default()
    }

    /// The source of a file that could not be read.
    fn unread(&self, name: String) -> Source {
        let above = self.above(&name);
        Source::unread(name).below(above)
    }

    /// The source of a file.
    fn source(&self, name: String, bytes: Vec<u8>) -> (Source, Option<(NotText, Span)>) {
        let above = self.above(&name);
        let (source, fault) = Source::of_bytes(name, bytes);
        (source.below(above), fault)
    }
}

/// Whether a file is the settings of a workspace. They name offices and are no place for people.
pub(crate) fn is_settings(name: &str) -> bool {
    name.rsplit('/').next() == Some("vbe.toml")
}

/// The exposure of a file that says that it has this one. Among the records it is never treated as published, whatever
/// it says of itself.
pub(crate) fn closed(own: Exposure, is_closed: bool) -> Exposure {
    match own {
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
    placed(root, found, records, reader)
}

/// Reads files as [`each`] does, and tells of those about people that are outside the folder of the records.
pub(crate) fn placed(root: &Path, found: Vec<Found>, records: &Path, reader: &Reader) -> Vec<Loaded> {
    let are_outside: Vec<bool> = found.iter().map(|found| !found.path.starts_with(records)).collect();
    let mut files = each(root, found, reader);
    let folder = disk::name(root, records);
    let outside = files.iter_mut().zip(are_outside).filter(|(_, is_outside)| *is_outside);
    outside.for_each(|(loaded, _)| misplace(loaded, &folder));
    files
}

/// Tells of a record about people that it is outside the folder for them. It is no record then: it is neither counted nor
/// protected there, and it must be moved before anything else is said of it.
pub(crate) fn misplace(loaded: &mut Loaded, records: &str) {
    let Some(kind) = loaded.kind.filter(|kind| kind.exposure == Exposure::Case) else { return };
    let span = loaded.yaml().tree.root().and_then(|root| Some(root.get("kind")?.span())).unwrap_or_default();
    let of_kind = kind.folder.rsplit('/').next().unwrap_or_default();
    let folder = format!("{}/{of_kind}", records.trim_end_matches('/'));
    loaded.claims = loaded.record.take().map(|record| record.id().clone());
    loaded.faults = vec![Fault::new(span, FaultKind::Misplaced { folder })];
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
            let read = disk::read(&found.path).map(|bytes| file(reader, name.clone(), bytes));
            let claims = read.ok().and_then(|read| read.id_text().cloned());
            Loaded { claims, ..refused(reader, name, Unreadable::Name) }
        }
        Err(reason) => refused(reader, name, reason),
    }
}

/// A file that cannot be read.
pub(crate) fn refused(reader: &Reader, name: String, reason: Unreadable) -> Loaded {
    let fault = Fault::new(Span::default(), FaultKind::Unreadable(reason));
    unreadable(reader, reader.unread(name), vec![fault])
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
    let (source, unread) = reader.source(name, bytes);
    let text = source.text.raw();
    let mut yaml = yaml::read(text, text.contains(allow::MARK));
    let kind = yaml.tree.root().and_then(|root| Kind::named(root.get("kind")?.scalar()?));
    let claimed = if yaml.faults.is_empty() { None } else { claimed::strictest(text) };
    let exposure = reader.exposure(source.path.raw(), kind, claimed);
    let exposed = Exposed::of(&reader.detector, &source, Some(&yaml), exposure);
    let named = named(&reader.detector, kind.filter(|_| !is_broken(&yaml)), &yaml, exposure);
    // Which faults there are is for the file as it is written, and what they repeat of it for the covered tree.
    let flaws = judged(kind, &yaml);
    // What is excepted is told: somebody has given a reason for it.
    let excepted = excepted(reader, &source, &yaml, &exposed, exposure);
    let hits: Vec<&Hit> = exposed.hits.iter().filter(|hit| excepted.binary_search(hit).is_err()).collect();
    let covered: Vec<&Hit> = hits.iter().copied().chain(&named).collect();
    let mut cover =
        Cover::of(&covered, exposure).fitting(kind.filter(|_| !is_broken(&yaml)), text, &yaml.tree, &flaws);
    let refused: Vec<Span> = flaws.iter().filter_map(|flaw| refused_value(&flaw.fault)).collect();
    let unlisted = unlisted(&reader.terms, kind, &yaml, &refused);
    let (flaws, following) = one_cause(flaws, &yaml.faults);
    cover.put_on(text, &mut yaml.tree);
    let mut faults = worded(kind, flaws, &yaml, &reader.detector, exposure);
    faults.extend(unlisted);
    faults.sort_by_key(|fault| fault.span);
    let following = following.iter().map(|flaw| &flaw.fault);
    let all = || faults.iter().chain(following.clone());
    // Where nothing stands there is nothing to cover: `note: ""`.
    let says = |span: &Span| text[span.range()].contains(char::is_alphanumeric);
    let never_shown: Vec<Span> = all().flat_map(|fault| hidden(fault, exposure)).filter(says).collect();
    // One cause, one finding: of a value that the schema refuses, no more is said.
    let mut refused: Vec<Span> = all().filter_map(refused_value).collect();
    refused.sort();
    if !never_shown.is_empty() {
        // What is covered is read anew: its places are those of the text as it is written.
        if !cover.is_empty() {
            yaml.tree = yaml::read(text, false).tree;
        }
        cover.hide(&never_shown);
        cover.put_on(text, &mut yaml.tree);
    }
    let root = yaml.tree.root();
    let record = root.filter(|_| !is_broken(&yaml)).and_then(|root| kind?.read(root));
    let is_refused = |span| refused.binary_search(&span).is_ok();
    let links = root.zip(kind).filter(|_| record.is_some());
    let broken = links.map_or_else(Broken::default, |(root, kind)| kind.broken(root, is_refused));
    let links = links.map_or_else(Links::default, |(root, kind)| kind.links(root, is_refused));
    let claims = root.filter(|_| record.is_none()).and_then(|root| root.text("id"));
    let beside = beside(&reader.detector, &source, Some(&yaml), (&exposed, exposure));
    let free = all().flat_map(|fault| free_text(fault, exposure, &source)).collect::<Vec<_>>();
    let shown = (hits.into_iter(), exposed.in_path.as_slice(), &beside);
    let mut source = concealed(&reader.detector, source.clone(), shown, exposure);
    source.hide(never_shown.into_iter());
    if let Some(fault) = unread.map(misread) {
        // It is no record until it is saved as text, and is searched and covered as the one that it is meant to be.
        let faults = vec![fault];
        let claims = claims.or_else(|| record.map(|record| record.id().clone()));
        return Loaded { kind, claims, faults, exposure, exposed, cover, ..bare(source) };
    }
    let allows = allow::read(&source, &yaml.comments);
    source.hide(free.into_iter());
    Loaded {
        source,
        kind,
        record,
        claims,
        faults,
        allows,
        exposure,
        exposed,
        rewritten: None,
        late: None,
        unkept: None,
        links,
        broken,
        cover,
    }
}

/// What in the names that a record about people has for other things may be somebody's, searched as the names of files are.
/// It is no finding: a name that leads to something in the register or a plan is theirs, and is told as it is written.
fn named(detector: &Detector, kind: Option<&'static Kind>, yaml: &Yaml<'_>, exposure: Exposure) -> Vec<Hit> {
    let is_of_people = matches!(exposure, Exposure::Meeting | Exposure::Case);
    let Some((kind, root)) = kind.zip(yaml.tree.root()).filter(|_| is_of_people) else { return Vec::new() };
    let mut found = Vec::new();
    for Reference { text, .. } in &kind.links(root, |_| false).references {
        // One that is quoted or escaped is not written as it reads, and is covered whole.
        let is_whole = text.len() != text.span.range().len();
        found.extend(detector.find_in_name(text, exposure).into_iter().map(|hit| {
            let start = text.span.start;
            let own = Span { start: start + hit.span.start, end: start + hit.span.end };
            Hit { span: if is_whole { text.span } else { own }, ..hit }
        }));
    }
    found
}

/// The hits that the file has exceptions for.
fn excepted(
    reader: &Reader,
    source: &Source,
    yaml: &Yaml<'_>,
    exposed: &Exposed,
    exposure: Exposure,
) -> Vec<Hit> {
    let Some(day) = reader.day.filter(|_| !yaml.comments.is_empty() && !exposed.hits.is_empty()) else {
        return Vec::new();
    };
    let holding = allow::Holding::on(day, allow::read(source, &yaml.comments));
    let is_excepted = |hit: &&Hit| {
        hit.class.severity(exposure) == Some(Severity::Warning)
            && hit.class.can_be_allowed()
            && holding.allow(hit.class.name(), hit.span.start)
    };
    exposed.hits.iter().filter(is_excepted).copied().collect()
}

/// Whether the text could not be read to its end.
fn is_broken(yaml: &Yaml<'_>) -> bool {
    yaml.faults.iter().any(|fault| matches!(fault.kind, FaultKind::Syntax(_)))
}

/// The faults of a tree against the schema of its kind.
fn judged(kind: Option<&'static Kind>, yaml: &Yaml<'_>) -> Vec<Flaw<'static>> {
    match (yaml.tree.root().filter(|_| !is_broken(yaml)), kind) {
        (Some(root), Some(kind)) => kind.judge().flaws(root),
        _ => Vec::new(),
    }
}

/// The words that stand where a list of the workspace decides, and that the list does not have. They are faults as any
/// other wrong value: such a word may be a name.
fn unlisted(terms: &Terms, kind: Option<&'static Kind>, yaml: &Yaml<'_>, refused: &[Span]) -> Vec<Fault> {
    let Some((root, kind)) = yaml.tree.root().filter(|_| !is_broken(yaml)).zip(kind) else {
        return Vec::new();
    };
    if kind.exposure != Exposure::Case {
        return Vec::new();
    }
    let refused: HashSet<Span> = refused.iter().copied().collect();
    let links = kind.links(root, |span| refused.contains(&span));
    let mut names: HashMap<TermList, Arc<[String]>> = HashMap::new();
    let fault = |reference: &Reference| {
        let list = reference.field.targets.iter().find_map(|target| TermList::of(*target))?;
        let Text { span, .. } = reference.text;
        if terms.holds(list, &reference.text) {
            return None;
        }
        let kind = FaultKind::WrongValue {
            key: Some(reference.field.key.to_owned()),
            written: reference.text.to_string(),
            wrong: ValueFault::NotOneOf(
                names.entry(list).or_insert_with(|| terms.names(list).into()).clone(),
            ),
            hidden: Some(span),
        };
        Some(Fault::new(span, kind))
    };
    links.references.iter().filter_map(fault).collect()
}

/// All faults of a file, in the order of their places: those of its text, and those of its covered tree with their words.
fn worded(
    kind: Option<&'static Kind>,
    flaws: Vec<Flaw<'static>>,
    yaml: &Yaml<'_>,
    detector: &Detector,
    exposure: Exposure,
) -> Vec<Fault> {
    let mut faults = match (yaml.tree.root().filter(|_| !is_broken(yaml)), kind) {
        (Some(root), Some(kind)) => kind.judge().worded(flaws, root),
        (Some(root), None) => vec![unknown_kind(root)],
        (None, _) => Vec::new(),
    };
    faults.extend_from_slice(&yaml.faults);
    faults.extend(yaml.cut_short.iter().map(|span| Fault::new(*span, FaultKind::CutShort)));
    for fault in &mut faults {
        // What stands in the tree has been searched. A key that the tree has dropped, and an id made out of a text, have not.
        let is_made = match &fault.kind {
            FaultKind::WrongValue { wrong, .. } => matches!(wrong, ValueFault::NotAnId(_)),
            FaultKind::UnknownField { .. } | FaultKind::UnreadablePeriod { .. } => false,
            _ => true,
        };
        if is_made {
            fault.kind.each_text(&mut |text| {
                if let Cow::Owned(told) = told_word(detector, text, exposure) {
                    *text = told;
                }
            });
        }
    }
    faults.sort_by_key(|fault| fault.span);
    faults
}

/// Reads a text that is not a record: only what identifies people in it.
pub fn text(reader: &Reader, name: String, bytes: Vec<u8>) -> Loaded {
    if disk::has_document_mark(&bytes) {
        return refused(reader, name, Unreadable::Document);
    }
    let (source, fault) = reader.source(name, bytes);
    unreadable(reader, source, fault.map(misread).into_iter().collect())
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
        late: None,
        unkept: None,
        links: Links::default(),
        broken: Broken::default(),
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
            let names = known.iter().map(String::as_str);
            (Some(*value), key.is_empty() || nearest(key, names).is_none())
        }
        _ => (None, false),
    };
    key.then_some(fault.span).into_iter().chain(value)
}

/// The value of which a fault says that it cannot be what it is to be. That it stands there twice is another matter.
fn refused_value(fault: &Fault) -> Option<Span> {
    let is_refused =
        matches!(&fault.kind, FaultKind::WrongValue { wrong, .. } if *wrong != ValueFault::Twice);
    is_refused.then_some(fault.span)
}

/// What must not be shown of a line that is no YAML, or of what stands between two keys that are the same: in a text about
/// people it is free text, which no class of the scanner need know.
fn free_text(fault: &Fault, exposure: Exposure, source: &Source) -> Vec<Span> {
    if !matches!(exposure, Exposure::Meeting | Exposure::Case) {
        return Vec::new();
    }
    let line = |at: u32| source.line_range(at);
    match &fault.kind {
        FaultKind::Syntax(_) => {
            let line = line(fault.span.start);
            vec![Span::new(line.start, line.end)]
        }
        FaultKind::CutShort => vec![fault.span],
        FaultKind::DuplicateKey { first, .. } => {
            let (from, to) = (first.end.min(fault.span.end), first.start.max(fault.span.start));
            let end = Span::new(0, line(fault.span.end).end).end;
            vec![Span { start: from, end: to.max(from) }, Span { start: fault.span.end, end }]
        }
        _ => Vec::new(),
    }
}

/// What stands beside an error and would be hidden in a case: whose a number is often stands on the same line, and an
/// excerpt of what is published is read by the same people.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    in_text: Vec<Span>,
    in_path: Vec<Span>,
}

impl Beside {
    /// What stands on the lines of the errors among some hits, in a text of which a case would hide `all`.
    pub(crate) fn on_lines(source: &Source, hits: &[Hit], exposure: Exposure, all: &[Hit]) -> Vec<Span> {
        let lines = hits.iter().filter(|hit| is_error(hit, exposure)).map(|hit| {
            let (first, last) = (source.line_range(hit.span.start), source.line_range(hit.span.end));
            Span::new(first.start, last.end)
        });
        let lines = union(lines.collect());
        let is_beside = |span: &Span| {
            let at = lines.partition_point(|line| line.end <= span.start);
            lines.get(at).is_some_and(|line| line.start < span.end)
        };
        all.iter().map(|hit| hit.span).filter(is_beside).collect()
    }
}

fn is_error(hit: &Hit, exposure: Exposure) -> bool {
    hit.class.severity(exposure) == Some(Severity::Error)
}

fn beside(
    detector: &Detector,
    source: &Source,
    yaml: Option<&Yaml<'_>>,
    (exposed, exposure): (&Exposed, Exposure),
) -> Beside {
    let mut own = exposed.hits.iter().chain(&exposed.in_path);
    if exposure == Exposure::Case || !own.any(|hit| is_error(hit, exposure)) {
        return Beside::default();
    }
    let strictest = Exposed::of(detector, source, yaml, Exposure::Case);
    let in_path = strictest.in_path.iter().filter(|hit| is_error(hit, Exposure::Case));
    Beside {
        in_text: Beside::on_lines(source, &exposed.hits, exposure, &strictest.hits),
        in_path: in_path.map(|hit| hit.span).collect(),
    }
}

/// The source, with what points a person out hidden in it, and in all of its path.
fn concealed<'h>(
    detector: &Detector,
    mut source: Source,
    (hits, in_path, beside): (impl Iterator<Item = &'h Hit>, &[Hit], &Beside),
    exposure: Exposure,
) -> Source {
    source.hide(hits.map(|hit| hit.span).chain(beside.in_text.iter().copied()));
    if source.own_path().0 > 0 {
        source.label = told::path(detector, &source.path, exposure);
    } else if !beside.in_path.is_empty() {
        let hidden = in_path.iter().map(|hit| hit.span).chain(beside.in_path.iter().copied()).collect();
        let path = source.path.raw();
        source.label = conceal(path, 0..path.len(), &union(hidden)).into_owned();
    } else if !in_path.is_empty() {
        source.label = covered_path(&source.path, in_path, exposure);
    }
    source
}

/// Parts the faults of a tree into those that are told and those that follow from others: where the text has something
/// that is refused, the shape of what remains is not reported.
fn one_cause<'s>(flaws: Vec<Flaw<'s>>, faults: &[Fault]) -> (Vec<Flaw<'s>>, Vec<Flaw<'s>>) {
    let refused = faults.iter().filter(|fault| matches!(fault.kind, FaultKind::RefusedYaml(_)));
    let mut refused: Vec<Span> = refused.map(|fault| fault.span).collect();
    if refused.is_empty() {
        return (flaws, Vec::new());
    }
    refused.sort();
    // The spans are sorted and disjoint, so the last one that begins before the fault reaches furthest.
    let covers = |span: &Span| {
        let after = refused.partition_point(|refused| refused.start <= span.end);
        refused[..after].last().is_some_and(|refused| span.start <= refused.end)
    };
    flaws.into_iter().partition(|Flaw { fault, .. }| {
        !matches!(fault.kind, FaultKind::WrongValue { .. } | FaultKind::UnreadablePeriod { .. })
            || !covers(&fault.span)
    })
}

/// A file that is not a record but may still have text.
fn unreadable(reader: &Reader, source: Source, faults: Vec<Fault>) -> Loaded {
    let exposure = reader.exposure(source.path.raw(), None, None);
    let mut exposed = Exposed::of(&reader.detector, &source, None, exposure);
    if is_settings(source.path.raw()) {
        exposed.hits = offices::apart_from(&source, std::mem::take(&mut exposed.hits));
    }
    let beside = beside(&reader.detector, &source, None, (&exposed, exposure));
    let shown = (exposed.hits.iter(), exposed.in_path.as_slice(), &beside);
    let source = concealed(&reader.detector, source, shown, exposure);
    let cover = Cover::of(&exposed.hits.iter().collect::<Vec<_>>(), exposure);
    Loaded { faults, exposure, exposed, cover, ..bare(source) }
}

/// The fault of bytes that are no text.
fn misread((fault, span): (NotText, Span)) -> Fault {
    Fault::new(span, FaultKind::Unreadable(Unreadable::Encoding(fault)))
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
