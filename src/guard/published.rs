//! What is published of the cases already, and which cases have come since: no case may come into such a time, and what
//! was printed is never changed.

use super::registered::{self, ById};
use crate::base::day::Day;
use crate::facts::counted::Counted;
use crate::facts::figures::Figures;
use crate::facts::printed::can_be_printed;
use crate::facts::years::Years;
use crate::io::git::{FileChanges, GitError, Version};
use crate::model::load::{self, Late, Loaded, Reader, Unkept};
use crate::model::records::Record;

/// A publication that git has, or is about to have.
#[derive(Debug)]
pub(crate) struct Publication {
    /// The path of its ledger when it came.
    pub(crate) path: String,
    pub(crate) figures: Figures,
    pub(crate) counted: Counted,
}

/// What is published already. It is asked for once, and only where something depends on it: all of the history is read.
pub(crate) struct Known<'k> {
    pub(crate) held: &'k mut Option<Vec<Publication>>,
    pub(crate) ask: &'k mut dyn FnMut() -> Vec<Publication>,
}

impl Known<'_> {
    fn all(&mut self) -> &mut [Publication] {
        self.held.get_or_insert_with(&mut *self.ask)
    }
}

/// The figures of a publication, if a file is one.
pub(crate) fn ledger(reader: &Reader, path: &str, bytes: &[u8]) -> Option<Figures> {
    let holds = bytes.windows(8).any(|part| part == b"audience");
    match load::file(reader, path.to_owned(), bytes.to_vec()).record.filter(|_| holds)? {
        Record::Report(report) => Figures::of(&report),
        _ => None,
    }
}

/// Whether a new case can be of a time that is published: such a time is over.
fn may_be_published(loaded: &Loaded, today: Option<Day>) -> bool {
    let year = registered::registered(loaded).map(|half| half.value.year);
    year.is_some_and(|year| today.is_none_or(|today| year < today.year()))
}

/// Whether any of the publications of the same workspace is of the time of a case, and did not count it.
fn is_late(
    loaded: &Loaded,
    known: &mut Known<'_>,
    reader: &Reader,
    is_same: &dyn Fn(&str, &str) -> bool,
) -> bool {
    let Some(half) = registered::registered(loaded) else { return false };
    let path = loaded.source.path.raw();
    known.all().iter_mut().any(|publication| {
        is_same(&publication.path, path)
            && publication.counted.lacks(half.value, &loaded.own_id(), reader).unwrap_or(false)
    })
}

/// The new cases in a time that is published already, with the bytes of their files. A ledger that was there before the
/// change has not counted what comes with it.
pub(super) fn late(
    reader: &Reader,
    today: Option<Day>,
    changes: &FileChanges,
    known: &mut Known<'_>,
    is_same: &dyn Fn(&str, &str) -> bool,
) -> Vec<(Loaded, Vec<u8>)> {
    let years = |version: &Version| Some(ledger(reader, &version.path, &version.bytes)?.years);
    let ledgers: Vec<(&str, Years)> =
        changes.before.iter().filter_map(|version| Some((version.path.as_str(), years(version)?))).collect();
    let before =
        if changes.after.is_empty() { ById::new() } else { registered::by_id(reader, &changes.before) };
    let mut found = Vec::new();
    for version in &changes.after {
        let mut loaded = registered::load(reader, version);
        // What another workspace has counted comes here as new.
        let mut was = before.get(&loaded.key()).into_iter().flatten();
        let was_here = was.any(|(_, path)| is_same(path, &version.path));
        let Some(now) = registered::registered(&loaded).filter(|_| !was_here) else { continue };
        let is_in = |(path, years): &(&str, Years)| {
            is_same(path, &version.path) && years.half_years().any(|half| half == now.value)
        };
        if ledgers.iter().any(is_in)
            || (may_be_published(&loaded, today) && is_late(&loaded, known, reader, is_same))
        {
            loaded.late = Some(Late { half: now, is_committed: changes.commit.is_some() });
            found.push((registered::alone(loaded), version.bytes.clone()));
        }
    }
    found
}

/// The late case in a file that was there when a publication came. What cannot be asked of git is an error.
pub(crate) fn late_beside(
    reader: &Reader,
    version: &Version,
    publication: &mut Publication,
    is_committed: bool,
) -> Result<Option<Loaded>, GitError> {
    let mut loaded = registered::load(reader, version);
    let Some(half) = registered::registered(&loaded) else { return Ok(None) };
    if !publication.counted.lacks(half.value, &loaded.own_id(), reader)? {
        return Ok(None);
    }
    loaded.late = Some(Late { half, is_committed });
    Ok(Some(registered::alone(loaded)))
}

/// A ledger of which the time overlaps that of another that lies beside it.
pub(crate) fn overlapping(reader: &Reader, version: &Version, other: &Figures) -> Loaded {
    let loaded = registered::load(reader, version);
    registered::alone(Loaded { twice: other.years.period(), ..loaded })
}

/// A ledger that is no longer what was printed, or not all of it.
pub(crate) fn no_longer(reader: &Reader, version: &Version, how: Unkept) -> Loaded {
    let loaded = registered::load(reader, version);
    registered::alone(Loaded { unkept: Some(how), ..loaded })
}

/// The publications that a change makes into something else than what was printed, or takes out.
pub(super) fn unkept(
    reader: &Reader,
    today: Option<Day>,
    changes: &FileChanges,
    known: &mut Known<'_>,
    is_same: &dyn Fn(&str, &str) -> bool,
) -> Vec<(Loaded, Vec<u8>)> {
    let of = |versions: &[Version]| -> Vec<(usize, Figures)> {
        let each = versions.iter().enumerate();
        each.filter_map(|(at, own)| Some((at, ledger(reader, &own.path, &own.bytes)?))).collect()
    };
    let (mut before, after) = (of(&changes.before), of(&changes.after));
    before.retain(|(_, figures)| today.is_none_or(|day| can_be_printed(figures, day)));
    let mut found = Vec::new();
    let mut tell = |version: &Version, how: Unkept| {
        found.push((no_longer(reader, version, how), version.bytes.clone()));
    };
    for (at, figures) in &after {
        let version = &changes.after[*at];
        // Of several about the same years the first one was printed.
        let mut all = known.all().iter();
        let is_of_it =
            |own: &&Publication| own.figures.years == figures.years && is_same(&own.path, &version.path);
        let stood = |(at, _): &&(usize, Figures)| changes.before[*at].path == version.path;
        let is_changed = all.find(is_of_it).map_or_else(
            || before.iter().filter(stood).any(|(_, other)| other != figures),
            |printed| printed.figures != *figures,
        );
        if is_changed {
            tell(version, Unkept::Changed);
        }
    }
    for (at, figures) in &before {
        let version = &changes.before[*at];
        let is_left = changes.after.iter().any(|own| own.path == version.path)
            || after.iter().any(|(_, own)| own == figures);
        // Of two that overlap one is withdrawn.
        let is_double = |own: &Publication| {
            own.figures.years != figures.years
                && own.figures.years.overlaps(figures.years)
                && is_same(&own.path, &version.path)
        };
        if !is_left && !known.all().iter().any(is_double) {
            tell(version, Unkept::Gone);
        }
    }
    found
}
