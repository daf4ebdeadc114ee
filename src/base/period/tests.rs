//! The forms of a time, one by one and as laws.

use proptest::prelude::*;

use super::words::YEARS;
use super::*;

fn days(text: &str) -> Option<String> {
    Period::read(text).map(|period| format!("{}..{}", period.first, period.last))
}

#[test]
fn every_form_of_the_design_means_its_days() {
    for (text, means) in [
        ("V 2018", "2018-01-01..2018-06-30"),
        ("H 2018", "2018-07-01..2018-12-31"),
        ("T1 2019", "2019-01-01..2019-04-30"),
        ("T3 2019", "2019-09-01..2019-12-31"),
        ("2018", "2018-01-01..2018-12-31"),
        ("2017-2021", "2017-01-01..2021-12-31"),
        ("2017–2021", "2017-01-01..2021-12-31"),
        ("2020 - 2021", "2020-01-01..2021-12-31"),
        ("2018-05", "2018-05-01..2018-05-31"),
        ("2018-H1", "2018-01-01..2018-06-30"),
        ("2018-H2", "2018-07-01..2018-12-31"),
        ("2018-05-14", "2018-05-14..2018-05-14"),
        ("kv 2 2018", "2018-04-01..2018-06-30"),
        ("Q2 2018", "2018-04-01..2018-06-30"),
        ("våren 2018", "2018-01-01..2018-06-30"),
        ("maj 2018", "2018-05-01..2018-05-31"),
        ("Feb 2020", "2020-02-01..2020-02-29"),
        ("V 2018 – H 2019", "2018-01-01..2019-12-31"),
        ("V\u{a0}2018", "2018-01-01..2018-06-30"),
        ("2018-T2", "2018-05-01..2018-08-31"),
        ("2018-Q3", "2018-07-01..2018-09-30"),
    ] {
        assert_eq!(days(text).as_deref(), Some(means), "{text}");
    }
}

#[test]
fn a_time_is_read_as_people_write_it() {
    for (text, means) in [
        ("höst 2026", "2026-07-01..2026-12-31"),
        ("HT 2026", "2026-07-01..2026-12-31"),
        ("vårterminen 2027", "2027-01-01..2027-06-30"),
        ("sommaren 2026", "2026-06-01..2026-08-31"),
        ("vecka 40 2026", "2026-09-28..2026-10-04"),
        ("v. 40 2026", "2026-09-28..2026-10-04"),
        ("v 1 2026", "2025-12-29..2026-01-04"),
        ("vecka 53 2026", "2026-12-28..2027-01-03"),
        ("vecka 40–42 2026", "2026-09-28..2026-10-18"),
        ("första halvåret 2026", "2026-01-01..2026-06-30"),
        ("andra kvartalet 2026", "2026-04-01..2026-06-30"),
        ("tredje tertialet 2026", "2026-09-01..2026-12-31"),
        ("2026 kv 3", "2026-07-01..2026-09-30"),
        ("2026 vecka 40", "2026-09-28..2026-10-04"),
        ("14 maj 2026", "2026-05-14..2026-05-14"),
        ("den 31 december 2026", "2026-12-31..2026-12-31"),
        ("senast 2026-06-30", "2026-06-30..2026-06-30"),
        ("Senast i maj 2026", "2026-05-01..2026-05-31"),
        ("under hösten 2026", "2026-07-01..2026-12-31"),
        ("under 2026", "2026-01-01..2026-12-31"),
        ("år 2026", "2026-01-01..2026-12-31"),
        ("mandatperioden 2026–2030", "2026-01-01..2030-12-31"),
        ("under perioden 2026-2028", "2026-01-01..2028-12-31"),
        ("maj–juni 2026", "2026-05-01..2026-06-30"),
        ("januari - mars 2026", "2026-01-01..2026-03-31"),
        ("T1-T2 2026", "2026-01-01..2026-08-31"),
        ("kv 1-2 2026", "2026-01-01..2026-06-30"),
        ("läsåret 2026/2027", "2026-07-01..2027-06-30"),
        ("senast vid årsskiftet 2026/2027", "2026-12-31..2027-01-01"),
    ] {
        assert_eq!(days(text).as_deref(), Some(means), "{text}");
    }
}

#[test]
fn what_holds_until_further_notice_never_ends() {
    let begins = |text: &str| {
        let period = Period::validity(text)?;
        assert!(period.is_open() && !period.is_over(Day::of(2999, 1, 1).unwrap()), "{text}");
        assert_eq!(Period::read(text), None, "{text}");
        assert_eq!(Period::validity(&period.to_string()), Some(period), "{text}");
        Some(period.begins().map(|day| day.to_string()).unwrap_or_default())
    };
    for (text, first) in [
        ("tills vidare", ""),
        ("Until further notice", ""),
        ("2016-12-05 tills vidare", "2016-12-05"),
        ("2016 until further notice", "2016-01-01"),
        ("från 2016", "2016-01-01"),
        ("Från och med maj 2016", "2016-05-01"),
        ("fr.o.m. 2016-12-05 tills vidare", "2016-12-05"),
        ("from H 2016 until further notice", "2016-07-01"),
        ("2016 – tills vidare", "2016-01-01"),
        ("2016-12-05 –", "2016-12-05"),
    ] {
        assert_eq!(begins(text).as_deref(), Some(first), "{text}");
    }
    for text in
        ["", "-", "från", "från tills vidare", "vidare", "2016 vidare", "2017-2021 tills vidare", "snart -"]
    {
        assert_eq!(Period::validity(text), None, "{text}");
    }
    assert!(Period::validity("2017-2021").is_some_and(|period| !period.is_open()));
}

#[test]
fn what_could_mean_something_else_is_not_read() {
    for text in [
        "", "v 12", "v 0 2018", "v 53 2018", "v. 2018", "vecka 12", "V 18", "våren", "Q3",
        "under mandatperioden", "läsåret 2018/2020", "2018/2019", "31 februari 2018", "femte kvartalet 2018",
        "tredje halvåret 2018", "första maj 2018", "juni-maj 2018", "maj-2018", "senast", "t1-h1",
        "efter maj 2018", "före maj 2018", "18", "2018-13", "2018-5", "2018-H3", "H1-2018", "2018-02-30",
        "14/5 2018", "2018-19", "2021-2017", "H 2018 - V 2018", "T4 2019", "T0 2019", "T12019", "kv 5 2018",
        "20188", "1018", "löpande", "*", "årligen", "under året", "2018?", "ca 2018", "maj", "maj2018",
        "2018 2019", "2018-05-14-2018-06-01",
    ] {
        assert_eq!(days(text), None, "{text}");
    }
}

/// A written form together with the days that it means.
fn written() -> impl Strategy<Value = (String, i32, u32, u32)> {
    let half = prop_oneof![
        prop::sample::select(vec!["V", "v", "vår", "Våren", "spring"]).prop_map(|name| (
            name.to_owned(),
            1,
            6
        )),
        prop::sample::select(vec!["H", "hösten", "Autumn", "fall"]).prop_map(|name| (name.to_owned(), 7, 12)),
    ];
    let tertial = (prop::sample::select(vec!["T", "T ", "tertial "]), 1_u32..=3)
        .prop_map(|(name, n)| (format!("{name}{n}"), n * 4 - 3, n * 4));
    let quarter = (prop::sample::select(vec!["kv ", "kv", "Q", "kvartal "]), 1_u32..=4)
        .prop_map(|(name, n)| (format!("{name}{n}"), n * 3 - 2, n * 3));
    let month = (0_usize..12, 0_usize..4).prop_map(|(month, form)| {
        let names = MONTHS[month];
        let month = u32::try_from(month).unwrap() + 1;
        (names[form % names.len()].to_owned(), month, month)
    });
    let form = prop_oneof![half, tertial, quarter, month];
    (form, *YEARS.start()..=*YEARS.end())
        .prop_map(|((name, first, last), year)| (format!("{name} {year}"), year, first, last))
}

proptest! {
    #[test]
    fn a_form_means_its_months_and_no_others((text, year, first, last) in written()) {
        let period = Period::read(&text).unwrap();
        prop_assert_eq!(period.first, Day::of(year, first, 1).unwrap());
        prop_assert_eq!(period.last, Day::last_of_month(year, last).unwrap());
    }

    /// An interval and its own days written as a range read as the same interval.
    #[test]
    fn an_interval_round_trips((text, ..) in written()) {
        let period = Period::read(&text).unwrap();
        prop_assert_eq!(Period::read(&period.to_string()), Some(period));
        prop_assert!(period.to_string().len() < 10, "{period} is no short form");
        prop_assert_eq!(Period::read(&format!("{} – {}", period.first, period.last)), Some(period));
    }

    /// A form with an end put off begins as the form does, and has no other days than those.
    #[test]
    fn a_form_until_further_notice_begins_as_it_does((text, ..) in written(), on in 0_u32..400_000) {
        let (ended, open) = (Period::read(&text).unwrap(), Period::validity(&format!("{text} tills vidare")).unwrap());
        prop_assert_eq!((open.begins(), open.last), (Some(ended.first), Day::LAST));
        prop_assert_eq!(Period::validity(&format!("från {text}")), Some(open));
        prop_assert_eq!(Period::validity(&open.to_string()), Some(open));
        let day = Day::of(1900, 1, 1).unwrap().plus_days(on);
        prop_assert!(!open.is_over(day));
        prop_assert_eq!(open.holds(day), ended.first <= day);
    }

    /// Whatever is accepted has its years written out as four digits.
    #[test]
    fn no_year_is_guessed(text in "[vhtkqVHT0-9 /.\\-a-zåäö]{0,14}") {
        if let Some(period) = Period::read(&text) {
            prop_assert!(text.contains(&period.first.year().to_string()));
            prop_assert!(text.contains(&period.last.year().to_string()));
            prop_assert!(period.first <= period.last);
        }
    }

    #[test]
    fn late_begins_the_day_after((text, ..) in written()) {
        let period = Period::read(&text).unwrap();
        prop_assert!(!period.is_over(period.last));
        prop_assert!(period.is_over(period.last.plus_days(1)));
        prop_assert!(period.has_come(period.first));
    }
}
