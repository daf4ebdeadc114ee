//! What is sent somewhere: what is there already is what git says of the place now, not what is remembered of it.

use std::fs;
use std::path::Path;

use vbe::cli::{Exit, Input};

use super::{Repository, alone, vbe};
use crate::sandbox::{Run, run_with};

const NAMED: &str = "Samtal med Fatima Hassan";

fn zeros() -> String {
    "0".repeat(40)
}

/// A leak in the history, which a remote is remembered to have.
fn sent(remembered: &str) -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "").add().commit("Början");
    repository.file("records/n.txt", NAMED).add().commit("förbi");
    repository.git("rm -q records/n.txt");
    repository.commit("borttaget");
    repository.git(&format!("update-ref {remembered} HEAD"));
    repository.git("remote add origin /srv/gammal.git");
    repository
}

fn push(repository: &Repository, remote: &str, lines: &str) -> Run {
    let input = Input::new(std::io::Cursor::new(lines.to_owned()), false);
    vbe(repository.path(), &format!("scan --push {remote}"), input)
}

#[test]
fn a_remote_that_is_not_as_it_is_remembered_is_sent_everything_anew() {
    let repository = sent("refs/remotes/origin/main");
    let (tip, first) = (repository.git("rev-parse HEAD"), repository.git("rev-parse HEAD~2"));
    let (tip, first) = (tip.trim(), first.trim());
    let line = |replaced: &str| format!("refs/heads/main {tip} refs/heads/main {replaced}\n");
    // As it is remembered, and later than that: what is there is not looked at again.
    assert_eq!(push(&repository, "origin", &line(tip)).exit, Exit::Fine);
    let new = format!("refs/heads/main {tip} refs/heads/ny {}\n", zeros());
    assert_eq!(push(&repository, "origin", &new).exit, Exit::Fine);
    repository.git(&format!("update-ref refs/remotes/origin/main {first}"));
    assert_eq!(push(&repository, "origin", &line(tip)).exit, Exit::Fine);
    repository.git(&format!("update-ref refs/remotes/origin/main {tip}"));
    // There is no such branch there, an older one, or one that is not here.
    for replaced in [zeros(), first.to_owned(), "1".repeat(40)] {
        let run = push(&repository, "origin", &line(&replaced));
        assert_eq!(run.exit, Exit::Found, "{replaced}: {}{}", run.out, run.err);
        let both = format!("{}{new}", line(&replaced));
        assert_eq!(push(&repository, "origin", &both).exit, Exit::Found, "{replaced}");
    }
}

#[test]
fn what_one_remote_has_is_not_what_another_has() {
    let repository = sent("refs/remotes/team/a/main");
    let tip = repository.git("rev-parse HEAD");
    let new = format!("refs/heads/main {} refs/heads/ny {}\n", tip.trim(), zeros());
    repository.git("remote add team /srv/team.git");
    assert_eq!(push(&repository, "team", &new).exit, Exit::Fine, "a branch of its own with a slash");
    repository.git("remote add team/a /srv/a.git");
    assert_eq!(push(&repository, "team", &new).exit, Exit::Found, "a branch of another remote");
    assert_eq!(push(&repository, "team/a", &new).exit, Exit::Fine);
    // What is fetched comes from one place, and what is pushed goes to another.
    let repository = sent("refs/remotes/origin/main");
    let tip = repository.git("rev-parse HEAD");
    let new = format!("refs/heads/main {} refs/heads/ny {}\n", tip.trim(), zeros());
    repository.git("remote set-url --push origin /srv/annan.git");
    assert_eq!(push(&repository, "origin", &new).exit, Exit::Found);
    repository.git("remote set-url origin https://git.example.se/a/b.git");
    repository.git("remote set-url --push origin git@git.example.se:a/b");
    assert_eq!(push(&repository, "origin", &new).exit, Exit::Fine, "the same place in another way");
}

/// Somebody's habits in the environment change what git makes of a path.
#[test]
fn no_variable_makes_the_guard_blind() {
    let repository = Repository::new();
    repository.file("kommun/vbe.toml", "[paths]\nrecords = \"akter\"\n").add().commit("Början");
    repository.file("kommun/akter/n.txt", NAMED).add();
    let mut variables = alone();
    for name in ["GIT_LITERAL_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"]
    {
        variables.retain(|(name, _)| !name.ends_with("PATHSPECS"));
        variables.push((name.to_owned(), "1".to_owned()));
        let run = |words: &str| {
            run_with(words, repository.path(), "2024-11-15", false, variables.clone(), Input::nothing())
        };
        assert_eq!(run("scan --staged").exit, Exit::Found, "{name}");
        assert_eq!(run("scan --range HEAD").exit, Exit::Fine, "{name}");
    }
    // The settings are only in a commit of what is looked at, and not in its last.
    repository.commit("förbi");
    repository.git("rm -q -r kommun");
    repository.commit("borttaget");
    for name in ["GIT_LITERAL_PATHSPECS", "GIT_NOGLOB_PATHSPECS"] {
        variables.retain(|(name, _)| !name.ends_with("PATHSPECS"));
        variables.push((name.to_owned(), "1".to_owned()));
        let run = run_with(
            "scan --range HEAD",
            repository.path(),
            "2024-11-15",
            false,
            variables.clone(),
            Input::nothing(),
        );
        assert_eq!(run.exit, Exit::Found, "{name}: {}{}", run.out, run.err);
    }
}

/// git is not asked once more for every ref that is sent.
#[cfg(unix)]
#[test]
fn many_refs_are_read_together() {
    use std::os::unix::fs::PermissionsExt;
    let repository = Repository::new();
    repository.file("vbe.toml", "").add().commit("Början");
    let tip = repository.git("rev-parse HEAD").trim().to_owned();
    let (folder, log) = (repository.beside("program"), repository.beside("logg"));
    fs::create_dir(&folder).unwrap();
    let path = std::env::var("PATH").unwrap();
    let own = |folder: &Path| folder.join("git").is_file();
    let git = std::env::split_paths(&path).find(|folder| own(folder)).unwrap().join("git");
    let text = format!("#!/bin/sh\necho \"$*\" >>'{}'\nexec '{}' \"$@\"\n", log.display(), git.display());
    fs::write(folder.join("git"), text).unwrap();
    fs::set_permissions(folder.join("git"), fs::Permissions::from_mode(0o755)).unwrap();
    let variables = [alone(), vec![("PATH".to_owned(), format!("{}:{path}", folder.display()))]].concat();
    let count = |refs: usize| {
        let lines: String =
            (0..refs).map(|at| format!("refs/tags/v{at} {tip} refs/tags/v{at} {}\n", zeros())).collect();
        let _ = fs::remove_file(&log);
        let input = Input::new(std::io::Cursor::new(lines), false);
        let run =
            run_with("scan --push origin", repository.path(), "2024-11-15", false, variables.clone(), input);
        assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
        fs::read_to_string(&log).unwrap().lines().count()
    };
    let (one, many) = (count(1), count(60));
    assert!(one > 3 && many <= one + 5, "{one} and {many}");
}
