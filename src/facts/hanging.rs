//! On what a requirement or a need hangs: the one activity, or the one role, without which nothing would cover it.

use crate::facts::coverage::{Coverage, Extent};
use crate::facts::state::responsible;
use crate::records::organisation::Actor;
use crate::records::plan::{Activity, Plan};
use crate::whole::{Filed, Whole};

/// On what something hangs.
#[derive(Clone, Copy, Debug)]
pub struct Hanging<'w> {
    /// The only activity that covers it.
    pub activity: Option<&'w Activity>,
    /// The only role, unit or group that answers for any activity that does.
    pub actor: Option<Filed<'w, Actor>>,
}

impl<'w> Hanging<'w> {
    /// Nothing hangs on one that the plan's own text covers too. A link to an older text holds nothing up.
    pub fn of(whole: &'w Whole, plan: &'w Plan, coverage: &Coverage<'w>) -> Self {
        let mut holding = Vec::new();
        for cover in
            coverage.by.iter().filter(|cover| matches!(cover.extent, Extent::Partly | Extent::Covered))
        {
            let Some(activity) = cover.activity else { return Self { activity: None, actor: None } };
            if !holding.iter().any(|own: &&Activity| std::ptr::eq(*own, activity)) {
                holding.push(activity);
            }
        }
        let activity = if let [only] = holding[..] { Some(only) } else { None };
        Self { activity, actor: only_actor(whole, plan, &holding) }
    }

    /// Whether it hangs on anything.
    pub fn is_any(&self) -> bool {
        self.activity.is_some() || self.actor.is_some()
    }
}

/// The one who alone answers for every one of the activities, however it is named.
fn only_actor<'w>(whole: &'w Whole, plan: &'w Plan, activities: &[&'w Activity]) -> Option<Filed<'w, Actor>> {
    let mut only = None;
    for name in activities.iter().flat_map(|activity| responsible(plan, activity)) {
        // Whoever is not in the register may be anybody.
        let actor = whole.actor(name).found()?;
        if *only.get_or_insert(actor) != actor {
            return None;
        }
    }
    let is_shared = activities.iter().any(|activity| responsible(plan, activity).is_empty());
    only.filter(|_| !is_shared)
}
