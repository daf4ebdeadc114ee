//! The files as they were: `--at`.

use std::fs;

use vbe::cli::{Exit, Input};

use crate::guard::{Repository, git, vbe};
use crate::sandbox::{Run, SOUND};

/// A workspace in a folder of a repository, with a plan adopted in January, progress in May, and a start in June that was
/// tagged.
fn year() -> Repository {
    let repository = Repository::new();
    repository.file("kommun/vbe.toml", "");
    for (path, text) in SOUND.iter().filter(|(path, _)| !path.starts_with("records")) {
        repository.file(&format!("kommun/{path}"), text);
    }
    repository.commit_on("2024-01-16", "Planen");
    let (path, progress) = SOUND[3];
    repository.file(&format!("kommun/{path}"), progress);
    repository.commit_on("2024-05-20", "Start");
    repository.git("tag styrgrupp-maj");
    repository.git("mv kommun/plans/plan-2024.yaml kommun/plans/gammal.yaml");
    repository.file("kommun/vbe.toml", "[time]\nsilent_after = \"1 month\"\n");
    repository.commit_on("2024-09-01", "Namnet");
    repository
}

fn in_town(repository: &Repository, words: &str) -> Run {
    vbe(&repository.path().join("kommun"), words, Input::nothing())
}

#[test]
fn a_day_and_a_name_are_the_same_moment() {
    let repository = year();
    let by_day = in_town(&repository, "status --at 2024-05-31");
    assert_eq!((by_day.exit, by_day.err.as_str()), (Exit::Fine, ""));
    assert!(by_day.out.contains("As of 2024-05-31 · the files of 2024-05-20, revision"), "{}", by_day.out);
    assert!(by_day.out.contains("started"), "{}", by_day.out);
    let by_tag = in_town(&repository, "status --at styrgrupp-maj --as-of 2024-05-31");
    assert_eq!(by_tag.out, by_day.out);
    // Without a day of its own, a revision is looked at on the day that it was made.
    assert!(in_town(&repository, "status --at styrgrupp-maj").out.contains("As of 2024-05-20 · "));
    // The other clock goes on: what the files said then, as it looks now.
    let later = in_town(&repository, "status --at 2024-01-31 --as-of 2024-08-01");
    assert!(later.out.contains("late start"), "{}", later.out);
}

#[test]
fn what_stands_on_the_disk_is_neither_read_nor_touched() {
    let repository = year();
    let before = in_town(&repository, "status --at HEAD~1");
    fs::write(repository.path().join("kommun/plans/gammal.yaml"), "not: a plan").unwrap();
    fs::remove_dir_all(repository.path().join("kommun/records")).unwrap();
    let status = repository.git("status --porcelain");
    assert_eq!(in_town(&repository, "status --at HEAD~1").out, before.out);
    assert_eq!(repository.git("status --porcelain"), status);
    // From the repository's root, and in a worktree of its own, it is the same.
    let other = repository.beside("other");
    repository.git(&format!("worktree add -q {} HEAD~2", other.display()));
    let there = vbe(&other.join("kommun"), "status --at styrgrupp-maj", Input::nothing());
    assert_eq!(there.out, before.out);
}

#[test]
fn the_settings_and_names_of_then_hold() {
    let repository = year();
    // The file had another name than its record in September, and no longer than then.
    let findings = |at: &str| in_town(&repository, &format!("validate --format json --at {at}")).out;
    assert!(findings("main").contains("file-name"), "{}", findings("main"));
    assert!(!findings("styrgrupp-maj").contains("file-name"));
    let silent = |at: &str| {
        in_town(&repository, &format!("gaps --at {at} --as-of 2024-11-01"))
            .out
            .contains("Activities without follow-up")
    };
    assert_eq!(
        (silent("main"), silent("styrgrupp-maj")),
        (true, false),
        "{}",
        in_town(&repository, "gaps --at main --as-of 2024-11-01").out
    );
}

#[test]
fn records_in_a_repository_of_their_own_are_read_as_of_the_same_time() {
    let plans = Repository::new();
    plans.file("vbe.toml", "[paths]\nrecords = \"../records\"\n");
    SOUND.iter().filter(|(path, _)| !path.starts_with("records")).for_each(|(path, text)| {
        plans.file(path, text);
    });
    plans.commit_on("2024-01-16", "Planen");
    plans.commit_on("2024-06-16", "Senare");
    let records = plans.beside("records");
    fs::create_dir_all(&records).unwrap();
    let apart = vbe(plans.path(), "status --at HEAD", Input::nothing());
    assert!(apart.err.contains("../records is outside the repository"), "{}", apart.err);
    git(&records, "init -q -b main");
    let (path, progress) = SOUND[3];
    let path = records.join(path.strip_prefix("records/").unwrap());
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, progress).unwrap();
    git(&records, "add -A");
    git(&records, "-c user.name=x commit -q --no-verify -m Start --date 2024-05-20T12:00:00+0100");
    // It was committed just now, whatever it says of its author: in June there was nothing.
    let early = vbe(plans.path(), "status --at 2024-06-20", Input::nothing());
    assert!(early.err.contains("cannot be read as it was then"), "{}", early.err);
    plans.commit_on("2090-06-16", "I dag");
    let now = vbe(plans.path(), "status --at HEAD --as-of 2024-06-20", Input::nothing());
    assert_eq!((now.exit, now.out.contains("started")), (Exit::Fine, true), "{}{}", now.out, now.err);
}

#[test]
fn what_cannot_be_found_is_told() {
    let repository = year();
    let err = |words: &str| {
        let run = in_town(&repository, words);
        assert_eq!((run.exit, run.out.as_str()), (Exit::Failed, ""), "{words}");
        run.err
    };
    assert!(err("status --at styrgrup-maj").contains("Was styrgrupp-maj meant?"));
    assert!(err("status --at --output=/tmp/x").contains("--output cannot stand here."));
    assert!(err("status --at=--all").contains("There is no branch, tag or commit --all."));
    assert!(err("gaps --at 2023-12-31").contains("the first is of 2024-01-16"));
    let shallow = repository.beside("shallow");
    git(
        repository.path(),
        &format!("clone -q --depth 1 file://{} {}", repository.path().display(), shallow.display()),
    );
    let cut = vbe(&shallow.join("kommun"), "status --at 2024-05-31", Input::nothing());
    assert!(cut.err.contains("git fetch --unshallow"), "{}", cut.err);
    let cut = vbe(&shallow.join("kommun"), "status --at HEAD~1", Input::nothing());
    assert!(cut.err.contains("git fetch --unshallow"), "{}", cut.err);
    let empty = Repository::new();
    empty.file("vbe.toml", "");
    assert!(empty.vbe("status --at 2024-01-01").err.contains("Nothing has been committed yet."));
    let alone = crate::sandbox::Sandbox::sound().run("status --at main");
    assert!(alone.err.contains("in no git repository"), "{}", alone.err);
}
