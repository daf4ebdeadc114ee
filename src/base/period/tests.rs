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
        ("mandatperioden 2026–2030", "2026-10-15..2030-10-14"),
        ("mandatperioden 2014-2018", "2014-10-15..2018-10-14"),
        ("mandatperioden 2010-2014", "2010-01-01..2014-12-31"),
        ("mandatperioden 2018-2021", "2018-01-01..2021-12-31"),
        ("30/6 2018", "2018-06-30..2018-06-30"),
        ("30/6-2018", "2018-06-30..2018-06-30"),
        ("2018-05-2018-06", "2018-05-01..2018-06-30"),
        ("va\u{30a}ren 2018", "2018-01-01..2018-06-30"),
        ("kv.\u{2009}2\u{202f}2018", "2018-04-01..2018-06-30"),
        ("dec 2018–feb 2019", "2018-12-01..2019-02-28"),
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
        "", "v 12", "v 0 2018", "v 53 2018", "vecka 12", "V 18", "våren", "Q3", "under mandatperioden",
        "läsåret 2018/2020", "2018/2020", "2018/18", "31 februari 2018", "31/4 2018", "5/6/2018",
        "femte kvartalet 2018", "tredje halvåret 2018", "första maj 2018", "juni-maj 2018", "juni-maj-2018",
        "maj och juli 2018", "senast", "ht-18", "30 juni", "30/6", "året", "t1-h1", "efter maj 2018",
        "före maj 2018", "18", "2018-13", "2018-5", "2018-H3", "2018-02-30", "från 2018", "2018-",
        "tills vidare", "2018-19", "2021-2017", "H 2018 - V 2018", "T4 2019", "T0 2019", "T12019",
        "kv 5 2018", "20188", "1018", "löpande", "*", "årligen", "under året", "2018?", "ca 2018", "maj",
        "maj2018", "2018 2019", "m.a.j 2018", "T1-18",
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

#[test]
fn words_before_a_time_are_no_time_of_a_plan() {
    let plan = Period::read("2018");
    for text in [
        "senast", "under", "i", "år", "no later than −", "t.o.m.", "från", "-", "", "18", "senast 18",
        "löpande",
    ] {
        assert_eq!(Period::started(text, plan), None, "{text}");
        assert!(!Period::is_begun(text), "{text}");
    }
    assert_eq!(Period::planned("från våren", plan), None);
    assert!(Period::is_begun("från våren") && !Period::is_planned("från våren"));
    assert_eq!(Period::planned("senast året", plan), plan);
}

/// Texts of the words and numbers of times, in any order.
fn near() -> impl Strategy<Value = String> {
    let words: Vec<&str> = MONTHS
        .into_iter()
        .flatten()
        .copied()
        .chain(words::WEEKS)
        .chain(words::FROM)
        .chain(words::TO)
        .chain(words::UNTIL)
        .chain(words::ONWARDS)
        .chain(words::UP_TO)
        .chain(words::BETWEEN)
        .chain(words::AND)
        .chain(words::TERM)
        .chain(words::BEFORE)
        .chain(words::SCHOOL_YEAR)
        .chain(words::NEW_YEAR)
        .chain(words::THE_YEAR)
        .chain(words::THE_PERIOD)
        .chain(words::PARTS.into_iter().flat_map(|(names, ..)| names).copied())
        .chain(words::NUMBERED.into_iter().flat_map(|(names, _)| names).copied())
        .chain(words::ORDINALS.into_iter().map(|(word, _)| word))
        .collect();
    let number = prop_oneof![
        (1_u32..60).prop_map(|number| number.to_string()),
        (2015..2022_i32).prop_map(|year| year.to_string()),
        "(15|18|2018-0[1-9]|2019-1[0-2]-[0-3][0-9])"
    ];
    let piece = prop_oneof![2 => prop::sample::select(words).prop_map(str::to_owned), 3 => number];
    let joint = prop::sample::select(vec![" ", "", "-", " - ", "/", "–", " \u{a0}", ". ", ", "]);
    let parts = prop::collection::vec((piece, joint), 1..7);
    let pieces = parts.prop_map(|parts| {
        let joined =
            parts.iter().map(|(piece, joint)| [piece.as_str(), *joint].concat()).collect::<Vec<_>>().concat();
        joined.trim_end_matches([',', ' ']).to_owned()
    });
    prop_oneof![4 => pieces, 1 => "\\PC{0,30}", 1 => "[vhtkqVHT0-9 /.\\-a-zåäö]{0,14}"]
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

    /// Whatever is accepted has its years written out, and can be written back. A week may lie in two years, a school year and
    /// a new year name the one before.
    #[test]
    fn no_year_is_guessed(text in near()) {
        let has = |year: i32| text.contains(&year.to_string());
        let is_written = |year: i32| has(year) || has(year - 1) && text.contains('/');
        let is_week = ["v", "w"].iter().any(|week| text.to_lowercase().contains(week));
        let stands = |year: i32| is_written(year) || is_week && (has(year - 1) || has(year + 1));
        if let Some(period) = Period::read(&text) {
            prop_assert!(stands(period.first.year()) && stands(period.last.year()), "{:?}: {}", text, period);
            prop_assert!(period.first <= period.last);
            prop_assert_eq!(Period::read(&period.to_string()), Some(period));
        }
        if let Some(period) = Period::validity(&text) {
            prop_assert_eq!(Period::validity(&period.to_string()), Some(period));
        }
    }

    /// What a plan says of the year is all that is taken from it: each reading has days of the plan, and reads as it is said.
    #[test]
    fn no_year_is_taken_from_elsewhere_than_the_plan(text in near(), first in 2015..2022_i32, years in 0..3_i32) {
        let plan = Period::read(&format!("{first}-{}", first + years)).unwrap();
        let readings = Period::readings(&text, plan);
        for reading in &readings {
            prop_assert!(reading.period.first <= plan.last && plan.first <= reading.period.last);
            prop_assert_eq!(Period::read(&reading.said), Some(reading.period), "{:?}", reading);
        }
        if let Some(period) = Period::started(&text, Some(plan)) {
            prop_assert!(Period::is_begun(&text), "{:?}", text);
            let begun = Period::readings(&Period::beginning(&text), plan);
            let is_of_plan = [readings, begun].iter().any(|own| own.len() == 1 && own[0].period == period);
            prop_assert!(is_of_plan || Period::started(&text, None) == Some(period), "{:?}", text);
        }
    }

    /// Case, the sort of dash and of space, and how many spaces there are, say nothing.
    #[test]
    fn how_a_time_is_spaced_says_nothing((text, ..) in written(), dash in "[-–—‑−]", space in "[ \u{a0}\u{2009}\u{202f}]{1,3}") {
        let plain = format!("{text} - {text}");
        let other = plain.to_uppercase().replace('-', &dash).replace(' ', &space);
        prop_assert_eq!(Period::read(&other), Period::read(&plain), "{:?}", other);
    }

    #[test]
    fn late_begins_the_day_after((text, ..) in written()) {
        let period = Period::read(&text).unwrap();
        prop_assert!(!period.is_over(period.last));
        prop_assert!(period.is_over(period.last.plus_days(1)));
        prop_assert!(period.has_come(period.first));
    }
}

#[test]
fn days_are_written_in_the_shortest_form_that_reads_back() {
    for (written, said) in [
        ("2018", "2018"),
        ("2017-2018", "2017–2018"),
        ("2018-05", "2018-05"),
        ("2018-04-01 - 2018-12-31", "2018-04–2018-12"),
        ("2018-04-02 - 2019-04-01", "2018-04-02–2019-04-01"),
        ("läsåret 2018/2019", "2018/2019"),
        ("våren 2018", "2018-H1"),
    ] {
        let period = Period::read(written).unwrap();
        assert_eq!(period.to_string(), said);
        assert_eq!(Period::read(said), Some(period), "{said}");
    }
}
