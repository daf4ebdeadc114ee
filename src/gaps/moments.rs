//! The gaps that came and went between two moments. A gap that goes on in the next plan is the same gap.

use std::collections::{HashMap, HashSet};

use super::compared::known_as;
use super::find::Found;
use super::gap::Gap;
use super::words::Subject;
use crate::facts::lineage::{before, followed};
use crate::model::records::plan::Plan;
use crate::model::workspace::Workspace;
use crate::syntax::unsearched::Unsearched;

/// A gap, with its plan.
pub(crate) type Of<'f> = (&'f Plan, &'f Gap);

/// What identifies a gap: its kind, its plan, and what has it.
type Key<'f> = (&'static str, Unsearched<&'f str>, Unsearched<&'f str>);

/// The gaps of `now` that `was` did not have, and those of `was` that are gone.
pub(crate) fn between<'f>(
    workspaces: (&'f Workspace, &'f Workspace),
    was: &'f [Found<'f>],
    now: &'f [Found<'f>],
) -> (Vec<Of<'f>>, Vec<Of<'f>>) {
    let lost: HashMap<Key<'_>, Of<'_>> = each(was).map(|own| (key(own), own)).collect();
    let (kept, rest): (Vec<Of<'_>>, Vec<Of<'_>>) = each(now).partition(|own| lost.contains_key(&key(*own)));
    let mut left: HashSet<Key<'_>> = kept.iter().map(|own| key(*own)).collect();
    let mut come = Vec::new();
    for own in rest {
        // Only the plans before it can have had the same gap, each under its own id.
        let same = earlier(workspaces, own).into_iter().find(|earlier| lost.contains_key(earlier));
        match same {
            Some(earlier) => _ = left.insert(earlier),
            None => come.push(own),
        }
    }
    let gone = each(was).filter(|own| !left.contains(&key(*own))).collect();
    (come, gone)
}

fn each<'f>(found: &'f [Found<'_>]) -> impl Iterator<Item = Of<'f>> {
    found.iter().flat_map(|found| found.gaps.iter().map(move |gap| (found.plan, gap)))
}

fn key((plan, gap): Of<'_>) -> Key<'_> {
    (gap.kind.name(), plan.id.stands(), known_as(gap))
}

/// The same gap in the plans before.
fn earlier<'f>((old, new): (&'f Workspace, &'f Workspace), (plan, gap): Of<'f>) -> Vec<Key<'f>> {
    let kind = gap.kind.name();
    let of_plan = |was: &'f Plan| -> Vec<Key<'f>> {
        let activity = match gap.kind.subject() {
            Subject::Activity | Subject::Excused => plan.activities.find(&gap.subject),
            _ => None,
        };
        let Some(activity) = activity else { return vec![(kind, was.id.stands(), known_as(gap))] };
        let from = followed(new, activity, plan, was);
        from.into_iter().map(|own| (kind, was.id.stands(), own.id.stands())).collect()
    };
    let mut chain: Vec<&Plan> = before(new, plan).into_iter().map(|own| own.record).collect();
    // The plan before may have been in the files at the earlier moment only.
    let last = chain.last().copied().unwrap_or(plan);
    if let Some(gone) = last.previous.as_ref().and_then(|id| old.plan(id).found())
        && !chain.iter().any(|own| own.id.stands() == gone.record.id.stands())
    {
        chain.push(gone.record);
    }
    chain.into_iter().flat_map(of_plan).collect()
}
