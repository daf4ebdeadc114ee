//! Training in reports: who is left by unit, and what is planned until it is held.

use vbe::cli::Exit;

use crate::gaps::sound;
use crate::sandbox::Sandbox;

const PATH: &str = "records/trainings/kurs.yaml";

fn training(rest: &str) -> Sandbox {
    sound().file(PATH, &format!("kind: training\nid: kurs\ntitle: Fördjupning\nlevel: in-depth\n{rest}"))
}

fn section(sandbox: &Sandbox, id: &str, day: &str) -> serde_json::Value {
    let run = sandbox.run(&format!("report --kind annual --plan plan-2024 --as-of {day} --format json"));
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    let page: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let sections = page["follow_ups"][0]["sections"].as_array().unwrap().clone();
    sections.into_iter().find(|section| section["id"] == id).unwrap()
}

fn kinds(sandbox: &Sandbox, day: &str) -> String {
    sandbox.run(&format!("gaps --as-of {day} --kind training-not-held --format csv")).out
}

#[test]
fn the_report_says_who_is_trained_and_who_is_left() {
    let counted = training(
        "sort: targeted\non: 2024-05\nby_unit:\n  - {unit: skolan, participants: 12, staff: 30}\n  - {unit: samordnare, participants: 2, staff: 2}\n",
    )
    .without("records/trainings/grund.yaml");
    let training = section(&counted, "training", "2024-11-15");
    assert_eq!(
        training["training_summary"],
        serde_json::json!({"units": 2, "done": 0, "begun": 2, "none": 0})
    );
    let row = |at: usize| {
        let row = &training["units"][at];
        let number = |key: &str| row[key].as_u64();
        (
            row["unit"]["id"].as_str().unwrap(),
            row["trained"].as_str().unwrap(),
            number("participants"),
            number("left"),
        )
    };
    assert_eq!(row(0), ("kommunen", "begun", Some(2), None));
    assert_eq!(row(1), ("skolan", "begun", Some(12), Some(18)));
    let gap = counted.run("gaps --kind unit-untrained --format csv").out;
    assert!(gap.contains("Not everybody: Exempelby kommun, Skolan (12 of 30 trained)"), "{gap}");
    // Who takes a basic course and one in depth is counted once, and nobody is counted twice over.
    let more = |level: &str, count: u32| {
        format!(
            "kind: training\nid: mer\ntitle: Mer\nlevel: {level}\non: 2024-06\nby_unit: [{{unit: rektor, participants: {count}}}]\n"
        )
    };
    let left = |text: &str| {
        let sandbox = self::training("on: 2024-05\nby_unit: [{unit: skolan, participants: 12, staff: 30}]\n");
        let sandbox =
            sandbox.without("records/trainings/grund.yaml").file("records/trainings/mer.yaml", text);
        section(&sandbox, "training", "2024-11-15")["units"][1]["left"].as_u64()
    };
    assert_eq!(
        (left(&more("basic", 12)), left(&more("in-depth", 10)), left(&more("in-depth", 40))),
        (Some(18), Some(8), Some(0))
    );
}

/// Due, a gap and planned are one thing, and holding it ends all three.
#[test]
fn what_is_planned_is_due_until_it_is_held() {
    let planned = training("planned: V 2024\nmeant_for: [kommunen]\nheld_by: samordnare\n");
    let due =
        |sandbox: &Sandbox, day: &str| sandbox.run(&format!("due --as-of {day}")).out.contains("Fördjupning");
    let told =
        |sandbox: &Sandbox, day: &str| section(sandbox, "training", day)["planned"].as_array().map(Vec::len);
    assert!(due(&planned, "2024-03-01") && !kinds(&planned, "2024-06-30").contains("kurs"));
    assert!(due(&planned, "2024-07-01") && kinds(&planned, "2024-07-01").contains("kurs"));
    assert_eq!(told(&planned, "2024-07-01"), Some(1));
    assert_eq!(section(&planned, "training", "2024-07-01")["planned"][0]["late"], true);
    // It is nobody's training before that.
    let alone = planned.without("records/trainings/grund.yaml");
    assert!(alone.run("gaps --kind unit-untrained --format csv").out.contains("0 of 2 units"));
    let held = training("planned: V 2024\non: 2024-08\nunits: [kommunen, skolan]\nheld_by: samordnare\n");
    assert!(due(&held, "2024-07-31") && !due(&held, "2024-08-02"));
    assert!(!kinds(&held, "2024-08-02").contains("kurs"));
    assert_eq!(told(&held, "2024-08-02"), None);
    // A condition never takes what is planned for what has been.
    let asks = "kind: framework\nid: riktlinje\ntitle: Riktlinje\nrequirements:\n  - id: utbildning\n    text: Kurs\n    english: Course\n    judged: records\n    condition:\n      exists: {kind: training, where: {level: in-depth}}\n  - {id: rutin, text: En rutin finns, english: There is a routine, judged: records}\n";
    let state = |sandbox: Sandbox| {
        let out = sandbox
            .file("plans/frameworks/riktlinje.yaml", asks)
            .run("gaps --as-of 2024-09-01 --format json")
            .out;
        let page: serde_json::Value = serde_json::from_str(&out).unwrap();
        page["plans"][0]["frameworks"][0]["requirements"][0]["coverage"].as_str().unwrap().to_owned()
    };
    assert_eq!((state(alone).as_str(), state(held).as_str()), ("partly", "covered"));
}
