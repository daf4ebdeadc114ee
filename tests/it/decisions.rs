//! What meetings decide: a decision whose time is over is said to be late wherever it is told.

use crate::sandbox::{Sandbox, run};

fn workspace(done: &str) -> Sandbox {
    Sandbox::empty()
        .file(
            "plans/organisation.yaml",
            "kind: organisation\nid: organisation\nunits: [{id: kommunen, title: Ekdala kommun}]\nroles: [{id: samordnaren, title: Säkerhetssamordnaren, unit: kommunen}]\ngroups: [{id: radet, title: Rådet, convener: samordnaren}]\n",
        )
        .file(
            "plans/p.yaml",
            "kind: plan\nid: p\ntitle: Planen\norganisation: kommunen\nperiod: 2024-2025\ndecisions: [{body: kommunen, decision: adopted, on: 2024-01-10}]\nactivities: [{id: a, title: Fältarbete, responsible: [samordnaren], finish: 2025}]\n",
        )
        .file(
            "records/meetings/m.yaml",
            &format!("kind: meeting\nid: m\ngroup: radet\non: 2024-10-10\ndecisions:\n  - {{id: rutin, text: Rutinen ska ses över., responsible: [samordnaren], due: november 2024{done}}}\n  - {{id: namn, text: Gruppen ska heta Rådet.}}\n"),
        )
}

fn told(sandbox: &Sandbox, words: &str, day: &str, lang: &str) -> String {
    let page = run(words, sandbox.path(), day, false, vec![("VBE_LANG".to_owned(), lang.to_owned())]).out;
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

const PAGES: [&str; 3] = [
    "meeting radet --on 2025-02-01",
    "report --kind annual --plan p --period 2024",
    "gaps --kind decision-not-done",
];

#[test]
fn a_decision_that_is_late_is_said_to_be() {
    let sandbox = workspace("");
    for words in PAGES {
        let page = told(&sandbox, words, "2025-02-01", "sv");
        assert!(page.contains("Rutinen ska ses över"), "{words}: {page}");
        let is_gap = words.starts_with("gaps");
        let (sv, en) = if is_gap {
            (
                "Beslut som inte är antecknade som verkställda i tid",
                "Decisions not recorded as carried out in time",
            )
        } else {
            ("▲ försenat", "▲ overdue")
        };
        assert!(page.contains(sv), "{words}: {page}");
        let page = told(&sandbox, words, "2025-02-01", "en");
        assert!(page.contains(en), "{words}: {page}");
    }
    let due = told(&sandbox, "due", "2025-02-01", "sv");
    assert!(
        due.contains("BESLUT VID MÖTEN")
            && due.contains("november 2024")
            && due.contains("Rutinen ska ses över"),
        "{due}"
    );
    let gaps = told(&sandbox, "gaps --kind 'beslut'", "2025-02-01", "sv");
    assert!(!gaps.contains("Gruppen ska heta"), "{gaps}");
    // It is counted once with whoever is to do it.
    let roles = told(&sandbox, "roles --format json", "2025-02-01", "sv");
    assert!(roles.contains("\"decisions\": 1") && roles.contains("\"duties\": null"), "{roles}");
}

#[test]
fn a_decision_is_not_late_before_its_time_is_over_nor_when_it_is_done() {
    let in_time = told(&workspace(""), "gaps --kind decision-not-done", "2024-11-30", "sv");
    assert!(!in_time.contains("Rutinen"), "{in_time}");
    let due = told(&workspace(""), "due", "2024-11-01", "sv");
    assert!(due.contains("2024-11-29") && due.contains("Rutinen ska ses över"), "{due}");
    let done = workspace(", done: 2024-12-20");
    for words in PAGES {
        let page = told(&done, words, "2025-02-01", "sv");
        assert!(!page.contains("försenat") && !page.contains("skulle vara klart"), "{words}: {page}");
    }
    assert!(!told(&done, "due", "2025-02-01", "sv").contains("Rutinen"));
    // On the day before it was done it was late.
    assert!(told(&done, "gaps --kind decision-not-done", "2024-12-19", "sv").contains("Rutinen"));
}
