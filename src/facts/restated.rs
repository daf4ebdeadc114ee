//! What has changed since a publication that never may: the half-year in which a case was registered, and what the
//! ledger says.

use std::collections::HashMap;

use super::copies;
use super::figures::Figures;
use super::years::Years;
use crate::base::day::Day;
use crate::base::halfyear::HalfYear;
use crate::model::load::{Loaded, Unkept};
use crate::model::records::Record;
use crate::model::records::case::Case;
use crate::model::workspace::{Filed, Workspace};
use crate::syntax::unsearched::Unsearched;

/// A case that is now registered in another half-year than before.
#[derive(Debug)]
pub(crate) struct Moved<'w> {
    pub case: Filed<'w, Case>,
    pub was: HalfYear,
    pub now: HalfYear,
}

impl Moved<'_> {
    /// Whether it was counted in some years, or would have been.
    pub(crate) fn is_counted_in(&self, years: Years) -> bool {
        years.half_years().any(|half| half == self.was)
    }

    /// Whether the half-year that it was in had not begun on a day. Nobody can have registered it then, so that it was
    /// mistyped.
    pub(crate) fn is_mistyped(&self, day: Day) -> bool {
        !self.was.has_come(day)
    }

    /// Whether it now stands among the cases of some years.
    pub(crate) fn is_now_in(&self, years: Years) -> bool {
        years.half_years().any(|half| half == self.now)
    }
}

/// The half-years in which cases were registered at some time, by id. A case may have been in several files.
#[derive(Debug, Default)]
pub(crate) struct Registered(HashMap<Unsearched, Vec<HalfYear>>);

impl Registered {
    pub(crate) fn of<'l>(files: impl Iterator<Item = &'l Loaded>) -> Self {
        let mut by_id: HashMap<Unsearched, Vec<HalfYear>> = HashMap::new();
        for loaded in files {
            let Some(Record::Case(case)) = &loaded.record else { continue };
            if let Some(half) = case.registered {
                by_id.entry(loaded.key()).or_default().push(half.value);
            }
        }
        Self(by_id)
    }

    /// The ids of the cases that were registered in a half-year.
    pub(crate) fn in_half_year(&self, half: HalfYear) -> impl Iterator<Item = &Unsearched> {
        let own = self.0.iter().filter(move |(_, halves)| halves.contains(&half));
        own.map(|(id, _)| id)
    }

    /// The ids of the cases.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &Unsearched> {
        self.0.keys()
    }

    /// The cases whose half-year of registration is another now. Cases are compared by id, wherever their files are.
    /// One that is gone is not told of: it may have been weeded, and its numbers are printed.
    pub(crate) fn moved<'w>(&self, now: &'w Workspace) -> impl Iterator<Item = Moved<'w>> {
        copies::cases(now).filter_map(|case| {
            let before = self.0.get(&now.file(case.file).key())?;
            let now = case.record.registered?.value;
            let was = *before.first()?;
            before.iter().all(|half| *half != now).then_some(Moved { case, was, now })
        })
    }
}

/// How a publication stands to those of the same years that have come into its file, the first one first. The first one
/// was printed.
pub(crate) fn parted(now: &Figures, had: &[Figures]) -> Option<Unkept> {
    let mut same = had.iter().filter(|own| own.years == now.years);
    match same.next() {
        Some(first) if first != now => Some(Unkept::Changed),
        _ => same.any(|own| !own.reads_as(now)).then_some(Unkept::Divided),
    }
}

/// The first of the publications that git has had, by its number, which the ledger no longer has or has with other
/// numbers. Of several about the same years the first one was printed. Of two that overlap one may have been withdrawn,
/// as `published-twice` asks.
pub(crate) fn unkept(brought: &[&Figures], ledger: &[Figures]) -> Option<usize> {
    let is_first = |at: usize, years: Years| brought[..at].iter().all(|earlier| earlier.years != years);
    let is_kept = |figures: &Figures| {
        let is_other = |own: &Figures| own.years != figures.years && own.years.overlaps(figures.years);
        ledger.contains(figures) || ledger.iter().any(is_other)
    };
    let mut printed = brought.iter().enumerate().filter(|(at, figures)| is_first(*at, figures.years));
    printed.find(|(_, figures)| !is_kept(figures)).map(|(at, _)| at)
}
