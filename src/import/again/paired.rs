//! Which activity that is there each activity of a file is: one of its plan, or of another that somebody has moved it to.

use std::collections::{BTreeMap, HashMap};

use super::paths::{raw, single_or_items};
use crate::base::likeness::fold;
use crate::base::period::Period;
use crate::import::matched::{Known, Match, matched};
use crate::model::records::plan::Plan;
use crate::model::workspace::Workspace;
use crate::syntax::tree::At;

/// An activity of the file that stands in another plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Elsewhere {
    /// Its id in the draft.
    pub(crate) drafted: String,
    /// Its title there.
    pub(crate) title: String,
    /// The title of that plan.
    pub(crate) of: String,
    /// The plan and the activity, as their ids stand in the file.
    pub(crate) plan: String,
    pub(crate) activity: String,
}

/// The activities of the file that the plan does not have and that another plan for the same time has, by their places. A
/// plan that somebody has parted in two has them there. Those of other units may have the same title: one that is moved says
/// where it comes from, or has its number and something of who and when besides.
pub(super) fn elsewhere(
    workspace: &Workspace,
    plan: &Plan,
    drafted: At<'_>,
    pairs: &[Option<Match>],
) -> BTreeMap<usize, Elsewhere> {
    let mut found = BTreeMap::new();
    let mut by_title: HashMap<String, Vec<(usize, Known)>> = HashMap::new();
    for (at, item) in activities(drafted).enumerate().filter(|(at, _)| pairs.get(*at) == Some(&None)) {
        let own = known(workspace, item);
        by_title.entry(fold(&own.title)).or_default().push((at, own));
    }
    if by_title.is_empty() {
        return found;
    }
    let time = |plan: &Plan| Period::validity(&plan.period.as_ref()?.text);
    let meets = |other: &Plan| match (time(plan), time(other)) {
        (Some(own), Some(other)) => own.first <= other.last && other.first <= own.last,
        _ => false,
    };
    let from = format!("{}/", plan.id.stands().raw());
    let is_other = |other: &Plan| other.id.stands() != plan.id.stands() && meets(other);
    for other in workspace.plans().filter(|other| is_other(other.record)) {
        let yaml = workspace.file(other.file).yaml();
        for item in yaml.tree.root().into_iter().flat_map(activities) {
            let there = known(workspace, item);
            let Some(rows) = by_title.get(&fold(&there.title)) else { continue };
            let carried = item.get("carried_from").into_iter().flat_map(single_or_items);
            let is_carried = carried.filter_map(At::stands).any(|own| own.raw().starts_with(&from));
            let is_it = |own: &Known| is_carried || own.number == there.number && is_shared(own, &there);
            let free = rows.iter().find(|(at, own)| !found.contains_key(at) && is_it(own));
            let Some((at, own)) = free else { continue };
            let title = item.get("title").and_then(At::scalar).map(ToString::to_string);
            found.insert(
                *at,
                Elsewhere {
                    drafted: own.id.clone(),
                    title: title.unwrap_or_default(),
                    of: other.record.title.to_string(),
                    plan: other.record.id.stands().into_raw().to_owned(),
                    activity: there.id,
                },
            );
        }
    }
    found
}

/// Whether two have somebody or some time in common, or say nothing of that.
fn is_shared(one: &Known, other: &Known) -> bool {
    let facts = |own: &Known| own.facts.split('|').map(str::to_owned).collect::<Vec<_>>();
    facts(one).iter().any(|fact| facts(other).contains(fact))
}

fn activities(root: At<'_>) -> impl Iterator<Item = At<'_>> {
    root.get("activities").into_iter().flat_map(At::items)
}

/// The activities of the file, each with that of the plan that it is.
pub(super) fn paired(workspace: &Workspace, drafted: At<'_>, own: At<'_>) -> Vec<Option<Match>> {
    let all = |root| activities(root).map(|item| known(workspace, item)).collect::<Vec<Known>>();
    matched(&all(drafted), &all(own))
}

fn known(workspace: &Workspace, item: At<'_>) -> Known {
    let text = |key| raw(item, key).unwrap_or_default().to_owned();
    let who = |at: At<'_>| -> Vec<String> {
        let one = at.stands().into_iter().chain(at.items().filter_map(At::stands));
        one.map(|name| {
            let known = workspace.actor(*name.raw()).found();
            known.map_or_else(|| fold(name.raw()), |actor| actor.record.id.stands().into_raw().to_owned())
        })
        .collect()
    };
    let mut responsible = item.get("responsible").map(who).unwrap_or_default();
    responsible.sort();
    let time = |key| {
        let said = raw(item, key)?;
        Some(Period::read(said).map_or_else(|| fold(said), |time| time.to_string()))
    };
    let times = ["start", "finish", "when"].into_iter().filter_map(time);
    let facts = responsible.into_iter().chain(times).collect::<Vec<_>>().join("|");
    Known { id: text("id"), number: text("number"), title: text("title"), facts }
}

pub(super) fn guesses(drafted: At<'_>, own: At<'_>, pairs: &[Option<Match>]) -> Vec<[String; 2]> {
    let title = |root: At<'_>, at: usize| {
        let item = root.get("activities")?.items().nth(at)?;
        item.get("title")?.scalar().map(ToString::to_string)
    };
    let guess = |(at, pair): (usize, &Option<Match>)| {
        let pair = pair.filter(|pair| pair.is_guess)?;
        Some([title(drafted, at)?, title(own, pair.at)?])
    };
    pairs.iter().enumerate().filter_map(guess).collect()
}
