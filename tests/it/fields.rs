//! What plans of other makes say of themselves: who owns them, who asked for them, what they rest on and belong to, how
//! they are followed up, and what comes of what is done.

use vbe::cli::Exit;

use crate::sandbox::Sandbox;

const REGISTER: &str = "\
kind: organisation
id: organisation
title: Register
units:
  - {id: norrmark, title: Norrmarks kommun}
  - {id: sundmark, title: Sundmarks kommun}
  - {id: ks-norrmark, title: Kommunstyrelsen i Norrmark, parent: norrmark}
  - {id: kf-norrmark, title: Kommunfullmäktige i Norrmark, parent: norrmark}
  - {id: ks-sundmark, title: Kommunstyrelsen i Sundmark, parent: sundmark}
  - {id: polisen, title: Polisen, external: true}
roles:
  - {id: samordnare, title: Samordnaren, unit: norrmark}
  - {id: bibliotekschef, title: Bibliotekschefen, unit: sundmark}
groups:
  - {id: styrgruppen, title: Styrgruppen, unit: norrmark, convener: samordnare, members: [samordnare, bibliotekschef]}
";
const STRATEGY: &str = "\
kind: plan
id: strategi-2025-2028
title: Gemensam strategi 2025-2028
document_type: strategi
organisation: norrmark
purpose: Att ingen i kommunerna dras in i våldsbejakande extremism
owners: [norrmark, sundmark, polisen]
responsible: [samordnare]
assignment: {body: kf-norrmark, on: 2024-05-20, reference: § 54, text: Samla arbetet i en gemensam strategi}
period: 2025-2028
agreements: [samverkan-2025]
decisions:
  - {body: kf-norrmark, decision: adopted, on: 2024-12-09}
reporting:
  - {recurs: varje tertial, to: styrgruppen}
  - {recurs: årligen, to: kf-norrmark, within: 4 månader}
goals:
  - {id: ingen-rekryteras, number: '1', title: Ingen rekryteras, responsible: [ks-norrmark, ks-sundmark]}
  - {id: personal-kan, number: '1.1', title: Personalen vet vad den ska göra, parent: ingen-rekryteras}
";
const YEAR: &str = "\
kind: plan
id: plan-2026
title: Handlingsplan 2026
organisation: norrmark
owners: [norrmark, sundmark]
period: 2026
part_of: strategi-2025-2028
decisions:
  - {body: ks-norrmark, decision: adopted, on: 2025-12-01}
areas:
  - {id: kunskap, number: '1.1', title: Kunskap}
activities:
  - id: utbilda
    number: 1.1.2
    title: Utbilda bibliotekens personal
    areas: [kunskap]
    responsible: [bibliotekschef]
    serves: [personal-kan]
    places: [Norra Sundmark, Centrum]
    finish: senast i maj 2026
";
const PROGRESS: &str = "\
kind: activity
id: utbilda
plan: plan-2026
started: 2026-02-02
finished: 2026-05-20
leads_to:
  - {text: Ta fram en rutin för vikarierna, responsible: [bibliotekschef], due: kv 4 2026}
  - {text: Köpa in material, responsible: [bibliotekschef], due: 2026-08, done: 2026-08-20}
";
const AGREEMENT: &str = "\
kind: agreement
id: samverkan-2025
title: Samverkan med polisen 2025
parties: [norrmark, sundmark, polisen]
purposes: [Minska rekryteringen]
areas: [Våldsbejakande extremism]
signed: 2024-11-01
period: 2025-2028
";

pub(crate) fn joint() -> Sandbox {
    Sandbox::empty()
        .file("plans/organisation.yaml", REGISTER)
        .file("plans/strategi-2025-2028.yaml", STRATEGY)
        .file("plans/plan-2026.yaml", YEAR)
        .file("records/activities/plan-2026/utbilda.yaml", PROGRESS)
        .file("records/agreements/samverkan-2025.yaml", AGREEMENT)
}

/// A report on the strategy to a receiver, on a day and about a time.
fn report(id: &str, to: &str, on: &str, period: &str) -> String {
    format!(
        "kind: report\nid: {id}\nsort: other\nto: {to}\nplan: strategi-2025-2028\non: {on}\nperiod: {period}\n"
    )
}

/// The missed times of each follow-up on a day.
fn missed(sandbox: &Sandbox, day: &str) -> Vec<(String, u64)> {
    let out = sandbox.run(&format!("due --format json --as-of {day}")).out;
    let page: serde_json::Value = serde_json::from_str(&out).expect("a page");
    let sorts = page["sorts"].as_array().expect("sorts");
    let own = sorts.iter().filter(|sort| sort["id"] == "reporting");
    let duties = own.flat_map(|sort| sort["duties"].as_array().expect("duties"));
    let of = |duty: &serde_json::Value| {
        let to = duty["to"]["id"].as_str().expect("a receiver").to_owned();
        (to, duty["missed"]["count"].as_u64().expect("a count"))
    };
    let mut all: Vec<(String, u64)> = duties.map(of).collect();
    all.sort();
    all
}

#[test]
fn a_joint_strategy_and_its_year_are_sound_and_told_whole() {
    let sandbox = joint();
    let run = sandbox.run("validate --as-of 2026-09-01");
    assert_eq!((run.exit, run.err.as_str()), (Exit::Fine, ""), "{}", run.out);
    let mut pages = String::new();
    for (lang, sandbox) in [("sv", joint().swedish()), ("en", joint())] {
        for words in ["status --as-of 2026-09-01", "due --as-of 2026-09-01"] {
            let out = sandbox.run(words).out;
            pages.push_str(&format!("{lang} {words}\n\n{out}\n"));
        }
    }
    insta::assert_snapshot!(pages);
}

#[test]
fn a_follow_up_is_missed_some_time_after_its_period_and_ended_by_the_report_on_it() {
    let sandbox = joint();
    // The first third of 2025 may be followed up until the end of July.
    let early = |days: &str| missed(&sandbox, days).into_iter().map(|(_, count)| count).sum::<u64>();
    assert_eq!(early("2025-07-30"), 0);
    assert_eq!(missed(&sandbox, "2025-08-01"), [("kf-norrmark".into(), 0), ("styrgruppen".into(), 1)]);
    let sandbox = sandbox
        .file("records/reports/t1.yaml", &report("t1", "styrgruppen", "2025-05-20", "T1 2025"))
        .file("records/reports/t2.yaml", &report("t2", "styrgruppen", "2025-09-20", "T2 2025"));
    assert_eq!(missed(&sandbox, "2025-12-31"), [("kf-norrmark".into(), 0), ("styrgruppen".into(), 0)]);
    // A year that the plan gives four months is missed on the first of May, and by nobody else's report.
    let gaps =
        |sandbox: &Sandbox, day: &str| sandbox.run(&format!("gaps --kind not-followed-up --as-of {day}")).out;
    assert!(!gaps(&sandbox, "2026-03-30").contains("Kommunfullmäktige"));
    let late = gaps(&sandbox, "2026-05-01").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        late.contains(
            "To be followed up every year to Kommunfullmäktige i Norrmark: no follow-up is recorded for 2025."
        ),
        "{late}"
    );
    let sandbox = sandbox
        .file("records/reports/t3.yaml", &report("t3", "styrgruppen", "2026-01-20", "T3 2025"))
        .file("records/reports/ar.yaml", &report("ar", "kf-norrmark", "2026-03-20", "2025"));
    assert!(
        !gaps(&sandbox, "2026-05-01").contains("no follow-up is recorded"),
        "{}",
        gaps(&sandbox, "2026-05-01")
    );
}

#[test]
fn what_an_activity_led_to_is_due_until_it_is_done() {
    let due = |day: &str, sandbox: &Sandbox| sandbox.run(&format!("due --as-of {day}")).out;
    let sandbox = joint();
    let out = due("2026-09-01", &sandbox);
    assert!(out.contains("Ta fram en rutin") && !out.contains("Köpa in material"), "{out}");
    let done = PROGRESS.replace("due: kv 4 2026}", "due: kv 4 2026, done: 2026-08-30}");
    let out = due("2026-09-01", &joint().file("records/activities/plan-2026/utbilda.yaml", &done));
    assert!(!out.contains("Ta fram en rutin"), "{out}");
    let annual =
        sandbox.swedish().run("report --kind annual --plan plan-2026 --period 2026 --as-of 2026-12-31").out;
    assert!(annual.contains("Ta fram en rutin"), "{annual}");
    assert!(annual.contains("Norra Sundmark"), "{annual}");
}

#[test]
fn activities_are_listed_by_place_and_serve_the_goals_of_the_whole() {
    let sandbox = joint();
    let out =
        sandbox.told(&["list", "activity", "--where", "places=Centrum", "--as-of", "2026-09-01"], None).out;
    assert!(out.contains("Utbilda bibliotekens personal"), "{out}");
    assert_eq!(sandbox.run("list activity --where places=Hamnen").exit, Exit::Nothing);
    let out = sandbox.run("show strategi-2025-2028/personal-kan --as-of 2026-09-01").out;
    assert!(out.contains("plan-2026/utbilda"), "{out}");
    let unknown = YEAR.replace("serves: [personal-kan]", "serves: [personal-kann]");
    let out = joint().file("plans/plan-2026.yaml", &unknown).run("validate --as-of 2026-09-01").out;
    assert!(out.contains("unknown-reference"), "{out}");
}

#[test]
fn the_new_fields_are_set_like_any_other() {
    let sandbox = joint();
    for words in [
        "set plan-2026 assignment.body=ks-norrmark",
        "set plan-2026 agreements=samverkan-2025",
        "set strategi-2025-2028 owners=norrmark,sundmark",
    ] {
        let run = sandbox.run(words);
        assert_eq!(run.exit, Exit::Fine, "{words}: {} {}", run.out, run.err);
    }
    assert!(sandbox.read("plans/plan-2026.yaml").contains("samverkan-2025"));
}

#[test]
fn a_time_without_a_year_is_told_how_to_write() {
    let told = |time: &str| {
        let plan = YEAR.replace("finish: senast i maj 2026", &format!("finish: {time}"));
        let plan = plan.replace("period: 2026", "period: 2026-2028");
        joint().swedish().file("plans/plan-2026.yaml", &plan).run("validate --as-of 2026-09-01").out
    };
    for (time, help) in [
        ("våren", "våren 2026"),
        ("Q3", "Q3 2026"),
        ("vecka 40", "vecka 40 2026"),
        ("under mandatperioden", "under mandatperioden 2026-2030"),
        ("senast vid årsskiftet", "senast vid årsskiftet 2026/2027"),
        ("varje tertial", "recurs: varje tertial"),
        ("löpande", "ongoing: true"),
        ("vid behov", "time_note"),
    ] {
        let out = told(time);
        assert!(out.contains(help), "{time}: {out}");
    }
    let due = joint().swedish().run("status --as-of 2026-01-09 --format md").out;
    assert!(due.contains("senast maj") && !due.contains("senast senast"), "{due}");
    assert!(!told("höst 2026").contains("unreadable-period"));
}
