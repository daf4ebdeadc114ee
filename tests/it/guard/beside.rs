//! What stands beside an error is masked as in a case: the person is seldom only in the number.

use std::fs;

use vbe::cli::{Exit, Input};

use super::{REST, Repository, vbe};

const LEAK: &str = "Hodan Lindqvist, 18900101-9802, Storgatan 12, 070-1740605";
/// What must not be told of it.
const PARTS: [&str; 5] = ["Hodan", "Lindqvist", "9802", "Storgatan", "1740605"];

fn sandbox() -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "").add().commit("Start");
    repository
}

fn tells_nothing(said: &str) {
    for part in PARTS {
        assert!(!said.contains(part), "{part}: {said}");
    }
}

#[test]
fn a_line_with_a_number_is_masked_as_in_a_case_whatever_the_file_and_the_question() {
    let json = format!("{{\"vem\": \"{LEAK}\"}}\n");
    let html = format!("<p>{LEAK}</p>\n");
    let csv = format!("Vem;Var\n{LEAK};x\n");
    let plan = format!("kind: plan\nid: a\ntitle: {LEAK}\n");
    for (path, text) in [
        ("docs/n.md", format!("{LEAK}\n").as_str()),
        ("docs/n.csv", csv.as_str()),
        ("docs/n.html", html.as_str()),
        ("docs/n.json", json.as_str()),
        ("plans/a.yaml", plan.as_str()),
    ] {
        let repository = sandbox();
        let base = repository.git("rev-parse HEAD").trim().to_owned();
        repository.file(path, text).add();
        let mut runs = vec![repository.vbe("scan --staged"), repository.vbe(&format!("scan {path}"))];
        if path.starts_with("plans") {
            runs.push(repository.vbe("validate"));
        }
        let tip = repository.commit("x");
        let line = |line: String| Input::new(std::io::Cursor::new(line), false);
        runs.push(repository.vbe("scan --range HEAD~1..HEAD"));
        runs.push(repository.vbe("scan --history"));
        runs.push(vbe(
            repository.path(),
            "scan --push origin",
            line(format!("refs/heads/main {tip} refs/heads/main {base}\n")),
        ));
        for format in ["text", "json"] {
            runs.push(repository.vbe(&format!("scan --range HEAD --format {format}")));
        }
        for run in runs {
            assert_eq!(run.exit, Exit::Found, "{path}: {}{}", run.out, run.err);
            tells_nothing(&format!("{}{}", run.out, run.err));
        }
    }
}

#[test]
fn a_path_with_a_number_is_masked_as_in_a_case() {
    let repository = sandbox();
    repository.file("docs/hodan-lindqvist-18900101-9802-storgatan-12.md", "Inget\n").add();
    repository.file("docs/samtal-hodan-lindqvist.md", "Numret 18900101-9802\n").add();
    let run = repository.vbe("scan --staged");
    assert_eq!(run.exit, Exit::Found);
    for part in ["hodan", "lindqvist", "storgatan", "9802"] {
        assert!(!run.out.contains(part) && !run.err.contains(part), "{part}: {}{}", run.out, run.err);
    }
    assert!(run.out.contains("docs/"), "the place can be found: {}", run.out);
}

#[test]
fn what_stands_beside_a_number_in_a_message_is_masked() {
    let repository = sandbox();
    repository.commit("Rubrik\n\nSigned-off-by: Hodan Lindqvist <a@example.se> 18900101-9802 Storgatan 12");
    let run = repository.vbe("scan --range HEAD~1..HEAD");
    assert_eq!(run.exit, Exit::Found);
    tells_nothing(&run.out);
}

#[test]
fn what_is_no_text_is_excerpted_nowhere() {
    for path in ["docs/b", "records/cases/b", "records/cases/b.yaml", "plans/b.yaml"] {
        let repository = sandbox();
        repository.file(path, "kind: case\0\nPojken slog sin bror 18900101-9802 \0\n").add();
        for words in ["scan --staged", "validate", &format!("scan {path}")] {
            let run = repository.vbe(words);
            let said = format!("{}{}", run.out, run.err);
            assert!(!said.contains("Pojken") && !said.contains("9802"), "{path} {words}: {said}");
        }
        assert_ne!(repository.vbe("scan --staged").exit, Exit::Fine, "{path}");
    }
}

#[test]
fn free_text_that_is_no_yaml_is_told_by_its_line_only() {
    let repository = sandbox();
    let path = "records/cases/q3x7k2m9.yaml";
    let case = format!("kind: case\nid: q3x7k2m9\n{REST}");
    for text in [
        format!("{case}Pojken slog sin bror\n"),
        format!("{case}note: Pojken slog: sin bror\n"),
        format!("{case}\tPojken: slog\n"),
        format!("{case}note: Inget\nstatus: open\nnote: Pojken slog sin bror\n"),
        format!("{case}note: Pojken slog sin bror\nnote: Inget\n"),
        format!("kind: case\nid: q3x7k2m9\nnote: 'Pojken slog' sin bror\n{REST}"),
    ] {
        fs::create_dir_all(repository.path().join("records/cases")).unwrap();
        repository.file(path, &text).add();
        for words in ["scan --staged", "validate", &format!("scan {path}")] {
            let run = repository.vbe(words);
            let said = format!("{}{}", run.out, run.err);
            assert!(!said.contains("Pojken") && !said.contains("bror"), "{words} {text}: {said}");
        }
        assert_eq!(repository.vbe("scan --staged").exit, Exit::Found, "{text}");
    }
}
