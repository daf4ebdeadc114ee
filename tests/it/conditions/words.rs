//! The words that ask for each its own, for a receiver, for what no case has broken, and for what is attested in part.

use super::{meeting, requirement, told, town};
use crate::sandbox::Sandbox;

/// The town with four units, of which two are under the first.
fn units(condition: &str) -> Sandbox {
    let town = town(&requirement("records", condition));
    let register = town.read("plans/organisation.yaml");
    let more = "  - {id: norr, title: Norra nämnden, aliases: [Norr], parent: kommunen}\n  - {id: soder, title: Södra nämnden, parent: kommunen}\n  - {id: norr-skola, title: Skolan i norr, parent: norr}\n";
    town.file("plans/organisation.yaml", &register.replace("roles:\n", &format!("{more}roles:\n")))
}

fn owned(id: &str, owner: &str, revised: &str) -> (String, String) {
    let text =
        format!("kind: routine\nid: {id}\ntitle: Rutin\nsort: guide\nowner: {owner}\nrevised: {revised}\n");
    (format!("records/routines/{id}.yaml"), text)
}

#[test]
fn each_has_its_own_and_one_for_all_is_nobodys() {
    let condition = "{each: {of: [Norra nämnden, soder], by: owner, kind: routine, within: 12 months}}";
    let whole = |records: &[(&str, &str, &str)]| {
        records.iter().fold(units(condition), |town, (id, owner, revised)| {
            let (path, text) = owned(id, owner, revised);
            town.file(&path, &text)
        })
    };
    let at = |records: &[(&str, &str, &str)]| told(&whole(records), "2024-06-01");
    assert!(at(&[]).starts_with("uncovered: Routine, one for each owner: 0 of 2 in 12 months."));
    assert!(at(&[("alla", "kommunen", "2024-03")]).starts_with("uncovered"), "one for all");
    // By another of its names, and from a unit below it.
    assert!(at(&[("n", "Norr", "2024-03")]).starts_with("partly"));
    assert!(at(&[("n", "Norr", "2024-03")]).ends_with("Missing for: Södra nämnden."));
    assert_eq!(
        at(&[("n", "norr-skola", "2024-03"), ("s", "soder", "2022-01")]),
        "partly: Routine, one for each owner: 1 of 2 in 12 months. Missing for: Södra nämnden (2022-01)."
    );
    assert!(at(&[("s", "soder", "2024-02"), ("n", "norr", "2024-03")]).starts_with("covered"));
    // It is due for each, by its own last time.
    let town = whole(&[("n", "norr", "2024-03")]);
    let out = town.run("due --as-of 2024-06-01 --format csv --comma").out;
    assert!(out.contains("2025-03-31") && out.contains("lag/krav/soder"), "{out}");
    // What belongs to a unit below is not also that of the one above it, when both are listed.
    let both = "{each: {of: [norr, norr-skola], by: owner, kind: routine}}";
    let (path, text) = owned("skola", "norr-skola", "2024-03");
    let town = units(both).file(&path, &text);
    assert!(told(&town, "2024-06-01").starts_with("partly"), "{}", told(&town, "2024-06-01"));
}

const FLOW: &str = "kind: flow\nid: oro\ntitle: Oro\nsteps:\n  - {id: plan, title: Plan, required: true, within: 1 månad}\n  - {id: samtal, title: Samtal}\n";

#[test]
fn a_kept_step_can_take_away_and_not_give() {
    let case = |id: &str, more: &str| {
        format!(
            "kind: case\nid: {id}\nregistered: 2023-H2\nsource: police\nage_band: 30+\nenvironment: islamist\nconcern: [other]\nchannel: police\nstatus: open\nexpires: 2028-H1\n{more}"
        )
    };
    let with = |condition: &str| town(&requirement("records", condition)).file("plans/flows/oro.yaml", FLOW);
    let both = "{all: [{exists: {kind: routine}}, {kept: {flow: oro, steps: [plan]}}]}";
    let (path, text) = owned("rutin", "samordnare", "2024-01");
    let at = |town: &Sandbox| told(town, "2024-06-01").split(':').next().unwrap().to_owned();
    assert_eq!(at(&with(both)), "uncovered", "nothing is broken, and nothing is there");
    let sound = with(both).file(&path, &text);
    assert_eq!(at(&sound), "covered");
    let broken = sound.file("records/cases/k7qx2m9f.yaml", &case("k7qx2m9f", ""));
    assert_eq!(
        told(&broken, "2024-06-01"),
        "partly: The flow “Oro” (Plan) has been broken in fewer than 5 cases."
    );
    let excused = case("k7qx2m9f", "steps:\n  - {step: plan, done: no, because: declined}\n");
    assert_eq!(at(&broken.file("records/cases/k7qx2m9f.yaml", &excused)), "covered");
}

/// What a condition names must be there, and a step that nobody requires can never be broken.
#[test]
fn what_a_condition_names_is_known() {
    for (condition, rule, told) in [
        ("{each: {of: [radett], by: group, kind: meeting}}", "unknown-reference", "radett"),
        ("{each: {of: [plan/x], by: indicator, kind: measurement}}", "unknown-reference", "plan/x"),
        ("{each: {of: [rutin], by: id, kind: routine}}", "unknown-reference", "rutin"),
        (
            "{each: {of: [rutin], by: sort, kind: routine}}",
            "unjudgeable-condition",
            "rutin never stands in sort",
        ),
        ("{each: {of: [ks], by: vem, kind: routine}}", "unjudgeable-condition", "no field vem"),
        ("{each: {of: [ks], by: source, kind: case}}", "unjudgeable-condition", "never selects cases"),
        ("{reported: {to: radett}}", "unknown-reference", "radett"),
        ("{kept: {flow: orro, steps: [plan]}}", "unknown-reference", "orro"),
        ("{any: [{kept: {flow: oro, steps: [plam]}}]}", "unknown-reference", "plam"),
        ("{kept: {flow: oro, steps: [samtal]}}", "unjudgeable-condition", "samtal is not required"),
    ] {
        let town = town(&requirement("records", condition)).file("plans/flows/oro.yaml", FLOW);
        let run = town.run("validate --lang en --format json");
        assert!(run.out.contains(told) && run.out.contains(rule), "{condition}: {}", run.out);
        assert_eq!(run.out.matches("\"rule\":").count(), 1, "one cause, one finding: {}", run.out);
    }
}

#[test]
fn what_is_attested_in_part_is_judged_with_the_records() {
    let both = "{all: [{exists: {kind: routine}}, {attested: {within: 12 months}}]}";
    let (path, text) = owned("rutin", "samordnare", "2024-01");
    let attested = "kind: attestation\nid: intyg\nrequirement: lag/krav\nrole: samordnare\non: 2024-03-01\ndocument: Protokoll 3\n";
    let place = "records/attestations/intyg.yaml";
    let town = town(&requirement("records", both));
    assert_eq!(
        told(&town, "2024-06-01"),
        "uncovered: No routine is recorded for Kommunen. No role has attested it."
    );
    let town = town.file(place, attested);
    assert_eq!(told(&town, "2024-06-01"), "partly: No routine is recorded for Kommunen.");
    let town = town.file(&path, &text);
    assert!(told(&town, "2024-06-01").starts_with("covered"), "{}", told(&town, "2024-06-01"));
    assert_eq!(told(&town, "2025-06-01"), "partly: Attested 2024-03-01, 15 months ago.");
    let validate = town.run("validate --as-of 2024-06-01").out;
    assert!(!validate.contains("attested-in-vain") && !validate.contains("unjudgeable"), "{validate}");
    // It is due again, with the others of its kind.
    let due = town.run("due --as-of 2024-06-01 --format csv --comma").out;
    assert!(due.contains("2025-03-01") && due.contains("lag/krav"), "{due}");
}

/// The receiver decides, whatever the report says that it is about.
#[test]
fn a_report_to_somebody_elses_board_tells_nobody_here() {
    let report = |to: &str, more: &str| {
        format!("kind: report\nid: rapport\nsort: annual\nto: {to}\non: 2024-03-01\n{more}")
    };
    for condition in
        ["{reported: {where: {sort: annual}}}", "{reported: {to: ks}}", "{exists: {kind: report}}"]
    {
        let with = |text: &str| {
            let town = town(&requirement("records", condition)).file("records/reports/rapport.yaml", text);
            told(&town, "2024-06-01")
        };
        assert!(with(&report("grannen", "plan: plan\n")).starts_with("uncovered"), "{condition}");
        assert!(with(&report("ks", "plan: plan\n")).starts_with("covered"), "{condition}");
        assert!(with(&report("Kommunstyrelsen", "part_of: plan/en\n")).starts_with("covered"), "{condition}");
    }
    let told_to = town(&requirement("records", "{reported: {to: radet, within: 6 months}}"));
    let shown = format!("{}presented:\n  - {{plan: plan}}\n", meeting("radet", "2024-03-01"));
    let town = told_to.file("records/meetings/radet-2024-03-01.yaml", &shown);
    assert_eq!(told(&town, "2024-06-01"), "covered: Reported to Rådet: meeting (2024-03-01).");
    assert!(
        told(&town, "2024-10-01")
            .starts_with("uncovered: Last reported to Rådet 2024-03-01, older than 6 months.")
    );
    assert!(told(&town, "2024-02-29").starts_with("uncovered"), "it has not been");
}

/// A plan cannot have been followed up before there was time for it; what a group is to have on its agenda can.
#[test]
fn the_first_follow_up_of_a_plan_is_not_late_before_its_time() {
    let followed = "{reported: {where: {sort: [annual, council]}, has: [plan], within: 12 months}}";
    let town = town(&requirement("records", followed));
    let first = told(&town, "2024-06-01");
    assert_eq!(first, "reminder: The plan is to be followed up for the first time by 2024-12-31.");
    assert!(told(&town, "2025-02-01").starts_with("uncovered"), "{}", told(&town, "2025-02-01"));
    let report = "kind: report\nid: rapport\nsort: annual\nto: ks\nplan: plan\non: 2024-03-01\n";
    let town = town.file("records/reports/rapport.yaml", report);
    assert!(told(&town, "2024-06-01").starts_with("covered"));
    assert!(told(&town, "2025-04-01").starts_with("uncovered"));
}

/// What can be shown in one of several ways is one duty, which any of them ends.
#[test]
fn either_of_two_ways_is_one_duty() {
    let either = "{any: [{exists: {kind: routine, within: 6 months}}, {attested: {within: 12 months}}]}";
    let attested = "kind: attestation\nid: intyg\nrequirement: lag/krav\nrole: samordnare\non: 2024-03-01\ndocument: Protokoll 3\n";
    let due = |town: &Sandbox| {
        let out = town.run("due --as-of 2024-06-01 --until 2025-12-31 --format csv --comma").out;
        let rows: Vec<String> =
            out.lines().filter(|line| line.contains("lag/krav")).map(str::to_owned).collect();
        assert_eq!(rows.len(), 1, "{out}");
        rows[0].split(',').nth(1).unwrap().to_owned()
    };
    let town = town(&requirement("records", either));
    assert_eq!(due(&town), "2024-12-31");
    let town = town.file("records/attestations/intyg.yaml", attested);
    // The last working day before a Saturday.
    assert_eq!(due(&town), "2025-02-28");
    let (path, text) = owned("rutin", "samordnare", "2024-05");
    assert_eq!(due(&town.file(&path, &text)), "2025-05-30");
}
