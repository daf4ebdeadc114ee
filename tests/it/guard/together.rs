//! The guard beside others: several workspaces in one repository, and the hooks of somebody else.

use std::fs;

use vbe::cli::{Exit, Input};

use super::hooks::{commit, guarded, hooked};
use super::{REST, Repository, UNHOOKED, command, vbe};

/// A name that belongs to nobody, which stops only where people are written about.
const NAMED: &str = "Samtal med Fatima Hassan";

/// Two workspaces, each with its own folder of records, and each set up by itself.
fn two() -> Repository {
    let repository = Repository::new();
    for (folder, records) in [("a", "akter"), ("b", "mappar")] {
        repository.file(&format!("{folder}/vbe.toml"), &format!("[paths]\nrecords = \"{records}\"\n"));
        let init = vbe(&repository.path().join(folder), "init --yes", Input::nothing());
        assert_eq!(init.exit, Exit::Fine, "{}{}", init.out, init.err);
    }
    repository
}

#[test]
fn every_workspace_of_a_repository_is_guarded() {
    let repository = two();
    repository.add().commit("Början");
    for folder in ["a", "b"] {
        let doctor = vbe(&repository.path().join(folder), "doctor", Input::nothing());
        assert!(!doctor.out.contains("another version"), "{}", doctor.out);
    }
    for path in ["a/akter/n.txt", "b/mappar/n.txt"] {
        repository.file(path, NAMED).add();
        let stopped = commit(&repository, &["-m", "anteckning"]);
        let said = String::from_utf8_lossy(&stopped.stderr);
        assert!(!stopped.status.success() && !said.contains("Fatima"), "{path}: {said}");
        repository.git("reset -q --hard");
    }
    // What is closed in one workspace is open where no workspace says otherwise.
    repository.file("b/akter/n.txt", NAMED).add();
    assert!(commit(&repository, &["-m", "text"]).status.success());
}

/// The first commit brings the settings, and they need not be added yet.
#[test]
fn a_workspace_whose_settings_are_not_added_yet_is_guarded() {
    let repository = Repository::new();
    repository.file("b/vbe.toml", "[paths]\nrecords = \"mappar\"\n");
    vbe(&repository.path().join("b"), "init --yes", Input::nothing());
    repository.file("b/mappar/n.txt", NAMED).git("add b/mappar/n.txt");
    let stopped = commit(&repository, &["-m", "anteckning"]);
    let said = String::from_utf8_lossy(&stopped.stderr);
    assert!(!stopped.status.success() && said.contains("STOPPED"), "{said}");
}

#[test]
fn a_server_finds_the_workspaces_in_what_is_pushed() {
    let repository = two();
    repository.add().commit("Början");
    let server = repository.beside("server.git");
    repository.git(&format!("clone -q --bare . {}", server.display()));
    repository.file("b/mappar/n.txt", NAMED).add();
    let tip = repository.commit("förbi");
    repository.git(&format!("push -q --no-verify {} HEAD:refs/heads/ny", server.display()));
    let line = format!("{} {tip} refs/heads/main\n", "0".repeat(40));
    super::git(&server, "update-ref -d refs/heads/ny");
    let run = vbe(&server, "scan --receive", Input::new(std::io::Cursor::new(line), false));
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
}

/// A workspace that is moved takes its places with it, and what is there already is looked at.
#[test]
fn what_becomes_a_record_by_a_change_of_settings_is_looked_at() {
    let repository = Repository::new();
    repository.file("vbe.toml", "").file("text/n.txt", NAMED).add().commit("Början");
    assert_eq!(repository.vbe("scan --range HEAD").exit, Exit::Fine, "a text of no record");
    repository.file("vbe.toml", "[paths]\nrecords = \"text\"\n").add();
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found);
    repository.commit("flyttat");
    assert_eq!(repository.vbe("scan --range HEAD~1..HEAD").exit, Exit::Found);
    // The next commit has the same settings, and only what is new is looked at.
    repository.file("annat", "text").add();
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Fine);
    // A workspace that moves to another folder is still one, and what it had closed is closed.
    repository.git("reset -q --hard HEAD~1");
    fs::create_dir(repository.path().join("ny")).unwrap();
    repository.git("mv vbe.toml ny/vbe.toml");
    repository.file("ny/records/n.txt", NAMED).git("add -A");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found);
    repository.git("rm -q --cached ny/records/n.txt");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Fine);
}

#[cfg(unix)]
fn own_hook(repository: &Repository, name: &str, text: &str) {
    use std::os::unix::fs::PermissionsExt;
    let path = repository.path().join(".git/hooks").join(name);
    fs::write(&path, text).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// The line that a hook of somebody else is to begin with, as `vbe init` tells it.
fn told_line(repository: &Repository, name: &str) -> String {
    let run = repository.vbe("init --yes");
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    assert!(!run.out.contains("The git guard is on"), "{}", run.out);
    let mut lines = run.err.lines().skip_while(|line| !line.contains(&format!("another {name} ")));
    let help = lines.nth(1).unwrap_or_else(|| panic!("{}", run.err));
    help.split_once("end in LF: ").unwrap().1.to_owned()
}

/// git tells these hooks what is asked about, once: whoever reads first takes it.
#[cfg(unix)]
#[test]
fn a_hook_of_somebody_else_that_reads_everything_still_reads_it_and_so_does_vbe() {
    for name in ["pre-push", "reference-transaction"] {
        let repository = guarded();
        let (remote, log) = (repository.beside("fjärr.git"), repository.beside("logg"));
        repository.git(&format!("init -q --bare {}", remote.display()));
        repository.git(&format!("remote add origin {}", remote.display()));
        let own = format!("cat >>'{}'\n", log.display());
        own_hook(&repository, name, &format!("#!/bin/sh\n{own}"));
        let line = told_line(&repository, name);
        own_hook(&repository, name, &format!("#!/bin/sh\n{line}\n{own}"));
        assert_eq!(repository.vbe("init --yes").exit, Exit::Fine, "{name}: once the line is in it");
        assert!(commit(&repository, &["--allow-empty", "-m", "tom"]).status.success(), "{name}");
        let push = || hooked(repository.path(), &["push", "-q", "origin", "main"], true, |command| command);
        assert!(push().status.success(), "{name}");
        assert!(fs::read_to_string(&log).unwrap().contains("refs/heads/main"), "{name}: it is passed on");
        repository.file("records/n.txt", NAMED).add();
        if name == "pre-push" {
            repository.commit("förbi");
            let stopped = push();
            assert!(!stopped.status.success(), "{}", String::from_utf8_lossy(&stopped.stderr));
        } else {
            let past = ["commit", "-q", "--no-verify", "-m", "förbi"];
            let stopped = hooked(repository.path(), &past, true, |command| command);
            assert!(!stopped.status.success(), "{}", String::from_utf8_lossy(&stopped.stderr));
        }
        // After what reads it, the line does nothing, and is not taken for a guard.
        own_hook(&repository, name, &format!("#!/bin/sh\n{own}{line}\n"));
        assert_eq!(repository.vbe("init --yes").exit, Exit::Found, "{name}");
    }
}

/// The program pre-commit keeps the hook that was there, and runs it before its own.
#[cfg(unix)]
#[test]
fn the_hook_of_pre_commit_is_known_and_the_help_helps() {
    let repository = guarded();
    let hooks = repository.path().join(".git/hooks");
    fs::rename(hooks.join("pre-commit"), hooks.join("pre-commit.legacy")).unwrap();
    let framework = "#!/usr/bin/env bash\n# File generated by pre-commit: https://pre-commit.com\nexit 0\n";
    own_hook(&repository, "pre-commit", framework);
    assert_eq!(repository.vbe("init --yes").exit, Exit::Fine, "it runs ours");
    fs::remove_file(hooks.join("pre-commit.legacy")).unwrap();
    let run = repository.vbe("init --yes");
    assert!(run.exit == Exit::Found && run.err.contains("pre-commit uninstall -t pre-commit"), "{}", run.err);
    repository.file(".pre-commit-config.yaml", "repos: [{hooks: [{id: vbe-scan}]}]\n");
    assert_eq!(repository.vbe("init --yes").exit, Exit::Fine, "it runs vbe by its own settings");
    repository.file(".pre-commit-config.yaml", "repos: [] # vbe-scan\n");
    assert_eq!(repository.vbe("init --yes").exit, Exit::Found);
}

/// A case is not to be published by standing in a workspace below another.
#[test]
fn a_push_of_an_older_commit_is_judged_by_every_workspace() {
    let repository = two();
    repository.add().commit("Början");
    let case = format!("kind: case\nid: q3x7k2m9\nnote: {NAMED}\n{REST}");
    repository.file("b/mappar/cases/q3x7k2m9.yaml", &case).add();
    let words = [UNHOOKED, &["commit", "-qm", "ärende"]].concat();
    assert!(command(repository.path(), &words).output().unwrap().status.success());
    assert_eq!(repository.vbe("scan --range HEAD --root a").exit, Exit::Found);
}
