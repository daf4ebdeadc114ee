//! Times, heads of columns and states are told as on every other page. All is invented.

use super::{both, town};
use crate::sandbox::Sandbox;

fn told() -> Sandbox {
    town(
        "kind: plan\nid: p\ntitle: Plan\norganisation: kommunen\nperiod: 2023-2026\ndecisions: [{body: styrelsen, decision: adopted, on: 2022-12-12}]\nagreements: [polisen]\nactivities:\n  - {id: natverk, title: Nätverk, responsible: [strategen], ongoing: true}\n  - {id: kurs, title: Kurs, responsible: [strategen], start: V 2023, finish: T2 2024}\n  - {id: bok, title: Handbok, responsible: [strategen], start: V 2024, finish: H 2025}\n  - {id: rond, title: Ronder, responsible: [strategen], recurs: årligen}\n",
        &[
            (
                "plans/groups.yaml",
                "kind: organisation\nid: groups\ngroups: [{id: radet, title: Rådet, convener: strategen}]\n",
            ),
            ("records/activities/p/kurs.yaml", "kind: activity\nid: kurs\nplan: p\nstarted: 2023-03-01\n"),
            (
                "records/agreements/polisen.yaml",
                "kind: agreement\nid: polisen\ntitle: Samverkan med polisen\nparties: [styrelsen]\nsigned: 2022-11\nperiod: 2023-2026\n",
            ),
            (
                "records/meetings/m.yaml",
                "kind: meeting\nid: m\ngroup: radet\non: 2023-11-20\npresent: [strategen]\n",
            ),
            (
                "records/routines/rutin.yaml",
                "kind: routine\nid: rutin\ntitle: Rutin vid oro\nsort: routine\nowner: strategen\nrevised: 2022-12\nrecurs: vartannat år\n",
            ),
        ],
    )
}

/// A time on the command line is told as the plan would have written it, and a third of a year by its months in English.
#[test]
fn a_period_that_is_typed_is_told_as_times_are() {
    for (period, sv_told, en_told) in [
        ("V2024", "Avser: V 2024", "Period: spring 2024"),
        ("Q1-2024", "Avser: kv 1 2024", "Period: Q1 2024"),
        ("T2-2024", "Avser: T2 2024", "Period: May–August 2024"),
    ] {
        let (sv, en) =
            both(told, &format!("report --kind tertial --plan p --period {period} --as-of 2025-02-01"));
        assert!(sv.contains(sv_told), "{sv}");
        assert!(en.contains(en_told), "{en}");
    }
    let (_, en) = both(told, "status --plan p --as-of 2023-06-01 --format md");
    assert!(en.contains("spring 2023 – August 2024"), "{en}");
}

/// An agreement is listed by the time that it holds, and each kind has its own head for those that it belongs to.
#[test]
fn a_list_says_what_its_columns_hold() {
    let (sv, en) = both(told, "list agreement");
    assert!(sv.contains("Vad Tid Parter") && sv.contains("2023-2026") && !sv.contains("2022-11"), "{sv}");
    assert!(en.contains("What Time Parties"), "{en}");
    for (kind, head) in [("activity", "Ansvarig"), ("meeting", "Grupp"), ("routine", "Ansvarig")] {
        let (sv, _) = both(told, &format!("list {kind} --as-of 2024-02-01"));
        assert!(sv.contains(head) && !sv.contains("Vems"), "{kind}: {sv}");
    }
}

/// The state of an activity says what it rests on.
#[test]
fn a_state_says_what_it_rests_on() {
    for (id, day, sv_told, en_told) in [
        ("natverk", "2024-02-01", "planen anger löpande", "the plan states ongoing"),
        ("rond", "2024-02-01", "planen anger årligen", "the plan states every year"),
        (
            "kurs",
            "2024-02-01",
            "uppföljningen anger startdag 2023-03-01",
            "the follow-up states that it was started 2023-03-01",
        ),
        ("kurs", "2024-10-01", "tiden gick ut T2 2024, och ingen slutdag är antecknad", "its time ended"),
        (
            "bok",
            "2024-10-01",
            "planerad start V 2024, och ingen startdag är antecknad",
            "planned start spring 2024",
        ),
        ("bok", "2023-10-01", "planen anger V 2024 – H 2025", "the plan states spring 2024 – autumn 2025"),
    ] {
        let (sv, en) = both(told, &format!("show p/{id} --as-of {day}"));
        assert!(sv.contains(&format!("Grund för läget: {sv_told}")), "{sv}");
        assert!(en.contains(&format!("Basis of the state: {en_told}")), "{en}");
    }
}

/// What is counted from the last time is missed by its last day, and not from a day to another.
#[test]
fn what_is_counted_from_the_last_time_is_due_by_a_day() {
    let (sv, en) = both(told, "due --as-of 2025-02-01 --format md");
    assert!(sv.contains("| senast 2024-12-30 |") && !sv.contains("2022-12-31–"), "{sv}");
    assert!(en.contains("by 2024-12-30"), "{en}");
}

#[test]
fn years_with_a_stroke_are_told_to_have_a_hyphen() {
    let run = told().swedish().run("cases --period 2020/2031 --as-of 2025-02-01");
    assert!(run.err.contains("Skriv åren med bindestreck: --period 2020-2031."), "{}", run.err);
}

/// What stands under the first words of a row has room beside its indent.
#[test]
fn a_word_in_the_first_column_is_not_broken_for_its_indent() {
    let run = told().swedish().run("meeting radet --on 2025-02-01 --as-of 2025-02-01 --width 100");
    assert!(run.out.contains("\n  uppföljning") && !run.out.contains("uppfölj-"), "{}", run.out);
}
