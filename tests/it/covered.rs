//! What is covered in one place is covered in all: over the lines of a comment, in the names of folders, in what was
//! written before a name was taught, and in files that say two things of themselves.

mod above;
mod bytes;
mod compared;
mod names;
mod words;

use serde_json::Value;
use vbe::cli::Exit;

use crate::guard::Repository;
use crate::sandbox::{Run, SOUND, Sandbox};

/// From the tax agency's published series of test numbers: it belongs to nobody.
const NUMBER: &str = "18900101-9802";
/// Composed.
const NAME: &str = "hodan-lindqvist";

const TRAINING: &str = "kind: training\nid: t1\ntitle: Kurs\non: 2024-03-01\n";

/// The classes that a scan finds, with what weighs as an error first.
fn found(run: &Run) -> Vec<String> {
    let answer: Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err));
    let findings = answer["findings"].as_array().unwrap().iter();
    findings
        .map(|finding| {
            format!("{} {}", finding["severity"].as_str().unwrap(), finding["class"].as_str().unwrap_or(""))
        })
        .collect()
}

fn repository() -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "");
    for (path, text) in SOUND {
        repository.file(path, text);
    }
    repository
}

#[test]
fn a_comment_that_wraps_is_one_text() {
    for (class, comment) in [
        ("personnummer", "# nr 18900101-\n# 9802 här"),
        ("personnummer", "# nr 18900101\n#   -9802 här"),
        ("personnummer", "note: x # nr 18900101-\n  # 9802 här"),
        ("phone", "# ring 070-174\n# 06 05 i morgon"),
        ("phone", "# ring 070-\r\n# 174 06 05 i morgon"),
        ("birthdate", "# hon är född den\n# 3 maj 2009"),
        ("birthdate", "# hon är född 3\n# maj 2009"),
        ("iban", "# konto SE35 5000 0000\n# 0549 1000 0003"),
        ("address", "# bor på Storgatan\n# 12 sedan dess"),
        ("name_full", "# Vi såg Hodan\n# Lindqvist i går"),
        ("name_cue", "# pojken heter\n# Liban och kom"),
        ("email", "# skriv till hodan.lindqvist@\n# example.com"),
        ("school_class", "# går i klass\n# 9C i år"),
    ] {
        let text = format!("{TRAINING}{comment}\n");
        let sandbox = Sandbox::sound().file("records/trainings/t1.yaml", &text);
        let run = sandbox.run("scan --format json");
        assert!(found(&run).contains(&format!("error {class}")), "{comment}: {}", run.out);
        let diff = sandbox.run("fmt --dry-run");
        assert!(!diff.out.contains("9802") && !diff.out.contains("Lindqvist"), "{}", diff.out);
    }
    let plan = format!("{}# hon är född 3\n# maj 2009\n", SOUND[2].1);
    let run = Sandbox::sound().file("plans/plan-2024.yaml", &plan).run("scan --format json");
    assert_eq!(found(&run), ["error birthdate"], "{}", run.out);
    let told_apart = format!(
        "{TRAINING}# Förebygga\n# Stockholm\n#\n# Se 2024-05-01.\n# 12 deltog\n# vbe: allow[unused-area] ett skäl, until 2027-01-31\n# 070\n\n# 174 06 05\n"
    );
    let sandbox = Sandbox::sound().file("records/trainings/t1.yaml", &told_apart);
    let run = sandbox.run("scan --format json");
    assert_eq!(found(&run), Vec::<String>::new(), "{}", run.out);
}

#[test]
fn the_name_of_a_folder_is_judged_and_covered_as_that_of_a_file() {
    for folder in [NUMBER, NAME] {
        let path = format!("records/trainings/{folder}/t1.yaml");
        let repository = repository();
        repository.file(&path, TRAINING);
        repository.commit("Kursen");
        repository.file(&path, &TRAINING.replace("Kurs", "Kursen"));
        for words in ["scan", "scan --format json", "validate", "validate --format json"] {
            let run = repository.vbe(words);
            assert_eq!(run.exit, Exit::Found, "{words}: {}{}", run.out, run.err);
            assert!(run.out.contains("█") && run.out.contains("identifies-person"), "{words}: {}", run.out);
        }
        for words in [
            "scan", "scan --staged", "scan --history", "validate --format json",
            "list training --format json", "show t1", "show t1 --why", "history training:t1 --at HEAD",
            "history training:t1", "diff HEAD", "diff HEAD --format json",
            "set training/t1 title=Kurs --dry-run", "fmt --dry-run", "doctor", "status --format json",
        ] {
            let run = repository.vbe(words);
            assert!(
                !run.out.contains(folder) && !run.err.contains(folder),
                "vbe {words} tells {folder}:\n{}{}",
                run.out,
                run.err
            );
        }
    }
}

#[test]
fn a_name_taught_later_is_covered_in_what_was_written_before() {
    let repository = repository();
    let training = |who: &str| format!("{TRAINING}note: Kursen leddes av Xilquorvo {who}.\n");
    repository.file("vbe.toml", "[privacy]\ncontacts = [\"070-1740605\"]\n");
    repository.file("records/trainings/t1.yaml", &training("Lindqvist, 070-1740605"));
    repository.commit_on("2024-02-01", "Kursen");
    repository.file("namn.txt", "Xilquorvo\n");
    repository.file("vbe.toml", "[privacy]\nnames = \"namn.txt\"\n");
    repository.file("records/trainings/t1.yaml", TRAINING);
    repository.commit_on("2024-03-01", "Namnet");
    for words in [
        "show t1 --at HEAD~1",
        "diff HEAD~1",
        "diff HEAD~1 HEAD",
        "list training --at HEAD~1 --format json",
        "validate --at HEAD~1",
    ] {
        let run = repository.vbe(words);
        for secret in ["Lindqvist", "070-1740605"] {
            assert!(!run.out.contains(secret), "vbe {words} tells {secret}:\n{}{}", run.out, run.err);
        }
        assert!(run.exit != Exit::Failed, "{words}: {}", run.err);
    }
    // What is a contact today may be told of any day.
    repository.file("vbe.toml", "[privacy]\ncontacts = [\"070-1740605\"]\n");
    assert!(repository.vbe("show t1 --at HEAD~1").out.contains("070-1740605"));
}

#[test]
fn a_file_named_as_its_record_is_so_also_when_it_is_covered() {
    let alma = "- id: alma\n    title: Alma läser\n    areas: [forebygga]\n    responsible: [samordnaren]\n    start: V 2024\n    finish: H 2024\n";
    let plan = SOUND[2].1.to_owned() + "  " + alma;
    let sandbox = Sandbox::sound()
        .file("plans/plan-2024.yaml", &plan)
        .file("records/trainings/alma.yaml", &TRAINING.replace("t1", "alma"))
        .file("records/trainings/hodan-lindqvist.yaml", &TRAINING.replace("t1", NAME));
    let run = sandbox.run("validate");
    assert!(!run.out.contains("file-name"), "{}", run.out);
    // What is covered is not what to write.
    let renamed = Sandbox::sound().file("records/trainings/hodan-lindqvist.yaml", TRAINING).run("validate");
    assert!(renamed.out.contains("Rename the file to t1.yaml.\n"), "{}", renamed.out);
    // The activity has that id in its plan.
    let run = sandbox.run("start alma --by samordnaren --on 2024-03-01");
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    assert!(sandbox.read("records/activities/plan-2024/alma.yaml").contains("started: 2024-03-01"));
}

#[test]
fn two_records_whose_ids_are_covered_are_not_one() {
    let sandbox = Sandbox::sound()
        .file("records/trainings/hodan-lindqvist.yaml", &TRAINING.replace("t1", NAME))
        .file("records/trainings/jonas-eriksson1.yaml", &TRAINING.replace("t1", "jonas-erikssons"));
    let run = sandbox.run("validate");
    assert!(!run.out.contains("duplicate-id"), "{}", run.out);
}

#[test]
fn a_file_is_as_strict_as_the_strictest_kind_that_it_names() {
    let plan = SOUND[2].1;
    let said = "note: Hodan Lindqvist, 070-174 06 05\n";
    for text in [
        format!("{plan}{said}kind: case\n"),
        format!("{plan}{said}---\nkind: case\n"),
        format!("{plan}{said}? kind\n: case\n"),
        format!("{plan}{said}\"kind\": meeting\n"),
        format!("{plan}{said}kind: \"ca\\x73e\"\n"),
    ] {
        let repository = repository();
        repository.file("plans/plan-2024.yaml", &text).add();
        let run = repository.vbe("scan --staged --format json");
        let found = found(&run);
        for class in ["name_full", "phone"] {
            assert!(found.contains(&format!("error {class}")), "{text}: {}", run.out);
        }
        for words in ["show plan-2024", "validate", "diff HEAD"] {
            let run = repository.vbe(words);
            for secret in ["Lindqvist", "070-174"] {
                assert!(!run.out.contains(secret) && !run.err.contains(secret), "{words}: {}", run.out);
            }
        }
    }
    // A plan that is broken elsewhere is a plan all the same.
    let repository = repository();
    repository.file("plans/plan-2024.yaml", &format!("{plan}{said}title: Två\n")).add();
    assert!(!found(&repository.vbe("scan --staged --format json")).contains(&"error phone".to_owned()));
}

#[test]
fn an_earlier_name_of_a_file_is_covered_as_its_name_is() {
    let repository = repository();
    let case = "kind: case\nid: k7qx2m9f\nregistered: 2024-H1\nsource: school\nage_band: 18-20\nenvironment: islamist\nconcern: [symbols]\nchannel: staff\nconsent: not-asked\nmeasures: [talk]\nstatus: open\nexpires: 2028-H1\n";
    repository.file("records/cases/liban.yaml", case);
    repository.commit_on("2024-03-01", "Ett ärende");
    repository.git("mv records/cases/liban.yaml records/cases/k7qx2m9f.yaml");
    repository.commit_on("2024-04-01", "Namnet");
    for format in ["text", "json", "csv"] {
        let run = repository.vbe(&format!("history case:k7qx2m9f --format {format}"));
        assert!(run.exit == Exit::Fine && run.out.contains("█"), "{}{}", run.out, run.err);
        assert!(!run.out.contains("liban"), "{}", run.out);
    }
}

#[test]
fn a_key_is_the_label_of_its_value() {
    for (class, field) in [
        ("birthdate", "född: 2009-05-03"),
        ("social", "snapchat: qwertina99"),
        ("school_class", "klass: 9C"),
        ("name_cue", "efternamn: Lindqvist"),
        ("name_cue", "förnamn: [Xilquorvo]"),
        ("phone", "telefon: 174 06 05"),
    ] {
        for (path, text) in [
            ("records/trainings/t1.yaml", TRAINING),
            ("records/meetings/m1.yaml", "kind: meeting\nid: m1\ngroup: styrgrupp\non: 2024-03-01\n"),
        ] {
            let sandbox = Sandbox::sound().file(path, &format!("{text}{field}\n"));
            let run = sandbox.run("scan --format json");
            assert!(found(&run).contains(&format!("error {class}")), "{path} {field}: {}", run.out);
            let said = field.split_once(": ").unwrap().1.trim_matches(['[', ']']);
            let run = sandbox.run("validate");
            assert!(!run.out.contains(said), "{field}: {}", run.out);
        }
    }
}

#[test]
fn of_many_names_the_nearest_few_are_told() {
    let roles: String = (0..400).map(|at| format!("  - {{id: roll-{at}, title: Roll {at}}}\n")).collect();
    let register = SOUND[0].1.replace("roles:\n", &format!("roles:\n{roles}"));
    let sandbox = Sandbox::sound().file("plans/organisation.yaml", &register);
    let run = sandbox.run("list activity --responsible QQ-ZZZ");
    assert!(run.exit == Exit::Failed && run.err.len() < 600, "{}", run.err);
    // Progress of a plan that is not there is shown by itself.
    let progress = "kind: activity\nid: x\nplan: saknas\nstarted: 2024-02-12\n";
    let sandbox = Sandbox::sound().file("records/activities/saknas/x.yaml", progress);
    for words in ["show x", "show saknas/x", "show progress:saknas/x"] {
        let run = sandbox.run(words);
        assert!(run.exit == Exit::Fine && run.out.contains("saknas/x"), "{words}: {}{}", run.out, run.err);
    }
}
