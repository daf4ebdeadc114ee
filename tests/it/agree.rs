//! What one page says of a plan, every other page says too: the day, the state, the decisions and the results.

use serde_json::Value;
use vbe::cli::Exit;

use crate::sandbox::{Sandbox, repository, run};

const DAY: &str = "2026-11-30";

fn json(sandbox: &Sandbox, words: &str) -> Value {
    let text = told(sandbox, &format!("{words} --format json"), "sv");
    serde_json::from_str(&text).unwrap()
}

fn told(sandbox: &Sandbox, words: &str, lang: &str) -> String {
    let variables = vec![("VBE_LANG".to_owned(), lang.to_owned())];
    let run = run(words, sandbox.path(), DAY, false, variables);
    assert_eq!(run.exit, Exit::Fine, "{words}: {}", run.err);
    run.out
}

/// A page without its line breaks.
fn read(sandbox: &Sandbox, words: &str, lang: &str) -> String {
    told(sandbox, words, lang).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A plan of one year that is over: one activity that nobody has told of, one that is late, one that is cancelled, and
/// one with an outcome and no target.
fn over() -> Sandbox {
    Sandbox::empty()
        .file(
            "plans/organisation.yaml",
            "kind: organisation\nid: o\nunits:\n  - {id: kommunen, title: Ekdala kommun}\n  - {id: styrelsen, title: Kommunstyrelsen, parent: kommunen}\n  - {id: grannen, title: Björkala kommun}\nroles: [{id: samordnaren, title: Samordnaren, unit: styrelsen}]\n",
        )
        .file(
            "plans/riktlinje.yaml",
            "kind: framework\nid: riktlinje\ntitle: Riktlinje\nrequirements:\n  - id: rutin\n    text: Det ska finnas en rutin.\n    judged: records\n    condition: {exists: {kind: routine, within: 24 månader}}\n",
        )
        .file(
            "plans/p.yaml",
            "kind: plan\nid: p\ntitle: Plan för Ekdala\norganisation: kommunen\nperiod: 2025\nfollows: [{framework: riktlinje}]\ndecisions: [{body: styrelsen, decision: approved}]\nactivities:\n  - {id: a, title: Rapportera, responsible: [samordnaren], finish: 2025}\n  - {id: b, title: Utbilda, responsible: [samordnaren], finish: 2025}\n  - {id: c, title: Granska, responsible: [samordnaren], finish: 2025}\n  - {id: d, title: Träffas, responsible: [samordnaren], recurs: inför varje helg, ongoing: true}\n",
        )
        .file(
            "plans/grannens.yaml",
            "kind: plan\nid: grannens\ntitle: Plan för Björkala\norganisation: grannen\nperiod: 2025-2027\ndecisions: [{body: grannen, decision: adopted, on: 2025-01-10}]\n",
        )
        .file(
            "records/routines/grannens.yaml",
            "kind: routine\nid: grannens\nsort: routine\ntitle: Rutin\nowner: grannen\nrevised: 2026-01\n",
        )
        .file(
            "records/activities/p/b.yaml",
            "kind: activity\nid: b\nplan: p\nstarted: 2025-03-03\noutcome: {value: '140', on: 2025-11-03}\n",
        )
        .file(
            "records/activities/p/c.yaml",
            "kind: activity\nid: c\nplan: p\nupdates: [{on: 2025-02-03, by: samordnaren, note: Drar ut på tiden., assessment: yellow}]\ncancelled: {on: 2025-05-06, decision: Beslut, by: styrelsen}\n",
        )
        .file(
            "records/activities/p/d.yaml",
            "kind: activity\nid: d\nplan: p\nupdates: [{on: 2025-12-19, by: samordnaren, note: Klart.}]\n",
        )
}

#[test]
fn the_follow_up_and_the_status_page_of_its_day_count_the_same() {
    let sandbox = over();
    let annual = json(&sandbox, "report --kind annual --plan p --period 2025");
    assert_eq!(
        (&annual["as_of"], &annual["follow_ups"][0]["as_of"]),
        (&"2026-01-01".into(), &"2026-01-01".into())
    );
    let sections = annual["follow_ups"][0]["sections"].as_array().unwrap();
    let states = |groups: &Value| -> Vec<String> {
        let rows =
            groups.as_array().unwrap().iter().flat_map(|group| group["activities"].as_array().unwrap());
        let mut states: Vec<String> =
            rows.map(|row| format!("{} {} {}", row["id"], row["state"], row["assessment"])).collect();
        states.sort();
        states
    };
    let page = json(&sandbox, "status --plan p --as-of 2026-01-01");
    let brief = sections.iter().find(|own| own["id"] == "status").unwrap();
    assert_eq!(states(&brief["groups"]), states(&page["plans"][0]["groups"]));
    // What is judged the same is also asked about.
    let page = read(&sandbox, "report --kind annual --plan p --period 2025", "sv");
    for said in [
        "Läget när perioden var slut: 2026-01-01",
        "Av planens 4 åtgärder är 1 ej redovisad, 1 försenad, 1 löpande och 1 inställd.",
        "Ej redovisad åtgärd (1) Att besluta: vem som ska redovisa åtgärden, och när",
        "Försenad åtgärd (1)",
        "Planen har inga målvärden, så resultaten kan inte bedömas mot något mål. Ett utfall är antecknat: ”Utbilda”, 140.",
        "Planen anger ingen lägesbild.",
        "1 plan utan aktuell lägesbild",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    assert!(!page.contains("inte är aktuell"), "{page}");
}

#[test]
fn a_decision_without_a_day_is_told_as_one_to_come_on_every_page() {
    let sandbox = over();
    let said = "godkänns av Kommunstyrelsen (datum saknas)";
    let history = read(&sandbox, "history plan:p --width 200", "sv");
    assert!(
        history.contains(said) && history.contains("0 beslut") && !history.contains("godkänd"),
        "{history}"
    );
    assert!(read(&sandbox, "status --plan p --width 200", "sv").contains(said));
}

#[test]
fn what_is_cancelled_has_no_assessment_on_any_page() {
    let status = json(&over(), "status --plan p");
    let rows = status["plans"][0]["groups"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|own| own["activities"].as_array().unwrap());
    let cancelled: Vec<_> = rows.filter(|row| row["state"] == "cancelled").collect();
    assert!(matches!(cancelled[..], [one] if one["assessment"].is_null()), "{cancelled:?}");
}

#[test]
fn what_is_lacking_is_told_with_whose_it_is_and_within_what_time() {
    let sandbox = over();
    let said = "Ingen rutin är antecknad för Ekdala kommun de senaste 24 månaderna.";
    assert!(read(&sandbox, "gaps --plan p --width 200", "sv").contains(said));
    let said = "No routine is recorded for Ekdala kommun in the last 24 months.";
    assert!(read(&sandbox, "gaps --plan p --width 200", "en").contains(said));
}

#[test]
fn what_remains_of_a_plan_that_is_over_is_not_decided() {
    let page = read(&over(), "account p", "sv");
    let said = "Ingen senare plan har tagit över. Vad som ska göras med de 3 åtaganden som kvarstår är inte beslutat.";
    assert!(page.contains(said), "{page}");
}

#[test]
fn the_coming_year_has_the_working_days_of_the_due_page() {
    let path = repository();
    let annual = run(
        "report --kind annual --plan rinkeby-kista-2018 --format md --as-of 2018-12-20",
        &path,
        DAY,
        false,
        vec![("VBE_LANG".to_owned(), "sv".to_owned())],
    )
    .out;
    assert!(annual.contains("| 2018-12-21 | Veckorapport") && !annual.contains("| 2018-12-23 |"), "{annual}");
}
