//! Losing nothing: answers that cannot be told, files with two names, what was left behind, and those who write at
//! once. That a record is whole whatever interrupts it is held beside the code, where any deed can be let fail.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::time::Duration;

use vbe::cli::Exit;

use crate::kept::REPORT;
use crate::sandbox::{SOUND, Sandbox};

/// A command line with an answer, for every command.
const ANSWERING: &[&str] = &[
    "validate",
    "scan",
    "status",
    "gaps",
    "due",
    "meeting styrgrupp",
    "roles",
    "overview",
    "export --out uttag --force",
    "show plan-2024",
    "list activity",
    "diff plan-2024 plan-2024",
    "account plan-2024",
    "cases",
    "serve",
    "report --kind annual --plan plan-2024",
    "report --public --period 2023",
    "privacy",
    "init --yes",
    "doctor",
    "explain syntax",
    "schema plan",
    "start plan-2024/motesplatser --by samordnaren --on 2024-02-13",
    "finish plan-2024/utbildning --by samordnaren",
    "cancel plan-2024/utbildning --by samordnaren --decision styrgrupp-2024",
    "note plan-2024/utbildning --by samordnaren --note Halvvägs",
    "set plan-2024 title=Plan",
    "new meeting group=styrgrupp on=2024-11-14",
    "add area plan-2024 Kunskap",
    "revise plan-2024 --to ny --period 2025",
    "import plan.csv --id ny --period 2025",
    "ask",
    "fmt",
    "completions bash",
    "completions bash -- vbe sh",
    "man status",
    "man --out sidor",
    "--help",
    "--version",
    "status --help",
];

/// The commands that answer only in a git repository.
const IN_GIT: [&str; 2] = ["history", "verify"];

fn sandbox() -> Sandbox {
    let case = "kind: case\nid: k7qx2m9f\nregistered: 2023-H1\nsource: school\nage_band: 16-17\nenvironment: unclear\n\
        concern: [symbols]\nchannel: staff\nmeasures: [concern-report, talk]\nstatus: open\nexpires: 2028-H1\n";
    let plan = SOUND[2].1.to_owned() + "  - id: motesplatser\n    title: Öppna mötesplatser\n";
    Sandbox::sound()
        .file("plans/plan-2024.yaml", &plan)
        .file("records/cases/k7qx2m9f.yaml", case)
        .file("records/reports/arsredovisning.yaml", REPORT)
        .file(
            "records/meetings/styrgrupp.yaml",
            "kind: meeting\nid: styrgrupp\ngroup: styrgrupp\non:   2024-05-14\n",
        )
        .file("plan.csv", "Åtgärd;Ansvarig;Klar\nUtbilda personalen;Samordnare VBE;H 2025\n")
}

/// It answers what an editor says, and says nothing by itself; `lsp.rs` tries it.
const SPOKEN_WITH: &str = "lsp";

/// Takes down nothing: the disk is full, or the reader has left.
struct Refusing(ErrorKind);

impl Write for Refusing {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(self.0.into())
    }
}

#[test]
fn every_command_is_tried_with_an_answer_that_cannot_be_told() {
    let tried: BTreeSet<&str> = ANSWERING.iter().filter_map(|words| words.split(' ').next()).collect();
    let all = vbe::cli::command_examples().map(|(name, _)| name);
    let untried: Vec<_> =
        all.filter(|name| !tried.contains(name) && !IN_GIT.contains(name) && *name != SPOKEN_WITH).collect();
    assert!(untried.is_empty(), "{untried:?} stand not in ANSWERING");
}

/// An answer that is lost is no answer, so all is not well.
#[test]
fn an_answer_that_cannot_be_written_is_a_failure_of_every_command() {
    for words in ANSWERING {
        let told = sandbox().run(words);
        assert!(!told.out.is_empty(), "{words} answers nothing: {}", told.err);
        let (exit, err) = sandbox().answer(words, &mut Refusing(ErrorKind::StorageFull));
        assert_eq!(exit, Exit::Failed, "{words}: {err}");
        assert!(err.contains("The answer could not be written"), "{words}: {err}");
    }
}

/// `vbe status | head`: what is done, and how it ends, does not depend on who reads.
#[test]
fn a_reader_who_leaves_changes_neither_what_is_done_nor_how_it_ends() {
    for words in ANSWERING {
        let (read, left) = (sandbox(), sandbox());
        let told = read.run(words);
        let (exit, err) = left.answer(words, &mut Refusing(ErrorKind::BrokenPipe));
        assert_eq!(exit, told.exit, "{words}: {err}");
        let names = |sandbox: &Sandbox| -> BTreeSet<_> {
            let root = sandbox.path().to_owned();
            sandbox.files().into_keys().map(|path| path.strip_prefix(&root).unwrap().to_owned()).collect()
        };
        assert_eq!(names(&left), names(&read), "{words}");
    }
    assert_eq!(sandbox().answer("status", &mut Refusing(ErrorKind::BrokenPipe)).0, Exit::Fine);
    let faulty = sandbox().file("plans/z.yaml", "kind: plam\nid: z\n");
    assert_eq!(faulty.answer("validate", &mut Refusing(ErrorKind::BrokenPipe)).0, Exit::Found);
}

#[cfg(target_os = "linux")]
#[test]
fn the_program_itself_fails_when_its_answer_has_no_room() {
    let sandbox = sandbox();
    for words in [&["status"][..], &["--help"], &["validate", "--format", "json"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_vbe"))
            .args(words)
            .current_dir(sandbox.path())
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(run.status.code(), Some(2), "{words:?}: {}", String::from_utf8_lossy(&run.stderr));
    }
}

#[cfg(unix)]
mod linked {
    use std::os::unix::fs::symlink;

    use super::*;

    const PROGRESS: &str = "records/activities/plan-2024/utbildning.yaml";
    const EDITS: [&str; 4] = [
        "note plan-2024/utbildning --by samordnaren --note Halvvägs",
        "set plan-2024/utbildning started=2024-02-13",
        "finish plan-2024/utbildning --by samordnaren",
        "fmt",
    ];

    /// A file whose layout `fmt` would change.
    fn untidy() -> Sandbox {
        Sandbox::sound()
            .file(PROGRESS, "kind: activity\nid: utbildning\nplan: plan-2024\nstarted:   2024-02-12\n")
    }

    #[test]
    fn a_record_with_another_name_is_not_parted_from_it() {
        let sandbox = untidy();
        fs::hard_link(sandbox.path().join(PROGRESS), sandbox.path().join("kopia.yaml")).unwrap();
        let before = sandbox.files();
        for words in EDITS {
            let run = sandbox.run(words);
            assert_eq!(run.exit, Exit::Failed, "{words}: {}", run.out);
            assert!(run.err.contains(PROGRESS) && run.err.contains("another name"), "{words}: {}", run.err);
            assert_eq!(sandbox.files(), before, "{words}");
        }
        // What it says to do works: a copy of its own in its place.
        let path = sandbox.path().join(PROGRESS);
        fs::copy(&path, sandbox.path().join("egen")).unwrap();
        fs::rename(sandbox.path().join("egen"), &path).unwrap();
        let run = sandbox.run(EDITS[0]);
        assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    }

    #[test]
    fn nothing_is_written_through_a_link() {
        for words in EDITS.into_iter().chain(["start plan-2024/utbildning --by samordnaren"]) {
            let linked = untidy();
            let path = linked.path().join(PROGRESS);
            fs::rename(&path, linked.path().join("annan.yaml")).unwrap();
            symlink(linked.path().join("annan.yaml"), &path).unwrap();
            let before = linked.files();
            let run = linked.run(words);
            assert!(run.exit != Exit::Fine || words == "fmt", "{words}: {}", run.out);
            assert_eq!(linked.files(), before, "{words}");
            assert!(fs::symlink_metadata(&path).unwrap().is_symlink(), "{words}");
        }
        // A folder that is not read is not written in either.
        let outside = crate::sandbox::folder();
        let sandbox = Sandbox::sound();
        symlink(outside.path(), sandbox.path().join("records/meetings")).unwrap();
        let run = sandbox.run("new meeting group=styrgrupp on=2024-11-14");
        assert_eq!(run.exit, Exit::Failed, "{}", run.out);
        assert!(run.err.contains("reached through one"), "{}", run.err);
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
    }

    /// A lock that cannot be opened is told, by whoever writes and by `vbe doctor`, and what they say to do works.
    #[test]
    fn what_stands_in_the_place_of_the_lock_is_told() {
        let sandbox = untidy();
        let lock = sandbox.path().join("records/.vbe.lock.tmp");
        fs::create_dir(&lock).unwrap();
        let run = sandbox.run(EDITS[0]);
        assert_eq!(run.exit, Exit::Failed, "{}", run.out);
        assert!(run.err.contains("remove records/.vbe.lock.tmp and run again"), "{}", run.err);
        assert!(sandbox.run("doctor").out.contains("has left records/.vbe.lock.tmp"));
        fs::remove_dir(&lock).unwrap();
        assert_eq!(sandbox.run(EDITS[0]).exit, Exit::Fine);
        assert!(!lock.exists());
    }
}

/// What a killed run left may hold a record about a person. `vbe doctor` tells of it, and the next who writes removes it.
#[test]
fn what_a_killed_run_left_is_told_and_then_removed() {
    let left = "records/cases/.k7qx2m9f.yaml.4711.tmp";
    let sandbox = sandbox().file(left, "kind: case\n").file("records/.vbe.lock.tmp", "");
    let run = sandbox.run("doctor");
    assert!(run.out.contains(&format!("has left {left}\n")), "{}", run.out);
    assert!(sandbox.path().join(left).exists(), "who reads removes nothing");
    let run = sandbox.run("set plan-2024 title=Plan");
    assert_eq!(run.exit, Exit::Fine, "{}", run.err);
    assert!(!sandbox.path().join(left).exists() && !sandbox.path().join("records/.vbe.lock.tmp").exists());
    assert!(sandbox.run("doctor").out.contains("no interrupted run has left anything"));
}

/// Until then nobody commits it unseen: `validate` and the hook tell of it, also when hardly anything had been written,
/// and git passes over it where `vbe init` has been.
#[test]
fn what_a_killed_run_left_is_no_secret() {
    for (left, text) in [
        ("plans/.ny.yaml.4711.tmp", "kind: plan\nid: ny\n"),
        ("plans/.ny.yaml.4711.tmp", ""),
        ("records/cases/.k7qx2m9f.yaml.4711.tmp", "kind: case\n"),
    ] {
        let sandbox = sandbox().file(left, text);
        let run = sandbox.run("validate");
        assert!(run.out.contains(&format!("{left}:1:1: warning [stray-file]")), "{left}: {}", run.out);
        crate::guard::git(sandbox.path(), "init -q");
        crate::guard::git(sandbox.path(), "add -A");
        let run = sandbox.run("scan --staged");
        let is_told = |line: &str| line.starts_with(&format!("{left}:1:1:")) && line.contains("[stray-file]");
        assert!(run.out.lines().any(is_told), "{left}: {}", run.out);
    }
    let sandbox = Sandbox::empty();
    crate::guard::git(sandbox.path(), "init -q");
    assert_eq!(sandbox.run("init --yes").exit, Exit::Fine);
    let sandbox = sandbox.file("plans/.ny.yaml.4711.tmp", "kind: plan\n");
    crate::guard::git(sandbox.path(), "add -A");
    let kept = crate::guard::git(sandbox.path(), "ls-files");
    assert!(kept.contains("plans/.gitignore") && !kept.contains(".tmp"), "{kept}");
}

/// What is written can be read again: a change that would make a file larger than any that is read is refused.
#[test]
fn nothing_is_written_that_could_not_be_read() {
    const LIMIT: usize = 8 * 1024 * 1024;
    let path = "plans/plan-2024.yaml";
    let plan = sandbox().read(path);
    let rest = LIMIT - plan.len();
    let comments = format!("#{}\n", "x".repeat(1022)).repeat(rest / 1024) + &"#".repeat(rest % 1024);
    let sandbox = sandbox().file(path, &format!("{plan}{comments}"));
    let was = sandbox.read(path);
    let title = "Handlingsplan mot våldsbejakande extremism för hela kommunen";
    for words in [&["set", "plan-2024"][..], &["set", "plan-2024", "--dry-run"]] {
        let run = sandbox.told(&[words, &[&format!("title={title}")]].concat(), None);
        assert_eq!(run.exit, Exit::Found, "{}{}", run.out, run.err);
        assert!(run.out.contains("The file is 9 MiB. A file may be at most 8 MiB."), "{}", run.out);
        assert!(run.out.len() < 1_000, "what is not read is not shown either");
    }
    assert!(sandbox.read(path) == was);
}

#[test]
fn those_who_write_at_once_wait_for_each_other_and_lose_nothing() {
    let sandbox = &sandbox();
    std::thread::scope(|scope| {
        for writer in 0..6 {
            scope.spawn(move || {
                let note = format!("Grupp {writer} är klar");
                let words = ["note", "plan-2024/utbildning", "--by", "samordnaren", "--note", &note];
                let run = sandbox.told(&words, None);
                assert_eq!(run.exit, Exit::Fine, "{}", run.err);
            });
        }
    });
    let text = sandbox.read("records/activities/plan-2024/utbildning.yaml");
    assert!((0..6).all(|writer| text.contains(&format!("Grupp {writer} är klar"))), "{text}");
    assert_eq!(sandbox.run("validate").exit, Exit::Fine);
}

/// Who has the lock is waited for.
#[test]
fn the_second_waits_until_the_first_is_done() {
    let sandbox = &sandbox();
    let lock = fs::File::create(sandbox.path().join("records/.vbe.lock.tmp")).unwrap();
    lock.lock().unwrap();
    std::thread::scope(|scope| {
        let second = scope.spawn(|| sandbox.run("set plan-2024 title=Plan"));
        std::thread::sleep(Duration::from_millis(200));
        assert!(!second.is_finished() && sandbox.read("plans/plan-2024.yaml").contains("Handlingsplan 2024"));
        drop(lock);
        assert_eq!(second.join().unwrap().exit, Exit::Fine);
    });
    assert!(sandbox.read("plans/plan-2024.yaml").contains("title: Plan\n"));
}

/// A file with such a name can be neither written nor checked out on Windows.
#[test]
fn no_record_has_a_name_that_windows_keeps_for_itself() {
    for id in
        ["con", "prn", "aux", "nul", "com1", "com0", "lpt9", "CON", "Nul", "prn.x", "a.", "a ", "nul.yaml"]
    {
        let plan = format!("kind: plan\nid: \"{id}\"\ntitle: Plan\nperiod: 2025\n");
        let run = Sandbox::sound().file("plans/x.yaml", &plan).run("validate");
        assert_eq!(run.exit, Exit::Found, "{id}: {}", run.out);
        assert!(run.out.contains("wrong-value") && run.out.contains("Write: id: "), "{id}: {}", run.out);
        // A space around a word that is typed is no part of it.
        if id.ends_with(' ') {
            continue;
        }
        let told = |words: &[&str]| {
            let sandbox = sandbox();
            let before = sandbox.files();
            let run = sandbox.told(words, None);
            assert!(run.exit == Exit::Failed || run.exit == Exit::Found, "{words:?}: {}", run.out);
            assert_eq!(sandbox.files(), before, "{words:?}");
        };
        told(&["new", "plan", "title=Plan", "period=2025", &format!("id={id}")]);
        told(&["set", "plan-2024", &format!("id={id}")]);
        told(&["revise", "plan-2024", "--to", id, "--period", "2025"]);
        told(&["import", "plan.csv", "--id", id, "--period", "2025"]);
    }
    // What is made of a title is no such name.
    let run = sandbox()
        .file("plan.csv", "Åtgärd;Klar\nCon;H 2025\nAux;H 2025\n")
        .run("import plan.csv --id ny --period 2025 --dry-run");
    assert!(run.out.contains("con-1") && run.out.contains("aux-1"), "{}{}", run.out, run.err);
    let run = sandbox().run("new plan title=Nul period=2025");
    assert!(run.out.contains("plans/nul-1.yaml"), "{}{}", run.out, run.err);
}

/// What may be named freely, the register and the folders, may not be named so either.
#[test]
fn no_file_or_folder_has_a_name_that_windows_cannot_have() {
    let register = "kind: organisation\nid: organisation\nunits: [{id: ks, title: KS}]\n";
    for path in
        ["plans/aux.yaml", "plans/Nul/organisation.yaml", "plans/a./organisation.yaml", "plans/x .yaml"]
    {
        let sandbox = Sandbox::empty().file(path, register);
        let run = sandbox.run("validate");
        let is_told = run.exit == Exit::Found && run.out.contains("Windows cannot have");
        assert_eq!(is_told, path != "plans/x .yaml", "{path}: {}", run.out);
    }
}
