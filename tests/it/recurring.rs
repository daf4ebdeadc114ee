//! What comes again, what a plan builds on, and what nobody has said: pages of a plan of another make. All is invented.

use serde_json::Value;
use vbe::cli::Exit;

use crate::sandbox::Sandbox;

/// A plan for three years that was adopted late in its first, with a group and activities that come again.
fn town() -> Sandbox {
    Sandbox::empty()
        .file(
            "plans/organisation.yaml",
            "kind: organisation\nid: o\nunits:\n  - {id: kommunen, title: Ekdala kommun}\n  - {id: styrelsen, title: Kommunstyrelsen, parent: kommunen}\nroles: [{id: samordnaren, title: Samordnaren, unit: styrelsen}]\ngroups: [{id: radet, title: Rådet, unit: kommunen, meets: fyra gånger per år}]\n",
        )
        .file(
            "plans/lag.yaml",
            "kind: framework\nid: lag\ntitle: Lagen\nrequirements:\n  - {id: rad, text: Det finns ett råd., judged: attestation, condition: {attested: {}}}\n",
        )
        .file(
            "plans/p.yaml",
            "kind: plan\nid: p\ntitle: Plan för Ekdala\norganisation: kommunen\nperiod: 2024-2026\nfollows: [lag]\ndecisions: [{body: styrelsen, decision: adopted, on: 2024-10-07}]\nsituation: {title: Lägesbild för Ekdala, dated: 2024-06, sources: [Polisen]}\nneeds: [{id: oro, title: Oro anmäls sent}]\nactivities:\n  - {id: dagen, title: Dagen, responsible: [samordnaren], needs: [oro], when: oktober 2024, recurs: årligen}\n  - {id: moten, title: Föräldramöten, responsible: [samordnaren], needs: [oro], start: H 2024, recurs: en gång per år}\n  - {id: forra, title: Utbilda, responsible: [samordnaren], needs: [oro], when: 2023}\n",
        )
        .file(
            "records/activities/p/dagen.yaml",
            "kind: activity\nid: dagen\nplan: p\nupdates: [{on: 2024-10-20, by: samordnaren, note: Hölls.}]\n",
        )
        .file(
            "records/activities/p/moten.yaml",
            "kind: activity\nid: moten\nplan: p\nupdates: [{on: 2024-11-12, by: samordnaren, note: Hölls.}]\n",
        )
}

fn json(words: &str) -> Value {
    let run = town().run(&format!("{words} --format json"));
    serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{words}: {}", run.err))
}

/// The ids of the gaps of a kind on a day, each with its reason.
fn gaps(kind: &str, day: &str) -> Vec<String> {
    let run = town().swedish().run(&format!("gaps --kind {kind} --as-of {day} --format json"));
    let page: Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}", run.err));
    let kinds = page["plans"][0]["kinds"].as_array().cloned().unwrap_or_default();
    let rows = kinds.iter().flat_map(|kind| kind["gaps"].as_array().cloned().unwrap_or_default());
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    rows.map(|row| format!("{}: {}", text(&row, "id"), text(&row, "because"))).collect()
}

fn state(id: &str, day: &str) -> String {
    let page = json(&format!("list activity --as-of {day}"));
    let rows = page["lists"][0]["rows"].as_array().cloned().unwrap_or_default();
    let row = rows.iter().find(|row| row["id"].as_str().is_some_and(|own| own.ends_with(id)));
    row.and_then(|row| row["state"].as_str()).unwrap_or_else(|| panic!("{page}")).to_owned()
}

#[test]
fn what_has_been_carried_out_once_goes_on() {
    for day in ["2024-11-15", "2025-02-01", "2025-12-31"] {
        assert_eq!((state("dagen", day), state("moten", day)), ("ongoing".into(), "ongoing".into()), "{day}");
    }
    // The second October went by, and the year is not over; then both are missed.
    assert_eq!(gaps("occasion-missed", "2025-12-31"), Vec::<String>::new());
    assert_eq!(
        gaps("occasion-missed", "2026-01-01"),
        [
            "dagen: Ska genomföras årligen: inte antecknad som genomförd 2025.",
            "moten: Ska genomföras en gång per år: inte antecknad som genomförd 2025."
        ]
    );
    let due = town().run("due --as-of 2025-02-01 --format csv --comma").out;
    assert!(due.contains("2025-12-31") && due.contains("Dagen"), "{due}");
}

/// Nothing is asked for before a plan that was adopted late.
#[test]
fn nobody_has_missed_what_was_before_the_decision() {
    assert_eq!(gaps("group-not-met", "2025-02-01"), Vec::<String>::new());
    assert_eq!(gaps("group-not-met", "2026-01-01").len(), 1);
}

#[test]
fn a_picture_that_only_the_plan_names_is_one() {
    assert_eq!(gaps("situation-stale", "2025-02-01"), Vec::<String>::new());
    let old = gaps("situation-stale", "2026-07-01");
    assert_eq!(old, ["p: Lägesbilden är från 2024-06: 24 månader gammal, och ska vara högst 24."]);
    let report = town().swedish().run("report --kind annual --plan p --period 2025 --as-of 2026-01-10");
    assert_eq!(report.exit, Exit::Fine, "{}", report.err);
    let read = report.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(read.contains("Lägesbild för Ekdala") && read.contains("Lägesbilden är från 2024-06."), "{read}");
}

#[test]
fn what_nobody_has_attested_is_not_said_to_be_unmet() {
    assert_eq!(gaps("requirement-uncovered", "2025-02-01"), Vec::<String>::new());
    assert_eq!(gaps("requirement-unattested", "2025-02-01").len(), 1);
    let page = town().swedish().run("gaps --as-of 2025-02-01").out;
    assert!(page.contains("1 behov = 1 med åtgärd + 0 delvis + 0 utan åtgärd"), "{page}");
}

#[test]
fn a_time_before_that_of_the_plan_is_told() {
    let run = town().swedish().run("validate");
    assert!(
        run.out.contains("2023 är före planens tid, 2024-2026.") && run.out.contains("time-before-plan"),
        "{}",
        run.out
    );
    assert!(!run.out.contains("oktober 2024 är före"), "{}", run.out);
}
