//! Situation pictures: what sources say, where they differ, and when.

use vbe::model::config::Config;
use vbe::model::load::Reader;
use vbe::model::records::vocabulary::{Environment, Level};
use vbe::model::workspace::Workspace;

use crate::cases::{found, one};
use crate::sandbox::{SOUND, Sandbox, repository};

const PICTURE: &str = "kind: situation
id: lagesbild-2024
title: Lägesbild 2024
dated: 2024-06
prepared_by: [samordnaren]
sources:
  - {id: polisen, title: Polisen, who: [polisen], asked_on: 2024-03, answered_on: 2024-04, reports: [{environments: [islamist], level: serious}]}
  - {id: enkaten, title: Enkäten, answered: yes, reports: [{environments: [islamist, autonomous], level: signs}]}
";

fn with(text: &str) -> Sandbox {
    Sandbox::sound().file("records/situations/lagesbild-2024.yaml", text)
}

fn more(more: &str) -> Sandbox {
    with(&format!("{PICTURE}{more}"))
}

fn instead(from: &str, to: &str) -> Sandbox {
    assert!(PICTURE.contains(from), "{from}");
    with(&PICTURE.replace(from, to))
}

#[test]
fn some_signs_against_much_is_no_contradiction_but_none_is() {
    assert_eq!(found(&more("")), []);
    let nothing = PICTURE.replace("level: signs", "level: none");
    let (rule, said) = one(&with(&nothing));
    assert_eq!(rule, "unnoted-contradiction");
    assert!(said.contains("Enkäten sees nothing of the islamist milieu; Polisen says: serious."), "{said}");
    let noted =
        |row: &str| with(&format!("{nothing}contradictions:\n  - {{{row}, text: De skiljer sig.}}\n"));
    assert_eq!(found(&noted("between: [polisen, enkaten], environment: islamist")), []);
    assert_eq!(found(&noted("between: [polisen, enkaten]")), []);
    let other = noted("between: [polisen, enkaten], environment: autonomous");
    assert_eq!(one(&other).0, "unnoted-contradiction");
}

#[test]
fn what_a_picture_names_must_be_there() {
    for (sandbox, rule, says) in [
        (more("contradictions: [{between: [polisen, enketen], text: x}]\n"), "unknown-reference", "enkaten"),
        (instead("[samordnaren]", "[samordnren]"), "unknown-reference", "Write samordnaren"),
        (instead("who: [polisen]", "who: [polisn]"), "unknown-reference", "Write polisen"),
        (instead("id: enkaten", "id: polisen"), "duplicate-id", "polisen is used already"),
        (more("needs: [{id: a, text: A}, {id: a, text: B}]\n"), "duplicate-id", "a is used already"),
        (more("contradictions: [{between: [polisen], text: x}]\n"), "wrong-value", "between"),
        (instead("level: signs", "level: high"), "wrong-value", "serious"),
    ] {
        let (own, said) = one(&sandbox);
        assert!(own == rule && said.contains(says), "{own}: {said}");
    }
    let plan = |id: &str| {
        let situation = format!("period: 2024\nsituation: {{id: {id}, title: Lägesbild}}\n");
        more("").file("plans/plan-2024.yaml", &SOUND[2].1.replace("period: 2024\n", &situation))
    };
    assert_eq!(found(&plan("lagesbild-2024")), []);
    let (rule, said) = one(&plan("lagesbild-2023"));
    assert!(rule == "unknown-reference" && said.contains("Write lagesbild-2024"), "{said}");
}

/// Only an impossible order is told of: within the same month there is no telling.
#[test]
fn an_answer_does_not_come_before_its_question() {
    assert_eq!(found(&instead("answered_on: 2024-04", "answered_on: 2024-03")), []);
    assert_eq!(found(&instead("answered_on: 2024-04", "answered_on: 2024")), []);
    let (rule, said) = one(&instead("answered_on: 2024-04", "answered_on: 2024-02-29"));
    assert!(rule == "times-out-of-order" && said.contains("2024-02-29 is before 2024-03"), "{said}");
    assert_eq!(one(&more("sent: 2024-05\n")).0, "times-out-of-order");
    assert_eq!(found(&more("sent: 2024-06\n")), []);
}

#[test]
fn what_has_not_happened_is_not_in_the_picture() {
    for (from, to) in [
        ("dated: 2024-06", "dated: 2024-12"),
        ("asked_on: 2024-03, answered_on: 2024-04", "asked_on: 2024-12"),
        ("answered_on: 2024-04", "answered_on: 2025"),
    ] {
        assert_eq!(one(&instead(from, to)).0, "progress-in-future", "{to}");
    }
    assert_eq!(one(&more("sent: H 2025\n")).0, "progress-in-future");
}

#[test]
fn a_source_has_been_asked_or_has_answered() {
    for said in ["asked: yes", "asked: yes, answered: no", "answered: partly", "asked: no, answered: yes"] {
        assert_eq!(found(&instead("answered: yes", said)), [], "{said}");
    }
    for silent in ["asked: no", "answered: no", "asked: no, answered: no", "text: Ska frågas."] {
        assert_eq!(one(&instead("answered: yes", silent)).0, "source-not-asked", "{silent}");
    }
    // What cannot be read may be the answer.
    assert_eq!(one(&instead("answered: yes", "answered: ja")).0, "wrong-value");
}

/// The picture of the document: what each source answered, and the difference that the document itself explains.
#[test]
fn the_picture_of_the_plan_is_that_of_the_document() {
    let workspace = Workspace::open(&repository(), Config::default(), &Reader::default());
    let plan = workspace.plan("rinkeby-kista-2018").found().unwrap().record;
    let picture = workspace.situation(plan.situation.as_ref().unwrap()).found().unwrap().record;
    let level = |id: &str, environment: Environment| {
        let source = picture.sources.iter().find(|source| source.id == *id).unwrap();
        source.levels().find(|(of, _)| *of == environment).map(|(_, level)| level.value)
    };
    assert_eq!(picture.sources.len(), 9);
    assert_eq!(level("polisen", Environment::Islamist), Some(Level::Serious));
    assert_eq!(level("forvaltningen", Environment::Islamist), Some(Level::Signs));
    assert_eq!(level("grundskolan", Environment::WhitePower), Some(Level::Signs));
    assert_eq!(level("fastighetsbolagen", Environment::Islamist), Some(Level::None));
    assert_eq!(level("fackforvaltningarna", Environment::Islamist), None);
    let explained: Vec<_> = picture.contradictions.iter().filter(|row| row.explained.is_some()).collect();
    assert_eq!(explained.len(), 1);
    assert_eq!(explained[0].between.iter().map(|id| &**id).collect::<Vec<_>>(), ["forvaltningen", "polisen"]);
    // The document dates neither the picture nor the questions, and does not say that it reached the agreement.
    assert!(picture.dated.is_none() && picture.period.is_none() && picture.sent.is_none());
    assert_eq!(picture.times().count(), 1);
    let ids =
        |ids: Vec<&vbe::model::records::Text>| ids.into_iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        ids(picture.needs.iter().map(|need| &need.id).collect()),
        ids(plan.needs.iter().map(|need| &need.id).collect())
    );
}
