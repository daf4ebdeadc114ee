//! Training: who has had it and who is left decide it, and not that somebody somewhere has held a course.

use super::{Row, documents, with};
use crate::town::town;

const PLAN: &str = "plans/rinkeby-kista-2018.yaml";
const STRATEGY: &str = "plans/solna-strategi-2017-2021.yaml";

/// The units of the district that answer for something in its plan, or were asked for its picture.
const UNITS: [&str; 15] = [
    "rinkeby-kista-sdf", "ungdomsgardar", "familjehuset", "preventionsenheten", "medborgarkontoret",
    "traffpunkter", "barnenheten", "ungdomsenheten", "rinkeby-kistamottagningen",
    "socialtjansten-rinkeby-kista", "socialpsykiatrin", "fritid", "ungdomsmottagningen",
    "skolsociala-teamen", "forskolan-rinkeby-kista",
];

fn course(id: &str, rest: &str) -> String {
    format!("kind: training\nid: {id}\ntitle: Grundutbildning\nlevel: basic\non: 2018-05\n{rest}")
}

/// The staff of every unit, of whom some have been trained.
fn counted(participants: impl Fn(&str) -> u32) -> String {
    let row =
        |unit: &&str| format!("  - {{unit: {unit}, participants: {}, staff: 20}}\n", participants(unit));
    format!("by_unit:\n{}", UNITS.iter().map(row).collect::<String>())
}

/// Relevant staff take part in the training, whatever the plan says of it.
#[test]
fn the_staff_of_the_units_is_what_takes_part() {
    let requirement = "stockholm-riktlinjer-2016/utbildning-deltagande";
    let row = Row { plan: "rinkeby-kista-2018", requirement, day: "2018-12-01" };
    let sandbox = documents();
    let unpromised =
        sandbox.read(PLAN).replace(requirement, "stockholm-riktlinjer-2016/samordningsgrupp-tva-ggr");
    let path = "records/trainings/grund-2018.yaml";
    let city = course("grund-2018", "units: [stockholms-stad]\nparticipants: 1700\napproximate: true\n");
    let one = course("grund-2018", "units: [socialpsykiatrin]\n");
    let most = course("grund-2018", &counted(|unit| if unit == "fritid" { 13 } else { 20 }));
    let none = course("grund-2018", &counted(|_| 0));
    let all = course("grund-2018", &counted(|_| 20));
    let late = all.replace("on: 2018-05\n", "planned: H 2018\n");
    let moves = [
        // 1,700 of a city says nothing of a unit.
        with(path, &city, "uncovered"),
        with(path, &one, "partly"),
        with(path, &none, "uncovered"),
        with(path, &most, "partly"),
        with(path, &all, "covered"),
        // What is planned has not been held.
        with(path, &late, "uncovered"),
    ];
    row.goes(sandbox.file(PLAN, &unpromised), "uncovered", &moves);
    let left = row.told(&documents().file(path, &most)).1;
    assert_eq!(
        left,
        "Har fått utbildning: 14 av 15 (Rinkeby-Kista stadsdelsförvaltning, Ungdomsgårdar, Familjehuset med flera). Saknas för: Fritid (13 av 20 utbildade)."
    );
    // What was held more than twelve months ago is held no longer.
    let old = all.replace("on: 2018-05\n", "on: 2017-05\n");
    let stale = row.told(&documents().file(PLAN, &unpromised).file(path, &old));
    assert_eq!(stale.0, "uncovered", "{stale:?}");
}

/// The managers, the staff of the contact centre, and then training that goes on.
#[test]
fn managers_the_contact_centre_and_what_goes_on_are_three_things() {
    let requirement = "solna-strategi-2016/4-information-utbildning";
    let row = Row { plan: "solna-strategi-2017-2021", requirement, day: "2018-11-01" };
    let sandbox = documents();
    let (promised, centre) = (sandbox.read(STRATEGY), "records/trainings/solna-kontaktcenter.yaml");
    let known = sandbox.read(centre);
    let unpromised = promised.replace(requirement, "solna-strategi-2016/9-omvarldsbevakning");
    let managers = "kind: training\nid: chefer\ntitle: Utbildning av chefer\nsort: targeted\non: 2017\n\
                    by_unit: [{unit: solna-chefer, participants: 60, staff: 60}]\n";
    let general = "kind: training\nid: alla\ntitle: Stadsgemensam utbildning\nsort: general\non: H 2018\n\
                   meant_for: [solna-stad]\n";
    let moves = [
        with("records/trainings/chefer.yaml", managers, "partly"),
        with(centre, &known, "partly"),
        with("records/trainings/alla.yaml", general, "partly"),
        with(STRATEGY, &promised, "covered"),
    ];
    row.goes(sandbox.without(centre).file(STRATEGY, &unpromised), "uncovered", &moves);
    let some = managers.replace("participants: 60", "participants: 45");
    let told = row.told(&documents().file("records/trainings/chefer.yaml", &some)).1;
    assert!(told.contains("Saknas för: Chefer i Solna stad (45 av 60 utbildade)."), "{told}");
}

/// Another town, with other units and a requirement of its own.
#[test]
fn another_town_names_those_who_are_to_be_trained() {
    let framework = "planer/frameworks/riktlinje-2022.yaml";
    let sandbox = town();
    let text = sandbox.read(framework);
    let own = text.replace(
        "judged: attestation\n    condition:\n      attested: {within: 24 månader}",
        "judged: records\n    condition:\n      trained: {of: [Biblioteken, rektorer-grundskolan], within: 24 månader}",
    );
    assert_ne!(text, own);
    let row = Row {
        plan: "atgardsplan-2026",
        requirement: "riktlinje-2022/utbildning-forsta-linjen",
        day: "2026-05-21",
    };
    let course =
        |id: &str, rest: &str| format!("kind: training\nid: {id}\ntitle: Kurs\non: V 2026\n{rest}\n");
    let (library, heads) = (
        course("biblioteken-2026", "units: [biblioteken]\nparticipants: 9"),
        course("rektorer-2026", "by_unit: [{participants: 12, unit: Rektorer i grundskolan}]"),
    );
    let folder = "uppfoljning/trainings";
    let (first, second) = (format!("{folder}/biblioteken-2026.yaml"), format!("{folder}/rektorer-2026.yaml"));
    let unpromised =
        |text: String| text.replace("riktlinje-2022/utbildning-forsta-linjen", "riktlinje-2022/klotter");
    let plan = "planer/atgardsplan-2026.yaml";
    let text = unpromised(sandbox.read(plan));
    let moves = [with(&first, &library, "partly"), with(&second, &heads, "covered")];
    row.goes(sandbox.file(framework, &own).file(plan, &text), "uncovered", &moves);
    let wrong = town().file(framework, &own.replace("Biblioteken", "bibliotekn"));
    let run = wrong.run("validate --as-of 2026-05-21");
    assert!(run.out.contains("”bibliotekn” finns inte bland roller, enheter och grupper."), "{}", run.out);
}
