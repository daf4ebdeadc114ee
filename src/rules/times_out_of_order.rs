//! Two times in the same record, of which the one that must come last comes first.

use super::rule::{Findings, Look};
use crate::records::meeting::Meeting;
use crate::say;
use crate::whole::Filed;

pub(super) fn judge(look: &Look<'_>, out: &mut Findings) {
    look.whole.meetings().for_each(|meeting| decisions(meeting, out));
}

/// What is decided at a meeting cannot have been due before it.
fn decisions(meeting: Filed<'_, Meeting>, out: &mut Findings) {
    let Some(on) = meeting.record.on else { return };
    let due = meeting.record.decisions.iter().filter_map(|decision| decision.due.as_ref());
    for due in due.filter(|due| due.period.is_over(on.day)) {
        let (last, day) = (&due.text, on.day);
        out.add_beside(
            meeting.place(due.text.span),
            say!(
                "Det skulle vara gjort {last}, före mötet den {day}.",
                "It was to be done by {last}, before the meeting on {day}."
            ),
            say!("Rätta tiden, eller dagen för mötet.", "Mend the time, or the day of the meeting."),
            (meeting.place(on.span), say!("mötet", "the meeting")),
        );
    }
}
