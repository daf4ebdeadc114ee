//! What names something is checked and followed, and nothing is taken for a reference by its key alone. That the schemas
//! declare every reference is held by `schemas`.

use vbe::cli::Exit;

use crate::sandbox::{Run, Sandbox};

/// A plan with what is given at the end of it, beside the small sound workspace.
fn with_plan(more: &str) -> Sandbox {
    let head = "kind: plan\nid: plan-2023\ntitle: Plan\nperiod: 2023\ndecisions: \
                [{body: kommunstyrelsen, decision: adopted, on: 2023-01-10}]\n";
    Sandbox::sound().file("plans/plan-2023.yaml", &format!("{head}{more}"))
}

/// What is said of references that lead nowhere.
fn unknown(run: &Run) -> Vec<&str> {
    let lines = run.out.lines().filter(|line| line.contains("[unknown-reference]"));
    lines.collect()
}

#[test]
fn what_a_plan_excludes_is_checked_as_all_else_that_it_names() {
    let sound = "excludes: [{what: Förskolan, why: Ingår inte, requirements: [riktlinje/utbildning], \
                 decision: {body: kommunstyrelsen}}]\n";
    let run = with_plan(sound).run("validate");
    assert!(unknown(&run).is_empty(), "{}", run.out);
    let torn = sound
        .replace("riktlinje/utbildning", "riktlinje/utbildnin")
        .replace("kommunstyrelsen", "kommunstyrelse");
    let run = with_plan(&torn).run("validate");
    assert_eq!(run.exit, Exit::Found, "{}", run.out);
    assert!(run.out.contains("There is no requirement riktlinje/utbildnin."), "{}", run.out);
    assert!(run.out.contains("“kommunstyrelse” is not among the roles, units and groups."), "{}", run.out);
}

/// What is to be added depends on the field: who meets is a group, what decides is a unit, and who does is a role.
#[test]
fn what_is_told_to_add_is_what_the_field_names() {
    let plan = |more: &str| with_plan(more);
    let meeting = "kind: meeting\nid: mote\ngroup: beredningen\non: 2024-05-14\n";
    let cases = [
        (Sandbox::sound().file("records/meetings/mote.yaml", meeting), "add group beredningen convener=ROLE"),
        (
            plan("excludes: [{what: Förskolan, why: Ingår inte, decision: {body: Fritidsnämnden}}]\n"),
            "add unit Fritidsnämnden parent=UNIT",
        ),
        (plan("organisation: Storstads kommun\n"), "add unit 'Storstads kommun' parent=UNIT"),
        (
            plan(
                "activities: [{id: ett, title: Ett, responsible: [Rådgivaren], start: 2023, finish: 2023}]\n",
            ),
            "add role Rådgivaren unit=UNIT",
        ),
    ];
    for (sandbox, command) in cases {
        let before = sandbox.run("validate");
        assert_eq!(unknown(&before).len(), 1, "{command}: {}", before.out);
        // A name that may be a person's is not told to be added.
        let told = if command.starts_with("add role") { "add role NAME unit=UNIT" } else { command };
        let help = before.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(help.contains(&format!("vbe {told}")), "{command}: {help}");
        let done = command.replace("ROLE", "samordnare-vbe").replace("UNIT", "kommunstyrelsen");
        let words: Vec<&str> = match done.split_once('\'') {
            Some((first, rest)) => {
                let (name, rest) = rest.split_once('\'').unwrap();
                first.split_whitespace().chain([name]).chain(rest.split_whitespace()).collect()
            }
            None => done.split_whitespace().collect(),
        };
        let run = sandbox.told(&words, None);
        assert_eq!(run.exit, Exit::Fine, "{command}: {}{}", run.out, run.err);
        let after = sandbox.run("validate");
        assert!(unknown(&after).is_empty(), "{command}: {}", after.out);
    }
}

/// What is no record is called by its name in the language of the page.
#[test]
fn a_record_that_there_is_not_is_called_by_its_name() {
    let text = "kind: situation\nid: lage\ntitle: Läge\non: 2024-05-14\nsources:\n  - {id: skolan, title: Skolan, survey: enkat}\n";
    let sandbox = Sandbox::sound().file("records/situations/lage.yaml", text).swedish();
    let run = sandbox.run("validate");
    assert!(
        run.out.contains("Enkäten enkat finns inte.") && run.out.contains("records/surveys/"),
        "{}",
        run.out
    );
}

/// An indicator's unit is what it counts, and a goal's indicator is in words: neither names a record, whatever it is called.
#[test]
fn a_word_that_only_looks_like_a_reference_is_not_followed() {
    let plan = "goals:\n  - {id: larare, title: Fler utbildas, unit: skolor, indicator: skolor}\n\
                indicators:\n  - {id: skolor, title: Antal skolor, unit: skolor}\n";
    let register = "kind: organisation\nid: organisation\nunits:\n  - {id: skolor, title: Skolor}\n  \
                    - {id: kommunstyrelsen, title: Kommunstyrelsen}\nroles:\n  - {id: samordnare, title: Samordnare}\n";
    let sandbox = with_plan(plan).file("plans/organisation.yaml", register);
    for thing in ["indicator:plan-2023/skolor", "goal:plan-2023/larare"] {
        let run = sandbox.run(&format!("show {thing}"));
        assert_eq!(run.exit, Exit::Fine, "{}", run.err);
        assert!(!run.out.contains("Points to"), "{}", run.out);
    }
    let run = sandbox.run("show actor:skolor");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    assert!(!run.out.contains("Pointed to by"), "{}", run.out);
    // Nor does anyone own what is counted.
    let run = sandbox.run("list indicator --plan plan-2023 --format json");
    assert!(run.out.contains("Antal skolor") && !run.out.contains("\"Skolor\""), "{}", run.out);
    assert_eq!(sandbox.run("list indicator --responsible skolor").exit, Exit::Failed);
}

/// The goal above another is a goal, also where a unit has the same id.
#[test]
fn the_goal_above_another_is_followed_as_a_goal() {
    let plan = "goals:\n  - {id: kommunstyrelsen, title: Det stora}\n  - {id: larare, title: Fler utbildas, parent: \
                kommunstyrelsen}\n";
    let run = with_plan(plan).run("show goal:plan-2023/larare");
    assert!(run.out.contains("Det stora") && run.out.contains("parent"), "{}{}", run.out, run.err);
}

/// What a requirement's condition asks for is named by it as by a record that says the same.
#[test]
fn what_a_condition_asks_for_is_followed_as_the_field_that_it_asks_about() {
    let framework = "kind: framework\nid: lag\ntitle: Lag\nrequirements:\n  - id: grupp\n    text: En grupp träffas\n    \
                     judged: records\n    condition: {exists: {kind: meeting, where: {group: styrgrupp}}}\n  \
                     - id: matt\n    text: Det mäts\n    judged: records\n    condition: {exists: {kind: measurement, \
                     where: {unit: polisen}}}\n";
    let sandbox = Sandbox::sound().file("plans/frameworks/lag.yaml", framework);
    let run = sandbox.run("show styrgrupp");
    assert!(run.out.contains("lag/grupp"), "{}{}", run.out, run.err);
    let run = sandbox.run("show polisen");
    assert!(!run.out.contains("lag/matt"), "{}{}", run.out, run.err);
}

/// An id that its schema refuses is told of once, as what it is.
#[test]
fn what_the_schema_refuses_is_not_looked_for() {
    let run = with_plan("previous: Plan 2022\n").run("validate");
    assert!(run.out.contains("[wrong-value]") && unknown(&run).is_empty(), "{}", run.out);
}
