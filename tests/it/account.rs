//! What became of every promise: `vbe account`.

use vbe::cli::Exit;

use crate::sandbox::Sandbox;
use crate::town::town;

const ACTIVITY: &str = "areas: [alla], responsible: [samordnaren], ongoing: true";

/// A plan of these activities, and its next.
fn editions(first: &[&str], second: &[&str]) -> Sandbox {
    let plan = |year: u16, head: &str, activities: &[&str]| {
        let list: String = activities.iter().map(|text| format!("  - {{{text}, {ACTIVITY}}}\n")).collect();
        format!(
            "kind: plan\nid: p-{year}\ntitle: Plan {year}\norganisation: Kommunen\nperiod: {year}\n{head}areas:\n  - {{id: alla, title: Alla}}\nactivities:\n{list}"
        )
    };
    Sandbox::sound()
        .file("plans/p-2023.yaml", &plan(2023, "", first))
        .file("plans/p-2025.yaml", &plan(2025, "previous: p-2023\n", second))
}

fn fates(run: &str) -> Vec<(String, String)> {
    let page: serde_json::Value = serde_json::from_str(run).unwrap();
    let rows = page["accounts"][0]["promises"].as_array().unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    rows.iter().map(|row| (text(&row["activity"]["id"]), text(&row["fate"]))).collect()
}

#[test]
fn merged_split_changed_cancelled_done_and_dropped_are_told_apart() {
    let sandbox = editions(
        &[
            "id: a, title: Utbilda", "id: b, title: Samtala", "id: c, title: Kartlägga",
            "id: d, title: Följa upp", "id: e, title: Besöka", "id: f, title: Skriva", "id: g, title: Glömd",
        ],
        &[
            "id: ab, title: Utbilda, carried_from: [p-2023/a, p-2023/b]",
            "id: c1, title: Kartlägga, carried_from: [p-2023/c]",
            "id: c2, title: Kartlägga mera, carried_from: [p-2023/c]",
            "id: d, title: Följa upp",
            "id: ny, title: Ny",
        ],
    )
    .file(
        "records/activities/p-2023/e.yaml",
        "kind: activity\nplan: p-2023\nid: e\nstarted: 2023-02-01\nfinished: 2023-06-01\n",
    )
    .file(
        "records/activities/p-2023/f.yaml",
        "kind: activity\nplan: p-2023\nid: f\ncancelled:\n  on: 2023-09-01\n  decision: KS 2023-77\n",
    );
    let run = sandbox.run("account p-2023 --as-of 2024-12-31 --format json");
    assert_eq!((run.exit, run.err.as_str()), (Exit::Found, ""));
    let expected = [
        ("a", "carried"),
        ("b", "changed"),
        ("c", "changed"),
        ("d", "carried"),
        ("e", "done"),
        ("f", "cancelled"),
        ("g", "dropped"),
    ];
    let expected: Vec<(String, String)> =
        expected.iter().map(|(id, fate)| (format!("p-2023/{id}"), (*fate).to_owned())).collect();
    assert_eq!(fates(&run.out), expected);
    insta::assert_snapshot!(sandbox.run("account p-2023 --as-of 2024-12-31").out);
    // What was dropped before is carried on when the next plan says so, and then nothing is wrong.
    let mended = editions(&["id: g, title: Glömd"], &["id: h, title: Minnas, carried_from: [p-2023/g]"]);
    let run = mended.run("account p-2023 --next p-2025 --format md");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(run.out.contains("title: Glömd → Minnas"), "{}", run.out);
}

#[test]
fn every_promise_stands_once_and_the_sum_adds_up() {
    for plan in ["atgardsplan-2023-2024", "atgardsplan-2025", "atgardsplan-2026"] {
        let run = town().run(&format!("account {plan} --format json"));
        let page: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let rows = fates(&run.out);
        let shown = town().run(&format!("list activity --plan {plan} --format json"));
        let listed: serde_json::Value = serde_json::from_str(&shown.out).unwrap();
        let listed = listed["lists"][0]["rows"].as_array().unwrap().len();
        let summary = page["accounts"][0]["summary"].as_object().unwrap();
        let count = |key: &str| usize::try_from(summary[key].as_u64().unwrap()).unwrap();
        let terms: usize =
            ["done", "cancelled", "carried", "changed", "open", "dropped"].iter().map(|key| count(key)).sum();
        assert_eq!((rows.len(), count("promises"), terms), (listed, listed, listed), "{plan}");
        let mut ids: Vec<&String> = rows.iter().map(|(id, _)| id).collect();
        ids.dedup();
        assert_eq!(ids.len(), listed, "{plan}");
    }
}

#[test]
fn what_cannot_be_accounted_for_is_told() {
    let sandbox = editions(&["id: a, title: Utbilda"], &["id: a, title: Utbilda"]);
    for (words, told) in [
        ("account", "PLAN"),
        ("account p-2032", "Was p-2023 meant?"),
        ("account p-2023 --next p-2052", "Was p-2025 meant?"),
        ("account p-2023 --next p-2023", "its own next"),
    ] {
        let run = sandbox.run(words);
        assert_eq!((run.exit, run.err.contains(told)), (Exit::Failed, true), "{words}: {}", run.err);
    }
    let last = sandbox.run("account p-2025");
    assert!(last.exit == Exit::Fine && last.out.contains("is not adopted on this day"), "{}", last.out);
}

#[test]
fn a_target_is_told_as_one_and_so_is_that_nothing_was_measured() {
    let sandbox = Sandbox::sound();
    let account = sandbox.run("account plan-2024");
    assert!(account.out.contains("Target: 100 %") && account.out.contains("no outcome"), "{}", account.out);
    let json = sandbox.run("account plan-2024 --format json");
    let page: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let promise = &page["accounts"][0]["promises"][0];
    assert_eq!(promise["target"]["target"], "100 %");
    assert_eq!(promise["reach"], "unmeasured");
    let csv = sandbox.run("account plan-2024 --format csv").out;
    assert!(csv.lines().next().unwrap().contains("target;target_unit;target_by;outcome"), "{csv}");
}

/// A plan that was decided later is no next one on the day; one before is none at all.
#[test]
fn what_came_later_drops_nothing_earlier() {
    let sandbox = editions(&["id: a, title: Utbilda"], &["id: b, title: Samtala"]);
    assert_eq!(sandbox.run("account p-2023 --as-of 2023-06-01").exit, Exit::Found);
    let next = sandbox.read("plans/p-2025.yaml");
    let adopted = "decisions:\n  - {body: kommunstyrelsen, decision: adopted, on: 2024-12-10}\nareas:";
    let sandbox = sandbox.file("plans/p-2025.yaml", &next.replace("areas:\n", &format!("{adopted}\n")));
    let before = sandbox.run("account p-2023 --as-of 2023-06-01");
    assert!(before.exit == Exit::Fine && before.out.contains("No later plan"), "{}", before.out);
    assert_eq!(sandbox.run("account p-2023 --as-of 2024-12-31").exit, Exit::Found);
    let turned = sandbox.run("account p-2025 --next p-2023");
    assert!(turned.exit == Exit::Failed && turned.err.contains("not after it"), "{}", turned.err);
    let back = sandbox.run("revise p-2025 --to p-2022 --period 2022 --list-open");
    assert!(back.exit == Exit::Failed && back.err.contains("begins before"), "{}", back.err);
}
