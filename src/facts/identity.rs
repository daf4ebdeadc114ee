//! What makes a finding the same one in another version of its file: what it stands under, and not the line or the column
//! where it stands. Everything here is as it is told: what identifies people is covered, and no hash is made of it.

use std::collections::HashMap;

use crate::base::digest::sha256;
use crate::model::load::Loaded;
use crate::model::workspace::Workspace;
use crate::syntax::finding::{FileId, Finding};
use crate::syntax::text::visible;
use crate::syntax::tree::{At, What};

/// How many characters of a line tell it from others.
const LINE: usize = 160;

/// What a finding is known by among those of another version.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Identity {
    /// The file, from the workspace.
    pub path: String,
    /// The rule, the class, and what it stands under: keys and ids in a record, the line elsewhere.
    pub what: String,
}

/// The identities of findings, in their order. Several findings can have the same.
pub(crate) fn identities(workspace: &Workspace, findings: &[Finding]) -> Vec<Identity> {
    let mut of_file: HashMap<FileId, Vec<usize>> = HashMap::new();
    for (at, finding) in findings.iter().enumerate() {
        of_file.entry(finding.place.file).or_default().push(at);
    }
    let mut known: Vec<Identity> = findings
        .iter()
        .map(|finding| Identity {
            path: workspace.source(finding.place.file).label.clone(),
            what: format!("{}\n{}", finding.rule, finding.class.unwrap_or_default()),
        })
        .collect();
    for (file, mut own) in of_file {
        let loaded = workspace.file(file);
        own.sort_by_key(|at| findings[*at].place.span.start);
        let starts: Vec<u32> = own.iter().map(|at| findings[*at].place.span.start).collect();
        let ways = ways(loaded, &starts);
        for ((at, start), way) in own.into_iter().zip(starts).zip(ways) {
            let said = match (&findings[at].about, way) {
                (Some(about), _) => about.to_string(),
                (None, Some(Way { keys, is_whole: true })) => keys,
                (None, way) => {
                    let keys = way.map(|way| way.keys).unwrap_or_default();
                    let line = loaded.source.shown_line(start, LINE);
                    format!(
                        "{keys}\n{}",
                        line.map(|(line, _)| visible(&line).into_owned()).unwrap_or_default()
                    )
                }
            };
            known[at].what.push('\n');
            known[at].what.push_str(&said);
        }
    }
    known
}

/// The fingerprints of findings in a folder of a repository: those of the same identity are told apart by their order.
pub(crate) fn fingerprints(identities: &[Identity], under: &str) -> Vec<String> {
    let mut seen: HashMap<&Identity, usize> = HashMap::new();
    let mut each = Vec::with_capacity(identities.len());
    for identity in identities {
        let count = seen.entry(identity).or_default();
        let Identity { path, what } = identity;
        each.push(sha256(format!("{under}{path}\n{what}\n{count}").as_bytes()));
        *count += 1;
    }
    // Of letters alone: no row of digits is taken for somebody's number.
    for hash in &mut each {
        hash.truncate(32);
        *hash = hash.chars().filter_map(|digit| char::from_digit(digit.to_digit(16)? + 10, 26)).collect();
    }
    each
}

/// The keys and ids that a place stands under.
#[derive(Clone, Debug, Default)]
struct Way {
    keys: String,
    /// Whether they tell it from all other places: no item on the way is without an id.
    is_whole: bool,
}

/// The ways to places in a file, which are in order; nothing where the file is no record.
fn ways(loaded: &Loaded, starts: &[u32]) -> Vec<Option<Way>> {
    if loaded.record.is_none() {
        return vec![None; starts.len()];
    }
    let yaml = loaded.yaml();
    let mut walk = Walk { starts, ways: Vec::new(), way: Way { keys: String::new(), is_whole: true } };
    if let Some(root) = yaml.tree.root() {
        walk.visit(root, u32::MAX);
    }
    walk.take(u32::MAX);
    let mut ways: Vec<Option<Way>> = walk.ways.into_iter().map(Some).collect();
    ways.resize(starts.len(), None);
    ways
}

/// One walk through a tree, on which every place is met in order.
struct Walk<'s> {
    starts: &'s [u32],
    ways: Vec<Way>,
    way: Way,
}

impl Walk<'_> {
    /// Whether the next place is before a byte.
    fn is_next_before(&self, byte: u32) -> bool {
        self.starts.get(self.ways.len()).is_some_and(|start| *start < byte)
    }

    /// The places before a byte are here.
    fn take(&mut self, byte: u32) {
        while self.is_next_before(byte) {
            self.ways.push(self.way.clone());
        }
    }

    /// Goes through a node, of which the next one begins at `end`.
    fn visit(&mut self, at: At<'_>, end: u32) {
        if !self.is_next_before(end) {
            return;
        }
        match at.what() {
            What::Map => {
                let mut entries = at.entries().peekable();
                while let Some((key, value)) = entries.next() {
                    let next = entries.peek().map_or(end, |(key, _)| key.span().start);
                    self.take(key.span().start);
                    let name = key.scalar().map(|name| visible(name).into_owned()).unwrap_or_default();
                    self.under(&format!(".{name}"), true, |walk| {
                        walk.take(value.span().start);
                        walk.visit(value, next);
                        walk.take(next);
                    });
                }
            }
            What::List => {
                let mut items = at.items().peekable();
                while let Some(item) = items.next() {
                    let next = items.peek().map_or(end, |item| item.span().start);
                    self.take(item.span().start);
                    let id = item.get("id").and_then(At::scalar).or_else(|| item.scalar());
                    let name = id.map(|id| visible(id).into_owned());
                    self.under(&format!("[{}]", name.as_deref().unwrap_or_default()), id.is_some(), |walk| {
                        walk.visit(item, next);
                        walk.take(next);
                    });
                }
            }
            What::Scalar { .. } => {}
        }
        self.take(end);
    }

    fn under(&mut self, name: &str, is_known: bool, go: impl FnOnce(&mut Self)) {
        let (length, was_whole) = (self.way.keys.len(), self.way.is_whole);
        self.way.keys.push_str(name);
        self.way.is_whole &= is_known;
        go(self);
        self.way.keys.truncate(length);
        self.way.is_whole = was_whole;
    }
}
