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

/// Two workspaces, each with a contact and an area that the other does not have.
fn unlike() -> Repository {
    let repository = Repository::new();
    for (folder, contact, area) in [("a", "08-465 004 55", "norra"), ("b", "08-465 004 66", "sodra")] {
        let settings = format!("[privacy]\ncontacts = [\"{contact}\"]\n[cases]\nareas = [\"{area}\"]\n");
        repository.file(&format!("{folder}/vbe.toml"), &settings);
    }
    repository.add().commit("Början");
    repository
}

fn case(note: &str, area: &str) -> String {
    format!("kind: case\nid: q3x7k2m9\nnote: {note}\narea: {area}\n{REST}")
}

#[test]
fn each_workspace_is_judged_by_its_own_settings_wherever_the_question_is_asked() {
    let repository = unlike();
    for (folder, note, area, exit) in [
        ("a", "Ring 08-465 004 55", "norra", Exit::Fine),
        ("b", "Ring 08-465 004 66", "sodra", Exit::Fine),
        ("a", "Ring 08-465 004 66", "norra", Exit::Found),
        ("b", "Ring 08-465 004 55", "sodra", Exit::Found),
        ("a", "Inget", "sodra", Exit::Found),
        ("b", "Inget", "norra", Exit::Found),
    ] {
        repository.file(&format!("{folder}/records/cases/q3x7k2m9.yaml"), &case(note, area)).add();
        for from in ["", "a", "b"] {
            let run = vbe(&repository.path().join(from), "scan --staged", Input::nothing());
            assert_eq!(run.exit, exit, "{folder} {note} {area} from {from}: {}{}", run.out, run.err);
        }
        repository.git("reset -q --hard");
    }
}

/// Two branches may have settings of their own, and what is in both must stand before both.
#[test]
fn each_branch_that_is_pushed_is_judged_by_its_own_settings() {
    let repository = Repository::new();
    repository.file("vbe.toml", "").add().commit("Början");
    repository.git("branch utan");
    let contact = "[privacy]\ncontacts = [\"08-465 004 55\"]\n[cases]\nareas = [\"norra\"]\n";
    repository.file("vbe.toml", contact);
    let path = "records/cases/q3x7k2m9.yaml";
    repository.file(path, &case("Ring 08-465 004 55", "norra")).add().commit("med");
    repository.git("branch med");
    repository.git("switch -q utan");
    repository.file("b", "").add().commit("annat");
    let range = ["scan", "--range", "med utan --not utan~1"];
    let run = repository.vbe_words(&range);
    assert_eq!(run.exit, Exit::Fine, "{}{}", run.out, run.err);
    repository.file(path, &case("Ring 08-465 004 55", "norra")).add().commit("utan kontakten");
    let run = repository.vbe_words(&["scan", "--range", "med utan --not utan~2", "--format", "json"]);
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    repository.git("switch -q -c ovan med");
    repository.file("c", "").add().commit("ovanpå");
    repository.git("switch -q -c under");
    repository.file("vbe.toml", "").add().commit("utan igen");
    // What is in both is told of once.
    let run = repository.vbe_words(&["scan", "--range", "ovan under --not med~1", "--format", "json"]);
    let told = run.out.matches("identifies-person").count();
    assert!(run.exit == Exit::Found && told == 1, "{told}: {}{}", run.out, run.err);
}

/// The settings of a second workspace need not be added yet, nor more than announced.
#[test]
fn a_second_workspace_whose_settings_git_does_not_have_is_guarded() {
    let repository = Repository::new();
    repository.file("vbe.toml", "").add().commit("Början");
    repository.file("b/vbe.toml", "[paths]\nrecords = \"mappar\"\n").file("b/mappar/n.txt", NAMED);
    repository.git("add b/mappar");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found);
    repository.git("add -N b/vbe.toml");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Found);
    // One that is empty is told from one that is only announced.
    repository.file("b/vbe.toml", "").git("add b/vbe.toml");
    repository.file("b/vbe.toml", "[paths]\nrecords = \"mappar\"\n");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Fine);
    // What is broken and has nothing to do with what is kept stops nothing.
    repository.git("rm -q -r -f --cached b");
    repository.file("c/vbe.toml", "det här är inte toml");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Fine);
    repository.file("c/x", "").git("add c/x");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Failed);
}

/// husky writes its own hooks anew, and runs what people have written in the folder above.
#[cfg(unix)]
#[test]
fn the_hooks_of_husky_are_known_and_the_help_helps() {
    let repository = guarded();
    repository.git("config core.hooksPath .husky/_");
    let names =
        ["pre-commit", "pre-merge-commit", "commit-msg", "pre-applypatch", "applypatch-msg", "pre-push"];
    for name in names {
        repository.file(&format!(".husky/_/{name}"), "#!/usr/bin/env sh\n. \"${0%/*}/h\"");
        husky_runs(&repository, name);
    }
    let runs = "#!/usr/bin/env sh\nn=$(basename \"$0\")\ns=$(dirname \"$(dirname \"$0\")\")/$n\n[ ! -f \"$s\" ] && exit 0\nsh -e \"$s\" \"$@\"\nexit $?\n";
    repository.file(".husky/_/h", runs).file(".husky/pre-commit", "echo vanlig\n");
    let run = repository.vbe("init --yes");
    assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
    for name in names {
        let mut lines =
            run.err.lines().skip_while(|line| !line.contains(&format!("husky runs .husky/{name},")));
        let help = lines.nth(1).unwrap_or_else(|| panic!("{name}: {}", run.err));
        let line = help.split_once("end in LF: ").unwrap().1;
        repository.file(&format!(".husky/{name}"), &format!("{line}\necho vanlig\n"));
    }
    let doctor = repository.vbe("doctor").out;
    assert!(!doctor.contains("husky"), "{doctor}");
    assert_eq!(repository.vbe("init --yes").exit, Exit::Fine);
    repository.file("records/n.txt", NAMED).git("add records");
    assert!(!commit(&repository, &["-m", "anteckning"]).status.success());
}

#[cfg(unix)]
fn husky_runs(repository: &Repository, name: &str) {
    use std::os::unix::fs::PermissionsExt;
    let path = repository.path().join(".husky/_").join(name);
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}
