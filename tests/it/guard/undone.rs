//! What is told when a branch does not get something works where it is told, and destroys no other work.

use std::fs;
use std::process::Output;

use super::hooks::{commit, guarded, hooked, leak};
use super::{REST, Repository, UNHOOKED, command, git};

const CASE: &str = "records/cases/q3x7k2m9.yaml";

fn run(repository: &Repository, words: &[&str]) -> Output {
    hooked(repository.path(), words, true, |command| command.env("GIT_EDITOR", "true"))
}

/// What is said, in one line.
fn said(output: &Output) -> String {
    let said = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8_lossy(&said).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn past(repository: &Repository, words: &[&str]) {
    let words = [UNHOOKED, words].concat();
    assert!(command(repository.path(), &words).status().unwrap().success(), "{words:?}");
}

fn sound() -> String {
    format!("kind: case\nid: q3x7k2m9\n{REST}")
}

/// A case of the wrong form.
fn wrong() -> String {
    sound().lines().filter(|line| !line.starts_with("expires")).map(|line| format!("{line}\n")).collect()
}

/// A remote whose branch `main` has one commit more, and uncommitted work here: some of it staged where git lets it be.
fn behind(is_leak: bool, is_staged: bool) -> Repository {
    let repository = guarded();
    repository.file("eget.txt", "1\n").file("annat.txt", "1\n").add().commit("eget");
    let remote = repository.beside("fjärr.git");
    repository.git(&format!("clone -q --bare . {}", remote.display()));
    repository.git(&format!("remote add origin {}", remote.display()));
    if is_leak {
        leak(&repository);
    } else {
        repository.file(CASE, &wrong());
    }
    repository.file("deras.txt", "1\n").add().commit("deras");
    past(&repository, &["push", "-q", "origin", "main"]);
    repository.git("reset -q --hard HEAD~1");
    past(&repository, &["fetch", "-q", "origin"]);
    repository.file("eget.txt", "mitt arbete\n").file("annat.txt", "också mitt\n");
    if is_staged {
        repository.git("add annat.txt");
    }
    repository
}

/// What has been changed here, before and after.
fn work(repository: &Repository) -> (String, String, String) {
    let read = |path| fs::read_to_string(repository.path().join(path)).unwrap();
    (read("eget.txt"), read("annat.txt"), repository.git("status --porcelain"))
}

/// The command that is told first, after `Run `.
fn told(said: &str) -> Vec<String> {
    let (_, rest) = said.split_once("1. Run ").unwrap_or_else(|| panic!("{said}"));
    let end = rest.find([':']).unwrap();
    let command = rest[..end].split(" in the top folder").next().unwrap();
    command.strip_prefix("git ").unwrap().split(' ').map(str::to_owned).collect()
}

#[test]
fn the_way_back_leaves_the_work_that_is_not_committed() {
    for is_leak in [true, false] {
        for (words, is_staged) in [
            (&["pull", "-q", "--ff-only", "origin", "main"][..], true),
            (&["merge", "-q", "--ff-only", "origin/main"], true),
            (&["cherry-pick", "origin/main"], false),
            (&["merge", "-q", "--no-ff", "--no-edit", "origin/main"], false),
            (&["pull", "-q", "--no-rebase", "--no-ff", "--no-edit", "origin", "main"], false),
            (&["reset", "-q", "--keep", "origin/main"], false),
        ] {
            let repository = behind(is_leak, is_staged);
            let before = work(&repository);
            let stopped = run(&repository, words);
            let advice = said(&stopped);
            assert!(!stopped.status.success(), "{words:?}: {advice}");
            assert!(!advice.contains("git restore"), "{words:?}: {advice}");
            let is_of_the_merge_alone = !is_leak && words.contains(&"--no-ff");
            if is_of_the_merge_alone {
                continue;
            }
            let back = told(&advice);
            let back: Vec<&str> = back.iter().map(String::as_str).collect();
            let done = run(&repository, &back);
            assert!(done.status.success(), "{words:?} {back:?}: {}", said(&done));
            assert_eq!(work(&repository), before, "{words:?} {back:?}: {advice}");
        }
    }
}

#[test]
fn the_way_back_from_a_revert_leaves_the_work_too() {
    let repository = guarded();
    repository.file("eget.txt", "1\n").add().commit("eget");
    leak(&repository);
    repository.add().commit("förbi vakten");
    repository.git("rm -q -r records/cases");
    repository.commit("borttaget");
    repository.file("eget.txt", "mitt arbete\n");
    let before = repository.git("status --porcelain");
    let stopped = run(&repository, &["revert", "--no-edit", "HEAD"]);
    let advice = said(&stopped);
    assert!(!stopped.status.success() && advice.contains("git reset --merge"), "{advice}");
    repository.git("reset --merge");
    assert_eq!(repository.git("status --porcelain"), before, "{advice}");
}

#[test]
fn a_branch_that_is_not_made_needs_nothing_undone() {
    for is_leak in [true, false] {
        let repository = behind(is_leak, true);
        let before = work(&repository);
        let stopped = run(&repository, &["branch", "kollega", "origin/main"]);
        let advice = said(&stopped);
        assert!(!stopped.status.success() && advice.contains("No branch has been made"), "{advice}");
        assert_eq!(work(&repository), before);
        let back = format!("read-tree -m -u {} HEAD", repository.called("origin/main", &advice));
        assert!(advice.contains(&back), "{advice}");
        run(&repository, &["switch", "-q", "-c", "kollega", "origin/main"]);
        repository.git(&back);
        assert_eq!(work(&repository), before);
    }
}

/// The leak of somebody else cannot be mended here, and whoever obeys is not stopped again.
#[test]
fn the_advice_about_the_leak_of_another_works() {
    let repository = behind(true, false);
    repository.git("checkout -q -- .");
    repository.file("b", "1").add().commit("eget igen");
    let before = repository.git("rev-parse HEAD");
    for (words, back) in [
        (&["pull", "-q", "--no-rebase", "--no-edit", "origin", "main"][..], "merge --abort"),
        (&["pull", "-q", "--rebase", "origin", "main"], "rebase --abort"),
    ] {
        let stopped = run(&repository, words);
        let advice = said(&stopped);
        assert!(!stopped.status.success() && advice.contains(&format!("git {back}")), "{words:?}: {advice}");
        assert!(advice.contains("removed from the history there"), "{advice}");
        repository.git(back);
        assert_eq!(repository.git("rev-parse HEAD"), before);
        assert_eq!(repository.git("status --porcelain"), "", "{words:?}");
    }
    for words in [&["merge", "-q", "--squash", "origin/main"][..], &["cherry-pick", "-n", "origin/main"]] {
        assert!(run(&repository, words).status.success());
        let stopped = commit(&repository, &["-m", "deras"]);
        let advice = said(&stopped);
        assert!(!stopped.status.success() && advice.contains("git reset --merge"), "{words:?}: {advice}");
        assert!(advice.contains("git fetch --prune before git gc"), "{advice}");
        repository.git("reset -q --merge");
        assert_eq!(repository.git("status --porcelain"), "", "{words:?}");
    }
}

#[test]
fn the_advice_about_a_note_that_is_kept_works() {
    let repository = guarded();
    past(&repository, &["notes", "add", "-m", "Ring 070-1740605, Hodan Lindqvist"]);
    past(&repository, &["notes", "add", "-f", "-m", "Ring kontaktcentret"]);
    let scan = repository.vbe("scan --history");
    let told = scan.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("git commit-tree -m Notes refs/notes/commits^{tree}"), "{told}");
    let anew = "git update-ref refs/notes/commits $(git commit-tree -m Notes refs/notes/commits^{tree})";
    assert!(told.contains(anew), "{told}");
    let done = std::process::Command::new("sh")
        .args(["-e", "-c", &format!("{anew}; git reflog expire --expire=now --all; git gc -q --prune=now")])
        .current_dir(repository.path())
        .envs(super::ALONE)
        .env("PATH", std::env::var("PATH").unwrap())
        .env("GIT_CONFIG_COUNT", "1")
        .env("GIT_CONFIG_KEY_0", "core.hooksPath")
        .env("GIT_CONFIG_VALUE_0", "/dev/null")
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(repository.vbe("scan --history").exit, vbe::cli::Exit::Fine);
    assert_eq!(repository.git("notes show").trim(), "Ring kontaktcentret");
}

/// The last of several commits is judged with them all, and what waits excuses no other branch.
#[test]
fn a_form_that_no_later_commit_mends_stops_a_cherry_pick_of_several() {
    let repository = guarded();
    repository.git("switch -q -c sida");
    repository.file(CASE, &wrong()).add().commit("fel form");
    repository.file("b", "1").add().commit("annat");
    repository.git("switch -q main");
    repository.file("c", "1").add().commit("eget");
    let picked = run(&repository, &["cherry-pick", "sida~1", "sida"]);
    let advice = said(&picked);
    assert!(!picked.status.success() && advice.contains("git cherry-pick --abort"), "{advice}");
    repository.git("cherry-pick --abort");
    assert_eq!(repository.git("log --format=%s -1").trim(), "eget");
    // While a sequence waits, other branches are judged.
    repository.git("switch -q sida");
    repository.file("c", "2").add().commit("krock");
    repository.file("d", "2").add().commit("sist");
    repository.git("update-ref refs/remotes/o/sida sida");
    repository.git("switch -q main");
    past(&repository, &["branch", "-q", "-D", "sida"]);
    assert!(!run(&repository, &["cherry-pick", "o/sida~1", "o/sida"]).status.success(), "a conflict");
    let made = run(&repository, &["branch", "ny", "o/sida"]);
    assert!(!made.status.success() && said(&made).contains("form that is wrong"), "{}", said(&made));
}

/// What a server writes, and others have fetched, cannot be written anew: it is told of, and stops no pull.
#[test]
fn a_message_that_came_by_fetch_is_a_warning() {
    let repository = guarded();
    let remote = repository.beside("fjärr.git");
    repository.git(&format!("clone -q --bare . {}", remote.display()));
    repository.git(&format!("remote add origin {}", remote.display()));
    let (tree, base) = (repository.git("rev-parse HEAD^{tree}"), repository.git("rev-parse HEAD"));
    for (message, is_pulled) in [
        ("Merge pull request #3 from anna-andersson/anna-andersson-patch-1", true),
        ("Rubrik\n\nApproved-by: Anna Andersson", true),
        ("Samtal med Fatima Hassan", true),
        ("Merge branch 'main' of \\\\server\\anna.andersson\\arkiv", true),
        ("Numret 18900101-9802", false),
    ] {
        let words = ["commit-tree", tree.trim(), "-p", base.trim(), "-m", message];
        let made = command(repository.path(), &words).output().unwrap();
        let tip = String::from_utf8(made.stdout).unwrap();
        past(&repository, &["push", "-q", "-f", "origin", &format!("{}:refs/heads/main", tip.trim())]);
        let pulled = run(&repository, &["pull", "-q", "--ff-only", "origin", "main"]);
        assert_eq!(pulled.status.success(), is_pulled, "{message}: {}", said(&pulled));
        assert!(!said(&pulled).contains("Fatima") && !said(&pulled).contains("9802"), "{}", said(&pulled));
        past(&repository, &["reset", "-q", "--hard", base.trim()]);
        git(&remote, &format!("update-ref refs/heads/main {}", base.trim()));
    }
    // Written here it stops, and what a server or git writes of those who work there does not.
    for (message, is_made) in [
        ("Samtal med Fatima Hassan", false),
        ("Merge pull request #3 from anna-andersson/anna-andersson-patch-1", true),
        ("Merge pull request #3 from anna-andersson/fatima-hassan", false),
        ("Rubrik\n\nApproved-by: Anna Andersson", true),
        ("Merge branch 'main' of \\\\server\\anna.andersson\\arkiv", true),
    ] {
        let made = commit(&repository, &["--allow-empty", "-m", message]);
        assert_eq!(made.status.success(), is_made, "{message}: {}", said(&made));
    }
}

#[test]
fn a_merge_tells_a_warning_once() {
    let repository = guarded();
    repository.git("switch -q -c sida");
    repository.file(CASE, &format!("{}note: Se www.skola.example.se\n", sound())).add().commit("ärende");
    repository.git("update-ref refs/remotes/o/sida sida");
    repository.git("switch -q main");
    past(&repository, &["branch", "-q", "-D", "sida"]);
    repository.file("b", "1").add().commit("eget");
    let merged = run(&repository, &["merge", "-q", "--no-ff", "--no-edit", "o/sida"]);
    let told = said(&merged);
    assert!(merged.status.success(), "{told}");
    assert_eq!(told.matches("may-identify").count(), 1, "{told}");
}
