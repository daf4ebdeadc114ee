//! Finds something recorded as having happened on a day that has not come.

use super::rule::{Findings, RuleContext};
use crate::base::day::Day;
use crate::base::lang::Say;
use crate::model::records::{Dated, Time};
use crate::model::workspace::{Filed, Workspace};
use crate::syntax::finding::Place;

pub(super) fn judge(context: &RuleContext<'_>, out: &mut Findings) {
    let today = context.day;
    for place in times_to_come(context.workspace, today) {
        out.add(
            place,
            Say::new(
                format!("Tiden har inte börjat än den dag som granskas, {today}."),
                format!("The time has not begun yet on the day in question, {today}."),
            ),
            Say::fixed(
                "Rätta tiden. Här står bara det som har hänt.",
                "Mend the time. Here stands only what has happened.",
            ),
        );
    }
    for (place, day) in days_kept(context.workspace).filter(|(_, day)| *day > today) {
        out.add(
            place,
            Say::new(
                format!("{day} har inte varit än den dag som granskas, {today}."),
                format!("{day} has not come yet on the day in question, {today}."),
            ),
            Say::fixed(
                "Rätta datumet. Filen skrivs när det har hänt.",
                "Mend the date. The file is written once it has happened.",
            ),
        );
    }
    for filed in context.workspace.all_progress() {
        for dated in filed.record.dates().chain(filed.record.tasks_done()).filter(|dated| dated.day > today) {
            let day = filed.record.written(dated);
            out.add(
                filed.place(dated.span),
                Say::new(
                    format!("{day} har inte varit än den dag som granskas, {today}."),
                    format!("{day} has not come yet on the day in question, {today}."),
                ),
                Say::fixed(
                    "Rätta datumet. Det som ska hända hör hemma i planen.",
                    "Mend the date. What is to happen belongs in the plan.",
                ),
            );
        }
    }
}

/// The days on which something was decided, attested or held; of a longer period, its first.
fn days_kept(workspace: &Workspace) -> impl Iterator<Item = (Place, Day)> {
    let of_deviations = workspace.deviations().filter_map(|filed| on_day(filed, filed.record.on));
    let of_attestations = workspace.attestations().filter_map(|filed| on_day(filed, filed.record.on));
    let of_routines = workspace.routines().filter_map(|filed| from(filed, filed.record.revised.as_ref()));
    let of_trainings = workspace.trainings().filter_map(|filed| from(filed, filed.record.on.as_ref()));
    let of_reviews = workspace.reviews().filter_map(|filed| from(filed, filed.record.period.as_ref()));
    let of_agreements = workspace.agreements().filter_map(|filed| from(filed, filed.record.signed.as_ref()));
    // A published report has the day that its publication was run for.
    let of_reports = workspace.reports().filter(|filed| filed.record.audience.is_none());
    let of_reports = of_reports.filter_map(|filed| on_day(filed, filed.record.on));
    let of_meetings = workspace.meetings().filter_map(|filed| on_day(filed, filed.record.on));
    let decided = of_deviations.chain(of_attestations).chain(of_routines).chain(of_meetings);
    let of_surveys = workspace.surveys().filter_map(|filed| from(filed, filed.record.on.as_ref()));
    decided.chain(of_trainings).chain(of_surveys).chain(of_reviews).chain(of_agreements).chain(of_reports)
}

fn on_day<T>(filed: Filed<'_, T>, on: Option<Dated>) -> Option<(Place, Day)> {
    on.map(|dated| (filed.place(dated.span), dated.day))
}

fn from<T>(filed: Filed<'_, T>, time: Option<&Time>) -> Option<(Place, Day)> {
    time.map(|time| (filed.place(time.text.span), time.period.first))
}

/// The times in cases and incidents that have not begun.
fn times_to_come(workspace: &Workspace, today: Day) -> impl Iterator<Item = Place> {
    let of_cases = workspace.cases().flat_map(move |case| {
        let halves = [case.record.registered, case.record.closed];
        let halves = halves.into_iter().flatten().filter(move |half| !half.value.has_come(today));
        let months = case.record.steps.iter().filter_map(|taken| taken.month.as_ref());
        let months = months.filter(move |month| !month.period.has_come(today));
        halves
            .map(|half| half.span)
            .chain(months.map(|month| month.text.span))
            .map(move |span| case.place(span))
    });
    let of_incidents = workspace.incidents().filter_map(move |incident| {
        let month = incident.record.month.as_ref().filter(|month| !month.period.has_come(today))?;
        Some(incident.place(month.text.span))
    });
    let of_situations = workspace.situations().flat_map(move |filed| {
        let times = filed.record.times().filter(move |time| !time.period.has_come(today));
        times.map(move |time| filed.place(time.text.span))
    });
    let of_measurements = workspace.measurements().filter_map(move |filed| {
        let period = filed.record.period.as_ref().filter(|time| !time.period.has_come(today))?;
        Some(filed.place(period.text.span))
    });
    let of_chains = workspace.routines().flat_map(move |filed| {
        let activated = filed.record.activated.iter().map(|activation| &activation.on);
        let months = filed.record.tried.iter().chain(activated);
        months.filter(move |on| !on.period.has_come(today)).map(move |on| filed.place(on.text.span))
    });
    let of_evaluations = workspace.reviews().filter_map(move |filed| {
        let evaluated = filed.record.evaluated.as_ref().filter(|own| !own.on.period.has_come(today))?;
        Some(filed.place(evaluated.on.text.span))
    });
    let of_people = of_cases.chain(of_incidents).chain(of_situations);
    of_people.chain(of_measurements).chain(of_chains).chain(of_evaluations)
}
