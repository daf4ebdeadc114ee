//! Something recorded as having happened on a day that has not come.

use super::rule::{Findings, Look};
use crate::day::Day;
use crate::finding::Place;
use crate::lang::Say;
use crate::whole::Whole;

pub(super) fn judge(look: &Look<'_>, out: &mut Findings) {
    let today = look.day;
    for place in times_to_come(look.whole, today) {
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
    for (place, day) in days_to_come(look.whole, today) {
        out.add(
            place,
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

/// Where a day is told of that has not come, and the day.
fn days_to_come(whole: &Whole, today: Day) -> impl Iterator<Item = (Place, Day)> {
    let of_progress = whole
        .all_progress()
        .flat_map(|filed| filed.record.dates().map(move |dated| (filed.place(dated.span), dated.day)));
    let of_meetings = whole.meetings().filter_map(|meeting| {
        let on = meeting.record.on?;
        Some((meeting.place(on.span), on.day))
    });
    of_progress.chain(of_meetings).filter(move |(_, day)| *day > today)
}

/// Where cases, incidents, situation pictures and measurements tell of a time that has not begun.
fn times_to_come(whole: &Whole, today: Day) -> impl Iterator<Item = Place> {
    let of_cases = whole.cases().flat_map(move |case| {
        let halves = [case.record.registered, case.record.closed];
        let halves = halves.into_iter().flatten().filter(move |half| !half.value.has_come(today));
        let months = case.record.steps.iter().filter_map(|taken| taken.month.as_ref());
        let months = months.filter(move |month| !month.period.has_come(today));
        halves
            .map(|half| half.span)
            .chain(months.map(|month| month.text.span))
            .map(move |span| case.place(span))
    });
    let of_incidents = whole.incidents().filter_map(move |incident| {
        let month = incident.record.month.as_ref().filter(|month| !month.period.has_come(today))?;
        Some(incident.place(month.text.span))
    });
    let of_situations = whole.situations().flat_map(move |filed| {
        let times = filed.record.times().filter(move |time| !time.period.has_come(today));
        times.map(move |time| filed.place(time.text.span))
    });
    let of_measurements = whole.measurements().filter_map(move |filed| {
        let period = filed.record.period.as_ref().filter(|time| !time.period.has_come(today))?;
        Some(filed.place(period.text.span))
    });
    of_cases.chain(of_incidents).chain(of_situations).chain(of_measurements)
}
