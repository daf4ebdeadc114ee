//! What is a change of a promise, and what is not: `vbe diff` and `vbe account` of plans that follow each other.

mod laws;
mod lineage;

use serde_json::Value;

use crate::guard::Repository;
use crate::sandbox::{SOUND, Sandbox};

/// A plan of these lines and activities, each of the latter a mapping without its braces.
pub(crate) fn plan(id: &str, period: &str, head: &str, activities: &[&str]) -> String {
    let list: String = activities.iter().map(|text| format!("  - {{areas: [alla], {text}}}\n")).collect();
    format!(
        "kind: plan\nid: {id}\ntitle: Plan {period}\norganisation: KS\nperiod: {period}\n{head}areas:\n  - {{id: alla, title: Alla}}\nactivities:\n{list}"
    )
}

/// A workspace of two plans, of which the later names the earlier.
pub(crate) fn two(first: (&str, &[&str]), second: (&str, &[&str])) -> Sandbox {
    let next = format!("previous: p-2023\n{}", second.0);
    Sandbox::sound()
        .file("plans/p-2023.yaml", &plan("p-2023", "2023", first.0, first.1))
        .file("plans/p-2025.yaml", &plan("p-2025", "2025", &next, second.1))
}

pub(crate) fn json(out: &str) -> Value {
    serde_json::from_str(out).unwrap()
}

/// The changes of a class, as `subject field`.
pub(crate) fn of_class(page: &Value, class: &str) -> Vec<String> {
    let classes = page["diffs"][0]["classes"].as_array().unwrap();
    let rows =
        classes.iter().filter(|own| own["id"] == class).flat_map(|own| own["changes"].as_array().unwrap());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    rows.map(|row| format!("{} {}", text(&row["subject"]["id"]), text(&row["field"])).trim().to_owned())
        .collect()
}

/// What `vbe account` says became of each activity.
pub(crate) fn fates(page: &Value) -> Vec<(String, String)> {
    let rows = page["accounts"][0]["promises"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    rows.iter().map(|row| (text(&row["activity"]["id"]), text(&row["fate"]))).collect()
}

#[test]
fn what_is_written_otherwise_is_the_same_promise() {
    let sandbox = two(
        (
            "goals:\n  - {id: m1, title: Alla vet}\n  - {id: m2, title: Ingen far illa}\nindicators:\n  - {id: i, title: Andel, target: 20, direction: at-most, baseline: {value: 31}}\n",
            &[
                "id: a, number: 1, title: Utbilda chefer, finish: V 2025, responsible: [samordnaren, KS], recurs: 2 ggr/år, goal: {text: Alla, target: minst 1 st}, serves: [m1, m2]",
                "id: b, title: Samtala, when: 2025-H2, ongoing: false, covers: [riktlinje/utbildning], goal: Fler samtal",
                "id: c, title: Besöka skolor, start: 2025-01-01, finish: T1 2025, goal: {text: Alla, target: 100 %}",
            ],
        ),
        (
            "goals:\n  - {id: m1, number: A, title: Alla vet.}\n  - {id: mal-2, title: Ingen far illa}\nindicators:\n  - {id: i, title: Andel, target: 20.0, direction: at-most, baseline: {value: 31}, note: Ur enkäten}\n",
            &[
                "id: a, number: 7, title: \"Utbilda  chefer.\", finish: 2025-H1, responsible: [kommunstyrelsen, samordnare-vbe], recurs: två gånger per år, goal: {text: Alla, target: 1}, serves: [mal-2, m1], note: Antecknat, source: s. 4",
                "id: b2, carried_from: [p-2023/b], title: Samtala, finish: hösten 2025, covers: [{requirement: riktlinje/utbildning, extent: full, where: s. 5}], goal: {text: Fler samtal}",
                "id: c, title: Besöka skolor, start: 2025-01-01, finish: 2025-01-01 - 2025-04-30, goal: {text: Alla, target: minst 100 procent}",
            ],
        ),
    );
    for words in ["diff p-2023 p-2025", "diff p-2025 p-2023"] {
        let run = sandbox.run(words);
        assert!(run.out.contains("Nothing differs."), "{}{}", run.out, run.err);
    }
    let account = json(&sandbox.run("account p-2023 --format json").out);
    assert!(fates(&account).iter().all(|(_, fate)| fate == "carried"), "{account}");
    // In one and the same plan, what is beside the promise is told for itself, and the rest is nothing.
    let repository = Repository::new();
    let next = sandbox.read("plans/p-2025.yaml");
    for (path, text) in
        SOUND.into_iter().chain([("vbe.toml", ""), ("plans/p-2023.yaml", &sandbox.read("plans/p-2023.yaml"))])
    {
        repository.file(path, text);
    }
    repository.commit_on("2024-02-16", "Som det var");
    let same = next
        .replace("previous: p-2023\n", "")
        .replace("p-2025", "p-2023")
        .replace("period: 2025", "period: 2023")
        .replace("Plan 2025", "Plan 2023");
    repository.file("plans/p-2023.yaml", &same.replace(", carried_from: [p-2023/b]", "").replace("b2", "b"));
    let page = json(&repository.vbe("diff HEAD --as-of 2024-11-15 --format json").out);
    let summary = &page["diffs"][0]["summary"];
    let counts =
        ["weakened", "strengthened", "settled", "other", "wording"].map(|key| summary[key].as_i64().unwrap());
    assert_eq!(counts, [0; 5], "{page}");
    assert!(of_class(&page, "beside").contains(&"p-2023/a note".to_owned()), "{page}");
    repository.vbe("fmt");
    assert_eq!(
        json(&repository.vbe("diff HEAD --as-of 2024-11-15 --format json").out)["diffs"],
        page["diffs"]
    );
}

#[test]
fn each_change_comes_to_what_it_is() {
    let sandbox = two(
        (
            "goals:\n  - {id: m1, title: Alla vet}\n  - {id: m2, title: Ingen far illa}\nexcludes:\n  - {what: Kultur, why: Egen plan}\nindicators:\n  - {id: i, title: Andelen otrygga, unit: procent, target: 20, direction: at-most}\n  - {id: j, title: Andel, unit: procent, target: 20, baseline: {value: 31}}\n",
            &[
                "id: a, title: A, finish: H 2025, serves: [m1, m2], partners: [polisen, KS], goal: {text: x, target: minst 4, by: 2025}",
                "id: b, title: B, serves: [m2], responsible: [KS, polisen]",
                "id: c, title: C, serves: [m2], recurs: årligen",
            ],
        ),
        (
            "goals:\n  - {id: m1, title: Alla vet}\nexcludes:\n  - {what: Skolan, why: Egen plan}\nindicators:\n  - {id: i, title: Andelen otrygga, unit: procent, target: 26, direction: at-most}\n  - {id: j, title: Andel, unit: procent, target: 26, baseline: {value: 31}}\n",
            &[
                "id: a, title: A, finish: H 2025, serves: [m1], partners: [polisen], goal: {text: x, target: minst 4, by: 2026}",
                "id: b, title: B, responsible: [samordnaren]",
                "id: c, title: C, recurs: varje månad",
            ],
        ),
    );
    let page = json(&sandbox.run("diff p-2023 p-2025 --format json").out);
    let weakened = [
        "p-2025 excludes[Skolan]", "p-2025 goals[m2]", "p-2025 indicators[i].target", "p-2025/a goal.by",
        "p-2025/a partners",
    ];
    let mut found = of_class(&page, "weakened");
    found.sort();
    // The goal is lost once, and not once for each activity that served it.
    assert_eq!(found, weakened, "{page}");
    assert_eq!(of_class(&page, "strengthened"), ["p-2025 excludes[Kultur]", "p-2025/c recurs"]);
    assert_eq!(of_class(&page, "other"), ["p-2025 indicators[j].target", "p-2025/b responsible"]);
    let account = sandbox.run("account p-2023");
    let told = account.out.split_whitespace().collect::<Vec<_>>().join(" ");
    // Beside what was lost the goal stands once, among the goals of the plan that is accounted for.
    assert_eq!(told.matches("Ingen far illa").count(), 2, "{told}");
    let account = json(&sandbox.run("account p-2023 --format json").out);
    let fates: Vec<String> = fates(&account).into_iter().map(|(_, fate)| fate).collect();
    assert_eq!(fates, ["changed", "changed", "changed"]);
}

#[test]
fn what_was_merged_or_split_has_lost_nothing_by_that() {
    let sandbox = two(
        (
            "",
            &[
                "id: a, title: A, responsible: [KS], finish: H 2025",
                "id: b, title: B, responsible: [polisen], recurs: årligen, finish: H 2025",
                "id: c, title: C, responsible: [KS, polisen], covers: [riktlinje/utbildning], finish: H 2025",
            ],
        ),
        (
            "",
            &[
                "id: ab, title: AB, carried_from: [p-2023/a, p-2023/b], responsible: [KS, polisen], recurs: årligen, finish: H 2025",
                "id: c1, title: C, carried_from: [p-2023/c], responsible: [KS], covers: [riktlinje/utbildning], finish: H 2025",
                "id: c2, title: C, carried_from: [p-2023/c], responsible: [polisen], finish: V 2026",
            ],
        ),
    );
    let page = json(&sandbox.run("diff p-2023 p-2025 --format json").out);
    assert_eq!(of_class(&page, "weakened"), ["p-2025/c2 finish"], "{page}");
    assert_eq!(of_class(&page, "strengthened"), Vec::<String>::new(), "{page}");
    assert_eq!(of_class(&page, "wording"), ["p-2025/ab title", "p-2025/ab title"], "{page}");
}

/// What is done was kept, and what a decision cancelled was not removed.
#[test]
fn what_is_over_is_settled() {
    let activities = [
        "id: a, title: A, finish: H 2025", "id: b, title: B, finish: H 2025",
        "id: c, title: C, finish: V 2024", "id: d, title: D", "id: e, title: E, start: V 2023",
    ];
    let sandbox =
        two(("", &activities), ("", &["id: c, title: C, finish: V 2026", "id: e, title: E, start: V 2025"]))
            .file(
                "records/activities/p-2023/a.yaml",
                "kind: activity\nplan: p-2023\nid: a\nfinished: 2023-06-01\n",
            )
            .file(
                "records/activities/p-2023/b.yaml",
                "kind: activity\nplan: p-2023\nid: b\ncancelled: {on: 2023-09-01, decision: KS 2023-77}\n",
            )
            .file(
                "records/activities/p-2023/c.yaml",
                "kind: activity\nplan: p-2023\nid: c\nfinished: 2023-06-01\n",
            );
    let sandbox = sandbox.file(
        "records/activities/p-2023/e.yaml",
        "kind: activity\nplan: p-2023\nid: e\nstarted: 2023-02-01\n",
    );
    let page = json(&sandbox.run("diff p-2023 p-2025 --format json").out);
    // What has begun is not begun later.
    assert_eq!(of_class(&page, "other"), ["p-2025/e start"], "{page}");
    assert_eq!(of_class(&page, "settled"), ["p-2023/a", "p-2023/b", "p-2025/c finish"], "{page}");
    assert_eq!(of_class(&page, "weakened"), ["p-2023/d"], "{page}");
    let swedish = sandbox.swedish().run("diff p-2023 p-2025").out;
    assert!(swedish.contains("genomförd") && swedish.contains("Genomfört eller inställt"), "{swedish}");
}

/// The same gap in the next plan is neither new nor gone.
#[test]
fn a_gap_that_goes_on_is_the_same_gap() {
    let repository = Repository::new();
    let (path, sound) = SOUND[2];
    for (path, text) in SOUND {
        repository.file(path, text);
    }
    repository.file("vbe.toml", "");
    let old = sound.replace("    responsible: [samordnaren]\n", "").replace("    finish: H 2024\n", "");
    repository.file(path, &old);
    repository.commit_on("2024-02-16", "Som det var");
    let next = old
        .replace("plan-2024", "plan-2025")
        .replace("period: 2024", "period: 2025\nprevious: plan-2024")
        .replace("id: utbildning\n", "id: kunskap-chefer\n    carried_from: [plan-2024/utbildning]\n");
    repository.file("plans/plan-2025.yaml", &next);
    let names = |words: &str, id: &str| -> Vec<String> {
        let page = json(&repository.vbe(words).out);
        let found = page["diffs"][0]["differences"].as_array().unwrap().clone();
        let rows = found
            .into_iter()
            .filter(|own| own["id"] == id)
            .flat_map(|own| own["rows"].as_array().unwrap().clone());
        rows.filter(|row| row["sort"] == "gap").map(|row| row["text"].as_str().unwrap().to_owned()).collect()
    };
    let words = "diff HEAD --as-of 2024-05-20 --format json";
    for id in ["opened", "closed"] {
        assert!(
            !names(words, id).iter().any(|text| text.contains("Utbilda")),
            "{id}: {:?}",
            names(words, id)
        );
    }
    // Nor is it when the new plan has taken the old one's place.
    repository.git("rm -q plans/plan-2024.yaml records/activities/plan-2024/utbildning.yaml");
    let words = "diff HEAD --as-of 2025-05-20 --format json";
    for id in ["opened", "closed"] {
        let of_activity: Vec<String> =
            names(words, id).into_iter().filter(|text| text.contains("responsible")).collect();
        assert_eq!(of_activity, Vec::<String>::new(), "{id}");
    }
}

/// A note by whoever transcribes the plan needs no decision; another time does.
#[test]
fn only_a_change_of_a_promise_waits_for_a_decision() {
    let repository = Repository::new();
    let (path, sound) = SOUND[2];
    for (path, text) in SOUND {
        repository.file(path, text);
    }
    repository.file("vbe.toml", "");
    repository.commit_on("2024-02-16", "Som det var");
    repository.file(
        path,
        &sound.replace(
            "    start: V 2024\n",
            "    number: 3\n    note: Avskrivet ur protokollet\n    start: 2024-H1\n",
        ),
    );
    repository.commit_on("2024-03-01", "Anmärkning");
    let run = repository.vbe("history plan-2024/utbildning --as-of 2024-11-15");
    assert!(run.out.contains("note") && run.out.contains("0 changes"), "{}{}", run.out, run.err);
    repository.file(path, &sound.replace("finish: H 2024", "finish: V 2025"));
    repository.commit_on("2024-04-01", "Senare");
    let run = repository.vbe("history plan-2024/utbildning --as-of 2024-11-15");
    assert!(run.out.contains("1 change"), "{}", run.out);
}
