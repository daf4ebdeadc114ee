//! What follows from a check of grants or premises: how large a part of those that were checked something is so for, and
//! whether the board has evaluated them.

use crate::base::day::Day;
use crate::facts::scope::Scope;
use crate::model::records::review::Review;

/// What can be asked of a check beside what is written, by these names. A share is `all`, `some` or `none` of those that
/// were checked.
pub(crate) const DERIVED: [&str; 5] =
    ["share.with_plan", "share.followed_up", "share.equality_plan", "share.accounted", "evaluated"];

/// The values under one of those names; none where the record does not say.
pub(crate) fn derived(review: &Review, scope: &Scope<'_>, day: Day, name: &str) -> Vec<String> {
    let value = match name.strip_prefix("share.") {
        Some(key) => share(review, key),
        None => is_evaluated(review, scope, day).then_some("yes"),
    };
    value.map(str::to_owned).into_iter().collect()
}

fn share(review: &Review, key: &str) -> Option<&'static str> {
    let (checked, part) =
        (review.checked?.value, review.parts().into_iter().find(|(own, _)| *own == key)?.1?);
    Some(match part.value {
        part if part >= checked => "all",
        0 => "none",
        _ => "some",
    })
}

/// Whether one of the plan's own bodies has evaluated the check by a day. Whoever checked does not evaluate it too.
pub(crate) fn is_evaluated(review: &Review, scope: &Scope<'_>, day: Day) -> bool {
    let Some(evaluated) = &review.evaluated else { return false };
    let is_other = review.unit.as_ref().is_none_or(|unit| !scope.is_same(unit, &evaluated.by));
    is_other && evaluated.on.period.has_come(day) && scope.is_ours(&evaluated.by)
}
