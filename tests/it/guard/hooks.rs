//! The hooks, run by git itself, with the program that was built.

use std::fs;
use std::path::Path;
use std::process::Output;

use super::{REST, Repository, command, git};

const NUMBER: &str = "189001019802";

/// A guarded workspace, committed.
pub(super) fn guarded() -> Repository {
    let repository = Repository::new();
    repository.vbe("init --yes");
    let first = hooked(repository.path(), &["commit", "-q", "-m", "Början"], true, |repository| {
        repository.arg("--allow-empty")
    });
    assert!(first.status.success(), "{}", String::from_utf8_lossy(&first.stderr));
    repository.add();
    let all = commit(&repository, &["-m", "Arbetsmappen"]);
    assert!(all.status.success(), "{}", String::from_utf8_lossy(&all.stderr));
    repository
}

/// git with its hooks, and with `vbe` to be found or not.
pub(crate) fn hooked(
    folder: &Path,
    words: &[&str],
    is_found: bool,
    more: impl FnOnce(&mut std::process::Command) -> &mut std::process::Command,
) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_vbe")).parent().unwrap();
    let others = std::env::var("PATH").unwrap();
    let without = std::env::split_paths(&others).filter(|folder| !folder.join("vbe").exists());
    let path = is_found.then(|| program.to_path_buf()).into_iter().chain(without);
    let path = std::env::join_paths(path).unwrap();
    let mut command = command(folder, words);
    command.env("PATH", path).env("HOME", folder.parent().unwrap()).env("VBE_LANG", "en");
    more(&mut command).output().unwrap()
}

pub(super) fn commit(repository: &Repository, words: &[&str]) -> Output {
    hooked(repository.path(), &[&["commit", "-q"], words].concat(), true, |command| command)
}

pub(super) fn leak(repository: &Repository) {
    repository
        .file("records/cases/q3x7k2m9.yaml", &format!("kind: case\nid: q3x7k2m9\nnote: '{NUMBER}'\n{REST}"));
}

fn is_stopped(output: &Output, repository: &Repository) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{said}");
    assert!(!said.contains(NUMBER), "{said}");
    assert_eq!(repository.git("rev-list --count HEAD").trim(), "2", "nothing is committed: {said}");
}

#[test]
fn a_commit_with_a_leak_is_stopped_however_it_is_made() {
    let repository = guarded();
    leak(&repository);
    repository.add();
    is_stopped(&commit(&repository, &["-m", "ärende"]), &repository);
    repository.git("reset -q");
    fs::remove_dir_all(repository.path().join("records/cases")).unwrap();
    // These are made in an index of their own, which git tells the hook of.
    repository.file(
        "plans/organisation.yaml",
        &format!("kind: organisation\nid: organisation\ntitle: '{NUMBER}'\n"),
    );
    is_stopped(&commit(&repository, &["-a", "-m", "register"]), &repository);
    is_stopped(&commit(&repository, &["-m", "register", "plans/organisation.yaml"]), &repository);
    let below =
        hooked(&repository.path().join("plans"), &["commit", "-qam", "register"], true, |command| command);
    is_stopped(&below, &repository);
    repository.git("checkout -q plans");
    is_stopped(&commit(&repository, &["--allow-empty", "-m", NUMBER]), &repository);
    // And one without a leak is made.
    repository.file("plans/organisation.yaml", "kind: organisation\nid: organisation\n");
    let fine = commit(&repository, &["-a", "-m", "register"]);
    assert!(fine.status.success(), "{}", String::from_utf8_lossy(&fine.stderr));
}

#[test]
fn a_merge_with_a_leak_is_stopped() {
    let repository = guarded();
    repository.git("switch -q -c sida");
    leak(&repository);
    repository.add().commit("förbi vakten");
    repository.git("switch -q main");
    let merge =
        hooked(repository.path(), &["merge", "-q", "--no-ff", "--no-edit", "sida"], true, |command| command);
    is_stopped(&merge, &repository);
}

#[test]
fn a_commit_in_a_worktree_is_stopped() {
    let repository = guarded();
    let tree = repository.beside("träd");
    repository.git(&format!("worktree add -q -b annan {}", tree.display()));
    fs::write(tree.join("plans/b.yaml"), format!("kind: plan\nid: '{NUMBER}'\n")).unwrap();
    git(&tree, "add -A");
    is_stopped(&hooked(&tree, &["commit", "-qm", "plan"], true, |command| command), &repository);
    is_stopped(&hooked(&tree, &["commit", "-qam", "plan"], true, |command| command), &repository);
}

#[test]
fn a_push_with_a_leak_is_stopped_also_when_the_commit_passed_the_guard_by() {
    let repository = guarded();
    let remote = repository.beside("fjärr.git");
    repository.git(&format!("init -q --bare {}", remote.display()));
    repository.git(&format!("remote add origin {}", remote.display()));
    let push = || hooked(repository.path(), &["push", "-q", "origin", "main"], true, |command| command);
    assert!(push().status.success());
    leak(&repository);
    repository.add().commit("förbi vakten");
    repository.git("rm -q records/cases/q3x7k2m9.yaml");
    repository.commit("borttaget igen");
    let stopped = push();
    let said = String::from_utf8_lossy(&stopped.stderr);
    assert!(
        !stopped.status.success() && said.contains("nothing is pushed") && !said.contains(NUMBER),
        "{said}"
    );
    assert_eq!(git(&remote, "rev-list --count main").trim(), "2");
}

/// A guard that is not at its post lets nothing through.
#[test]
fn without_the_program_everything_is_stopped_and_it_is_said_why() {
    let repository = guarded();
    repository.file("plans/b.yaml", "kind: plan\nid: b\n").add();
    let stopped = hooked(repository.path(), &["commit", "-qm", "plan"], false, |command| command);
    is_stopped(&stopped, &repository);
    let said = String::from_utf8_lossy(&stopped.stderr);
    assert!(said.contains("cannot find the program vbe") && said.contains("PATH"), "{said}");
}

/// A repository that is not at the root of the workspace's folder, and a folder with a space in its name.
#[test]
fn a_workspace_below_the_root_is_guarded() {
    let repository = Repository::new();
    fs::create_dir(repository.path().join("vår kommun")).unwrap();
    super::vbe(&repository.path().join("vår kommun"), "init --yes", vbe::cli::Input::nothing());
    repository
        .file(
            "vår kommun/records/cases/q3x7k2m9.yaml",
            &format!("kind: case\nid: q3x7k2m9\nnote: Samtal med Fatima Hassan\n{REST}"),
        )
        .add();
    let stopped = commit(&repository, &["-m", "ärende"]);
    let said = String::from_utf8_lossy(&stopped.stderr);
    assert!(!stopped.status.success() && !said.contains("Fatima"), "{said}");
}
