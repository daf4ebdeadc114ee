//! Cases, incidents and flows: what they point at, what they refuse, and what is never shown of them.

use vbe::base::day::Day;
use vbe::cli::Exit;
use vbe::facts::cases;
use vbe::model::config::Config;
use vbe::model::load::Reader;
use vbe::model::records::vocabulary::{AgeBand, Environment, Source, Vocabulary};
use vbe::model::workspace::Workspace;

use crate::sandbox::{Run, Sandbox, repository};

const CASE: &str = "kind: case
id: k7qx2m9f
registered: 2024-H1
source: school
age_band: 18-20
environment: unclear
concern: [symbols]
channel: staff
status: open
expires: 2029-H1
";

const FLOW: &str = "kind: flow
id: oro
title: Flöde
steps:
  - {id: samtal, title: Samtal}
  - {id: uppfoljning, title: Uppföljning, after: [samtal]}
";

fn with(more: &str) -> Sandbox {
    Sandbox::sound().file("records/cases/k7qx2m9f.yaml", &format!("{CASE}{more}"))
}

/// The findings, each as its rule and what is wrong.
pub(crate) fn found(sandbox: &Sandbox) -> Vec<(String, String)> {
    let run = sandbox.run("validate --format json --fail-on note");
    let answer: serde_json::Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}", run.err));
    let of = |finding: &serde_json::Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let findings = answer["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| (of(finding, "rule"), format!("{} {}", of(finding, "message"), of(finding, "help"))))
        .collect()
}

pub(crate) fn one(sandbox: &Sandbox) -> (String, String) {
    let found = found(sandbox);
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().unwrap()
}

#[test]
fn a_case_without_a_flow_is_sound_as_long_as_it_has_no_steps() {
    assert_eq!(found(&with("")), []);
    let (rule, said) = one(&with("steps:\n  - {step: samtal, done: yes}\n  - {step: annat, done: yes}\n"));
    assert_eq!(rule, "unknown-reference");
    assert!(said.contains("There is no flow"), "{said}");
}

#[test]
fn a_case_follows_the_flow_that_it_names_or_the_workspace_does_or_the_only_one() {
    let step = "steps:\n  - {step: samtal, done: yes, month: 2024-03}\n";
    let one_flow = with(step).file("plans/flows/oro.yaml", FLOW);
    assert_eq!(found(&one_flow), []);
    let other = FLOW.replace("id: oro", "id: annat").replace("samtal", "mote");
    let two = one_flow.file("plans/flows/annat.yaml", &other);
    let (_, said) = one(&two);
    assert!(said.contains("several flows") && said.contains("annat, oro"), "{said}");
    let chosen = two.file("vbe.toml", "[cases]\nflow = \"oro\"\n");
    assert_eq!(found(&chosen), []);
    let named = chosen.file("records/cases/k7qx2m9f.yaml", &format!("{CASE}flow: annat\n{step}"));
    assert!(one(&named).1.contains("The flow annat has no step samtal."));
    let nowhere = named
        .file("vbe.toml", "[cases]\nflow = \"or\"\n")
        .file("records/cases/k7qx2m9f.yaml", &format!("{CASE}{step}"));
    assert!(one(&nowhere).1.contains("The flow or, which vbe.toml says"), "{:?}", found(&nowhere));
}

#[test]
fn what_a_case_or_an_incident_points_at_is_there() {
    let incident =
        "kind: incident\nid: klotter\nmonth: 2024-05\nplace: square\nenvironment: unclear\ntype: graffiti\n";
    let sound = with("links: {activities: [plan-2024/utbildning], incidents: [klotter]}\n")
        .file("records/incidents/klotter.yaml", incident);
    assert_eq!(found(&sound), []);
    let wrong = sound.file(
        "records/cases/k7qx2m9f.yaml",
        &format!("{CASE}links: {{activities: [plan-2024/utbildnin, utbildning], incidents: [kloter]}}\n"),
    );
    let found = found(&wrong);
    let rules: Vec<&str> = found.iter().map(|(rule, _)| rule.as_str()).collect();
    assert_eq!(rules, ["unknown-reference", "wrong-value", "unknown-reference"]);
    assert!(found[0].1.contains("Write utbildning") && found[2].1.contains("Write klotter"), "{found:?}");
    assert!(found[1].1.contains("plan/activity"), "{found:?}");
}

#[test]
fn a_flow_is_in_order_and_names_a_step_once() {
    let circle =
        FLOW.replace("{id: samtal, title: Samtal}", "{id: samtal, title: Samtal, after: [uppfoljning]}");
    let (rule, said) = one(&Sandbox::sound().file("plans/flows/oro.yaml", &circle));
    assert_eq!(rule, "unknown-reference");
    assert!(said.contains("No step above has the id uppfoljning."), "{said}");
    let twice = with("steps:\n  - {step: samtal, done: yes}\n  - {step: samtal, done: no}\n");
    let (rule, said) = one(&twice.file("plans/flows/oro.yaml", FLOW));
    assert_eq!(rule, "duplicate-id");
    assert!(said.contains("stands twice"), "{said}");
}

#[test]
fn a_finer_time_than_may_be_told_is_refused_and_not_repeated() {
    for (from, to, said) in [
        ("registered: 2024-H1", "registered: 2024-05-14", "registered must be a half-year"),
        ("registered: 2024-H1", "registered: 2024", "registered must be a half-year"),
        (
            "status: open\n",
            "status: open\nsteps:\n  - {step: samtal, done: yes, month: 2024-05-14}\n",
            "month must be a month",
        ),
    ] {
        let sandbox = with("").file("plans/flows/oro.yaml", FLOW);
        let sandbox = sandbox.file("records/cases/k7qx2m9f.yaml", &CASE.replace(from, to));
        // The detector may tell of the day too.
        let told = found(&sandbox).into_iter().find(|(rule, _)| rule == "wrong-value").unwrap().1;
        assert!(told.starts_with(said) && !told.contains("2024-05-14"), "{told}");
    }
    let many = CASE.replace("[symbols]", "[symbols, threat, travel, other]");
    let told = one(&with("").file("records/cases/k7qx2m9f.yaml", &many)).1;
    assert!(told.starts_with("concern can have at most 3 items."), "{told}");
    let long = format!("note: {}\n", "ä".repeat(281));
    assert_eq!(one(&with(&long)).0, "wrong-value");
    assert_eq!(found(&with(&format!("note: {}\n", "ä".repeat(280)))), []);
}

#[test]
fn what_has_no_key_in_a_case_is_not_sent_to_the_note() {
    let (rule, said) = one(&with("xyzzy: 1\n"));
    assert_eq!(rule, "unknown-field");
    assert!(!said.contains("under note"), "{said}");
    // What stands there already would stand there twice.
    assert!(!one(&with("enviroment: unclear\n")).1.contains("Write environment"));
    for key in ["enviroment", "miljö"] {
        let case = CASE.replace("environment:", &format!("{key}:"));
        let found = found(&Sandbox::sound().file("records/cases/k7qx2m9f.yaml", &case));
        assert!(found.iter().any(|(_, said)| said.contains("Write environment")), "{found:?}");
    }
}

/// What stands where it should not in a case may be anything. It is not repeated in any form, whatever other finding
/// stands on its line.
#[test]
fn what_stands_in_a_wrong_place_in_a_case_is_never_shown() {
    let step = |more: &str| {
        CASE.replace("status: open\n", &format!("status: open\nsteps:\n  - {{step: samtal, {more}}}\n"))
    };
    let texts = [
        format!("{CASE}namn: Hemlighetsson-äö\n"),
        format!("{CASE}skola:\n  - Hemlig\nklass: Hemlig\n"),
        format!("{CASE}Hemligs mamma: Hemlig\n"),
        format!("{CASE}Hemligs skola: Hemlig\n"),
        format!("{CASE}enviroment: Hemlig\n"),
        step("namn: Hemlig, xyzzy: 1"),
        CASE.replace("status: open\n", "status: open\nsteps:\n  - {step: Hemlig Hemlig, done: yes}\n"),
        format!("{CASE}links: {{activities: [Hemlig, Hemlig/x], incidents: [Hemlig Hemlig]}}\n"),
        step("done: Hemlig"),
        step("done: yes, month: Hemlig"),
        CASE.replace("source: school", "source: Hemlig"),
        CASE.replace("18-20", "[Hemlig, 17]"),
        CASE.replace("[symbols]", "Hemlig"),
        CASE.replace("[symbols]", "[symbols, Hemlig]"),
        format!("{CASE}area: Hemlig\n"),
        format!("{CASE}flow: Hemlig Hemlig\n"),
        format!("{CASE}links: Hemlig\n"),
        format!("{CASE}consent: {{Hemlig: Hemlig}}\n"),
    ];
    for text in texts {
        for terminal in [false, true] {
            for words in [
                "validate", "validate --lang sv", "validate --format json", "validate --format github",
                "status", "gaps",
            ] {
                let sandbox = with("").file("plans/flows/oro.yaml", FLOW);
                let sandbox = sandbox.file("records/cases/k7qx2m9f.yaml", &text);
                let sandbox = if terminal { sandbox.on_a_terminal() } else { sandbox };
                let Run { out, err, .. } = sandbox.run(words);
                let said = format!("{out}{err}").to_lowercase();
                assert!(!said.contains("hemlig"), "{words}: {text}{out}{err}");
            }
        }
    }
    let drawn = with("namn: Hemlighetsson-äö\n").on_a_terminal().run("validate").out;
    assert!(drawn.contains("namn: ████████████████\n"), "{drawn}");
    // In other records the value is what helps.
    let plan = Sandbox::sound().file("plans/p.yaml", "kind: plan\nid: p\ntitle: P\nperiod: vecka 12\n");
    assert!(plan.run("validate").out.contains("vecka 12"));
}

#[test]
fn an_area_is_told_only_where_the_workspace_has_decided_to() {
    let listed = with("area: norra\n").file("vbe.toml", "[cases]\nareas = [\"norra\", \"sodra\"]\n");
    assert_eq!(found(&listed), []);
    let (rule, said) = one(&listed.file("records/cases/k7qx2m9f.yaml", &format!("{CASE}area: nora\n")));
    assert_eq!(rule, "unlisted-area");
    assert!(said.contains("Write norra"), "{said}");
}

/// A file that cannot be read in full is told of, and nothing is said of what it may lack.
#[test]
fn a_torn_case_or_flow_sets_nothing_off() {
    let required = FLOW.replace("title: Samtal}", "title: Samtal, required: true, within: 1 månad}");
    let due = with("").file("plans/flows/oro.yaml", &required);
    assert_eq!(one(&due).0, "step-not-taken");
    let torn = due.file("records/cases/k7qx2m9f.yaml", &CASE.replace("2024-H1", "2024-5"));
    assert_eq!(one(&torn).0, "wrong-value");
    let torn = with("").file("plans/flows/oro.yaml", &required.replace("1 månad", "snart"));
    assert_eq!(one(&torn).0, "wrong-value");
    let unread =
        with("steps:\n  - {step: samtal, done: yes}\n").file("plans/flows/oro.yaml", "kind: flow\nid: [\n");
    assert_eq!(one(&unread).0, "syntax");
}

/// The invented cases of the repository are enough to show every view: small cells, several of everything.
#[test]
fn the_invented_cases_are_of_many_sorts() {
    let config = Config { flow: Some("rinkeby-kista-2018".into()), ..Config::default() };
    let workspace = Workspace::open(&repository(), config, &Reader::default());
    let all: Vec<_> = workspace.cases().map(|filed| filed.record).collect();
    assert!(all.len() >= 12 && workspace.incidents().count() >= 8 && workspace.flows().count() == 2);
    let environments =
        Environment::ALL.iter().filter(|it| all.iter().any(|case| case.environment.unwrap().value == **it));
    let sources = Source::ALL.iter().filter(|it| all.iter().any(|case| case.source.unwrap().value == **it));
    let bands = AgeBand::ALL.iter().filter(|it| all.iter().any(|case| case.age_band.unwrap().value == **it));
    assert!(environments.count() == 5 && sources.count() >= 10 && bands.count() == 7);
    assert!(all.iter().any(|case| cases::is_dangerous(case)) && all.iter().any(|case| !case.is_closed()));
    // Each owes nothing, whenever it is looked at.
    let late = cases::untaken(&workspace, Day::read("2029-01-01").unwrap()).count();
    assert_eq!(late, 0);
    for case in workspace.cases() {
        assert_eq!(workspace.flow_of(case.record).found().unwrap().record.id, "rinkeby-kista-2018");
    }
}

/// Each seed document has its flow, and each step says where in the document it stands.
#[test]
fn the_steps_of_the_flows_are_those_of_the_documents() {
    let workspace = Workspace::open(&repository(), Config::default(), &Reader::default());
    let steps = |id: &str| -> Vec<String> {
        let flow = workspace.flow(id).found().unwrap();
        let text = workspace.source(flow.file).text.raw();
        assert_eq!(text.matches("\n    where: ").count(), flow.record.steps.len(), "{id}");
        flow.record.steps.iter().map(|step| step.id.to_string()).collect()
    };
    let (rinkeby, solna) = (steps("rinkeby-kista-2018"), steps("solna-2016"));
    for id in ["orosanmalan", "bedomning", "sig", "anhorigstod", "krisledning", "lagesbild", "uppfoljning"] {
        assert!(rinkeby.iter().any(|step| step == id) && solna.iter().any(|step| step == id), "{id}");
    }
    for id in ["polisen", "sakerhetschef", "individuell-plan", "samverkansgruppen", "familjen"] {
        assert!(solna.iter().any(|step| step == id) && !rinkeby.iter().any(|step| step == id), "{id}");
    }
    assert!(rinkeby.iter().any(|step| step == "blankett") && rinkeby.iter().any(|step| step == "handelse"));
}

#[test]
fn a_case_does_not_change_what_the_reports_say() {
    let page = |sandbox: Sandbox| {
        let run = sandbox.run("status");
        assert_eq!(run.exit, Exit::Fine);
        run.out
    };
    assert_eq!(page(Sandbox::sound()), page(with("")));
}

/// A random id may begin as a platform is called; an account is called so in a note.
#[test]
fn an_id_that_begins_as_a_platform_does_is_no_account() {
    let scanned = |note: &str| {
        let text = CASE.replace("k7qx2m9f", "vk7q2m9f");
        let sandbox = Sandbox::sound().file("records/cases/vk7q2m9f.yaml", &format!("{text}{note}"));
        sandbox.run("scan --fail-on warning --format jsonl")
    };
    let clean = scanned("");
    assert_eq!(clean.exit, Exit::Fine, "{}{}", clean.out, clean.err);
    let found = scanned("note: Skriver som vk_7q2m9f.\n");
    assert_eq!(found.exit, Exit::Found, "{}{}", found.out, found.err);
    assert!(found.out.contains("\"class\":\"social\"") && !found.out.contains("7q2m9f.\""), "{}", found.out);
}
