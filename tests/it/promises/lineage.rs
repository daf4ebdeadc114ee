//! Which plan comes after which, and what is said where that is unclear.

use vbe::cli::Exit;

use super::{fates, json, plan, two};
use crate::sandbox::Sandbox;

const ADOPTED: &str = "decisions:\n  - {body: kommunstyrelsen, decision: adopted, on: 2024-11-04}\n";
const ACTIVITY: &str = "id: a, title: Utbilda, responsible: [KS], finish: H 2025";

/// The rules that find anything in the plans called `p-…`.
fn found(sandbox: &Sandbox) -> Vec<String> {
    let page = json(&sandbox.run("validate --format json").out);
    let all = page["findings"].as_array().unwrap().iter();
    let rules = ["previous-not-before", "previous-shared", "carried-from-elsewhere"];
    let names = all.map(|own| own["rule"].as_str().unwrap().to_owned());
    names.filter(|rule| rules.contains(&rule.as_str())).collect()
}

fn plans(all: &[(&str, &str, &str, &str)]) -> Sandbox {
    all.iter().fold(Sandbox::sound(), |sandbox, (id, period, head, activity)| {
        sandbox.file(&format!("plans/{id}.yaml"), &plan(id, period, head, &[activity]))
    })
}

#[test]
fn nothing_is_called_left_while_the_next_plan_is_unclear() {
    let carried = format!("{ACTIVITY}, carried_from: [p-2023/a]");
    let sandbox = plans(&[("p-2023", "2023", "", ACTIVITY), ("p-2025", "2025", "", &carried)]);
    assert_eq!(found(&sandbox), ["carried-from-elsewhere"]);
    let run = sandbox.run("account p-2023");
    assert!(run.out.contains("Write previous: p-2023 in p-2025."), "{}", run.out);
    assert!(!run.out.contains("left has not been accounted"), "{}", run.out);
    assert_eq!(fates(&json(&sandbox.run("account p-2023 --format json").out))[0].1, "unclear");
    // What it tells to write makes it clear.
    let text =
        sandbox.read("plans/p-2025.yaml").replace("period: 2025\n", "period: 2025\nprevious: p-2023\n");
    let sandbox = sandbox.file("plans/p-2025.yaml", &text);
    assert_eq!(found(&sandbox), Vec::<String>::new());
    assert_eq!(fates(&json(&sandbox.run("account p-2023 --format json").out))[0].1, "carried");
}

#[test]
fn a_circle_is_one_finding_and_no_next_plan() {
    let sandbox = plans(&[
        ("p-2023", "2023", "previous: p-2026\n", ACTIVITY),
        ("p-2025", "2025", "previous: p-2023\n", ACTIVITY),
        ("p-2026", "2026", "previous: p-2025\n", ACTIVITY),
        ("p-2027", "2027", "previous: p-2026\n", ACTIVITY),
    ]);
    assert_eq!(found(&sandbox), ["previous-not-before"]);
    for id in ["p-2023", "p-2025", "p-2027"] {
        assert_ne!(sandbox.run(&format!("account {id}")).exit, Exit::Failed, "{id}");
        assert_ne!(sandbox.run(&format!("diff {id}")).exit, Exit::Failed, "{id}");
    }
    assert_eq!(fates(&json(&sandbox.run("account p-2023 --format json").out))[0].1, "unclear");
    let itself = plans(&[("p-2023", "2023", "previous: p-2023\n", ACTIVITY)]);
    assert_eq!(found(&itself), Vec::<String>::new());
    assert!(itself.run("validate").out.contains("unknown-reference"));
    let later =
        plans(&[("p-2023", "2023", "previous: p-2025\n", ACTIVITY), ("p-2025", "2025", "", ACTIVITY)]);
    assert_eq!(found(&later), ["previous-not-before"]);
    assert_eq!(later.run("account p-2025").exit, Exit::Fine);
}

/// Two drafts of the next plan are a normal thing for a while; two adopted ones are not.
#[test]
fn an_adopted_plan_is_the_next_one_before_a_draft() {
    let head = "previous: p-2023\n";
    let adopted = format!("{head}{ADOPTED}");
    let of = |first: &str, second: &str| {
        let other = "id: b, title: Annat, responsible: [KS], finish: H 2025";
        plans(&[
            ("p-2023", "2023", "", ACTIVITY),
            ("p-a", "2025", first, other),
            ("p-b", "2025", second, ACTIVITY),
        ])
    };
    let drafts = of(head, head);
    assert_eq!(found(&drafts), Vec::<String>::new());
    let run = drafts.run("account p-2023");
    assert!(run.out.contains("Other plans name this one"), "{}", run.out);
    let one = of(head, &adopted);
    assert_eq!(found(&one), Vec::<String>::new());
    assert_eq!(fates(&json(&one.run("account p-2023 --format json").out))[0].1, "carried");
    assert_eq!(found(&of(&adopted, &adopted)), ["previous-shared"]);
}

#[test]
fn an_activity_is_followed_through_the_plans_between() {
    let sandbox = plans(&[
        ("p-2023", "2023", "", ACTIVITY),
        (
            "p-2025",
            "2025",
            "previous: p-2023\n",
            "id: b, title: Utbilda, responsible: [KS], finish: H 2025, carried_from: [p-2023/a]",
        ),
        (
            "p-2026",
            "2026",
            "previous: p-2025\n",
            "id: c, title: Utbilda, responsible: [KS], finish: H 2026, carried_from: [p-2025/b]",
        ),
    ]);
    for (words, told) in
        [("diff p-2023 p-2026", "Sum: 1 weakened\n"), ("diff p-2026 p-2023", "Sum: 1 strengthened\n")]
    {
        let run = sandbox.run(words);
        assert!(run.out.contains(told), "{}", run.out);
    }
    // From the plan itself, and from one that is not before it, nothing can be carried over.
    let sandbox = two(
        ("", &[ACTIVITY]),
        (
            "",
            &[
                "id: a, title: Utbilda, carried_from: [p-2025/a]",
                "id: b, title: B, carried_from: [plan-2024/utbildning]",
            ],
        ),
    );
    assert_eq!(found(&sandbox), ["carried-from-elsewhere", "carried-from-elsewhere"]);
}
