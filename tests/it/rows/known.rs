//! What is known on a day: what a record tells with a later time of its own is not counted before it.

use super::{Row, documents};
use crate::gaps::sound;
use crate::sandbox::Sandbox;
use crate::town::town;

fn because(sandbox: &Sandbox, requirement: &str, day: &str) -> (String, String) {
    Row { plan: "rinkeby-kista-2018", requirement, day }.told(sandbox)
}

const INCIDENT: &str = "kind: incident\nid: a\nmonth: 2018-10\nplace: street\nenvironment: unclear\ntype: graffiti\n\
    reported: [{way: app, month: 2018-10}, {way: coordinator, month: 2018-10}, {way: ia, month: 2018-12}]\n";

/// A way has its month: before it the incident had not come so far.
#[test]
fn an_incident_has_come_as_far_as_the_months_of_its_ways_say() {
    let sandbox = documents().file("records/incidents/a.yaml", INCIDENT);
    let requirement = "stockholm-riktlinjer-2016/handelser-dokumenteras";
    assert_eq!(because(&sandbox, requirement, "2018-11-30").0, "partly");
    assert_eq!(because(&sandbox, requirement, "2018-12-01").0, "covered");
    let not_entered =
        |day: &str| sandbox.run(&format!("validate --as-of {day}")).out.contains("incident-not-entered");
    assert!(!not_entered("2018-11-30"), "it may take a month");
    let late = INCIDENT.replace("2018-12", "2019-03");
    let sandbox = documents().file("records/incidents/a.yaml", &late);
    let not_entered =
        |day: &str| sandbox.run(&format!("validate --as-of {day}")).out.contains("incident-not-entered");
    assert!(not_entered("2018-12-01") && not_entered("2019-02-28") && !not_entered("2019-03-01"));
}

/// The same of another municipality's own words and units.
#[test]
fn the_town_counts_the_ways_that_had_been_gone_by_the_day() {
    let of = |text: &str| town().file("uppfoljning/incidents/a.yaml", text);
    let told = |day: &str| {
        let late = INCIDENT.replace("2018-10", "2025-10").replace("2018-12", "2026-01");
        of(&late).run(&format!("validate --as-of {day}")).out.contains("incident-not-entered")
    };
    assert!(told("2025-12-31") && !told("2026-01-01"));
}

/// A step that was taken later had not been taken, and what follows it is counted from what was known.
#[test]
fn a_step_of_a_case_is_taken_from_its_month() {
    let case = "kind: case\nid: k7qx2m9f\nregistered: 2018-H1\nsource: school\nage_band: 30+\nenvironment: unclear\n\
        concern: [sympathy]\nchannel: staff\nflow: solna-2016\nstatus: open\nexpires: 2023-H1\nsteps:\n  \
        - {step: individuell-plan, done: yes, month: 2019-01}\n";
    let sandbox = documents().file("records/cases/k7qx2m9f.yaml", case);
    let told = |day: &str| {
        sandbox.run(&format!("validate --as-of {day}")).out.contains("case-without-individual-plan")
    };
    assert!(told("2018-12-31") && !told("2019-01-01"));
}

/// A source that had not answered says nothing against another.
#[test]
fn an_answer_counts_from_when_it_came() {
    let picture = sound().read("records/situations/bild-2023.yaml");
    let more = "  - {id: sen, title: Sen källa, asked: yes, asked_on: 2023-09, answered: yes, answered_on: 2024-03, reports: [{environments: [autonomous], level: serious}]}\n  - {id: tidig, title: Tidig källa, asked: yes, asked_on: 2023-09, answered: yes, answered_on: 2023-10, reports: [{environments: [autonomous], level: none}]}\n";
    let sources = picture.replacen("sources:\n", &format!("sources:\n{more}"), 1);
    assert_ne!(picture, sources);
    let sandbox = sound().file("records/situations/bild-2023.yaml", &sources);
    let told = |day: &str| {
        sandbox.run(&format!("gaps --as-of {day} --format csv")).out.contains("Serious: Sen källa")
    };
    assert!(!told("2024-02-29") && told("2024-03-01"));
}

/// A routine that was looked over later was not: it is due as if nobody had.
#[test]
fn a_review_of_a_routine_counts_from_when_it_was_done() {
    let routine = |revised: &str| {
        format!(
            "kind: routine\nid: rutin-ny\ntitle: Rutin\nowner: samordnare-vbe\nrevised: {revised}\nnext: H 2018\n"
        )
    };
    let due = |revised: &str, day: &str| {
        let sandbox = documents().file("records/routines/rutin-ny.yaml", &routine(revised));
        sandbox.run(&format!("due --as-of {day} --until 2019-12-31 --format csv")).out.contains("rutin-ny")
    };
    assert!(due("2018-01", "2018-10-01"));
    assert!(due("2018-11", "2018-10-01"), "it was not known then");
    assert!(!due("2018-09", "2018-10-01"));
}
