//! Plans at every time of their life: a part of a programme whose time is over, one that is prolonged, followed by several
//! drafts, and told of before, at and after the end of a period.

use vbe::cli::Exit;

use crate::sandbox::Sandbox;

const ORGANISATION: &str = "kind: organisation\nid: organisation\nunits:\n  - {id: kommunen, title: Granby kommun}\n  - {id: ks, title: Kommunstyrelsen, parent: kommunen}\n  - {id: skolan, title: Utbildningsförvaltningen, parent: kommunen}\n  - {id: polisen, title: Polisen, external: true}\nroles:\n  - {id: samordnare, title: Samordnare, unit: kommunen}\n";

const PROGRAMME: &str = "kind: plan\nid: program\ntitle: Program för trygghet\norganisation: kommunen\nperiod: 2023-2024\ndecisions:\n  - {body: ks, decision: adopted, on: 2023-01-15}\nareas: [{id: a, title: Trygghet}]\n";

const PLAN: &str = "kind: plan\nid: plan\ntitle: Plan mot extremism\norganisation: kommunen\npart_of: program\nperiod: 2023-2024\nagreements: [samverkan]\ndecisions:\n  - {body: ks, decision: adopted, on: 2023-02-15}\nareas: [{id: a, title: Kunskap}]\nactivities:\n  - {id: kurs, title: Kurs, areas: [a], responsible: [skolan], finish: H 2024}\n";

fn granby() -> Sandbox {
    Sandbox::empty()
        .swedish()
        .file("plans/organisation.yaml", ORGANISATION)
        .file("plans/program.yaml", PROGRAMME)
        .file("plans/plan.yaml", PLAN)
        .file(
            "records/agreements/samverkan.yaml",
            "kind: agreement\nid: samverkan\ntitle: Samverkan med polisen\nparties: [kommunen, polisen]\nsigned: 2021-02-01\nperiod: 2021-2023\n",
        )
}

fn draft(id: &str) -> String {
    format!(
        "kind: plan\nid: {id}\ntitle: Utkastet {id}\norganisation: kommunen\nperiod: 2025-2026\nprevious: plan\nareas: [{{id: a, title: Kunskap}}]\n"
    )
}

fn said(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A part of a programme whose time is over goes on without it, or in the one that follows.
#[test]
fn the_draft_of_a_part_is_a_part_of_what_follows_on_the_whole() {
    let words = "revise plan --to nasta --period 2025-2026";
    let sandbox = granby();
    let run = sandbox.run(words);
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let plan = sandbox.read("plans/nasta.yaml");
    assert!(
        !plan.contains("\npart_of:") && plan.contains("en del av program, vars tid (2023-2024)"),
        "{plan}"
    );
    let next = PROGRAMME
        .replace("id: program", "id: program-2025\nprevious: program")
        .replace("2023-2024", "2025-2028");
    let sandbox = granby().file("plans/program-2025.yaml", &next.replace("2023-01-15", "2024-10-15"));
    let run = sandbox.run(words);
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(sandbox.read("plans/nasta.yaml").contains("\npart_of: program-2025\n"));
    // Within its time it is a part as before.
    let sandbox = granby().file("plans/program.yaml", &PROGRAMME.replace("2023-2024", "2023-2026"));
    assert_eq!(sandbox.run(words).exit, Exit::Fine);
    assert!(sandbox.read("plans/nasta.yaml").contains("\npart_of: program\n"));
}

#[test]
fn a_follow_up_tells_of_agreements_that_have_ended_and_of_every_draft() {
    let sandbox = granby().file("plans/ett.yaml", &draft("ett")).file("plans/tva.yaml", &draft("tva"));
    let run = sandbox.run("report --kind annual --plan plan --period 2024 --as-of 2024-11-01");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let told = said(&run.out);
    for own in [
        "Ingen överenskommelse gäller. Den senaste, ”Samverkan med polisen”, gick ut 2023-12-31.",
        "Utkast till nästa planer finns (inte antagna): ”Utkastet ett”, ”Utkastet tva”.",
    ] {
        assert!(told.contains(own), "{own}: {}", run.out);
    }
    assert!(!told.contains("Ingen överenskommelse är antecknad"), "{}", run.out);
    // Before the time of a plan there is nothing to follow up.
    let run = sandbox.run("report --kind tertial --plan ett --period T2-2024 --as-of 2024-11-01");
    assert!(
        run.exit == Exit::Failed && run.err.contains("planens tid börjar 2025-01-01"),
        "{}{}",
        run.out,
        run.err
    );
}

/// One number of those that are trained, whatever was held after the end of the period.
#[test]
fn what_is_held_after_a_period_is_no_part_of_its_follow_up() {
    let training = |id: &str, on: &str, count: u32| {
        format!(
            "kind: training\nid: {id}\ntitle: Utbildning\nplans: [plan]\n{on}by_unit:\n  - {{unit: skolan, participants: {count}, staff: 240}}\n"
        )
    };
    let sandbox = granby()
        .file("records/trainings/host.yaml", &training("host", "on: H 2023\n", 92))
        .file("records/trainings/var.yaml", &training("var", "on: V 2024\n", 25))
        .file("records/trainings/sen.yaml", "kind: training\nid: sen\ntitle: Fördjupning\nplans: [plan]\nplanned: oktober 2024\nmeant_for: [skolan]\n");
    let run =
        sandbox.run("report --kind annual --plan plan --period 2023 --as-of 2023-12-31 --on 2024-02-01");
    let run = if run.exit == Exit::Fine {
        run
    } else {
        sandbox.run("report --kind annual --plan plan --period 2023")
    };
    let told = said(&run.out);
    assert!(told.contains("92") && !told.contains("117"), "{}{}", run.out, run.err);
    assert!(
        told.contains("Planerade utbildningar") && !told.contains("inte antecknat som hållet"),
        "{}",
        run.out
    );
}

/// A survey that is open says so, and counts what has come.
#[test]
fn an_open_survey_is_not_told_as_finished() {
    let sandbox = granby()
        .file("records/situations/bild.yaml", "kind: situation\nid: bild\ntitle: Lägesbild\nperiod: 2024\nprepared_by: [samordnare]\nmapping: Ja\n")
        .file("plans/plan.yaml", &PLAN.replace("agreements:", "situation: {id: bild}\nagreements:"))
        .file(
            "records/surveys/enkat.yaml",
            "kind: survey\nid: enkat\ntitle: Enkät\nsituation: bild\non: 2024-10-01\nanswer_by: 2024-12-15\nprepared_by: [samordnare]\nasked:\n  - {who: skolan, sent: 64, answered: 12}\n  - {who: ks, sent: 12, answered: 0}\n  - {who: polisen}\n",
        );
    let run = sandbox.run("report --kind annual --plan plan --period 2024 --as-of 2024-11-30");
    let told = said(&run.out);
    assert!(
        told.contains("3; 12 svar av 76, inte antecknat för 1 av dem (svar senast 2024-12-15)"),
        "{}{}",
        run.out,
        run.err
    );
}

/// Who is to do what is open and is no more is said to have ceased, and a deviation that is decided stands beside what is late.
#[test]
fn what_is_late_is_told_with_what_has_been_decided_of_it() {
    let organisation = ORGANISATION.replace(
        "{id: samordnare, title: Samordnare, unit: kommunen}",
        "{id: samordnare, title: Samordnare, unit: kommunen}\n  - {id: faltare, title: Fältsamordnare, unit: kommunen, valid_until: 2024-03-31}",
    );
    let plan =
        PLAN.replace("responsible: [skolan], finish: H 2024", "responsible: [faltare], finish: 2024-08-31");
    let decided = "kind: deviation\nid: avsteg\nexcuses: plan/kurs\nbody: ks\non: 2024-10-05\nreference: § 140\nmotive: Lokalen byggs om.\nexpires: 2024-12-31\n";
    let sandbox = granby()
        .file("plans/organisation.yaml", &organisation)
        .file("plans/plan.yaml", &plan)
        .file("records/deviations/avsteg.yaml", decided);
    let status = said(&sandbox.run("status --plan plan --as-of 2024-11-01 --format md").out);
    for own in [
        "Fältsamordnare (upphörde 2024-03-31)",
        "avsteg beslutat av Kommunstyrelsen 2024-10-05, gäller till och med 2024-12-31",
    ] {
        assert!(status.contains(own), "{own}: {status}");
    }
    let before = said(&sandbox.run("status --plan plan --as-of 2024-03-01 --format md").out);
    assert!(!before.contains("upphörde") && !before.contains("avsteg"), "{before}");
}

/// A plan that is followed by several has been divided: what one of them does not have is looked for in the others.
#[test]
fn what_a_divided_plan_carries_over_is_dropped_by_neither() {
    let next = |id: &str, activity: &str| {
        draft(id).replace(
            "previous: plan\n",
            "previous: plan\ndecisions:\n  - {body: ks, decision: adopted, on: 2024-12-15}\n",
        ) + &format!(
            "activities:\n  - {{id: {activity}, title: {activity}, areas: [a], responsible: [skolan], finish: H 2025, carried_from: [plan/{activity}]}}\n"
        )
    };
    let plan = PLAN.to_owned()
        + "  - {id: natverk, title: Nätverk, areas: [a], responsible: [skolan], finish: H 2024}\n  - {id: film, title: Film, areas: [a], responsible: [skolan], finish: H 2024}\n";
    let sandbox = granby()
        .file("plans/plan.yaml", &plan)
        .file("plans/ett.yaml", &next("ett", "kurs"))
        .file("plans/tva.yaml", &next("tva", "natverk"));
    let run = sandbox.run("account plan --as-of 2025-01-15");
    let told = said(&run.out);
    assert!(
        told.contains("3 = 2 förda vidare i ändrad form + 1 struken utan beslut"),
        "{}{}",
        run.out,
        run.err
    );
    assert!(told.contains("(Utkastet tva)"), "{}", run.out);
    let run = sandbox.run("validate --as-of 2025-01-15");
    assert!(said(&run.out).contains("delad i flera planer"), "{}", run.out);
}

/// A unit that stands both in the target and beside it is told once.
#[test]
fn a_unit_is_told_once() {
    let goal = |target: &str| {
        let goal =
            format!("goal: {{text: Alla vet, type: output, baseline: 46 %, target: {target}, unit: '%'}}");
        let plan = PLAN.replace("finish: H 2024}", &format!("finish: H 2024, {goal}}}"));
        let sandbox = granby().file("plans/plan.yaml", &plan);
        let pages = [
            "account plan",
            "show plan/kurs",
            "status --indicators",
            "report --kind annual --plan plan --dry-run",
        ];
        pages.map(|page| said(&sandbox.run(page).out)).join(" ")
    };
    for target in ["högst 20 %", "högst 20"] {
        let told = goal(target);
        assert!(told.contains("högst 20 %") && !told.contains("% %"), "{target}: {told}");
    }
}
