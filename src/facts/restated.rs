//! What has changed since a publication that never may: the half-year in which a case was registered, and what the
//! ledger says.

use std::collections::HashMap;

use super::copies;
use super::figures::{Figures, published};
use super::years::Years;
use crate::base::halfyear::HalfYear;
use crate::model::records::case::Case;
use crate::model::workspace::{Filed, Workspace};

/// A case that is now registered in another half-year than before.
#[derive(Debug)]
pub(crate) struct Moved<'w> {
    pub case: Filed<'w, Case>,
    pub was: HalfYear,
    pub now: HalfYear,
}

/// The first case whose half-year of registration is another than it was. Cases are compared by id, wherever their
/// files are. One that is gone is not told of: it may have been weeded, and its numbers are printed.
pub(crate) fn moved<'w>(was: &Workspace, now: &'w Workspace) -> Option<Moved<'w>> {
    let before: HashMap<&str, HalfYear> = copies::cases(was)
        .filter_map(|case| Some((&*case.record.id, case.record.registered?.value)))
        .collect();
    copies::cases(now).find_map(|case| {
        let (was, now) = (*before.get(&*case.record.id)?, case.record.registered?.value);
        (was != now).then_some(Moved { case, was, now })
    })
}

/// The first years whose published numbers stood in the ledger and no longer do, or are others now. Of two that
/// overlapped one may have been withdrawn, as `published-twice` asks.
pub(crate) fn withdrawn(was: &Workspace, now: &Workspace) -> Option<Years> {
    let now: Vec<Figures> = published(now).map(|(_, figures)| figures).collect();
    let is_settled = |figures: &Figures| {
        let is_other = |own: &&Figures| own.years != figures.years && own.years.overlaps(figures.years);
        now.iter().any(|own| own == figures) || now.iter().any(|own| is_other(&own))
    };
    published(was)
        .map(|(_, figures)| figures)
        .find(|figures| !is_settled(figures))
        .map(|figures| figures.years)
}
