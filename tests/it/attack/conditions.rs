//! The attack on the conditions of frameworks: whoever writes one asks about people, and reads what the pages answer.

use std::fmt::Write as _;

use crate::sandbox::Sandbox;

const DAY: &str = "2026-02-01";

/// A town with one requirement, whose plan promises nothing.
fn town(condition: &str) -> Sandbox {
    Sandbox::empty()
        .file(
            "plans/organisation.yaml",
            "kind: organisation\nid: organisation\nunits:\n  - {id: kommunen, title: Kommunen}\n",
        )
        .file(
            "plans/frameworks/lag.yaml",
            &format!(
                "kind: framework\nid: lag\ntitle: Lagen\nrequirements:\n  - id: krav\n    text: Kravet.\n    judged: records\n    condition: {condition}\n"
            ),
        )
        .file(
            "plans/plan.yaml",
            "kind: plan\nid: plan\ntitle: Planen\norganisation: kommunen\nperiod: 2025\nfollows: [lag]\nareas: [{id: a, title: A}]\nactivities:\n  - {id: en, title: En, areas: [a], ongoing: true}\n",
        )
        .file("records/situations/laget.yaml", "kind: situation\nid: laget\ntitle: Laget\ndated: 2025-02-01\n")
}

/// The town with some incidents, each of its own month.
fn with(sandbox: Sandbox, count: usize, reported: &str) -> Sandbox {
    (1..=count).fold(sandbox, |sandbox, at| {
        sandbox.file(
            &format!("records/incidents/flygblad-{at}.yaml"),
            &format!(
                "kind: incident\nid: flygblad-{at}\nmonth: 2025-0{at}\nplace: street\nenvironment: islamist\ntype: leaflet\nreported: {reported}\nlinks: {{activities: [plan/en]}}\n"
            ),
        )
    })
}

/// All that the pages say of the requirement.
fn said(sandbox: &Sandbox) -> String {
    let mut all = String::new();
    for words in [
        "gaps", "gaps --format json", "gaps --format csv", "gaps --format md", "due", "due --format json",
        "show framework:lag", "show requirement:lag/krav", "report --kind annual --period 2025",
    ] {
        let run = sandbox.run(&format!("{words} --as-of {DAY}"));
        write!(all, "{}{}", run.out, run.err).unwrap();
    }
    all
}

/// What is asked of incidents by what is in them is refused, and answers the same whatever there is.
#[test]
fn no_condition_tells_of_a_few_incidents() {
    for condition in [
        "{count: {kind: incident, where: {environment: islamist}, at_least: 2}}",
        "{count: {kind: incident, at_least: 3}}",
        "{exists: {kind: incident, where: {environment: islamist}}}",
        "{exists: {kind: incident, has: [area]}}",
        "{exists: {kind: incident, within: 1 månad}}",
        "{exists: {kind: incident, within: 60 dagar}}",
        "{exists: {kind: situation, after: {kind: incident}}}",
        "{every: {kind: incident, where: {type: leaflet}, must: {reported: ia}}}",
        "{every: {kind: incident, must: {environment: islamist}}}",
        "{each: {kind: incident, by: environment, of: [islamist, white-power]}}",
        "{linked: {kind: incident, where: {type: leaflet}, by: links.activities, to: {kind: activity}}}",
        "{any: [{exists: {kind: incident, where: {type: threat}}}, {promised: any}]}",
    ] {
        let none = said(&town(condition));
        assert!(!none.contains("2 av") && !none.contains("2 of"), "{condition}");
        for count in [1, 2, 4] {
            let sandbox = with(town(condition), count, "[app]");
            let told = said(&sandbox);
            assert!(!told.contains("flygblad"), "{condition}: {told}");
            let gaps = |sandbox: &Sandbox| sandbox.run(&format!("gaps --as-of {DAY}")).out;
            assert_eq!(gaps(&sandbox), gaps(&town(condition)), "{condition}: {count}");
            let run = sandbox.run("validate");
            assert!(run.out.contains("[unjudgeable-condition]"), "{condition}: {}", run.out);
            assert!(run.out.contains("would tell of a few people"), "{condition}: {}", run.out);
        }
    }
}

/// What may be asked is answered by one bit: one incident and four are the same pages, and so are none and some that do not.
#[test]
fn what_may_be_asked_of_incidents_is_one_bit() {
    let page = |condition: &str, count: usize, reported: &str| {
        let sandbox = with(town(condition), count, reported);
        let checked = sandbox.run("validate");
        assert!(!checked.out.contains("[unjudgeable-condition]"), "{condition}: {}", checked.out);
        let told = said(&sandbox);
        assert!(!told.contains("flygblad"), "{condition}: {told}");
        sandbox.run(&format!("gaps --as-of {DAY} --format json")).out
    };
    for condition in [
        "{exists: {kind: incident, within: 24 månader}}",
        "{count: {kind: incident, at_least: 1}}",
        "{every: {kind: incident, must: {reported: ia}}}",
        "{linked: {kind: incident, by: links.activities, to: {kind: activity}}}",
    ] {
        assert_eq!(page(condition, 1, "[app, ia]"), page(condition, 4, "[app, ia]"), "{condition}");
        let differs = page(condition, 0, "[app]") != page(condition, 4, "[app, ia]");
        assert!(differs || condition.contains("linked"), "{condition}");
    }
    let every = "{every: {kind: incident, must: {reported: ia}}}";
    let some = with(with(town(every), 3, "[app]"), 1, "[ia]");
    let some = some.run(&format!("gaps --as-of {DAY} --format json")).out;
    assert_eq!(page(every, 0, "[app]"), some);
    assert_eq!(page(every, 2, "[app]"), some);
    let many = "{count: {kind: incident, where: {environment: islamist}, at_least: 5}}";
    assert_eq!(page(many, 0, "[app]"), page(many, 4, "[app]"));
    assert_eq!(page(many, 5, "[app]"), page(many, 9, "[app]"));
    assert_ne!(page(many, 4, "[app]"), page(many, 5, "[app]"));
}

/// A step of so few that breaking it tells that there is such a person is not asked about.
#[test]
fn a_narrow_step_is_not_asked_about() {
    let flow = |when: &str| {
        format!(
            "kind: flow\nid: oro\ntitle: Oro\nsteps:\n  - {{id: alla, title: Alla, required: true, within: 1 månad}}\n  - {{id: smalt, title: Smalt, required: true, within: 1 månad{when}}}\n"
        )
    };
    let refused = |when: &str, steps: &str| {
        let sandbox =
            town(&format!("{{all: [{{promised: any}}, {{kept: {{flow: oro, steps: [{steps}]}}}}]}}"));
        let sandbox = sandbox.file("plans/flows/oro.yaml", &flow(when));
        sandbox.run("validate").out.contains("would tell of a few people")
    };
    assert!(refused(", when: {age: minor, concern: [return]}", "smalt"));
    assert!(refused(", when: {age: minor, concern: [return]}", "alla, smalt"));
    assert!(refused(", when: {concern: [return]}", "smalt"));
    assert!(!refused(", when: {concern: [return]}", "alla, smalt"));
    assert!(!refused(", when: {age: minor}", "smalt"));
    assert!(!refused("", "alla, smalt"));
}
