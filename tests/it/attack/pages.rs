//! The attack on the pages: everything that the program says of some cases, on two dates, laid side by side. The commands
//! are run as anybody runs them, and what they print is all that the reader has.

use std::collections::BTreeMap;
use std::fs;
use std::ops::RangeInclusive;

use serde_json::Value;
use vbe::cli::Exit;

use crate::figures::{Like, by_milieu, case, cases, id};
use crate::guard::{Repository, alone};
use crate::sandbox::{Run, Sandbox, run};

pub(super) const PUBLISH: &str = "report --public --period 2018";

fn json(sandbox: &Sandbox, words: &str) -> Value {
    let run = sandbox.run(&format!("{words} --format json"));
    serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{words}: {}", run.err))
}

/// That nothing is published, in words that name the file, and that nothing is written.
fn assert_refused(sandbox: &Sandbox, name: &str) {
    for words in [PUBLISH.to_owned(), format!("{PUBLISH} --dry-run")] {
        let Run { exit, out, err } = sandbox.run(&words);
        assert_eq!((exit, out.as_str()), (Exit::Failed, ""), "{name}: {err}");
        assert!(err.contains(name), "{name}: {err}");
        assert!(!sandbox.path().join("records/reports").exists(), "{name}");
    }
}

fn four() -> Sandbox {
    by_milieu(&[("2018-H1", &[4])])
}

/// Four cases are four, whatever copies of one of them there are.
#[test]
fn a_copy_is_no_case() {
    let own = id(0);
    let text = four().read(&format!("records/cases/{own}.yaml"));
    for name in [
        format!("cases/{own} (1).yaml"),
        format!("cases/{own} - Kopia.yaml"),
        format!("cases/{own}.sync-conflict-20240101-120000-ABCDEFG.yaml"),
        format!("cases/{own} (conflicted copy).yml"),
        format!("cases/{own}.yml"),
        format!("cases/2018/{own}.yaml"),
        format!("gamla/{own}.yaml"),
    ] {
        let with = four().file(&format!("records/{name}"), &text);
        assert_refused(&with, "records/");
        let found = json(&with, "validate");
        let rules: Vec<&Value> =
            found["findings"].as_array().unwrap().iter().map(|one| &one["rule"]).collect();
        assert!(rules.iter().filter(|rule| **rule == "duplicate-id").count() == 1, "{name}: {rules:?}");
        assert!(!rules.iter().any(|rule| **rule == "file-name"), "{name}: {rules:?}");
        for (words, list) in [("cases", "half_years"), ("privacy", "sets"), ("list case", "lists")] {
            let told = json(&with, words);
            let mut was = json(&four(), words)[list].clone();
            let mut now = told[list].clone();
            // Which of two equal files a row points at is not what is counted.
            for page in [&mut was, &mut now] {
                if let Some(rows) = page.pointer_mut("/0/rows").and_then(Value::as_array_mut) {
                    for row in rows {
                        row["place"] = Value::Null;
                    }
                }
            }
            assert_eq!(was, now, "{name}: {words}");
            assert!(told["notes"].to_string().contains("same id is in several files"), "{name}: {words}");
        }
    }
}

/// What is hidden, left by a program, misnamed or not readable is told of, and nothing is published beside it.
#[test]
fn what_is_not_read_stops_publication() {
    let halves: [(&str, &[usize]); 2] = [("2018-H1", &[9, 7]), ("2018-H2", &[8, 6])];
    let text = case(&id(99), ("2018-H1", "islamist", "16-17", "school", "talk"));
    for name in [
        ".dold.yaml", ".#dold.yaml", "~$dold.yaml", "dold.yaml~", "dold.yaml.bak", ".dold.yaml.swp",
        "#dold.yaml#", "dold.yaml.txt", ".papperskorg/dold.yaml", ".dold.yml", "dold.txt", "dold.md", "dold",
        "dold.bak", "dold.json", ".dold", "arkiv/dold.old",
    ] {
        for folder in ["records", "records/cases", "records/incidents"] {
            let sandbox = by_milieu(&halves).file(&format!("{folder}/{name}"), &text);
            let run = sandbox.run(PUBLISH);
            assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{folder}/{name}: {}", run.err);
            assert!(run.err.contains(name.rsplit('/').next().unwrap()), "{folder}/{name}: {}", run.err);
            let told = sandbox.run("validate").out;
            assert!(told.contains("[stray-file]") || told.contains("[unreadable-file]"), "{name}: {told}");
        }
    }
    for (name, bytes) in [
        ("dold.json", b"{\"id\": \"x\", \"kind\": \"case\"}".as_slice()),
        ("dold.txt", b"k\0i\0n\0d\0:\0"),
        ("dold.dat", &[0xff, 0xfe, 0x00, 0x80]),
    ] {
        let sandbox = by_milieu(&halves).bytes(&format!("records/cases/{name}"), bytes);
        assert_eq!(sandbox.run(PUBLISH).exit, Exit::Failed, "{name}");
        assert!(sandbox.run("validate").out.contains("[stray-file]"), "{name}");
    }
    // What stands beside records in any folder is none.
    let beside = by_milieu(&halves)
        .file("records/README.md", "kind: så börjar en post\n")
        .file("records/cases/.gitkeep", "")
        .file("records/cases/anteckning.txt", "Ring skolan.\n")
        .bytes("records/.DS_Store", &[0, 0, 0, 1, 0xff])
        .bytes("records/Thumbs.db", &[0xd0, 0xcf, 0x11]);
    assert_eq!(beside.run(PUBLISH).exit, Exit::Fine, "{}", beside.run(PUBLISH).err);
    // Settings of other programs are no records, and git keeps what it likes.
    let sandbox = by_milieu(&halves)
        .file("records/.gitlab-ci.yml", "test: {script: vbe validate}\n")
        .file("records/.git-blame.yaml/x", "")
        .file("records/.svn/a.yaml", &text);
    assert_eq!(sandbox.run(PUBLISH).exit, Exit::Fine, "{}", sandbox.run(PUBLISH).err);
}

/// No setting and no comment lets a faulty file be counted.
#[test]
fn what_is_excepted_is_a_fault_all_the_same() {
    let own = id(0);
    let text = four().read(&format!("records/cases/{own}.yaml"));
    let copied = || four().file(&format!("records/cases/{own} (1).yaml"), &text);
    assert_refused(&copied().file("vbe.toml", "[rules]\nduplicate-id = \"off\"\n"), "(1).yaml");
    let allowed = text.replace(
        &format!("id: {own}\n"),
        &format!("id: {own}  # vbe: allow[duplicate-id] en kopia, until 2030-01-01\n"),
    );
    assert_refused(&four().file(&format!("records/cases/{own} (1).yaml"), &allowed), "(1).yaml");
    let incident =
        "kind: incident\nid: klotter\nmonth: 2018-05\nplace: nowhere\nenvironment: unclear\ntype: graffiti\n";
    assert_refused(&four().file("records/incidents/klotter.yaml", incident), "klotter.yaml");
}

/// The same workspace in git, with everything committed on a day.
pub(super) fn committed(sandbox: &Sandbox, day: &str) -> Repository {
    let repository = Repository::new();
    for (path, text) in sandbox.files() {
        repository.file(path.strip_prefix(sandbox.path()).unwrap().to_str().unwrap(), &text);
    }
    repository.commit_on(day, "Som det är");
    repository
}

/// Runs `vbe` in a repository on a day.
pub(super) fn on(repository: &Repository, words: &str, day: &str) -> Run {
    let variables = alone().into_iter().chain([("VBE_LANG".to_owned(), "en".to_owned())]).collect();
    run(words, repository.path(), day, false, variables)
}

/// A case that is moved to another half-year after it was counted would be counted twice, or not at all.
#[test]
fn a_case_that_has_been_moved_in_time_stops_publication() {
    let halves: [(&str, &[usize]); 4] =
        [("2018-H1", &[9, 7]), ("2018-H2", &[8, 6]), ("2019-H1", &[9, 7]), ("2019-H2", &[8, 6])];
    let repository = committed(&by_milieu(&halves), "2020-01-10");
    assert_eq!(on(&repository, "report --public --period 2018", "2020-02-01").exit, Exit::Fine);
    repository.commit_on("2020-02-02", "Senare");
    let path = format!("records/cases/{}.yaml", id(0));
    let was = fs::read_to_string(repository.path().join(&path)).unwrap();
    // In another folder it is the same case.
    let moved = format!("records/cases/flyttade/{}.yaml", id(0));
    fs::create_dir_all(repository.path().join("records/cases/flyttade")).unwrap();
    fs::rename(repository.path().join(&path), repository.path().join(&moved)).unwrap();
    let other = was.replace("2018-H1", "2019-H1").replace("2023-H1", "2024-H1");
    fs::write(repository.path().join(&moved), &other).unwrap();
    repository.commit_on("2020-03-10", "Senare");
    let run = on(&repository, "report --public --period 2019", "2020-04-01");
    assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{}", run.err);
    assert!(run.err.contains(&moved) && run.err.contains("Write registered: 2018-H1 again"), "{}", run.err);
    // What it says to do works.
    fs::write(repository.path().join(&moved), &was).unwrap();
    let run = on(&repository, "report --public --period 2019 --dry-run", "2020-04-01");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    // One that has been weeded was counted when it was there.
    fs::remove_file(repository.path().join(&moved)).unwrap();
    repository.commit_on("2020-03-20", "Gallrat");
    let run = on(&repository, "report --public --period 2019", "2020-04-01");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
}

/// A ledger that is gone, or says something else, is no way to publish the same years again.
#[test]
fn a_ledger_that_is_gone_is_missed() {
    let repository = committed(&by_milieu(&[("2018-H1", &[9, 7]), ("2018-H2", &[8, 6])]), "2019-01-10");
    assert_eq!(on(&repository, "report --public --period 2018", "2019-02-01").exit, Exit::Fine);
    repository.commit_on("2019-02-02", "Senare");
    let path = repository.path().join("records/reports/offentlig-2018.yaml");
    let ledger = fs::read_to_string(&path).unwrap();
    let assert_missed = |when: &str| {
        for period in ["2018", "2017-2018", "2018-2019"] {
            let run = on(&repository, &format!("report --public --period {period}"), "2021-02-01");
            assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{when} {period}: {}", run.err);
            assert!(run.err.contains("offentlig-2018"), "{when} {period}: {}", run.err);
        }
    };
    fs::remove_file(&path).unwrap();
    assert_missed("removed");
    repository.commit_on("2019-03-01", "Senare");
    assert_missed("removed and committed");
    fs::write(&path, &ledger).unwrap();
    let run = on(&repository, "report --public --period 2018", "2021-02-01");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
}

/// Two years of cases in git, of which the first is published but not committed.
pub(super) fn published_in(change: impl Fn(Sandbox) -> Sandbox) -> Repository {
    let halves: [(&str, &[usize]); 4] =
        [("2018-H1", &[9, 7]), ("2018-H2", &[8, 6]), ("2019-H1", &[9, 7]), ("2019-H2", &[8, 6])];
    let repository = committed(&change(by_milieu(&halves)), "2020-01-10");
    let run = on(&repository, PUBLISH, "2020-02-01");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    repository
}

pub(super) const LATER: &str = "report --public --period 2019";

pub(super) fn assert_not_published(repository: &Repository, words: &str, says: &str) {
    let run = on(repository, words, "2021-02-01");
    assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{words}: {}", run.err);
    assert!(run.err.contains(says), "{words}: {}", run.err);
}

/// Changes what a case says of its half-year.
pub(super) fn rewrite(repository: &Repository, path: &str, was: &str, now: &str) {
    let text = fs::read_to_string(repository.path().join(path)).unwrap();
    repository.file(path, &text.replace(was, now));
}

/// What was published on a branch that is not checked out is published all the same, under whatever name it stands.
#[test]
fn a_ledger_on_another_branch_is_seen() {
    for (name, settings) in [
        ("records/reports/offentlig-2018.yaml", ""),
        ("gammalt/reports/siffror.yml", "[paths]\nrecords = 'gammalt'\n"),
    ] {
        let repository = published_in(|sandbox| sandbox);
        let path = repository.path().join("records/reports/offentlig-2018.yaml");
        let ledger = fs::read_to_string(&path).unwrap();
        fs::remove_file(&path).unwrap();
        repository.git("checkout -q -b annan");
        repository.file("vbe.toml", settings).file(name, &ledger);
        repository.commit_on("2020-02-02", "Publicerat");
        repository.git("checkout -q main");
        assert_not_published(&repository, PUBLISH, "offentlig-2018");
        assert_not_published(&repository, LATER, "offentlig-2018");
        // Nor is it forgotten where only the remote has it.
        repository.git("update-ref refs/remotes/origin/annan annan");
        repository.git("branch -q -D annan");
        assert_not_published(&repository, PUBLISH, "offentlig-2018");
        // What it says to do works.
        repository.file("records/reports/offentlig-2018.yaml", &ledger);
        assert_eq!(on(&repository, LATER, "2021-02-01").exit, Exit::Fine);
    }
}

/// Where only some of the history has been fetched, nobody knows what has been published.
#[test]
fn a_history_that_is_cut_tells_nothing() {
    let repository = committed(&by_milieu(&[("2018-H1", &[9, 7]), ("2018-H2", &[8, 6])]), "2019-01-10");
    repository.commit_on("2019-01-11", "Senare");
    let head = repository.git("rev-parse HEAD");
    repository.file(".git/shallow", &head);
    assert_not_published(&repository, PUBLISH, "the whole history has not been fetched");
}

/// What is counted is in git before it is counted, and a move is seen however soon after it is made.
#[test]
fn a_case_is_compared_with_what_was_counted() {
    let path = format!("records/cases/{}.yaml", id(0));
    let says = "A case has been moved since it was counted";
    // Moved on the same day, before the ledger is committed, with it, or after it.
    for commits in [&["flytt", "liggare"][..], &["båda"], &["liggare", "flytt"]] {
        let repository = published_in(|sandbox| sandbox);
        for what in commits {
            if *what != "liggare" {
                rewrite(&repository, &path, "registered: 2018-H1", "registered: 2019-H1");
            }
            repository.git(if *what == "flytt" { "add records/cases" } else { "add -A" });
            repository.commit("Samma dag");
        }
        assert_not_published(&repository, LATER, says);
    }
    // A case that is not committed, or not as it stands, could not be compared with anything.
    let repository = committed(&by_milieu(&[("2018-H1", &[9, 7]), ("2018-H2", &[8, 6])]), "2019-01-10");
    repository.file(
        &format!("records/cases/{}.yaml", id(99)),
        &case(&id(99), ("2018-H1", "unclear", "30+", "police", "none")),
    );
    assert_not_published(&repository, PUBLISH, "Commit the cases first");
    fs::remove_file(repository.path().join(format!("records/cases/{}.yaml", id(99)))).unwrap();
    rewrite(&repository, &path, "16-17", "30+");
    assert_not_published(&repository, PUBLISH, "Commit the cases first");
    assert_eq!(on(&repository, &format!("{PUBLISH} --dry-run"), "2021-02-01").exit, Exit::Fine);
    repository.commit_on("2019-02-01", "Det som räknas");
    assert_eq!(on(&repository, PUBLISH, "2021-02-01").exit, Exit::Fine);
}

/// A ledger that names no revision is compared with the commit that brought it in, and with the one before.
#[test]
fn a_ledger_without_a_revision_is_compared_with_its_commit() {
    let repository = published_in(|sandbox| sandbox);
    let ledger = "records/reports/offentlig-2018.yaml";
    let text = fs::read_to_string(repository.path().join(ledger)).unwrap();
    let without: String =
        text.lines().filter(|line| !line.starts_with("revision:")).map(|line| format!("{line}\n")).collect();
    assert_ne!(text, without);
    repository.file(ledger, &without);
    rewrite(
        &repository,
        &format!("records/cases/{}.yaml", id(0)),
        "registered: 2018-H1",
        "registered: 2019-H1",
    );
    repository.commit_on("2020-06-01", "Långt senare");
    assert_not_published(&repository, LATER, "A case has been moved since it was counted");
}

/// Neither another name of the folder of records nor another place of the workspace hides what was.
#[test]
fn a_folder_that_is_renamed_hides_nothing() {
    let path = format!("cases/{}.yaml", id(0));
    for (from, to) in [("records", "poster"), ("", "kommun")] {
        let repository = published_in(|sandbox| sandbox);
        repository.commit_on("2020-02-02", "Publicerat");
        let place = if from.is_empty() {
            fs::create_dir(repository.path().join(to)).unwrap();
            for name in ["records", "vbe.toml"] {
                fs::rename(repository.path().join(name), repository.path().join(to).join(name)).unwrap();
            }
            "kommun/records"
        } else {
            fs::rename(repository.path().join(from), repository.path().join(to)).unwrap();
            repository.file("vbe.toml", "[paths]\nrecords = 'poster'\n");
            "poster"
        };
        repository.commit_on("2020-03-01", "Flyttat");
        let words =
            |words: &str| if from.is_empty() { format!("{words} --root kommun") } else { words.to_owned() };
        rewrite(&repository, &format!("{place}/{path}"), "registered: 2018-H1", "registered: 2019-H1");
        assert_not_published(&repository, &words(LATER), "A case has been moved since it was counted");
        rewrite(&repository, &format!("{place}/{path}"), "registered: 2019-H1", "registered: 2018-H1");
        fs::remove_file(repository.path().join(format!("{place}/reports/offentlig-2018.yaml"))).unwrap();
        assert_not_published(&repository, &words(LATER), "offentlig-2018");
        assert_not_published(&repository, &words(PUBLISH), "offentlig-2018");
    }
}

/// Two workspaces in one repository publish each for itself.
#[test]
fn the_ledger_of_another_workspace_is_not_ours() {
    let repository = published_in(|sandbox| sandbox);
    repository.commit_on("2020-02-02", "Publicerat");
    for (path, text) in by_milieu(&[("2018-H1", &[9, 7]), ("2018-H2", &[8, 6])]).files() {
        let path = path.components().rev().take(3).collect::<Vec<_>>().into_iter().rev();
        let path = path.collect::<std::path::PathBuf>().display().to_string();
        let inside = path.find("records").or(path.find("vbe.toml")).map(|at| path[at..].to_owned()).unwrap();
        repository.file(&format!("annan/{inside}"), &text);
    }
    repository.commit_on("2020-02-03", "En annan");
    let run = on(&repository, &format!("{PUBLISH} --root annan"), "2021-02-01");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
}

/// Records in a repository of their own are asked for there.
#[test]
fn the_repository_that_holds_the_records_is_asked() {
    let repository = published_in(|sandbox| sandbox);
    repository.commit_on("2020-02-02", "Publicerat");
    let outer = repository.beside("arbetsmapp");
    fs::create_dir(&outer).unwrap();
    fs::write(outer.join("vbe.toml"), "[paths]\nrecords = '../repo/records'\n").unwrap();
    let on = |words: &str| {
        let variables = alone().into_iter().chain([("VBE_LANG".to_owned(), "en".to_owned())]).collect();
        run(words, &outer, "2021-02-01", false, variables)
    };
    rewrite(
        &repository,
        &format!("records/cases/{}.yaml", id(0)),
        "registered: 2018-H1",
        "registered: 2019-H1",
    );
    let moved = on(LATER);
    assert!(moved.err.contains("A case has been moved since it was counted"), "{}", moved.err);
    rewrite(
        &repository,
        &format!("records/cases/{}.yaml", id(0)),
        "registered: 2019-H1",
        "registered: 2018-H1",
    );
    fs::remove_file(repository.path().join("records/reports/offentlig-2018.yaml")).unwrap();
    let gone = on(PUBLISH);
    assert!(gone.err.contains("offentlig-2018"), "{}", gone.err);
}

/// What is printed again is what was printed.
#[test]
fn a_ledger_that_has_been_changed_is_not_printed() {
    let repository = published_in(|sandbox| sandbox);
    repository.commit_on("2020-02-02", "Publicerat");
    // Sound, and another than the one that was printed.
    rewrite(&repository, "records/reports/offentlig-2018.yaml", "on: 2020-02-01", "on: 2020-02-03");
    assert_not_published(&repository, PUBLISH, "offentlig-2018");
    repository.commit_on("2020-03-02", "Ändrat");
    assert_not_published(&repository, PUBLISH, "offentlig-2018");
}

/// Only a case that was counted is said to have been.
#[test]
fn a_move_is_told_as_what_it_is() {
    let other = |id: &str, half: &'static str| case(id, (half, "unclear", "30+", "police", "none"));
    let path = format!("records/cases/{}.yaml", id(99));
    for (was, now, says) in [
        ("2020-H1", "2020-H2", "A case has got another half-year since something was last published"),
        ("2020-H1", "2018-H2", "A case has been moved into a time that is published already"),
        ("2018-H2", "2020-H1", "A case has been moved since it was counted"),
    ] {
        let repository = published_in(|sandbox| sandbox.file(&path, &other(&id(99), was)));
        repository.commit_on("2020-02-02", "Publicerat");
        repository.file(&path, &other(&id(99), now));
        assert_not_published(&repository, LATER, says);
    }
}

/// A step on one page does not bound what another page hides: another day, other settings or another revision.
#[test]
fn a_step_is_decided_by_every_half_year() {
    let halves = |last: &'static [usize]| -> Vec<(&'static str, &'static [usize])> {
        let earlier = [
            "2019-H2", "2020-H1", "2020-H2", "2021-H1", "2021-H2", "2022-H1", "2022-H2", "2023-H1",
            "2023-H2", "2024-H1",
        ];
        earlier.into_iter().map(|half| (half, &[14, 16][..])).chain([("2024-H2", last)]).collect()
    };
    let told = |last, words: &str| {
        let sandbox = by_milieu(&halves(last)).file("annan.toml", "[publication]\nk = 6\n");
        sandbox.run(&format!("{words} --format csv")).out
    };
    let others = ["cases --as-of 2024-05-01", "cases --as-of 2024-11-15", "cases --config annan.toml"];
    for words in others.into_iter().chain(["cases --period 2024-H1", "cases"]) {
        let told = told(&[2, 7], words);
        assert!(!told.contains("milieu;10+") && !told.contains("12+"), "{words}: {told}");
    }
    assert!(told(&[12, 7], "cases").contains("10+"));
    for words in others {
        let told = told(&[12, 7], words);
        assert!(!told.contains("10+") && !told.contains("12+") && told.contains("5+"), "{words}: {told}");
    }
}

/// Whoever looks in git counts cases too, and a number for programs says whether it is exact. Cases are in no number.
#[test]
fn files_are_counted_by_one_rule() {
    let summary = |halves: &[(&'static str, &[usize])], words: &str| {
        let repository = committed(&by_milieu(halves).file("vbe.toml", ""), "2019-01-10");
        let told = on(&repository, words, "2019-02-01").out;
        let page = on(&repository, &format!("{words} --format json"), "2019-02-01").out;
        let page: Value = serde_json::from_str(&page).unwrap();
        assert_eq!(page["summary"]["files_at_least"], true, "{words}");
        // How many findings there are is no count of files.
        let sum = told.lines().last().unwrap().split(':').next().unwrap().to_owned();
        (sum, page["summary"]["files"].clone())
    };
    for words in ["scan --history", "scan --range HEAD", "scan", "validate"] {
        let many = summary(&[("2018-H1", &[9, 4])], words);
        assert_eq!(many, summary(&[("2018-H1", &[1])], words));
        assert_eq!(many.1, 1, "{words}");
    }
    let exact = json(&Sandbox::sound(), "validate");
    assert_eq!(exact["summary"]["files_at_least"], false);
}

/// What a count on a page says: `<5`, `5+`, `15+` where there are steps, or the number itself.
fn said(count: &Value, is_in_steps: bool) -> RangeInclusive<u64> {
    match count {
        Value::Number(count) => count.as_u64().unwrap()..=count.as_u64().unwrap(),
        Value::String(text) if text.starts_with('<') => 0..=4,
        Value::String(text) => {
            let from: u64 = text.trim_end_matches('+').parse().unwrap();
            from..=if is_in_steps { from + 4 } else { u64::MAX / 8 }
        }
        other => panic!("{other}"),
    }
}

/// The counts of `vbe cases`, by category and half-year.
fn group(page: &Value) -> BTreeMap<String, BTreeMap<String, RangeInclusive<u64>>> {
    let mut counts: BTreeMap<String, BTreeMap<String, Value>> = BTreeMap::new();
    for half in page["half_years"].as_array().unwrap() {
        for row in half["counts"].as_array().unwrap() {
            let name = format!("{}/{}", row["dimension"]["id"], row["category"]["id"]).replace('"', "");
            counts.entry(name).or_default().insert(half["id"].as_str().unwrap().into(), row["count"].clone());
        }
    }
    let halves = page["half_years"].as_array().unwrap().len();
    let of = |by_half: BTreeMap<String, Value>| {
        // Whoever knows the rule knows that a category is in steps where it is never hidden.
        let is_hidden = |count: &Value| count.as_str().is_some_and(|text| text.starts_with('<'));
        let is_in_steps = by_half.len() == halves && !by_half.values().any(is_hidden);
        by_half.into_iter().map(|(half, count)| (half, said(&count, is_in_steps))).collect()
    };
    counts.into_iter().map(|(name, by_half)| (name, of(by_half))).collect()
}

/// The counts that are published of a year, by category.
fn published(page: &Value) -> BTreeMap<String, u64> {
    let tables = page["periods"][0]["tables"].as_array().unwrap().iter();
    let rows = tables.flat_map(|table| {
        let rows = table["counts"].as_array().unwrap().iter();
        rows.filter(|row| row["column"].is_null()).map(|row| {
            let of = if row["row"].is_null() { "null" } else { row["row"]["id"].as_str().unwrap() };
            (format!("{}/{of}", table["id"].as_str().unwrap()), row["count"].as_u64())
        })
    });
    rows.filter_map(|(name, count)| Some((name, count?))).collect()
}

/// Whatever the counts of two half-years are, a published sum less what the group's page says of the one is never
/// exactly the small number of the other, and no number of cases stands on `privacy` or among the files.
#[test]
fn no_page_less_another_tells_a_small_count() {
    for seed in 0..24_usize {
        let count = |at: usize| (seed * 7 + at * at * 5 + seed * at * 3) % 13;
        let (first, second) = ([14, count(1), 5 + count(2)], [count(3) % 5, 9 + count(4) % 6, 5 + count(5)]);
        let sandbox = by_milieu(&[("2018-H1", &first), ("2018-H2", &second)]);
        // The page as it was in the year, which is the usual page of that day.
        let variables = || vec![("VBE_LANG".to_owned(), "en".to_owned())];
        let page = run("cases --format json", sandbox.path(), "2018-12-31", false, variables()).out;
        let page = group(&serde_json::from_str(&page).unwrap());
        let year = published(&json(&sandbox, &format!("{PUBLISH} --dry-run")));
        let truth = |milieu: usize| [first[milieu] as u64, second[milieu] as u64];
        for (at, milieu) in ["white-power", "autonomous", "islamist"].iter().enumerate() {
            let Some(sum) = year.get(&format!("environment/{milieu}")) else { continue };
            let Some(counts) = page.get(&format!("environment/{milieu}")) else { continue };
            let seen: Vec<_> =
                ["2018-H1", "2018-H2"].map(|half| counts.get(half).cloned()).into_iter().collect();
            for (own, other) in [(0, 1), (1, 0)] {
                let small = truth(at)[own];
                let (Some(hidden), Some(shown)) = (&seen[own], &seen[other]) else { continue };
                if !(1..5).contains(&small) {
                    continue;
                }
                let least = sum.saturating_sub(*shown.end()).max(*hidden.start());
                let most = sum.saturating_sub(*shown.start()).min(*hidden.end());
                assert!(least < most, "{first:?} {second:?}: {milieu} is known to be {small}");
            }
        }
        for words in ["privacy", "list case"] {
            let told = json(&sandbox, words);
            let total = first.iter().chain(&second).sum::<usize>().to_string();
            assert!(!told["sets"].to_string().contains(&total), "{words}: {told}");
            assert!(!sandbox.run(words).out.contains(&format!("({total})")), "{words}");
        }
    }
}

/// A case more or less does not show on the pages of two dates, but where a count passes a step.
#[test]
fn a_single_case_is_not_the_difference_of_two_dates() {
    let like: Like = ("2024-H1", "islamist", "16-17", "school", "talk");
    let few: Like = ("2024-H2", "autonomous", "30+", "police", "none");
    let with = |count: usize| cases(Sandbox::empty(), &[(count, like), (2, few)]);
    let pages = |sandbox: &Sandbox| {
        let words = ["cases", "privacy", "cases --period 2024-H1", "cases --as-of 2024-07-02"];
        words.map(|words| {
            let told = json(sandbox, words);
            format!("{}{}", told["half_years"], told["sets"])
        })
    };
    for count in 5..14 {
        assert_eq!(pages(&with(5)), pages(&with(count)), "{count}");
    }
    // Nor does it in how many files were looked at.
    let checked = |count: usize, words: &str| with(count).run(words).out.lines().last().unwrap().to_owned();
    for words in ["validate", "validate records/cases", "scan records", "scan"] {
        let told = |count: usize| checked(count, words).split(':').next().unwrap().to_owned();
        assert_eq!(told(9), told(11), "{words}");
        assert_eq!(told(9), told(1), "{words}");
    }
    let seen = |count: usize| with(count).run("fmt --check").err;
    assert_eq!((seen(9), seen(9)), (seen(11), seen(1)));
}

/// Every page that names a case or an incident says that it is internal.
#[test]
fn a_page_that_names_a_case_is_internal() {
    let own = id(0);
    let text = case(&own, ("2018-H1", "islamist", "16-17", "school", "talk"));
    let sandbox = Sandbox::sound().file(
        &format!("records/cases/{own}.yaml"),
        &format!("{text}links: {{activities: [plan-2024/utbildning]}}\n"),
    );
    let repository = committed(&sandbox, "2024-01-10");
    fs::write(repository.path().join(format!("records/cases/{}.yaml", id(1))), text.replace(&own, &id(1)))
        .unwrap();
    repository.commit_on("2024-02-10", "Senare");
    for words in [
        "cases",
        "privacy",
        "list case",
        "show plan-2024/utbildning",
        &format!("show case:{own}"),
        &format!("history case:{own}"),
        "diff 2024-01-11",
    ] {
        let run = on(&repository, words, "2024-03-01");
        assert!(run.out.contains("Internal – not for publication."), "{words}: {}{}", run.out, run.err);
        // A spreadsheet has no notes: the warning is in each row.
        let run = on(&repository, &format!("{words} --format csv"), "2024-03-01");
        let mut lines = run.out.lines();
        assert!(lines.next().is_some_and(|heads| heads.ends_with(";marking")), "{words}: {}", run.out);
        assert!(lines.all(|line| line.ends_with(";Internal – not for publication.")), "{words}: {}", run.out);
    }
    let run = on(&repository, "list activity --format csv", "2024-03-01");
    assert!(run.out.lines().skip(1).all(|line| line.ends_with(';')), "{}", run.out);
    let run = on(&repository, "show plan-2024", "2024-03-01");
    assert!(!run.out.contains("not for publication"), "{}", run.out);
}
