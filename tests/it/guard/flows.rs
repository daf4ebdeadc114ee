//! What git is in the middle of decides what helps: each piece of advice is tried where it is told.

use std::fs;
use std::process::Output;

use super::hooks::{guarded, hooked, leak};
use super::{Repository, UNHOOKED, command};

fn run(repository: &Repository, words: &[&str]) -> Output {
    hooked(repository.path(), words, true, |command| command.env("GIT_EDITOR", "true"))
}

/// What is said, in one line.
fn said(output: &Output) -> String {
    let said = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8_lossy(&said).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn stopped(output: &Output) -> String {
    let told = said(output);
    assert!(!output.status.success(), "{told}");
    told
}

fn past(repository: &Repository, words: &[&str]) {
    let words = [UNHOOKED, words].concat();
    assert!(command(repository.path(), &words).status().unwrap().success(), "{words:?}");
}

/// A branch `sida` with one commit more than `main`, which is checked out.
fn beside(change: impl Fn(&Repository), message: &str) -> Repository {
    let repository = guarded();
    repository.git("switch -q -c sida");
    change(&repository);
    repository.add().commit(message);
    repository.git("switch -q main");
    repository
}

/// As if the branch had been fetched: only what no branch here has is looked at when one is moved.
fn fetched(repository: &Repository) {
    repository.git("update-ref refs/remotes/origin/sida sida");
    repository.git("branch -q -D sida");
}

#[test]
fn what_cannot_be_read_is_taken_back_too() {
    for words in [
        &["merge", "-q", "--ff-only", "origin/sida"][..],
        &["merge", "-q", "--no-ff", "--no-edit", "origin/sida"],
        &["cherry-pick", "origin/sida"],
    ] {
        let repository = beside(
            |it| {
                it.file("docs/protokoll.docx", "PK\u{3}\u{4}");
            },
            "protokoll",
        );
        fetched(&repository);
        let advice = stopped(&run(&repository, words));
        assert!(advice.contains("not all of it could be scanned"), "{words:?}: {advice}");
        let way = advice.split("un git ").nth(1).unwrap_or_default();
        let way: Vec<&str> =
            way.split(" in the top folder").next().unwrap().split(':').next().unwrap().split(' ').collect();
        assert!(run(&repository, &way).status.success(), "{words:?} {way:?}: {advice}");
        assert_eq!(repository.git("status --porcelain"), "", "{words:?} {way:?}");
    }
    // Settings that do not hold stop it too.
    let repository = beside(
        |it| {
            it.file("vbe.toml", "[paths\n");
        },
        "inställningar",
    );
    fetched(&repository);
    let advice = stopped(&run(&repository, &["merge", "-q", "--ff-only", "origin/sida"]));
    assert!(advice.contains("git read-tree -m -u"), "{advice}");
}

/// What the advice says to do lets the file in, as one's own decision and in one commit.
#[test]
fn what_cannot_be_read_can_be_exempt_on_the_way_in() {
    let repository = beside(
        |it| {
            it.file("docs/protokoll.docx", "PK\u{3}\u{4}");
        },
        "protokoll",
    );
    run(&repository, &["merge", "-q", "--no-ff", "--no-commit", "sida"]);
    let settings = fs::read_to_string(repository.path().join("vbe.toml")).unwrap();
    repository.file("vbe.toml", &format!("{settings}\n[privacy]\nelsewhere = [\"docs\"]\n")).add();
    let made = run(&repository, &["commit", "-q", "--no-edit"]);
    assert!(made.status.success(), "{}", said(&made));
}

#[test]
fn a_patch_is_mended_in_the_patch() {
    let repository = beside(
        |it| {
            it.file("a", "1");
        },
        "Samtal med Fatima Hassan",
    );
    repository.git("format-patch -q -1 sida -o .git");
    let patch = fs::read_dir(repository.path().join(".git")).unwrap();
    let patch =
        patch.map(|own| own.unwrap().path()).find(|own| own.extension().is_some_and(|own| own == "patch"));
    let patch = patch.unwrap().display().to_string();
    let advice = stopped(&run(&repository, &["am", &patch]));
    assert!(advice.contains("stands in the patch") && !advice.contains("COMMIT_EDITMSG"), "{advice}");
    assert!(run(&repository, &["am", "--abort"]).status.success());
    let text = fs::read_to_string(&patch).unwrap();
    fs::write(&patch, text.replace("Samtal med Fatima Hassan", "Samtal")).unwrap();
    assert!(run(&repository, &["am", &patch]).status.success());

    let repository = beside(leak, "ett");
    repository.git("format-patch -q -1 sida -o .git");
    let advice = stopped(&run(&repository, &["am", ".git/0001-ett.patch"]));
    assert!(advice.contains("git am --continue") && !advice.contains("reset --merge"), "{advice}");
    fs::remove_dir_all(repository.path().join("records/cases")).unwrap();
    repository.file("b", "1").add();
    let done = run(&repository, &["am", "--continue"]);
    assert!(done.status.success(), "{}", said(&done));
}

#[test]
fn an_amended_commit_is_amended_again() {
    let repository = guarded();
    leak(&repository);
    repository.add().commit("förbi vakten");
    let advice = stopped(&run(&repository, &["commit", "-q", "--amend", "-n", "-m", "annat"]));
    assert!(advice.contains("--amend again"), "{advice}");
    repository.git("rm -q -r -f records/cases");
    let made = run(&repository, &["commit", "-q", "--amend", "--allow-empty", "-m", "rättat"]);
    assert!(made.status.success(), "{}", said(&made));
}

#[test]
fn a_rebase_of_patches_goes_on_without_a_commit() {
    let repository = beside(leak, "ärende");
    repository.file("b", "1").add().commit("annat");
    repository.git("switch -q sida");
    let advice = stopped(&run(&repository, &["rebase", "--apply", "main"]));
    assert!(advice.contains("without git commit"), "{advice}");
    fs::remove_dir_all(repository.path().join("records/cases")).unwrap();
    repository.file("c", "1").add();
    let done = run(&repository, &["rebase", "--continue"]);
    assert!(done.status.success(), "{}", said(&done));
}

#[test]
fn what_git_keeps_of_a_conflict_is_told_of() {
    let repository = beside(
        |it| {
            it.file("a", "1\n");
        },
        "ett",
    );
    repository.git("config rerere.enabled true");
    repository.file("a", "2\n").add().commit("två");
    let merge = command(repository.path(), &["merge", "-q", "sida"]).output().unwrap();
    assert!(!merge.status.success());
    repository.file("a", "189001019802\n").add();
    let advice = stopped(&run(&repository, &["commit", "-q", "--no-edit"]));
    assert!(advice.contains("rr-cache"), "{advice}");
}

/// git keeps its own comments in the message where no editor is used, and writes of others where one is.
#[test]
fn what_git_and_the_servers_write_stops_nothing() {
    let repository = beside(
        |it| {
            it.file("bilder/logo@2x.svg", "1\n");
        },
        "ett",
    );
    repository.file("bilder/logo@2x.svg", "2\n").add().commit("två");
    let merge = command(repository.path(), &["merge", "-q", "sida"]).output().unwrap();
    assert!(!merge.status.success());
    repository.file("bilder/logo@2x.svg", "3\n").add();
    let made = run(&repository, &["commit", "-q", "--no-edit"]);
    assert!(made.status.success(), "{}", said(&made));
    assert!(repository.git("log -1 --format=%B").contains("# Conflicts:"));
    let by = [
        "commit",
        "-q",
        "--amend",
        "--reset-author",
        "--author",
        "Hodan Lindqvist <hodan.lindqvist@example.se>",
    ];
    past(&repository, &[&by[..1], &["-q", "--amend", "--no-edit"], &by[4..]].concat());
    for mark in ["#", "auto"] {
        repository.git(&format!("config core.commentChar {mark}"));
        let made = hooked(repository.path(), &["commit", "-q", "--amend"], true, |command| {
            command.env("GIT_EDITOR", ":")
        });
        assert!(made.status.success(), "{mark}: {}", said(&made));
    }
    // A text below that is not git's own is read as before.
    let made = run(&repository, &["commit", "-q", "--amend", "-m", "Rubrik\n\n# Samtal med Fatima Hassan"]);
    stopped(&made);
    for message in [
        "Set up CI with Azure Pipelines",
        "Fixa det som 06145069e1 ändrade",
        "Merge pull request 'Ny plan' (#3) from hodan.lindqvist/arkiv:plan into main",
    ] {
        let made = run(&repository, &["commit", "-q", "--allow-empty", "-m", message]);
        assert!(made.status.success(), "{message}: {}", said(&made));
    }
    for branch in ["dev", "azure-pipelines"] {
        repository.git(&format!("switch -q -c {branch}"));
        repository.file(branch, "1\n").add();
        let told = repository.vbe("scan --staged").out;
        assert!(told.contains("nothing to remark"), "{branch}: {told}");
        repository.git("switch -q main");
    }
}

/// What has come from one place can be sent to another, though nobody here can write it anew.
#[test]
fn a_name_in_a_message_that_is_fetched_can_be_sent_on() {
    let repository = guarded();
    let there = repository.beside("fjärr.git");
    let new = repository.beside("ny.git");
    repository.git(&format!("init -q --bare -b main {}", new.display()));
    repository.commit("Samtal med Fatima Hassan");
    repository.git(&format!("clone -q --bare . {}", there.display()));
    repository.git(&format!("remote add origin {}", there.display()));
    repository.git(&format!("remote add ny {}", new.display()));
    repository.git("fetch -q origin");
    let sent = run(&repository, &["push", "-q", "ny", "main"]);
    assert!(sent.status.success() && said(&sent).contains("warning"), "{}", said(&sent));
    // What is written here is not.
    repository.commit("Samtal med Fatima Hassan igen");
    stopped(&run(&repository, &["push", "-q", "ny", "main"]));
}

/// The hook of pre-commit is asked about two revisions where nothing is staged.
#[test]
fn pre_commit_looks_between_the_revisions_that_it_is_given() {
    let hooks = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/.pre-commit-hooks.yaml")).unwrap();
    let entry = hooks.lines().find_map(|line| line.trim().strip_prefix("entry: sh -c '")).unwrap();
    let script = entry.strip_suffix('\'').unwrap();
    let repository = guarded();
    leak(&repository);
    repository.add().commit("förbi vakten");
    let config = format!("alias.vakta=!sh -c '{script}'");
    for (from, is_found) in [("HEAD~1", true), ("HEAD", false)] {
        let run = hooked(repository.path(), &["-c", &config, "vakta"], true, |command| {
            command.env("PRE_COMMIT_FROM_REF", from).env("PRE_COMMIT_TO_REF", "HEAD")
        });
        assert_eq!(!run.status.success(), is_found, "{from}: {}", said(&run));
    }
}
