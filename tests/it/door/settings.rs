//! The words of the settings are used as they stand, and told covered, wherever they come.

use std::fs;

use vbe::cli::Exit;

use super::{NAME, NUMBER, holds};
use crate::guard::{REST, Repository};
use crate::sandbox::{SOUND, Sandbox};

fn case(id: &str) -> String {
    format!("kind: case\nid: {id}\n{REST}")
}

#[test]
fn words_of_the_settings_are_covered_in_what_is_said_of_other_files() {
    let secrets = [NAME, NUMBER, "070-1740605"].map(str::to_owned);
    let faulty = format!("{}area: annat\n", case("q3x7k2m9"));
    let areas = format!("[cases]\nareas = [\"rinkeby\", \"{NAME}\", \"070-1740605\", \"{NUMBER}\"]\n");
    let sandbox = Sandbox::sound().file("vbe.toml", &areas).file("records/cases/q3x7k2m9.yaml", &faulty);
    for format in ["text", "json", "sarif", "github"] {
        let words = format!("validate --format {format}");
        let run = sandbox.run(&words);
        holds(&words, &run, &secrets);
        assert!(run.out.contains("rinkeby, ███████████████"), "{}", run.out);
    }
    let words = "new case registered=2024-H1 source=school age_band=16-17 environment=unclear concern=[symbols] \
        channel=staff measures=[talk] status=open expires=2029-H1 area=annat";
    holds(words, &sandbox.run(words), &secrets);
    let repository = Repository::new();
    repository.file("vbe.toml", &areas).file("records/cases/q3x7k2m9.yaml", &faulty).add();
    holds("scan --staged", &repository.vbe("scan --staged"), &secrets);
    let moved = Sandbox::sound()
        .file("vbe.toml", &format!("[paths]\nrecords = \"{NAME}\"\n"))
        .file(&format!("{NAME}/README.md"), "")
        .file("records/cases/q3x7k2m9.yaml", &case("q3x7k2m9"));
    let run = moved.run("validate");
    assert!(run.out.contains("███████████████/cases"), "{}", run.out);
    holds("validate", &run, &secrets);
}

#[test]
fn the_words_of_the_settings_are_covered_on_every_page() {
    let secrets = [NAME, NUMBER, "Hodan Lindqvist"].map(str::to_owned);
    let settings = format!(
        "[cases]\nareas = [\"{NAME}\", \"{NUMBER}\"]\nflow = \"{NAME}\"\n[cases.measures]\nbesok = \"Hembesök hos Hodan Lindqvist\"\n\
         \"{NUMBER}\" = \"Samtal\"\n"
    );
    let mut sandbox = Sandbox::sound().file("vbe.toml", &settings);
    for number in 2..9 {
        let id = format!("q3x7k2m{number}");
        let text = case(&id).replace("[talk]", &format!("[besok, {NUMBER}]"));
        sandbox = sandbox.file(&format!("records/cases/{id}.yaml"), &format!("{text}area: {NAME}\n"));
    }
    for words in [
        "cases",
        "cases --area hodan-lindqvist",
        "privacy",
        "status",
        "gaps",
        "list case",
        "report --public --period 2023 --dry-run",
    ] {
        for format in ["text", "json", "md", "csv", "html-fragment"] {
            let words = format!("{words} --format {format}");
            holds(&words, &sandbox.run(&words), &secrets);
        }
    }
}

#[test]
fn a_folder_is_the_one_that_the_settings_name_and_is_told_covered() {
    let repository = Repository::new();
    let folder = format!("dnr-{NUMBER}");
    repository.file("vbe.toml", &format!("[paths]\nrecords = \"{folder}\"\n"));
    let run = repository.vbe("init --yes");
    holds("init --yes", &run, &[NUMBER.to_owned()]);
    let names: Vec<String> = fs::read_dir(repository.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(names.contains(&folder) && !names.iter().any(|name| name.contains('█')), "{names:?}");
    repository.file(&format!("{folder}/cases/q3x7k2m9.yaml"), &case("q3x7k2m9"));
    let run = repository.vbe("list case");
    assert!(run.out.contains("q3x7k2m9"), "the folder is read: {}{}", run.out, run.err);
    for words in ["validate", "status", "doctor", "cases", "scan", "list case --format json"] {
        holds(words, &repository.vbe(words), &[NUMBER.to_owned()]);
    }
}

#[test]
fn a_value_of_the_settings_is_compared_as_it_stands() {
    let listed = |area: &str| {
        let text = format!("{}area: {area}\n", case("q3x7k2m9"));
        Sandbox::sound()
            .file("vbe.toml", "[cases]\nareas = [\"ahmed-lindqvist\"]\n")
            .file("records/cases/q3x7k2m9.yaml", &text)
            .run("validate")
    };
    // Of the same length, so that blocks could not tell them apart.
    assert!(listed("fatma-lindqvist").out.contains("unlisted-area"));
    let sandbox = Sandbox::sound().file("vbe.toml", &format!("[cases]\nareas = [\"{NUMBER}\"]\n"));
    let run = sandbox.run("validate");
    assert!(!run.out.contains("is no id"), "{}{}", run.out, run.err);
}

fn taught() -> Repository {
    let repository = Repository::new();
    for (path, text) in SOUND {
        repository.file(path, text);
    }
    let settings = "[privacy]\nnames = \"namn.txt\"\ncontacts = [\"vbe@kommun.example\"]\n\
        [cases.measures]\nbesok = \"Hembesök hos Zyrqan Qvorb\"\n";
    repository.file("namn.txt", "Zyrqan\n").file("vbe.toml", settings);
    for number in 2..9 {
        let id = format!("q3x7k2m{number}");
        repository.file(&format!("records/cases/{id}.yaml"), &case(&id).replace("[talk]", "[besok]"));
    }
    repository
}

#[test]
fn the_door_knows_the_names_and_contacts_of_the_workspace() {
    let repository = taught();
    repository.commit_on("2024-01-01", "Början");
    repository.git("remote add zyrqan-qvorb https://example.org/x");
    repository.git("branch zyrqan-qvorb");
    repository.file("zyrqan-qvorb.csv", "x;y\n1;2\n");
    let secrets = ["Zyrqan Qvorb", "zyrqan-qvorb", "Qvorb", "qvorb"].map(str::to_owned);
    for words in [
        "cases",
        "cases --format json",
        "cases --format csv",
        "doctor",
        "doctor --format json",
        "status --plan zyrqan-qvorb",
        "import --id p --period 2027 zyrqan-qvorb.csv",
        "import --id p --period 2027 zyrqan-qvorb-2.csv",
        "import --answers zyrqan-qvorb.csv",
        "show zyrqan-qvorb",
        "list zyrqan-qvorb",
        "explain zyrqan-qvorb",
        "zyrqan-qvorb",
        "status --zyrqan-qvorb",
        "status --at zyrqan-qvorb-2",
        "diff zyrqan-qvorb HEAD",
        "meeting zyrqan-qvorb",
        "history zyrqan-qvorb",
        "set zyrqan-qvorb title=x",
        "schema zyrqan-qvorb",
        "verify zyrqan-qvorb",
        "scan zyrqan-qvorb.txt",
        "scan --range zyrqan-qvorb-2",
        "gaps --plan zyrqan-qvorb",
        "due --responsible zyrqan-qvorb",
        "note zyrqan-qvorb --note x",
        "--root zyrqan-qvorb status",
    ] {
        holds(words, &repository.vbe(words), &secrets);
    }
    assert!(
        repository.vbe("doctor").out.contains("other repository: ████")
            || repository.vbe("doctor").out.contains("████████████")
    );
    for words in ["show vbe@kommun.example", "explain vbe@kommun.example", "list vbe@kommun.example"] {
        let run = repository.vbe(words);
        assert!(run.err.contains("vbe@kommun.example"), "{words}: {}", run.err);
        let other = repository.vbe(&words.replace("vbe@", "hodan@"));
        assert!(!other.err.contains("hodan@"), "{words}: {}", other.err);
    }
}

/// The settings are a text as any record is: what is said of them is the same wherever they are asked about.
#[test]
fn the_settings_are_judged_alike_by_hand_and_at_the_commit() {
    let repository = Repository::new();
    let contact = "[privacy]\ncontacts = [\"08-508 000 00\", \"vbe@kommun.example\"]\n";
    repository.file("vbe.toml", contact).add();
    for words in ["scan vbe.toml", "scan --staged"] {
        assert_eq!(repository.vbe(words).exit, Exit::Fine, "{words}");
    }
    repository.commit("Början");
    repository.file("vbe.toml", &format!("# Mamman heter Hodan Lindqvist, 070-1740605\n{contact}")).add();
    let told = |words: &str| {
        let run = repository.vbe(words);
        assert_eq!(run.exit, Exit::Found, "{words}: {}{}", run.out, run.err);
        run.out
            .lines()
            .filter(|line| line.contains("identifies-person"))
            .map(|line| line.split(": error").next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(told("scan vbe.toml"), ["vbe.toml:1:16", "vbe.toml:1:33"]);
    assert_eq!(told("scan --staged"), ["vbe.toml:1:16", "vbe.toml:1:33"]);
    repository.commit("Fel");
    assert_eq!(told("scan --range HEAD~1..HEAD"), ["vbe.toml:1:16", "vbe.toml:1:33"]);
    assert_eq!(told("scan --history"), ["vbe.toml:1:16", "vbe.toml:1:33"]);
}
