//! The time that a record is about: when it was made, held, signed or measured. One definition for every kind.

use crate::base::period::Period;
use crate::model::records::plan::Plan;
use crate::model::records::{Dated, Record, Time};

/// The time that a record is about, where it says that itself in one place.
pub(crate) fn time(record: &Record) -> Option<&Time> {
    match record {
        Record::Incident(incident) => incident.month.as_ref(),
        Record::Routine(routine) => routine.revised.as_ref(),
        Record::Training(training) => training.on.as_ref().or(training.planned.as_ref()),
        Record::Review(review) => review.period.as_ref(),
        Record::Agreement(agreement) => agreement.signed.as_ref().or(agreement.period.as_ref()),
        Record::Situation(situation) => situation.time(),
        Record::Survey(survey) => survey.on.as_ref(),
        Record::Measurement(measurement) => measurement.period.as_ref(),
        _ => None,
    }
}

/// The days that a record is about; `None` when it does not say.
pub(crate) fn dated(record: &Record) -> Option<Period> {
    let on = |day: Option<Dated>| day.map(|dated| Period { first: dated.day, last: dated.day });
    match record {
        Record::Plan(plan) => of_plan(plan),
        Record::Framework(_) | Record::Laws(_) | Record::Organisation(_) | Record::Flow(_) => None,
        Record::Activity(progress) => {
            let last = progress.dates().map(|dated| dated.day).max()?;
            Some(Period { first: last, last })
        }
        Record::Case(case) => case.registered.and_then(|half| half.value.period()),
        Record::Deviation(deviation) => on(deviation.on),
        Record::Attestation(attestation) => on(attestation.on),
        Record::Meeting(meeting) => on(meeting.on),
        Record::Report(report) => on(report.on),
        Record::Incident(_)
        | Record::Routine(_)
        | Record::Training(_)
        | Record::Review(_)
        | Record::Agreement(_)
        | Record::Situation(_)
        | Record::Survey(_)
        | Record::Measurement(_) => time(record).map(|time| time.period),
    }
}

/// The time of a plan: its last decision that has effect, otherwise its period.
fn of_plan(plan: &Plan) -> Option<Period> {
    let settled = plan.decisions.iter().filter(|decision| decision.act.settles());
    let last = settled.filter_map(|decision| Some(decision.on.as_ref()?.period)).max_by_key(|on| on.last);
    last.or_else(|| plan.period.as_ref().map(|time| time.period))
}
