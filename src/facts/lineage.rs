//! What of an earlier plan a later one goes on with. Every comparison of two plans pairs their activities by this.

use crate::model::records::plan::{Activity, Plan};

/// The activities of the plan `was` that one of `plan` goes on with: those that it says, or else the one of its own id.
/// Several are one that was merged; one that several name was split.
pub(crate) fn origins<'p>(activity: &'p Activity, plan: &Plan, was: &Plan) -> Vec<&'p str> {
    let from = activity.carried_from.iter().filter_map(|from| from.split_once('/'));
    let from: Vec<&str> = from.filter(|(of, _)| *of == &*was.id).map(|(_, id)| id).collect();
    if from.is_empty() || plan.id == *was.id { vec![&activity.id] } else { from }
}
