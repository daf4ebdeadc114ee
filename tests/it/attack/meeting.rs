//! The attack on the page for a meeting: what a group is told of the cases, laid beside `vbe cases` and beside the pages of
//! other meetings.

use std::collections::BTreeMap;

use serde_json::Value;
use vbe::cli::Exit;

use crate::figures::{Like, case, cases, id};
use crate::sandbox::{Sandbox, run};

const REGISTER: &str = "kind: organisation
id: organisation
units:
  - {id: staden, title: Staden}
roles:
  - {id: chef, title: Chefen, unit: staden}
groups:
  - {id: radet, title: Rådet, unit: staden, members: [chef], told_of: [cases]}
  - {id: laget, title: Laget, unit: staden, members: [chef]}
";

/// The cases of three half-years: what is told whole, what is told in part, and what runs.
fn town(running: usize) -> Sandbox {
    let like = |half, milieu| -> Like { (half, milieu, "16-17", "school", "talk") };
    let sorts = [
        (9, like("2023-H2", "islamist")),
        (7, like("2023-H2", "white-power")),
        (12, like("2024-H1", "islamist")),
        (6, like("2024-H1", "white-power")),
        (3, like("2024-H1", "autonomous")),
        (running, like("2024-H2", "islamist")),
    ];
    cases(Sandbox::empty(), &sorts).file("plans/organisation.yaml", REGISTER)
}

fn meeting(day: &str) -> (String, String) {
    let text = format!("kind: meeting\nid: m-{day}\ngroup: radet\non: {day}\npresent: [chef]\n");
    (format!("records/meetings/m-{day}.yaml"), text)
}

fn page(sandbox: &Sandbox, words: &str, day: &str) -> Value {
    let run = run(
        &format!("{words} --format json"),
        sandbox.path(),
        day,
        false,
        vec![("VBE_LANG".to_owned(), "en".to_owned())],
    );
    assert_eq!(run.exit, Exit::Fine, "{words}: {}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

type Rows = BTreeMap<(String, String, String), Value>;

/// What the page of a meeting tells: half-year, dimension and category, and the count.
fn told(sandbox: &Sandbox, group: &str, day: &str) -> Option<Rows> {
    let page = page(sandbox, &format!("meeting {group}"), day);
    let sections = page["meetings"][0]["sections"].as_array().unwrap();
    let section = sections.iter().find(|section| section["id"] == "cases")?;
    let rows = section["cases"].as_array().into_iter().flatten();
    let name = |cell: &Value| cell["id"].as_str().unwrap_or_default().to_owned();
    let row = |row: &Value| {
        let half = row["half_year"].as_str().unwrap().to_owned();
        ((half, name(&row["dimension"]), name(&row["category"])), row["count"].clone())
    };
    Some(rows.map(row).collect())
}

/// The same of `vbe cases`.
fn counted(sandbox: &Sandbox, day: &str) -> Rows {
    let page = page(sandbox, "cases", day);
    let name = |cell: &Value| cell["id"].as_str().unwrap_or_default().to_owned();
    let mut all = Rows::new();
    for half in page["half_years"].as_array().unwrap() {
        for row in half["counts"].as_array().unwrap() {
            let key =
                (half["id"].as_str().unwrap().to_owned(), name(&row["dimension"]), name(&row["category"]));
            all.insert(key, row["count"].clone());
        }
    }
    all
}

fn least(count: &Value) -> Option<u64> {
    count["at_least"].as_u64()
}

/// Nothing is told that `vbe cases` does not tell, and a number is never larger than the least there.
#[test]
fn a_group_is_told_no_more_than_the_page_of_cases_tells() {
    let (path, text) = meeting("2023-05-10");
    let sandbox = town(4).file(&path, &text);
    let (own, all) = (told(&sandbox, "radet", "2024-09-10").unwrap(), counted(&sandbox, "2024-09-10"));
    assert!(own.len() >= 7, "{own:?}");
    for (key, count) in &own {
        if count["name"] == "not-shown" || count == "not-shown" {
            assert!(!all.keys().any(|other| other.0 == key.0 && other.1 == key.1), "{key:?}");
            continue;
        }
        let other = all.get(key).unwrap_or_else(|| panic!("{key:?} is on no page of cases"));
        assert!(least(count).is_none_or(|least| least == 5), "{key:?}: {count}");
        assert_eq!(least(count).is_some(), least(other).is_some(), "{key:?}: {count} {other}");
    }
    assert_eq!(
        told(&sandbox, "laget", "2024-09-10"),
        None,
        "a group that the register says nothing of is told nothing"
    );
}

/// The running half-year changes nothing on the page, whatever comes in.
#[test]
fn nothing_on_the_page_of_a_meeting_tells_of_the_running_half_year() {
    let (path, text) = meeting("2023-05-10");
    let pages: Vec<Option<Rows>> =
        [0, 1, 4, 5, 12].map(|running| told(&town(running).file(&path, &text), "radet", "2024-09-10")).into();
    assert!(pages.iter().all(|page| *page == pages[0]), "{pages:?}");
    assert!(pages[0].as_ref().unwrap().keys().all(|(half, ..)| half != "2024-H2"));
}

/// Of two meetings no half-year is on both pages, so there is nothing to take one from the other.
#[test]
fn a_half_year_is_told_of_at_one_meeting() {
    let days = ["2023-12-31", "2024-01-01", "2024-03-01", "2024-06-30", "2024-07-01", "2024-09-10"];
    let mut sandbox = town(4);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for day in ["2023-05-10"].into_iter().chain(days) {
        let rows = told(&sandbox, "radet", day).unwrap();
        let mut halves: Vec<&String> = rows.keys().map(|(half, ..)| half).collect();
        halves.dedup();
        for half in halves {
            *seen.entry(half.clone()).or_default() += 1;
        }
        let (path, text) = meeting(day);
        sandbox = sandbox.file(&path, &text);
    }
    assert_eq!(seen, ["2023-H1", "2023-H2", "2024-H1"].map(|half| (half.to_owned(), 1)).into());
    // A half-year without cases is told of as one with few.
    let empty = run(
        "meeting radet",
        sandbox.path(),
        "2025-07-01",
        false,
        vec![("VBE_LANG".to_owned(), "sv".to_owned())],
    );
    assert!(empty.out.contains("2025-H1") && empty.out.contains("<5"), "{}", empty.out);
    assert!(empty.out.contains("Internt – inte för publicering."), "{}", empty.out);
}

/// A case that comes in is in no page of a meeting before its half-year has ended, and then as one of many.
#[test]
fn one_case_more_moves_no_count_but_over_the_smallest() {
    let (path, text) = meeting("2023-05-10");
    let (was, like) = (town(4).file(&path, &text), ("2024-H1", "islamist", "16-17", "school", "talk"));
    let before = told(&was, "radet", "2024-09-10").unwrap();
    let own = id(900);
    let with = was.file(&format!("records/cases/{own}.yaml"), &case(&own, like));
    assert_eq!(told(&with, "radet", "2024-09-10").unwrap(), before);
}
