//! A strategy whose goals other plans carry out: what its pages say of its goals, and of what is done for them.

use vbe::cli::Exit;

use crate::sandbox::{Sandbox, run};

const REGISTER: &str = "kind: organisation
id: organisation
units:
  - {id: kommunen, title: Ekdala kommun}
  - {id: namnden, title: Barnnämnden, parent: kommunen}
roles:
  - {id: samordnaren, title: Säkerhetssamordnaren, unit: kommunen}
";

const STRATEGY: &str = "kind: plan
id: strategi
title: Strategi för demokrati
document_type: strategi
organisation: kommunen
period: 2023-2026
decisions: [{body: kommunen, decision: adopted, on: 2023-02-13, reference: § 14}]
revision: {due: 2027}
goals:
  - {id: tillit, number: '1', title: Unga har tillit till demokratin, responsible: [namnden]}
  - {id: elevrad, number: '1.1', title: Elevråd finns på alla skolor, parent: tillit, responsible: [namnden], target: minst 12 skolor, by: 2024}
";

const SUB: &str = "kind: plan
id: skolornas
title: Skolornas plan
organisation: kommunen
period: 2024
part_of: strategi
decisions: [{body: kommunen, decision: adopted, on: 2024-01-10}]
activities:
  - {id: start, title: Starta elevråd, responsible: [samordnaren], serves: [elevrad], finish: 2024}
";

fn workspace() -> Sandbox {
    Sandbox::empty()
        .file("plans/organisation.yaml", REGISTER)
        .file("plans/strategi.yaml", STRATEGY)
        .file("plans/skolornas.yaml", SUB)
        .file(
            "records/activities/skolornas/start.yaml",
            "kind: activity\nid: start\nplan: skolornas\nstarted: 2024-02-01\nfinished: 2024-10-10\n",
        )
}

fn told(sandbox: &Sandbox, words: &str, day: &str, lang: &str) -> String {
    let run = run(words, sandbox.path(), day, false, vec![("VBE_LANG".to_owned(), lang.to_owned())]);
    assert!(run.exit != Exit::Failed, "{words}: {}", run.err);
    run.out
}

/// The words of a page, however its lines and cells are broken.
fn flat(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_report_of_a_strategy_tells_what_its_sub_plans_do() {
    let annual = "report --kind annual --plan strategi --period 2024 --format md";
    let page = told(&workspace(), annual, "2025-02-01", "sv");
    for said in [
        "Planen har inga egna åtgärder. Delplanen ”Skolornas plan” har 1 åtgärd: 1 avslutad.",
        "Starta elevråd (Skolornas plan: avslutad)",
        "Åtgärderna i delplanerna",
        "Barnnämnden",
        "§ 14",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    for untrue in
        ["Åtgärderna i korthet", "Åtgärderna en för en", "ingen åtgärd", "Ingen av planens ansvariga"]
    {
        assert!(!page.contains(untrue), "{untrue}\n{page}");
    }
    let page = told(&workspace(), annual, "2025-02-01", "en");
    assert!(page.contains("The sub-plan “Skolornas plan” has 1 activity: 1 finished."), "{page}");
    // What is not adopted yet does nothing for it.
    let coming = workspace().file("plans/skolornas.yaml", &SUB.replace("period: 2024", "period: 2025"));
    assert!(told(&coming, annual, "2024-12-01", "sv").contains("Planen har inga åtgärder."));
}

#[test]
fn goals_stand_where_activities_do() {
    let sandbox = workspace();
    let status = flat(&told(&sandbox, "status --plan strategi", "2024-06-01", "sv"));
    for said in ["1.1 Elevråd finns på alla skolor", "Barnnämnden", "part_of: strategi"] {
        assert!(status.contains(said), "{said}\n{status}");
    }
    assert!(!status.contains("vbe new activity"), "{status}");
    let account = flat(&told(&sandbox, "account strategi", "2027-02-01", "sv"));
    for said in ["Mål: 2 = ", "– 1.1 Elevråd finns på alla", "(Skolornas plan:"] {
        assert!(account.contains(said), "{said}\n{account}");
    }
    let roles = told(&sandbox, "roles --format json", "2024-06-01", "sv");
    assert!(roles.contains("\"id\": \"namnden\"") && roles.contains("\"goals\": 2"), "{roles}");
}

#[test]
fn a_goal_without_an_indicator_is_measured_by_itself() {
    let sandbox = workspace();
    let gaps = |sandbox: &Sandbox| flat(&told(sandbox, "gaps --plan strategi", "2025-02-01", "sv"));
    let before = gaps(&sandbox);
    assert!(
        before.contains("Mål som inte är mätta i tid") && before.contains("strategi/elevrad"),
        "{before}"
    );
    // What the page says to do, done.
    let added = sandbox.told(&["add", "value", "strategi/elevrad", "12", "period=2024"], None);
    assert_eq!(added.exit, Exit::Fine, "{}{}", added.out, added.err);
    assert!(!gaps(&sandbox).contains("inte är mätta i tid"));
    let indicators = flat(&told(&sandbox, "status --indicators --plan strategi", "2025-02-01", "sv"));
    assert!(indicators.contains("■ uppfyllt"), "{indicators}");
    let account = flat(&told(&sandbox, "account strategi", "2027-02-01", "sv"));
    assert!(account.contains("12 skolor (2024)"), "{account}");
    // A measurement of something that the plan does not have is found.
    let wrong = sandbox.file(
        "records/measurements/fel.yaml",
        "kind: measurement\nid: fel\nindicator: strategi/elevr\nperiod: 2024\nvalue: 1\n",
    );
    let found = wrong.run("validate");
    assert!(found.out.contains("neither an indicator nor a goal"), "{}", found.out);
}

#[test]
fn what_recurs_and_what_was_counted_stand_in_the_account() {
    let plan = "kind: plan
id: p
title: Planen
organisation: kommunen
period: 2022-2024
decisions: [{body: kommunen, decision: adopted, on: 2022-01-10}]
activities:
  - {id: dag, title: Länsdag, responsible: [samordnaren], recurs: årligen, start: 2022}
  - {id: kurs, title: Kurser, responsible: [samordnaren], finish: 2024, goal: {text: Sexton kurser, target: minst 16 kurser, sum: true}}
";
    let next = "kind: plan
id: q
title: Nästa
organisation: kommunen
period: 2025-2026
previous: p
decisions: [{body: kommunen, decision: adopted, on: 2024-12-10}]
activities: [{id: annat, title: Annat, responsible: [samordnaren], finish: 2026}]
";
    let sandbox = Sandbox::empty()
        .file("plans/organisation.yaml", REGISTER)
        .file("plans/p.yaml", plan)
        .file("plans/q.yaml", next)
        .file(
            "records/activities/p/dag.yaml",
            "kind: activity\nid: dag\nplan: p\nupdates: [{on: 2023-10-01, note: Hölls.}]\n",
        )
        .file(
            "records/activities/p/kurs.yaml",
            "kind: activity\nid: kurs\nplan: p\nupdates:\n  - {on: 2023-10-01, value: 8 kurser}\n  - {on: 2024-10-01, value: 6 kurser}\n",
        );
    let page = flat(&told(&sandbox, "account p", "2025-02-01", "sv"));
    assert!(page.contains("antecknad som genomförd 1 av 3 år") && page.contains("14 kurser"), "{page}");
    // The next plan is adopted: nothing is added to it, the body decides.
    assert!(page.contains("nästa plan är redan antagen") && !page.contains("carried_from"), "{page}");
    let page = flat(&told(&sandbox, "account p", "2025-02-01", "en"));
    assert!(page.contains("recorded as carried out in 1 of 3 years"), "{page}");
    let draft = sandbox.file("plans/q.yaml", &next.replace("decision: adopted", "decision: treated"));
    assert!(flat(&told(&draft, "account p --next q", "2025-02-01", "sv")).contains("för vidare åtgärden"));
}
