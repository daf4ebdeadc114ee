//! What the program tells people to run, and its own words beside what they have written.

use vbe::cli::Exit;
use vbe::pii::detector::{Detector, Exposure};

use crate::guard::Repository;
use crate::house;
use crate::sandbox::Sandbox;

#[test]
fn an_argument_covers_none_of_the_programs_own_words() {
    let sandbox = Sandbox::sound().swedish();
    for (words, told) in [
        ("explain Alma", "Regeln Alma finns inte."),
        ("Alma", "Kommandot Alma finns inte."),
        ("schema Alma", "Sorten Alma finns inte."),
        ("meeting Alma", "Gruppen Alma finns inte."),
        ("gaps --need Alma", "Behovet Alma finns inte."),
        ("--root Alma status", "Mappen Alma finns inte."),
        ("explain Hodan-Lindqvist", "Regeln ███████████████ finns inte."),
    ] {
        let run = sandbox.run(words);
        let err = run.err.replace("[folder]/", "");
        assert!(err.contains(told), "{words}: {}{}", run.out, run.err);
    }
}

/// A sentence begins with a word of the program's own and then has what somebody has written: two capitals look like one
/// person.
#[test]
fn no_sentence_is_covered_together_with_what_it_repeats() {
    let told = std::fs::read_to_string(crate::sandbox::repository().join("src/pii/told.rs")).unwrap();
    let (mut seen, mut lacking) = (0, std::collections::BTreeSet::new());
    for module in house::modules().iter().filter(|module| !module.file.starts_with("pii/")) {
        for sentence in module.text.split('"').skip(1).step_by(2) {
            let Some((first, rest)) = sentence.split_once(" {") else { continue };
            let Some((name, _)) = rest.split_once('}') else { continue };
            let is_plain = first.chars().all(char::is_alphabetic) && first.starts_with(char::is_uppercase);
            if !is_plain || !name.chars().all(|char| char.is_alphanumeric() || char == '_') {
                continue;
            }
            seen += 1;
            let hits = Detector::default().find(&format!("{first} Alma"), Exposure::Meeting);
            let is_own = hits.iter().any(|hit| hit.span.start == 0);
            if is_own && !told.contains(&format!("\"{first}\"")) {
                lacking.insert(first.to_owned());
            }
        }
    }
    assert!(lacking.is_empty() && seen > 60, "{seen}: {lacking:?} are not among OPENING in pii/told.rs");
}

#[test]
#[cfg(unix)]
fn what_people_are_told_to_run_does_what_it_says_whatever_a_folder_is_called() {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    for folder in ["mina ärenden", "$(touch x)", "a'b", "`touch x`", "-rf"] {
        let repository = Repository::new();
        repository.file("vbe.toml", &format!("[paths]\nrecords = \"{folder}\"\nschemas = \"{folder}/s\"\n"));
        repository.file(&format!("{folder}/cases/.gitkeep"), "");
        let cases = repository.path().join(folder).join("cases");
        fs::set_permissions(repository.path(), fs::Permissions::from_mode(0o755)).unwrap();
        fs::set_permissions(repository.path().join(folder), fs::Permissions::from_mode(0o755)).unwrap();
        fs::set_permissions(&cases, fs::Permissions::from_mode(0o755)).unwrap();
        fs::set_permissions(repository.path().parent().unwrap(), fs::Permissions::from_mode(0o755)).unwrap();
        let run = repository.vbe("doctor");
        let line = |start: &str| {
            let told: String = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
            told.split(start).nth(1).map(|rest| format!("{start}{rest}"))
        };
        let schema = line("vbe schema plan > ").unwrap();
        let schema = schema.split("plan.schema.json").next().unwrap().replace("vbe schema plan", "printf x");
        fs::create_dir_all(repository.path().join(folder).join("s")).unwrap();
        let quote = if schema.contains('\'') { "plan.schema.json'" } else { "plan.schema.json" };
        shell(&repository, &format!("{schema}{quote}"));
        assert!(repository.path().join(folder).join("s/plan.schema.json").exists(), "{schema}{quote}");
        let chmod = line("chmod go-rwx ").unwrap();
        let chmod = chmod.split("cases").next().unwrap();
        let quote = if chmod.contains('\'') { "cases'" } else { "cases" };
        shell(&repository, &format!("{chmod}{quote}"));
        assert_eq!(cases.metadata().unwrap().permissions().mode() & 0o077, 0, "{chmod}{quote}");
        assert!(!repository.path().join("x").exists(), "{folder} was run");
    }
}

#[cfg(unix)]
fn shell(repository: &Repository, line: &str) {
    let run =
        std::process::Command::new("sh").args(["-c", line]).current_dir(repository.path()).output().unwrap();
    assert!(run.status.success(), "{line}: {}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn a_form_comes_back_whatever_ends_a_line_in_a_title() {
    for ending in ["\\r", "\\n", "\\r\\n"] {
        let plan = crate::sandbox::SOUND[2]
            .1
            .replace("title: Utbilda personalen", &format!("title: \"Utbilda{ending}personalen\""));
        assert!(plan.contains(ending), "{plan}");
        let sandbox = Sandbox::sound().file("plans/plan-2024.yaml", &plan);
        let run = sandbox.run("ask --form md");
        assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
        let (path, form) = sandbox
            .files()
            .into_iter()
            .find(|(path, _)| path.extension().is_some_and(|ending| ending == "md"))
            .unwrap();
        assert!(!form.contains('\r'), "{form:?}");
        let path = path.strip_prefix(sandbox.path()).unwrap().display().to_string();
        let run = sandbox.run(&format!("import --answers {path} --dry-run"));
        assert!(!run.err.contains("vbe: "), "{}{}", run.out, run.err);
    }
}
