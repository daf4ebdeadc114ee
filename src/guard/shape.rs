//! What among the records is not where it can be judged: a record under another name, or of a kind that the folder is
//! not for.

use std::path::Path;

use super::table;

use crate::io::disk;
use crate::model::kinds::{KINDS, Kind};
use crate::model::load::{self, Loaded};
use crate::pii::detector::Exposure;
use crate::rules;
use crate::syntax::fault::{Choice, Fault, FaultKind, Unreadable, ValueFault};
use crate::syntax::finding::Finding;
use crate::syntax::text::Span;

/// The rules about the form of a record and not about what it tells: what breaks only these has told nothing, and a
/// later commit mends it. A word that somebody has chosen may tell of somebody, also when no class of the scanner knows it:
/// an id, an area, a value. So those rules are not among these.
const FORM: [&str; 12] = [
    "misplaced-case", "progress-in-future", "registered-changed", "registered-late", "missing-field",
    "closed-without-outcome", "case-out-of-order", "contradictory-measures", "expires-too-late",
    "times-out-of-order", "unsound-publication", "published-twice",
];

/// The kinds of record whose names of files are no place for words.
const NAMELESS: [&str; 2] = ["case", "incident"];

/// Whether a finding about a file is about its form only.
pub(crate) fn is_form(finding: &Finding, loaded: &Loaded) -> bool {
    let is_nameless = || loaded.kind.is_some_and(|kind| NAMELESS.contains(&kind.name));
    let is_wordless = || rules::is_random(load::stem(loaded.source.path.raw()));
    match finding.rule {
        "file-name" => !is_nameless() || is_wordless(),
        rule => FORM.contains(&rule),
    }
}

/// Whether a file is a record whose schema protects somebody: the closed lists are what keeps people out of it.
pub(super) fn is_of_people(loaded: &Loaded) -> bool {
    loaded.kind.is_some_and(|kind| matches!(kind.exposure, Exposure::Case | Exposure::Meeting))
}

/// Whether a file is judged alone: it is about people, or tells what has been published of them.
pub(super) fn is_judged_alone(loaded: &Loaded) -> bool {
    is_of_people(loaded) || loaded.is_published()
}

/// What is wrong with where a file is. Its path is told from the folder of the records.
pub(super) fn misplaced(inside: &str, loaded: &Loaded, is_record: bool) -> Option<Fault> {
    if is_record { other_kind(inside, loaded) } else { hidden_record(inside, loaded) }
}

/// A record of another kind among cases, incidents or meetings, where only the schemas of those are closed.
fn other_kind(inside: &str, loaded: &Loaded) -> Option<Fault> {
    let folder = inside.split_once('/')?.0;
    let is_of = |kind: &&Kind| kind.folder.strip_prefix("records/") == Some(folder);
    let choice = |kind: &Kind| Choice { name: kind.name.to_owned(), said: kind.word.sv.to_string() };
    let wanted: Vec<Choice> = KINDS.iter().filter(is_of).map(choice).collect();
    let kind = loaded.kind.filter(|kind| !wanted.iter().any(|own| own.name == kind.name))?;
    if is_of_people(loaded) || !["cases", "incidents", "meetings"].contains(&folder) {
        return None;
    }
    let span = loaded.yaml().tree.root().and_then(|root| Some(root.get("kind")?.span())).unwrap_or_default();
    let wrong = ValueFault::NotOneOf(wanted.into());
    let (key, written) = (Some("kind".to_owned()), kind.name.to_owned());
    Some(Fault::new(span, FaultKind::WrongValue { key, is_item: false, written, wrong, hidden: None }))
}

/// A file that is not read as a record, and is one by its name or by what it says.
fn hidden_record(inside: &str, loaded: &Loaded) -> Option<Fault> {
    let name = inside.rsplit('/').next().unwrap_or(inside);
    let is_about = name.starts_with("readme") || [".gitkeep", ".gitignore", ".gitattributes"].contains(&name);
    // Where the cases are nothing else has its place: it would be judged by no closed schema.
    let is_among = ["cases/", "incidents/"].iter().any(|folder| inside.starts_with(folder));
    let is_free = name.starts_with("readme") || name.starts_with('.');
    let is_hidden = disk::is_stray(Path::new(inside)) || tells_kind(loaded.source.text.raw());
    ((is_hidden && !is_about) || (is_among && !is_free))
        .then(|| Fault::new(Span::default(), FaultKind::Unreadable(Unreadable::Stray)))
}

/// Whether a text has the key of every record: `kind:` or `kind =` first in a line, `"kind":` anywhere, or a column.
pub(super) fn tells_kind(text: &str) -> bool {
    let is_key = |rest: &str| rest.trim_start_matches(['"', '\'']).trim_start().starts_with([':', '=']);
    let first = |line: &str| {
        let words = line.trim_start_matches(|char: char| char.is_whitespace() || "-{\"'".contains(char));
        words.strip_prefix("kind").is_some_and(is_key)
    };
    let quoted = |mark: &str| text.split(mark).skip(1).any(|rest| rest.trim_start().starts_with(':'));
    text.lines().any(first) || quoted("\"kind\"") || table::has_head(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_known_however_it_is_written() {
        for text in [
            "kind: case\n", "# x\n  - kind : case\n", "{\"id\": 1, \"kind\": \"case\"}", "kind = \"case\"\n",
            "id,kind,note\na,case,b\n", "sep=;\nid;kind\n", "'kind': case\n", "{kind: case}",
        ] {
            assert!(tells_kind(text), "{text}");
        }
        for text in ["A kind word: yes\n", "kind\n", "| Mapp | `kind` |\n", "kindly: no\n", ""] {
            assert!(!tells_kind(text), "{text}");
        }
    }
}
