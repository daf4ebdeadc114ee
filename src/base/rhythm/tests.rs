//! What recurrences mean, form by form.

use super::*;

#[test]
fn recurrences_are_read_in_both_languages() {
    let of = |times, every| Recurrence { times, most: times, ..Recurrence::once(every) };
    let months = |times, months| Some(of(times, Length::Months(months)));
    let days = |times, days| Some(of(times, Length::Days(days)));
    let yearly =
        |first, last| Some(Recurrence { on: Some(On::Months(first, last)), ..of(1, Length::Months(12)) });
    let weekly = |on| Some(Recurrence { on: Some(on), ..of(1, Length::Days(7)) });
    let term = |times| Some(Recurrence { on: Some(On::Term), ..of(times, Length::Months(48)) });
    let school_year = |times| Some(Recurrence { on: Some(On::SchoolYear), ..of(times, Length::Months(12)) });
    for (text, means) in [
        ("årligen", months(1, 12)),
        ("två gånger per år", months(2, 12)),
        ("Minst två gånger per år", months(2, 12)),
        ("2 ggr/år", months(2, 12)),
        ("twice a year", months(2, 12)),
        ("vartannat år", months(1, 24)),
        ("var tredje månad", months(1, 3)),
        ("every second year", months(1, 24)),
        ("varje vecka", days(1, 7)),
        ("inför varje helg", weekly(On::BeforeWeekend)),
        ("varje fredag", weekly(On::Weekday(4))),
        ("every Monday", weekly(On::Weekday(0))),
        ("Årligen i mars", yearly(3, 3)),
        ("varje år i mars", yearly(3, 3)),
        ("i mars varje år", yearly(3, 3)),
        ("årligen senast i juni", yearly(6, 6)),
        ("en gång per år under hösten", yearly(7, 12)),
        ("varje vår", yearly(1, 6)),
        ("every March", yearly(3, 3)),
        ("yearly in March", yearly(3, 3)),
        ("vart tredje år", months(1, 36)),
        ("vart fjärde år", months(1, 48)),
        ("var 3:e månad", months(1, 3)),
        ("var 14:e dag", days(1, 14)),
        ("tertialvis", months(1, 4)),
        ("1 gång/år", months(1, 12)),
        ("1 gång / år", months(1, 12)),
        ("en gång i månaden", months(1, 1)),
        ("en gång i kvartalet", months(1, 3)),
        ("tre gånger under året", months(3, 12)),
        ("tio gånger per år", months(10, 12)),
        ("2ggr/år", months(2, 12)),
        ("två ggr. per termin", Some(Recurrence { on: Some(On::SchoolTerm), ..of(2, Length::Months(6)) })),
        ("terminsvis", Some(Recurrence { on: Some(On::SchoolTerm), ..of(1, Length::Months(6)) })),
        ("varannan termin", months(1, 12)),
        ("varje läsår", school_year(1)),
        ("en gång per läsår", school_year(1)),
        ("twice a school year", school_year(2)),
        ("vartannat läsår", None),
        ("minst en gång varje kvartal", months(1, 3)),
        ("två gånger vartannat år", months(2, 24)),
        ("en gång årligen", months(1, 12)),
        ("once every three years", months(1, 36)),
        ("every 18 months", months(1, 18)),
        ("4-6 gånger per år", Some(Recurrence { most: 6, ..of(4, Length::Months(12)) })),
        ("4–6 ggr/år", Some(Recurrence { most: 6, ..of(4, Length::Months(12)) })),
        ("en till två gånger per år", Some(Recurrence { most: 2, ..of(1, Length::Months(12)) })),
        ("varje mandatperiod", term(1)),
        ("en gång per mandatperiod", term(1)),
        ("två gånger under mandatperioden", term(2)),
        ("inom 24 månader", months(1, 24)),
        ("varje tertial", months(1, 4)),
        ("löpande", None),
        ("regelbundet", None),
        ("vid behov", None),
        ("ibland per år", None),
        ("två gånger per år i mars", None),
        ("vartannat år i mars", None),
        ("varje", None),
        ("0 gånger per år", None),
        ("400 gånger per år", None),
        ("två gånger", None),
        ("gång per år", None),
    ] {
        assert_eq!(Recurrence::read(text), means, "{text}");
    }
}
