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
    /// The id that it claims: its own, or its name. A file that cannot be read still owns its id.
    pub id: String,
    /// What it says; nothing when it could not be read.
    pub record: Option<Record>,
    /// What is wrong with it by itself.
    pub faults: Vec<Fault>,
    /// Its suppressions.
    pub allows: Vec<Allow>,
}

impl Loaded {
    /// Whether something of what it says may be lacking.
    pub fn is_torn(&self) -> bool {
        self.record.is_none() || self.faults.iter().any(Fault::tears)
    }
}

/// Reads every record under the folders.
pub fn all(root: &Path, folders: &[&Path]) -> Vec<Loaded> {
    let mut found: Vec<Found> = folders.iter().flat_map(|folder| disk::records(root, folder)).collect();
    // Folders may overlap; a file is read once, and the order never depends on the configuration's.
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found.dedup_by(|a, b| a.name == b.name);
    found.into_par_iter().with_min_len(32).map(one).collect()
}

fn one(found: Found) -> Loaded {
    let bytes = match found.refused {
        Some(reason) => Err(reason),
        None => disk::read(&found.path),
    };
    match bytes {
        Ok(bytes) => file(found.name, bytes),
        Err(reason) => {
            let source = Source { path: found.name, text: String::new(), mark: 0 };
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
    let allows = yaml.comments.iter().filter_map(|comment| allow::read(&source, *comment)).collect();
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
    let id = root
        .and_then(|root| root.get("id")?.scalar())
        .map_or_else(|| stem(&source.path).to_owned(), ToString::to_string);
    faults.sort_by_key(|fault| fault.span);
    Loaded { source, kind, id, record, faults, allows }
}

fn unreadable(source: Source, faults: Vec<Fault>) -> Loaded {
    let id = stem(&source.path).to_owned();
    Loaded { source, kind: None, id, record: None, faults, allows: Vec::new() }
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
