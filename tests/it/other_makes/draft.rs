//! A plan whose next plan is only a draft, and what its training and its numbers say. All is invented.

use super::{both, page, town};
use crate::sandbox::Sandbox;

const PLAN: &str = "kind: plan\nid: p\ntitle: Plan 2024\norganisation: kommunen\nperiod: 2024-2025\nresponsible: [strategen]\ndecisions: [{body: styrelsen, decision: adopted, on: 2023-12-12}]\nindicators:\n  - {id: andel, title: Andel utbildade, unit: '%', target: minst 90, recurs: årligen}\nactivities:\n  - {id: kurs, title: Kurs för personal, responsible: [strategen], finish: V 2024}\n  - {id: ronder, title: Ronder i centrum, responsible: [strategen], finish: H 2024}\n  - {id: natverk, title: Nätverk, responsible: [strategen], ongoing: true}\n";

const DRAFT: &str = "kind: plan\nid: q\ntitle: Plan 2026\norganisation: kommunen\nprevious: p\nperiod: 2026-2027\nactivities:\n  - {id: natverk, title: Nätverk, carried_from: [p/natverk], responsible: [strategen], start: V 2024, ongoing: true}\n  - {id: dagar, title: Demokratidagar, responsible: [strategen], when: oktober 2023, recurs: årligen}\n  - {id: bok, title: Handbok, responsible: [strategen], start: V 2024, finish: H 2026}\n";

fn drafted() -> Sandbox {
    let records = [
        ("plans/q.yaml", DRAFT),
        (
            "plans/groups.yaml",
            "kind: organisation\nid: groups\ngroups: [{id: radet, title: Rådet, convener: strategen}]\n",
        ),
        ("records/activities/p/kurs.yaml", "kind: activity\nid: kurs\nplan: p\nfinished: 2024-05-20\n"),
        (
            "records/activities/p/natverk.yaml",
            "kind: activity\nid: natverk\nplan: p\nupdates:\n  - {on: 2024-06-03, by: strategen, note: Träffades.}\n  - {on: 2024-10-07, by: strategen, note: Träffades senare.}\n",
        ),
        (
            "records/measurements/m.yaml",
            "kind: measurement\nid: m\nindicator: p/andel\nperiod: 2023\nvalue: 70\n",
        ),
        (
            "records/trainings/t.yaml",
            "kind: training\nid: t\ntitle: Grundkurs\nlevel: basic\non: 2024-04-10\nby_unit: [{unit: strategen, participants: 24, staff: 30}]\n",
        ),
        (
            "records/meetings/radet-2025-11-20.yaml",
            "kind: meeting\nid: radet-2025-11-20\ngroup: radet\non: 2025-11-20\npresent: [strategen]\n",
        ),
    ];
    town(PLAN, &records)
}

/// What is not adopted has replaced nothing, and dropped nothing.
#[test]
fn a_draft_of_the_next_plan_has_replaced_nothing() {
    let (sv, en) = both(drafted, "report --kind annual --plan p --period 2024 --as-of 2025-02-01");
    assert!(sv.contains("Utkast till nästa plan finns (inte antaget): ”Plan 2026”."), "{sv}");
    assert!(en.contains("There is a draft of the next plan (not adopted): “Plan 2026”."), "{en}");
    for untrue in ["ersätts av", "utan beslut", "I nästa plan"] {
        assert!(!sv.contains(untrue), "{untrue}: {sv}");
    }
    // What the draft leaves out is compared, and so the account finds something.
    let told = |town: Sandbox| {
        let run = town.run("account p --as-of 2025-02-01 --width 400");
        run.out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (sv, en) = (told(drafted().swedish()), told(drafted()));
    assert!(sv.contains("Tillstånd: gällande Nästa plan: Plan 2026 (utkast, inte antagen)"), "{sv}");
    assert!(en.contains("State: in force Next plan: Plan 2026 (draft, not adopted)"), "{en}");
    // When it is adopted it takes over; and what is finished is not in it.
    let adopted = DRAFT.replace(
        "period: 2026-2027\n",
        "period: 2026-2027\ndecisions: [{body: styrelsen, decision: adopted, on: 2025-12-10}]\n",
    );
    let sv = page(
        &drafted().file("plans/q.yaml", &adopted).swedish(),
        "report --kind annual --plan p --period 2025 --as-of 2026-02-01",
    );
    assert!(sv.contains("Planen ersätts av ”Plan 2026”.") && !sv.contains("Utkast till nästa"), "{sv}");
    assert!(sv.contains("I nästa plan: struken utan beslut"), "{sv}");
    assert!(!sv.contains("I nästa plan: genomförd"), "{sv}");
}

/// Nothing of a plan that has not begun is late, and a time that came along is told.
#[test]
fn nothing_of_a_plan_that_has_not_begun_is_late() {
    let (sv, en) = both(drafted, "status --plan q --as-of 2025-02-01");
    assert!(sv.contains("3 åtgärder: 3 planerade") && !sv.contains("sen start"), "{sv}");
    assert!(en.contains("3 planned") && !en.contains("late start"), "{en}");
    let run = drafted().swedish().run("validate --as-of 2025-02-01");
    assert!(run.out.contains("oktober 2023 är före planens tid, 2026-2027."), "{}", run.out);
    // What is ongoing may have begun at any time.
    assert_eq!(run.out.matches("V 2024 är före planens tid").count(), 1, "{}", run.out);
}

/// What lapses with the time of the plan is not mended.
#[test]
fn what_lapses_with_the_plan_has_not_ended() {
    let (sv, en) = both(drafted, "meeting radet --on 2026-02-01 --as-of 2026-02-01");
    assert!(!sv.contains("upphörd Andel utbildade") && !en.contains("ended Andel utbildade"), "{sv}");
    let (sv, en) = both(drafted, "gaps --as-of 2025-06-01");
    assert!(sv.contains("Ska mätas varje år: inte mätt efter 2023. Målvärde minst 90 %."), "{sv}");
    assert!(en.contains("To be measured every year: not measured after 2023. Target at least 90 %."), "{en}");
}

/// How many a role has are those of its unit that are to be trained, where no row says it of the unit.
#[test]
fn those_left_in_a_role_are_left_in_its_unit() {
    let (sv, en) = both(drafted, "gaps --as-of 2025-02-01");
    assert!(sv.contains("Inte alla: Ekdala kommun (24 av 30 utbildade)."), "{sv}");
    assert!(en.contains("Not everybody: Ekdala kommun (24 of 30 trained)."), "{en}");
}

/// A follow-up tells what was told in its time, and a list the time that the plan gives.
#[test]
fn a_follow_up_has_no_notes_from_after_its_time() {
    let (sv, _) = both(drafted, "report --kind tertial --plan p --period T2-2024 --as-of 2025-02-01");
    assert!(sv.contains("Träffades.") && !sv.contains("Träffades senare."), "{sv}");
    let (sv, en) = both(drafted, "list activity");
    assert!(sv.contains("senast V 2024") && en.contains("by spring"), "{sv} {en}");
}
