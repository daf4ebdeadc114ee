//! Requirements judged from the records: conditions, attestations, decisions that excuse, and what is not ours.

mod words;

use std::fmt::Write as _;

use crate::sandbox::{Sandbox, repository, run};

/// A plan that follows a framework with one requirement, and a register.
fn town(requirement: &str) -> Sandbox {
    Sandbox::empty()
        .file(
            "plans/organisation.yaml",
            "kind: organisation
id: organisation
units:
  - {id: kommunen, title: Kommunen}
  - {id: ks, title: Kommunstyrelsen, parent: kommunen}
  - {id: grannen, title: Grannkommunen}
roles:
  - {id: samordnare, title: Samordnare, unit: kommunen}
  - {id: grannens-samordnare, title: Grannens samordnare, unit: grannen}
groups:
  - {id: radet, title: Rådet, unit: kommunen, members: [samordnare]}
  - {id: grannradet, title: Grannrådet, unit: grannen, members: [grannens-samordnare]}
",
        )
        .file(
            "plans/frameworks/lag.yaml",
            &format!("kind: framework\nid: lag\ntitle: Lagen\nrequirements:\n{requirement}"),
        )
        .file(
            "plans/plan.yaml",
            "kind: plan
id: plan
title: Planen
organisation: kommunen
period: 2024
follows: [lag]
decisions:
  - {body: ks, decision: adopted, on: 2024-01-15}
areas: [{id: a, title: A}]
activities:
  - {id: en, title: En, areas: [a], responsible: [samordnare], start: V 2024, goal: Fler}
  - {id: tva, title: Två, areas: [a], responsible: [samordnare], ongoing: true}
",
        )
}

/// A requirement with an id, how it is judged, and its condition.
fn requirement(judged: &str, condition: &str) -> String {
    format!("  - id: krav\n    text: Kravet.\n    judged: {judged}\n    condition: {condition}\n")
}

/// How far the requirement is met on a day, and why.
fn told(sandbox: &Sandbox, day: &str) -> String {
    let run = sandbox.run(&format!("gaps --as-of {day} --format json --lang en --plan plan"));
    let page: serde_json::Value =
        serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err));
    let row = &page["plans"][0]["frameworks"][0]["requirements"][0];
    format!("{}: {}", row["coverage"].as_str().unwrap(), row["because"].as_str().unwrap_or("-"))
}

fn meeting(group: &str, on: &str) -> String {
    format!("kind: meeting\nid: {group}-{on}\ngroup: {group}\non: {on}\n")
}

#[test]
fn records_are_counted_in_their_time_and_only_ones_own() {
    let count = requirement("records", "{count: {kind: meeting, within: 12 months, at_least: 2}}");
    let mut town = town(&count);
    assert_eq!(told(&town, "2024-06-01"), "uncovered: 0 of 2 meetings in 12 months.");
    for (group, on) in [("radet", "2024-02-01"), ("grannradet", "2024-03-01"), ("grannradet", "2024-04-01")] {
        town = town.file(&format!("records/meetings/{group}-{on}.yaml"), &meeting(group, on));
    }
    assert_eq!(told(&town, "2024-06-01"), "partly: 1 of 2 meetings in 12 months.");
    town = town.file("records/meetings/radet-2024-05-01.yaml", &meeting("radet", "2024-05-01"));
    assert_eq!(told(&town, "2024-06-01"), "covered: 2 of 2 meetings in 12 months.");
    // What is to come has not happened, and what was long ago is no longer so.
    assert_eq!(told(&town, "2024-04-30"), "partly: 1 of 2 meetings in 12 months.");
    assert_eq!(told(&town, "2025-02-02"), "partly: 1 of 2 meetings in 12 months.");
    // A file that would tell and cannot be read is no proof that nothing is there.
    town = town.file("records/meetings/radet-2024-05-01.yaml", "kind: meeting\nid: [\n");
    assert_eq!(
        told(&town, "2024-06-01"),
        "partly: It cannot be told: records/meetings/radet-2024-05-01.yaml has faults."
    );
}

#[test]
fn every_word_of_a_condition_is_judged() {
    let picture = "kind: situation\nid: bild\ntitle: Bild\nperiod: 2024\nprepared_by: [samordnare]\nmapping: Ja\nanalysis: Ja\n";
    let report = "kind: report\nid: arsrapport\nsort: annual\nto: ks\nplan: plan\non: 2024-03-01\n";
    let agreement =
        "kind: agreement\nid: polisen\ntitle: Polisen\nparties: [kommunen]\nperiod: 2024\nsituation: bild\n";
    for (condition, expected) in [
        (
            "{exists: {kind: situation, has: [mapping, analysis]}}",
            "covered: The situation picture “Bild” (2024) is there.",
        ),
        (
            "{exists: {kind: situation, has: [mapping, other_information]}}",
            "partly: The situation picture “Bild” states no other information.",
        ),
        (
            "{exists: {kind: report, has: [plan, document, verification]}}",
            "partly: The report “annual follow-up” states no document and no verification.",
        ),
        (
            "{linked: {kind: report, by: plan, to: {kind: agreement}}}",
            "uncovered: 0 of 1 report refer to an agreement (plan); there is 1 agreement.",
        ),
        ("{exists: {kind: routine}}", "uncovered: No routine is recorded for Kommunen."),
        (
            "{every: {kind: activity, has: [goal]}}",
            "partly: 1 of 2 activities has a goal. Missing for: “Två”.",
        ),
        (
            "{every: {kind: activity, has: [responsible, time]}}",
            "covered: 2 of 2 activities have somebody responsible, a time.",
        ),
        (
            "{every: {kind: activity, must: {assessment: [green]}}}",
            "uncovered: 0 of 2 activities have assessment “green”. Missing for: “En”, “Två”.",
        ),
        (
            "{reported: {where: {sort: annual}, after: {kind: decision}}}",
            "covered: The report “annual follow-up” (2024-03-01) is there.",
        ),
        (
            "{reported: {where: {sort: annual}, after: {kind: situation}}}",
            "covered: The report “annual follow-up” (2024-03-01) is there.",
        ),
        (
            "{reported: {where: {sort: council}}}",
            "uncovered: No report of the kind “report to the municipal council” is recorded for Kommunen.",
        ),
        (
            "{linked: {kind: agreement, by: situation, to: {kind: situation}}}",
            "covered: Agreement: “Polisen”.",
        ),
        (
            "{exists: {kind: group, where: {id: radet}, has: [members]}}",
            "covered: The group “Rådet” is there.",
        ),
        (
            "{all: [{exists: {kind: situation}}, {exists: {kind: routine}}]}",
            "partly: No routine is recorded for Kommunen.",
        ),
        (
            "{any: [{exists: {kind: situation}}, {exists: {kind: routine}}]}",
            "covered: The situation picture “Bild” (2024) is there.",
        ),
        ("{promised: any}", "uncovered: -"),
    ] {
        let town = town(&requirement("records", condition))
            .file("records/situations/bild.yaml", picture)
            .file("records/reports/arsrapport.yaml", report)
            .file("records/agreements/polisen.yaml", agreement);
        assert_eq!(told(&town, "2024-06-01"), expected, "{condition}");
        let sound = town.run("validate --as-of 2024-06-01 --format json");
        assert!(!sound.out.contains("unjudgeable-condition"), "{condition}: {}", sound.out);
    }
}

/// What binds nobody any more meets nothing, whatever it says.
#[test]
fn an_agreement_that_has_expired_is_none() {
    let agreement = |more: &str| {
        format!("kind: agreement\nid: polisen\ntitle: Polisen\nparties: [kommunen]\npurposes: [x]\n{more}")
    };
    let told = |more: &str| {
        let town = town(&requirement("records", "{exists: {kind: agreement, has: [purposes]}}"));
        told(&town.file("records/agreements/polisen.yaml", &agreement(more)), "2024-06-01")
    };
    assert_eq!(told("period: 2022-2023\n"), "uncovered: The agreement “Polisen” expired 2023-12-31.");
    assert_eq!(told("period: 2022-2025\n"), "covered: The agreement “Polisen” (2022–2025) is there.");
    assert_eq!(
        told("signed: 2022-02-01\nended: 2024-03-01\n"),
        "uncovered: The agreement “Polisen” expired 2024-03-01."
    );
}

#[test]
fn what_is_only_promised_is_met_in_part() {
    let plan = |covers: &str| {
        let town = town(&requirement("records", "{exists: {kind: routine}}"));
        let text = std::fs::read_to_string(town.path().join("plans/plan.yaml")).unwrap();
        town.file(
            "plans/plan.yaml",
            &text.replace("goal: Fler}", &format!("goal: Fler, covers: [{covers}]}}")),
        )
    };
    assert_eq!(told(&plan("lag/krav"), "2024-06-01"), "partly: No routine is recorded for Kommunen.");
    let routine = "kind: routine\nid: rutin\ntitle: Rutin\nsort: routine\nowner: samordnare\n";
    let shown = |covers: &str| told(&plan(covers).file("records/routines/rutin.yaml", routine), "2024-06-01");
    assert_eq!(shown("lag/krav"), "covered: The routine “Rutin” is there.");
    // People's own word that something is lacking stands.
    assert_eq!(
        shown("{requirement: lag/krav, extent: partly, note: Bara skolan.}"),
        "partly: The routine “Rutin” is there."
    );
}

#[test]
fn a_requirement_is_attested_excused_or_not_ours() {
    let attested = town(&requirement("attestation", "{attested: {within: 12 months}}"));
    assert_eq!(told(&attested, "2024-06-01"), "uncovered: No role has attested it.");
    let by = |role: &str| {
        format!(
            "kind: attestation\nid: intyg\nrequirement: lag/krav\nrole: {role}\non: 2024-03-01\ndocument: Protokoll 3\n"
        )
    };
    let attested = attested.file("records/attestations/intyg.yaml", &by("grannens-samordnare"));
    assert_eq!(told(&attested, "2024-06-01"), "uncovered: No role has attested it.");
    let attested = attested.file("records/attestations/intyg.yaml", &by("samordnare"));
    assert_eq!(told(&attested, "2024-06-01"), "attested: Attested 2024-03-01, 3 months ago.");
    assert_eq!(
        told(&attested, "2025-06-01"),
        "outdated: Attested 2024-03-01, 1 år sedan.".replace("1 år sedan", "15 months ago")
    );

    let excused = town(&requirement("records", "{exists: {kind: routine}}")).file(
        "records/deviations/avsteg.yaml",
        "kind: deviation\nid: avsteg\nexcuses: lag/krav\nbody: ks\non: 2024-02-01\nreference: dnr 7\nmotive: Rutinen görs om.\nexpires: 2024-08-31\n",
    );
    assert!(told(&excused, "2024-01-31").starts_with("uncovered"));
    assert!(told(&excused, "2024-08-31").starts_with("excused"));
    assert!(told(&excused, "2024-09-01").starts_with("uncovered"));
    let loud = excused.run("gaps --as-of 2024-09-01 --lang en --width 200");
    assert!(loud.out.contains("Deviations that have expired (1)"), "{}", loud.out);
    assert!(loud.out.contains("The decision on a deviation expired 2024-08-31."), "{}", loud.out);

    let plan = std::fs::read_to_string(excused.path().join("plans/plan.yaml")).unwrap();
    let excludes = "excludes:\n  - {what: Skolorna, why: Utan rådighet, requirements: [lag/krav], decision: {body: ks, on: 2024-01-15, reference: § 12}}\n";
    let apart = excused.file("plans/plan.yaml", &plan.replace("\nareas:", &format!("\n{excludes}areas:")));
    assert!(told(&apart, "2024-09-01").starts_with("not-ours"));
    let page = apart.run("gaps --as-of 2024-09-01 --lang en");
    assert!(page.out.contains("1 not ours") && page.out.contains("§ 12"), "{}", page.out);
}

/// A decision excuses an activity as it does a requirement.
#[test]
fn an_activity_is_excused() {
    let town = town("  - {id: krav, text: Kravet., judged: warning}\n").file(
        "records/deviations/avsteg.yaml",
        "kind: deviation\nid: avsteg\nexcuses: plan/en\nbody: ks\non: 2024-02-01\nmotive: Senare.\nexpires: 2024-12-31\n",
    );
    let late = |day: &str| {
        town.run(&format!("gaps --as-of {day} --lang en --kind late-start,not-reported")).out.contains("En ")
    };
    assert!(!late("2024-08-01") && late("2025-01-01"));
    assert_eq!(told(&town, "2024-06-01"), "reminder: -");
}

/// The page goes to a steering group, and a framework is no secret: what is asked there of few cases would be answered.
#[test]
fn no_condition_tells_of_cases() {
    let case = "kind: case\nid: k7qx2m9f\nregistered: 2024-H1\nsource: police\nage_band: 30+\n\
                environment: islamist\nconcern: [travel]\nchannel: police\nstatus: open\nexpires: 2028-H1\n";
    for condition in [
        "{exists: {kind: case, where: {source: police}}}",
        "{count: {kind: case, at_least: 2}}",
        "{every: {kind: case, must: {status: closed}}}",
        "{any: [{promised: any}, {exists: {kind: case}}]}",
        "{linked: {kind: incident, by: links.incidents, to: {kind: case}}}",
        "{exists: {kind: meeting, after: {kind: case}}}",
    ] {
        let town = town(&requirement("records", condition))
            .file("records/cases/k7qx2m9f.yaml", case)
            .file("records/meetings/radet-2024-09-01.yaml", &meeting("radet", "2024-09-01"));
        let validate = town.run("validate --lang en");
        assert!(validate.out.contains("never selects cases"), "{condition}: {}", validate.out);
        assert_eq!(
            told(&town, "2024-10-01"),
            "uncovered: A requirement never selects cases: a small number can identify somebody.",
            "{condition}"
        );
        let page = town.run("gaps --as-of 2024-10-01").out;
        assert!(!page.contains("k7qx2m9f") && !page.contains("2024-H1"), "{condition}: {page}");
    }
}

#[test]
fn what_can_never_be_judged_is_a_fault() {
    for (judged, condition, told) in [
        ("records", "{exists: {kind: lagesbild}}", "There is no lagesbild to choose."),
        ("records", "{exists: {kind: situation, has: [analys]}}", "analysis"),
        ("records", "{exists: {kind: activity, has: [goal.mal]}}", "activity has no field goal.mal."),
        ("records", "{exists: {kind: routine, where: {sort: rutin}}}", "rutin never stands in sort."),
        ("records", "{exists: {kind: meeting, where: {group: radett}}}", "“radett” is not among"),
        ("records", "{exists: {kind: role, within: 12 months}}", "role has no time"),
        ("records", "{count: {kind: meeting}}", "How many there are to be is not said."),
        ("records", "{every: {kind: activity}}", "What each of them is to have is not said."),
        ("records", "{linked: {kind: agreement, to: {kind: situation}}}", "Which field points is not said."),
        ("records", "{exists: {kind: situation}, promised: any}", "This is no condition that can be judged."),
        ("records", "{attested: {}}", "The requirement is not attested"),
        ("attestation", "{exists: {kind: situation}}", "the condition is never judged"),
        ("records", "{exists: {kind: situation, within: snart}}", "snart"),
        ("records", "{exist: {kind: situation}}", "exists"),
    ] {
        let run = town(&requirement(judged, condition)).run("validate --lang en --format json");
        assert!(run.out.contains(told) && run.exit == vbe::cli::Exit::Found, "{condition}: {}", run.out);
        assert_eq!(run.out.matches("\"rule\":").count(), 1, "one cause, one finding: {}", run.out);
    }
}

/// Both documents, requirement by requirement: each was read against its text.
#[test]
fn every_requirement_of_both_documents_has_its_golden_state() {
    let mut told = String::new();
    for (plan, day) in [("rinkeby-kista-2018", "2018-05-14"), ("solna-strategi-2017-2021", "2017-03-01")] {
        let variables = vec![("VBE_LANG".into(), "sv".into())];
        let words = format!("gaps --plan {plan} --as-of {day} --format json");
        let out = run(&words, &repository(), "2026-01-01", false, variables).out;
        let page: serde_json::Value = serde_json::from_str(&out).unwrap();
        for framework in page["plans"][0]["frameworks"].as_array().unwrap() {
            for row in framework["requirements"].as_array().unwrap() {
                let text = |key: &str| row[key].as_str().unwrap_or("").to_owned();
                writeln!(told, "{:10} {}  {}", text("coverage"), text("id"), text("because")).unwrap();
            }
        }
    }
    insta::assert_snapshot!(told);
}
