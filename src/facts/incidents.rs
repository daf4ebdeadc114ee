//! What follows from an incident on a day: whether it has been told of without being entered in the incident system.

use crate::base::day::Day;
use crate::base::rhythm::Length;
use crate::model::records::Span;
use crate::model::records::incident::Incident;
use crate::model::records::vocabulary::Reported;

/// The time to enter an incident in, counted from the end of the last month that it tells of.
const TO_ENTER: Length = Length::Months(1);

/// Where an incident says that it was reported in the app or to the coordinator, when that was long enough ago and it is
/// still not entered in the incident system. Only an incident that tells its whole way can say so.
pub(crate) fn unentered(incident: &Incident, day: Day) -> Option<Span> {
    let passed = |way: Reported| incident.passed(way, day);
    let told = passed(Reported::Coordinator).or_else(|| passed(Reported::App))?;
    let known = incident.reported.iter().filter(|passed| passed.has_come(day));
    let months = known.filter_map(|passed| passed.month.as_ref()).chain(&incident.month);
    let last = months.map(|month| month.period.last).max()?;
    let is_late = TO_ENTER.after(last) < day;
    (incident.is_whole && is_late && passed(Reported::Ia).is_none()).then_some(told)
}
