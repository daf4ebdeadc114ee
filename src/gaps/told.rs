//! The follow-ups of a plan as a whole that were not made in time.

use super::gap::Gap;
use super::kind::GapKind;
use super::occasions;
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::time_words;
use crate::facts::due::Duty;
use crate::model::records::plan::Plan;
use crate::model::workspace::{Filed, Workspace};

/// One gap for the plan: a reason for each receiver that was not told.
pub(super) fn gaps<'w>(workspace: &'w Workspace, day: Day, plan: Filed<'w, Plan>, gaps: &mut Vec<Gap>) {
    let duties = Duty::of_follow_ups(workspace, plan, day);
    let because: Vec<Say> = duties.iter().filter_map(|duty| missed(workspace, duty, day)).collect();
    if because.is_empty() {
        return;
    }
    let join = |text: fn(&Say) -> &str| because.iter().map(text).collect::<Vec<_>>().join(" ");
    let because = Say::new(join(|say| &say.sv), join(|say| &say.en));
    let own = plan.record;
    let gap = Gap::new(GapKind::NotFollowedUp, &own.id, Say::same(own.title.to_string()), Some(because));
    let told = duties.iter().filter_map(|duty| duty.to);
    gaps.push(gap.of(own.keepers()).about(told));
}

fn missed(workspace: &Workspace, duty: &Duty<'_>, day: Day) -> Option<Say> {
    let Say { sv, en } = occasions::missed(duty, day)?;
    let to = duty.to.map(|to| workspace.actor(to).found().map_or(to, |actor| &actor.record.title));
    let (to_sv, to_en) = to.map_or_else(Default::default, |to| (format!(" till {to}"), format!(" to {to}")));
    let before = duty.before_time();
    let often = time_words::recurrence_said(&duty.rhythm);
    Some(Say::new(
        format!("Ska följas upp {}{to_sv}: ingen uppföljning är antecknad {} {sv}.", often.sv, before.sv),
        format!("To be followed up {}{to_en}: no follow-up is recorded {} {en}.", often.en, before.en),
    ))
}
