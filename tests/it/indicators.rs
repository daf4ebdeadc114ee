//! What plans put a number on: where it stands in `vbe status`, and what `vbe gaps` says of it. All numbers are invented.

use vbe::cli::Exit;

use crate::sandbox::{Sandbox, run};

const PLAN: &str = "kind: plan
id: plan-2023
title: Handlingsplan 2023–2026
period: 2023-2026
decisions:
  - {body: kommunstyrelsen, decision: adopted, on: 2023-01-15}
goals:
  - {id: oro, title: Färre är oroliga, type: outcome, target: ≤ 26 %, baseline: 31 %}
  - {id: trygga, title: Fler är trygga}
  - {id: traffar, title: Fyra träffar är hållna, type: output, target: minst 4}
  - {id: kunskap, title: Kunskapen ökar, type: outcome}
indicators:
  - {id: oroliga, title: Andel som känner oro, unit: procent, goals: [oro], recurs: årligen}
  - {id: elever, title: Trygga elever, unit: '%', target: 90, baseline: {period: 2022, value: 84}, goals: [trygga]}
  - {id: personal, title: Trygg personal, unit: '%', target: 80, goals: [trygga]}
  - {id: samtal, title: Samtal till stödlinjen, direction: up}
  - {id: anmalningar, title: Polisanmälningar, unit: antal, target: 10, direction: at-most, by: 2026}
activities:
  - id: hall-traffar
    title: Håll träffar
    responsible: [samordnare-vbe]
    start: 2023
    finish: 2024
    serves: [traffar]
    goal: {text: Fyra träffar är hållna, target: minst 4, baseline: 0}
  - id: utbilda
    title: Utbilda chefer
    responsible: [samordnare-vbe]
    ongoing: true
    goal: {text: Alla chefer är utbildade, target: 100 %}
";

/// Indicator, period, value, and what else there is to say.
const VALUES: [(&str, &str, &str, &str); 10] = [
    ("oroliga", "2022", "30", ""),
    ("oroliga", "2023", "28.5", "source: Medborgarundersökningen"),
    ("oroliga", "2024", "27.5", "source: Medborgarundersökningen"),
    ("elever", "V 2024", "91", "unit: '%'"),
    ("personal", "V 2024", "72", "unit: '%'"),
    ("samtal", "2022", "40", ""),
    ("samtal", "2023", "35", ""),
    ("anmalningar", "2023", "14", ""),
    ("anmalningar", "2023", "15", ""),
    ("anmalningar", "V 2023", "0.5", "unit: per 1 000 invånare"),
];

fn planned() -> Sandbox {
    Sandbox::sound()
        .without("plans/plan-2024.yaml")
        .without("records/activities/plan-2024/utbildning.yaml")
        .file("plans/plan-2023.yaml", PLAN)
}

pub(crate) fn measured() -> Sandbox {
    let outcome = "kind: activity\nid: hall-traffar\nplan: plan-2023\nstarted: 2023-02-12\n\
                   outcome: {value: 3 träffar, on: 2024-06-01}\n";
    let sandbox = planned().file("records/activities/plan-2023/hall-traffar.yaml", outcome);
    VALUES.iter().enumerate().fold(sandbox, |sandbox, (at, (indicator, period, value, more))| {
        let text = format!(
            "kind: measurement\nid: m-{at}\nindicator: plan-2023/{indicator}\nperiod: {period}\nvalue: {value}\n{more}\n"
        );
        sandbox.file(&format!("records/measurements/m-{at}.yaml"), &text)
    })
}

/// One thing a row of the JSON page says, by the row's id.
fn rows(sandbox: &Sandbox, words: &str) -> serde_json::Value {
    let run = sandbox.run(&format!("status --indicators --format json {words}"));
    let page: serde_json::Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}", run.err));
    let rows = page["plans"][0]["indicators"].as_array().unwrap().iter();
    rows.map(|row| (row["id"].as_str().unwrap().to_owned(), row.clone()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

#[test]
fn numbers_stand_beside_their_targets_in_every_form() {
    insta::assert_snapshot!("indicators_sv", measured().swedish().run("status --indicators").out);
    insta::assert_snapshot!("indicators_en", measured().run("status").out);
    insta::assert_snapshot!("indicators_json", measured().run("status --indicators --format json").out);
    insta::assert_snapshot!("indicators_md", measured().swedish().run("status --indicators --format md").out);
    insta::assert_snapshot!(
        "indicators_csv",
        measured().swedish().run("status --indicators --format csv").out
    );
}

#[test]
fn a_number_decides_what_is_met_and_a_part_of_the_way_is_reckoned() {
    let rows = rows(&measured(), "");
    let reach = |id: &str| rows[id]["reach"].as_str().unwrap_or_else(|| panic!("{id}: {rows}"));
    // 31 % was the goal's baseline, 26 % its target, and 27,5 % is 3,5 of those 5.
    assert_eq!((reach("oroliga"), &rows["oroliga"]["percent"]), ("under-way", &70.into()));
    assert_eq!(rows["oroliga"]["since_before"], -1);
    assert_eq!((reach("elever"), reach("personal"), reach("trygga")), ("met", "under-way", "under-way"));
    // Values that do not agree are told, and nothing is made of them.
    assert_eq!(
        (reach("anmalningar"), &rows["anmalningar"]["latest"]),
        ("disputed", &serde_json::Value::Null)
    );
    assert!(
        rows["anmalningar"]["because"].as_str().unwrap().contains("differ: 14, 15. 1 value in another unit")
    );
    assert_eq!(reach("samtal"), "no-target");
    assert_eq!(rows["samtal"]["because"], "In the wrong direction.");
    assert_eq!((reach("hall-traffar"), &rows["hall-traffar"]["percent"]), ("under-way", &75.into()));
    assert_eq!(reach("utbilda"), "unmeasured");
    // What one part tells already is not told twice, and what stands in words alone is only counted.
    assert!(["oro", "traffar", "kunskap"].iter().all(|id| rows.get(*id).is_none()), "{rows}");
    assert!(measured().run("status").out.contains("1 goal in the plan's list without a number"));
    // When the time of the plan is over nothing is under way any more.
    let over = self::rows(&measured(), "--as-of 2027-01-01");
    let over =
        ["oroliga", "elever", "personal", "trygga", "hall-traffar"].map(|id| over[id]["reach"].clone());
    assert_eq!(over, ["partly", "met", "not-met", "partly", "partly"]);
}

#[test]
fn what_was_not_known_on_the_day_is_not_told() {
    let rows = rows(&measured(), "--as-of 2023-06-01");
    assert_eq!(rows["oroliga"]["series"].as_array().unwrap().len(), 2, "{rows}");
    assert_eq!(rows["oroliga"]["latest"], 28.5);
    assert_eq!(rows["elever"]["reach"], "unmeasured");
    assert_eq!(rows["hall-traffar"]["reach"], "unmeasured");
}

#[test]
fn a_terminal_draws_what_it_can_and_always_tells_the_numbers() {
    let drawn = measured().swedish().on_a_terminal().run("status --indicators --width 100").out;
    assert!(drawn.contains("█▄▁ 30 → 28,5 → 27,5 %"), "{drawn}");
    let piped = measured().swedish().run("status --indicators --width 100").out;
    assert!(piped.contains("30 → 28,5 → 27,5 %") && !piped.contains('█'), "{piped}");
    for plain in [("TERM", "dumb"), ("LC_ALL", "C"), ("LANG", "sv_SE.ISO-8859-1")] {
        let plain = [("VBE_LANG", "sv"), ("NO_COLOR", "1"), plain];
        let plain = plain.map(|(key, value)| (key.to_owned(), value.to_owned())).to_vec();
        let out = run("status --indicators --width 100", measured().path(), "2024-11-15", true, plain).out;
        assert!(out.contains("30 -> 28,5 -> 27,5 %") && !out.contains('█'), "{out}");
    }
}

#[test]
fn what_is_asked_of_some_activities_has_no_numbers_of_the_plan() {
    for words in ["--state overdue", "--responsible samordnare-vbe", "--since 2024-01-01"] {
        assert!(!measured().run(&format!("status {words}")).out.contains("INDICATORS"), "{words}");
        let run = measured().run(&format!("status --indicators {words}"));
        assert_eq!(run.exit, Exit::Failed, "{words}");
    }
}

#[test]
fn a_target_that_is_missed_or_not_measured_is_a_gap() {
    let gaps = |sandbox: &Sandbox, day: &str| -> Vec<String> {
        let words = "gaps --kind target-missed,indicator-unmeasured --format csv --comma";
        let out = sandbox.run(&format!("{words} --as-of {day}")).out;
        out.lines()
            .skip(1)
            .map(|line| line.split(',').skip(1).take(3).collect::<Vec<_>>().join(" "))
            .collect()
    };
    assert_eq!(gaps(&measured(), "2024-11-15"), Vec::<String>::new());
    // What was to be done by the end of 2024 is missed from the day after; what has no time of its own, with the plan.
    assert_eq!(gaps(&measured(), "2025-01-01")[0], "target-missed Fyra träffar är hållna hall-traffar");
    let last = gaps(&measured(), "2027-01-01");
    for missed in [
        "target-missed Andel som känner oro plan-2023/oroliga",
        "target-missed Trygg personal plan-2023/personal",
    ] {
        assert!(last.contains(&missed.to_owned()), "{last:?}");
    }
    assert!(last.contains(&"indicator-unmeasured Alla chefer är utbildade utbilda".to_owned()), "{last:?}");
    // Nothing is asked for before its rhythm has gone by: a year where none is written.
    assert_eq!(gaps(&planned(), "2024-01-01"), Vec::<String>::new());
    let late = gaps(&planned(), "2024-01-02");
    assert_eq!(late.len(), 4, "{late:?}");
    assert!(late.iter().all(|gap| gap.starts_with("indicator-unmeasured")), "{late:?}");
    insta::assert_snapshot!(
        "indicators_gaps_sv",
        measured().swedish().run("gaps --kind target-missed,indicator-unmeasured --as-of 2027-01-01").out
    );
}

#[test]
fn goals_in_a_ring_or_a_long_row_are_no_trouble() {
    let goal = |at: usize, parent: usize| format!("  - {{id: g{at}, title: G{at}, parent: g{parent}}}\n");
    let many: String = (1..3000).map(|at| goal(at, at - 1)).collect();
    let plan = PLAN.replace("indicators:\n", &format!("{}{many}indicators:\n", goal(0, 2)));
    let sandbox = planned().file("plans/plan-2023.yaml", &plan.replace("goals: [trygga]", "goals: [g2999]"));
    let run = sandbox.run("status --indicators");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
}

/// A goal of all, whose only indicator counts something and has a target of its own, is reached when that is.
#[test]
fn a_goal_of_all_stands_as_its_indicator_does() {
    let plan = "kind: plan\nid: p\ntitle: P\nperiod: 2023-2024\ngoals:\n  \
        - {id: alla, title: Alla sjukhus har övat, target: alla sjukhus}\nindicators:\n  \
        - {id: ovade, title: Sjukhus som har övat, unit: sjukhus, target: 5, goals: [alla]}\n";
    let value = "kind: measurement\nid: m\nindicator: p/ovade\nperiod: 2024\nvalue: 5\n";
    let sandbox = Sandbox::sound().file("plans/p.yaml", plan);
    let goals = |sandbox: &Sandbox| {
        let out = sandbox.run("account p --as-of 2025-02-01 --lang sv").out;
        out.lines().find(|line| line.starts_with("Mål:")).unwrap().to_owned()
    };
    assert!(goals(&sandbox).ends_with("1 = 1 ej mätt"), "{}", goals(&sandbox));
    let measured = sandbox.file("records/measurements/m.yaml", value);
    assert!(goals(&measured).ends_with("1 = 1 uppfyllt"), "{}", goals(&measured));
}
