//! Holds `docs/tider.md` to the grammars: every form in its tables is read, and means what the table says.

use std::fmt::Write as _;

use super::period::Period;
use super::quantity::Quantity;
use super::rhythm::{Length, On, Recurrence};
use super::target::{Side, Target};

const PAGE: &str = include_str!("../../docs/tider.md");

/// The rows of the tables under a heading, each as its forms and its other cells.
fn rows(heading: &str) -> Vec<(Vec<&'static str>, Vec<&'static str>)> {
    let mut lines = PAGE.lines().skip_while(|line| line.trim_start_matches('#').trim() != heading).skip(1);
    let own = lines.by_ref().take_while(|line| !line.starts_with('#'));
    let table = own.filter(|line| line.starts_with("| `"));
    let rows: Vec<_> = table
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            (cells[0].split('`').skip(1).step_by(2).collect(), cells[1..].to_vec())
        })
        .collect();
    assert!(!rows.is_empty(), "{heading}");
    rows
}

/// Compares each form under a heading with what its row says.
fn hold(heading: &str, said: impl Fn(&str) -> Option<Vec<String>>) {
    let mut wrong = String::new();
    for (forms, cells) in rows(heading) {
        for form in forms {
            let own = said(form);
            if own.as_deref() != Some(&cells.iter().map(ToString::to_string).collect::<Vec<_>>()[..]) {
                writeln!(wrong, "{form}: {cells:?}, not {own:?}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{heading}\n{wrong}");
}

fn days(period: Period) -> Vec<String> {
    let first = period.begins().map_or("–".to_owned(), |day| day.to_string());
    vec![first, if period.is_open() { "–".to_owned() } else { period.last.to_string() }]
}

#[test]
fn a_time_means_the_days_of_its_row() {
    for heading in ["Tider med årtal", "Från en tid till en annan"] {
        hold(heading, |form| Period::read(form).map(days));
    }
    hold("Utan slut", |form| Period::validity(form).map(days));
    hold("Tider i en plan, utan årtal", |form| {
        assert_eq!(Period::read(form), None, "{form}");
        Period::started(form, Period::read("2018")).map(days)
    });
}

#[test]
fn a_recurrence_means_what_its_row_says() {
    let every = |every: Length| match every {
        Length::Days(1) => "dag".to_owned(),
        Length::Days(7) => "vecka".to_owned(),
        Length::Days(days) => format!("{days} dagar"),
        Length::Months(1) => "månad".to_owned(),
        Length::Months(3) => "kvartal".to_owned(),
        Length::Months(4) => "tertial".to_owned(),
        Length::Months(6) => "halvår".to_owned(),
        Length::Months(12) => "år".to_owned(),
        Length::Months(months) => format!("{months} månader"),
    };
    let on = |on: Option<On>| match on {
        None | Some(On::SchoolTerm | On::SchoolYear | On::Term) => "",
        Some(On::BeforeWeekend) => "sista arbetsdagen före helgen",
        Some(On::Weekday(4)) => "fredag",
        Some(On::Months(_, 3)) => "mars",
        Some(On::Months(_, 6)) => "juni",
        Some(On::Months(_, 12)) => "december",
        other => panic!("{other:?}"),
    };
    hold("Hur ofta", |form| {
        let read = Recurrence::read(form)?;
        let unit = match read.on {
            Some(On::Term) => "mandatperiod".to_owned(),
            Some(On::SchoolTerm) => "termin".to_owned(),
            Some(On::SchoolYear) => "läsår".to_owned(),
            _ => every(read.every),
        };
        Some(vec![read.times.to_string(), unit, on(read.on).to_owned()])
    });
}

#[test]
fn a_target_is_met_by_what_its_row_says() {
    for (forms, cells) in rows("Målvärden") {
        for form in forms {
            let target = Target::read(form).unwrap_or_else(|| panic!("{form}"));
            if let [reached, missed] = cells[..] {
                let is_met = |value| target.value_in(value).map(|value| target.is_met(value));
                assert_eq!(
                    (is_met(reached), is_met(missed)),
                    (Some(true), Some(false)),
                    "{form}: {target:?}"
                );
            } else {
                let from = target.from(40.0, "");
                let side = if from.side == Side::AtMost { "högst" } else { "minst" };
                let number = Quantity::read(&cells[0][side.len()..]).map(|own| own.number);
                assert!(target.is_change && cells[0].starts_with(side), "{form}: {from:?}");
                assert_eq!(Some(from.number), number, "{form}");
            }
        }
    }
}
