//! When a target is reached: the same answer on every page, and never by a guess. All numbers are invented.

use vbe::cli::Exit;

use crate::sandbox::Sandbox;

const PLAN: &str = "kind: plan
id: plan-2024
title: Handlingsplan 2024–2026
period: 2024-2026
decisions:
  - {body: kommunstyrelsen, decision: adopted, on: 2024-01-15}
";

/// A plan with goals, indicators and activities, and the values of its indicators.
fn planned(more: &str, values: &[(&str, &str, &str)]) -> Sandbox {
    let sandbox = Sandbox::sound()
        .without("records/activities/plan-2024/utbildning.yaml")
        .file("plans/plan-2024.yaml", &format!("{PLAN}{more}"));
    values.iter().enumerate().fold(sandbox, |sandbox, (at, (indicator, period, value))| {
        let text = format!(
            "kind: measurement\nid: m-{at}\nindicator: plan-2024/{indicator}\nperiod: {period}\nvalue: {value}\n"
        );
        sandbox.file(&format!("records/measurements/m-{at}.yaml"), &text)
    })
}

/// The state of each number on a day, and why, as `id state: why`.
fn states(sandbox: &Sandbox, day: &str) -> Vec<String> {
    let run = sandbox.run(&format!("status --indicators --format json --as-of {day}"));
    let page: serde_json::Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}", run.err));
    let rows = page["plans"][0]["indicators"].as_array().cloned().unwrap_or_default();
    let text = |row: &serde_json::Value| {
        let own = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        format!("{} {}: {}", own("id"), own("reach"), own("because")).trim_end_matches(": ").to_owned()
    };
    rows.iter().map(text).collect()
}

const ACTIVITY: &str = "activities:
  - id: samtal
    title: Samtal om trygghet
    responsible: [samordnare-vbe]
    start: 2024
    finish: 2025
";

fn followed(goal: &str, progress: &str) -> Sandbox {
    let head = "kind: activity\nid: samtal\nplan: plan-2024\nstarted: 2024-02-12\n";
    planned(&format!("{ACTIVITY}    goal: {goal}\n"), &[])
        .file("records/activities/plan-2024/samtal.yaml", &format!("{head}{progress}"))
}

#[test]
fn a_target_that_may_be_a_ceiling_is_met_by_no_guess() {
    let sandbox = planned(
        "goals:
  - {id: otrygga, title: Minska andelen otrygga till 26 %, target: 26 %}
indicators:
  - {id: andel-otrygga, title: Andel otrygga, unit: procent, goals: [otrygga]}
  - {id: oro, title: Andel som känner oro, unit: procent, target: 26, baseline: {value: 31}}
  - {id: svar, title: Andel som svarar, unit: procent, target: 26}
",
        &[("andel-otrygga", "2024", "35"), ("oro", "2024", "35"), ("svar", "2024", "35")],
    );
    let unclear = "unclear: The direction is missing.";
    let own = states(&sandbox, "2027-06-01");
    assert_eq!(own, [format!("andel-otrygga {unclear}"), format!("oro {unclear}"), "svar met".to_owned()]);
    let found = sandbox.run("validate").out;
    assert_eq!(found.matches("unclear-target").count(), 2, "{found}");
    let page = sandbox.swedish().run("status --indicators --as-of 2027-06-01").out;
    assert!(page.contains("Riktning saknas.") && page.contains("går inte att"), "{page}");
    // What the finding tells to write mends it, and loses nothing.
    let mended = planned(
        "goals:
  - {id: otrygga, title: Minska andelen otrygga till 26 %, target: högst 26 %}
indicators:
  - {id: andel-otrygga, title: Andel otrygga, unit: procent, goals: [otrygga]}
  - {id: oro, title: Andel som känner oro, unit: procent, target: högst 26, baseline: {value: 31}}
",
        &[("andel-otrygga", "2024", "35"), ("oro", "2024", "26")],
    );
    assert!(!mended.run("validate").out.contains("unclear-target"));
    assert_eq!(states(&mended, "2027-06-01"), ["andel-otrygga not-met", "oro met"]);
}

#[test]
fn a_target_is_judged_by_its_day() {
    let goal = "{text: Fler är trygga, target: minst 80 %, baseline: 60 %}";
    let sandbox = followed(goal, "outcome: {value: 70 %, on: 2024-10-01}\n");
    let way = "50 % of the way from 60 to 80 (10 of 20).";
    // The goal has the time of the activity, which has that of its finish.
    assert_eq!(states(&sandbox, "2025-12-31"), [format!("samtal under-way: {way}")]);
    assert_eq!(states(&sandbox, "2026-01-01"), [format!("samtal partly: {way}")]);
    let sandbox = sandbox.swedish();
    let said = |words: &str| sandbox.run(words).out;
    assert!(said("status --format csv --as-of 2025-12-31").contains("målet på väg"));
    assert!(said("status --format csv --as-of 2026-01-01").contains("målet delvis uppfyllt"));
    assert!(!said("gaps --as-of 2025-12-31 --kind target-missed").contains("trygga"));
    assert!(said("gaps --as-of 2026-01-01 --kind target-missed").contains("trygga"));
    // An indicator without a time has that of the plan.
    let measured = planned(
        "indicators:\n  - {id: trygga, title: Andel trygga, unit: procent, target: 80}\n",
        &[("trygga", "2024", "85"), ("trygga", "2025", "70")],
    );
    let fallen = "Reached 2024 (85 %), not since.";
    assert_eq!(states(&measured, "2026-12-31"), [format!("trygga under-way: {fallen}")]);
    assert_eq!(states(&measured, "2027-01-01"), ["trygga not-met"]);
    let dated = planned(
        "indicators:\n  - {id: trygga, title: Andel trygga, unit: procent, target: 80, by: 2024}\n",
        &[("trygga", "2024", "85"), ("trygga", "2025", "70")],
    );
    assert_eq!(states(&dated, "2026-06-01"), [format!("trygga met: {fallen}")]);
}

#[test]
fn counts_add_up_over_the_parts_of_the_period() {
    let parts = [("V 2024", "1500"), ("H 2024", "1400"), ("V 2025", "1300"), ("H 2025", "1200")]
        .map(|(on, n)| ("samtal", on, n));
    let indicator = |sum: &str| {
        format!(
            "indicators:\n  - {{id: samtal, title: Antal samtal, unit: antal, target: minst 4000{sum}}}\n"
        )
    };
    assert_eq!(states(&planned(&indicator(""), &parts), "2027-01-01"), ["samtal not-met"]);
    let summed = planned(&indicator(", sum: true"), &parts);
    assert_eq!(states(&summed, "2027-01-01"), ["samtal met"]);
    assert_eq!(
        states(&summed, "2024-12-31"),
        ["samtal under-way: 73 % of the way from 0 to 4000 (2900 of 4000)."]
    );
    let page = summed.swedish().run("status --indicators --as-of 2027-01-01").out;
    assert!(page.contains("5400") && page.contains("sammanlagt"), "{page}");
    // A year holds its halves, which are not counted beside it. What lies outside the plan is not counted at all.
    let twice = [parts.as_slice(), &[("samtal", "2024", "2900"), ("samtal", "2023", "9000")]].concat();
    let page = planned(&indicator(", sum: true"), &twice).run("status --indicators --as-of 2027-01-01").out;
    assert!(page.contains("5400"), "{page}");
    // The updates of an activity are parts too.
    let told = "updates:\n  - {on: 2024-05-14, by: samordnare-vbe, value: 12}\n  - {on: 2024-11-14, by: samordnare-vbe, value: 30 personer}\n";
    let goal = |sum: &str| format!("{{text: Fyrtio personer är utbildade, target: minst 40{sum}}}");
    assert_eq!(states(&followed(&goal(""), told), "2026-06-01"), ["samtal not-met"]);
    assert_eq!(states(&followed(&goal(", sum: true"), told), "2026-06-01"), ["samtal met"]);
    // And so are the numbers of a goal's activities and indicators.
    let both = format!(
        "goals:\n  - {{id: fyrtio, title: Fyrtio personer är utbildade, type: output, target: minst 40, sum: true}}\n{ACTIVITY}    serves: [fyrtio]\n    goal: {{text: Samtal är hållna, type: output, target: minst 10, sum: true}}\n  - id: kurser\n    title: Kurser\n    responsible: [samordnare-vbe]\n    serves: [fyrtio]\n    goal: {{text: Kurser är hållna, type: output, target: minst 20}}\n"
    );
    let served = planned(&both, &[])
        .file(
            "records/activities/plan-2024/samtal.yaml",
            &format!("kind: activity\nid: samtal\nplan: plan-2024\n{told}"),
        )
        .file(
            "records/activities/plan-2024/kurser.yaml",
            "kind: activity\nid: kurser\nplan: plan-2024\noutcome: {value: 5, on: 2024-12-01}\n",
        );
    assert_eq!(states(&served, "2026-06-01")[0], "fyrtio met");
}

/// A change is of whatever is counted, and is told as the number that it leads to.
#[test]
fn a_goal_that_is_a_change_is_measured_by_its_indicator() {
    let more = "goals:\n  - {id: hot, title: Halvera antalet hot, target: halvera, baseline: 40, by: 2025}\nindicators:\n  - {id: antal-hot, title: Antal hot, unit: antal, goals: [hot]}\n";
    let sandbox = planned(more, &[("antal-hot", "2024", "30"), ("antal-hot", "2025", "20")]);
    let way = "50 % of the way from 40 to 20 (10 of 20).";
    assert_eq!(states(&sandbox, "2024-12-31"), [format!("antal-hot under-way: {way}")]);
    assert_eq!(states(&sandbox, "2026-01-01"), ["antal-hot met"]);
    assert!(sandbox.run("status --indicators --width 120").out.contains("at most 20"));
    assert!(!sandbox.run("validate").out.contains("unclear-target"));
}

#[test]
fn ranges_changes_and_shares_are_judged_as_they_are_written() {
    for (goal, outcome, state) in [
        ("{text: Storleken är lagom, target: 20-30}", "25", "met"),
        ("{text: Storleken är lagom, target: 20–30 %}", "35 %", "not-met"),
        ("{text: Storleken är lagom, target: mellan 20 och 30}", "30", "met"),
        ("{text: Färre är otrygga, target: minska med 5 procentenheter, baseline: 31 %}", "26 %", "met"),
        ("{text: Färre är otrygga, target: minska med 5 procentenheter, baseline: 31 %}", "28 %", "partly"),
        ("{text: Färre är otrygga, target: minska med 20 %}", "28", "unclear"),
        ("{text: Fler söker hjälp, target: öka med 20 %, baseline: 50}", "60", "met"),
        ("{text: Alla är utbildade, target: 100 %}", "56 av 60 är utbildade", "not-met"),
        ("{text: Nio av tio är utbildade, target: 9 av 10}", "56 av 60", "met"),
        ("{text: Högst lika många, target: 26 % eller lägre}", "35 %", "not-met"),
        ("{text: Fyra träffar, target: minst 4 träffar}", "60 deltagare", "unmeasured"),
    ] {
        let sandbox = followed(goal, &format!("outcome: {{value: {outcome}, on: 2024-10-01}}\n"));
        let own = states(&sandbox, "2026-06-01");
        assert_eq!(own[0].split([' ', ':']).nth(1), Some(state), "{goal} {outcome}: {own:?}");
        let account = sandbox.run("account plan-2024 --as-of 2027-01-02 --format json");
        assert_eq!(account.exit, Exit::Fine, "{}", account.err);
        let is_told = account.out.contains(&format!("\"{state}\""));
        assert!(is_told || state == "unmeasured", "{goal} {outcome}: {}", account.out);
    }
}
