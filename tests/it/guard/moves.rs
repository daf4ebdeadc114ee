//! What git does without asking the hooks of a commit, and what a server is sent.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use super::hooks::{commit, guarded, hooked, leak};
use super::{Repository, UNHOOKED, command};
use crate::sandbox::repository as own;

const NUMBER: &str = "189001019802";

fn run(repository: &Repository, words: &[&str]) -> Output {
    hooked(repository.path(), words, true, |command| command.env("GIT_EDITOR", "true"))
}

fn said(output: &Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains(NUMBER), "{said}");
    said
}

/// A branch `sida`, with a leak that came from a clone without hooks; what is checked out is `main`.
fn with_a_leak_beside() -> Repository {
    let repository = guarded();
    repository.git("switch -q -c sida");
    leak(&repository);
    repository.add().commit("förbi vakten");
    repository.git("switch -q main");
    // The branch is as if it had been fetched: nothing of one's own leads to it.
    repository.git("update-ref refs/remotes/origin/sida sida");
    let gone = command(repository.path(), &["-c", "core.hooksPath=/dev/null", "branch", "-q", "-D", "sida"])
        .status();
    assert!(gone.unwrap().success());
    repository
}

#[test]
fn what_makes_or_brings_a_commit_is_stopped() {
    for words in [
        &["cherry-pick", "origin/sida"][..],
        &["merge", "-q", "--ff-only", "origin/sida"],
        &["rebase", "-q", "origin/sida"],
        &["reset", "-q", "--hard", "origin/sida"],
        &["branch", "ny", "origin/sida"],
    ] {
        let repository = with_a_leak_beside();
        if words[0] == "rebase" {
            repository.file("b", "").add().commit("eget");
        }
        let before = repository.git("rev-parse main");
        let stopped = run(&repository, words);
        assert!(!stopped.status.success(), "{words:?}: {}", said(&stopped));
        assert_eq!(repository.git("rev-parse main"), before, "{words:?}: {}", said(&stopped));
        assert!(
            said(&stopped).contains("the branch does not get this") || words[0] == "rebase",
            "{words:?}: {}",
            said(&stopped)
        );
    }
}

#[test]
fn a_revert_that_brings_a_leak_back_is_stopped() {
    let repository = guarded();
    leak(&repository);
    repository.add().commit("förbi vakten");
    repository.git("rm -q -r records/cases");
    repository.commit("borttaget");
    let stopped = run(&repository, &["revert", "--no-edit", "HEAD"]);
    assert!(!stopped.status.success(), "{}", said(&stopped));
    assert_eq!(repository.git("rev-list --count HEAD").trim(), "4");
}

#[test]
fn a_patch_is_stopped() {
    let repository = with_a_leak_beside();
    let patch = repository.beside("lapp");
    fs::write(&patch, repository.git("format-patch --stdout -1 origin/sida")).unwrap();
    let patch = patch.display().to_string();
    let stopped = run(&repository, &["am", "-q", &patch]);
    assert!(!stopped.status.success(), "{}", said(&stopped));
    assert_eq!(repository.git("rev-list --count HEAD").trim(), "2");
    run(&repository, &["am", "--abort"]);
    let telling = fs::read_to_string(&patch).unwrap().replace(NUMBER, "Inget");
    let telling = telling.replace("vakten", "Fatima Hassan");
    fs::write(repository.beside("lapp"), telling).unwrap();
    let stopped = run(&repository, &["am", "-q", &patch]);
    assert!(!stopped.status.success(), "the message: {}", said(&stopped));
}

#[test]
fn a_commit_that_is_amended_is_looked_at_in_whole() {
    let repository = guarded();
    leak(&repository);
    repository.add().commit("förbi vakten");
    let before = repository.git("rev-parse HEAD");
    for words in [
        &["--amend", "-m", "annat"][..],
        &["--amend", "--no-edit"],
        &["--amend", "--allow-empty", "-C", "HEAD"],
    ] {
        // Within the same second git would make the same commit again.
        let words = [&["commit", "-q"], words].concat();
        let stopped = hooked(repository.path(), &words, true, |command| {
            command.env("GIT_COMMITTER_DATE", "2031-02-03T04:05:06+0100")
        });
        assert!(!stopped.status.success(), "{words:?}: {}", said(&stopped));
        assert_eq!(repository.git("rev-parse HEAD"), before, "{words:?}");
    }
    // Mended, it can be amended.
    repository.git("rm -q -r records/cases");
    let mended = commit(&repository, &["--amend", "--allow-empty", "-m", "rättat"]);
    assert!(mended.status.success(), "{}", said(&mended));
}

/// What only comes to refs of a remote is not in any branch, and is not in the way of other work.
#[test]
fn fetching_packing_and_clearing_go_on_as_before() {
    let repository = with_a_leak_beside();
    let remote = repository.beside("fjärr.git");
    repository.git(&format!("clone -q --bare . {}", remote.display()));
    let there = format!("push -q {} origin/sida:refs/heads/sida", remote.display());
    let words = [UNHOOKED, &there.split(' ').collect::<Vec<_>>()].concat();
    assert!(command(repository.path(), &words).status().unwrap().success());
    repository.git(&format!("remote add fjarr {}", remote.display()));
    for is_found in [true, false] {
        for words in [
            &["fetch", "-q", "fjarr"][..],
            &["pack-refs", "--all"],
            &["gc", "-q"],
            &["switch", "-q", "-c", "ny"],
            &["switch", "-q", "main"],
            &["branch", "-q", "-D", "ny"],
            &["reset", "-q"],
            &["tag", "v1"],
            &["tag", "-d", "v1"],
        ] {
            let done = hooked(repository.path(), words, is_found, |command| command);
            assert!(done.status.success(), "{words:?} {is_found}: {}", said(&done));
            assert!(!said(&done).contains("vbe"), "{words:?}: {}", said(&done));
        }
    }
    let looked = run(&repository, &["checkout", "-q", "--detach", "fjarr/sida"]);
    assert!(looked.status.success(), "what is here can be looked at: {}", said(&looked));
}

/// A clean rebase, cherry-pick and amendment go on.
#[test]
fn what_is_well_goes_on_in_silence() {
    let repository = guarded();
    repository.git("switch -q -c sida");
    repository.file("b", "sida").add().commit("sida");
    repository.git("switch -q main");
    repository.file("c", "stam").add().commit("stam");
    for words in [
        &["rebase", "-q", "main", "sida"][..],
        &["switch", "-q", "main"],
        &["merge", "-q", "--ff-only", "sida"],
        &["revert", "--no-edit", "HEAD"],
        &["commit", "-q", "--amend", "-m", "annat"],
    ] {
        let done = run(&repository, words);
        assert!(done.status.success(), "{words:?}: {}", said(&done));
        let is_spoken = said(&done).contains("the branch does not get this");
        assert!(!is_spoken, "{words:?}: {}", said(&done));
    }
}

/// A server with the hook that docs/git-vakten.md shows.
fn server(repository: &Repository) -> PathBuf {
    let page = fs::read_to_string(own().join("docs/git-vakten.md")).unwrap();
    let hook = page.split("```sh\n").find(|block| block.contains("--receive")).unwrap();
    let hook = hook.split("```").next().unwrap();
    let server = repository.beside("server.git");
    repository.git(&format!("init -q --bare -b main {}", server.display()));
    let path = server.join("hooks/pre-receive");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, hook).unwrap();
    runnable(&path);
    server
}

#[cfg(unix)]
fn runnable(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(not(unix))]
fn runnable(_: &Path) {}

#[test]
fn a_server_takes_no_leak_and_everything_else() {
    let repository = Repository::new();
    repository
        .file("vbe.toml", "[paths]\nrecords = \"arenden\"\n")
        .file("plans/a.yaml", "kind: plan\nid: a\n");
    repository.add().commit("Början");
    let server = server(&repository);
    let server = server.display().to_string();
    let push = |is_found: bool, what: &str| {
        hooked(repository.path(), &["push", "-q", &server, what], is_found, |command| command)
    };
    let refused = push(false, "main");
    assert!(
        !refused.status.success() && said(&refused).contains("hittar inte programmet"),
        "{}",
        said(&refused)
    );
    let first = push(true, "main");
    assert!(first.status.success(), "{}", said(&first));
    repository.file("arenden/n.txt", "Samtal med Fatima Hassan").add().commit("läcka");
    repository.git("rm -q arenden/n.txt");
    repository.commit("borttaget");
    let refused = push(true, "main");
    assert!(
        !refused.status.success() && said(&refused).contains("the server does not take this"),
        "{}",
        said(&refused)
    );
    assert!(!said(&refused).contains("Fatima"), "{}", said(&refused));
    repository.git("reset -q --hard HEAD~2");
    let tagged = command(repository.path(), &["tag", "-a", "v1", "-m", NUMBER]).status().unwrap();
    assert!(tagged.success());
    assert!(!push(true, "v1").status.success(), "the message of a tag");
    repository.git("branch sida");
    assert!(
        push(true, "sida").status.success() && push(true, ":sida").status.success(),
        "and it can be removed"
    );
    // Without settings in what is sent or in what is there, nobody knows where the cases are.
    let bare = Repository::new();
    bare.file("b", "").add().commit("utan");
    let other = self::server(&bare).display().to_string();
    let refused = hooked(bare.path(), &["push", "-q", &other, "main"], true, |command| command);
    assert!(!refused.status.success() && said(&refused).contains("vbe.toml"), "{}", said(&refused));
}

#[test]
fn hooks_of_an_older_edition_and_hooks_saved_in_windows_are_renewed() {
    let repository = guarded();
    let hook = repository.path().join(".git/hooks/pre-commit");
    let right = fs::read_to_string(&hook).unwrap();
    for (text, word) in [
        (right.replace('\n', "\r\n"), "end as in Windows"),
        (right.replace("# vbe-hook 3", "# vbe-hook 1"), "another version"),
    ] {
        fs::write(&hook, text).unwrap();
        let doctor = || repository.vbe("doctor").out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(doctor().contains(word), "{}", doctor());
        repository.vbe("init --yes --lang en");
        assert_eq!(fs::read_to_string(&hook).unwrap(), right);
        assert!(!doctor().contains(word));
    }
}

/// A case of the wrong form, and the same mended.
fn wrong() -> (String, String) {
    let right = format!("kind: case\nid: q3x7k2m9\n{}", super::REST);
    let wrong = right.lines().filter(|line| !line.starts_with("expires")).map(|line| format!("{line}\n"));
    (wrong.collect(), right)
}

const CASE: &str = "records/cases/q3x7k2m9.yaml";

/// What comes from a clone without hooks is mended as it is told.
#[test]
fn the_advice_about_a_form_that_is_fetched_works() {
    let (wrong, right) = wrong();
    for words in [
        &["pull", "-q", "--ff-only", "origin", "main"][..],
        &["pull", "-q", "--no-rebase", "--no-edit", "--ff", "origin", "main"],
        &["cherry-pick", "FETCH_HEAD"],
    ] {
        let repository = guarded();
        let remote = repository.beside("fjärr.git");
        repository.git(&format!("clone -q --bare . {}", remote.display()));
        repository.git(&format!("remote add origin {}", remote.display()));
        repository.file(CASE, &wrong).add().commit("fel form");
        let push = [UNHOOKED, &["push", "-q", "origin", "main"]].concat();
        assert!(command(repository.path(), &push).status().unwrap().success());
        repository.git("reset -q --hard HEAD~1");
        repository.git("fetch -q origin");
        let stopped = run(&repository, words);
        let advice = said(&stopped);
        assert!(
            !stopped.status.success() && advice.contains("It is the form that is wrong"),
            "{words:?}: {advice}"
        );
        // As it is told: first everything as it was, then the same without committing.
        let back = if words[0] == "pull" {
            format!("read-tree -m -u {} HEAD", repository.called("FETCH_HEAD", &advice))
        } else {
            "cherry-pick --abort".to_owned()
        };
        assert!(advice.contains(&format!("git {back}")), "{words:?}: {advice}");
        repository.git(&back);
        assert_eq!(repository.git("status --porcelain"), "", "{words:?}");
        let again = if words[0] == "pull" {
            "merge --no-ff --no-commit FETCH_HEAD"
        } else {
            "cherry-pick --no-commit FETCH_HEAD"
        };
        assert!(words[0] != "pull" || advice.contains(again), "{advice}");
        let again: Vec<&str> = again.split(' ').collect();
        let done = run(&repository, &again);
        assert!(done.status.success(), "{words:?}: {}", said(&done));
        repository.file(CASE, &right).add();
        let done = commit(&repository, &["-m", "rättat"]);
        assert!(done.status.success(), "{words:?}: {}", said(&done));
        let sent = run(&repository, &["push", "-q", "origin", "main:ny"]);
        assert!(sent.status.success(), "{words:?}: {}", said(&sent));
    }
}

/// A branch is judged by what it ends with, also when git makes the commits one by one; what may have been told of
/// somebody stops wherever it is.
#[test]
fn a_form_that_a_later_commit_mends_stops_no_rebase_and_no_cherry_pick() {
    let (wrong, right) = wrong();
    let sandbox = |first: &str| {
        let repository = guarded();
        repository.git("switch -q -c sida");
        repository.file(CASE, first).add().commit("fel form");
        repository.file(CASE, &right).add().commit("rättat");
        repository.git("switch -q main");
        repository.file("b", "").add().commit("annat");
        repository
    };
    for (first, is_fine) in [(wrong.clone(), true), (format!("{right}note: {NUMBER}\n"), false)] {
        let repository = sandbox(&first);
        let picked = run(&repository, &["cherry-pick", "sida~1", "sida"]);
        assert_eq!(picked.status.success(), is_fine, "{}", said(&picked));
        let repository = sandbox(&first);
        let rebased = run(&repository, &["rebase", "-q", "main", "sida"]);
        assert_eq!(rebased.status.success(), is_fine, "{}", said(&rebased));
    }
    // What is not mended is stopped in the end, and goes on as it is told.
    let repository = sandbox(&wrong);
    repository.git("branch -q -f sida sida~1");
    let stopped = run(&repository, &["rebase", "-q", "main", "sida"]);
    assert!(
        !stopped.status.success() && said(&stopped).contains("git rebase --continue"),
        "{}",
        said(&stopped)
    );
    repository.file(CASE, &right).add();
    let done = commit(&repository, &["-m", "rättat"]);
    assert!(done.status.success(), "{}", said(&done));
    let done = run(&repository, &["rebase", "--continue"]);
    assert!(done.status.success(), "{}", said(&done));
}

/// A warning is told once, by the hook that sees it first.
#[test]
fn a_warning_is_told_once() {
    let repository = guarded();
    let case = format!("kind: case\nid: q3x7k2m9\nnote: Se www.skola.example.se\n{}", super::REST);
    repository.file(CASE, &case).add();
    let told = |output: &Output| {
        let out =
            format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{out}");
        out.matches("may-identify").count()
    };
    assert_eq!(told(&commit(&repository, &["-m", "ärende"])), 1);
    // What brings it in another way tells of it.
    repository.git("branch sida");
    repository.git("reset -q --hard HEAD~1");
    repository.git("update-ref refs/remotes/origin/sida sida");
    repository.git("branch -q -D sida");
    repository.file("b", "").add().commit("annat");
    let picked = hooked(repository.path(), &["cherry-pick", "origin/sida"], true, |command| {
        command.env("GIT_COMMITTER_DATE", "2031-02-03T04:05:06+0100")
    });
    assert_eq!(told(&picked), 1);
}

/// What a server checks out need not be there.
#[test]
fn a_server_takes_notes_also_when_its_head_leads_nowhere() {
    let repository = Repository::new();
    repository.file("vbe.toml", "").add().commit("Början");
    repository.git("notes add -m Granskad");
    for together in [true, false] {
        let server = self::server(&repository);
        super::git(&server, "symbolic-ref HEAD refs/heads/master");
        let server = server.display().to_string();
        let push = |what: &[&str]| {
            let words = [&["push", "-q", &server], what].concat();
            hooked(repository.path(), &words, true, |command| command)
        };
        if !together {
            assert!(push(&["main"]).status.success());
        }
        let what: &[&str] = if together { &["refs/notes/commits", "main"] } else { &["refs/notes/commits"] };
        let sent = push(what);
        assert!(sent.status.success(), "{}", said(&sent));
        std::fs::remove_dir_all(&server).unwrap();
    }
}
