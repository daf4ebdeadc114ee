//! Whose a record says that it is.

use crate::model::records::report::Report;
use crate::model::records::{Record, Text};
use crate::syntax::unsearched::Unsearched;

/// The plans that a report says it is about: the plan that it names, or that of its activity.
pub(super) fn of_report(report: &Report) -> impl Iterator<Item = Unsearched<&str>> {
    let of_part = report.part_of.iter().filter_map(|of| Some(of.stands().parted()?.0));
    report.plan.iter().map(Text::stands).chain(of_part)
}

/// The plans that a record says it belongs to.
pub(super) fn plans_of<'r>(record: &'r Record) -> Vec<Unsearched<&'r str>> {
    let part = |of: &'r Option<Text>| of.iter().filter_map(|of| Some(of.stands().parted()?.0)).collect();
    match record {
        Record::Plan(plan) => vec![plan.id.stands()],
        Record::Activity(progress) => vec![progress.plan.stands()],
        Record::Measurement(measurement) => part(&measurement.indicator),
        Record::Training(training) => part(&training.part_of),
        Record::Review(review) => part(&review.part_of),
        Record::Report(report) => of_report(report).collect(),
        _ => Vec::new(),
    }
}

/// The actors that a record says are responsible.
pub(crate) fn owners(record: &Record) -> Box<dyn Iterator<Item = &Text> + '_> {
    match record {
        Record::Situation(situation) => Box::new(situation.prepared_by.iter()),
        Record::Survey(survey) => {
            let asked = survey.asked.iter().filter_map(|asked| asked.who.as_ref());
            Box::new(survey.prepared_by.iter().chain(asked))
        }
        Record::Meeting(meeting) => Box::new(meeting.group.iter()),
        Record::Training(training) => {
            let counted = training.by_unit.iter().map(|row| &row.unit);
            Box::new(training.units.iter().chain(counted).chain(&training.meant_for).chain(&training.held_by))
        }
        Record::Review(review) => Box::new(review.unit.iter()),
        Record::Routine(routine) => Box::new(routine.owner.iter()),
        Record::Agreement(agreement) => Box::new(agreement.parties.iter()),
        Record::Attestation(attestation) => Box::new(attestation.role.iter()),
        Record::Deviation(deviation) => Box::new(deviation.body.iter()),
        Record::Report(report) => Box::new(report.to.iter()),
        _ => Box::new(std::iter::empty()),
    }
}
