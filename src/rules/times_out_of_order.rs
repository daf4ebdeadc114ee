//! Finds two times in a record where the one that must be last is first.

use super::rule::{Findings, RuleContext};
use crate::base::lang::Say;
use crate::model::records::Time;
use crate::model::records::meeting::Meeting;
use crate::model::records::organisation::Organisation;
use crate::model::records::situation::Situation;
use crate::model::workspace::Filed;
use crate::say;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    context.workspace.meetings().for_each(|meeting| decisions(meeting, out));
    context.workspace.situations().for_each(|situation| answers(situation, out));
    context.workspace.organisations().for_each(|register| groups(register, out));
}

/// An answer comes after its question, and what was sent was made by then.
fn answers(filed: Filed<'_, Situation>, out: &mut Findings) {
    let (asked, made) = (Say::fixed("frågan", "the question"), Say::fixed("lägesbilden", "the picture"));
    let of_sources = filed.record.sources.iter().map(|it| (&it.asked_on, &it.answered_on, &asked));
    for (first, then, what) in of_sources.chain([(&filed.record.dated, &filed.record.sent, &made)]) {
        let (Some(first), Some(then)) = (first, then) else { continue };
        if then.period.is_over(first.period.first) {
            reversed(filed, first, then, what, out);
        }
    }
}

fn reversed(filed: Filed<'_, Situation>, first: &Time, then: &Time, what: &Say, out: &mut Findings) {
    let (early, late) = (&then.text, &first.text);
    out.add_beside(
        filed.place(then.text.span),
        say!(
            "{early} är före {late}, då det som det bygger på kom till.",
            "{early} is before {late}, when what it builds on was made."
        ),
        say!("Rätta den av tiderna som är fel.", "Mend whichever of the times is wrong."),
        (filed.place(first.text.span), what.clone()),
    );
}

/// A group begins before it ends.
fn groups(filed: Filed<'_, Organisation>, out: &mut Findings) {
    for group in &filed.record.actors {
        let (Some(from), Some(until)) = (group.valid_from, group.valid_until) else { continue };
        if until.day < from.day {
            let day = from.day;
            out.add_beside(
                filed.place(until.span),
                say!("Gruppen börjar först {day}.", "The group does not begin until {day}."),
                say!("Rätta den av dagarna som är fel.", "Mend whichever of the days is wrong."),
                (filed.place(from.span), say!("första dagen", "the first day")),
            );
        }
    }
}

/// A decision of a meeting cannot have been due before it.
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
