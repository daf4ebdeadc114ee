//! The two real documents: what the plans in the repository say of them, and what the reports say of the plans.

use std::collections::BTreeMap;

use vbe::cli::Exit;
use vbe::model::config::Config;
use vbe::model::records::plan::Plan;
use vbe::model::workspace::{Lookup, Workspace};

use crate::sandbox::{Run, repository, run};

fn workspace() -> Workspace {
    Workspace::open(&repository(), Config::default(), &vbe::model::load::Reader::default())
}

fn rinkeby(workspace: &Workspace) -> &Plan {
    match workspace.plan("rinkeby-kista-2018") {
        Lookup::Found(plan) => plan.record,
        other => panic!("{other:?}"),
    }
}

fn vbe(words: &str, today: &str) -> Run {
    run(words, &repository(), today, false, vec![("VBE_LANG".into(), "sv".into())])
}

/// The seed's tables, counted: 18 and 7 rows, 21 activities, four of which stand in both.
#[test]
fn the_tables_have_their_rows() {
    let workspace = workspace();
    let plan = rinkeby(&workspace);
    assert_eq!(plan.activities.len(), 21);
    let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut star, mut start_and_star, mut start_and_finish) = (0, 0, 0);
    for activity in &plan.activities {
        let promise = &activity.promise;
        let count = activity.areas.len();
        activity.areas.iter().for_each(|area| *rows.entry(area).or_default() += 1);
        match (promise.start.is_some(), promise.ongoing.is_some(), promise.finish.is_some()) {
            (false, true, false) => star += count,
            (true, true, false) => start_and_star += count,
            (true, false, true) => start_and_finish += count,
            other => panic!("{}: {other:?}", activity.id),
        }
        // The asterisk is two facts: ongoing, and part of ordinary operations.
        assert_eq!(promise.ongoing.is_some(), activity.ordinary == Some(true), "{}", activity.id);
        assert!(!activity.responsible.is_empty(), "{}", activity.id);
    }
    assert_eq!(rows, BTreeMap::from([("forebyggande", 18), ("forhindrande", 7)]));
    assert_eq!((star, start_and_star, start_and_finish), (13, 6, 6));
    assert_eq!(plan.activities.iter().filter(|activity| activity.areas.len() == 2).count(), 4);
    assert_eq!(plan.needs.len(), 6);
}

#[test]
fn the_strategy_has_its_twelve_areas_and_hardly_a_date() {
    let workspace = workspace();
    let Lookup::Found(plan) = workspace.plan("solna-strategi-2017-2021") else { panic!("no strategy") };
    let numbered = plan.record.areas.iter().filter(|area| area.title.len() > 3).count();
    assert!(numbered >= 12);
    let dated = plan.record.activities.iter().filter(|activity| activity.promise.finish().is_some()).count();
    assert!(dated * 5 < plan.record.activities.len(), "{dated} of {}", plan.record.activities.len());
    assert!(plan.record.activities.len() > 40);
}

#[test]
fn the_repository_is_sound() {
    // From when the last invented case has happened until the first is to be weeded out.
    for day in ["2026-05-01", "2026-12-01", "2028-02-29", "2029-12-31"] {
        let run = vbe("validate --fail-on note", day);
        assert_eq!((run.exit, run.err.as_str()), (Exit::Fine, ""), "{day}: {}", run.out);
    }
}

/// The invented progress shows every state, each on some day.
#[test]
fn every_state_is_seen_in_the_year() {
    let of = |day: &str| {
        let run = vbe(&format!("status --plan rinkeby-kista-2018 --as-of {day} --format json"), "2026-01-01");
        let page: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        page["plans"][0]["summary"].clone()
    };
    let expect = |day: &str, counts: &[(&str, i64)]| {
        let summary = of(day);
        for (state, count) in counts {
            assert_eq!(summary[state], *count, "{state} on {day}");
        }
    };
    expect(
        "2018-05-14",
        &[("activities", 21), ("planned", 4), ("started", 5), ("ongoing", 12), ("overdue", 0)],
    );
    expect(
        "2018-10-01",
        &[("late-start", 1), ("started", 4), ("ongoing", 14), ("finished", 1), ("cancelled", 1)],
    );
    expect(
        "2019-01-15",
        &[
            ("not-reported", 6),
            ("overdue", 2),
            ("started", 4),
            ("ongoing", 7),
            ("finished", 1),
            ("cancelled", 1),
        ],
    );
    assert!(of("2019-01-15")["silent"].as_i64().unwrap() >= 1);
}

/// The design's golden gaps: needs with no activity, and promises in running text with no row. Each is found, and
/// what the text supports is not called a gap.
#[test]
fn the_seeds_real_gaps_are_found() {
    let run = vbe("gaps --plan rinkeby-kista-2018 --as-of 2018-05-14 --format json", "2026-01-01");
    let page: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let of = |kind: &str| -> Vec<String> {
        let kinds = page["plans"][0]["kinds"].as_array().unwrap();
        let gaps =
            kinds.iter().filter(|part| part["id"] == kind).flat_map(|part| part["gaps"].as_array().unwrap());
        gaps.map(|gap| gap["id"].as_str().unwrap().replace("stockholm-riktlinjer-2016/", "")).collect()
    };
    assert_eq!(of("need-uncovered"), ["kunskap-om-rutiner", "info-intranat"]);
    assert_eq!(
        of("requirement-uncovered"),
        [
            "namnd-och-ks", "uppfoljning-arlig", "forsta-uppfoljning", "revidering-arlig",
            "bidrag-uppfoljningsplan", "samordningsgrupp-tva-ggr", "skyndsamt", "cve-stod",
            "tid-for-utbildning", "kompetens-indragna-barn", "metoder-individniva", "vbe-pa-dagordningen",
            "sprida-information", "krisledning",
        ]
    );
    // What a role is to attest is not known before one has.
    assert_eq!(
        of("requirement-unattested"),
        ["chefer-sekretess", "implementeringsplan", "aktiv-bevakning", "orostelefonen"]
    );
    for silent in ["without-responsible", "without-time", "overdue", "late-start", "silent"] {
        assert_eq!(of(silent), Vec::<String>::new(), "{silent}");
    }
}

/// The strategy's own document rule asks for who, when and priority; it has hardly a when.
#[test]
fn the_strategy_fails_its_own_document_rule() {
    let run = vbe("gaps --plan solna-strategi-2017-2021 --as-of 2017-03-01 --format json", "2026-01-01");
    let page: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let summary = &page["plans"][0]["summary"];
    assert!(summary["without-time"].as_i64().unwrap() > 5, "{summary}");
    assert!(run.out.contains("solna-strategi-2016/dokumentregel"));
}

/// The page that is taken to the steering meeting, as it is printed.
#[test]
fn the_status_page_of_the_living_example() {
    let run = vbe("status --plan rinkeby-kista-2018 --as-of 2018-10-01", "2026-01-01");
    insta::assert_snapshot!(unstamped(&run.out));
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "a line is wider than 80");
    let run =
        vbe("status --plan rinkeby-kista-2018 --as-of 2019-01-15 --lang en --group-by state", "2026-01-01");
    insta::assert_snapshot!("the_status_page_in_english", unstamped(&run.out));
}

/// The gap report of the living example, as it is printed.
#[test]
fn the_gap_report_of_the_living_example() {
    let run = vbe("gaps --plan rinkeby-kista-2018 --as-of 2018-05-14", "2026-01-01");
    insta::assert_snapshot!(unstamped(&run.out));
}

/// The page with a stamp that names no revision: the repository stands at another in every clone, and the name of one with
/// hardly any letters is so long that the stamp takes two lines.
fn unstamped(page: &str) -> String {
    let is_stamp = |line: &&str| line.starts_with("Läget den ") || line.starts_with("As of ");
    let before = page.lines().take_while(|line| !is_stamp(line));
    let stamp = page.lines().skip_while(|line| !is_stamp(line)).collect::<Vec<_>>().join(" ");
    let (day, rest) = stamp.split_once(" · ").expect("a page that is printed says the day that it is of");
    assert!(rest.ends_with(concat!("vbe ", env!("CARGO_PKG_VERSION"))), "{stamp}");
    before.chain([format!("{day} · [revision]").as_str()]).collect::<Vec<_>>().join("\n")
}
