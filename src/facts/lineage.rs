//! Which plan comes before which, and which activities of an earlier plan a later one continues. Every comparison of
//! two plans pairs their activities by this.

use std::collections::{HashMap, HashSet};
use std::ptr;

use super::editions::{Editions, is_adopted};
use super::state::Survey;
use crate::base::day::Day;
use crate::model::records::plan::{Activity, Plan};
use crate::model::workspace::{Filed, Link, Workspace};
use crate::syntax::unsearched::Unsearched;

/// The activities of the plan `was` that one of `plan` continues: those in `carried_from`, otherwise the one with the
/// same id. Several of them were merged into one; one that several name was split.
pub(crate) fn origins<'p>(activity: &'p Activity, plan: &Plan, was: &Plan) -> Vec<Unsearched<&'p str>> {
    let from = named(activity, was);
    if from.is_empty() || plan.id.stands() == was.id.stands() { vec![activity.id.stands()] } else { from }
}

/// The activities of a plan that one of another plan names in `carried_from`.
fn named<'p>(activity: &'p Activity, was: &Plan) -> Vec<Unsearched<&'p str>> {
    let from = activity.carried_from.iter().filter_map(|from| from.stands().parted());
    from.filter(|(of, _)| *of == was.id.stands()).map(|(_, id)| id).collect()
}

/// Each activity of `was` with each of `now` that continues it, in the order of `was`. Which of the plans is the later
/// does not matter.
pub(crate) fn pairs<'w>(
    workspace: &'w Workspace,
    was: &'w Plan,
    now: &'w Plan,
) -> Vec<(&'w Activity, &'w Activity)> {
    let is_back = continues(was, now) || !continues(now, was) && is_before(now, was);
    let (earlier, later) = if is_back { (now, was) } else { (was, now) };
    let mut by_origin: HashMap<Unsearched<&str>, Vec<&Activity>> = HashMap::new();
    for own in &later.activities {
        for origin in followed(workspace, own, later, earlier) {
            by_origin.entry(origin.id.stands()).or_default().push(own);
        }
    }
    let of = |own: &'w Activity| {
        by_origin.get(&own.id.stands()).into_iter().flatten().map(move |other| (own, *other))
    };
    let found: Vec<(&Activity, &Activity)> = earlier.activities.iter().flat_map(of).collect();
    if !is_back {
        return found;
    }
    let mut turned: Vec<(&Activity, &Activity)> =
        found.into_iter().map(|(one, other)| (other, one)).collect();
    // The activities of a plan lie after each other.
    turned.sort_by_key(|(own, _)| ptr::from_ref(*own));
    turned
}

/// Whether any activity of `later` says that it continues one of `earlier`.
pub(crate) fn continues(later: &Plan, earlier: &Plan) -> bool {
    later.activities.iter().any(|own| !named(own, earlier).is_empty())
}

/// The activities of an earlier plan that an activity continues, through the plans between.
pub(crate) fn followed<'w>(
    workspace: &'w Workspace,
    activity: &'w Activity,
    plan: &'w Plan,
    was: &'w Plan,
) -> Vec<&'w Activity> {
    let chain = before(workspace, plan);
    let between = chain.iter().position(|own| own.record.id.stands() == was.id.stands()).unwrap_or(0);
    let mut found = vec![(activity, plan)];
    // What names the earlier plan itself says more than the way through the plans between.
    if named(activity, was).is_empty() {
        for mid in &chain[..between] {
            let step = |(own, of): (&'w Activity, &'w Plan)| {
                let ids = origins(own, of, mid.record);
                ids.into_iter().filter_map(|id| Some((mid.record.activities.find(&id)?, mid.record)))
            };
            found = found.into_iter().flat_map(step).collect();
        }
    }
    let last = |(own, of): (&'w Activity, &'w Plan)| {
        origins(own, of, was).into_iter().filter_map(|id| was.activities.find(&id))
    };
    let mut seen: HashSet<*const Activity> = HashSet::new();
    found.into_iter().flat_map(last).filter(|own| seen.insert(ptr::from_ref(*own))).collect()
}

/// The plans before a plan, the nearest first, as far as they are in the files. A circle is followed once.
pub(crate) fn before<'w>(workspace: &'w Workspace, plan: &'w Plan) -> Vec<Filed<'w, Plan>> {
    let mut chain: Vec<Filed<'w, Plan>> = Vec::new();
    let mut seen = HashSet::from([plan.id.stands()]);
    let mut last = plan;
    while let Some(previous) = last.previous.as_ref().and_then(|id| workspace.plan(id).found()) {
        if !seen.insert(previous.record.id.stands()) {
            break;
        }
        last = previous.record;
        chain.push(previous);
    }
    chain
}

/// The plans that say that they are a part of a plan, in the order of file names.
pub(crate) fn sub_plans<'w>(
    workspace: &'w Workspace,
    plan: &'w Plan,
) -> impl Iterator<Item = Filed<'w, Plan>> {
    let parts = workspace.linked::<Plan>(Link::Whole, plan.id.stands());
    parts.filter(|own| own.record.id.stands() != plan.id.stands())
}

/// What the sub-plans of a plan that are counted on a day do, plan by plan.
pub(crate) fn below<'w>(workspace: &'w Workspace, plan: &'w Plan, day: Day) -> Vec<Survey<'w>> {
    let mut parts = sub_plans(workspace, plan).peekable();
    if parts.peek().is_none() {
        return Vec::new();
    }
    let editions = Editions::on(workspace, day);
    let counted = parts.map(|own| own.record).filter(|own| editions.counts(own));
    counted.map(|own| Survey::of(workspace, own, day)).collect()
}

/// Whether a plan is one of its own predecessors.
pub(crate) fn is_in_circle(workspace: &Workspace, plan: &Plan) -> bool {
    let chain = before(workspace, plan);
    let last = chain.last().map_or(plan, |own| own.record);
    last.previous.as_ref().is_some_and(|id| id.stands() == plan.id.stands())
}

/// The plans that name `plan` as their predecessor and do not begin before it, those that were decided by the day
/// before the drafts. A plan that was decided after the day does not count; a draft does, so that one can see what it
/// drops before it is decided.
pub(crate) fn successors<'w>(workspace: &'w Workspace, plan: &Plan, day: Day) -> Vec<Filed<'w, Plan>> {
    let is_later = |next: &Filed<'w, Plan>| {
        next.record.id.stands() != plan.id.stands() && !begins_before(next.record, plan)
    };
    let mut found: Vec<(bool, Filed<'w, Plan>)> = workspace
        .linked::<Plan>(Link::Previous, plan.id.stands())
        .filter(is_later)
        .filter(|next| !is_in_circle(workspace, next.record))
        .filter_map(|next| Some((!is_adopted(next.record, day)?, next)))
        .collect();
    found.sort_by_cached_key(|(is_draft, next)| (*is_draft, next.record.id.to_string()));
    found.into_iter().map(|(_, next)| next).collect()
}

/// The plan that follows a plan: the first of its successors.
pub(crate) fn next_of<'w>(workspace: &'w Workspace, plan: &Plan, day: Day) -> Option<Filed<'w, Plan>> {
    successors(workspace, plan, day).into_iter().next()
}

/// The plans that carry activities over from a plan without saying that it comes before them.
pub(crate) fn unsaid<'w>(workspace: &'w Workspace, plan: &Plan) -> Vec<Filed<'w, Plan>> {
    let says = |other: &Filed<'w, Plan>| {
        let chain = before(workspace, other.record);
        chain.iter().any(|own| own.record.id.stands() == plan.id.stands())
    };
    let others = workspace.linked::<Plan>(Link::Carried, plan.id.stands());
    others.filter(|other| other.record.id.stands() != plan.id.stands() && !says(other)).collect()
}

/// Whether `later` names `earlier` as its predecessor, or its period begins later.
pub(crate) fn is_before(earlier: &Plan, later: &Plan) -> bool {
    let is_named = later.previous.as_ref().is_some_and(|id| id.stands() == earlier.id.stands());
    is_named || begins_before(earlier, later)
}

/// Whether the time of one plan begins before that of another.
pub(crate) fn begins_before(one: &Plan, other: &Plan) -> bool {
    let first = |plan: &Plan| plan.period.as_ref().map(|time| time.period.first);
    first(one).zip(first(other)).is_some_and(|(one, other)| one < other)
}
