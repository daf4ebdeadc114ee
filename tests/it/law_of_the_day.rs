//! A plan is judged by what holds on the day that is asked about, and what people work by is told when a law is replaced.

use serde_json::{Value, json};

use crate::sandbox::{Sandbox, repository};

const OLD: &str = "kind: framework
id: lagen-2001
title: Den gamla lagen
english: The old act
requirements:
  - {id: forebygga, text: Nämnden förebygger, judged: records}
  - {id: anmala, text: Var och en anmäler, judged: records}
  - {id: bara-forr, text: Något som bara gällde förr, judged: records}
";

const NEW: &str = "kind: framework
id: lagen-2025
title: Den nya lagen
english: The new act
from: 2024-07-01
replaces: [lagen-2001]
unread: Paragraferna är inte lästa.
requirements:
  - {id: forebygga, text: Nämnden   förebygger, judged: records}
  - {id: anmala, text: Fler anmäler, judged: records}
  - {id: senare, text: Något som kom senare, judged: records, from: 2024-10-01}
";

const PLAN: &str = "kind: plan
id: plan-2024
title: Handlingsplan 2024
organisation: KS
period: 2024
decisions:
  - {body: kommunstyrelsen, decision: adopted, on: 2024-01-15}
follows: [lagen-2001]
activities:
  - id: utbildning
    title: Utbilda personalen
    responsible: [samordnaren]
    start: V 2024
    finish: H 2024
    covers: [lagen-2001/forebygga, lagen-2001/anmala]
";

/// A plan that follows an act which another one has replaced, with something that nobody has read.
pub(crate) fn editions() -> Sandbox {
    Sandbox::sound()
        .file("plans/frameworks/lagen-2001.yaml", OLD)
        .file("plans/frameworks/lagen-2025.yaml", NEW)
        .file("plans/plan-2024.yaml", PLAN)
}

fn json(sandbox: &Sandbox, words: &str) -> Value {
    let run = sandbox.run(&format!("{words} --format json"));
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{words}: {error}\n{}{}", run.out, run.err))
}

/// The requirements that are asked on a day, each with how far it is met.
fn asked(sandbox: &Sandbox, day: &str) -> Vec<String> {
    let page = json(sandbox, &format!("gaps --as-of {day}"));
    let frameworks = page["plans"][0]["frameworks"].as_array().cloned().unwrap_or_default();
    let rows = frameworks.iter().flat_map(|own| own["requirements"].as_array().unwrap());
    rows.map(|row| format!("{} {}", row["id"].as_str().unwrap(), row["coverage"].as_str().unwrap())).collect()
}

/// The findings of a rule, `path:line`.
fn found(sandbox: &Sandbox, rule: &str, day: &str) -> Vec<String> {
    let page = json(sandbox, &format!("validate --as-of {day}"));
    let all = page["findings"].as_array().unwrap().clone();
    let own = all.iter().filter(|finding| finding["rule"] == rule);
    own.map(|finding| format!("{}:{}", finding["path"].as_str().unwrap(), finding["line"])).collect()
}

#[test]
fn the_same_plan_is_judged_by_the_law_of_either_day() {
    let sandbox = editions();
    assert_eq!(
        asked(&sandbox, "2024-06-30"),
        ["lagen-2001/forebygga covered", "lagen-2001/anmala covered", "lagen-2001/bara-forr uncovered"]
    );
    // What was written of a text that is the same holds, and what was written of another is outdated.
    assert_eq!(asked(&sandbox, "2024-07-01"), ["lagen-2025/forebygga covered", "lagen-2025/anmala outdated"]);
    assert_eq!(
        asked(&sandbox, "2024-10-01"),
        ["lagen-2025/forebygga covered", "lagen-2025/anmala outdated", "lagen-2025/senare uncovered"]
    );
}

#[test]
fn the_page_says_why_other_requirements_are_asked() {
    let sandbox = editions();
    let english = sandbox.run("gaps --as-of 2024-07-01").out.replace("\n              ", " ");
    assert!(english.contains("In place of lagen-2001 from 2024-07-01."), "{english}");
    assert!(english.contains("1 requirement not asked: in force only from 2024-10-01."), "{english}");
    assert!(english.contains("gives no legal advice"), "{english}");
    let page = json(&sandbox, "gaps --as-of 2024-07-01");
    let own = &page["plans"][0]["in_effect"][0];
    assert_eq!(
        (own["asked"].as_i64(), own["coming"].as_i64(), own["instead_of"].as_str()),
        (Some(2), Some(1), Some("lagen-2001"))
    );
    // Where all is as the plan names it nothing is said.
    assert!(json(&sandbox, "gaps --as-of 2024-06-30")["plans"][0].get("in_effect").is_none());
    let shown = sandbox.run("show lagen-2001/anmala --as-of 2024-07-01").out;
    assert!(shown.contains("no longer: until 2024-06-30; replaced by"), "{shown}");
}

#[test]
fn two_days_are_compared_by_what_the_law_asked() {
    let sandbox = editions();
    let page = json(&sandbox, "diff 2024-06-30 2024-07-01");
    let names: Vec<String> = page["diffs"][0]["differences"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|part| part["rows"].as_array().unwrap())
        .map(|row| format!("{} {}", row["name"].as_str().unwrap(), row["text"].as_str().unwrap()))
        .collect();
    assert_eq!(
        names,
        [
            "requirement-came Requirement from 2024-07-01: Nämnden   förebygger (lagen-2025/forebygga)",
            "requirement-came Requirement from 2024-07-01: Fler anmäler (lagen-2025/anmala)",
            "requirement-went Requirement until 2024-06-30: Nämnden förebygger (lagen-2001/forebygga)",
            "requirement-went Requirement until 2024-06-30: Var och en anmäler (lagen-2001/anmala)",
            "requirement-went Requirement until 2024-06-30: Något som bara gällde förr (lagen-2001/bara-forr)",
        ]
    );
    let sum = &page["diffs"][0]["summary"];
    assert_eq!((&sum["came"], &sum["went"]), (&json!(2), &json!(3)), "{sum}");
    assert!(sandbox.run("diff 2024-07-02 2024-07-03").out.contains("Nothing differs."));
}

#[test]
fn a_replaced_requirement_is_told_from_the_first_day_of_the_new_one() {
    let sandbox = editions();
    let rule = "replaced-requirement";
    assert_eq!(found(&sandbox, rule, "2024-06-30"), [""; 0]);
    assert_eq!(
        found(&sandbox, rule, "2024-07-01"),
        ["plans/plan-2024.yaml:8", "plans/plan-2024.yaml:15", "plans/plan-2024.yaml:15"]
    );
    // A plan that was over before followed what held then.
    let over = editions().file("plans/plan-2024.yaml", &PLAN.replace("period: 2024", "period: 2023"));
    assert_eq!(found(&over, rule, "2024-07-01"), [""; 0]);
}

#[test]
fn what_is_expected_is_told_and_asked_of_nobody() {
    let coming = NEW.replace("from: 2024-07-01", "coming: true");
    let sandbox = editions().file("plans/frameworks/lagen-2025.yaml", &coming);
    assert_eq!(asked(&sandbox, "2024-11-15").len(), 3, "the old one goes on");
    assert_eq!(found(&sandbox, "overlapping-editions", "2024-11-15"), [""; 0]);
    let named =
        sandbox.file("plans/plan-2024.yaml", &PLAN.replace("[lagen-2001]", "[lagen-2001, lagen-2025]"));
    assert_eq!(asked(&named, "2024-11-15").len(), 3);
    let page = named.run("gaps").out.replace("\n              ", " ");
    assert!(page.contains("3 requirements not asked: expected, and no day is known."), "{page}");
}

#[test]
fn editions_that_hold_at_once_and_ranges_that_end_before_they_begin_are_found() {
    let with = |new: &str| editions().file("plans/frameworks/lagen-2025.yaml", new);
    let both = with(&NEW.replace("from: 2024-07-01\n", ""));
    assert_eq!(found(&both, "overlapping-editions", "2024-11-15"), ["plans/frameworks/lagen-2025.yaml:5"]);
    let itself = with(&NEW.replace("[lagen-2001]", "[lagen-2025]"));
    assert_eq!(found(&itself, "overlapping-editions", "2024-11-15"), ["plans/frameworks/lagen-2025.yaml:6"]);
    let backwards = with(&NEW.replace("from: 2024-07-01", "from: 2024-07-01\nto: 2024-06-01"));
    assert_eq!(found(&backwards, "times-out-of-order", "2024-11-15"), ["plans/frameworks/lagen-2025.yaml:6"]);
    let part = with(&NEW.replace("from: 2024-10-01}", "from: 2024-10-01, to: 2024-09-01}"));
    assert_eq!(found(&part, "times-out-of-order", "2024-11-15"), ["plans/frameworks/lagen-2025.yaml:11"]);
}

const ROUTINE: &str = "kind: routine
id: oro
title: Rutin vid oro
sort: routine
owner: kommunstyrelsen
revised: 2023-01-10
note: >-
  Anmälan görs enligt 14 kap. 1 § SoL. Numret
  är KS 2018:1.
";

#[test]
fn a_routine_that_refers_to_a_replaced_law_is_told_from_the_day_it_was_replaced() {
    let sandbox = Sandbox::sound().file("records/routines/oro.yaml", ROUTINE);
    let rule = "outdated-law";
    assert_eq!(found(&sandbox, rule, "2025-06-30"), [""; 0]);
    assert_eq!(found(&sandbox, rule, "2025-07-01"), ["records/routines/oro.yaml:8"]);
    let kinds = |day: &str| {
        json(&sandbox, &format!("gaps --kind routine-outdated --as-of {day}"))["plans"][0]["summary"]["routine-outdated"].as_i64()
    };
    assert_eq!((kinds("2025-06-30"), kinds("2025-07-01")), (Some(0), Some(1)));
    // What has been looked over since, and what names the new one, is not.
    let own =
        |from: &str, to: &str| Sandbox::sound().file("records/routines/oro.yaml", &ROUTINE.replace(from, to));
    assert_eq!(found(&own("2023-01-10", "2025-08-01"), rule, "2025-09-01"), [""; 0]);
    assert_eq!(found(&own("SoL.", "SoL (2025:400)."), rule, "2025-09-01"), [""; 0]);
    assert_eq!(found(&own("§ SoL.", "§ SoL (2001:453)."), rule, "2025-09-01").len(), 1);
    assert_eq!(found(&own("2023-01-10\n", "2023-01-10\n# 14 kap. 1 § SoL\n"), rule, "2025-09-01").len(), 1);
}

#[test]
fn what_tells_what_has_happened_refers_to_what_held_then() {
    let plan = PLAN.replace("follows: [lagen-2001]\n", "follows: [riktlinje]\nnote: Enligt SFS 2001:453.\n");
    let plan = plan.replace("lagen-2001/forebygga, lagen-2001/anmala", "riktlinje/utbildning");
    let over = Sandbox::sound()
        .file("plans/plan-2024.yaml", &plan)
        .file(
            "records/reports/ar-2024.yaml",
            "kind: report\nid: ar-2024\nsort: annual\nto: kommunstyrelsen\non: 2024-11-01\nplan: plan-2024\nnote: Enligt SFS 2001:453.\n",
        );
    assert_eq!(found(&over, "outdated-law", "2025-09-01"), [""; 0]);
    let on =
        Sandbox::sound().file("plans/plan-2024.yaml", &plan.replace("period: 2024", "period: 2024-2027"));
    assert_eq!(found(&on, "outdated-law", "2025-06-30"), [""; 0]);
    assert_eq!(found(&on, "outdated-law", "2025-09-01"), ["plans/plan-2024.yaml:9"]);
}

#[test]
fn a_municipality_adds_its_own_rows_to_the_table() {
    let sandbox = Sandbox::sound()
        .file(
            "plans/egna-lagar.yaml",
            "kind: laws\nid: egna-lagar\nacts:\n  - number: 2019:99\n    title: Lokal ordning\n    names: [ordningen]\n    \
             replaced: 2024-02-01\n    by: 2024:11\n",
        )
        .file("records/routines/oro.yaml", &ROUTINE.replace("14 kap. 1 § SoL", "5 § ordningen (SFS 2019:99)"));
    assert_eq!(found(&sandbox, "outdated-law", "2024-01-31"), [""; 0]);
    assert_eq!(found(&sandbox, "outdated-law", "2024-02-01"), ["records/routines/oro.yaml:8"]);
    let told = sandbox.run("validate --as-of 2024-02-01").out;
    assert!(told.contains("5 §, Lokal ordning (2019:99) was replaced on 2024-02-01 by 2024:11."), "{told}");
}

/// Each pack, the day before it begins and its first day; the one that is expected has none.
#[test]
fn the_packs_hold_from_their_first_day() {
    let packs = repository().join("plans/frameworks");
    let ids = [
        "skr-2023-24-56", "sfs-2023-196", "sfs-2025-170", "sfs-2025-400", "handledning-2017",
        "prop-2025-26-12",
    ];
    let all = PLAN.replace("period: 2024", "period: 2015-2027").replace("2024-01-15", "2015-01-15");
    let all = all.replace("[lagen-2001]", &format!("[{}]", ids.join(", ")));
    let all = all.replace("lagen-2001/forebygga, lagen-2001/anmala", "skr-2023-24-56/forebygga");
    let sandbox = ids.iter().fold(Sandbox::sound().file("plans/plan-2024.yaml", &all), |sandbox, id| {
        let text = std::fs::read_to_string(packs.join(format!("{id}.yaml"))).unwrap();
        let rest = text.split_once('\n').unwrap().1.to_owned();
        sandbox.file(&format!("plans/frameworks/{id}.yaml"), &rest)
    });
    let holds = |id: &str, day: &str| asked(&sandbox, day).iter().any(|row| row.starts_with(id));
    for (id, before, first) in [
        ("skr-2023-24-56", "2024-01-03", "2024-01-04"),
        ("sfs-2023-196", "2023-06-30", "2023-07-01"),
        ("sfs-2025-170", "2025-03-31", "2025-04-01"),
        ("sfs-2025-400", "2025-06-30", "2025-07-01"),
        ("handledning-2017", "2016-12-31", "2017-01-01"),
    ] {
        assert!(!holds(id, before) && holds(id, first), "{id}");
    }
    assert!(!holds("prop-2025-26-12", "2026-11-01"));
    assert!(holds("skr-2023-24-56", "2026-11-01"));
    let one = sandbox.run("gaps --framework sfs-2025-170 --as-of 2026-11-01").out;
    assert!(one.contains("A role attests it"), "how each is judged: {one}");
    assert!(one.contains("To check:"), "what has not been read: {one}");
    // The parts of the strategy are another way to look at the activities.
    let grouped = json(&sandbox, "status --group-by strategy --as-of 2026-11-01 --plan plan-2024");
    assert_eq!(grouped["plans"][0]["groups"][0]["id"], "skr-2023-24-56/forebygga");
}

#[test]
fn a_new_workspace_gets_the_packs_that_hold_today() {
    let sandbox = Sandbox::empty();
    sandbox.run("init --yes");
    let files = sandbox.files_of("plans/frameworks");
    let has = |id: &str| files.keys().any(|path| path.ends_with(format!("{id}.yaml")));
    assert!(has("skr-2023-24-56") && has("sfs-2023-196") && has("bra-mall"));
    assert!(!has("sfs-2025-400"), "it began after the day");
}
