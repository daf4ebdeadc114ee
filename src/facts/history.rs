//! What has become of a record, version by version, and which changes of an adopted plan no decision has come after.

use std::sync::Arc;

use super::diff::{Change, How, between_texts, renamed_part};
use crate::base::day::Day;
use crate::model::kinds::Kind;
use crate::model::records::plan::Plan;
use crate::syntax::yaml;

/// Two versions of a file that came after each other.
#[derive(Clone, Debug)]
pub(crate) struct Sides {
    /// When the later was made.
    pub day: Day,
    /// The earlier; nothing where the file came to be.
    pub was: Option<Arc<String>>,
    /// The later; nothing where the file was taken away.
    pub now: Option<Arc<String>>,
}

#[derive(Clone, Debug)]
pub(crate) struct Stage {
    /// The id that the part had after it; empty of a whole record.
    pub id: String,
    /// What became of the record, or the part.
    pub how: How,
    pub changes: Vec<Change>,
    /// For each change, whether an adopted plan was changed by it and no decision has come after.
    pub undecided: Vec<bool>,
}

/// What each version changed of a record of this kind, or of its part of this list and id. The versions are the last first,
/// and an id that was another before is followed back. `plan` is the plan as it is now, if it is one that is looked at.
pub(crate) fn stages(
    kind: &'static Kind,
    part: Option<(&str, &str)>,
    plan: Option<&Plan>,
    sides: &[Sides],
) -> Vec<Option<Stage>> {
    let mut id = part.map(|(_, id)| id.to_owned());
    let stage = |sides: &Sides| {
        let part = part.and_then(|(list, _)| Some((list, id.clone()?)));
        let own = part.as_ref().map(|(list, id)| (*list, id.as_str()));
        let (how, changes) = between_texts(kind, own, sides.was.as_ref(), sides.now.as_ref())?;
        let before = own.zip(sides.was.as_ref().zip(sides.now.as_ref()));
        if let Some(((list, now), (was, text))) = before
            && how == How::Added
            && let Some(old) = renamed_part(list, now, was, text)
        {
            let now = now.to_owned();
            id = Some(old.clone());
            return Some(Stage {
                id: now,
                how: How::Renamed(old),
                changes: Vec::new(),
                undecided: Vec::new(),
            });
        }
        let open = plan.is_some_and(|plan| is_adopted(sides) && !is_decided(plan, sides.day));
        let undecided = changes.iter().map(|change| open && is_promise(change)).collect();
        Some(Stage { id: id.clone().unwrap_or_default(), how, changes, undecided })
    };
    sides.iter().map(stage).collect()
}

/// What of a plan the coordinator may write without asking anybody: what others did with it, and where it came from.
const APART: [&str; 7] =
    ["decisions", "published", "source", "revision", "attestations", "previous", "schema"];

fn is_promise(change: &Change) -> bool {
    let first = change.field.split(['.', '[']).next().unwrap_or_default();
    change.part.is_some() || !APART.contains(&first)
}

/// Whether the plan stood by a decision when it was changed. A decision without a day was made before it was written down.
fn is_adopted(sides: &Sides) -> bool {
    let Some(text) = &sides.was else { return false };
    let yaml = yaml::read(text, false);
    let plan = yaml.tree.root().and_then(Plan::read);
    plan.is_some_and(|plan| {
        let has_come = |on: &crate::model::records::Time| on.period.has_come(sides.day);
        plan.decisions
            .iter()
            .any(|decision| decision.act.settles() && decision.on.as_ref().is_none_or(has_come))
    })
}

/// Whether the plan has been decided on that day or later.
fn is_decided(plan: &Plan, day: Day) -> bool {
    let settles = plan.decisions.iter().filter(|decision| decision.act.settles());
    settles.filter_map(|decision| decision.on.as_ref()).any(|on| on.period.last >= day)
}
