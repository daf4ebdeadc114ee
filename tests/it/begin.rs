//! How a new user begins: the four questions of `vbe init`, the start page, and the guide in the order of its pages.

use std::fs;
use std::path::{Path, PathBuf};

use vbe::cli::{Exit, Input};

use crate::docs::{blocks, document, matches};
use crate::guard::{Repository, alone, command, vbe};
use crate::sandbox::{Run, Sandbox, run_words};

/// What somebody at a terminal answers.
fn typed(answers: &str) -> Input {
    Input::new(std::io::Cursor::new(answers.as_bytes().to_vec()), true)
}

/// Runs `vbe` in a folder, in Swedish, on the day of the start page.
fn swedish(folder: &Path, words: &[&str], input: Input) -> Run {
    let variables = [alone(), vec![("VBE_LANG".to_owned(), "sv".to_owned())]].concat();
    run_words(words.iter().copied(), folder, "2025-02-10", false, variables, input)
}

#[test]
fn four_answers_make_a_workspace_that_has_a_status_page() {
    for (name, unit, id) in [
        ("Exempelköpings kommun", "Socialförvaltningen, Fritidsenheten", "exempelkopings-kommun"),
        ("Åsbo-Väsby stadsdelsförvaltning", "", "asbo-vasby-stadsdelsforvaltning"),
        ("Samverkan: Öbo & \"Ån\" #2", "Enhet 1: skola\nKultur- och fritidsnämnden", "samverkan-obo-an-2"),
    ] {
        let repository = Repository::new();
        let units = if unit.is_empty() { String::new() } else { format!("{unit}\n") };
        let answers = format!("{name}\n\n2025-2027\n{units}\nj\n");
        let run = swedish(repository.path(), &["init"], typed(&answers));
        assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
        let register = fs::read_to_string(repository.path().join("plans/organisation.yaml")).unwrap();
        assert!(register.contains(&format!("id: {id}")), "{register}");
        let checked = swedish(repository.path(), &["validate", "--fail-on", "error"], Input::nothing());
        assert_eq!(checked.exit, Exit::Fine, "{}", checked.out);
        // What is left is the next thing to write, and nothing else.
        assert!(
            checked.out.contains("[plan-without-decision]") && checked.out.contains("1 varning"),
            "{}",
            checked.out
        );
        let status = swedish(repository.path(), &["status"], Input::nothing());
        assert_eq!(status.exit, Exit::Fine, "{}", status.out);
        assert!(
            status.out.contains("HANDLINGSPLAN") && status.out.contains("vbe new activity"),
            "{}",
            status.out
        );
        let again = swedish(repository.path(), &["init"], typed(""));
        assert_eq!(again.out, "Allt är redan på plats: ingenting ändrades.\n", "{}", again.err);
    }
}

#[test]
fn an_editor_is_set_up_once_and_what_somebody_has_already_is_left() {
    let repository = Repository::new();
    let init = |words: &str| {
        let all = ["init --yes --name X --plan Plan --period 2025", words].join(" ");
        swedish(repository.path(), &all.split_whitespace().collect::<Vec<_>>(), Input::nothing())
    };
    let text = |name: &str| fs::read_to_string(repository.path().join(name)).unwrap();
    init("");
    for (editor, name) in [
        ("code", ".vscode/extensions.json"),
        ("helix", ".helix/languages.toml"),
        ("nvim", ".nvim.lua"),
        ("zed", ".zed/settings.json"),
        ("emacs", ".dir-locals.el"),
    ] {
        let again = |words: &str| {
            let words = format!("init --yes {words}");
            swedish(repository.path(), &words.split_whitespace().collect::<Vec<_>>(), Input::nothing())
        };
        let run = again(&format!("--editor {editor}"));
        assert!(run.exit == Exit::Fine && run.out.contains(name), "{editor}: {}{}", run.out, run.err);
        let made = text(name);
        match name.rsplit('.').next().unwrap() {
            "json" => drop(serde_json::from_str::<serde_json::Value>(&made).unwrap()),
            "toml" => assert!(made.contains("[language-server.vbe]\ncommand = \"vbe\"\n"), "{made}"),
            _ => assert_eq!(made.matches('(').count(), made.matches(')').count(), "{made}"),
        }
        let run = again(&format!("--editor {editor}"));
        assert!(run.out.contains("Allt är redan på plats"), "{editor}: {}{}", run.out, run.err);
        fs::write(repository.path().join(name), "eget").unwrap();
        let run = again(&format!("--editor {editor}"));
        assert!(run.err.contains(&format!("{name} finns redan och ändras inte.")), "{}{}", run.out, run.err);
        assert_eq!(text(name), "eget");
    }
}

#[test]
fn each_answer_is_judged_at_once_and_asked_for_again() {
    let repository = Repository::new();
    let answers =
        "???\nHodan Lindqvist\nExempelköpings kommun\n\nvecka 12\ntills vidare\n!!\nFritidsenheten\n\nn\n";
    let run = swedish(repository.path(), &["init"], typed(answers));
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    for told in ["är inget namn", "Här står ett namn", "vecka 12”"] {
        assert!(run.err.contains(told), "{told}: {}", run.err);
    }
    assert!(!run.err.contains("Lindqvist"), "{}", run.err);
    let command = "vbe init --name 'Exempelköpings kommun' --plan 'Handlingsplan mot våldsbejakande extremism' --period 'tills vidare' --unit Fritidsenheten\n";
    assert!(run.err.ends_with(command), "{}", run.err);
    assert!(!repository.path().join("vbe.toml").exists());
}

#[test]
fn what_is_asked_for_can_be_told_by_options() {
    let repository = Repository::new();
    let words = [
        "init", "--yes", "--name", "Hjo kommun", "--plan", "Strategi för trygghet", "--period", "2025",
        "--unit", "Skola,Fritid", "--unit", "Skola",
    ];
    assert_eq!(swedish(repository.path(), &words, Input::nothing()).exit, Exit::Fine);
    let plan = fs::read_to_string(repository.path().join("plans/strategi-2025.yaml")).unwrap();
    assert!(
        plan.ends_with("title: Strategi för trygghet\norganisation: hjo-kommun\nperiod: 2025\n"),
        "{plan}"
    );
    let register = fs::read_to_string(repository.path().join("plans/organisation.yaml")).unwrap();
    assert_eq!(register.matches("parent: hjo-kommun").count(), 2, "{register}");
    let second = swedish(repository.path(), &words, Input::nothing());
    assert_eq!(second.exit, Exit::Fine);
    assert!(
        second.out.starts_with("Allt är redan på plats") && second.err.contains("vbe add unit"),
        "{}",
        second.err
    );
    // A plan has a name and a time, and nobody is written.
    let repository = Repository::new();
    for (words, told) in [
        (&["init", "--yes", "--plan", "Plan"][..], "--period saknas"),
        (&["init", "--yes", "--period", "2025"], "--plan saknas"),
        (&["init", "--yes", "--plan", "Plan", "--period", "våren"], "våren"),
        (&["init", "--yes", "--unit", "Hodan Lindqvist"], "Här står ett namn"),
    ] {
        let run = swedish(repository.path(), words, Input::nothing());
        assert_eq!(run.exit, Exit::Failed, "{words:?}: {}{}", run.out, run.err);
        assert!(run.err.contains(told), "{words:?}: {}", run.err);
        assert!(!repository.path().join("vbe.toml").exists());
    }
}

/// A folder may have files, be no repository, or lie in one.
#[test]
fn a_workspace_is_made_wherever_somebody_stands() {
    let folder = crate::sandbox::folder();
    fs::write(folder.path().join("plan.docx"), "x").unwrap();
    let words = "init --yes --name Hjo --plan Plan --period 2025";
    let run = vbe(folder.path(), words, Input::nothing());
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(
        run.err.contains("git init") && folder.path().join("plans/plan-2025.yaml").is_file(),
        "{}",
        run.err
    );
    let repository = Repository::new();
    let inner = repository.path().join("vår kommun");
    fs::create_dir(&inner).unwrap();
    let run = vbe(&inner, words, Input::nothing());
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert_eq!(vbe(&inner, "validate --fail-on error", Input::nothing()).exit, Exit::Fine);
}

/// The words of a command line, where what stands in quotes is one.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for char in line.chars() {
        match char {
            '\'' | '"' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            other => words.last_mut().unwrap().push(other),
        }
    }
    words.into_iter().filter(|word| !word.is_empty()).collect()
}

/// What is typed after a question in a block, and the block without it.
fn dialogue<'t>(lines: &[&'t str]) -> (String, Vec<&'t str>) {
    const PROMPTS: [&str; 7] = [
        "skriv:", "skriv, annars", "skriv, tomt", "nummer eller namn", "flera med komma",
        "Ska det göras? (j/n)", "Ska det skrivas? (j/n)",
    ];
    let (mut typed, mut rest) = (String::new(), Vec::new());
    for line in lines.iter().filter(|line| !line.is_empty()) {
        if !PROMPTS.iter().any(|prompt| line.starts_with(prompt)) {
            rest.push(*line);
            continue;
        }
        let end = if line.contains("(j/n)") { line.find(')') } else { line.rfind(':') };
        let (prompt, answer) = line.split_at(end.unwrap() + 1);
        typed.push_str(answer.trim());
        typed.push('\n');
        rest.push(prompt);
    }
    (typed, rest)
}

/// Every block of the start page is run in order, in a folder where nothing is, and prints what stands there.
#[test]
fn the_start_page_leads_from_nothing_to_a_committed_plan() {
    let outer = crate::sandbox::folder();
    let mut folder: PathBuf = outer.path().to_path_buf();
    let mut seen = 0;
    for (_, text) in blocks(&document("docs/borja.md")).iter().filter(|(info, _)| info == "console") {
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            let line = line.strip_prefix("$ ").unwrap_or_else(|| panic!("{line}"));
            let mut wanted = Vec::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with("$ ")) {
                wanted.push(line);
            }
            let told = words(line);
            let told: Vec<&str> = told.iter().map(String::as_str).collect();
            match told[..] {
                ["mkdir", name] => fs::create_dir(folder.join(name)).unwrap(),
                ["cd", name] => folder.push(name),
                ["git", ..] => {
                    let output =
                        crate::guard::hooked(&folder, &told[1..], true, |git| git.env("VBE_LANG", "sv"));
                    let said = String::from_utf8_lossy(&output.stderr).into_owned();
                    assert!(output.status.success(), "{line}: {said}");
                }
                ["vbe", ..] => says(&folder, &told[1..], &wanted),
                _ => panic!("{line}"),
            }
            seen += 1;
        }
    }
    assert!(seen >= 10, "only {seen} commands were run");
    let left = command(&folder, &["status", "--porcelain"]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&left.stdout), "", "all is committed");
    let checked = swedish(&folder, &["validate", "--fail-on", "note"], Input::nothing());
    assert_eq!(checked.exit, Exit::Fine, "{}", checked.out);
}

/// A command prints what stands under it. What is asked and what is answered go two ways, so in a dialogue each line has
/// its place in one of them.
fn says(folder: &Path, told: &[&str], wanted: &[&str]) {
    let (answers, lines) = dialogue(wanted);
    if answers.is_empty() {
        let run = swedish(folder, told, Input::nothing());
        let printed: Vec<&str> = run.out.lines().chain(run.err.lines()).collect();
        assert!(matches(wanted, &printed), "$ vbe {told:?}\n{}\n{}", run.out, run.err);
        assert_ne!(run.exit, Exit::Failed, "{told:?}");
        return;
    }
    let run = swedish(folder, told, typed(&answers));
    assert_eq!(run.exit, Exit::Fine, "{told:?}: {}{}", run.out, run.err);
    for line in lines.into_iter().filter(|line| *line != "…") {
        let begins = line.trim_end_matches('…');
        let is_there = run.out.lines().chain(run.err.lines()).any(|own| own.contains(begins));
        assert!(is_there, "{told:?}: {line}\n{}\n{}", run.out, run.err);
    }
}

/// Whoever writes the guide's files in the order of the page never has an error.
#[test]
fn the_guide_can_be_written_from_the_first_page_to_the_last() {
    let mut sandbox = Sandbox::empty();
    let files = blocks(&document("docs/skriva.md"));
    let mut seen = 0;
    for (path, text) in files.iter().filter_map(|(info, text)| Some((info.strip_prefix("yaml ")?, text))) {
        sandbox = sandbox.file(path, text);
        let run = sandbox.run("validate --fail-on error");
        assert_eq!(run.exit, Exit::Fine, "{path}: {}", run.out);
        seen += 1;
    }
    assert!(seen >= 15, "only {seen} files");
}
