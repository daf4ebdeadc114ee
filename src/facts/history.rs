//! The changes to a record, version by version, and which changes of an adopted plan have not been followed by a
//! decision.

use std::rc::Rc;

use super::diff::{Change, ChangeKind, Class, Registers, between_versions, renamed_part};
use crate::base::day::Day;
use crate::model::kinds::Kind;
use crate::model::load::Loaded;
use crate::model::records::Record;
use crate::model::records::plan::Plan;
use crate::syntax::word::Word;

/// Two consecutive versions of a file.
#[derive(Clone, Debug)]
pub(crate) struct Sides {
    /// The day of the later version.
    pub day: Day,
    /// The earlier version; `None` where the file was added.
    pub was: Option<Rc<Loaded>>,
    /// The later version; `None` where the file was removed.
    pub now: Option<Rc<Loaded>>,
}

#[derive(Clone, Debug)]
pub(crate) struct Stage {
    /// The id of the part after the change; empty for an entire record.
    pub id: String,
    /// How the record or the part changed.
    pub how: ChangeKind,
    pub changes: Vec<Change>,
    /// For each change, whether it changed an adopted plan and no decision has been made since.
    pub undecided: Vec<bool>,
}

/// What each version changed in a record of this kind, or in its part with this list and id. The versions are given
/// latest first, and an earlier id is followed back. `plan` is the current plan, when the record is one.
pub(crate) fn stages(
    kind: &'static Kind,
    part: Option<(&str, &Word)>,
    plan: Option<&Plan>,
    sides: &[Sides],
    registers: Registers<'_>,
) -> Vec<Option<Stage>> {
    let mut id = part.map(|(_, id)| id.clone());
    let stage = |sides: &Sides| {
        let part = part.and_then(|(list, _)| Some((list, id.clone()?)));
        let own = part.as_ref().map(|(list, id)| (*list, id));
        let (how, changes) =
            between_versions(kind, own, sides.was.as_deref(), sides.now.as_deref(), registers)?;
        let before = own.zip(sides.was.as_deref().zip(sides.now.as_deref()));
        if let Some(((list, now), (was, text))) = before
            && how == ChangeKind::Added
            && let Some(old) = renamed_part(list, now, was, text)
        {
            let now = now.to_string();
            id = Some(old.clone());
            return Some(Stage {
                id: now,
                how: ChangeKind::Renamed(old.to_string()),
                changes: Vec::new(),
                undecided: Vec::new(),
            });
        }
        let open = plan.is_some_and(|plan| is_adopted(sides) && !is_decided(plan, sides.day));
        let undecided = changes.iter().map(|change| open && change.class != Class::Beside).collect();
        Some(Stage { id: id.as_ref().map(ToString::to_string).unwrap_or_default(), how, changes, undecided })
    };
    sides.iter().map(stage).collect()
}

/// Whether the plan had been adopted when it was changed. A decision without a day was made before it was recorded.
fn is_adopted(sides: &Sides) -> bool {
    let record = sides.was.as_ref().and_then(|was| was.record.as_ref());
    record.is_some_and(|record| {
        let Record::Plan(plan) = record else { return false };
        let has_come = |on: &crate::model::records::Time| on.period.has_come(sides.day);
        plan.decisions
            .iter()
            .any(|decision| decision.act.settles() && decision.on.as_ref().is_none_or(has_come))
    })
}

/// Whether there is a decision on the plan on that day or later.
fn is_decided(plan: &Plan, day: Day) -> bool {
    let settles = plan.decisions.iter().filter(|decision| decision.act.settles());
    settles.filter_map(|decision| decision.on.as_ref()).any(|on| on.period.last >= day)
}
