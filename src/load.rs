//! From files to records: every file read once, side by side, answered in the order of their names.

use std::path::Path;

use rayon::prelude::*;

use crate::allow::{self, Allow};
use crate::disk::{self, Found};
use crate::fault::{Fault, Flaw, Syntax, Unreadable};
use crate::kinds::Kind;
use crate::records::Record;
use crate::text::{Source, Span};
use crate::tree::At;
use crate::yaml;

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
}

impl Loaded {
    /// Its id: its record's, or the one that it claims.
    pub fn id(&self) -> &str {
        let claimed = || self.claims.as_deref().unwrap_or_else(|| stem(&self.source.path));
        self.record.as_ref().map_or_else(claimed, |record| record.id())
    }

    /// Whether something of what it says may be lacking.
    pub fn is_torn(&self) -> bool {
        self.record.is_none() || self.faults.iter().any(Fault::tears)
    }
}

/// What `answer` makes of each item, worked out side by side and given in the order of the items.
pub fn side_by_side<T: Sync, R: Send>(items: &[T], answer: impl Fn(&T) -> Vec<R> + Send + Sync) -> Vec<R> {
    items.par_iter().flat_map_iter(answer).collect()
}

/// Reads every record under the folders.
pub fn all(root: &Path, folders: &[&Path]) -> Vec<Loaded> {
    let mut found: Vec<Found> = folders.iter().flat_map(|folder| disk::records(folder)).collect();
    // Folders may overlap; a file is read once, and the order never depends on the configuration's.
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found.dedup_by(|a, b| a.path == b.path);
    found.into_par_iter().with_min_len(32).map(|found| one(root, found)).collect()
}

fn one(root: &Path, found: Found) -> Loaded {
    let name = disk::name(root, &found.path);
    let bytes = match found.refused {
        Some(reason) => Err(reason),
        None => disk::read(&found.path),
    };
    match bytes {
        Ok(bytes) => file(name, bytes),
        Err(reason) => {
            let source = Source::unread(name);
            let fault = Fault::new(Span::default(), Flaw::Unreadable(reason));
            unreadable(source, vec![fault])
        }
    }
}

/// One file's bytes, under the name they go by.
pub fn file(name: String, bytes: Vec<u8>) -> Loaded {
    let (source, fault) = Source::of_bytes(name, bytes);
    if let Some((fault, span)) = fault {
        let flaw = Flaw::Unreadable(Unreadable::Encoding(fault));
        return unreadable(source, vec![Fault::new(span, flaw)]);
    }
    let yaml = yaml::read(&source.text, source.text.contains(allow::MARK));
    let allows = allow::read(&source, &yaml.comments);
    let mut faults = yaml.faults;
    let root = yaml.tree.root();
    let broken = faults.iter().any(|fault| matches!(fault.flaw, Flaw::Syntax(_)));
    let kind = root.and_then(|root| Kind::named(root.get("kind")?.scalar()?));
    let mut record = None;
    if let Some(root) = root.filter(|_| !broken) {
        match kind {
            Some(kind) => {
                faults.extend(kind.judge().faults(root));
                record = kind.read(root);
            }
            None => faults.push(unknown_kind(root)),
        }
    }
    let claims =
        root.filter(|_| record.is_none()).and_then(|root| Some(root.get("id")?.scalar()?.as_ref().into()));
    one_cause(&mut faults);
    faults.sort_by_key(|fault| fault.span);
    Loaded { source, kind, record, claims, faults, allows }
}

/// One cause, one fault: where something is refused, nothing is said of the shape of what is left.
fn one_cause(faults: &mut Vec<Fault>) {
    let mut refused: Vec<_> = faults
        .iter()
        .filter(|fault| matches!(fault.flaw, Flaw::Refused(_)))
        .map(|fault| fault.span)
        .collect();
    refused.sort();
    // They stand after each other, so that the last one that begins in time is the one that reaches furthest.
    let covers = |span: &Span| {
        let after = refused.partition_point(|refused| refused.start <= span.end);
        refused[..after].last().is_some_and(|refused| span.start <= refused.end)
    };
    faults.retain(|fault| {
        !matches!(fault.flaw, Flaw::WrongValue { .. } | Flaw::UnreadablePeriod { .. }) || !covers(&fault.span)
    });
}

fn unreadable(source: Source, faults: Vec<Fault>) -> Loaded {
    Loaded { source, kind: None, record: None, claims: None, faults, allows: Vec::new() }
}

fn unknown_kind(root: At<'_>) -> Fault {
    let value = root.get("kind");
    let written = value.and_then(At::scalar).map(ToString::to_string);
    let first = root.children().next().map_or(root.span(), At::span);
    let span = value.map_or(first, At::span);
    if root.is_empty() {
        return Fault::new(span, Flaw::Syntax(Syntax::Empty));
    }
    Fault::new(span, Flaw::UnknownKind { written })
}

/// A file's name without folder and ending.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
