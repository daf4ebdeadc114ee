//! A program of a region, with goals in two levels and no areas, and the draft of the next. All is invented.

use super::{both, town};
use crate::sandbox::Sandbox;

fn region() -> Sandbox {
    let goals = "goals:\n  - {id: m1, number: 1, title: Medarbetare känner igen tecken}\n  - {id: m1-1, number: '1.1', title: Alla chefer är utbildade, parent: m1, target: minst 95 %, indicator: chefer}\n  - {id: m1-2, number: '1.2', title: Material finns, parent: m1}\n  - {id: m2, number: 2, title: Fordonen är trygga}\n  - {id: m2-1, number: '2.1', title: Färre incidenter, parent: m2}\n";
    let plan = format!(
        "kind: plan\nid: p\ntitle: Program\norganisation: kommunen\nperiod: 2024-2026\ndecisions: [{{body: styrelsen, decision: adopted, on: 2023-12-12}}]\nreporting: [{{recurs: årligen i maj, to: styrelsen}}]\n{goals}indicators:\n  - {{id: chefer, title: Andel utbildade chefer, unit: '%', target: minst 95, baseline: {{period: 2023, value: 30}}, goals: [m1-1]}}\n  - {{id: incidenter, title: Incidenter på bussar, unit: st, target: högst 40, baseline: {{period: 2023, value: 61}}, goals: [m2-1]}}\nactivities:\n  - {{id: kurs, number: '1.1.1', title: Kurs för chefer, serves: [m1-1], responsible: [strategen], ongoing: true}}\n  - {{id: rutin, title: Rutin för tandvården, serves: [m2], responsible: [skolnamnden], finish: V 2025}}\n"
    );
    let records = [
        (
            "plans/q.yaml",
            "kind: plan\nid: q\ntitle: Nästa\norganisation: kommunen\nperiod: 2027-2030\nprevious: p\nactivities:\n  - {id: kurs, title: Kurs för chefer, responsible: [strategen], ongoing: true, carried_from: [p/kurs]}\n",
        ),
        (
            "records/activities/p/rutin.yaml",
            "kind: activity\nid: rutin\nplan: p\ncancelled: {on: 2024-11-20, decision: Utgår}\n",
        ),
        (
            "records/measurements/m.yaml",
            "kind: measurement\nid: m\nindicator: p/incidenter\nperiod: 2024\nvalue: 66\n",
        ),
        (
            "records/reports/r.yaml",
            "kind: report\nid: r\nsort: other\nplan: p\nto: styrelsen\non: 2024-05-20\nperiod: 2024\n",
        ),
    ];
    town(&plan, &records)
}

/// Activities of a plan that has no areas lack none.
#[test]
fn a_plan_without_areas_has_all_its_activities_under_one_head() {
    let (sv, en) = both(region, "status --plan p --as-of 2025-02-01");
    assert!(sv.contains("Alla åtgärder") && !sv.contains("Utan område"), "{sv}");
    assert!(en.contains("All activities") && !en.contains("Without area"), "{en}");
    let told = "0 av 2 delar uppfyllda: ”Alla chefer är utbildade” ej mätt, ”Material finns” ej mätt.";
    assert!(sv.contains(told), "{sv}");
}

/// A board is told what has gone the wrong way, though its day has not come.
#[test]
fn what_has_gone_the_wrong_way_is_told_in_the_summary() {
    let (sv, en) = both(region, "report --kind annual --plan p --period 2024 --as-of 2025-02-01");
    assert!(sv.contains("Längre från målvärdet än vid utgångsläget: ”Incidenter på bussar”"), "{sv}");
    assert!(en.contains("Farther from the target than at the baseline: “Incidenter på bussar”"), "{en}");
}

/// Many changes of a plan as a whole are a list, each on a line of its own.
#[test]
fn many_changes_stand_each_on_its_line() {
    let run = region().swedish().run("account p --as-of 2026-11-01 --width 100");
    let begins = |words: &str| run.out.lines().any(|line| line.trim_start().starts_with(words));
    assert!(begins("indikatorn borttagen:") && begins("uppföljningen borttagen:"), "{}", run.out);
}

/// What is of no sort is called what it is, and whoever has nothing to do has no row.
#[test]
fn a_row_is_called_by_what_it_is_and_is_never_empty() {
    let (sv, en) = both(region, "list report");
    assert!(sv.contains("redovisning, 2024") && !sv.contains("en annan"), "{sv}");
    assert!(en.contains("report, 2024"), "{en}");
    let (sv, _) = both(region, "roles --as-of 2025-02-01");
    assert!(sv.contains("Strategen") && !sv.contains("Skolnämnden"), "{sv}");
}
