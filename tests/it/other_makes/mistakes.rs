//! What people write first, when they do not know the keys: each message says what to write instead, and what it says works.

use crate::sandbox::Sandbox;

const REGISTER: &str = "kind: organisation\nid: o\nunits:\n  - {id: norr, title: Norrvik kommun}\n  - {id: ks, title: Kommunstyrelsen, parent: norr}\nroles:\n  - {id: samordnaren, title: Samordnaren, unit: norr}\n  - {id: chefen, title: Chefen, unit: norr}\ngroups:\n  - {id: styr, title: Ledningsgruppen, members: [samordnaren, chefen]}\n";

const PLAN: &str = "kind: plan\nid: p\ntitle: Plan\norganisation: norr\nperiod: 2026\ndecisions: [{body: ks, decision: adopted, on: 2026-01-07}]\ngoals:\n  - {id: fria, number: \"1\", title: Stationerna är fria}\n  - {id: rutiner, number: \"2.1\", title: Kommunerna har rutiner, parent: fria}\nactivities:\n  - {id: dag, title: Utbildningsdag, responsible: [samordnaren, chefen], lead: chefen, serves: [rutiner], finish: T2 2026}\n  - {id: rutin, title: Gemensam rutin, responsible: [samordnaren, chefen], finish: T3 2026}\n  - {id: samtal, title: Samtalsstöd, finish: T3 2026}\n";

const MEETING: &str = "kind: meeting\nid: styr-2026-01\ngroup: styr\non: 2026-01-22\npresent: [samordnaren]\npresented: [{plan: p}]\ndecisions:\n  - {id: rutin, text: Ta fram en rutin, responsible: [chefen], due: 2026-06}\n";

const AGREEMENT: &str = "kind: agreement\nid: avtal\ntitle: Avtal om samordnare\nparties: [norr]\npurposes: [Dela samordnare]\nareas: [Samordning]\nsigned: 2025-08\nperiod: tills vidare\n";

const FILES: [(&str, &str); 4] = [
    ("plans/o.yaml", REGISTER),
    ("plans/p.yaml", PLAN),
    ("records/meetings/styr-2026-01.yaml", MEETING),
    ("records/agreements/avtal.yaml", AGREEMENT),
];

/// A sound town, with one place written in another way.
fn with(right: &str, instead: &str) -> Sandbox {
    assert!(FILES.iter().any(|(_, text)| text.contains(right)), "{right}");
    FILES
        .iter()
        .fold(Sandbox::empty(), |town, (path, text)| town.file(path, &text.replacen(right, instead, 1)))
}

fn told(town: &Sandbox) -> String {
    let run = town.run("validate --as-of 2026-02-01");
    assert!(run.err.is_empty(), "{}", run.err);
    run.out
}

#[test]
fn what_people_write_first_is_told_with_what_to_write_instead() {
    let sound = told(&with("present", "present"));
    assert!(
        !sound.contains("fel [") && !sound.contains("error [") && !sound.contains("warning ["),
        "{sound}"
    );
    for (right, written, sv, en) in [
        ("parent: fria", "parent: 1", "Skriv: parent: fria", "Write: parent: fria"),
        ("parent: fria", "parent: \"1\"", "målets nummer. Skriv: fria", "of the goal. Write: fria"),
        ("serves: [rutiner]", "serves: [2.1]", "Skriv: rutiner", "Write: rutiner"),
        ("serves: [rutiner]", "serves: [\"2.1\"]", "Skriv: rutiner", "Write: rutiner"),
        (
            "organisation: norr\nperiod",
            "organisation: norr\nprevious: [a, b]\nperiod",
            "utan hakparenteser, som i previous: plan-2025",
            "without brackets, as in previous: plan-2025",
        ),
        (
            "period: tills vidare", "period: löpande", "Skriv: period: tills vidare",
            "Write: period: until further notice",
        ),
        ("due: 2026-06", "due: så snart som möjligt", "ta bort due.", "remove due."),
        (
            "finish: T2 2026", "finish: snarast", "byt nyckeln finish mot time_note",
            "change the key finish to time_note",
        ),
        (
            "presented: [{plan: p}]", "plans: [p]", "presented: [{plan: plan-2025}]",
            "presented: [{plan: plan-2025}]",
        ),
        ("presented: [{plan: p}]", "presented: [p]", "Skriv: {plan: p}", "Write: {plan: p}"),
    ] {
        let (own, english) = (told(&with(right, written).swedish()), told(&with(right, written)));
        assert_eq!(english.matches("error [").count(), 1, "{written}: {english}");
        assert!(own.contains(sv), "{written}: {own}");
        assert!(english.contains(en), "{written}: {english}");
    }
    // What is told to write is sound.
    for (right, written) in [
        ("period: tills vidare", "period: until further notice"),
        ("finish: T2 2026", "time_note: snarast"),
        (", due: 2026-06", ""),
    ] {
        let own = told(&with(right, written));
        assert!(!own.contains("error ["), "{written}: {own}");
    }
}

/// A text with several goals of one number says nothing of which is meant.
#[test]
fn a_number_of_two_goals_is_no_id_of_either() {
    let twice = PLAN.replace("number: \"2.1\"", "number: \"1\"").replace("parent: fria", "parent: 1");
    let own = told(&with("present", "present").file("plans/p.yaml", &twice));
    assert!(!own.contains("number of the goal") && own.contains("parent: \"1\""), "{own}");
}

/// Whoever leads may be of what is responsible, and what the register does not have is another finding.
#[test]
fn a_lead_is_one_of_those_responsible() {
    let lead = "responsible: [samordnaren, chefen], lead: chefen";
    for (written, is_found) in [
        ("responsible: [samordnaren], lead: chefen", true),
        ("responsible: [norr], lead: chefen", false),
        ("responsible: [styr], lead: chefen", false),
        ("responsible: [ks], lead: chefen", true),
        ("responsible: [okänd], lead: chefen", false),
    ] {
        let own = told(&with(lead, written));
        assert_eq!(own.contains("warning [lead-not-responsible]"), is_found, "{written}: {own}");
    }
}

/// Of several plans a row says which it is of.
#[test]
fn an_activity_of_several_plans_is_shown_with_its_plan() {
    let other = PLAN.replace("id: p\ntitle: Plan\n", "id: q\ntitle: Den andra planen\n");
    let page = |words: &str| {
        let town = with("present", "present").file("plans/q.yaml", &other).swedish();
        let run = town.run(&format!("roles {words} --as-of 2026-02-01 --width 400"));
        run.out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let both = page("");
    assert!(
        both.contains("ÅTGÄRDER UTAN ANSVARIG (2) Åtgärd Plan Samtalsstöd Plan Samtalsstöd Den andra planen"),
        "{both}"
    );
    assert!(both.contains("Gemensam rutin Den andra planen Samordnaren Chefen"), "{both}");
    let one = page("--plan p");
    assert!(one.contains("ÅTGÄRDER UTAN ANSVARIG (1) Åtgärd Samtalsstöd"), "{one}");
}
