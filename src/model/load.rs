//! From files to records: every file is read once, in parallel, and returned in the order of paths.

mod loaded;
mod reader;
mod judging;
mod shown;

use std::path::Path;
use std::{env, thread};

use rayon::prelude::*;

use crate::io::disk::{self, Found};
use crate::model::bounds::Broken;
use crate::model::claimed;
use crate::model::cover::Cover;
use crate::model::kinds::Kind;
use crate::model::offices;
use crate::model::records::Reading;
use crate::model::references::Links;
use crate::pii::detector::{Exposure, Hit};
use crate::pii::privacy::Exposed;
use crate::syntax::allow;
use crate::syntax::fault::{Fault, FaultKind, Unreadable};
use crate::syntax::text::{BLOCK, Source, Span};
use crate::syntax::yaml;
use judging::{is_broken, judged, misread, one_cause, refused_value, unlisted, worded};
pub use loaded::Loaded;
pub(crate) use loaded::{Late, Rewritten, Unkept, bare, stem};
pub use reader::Reader;
pub(crate) use reader::{closed, is_settings};
pub(crate) use shown::Beside;
use shown::{beside, concealed, excepted, free_text, hidden, small_counts};

/// Keeps to as many threads as the machine runs at once. The library that files are read in parallel with takes any number
/// from the environment, and a thousand threads read no faster than two: they only make the machine stand still.
pub(crate) fn keep_to_the_machine() {
    let most = thread::available_parallelism().map_or(1, usize::from);
    let asked = env::var("RAYON_NUM_THREADS").ok().and_then(|asked| asked.parse::<usize>().ok());
    if asked.is_some_and(|asked| asked > most) {
        // Nothing else has made the pool before this, and if it had, that pool would do.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(most).build_global();
    }
}

/// Applies `answer` to each item in parallel. The results are in the order of the items.
pub(crate) fn side_by_side<T: Sync, R: Send>(
    items: &[T],
    answer: impl Fn(&T) -> Vec<R> + Send + Sync,
) -> Vec<R> {
    items.par_iter().flat_map_iter(answer).collect()
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

/// Tells of a record about people, or of what is published of them, that it is outside the folder for it. It is no record
/// then: it is neither counted nor protected there, and it must be moved before anything else is said of it.
pub(crate) fn misplace(loaded: &mut Loaded, records: &str) {
    let is_published = loaded.is_published();
    let Some(kind) = loaded.kind.filter(|kind| kind.exposure == Exposure::Case || is_published) else {
        return;
    };
    let span = loaded.yaml().tree.root().and_then(|root| Some(root.get("kind")?.span())).unwrap_or_default();
    let of_kind = kind.folder.rsplit('/').next().unwrap_or_default();
    let folder = format!("{}/{of_kind}", records.trim_end_matches('/'));
    loaded.claims = loaded.record.take().map(|record| record.id().clone());
    loaded.faults = vec![Fault::new(span, FaultKind::Misplaced { folder, is_published })];
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
    // What a record about people names, as it stands in the file.
    let is_of_people = matches!(exposure, Exposure::Meeting | Exposure::Case);
    let is_searched = |kind: &&Kind| is_of_people || kind.exposure == Exposure::Case;
    let uncovered = kind.filter(is_searched).filter(|_| !is_broken(&yaml)).zip(yaml.tree.root());
    let uncovered = uncovered.map(|(kind, root)| kind.links(root, |_| false));
    let named = uncovered.as_ref().filter(|_| is_of_people);
    let named = named.map_or_else(Vec::new, |links| shown::named(&reader.detector, links, exposure));
    // Which faults there are is for the file as it is written, and what they repeat of it for the covered tree.
    let flaws = judged(kind, &yaml);
    // What is excepted is told: somebody has given a reason for it.
    let excepted = excepted(reader, &source, &yaml, &exposed, exposure);
    let hits: Vec<&Hit> = exposed.hits.iter().filter(|hit| excepted.binary_search(hit).is_err()).collect();
    let covered: Vec<&Hit> = hits.iter().copied().chain(&named).collect();
    let mut cover =
        Cover::of(&covered, exposure).fitting(kind.filter(|_| !is_broken(&yaml)), text, &yaml.tree, &flaws);
    let refused: Vec<Span> = flaws.iter().filter_map(|flaw| refused_value(&flaw.fault)).collect();
    let unlisted = unlisted(&reader.terms, kind, uncovered.as_ref(), &refused);
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
    let small = small_counts(record.as_ref(), root);
    let is_refused = |span| refused.binary_search(&span).is_ok();
    let links = root.zip(kind).filter(|_| record.is_some());
    let broken = links.map_or_else(Broken::default, |(root, kind)| kind.broken(root, is_refused));
    let links = match (links, uncovered) {
        // Nothing of the file is covered, so that it names the same.
        (Some(_), Some(own)) if cover.is_empty() => own.but(is_refused),
        (Some((root, kind)), _) => kind.links(root, is_refused),
        (None, _) => Links::default(),
    };
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
    for fault in faults.iter_mut().filter(|fault| small.contains(&fault.span)) {
        if let FaultKind::WrongValue { written, .. } = &mut fault.kind {
            BLOCK.clone_into(written);
        }
    }
    source.hide(small.into_iter());
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
        twice: None,
        links,
        broken,
        cover,
    }
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
