//! The facts behind an activity's state: what was promised, and what has happened by the day.

use crate::base::day::Day;
use crate::base::lang::{Lang, Say};
use crate::base::time_words;
use crate::facts::condition::Fact;
use crate::facts::promised;
use crate::facts::state::{Standing, State};
use crate::model::records::activity::Progress;
use crate::model::records::plan::{Activity, Plan};
use crate::model::records::{Dated, Time};
use crate::model::workspace::Filed;
use crate::say;

/// What the state of an activity rests on, in one sentence: the fact that decides it, and where it stands. What is dated
/// after the day has not happened.
pub(crate) fn in_short(
    activity: &Activity,
    standing: &Standing<'_>,
    (progress, goes_on): (Option<&Progress>, bool),
    day: Day,
) -> Say {
    let on = |of: fn(&Progress) -> Option<Dated>| {
        let progress = progress?;
        let on = of(progress).filter(|on| on.day <= day)?;
        Some(time_words::said(&progress.written(on)))
    };
    let promise = &activity.promise;
    let time = |time: Option<&Time>| time.map(|time| time_words::said(&time.text));
    let planned = || {
        let text = |lang| promised::text(activity, lang).replace('*', "");
        let (sv, en) = (text(Lang::Sv), text(Lang::En));
        if sv.is_empty() {
            return Say::fixed("planen anger ingen tid", "the plan states no time");
        }
        say!("planen anger {sv}", "the plan states {en}")
    };
    let recorded = |what: Say, on: Option<Say>| {
        on.map(|on| {
            let (own, other, sv, en) = (what.sv, what.en, on.sv, on.en);
            say!("uppföljningen anger {own} {sv}", "the follow-up states {other} {en}")
        })
    };
    match standing.state {
        State::Cancelled => recorded(
            Say::fixed("att den ställdes in", "that it was cancelled"),
            on(|own| own.cancelled.as_ref().map(|it| it.on)),
        ),
        State::Finished => recorded(Say::fixed("slutdag", "that it was finished"), on(|own| own.finished)),
        State::Started => recorded(Say::fixed("startdag", "that it was started"), on(|own| own.started))
            .or_else(|| {
                goes_on.then(|| {
                    Say::fixed("den pågick redan i en tidigare plan", "it went on already in an earlier plan")
                })
            }),
        State::LateStart => time(promise.start()).map(|Say { sv, en }| {
            say!(
                "planerad start {sv}, och ingen startdag är antecknad",
                "planned start {en}, and no day of starting is recorded"
            )
        }),
        State::Overdue | State::NotReported => {
            let by = time(promise.finish());
            let by = by.or_else(|| standing.time.map(|time| Say::same(time.last.to_string())));
            let none = if standing.state == State::Overdue {
                Say::fixed("ingen slutdag är antecknad", "no day of finishing is recorded")
            } else {
                Say::fixed("ingen uppföljning är antecknad", "no follow-up is recorded")
            };
            by.map(|Say { sv, en }| {
                let (own, other) = (none.sv, none.en);
                say!("tiden gick ut {sv}, och {own}", "its time ended {en}, and {other}")
            })
        }
        State::Ongoing | State::Planned => None,
    }
    .unwrap_or_else(planned)
}

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
