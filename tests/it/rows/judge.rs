//! What the records decide of the two documents' requirements: each by records of its own, and what they contradict.

mod kept;

use super::{Row, documents, with};
use crate::sandbox::Sandbox;

const SOLNA: &str = "solna-strategi-2017-2021";
const RINKEBY: &str = "rinkeby-kista-2018";
const SOLNA_PLAN: &str = "plans/solna-strategi-2017-2021.yaml";
const RINKEBY_PLAN: &str = "plans/rinkeby-kista-2018.yaml";

fn solna<'r>(requirement: &'r str, day: &'r str) -> Row<'r> {
    Row { plan: SOLNA, requirement, day }
}

fn rinkeby<'r>(requirement: &'r str, day: &'r str) -> Row<'r> {
    Row { plan: RINKEBY, requirement, day }
}

/// The documents, with a plan that promises nothing of a requirement.
fn unpromised(path: &str, requirement: &str) -> Sandbox {
    let whole = documents();
    let text = whole.read(path);
    assert!(text.contains(requirement), "{requirement}");
    whole.file(path, &text.replace(requirement, "solna-strategi-2016/dokumentregel"))
}

fn routine(id: &str, owner: &str, sort: &str, revised: &str) -> (String, String) {
    (
        format!("records/routines/{id}.yaml"),
        format!("kind: routine\nid: {id}\ntitle: Rutin\nsort: {sort}\nowner: {owner}\nrevised: {revised}\n"),
    )
}

fn attested(requirement: &str, role: &str, on: &str) -> String {
    format!(
        "kind: attestation\nid: intyg\nrequirement: {requirement}\nrole: {role}\non: {on}\ndocument: Protokoll\n"
    )
}

const INTYG: &str = "records/attestations/intyg.yaml";

/// Solna 10: the collective record is nobody's own, and an old one no longer counts.
#[test]
fn each_administration_keeps_its_own_routine_fresh() {
    let administrations =
        ["socialforvaltningen", "barn-och-utbildningsforvaltningen", "kultur-och-fritidsforvaltningen"];
    let more = ["omvardnadsforvaltningen", "kompetensforvaltningen"];
    for (requirement, sort) in [("10-rutiner-forvaltning", "routine"), ("10-vagledningsexempel", "guide")] {
        let requirement = format!("solna-strategi-2016/{requirement}");
        let all: Vec<(String, String)> = administrations
            .iter()
            .chain(&more)
            .map(|name| routine(&format!("egen-{name}"), &format!("solna-{name}"), sort, "2018-03"))
            .collect();
        let moves: Vec<_> = all
            .iter()
            .enumerate()
            .map(|(at, (path, text))| with(path, text, if at == 4 { "covered" } else { "partly" }))
            .collect();
        let start = unpromised(SOLNA_PLAN, &requirement);
        solna(&requirement, "2018-12-01").goes(start, "uncovered", &moves);
        // Those who have none of their own are named, and one of 2017 does not count in 2026.
        let whole = all.iter().fold(documents(), |whole, (path, text)| whole.file(path, text));
        assert_eq!(solna(&requirement, "2019-03-31").told(&whole).0, "covered");
        let (extent, because) = solna(&requirement, "2026-05-01").told(&whole);
        assert!(extent == "partly" && because.contains("0 av 5"), "{extent}: {because}");
        assert!(because.contains("Kompetens") && because.contains("(2018-03)"), "{because}");
    }
}

/// What each is to keep fresh is due for each, and it is theirs.
#[test]
fn a_routine_of_each_is_a_duty_of_each() {
    let (path, text) = routine("egen", "solna-kompetensforvaltningen", "routine", "2018-03");
    let whole = documents().file(&path, &text);
    let due = |who: &str| {
        let run = whole.run(&format!("due --as-of 2018-06-01 --responsible {who} --format json"));
        serde_json::from_str::<serde_json::Value>(&run.out).unwrap()
    };
    let of = |who: &str| {
        let page = due(who);
        let sorts = page["sorts"].as_array().unwrap().clone();
        let duties = sorts.into_iter().flat_map(|sort| sort["duties"].as_array().unwrap().clone());
        duties
            .filter(|duty| duty["id"] == format!("solna-strategi-2016/10-rutiner-forvaltning/{who}"))
            .map(|duty| (duty["by"].as_str().unwrap().to_owned(), duty["missed"]["count"].clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(of("solna-kompetensforvaltningen"), [("2019-03-29".to_owned(), 1.into())]);
    let omvardnad = of("solna-omvardnadsforvaltningen");
    assert_eq!(omvardnad.len(), 1);
    assert_ne!(omvardnad[0].0, "2019-03-29");
}

/// Solna 11: both questions, each measured.
#[test]
fn both_questions_are_measured() {
    let requirement = "solna-strategi-2016/11-overgripande-rutin";
    let measured = |indicator: &str| {
        format!(
            "kind: measurement\nid: {indicator}\nindicator: {SOLNA}/{indicator}\nperiod: 2018\nvalue: 4\n"
        )
    };
    let (one, two) = (measured("kan-tanka-sig-valdsgrupp"), measured("ar-med-i-valdsgrupp"));
    let (_, fresh) =
        routine("solna-overgripande-rutiner", "solna-stadsledningsforvaltningen", "routine", "2018-11");
    let moves = [
        with("records/measurements/kan-tanka-sig-valdsgrupp.yaml", &one, "partly"),
        with("records/measurements/ar-med-i-valdsgrupp.yaml", &two, "partly"),
        with("records/routines/solna-overgripande-rutiner.yaml", &fresh, "covered"),
    ];
    solna(requirement, "2019-03-01").goes(unpromised(SOLNA_PLAN, requirement), "uncovered", &moves);
}

/// Solna 1: the notification is kept, and the board has been told of the plan: not another city's.
#[test]
fn the_executive_board_is_told() {
    let requirement = "solna-strategi-2016/1-samordning";
    let report = |to: &str, on: &str| {
        format!("kind: report\nid: delar\nsort: tertial\nto: {to}\nplan: {SOLNA}\nperiod: 2018\non: {on}\n")
    };
    let path = "records/reports/delar.yaml";
    let row = solna(requirement, "2018-12-01");
    let (own, other) =
        (report("solna-kommunstyrelsen", "2018-09-01"), report("kommunstyrelsen-stockholm", "2018-09-01"));
    row.goes(documents(), "partly", &[with(path, &own, "covered")]);
    assert_eq!(row.told(&documents().file(path, &other)).0, "partly");
    // Its meeting at which the strategy was shown says the same.
    let meeting = format!(
        "kind: meeting\nid: ks\ngroup: solna-kommunstyrelsen\non: 2018-09-03\npresent: [solna-sakerhetschef]\npresented:\n  - {{plan: {SOLNA}}}\n"
    );
    row.goes(documents(), "partly", &[with("records/meetings/ks.yaml", &meeting, "covered")]);
    let shown = meeting.replace(&format!("plan: {SOLNA}"), &format!("plan: {RINKEBY}"));
    assert_eq!(row.told(&documents().file("records/meetings/ks.yaml", &shown)).0, "partly");
}

/// The follow-up with its numbers, to the safety council. The same report ends the duty.
#[test]
fn the_yearly_follow_up_reaches_the_safety_council_with_numbers() {
    let requirement = "solna-strategi-2016/uppfoljning";
    let report = |to: &str| {
        format!(
            "kind: report\nid: uppfoljning\nsort: annual\nto: {to}\nplan: {SOLNA}\nperiod: 2018\non: 2018-11-20\n"
        )
    };
    let path = "records/reports/uppfoljning.yaml";
    let (own, other) = (report("solna-trygghetsradet"), report("rinkeby-kista-sdn"));
    let measured = format!(
        "kind: measurement\nid: matt\nindicator: {SOLNA}/ar-med-i-valdsgrupp\nperiod: 2018\nvalue: 4\n"
    );
    let row = solna(requirement, "2018-12-31");
    let start = || unpromised(SOLNA_PLAN, requirement);
    let moves = [with(path, &own, "partly"), with("records/measurements/matt.yaml", &measured, "covered")];
    row.goes(start(), "uncovered", &moves);
    assert_eq!(row.told(&start().file(path, &other)).0, "uncovered", "another city's board");

    let missed = |whole: &Sandbox, activity: &str| {
        let out = whole.run("due --as-of 2019-01-15 --format csv --comma").out;
        let row = out.lines().find(|line| line.contains(&format!(",{SOLNA}/{activity},")));
        row.is_some_and(|row| row.contains(",\"2017, 2018\",") || row.contains(",2018,"))
    };
    for activity in ["arlig-uppfoljning", "aterrapportera-till-trygghetsradet"] {
        assert!(missed(&documents(), activity), "{activity}");
        assert!(missed(&documents().file(path, &other), activity), "{activity}: another receiver");
        assert!(!missed(&documents().file(path, &own), activity), "{activity}");
        // An update is no report to the council.
        let update = format!(
            "kind: activity\nid: {activity}\nplan: {SOLNA}\nupdates:\n  - {{on: 2018-11-20, by: solna-sakerhetschef, note: Klart.}}\n"
        );
        let told = documents().file(&format!("records/activities/{SOLNA}/{activity}.yaml"), &update);
        assert!(missed(&told, activity), "{activity}: an update");
    }
}

/// The executive board is told twice a year: it is due until it has been.
#[test]
fn information_to_the_executive_board_is_due_twice_a_year() {
    let due = |whole: &Sandbox| {
        let out = whole.run("due --as-of 2018-12-01 --until 2018-12-31 --format csv --comma").out;
        let row = out.lines().find(|line| line.contains("/informera-kommunstyrelsen,"));
        row.map(str::to_owned)
    };
    let report = |id: &str, on: &str| {
        format!(
            "kind: report\nid: {id}\nsort: tertial\nto: Kommunstyrelsen i Solna\nplan: {SOLNA}\non: {on}\n"
        )
    };
    let none = due(&documents()).expect("it recurs");
    assert!(none.contains("Kommunstyrelsen i Solna"), "{none}");
    let once = documents().file("records/reports/bokslut.yaml", &report("bokslut", "2018-03-01"));
    assert!(due(&once).unwrap().contains("2018"));
    let twice = once.file("records/reports/delar.yaml", &report("delar", "2018-09-01"));
    let row = due(&twice).unwrap_or_default();
    assert!(!row.ends_with(",2018"), "{row}");
}

/// The situation picture into the agreement with the police: half of it is a part.
#[test]
fn the_situation_picture_is_entered_into_the_police_agreement() {
    let requirement = "stockholm-riktlinjer-2016/lagesbild-i-overenskommelse";
    let path = "records/situations/rinkeby-kista-2018.yaml";
    let real = documents().read(path);
    let bare = real.replace("agreement: rinkeby-kista-polisen\n", "");
    assert_ne!(bare, real);
    let sent = real.replace("agreement: rinkeby", "sent: 2018-10\nagreement: rinkeby");
    let row = rinkeby(requirement, "2018-12-01");
    row.goes(
        documents().file(path, &bare),
        "uncovered",
        &[with(path, &real, "partly"), with(path, &sent, "covered")],
    );
    // An agreement with somebody else is not that with the police.
    let other = "kind: agreement\nid: rinkeby-kista-polisen\ntitle: Annan\nparties: [rinkeby-kista-sdf, fastighetsagare]\npurposes: [Trygghet]\n";
    let elsewhere =
        documents().file(path, &sent).file("records/agreements/rinkeby-kista-polisen.yaml", other);
    assert_eq!(row.told(&elsewhere).0, "partly");
}

/// What stands in running text: partly by a record, and wholly when a role attests the rest.
#[test]
fn a_requirement_is_decided_in_part_by_records_and_in_part_attested() {
    let training = |more: &str| {
        format!(
            "kind: training\nid: egen\ntitle: Utbildning\non: 2018-10-02\nunits: [fritid]\nparticipants: 12\n{more}"
        )
    };
    let path = "records/trainings/egen.yaml";
    for (requirement, more) in [("tid-for-utbildning", ""), ("kompetens-indragna-barn", "level: in-depth\n")]
    {
        let requirement = format!("stockholm-riktlinjer-2016/{requirement}");
        let (held, own) = (training(more), attested(&requirement, "samordnare-vbe", "2018-11-01"));
        let row = rinkeby(&requirement, "2018-12-01");
        row.goes(documents(), "uncovered", &[with(path, &held, "partly"), with(INTYG, &own, "covered")]);
        // Which comes first does not matter, and an old attestation is none.
        row.goes(documents(), "uncovered", &[with(INTYG, &own, "partly"), with(path, &held, "covered")]);
        let old = attested(&requirement, "samordnare-vbe", "2016-11-01");
        let whole = documents().file(path, &held).file(INTYG, &old);
        assert_eq!(row.told(&whole).0, "partly");
        let validate = whole.run("validate --as-of 2018-12-01").out;
        assert!(!validate.contains("attested-in-vain") && !validate.contains("unjudgeable"), "{validate}");
    }
    // What CVE offers is used in one of two ways.
    let requirement = "stockholm-riktlinjer-2016/cve-stod";
    let (by_cve, own) = (training("held_by: CVE\n"), attested(requirement, "samordnare-vbe", "2018-11-01"));
    let row = rinkeby(requirement, "2018-12-01");
    row.goes(documents(), "uncovered", &[with(path, &by_cve, "covered")]);
    row.goes(documents(), "uncovered", &[with(INTYG, &own, "covered")]);
}

/// Both forums, and each by its own meeting.
#[test]
fn the_plan_is_on_the_agenda_of_both_forums() {
    let meeting = |id: &str, group: &str| {
        format!(
            "kind: meeting\nid: {id}\ngroup: {group}\non: 2018-10-01\npresent: [samordnare-vbe]\npresented:\n  - {{plan: {RINKEBY}}}\n"
        )
    };
    let (mys, council) =
        (meeting("mys", "MYS"), meeting("radet", "Rådet för trygghet i fastigheter och utemiljö"));
    let moves = [
        with("records/meetings/mys.yaml", &mys, "partly"),
        with("records/meetings/radet.yaml", &council, "covered"),
    ];
    rinkeby("stockholm-riktlinjer-2016/vbe-pa-dagordningen", "2018-12-01").goes(
        documents(),
        "uncovered",
        &moves,
    );
    // A meeting at which the plan was not shown says nothing of it.
    let bare = mys.replace(&format!("presented:\n  - {{plan: {RINKEBY}}}\n"), "");
    let row = rinkeby("stockholm-riktlinjer-2016/vbe-pa-dagordningen", "2018-12-01");
    assert_eq!(row.told(&documents().file("records/meetings/mys.yaml", &bare)).0, "uncovered");
}

/// The assignments of the budgets: what answers them is a plan, a decision, a finished review.
#[test]
fn the_assignments_of_the_budgets_are_answered() {
    let requirement = "solna-strategi-2016/uppdrag-budget-2016";
    assert_eq!(solna(requirement, "2017-03-01").told(&documents()).0, "covered");
    assert_eq!(solna(requirement, "2016-10-01").told(&documents()).0, "partly");
    let done = |id: &str| {
        (
            format!("records/activities/{SOLNA}/{id}.yaml"),
            format!("kind: activity\nid: {id}\nplan: {SOLNA}\nfinished: 2017-11-01\n"),
        )
    };
    let requirement = "solna-strategi-2016/uppdrag-budget-2017-regelverk";
    let (one, two) = (done("regelverk-bidragsgivning"), done("regelverk-lokaler"));
    let moves = [with(&one.0, &one.1, "partly"), with(&two.0, &two.1, "covered")];
    solna(requirement, "2017-12-01").goes(unpromised(SOLNA_PLAN, requirement), "uncovered", &moves);
}

/// The hotline's duty, and the city's own responsibilities, have a place: a role attests them.
#[test]
fn what_the_records_cannot_know_is_attested() {
    let of_rinkeby = ["orostelefonen", "aktiv-bevakning"];
    for id in of_rinkeby {
        let requirement = format!("stockholm-riktlinjer-2016/{id}");
        let own = attested(&requirement, "samordnare-vbe", "2018-11-01");
        rinkeby(&requirement, "2018-12-01").goes(documents(), "uncovered", &[with(INTYG, &own, "attested")]);
    }
    for id in ["kvalitetsarbete", "oppna-motesplatser", "isolering", "egenforsorjning"] {
        let requirement = format!("solna-strategi-2016/ansvar-{id}");
        let own = attested(&requirement, "solna-sakerhetschef", "2018-11-01");
        let foreign = attested(&requirement, "samordnare-vbe", "2018-11-01");
        let row = solna(&requirement, "2018-12-01");
        row.goes(documents(), "uncovered", &[with(INTYG, &own, "attested")]);
        assert_eq!(row.told(&documents().file(INTYG, &foreign)).0, "uncovered");
    }
    assert!(documents().read(RINKEBY_PLAN).contains("kind: plan"));
}
