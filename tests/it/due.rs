//! `vbe due`: what recurs, what was done, what was missed and what comes.

use vbe::cli::Exit;

use crate::sandbox::{SOUND, Sandbox};

const PLAN: &str = "\
kind: plan
id: plan-2018
title: Handlingsplan
document_type: handlingsplan
organisation: kommunen
period: 2018-2019
areas:
  - {id: alla, title: Alla}
activities:
  - {id: rapport, title: Veckorapport, areas: [alla], responsible: [samordnare], start: 2018-12-10, recurs: varje vecka}
  - {id: grupp, title: Gruppen möts, areas: [alla], responsible: [chef], start: V 2018, recurs: två gånger per år}
  - {id: enkat, title: 'Enkät; två frågor, varje gång', areas: [alla], start: 2018, recurs: vartannat år}
  - {id: lopande, title: Samtal, areas: [alla], ongoing: true, recurs: årligen}
";
const PROGRESS: &str = "\
kind: activity
id: grupp
plan: plan-2018
updates:
  - {on: 2018-03-01, by: chef, note: Möte.}
  - {on: 2018-09-01, by: chef, note: Möte.}
  - {on: 2019-02-01, by: chef, note: Möte.}
";
const REGISTER: &str = "\
kind: organisation
id: organisation
title: Register
units:
  - {id: kommunen, title: Kommunen}
roles:
  - {id: samordnare, title: Samordnaren, unit: kommunen}
  - {id: chef, title: Säkerhetschefen, unit: kommunen}
";

fn sandbox() -> Sandbox {
    Sandbox::empty()
        .file("plans/plan-2018.yaml", PLAN)
        .file("plans/organisation.yaml", REGISTER)
        .file("records/activities/plan-2018/grupp.yaml", PROGRESS)
}

#[test]
fn what_recurs_is_counted_turn_by_turn() {
    let run = sandbox().swedish().run("due --as-of 2018-12-20 --until 2019-06-30");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    insta::assert_snapshot!("due_sv", run.out);
    insta::assert_snapshot!("due_en", sandbox().run("due --as-of 2018-12-20 --until 2019-06-30").out);
    insta::assert_snapshot!(
        "due_json",
        sandbox().run("due --as-of 2018-12-20 --until 2018-12-31 --format json").out
    );
}

#[test]
fn a_calendar_has_a_whole_day_for_each_turn_that_comes() {
    let run = sandbox().swedish().run("due --as-of 2018-12-20 --until 2019-01-01 --format ics");
    assert!(run.out.starts_with("BEGIN:VCALENDAR\r\n") && run.out.ends_with("END:VCALENDAR\r\n"));
    assert!(run.out.lines().all(|line| line.len() <= 75), "{}", run.out);
    assert!(run.out.contains("SUMMARY:Enkät\\; två frågor\\, varje gång\r\n"), "{}", run.out);
    insta::assert_snapshot!("due_ics", run.out.replace("\r\n", "\n"));
}

#[test]
fn it_can_be_one_role_s_own() {
    let run = sandbox().run("due --as-of 2018-12-20 --responsible Säkerhetschefen --format csv");
    assert!(run.out.contains("plan-2018/grupp") && !run.out.contains("plan-2018/rapport"), "{}", run.out);
    let run = sandbox().run("due --responsible säkerhetschefe");
    assert_eq!(run.exit, Exit::Failed);
    assert!(run.err.contains("meant"), "{}", run.err);
}

#[test]
fn what_was_never_due_is_nothing() {
    assert_eq!(sandbox().run("due --as-of 2030-01-01 --responsible chef").exit, Exit::Fine);
    assert_eq!(Sandbox::empty().run("due").exit, Exit::Nothing);
    let run = sandbox().run("due --until igår");
    assert_eq!(run.exit, Exit::Failed);
    assert!(run.err.contains("2018-10-01"), "{}", run.err);
}

/// What else recurs: a group's meetings, a routine's revision, an indicator's measuring.
fn kept() -> Sandbox {
    let groups = "groups:\n  - {id: styrgrupp, title: Styrgruppen, members: [chef], convener: chef, meets: två gånger per år}\n";
    let indicators =
        "indicators:\n  - {id: trygga, title: Andel trygga, unit: procent, recurs: vartannat år}\n";
    let meeting = |id: &str, on: &str| {
        format!("kind: meeting\nid: {id}\ngroup: styrgrupp\non: {on}\npresent: [chef]\n")
    };
    Sandbox::empty()
        .file("plans/plan-2018.yaml", &PLAN.replace("activities:", &format!("{indicators}activities:")))
        .file("plans/organisation.yaml", &format!("{REGISTER}{groups}"))
        .file("records/meetings/var.yaml", &meeting("var", "2018-02-10"))
        .file("records/meetings/host.yaml", &meeting("host", "2018-10-10"))
        .file("records/measurements/trygga-2018.yaml", "kind: measurement\nid: trygga-2018\nindicator: plan-2018/trygga\nperiod: 2018\nvalue: 84\nunit: procent\n")
        .file("records/routines/oro.yaml", "kind: routine\nid: oro\ntitle: Rutin vid oro\nsort: routine\nowner: chef\nrevised: 2018-03-01\nrecurs: årligen\n")
        .file("records/routines/sekretess.yaml", "kind: routine\nid: sekretess\ntitle: Lathund om sekretess\nsort: guide\nowner: chef\nnext: 2018-11\n")
}

#[test]
fn groups_routines_and_indicators_have_their_turns() {
    let rows = |words: &str| {
        let run = kept().run(words);
        assert_eq!(run.exit, Exit::Fine, "{}", run.err);
        let rows = run.out.lines().filter(|line| !line.contains("activity,")).map(str::to_owned);
        rows.collect::<Vec<_>>().join("\n")
    };
    assert!(!kept().run("validate").out.contains("error"));
    insta::assert_snapshot!(
        "due_kept",
        rows("due --as-of 2019-03-01 --until 2020-12-31 --format csv --comma")
    );
    // Before there was a plan nothing was asked for, and a meeting that has not been is not counted.
    let early = rows("due --as-of 2018-06-01 --until 2018-12-31 --format csv --comma");
    assert!(early.contains("2018-12-31,Styrgruppen"), "{early}");
}

/// A group that is younger than its plan has missed no meeting before it was there.
#[test]
fn a_group_meets_from_its_first_day() {
    let group = |days: &str| {
        let groups = format!(
            "groups:\n  - {{id: styrgrupp, title: Styrgruppen, members: [chef], meets: årligen{days}}}\n"
        );
        sandbox().file("plans/organisation.yaml", &format!("{REGISTER}{groups}"))
    };
    let missed = |days: &str| {
        let run = group(days).run("due --as-of 2019-12-31 --format csv --comma");
        let row = run.out.lines().find(|line| line.starts_with("group")).unwrap_or_default().to_owned();
        row.split(',').nth(8).unwrap_or_default().to_owned()
    };
    assert_eq!((missed(""), missed(", valid_from: 2019-01-01")), ("1".to_owned(), "0".to_owned()));
    let run = group(", valid_from: 2019-01-01, valid_until: 2018-06-30").run("validate");
    assert!(run.out.contains("times-out-of-order") && run.out.contains("2019-01-01"), "{}", run.out);
    assert_eq!(run.exit, Exit::Found);
}

/// The law's 24 months are counted from the last situation picture, and from the plan when there is none.
#[test]
fn what_the_law_asks_for_again_is_due_again() {
    let law = "kind: framework\nid: lag\ntitle: Lagen\nrequirements:\n  - id: lagesbild\n    text: Lägesbilden är högst två år gammal.\n    judged: records\n    condition: {exists: {kind: situation, within: 24 månader}}\n  - id: intyg\n    text: Det intygas varje år.\n    judged: attestation\n    condition: {attested: {within: 12 månader}}\n";
    let plan = SOUND[2]
        .1
        .replace("  - {framework: riktlinje, revision: 2023}\n", "  - lag\n")
        .replace("    covers: [riktlinje/utbildning]\n", "");
    let town = Sandbox::sound().file("plans/frameworks/lag.yaml", law).file(SOUND[2].0, &plan);
    let by = |town: &Sandbox, day: &str| -> Vec<String> {
        let out = town.run(&format!("due --as-of {day} --until 2030-01-01 --format csv")).out;
        let rows = out.lines().filter(|line| line.contains("lag/"));
        rows.map(|line| line.split(';').nth(1).unwrap().to_owned()).collect()
    };
    assert_eq!(by(&town, "2024-06-01"), ["2025-01-01", "2026-01-01"]);
    let picture = "kind: situation\nid: bild\ntitle: Bild\ndated: 2024-05-10\n";
    let town = town.file("records/situations/bild.yaml", picture);
    assert_eq!(by(&town, "2024-06-01"), ["2025-01-01", "2026-05-10"]);
    // What has not happened yet is not counted.
    assert_eq!(by(&town, "2024-05-09"), ["2025-01-01", "2026-01-01"]);
}
