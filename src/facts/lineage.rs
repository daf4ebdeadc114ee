//! Which activities of an earlier plan a later one continues. Every comparison of two plans pairs their activities by
//! this.

use crate::model::records::plan::{Activity, Plan};
use crate::syntax::unsearched::Unsearched;

/// The activities of the plan `was` that one of `plan` continues: those in `carried_from`, otherwise the one with the
/// same id. Several of them were merged into one; one that several name was split.
pub(crate) fn origins<'p>(activity: &'p Activity, plan: &Plan, was: &Plan) -> Vec<Unsearched<&'p str>> {
    let from = activity.carried_from.iter().filter_map(|from| from.stands().parted());
    let from: Vec<_> = from.filter(|(of, _)| *of == was.id.stands()).map(|(_, id)| id).collect();
    if from.is_empty() || plan.id.stands() == was.id.stands() { vec![activity.id.stands()] } else { from }
}
