//! Cases whose half-year of registration is not what it was in the version before. A case is known by its id, wherever its
//! file lies.

use std::collections::HashMap;

use crate::base::halfyear::HalfYear;
use crate::io::git::{FileChanges, Version};
use crate::model::load::{self, Loaded, Reader, Rewritten};
use crate::model::records::{Record, Said};
use crate::pii::privacy::Exposed;
use crate::syntax::text::{Source, Span};

/// The files of a turn in which a case says otherwise than it did. In a merge it has said all that any parent says, and
/// to bring back what stood before is no change.
pub(super) fn changed(reader: &Reader, changes: &FileChanges) -> Vec<Loaded> {
    let (before, beside) = (by_id(reader, &changes.before), by_id(reader, &changes.beside));
    let mut changed = Vec::new();
    for version in changes.after.iter().filter(|_| !before.is_empty()) {
        let mut loaded = load(reader, version);
        let Some(now) = registered(&loaded) else { continue };
        let said =
            |by_id: &HashMap<String, Vec<HalfYear>>| by_id.get(loaded.id()).cloned().unwrap_or_default();
        let earlier = said(&before);
        let Some(was) = earlier.first().copied() else { continue };
        if earlier.iter().chain(&said(&beside)).all(|half| *half != now.value) {
            loaded.rewritten = Some(Rewritten { now, was });
            // Whom it points out is told where the file itself is looked at; here it is only not to be shown.
            loaded.exposed = Exposed { secrets: loaded.exposed.secrets, ..Exposed::default() };
            loaded.faults.clear();
            changed.push(loaded);
        }
    }
    changed
}

/// What the cases among some files say, each by its id.
fn by_id(reader: &Reader, versions: &[Version]) -> HashMap<String, Vec<HalfYear>> {
    let mut by_id: HashMap<String, Vec<HalfYear>> = HashMap::new();
    for version in versions {
        let loaded = load(reader, version);
        if let Some(said) = registered(&loaded) {
            by_id.entry(loaded.id().to_owned()).or_default().push(said.value);
        }
    }
    by_id
}

fn load(reader: &Reader, version: &Version) -> Loaded {
    load::file(reader, version.path.clone(), version.bytes.clone())
}

/// When the case in a file was registered. A file that cannot be read as a record is read line by line: what is broken in
/// one commit and mended in the next has not become another case.
fn registered(loaded: &Loaded) -> Option<Said<HalfYear>> {
    match &loaded.record {
        Some(Record::Case(case)) => case.registered,
        Some(_) => None,
        None => in_a_line(&loaded.source),
    }
}

/// `registered: 2018-H1`, with or without quotes and a comment.
fn in_a_line(source: &Source) -> Option<Said<HalfYear>> {
    let text = source.text.as_str();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(rest) = line.strip_prefix("registered:") {
            let plain = rest.split(" #").next().unwrap_or(rest);
            let value = plain.trim().trim_matches(['"', '\'']);
            let at = start + line.len() - rest.len() + rest.find(value)?;
            let span = Span::new(at, at + value.len());
            return HalfYear::read(value).map(|value| Said { value, span });
        }
        start += line.len();
    }
    None
}
