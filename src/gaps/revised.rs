//! The revision of a plan that was not made in time.

use super::gap::Gap;
use super::kind::GapKind;
use super::occasions;
use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::time_words;
use crate::facts::due::Duty;
use crate::model::records::plan::Plan;
use crate::model::workspace::Workspace;
use crate::say;

pub(super) fn gap<'w>(workspace: &'w Workspace, day: Day, own: &'w Plan) -> Option<Gap> {
    let duty = Duty::of_revision(workspace, own, day)?;
    let because = because(&duty, day)?;
    let gap = Gap::new(GapKind::RevisionOverdue, &own.id, Say::same(own.title.to_string()), Some(because));
    Some(gap.of(own.keepers()))
}

fn because(duty: &Duty<'_>, day: Day) -> Option<Say> {
    if duty.recurrence.is_none() {
        let (sv, en) = (time_words::time(&duty.rhythm, Lang::Sv), time_words::end(&duty.rhythm, Lang::En));
        return duty
            .within
            .is_over(day)
            .then(|| say!("Skulle ha reviderats {sv}.", "Was to be revised by {en}."));
    }
    let Say { sv: often, en: how } = duty.often();
    // What is counted from the latest decision is late from a day of its own.
    if let Some(late) = duty.late(day) {
        let by = late.until;
        return Some(say!(
            "Ska revideras {often}: skulle ha varit reviderad senast {by}.",
            "To be revised {how}: was to be revised by {by}."
        ));
    }
    let Say { sv, en } = occasions::missed(duty, day)?;
    Some(say!(
        "Ska revideras {often}: ingen revidering är antecknad för {sv}.",
        "To be revised {how}: no revision is recorded for {en}."
    ))
}
