//! The same case under another name: a copy, a list, a patch, a saved page.

use std::fs;

use vbe::cli::Exit;

use super::{REST, Repository};

const NOTE: &str = "Ring Hodan Lindqvist 070-1740605";

fn case() -> String {
    format!("kind: case\nid: q3x7k2m9\nnote: {NOTE}\n{REST}")
}

fn sandbox() -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "").add().commit("Start");
    repository
}

fn exit(repository: &Repository, path: &str, text: &[u8]) -> Exit {
    let to = repository.path().join(path);
    fs::create_dir_all(to.parent().unwrap()).unwrap();
    fs::write(&to, text).unwrap();
    repository.git("add -A -f");
    let run = repository.vbe("scan --staged");
    assert!(!run.out.contains("Hodan") && !run.err.contains("Hodan"), "{path}: {}{}", run.out, run.err);
    repository.git("rm -q -r --cached .");
    repository.git("reset -q");
    fs::remove_file(to).unwrap();
    run.exit
}

#[test]
fn a_case_is_judged_as_one_whatever_its_file_is_called() {
    let repository = sandbox();
    let case = case();
    let json = format!("{{\"kind\": \"case\", \"note\": \"{NOTE}\"}}\n");
    let patch: String = case.lines().map(|line| format!("+{line}\n")).collect();
    let list = format!("ärenden:\n  - kind: case\n    note: {NOTE}\n");
    let changed = format!(
        "diff --git a/records/cases/x.yaml b/records/cases/x.yaml\n--- a/records/cases/x.yaml\n+++ b/records/cases/x.yaml\n@@ -3 +3 @@\n-note: Inget\n+note: {NOTE}\n"
    );
    for (path, text) in [
        ("docs/a.txt", case.as_str()),
        ("docs/a.md", &case),
        ("docs/a.json", &json),
        ("docs/x.yaml.orig", &case),
        ("docs/x.yaml~", &case),
        ("docs/x.yaml.bak", &case),
        ("docs/utan", &case),
        ("docs/a.yaml", &case.replace("kind: case", "kind: Case")),
        ("docs/b.yaml", &list),
        ("docs/b.txt", &case.replace("kind: case", "kind: incident")),
        ("docs/lista.csv", &format!("id;kind;note\na;case;{NOTE}\n")),
        ("andring.patch", &patch),
        ("andring2.patch", &changed),
    ] {
        assert_eq!(exit(&repository, path, text.as_bytes()), Exit::Found, "{path}");
    }
    // What is published, and what only shows how a case is written, is as before.
    for (path, text) in [
        ("docs/a.txt", format!("Växeln: {NOTE}\n")),
        ("docs/a.md", format!("Så här skrivs ett ärende:\n\n```yaml\n{case}```\n")),
        ("src/a.rs", format!("const CASE: &str = \"\nkind: case\nnote: {NOTE}\n\";\n")),
    ] {
        assert_eq!(exit(&repository, path, text.as_bytes()), Exit::Fine, "{path}");
    }
}

#[test]
fn an_internal_page_that_is_saved_is_judged_as_a_case() {
    let repository = sandbox();
    // Where the case is not a finding by itself, the page of it is not either.
    let sound = format!("kind: case\nid: q3x7k2m9\nnote: Samtal på skolan\n{REST}");
    repository.file("records/cases/q3x7k2m9.yaml", &sound).add().commit("Ärende");
    for lang in ["sv", "en"] {
        for (words, path) in [
            ("show case:q3x7k2m9 --format md", "docs/x.md"),
            ("show case:q3x7k2m9 --format html-fragment", "docs/x.html"),
            ("show case:q3x7k2m9 --format json", "docs/x.json"),
            ("list case --format csv", "docs/x.csv"),
            ("list case --format md", "docs/y.md"),
            ("cases --format md", "docs/z.md"),
        ] {
            let page = repository.vbe(&format!("{words} --lang {lang}")).out;
            assert!(page.len() > 100, "{words}: {page}");
            let telling = format!("{page}\n{NOTE}\n");
            assert_eq!(exit(&repository, path, telling.as_bytes()), Exit::Found, "{words} {lang}: {page}");
        }
    }
}

#[test]
fn among_the_cases_only_a_readme_and_hidden_files_are_free() {
    let repository = sandbox();
    for (path, wanted) in [
        ("records/cases/lista.csv", Exit::Failed),
        ("records/cases/ett.txt", Exit::Failed),
        ("records/incidents/2024/ett.txt", Exit::Failed),
        ("records/cases/README.md", Exit::Fine),
        ("records/cases/.gitkeep", Exit::Fine),
        ("records/cases/.editorconfig", Exit::Fine),
        ("records/anteckning.txt", Exit::Fine),
    ] {
        let exit = exit(&repository, path, b"Inget\n");
        assert_eq!(exit == Exit::Fine, wanted == Exit::Fine, "{path}: {exit:?}");
    }
    // What a system keeps of a folder's looks stops nothing.
    for path in ["records/cases/.DS_Store", "records/.DS_Store", "plans/Thumbs.db", "docs/.DS_Store"] {
        assert_eq!(exit(&repository, path, b"\0\0\0\x01Bud1\0"), Exit::Fine, "{path}");
    }
    assert_ne!(exit(&repository, "records/cases/Thumbs.db", NOTE.as_bytes()), Exit::Fine, "it is a text");
}

#[test]
fn of_schemas_only_those_that_init_writes_are_open() {
    let repository = Repository::new();
    repository.file("vbe.toml", "[paths]\nrecords = \".\"\n").add().commit("Start");
    for (path, wanted) in [
        ("schemas/case.schema.json", Exit::Fine),
        ("schemas/config.schema.json", Exit::Fine),
        ("schemas/annan.schema.json", Exit::Found),
    ] {
        let text = format!("{{\"description\": \"{NOTE}\"}}\n");
        assert_eq!(exit(&repository, path, text.as_bytes()), wanted, "{path}");
    }
}

#[test]
fn init_tells_git_to_pass_over_what_systems_keep() {
    let repository = Repository::new();
    repository.vbe("init --yes");
    fs::write(repository.path().join("records/cases/.DS_Store"), b"\0\0\0\x01Bud1").unwrap();
    fs::write(repository.path().join("plans/Thumbs.db"), b"\xd0\xcf\x11\xe0").unwrap();
    repository.add();
    assert!(
        !repository.git("ls-files").contains("DS_Store") && !repository.git("ls-files").contains("Thumbs")
    );
}

/// The documents here show how a case is written, and are no cases.
#[test]
fn the_documents_of_this_repository_are_no_cases() {
    let repository = sandbox();
    let from = crate::sandbox::repository();
    for folder in ["docs", "docs/rules", "docs/adr", "."] {
        for entry in fs::read_dir(from.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "md") {
                let name = path.strip_prefix(&from).unwrap().to_str().unwrap().to_owned();
                repository.file(&name, &fs::read_to_string(&path).unwrap());
            }
        }
    }
    repository.add();
    // Numbers are looked for everywhere, and some documents show those that nobody has.
    let run = repository.vbe("scan --staged --format json");
    let page: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    for finding in page["findings"].as_array().unwrap() {
        assert_eq!(finding["class"], "personnummer", "{finding}");
    }
    assert!(page["summary"]["files"].as_u64().unwrap() > 50, "{}", page["summary"]);
}

/// A patch and a table are known however they are made.
#[test]
fn a_case_in_a_patch_or_a_table_is_known_whatever_stands_around_it() {
    let leak = "Hodan Lindqvist ringde 070-1740605";
    for (path, text) in [
        ("docs/x.patch", format!("+++ \"b/\\303\\244renden/cases/a.yaml\"\n@@ -0,0 +1 @@\n+note: {leak}\n")),
        (
            "docs/x.patch",
            format!(
                "diff --git i/ärenden/a.yaml w/ärenden/a.yaml\n--- i/ärenden/a.yaml\n+++ w/ärenden/a.yaml\n+note: {leak}\n"
            ),
        ),
        ("docs/x.patch", format!("\u{1b}[1m+++ b/ärenden/a.yaml\u{1b}[m\n\u{1b}[32m+note: {leak}\u{1b}[m\n")),
        ("docs/mejl.txt", format!("Hej\n\n> +++ b/ärenden/a.yaml\n> +note: {leak}\n")),
        ("docs/lista.csv", format!("id,note,kind\na,\"{leak}, sedan\",case\n")),
        ("docs/lista.csv", format!("sep=;\nid;kind;note\na;case;{leak}\n")),
        ("docs/lista.csv", format!("Ärenden\n\nid;kind;note\na;case;{leak}\n")),
        ("docs/lista.md", format!("| id | kind | note |\n| --- | --- | --- |\n| a | case | {leak} |\n")),
    ] {
        let repository = super::Repository::new();
        repository.file("vbe.toml", "[paths]\nrecords = \"ärenden\"\n").add().commit("Start");
        repository.file(path, &text).add();
        let run = repository.vbe("scan --staged");
        assert_eq!(run.exit, vbe::cli::Exit::Found, "{text}: {}{}", run.out, run.err);
        assert!(!run.out.contains("1740605"), "{text}: {}", run.out);
    }
    let repository = super::Repository::new();
    repository.file("vbe.toml", "").add().commit("Start");
    repository.file("plans/18900101-9802/.DS_Store", "\0\0").add();
    let run = repository.vbe("scan --staged");
    assert!(run.exit == vbe::cli::Exit::Found && !run.out.contains("9802"), "{}{}", run.out, run.err);
}
