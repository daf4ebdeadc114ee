//! The changes to a record, version by version, and which changes of an adopted plan have not been followed by a
//! decision.

use std::rc::Rc;

use super::diff::{Change, ChangeKind, Class, Registers, between_versions, renamed_part};
use crate::base::day::Day;
use crate::model::kinds::Kind;
use crate::model::load::Loaded;
use crate::model::records::Record;
use crate::model::records::plan::{Decision, Plan};
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
    all: &[Sides],
    registers: Registers<'_>,
) -> Vec<Option<Stage>> {
    let mut id = part.map(|(_, id)| id.clone());
    let stage = |(at, sides): (usize, &Sides)| {
        let before = all.get(at + 1).map(|earlier| earlier.day);
        let part = part.and_then(|(list, _)| Some((list, id.clone()?)));
        let own = part.as_ref().map(|(list, id)| (*list, id));
        let (how, changes) =
            between_versions(kind, own, sides.was.as_deref(), sides.now.as_deref(), registers)?;
        let both = own.zip(sides.was.as_deref().zip(sides.now.as_deref()));
        if let Some(((list, now), (was, text))) = both
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
        let open = plan.is_some_and(|plan| is_adopted(sides) && !is_decided(plan, sides, before));
        let undecided = changes.iter().map(|change| open && change.class != Class::Beside).collect();
        Some(Stage { id: id.as_ref().map(ToString::to_string).unwrap_or_default(), how, changes, undecided })
    };
    all.iter().enumerate().map(stage).collect()
}

/// Whether the plan had been adopted when it was changed. A decision without a day was made before it was recorded.
fn is_adopted(sides: &Sides) -> bool {
    plan_of(sides.was.as_ref()).is_some_and(|plan| {
        let has_come = |on: &crate::model::records::Time| on.period.has_come(sides.day);
        plan.decisions
            .iter()
            .any(|decision| decision.act.settles() && decision.on.as_ref().is_none_or(has_come))
    })
}

fn plan_of(version: Option<&Rc<Loaded>>) -> Option<&Plan> {
    match version?.record.as_ref()? {
        Record::Plan(plan) => Some(plan),
        _ => None,
    }
}

/// Whether there is a decision on the plan on the day of the change or later; or one that came into the file with the change,
/// or was taken after the version before it, since nobody writes what is decided before it is. `before` is the day of that
/// version.
fn is_decided(plan: &Plan, sides: &Sides, before: Option<Day>) -> bool {
    let on = |decision: &Decision| decision.on.as_ref().map(|on| on.period);
    let settling = |plan: &Plan| -> Vec<Decision> {
        plan.decisions.iter().filter(|decision| decision.act.settles()).cloned().collect()
    };
    let is_since = |decision: &Decision| {
        on(decision).is_some_and(|on| on.last >= sides.day || before.is_some_and(|before| on.first > before))
    };
    let is_same = |one: &Decision, other: &Decision| {
        one.body == other.body && one.act == other.act && on(one) == on(other)
    };
    let (was, now) = (plan_of(sides.was.as_ref()), plan_of(sides.now.as_ref()));
    let (was, now) = (was.map(settling).unwrap_or_default(), now.map(settling).unwrap_or_default());
    let came = |decision: &Decision| !was.iter().any(|own| is_same(own, decision));
    settling(plan).iter().any(is_since) || now.iter().any(came)
}
