//! Finds cases whose half-year of registration has changed since the earlier version. A case is identified by its id,
//! wherever its file is.

use std::collections::{HashMap, HashSet};

use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::io::git::{FileChanges, Version};
use crate::model::load::{self, Loaded, Reader, Rewritten};
use crate::model::records::{Record, Spanned};
use crate::pii::privacy::Exposed;
use crate::syntax::text::{Source, Span};
use crate::syntax::unsearched::Unsearched;

/// The changed files in which the half-year of registration differs from every earlier version. For a merge each
/// parent is an earlier version, and restoring a previous value is not a change.
/// A half-year that had not begun was mistyped, and may be mended.
/// A case that was taken out in an earlier commit is asked for: it is the same one when it comes again.
pub(super) fn changed(
    reader: &Reader,
    today: Option<Day>,
    changes: &FileChanges,
    removed: &mut dyn FnMut(&HashSet<String>) -> Vec<Version>,
) -> Vec<(Loaded, Vec<u8>)> {
    if changes.after.is_empty() {
        return Vec::new();
    }
    let (before, beside) = (by_id(reader, &changes.before), by_id(reader, &changes.beside));
    let cases = changes.after.iter().filter_map(|version| {
        let loaded = load(reader, version);
        registered(&loaded).map(|now| (loaded, now, version))
    });
    let cases: Vec<(Loaded, Spanned<HalfYear>, &Version)> = cases.collect();
    let come = cases.iter().filter(|(loaded, ..)| !before.contains_key(&loaded.key()));
    let come: HashSet<String> = come.map(|(.., version)| load::stem(&version.path).to_owned()).collect();
    let removed = if come.is_empty() { Vec::new() } else { removed(&come) };
    let gone = by_id(reader, &removed);
    let mut found = Vec::new();
    for (mut loaded, now, version) in cases {
        let said = |by_id: &ById<'_>| -> Vec<HalfYear> {
            by_id.get(&loaded.key()).into_iter().flatten().map(|(half, _)| *half).collect()
        };
        let mut earlier = if before.contains_key(&loaded.key()) { said(&before) } else { said(&gone) };
        earlier.retain(|half| today.is_none_or(|today| half.has_come(today)));
        let Some(was) = earlier.first().copied() else { continue };
        if earlier.iter().chain(&said(&beside)).all(|half| *half != now.value) {
            loaded.rewritten = Some(Rewritten { now, was });
            found.push((alone(loaded), version.bytes.clone()));
        }
    }
    found
}

/// The half-year that a finding is about, where it is about one.
pub(super) fn told(loaded: &Loaded) -> Option<HalfYear> {
    loaded.rewritten.map(|it| it.now).or(loaded.late.map(|it| it.half)).map(|it| it.value)
}

/// Whether any of some contents says that the case of a file was registered in a half-year.
pub(super) fn says(reader: &Reader, of: &Loaded, half: HalfYear, contents: &[Vec<u8>]) -> bool {
    contents.iter().any(|bytes| {
        let other = load::file(reader, of.source.path.raw().clone(), bytes.clone());
        other.key() == of.key() && registered(&other).is_some_and(|said| said.value == half)
    })
}

/// A file of which only the half-year is told. The scan of the file itself reports whom it identifies; here that text only
/// has to be hidden.
pub(super) fn alone(mut loaded: Loaded) -> Loaded {
    loaded.exposed = Exposed::default();
    loaded.faults.clear();
    loaded
}

/// Half-years of cases and the paths of their files, by the id of the case as it stands there: two that are covered are two.
pub(super) type ById<'v> = HashMap<Unsearched, Vec<(HalfYear, &'v str)>>;

/// The half-years of the cases in some files.
pub(super) fn by_id<'v>(reader: &Reader, versions: &'v [Version]) -> ById<'v> {
    let mut by_id = ById::new();
    for version in versions {
        let loaded = load(reader, version);
        if let Some(said) = registered(&loaded) {
            by_id.entry(loaded.key()).or_default().push((said.value, &version.path));
        }
    }
    by_id
}

pub(super) fn load(reader: &Reader, version: &Version) -> Loaded {
    load::file(reader, version.path.clone(), version.bytes.clone())
}

/// The half-year in which the case in a file was registered. A file that cannot be read as a record is searched line
/// by line, so that breaking it in one commit and repairing it in the next does not hide a change.
pub(super) fn registered(loaded: &Loaded) -> Option<Spanned<HalfYear>> {
    match &loaded.record {
        Some(Record::Case(case)) => case.registered,
        Some(_) => None,
        None => in_a_line(&loaded.source),
    }
}

/// Finds `registered: 2018-H1`, with or without quotes and a comment.
fn in_a_line(source: &Source) -> Option<Spanned<HalfYear>> {
    let text = source.text.raw().as_str();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(rest) = line.strip_prefix("registered:") {
            let plain = rest.split(" #").next().unwrap_or(rest);
            let value = plain.trim().trim_matches(['"', '\'']);
            let at = start + line.len() - rest.len() + rest.find(value)?;
            let span = Span::new(at, at + value.len());
            return HalfYear::read(value).map(|value| Spanned { value, span });
        }
        start += line.len();
    }
    None
}
