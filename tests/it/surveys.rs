//! Surveys and what is counted by school or unit: who was asked and has not answered, and counts that are told whole or
//! not at all.

use serde_json::Value;
use vbe::cli::Exit;

use crate::gaps::sound;
use crate::sandbox::Sandbox;

const PATH: &str = "records/surveys/enkat-2023.yaml";

const SURVEY: &str = "kind: survey
id: enkat-2023
title: Enkät om läget
situation: bild-2023
on: 2023-08
answer_by: 2023-09
prepared_by: [samordnare]
asked:
  - {who: skolan, sent: 40, answered: 25}
  - {who: fritid, sent: 12, answered: 0}
  - {as_written: funktionsnedsatta, sent: 8, answered: 4}
  - {who: skolan, as_written: skolan, sent: 10, answered: 10}
questions:
  - id: kunskap
    text: Har du den kunskap som du behöver?
    answers:
      - {answer: ja, count: 14, by_unit: [{unit: skolan, count: 8}, {unit: samordnare, count: 6}]}
      - {answer: nej, count: 25, by_unit: [{unit: skolan, count: 17}, {unit: samordnare, count: 8}]}
  - {id: fritt, text: Vad behöver du?}
";

fn asked(from: &str, to: &str) -> Sandbox {
    assert!(SURVEY.contains(from), "{from}");
    sound().file(PATH, &SURVEY.replace(from, to))
}

/// The section of the annual report.
fn told(sandbox: &Sandbox) -> Value {
    let run = sandbox.run("report --kind annual --plan plan-2024 --as-of 2024-11-15 --format json");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    let page: Value = serde_json::from_str(&run.out).unwrap();
    let sections = page["follow_ups"][0]["sections"].as_array().unwrap().clone();
    sections.into_iter().find(|section| section["id"] == "surveys").unwrap()
}

fn text(sandbox: &Sandbox) -> String {
    let run = sandbox.run("report --kind annual --plan plan-2024 --as-of 2024-11-15 --format md");
    run.out.split("### Situation picture").nth(1).unwrap().split("\n### ").next().unwrap().to_owned()
}

#[test]
fn who_was_sent_a_survey_and_has_not_answered_is_a_gap() {
    let gap = |sandbox: &Sandbox, day: &str| {
        let sound = sandbox.run("validate");
        assert_eq!(sound.exit, Exit::Fine, "{}", sound.out);
        sandbox.run(&format!("gaps --plan plan-2024 --kind survey-silent --as-of {day} --format csv")).out
    };
    let silent = asked("", "");
    assert!(gap(&silent, "2024-11-15").contains("1 of 4 have not answered: Fritid."));
    // Before the answers are to have come, none is missing.
    assert!(!gap(&silent, "2023-09-30").contains("enkat") && gap(&silent, "2023-10-01").contains("Fritid"));
    assert!(gap(&asked("sent: 8, answered: 4", "sent: 8, answered: 0"), "2024-11-15").contains("2 of 4"));
    assert!(
        !gap(&asked("sent: 12, answered: 0}", "sent: 12, answered: 12}"), "2024-11-15").contains("enkat")
    );
    // Of a survey that says of nobody how many answered nothing is known.
    let bare = "kind: survey\nid: enkat-2023\ntitle: Enkät\nsituation: bild-2023\nasked: [{who: skolan}, {who: fritid}]\n";
    assert!(!gap(&sound().file(PATH, bare), "2024-11-15").contains("enkat"));
    // A source can point to it as well.
    let picture = sound()
        .read("records/situations/bild-2023.yaml")
        .replace("who: [skolan],", "who: [skolan], survey: enkat-2023,");
    let pointed = asked("situation: bild-2023\n", "").file("records/situations/bild-2023.yaml", &picture);
    assert!(gap(&pointed, "2024-11-15").contains("Fritid"));
    assert!(!gap(&asked("situation: bild-2023\n", ""), "2024-11-15").contains("Fritid"));
    assert!(asked("bild-2023", "bild-2032").run("validate").out.contains("bild-2023"));
}

#[test]
fn the_report_has_the_answers_by_unit_and_what_is_listed_twice_twice() {
    let whole = asked("", "");
    let survey = &told(&whole)["surveys"][0];
    let rate = |at: usize| survey["asked"][at]["rate"].as_f64();
    assert_eq!((rate(0), rate(1), rate(2), rate(3)), (Some(63.0), Some(0.0), Some(50.0), Some(100.0)));
    let page = text(&whole);
    for wanted in ["| funktionsnedsatta | 8 | 4 | 50 % |", "| skolan | 10 | 10 | 100 % |"] {
        assert!(page.contains(wanted), "{page}");
    }
    assert!(page.contains("ja 14, nej 25; Skolan: ja 8, nej 17; Samordnaren: ja 6, nej 8"), "{page}");
    assert!(page.contains("no answers are recorded"), "{page}");
    for words in ["show enkat-2023", "list survey"] {
        assert!(whole.run(words).out.contains("Enkät om läget"), "{words}");
    }
}

/// Three of a school are known by those who know the school, so then nothing by unit is told; and a whole that is small
/// is not told either.
#[test]
fn answers_are_told_whole_or_not_at_all() {
    let by_unit = "count: 14, by_unit: [{unit: skolan, count: 8}, {unit: samordnare, count: 6}]";
    for (to, shown, hidden) in [
        (
            "count: 14, by_unit: [{unit: skolan, count: 11}, {unit: samordnare, count: 3}]",
            "ja 14, nej 25",
            "Skolan: ja",
        ),
        // Somebody is left out of the units, and would be the difference.
        ("count: 14, by_unit: [{unit: skolan, count: 8}]", "ja 14, nej 25", "Skolan: ja"),
        ("count: 3", "the counts are not shown", "ja 3"),
        // All alike.
        ("count: 0", "the counts are not shown", "nej 25"),
    ] {
        let sandbox = asked(by_unit, to);
        for page in [
            text(&sandbox),
            sandbox.run("show enkat-2023").out.split_whitespace().collect::<Vec<_>>().join(" "),
        ] {
            assert!(page.contains(shown) && !page.contains(hidden), "{to}: {page}");
        }
    }
}

/// Results that stand in the picture itself were in no report.
#[test]
fn what_a_picture_says_of_a_survey_is_in_the_report() {
    let old = "survey:\n  - {question: Känner du till rutinen?, period: 2023, value: 41.5, unit: procent}\n  - {question: Har du sett något?, value: 3}\n";
    let picture = sound().read("records/situations/bild-2023.yaml") + old;
    let page = text(&sound().file("records/situations/bild-2023.yaml", &picture));
    assert!(page.contains("| Känner du till rutinen? | 2023 | 41.5 % |"), "{page}");
    assert!(page.contains("| Har du sett något? |  | \\<5 |"), "{page}");
    assert!(text(&sound()).contains("No survey is recorded."));
}

fn by_school(rows: &str) -> Sandbox {
    let plan = sound().read("plans/plan-2024.yaml").replace(
        "activities:\n",
        "indicators: [{id: unga, title: Kan tänka sig att vara med, unit: procent, recurs: vartannat år}]\nactivities:\n",
    );
    let value = format!(
        "kind: measurement\nid: unga-2024\nindicator: plan-2024/unga\nperiod: V 2024\nvalue: 12.1\nby:\n{rows}"
    );
    sound().file("plans/plan-2024.yaml", &plan).file("records/measurements/unga-2024.yaml", &value)
}

#[test]
fn a_measurement_says_which_schools_whole_or_not_at_all() {
    let read = |sandbox: &Sandbox| {
        let sound = sandbox.run("validate");
        assert_eq!(sound.exit, Exit::Fine, "{}", sound.out);
        let page: Value =
            serde_json::from_str(&sandbox.run("status --indicators --format json").out).unwrap();
        page["plans"][0]["indicators"][0].clone()
    };
    let rows = "  - {unit: skolan, count: 12, answered: 90}\n  - {unit: fritid, count: 8, answered: 75}\n";
    let whole = by_school(rows);
    assert_eq!(read(&whole)["by_unit"][1], serde_json::json!({"unit": "Fritid", "count": 8, "answered": 75}));
    assert!(whole.run("status --indicators").out.contains("Skolan: 12 of 90"));
    for (from, to) in [
        ("count: 8", "count: 3"),
        ("count: 8", "count: 73"),
        ("count: 8", "count: 75"),
        ("count: 8", "count: 0"),
    ] {
        let few = by_school(&rows.replace(from, to));
        let row = read(&few);
        assert_eq!(
            (&row["by_unit"], &row["by_unit_withheld"]),
            (&serde_json::json!([]), &true.into()),
            "{to}"
        );
        for words in ["status --indicators", "show unga-2024", "report --kind annual --plan plan-2024"] {
            let out = few.run(words).out.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(!out.contains("of 90") && !out.contains("answered"), "{words}: {out}");
            assert!(words.starts_with("report") || out.contains("the counts are not"), "{words}: {out}");
        }
    }
}

/// A workspace in which counts of fewer than five were first one number and then another, and all that may be told of
/// them is the same.
fn changed(first: u32, then: u32) -> Sandbox {
    let write = |sandbox: Sandbox, count: u32| {
        let unit = format!(
            "count: 14, by_unit: [{{unit: skolan, count: {}}}, {{unit: samordnare, count: {count}}}]",
            14 - count
        );
        let all = "count: 14, by_unit: [{unit: skolan, count: 8}, {unit: samordnare, count: 6}]";
        let rows = format!(
            "  - {{unit: skolan, count: 29, answered: 90}}\n  - {{unit: fritid, count: {count}, answered: 75}}\n"
        );
        let measured = by_school(&rows);
        let picture = sound().read("records/situations/bild-2023.yaml");
        let results = format!("survey:\n  - {{question: Har du sett något?, value: {count}}}\n");
        let review = format!(
            "kind: review\nid: bidrag\nsort: grants\nperiod: 2024\nunit: fritid\nchecked: 40\nacted: {count}\nwithdrawn: {count}\n"
        );
        sandbox
            .file(PATH, &SURVEY.replace(all, &unit))
            .file("plans/plan-2024.yaml", &measured.read("plans/plan-2024.yaml"))
            .file(
                "records/measurements/unga-2024.yaml",
                &measured.read("records/measurements/unga-2024.yaml"),
            )
            .file("records/situations/bild-2023.yaml", &(picture + &results))
            .file("records/reviews/bidrag.yaml", &review)
    };
    let git = |sandbox: &Sandbox, words: &[&str]| {
        let run = std::process::Command::new("git")
            .args(["-c", "user.name=T", "-c", "user.email=t@example.com"])
            .args(words)
            .envs([("GIT_AUTHOR_DATE", "2024-10-01T12:00Z"), ("GIT_COMMITTER_DATE", "2024-10-01T12:00Z")])
            .current_dir(sandbox.path())
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    };
    let mut sandbox = write(sound(), first);
    git(&sandbox, &["init", "-q", "."]);
    git(&sandbox, &["add", "-A"]);
    git(&sandbox, &["commit", "-qm", "one"]);
    sandbox = write(sandbox, then);
    git(&sandbox, &["commit", "-qam", "two"]);
    sandbox
}

/// Whoever compares two moments, or asks for each number in turn, learns no small number either: whichever it was, the
/// same is told.
#[test]
fn a_small_count_of_a_unit_is_learnt_from_no_command() {
    let (one, other) = (changed(3, 4), changed(2, 1));
    assert_eq!(one.run("validate").exit, Exit::Fine, "{}", one.run("validate").out);
    let told = |sandbox: &Sandbox, words: &str| {
        let run = sandbox.run(words);
        let is_revision = |word: &str| word.len() >= 8 && word.chars().all(|sign| sign.is_ascii_hexdigit());
        let out = run.out.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !is_revision(word));
        (run.exit, out.collect::<Vec<_>>().join(" "))
    };
    for words in [
        "diff HEAD~1",
        "history enkat-2023",
        "history unga-2024",
        "history bild-2023",
        "history bidrag",
        "show enkat-2023",
        "show enkat-2023/kunskap",
        "show unga-2024",
        "show bild-2023",
        "show bidrag",
        "show unga-2024 --at HEAD~1",
        "list survey",
        "list question",
        "list measurement",
        "list review",
        "list situation",
        "status --indicators",
        "meeting radet",
        "gaps",
        "report --kind annual --plan plan-2024 --as-of 2024-11-15",
    ] {
        for format in ["", " --format json", " --format csv", " --format md", " --format html"] {
            let words = format!("{words}{format}");
            assert_eq!(told(&one, &words), told(&other, &words), "{words}");
        }
    }
    for words in [
        "list survey --where questions.answers.by_unit.count=4",
        "list measurement --where by.count=4",
        "list situation --where survey.value=4",
        "list review --where acted=4",
    ] {
        let run = one.run(words);
        assert!(run.exit == Exit::Failed && run.err.contains("cannot be searched"), "{words}: {}", run.err);
    }
}

/// A survey that serves no situation picture was in no report.
#[test]
fn a_survey_without_a_picture_is_in_the_report_of_those_who_ask() {
    let loose = asked("situation: bild-2023\n", "");
    let page = text(&loose);
    assert!(page.contains("Enkät om läget (without a situation picture)"), "{page}");
    assert!(page.contains("ja 14, nej 25"), "{page}");
    // Not before it was sent, and not where others ask.
    let early = loose.run("report --kind annual --plan plan-2024 --as-of 2023-07-31 --format md").out;
    assert!(!early.contains("Enkät om läget"), "{early}");
    let others = asked("situation: bild-2023\n", "")
        .file(PATH, &SURVEY.replace("situation: bild-2023\n", "").replace("[samordnare]", "[polisen]"));
    assert!(!text(&others).contains("Enkät om läget"), "{}", text(&others));
}
