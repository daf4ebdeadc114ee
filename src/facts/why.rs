//! The facts behind an activity's state: what was promised, and what has happened by the day.

use crate::base::day::Day;
use crate::base::lang::Say;
use crate::base::time_words;
use crate::facts::condition::Fact;
use crate::model::records::activity::Progress;
use crate::model::records::plan::{Activity, Plan};
use crate::model::records::{Dated, Time};
use crate::model::workspace::Filed;
use crate::say;

/// The facts in the order in which they were considered, with the last day on which anything was told. What is dated
/// after the day has not happened. `before` is the follow-up in an earlier plan of work that goes on.
pub(crate) fn of_activity(
    plan: Filed<'_, Plan>,
    activity: &Activity,
    (progress, before): (Option<Filed<'_, Progress>>, Option<Filed<'_, Progress>>),
    last: Option<Day>,
    day: Day,
) -> Vec<Fact> {
    let mut facts = Vec::new();
    let own = progress.into_iter().flat_map(|filed| filed.record.dates()).map(|told| told.day);
    let own = own.filter(|told| *told <= day).max();
    // The last news can be in another record, which has none of the places that stand below.
    if let Some(last) = last.filter(|last| Some(*last) > own) {
        let what = say!("senast uppdaterad i en annan fil {last}", "last updated in another record {last}");
        facts.push(Fact { what, place: plan.place(activity.id.span) });
    }
    if let Some(filed) = progress {
        let record = filed.record;
        let mut happened = |what: Say, on: Option<Dated>| {
            if let Some(on) = on.filter(|on| on.day <= day) {
                let (sv, en) = (&what.sv, &what.en);
                let when = time_words::said(&record.written(on));
                let (own, other) = (when.sv, when.en);
                facts.push(Fact { what: say!("{sv} {own}", "{en} {other}"), place: filed.place(on.span) });
            }
        };
        happened(Say::fixed("inställd", "cancelled"), record.cancelled.as_ref().map(|it| it.on));
        happened(Say::fixed("avslutad", "finished"), record.finished);
        happened(Say::fixed("påbörjad", "started"), record.started);
        let told = record.dates().filter(|told| told.day <= day).max_by_key(|told| told.day);
        happened(Say::fixed("senast uppdaterad", "last updated"), told);
    }
    if let Some((filed, on)) = before.and_then(|filed| Some((filed, filed.record.started?))) {
        let Say { sv, en } = time_words::said(&filed.record.written(on));
        facts.push(Fact {
            what: say!("påbörjad i en tidigare plan {sv}", "started in an earlier plan {en}"),
            place: filed.place(on.span),
        });
    }
    let mut promised = |what: Say, time: Option<&Time>| {
        if let Some(time) = time {
            let (sv, en, Say { sv: own, en: other }) = (&what.sv, &what.en, time_words::said(&time.text));
            let (first, last) = (time.period.first, time.period.last);
            facts.push(Fact {
                what: say!("{sv} {own} ({first}–{last})", "{en} {other} ({first}–{last})"),
                place: plan.place(time.text.span),
            });
        }
    };
    promised(Say::fixed("planerat slut", "planned finish"), activity.promise.finish());
    promised(Say::fixed("planerad start", "planned start"), activity.promise.start());
    // What has no end of its own has the plan's.
    let of_plan =
        plan.record.period.as_ref().filter(|time| !time.period.is_open() && time.period.begins().is_some());
    if activity.promise.finish().is_none() {
        promised(Say::fixed("planens tid", "the time of the plan"), of_plan);
    }
    if let Some(span) = activity.promise.ongoing {
        facts.push(Fact {
            what: Say::fixed("planerad som löpande", "planned as ongoing"),
            place: plan.place(span),
        });
    }
    facts
}
