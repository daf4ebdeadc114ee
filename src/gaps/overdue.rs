//! What was to be done by a time and is not recorded as done: the tasks that came of activities, the review of routines and the
//! trying of alarm chains.

use super::gap::Gap;
use super::kind::GapKind;
use super::occasions;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say, clause};
use crate::base::time_words;
use crate::facts::due::{Duty, DutyKind};
use crate::facts::worded::capital;
use crate::model::records::plan::Plan;
use crate::model::workspace::Workspace;
use crate::say;

/// One gap for each, those of a kind in the order of the files.
pub(super) fn gaps<'w>(workspace: &'w Workspace, day: Day, plan: &'w Plan, gaps: &mut Vec<Gap>) {
    let kept = Duty::kept_for(workspace, plan, day);
    gaps.extend(kept.iter().filter_map(|(duty, whose)| Some(gap(workspace, duty, day)?.for_plan(*whose))));
}

fn gap(workspace: &Workspace, duty: &Duty<'_>, day: Day) -> Option<Gap> {
    let kind = match duty.kind {
        DutyKind::Task => GapKind::TaskOverdue,
        DutyKind::Routine => GapKind::ReviewOverdue,
        DutyKind::Trial => GapKind::TrialOverdue,
        _ => return None,
    };
    let because = because(workspace, duty, day)?;
    let title = Say::same(clause(&duty.title));
    Some(Gap::new(kind, &*duty.id, title, Some(because)).of(duty.responsible))
}

/// Why it is late: the time that it was to be done by, or the times that went by without it.
fn because(workspace: &Workspace, duty: &Duty<'_>, day: Day) -> Option<Say> {
    let by = match (duty.recurrence, duty.late(day)) {
        (None, _) if !duty.turns_on(day, day).iter().any(|turn| turn.is_missed(day)) => return None,
        (None, _) => {
            Some(Say::new(time_words::end(&duty.rhythm, Lang::Sv), time_words::end(&duty.rhythm, Lang::En)))
        }
        // What is counted from the last time is late from a day of its own.
        (Some(_), Some(late)) => Some(Say::same(late.until.to_string())),
        (Some(_), None) => None,
    };
    if let (DutyKind::Task, Some(Say { sv, en })) = (duty.kind, &by) {
        let title = clause(came_of(workspace, duty)?);
        return Some(say!(
            "Kom av ”{title}”. Skulle vara gjord senast {sv}.",
            "Came of “{title}”. Was to be done by {en}."
        ));
    }
    let words = words(duty.kind);
    let Say { sv: often, en: how } = duty.often();
    let (asked_sv, asked_en) = match duty.recurrence {
        Some(_) => (format!("{} {often}: ", words.asked.sv), format!("{} {how}: ", words.asked.en)),
        None => Default::default(),
    };
    let said = if let Some(Say { sv, en }) = by {
        Say::new(
            format!("{asked_sv}{} senast {sv}.", words.late.sv),
            format!("{asked_en}{} by {en}.", words.late.en),
        )
    } else {
        let Say { sv, en } = occasions::missed(duty, day)?;
        Say::new(
            format!("{asked_sv}{} för {sv}.", words.none.sv),
            format!("{asked_en}{} for {en}.", words.none.en),
        )
    };
    Some(Say::new(capital(&said.sv), capital(&said.en)))
}

/// The title of the activity that a task came of.
fn came_of<'w>(workspace: &'w Workspace, duty: &Duty<'w>) -> Option<&'w str> {
    let (plan, rest) = duty.id.split_once('/')?;
    let (activity, _) = rest.split_once('/')?;
    let found = workspace.plan(plan).found()?.record.activities.find(activity);
    found.map(|own| &*own.title)
}

/// How it is said of a kind what is asked, that it is late, and that nothing is recorded.
struct Told {
    asked: Say,
    late: Say,
    none: Say,
}

fn words(kind: DutyKind) -> Told {
    match kind {
        DutyKind::Routine => Told {
            asked: Say::fixed("ska ses över", "to be reviewed"),
            late: Say::fixed("skulle ha setts över", "was to be reviewed"),
            none: Say::fixed("ingen översyn är antecknad", "no review is recorded"),
        },
        _ => Told {
            asked: Say::fixed("ska prövas", "to be tested"),
            late: Say::fixed("skulle ha prövats", "was to be tested"),
            none: Say::fixed("ingen prövning är antecknad", "no test is recorded"),
        },
    }
}
