//! Finds a role, unit or group that is named for a time when it does not exist.

use super::rule::{Findings, RuleContext};
use crate::base::day::Day;
use crate::model::records::Text;
use crate::say;
use crate::syntax::finding::Place;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    for plan in context.workspace.plans() {
        // A plan is checked against its own period: after that roles may end without making it wrong.
        let last = plan.record.period.as_ref().map_or(context.day, |time| time.period.last.min(context.day));
        for name in plan.record.areas.iter().flat_map(|area| &area.responsible) {
            one(context, name, last, plan.place(name.span), out);
        }
        for activity in &plan.record.activities {
            for name in activity
                .responsible
                .iter()
                .chain(&activity.partners)
                .chain(&activity.lead)
                .chain(&activity.to)
            {
                one(context, name, last, plan.place(name.span), out);
            }
        }
    }
    for meeting in context.workspace.meetings() {
        let Some(on) = meeting.record.on else { continue };
        for name in meeting.record.group.iter().chain(meeting.record.actors()) {
            one(context, name, on.day, meeting.place(name.span), out);
        }
    }
    for filed in context.workspace.all_progress() {
        for update in &filed.record.updates {
            if let Some(name) = &update.by {
                one(context, name, update.on.day, filed.place(name.span), out);
            }
        }
    }
    for filed in context.workspace.deviations() {
        if let (Some(name), Some(on)) = (&filed.record.body, filed.record.on) {
            one(context, name, on.day, filed.place(name.span), out);
        }
    }
    for filed in context.workspace.attestations() {
        if let (Some(name), Some(on)) = (&filed.record.role, filed.record.on) {
            one(context, name, on.day, filed.place(name.span), out);
        }
    }
    for filed in context.workspace.routines() {
        for name in filed.record.owner.iter().chain(&filed.record.chain) {
            one(context, name, context.day, filed.place(name.span), out);
        }
    }
}

fn one(context: &RuleContext<'_>, name: &Text, on: Day, place: Place, out: &mut Findings) {
    let Some(actor) = context.workspace.actor(name).found() else { return };
    let Some(until) = actor.record.valid_until.filter(|until| until.day < on) else { return };
    let (title, last) = (&actor.record.title, until.day);
    out.add_beside(
        place,
        say!(
            "{title} finns inte längre; sista dagen var {last}.",
            "{title} no longer exists; the last day was {last}."
        ),
        say!(
            "Skriv den som har tagit över efter {title}.",
            "Write the one that has taken over from {title}."
        ),
        (actor.place(until.span), say!("gäller till och med {last}", "valid until {last}")),
    );
}
