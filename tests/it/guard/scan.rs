//! `vbe scan` of what git keeps. Each leak is a number that the tax agency publishes for tests.

use std::fs;

use vbe::cli::{Exit, Input};

use super::{REST, Repository, alone, command, git, vbe};
use crate::sandbox::{Run, TODAY, run_with};

/// The leak.
const NUMBER: &str = "189001019802";
const OTHER: &str = "189003229805";
/// A name that belongs to nobody: found where people are written about, and no matter in a plan.
const NAMED: &str = "Samtal med Fatima Hassan";

/// A workspace in a repository, with one commit.
fn sandbox() -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "").file("plans/a.yaml", "kind: plan\nid: a\n").add().commit("Början");
    repository
}

fn case(note: &str) -> String {
    format!("kind: case\nid: q3x7k2m9\nnote: '{note}'\n{REST}")
}

/// What is found, as `path line class`, where a fault that is no class is what it is about.
fn found(run: &Run) -> Vec<String> {
    for secret in [NUMBER, OTHER, "Fatima", "Hassan"] {
        assert!(
            !run.out.contains(secret) && !run.err.contains(secret),
            "{secret} is shown:\n{}{}",
            run.out,
            run.err
        );
    }
    let page: serde_json::Value =
        serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err));
    let one = |finding: &serde_json::Value| {
        let class = finding["class"].as_str().unwrap_or("unseen");
        format!("{} {} {class}", finding["path"].as_str().unwrap(), finding["line"])
    };
    page["findings"].as_array().unwrap().iter().map(one).collect()
}

impl Repository {
    fn scan(&self, words: &str) -> (Exit, Vec<String>) {
        let run = self.vbe(&format!("scan --format json {words}"));
        (run.exit, found(&run))
    }
}

#[test]
fn a_leak_in_the_index_is_found_though_the_file_has_been_mended() {
    let repository = sandbox();
    repository.file("records/cases/q3x7k2m9.yaml", &case(NUMBER)).add();
    repository.file("records/cases/q3x7k2m9.yaml", &case("Inget"));
    assert_eq!(
        repository.scan("--staged"),
        (Exit::Found, vec!["records/cases/q3x7k2m9.yaml 3 personnummer".into()])
    );
    assert_eq!(repository.vbe("scan").exit, Exit::Fine, "the file itself is clean");
}

#[test]
fn a_leak_that_is_only_in_the_file_is_not_on_its_way_into_git() {
    let repository = sandbox();
    repository.file("records/cases/q3x7k2m9.yaml", &case("Inget")).add();
    repository
        .file("records/cases/q3x7k2m9.yaml", &case(NUMBER))
        .file("records/cases/ny.yaml", &case(NUMBER));
    assert_eq!(repository.scan("--staged"), (Exit::Fine, vec![]));
    assert_eq!(repository.vbe("scan").exit, Exit::Found);
}

/// The whole file is read, not the lines that were added; and keys and comments too.
#[test]
fn an_old_leak_in_a_file_that_is_changed_is_found() {
    let repository = sandbox();
    repository.file("records/cases/q3x7k2m9.yaml", &case(NUMBER)).add().commit("ett");
    assert_eq!(repository.scan("--staged").0, Exit::Fine, "nothing is on its way");
    repository
        .file("records/cases/q3x7k2m9.yaml", &format!("# {OTHER}\n{}? {NUMBER}\n: x\n", case(NUMBER)))
        .add();
    let mut lines: Vec<String> =
        [1, 4, 14].map(|line| format!("records/cases/q3x7k2m9.yaml {line} personnummer")).into();
    lines.push("records/cases/q3x7k2m9.yaml 14 unseen".into());
    assert_eq!(repository.scan("--staged"), (Exit::Found, lines), "and that there is no such key");
}

#[test]
fn before_the_first_commit_everything_is_new() {
    let repository = Repository::new();
    repository.file("vbe.toml", "").file("records/cases/q3x7k2m9.yaml", &case(NUMBER)).add();
    assert_eq!(
        repository.scan("--staged"),
        (Exit::Found, vec!["records/cases/q3x7k2m9.yaml 3 personnummer".into()])
    );
    // It is there already, though nothing is committed: git made a copy of it.
    assert_eq!(repository.scan("--history"), (Exit::Found, vec!["(file) 3 personnummer".into()]));
    assert_eq!(Repository::new().file("vbe.toml", "").scan("--staged"), (Exit::Fine, vec![]));
    assert_eq!(Repository::new().file("vbe.toml", "").scan("--history"), (Exit::Nothing, vec![]));
}

#[test]
fn a_leak_that_only_a_merge_brought_is_found() {
    let repository = sandbox();
    repository.git("switch -q -c sida");
    repository.file("a", "sida").add().commit("sida");
    repository.git("switch -q main");
    repository.file("b", "stam").add().commit("stam");
    repository.git("merge -q --no-commit --no-ff sida");
    repository.file("records/cases/q3x7k2m9.yaml", &case(NUMBER)).add().commit("sammanslagning");
    repository.file("records/cases/q3x7k2m9.yaml", &case("Inget")).add().commit("rättat");
    let leak = (Exit::Found, vec!["records/cases/q3x7k2m9.yaml 3 personnummer".into()]);
    assert_eq!(repository.scan("--history"), leak);
    assert_eq!(repository.scan("--range HEAD~2..HEAD"), leak);
    assert_eq!(repository.scan("--range HEAD~1..HEAD").0, Exit::Fine);
}

#[test]
fn a_leak_in_a_deleted_file_is_in_the_history() {
    let repository = sandbox();
    repository.file("records/cases/q3x7k2m9.yaml", &case(NAMED)).add().commit("ett");
    repository.git("rm -q -r records");
    assert_eq!(repository.scan("--staged").0, Exit::Fine, "to take away is no leak");
    repository.commit("borttaget");
    assert_eq!(
        repository.scan("--history"),
        (Exit::Found, vec!["records/cases/q3x7k2m9.yaml 3 name_full".into()])
    );
}

#[test]
fn a_leak_in_a_name_is_found_and_not_shown() {
    let repository = sandbox();
    repository.git(&format!("switch -q -c arende-{NUMBER}"));
    assert_eq!(repository.scan("--staged"), (Exit::Found, vec!["(branch-name) 1 personnummer".into()]));
    let told = repository.vbe("scan --staged");
    assert!(told.out.contains("git branch -m") && told.err.is_empty(), "no file is to blame: {}", told.err);
    repository.git("switch -q -c samtal-fatima-hassan");
    assert_eq!(repository.scan("--staged"), (Exit::Found, vec!["(branch-name) 1 name_full".into()]));
    repository.git("switch -q main");
    repository.git("branch -q -D samtal-fatima-hassan");
    assert_eq!(repository.scan("--staged").0, Exit::Fine);
    let history = repository.scan("--history");
    assert_eq!(history, (Exit::Found, vec!["(branch-name) 1 personnummer".into()]), "whichever branch it is");
    repository.git(&format!("branch -q -D arende-{NUMBER}"));
    repository.git(&format!("tag {NUMBER}"));
    assert_eq!(repository.scan("--history"), (Exit::Found, vec!["(tag-name) 1 personnummer".into()]));
    repository.git(&format!("tag -d {NUMBER}"));
    repository.git(&format!("tag -a v1 -m {NUMBER}"));
    assert_eq!(repository.scan("--history"), (Exit::Found, vec!["(tag-message) 1 personnummer".into()]));
}

#[test]
fn a_file_renamed_to_a_name_that_tells_is_found_also_with_swedish_letters() {
    let repository = sandbox();
    repository
        .file("records/cases/q3x7k2m9.yaml", &case("Inget"))
        .file("plans/b.yaml", "kind: plan\nid: b\n")
        .add()
        .commit("ett");
    fs::create_dir(repository.path().join("plans/Åsa")).unwrap();
    repository.git(&format!("mv records/cases/q3x7k2m9.yaml records/cases/åäö_{NUMBER}.yaml"));
    repository.git(&format!("mv plans/b.yaml plans/Åsa/{OTHER}.yaml"));
    let hidden = "█".repeat(12);
    let names = vec![
        format!("plans/Åsa/{hidden}.yaml 1 personnummer"),
        format!("records/cases/åäö_{hidden}.yaml 1 personnummer"),
    ];
    assert_eq!(repository.scan("--staged"), (Exit::Found, names.clone()));
    repository.commit("omdöpt");
    assert_eq!(repository.scan("--history"), (Exit::Found, names.clone()));
    // The name is told once, however many contents it has had.
    repository.file(&format!("plans/Åsa/{OTHER}.yaml"), "kind: plan\nid: c\n").add().commit("igen");
    let (_, mut again) = repository.scan("--history");
    again.sort();
    assert_eq!(again, names);
}

/// A folder's name is kept too, and is part of the path of whatever is in it.
#[test]
fn a_folder_that_tells_is_found() {
    let repository = sandbox();
    repository.file(&format!("plans/{NUMBER}/b.yaml"), "kind: plan\nid: b\n").add();
    let (exit, found) = repository.scan("--staged");
    assert_eq!((exit, found.len()), (Exit::Found, 1), "{found:?}");
}

#[test]
fn a_leak_in_a_submodule_is_found_and_one_that_is_not_here_is_not_passed_over() {
    let inner = Repository::new();
    inner.file("cases/q3x7k2m9.yaml", &case(NUMBER)).add().commit("inre");
    let outer = sandbox();
    outer.git(&format!("submodule --quiet add {} records", inner.path().display()));
    assert_eq!(
        outer.scan("--staged"),
        (Exit::Found, vec!["records/cases/q3x7k2m9.yaml 3 personnummer".into()])
    );
    outer.commit("undermodul");
    let copy = outer.beside("kopia");
    outer.git(&format!("clone -q --no-local . {}", copy.display()));
    let run = vbe(&copy, "scan --history --format json", Input::nothing());
    assert_eq!((run.exit, found(&run)), (Exit::Failed, vec!["records 1 unseen".into()]));
    // What is said to hold nothing about anybody need not be here; records can never be.
    outer.git("mv records vendor");
    outer.file("vbe.toml", "[privacy]\nelsewhere = [\"vendor\"]\n").git("add vbe.toml");
    assert_eq!(outer.scan("--staged"), (Exit::Fine, vec![]));
}

#[test]
fn a_message_is_scanned_as_it_will_be_kept() {
    let repository = sandbox();
    let message = |text: &str| {
        repository.file(".git/MEDDELANDE", text);
        repository.scan("--message .git/MEDDELANDE")
    };
    assert_eq!(message("Rättat period i planen\n"), (Exit::Fine, vec![]));
    assert_eq!(message(&format!("{NAMED}\n")), (Exit::Found, vec!["(commit-message) 1 name_full".into()]));
    assert_eq!(message(&format!("Åtgärd\n\n{NUMBER}\n")).1, ["(commit-message) 3 personnummer"]);
    // What git writes itself may name its author; a number is one there too.
    let template = "Rättat\n\n# Author:    Anna Andersson <anna@example.se>\n# On branch main\n";
    assert_eq!(message(template), (Exit::Fine, vec![]));
    assert_eq!(message(&format!("{template}# {NUMBER}\n")).0, Exit::Found);
    let verbose =
        format!("{template}# ------------------------ >8 ------------------------\n-note: {NUMBER}\n");
    assert_eq!(
        message(&verbose),
        (Exit::Fine, vec![]),
        "what is taken away may be shown in what is left out"
    );
    // Committed all the same, it is found before a push.
    repository.commit(&format!("# {NAMED}"));
    assert_eq!(
        repository.scan("--range HEAD~1..HEAD"),
        (Exit::Found, vec!["(commit-message) 1 name_full".into()])
    );
    let run = repository.vbe("scan --message finns-inte");
    assert_eq!(run.exit, Exit::Failed);
}

#[test]
fn plans_are_open_and_records_are_not_whatever_they_call_themselves() {
    let repository = sandbox();
    let plan = "kind: plan\nid: b\ntitle: Samtal med Fatima Hassan, 08-465 004 55\n";
    repository.file("plans/b.yaml", plan).file("README.md", NAMED).add();
    assert_eq!(repository.scan("--staged"), (Exit::Fine, vec![]));
    repository.file("README.md", NUMBER).add();
    assert_eq!(repository.scan("--staged").1, ["README.md 1 personnummer"]);
    repository
        .file("README.md", "")
        .file("records/cases/q3x7k2m9.yaml", plan)
        .file("records/anteckning.md", NAMED)
        .add();
    let (exit, found) = repository.scan("--staged");
    assert_eq!(exit, Exit::Found);
    for path in [
        "records/cases/q3x7k2m9.yaml 3 name_full",
        "records/cases/q3x7k2m9.yaml 3 phone",
        "records/anteckning.md 1 name_full",
    ] {
        assert!(found.iter().any(|other| other == path), "{path}: {found:?}");
    }
}

#[test]
fn a_workspace_below_the_root_knows_its_own_records() {
    let repository = Repository::new();
    repository
        .file("kommun/vbe.toml", "")
        .file("kommun/records/cases/q3x7k2m9.yaml", &case(NAMED))
        .file("records/x.md", NAMED)
        .add();
    let leak = vec!["kommun/records/cases/q3x7k2m9.yaml 3 name_full".to_owned()];
    assert_eq!(repository.scan("--staged --root kommun"), (Exit::Found, leak.clone()));
    let run = vbe(&repository.path().join("kommun"), "scan --staged --format json", Input::nothing());
    assert_eq!((run.exit, found(&run)), (Exit::Found, leak));
}

/// What cannot be read is never passed for clean; and a picture stops nothing once its folder has been told of.
#[test]
fn what_cannot_be_read_stops_until_it_is_said_to_be_elsewhere() {
    let repository = sandbox();
    fs::create_dir_all(repository.path().join("bilder")).unwrap();
    fs::write(repository.path().join("bilder/vapen.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    repository.file("bilder/plan.pdf", "%PDF-1.4").file("bilder/stor.txt", &"x".repeat(9 << 20)).add();
    let (exit, found) = repository.scan("--staged");
    assert_eq!(exit, Exit::Failed);
    assert_eq!(found, ["bilder/plan.pdf 1 unseen", "bilder/stor.txt 1 unseen", "bilder/vapen.png 1 unseen"]);
    assert!(repository.vbe("scan --staged").out.contains("elsewhere = [\"folder\"]"));
    repository.file("vbe.toml", "[privacy]\nelsewhere = [\"bilder\"]\n").add();
    assert_eq!(repository.scan("--staged"), (Exit::Fine, vec![]));
    repository.file("records/cases/bilaga.docx", "PK").add();
    let run = repository.vbe("scan --staged");
    assert_eq!(run.exit, Exit::Failed);
    assert!(run.out.contains("document of another program") && !run.out.contains("elsewhere"), "{}", run.out);
    // A finding and a fault at once are both told, and the fault decides.
    repository.file("records/cases/q3x7k2m9.yaml", &case(NUMBER)).add();
    let (exit, found) = repository.scan("--staged");
    assert_eq!((exit, found.len()), (Exit::Failed, 2), "{found:?}");
}

#[test]
fn a_file_that_is_kept_outside_git_is_not_taken_for_what_stands_for_it() {
    let repository = sandbox();
    let pointer =
        format!("version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 12\n", "a1".repeat(32));
    repository.file("records/cases/q3x7k2m9.yaml", &pointer).add();
    assert_eq!(
        repository.scan("--staged"),
        (Exit::Failed, vec!["records/cases/q3x7k2m9.yaml 1 unseen".into()])
    );
}

/// Old text in other letters than UTF-8 hides no number, and stops nothing when it is no record.
#[test]
fn stray_bytes_hide_nothing() {
    let repository = sandbox();
    let latin = |text: &str| text.chars().map(|char| char as u8).collect::<Vec<u8>>();
    fs::write(repository.path().join("gammal.txt"), latin("Åtgärder för året")).unwrap();
    repository.add();
    assert_eq!(repository.scan("--staged"), (Exit::Fine, vec![]));
    fs::write(repository.path().join("gammal.txt"), latin(&format!("Åtgärder {NUMBER}"))).unwrap();
    repository.add();
    assert_eq!(repository.scan("--staged").0, Exit::Found);
    let wide: Vec<u8> = NUMBER.encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(repository.path().join("gammal.txt"), wide).unwrap();
    repository.add();
    assert_eq!(repository.scan("--staged").0, Exit::Failed);
}

#[test]
fn what_is_pushed_is_scanned_as_git_tells_it() {
    let repository = sandbox();
    let head = repository.git("rev-parse HEAD");
    let leak = repository.file("records/cases/q3x7k2m9.yaml", &case(NUMBER)).add().commit("ärende");
    let push = |lines: String| {
        let run = vbe(
            repository.path(),
            "scan --push origin --format json",
            Input::new(std::io::Cursor::new(lines), false),
        );
        (run.exit, if run.exit == Exit::Failed { Vec::new() } else { found(&run) })
    };
    let (head, zeros) = (head.trim(), "0".repeat(40));
    let line = |from: &str, to: &str| format!("refs/heads/main {to} refs/heads/main {from}\n");
    let found = vec!["records/cases/q3x7k2m9.yaml 3 personnummer".to_owned()];
    assert_eq!(push(line(head, &leak)), (Exit::Found, found.clone()));
    assert_eq!(push(line(&zeros, &leak)), (Exit::Found, found), "a branch that is new there");
    assert_eq!(push(line(&leak, &leak)), (Exit::Fine, vec![]), "it is there already");
    assert_eq!(push(format!("(delete) {zeros} refs/heads/main {leak}\n")), (Exit::Fine, vec![]));
    assert_eq!(push(String::new()), (Exit::Fine, vec![]));
    assert_eq!(push("något annat\n".into()).0, Exit::Failed);
}

#[test]
fn a_bare_repository_has_its_settings_in_its_last_commit() {
    let repository = Repository::new();
    let settings =
        "[paths]\nrecords = \"uppfoljning\"\n[privacy]\nnames = \"namn.txt\"\nelsewhere = [\"bilder\"]\n";
    repository.file("vbe.toml", settings).file("namn.txt", "Xanthippa\n").file("bilder/a.pdf", "%PDF");
    repository
        .file("uppfoljning/cases/q3x7k2m9.yaml", &case("Samtal med Xanthippa Andersson"))
        .add()
        .commit("ett");
    let bare = repository.beside("bar.git");
    repository.git(&format!("clone -q --bare . {}", bare.display()));
    let run = vbe(&bare, "scan --history --format json", Input::nothing());
    assert_eq!(
        (run.exit, found(&run)),
        (Exit::Found, vec!["uppfoljning/cases/q3x7k2m9.yaml 3 name_full".into()])
    );
    assert_eq!(vbe(&bare, "scan --range HEAD", Input::nothing()).exit, Exit::Found);
    repository.git("rm -q --cached namn.txt");
    repository.commit("två");
    repository.git(&format!("push -q {} main", bare.display()));
    let run = vbe(&bare, "scan --history", Input::nothing());
    assert_eq!(run.exit, Exit::Failed);
    assert!(run.err.contains("names"), "{}", run.err);
}

#[test]
fn a_worktree_is_scanned_by_its_own_index() {
    let repository = sandbox();
    let tree = repository.beside("träd");
    repository.git(&format!("worktree add -q -b annan {}", tree.display()));
    fs::create_dir_all(tree.join("records/cases")).unwrap();
    fs::write(tree.join("records/cases/q3x7k2m9.yaml"), case(NUMBER)).unwrap();
    git(&tree, "add -A");
    assert_eq!(vbe(&tree, "scan --staged", Input::nothing()).exit, Exit::Found);
    assert_eq!(repository.scan("--staged").0, Exit::Fine);
}

#[test]
fn what_to_do_is_said_once_and_in_the_language_of_whoever_reads() {
    let repository = sandbox();
    repository.file("records/cases/q3x7k2m9.yaml", &case(&format!("{NUMBER} {OTHER}"))).add();
    let told = |words: &str| repository.vbe(words).err;
    assert_eq!(told("scan --staged").matches("git gc --prune=now").count(), 1);
    assert!(told("scan --staged --lang sv").contains("git skrev av filen redan vid git add"));
    repository.commit("ett");
    for (words, said) in
        [("--history", "filter-repo"), ("--history", "72 hours"), ("--range HEAD", "data protection officer")]
    {
        let told = told(&format!("scan {words}"));
        assert_eq!(told.matches(said).count(), 1, "{words}: {told}");
        assert!(!told.contains(NUMBER) && !told.contains(OTHER));
    }
    let told = told("scan --history --lang sv");
    insta::assert_snapshot!("after_a_leak_in_history_sv", told);
    // What only may be a leak stops nothing, and a clean history has nothing to be rid of.
    assert_eq!(sandbox().vbe("scan --history").err, "");
}

#[test]
fn without_git_or_a_repository_nothing_is_passed_for_clean() {
    let repository = sandbox();
    let nowhere = vec![("PATH".to_owned(), repository.beside("ingenstans").display().to_string())];
    for words in ["scan --staged", "scan --history", "scan --range HEAD", "scan --push origin"] {
        let run = run_with(words, repository.path(), TODAY, false, nowhere.clone(), Input::nothing());
        assert_eq!(run.exit, Exit::Failed, "{words}");
        assert!(
            run.err.contains("git is not found") && run.out.is_empty(),
            "{words}: {}{}",
            run.out,
            run.err
        );
    }
    let outside = crate::sandbox::folder();
    let run = vbe(outside.path(), "scan --staged", Input::nothing());
    assert_eq!(run.exit, Exit::Failed);
    assert!(run.err.contains("in no git repository"), "{}", run.err);
    let run = repository.vbe("scan --range finns-inte..HEAD");
    assert_eq!(run.exit, Exit::Failed);
    assert!(run.err.contains("no such revision"), "{}", run.err);
    for words in
        ["scan --range --output=x", "scan --staged --history", "scan --staged plans", "scan --staged --stdin"]
    {
        assert_eq!(repository.vbe(words).exit, Exit::Failed, "{words}");
    }
    assert!(!repository.path().join("x").exists());
}

#[test]
fn a_history_that_is_cut_is_not_clean() {
    let repository = sandbox();
    repository.file("a", "två").add().commit("två");
    let copy = repository.beside("grund");
    repository.git(&format!("clone -q --depth 1 file://{} {}", repository.path().display(), copy.display()));
    let run = vbe(&copy, "scan --history", Input::nothing());
    assert_eq!(run.exit, Exit::Failed);
    assert!(run.out.contains("--unshallow"), "{}", run.out);
}

/// What has been stopped and mended is gone when the advice has been followed, and not before.
#[test]
fn the_advice_helps() {
    let repository = sandbox();
    repository.file("records/cases/q3x7k2m9.yaml", &case(NUMBER)).add();
    repository.file("records/cases/q3x7k2m9.yaml", &case("Inget")).add().commit("ärende");
    assert_eq!(repository.scan("--history").0, Exit::Found, "the copy from git add is there");
    repository.git("gc -q --prune=now");
    assert_eq!(repository.scan("--history"), (Exit::Fine, vec![]));
    repository.file("records/cases/q3x7k2m9.yaml", &case(NAMED)).add().commit("läcka");
    repository.file("records/cases/q3x7k2m9.yaml", &case("Rättat")).add();
    assert!(
        command(repository.path(), &["commit", "-q", "--amend", "-m", "rättat"]).status().unwrap().success()
    );
    assert_eq!(repository.scan("--history").0, Exit::Found, "the reflog has it");
    repository.git("reflog expire --expire=now --all");
    repository.git("gc -q --prune=now");
    assert_eq!(repository.scan("--history"), (Exit::Fine, vec![]));
    assert_eq!(alone().len(), 6);
}

/// Whether a name is the short one of a commit. One with hardly any letters is longer.
fn is_short_of(name: &serde_json::Value, commit: &str) -> bool {
    name.as_str().is_some_and(|name| name.len() >= 10 && commit.starts_with(name))
}

/// Programs should not have to read sentences to know which commit it is.
#[test]
fn a_finding_names_its_commit_for_programs_too() {
    let repository = sandbox();
    let commit = repository.file("records/cases/q3x7k2m9.yaml", &case(NUMBER)).add().commit(NAMED);
    let read = |words: &str| serde_json::from_str(&repository.vbe(words).out).unwrap();
    for words in ["scan --range HEAD~1..HEAD --format json", "scan --history --format json"] {
        let page: serde_json::Value = read(words);
        let findings = page["findings"].as_array().unwrap();
        assert_eq!(findings.len(), 2, "{words}: the file and the message");
        let is_it = |finding: &serde_json::Value| is_short_of(&finding["commit"], &commit);
        assert!(findings.iter().all(is_it), "{words}: {page}");
    }
    let page: serde_json::Value = read("scan --range HEAD~1..HEAD --format sarif");
    let own = &page["runs"][0]["results"][0]["properties"]["commit"];
    assert!(is_short_of(own, &commit), "{page}");
    let lines = repository.vbe("scan --range HEAD~1..HEAD --format jsonl").out;
    assert_eq!(lines.matches(&format!("\"commit\":\"{}\"", own.as_str().unwrap())).count(), 2);
    // What no commit has is there with nothing said.
    repository.file("records/cases/z9.yaml", &case(OTHER)).add();
    for words in ["scan --staged --format json", "scan --format json"] {
        let page: serde_json::Value = read(words);
        assert!(page["findings"][0].as_object().unwrap()["commit"].is_null(), "{words}: {page}");
    }
}

/// The day of a publication is no person's. A name in what is published is somebody's all the same.
#[test]
fn the_ledger_of_what_is_published_is_clean_before_a_commit_as_in_the_folder() {
    let repository = sandbox();
    let ledger = "kind: report\nid: offentlig-2018\naudience: public\nperiod: 2018\non: 2019-02-01\nk: 5\n";
    repository.file("records/reports/offentlig-2018.yaml", ledger).add();
    assert_eq!(repository.scan("--staged"), (Exit::Fine, vec![]));
    assert_eq!(repository.scan(""), (Exit::Fine, vec![]));
    repository.file("records/reports/offentlig-2018.yaml", &format!("{ledger}note: {NAMED}\n")).add();
    let leak = vec!["records/reports/offentlig-2018.yaml 7 name_full".to_owned()];
    assert_eq!(repository.scan("--staged"), (Exit::Found, leak.clone()));
    assert_eq!(repository.scan(""), (Exit::Found, leak));
}
