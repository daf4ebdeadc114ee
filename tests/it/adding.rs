//! `vbe add`, the steps that `vbe new case` asks for, and what is not done at a terminal without a word.

use vbe::cli::Exit;

use crate::sandbox::{Run, Sandbox};

const CASE: &str = "records/cases/k7qx2m9f.yaml";
const MEETING: &str = "records/meetings/styrgrupp-2024-05-14.yaml";
const SURVEY: &str = "records/surveys/enkat.yaml";

const FLOW: &str = "kind: flow
id: oro
title: Flöde
steps:
  - {id: samtal, title: Samtal, required: true}
  - {id: anmalan, title: Orosanmälan, means: concern-report, required: true, when: {age: minor}}
  - {id: uppfoljning, title: Uppföljning, after: [samtal]}
";

/// A workspace with a flow, a case that was written in Windows, a meeting, a survey and an indicator.
fn sandbox() -> Sandbox {
    let case = "# Ett ärende.\r\nkind: case\r\nid: k7qx2m9f\r\nregistered: 2024-H1\r\nsource: school\r\nage_band: 18-20\r\n\
        environment: unclear\r\nconcern: [symbols] # ett ord\r\nchannel: staff\r\nmeasures: [talk]\r\nstatus: open\r\nexpires: 2029-H1\r\n";
    let plan = crate::sandbox::SOUND[2].1.to_owned()
        + "  - {id: motesplatser, title: Mötesplatser, ongoing: true}\nindicators:\n  - {id: trygga, title: Trygga elever, unit: procent}\n";
    Sandbox::sound()
        .file("plans/plan-2024.yaml", &plan)
        .file("plans/flows/oro.yaml", FLOW)
        .file(CASE, case)
        .file(MEETING, "kind: meeting\nid: styrgrupp-2024-05-14\ngroup: styrgrupp\non: 2024-05-14 # i maj\n")
        .file(SURVEY, "kind: survey\nid: enkat\ntitle: Enkät\nasked:\n  - {who: enhetschef-fritid, sent: 30}\nquestions:\n  - {id: rutin, text: Finns en rutin?}\n")
}

fn add(sandbox: &Sandbox, words: &[&str]) -> Run {
    sandbox.told(&[&["add"], words].concat(), None)
}

#[test]
fn a_row_is_added_and_nothing_else_in_the_file_is_changed() {
    for (words, path, row) in [
        (
            &["step", "k7q", "samtal", "done=yes", "month=2024-05"][..],
            CASE,
            "steps:\r\n  - {step: samtal, done: yes, month: 2024-05}\r\n",
        ),
        (
            &["steg", "case:k7qx2m9f", "samtal", "done=no", "because=declined"],
            CASE,
            "  - {step: samtal, done: no, because: declined}\r\n",
        ),
        (
            &["insats", "k7qx2m9f", "advice,contact-person"],
            CASE,
            "measures: [talk, advice, contact-person]\r\n",
        ),
        (
            &[
                "beslut", "styrgrupp-2024-05-14", "Skolorna informeras", "responsible=samordnaren",
                "due=H 2024",
            ],
            MEETING,
            "  - {id: skolorna-informeras, text: Skolorna informeras, responsible: [samordnaren], due: H 2024}\n",
        ),
        (
            &["svar", "enkat", "who=enhetschef-fritid", "answered=20"],
            SURVEY,
            "  - {who: enhetschef-fritid, sent: 30, answered: 20}\n",
        ),
        (&["answer", "enkat", "polisen", "sent=4"], SURVEY, "  - {who: polisen, sent: 4}\n"),
        (&["answer", "enkat", "question=rutin", "answer=ja", "count=12"], SURVEY, "{answer: ja, count: 12}"),
        (
            &["area", "plan-2024", "Förhindra"],
            "plans/plan-2024.yaml",
            "  - {id: forhindra, title: Förhindra}\n",
        ),
        (
            &["roll", "Rektor grundskola"],
            "plans/organisation.yaml",
            "  - {id: rektor-grundskola, title: Rektor grundskola}\n",
        ),
        (
            &["unit", "Skolan", "parent=KS"],
            "plans/organisation.yaml",
            "  - {id: skolan, title: Skolan, parent: KS}\n",
        ),
        (
            &["mätvärde", "plan-2024/trygga", "84.5", "period=V 2024"],
            "records/measurements/plan-2024-trygga-v-2024.yaml",
            "value: 84.5\n",
        ),
    ] {
        let sandbox = sandbox();
        let before = sandbox.files();
        let run = add(&sandbox, words);
        assert_eq!(run.exit, Exit::Fine, "{words:?}: {}{}", run.out, run.err);
        let text = sandbox.read(path);
        assert!(text.contains(row), "{words:?}: {text}");
        // Every line that was there stands there still but the one that got the new value.
        let old = before.get(&sandbox.path().join(path)).cloned().unwrap_or_default();
        let lost = old.split_inclusive('\n').filter(|line| !text.contains(line)).count();
        assert!(lost <= 1, "{words:?}: {text}");
        assert_eq!(sandbox.run("validate --fail-on error").exit, Exit::Fine, "{words:?}");
    }
}

#[test]
fn two_decisions_alike_have_ids_of_their_own() {
    let sandbox = sandbox();
    for _ in 0..2 {
        let run = add(&sandbox, &["decision", "styrgrupp-2024-05-14", "Planen godkänns."]);
        assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    }
    let text = sandbox.read(MEETING);
    assert!(text.contains("id: planen-godkanns,") && text.contains("id: planen-godkanns-2,"), "{text}");
}

#[test]
fn what_cannot_be_added_says_what_can() {
    let sandbox = sandbox();
    let before = sandbox.files();
    for (words, told) in [
        (&["stgeg", "k7qx2m9f"][..], "Was step meant?"),
        (&["step"], "vbe add step ID"),
        (&["step", "nix"], "nothing with the id"),
        (&["step", "enkat", "samtal"], "no rows of the kind step"),
        (&["step", "k7qx2m9f"], "step=VALUE done=VALUE"),
        (&["step", "k7qx2m9f", "samtall", "done=yes"], "samtal"),
        (&["step", "k7qx2m9f", "samtal", "done=yes", "namn=x"], "By intent"),
        (&["measure", "k7qx2m9f", "Hodan Lindqvist"], "identifies-person"),
        (&["decision", "styrgrupp-2024-05-14", "Hodan Lindqvist tar det"], "identifies-person"),
        (&["area", "plan-2024", "Förebygga mer", "id=forebygga"], "stands in areas already"),
        (&["value", "plan-2024/nix", "3", "period=2024"], "nix"),
    ] {
        let run = add(&sandbox, words);
        assert_ne!(run.exit, Exit::Fine, "{words:?}: {}{}", run.out, run.err);
        assert!(format!("{}{}", run.out, run.err).contains(told), "{words:?}: {}{}", run.out, run.err);
        assert!(!format!("{}{}", run.out, run.err).contains("Lindqvist"), "{words:?}");
    }
    assert_eq!(sandbox.files(), before);
}

#[test]
fn whoever_sits_there_is_asked_for_the_rest_of_the_row() {
    let sandbox = sandbox();
    let run = sandbox.told(&["add", "step", "k7qx2m9f"], Some("nix\nsamtal\nyes\n2024-05-14\n2024-05\ny\n"));
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(
        run.err.contains("samtal  Samtal") && !run.err.contains("anmalan  Orosanmälan\n   4"),
        "{}",
        run.err
    );
    assert!(
        sandbox.read(CASE).contains("{step: samtal, done: yes, month: 2024-05}"),
        "{}",
        sandbox.read(CASE)
    );
    let run =
        sandbox.told(&["add", "decision", "styrgrupp-2024-05-14"], Some("Skolorna informeras\nsamordnarn\n"));
    assert_eq!(run.exit, Exit::Failed, "{}{}", run.out, run.err);
    let command =
        "Go on from where you were: vbe add decision styrgrupp-2024-05-14 text='Skolorna informeras'\n";
    assert!(run.err.contains("samordnaren") && run.err.ends_with(command), "{}", run.err);
}

/// What another field says already, or says that there is not, is not asked for.
#[test]
fn a_finish_is_not_asked_of_what_is_ongoing_and_no_start_beside_a_single_time() {
    let sandbox = Sandbox::sound().on_a_terminal();
    let asked = |more: &str| {
        let words = ["new", "activity", "title=Öppna mötesplatser", "responsible=samordnaren", more];
        let run = sandbox.told(&words, Some("\n\n\n\n\n\nn\n"));
        let is_asked = |key: &str| run.err.lines().any(|line| line.starts_with(&format!("{key}: ")));
        [is_asked("start"), is_asked("finish"), is_asked("covers")]
    };
    assert_eq!(asked("ongoing=true"), [true, false, true]);
    assert_eq!(asked("ongoing=ja"), [true, false, true]);
    assert_eq!(asked("ongoing=false"), [true, true, true]);
    assert_eq!(asked("when=2024"), [false, false, true]);
}

/// A new case is asked for the steps that it is to go through, so that nothing is left to be warned of at once.
#[test]
fn a_new_case_is_asked_for_its_steps() {
    let sandbox = sandbox();
    let said = [
        "new", "case", "registered=2024-H1", "source=school", "age_band=16-17", "environment=unclear",
        "concern=symbols", "channel=staff", "measures=talk", "status=closed", "closed=2024-H2",
        "outcome=concern-eased", "expires=2029-H1",
    ];
    let run = sandbox.told(&said, Some("yes\n2024-04\nno\nother\n\ny\n"));
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    let shown = run.out.lines().filter(|line| line.starts_with("+  - {step")).collect::<Vec<_>>();
    assert_eq!(
        shown,
        ["+  - {step: samtal, done: yes, month: 2024-04}", "+  - {step: anmalan, done: no, because: other}"]
    );
    assert!(!run.err.contains("warning"), "{}", run.err);
    // A step for those under 18 is not asked of others.
    let adult: Vec<&str> =
        said.iter().map(|word| if *word == "age_band=16-17" { "age_band=30+" } else { word }).collect();
    let run = sandbox.told(&adult, Some("not-applicable\n\ny\n"));
    assert!(run.exit == Exit::Fine && !run.err.contains("Orosanmälan"), "{}{}", run.out, run.err);
}

#[test]
fn what_goes_on_does_not_end_without_a_word() {
    let sandbox = sandbox();
    let refused = sandbox.run("finish motesplatser");
    assert_eq!(refused.exit, Exit::Failed, "{}", refused.out);
    assert!(
        refused.err.contains("--on 2024-11-15") && refused.err.contains("vbe note motesplatser"),
        "{}",
        refused.err
    );
    let no = sandbox.told(&["finish", "motesplatser"], Some("n\n"));
    assert!(no.exit == Exit::Found && no.err.contains("goes on, by the plan"), "{}{}", no.out, no.err);
    assert!(!sandbox.path().join("records/activities/plan-2024/motesplatser.yaml").exists());
    assert_eq!(sandbox.told(&["finish", "motesplatser"], Some("y\n")).exit, Exit::Fine);
    assert_eq!(sandbox.run("finish utbildning").exit, Exit::Fine, "what has a last day ends as before");
}

#[test]
fn nothing_is_published_at_a_terminal_before_a_yes() {
    let sandbox = Sandbox::sound();
    let words = ["report", "--public", "--period", "2023"];
    let no = sandbox.told(&words, Some("n\n"));
    assert_eq!((no.exit, no.out.as_str()), (Exit::Found, "Nothing is published.\n"), "{}", no.err);
    assert!(
        no.err.contains("never counted again") && !sandbox.path().join("records/reports").exists(),
        "{}",
        no.err
    );
    assert_eq!(sandbox.told(&[&words[..], &["--yes"]].concat(), Some("")).exit, Exit::Fine);
    // What is published is printed again without a question.
    assert_eq!(sandbox.told(&words, Some("")).exit, Exit::Fine);
}

/// Everything in a list with ids is reached by them.
#[test]
fn set_reaches_each_row_by_its_id() {
    let sandbox = sandbox();
    assert_eq!(add(&sandbox, &["decision", "styrgrupp-2024-05-14", "Skolorna informeras"]).exit, Exit::Fine);
    assert_eq!(add(&sandbox, &["goal", "plan-2024", "Unga är trygga"]).exit, Exit::Fine);
    assert_eq!(
        add(&sandbox, &["step", "k7qx2m9f", "samtal", "done=no", "because=declined"]).exit,
        Exit::Fine
    );
    for (id, field, path, now) in [
        ("plan-2024", "goals.unga-ar-trygga.target=minst 90 %", "plans/plan-2024.yaml", "target: minst 90 %"),
        ("plan-2024", "activities.utbildning.finish=2025", "plans/plan-2024.yaml", "finish: 2025"),
        ("plan-2024", "indicators.trygga.target=95", "plans/plan-2024.yaml", "target: 95"),
        (
            "styrgrupp-2024-05-14",
            "decisions.skolorna-informeras.done=2024-06-01",
            MEETING,
            "done: 2024-06-01",
        ),
        ("k7qx2m9f", "steps.samtal.done=yes", CASE, "step: samtal, done: yes"),
        ("organisation", "roles.samordnare-vbe.unit=KS", "plans/organisation.yaml", "unit: KS"),
    ] {
        let run = sandbox.told(&["set", id, field], None);
        assert_eq!(run.exit, Exit::Fine, "{field}: {}{}", run.out, run.err);
        assert!(sandbox.read(path).contains(now), "{field}: {}", sandbox.read(path));
    }
}

/// What is called as something that there is gets an id of its own, and nothing of what was typed is refused for it.
#[test]
fn whoever_sits_there_is_asked_for_another_id_than_one_that_is_taken() {
    let sandbox = sandbox();
    let run = sandbox.told(&["new", "meeting", "on=2024-05-14"], Some("styrgrupp\n\n\ny\n"));
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(sandbox.path().join("records/meetings/styrgrupp-2024-05-14-2.yaml").is_file(), "{}", run.out);
    let typed = "Utbilda personalen\nMöten\nutbildning\nny-kurs\n\n\n\n\n\ny\n";
    let run = sandbox.told(&["new", "activity", "title=Utbildning"], Some(typed));
    assert!(run.err.contains("The id utbildning is taken."), "{}{}", run.out, run.err);
    assert!(
        sandbox.read("plans/plan-2024.yaml").contains("{id: ny-kurs, title: Utbildning}"),
        "{}{}",
        run.out,
        run.err
    );
}
