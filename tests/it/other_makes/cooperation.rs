//! A plan that two municipalities and the police share, written in Swedish and in English beside each other, and the plan that
//! takes over from it. All is invented.

use serde_json::Value;

use super::page;
use crate::sandbox::Sandbox;

const REGISTER: &str = "kind: organisation\nid: o\nunits:\n  - {id: omradet, title: Samverkansområdet}\n  - {id: dalby, title: Dalby kommun, parent: omradet}\n  - {id: skola, title: Dalby skolförvaltning, parent: dalby}\n  - {id: social, title: Dalby socialförvaltning, parent: dalby}\n  - {id: sjo, title: Sjöberga kommun, parent: omradet}\nroles:\n  - {id: strategen, title: Strategen, unit: omradet}\n  - {id: rektorn, title: Rektorn, unit: skola}\ngroups:\n  - {id: styr, title: Styrgruppen, unit: omradet, members: [dalby, sjo, strategen], convener: strategen, meets: quarterly}\n  - {id: namnden, title: Nämnden, unit: dalby}\n";

const PLAN: &str = "kind: plan\nid: p-2024\ntitle: Gemensam plan\ndocument_type: handlingsplan\norganisation: omradet\nowners: [dalby, sjo]\nperiod: 2024-2025\ndecisions: [{body: namnden, decision: adopted, on: 2023-12-12}]\nrevision: {recurs: yearly}\nreporting: [{recurs: quarterly, to: styr, within: tre månader}]\nagreements: [avtal]\ngoals:\n  - {id: trygga, title: Unga är trygga, target: högst 20 %, baseline: 31 %, by: 2025}\nindicators:\n  - {id: otrygga, title: Andel otrygga, unit: '%', target: högst 20, direction: down, by: 2025}\nactivities:\n  - {id: utbilda, title: Utbilda personalen, responsible: [dalby, skola, social], start: V 2024, finish: June 2025, goal: {text: Alla är utbildade, target: minst 150, unit: personer, by: 2025}}\n  - {id: traffar, title: Träffar med föreningar, responsible: [strategen], ongoing: true, start: 2024, recurs: quarterly}\n  - {id: rutin, title: Gemensam rutin, responsible: [strategen], finish: V 2024}\n";

const NEXT: &str = "kind: plan\nid: p-2026\ntitle: Nästa plan\norganisation: omradet\nowners: [dalby, sjo]\nperiod: 2026-2027\nprevious: p-2024\ndecisions: [{body: namnden, decision: adopted, on: 2025-12-10}]\ngoals:\n  - {id: trygga, title: Unga är trygga, target: högst 20 %, baseline: 31 %, by: 2025}\n  - {id: stod, title: Anhöriga hittar stöd, target: minst 50 samtal, by: 2027}\nactivities:\n  - {id: utbilda, title: Utbilda personalen, carried_from: [p-2024/utbilda], responsible: [dalby, skola, social], start: V 2024, finish: June 2025}\n  - {id: traffar, title: Träffar med föreningar, carried_from: [p-2024/traffar], responsible: [strategen], ongoing: true, start: 2024, recurs: quarterly, goal: {text: Alla nås, target: 90 %, by: 2027}}\n  - {id: linje, title: Öppna en stödlinje, responsible: [social], start: 2026, finish: H 2026, goal: {text: Linjen är öppen, by: H 2026}}\n";

const RECORDS: [(&str, &str); 9] = [
    (
        "records/activities/p-2024/utbilda.yaml",
        "kind: activity\nid: utbilda\nplan: p-2024\nstarted: 2024-02-05\nupdates:\n  - {on: 2024-06-10, by: strategen, value: 40, note: 60 av 150}\nleads_to:\n  - {text: Ta fram en webbkurs, responsible: [strategen], due: 2025-03}\n  - {text: Beställ material, responsible: [skola], due: H 2026}\n",
    ),
    (
        "records/activities/p-2024/rutin.yaml",
        "kind: activity\nid: rutin\nplan: p-2024\nstarted: 2024-03-01\nfinished: 2024-11-20\n",
    ),
    (
        "records/meetings/styr-2024-03.yaml",
        "kind: meeting\nid: styr-2024-03\ngroup: styr\non: 2024-03-14\npresent: [rektorn, strategen]\ninvited: [namnden]\ndecisions: [{id: webb, text: Strategen tar fram ett förslag, responsible: [strategen], due: 2024-06}]\n",
    ),
    (
        "records/reports/r-2024.yaml",
        "kind: report\nid: r-2024\nsort: annual\nto: namnden\nplan: p-2024\nperiod: 2024\non: 2024-10-11\ndocument: KS 2024/14\n",
    ),
    (
        "records/agreements/avtal.yaml",
        "kind: agreement\nid: avtal\ntitle: Avtal med polisen\nparties: [dalby, sjo]\npurposes: [Dela lägesbild, Förebygga]\nareas: [Centrum]\nperiod: 2023-2026\nsigned: 2023-05-10\nreference: KS 2023/88\n",
    ),
    (
        "records/routines/oro.yaml",
        "kind: routine\nid: oro\ntitle: Rutin för oro\nsort: routine\nowner: social\nrevised: 2023-04\nnext: 2024-04\n",
    ),
    (
        "records/routines/larm.yaml",
        "kind: routine\nid: larm\ntitle: Larmkedjan\nsort: alarm-chain\nowner: strategen\nrevised: 2023-01\nchain: [strategen, rektorn]\ntry_every: yearly\n",
    ),
    (
        "records/measurements/m-2024.yaml",
        "kind: measurement\nid: m-2024\nindicator: p-2024/otrygga\nperiod: 2025\nvalue: 26\n",
    ),
    (
        "records/measurements/m-2026.yaml",
        "kind: measurement\nid: m-2026\nindicator: p-2024/otrygga\nperiod: 2026-02\nvalue: 19\n",
    ),
];

fn joint() -> Sandbox {
    let joint = Sandbox::empty().file("plans/organisation.yaml", REGISTER).file("plans/p-2024.yaml", PLAN);
    let joint = RECORDS.iter().fold(joint, |joint, (path, text)| joint.file(path, text));
    let run = joint.run("validate --as-of 2026-12-31");
    assert!(!run.out.contains("error"), "{}", run.out);
    joint
}

fn both(words: &str) -> (String, String) {
    (page(&joint().swedish(), words), page(&joint(), words))
}

/// A goal, an activity and what follows a plan is one thing, with its target and its time.
#[test]
fn what_came_or_went_is_one_change_with_its_time() {
    let next = || joint().file("plans/p-2026.yaml", NEXT);
    let run = next().run("diff p-2024 p-2026 --format json --as-of 2026-02-01");
    let diff: Value = serde_json::from_str(&run.out).unwrap();
    let of = |class: &str| -> Vec<String> {
        let classes = diff["diffs"][0]["classes"].as_array().unwrap().iter();
        let own = classes.filter(|own| own["id"] == class).flat_map(|own| own["changes"].as_array().unwrap());
        own.map(|own| format!("{} {}", own["field"].as_str().unwrap_or("-"), own["why"].as_str().unwrap()))
            .collect()
    };
    assert_eq!(
        of("weakened"),
        [
            "indicators[otrygga] the indicator removed",
            "reporting[styr] the follow-up removed",
            "agreements no longer named",
            "revision no revision stated",
            "goal the goal removed"
        ]
    );
    assert_eq!(of("strengthened"), ["goals[stod] a new goal", "- a new activity", "goal a new goal"]);
    let sv = page(&next().swedish(), "diff p-2024 p-2026 --as-of 2026-02-01");
    assert!(sv.contains("Anhöriga hittar stöd (målvärde: minst 50 samtal, klart senast: 2027)"), "{sv}");
    assert!(sv.contains("Öppna en stödlinje (start: 2026, klart senast: H 2026)"), "{sv}");
    assert!(sv.contains("Alla är utbildade (målvärde: minst 150 personer, klart senast: 2025)"), "{sv}");
    assert!(sv.contains("Styrgruppen (hur ofta: varje kvartal, inom: tre månader)"), "{sv}");
    let sv = page(&next().swedish(), "account p-2024 --as-of 2026-02-01");
    assert!(sv.contains("nytt mål: Alla nås (målvärde: 90 %, klart senast: 2027)"), "{sv}");
    assert!(sv.contains("Nytt i nästa plan: Öppna en stödlinje (2026 – H 2026)"), "{sv}");
}

/// What is to be done by a time and is not is a gap, and every page says so from the same day.
#[test]
fn a_late_task_review_and_test_are_gaps_on_every_page() {
    let kinds = "--kind task-overdue,review-overdue,trial-overdue";
    for (day, tasks) in [("2025-03-31", 0), ("2025-04-01", 1)] {
        let (sv, en) = both(&format!("gaps {kinds} --as-of {day}"));
        assert_eq!(sv.matches("Ta fram en webbkurs Kom av ”Utbilda personalen”.").count(), tasks, "{sv}");
        assert_eq!(en.contains("Was to be done by 2025-03."), tasks == 1, "{en}");
        assert!(sv.contains("Rutin för oro Skulle ha setts över senast 2024-04."), "{sv}");
        assert!(en.contains("Larmkedjan To be tested every year: no test is recorded for 2024."), "{en}");
        let (sv, en) = both(&format!("status --as-of {day}"));
        assert_eq!(sv.contains("1 uppgift som inte är antecknad som gjord i tid"), tasks == 1, "{sv}");
        assert!(en.contains("Not done in time: 1 decision not recorded as carried out in time"), "{en}");
        assert!(sv.contains("1 rutin som skulle ha setts över, 1 larmkedja som skulle ha prövats"), "{sv}");
        let (sv, _) = both(&format!("meeting styr --as-of {day}"));
        assert_eq!(sv.contains("Ta fram en webbkurs klart senast"), tasks == 1, "{sv}");
        assert_eq!(sv.contains("ny Ta fram en webbkurs Uppgifter"), tasks == 1, "{sv}");
        assert!(sv.contains("Träffar med föreningar sedan 2024-03-31"), "{sv}");
        let (sv, _) = both(&format!("due --as-of {day}"));
        assert_eq!(sv.contains("Strategen 2025-03 0 av 1 2025-03"), tasks == 1, "{sv}");
    }
}

/// What is late says since when, and what was late by when it was to be.
#[test]
fn what_is_late_says_since_when() {
    let (sv, en) = both("status --plan p-2024 --as-of 2026-03-10 --format md");
    assert!(sv.contains("▲ försenad | sedan 2025-06-30 |"), "{sv}");
    assert!(sv.contains("■ avslutad | skulle vara klar senast V 2024 |"), "{sv}");
    assert!(en.contains("was to be finished by spring 2024"), "{en}");
    assert!(sv.contains("Nått 2026-02, skulle ha nåtts senast 2025."), "{sv}");
    assert!(sv.contains("varje år, ingen revidering är antecknad för 2024, 2025 "), "{sv}");
    let (sv, en) = both("account p-2024 --as-of 2026-03-10");
    assert!(sv.contains("2024-11-20 (skulle vara klar senast V 2024)"), "{sv}");
    assert!(en.contains("2024-11-20 (was to be finished by spring 2024)"), "{en}");
}

/// A board reads what an agreement is about, how many came to a meeting, and who was told how it goes.
#[test]
fn the_annual_report_tells_of_agreements_attendance_and_reports() {
    let (sv, en) = both("report --kind annual --plan p-2024 --period 2024 --as-of 2025-02-01");
    assert!(
        sv.contains("KS 2023/88; syften: Dela lägesbild, Förebygga; område: Centrum")
            || sv.contains("Avtal med polisen Dalby kommun; Sjöberga kommun"),
        "{sv}"
    );
    assert!(en.contains("KS 2023/88; purposes: Dela lägesbild, Förebygga; area: Centrum"), "{en}");
    // The head of a school is there for the municipality that it belongs to.
    assert!(sv.contains("2024-03-14 Styrgruppen 2 av 3 ledamöter, 1 gäst"), "{sv}");
    assert!(en.contains("2 of 3 members, 1 guest"), "{en}");
    assert!(sv.contains("REDOVISNINGAR Dag Till Avser Dokument 2024-10-11 Nämnden 2024 KS 2024/14"), "{sv}");
    assert!(sv.contains("Ta fram en webbkurs (Strategen; klart senast 2025-03); Beställ material"), "{sv}");
}

#[test]
fn a_number_beside_words_is_called_by_its_name() {
    let (sv, en) = both("show p-2024/utbilda --as-of 2025-02-01");
    assert!(sv.contains("2024-06-10, Strategen: 60 av 150. Värde: 40."), "{sv}");
    assert!(en.contains("2024-06-10, Strategen: 60 av 150. Value: 40."), "{en}");
    assert!(sv.contains("Alla är utbildade. Målvärde: minst 150 personer. Klart senast: 2025."), "{sv}");
}

/// What vbe has understood is said in the language of the page, whichever it is written in.
#[test]
fn times_lengths_and_closed_words_are_in_the_language_of_the_page() {
    let english = ["quarterly", "yearly", "June", "months"];
    let swedish = ["varje", "månader", "handlingsplan", "högst", "minst ", "V 2024", "H 2026"];
    for words in [
        "status",
        "gaps",
        "due",
        "roles",
        "meeting styr",
        "account p-2024",
        "show p-2024",
        "show p-2024/utbilda",
        "show styr",
        "list activity",
        "report --kind annual --plan p-2024 --period 2024",
    ] {
        let (sv, en) = both(&format!("{words} --as-of 2025-05-10"));
        for word in english {
            assert!(!sv.contains(word), "{words}: {word}: {sv}");
        }
        for word in swedish {
            assert!(!en.contains(word), "{words}: {word}: {en}");
        }
    }
    let (sv, en) = both("status --as-of 2025-05-10");
    assert!(sv.contains("varje kvartal till Styrgruppen, inom 3 månader"), "{sv}");
    assert!(en.contains("every quarter to Styrgruppen, within 3 months"), "{en}");
    assert!(page(&joint(), "show p-2024 --as-of 2025-05-10").contains("action plan"));
    let joint = joint();
    let run = joint.told(&["set", "plan:p-2024", "document_type=plan of measures"], None);
    assert!(joint.read("plans/p-2024.yaml").contains("document_type: åtgärdsplan"), "{}", run.err);
}

/// A unit with a part among those that are to be trained is known by its parts.
#[test]
fn a_unit_is_not_named_beside_its_parts() {
    let (sv, _) = both("gaps --kind unit-untrained --as-of 2025-05-10");
    assert!(sv.contains("0 av 3 enheter"), "{sv}");
    assert!(!sv.contains("Dalby kommun"), "{sv}");
}
