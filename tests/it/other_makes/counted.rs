//! What is late and what is measured is counted once, by the plan whose it is, and alike on every page. All is invented.

use super::{both, town};
use crate::sandbox::Sandbox;

const PLAN: &str = "kind: plan\nid: p\ntitle: Plan 2023\norganisation: kommunen\nperiod: 2023-2026\ndecisions: [{body: styrelsen, decision: adopted, on: 2022-12-12}]\nfollows: [{framework: mall}]\ngoals:\n  - {id: trygga, title: Fler trygga}\nindicators:\n  - {id: andel, title: Andel utbildade, unit: '%', target: minst 90, baseline: {period: 2022, value: 40}, goals: [trygga]}\n  - {id: oro, title: Antal anmälningar, unit: st, target: minst 5}\nactivities:\n  - {id: kurs, title: Kurs för personal, responsible: [strategen], ongoing: true}\n  - {id: ronder, title: Ronder i centrum, responsible: [strategen], start: V 2023, finish: H 2024}\n  - {id: skola, title: Skolbesök, responsible: [strategen], when: 2023}\n";

const NEXT: &str = "kind: plan\nid: q\ntitle: Plan 2027\norganisation: kommunen\nprevious: p\nperiod: 2027-2030\nindicators:\n  - {id: andel, title: Andel utbildade, unit: '%', target: minst 80, baseline: {period: 2022, value: 40}}\nactivities:\n  - {id: kurs, title: Kurs för personal, carried_from: [p/kurs], responsible: [strategen], ongoing: true}\n";

const MALL: &str = "kind: framework\nid: mall\ntitle: Mall\nrequirements:\n  - {id: sikt, text: Sikten anges., judged: records, condition: {every: {kind: activity, must: {effect.term: [short, long]}}}}\n  - {id: helhet, text: Lägesbild finns., judged: records, condition: {exists: {kind: situation, where: {whole_municipality: true}}}}\n  - id: samordning\n    text: Samordning finns.\n    judged: records\n    condition:\n      any:\n        - exists: {kind: role, where: {function: coordination}}\n        - exists: {kind: unit, where: {function: coordination}}\n        - exists: {kind: group, where: {function: coordination}}\n  - {id: rapport, text: En rapport finns., judged: records, condition: {exists: {kind: report, where: {sort: council}}}}\n";

fn kept() -> Sandbox {
    let records = [
        ("plans/q.yaml", NEXT),
        ("plans/mall.yaml", MALL),
        (
            "plans/groups.yaml",
            "kind: organisation\nid: groups\ngroups: [{id: radet, title: Rådet, convener: strategen}]\n",
        ),
        (
            "records/activities/p/skola.yaml",
            "kind: activity\nid: skola\nplan: p\ncancelled: {on: 2023-05-20, decision: Hinns inte}\n",
        ),
        (
            "records/activities/p/ronder.yaml",
            "kind: activity\nid: ronder\nplan: p\nupdates: [{on: 2023-03-01, by: strategen, note: Planerat.}]\n",
        ),
        (
            "records/measurements/m.yaml",
            "kind: measurement\nid: m\nindicator: p/andel\nperiod: 2024\nvalue: 70\n",
        ),
        (
            "records/meetings/radet-2023-05-20.yaml",
            "kind: meeting\nid: radet-2023-05-20\ngroup: radet\non: 2023-05-20\npresent: [strategen]\npresented: [{plan: p}]\ndecisions: [{id: a, text: Rutin tas fram., responsible: [strategen], due: H 2023}]\n",
        ),
        (
            "records/meetings/radet-2023-11-20.yaml",
            "kind: meeting\nid: radet-2023-11-20\ngroup: radet\non: 2023-11-20\npresent: [strategen]\ndecisions: [{id: a, text: Enkät tas fram., responsible: [strategen], due: V 2024}]\n",
        ),
        (
            "records/routines/rutin.yaml",
            "kind: routine\nid: rutin\ntitle: Rutin vid oro\nsort: routine\nowner: strategen\nrevised: 2022-12\nrecurs: årligen\n",
        ),
    ];
    town(PLAN, &records)
}

/// A plan is to see done what meetings decided for it, and what nobody else in the organisation is to. A draft is to see
/// nothing done.
#[test]
fn what_is_late_is_counted_by_the_plan_whose_it_is() {
    let (sv, en) = both(kept, "status --plan p --as-of 2025-02-01");
    let told = "Ej gjort i tid: 2 beslut som inte är antecknade som verkställda i tid, 1 rutin som skulle ha setts över";
    assert!(sv.contains(told) && !sv.contains("gemensam"), "{sv}");
    assert!(en.contains("Not done in time: 2 decisions"), "{en}");
    let (sv, _) = both(kept, "status --plan q --as-of 2025-02-01");
    assert!(sv.contains("utkast: inte antagen") && !sv.contains("Ej gjort i tid"), "{sv}");
    let (sv, _) = both(kept, "gaps --plan q --as-of 2025-02-01");
    assert!(!sv.contains("Enkät tas fram") && !sv.contains("Rutin vid oro"), "{sv}");
    // What a meeting decided for one of two plans is that one's; the rest is said to be shared.
    let other = || {
        kept().file(
            "plans/strategi.yaml",
            "kind: plan\nid: s\ntitle: Strategi\norganisation: kommunen\nperiod: 2022-2028\ndecisions: [{body: styrelsen, decision: adopted, on: 2021-12-12}]\ngoals: [{id: m, title: Trygg ort}]\n",
        )
    };
    let (sv, en) = both(other, "status --plan s --as-of 2025-02-01");
    let told = "Ej gjort i tid: 1 beslut som inte är antecknat som verkställt i tid, 1 rutin som skulle ha setts över, gemensamma med andra planer i organisationen";
    assert!(sv.contains(told), "{sv}");
    assert!(en.contains("shared with other plans of the organisation"), "{en}");
    let (sv, _) = both(other, "status --plan p --as-of 2025-02-01");
    assert!(sv.contains("varav 2 gemensamma med andra planer i organisationen"), "{sv}");
}

/// The same activities are without follow-up to those who answer for them as to those who read the status.
#[test]
fn what_is_not_followed_up_is_counted_alike() {
    let (sv, _) = both(kept, "status --plan p --as-of 2024-06-01");
    assert!(sv.contains("varav 2 saknar uppföljning"), "{sv}");
    let run = kept().run("roles --as-of 2024-06-01 --format json");
    let roles: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let own =
        roles["sections"][0]["roles"].as_array().unwrap().iter().find(|own| own["role"]["id"] == "strategen");
    assert_eq!(own.unwrap()["silent"], 2, "{}", run.out);
}

/// Where fewer are counted than another page counts, it is said which.
#[test]
fn a_count_of_some_says_of_which() {
    let (sv, en) = both(kept, "meeting radet --on 2025-02-01 --as-of 2025-02-01");
    assert!(sv.contains("Indikatorer och mål med nya mätvärden sedan förra mötet (1 av 2)"), "{sv}");
    assert!(en.contains("Indicators and goals with new values since the last meeting (1 of 2)"), "{en}");
    let (sv, en) = both(kept, "gaps --plan p --as-of 2025-02-01");
    assert!(
        sv.contains("0 av 2 ej inställda åtgärder har förväntad effekt på ”kort sikt” eller ”lång sikt”."),
        "{sv}"
    );
    assert!(
        en.contains(
            "0 of 2 activities not cancelled have an expected effect in the “short term” or “long term”."
        ),
        "{en}"
    );
}

/// What a requirement asks for is said as a sentence, in the words of the language.
#[test]
fn what_is_asked_for_is_said_in_words() {
    let (sv, en) = both(kept, "gaps --plan p --as-of 2025-02-01");
    assert!(sv.contains("Ingen lägesbild över hela kommunen är antecknad för"), "{sv}");
    assert!(en.contains("No situation picture of the whole municipality is recorded for"), "{en}");
    let told = "Ingen roll, enhet eller grupp med funktionen ”samordningsfunktion” är antecknad för";
    assert!(sv.contains(told) && !sv.contains("Ingen enhet"), "{sv}");
    assert!(en.contains("No role, unit or group with the function “coordination” is recorded for"), "{en}");
    assert!(sv.contains("Ingen redovisning av slaget ”rapport till kommunfullmäktige” är antecknad"), "{sv}");
    assert!(en.contains("No report of the kind “report to the municipal council” is recorded"), "{en}");
}

/// What became of a commitment is told line by line, against a draft as what it is, and numbers have their unit.
#[test]
fn an_account_against_a_draft_drops_nothing() {
    let account = |town: Sandbox| {
        let run = town.run("account p --as-of 2026-12-01 --width 100");
        run.out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let sv = account(kept().swedish());
    assert!(sv.contains("1 inte med i utkastet") && !sv.contains("utan beslut"), "{sv}");
    assert!(!sv.contains("carried_from"), "{sv}");
    assert!(sv.contains("målvärde: minst 90 % → minst 80 % (målet sänkt)"), "{sv}");
    let adopted = NEXT.replace(
        "period: 2027-2030\n",
        "period: 2027-2030\ndecisions: [{body: styrelsen, decision: adopted, on: 2026-11-10}]\n",
    );
    let adopted = kept().file("plans/q.yaml", &adopted);
    let sv = account(adopted.swedish());
    assert!(sv.contains("1 struken utan beslut"), "{sv}");
    let run = kept().run("diff p q --as-of 2026-12-01");
    let en = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(en.contains("Before: at least 90 % After: at least 80 %"), "{en}");
}
