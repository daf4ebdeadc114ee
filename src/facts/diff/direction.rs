//! Whether another target asks for less. That depends on which way it is to be reached, which may stand beside it.

use std::cmp::Ordering;

use super::class::Class;
use super::leaves::Leaves;
use super::meaning::unit;
use crate::base::lang::Say;
use crate::base::target::{Side, Target};
use crate::syntax::word::Word;

/// The class of another target at a path, and why; `None` where nobody can tell which of the two asks for more.
pub(super) fn target(
    path: &[Word],
    was: &[Word],
    now: &[Word],
    versions: (&Leaves, &Leaves),
) -> Option<(Class, Say)> {
    let (was, now) = match (was.first(), now.first()) {
        (Some(_), None) => {
            return Some((Class::Weakened, Say::fixed("målet borttaget", "the target removed")));
        }
        (None, Some(_)) => return Some((Class::Strengthened, Say::fixed("mål satt", "a target set"))),
        (was, now) => (asked(path, was?, versions.0)?, asked(path, now?, versions.1)?),
    };
    if was.side != now.side || unit(&was.unit) != unit(&now.unit) || was.is_change != now.is_change {
        return None;
    }
    // Where as little as possible is wanted, the number rises when the target is lowered.
    Some(match (now.side, now.number.total_cmp(&was.number)) {
        (_, Ordering::Equal) => (Class::Wording, Say::fixed("samma mål", "the same target")),
        (Side::AtLeast, Ordering::Less) => (Class::Weakened, Say::fixed("målet sänkt", "the target lowered")),
        (Side::AtLeast, Ordering::Greater) => {
            (Class::Strengthened, Say::fixed("målet höjt", "the target raised"))
        }
        (Side::AtMost, Ordering::Greater) => {
            (Class::Weakened, Say::fixed("lägre ambition", "less ambitious"))
        }
        (Side::AtMost, Ordering::Less) => {
            (Class::Strengthened, Say::fixed("högre ambition", "more ambitious"))
        }
        (Side::Within, _) => return None,
    })
}

/// What a target asks for, where that is certain.
fn asked(path: &[Word], written: &str, leaves: &Leaves) -> Option<Target> {
    let target = Target::read(written)?;
    let beside = |key: &[&str]| {
        let mut path = path[..path.len() - 1].to_vec();
        path.extend(key.iter().copied().map(Word::from));
        leaves.get(&path).and_then(|values| values.first()).map(|value| &**value)
    };
    let is_bare = written.trim_start().starts_with(|first: char| first.is_ascii_digit());
    let side = match beside(&["direction"]) {
        Some("up" | "at-least") => Side::AtLeast,
        Some("down" | "at-most") => Side::AtMost,
        _ if !is_bare => target.side,
        _ => {
            // A number alone that is below what it was before may be something to come down to.
            let before = beside(&["baseline"]).or_else(|| beside(&["baseline", "value"]));
            let before = before.and_then(|before| target.value_in(before));
            if before.is_some_and(|before| before > target.number) {
                return None;
            }
            target.side
        }
    };
    Some(Target { side, ..target })
}
