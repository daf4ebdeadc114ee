//! The occasions that were missed of what comes again.

use super::gap::Gap;
use super::kind::GapKind;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::nouns;
use crate::base::time_words;
use crate::facts::due::{Duty, Turn};
use crate::facts::fulfilled::Fulfilled;
use crate::facts::state::responsible;
use crate::facts::{State, Survey};
use crate::model::workspace::Workspace;
use crate::say;

/// The most missed occasions that are listed; more are given as a number.
const FEW: usize = 3;

/// The activities of a plan that come again and were not carried out as often as promised. One of which nothing has been
/// told at all is not reported, which says more.
pub(super) fn gaps<'w>(workspace: &'w Workspace, day: Day, survey: &Survey<'w>, gaps: &mut Vec<Gap>) {
    let plan = survey.plan;
    let comes_again = survey.rows.iter().filter(|(activity, standing)| {
        let is_told = standing.state.is_open() && standing.state != State::NotReported;
        activity.promise.recurs.is_some() && is_told
    });
    let mut rows = comes_again.peekable();
    if rows.peek().is_none() {
        return;
    }
    let fulfilled = Fulfilled::of(workspace, plan, day);
    gaps.extend(rows.filter_map(|(activity, _)| {
        let duty = Duty::of_activity(workspace, plan, activity, &fulfilled, day)?;
        let because = because(&duty, day)?;
        let title = Say::same(activity.title.to_string());
        let gap = Gap::new(GapKind::OccasionMissed, &activity.id, title, Some(because));
        let needs = activity.needs.iter().map(|link| &link.to);
        Some(gap.of(responsible(plan, activity)).for_needs(needs))
    }));
}

/// Why an activity is a gap: the few occasions that were missed, or how many of all.
fn because(duty: &Duty<'_>, day: Day) -> Option<Say> {
    let mut turns = duty.turns_on(day, day);
    turns.retain(|turn| turn.is_over(day));
    let missed = turns.iter().filter(|turn| turn.is_missed(day)).count();
    let Say { sv: often, en: how } = time_words::recurrence_said(&duty.rhythm);
    match missed {
        0 => None,
        1..=FEW => {
            let Say { sv, en } = self::missed(duty, day)?;
            Some(say!(
                "Ska genomföras {often}: inte genomförd {sv}.",
                "To be carried out {how}: not carried out {en}."
            ))
        }
        _ => {
            let Say { sv: all, en: of_all } = nouns::OCCASIONS.with(turns.len());
            Some(say!(
                "Ska genomföras {often}: {missed} av {all} är inte antecknade som genomförda.",
                "To be carried out {how}: {missed} of {of_all} are not recorded as carried out."
            ))
        }
    }
}

/// The times in which a duty was not done as often as it was to be; `None` when there is none.
pub(super) fn missed(duty: &Duty<'_>, day: Day) -> Option<Say> {
    let mut turns = duty.turns_on(day, day);
    turns.retain(|turn| turn.is_missed(day));
    if turns.is_empty() {
        return None;
    }
    let days: Vec<String> = turns.iter().take(FEW).map(|turn: &Turn| turn.days.to_string()).collect();
    let (sv, more) = (days.join(", "), turns.len().saturating_sub(FEW));
    if more == 0 {
        return Some(Say::same(sv));
    }
    Some(say!("{sv} och {more} till", "{sv} and {more} more"))
}
