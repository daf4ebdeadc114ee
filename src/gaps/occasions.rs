//! The occasions that were missed of what comes again.

use super::gap::Gap;
use super::kind::GapKind;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::nouns;
use crate::base::time_words;
use crate::facts::Survey;
use crate::facts::due::{Duty, Turn};
use crate::facts::fulfilled::Fulfilled;
use crate::facts::state::responsible;
use crate::model::workspace::Workspace;
use crate::say;

/// The most missed occasions that are listed; more are given as a number.
const FEW: usize = 3;

/// The activities of a plan that come again and are not recorded as carried out as often as promised. That nothing at all
/// has been told of one is another fact, which does not say how often it was to be done.
pub(super) fn gaps<'w>(workspace: &'w Workspace, day: Day, survey: &Survey<'w>, gaps: &mut Vec<Gap>) {
    let plan = survey.plan;
    let comes_again = survey
        .rows
        .iter()
        .filter(|(activity, standing)| activity.promise.recurs.is_some() && standing.state.is_open());
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
        1..=FEW if turns.iter().any(|turn| turn.wanted > 1) => {
            let Say { sv, en } = times(duty, turns.iter().filter(|turn| turn.is_missed(day)));
            Some(say!(
                "Ska genomföras {often}: antecknad som genomförd {sv}.",
                "To be carried out {how}: recorded as carried out {en}."
            ))
        }
        1..=FEW => {
            let Say { sv, en } = self::missed(duty, day)?;
            Some(say!(
                "Ska genomföras {often}: inte antecknad som genomförd {sv}.",
                "To be carried out {how}: not recorded as carried out {en}."
            ))
        }
        _ => {
            let wanted = turns.iter().map(|turn| turn.wanted as usize).sum();
            let done = turns.iter().map(|turn| turn.done.min(turn.wanted) as usize).sum::<usize>();
            let missed = wanted - done;
            let Say { sv: all, en: of_all } = nouns::OCCASIONS.with(wanted);
            Some(say!(
                "Ska genomföras {often}: {missed} av {all} är inte antecknade som genomförda.",
                "To be carried out {how}: {missed} of {of_all} are not recorded as carried out."
            ))
        }
    }
}

/// How often it is recorded in each of some periods in which it was to be done several times: `1 av 4 gånger 2025`.
fn times<'t>(duty: &Duty<'_>, turns: impl Iterator<Item = &'t Turn>) -> Say {
    let said = turns.map(|turn| {
        let (done, days) = (turn.done, duty.time_of(turn));
        let Say { sv, en } = nouns::TIMES.with(turn.wanted as usize);
        (format!("{done} av {sv} {}", days.sv), format!("{done} of {en} {}", days.en))
    });
    let (sv, en): (Vec<String>, Vec<String>) = said.unzip();
    Say::new(sv.join(", "), en.join(", "))
}

/// The times in which a duty was not done as often as it was to be; `None` when there is none.
pub(crate) fn missed(duty: &Duty<'_>, day: Day) -> Option<Say> {
    let mut turns = duty.turns_on(day, day);
    turns.retain(|turn| turn.is_missed(day));
    if turns.is_empty() {
        return None;
    }
    let named = turns.iter().take(FEW).map(|turn| duty.time_of(turn));
    let (sv, en): (Vec<String>, Vec<String>) = named.map(|say| (say.sv.into(), say.en.into())).unzip();
    let (sv, en, more) = (sv.join(", "), en.join(", "), turns.len().saturating_sub(FEW));
    if more == 0 {
        return Some(Say::new(sv, en));
    }
    Some(say!("{sv} och {more} till", "{en} and {more} more"))
}
