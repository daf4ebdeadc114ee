//! A check that looks at nothing does not say that all is well.

use std::process::Command;

use vbe::cli::{Exit, Input};

use super::{ALONE, REST, Repository, vbe};
use crate::sandbox::repository as own;

const NAMED: &str = "Samtal med Fatima Hassan";

fn sandbox() -> Repository {
    let repository = Repository::new();
    repository.file("vbe.toml", "").add().commit("Början");
    repository
}

#[test]
fn a_range_with_an_open_end_is_an_error_and_one_of_nothing_is_told() {
    let repository = sandbox();
    for range in ["..HEAD", "HEAD..", "..", "...", "HEAD...", "...HEAD", "^HEAD"] {
        let run = repository.vbe(&format!("scan --range {range}"));
        assert_eq!(run.exit, Exit::Failed, "{range}: {}{}", run.out, run.err);
        assert!(run.err.contains("Both ends must be there"), "{range}: {}", run.err);
    }
    let run = repository.vbe("scan --range HEAD..HEAD");
    assert_eq!(run.exit, Exit::Nothing);
    assert!(run.err.contains("nothing to look at"), "{}", run.err);
    assert_eq!(repository.vbe("scan --range HEAD").exit, Exit::Fine);
}

#[test]
fn nothing_to_look_at_is_told_by_every_way_of_scanning() {
    let outside = crate::sandbox::folder();
    std::fs::create_dir(outside.path().join("tom")).unwrap();
    for words in ["scan", "scan tom", "scan --stdin", "scan --stdin --lines"] {
        let run = vbe(outside.path(), words, Input::new(std::io::Cursor::new(""), false));
        assert_eq!(run.exit, Exit::Nothing, "{words}: {}{}", run.out, run.err);
    }
    assert_eq!(vbe(&sandbox().path().join("."), "scan", Input::nothing()).exit, Exit::Nothing);
}

/// A hook has nothing to do with whether there was something new: what is well goes on.
#[test]
fn a_hook_that_has_nothing_to_look_at_lets_git_go_on() {
    let repository = sandbox();
    let tip = repository.git("rev-parse HEAD").trim().to_owned();
    repository.git("checkout -q --detach");
    assert_eq!(repository.vbe("scan --staged").exit, Exit::Fine);
    for (words, line) in [
        ("scan --push origin", format!("refs/heads/main {tip} refs/heads/main {tip}\n")),
        ("scan --receive", format!("{tip} {} refs/heads/main\n", "0".repeat(40))),
        ("scan --receive", format!("{tip} {tip} refs/heads/main\n")),
        ("scan --transaction prepared", format!("{tip} {tip} HEAD\n")),
        ("scan --transaction committed", "något annat".to_owned()),
    ] {
        let run = vbe(repository.path(), words, Input::new(std::io::Cursor::new(line), false));
        assert_eq!(run.exit, Exit::Fine, "{words}: {}{}", run.out, run.err);
    }
}

/// The lines that a build server runs, as docs/git-vakten.md has them, twice.
fn script() -> String {
    let page = std::fs::read_to_string(own().join("docs/git-vakten.md")).unwrap();
    let blocks: Vec<String> = page
        .match_indices("range=HEAD\n")
        .map(|(at, _)| {
            page[at..].lines().take_while(|line| !line.starts_with("```")).collect::<Vec<_>>().join("\n")
        })
        .collect();
    assert!(blocks.len() == 2 && blocks[0] == blocks[1], "{blocks:?}");
    blocks[0].clone()
}

/// A branch and a tag that are asked for by name are asked about with their names, and a tag with its message.
#[test]
fn a_range_that_names_a_branch_or_a_tag_asks_about_the_name() {
    let repository = sandbox();
    repository.git("branch hodan-lindqvist-18900101-9802");
    repository.git("tag -a v1 -m ett");
    for (range, exit) in [
        ("HEAD~0..hodan-lindqvist-18900101-9802", Exit::Found),
        ("refs/heads/hodan-lindqvist-18900101-9802", Exit::Found),
        ("HEAD --not hodan-lindqvist-18900101-9802", Exit::Nothing),
        ("main..v1", Exit::Fine),
        ("HEAD..HEAD", Exit::Nothing),
    ] {
        let run = repository.vbe_words(&["scan", "--range", range]);
        assert_eq!(run.exit, exit, "{range}: {}{}", run.out, run.err);
        assert!(!run.out.contains("hodan"), "{}", run.out);
    }
}

#[test]
fn a_build_server_looks_at_the_name_of_the_branch_and_at_the_tag() {
    let repository = sandbox();
    let remote = repository.beside("fjärr.git");
    repository.git(&format!("remote add origin {}", remote.display()));
    let base = repository.git("rev-parse HEAD").trim().to_owned();
    repository.git("tag -a v1 -m ett");
    repository.git("tag -a v2 -m Samtal_med_18900101-9802");
    repository.git(&format!("clone -q --bare . {}", remote.display()));
    // A server has the commit of the tag, and not always the tag.
    repository.git("tag -d v1 v2");
    repository.git("checkout -q --detach");
    for (branch, tag, is_fine) in [
        ("main", "", true),
        ("ny", "", true),
        ("hodan-lindqvist-18900101-9802", "", false),
        ("", "v1", true),
        ("", "v2", false),
        ("", "", true),
    ] {
        for from in [base.as_str(), ""] {
            assert_eq!(
                run_script(&repository, &[("FROM", from), ("BRANCH", branch), ("TAG", tag)]),
                is_fine,
                "{branch}{tag}"
            );
        }
    }
}

/// Runs the lines of a build server.
fn run_script(repository: &Repository, told: &[(&str, &str)]) -> bool {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_vbe")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("sh");
    command.args(["-e", "-c", &script()]).current_dir(repository.path()).envs(ALONE).env("PATH", path);
    let output = command.envs(told.iter().copied()).output().unwrap();
    output.status.success()
}

#[test]
fn a_build_server_looks_at_what_is_new_however_it_was_started() {
    let repository = sandbox();
    let base = repository.git("rev-parse HEAD").trim().to_owned();
    let run = |from: &str| run_script(&repository, &[("FROM", from)]);
    let case = |note: &str| format!("kind: case\nid: q3x7k2m9\nnote: {note}\n{REST}");
    let (zeros, gone) = ("0".repeat(40), "1234567890".repeat(4));
    for from in [base.as_str(), "", &zeros, &gone] {
        assert!(run(from), "nothing is wrong, or nothing is new: {from}");
    }
    repository.file("records/cases/q3x7k2m9.yaml", &case(NAMED)).add().commit("läcka");
    for from in [base.as_str(), "", &zeros, &gone] {
        assert!(!run(from), "{from}");
    }
    let leaky = repository.git("rev-parse HEAD").trim().to_owned();
    repository.file("records/cases/q3x7k2m9.yaml", &case("Inget")).add().commit("rättat");
    assert!(run(&leaky), "only what is new");
    assert!(!run(&zeros), "a new branch is looked at in whole");
}

#[test]
fn what_no_hook_hands_over_is_told_of_by_the_option_that_was_given() {
    let repository = Repository::new();
    repository.file("vbe.toml", "").add();
    repository.commit("x");
    for (words, option, hook) in [
        ("scan --receive", "--receive", "pre-receive"),
        ("scan --transaction prepared", "--transaction", "reference-transaction"),
        ("scan --push origin", "--push", "pre-push"),
    ] {
        let run = vbe(repository.path(), words, Input::new(std::io::Cursor::new(b"a b".to_vec()), false));
        let told = format!("{option} is for the hook {hook}.");
        assert!(run.exit == Exit::Failed && run.err.contains(&told), "{words}: {}", run.err);
    }
}
